/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-day.h"

static const struct
{
  gint64 year;
  int month;
  int day;
  ChanceryDay number;
  int weekday;
  const char *iso;
} days[] = {
  { 1970, 1, 1, 2440588, 4, "1970-01-01" },   { 2000, 1, 1, 2451545, 6, "2000-01-01" },
  { 2000, 2, 29, 2451604, 2, "2000-02-29" },  { 2026, 2, 16, 2461088, 1, "2026-02-16" },
  { 2026, 11, 23, 2461368, 1, "2026-11-23" }, { 1582, 10, 15, 2299161, 5, "1582-10-15" },
  { 1582, 10, 14, 2299160, 4, "1582-10-14" }, { 1, 1, 1, 1721426, 1, "0001-01-01" },
  { 0, 3, 1, 1721120, 3, "0000-03-01" },      { 0, 2, 29, 1721119, 2, "0000-02-29" },
  { -44, 3, 15, 1705063, 4, "-0044-03-15" },  { -4713, 11, 24, 0, 1, "-4713-11-24" },
  { -4713, 11, 23, -1, 7, "-4713-11-23" },    { 9999, 12, 31, 5373484, 5, "9999-12-31" },
};

static void
test_known_days (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *iso = NULL;
      ChanceryDay day;
      gint64 year;
      int month;
      int day_of_month;

      g_assert_true (chancery_day_from_ymd (days[i].year, days[i].month, days[i].day, &day));
      g_assert_cmpint (day, ==, days[i].number);
      chancery_day_to_ymd (day, &year, &month, &day_of_month);
      g_assert_cmpint (year, ==, days[i].year);
      g_assert_cmpint (month, ==, days[i].month);
      g_assert_cmpint (day_of_month, ==, days[i].day);
      g_assert_cmpint (chancery_day_weekday (day), ==, days[i].weekday);
      iso = chancery_day_to_iso (day);
      g_assert_cmpstr (iso, ==, days[i].iso);
      day = 7;
      g_assert_true (chancery_day_from_iso (iso, &day));
      g_assert_cmpint (day, ==, days[i].number);
    }
}

static void
test_agrees_with_gdate (void)
{
  for (guint32 julian = 1; julian < 3000000; julian += 97)
    {
      GDate date;
      gint64 year;
      int month;
      int day_of_month;
      ChanceryDay day;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, julian);
      chancery_day_to_ymd (1721425 + (ChanceryDay)julian, &year, &month, &day_of_month);
      g_assert_cmpint (year, ==, g_date_get_year (&date));
      g_assert_cmpint (month, ==, (int)g_date_get_month (&date));
      g_assert_cmpint (day_of_month, ==, g_date_get_day (&date));
      g_assert_true (chancery_day_from_ymd (year, month, day_of_month, &day));
      g_assert_cmpint (day, ==, 1721425 + (ChanceryDay)julian);
      g_assert_cmpint (chancery_day_weekday (day), ==, (int)g_date_get_weekday (&date));
    }
}

static void
test_far_years (void)
{
  for (int sign = -1; sign <= 1; sign += 2)
    {
      ChanceryDay day;
      gint64 year;

      g_assert_true (chancery_day_from_ymd (sign * CHANCERY_YEAR_MAX, 12, 31, &day));
      chancery_day_to_ymd (day, &year, NULL, NULL);
      g_assert_cmpint (year, ==, sign * CHANCERY_YEAR_MAX);
      g_assert_cmpint (ABS (day), <, G_GINT64_CONSTANT (1) << 42);
      g_assert_false (chancery_day_from_ymd (sign * (CHANCERY_YEAR_MAX + 1), 1, 1, &day));
    }
}

static void
test_impossible (void)
{
  static const char *const impossible[] = {
    "",
    "2026",
    "2026-02",
    "2026-02-30",
    "2025-02-29",
    "1900-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "2026-1-1",
    "2026-01-01 ",
    " 2026-01-01",
    "02026-01-01",
    "+2026-01-01",
    "-0000-01-01",
    "2026/01/01",
    "2026-01-0a",
    "20260101",
    "Y12026",
    "2026-01-011",
  };
  ChanceryDay day = 7;

  for (guint i = 0; i < G_N_ELEMENTS (impossible); i++)
    {
      g_assert_false (chancery_day_from_iso (impossible[i], &day));
      g_assert_cmpint (day, ==, 7);
    }
  g_assert_false (chancery_day_from_iso (NULL, &day));
  g_assert_false (chancery_day_from_ymd (2026, 4, 31, NULL));
  g_assert_cmpint (chancery_day_month_length (2024, 2), ==, 29);
  g_assert_cmpint (chancery_day_month_length (2100, 2), ==, 28);
  g_assert_cmpint (chancery_day_month_length (2100, 0), ==, 0);
}

static void
test_today (void)
{
  ChanceryDay before = chancery_day_today ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  ChanceryDay day;

  g_assert_true (chancery_day_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                                        g_date_time_get_day_of_month (now), &day));
  /* Midnight may pass between the two questions. */
  g_assert_cmpint (day - before, >=, 0);
  g_assert_cmpint (day - before, <=, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/day/known-days", test_known_days);
  g_test_add_func ("/model/day/agrees-with-gdate", test_agrees_with_gdate);
  g_test_add_func ("/model/day/far-years", test_far_years);
  g_test_add_func ("/model/day/impossible", test_impossible);
  g_test_add_func ("/model/day/today", test_today);
  return g_test_run ();
}
