/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-typed-date.h"

#include "chancery-errors.h"
#include "chancery-text.h"
#include "chancery-typed-day.h"
#include "chancery-typed-time.h"

#include <string.h>

#define MAX_LENGTH 200

/* What every step below takes is folded: lower case, ASCII digits, dashes and
 * quotation marks, single blanks. A step that understands the text gives its
 * EDTF form, which may still be impossible.
 */
typedef struct
{
  ChanceryDay today;
  const ChanceryWorkingDays *working_days;
  gboolean month_first;
  gboolean approximate; /* said of a whole interval */
  gboolean uncertain;
} Context;

typedef struct
{
  const char *word;
  gboolean opens_end; /* else the beginning */
} Opener;

static const char *const unknown_words[] = {
  "?", "unknown", "not known", "date unknown", "date not known", "undated", "no date", "n.d.",
};

static const Opener prefixes[] = {
  { "after ", TRUE },           { "since ", TRUE },      { "from ", TRUE },
  { "not before ", TRUE },      { "before ", FALSE },    { "until ", FALSE },
  { "till ", FALSE },           { "up to ", FALSE },     { "by ", FALSE },
  { "not later than ", FALSE }, { "not after ", FALSE },
};

static const Opener suffixes[] = {
  { " or later", TRUE }, { " or after", TRUE },    { " onwards", TRUE },
  { " onward", TRUE },   { " or earlier", FALSE }, { " or before", FALSE },
};

static const char *const separators[] = { " to ", " until ", " till ", " through ", " - ",
                                          " / ",  "..",      "-",      "/" };

static gboolean
take_suffix (char *text, const char *suffix)
{
  if (!g_str_has_suffix (text, suffix))
    return FALSE;
  text[strlen (text) - strlen (suffix)] = '\0';
  g_strchomp (text);
  return TRUE;
}

static gboolean
take_prefix (char *text, const char *prefix)
{
  gsize length = strlen (prefix);

  if (!g_str_has_prefix (text, prefix))
    return FALSE;
  memmove (text, text + length, strlen (text) - length + 1);
  g_strchug (text);
  return TRUE;
}

static gboolean
take_doubt (char *text)
{
  return take_suffix (text, "(?)") || take_suffix (text, "?") || take_suffix (text, ", uncertain");
}

static gboolean
is_unknown (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (unknown_words); i++)
    {
      if (strcmp (text, unknown_words[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* One date, which may lack its year. */
static ChanceryTypedDayResult
parse_day (const Context *context, const char *text, ChanceryTypedDay *out, GError **error)
{
  g_autofree char *rest = g_strstrip (g_strdup (text));
  gboolean uncertain = take_doubt (rest);
  ChanceryTypedDayResult result = chancery_typed_day_parse (rest, context->today,
                                                            context->working_days,
                                                            context->month_first, out, error);

  out->uncertain |= uncertain || context->uncertain;
  out->approximate |= context->approximate;
  return result;
}

/* Likewise, of what may have a time behind it where the day is what counts: the time goes.  `18 feb 1430` has none, but a
 * year.  A month has no time of day, nor has a day that is uncertain. */
static ChanceryTypedDayResult
parse_end (const Context *context, const char *text, ChanceryTypedDay *out, GError **error)
{
  ChanceryTypedDayResult result = parse_day (context, text, out, error);
  g_autofree char *rest = g_strdup (text);
  g_autofree char *time = NULL;

  if (result != CHANCERY_TYPED_DAY_NO_MATCH)
    return result;
  time = chancery_typed_time_take (rest);
  if (time == NULL)
    return CHANCERY_TYPED_DAY_NO_MATCH;
  result = parse_day (context, rest, out, error);
  if (result == CHANCERY_TYPED_DAY_MATCH && ((out->precision != CHANCERY_TYPED_DAY_DAY &&
                                              out->precision != CHANCERY_TYPED_DAY_OF_MONTH) ||
                                             out->approximate || out->uncertain))
    return CHANCERY_TYPED_DAY_NO_MATCH;
  return result;
}

/* @parse: parse_day(), or parse_end(). */
static ChanceryTypedDayResult
parse_single (const Context *context,
              const char *text,
              ChanceryTypedDayResult (*parse) (const Context *context,
                                               const char *text,
                                               ChanceryTypedDay *out,
                                               GError **error),
              char **edtf,
              GError **error)
{
  ChanceryTypedDay day;
  ChanceryTypedDayResult result = parse (context, text, &day, error);

  if (result != CHANCERY_TYPED_DAY_MATCH)
    return result;
  if (!chancery_typed_day_complete (&day, context->today))
    {
      /* A bare number may still be an end of an interval. */
      if (day.precision == CHANCERY_TYPED_DAY_OF_MONTH)
        return CHANCERY_TYPED_DAY_NO_MATCH;
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                   "“%s” is not a day of the calendar", text);
      return CHANCERY_TYPED_DAY_WRONG;
    }
  if (day.precision == CHANCERY_TYPED_DAY_OF_MONTH)
    return CHANCERY_TYPED_DAY_NO_MATCH;
  if (!chancery_typed_day_is_that_weekday (&day))
    {
      g_autofree char *meant = chancery_typed_day_to_edtf (&day);

      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                   "“%s” contradicts itself: %s is another day of the week", text, meant);
      return CHANCERY_TYPED_DAY_WRONG;
    }
  *edtf = chancery_typed_day_to_edtf (&day);
  return CHANCERY_TYPED_DAY_MATCH;
}

static const Opener *
take_opener (char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      if (take_prefix (text, prefixes[i].word))
        return &prefixes[i];
    }
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      if (take_suffix (text, suffixes[i].word))
        return &suffixes[i];
    }
  return NULL;
}

/* `after 16 feb`, `16 feb or later`. */
static ChanceryTypedDayResult
parse_half_open (const Context *context, const char *text, char **edtf, GError **error)
{
  g_autofree char *rest = g_strdup (text);
  g_autofree char *day = NULL;
  const Opener *opener = take_opener (rest);
  ChanceryTypedDayResult result;

  if (opener == NULL)
    return CHANCERY_TYPED_DAY_NO_MATCH;
  result = parse_single (context, rest, parse_end, &day, error);
  if (result == CHANCERY_TYPED_DAY_MATCH)
    *edtf = opener->opens_end ? g_strconcat (day, "/..", NULL) : g_strconcat ("../", day, NULL);
  return result;
}

/* `20 dec to 5 jan` crosses a new year; `18 feb to 16 feb` is a slip. */
static gboolean
crosses_year (const ChanceryTypedDay *start, const ChanceryTypedDay *end)
{
  return start->month > end->month;
}

/* Each end takes from the other what it lacks: `16-18 feb`, `feb 16-18, 2026`,
 * `20 dec to 5 jan 2026`.
 */
static gboolean
complete_ends (ChanceryTypedDay *start, ChanceryTypedDay *end, ChanceryDay today)
{
  if (start->precision == CHANCERY_TYPED_DAY_OF_MONTH)
    {
      if (end->precision != CHANCERY_TYPED_DAY_DAY || start->has_year)
        return FALSE;
      start->precision = CHANCERY_TYPED_DAY_DAY;
      start->month = end->month;
    }
  else if (end->precision == CHANCERY_TYPED_DAY_OF_MONTH)
    {
      if (start->precision != CHANCERY_TYPED_DAY_DAY || (start->has_year && end->has_year))
        return FALSE;
      end->precision = CHANCERY_TYPED_DAY_DAY;
      end->month = start->month;
    }

  if (!end->has_year && start->has_year)
    {
      end->has_year = TRUE;
      end->year = crosses_year (start, end) ? start->year + 1 : start->year;
    }
  if (!chancery_typed_day_complete (end, today))
    return FALSE;
  if (!start->has_year)
    {
      start->has_year = TRUE;
      start->year = crosses_year (start, end) && end->year > 0 ? end->year - 1 : end->year;
    }
  return TRUE;
}

/* `16 feb 9:00 to 17:00`: from one time of a day to a later one of the same. */
static ChanceryTypedDayResult
parse_hours (const Context *context, const char *left, const char *right, char **edtf)
{
  g_autofree char *day = g_strdup (left);
  g_autofree char *time = g_strstrip (g_strdup (right));
  g_autofree char *behind = g_strconcat (" ", time, NULL);
  g_autofree char *first = chancery_typed_time_take (day);
  g_autofree char *last = first != NULL ? chancery_typed_time_take (behind) : NULL;

  if (last == NULL || *behind != '\0' || strcmp (first, last) >= 0)
    return CHANCERY_TYPED_DAY_NO_MATCH;
  return parse_single (context, left, parse_end, edtf, NULL);
}

static ChanceryTypedDayResult
parse_split (const Context *context,
             const char *text,
             const char *at,
             gsize separator_length,
             char **edtf)
{
  g_autofree char *left = g_strndup (text, (gsize)(at - text));
  g_autofree char *start_edtf = NULL;
  g_autofree char *end_edtf = NULL;
  ChanceryTypedDay start;
  ChanceryTypedDay end;

  if (parse_hours (context, left, at + separator_length, edtf) == CHANCERY_TYPED_DAY_MATCH)
    return CHANCERY_TYPED_DAY_MATCH;
  if (parse_end (context, left, &start, NULL) != CHANCERY_TYPED_DAY_MATCH)
    return CHANCERY_TYPED_DAY_NO_MATCH;
  if (parse_end (context, at + separator_length, &end, NULL) != CHANCERY_TYPED_DAY_MATCH)
    return CHANCERY_TYPED_DAY_NO_MATCH;
  if (!complete_ends (&start, &end, context->today) ||
      !chancery_typed_day_is_that_weekday (&start) || !chancery_typed_day_is_that_weekday (&end))
    return CHANCERY_TYPED_DAY_NO_MATCH;
  start_edtf = chancery_typed_day_to_edtf (&start);
  end_edtf = chancery_typed_day_to_edtf (&end);
  *edtf = g_strconcat (start_edtf, "/", end_edtf, NULL);
  return CHANCERY_TYPED_DAY_MATCH;
}

static ChanceryTypedDayResult
parse_around (const Context *context, const char *text, const char *separator, char **edtf)
{
  for (const char *at = strstr (text, separator); at != NULL; at = strstr (at + 1, separator))
    {
      if (parse_split (context, text, at, strlen (separator), edtf) == CHANCERY_TYPED_DAY_MATCH)
        return CHANCERY_TYPED_DAY_MATCH;
    }
  return CHANCERY_TYPED_DAY_NO_MATCH;
}

static ChanceryTypedDayResult
parse_interval (const Context *context, const char *text, char **edtf)
{
  g_autofree char *rest = g_strdup (text);
  const char *behind_about = chancery_typed_day_skip_about (rest);
  Context own = *context;

  own.uncertain = take_doubt (rest);
  own.approximate = behind_about != NULL;
  if (behind_about != NULL)
    memmove (rest, behind_about, strlen (behind_about) + 1);
  g_strstrip (rest);

  if (take_prefix (rest, "between "))
    return parse_around (&own, rest, " and ", edtf);
  take_prefix (rest, "from ");
  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      if (parse_around (&own, rest, separators[i], edtf) == CHANCERY_TYPED_DAY_MATCH)
        return CHANCERY_TYPED_DAY_MATCH;
    }
  return CHANCERY_TYPED_DAY_NO_MATCH;
}

/* `18 feb 14:30`: one day, and when on it. */
static ChanceryTypedDayResult
parse_moment (const Context *context, const char *text, char **edtf, GError **error)
{
  g_autofree char *rest = g_strdup (text);
  g_autofree char *time = chancery_typed_time_take (rest);
  g_autofree char *day = NULL;
  g_autofree char *moment = NULL;
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  ChanceryTypedDayResult result;

  if (time == NULL)
    return CHANCERY_TYPED_DAY_NO_MATCH;
  result = parse_single (context, rest, parse_day, &day, error);
  if (result != CHANCERY_TYPED_DAY_MATCH)
    return result;
  moment = g_strconcat (day, "T", time, NULL);
  date = chancery_fuzzy_date_new (moment, NULL, CHANCERY_QUALITY_STATED, NULL);
  if (date == NULL)
    return CHANCERY_TYPED_DAY_NO_MATCH;
  *edtf = g_steal_pointer (&moment);
  return CHANCERY_TYPED_DAY_MATCH;
}

static ChanceryTypedDayResult
parse_words (const Context *context, const char *text, char **edtf, GError **error)
{
  ChanceryTypedDayResult result;

  if (is_unknown (text))
    {
      *edtf = g_strdup ("XXXX");
      return CHANCERY_TYPED_DAY_MATCH;
    }
  result = parse_single (context, text, parse_day, edtf, error);
  /* Before intervals: the last number of `18/2/26 14:30` is a year. */
  if (result == CHANCERY_TYPED_DAY_NO_MATCH)
    result = parse_moment (context, text, edtf, error);
  if (result == CHANCERY_TYPED_DAY_NO_MATCH)
    result = parse_interval (context, text, edtf);
  if (result == CHANCERY_TYPED_DAY_NO_MATCH)
    result = parse_half_open (context, text, edtf, error);
  return result;
}

/* Text that nobody would type for anything but EDTF. */
static gboolean
looks_like_edtf (const char *text)
{
  gsize start = *text == '-' || *text == 'Y' ? 1 : 0;

  if (strspn (text, "0123456789XTYZ:/.~?%+-") != strlen (text))
    return FALSE;
  return strspn (text + start, "0123456789X") >= 4;
}

static void
refuse (const char *typed, const char *text, GError **error)
{
  g_autofree char *stranger = NULL;
  const char *rest = chancery_typed_day_skip_about (text);
  g_autofree char *plain = g_strdup (rest != NULL ? rest : text);

  take_opener (plain);
  stranger = chancery_typed_day_find_stranger (plain);
  if (stranger != NULL && strcmp (stranger, text) != 0)
    g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                 "“%s” in “%s” is not understood as a part of a date", stranger, typed);
  else
    g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                 "“%s” is not understood as a date", typed);
}

static char *
read_edtf (const Context *context, const char *typed, const char *text, GError **error)
{
  g_autofree char *upper = g_ascii_strup (text, -1);
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  g_autoptr (GError) edtf_error = NULL;
  char *edtf = NULL;

  date = chancery_fuzzy_date_new (upper, NULL, CHANCERY_QUALITY_STATED, &edtf_error);
  if (date != NULL)
    return g_steal_pointer (&upper);
  switch (parse_words (context, text, &edtf, error))
    {
    case CHANCERY_TYPED_DAY_MATCH:
      return edtf;
    case CHANCERY_TYPED_DAY_NO_MATCH:
      if (looks_like_edtf (upper))
        g_propagate_error (error, g_steal_pointer (&edtf_error));
      else
        refuse (typed, text, error);
      return NULL;
    case CHANCERY_TYPED_DAY_WRONG:
    default:
      return NULL;
    }
}

static ChanceryFuzzyDate *
parse (const Context *context, const char *typed, GError **error)
{
  g_autofree char *kept = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *text = NULL;
  g_autofree char *edtf = NULL;

  kept = chancery_text_normalize (typed, -1, error);
  if (kept == NULL)
    return NULL;
  g_strstrip (kept);
  folded = chancery_text_fold (kept, -1);
  text = chancery_text_fold_label (folded);
  if (*text == '\0' || strlen (kept) > MAX_LENGTH)
    {
      g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                           *text == '\0' ? "The date is empty" : "The date is too long to be one");
      return NULL;
    }

  edtf = read_edtf (context, kept, text, error);
  if (edtf == NULL)
    return NULL;
  /* EDTF that was typed says all; a copy of it would only be noise. */
  return chancery_fuzzy_date_new (edtf, strcmp (kept, edtf) == 0 ? NULL : kept,
                                  CHANCERY_QUALITY_STATED, error);
}

ChanceryFuzzyDate *
chancery_typed_date_parse (const char *typed, ChanceryDay today, GError **error)
{
  return chancery_typed_date_parse_at_desk (typed, today, NULL, error);
}

ChanceryFuzzyDate *
chancery_typed_date_parse_at_desk (const char *typed,
                                   ChanceryDay today,
                                   const ChanceryWorkingDays *working_days,
                                   GError **error)
{
  const Context context = { .today = today, .working_days = working_days };

  g_return_val_if_fail (typed != NULL, NULL);
  g_return_val_if_fail (today != CHANCERY_DAY_NONE, NULL);

  return parse (&context, typed, error);
}

ChanceryFuzzyDate *
chancery_typed_date_parse_month_first (const char *typed, ChanceryDay today, GError **error)
{
  const Context context = { .today = today, .month_first = TRUE };

  g_return_val_if_fail (typed != NULL, NULL);
  g_return_val_if_fail (today != CHANCERY_DAY_NONE, NULL);

  return parse (&context, typed, error);
}
