/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-date-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* Own names: those of the C library follow the language of the system, not that
 * of the program, and change with its version.
 */
static const char *const short_months[] = {
  NC_ ("short month", "Jan"), NC_ ("short month", "Feb"), NC_ ("short month", "Mar"),
  NC_ ("short month", "Apr"), NC_ ("short month", "May"), NC_ ("short month", "Jun"),
  NC_ ("short month", "Jul"), NC_ ("short month", "Aug"), NC_ ("short month", "Sep"),
  NC_ ("short month", "Oct"), NC_ ("short month", "Nov"), NC_ ("short month", "Dec"),
};

static const char *const long_months[] = {
  NC_ ("long month", "January"), NC_ ("long month", "February"), NC_ ("long month", "March"),
  NC_ ("long month", "April"),   NC_ ("long month", "May"),      NC_ ("long month", "June"),
  NC_ ("long month", "July"),    NC_ ("long month", "August"),   NC_ ("long month", "September"),
  NC_ ("long month", "October"), NC_ ("long month", "November"), NC_ ("long month", "December"),
};

const char *
chancery_date_words_month (int month, gboolean long_name)
{
  g_return_val_if_fail (month >= 1 && month <= 12, NULL);

  return long_name ? g_dpgettext2 (GETTEXT_PACKAGE, "long month", long_months[month - 1])
                   : g_dpgettext2 (GETTEXT_PACKAGE, "short month", short_months[month - 1]);
}

const char *
chancery_date_words_weekday (int weekday, gboolean long_name)
{
  static const char *const short_names[] = {
    NC_ ("short weekday", "Mon"), NC_ ("short weekday", "Tue"), NC_ ("short weekday", "Wed"),
    NC_ ("short weekday", "Thu"), NC_ ("short weekday", "Fri"), NC_ ("short weekday", "Sat"),
    NC_ ("short weekday", "Sun"),
  };
  static const char *const long_names[] = {
    N_ ("Monday"), N_ ("Tuesday"),  N_ ("Wednesday"), N_ ("Thursday"),
    N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday"),
  };

  g_return_val_if_fail (weekday >= 1 && weekday <= 7, NULL);

  return long_name ? _ (long_names[weekday - 1])
                   : g_dpgettext2 (GETTEXT_PACKAGE, "short weekday", short_names[weekday - 1]);
}

char *
chancery_date_words_with_weekday (ChanceryDay day)
{
  g_autoptr (ChanceryFuzzyDate) date = chancery_fuzzy_date_new_day (day);
  g_autofree char *words = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT);

  /* Translators: the short name of a weekday and a date: “Sat 7 Mar 2026”. */
  return g_strdup_printf (C_ ("weekday and date", "%s %s"),
                          chancery_date_words_weekday (chancery_day_weekday (day), FALSE), words);
}

static char *
get_year (gint64 year)
{
  if (year > 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, year);
  /* Translators: a year before Christ: "44 BC" */
  return g_strdup_printf (C_ ("year", "%" PRId64 " BC"), 1 - year);
}

static char *
get_season (int season, const char *year)
{
  switch (season)
    {
    case 21:
      /* Translators: %s is a year */
      return g_strdup_printf (_ ("spring %s"), year);
    case 22:
      /* Translators: %s is a year */
      return g_strdup_printf (_ ("summer %s"), year);
    case 23:
      /* Translators: %s is a year */
      return g_strdup_printf (_ ("autumn %s"), year);
    default:
      /* Translators: %s is a year */
      return g_strdup_printf (_ ("winter %s"), year);
    }
}

static char *
get_years (gint64 first, gint64 last)
{
  g_autofree char *first_year = get_year (first);
  g_autofree char *last_year = get_year (last);

  return g_strdup_printf ("%s–%s", first_year, last_year);
}

/* A time as it was written: the zone is part of what is known. */
static char *
add_time (const char *date, const char *time)
{
  const char *zone = time + strlen ("09:00:00");
  int length = g_str_has_prefix (time + 5, ":00") ? 5 : 8;
  const char *zone_name = strcmp (zone, "Z") == 0 ? "UTC" : zone;

  return g_strdup_printf ("%s, %.*s%s%s", date, length, time, *zone_name != '\0' ? " " : "",
                          zone_name);
}

static char *
get_day (const ChanceryEdtf *date, const char *month, const char *year)
{
  /* Translators: a day: number in the month, name of the month, year */
  g_autofree char *day = g_strdup_printf (C_ ("date", "%1$d %2$s %3$s"), date->day, month, year);

  return date->time[0] != '\0' ? add_time (day, date->time) : g_steal_pointer (&day);
}

static char *
get_month (const char *month, const char *year)
{
  /* Translators: name of the month, year */
  return g_strdup_printf (C_ ("date", "%1$s %2$s"), month, year);
}

static char *
get_plain (const ChanceryEdtf *date, gboolean long_names)
{
  g_autofree char *year = get_year (date->year);
  g_autofree char *month_and_year = NULL;
  const char *month = date->month >= 1 && date->month <= 12
                          ? chancery_date_words_month (date->month, long_names)
                          : "";

  switch (date->precision)
    {
    case CHANCERY_EDTF_DAY:
      return get_day (date, month, year);
    case CHANCERY_EDTF_MONTH:
      return get_month (month, year);
    case CHANCERY_EDTF_SEASON:
      return get_season (date->month, year);
    case CHANCERY_EDTF_YEAR:
      return g_steal_pointer (&year);
    case CHANCERY_EDTF_DECADE:
      if (date->year < 0)
        return get_years (date->year, date->year + 9);
      /* Translators: a decade: "2010s" */
      return g_strdup_printf (C_ ("decade", "%ss"), year);
    case CHANCERY_EDTF_CENTURY:
      return get_years (date->year, date->year + 99);
    case CHANCERY_EDTF_SOME_DAY:
      month_and_year = get_month (month, year);
      /* Translators: %s is a month and year */
      return g_strdup_printf (_ ("%s, day not known"), month_and_year);
    case CHANCERY_EDTF_SOME_MONTH:
      /* Translators: %s is a year */
      return g_strdup_printf (_ ("%s, month not known"), year);
    case CHANCERY_EDTF_SOME_MONTH_DAY:
      /* Translators: %s is a year */
      return g_strdup_printf (_ ("%s, day and month not known"), year);
    case CHANCERY_EDTF_OPEN:
    case CHANCERY_EDTF_UNKNOWN:
    default:
      return g_strdup (C_ ("date", "not known"));
    }
}

static char *
qualify (char *plain, const ChanceryEdtf *date)
{
  g_autofree char *owned = plain;

  if (date->approximate && date->uncertain)
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("about %s, uncertain"), owned);
  if (date->approximate)
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("about %s"), owned);
  if (date->uncertain)
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("%s, uncertain"), owned);
  return g_steal_pointer (&owned);
}

static char *
get_date (const ChanceryEdtf *date, gboolean long_names)
{
  return qualify (get_plain (date, long_names), date);
}

static gboolean
is_dated (const ChanceryEdtf *end)
{
  return end->first != CHANCERY_DAY_NONE;
}

/* An interval that lacks one end or both. */
static char *
get_half_interval (const ChanceryEdtf *start, const ChanceryEdtf *end, gboolean long_names)
{
  g_autofree char *date = get_date (is_dated (start) ? start : end, long_names);

  if (is_dated (start))
    return end->precision == CHANCERY_EDTF_OPEN
               /* Translators: %s is a date */
               ? g_strdup_printf (_ ("%s or later"), date)
               /* Translators: %s is a date */
               : g_strdup_printf (_ ("from %s, end not known"), date);
  if (is_dated (end))
    return start->precision == CHANCERY_EDTF_OPEN
               /* Translators: %s is a date */
               ? g_strdup_printf (_ ("until %s"), date)
               /* Translators: %s is a date */
               : g_strdup_printf (_ ("until %s, beginning not known"), date);
  return g_strdup (C_ ("date", "not known"));
}

static gboolean
has_same_qualifier (const ChanceryEdtf *start, const ChanceryEdtf *end)
{
  return start->approximate == end->approximate && start->uncertain == end->uncertain;
}

/* The beginning without what it shares with the end, or nothing if it shares
 * nothing.
 */
static char *
get_short_start (const ChanceryEdtf *start, const ChanceryEdtf *end, gboolean long_names)
{
  const char *month;

  if (start->precision != end->precision || start->year != end->year ||
      !has_same_qualifier (start, end))
    return NULL;
  if (start->precision == CHANCERY_EDTF_MONTH)
    return g_strdup (chancery_date_words_month (start->month, long_names));
  if (start->precision != CHANCERY_EDTF_DAY || start->time[0] != '\0' || end->time[0] != '\0')
    return NULL;
  month = chancery_date_words_month (start->month, long_names);
  /* Translators: a day without its year: number in the month, name of the month */
  return g_strdup_printf (C_ ("date", "%1$d %2$s"), start->day, month);
}

static gboolean
is_within_one_month (const ChanceryEdtf *start, const ChanceryEdtf *end)
{
  return start->precision == CHANCERY_EDTF_DAY && start->month == end->month;
}

static char *
get_full_interval (const ChanceryEdtf *start, const ChanceryEdtf *end, gboolean long_names)
{
  g_autofree char *short_start = get_short_start (start, end, long_names);
  g_autofree char *start_words = NULL;
  g_autofree char *end_words = NULL;
  gboolean years = start->precision == CHANCERY_EDTF_YEAR && end->precision == CHANCERY_EDTF_YEAR;

  if (short_start != NULL)
    {
      end_words = get_plain (end, long_names);
      if (is_within_one_month (start, end))
        /* Translators: days of one month: "16–18 Feb 2026" */
        return qualify (g_strdup_printf (C_ ("days", "%1$d–%2$s"), start->day, end_words), end);
      /* Translators: days or months of one year: "16 Feb – 3 Mar 2026" */
      return qualify (g_strdup_printf (C_ ("interval", "%1$s – %2$s"), short_start, end_words),
                      end);
    }
  if (years && has_same_qualifier (start, end))
    return qualify (get_years (start->year, end->year), end);
  start_words = get_date (start, long_names);
  end_words = get_date (end, long_names);
  return g_strdup_printf (C_ ("interval", "%1$s – %2$s"), start_words, end_words);
}

static char *
get_words (const ChanceryEdtf *ends, gboolean is_interval, gboolean long_names)
{
  if (!is_interval)
    return get_date (&ends[0], long_names);
  if (!is_dated (&ends[0]) || !is_dated (&ends[1]))
    return get_half_interval (&ends[0], &ends[1], long_names);
  return get_full_interval (&ends[0], &ends[1], long_names);
}

char *
chancery_date_words_compose (const ChanceryEdtf *ends,
                             gboolean is_interval,
                             ChanceryDateQuality quality,
                             gboolean long_names)
{
  g_autofree char *words = get_words (ends, is_interval, long_names);

  switch (quality)
    {
    case CHANCERY_QUALITY_INFERRED:
      /* Translators: %s is a date that was worked out, not stated */
      return g_strdup_printf (_ ("%s, inferred"), words);
    case CHANCERY_QUALITY_ESTIMATED:
      /* Translators: %s is a date that somebody estimated */
      return g_strdup_printf (_ ("%s, estimated"), words);
    case CHANCERY_QUALITY_STATED:
    default:
      return g_steal_pointer (&words);
    }
}
