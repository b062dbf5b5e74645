/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-look.h"
#include "exchange-fixture.h"

/* What is seen of a table of @n_rows rows of which one has @last and all others @usual as their day. */
static ChanceryCsvLook *
look_at (Fixture *fixture, guint n_rows, const char *usual, const char *last)
{
  g_autofree char *path = g_build_filename (fixture->folder, "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GString) text = g_string_new ("Subject,Date\n");
  g_autoptr (GError) error = NULL;
  ChanceryCsvLook *look;

  for (guint i = 1; i < n_rows; i++)
    g_string_append_printf (text, "Note %u,%s\n", i, usual);
  g_string_append_printf (text, "Note,%s\n", last);
  g_assert_true (g_file_set_contents (path, text->str, (gssize)text->len, NULL));
  look = chancery_csv_look_read (fixture->db, file, NULL, &error);
  g_assert_no_error (error);
  return look;
}

/* Bug: after some fifty rows nobody looked any more, unless those left it open. */
static void
test_days_behind_the_first_page (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint n_rows;
    const char *usual;
    const char *last;
    const char *example;
    gboolean day_first;
    gboolean month_first;
  } cases[] = {
    { 60, "2026-02-16", "03/04/2026", "03/04/2026", FALSE, FALSE },
    { 60, "", "03-04-2026", "03-04-2026", FALSE, FALSE },
    { 60, "13/04/2026", "03/04/2026", "03/04/2026", TRUE, FALSE },
    { 60, "13/04/2026", "04/13/2026", NULL, TRUE, TRUE },
    { 60, "03/04/2026", "04/13/2026", "03/04/2026", FALSE, TRUE },
    { CHANCERY_CSV_LOOK_MAX_ROWS, "03/04/2026", "04/13/2026", "03/04/2026", FALSE, TRUE },
    { CHANCERY_CSV_LOOK_MAX_ROWS + 1, "03/04/2026", "04/13/2026", "03/04/2026", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ChanceryCsvLook) look =
          look_at (fixture, cases[i].n_rows, cases[i].usual, cases[i].last);
      const ChanceryCsvDays *days = &look->days[1];

      g_assert_cmpstr (days->example, ==, cases[i].example);
      g_assert_cmpint (days->day_first, ==, cases[i].day_first);
      g_assert_cmpint (days->month_first, ==, cases[i].month_first);
      g_assert_cmpint (chancery_csv_mapping_get_order (look->mapping, 1), ==,
                       days->month_first && !days->day_first ? CHANCERY_CSV_MONTH_FIRST
                                                             : CHANCERY_CSV_DAY_FIRST);
    }
}

/* A column of which the first page says nothing shows what is in it. */
static void
test_examples_behind_the_first_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryCsvLook) look = look_at (fixture, 60, "", "16 February");

  g_assert_cmpstr (look->examples[0], ==, "Note 1");
  g_assert_cmpstr (look->examples[1], ==, "16 February");
}

#define ADD(path, func) \
  g_test_add ("/exchange/csv-look/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("days-behind-the-first-page", test_days_behind_the_first_page);
  ADD ("examples-behind-the-first-page", test_examples_behind_the_first_page);
  return g_test_run ();
}
