/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-days.h"

/* 23 November 2026, whatever the day of the run. */
#define TODAY 2461368

static void
test_cells_decide (void)
{
  static const struct
  {
    const char *cells[4];
    const char *example;
    gboolean decided;
    ChanceryCsvOrder order;
  } columns[] = {
    { { "03/04/2026", "5/6/26" }, "03/04/2026", FALSE, CHANCERY_CSV_DAY_FIRST },
    { { "03/04/2026", "13/04/2026" }, "03/04/2026", TRUE, CHANCERY_CSV_DAY_FIRST },
    { { "03/04/2026", "04/13/2026" }, "03/04/2026", TRUE, CHANCERY_CSV_MONTH_FIRST },
    { { "04/13/2026" }, NULL, TRUE, CHANCERY_CSV_MONTH_FIRST },
    { { "13/04/2026", "04/13/2026" }, NULL, FALSE, CHANCERY_CSV_DAY_FIRST },
    /* Bug: with hyphens, and in digits of other scripts, they said nothing. */
    { { "03-04-2026", "5-6-26" }, "03-04-2026", FALSE, CHANCERY_CSV_DAY_FIRST },
    { { "03-04-2026", "04-13-2026" }, "03-04-2026", TRUE, CHANCERY_CSV_MONTH_FIRST },
    { { "03/04/2026", " 13-04-2026 " }, "03/04/2026", TRUE, CHANCERY_CSV_DAY_FIRST },
    { { "۰۳/۰۴/۲۰۲۶", "۱۳/۰۴/۲۰۲۶" }, "۰۳/۰۴/۲۰۲۶", TRUE, CHANCERY_CSV_DAY_FIRST },
    { { "03‐04‐2026" }, "03‐04‐2026", FALSE, CHANCERY_CSV_DAY_FIRST },
    /* The same day either way, no day at all, a point, a year in front, and what is no date. */
    { { "04/04/2026", "13/13/2026", "3.4.2026", "2026/03/04" }, NULL, FALSE, 0 },
    { { "04-04-2026", "2026-03-04", "13-13-2026", "03-04" }, NULL, FALSE, 0 },
    { { "", "soon", "3/4", "3/4/2026/5" }, NULL, FALSE, 0 },
    { { "3-4/2026", "3/4-2026", "3--4-2026", "3-4-2026-5" }, NULL, FALSE, 0 },
    { { "3-4-202", "3-4-20260", "-3-4-2026", "0312-8000-26" }, NULL, FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      ChanceryCsvDays days = { NULL, FALSE, FALSE };
      ChanceryCsvOrder order = CHANCERY_CSV_DAY_FIRST;

      for (guint k = 0; k < G_N_ELEMENTS (columns[i].cells) && columns[i].cells[k] != NULL; k++)
        chancery_csv_days_take (&days, columns[i].cells[k]);
      g_assert_cmpstr (days.example, ==, columns[i].example);
      g_assert_cmpint (chancery_csv_days_decide (&days, &order), ==, columns[i].decided);
      if (columns[i].decided)
        g_assert_cmpint (order, ==, columns[i].order);
      chancery_csv_days_clear (&days);
    }
}

static void
test_spelled_out (void)
{
  static const struct
  {
    const char *cell;
    const char *spelled;
  } pairs[] = {
    { "03/04/2026", "2026-03-04" },
    { " 3/4/2026 ", "2026-03-04" },
    { "03/04/26", "2026-03-04" },
    /* Bug: a date of which more was said was read with its day first. */
    { "03/04/2026?", "2026-03-04?" },
    { "c. 03/04/2026", "2026-03-04~" },
    { "03/04/2026 - 05/06/2026", "2026-03-04/2026-05-06" },
    { "after 03/04/2026", "2026-03-04/.." },
    { "03-04-2026", "2026-03-04" },
    { "۰۳/۰۴/۲۰۲۶", "2026-03-04" },
    { "3/4", "2027-03-04" },
    /* No month has this number: what is no day so is none. */
    { "13/04/2026", NULL },
    { "13/04/2026?", NULL },
    { "2026-03-04", "2026-03-04" },
    { "3 April 2026", "3 April 2026" },
    { "3.4.2026", "3.4.2026" },
    { "04/04/2026", "04/04/2026" },
    { "4/2026", "4/2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *month =
          chancery_csv_days_spell_out (pairs[i].cell, CHANCERY_CSV_MONTH_FIRST, TODAY, &error);
      g_autofree char *day =
          chancery_csv_days_spell_out (pairs[i].cell, CHANCERY_CSV_DAY_FIRST, TODAY, NULL);

      g_assert_cmpstr (month, ==, pairs[i].spelled);
      g_assert_true ((month == NULL) == (error != NULL));
      g_assert_cmpstr (day, ==, pairs[i].cell);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv-days/cells-decide", test_cells_decide);
  g_test_add_func ("/exchange/csv-days/spelled-out", test_spelled_out);
  return g_test_run ();
}
