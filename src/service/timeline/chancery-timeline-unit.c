/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-timeline-unit.h"

#include "chancery-date-words.h"
#include "chancery-fuzzy-date.h"

/* How many months the unit has; 0 for those that are counted in days. */
static const int months_of[CHANCERY_TIMELINE_N_UNITS] = { 0, 0, 1, 3, 12, 120, 1200 };

double
chancery_timeline_unit_get_days (ChanceryTimelineUnit unit)
{
  g_return_val_if_fail (unit < CHANCERY_TIMELINE_N_UNITS, 1);

  if (months_of[unit] == 0)
    return unit == CHANCERY_TIMELINE_DAY ? 1 : 7;
  return months_of[unit] * 365.2425 / 12;
}

ChanceryTimelineUnit
chancery_timeline_unit_fit (double scale, double pixels)
{
  for (guint unit = 0; unit < CHANCERY_TIMELINE_N_UNITS; unit++)
    if (chancery_timeline_unit_get_days (unit) * scale >= pixels)
      return unit;
  return CHANCERY_TIMELINE_CENTURY;
}

ChanceryTimelineUnit
chancery_timeline_unit_get_parent (ChanceryTimelineUnit unit)
{
  switch (unit)
    {
    case CHANCERY_TIMELINE_DAY:
    case CHANCERY_TIMELINE_WEEK:
      return CHANCERY_TIMELINE_MONTH;
    case CHANCERY_TIMELINE_MONTH:
    case CHANCERY_TIMELINE_QUARTER:
      return CHANCERY_TIMELINE_YEAR;
    case CHANCERY_TIMELINE_YEAR:
      return CHANCERY_TIMELINE_DECADE;
    case CHANCERY_TIMELINE_DECADE:
    case CHANCERY_TIMELINE_CENTURY:
    case CHANCERY_TIMELINE_N_UNITS:
      break;
    }
  return CHANCERY_TIMELINE_CENTURY;
}

/* Months since the year 0, rounded down to whole units. */
static gint64
floor_months (ChanceryTimelineUnit unit, ChanceryDay day)
{
  gint64 year, months;
  int month;

  chancery_day_to_ymd (day, &year, &month, NULL);
  months = year * 12 + month - 1;
  /* The remainder of a year before Christ is negative. */
  return months - (months % months_of[unit] + months_of[unit]) % months_of[unit];
}

static ChanceryDay
day_of_months (gint64 months)
{
  gint64 month = (months % 12 + 12) % 12;
  ChanceryDay day = CHANCERY_DAY_NONE;

  chancery_day_from_ymd ((months - month) / 12, (int)month + 1, 1, &day);
  return day;
}

ChanceryDay
chancery_timeline_unit_floor (ChanceryTimelineUnit unit, ChanceryDay day)
{
  g_return_val_if_fail (unit < CHANCERY_TIMELINE_N_UNITS && day != CHANCERY_DAY_NONE, day);

  if (unit == CHANCERY_TIMELINE_DAY)
    return day;
  if (unit == CHANCERY_TIMELINE_WEEK)
    return day - chancery_day_weekday (day) + 1;
  return day_of_months (floor_months (unit, day));
}

ChanceryDay
chancery_timeline_unit_next (ChanceryTimelineUnit unit, ChanceryDay day)
{
  g_return_val_if_fail (unit < CHANCERY_TIMELINE_N_UNITS && day != CHANCERY_DAY_NONE, day);

  if (months_of[unit] == 0)
    return chancery_timeline_unit_floor (unit, day) + (unit == CHANCERY_TIMELINE_DAY ? 1 : 7);
  return day_of_months (floor_months (unit, day) + months_of[unit]);
}

/* The words of dates are written in one place, from EDTF. */
char *
chancery_timeline_unit_to_words (ChanceryTimelineUnit unit, ChanceryDay first)
{
  g_autofree char *from = chancery_day_to_iso (first);
  g_autofree char *to = chancery_day_to_iso (chancery_timeline_unit_next (unit, first) - 1);
  g_autofree char *edtf = NULL;
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  gint64 year;

  chancery_day_to_ymd (first, &year, NULL, NULL);
  if (unit == CHANCERY_TIMELINE_DAY)
    edtf = g_strdup (from);
  else if (unit == CHANCERY_TIMELINE_MONTH)
    edtf = g_strndup (from, 7);
  else if (unit == CHANCERY_TIMELINE_QUARTER && strlen (from) == 10)
    edtf = g_strdup_printf ("%.7s/%.7s", from, to);
  else if (unit == CHANCERY_TIMELINE_YEAR)
    edtf = g_strndup (from, 4);
  else if (unit == CHANCERY_TIMELINE_DECADE)
    edtf = g_strdup_printf ("%.3sX", from);
  else if (unit == CHANCERY_TIMELINE_CENTURY)
    edtf = g_strdup_printf ("%.2sXX", from);
  /* A year that takes more than four digits, or stands before Christ, is written as its days. */
  if (edtf == NULL || year < 0 || year > 9999)
    {
      g_free (edtf);
      edtf = g_strdup_printf ("%s/%s", from, to);
    }
  date = chancery_fuzzy_date_new (edtf, NULL, CHANCERY_QUALITY_STATED, NULL);
  return date != NULL ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT)
                      : g_steal_pointer (&from);
}

char *
chancery_timeline_unit_to_tick (ChanceryTimelineUnit unit, ChanceryDay first)
{
  int month, day;

  chancery_day_to_ymd (first, NULL, &month, &day);
  switch (unit)
    {
    case CHANCERY_TIMELINE_DAY:
    case CHANCERY_TIMELINE_WEEK:
      return g_strdup_printf ("%d", day);
    case CHANCERY_TIMELINE_MONTH:
    case CHANCERY_TIMELINE_QUARTER:
      return g_strdup (chancery_date_words_month (month, FALSE));
    case CHANCERY_TIMELINE_YEAR:
    case CHANCERY_TIMELINE_DECADE:
    case CHANCERY_TIMELINE_CENTURY:
    case CHANCERY_TIMELINE_N_UNITS:
      break;
    }
  return chancery_timeline_unit_to_words (unit, first);
}
