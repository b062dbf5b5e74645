/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-reader.h"
#include "chancery-csv.h"
#include "chancery-errors.h"
#include "chancery-records.h"
#include "exchange-fixture.h"

#include <string.h>

/* The rows of @text: cells in brackets. */
static char *
split (const char *text, gssize length, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, length, NULL);
  g_autoptr (ChanceryCsv) csv = chancery_csv_new (stream, "file");
  g_autoptr (GString) out = g_string_new (NULL);

  while (TRUE)
    {
      g_auto (GStrv) cells = NULL;
      guint64 line;

      if (!chancery_csv_next (csv, &cells, &line, NULL, error))
        return NULL;
      if (cells == NULL)
        return g_string_free (g_steal_pointer (&out), FALSE);
      g_string_append_printf (out, "%" G_GUINT64_FORMAT, line);
      for (guint i = 0; cells[i] != NULL; i++)
        g_string_append_printf (out, "[%s]", cells[i]);
    }
}

static void
test_rows (void)
{
  static const struct
  {
    const char *text;
    const char *rows;
  } cases[] = {
    { "", "" },
    { "a", "1[a]" },
    { "a,b\r\nc,d\r\n", "1[a][b]2[c][d]" },
    { "a,b\nc,d", "1[a][b]2[c][d]" },
    { "a,,\n,b", "1[a][][]2[][b]" },
    { "\"a,b\",\"c\"\"d\"\n", "1[a,b][c\"d]" },
    { "\"a\r\nb\",c\nd", "1[a\r\nb][c]3[d]" },
    { "\n\na\n\n", "3[a]" },
    { "\xef\xbb\xbf"
      "a,b\n",
      "1[a][b]" },
    { "'=1+1,'x,'-5\n", "1[=1+1]['x][-5]" },
    { "\xd8\xa7\xd8\xad\n", "1[\xd8\xa7\xd8\xad]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *rows = split (cases[i].text, -1, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (rows, ==, cases[i].rows);
    }
}

static void
test_bad_rows (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    const char *reason;
  } cases[] = {
    { "a\n\"b", -1, "file:2: the file ends inside" },
    { "\"a\"b", -1, "file:1: text after the closing quote" },
    { "a\"b", -1, "file:1: a quote inside" },
    { "a\rb", -1, "file:1: a carriage return" },
    { "a\xff", -1, "file:1: bytes that are not UTF-8" },
    { "a\0b", 3, "file:1: a NUL byte" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *rows = split (cases[i].text, cases[i].length, &error);

      g_assert_null (rows);
      g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, cases[i].reason))
        g_error ("“%s” does not open with “%s”", error->message, cases[i].reason);
    }
}

/* Harmless in a spreadsheet, and the same again after it. */
static void
test_cells (void)
{
  static const char *const cells[] = { "plain",
                                       "a,b",
                                       "a\"b",
                                       "a\nb",
                                       "=1+1",
                                       " =1+1",
                                       "+1",
                                       "-1",
                                       "@x",
                                       "\t=1",
                                       "'=1",
                                       "'quoted'",
                                       "\xef\xbc\x9d"
                                       "1",
                                       "" };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (GString) out = g_string_new ("x,");
      g_autofree char *expected = g_strdup_printf ("1[x][%s]", cells[i]);
      g_autofree char *rows = NULL;
      g_autoptr (GError) error = NULL;

      chancery_csv_write_cell (out, cells[i]);
      g_assert_null (strchr ("=+-@\t", out->str[2] != '\0' ? out->str[2] : 'x'));
      rows = split (out->str, (gssize)out->len, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (rows, ==, expected);
    }
}

static gboolean
read_table (ChanceryDb *db, const char *text, ChanceryImport **import, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);

  *import = chancery_import_new (db);
  return chancery_import_read_stream (*import, stream, "file.csv", NULL, NULL, NULL, NULL, error);
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "Kind,title,Form,date_on_document,tags,correspondents.role,"
                             "correspondents.who\r\n"
                             ",\"First, of two\",letter,1955-03-31,a; b,from,Foreign Ministry\r\n"
                             "place,Kabul,,,,,\r\n";
  g_autoptr (ChanceryImport) import = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *counted = NULL;
  g_autofree char *written = NULL;
  g_autofree char *table = NULL;

  read_table (fixture->db, text, &import, &error);
  g_assert_no_error (error);
  counted = fixture_count (import);
  g_assert_cmpstr (counted, ==, "new 3, changed 0, unchanged 0, conflicts 0");
  chancery_import_apply (import, "Tester", CHANCERY_CONFLICTS_FAIL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  written = fixture_export_all (fixture->db, "jsonl");
  g_assert_nonnull (strstr (written, "\"title\":\"First, of two\""));
  g_assert_nonnull (strstr (written, "\"date_on_document\":\"1955-03-31\""));
  g_assert_nonnull (strstr (written, "\"tags\":[\"a\",\"b\"]"));
  g_assert_nonnull (strstr (written, "\"label\":\"Foreign Ministry\""));
  g_assert_nonnull (strstr (written, "\"text\":\"Kabul\""));
  table = fixture_export_all (fixture->db, "csv");
  g_assert_true (g_str_has_prefix (table, "kind,id,title,"));
  g_assert_nonnull (strstr (table, "\"First, of two\""));
  g_assert_nonnull (strstr (table, "a; b"));
}

static void
test_bad_tables (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *reason;
  } cases[] = {
    { "", "file.csv:1: the file is empty" },
    { "title,colour\n", "file.csv:1: the column “colour” is no field" },
    { "title\na,b\n", "file.csv:2: more cells than columns" },
    { "kind,title\nletter,a\n", "file.csv:2: kind: “letter” is not known" },
    { "id\nx\n", "file.csv:2: id: “x” is not a UUID" },
    { "title,form\na,letter\nb,postcard\n", "file.csv:3: form: " },
    { "kind,act_kind\nplace,protest\n", "file.csv:2: act_kind: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ChanceryImport) import = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (read_table (fixture->db, cases[i].text, &import, &error));
      g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, cases[i].reason))
        g_error ("“%s” does not open with “%s”", error->message, cases[i].reason);
    }
}

/* JSON is JSON, whatever its name says. */
static void
test_json_called_csv (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryImport) import = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (
      read_table (fixture->db, "{\"kind\":\"document\",\"title\":\"a\"}", &import, &error));
  g_assert_cmpuint (chancery_import_get_summary (import)->n_new, ==, 1);
}

static void
test_sample (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = fixture_read_sample ();
  g_autofree char *table = NULL;
  g_autofree char *rows = NULL;
  g_autoptr (GError) error = NULL;

  fixture_import (fixture->db, text, CHANCERY_CONFLICTS_FAIL,
                  "new 48, changed 0, unchanged 0, conflicts 0");
  table = fixture_export_all (fixture->db, "csv");
  rows = split (table, -1, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (rows, "PROT/2026/0001"));
}

#define ADD(path, func) \
  g_test_add ("/exchange/csv/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv/rows", test_rows);
  g_test_add_func ("/exchange/csv/bad-rows", test_bad_rows);
  g_test_add_func ("/exchange/csv/cells", test_cells);
  ADD ("import", test_import);
  ADD ("bad-tables", test_bad_tables);
  ADD ("json-called-csv", test_json_called_csv);
  ADD ("sample", test_sample);

  return g_test_run ();
}
