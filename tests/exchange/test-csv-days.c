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
    /* Bug: with a time behind them they said nothing. */
    { { "3/4/2026 0:00", "4/13/2026  2:30 PM" }, "3/4/2026 0:00", TRUE, CHANCERY_CSV_MONTH_FIRST },
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
test_read (void)
{
  static const struct
  {
    const char *cell;
    const char *month_first;
    const char *day_first;
    const char *typed;
  } rows[] = {
    { "03/04/2026", "2026-03-04", "2026-04-03", "03/04/2026" },
    { " 3/4/2026 ", "2026-03-04", "2026-04-03", "3/4/2026" },
    { "03/04/26", "2026-03-04", "2026-04-03", "03/04/26" },
    /* Bug: a date of which more was said was read with its day first. */
    { "03/04/2026?", "2026-03-04?", "2026-04-03?", "03/04/2026?" },
    { "c. 03/04/2026", "2026-03-04~", "2026-04-03~", "c. 03/04/2026" },
    { "03/04/2026 - 05/06/2026", "2026-03-04/2026-05-06", "2026-04-03/2026-06-05",
      "03/04/2026 - 05/06/2026" },
    { "after 03/04/2026", "2026-03-04/..", "2026-04-03/..", "after 03/04/2026" },
    { "03-04-2026", "2026-03-04", "2026-04-03", "03-04-2026" },
    { "۰۳/۰۴/۲۰۲۶", "2026-03-04", "2026-04-03", "۰۳/۰۴/۲۰۲۶" },
    { "3/4", "2027-03-04", "2027-04-03", "3/4" },
    /* No month has this number: what is no day so is none. */
    { "13/04/2026", NULL, "2026-04-13", "13/04/2026" },
    { "13/04/2026?", NULL, "2026-04-13?", "13/04/2026?" },
    { "04/13/2026", "2026-04-13", NULL, "04/13/2026" },
    { "2026-03-04", "2026-03-04", "2026-03-04", NULL },
    { "3 April 2026", "2026-04-03", "2026-04-03", "3 April 2026" },
    { "3.4.2026", "2026-04-03", "2026-04-03", "3.4.2026" },
    { "04/04/2026", "2026-04-04", "2026-04-04", "04/04/2026" },
    { "4/2026", "2026-04", "2026-04", "4/2026" },
    /* Bug: what spreadsheets write with a time was no date. */
    { "03/04/2026 14:30", "2026-03-04T14:30:00", "2026-04-03T14:30:00", "03/04/2026 14:30" },
    { "3/4/2026 2:30:05 PM", "2026-03-04T14:30:05", "2026-04-03T14:30:05", "3/4/2026 2:30:05 PM" },
    { "3/4/2026 0:00", "2026-03-04", "2026-04-03", "3/4/2026" },
    { "03/04/2026 12:00:00 AM", "2026-03-04", "2026-04-03", "03/04/2026" },
    { "3/4/2026, 12:00:00\u202fAM ", "2026-03-04", "2026-04-03", "3/4/2026" },
    { "2026-03-04 00:00:00.000", "2026-03-04", "2026-03-04", NULL },
    /* As we write it ourselves, it is meant. */
    { "2026-03-04T00:00:00", "2026-03-04T00:00:00", "2026-03-04T00:00:00", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint order = 0; order < 2; order++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (ChanceryFuzzyDate) date =
            chancery_csv_days_read (rows[i].cell, (ChanceryCsvOrder)order, FALSE, TODAY, &error);
        const char *edtf = order == CHANCERY_CSV_MONTH_FIRST ? rows[i].month_first
                                                             : rows[i].day_first;

        g_assert_true ((date == NULL) == (error != NULL));
        g_assert_cmpstr (date != NULL ? chancery_fuzzy_date_get_edtf (date) : NULL, ==, edtf);
        if (date != NULL)
          g_assert_cmpstr (chancery_fuzzy_date_get_typed (date), ==, rows[i].typed);
      }
}

/* Bug: midnight was cut off whatever else stood in the column. */
static void
test_times (void)
{
  static const struct
  {
    const char *cells[3];
    gboolean has_times;
  } columns[] = {
    { { "2026-03-02 00:00:00", "3/4/2026 12:00 AM", "2026-03-04" }, FALSE },
    { { "2026-03-02 00:00:00", "2026-03-02 14:30" }, TRUE },
    { { "2026-03-02 00:00", "2026-03-02T09:15:00" }, TRUE },
    { { "Room 12", "16.02, 18.02", "" }, FALSE },
  };
  g_autoptr (ChanceryFuzzyDate) date = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      ChanceryCsvDays days = { NULL };

      for (guint k = 0; k < G_N_ELEMENTS (columns[i].cells) && columns[i].cells[k] != NULL; k++)
        chancery_csv_days_take (&days, columns[i].cells[k]);
      g_assert_cmpint (days.has_times, ==, columns[i].has_times);
      chancery_csv_days_clear (&days);
    }
  date = chancery_csv_days_read ("3/4/2026 0:00", CHANCERY_CSV_DAY_FIRST, TRUE, TODAY, NULL);
  g_assert_cmpstr (chancery_fuzzy_date_get_edtf (date), ==, "2026-04-03T00:00:00");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv-days/cells-decide", test_cells_decide);
  g_test_add_func ("/exchange/csv-days/read", test_read);
  g_test_add_func ("/exchange/csv-days/times", test_times);
  return g_test_run ();
}
