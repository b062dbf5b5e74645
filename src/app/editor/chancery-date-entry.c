/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-date-entry.h"

#include "chancery-day-off.h"
#include "chancery-errors.h"
#include "chancery-fuzzy-date.h"
#include "chancery-typed-ahead.h"
#include "chancery-typed-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *word;
  ChanceryDateQuality quality;
} qualities[] = {
  /* Translators: typed after a date that was not stated but worked out. */
  { N_ ("inferred"), CHANCERY_QUALITY_INFERRED },
  /* Translators: typed after a date that is somebody's estimate. */
  { N_ ("estimated"), CHANCERY_QUALITY_ESTIMATED },
};

/* Cuts “, inferred” or “(inferred)” off the end of @typed. */
static gboolean
cut_word (char *typed, const char *word)
{
  gsize length;
  char *end;

  g_strchomp (typed);
  length = strlen (typed);
  if (length > 0 && typed[length - 1] == ')')
    typed[--length] = '\0';
  if (!g_str_has_suffix (typed, word) || length == strlen (word))
    return FALSE;
  end = typed + length - strlen (word);
  if (g_ascii_isalnum (end[-1]))
    return FALSE;
  while (end > typed && strchr (" ,(;", end[-1]) != NULL)
    end--;
  *end = '\0';
  return *typed != '\0';
}

/* Whether @typed ends with a comma and the beginning of @word (“, inf”), which is cut off. */
static gboolean
cut_beginning (char *typed, const char *word)
{
  char *comma = strrchr (typed, ',');
  const char *rest = comma != NULL ? comma + 1 + strspn (comma + 1, " ") : "";

  if (*rest == '\0' || comma == typed || !g_str_has_prefix (word, rest))
    return FALSE;
  *comma = '\0';
  return TRUE;
}

static ChanceryDateQuality
cut_quality (char *typed)
{
  for (guint i = 0; i < G_N_ELEMENTS (qualities); i++)
    if (cut_word (typed, qualities[i].word) || cut_word (typed, _ (qualities[i].word)) ||
        cut_beginning (typed, qualities[i].word) || cut_beginning (typed, _ (qualities[i].word)))
      return qualities[i].quality;
  return CHANCERY_QUALITY_STATED;
}

/* @from: what a term is counted from, CHANCERY_DAY_NONE where none is taken without a sign. */
static ChanceryFuzzyDate *
parse_at_desk (const char *typed,
               ChanceryDay from,
               ChanceryDay today,
               const ChanceryWorkingDays *working_days,
               GError **error)
{
  g_autofree char *rest = g_strdup (typed);
  ChanceryDateQuality quality = cut_quality (rest);
  g_autoptr (ChanceryFuzzyDate) date = NULL;

  date = from != CHANCERY_DAY_NONE
             ? chancery_typed_ahead_parse (rest, from, today, working_days, error)
             : chancery_typed_date_parse_at_desk (rest, today, working_days, error);
  if (date == NULL)
    return NULL;
  if (quality == CHANCERY_QUALITY_STATED)
    return g_steal_pointer (&date);
  return chancery_fuzzy_date_new (chancery_fuzzy_date_get_edtf (date),
                                  chancery_fuzzy_date_get_typed (date), quality, error);
}

ChanceryFuzzyDate *
chancery_date_entry_parse (const char *typed, ChanceryDay today, GError **error)
{
  return parse_at_desk (typed, CHANCERY_DAY_NONE, today, NULL, error);
}

static ChanceryDay
today_of (ChanceryRegistry *registry)
{
  return registry != NULL ? chancery_registry_get_desk_day (registry) : chancery_day_today ();
}

/* The day that a bare term is counted from; CHANCERY_DAY_NONE in a field that takes none. */
static ChanceryDay
counted_from (const ChanceryField *field, ChanceryDay from, ChanceryRegistry *registry)
{
  if (!chancery_field_has_flag (field, CHANCERY_FIELD_UNTIL))
    return CHANCERY_DAY_NONE;
  return from != CHANCERY_DAY_NONE ? from : today_of (registry);
}

static ChanceryValue *
parse (const ChanceryField *field,
       const char *typed,
       ChanceryDay from,
       ChanceryRegistry *registry,
       GError **error)
{
  g_autoptr (ChanceryFuzzyDate) date =
      parse_at_desk (typed, counted_from (field, from, registry), today_of (registry),
                     registry != NULL ? chancery_registry_get_working_days (registry) : NULL,
                     error);

  if (date == NULL)
    return NULL;
  if (chancery_field_has_flag (field, CHANCERY_FIELD_DAY) &&
      !chancery_fuzzy_date_is_exact_day (date))
    {
      g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                           _ ("This has to be one exact day"));
      return NULL;
    }
  return chancery_value_new_date (date);
}

static gboolean
is_same_day (const ChanceryFuzzyDate *a, const ChanceryFuzzyDate *b)
{
  return a != NULL && b != NULL &&
         strcmp (chancery_fuzzy_date_get_edtf (a), chancery_fuzzy_date_get_edtf (b)) == 0;
}

/* “03/04/2026” of a table in which the month stood first: who changes a letter of it would get another day. */
static gboolean
is_month_first (const ChanceryFuzzyDate *date, const char *typed, ChanceryDay today)
{
  g_autoptr (ChanceryFuzzyDate) here = chancery_typed_date_parse (typed, today, NULL);
  g_autoptr (ChanceryFuzzyDate) there = chancery_typed_date_parse_month_first (typed, today, NULL);

  return is_same_day (there, date) && !is_same_day (here, date);
}

static char *
format (const ChanceryField *field, ChanceryValue *value, ChanceryRegistry *registry)
{
  ChanceryFuzzyDate *date = chancery_value_get_date (value);
  const char *typed = chancery_fuzzy_date_get_typed (date);
  ChanceryDateQuality quality = chancery_fuzzy_date_get_quality (date);
  ChanceryDay today = today_of (registry);
  g_autofree char *words = NULL;

  if (typed != NULL && !is_month_first (date, typed, today))
    words = g_strdup (typed);
  else
    {
      g_autoptr (ChanceryFuzzyDate) again = NULL;

      words = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_NO_QUALITY);
      again = chancery_typed_date_parse (words, today, NULL);
      if (!is_same_day (again, date))
        {
          g_free (words);
          words = g_strdup (chancery_fuzzy_date_get_edtf (date));
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (qualities); i++)
    if (qualities[i].quality == quality)
      return g_strdup_printf ("%s, %s", words, _ (qualities[i].word));
  return g_steal_pointer (&words);
}

/* “14 days from 16 Feb 2026”; NULL when nothing was counted, or from a day that is past. */
static char *
phrase_counted (const ChanceryField *field,
                ChanceryFuzzyDate *date,
                const char *typed,
                ChanceryDay from,
                ChanceryRegistry *registry)
{
  ChanceryDay base = counted_from (field, from, registry);
  g_autoptr (ChanceryFuzzyDate) counted = NULL;

  if (base == CHANCERY_DAY_NONE)
    return NULL;
  counted = parse_at_desk (typed, base, today_of (registry),
                           registry != NULL ? chancery_registry_get_working_days (registry) : NULL,
                           NULL);
  if (!is_same_day (counted, date))
    return NULL;
  return chancery_typed_ahead_phrase (typed, base);
}

static char *
echo (const ChanceryField *field,
      ChanceryValue *value,
      const char *typed,
      ChanceryDay from,
      ChanceryRegistry *registry)
{
  ChanceryFuzzyDate *date = chancery_value_get_date (value);
  g_autofree char *words = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT);
  g_autofree char *off = registry != NULL ? chancery_day_off_phrase (registry, date) : NULL;
  g_autofree char *counted = phrase_counted (field, date, typed, from, registry);
  const char *parts[4];
  guint n = 0;

  if (g_strcmp0 (words, typed) != 0)
    parts[n++] = words;
  if (counted != NULL)
    parts[n++] = counted;
  if (off != NULL)
    parts[n++] = off;
  parts[n] = NULL;
  return n > 0 ? g_strjoinv (" · ", (char **)parts) : NULL;
}

GtkWidget *
chancery_date_entry_new (const ChanceryField *field, ChanceryRegistry *registry)
{
  static const ChanceryTypedSyntax syntax = {
    .parse = parse,
    .format = format,
    .echo = echo,
    .width_chars = 14,
    .tip = N_ (
        "A day, “18 feb”, “-2d”, “+10wd” (working days), “~ feb 2026”, “after 16 feb” or “unknown”; a date that is "
        "not stated ends with “inferred” or “estimated”"),
  };

  static const ChanceryTypedSyntax ahead = {
    .parse = parse,
    .format = format,
    .echo = echo,
    .width_chars = 14,
    .tip = N_ (
        "A day, “18 feb”, “mon”, or how long from then: “14d”, “2 weeks”, “10wd” (working days); or “unknown”"),
  };

  return chancery_typed_entry_new (field,
                                   chancery_field_has_flag (field, CHANCERY_FIELD_UNTIL) ? &ahead
                                                                                         : &syntax,
                                   registry);
}
