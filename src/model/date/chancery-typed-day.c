/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-typed-day.h"

#include "chancery-date-tokens.h"
#include "chancery-errors.h"

#include <string.h>

/* How far ahead a date without a year may lie. */
#define MAX_DAYS_AHEAD 183
/* And how far a year of two digits. */
#define MAX_YEARS_AHEAD 20

typedef struct
{
  const char *text;
  ChanceryDay today;
  const ChanceryWorkingDays *working_days;
  gboolean month_first;
  const ChanceryDateTokens *tokens;
} Phrase;

typedef ChanceryTypedDayResult (*Handler) (const Phrase *phrase,
                                           ChanceryTypedDay *out,
                                           GError **error);

static const char *const abouts[] = {
  "~",   "about ", "approximately ", "approx. ", "approx ", "around ", "circa ", "ca. ", "ca ",
  "c. ", "c.",
};

static ChanceryTypedDayResult
wrong (const Phrase *phrase, const char *what, GError **error)
{
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID, "“%s” %s", phrase->text,
               what);
  return CHANCERY_TYPED_DAY_WRONG;
}

/* The token with this letter; which of several, from 0. */
static const ChanceryDateToken *
get_token (const Phrase *phrase, char letter, int which)
{
  const char *at = strchr (phrase->tokens->shape, letter);

  while (which-- > 0)
    at = strchr (at + 1, letter);
  return &phrase->tokens->tokens[at - phrase->tokens->shape];
}

static const ChanceryDateToken *
get_number (const Phrase *phrase, int which)
{
  return get_token (phrase, 'n', which);
}

static gboolean
is_year (const ChanceryDateToken *token)
{
  return token->n_digits == 4;
}

static gboolean
set_year (const Phrase *phrase, const ChanceryDateToken *token, ChanceryTypedDay *out)
{
  gint64 this_year;

  if (token->n_digits != 2 && token->n_digits != 4)
    return FALSE;
  out->has_year = TRUE;
  out->year = token->value;
  if (token->n_digits == 2)
    {
      chancery_day_to_ymd (phrase->today, &this_year, NULL, NULL);
      out->year += (this_year + MAX_YEARS_AHEAD) / 100 * 100;
      if (out->year > this_year + MAX_YEARS_AHEAD)
        out->year -= 100;
    }
  return TRUE;
}

static ChanceryTypedDayResult
set_day_and_month (const Phrase *phrase,
                   gint64 day,
                   gint64 month,
                   ChanceryTypedDay *out,
                   GError **error)
{
  if (month < 1 || month > 12)
    return wrong (phrase,
                  day < 1 || day > 12   ? "has no such month"
                  : phrase->month_first ? "has no such month: the month stands before the day"
                                        : "has no such month: the day stands before the month",
                  error);
  if (day < 1 || day > 31)
    return wrong (phrase, "is not a day of the calendar", error);
  out->precision = CHANCERY_TYPED_DAY_DAY;
  out->month = (int)month;
  out->day = (int)day;
  return CHANCERY_TYPED_DAY_MATCH;
}

/* Of two numbers; with a point the day stands first everywhere. */
static ChanceryTypedDayResult
set_in_order (const Phrase *phrase,
              const ChanceryDateToken *first,
              const ChanceryDateToken *second,
              ChanceryTypedDay *out,
              GError **error)
{
  if (phrase->month_first && strchr (phrase->tokens->shape, '.') == NULL)
    return set_day_and_month (phrase, second->value, first->value, out, error);
  return set_day_and_month (phrase, first->value, second->value, out, error);
}

static ChanceryTypedDayResult
set_exact_day (const Phrase *phrase, ChanceryDay day, ChanceryTypedDay *out, GError **error)
{
  chancery_day_to_ymd (day, &out->year, &out->month, &out->day);
  if (out->year < 0 || out->year > 9999)
    return wrong (phrase, "is too far away for a date", error);
  out->precision = CHANCERY_TYPED_DAY_DAY;
  out->has_year = TRUE;
  return CHANCERY_TYPED_DAY_MATCH;
}

/* `2026`, or `16` at an end of an interval. */
static ChanceryTypedDayResult
read_number (const Phrase *phrase, ChanceryTypedDay *out, GError **error)
{
  const ChanceryDateToken *number = get_number (phrase, 0);

  if (is_year (number))
    {
      out->precision = CHANCERY_TYPED_DAY_YEAR;
      set_year (phrase, number, out);
      return CHANCERY_TYPED_DAY_MATCH;
    }
  if (number->n_digits > 2 || number->value < 1 || number->value > 31)
    return CHANCERY_TYPED_DAY_NO_MATCH;
  out->precision = CHANCERY_TYPED_DAY_OF_MONTH;
  out->day = (int)number->value;
  return CHANCERY_TYPED_DAY_MATCH;
}

/* `18, 2026` in `february 16-18, 2026`. */
static ChanceryTypedDayResult
read_day_and_year (const Phrase *phrase, ChanceryTypedDay *out, GError **error)
{
  const ChanceryDateToken *day = get_number (phrase, 0);
  const ChanceryDateToken *year = get_number (phrase, 1);

  if (day->n_digits > 2 || day->value < 1 || day->value > 31 || !is_year (year))
    return CHANCERY_TYPED_DAY_NO_MATCH;
  out->precision = CHANCERY_TYPED_DAY_OF_MONTH;
  out->day = (int)day->value;
  set_year (phrase, year, out);
  return CHANCERY_TYPED_DAY_MATCH;
}

static ChanceryTypedDayResult
read_month (const Phrase *phrase, ChanceryTypedDay *out, GError **error)
{
  out->precision = CHANCERY_TYPED_DAY_MONTH;
  out->month = (int)get_token (phrase, 'm', 0)->value;
  return CHANCERY_TYPED_DAY_MATCH;
}

/* `18 feb`, `feb 18`, `feb 2026`, `2026 feb`. */
static ChanceryTypedDayResult
read_month_and_number (const Phrase *phrase, ChanceryTypedDay *out, GError **error)
{
  const ChanceryDateToken *number = get_number (phrase, 0);

  if (!is_year (number))
    return set_day_and_month (phrase, number->value, get_token (phrase, 'm', 0)->value, out, error);
  set_year (phrase, number, out);
  return read_month (phrase, out, error);
}

/* `18 feb 2026`, `february 18, 2026`, `2026 feb 18`. */
static ChanceryTypedDayResult
read_named_date (const Phrase *phrase, ChanceryTypedDay *out, GError **error)
{
  gboolean year_first = is_year (get_number (phrase, 0));
  const ChanceryDateToken *day = get_number (phrase, year_first ? 1 : 0);

  if (!set_year (phrase, get_number (phrase, year_first ? 0 : 1), out))
    return CHANCERY_TYPED_DAY_NO_MATCH;
  return set_day_and_month (phrase, day->value, get_token (phrase, 'm', 0)->value, out, error);
}

/* `18.2.` and `18/2`; `2/2026` is a month. */
static ChanceryTypedDayResult
read_two_numbers (const Phrase *phrase, ChanceryTypedDay *out, GError **error)
{
  const ChanceryDateToken *first = get_number (phrase, 0);
  const ChanceryDateToken *second = get_number (phrase, 1);

  if (is_year (second) && first->n_digits <= 2)
    {
      if (first->value < 1 || first->value > 12)
        return wrong (phrase, "has no such month", error);
      out->precision = CHANCERY_TYPED_DAY_MONTH;
      out->month = (int)first->value;
      set_year (phrase, second, out);
      return CHANCERY_TYPED_DAY_MATCH;
    }
  if (first->n_digits > 2 || second->n_digits > 2)
    return CHANCERY_TYPED_DAY_NO_MATCH;
  return set_in_order (phrase, first, second, out, error);
}

/* `18.2.2026`, `18/2/26`, `2026/02/18`. */
static ChanceryTypedDayResult
read_three_numbers (const Phrase *phrase, ChanceryTypedDay *out, GError **error)
{
  const ChanceryDateToken *first = get_number (phrase, 0);
  const ChanceryDateToken *last = get_number (phrase, 2);
  gboolean year_first = is_year (first);
  const ChanceryDateToken *day = year_first ? last : first;
  const ChanceryDateToken *month = get_number (phrase, 1);

  if (day->n_digits > 2 || month->n_digits > 2 ||
      !set_year (phrase, year_first ? first : last, out))
    return CHANCERY_TYPED_DAY_NO_MATCH;
  return year_first ? set_day_and_month (phrase, day->value, month->value, out, error)
                    : set_in_order (phrase, first, month, out, error);
}

/* `2026-02`; what else has one hyphen is an interval. */
static ChanceryTypedDayResult
read_iso_month (const Phrase *phrase, ChanceryTypedDay *out, GError **error)
{
  const ChanceryDateToken *month = get_number (phrase, 1);

  if (!is_year (get_number (phrase, 0)) || month->n_digits != 2)
    return CHANCERY_TYPED_DAY_NO_MATCH;
  set_year (phrase, get_number (phrase, 0), out);
  out->month = (int)month->value;
  out->precision = month->value > 20 ? CHANCERY_TYPED_DAY_SEASON : CHANCERY_TYPED_DAY_MONTH;
  return CHANCERY_TYPED_DAY_MATCH;
}

static ChanceryTypedDayResult
read_season (const Phrase *phrase, ChanceryTypedDay *out, GError **error)
{
  const char *number = strchr (phrase->tokens->shape, 'n');

  out->precision = CHANCERY_TYPED_DAY_SEASON;
  out->month = (int)get_token (phrase, 's', 0)->value;
  if (number != NULL && !set_year (phrase, get_number (phrase, 0), out))
    return CHANCERY_TYPED_DAY_NO_MATCH;
  return CHANCERY_TYPED_DAY_MATCH;
}

static ChanceryTypedDayResult
read_decade (const Phrase *phrase, ChanceryTypedDay *out, GError **error)
{
  const ChanceryDateToken *number = get_number (phrase, 0);

  if (!is_year (number) || number->value % 10 != 0)
    return CHANCERY_TYPED_DAY_NO_MATCH;
  out->precision = CHANCERY_TYPED_DAY_DECADE;
  set_year (phrase, number, out);
  return CHANCERY_TYPED_DAY_MATCH;
}

static ChanceryTypedDayResult
read_year_bc (const Phrase *phrase, ChanceryTypedDay *out, GError **error)
{
  const ChanceryDateToken *number = get_number (phrase, 0);

  if (number->n_digits > 4 || number->value == 0)
    return CHANCERY_TYPED_DAY_NO_MATCH;
  out->precision = CHANCERY_TYPED_DAY_YEAR;
  out->has_year = TRUE;
  out->year = 1 - number->value;
  return CHANCERY_TYPED_DAY_MATCH;
}

static ChanceryTypedDayResult
read_today (const Phrase *phrase, ChanceryTypedDay *out, GError **error)
{
  char letter = phrase->tokens->shape[0];
  int step = letter == 'Y' ? -1 : letter == 'M' ? 1 : 0;

  return set_exact_day (phrase, phrase->today + step, out, error);
}

static ChanceryTypedDayResult
read_weekday (const Phrase *phrase, ChanceryTypedDay *out, GError **error)
{
  int wanted = (int)get_token (phrase, 'w', 0)->value;
  int present = chancery_day_weekday (phrase->today);
  int days_back = (present - wanted + 7) % 7;
  char letter = phrase->tokens->shape[0];

  if (letter == 'X')
    return set_exact_day (phrase, phrase->today + 7 - days_back, out, error);
  if (letter == 'L' && days_back == 0)
    days_back = 7;
  return set_exact_day (phrase, phrase->today - days_back, out, error);
}

/* Months and years keep the day as far as the month has it. */
static ChanceryTypedDayResult
move_months (const Phrase *phrase, gint64 n_months, ChanceryTypedDay *out, GError **error)
{
  gint64 year;
  gint64 month;
  int month_now;
  int day;
  ChanceryDay moved;

  chancery_day_to_ymd (phrase->today, &year, &month_now, &day);
  month = year * 12 + month_now - 1 + n_months;
  if (month < 0 || month >= 120000)
    return wrong (phrase, "is too far away for a date", error);
  day = MIN (day, chancery_day_month_length (month / 12, (int)(month % 12) + 1));
  chancery_day_from_ymd (month / 12, (int)(month % 12) + 1, day, &moved);
  return set_exact_day (phrase, moved, out, error);
}

static ChanceryTypedDayResult
move_working_days (const Phrase *phrase, gint64 n_days, ChanceryTypedDay *out, GError **error)
{
  if (ABS (n_days) > CHANCERY_WORKING_DAYS_MAX)
    return wrong (phrase, "is too far away for a date", error);
  return set_exact_day (phrase,
                        chancery_working_days_add (phrase->working_days, phrase->today,
                                                   (int)n_days),
                        out, error);
}

static ChanceryTypedDayResult
move (const Phrase *phrase, gint64 n_units, ChanceryTypedDay *out, GError **error)
{
  switch ((char)get_token (phrase, 'u', 0)->value)
    {
    case 'd':
      return set_exact_day (phrase, phrase->today + n_units, out, error);
    case 'w':
      return set_exact_day (phrase, phrase->today + 7 * n_units, out, error);
    case 'k':
      return move_working_days (phrase, n_units, out, error);
    case 'm':
      return move_months (phrase, n_units, out, error);
    default:
      return move_months (phrase, 12 * n_units, out, error);
    }
}

/* `-2d`, `+30d`, `2 weeks ago`, `in 3 days`. */
static ChanceryTypedDayResult
read_offset (const Phrase *phrase, ChanceryTypedDay *out, GError **error)
{
  gint64 number = get_number (phrase, 0)->value;
  gboolean back = strpbrk (phrase->tokens->shape, "-A") != NULL;

  return move (phrase, back ? -number : number, out, error);
}

/* `in 10 working days`. */
static ChanceryTypedDayResult
read_working_days (const Phrase *phrase, ChanceryTypedDay *out, GError **error)
{
  gint64 number = get_number (phrase, 0)->value;
  gboolean back = strpbrk (phrase->tokens->shape, "-A") != NULL;

  if ((char)get_token (phrase, 'u', 0)->value != 'd')
    return CHANCERY_TYPED_DAY_NO_MATCH;
  return move_working_days (phrase, back ? -number : number, out, error);
}

/* `last month`, `next year`. */
static ChanceryTypedDayResult
read_unit (const Phrase *phrase, ChanceryTypedDay *out, GError **error)
{
  char unit = (char)get_token (phrase, 'u', 0)->value;
  char letter = phrase->tokens->shape[0];
  ChanceryTypedDayResult result;

  if (unit != 'm' && unit != 'y')
    return CHANCERY_TYPED_DAY_NO_MATCH;
  result = move (phrase, letter == 'L' ? -1 : letter == 'X' ? 1 : 0, out, error);
  out->precision = unit == 'm' ? CHANCERY_TYPED_DAY_MONTH : CHANCERY_TYPED_DAY_YEAR;
  return result;
}

static const struct
{
  const char *shape;
  Handler handler;
} shapes[] = {
  { "n", read_number },
  { "n.", read_number },
  { "nn", read_day_and_year },
  { "m", read_month },
  { "nm", read_month_and_number },
  { "n.m", read_month_and_number },
  { "mn", read_month_and_number },
  { "nmn", read_named_date },
  { "n.mn", read_named_date },
  { "n.m.n", read_named_date },
  { "n-m-n", read_named_date },
  { "n/m/n", read_named_date },
  { "mnn", read_named_date },
  { "n.n", read_two_numbers },
  { "n.n.", read_two_numbers },
  { "n/n", read_two_numbers },
  { "n-n", read_iso_month },
  { "n.n.n", read_three_numbers },
  { "n/n/n", read_three_numbers },
  { "n-n-n", read_three_numbers },
  { "s", read_season },
  { "sn", read_season },
  { "nD", read_decade },
  { "nB", read_year_bc },
  { "T", read_today },
  { "Y", read_today },
  { "M", read_today },
  { "w", read_weekday },
  { "Hw", read_weekday },
  { "Lw", read_weekday },
  { "Xw", read_weekday },
  { "+nu", read_offset },
  { "-nu", read_offset },
  { "nuA", read_offset },
  { "Inu", read_offset },
  { "+nku", read_working_days },
  { "-nku", read_working_days },
  { "nkuA", read_working_days },
  { "Inku", read_working_days },
  { "Hu", read_unit },
  { "Lu", read_unit },
  { "Xu", read_unit },
};

const char *
chancery_typed_day_skip_about (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (abouts); i++)
    {
      if (g_str_has_prefix (text, abouts[i]))
        return text + strlen (abouts[i]);
    }
  return NULL;
}

/* `monday, 16 february 2026` and `16 feb, mon`: what is left is a day that needs no more. */
static int
take_weekday (ChanceryDateTokens *tokens)
{
  const gsize n_tokens = strlen (tokens->shape);
  gint64 weekday;

  if (n_tokens < 3)
    return 0;
  if (tokens->shape[n_tokens - 1] == 'w')
    {
      tokens->shape[n_tokens - 1] = '\0';
      return (int)tokens->tokens[n_tokens - 1].value;
    }
  if (tokens->shape[0] != 'w')
    return 0;
  weekday = tokens->tokens[0].value;
  memmove (tokens->shape, tokens->shape + 1, n_tokens);
  memmove (tokens->tokens, tokens->tokens + 1, (n_tokens - 1) * sizeof tokens->tokens[0]);
  return (int)weekday;
}

static ChanceryTypedDayResult
read_shape (const Phrase *phrase, ChanceryTypedDay *out, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      if (strcmp (shapes[i].shape, phrase->tokens->shape) == 0)
        return shapes[i].handler (phrase, out, error);
    }
  return CHANCERY_TYPED_DAY_NO_MATCH;
}

ChanceryTypedDayResult
chancery_typed_day_parse (const char *text,
                          ChanceryDay today,
                          const ChanceryWorkingDays *working_days,
                          gboolean month_first,
                          ChanceryTypedDay *out,
                          GError **error)
{
  const char *behind_about = chancery_typed_day_skip_about (text);
  g_autofree char *plain = g_strdup (behind_about != NULL ? behind_about : text);
  gsize length = strlen (plain);
  ChanceryDateTokens tokens;
  Phrase phrase = { .text = text,
                    .today = today,
                    .working_days = working_days,
                    .month_first = month_first,
                    .tokens = &tokens };
  ChanceryTypedDayResult result;

  *out = (ChanceryTypedDay){ .approximate = behind_about != NULL };
  if (length > 0 && plain[length - 1] == '~')
    {
      out->approximate = TRUE;
      plain[length - 1] = '\0';
    }
  if (!chancery_date_tokens_read (&tokens, plain, NULL))
    return CHANCERY_TYPED_DAY_NO_MATCH;
  out->weekday = take_weekday (&tokens);
  result = read_shape (&phrase, out, error);
  if (result == CHANCERY_TYPED_DAY_MATCH && out->weekday != 0 &&
      out->precision != CHANCERY_TYPED_DAY_DAY)
    return CHANCERY_TYPED_DAY_NO_MATCH;
  return result;
}

gboolean
chancery_typed_day_is_that_weekday (const ChanceryTypedDay *self)
{
  ChanceryDay day;

  return self->weekday == 0 || !chancery_day_from_ymd (self->year, self->month, self->day, &day) ||
         chancery_day_weekday (day) == self->weekday;
}

static gboolean
is_that_weekday_earlier (const ChanceryTypedDay *self, gint64 year)
{
  ChanceryTypedDay earlier = *self;
  ChanceryDay day;

  earlier.year = year;
  return chancery_day_from_ymd (year, self->month, self->day, &day) &&
         chancery_typed_day_is_that_weekday (&earlier);
}

gboolean
chancery_typed_day_complete (ChanceryTypedDay *self, ChanceryDay today)
{
  int month = self->precision == CHANCERY_TYPED_DAY_SEASON ? 3 * (self->month - 20) : self->month;
  int day = self->precision == CHANCERY_TYPED_DAY_DAY ? self->day : 1;
  gint64 this_year;

  if (self->has_year)
    return TRUE;
  if (self->precision == CHANCERY_TYPED_DAY_OF_MONTH)
    return FALSE;
  chancery_day_to_ymd (today, &this_year, NULL, NULL);
  /* 29 February comes back after eight years at the latest. */
  for (gint64 year = this_year + 1; year >= MAX (this_year - 8, 0); year--)
    {
      ChanceryDay candidate;

      if (!chancery_day_from_ymd (year, month, day, &candidate) ||
          candidate > today + MAX_DAYS_AHEAD)
        continue;
      /* The day of the week tells this year from the next. */
      if (self->weekday != 0 && candidate > today && is_that_weekday_earlier (self, year - 1))
        year--;
      self->has_year = TRUE;
      self->year = year;
      return TRUE;
    }
  return FALSE;
}

char *
chancery_typed_day_to_edtf (const ChanceryTypedDay *self)
{
  const char *qualifier = self->approximate && self->uncertain ? "%"
                          : self->approximate                  ? "~"
                          : self->uncertain                    ? "?"
                                                               : "";
  g_autofree char *year =
      g_strdup_printf ("%s%04" G_GINT64_FORMAT, self->year < 0 ? "-" : "", ABS (self->year));

  switch (self->precision)
    {
    case CHANCERY_TYPED_DAY_DAY:
    case CHANCERY_TYPED_DAY_OF_MONTH:
      return g_strdup_printf ("%s-%02d-%02d%s", year, self->month, self->day, qualifier);
    case CHANCERY_TYPED_DAY_MONTH:
    case CHANCERY_TYPED_DAY_SEASON:
      return g_strdup_printf ("%s-%02d%s", year, self->month, qualifier);
    case CHANCERY_TYPED_DAY_DECADE:
      return g_strdup_printf ("%.*sX%s", (int)strlen (year) - 1, year, qualifier);
    case CHANCERY_TYPED_DAY_YEAR:
    default:
      return g_strdup_printf ("%s%s", year, qualifier);
    }
}

char *
chancery_typed_day_find_stranger (const char *text)
{
  ChanceryDateTokens tokens;
  char *stranger = NULL;

  chancery_date_tokens_read (&tokens, text, &stranger);
  return stranger;
}
