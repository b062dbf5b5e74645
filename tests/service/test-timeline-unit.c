/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-timeline-unit.h"

#include <glib.h>

static ChanceryDay
day (gint64 year, int month, int of_month)
{
  ChanceryDay day = CHANCERY_DAY_NONE;

  g_assert_true (chancery_day_from_ymd (year, month, of_month, &day));
  return day;
}

static void
test_steps (void)
{
  ChanceryDay wednesday = day (2026, 2, 18);

  g_assert_cmpint (chancery_timeline_unit_floor (CHANCERY_TIMELINE_DAY, wednesday), ==, wednesday);
  g_assert_cmpint (chancery_timeline_unit_floor (CHANCERY_TIMELINE_WEEK, wednesday), ==,
                   day (2026, 2, 16));
  g_assert_cmpint (chancery_timeline_unit_next (CHANCERY_TIMELINE_WEEK, wednesday), ==,
                   day (2026, 2, 23));
  g_assert_cmpint (chancery_timeline_unit_floor (CHANCERY_TIMELINE_QUARTER, wednesday), ==,
                   day (2026, 1, 1));
  g_assert_cmpint (chancery_timeline_unit_next (CHANCERY_TIMELINE_MONTH, day (2026, 12, 31)), ==,
                   day (2027, 1, 1));
  g_assert_cmpint (chancery_timeline_unit_floor (CHANCERY_TIMELINE_DECADE, day (1879, 12, 31)), ==,
                   day (1870, 1, 1));
  g_assert_cmpint (chancery_timeline_unit_next (CHANCERY_TIMELINE_CENTURY, day (1879, 12, 31)), ==,
                   day (1900, 1, 1));
  /* The 44 before Christ is the year −43. */
  g_assert_cmpint (chancery_timeline_unit_floor (CHANCERY_TIMELINE_YEAR, day (-43, 3, 15)), ==,
                   day (-43, 1, 1));
  g_assert_cmpint (chancery_timeline_unit_floor (CHANCERY_TIMELINE_DECADE, day (-43, 3, 15)), ==,
                   day (-50, 1, 1));
}

/* Every unit begins where the one before it ends. */
static void
test_no_gaps (void)
{
  for (guint unit = 0; unit < CHANCERY_TIMELINE_N_UNITS; unit++)
    {
      ChanceryDay at = chancery_timeline_unit_floor (unit, day (-120, 7, 9));

      for (guint i = 0; i < 500; i++)
        {
          ChanceryDay next = chancery_timeline_unit_next (unit, at);

          g_assert_cmpint (next, >, at);
          g_assert_cmpint (chancery_timeline_unit_floor (unit, next), ==, next);
          g_assert_cmpint (chancery_timeline_unit_floor (unit, next - 1), ==, at);
          at = next;
        }
    }
}

static void
test_fit (void)
{
  g_assert_cmpint (chancery_timeline_unit_fit (100, 60), ==, CHANCERY_TIMELINE_DAY);
  g_assert_cmpint (chancery_timeline_unit_fit (10, 60), ==, CHANCERY_TIMELINE_WEEK);
  g_assert_cmpint (chancery_timeline_unit_fit (2, 60), ==, CHANCERY_TIMELINE_MONTH);
  g_assert_cmpint (chancery_timeline_unit_fit (0.2, 60), ==, CHANCERY_TIMELINE_YEAR);
  g_assert_cmpint (chancery_timeline_unit_fit (1e-9, 60), ==, CHANCERY_TIMELINE_CENTURY);
}

static void
assert_words (ChanceryTimelineUnit unit, ChanceryDay first, const char *words, const char *tick)
{
  g_autofree char *is = chancery_timeline_unit_to_words (unit, first);
  g_autofree char *short_one = chancery_timeline_unit_to_tick (unit, first);

  g_assert_cmpstr (is, ==, words);
  g_assert_cmpstr (short_one, ==, tick);
}

static void
test_words (void)
{
  assert_words (CHANCERY_TIMELINE_DAY, day (2026, 2, 16), "16 Feb 2026", "16");
  assert_words (CHANCERY_TIMELINE_WEEK, day (2026, 2, 16), "16–22 Feb 2026", "16");
  assert_words (CHANCERY_TIMELINE_MONTH, day (2026, 2, 1), "Feb 2026", "Feb");
  assert_words (CHANCERY_TIMELINE_QUARTER, day (2026, 1, 1), "Jan – Mar 2026", "Jan");
  assert_words (CHANCERY_TIMELINE_YEAR, day (2026, 1, 1), "2026", "2026");
  assert_words (CHANCERY_TIMELINE_DECADE, day (1870, 1, 1), "1870s", "1870s");
  assert_words (CHANCERY_TIMELINE_CENTURY, day (1800, 1, 1), "1800–1899", "1800–1899");
  assert_words (CHANCERY_TIMELINE_YEAR, day (-43, 1, 1), "1 Jan – 31 Dec 44 BC",
                "1 Jan – 31 Dec 44 BC");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/timeline-unit/steps", test_steps);
  g_test_add_func ("/service/timeline-unit/no-gaps", test_no_gaps);
  g_test_add_func ("/service/timeline-unit/fit", test_fit);
  g_test_add_func ("/service/timeline-unit/words", test_words);
  return g_test_run ();
}
