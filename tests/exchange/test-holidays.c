/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-errors.h"
#include "chancery-holidays.h"
#include "chancery-working-days.h"

#include <string.h>

#define CALENDAR(events) \
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n" events "END:VCALENDAR\r\n"
#define EVENT(lines) "BEGIN:VEVENT\r\nDTSTAMP:20260101T000000Z\r\n" lines "END:VEVENT\r\n"

static ChanceryDay
today (void)
{
  ChanceryDay day;

  chancery_day_from_iso ("2026-03-02", &day);
  return day;
}

static char *
read_text (const char *text, guint *n_left_out)
{
  g_autoptr (GError) error = NULL;
  char *list = chancery_holidays_read (text, strlen (text), today (), n_left_out, &error);

  g_assert_no_error (error);
  g_assert_true (chancery_working_days_check (list, NULL));
  return list;
}

static void
test_days (void)
{
  guint n_left_out;
  g_autofree char *list = read_text (
      CALENDAR (EVENT ("UID:1\r\nDTSTART;VALUE=DATE:20260323\r\nSUMMARY:Pakistan Day\\, a\r\n"
                       "  holiday\r\n")
                    EVENT ("UID:2\r\nDTSTART;VALUE=DATE:20260320\r\nDTEND;VALUE=DATE:20260322\r\n"
                           "SUMMARY:Eid\r\n")
                        EVENT ("UID:3\r\nDTSTART:20260305T090000Z\r\nSUMMARY:A meeting\r\n")
                            EVENT ("UID:4\r\nDTSTART;VALUE=DATE:20260405\r\nSTATUS:CANCELLED\r\n"
                                   "SUMMARY:Not at all\r\n")),
      &n_left_out);

  g_assert_cmpstr (list, ==,
                   "2026-03-23, Pakistan Day, a holiday\n"
                   "2026-03-20, Eid\n2026-03-21, Eid\n");
  g_assert_cmpuint (n_left_out, ==, 1);
}

static void
test_recurrence (void)
{
  guint n_left_out;
  g_autofree char *list = read_text (
      CALENDAR (
          EVENT ("UID:1\r\nDTSTART;VALUE=DATE:19470814\r\nRRULE:FREQ=YEARLY\r\n"
                 "SUMMARY:Independence Day\r\n")
              EVENT ("UID:2\r\nDTSTART;VALUE=DATE:20240527\r\n"
                     "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;UNTIL=20280601\r\n"
                     "EXDATE;VALUE=DATE:20270531\r\nSUMMARY:Last Monday\r\n")
                  EVENT ("UID:2\r\nRECURRENCE-ID;VALUE=DATE:20260525\r\n"
                         "DTSTART;VALUE=DATE:20260526\r\nSUMMARY:Moved Monday\r\n")
                      EVENT ("UID:3\r\nDTSTART;VALUE=DATE:20260701\r\nRDATE;VALUE=DATE:20260702\r\n"
                             "SUMMARY:Twice\r\n")),
      &n_left_out);

  g_assert_cmpstr (list, ==,
                   "08-14, Independence Day\n"
                   "2025-05-26, Last Monday\n2028-05-29, Last Monday\n"
                   "2026-05-26, Moved Monday\n"
                   "2026-07-01, Twice\n2026-07-02, Twice\n");
  g_assert_cmpuint (n_left_out, ==, 0);
}

/* A day that is the same every year was kept on its day in the year in which it was moved as well. */
static void
test_moved_yearly_day (void)
{
  guint n_left_out;
  g_autofree char *list =
      read_text (CALENDAR (
                     EVENT ("UID:1\r\nDTSTART;VALUE=DATE:20230323\r\nRRULE:FREQ=YEARLY\r\n"
                            "SUMMARY:Pakistan Day\r\n")
                         EVENT ("UID:1\r\nRECURRENCE-ID;VALUE=DATE:20260323\r\n"
                                "DTSTART;VALUE=DATE:20260325\r\nSUMMARY:Pakistan Day, moved\r\n")),
                 &n_left_out);

  g_assert_false (g_str_has_prefix (list, "03-23"));
  g_assert_null (strstr (list, "2026-03-23"));
  g_assert_nonnull (strstr (list, "2026-03-25, Pakistan Day, moved\n"));
  g_assert_nonnull (strstr (list, "2025-03-23, Pakistan Day\n"));
  g_assert_nonnull (strstr (list, "2027-03-23, Pakistan Day\n"));
}

static void
test_endless_rule_is_bounded (void)
{
  guint n_left_out;
  g_autofree char *list =
      read_text (CALENDAR (EVENT ("UID:1\r\nDTSTART;VALUE=DATE:19000101\r\nRRULE:FREQ=DAILY\r\n"
                                  "SUMMARY:Always\r\n")),
                 &n_left_out);

  g_assert_cmpuint (chancery_working_days_count (list), <=, CHANCERY_HOLIDAYS_MAX);
  g_assert_true (g_str_has_prefix (list, "2025-01-01, Always\n"));
}

static void
test_what_is_no_list (void)
{
  static const char *const wrong[] = {
    "",
    "{}",
    "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    "BEGIN:VCALENDAR\r\n",
    CALENDAR (EVENT ("UID:1\r\nDTSTART:20260305T090000Z\r\nSUMMARY:A meeting\r\n")),
    CALENDAR (EVENT ("UID:1\r\nSUMMARY:No day\r\n")),
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      guint n_left_out;

      g_assert_null (
          chancery_holidays_read (wrong[i], strlen (wrong[i]), today (), &n_left_out, &error));
      g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
    }
}

static void
test_merge (void)
{
  g_autofree char *first = chancery_holidays_merge (NULL, "05-01, Labour Day\n");
  g_autofree char *both =
      chancery_holidays_merge ("# ours\n05-01, Labour Day", "05-01, Labour Day\n2026-03-20, Eid\n");

  g_assert_cmpstr (first, ==, "05-01, Labour Day\n");
  g_assert_cmpstr (both, ==, "# ours\n05-01, Labour Day\n2026-03-20, Eid\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/holidays/days", test_days);
  g_test_add_func ("/exchange/holidays/recurrence", test_recurrence);
  g_test_add_func ("/exchange/holidays/moved-yearly-day", test_moved_yearly_day);
  g_test_add_func ("/exchange/holidays/endless-rule-is-bounded", test_endless_rule_is_bounded);
  g_test_add_func ("/exchange/holidays/what-is-no-list", test_what_is_no_list);
  g_test_add_func ("/exchange/holidays/merge", test_merge);

  return g_test_run ();
}
