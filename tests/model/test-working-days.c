/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-errors.h"
#include "chancery-typed-date.h"
#include "chancery-working-days.h"

#define HOLIDAYS                        \
  "# Pakistan\n"                        \
  "2026-03-23, Pakistan Day\n"          \
  "20-22 mar 2026, Eid al-Fitr\n"       \
  "05-01, Labour Day\n"                 \
  "25 dec, Quaid-e-Azam Day\n"          \
  "02-29 Leap day\n"                    \
  "august 14, 2026, Independence Day\n" \
  "\n"

static ChanceryDay
day_of (const char *iso)
{
  ChanceryDay day;

  g_assert_true (chancery_day_from_iso (iso, &day));
  return day;
}

static void
assert_day (ChanceryDay day, const char *iso)
{
  g_autofree char *text = chancery_day_to_iso (day);

  g_assert_cmpstr (text, ==, iso);
}

static void
test_weekends (void)
{
  g_autoptr (ChanceryWorkingDays) gulf = chancery_working_days_new ("fri sat", NULL);
  g_autoptr (ChanceryWorkingDays) none = chancery_working_days_new ("none", NULL);
  ChanceryDay friday = day_of ("2026-03-06");

  g_assert_true (chancery_working_days_is_working (NULL, friday));
  g_assert_false (chancery_working_days_is_working (NULL, friday + 1));
  g_assert_false (chancery_working_days_is_working (NULL, friday + 2));
  g_assert_false (chancery_working_days_is_working (gulf, friday));
  g_assert_true (chancery_working_days_is_working (gulf, friday + 2));
  g_assert_true (chancery_working_days_is_working (none, friday + 1));
  g_assert_cmpstr (chancery_working_days_weekend_of ("ar_EG.UTF-8"), ==, "fri sat");
  g_assert_cmpstr (chancery_working_days_weekend_of ("ur_PK.UTF-8"), ==, "sat sun");
  g_assert_cmpstr (chancery_working_days_weekend_of ("C"), ==, "sat sun");
  g_assert_cmpstr (chancery_working_days_weekend_of (NULL), ==, "sat sun");
}

static void
test_holidays (void)
{
  g_autoptr (ChanceryWorkingDays) self = chancery_working_days_new (NULL, HOLIDAYS);
  g_autoptr (GError) error = NULL;
  g_autofree char *remark = NULL;

  chancery_working_days_check (HOLIDAYS, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (chancery_working_days_count (HOLIDAYS), ==, 6);
  g_assert_cmpstr (chancery_working_days_get_holiday (self, day_of ("2026-03-23")), ==,
                   "Pakistan Day");
  g_assert_cmpstr (chancery_working_days_get_holiday (self, day_of ("2026-03-21")), ==,
                   "Eid al-Fitr");
  g_assert_null (chancery_working_days_get_holiday (self, day_of ("2027-03-23")));
  g_assert_cmpstr (chancery_working_days_get_holiday (self, day_of ("2031-05-01")), ==,
                   "Labour Day");
  g_assert_cmpstr (chancery_working_days_get_holiday (self, day_of ("2026-12-25")), ==,
                   "Quaid-e-Azam Day");
  g_assert_cmpstr (chancery_working_days_get_holiday (self, day_of ("2028-02-29")), ==, "Leap day");
  g_assert_null (chancery_working_days_get_holiday (self, day_of ("2027-03-01")));
  g_assert_cmpstr (chancery_working_days_get_holiday (self, day_of ("2026-08-14")), ==,
                   "Independence Day");
  g_assert_null (chancery_working_days_get_holiday (self, day_of ("2027-08-14")));
  remark = chancery_working_days_remark (self, day_of ("2026-03-23"));
  g_assert_cmpstr (remark, ==, "day off: Pakistan Day; last working day before: Thu 19 Mar 2026");
  g_clear_pointer (&remark, g_free);
  remark = chancery_working_days_remark (self, day_of ("2026-03-07"));
  g_assert_cmpstr (remark, ==, "day off: Saturday; last working day before: Fri 6 Mar 2026");
  g_assert_null (chancery_working_days_remark (self, day_of ("2026-03-06")));
}

static void
test_wrong_lists (void)
{
  static const char *const wrong[] = {
    "Pakistan Day",           "2026-02-30, No such day", "13-01, No such month",
    "2026-03, A whole month", "2026, A whole year",      "2020-01-01/2026-01-01, Six years",
    "unknown, Some day",      ", No day at all",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *list = g_strconcat ("05-01, Labour Day\n", wrong[i], NULL);
      g_autofree char *line = g_strdup_printf ("Line 2, “%s”", wrong[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (ChanceryWorkingDays) self = NULL;

      g_assert_false (chancery_working_days_check (list, &error));
      g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, line));
      /* What is understood of it still holds. */
      self = chancery_working_days_new (NULL, list);
      g_assert_false (chancery_working_days_is_working (self, day_of ("2026-05-01")));
    }
}

static void
test_counting (void)
{
  g_autoptr (ChanceryWorkingDays) self = chancery_working_days_new (NULL, HOLIDAYS);

  assert_day (chancery_working_days_add (self, day_of ("2026-03-02"), 10), "2026-03-16");
  assert_day (chancery_working_days_add (self, day_of ("2026-03-19"), 1), "2026-03-24");
  assert_day (chancery_working_days_add (self, day_of ("2026-03-24"), -1), "2026-03-19");
  assert_day (chancery_working_days_add (self, day_of ("2026-03-21"), 0), "2026-03-21");
  assert_day (chancery_working_days_add (self, day_of ("2026-03-21"), 1), "2026-03-24");
  assert_day (chancery_working_days_next (self, day_of ("2026-03-20")), "2026-03-24");
  assert_day (chancery_working_days_next (self, day_of ("2026-03-24")), "2026-03-24");
  assert_day (chancery_working_days_last (self, day_of ("2026-03-23")), "2026-03-19");
}

static void
test_nobody_ever_works (void)
{
  g_autoptr (ChanceryWorkingDays) self =
      chancery_working_days_new ("mon tue wed thu fri sat sun", NULL);
  ChanceryDay day = day_of ("2026-03-02");
  g_autofree char *remark = chancery_working_days_remark (self, day);

  g_assert_cmpint (chancery_working_days_next (self, day), ==, day);
  g_assert_cmpint (chancery_working_days_last (self, day), ==, day);
  g_assert_cmpint (chancery_working_days_add (self, day, 10), ==, day + 10);
  g_assert_cmpint (chancery_working_days_add (self, day, -10), ==, day - 10);
  g_assert_cmpstr (remark, ==, "Monday");
  /* Far ends stay within reason too. */
  g_assert_cmpint (chancery_working_days_add (self, day, G_MAXINT), ==,
                   day + CHANCERY_WORKING_DAYS_MAX);
}

static void
test_many_holidays (void)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (ChanceryWorkingDays) self = NULL;
  ChanceryDay first = day_of ("2026-01-01");

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *iso = chancery_day_to_iso (first + i);

      g_string_append_printf (list, "%s, Day %u\n", iso, i);
    }
  self = chancery_working_days_new ("none", list->str);
  g_assert_cmpuint (chancery_working_days_count (list->str), ==, 2000);
  g_assert_cmpint (chancery_working_days_next (self, first), ==, first);
  g_assert_cmpint (chancery_working_days_next (self, first + 1000), ==, first + 2000);
}

static void
test_typed (void)
{
  static const struct
  {
    const char *typed;
    const char *edtf;
  } dates[] = {
    { "+10wd", "2026-03-16" },
    { "+1wd", "2026-03-03" },
    { "-1 wd", "2026-02-27" },
    { "in 14 working days", "2026-03-24" },
    { "3 working days ago", "2026-02-25" },
    { "+5 workdays", "2026-03-09" },
    { "+30d", "2026-04-01" },
  };
  g_autoptr (ChanceryWorkingDays) self = chancery_working_days_new (NULL, HOLIDAYS);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (ChanceryFuzzyDate) date =
          chancery_typed_date_parse_at_desk (dates[i].typed, day_of ("2026-03-02"), self, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (chancery_fuzzy_date_get_edtf (date), ==, dates[i].edtf);
    }
  g_assert_null (
      chancery_typed_date_parse_at_desk ("+99999wd", day_of ("2026-03-02"), self, &error));
  g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/working-days/weekends", test_weekends);
  g_test_add_func ("/model/working-days/holidays", test_holidays);
  g_test_add_func ("/model/working-days/wrong-lists", test_wrong_lists);
  g_test_add_func ("/model/working-days/counting", test_counting);
  g_test_add_func ("/model/working-days/nobody-ever-works", test_nobody_ever_works);
  g_test_add_func ("/model/working-days/many-holidays", test_many_holidays);
  g_test_add_func ("/model/working-days/typed", test_typed);

  return g_test_run ();
}
