/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-edtf.h"

#include "chancery-errors.h"

#include <string.h>

#define MAX_LENGTH 128

/* Reads on in one expression; what fails leaves its place unchanged. */
typedef struct
{
  const char *at;
} Reader;

static gboolean
fail (GError **error, const char *expression, const char *what)
{
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID, "“%s” %s", expression,
               what);
  return FALSE;
}

static gboolean
accept (Reader *reader, const char *text)
{
  if (!g_str_has_prefix (reader->at, text))
    return FALSE;
  reader->at += strlen (text);
  return TRUE;
}

static gboolean
accept_number (Reader *reader, int n_digits, int *out)
{
  int value = 0;

  for (int i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (reader->at[i]))
        return FALSE;
      value = value * 10 + (reader->at[i] - '0');
    }
  reader->at += n_digits;
  *out = value;
  return TRUE;
}

static gboolean
is_at_end (const Reader *reader)
{
  return *reader->at == '\0';
}

/* `Z`, `+05` or `+05:00`, or nothing. */
static gboolean
accept_zone (Reader *reader)
{
  int hour;
  int minute = 0;

  if (is_at_end (reader) || accept (reader, "Z"))
    return TRUE;
  if (!accept (reader, "+") && !accept (reader, "-"))
    return FALSE;
  if (!accept_number (reader, 2, &hour) || hour > 14)
    return FALSE;
  return !accept (reader, ":") || (accept_number (reader, 2, &minute) && minute <= 59);
}

static gboolean
accept_time (Reader *reader, ChanceryEdtf *out)
{
  const char *start = reader->at;
  int hour;
  int minute;
  int second;

  if (!accept_number (reader, 2, &hour) || !accept (reader, ":") ||
      !accept_number (reader, 2, &minute))
    return FALSE;
  if (!accept (reader, ":") || !accept_number (reader, 2, &second))
    return FALSE;
  /* A leap second is the last of its minute. */
  if (hour > 23 || minute > 59 || second > (minute == 59 ? 60 : 59))
    return FALSE;
  if (!accept_zone (reader) || !is_at_end (reader))
    return FALSE;
  g_strlcpy (out->time, start, sizeof out->time);
  return TRUE;
}

/* `Y170000002`: more digits than a year has, for the past of the earth. */
static gboolean
read_long_year (Reader *reader, const char *expression, ChanceryEdtf *out, GError **error)
{
  gboolean negative = accept (reader, "-");
  gsize n_digits = strspn (reader->at, "0123456789");
  gint64 year = 0;

  if (n_digits < 5 || *reader->at == '0' || reader->at[n_digits] != '\0')
    return fail (error, expression, "is not a date: after Y stands a year of five digits or more");
  if (n_digits <= 10)
    year = g_ascii_strtoll (reader->at, NULL, 10);
  if (n_digits > 10 || year > CHANCERY_YEAR_MAX)
    return fail (error, expression, "is too far away for a date");
  out->precision = CHANCERY_EDTF_YEAR;
  out->year = negative ? -year : year;
  reader->at += n_digits;
  return TRUE;
}

static gboolean
read_day (Reader *reader, const char *expression, ChanceryEdtf *out, GError **error)
{
  if (accept (reader, "XX"))
    {
      out->precision = CHANCERY_EDTF_SOME_DAY;
      return TRUE;
    }
  if (!accept_number (reader, 2, &out->day))
    return fail (error, expression, "is not a date: a day has two digits");
  if (!chancery_day_from_ymd (out->year, out->month, out->day, NULL))
    return fail (error, expression, "is not a day of the calendar");
  out->precision = CHANCERY_EDTF_DAY;
  if (accept (reader, "T") && !accept_time (reader, out))
    return fail (error, expression, "has no time of day that can be read, such as 09:00:00Z");
  return TRUE;
}

static gboolean
read_month (Reader *reader, const char *expression, ChanceryEdtf *out, GError **error)
{
  if (accept (reader, "XX"))
    {
      out->precision = accept (reader, "-XX") ? CHANCERY_EDTF_SOME_MONTH_DAY
                                              : CHANCERY_EDTF_SOME_MONTH;
      return TRUE;
    }
  if (!accept_number (reader, 2, &out->month))
    return fail (error, expression, "is not a date: a month has two digits");
  if (out->month >= 21 && out->month <= 24)
    {
      out->precision = CHANCERY_EDTF_SEASON;
      return TRUE;
    }
  if (out->month < 1 || out->month > 12)
    return fail (error, expression, "is not a date: there is no such month");
  out->precision = CHANCERY_EDTF_MONTH;
  return !accept (reader, "-") || read_day (reader, expression, out, error);
}

static gboolean
read_year (Reader *reader, const char *expression, ChanceryEdtf *out, GError **error)
{
  gboolean negative = accept (reader, "-");
  int number;

  if (accept_number (reader, 4, &number))
    {
      if (negative && number == 0)
        return fail (error, expression, "is not a date: the year 0 has no sign");
      out->precision = CHANCERY_EDTF_YEAR;
      out->year = negative ? -number : number;
      return !accept (reader, "-") || read_month (reader, expression, out, error);
    }
  if (accept_number (reader, 3, &number) && accept (reader, "X"))
    out->precision = CHANCERY_EDTF_DECADE;
  else if (accept_number (reader, 2, &number) && accept (reader, "XX"))
    out->precision = CHANCERY_EDTF_CENTURY;
  else
    return fail (error, expression, "is not a date");
  out->year = (out->precision == CHANCERY_EDTF_DECADE ? 10 : 100) * (negative ? -number : number);
  /* Of years before 0 the one with the larger number is the earlier one. */
  if (negative)
    out->year -= out->precision == CHANCERY_EDTF_DECADE ? 9 : 99;
  return TRUE;
}

static void
set_span (ChanceryEdtf *self, gint64 first_year, int first_month, gint64 last_year, int last_month)
{
  chancery_day_from_ymd (first_year, first_month, 1, &self->first);
  chancery_day_from_ymd (last_year, last_month, chancery_day_month_length (last_year, last_month),
                         &self->last);
}

static void
set_bounds (ChanceryEdtf *self)
{
  int season;

  switch (self->precision)
    {
    case CHANCERY_EDTF_OPEN:
    case CHANCERY_EDTF_UNKNOWN:
      break;
    case CHANCERY_EDTF_DAY:
      chancery_day_from_ymd (self->year, self->month, self->day, &self->first);
      self->last = self->first;
      break;
    case CHANCERY_EDTF_MONTH:
    case CHANCERY_EDTF_SOME_DAY:
      set_span (self, self->year, self->month, self->year, self->month);
      break;
    case CHANCERY_EDTF_SEASON:
      season = self->month - 21;
      set_span (self, self->year, 3 * season + 3, season == 3 ? self->year + 1 : self->year,
                season == 3 ? 2 : 3 * season + 5);
      break;
    case CHANCERY_EDTF_YEAR:
    case CHANCERY_EDTF_SOME_MONTH:
    case CHANCERY_EDTF_SOME_MONTH_DAY:
      set_span (self, self->year, 1, self->year, 12);
      break;
    case CHANCERY_EDTF_DECADE:
      set_span (self, self->year, 1, self->year + 9, 12);
      break;
    case CHANCERY_EDTF_CENTURY:
      set_span (self, self->year, 1, self->year + 99, 12);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* The qualifier is the last character and speaks of all before it. */
static void
take_qualifier (char *expression, ChanceryEdtf *out)
{
  gsize length = strlen (expression);
  char qualifier = length > 0 ? expression[length - 1] : '\0';

  out->approximate = qualifier == '~' || qualifier == '%';
  out->uncertain = qualifier == '?' || qualifier == '%';
  if (out->approximate || out->uncertain)
    expression[length - 1] = '\0';
}

static gboolean
parse_date (const char *expression, ChanceryEdtf *out, GError **error)
{
  g_autofree char *unqualified = g_strdup (expression);
  Reader reader = { .at = unqualified };

  *out = (ChanceryEdtf){ .first = CHANCERY_DAY_NONE, .last = CHANCERY_DAY_NONE };
  take_qualifier (unqualified, out);

  if (accept (&reader, "Y") ? !read_long_year (&reader, expression, out, error)
                            : !read_year (&reader, expression, out, error))
    return FALSE;
  if (!is_at_end (&reader))
    return fail (error, expression, "is not a date");
  if (out->time[0] != '\0' && (out->approximate || out->uncertain))
    return fail (error, expression, "is not a date: a time of day is not qualified");
  set_bounds (out);
  return TRUE;
}

static gboolean
parse_end (const char *expression, ChanceryEdtf *out, GError **error)
{
  ChanceryEdtf none = { .first = CHANCERY_DAY_NONE, .last = CHANCERY_DAY_NONE };

  if (*expression != '\0' && strcmp (expression, "..") != 0)
    return parse_date (expression, out, error);
  *out = none;
  out->precision = *expression == '\0' ? CHANCERY_EDTF_UNKNOWN : CHANCERY_EDTF_OPEN;
  return TRUE;
}

static gboolean
parse_interval (const char *edtf, const char *slash, ChanceryEdtf ends[2], GError **error)
{
  g_autofree char *start = g_strndup (edtf, (gsize)(slash - edtf));

  if (edtf[1] == '\0' || strchr (slash + 1, '/') != NULL)
    return fail (error, edtf, "is not an interval of two dates");
  if (!parse_end (start, &ends[0], error) || !parse_end (slash + 1, &ends[1], error))
    return FALSE;
  if (ends[0].first != CHANCERY_DAY_NONE && ends[1].last != CHANCERY_DAY_NONE &&
      ends[0].first > ends[1].last)
    return fail (error, edtf, "ends before it begins");
  return TRUE;
}

gboolean
chancery_edtf_parse (const char *edtf, ChanceryEdtf ends[2], gboolean *is_interval, GError **error)
{
  const char *slash;

  if (!g_utf8_validate (edtf, -1, NULL))
    {
      g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                           "The date is not UTF-8");
      return FALSE;
    }
  if (*edtf == '\0')
    {
      g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                           "The date is empty");
      return FALSE;
    }
  if (strlen (edtf) > MAX_LENGTH)
    {
      g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                           "The date is too long to be one");
      return FALSE;
    }

  slash = strchr (edtf, '/');
  *is_interval = slash != NULL;
  if (slash != NULL)
    return parse_interval (edtf, slash, ends, error);
  if (strcmp (edtf, "XXXX") == 0)
    {
      parse_end ("", &ends[0], NULL);
      return TRUE;
    }
  return parse_date (edtf, &ends[0], error);
}
