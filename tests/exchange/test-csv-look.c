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
  look = chancery_csv_look_read (fixture->db, file, NULL, NULL, &error);
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
    /* Bug: behind the hundred thousandth row nothing was looked at. */
    { 100001, "03/04/2026", "04/13/2026", "03/04/2026", FALSE, TRUE },
    { 100001, "2026-02-16", "03-04-2026", "03-04-2026", FALSE, FALSE },
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

/* The dates of the records that are read of a table with @days, as edtf, and what is noted. */
static void
read_days (Fixture *fixture, const char *const *days, const char *wish, char **read, char ***notes)
{
  g_autoptr (GString) text = g_string_new ("Subject,Date\n");
  g_autoptr (GString) dates = g_string_new (NULL);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (ChanceryImport) import = chancery_import_new (fixture->db);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; days[i] != NULL; i++)
    g_string_append_printf (text, "Note %u,%s\n", i, days[i]);
  stream = g_memory_input_stream_new_from_data (text->str, (gssize)text->len, NULL);
  if (wish != NULL)
    chancery_import_add_table_wish (import, wish);
  chancery_import_read_stream (import, stream, "list.csv", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  entries = chancery_import_list_entries (import, CHANCERY_IMPORT_NEW, 0, 10, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (dates, "[%s]", ((ChanceryImportEntry *)entries->pdata[i])->date);
  *read = g_string_free (g_steal_pointer (&dates), FALSE);
  *notes = chancery_import_list_notes (import, 10, &error);
  g_assert_no_error (error);
}

/* Bug: where nobody was asked, the day stood first in silence, even where another cell said that it does not. */
static void
test_read_where_nobody_is_asked (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *days[3];
    const char *wish;
    const char *read;
    const char *note;
  } cases[] = {
    { { "03/04/2026", "05/06/2026" },
      NULL,
      "[3 Apr 2026][5 Jun 2026]",
      "list.csv:1: “03/04/2026” in the column “Date” is read as 3 April 2026, with the day first; if it is the "
      "month, say --map 'Date=date_on_document month-first'" },
    { { "03/04/2026", "04/13/2026" }, NULL, "[4 Mar 2026][13 Apr 2026]", NULL },
    { { "03/04/2026", "13/04/2026" }, NULL, "[3 Apr 2026][13 Apr 2026]", NULL },
    { { "2026-04-03", "04/04/2026" }, NULL, "[3 Apr 2026][4 Apr 2026]", NULL },
    { { "03/04/2026", "05/06/2026" },
      "Date=date_on_document month-first",
      "[4 Mar 2026][6 May 2026]",
      NULL },
    { { "03/04/2026", "05/06/2026" },
      "Date=date_on_document day-first",
      "[3 Apr 2026][5 Jun 2026]",
      NULL },
    { { "03/04/2026", "05/06/2026" }, "Date=", "[(null)][(null)]", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *read = NULL;
      g_auto (GStrv) notes = NULL;

      read_days (fixture, cases[i].days, cases[i].wish, &read, &notes);
      g_assert_cmpstr (read, ==, cases[i].read);
      g_assert_cmpstr (notes[0], ==, cases[i].note);
    }
}

/* What was said is remembered, and told where it decides. */
static void
test_remembered_order_is_told (Fixture *fixture, gconstpointer data)
{
  static const char *const headings[] = { "Subject", "Date", NULL };
  static const char *const days[] = { "03/04/2026", NULL };
  static const char *const clear[] = { "13/04/2026", NULL };
  g_autoptr (ChanceryCsvMapping) said = chancery_csv_mapping_new (headings, CHANCERY_KIND_NONE);
  g_autofree char *read = NULL;
  g_autofree char *decided = NULL;
  g_auto (GStrv) notes = NULL;
  g_auto (GStrv) none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (chancery_csv_mapping_set (said, "Date=date_on_document month-first", &error));
  g_assert_true (chancery_csv_mapping_save (said, fixture->db, 0, &error));
  read_days (fixture, days, NULL, &read, &notes);
  g_assert_cmpstr (read, ==, "[4 Mar 2026]");
  g_assert_cmpstr (
      notes[0], ==,
      "list.csv:1: “03/04/2026” in the column “Date” is read as 4 March 2026, with the "
      "month first, as in an earlier import; if it is the day, say --map 'Date=date_on_document day-first'");
  read_days (fixture, clear, NULL, &decided, &none);
  g_assert_cmpstr (decided, ==, "[13 Apr 2026]");
  g_assert_null (none[0]);
}

static ChanceryCsvLook *
look_at_text (Fixture *fixture, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, "cells.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  ChanceryCsvLook *look;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  look = chancery_csv_look_read (fixture->db, file, NULL, NULL, &error);
  g_assert_no_error (error);
  return look;
}

/* Bug: papers of which a column says SECRET would have come in unmarked, since nobody knew what the column is called. */
static void
test_cells_say_what_a_column_is (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *path; /* of the second column */
  } cases[] = {
    { "Subject,Grading\na,SECRET\nb,\nc,Restricted\n", "marking" },
    { "Subject,Grading\na,SECRET\n", "marking" },
    /* One cell of many rows says little, and another cell something else. */
    { "Subject,Grading\na,SECRET\nb,\n", NULL },
    { "Subject,Grading\na,SECRET\nb,blue\n", NULL },
    { "Subject,Grading\na,\nb,\n", NULL },
    /* Where another column has it already nothing is proposed. */
    { "Subject,Grading,Marking\na,SECRET,secret\nb,SECRET,secret\n", NULL },
    { "Subject,What\na,letter\nb,note verbale\n", "form" },
    { "Subject,Written\na,16/02/2026\nb,3 March 2026\n", "date_on_document" },
    { "Subject,Written\na,02/16/2026\nb,02/03/2026\n", "date_on_document" },
    { "Subject,Written\na,02/16/2026\nb,16/02/2026\n", NULL },
    { "Subject,Written,Date\na,16/02/2026,2026\nb,17/02/2026,2026\n", NULL },
    /* What may be a day when somebody types it may be anything in a table. */
    { "Subject,Row\na,1\nb,2\n", NULL },
    { "Subject,Row\na,2024\nb,2025\n", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ChanceryCsvLook) look = look_at_text (fixture, cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (chancery_csv_mapping_get_path (look->mapping, 1), ==, cases[i].path);
      g_assert_cmpint (chancery_csv_mapping_is_proposed (look->mapping, 1), ==,
                       cases[i].path != NULL);
      g_assert_false (look->known);
      /* What somebody chooses is no guess. */
      chancery_csv_mapping_set_path (look->mapping, 1, "tags");
      g_assert_false (chancery_csv_mapping_is_proposed (look->mapping, 1));
    }
}

#define ADD(path, func) \
  g_test_add ("/exchange/csv-look/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("days-behind-the-first-page", test_days_behind_the_first_page);
  ADD ("examples-behind-the-first-page", test_examples_behind_the_first_page);
  ADD ("cells-say-what-a-column-is", test_cells_say_what_a_column_is);
  ADD ("read-where-nobody-is-asked", test_read_where_nobody_is_asked);
  ADD ("remembered-order-is-told", test_remembered_order_is_told);
  return g_test_run ();
}
