/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-day.h"

#include <string.h>

/* The Julian day number of 0000-03-01, where the years of the algorithm below
 * begin: with March first, the leap day is the last day of a year.
 */
#define MARCH_OF_YEAR_ZERO 1721120
#define DAYS_IN_ERA 146097 /* 400 years */

static gint64
divide_down (gint64 a, gint64 b)
{
  gint64 quotient = a / b;

  return (a % b != 0 && (a < 0) != (b < 0)) ? quotient - 1 : quotient;
}

static gboolean
is_leap_year (gint64 year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static gboolean
read_digits (const char **at, int n_digits, int *out)
{
  int value = 0;

  for (int i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit ((*at)[i]))
        return FALSE;
      value = value * 10 + ((*at)[i] - '0');
    }
  *at += n_digits;
  *out = value;
  return TRUE;
}

int
chancery_day_month_length (gint64 year, int month)
{
  static const guint8 lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (month < 1 || month > 12)
    return 0;
  if (month == 2 && is_leap_year (year))
    return 29;
  return lengths[month - 1];
}

gboolean
chancery_day_from_ymd (gint64 year, int month, int day, ChanceryDay *out)
{
  gint64 march_year;
  gint64 era;
  gint64 year_of_era;
  gint64 day_of_year;

  if (year < -CHANCERY_YEAR_MAX || year > CHANCERY_YEAR_MAX)
    return FALSE;
  if (day < 1 || day > chancery_day_month_length (year, month))
    return FALSE;

  march_year = month > 2 ? year : year - 1;
  era = divide_down (march_year, 400);
  year_of_era = march_year - era * 400;
  day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

  if (out != NULL)
    *out = MARCH_OF_YEAR_ZERO + era * DAYS_IN_ERA + year_of_era * 365 + year_of_era / 4 -
           year_of_era / 100 + day_of_year;
  return TRUE;
}

void
chancery_day_to_ymd (ChanceryDay day, gint64 *year, int *month, int *day_of_month)
{
  gint64 since = day - MARCH_OF_YEAR_ZERO;
  gint64 era;
  gint64 day_of_era;
  gint64 year_of_era;
  gint64 day_of_year;
  gint64 shifted_month;

  g_return_if_fail (day != CHANCERY_DAY_NONE);

  era = divide_down (since, DAYS_IN_ERA);
  day_of_era = since - era * DAYS_IN_ERA;
  year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (DAYS_IN_ERA - 1)) / 365;
  day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  shifted_month = (5 * day_of_year + 2) / 153;

  if (day_of_month != NULL)
    *day_of_month = (int)(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  if (month != NULL)
    *month = (int)(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  if (year != NULL)
    *year = year_of_era + era * 400 + (shifted_month < 10 ? 0 : 1);
}

ChanceryDay
chancery_day_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  ChanceryDay day = CHANCERY_DAY_NONE;
  int year;
  int month;
  int day_of_month;

  g_date_time_get_ymd (now, &year, &month, &day_of_month);
  chancery_day_from_ymd (year, month, day_of_month, &day);
  return day;
}

int
chancery_day_weekday (ChanceryDay day)
{
  /* Day 0 was a Monday. */
  return (int)(day - divide_down (day, 7) * 7) + 1;
}

char *
chancery_day_to_iso (ChanceryDay day)
{
  gint64 year;
  int month;
  int day_of_month;

  g_return_val_if_fail (day != CHANCERY_DAY_NONE, NULL);

  chancery_day_to_ymd (day, &year, &month, &day_of_month);
  if (year < -9999 || year > 9999)
    return g_strdup_printf ("Y%" G_GINT64_FORMAT, year);
  return g_strdup_printf ("%s%04d-%02d-%02d", year < 0 ? "-" : "", (int)ABS (year), month,
                          day_of_month);
}

gboolean
chancery_day_from_iso (const char *iso, ChanceryDay *out)
{
  const char *at = iso;
  gboolean negative;
  int year;
  int month;
  int day;

  if (iso == NULL)
    return FALSE;
  negative = *at == '-';
  if (negative)
    at++;
  if (!read_digits (&at, 4, &year) || *at++ != '-')
    return FALSE;
  if (!read_digits (&at, 2, &month) || *at++ != '-')
    return FALSE;
  if (!read_digits (&at, 2, &day) || *at != '\0')
    return FALSE;
  if (negative && year == 0)
    return FALSE;
  return chancery_day_from_ymd (negative ? -year : year, month, day, out);
}
