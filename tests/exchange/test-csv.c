/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-look.h"
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
    /* As spreadsheets write them where the comma is in numbers, and as they are copied. */
    { "a;b\r\nc;\"d;e\"\r\n", "1[a][b]2[c][d;e]" },
    { "\na\tb\nc,d\te\n", "2[a][b]3[c,d][e]" },
    { "\"a;b;c\",d\ne;f,g\n", "1[a;b;c][d]2[e;f][g]" },
    { "a;b,c\n", "1[a;b][c]" },
    { "a;b;c\n", "1[a][b][c]" },
    { "a;b;c\n\n1;2\n", "1[a][b][c]3[1][2]" },
    { "a\tb\tc;d\n1\t\"2\n;\"\t3\n", "1[a][b][c;d]2[1][2\n;][3]" },
    /* Spreadsheets do not show what stands there for them. */
    { "sep=;\r\na,b;c\r\n1;2", "2[a,b][c]3[1][2]" },
    { "\xef\xbb\xbfSEP=|\na|b;c\n", "2[a][b;c]" },
    { "sep=;", "1[sep=][]" },
    { "sep=;\n", "" },
    { "sep=x\na,b\n", "1[sep=x]2[a][b]" },
    { "sep=;b\n1;2\n", "1[sep=][b]2[1][2]" },
    /* Bug: a mark with nothing behind it was a NUL byte, and the end of a file of DOS a row. */
    { "\xef\xbb\xbf", "" },
    { "a\r\n\x1a", "1[a]" },
    { "a\n\x1a\n", "1[a]2[\x1a]" },
    /* One column whose name has the mark in it by the way. */
    { "Notes; remarks\nA note\n", "1[Notes; remarks]2[A note]" },
    { "Notes; remarks\r\n\r\n\"First; second\"\r\n", "1[Notes; remarks]3[First; second]" },
    { "Notes (a; b; c),Day\nx;y,2026\n", "1[Notes (a; b; c)][Day]2[x;y][2026]" },
    { "\"a \"\"b;c\"\";\"\nd\n", "1[a \"b;c\";]2[d]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *rows = split (cases[i].text, -1, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (rows, ==, cases[i].rows);
    }
}

/* Bug: what a spreadsheet calls “Unicode text” was refused for its NUL bytes. */
static void
test_utf16 (void)
{
  static const char *const charsets[] = { "UTF-16LE", "UTF-16BE" };

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *bytes = NULL;
      g_autofree char *rows = NULL;
      gsize length;

      bytes = g_convert ("\xef\xbb\xbfRéunion;Müller\r\n\"外;交\";موضوع\r\n", -1, charsets[i],
                         "UTF-8", NULL, &length, &error);
      g_assert_no_error (error);
      rows = split (bytes, (gssize)length, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (rows, ==, "1[Réunion][Müller]2[外;交][موضوع]");
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
    /* Bug: of a quote that nobody closed only the end of the file was told. */
    { "a\n\"b,c\nd\ne,\"\"\n", -1, "file:2: the file ends inside a quoted cell that begins here" },
    { "a\n\"b\"\nd,\"\n\ne\n", -1, "file:3: the file ends inside" },
    { "\"a\"b", -1, "file:1: text after the closing quote" },
    { "a\"b", -1, "file:1: a quote inside" },
    { "a\rb", -1, "file:1: a carriage return" },
    { "a\xff", -1, "file:1: bytes that are not UTF-8" },
    /* As spreadsheets write them, and what is none, whatever it is called. */
    { "R\xe9union;2026\r\n", -1,
      "file:1: bytes that are not UTF-8: save the table as “CSV UTF-8”" },
    { "a\0b", 3, "file:1: this is no table" },
    { "%PDF-1.4\n%\xe2\xe3\x01\x02\"a\xff", -1, "file:1: this is no table" },
    { "\xff\xfe"
      "a\0,\0\x00\xd8",
      8, "file:1: bytes that are not UTF-16" },
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

/* A heading that sounds like ours over what is not ours: somebody is asked. */
static void
test_known (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    gboolean known;
    const char *first;
  } cases[] = {
    { "ID,Subject,Date\n1,Note,2026-02-16\n", FALSE, NULL },
    { "id,title\n11111111-1111-4111-8111-111111111111,Note\n", TRUE, "id" },
    { "kind,id,title\ndocument,,Note\n", TRUE, "kind" },
    { "kind,id,title\ndocument,1,Note\n", FALSE, NULL },
    { "Kind,Subject\nletter,Note\n", FALSE, NULL },
    { "kind,colour\ndocument,red\n", FALSE, "kind" },
    { "kind,title\n", TRUE, "kind" },
    /* Bug: a spreadsheet wrote the dates of our own table as its country does, and nobody was asked. */
    { "kind,title,date_on_document\ndocument,Note,03/04/2026\n", FALSE, "kind" },
    { "kind,title,deadline\ndemand,Note,03/04/2026\n", FALSE, "kind" },
    { "kind,title,note\ndocument,Note,03/04/2026\n", TRUE, "kind" },
    { "kind,title,deadline\ndemand,Note,03/04/2026\ndemand,Note,04/13/2026\n", TRUE, "kind" },
    { "Subject\nNote\n", FALSE, "title" },
  };
  g_autofree char *path = g_build_filename (fixture->folder, "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ChanceryCsvLook) look = NULL;
      g_autoptr (ChanceryImport) import = chancery_import_new (fixture->db);

      g_assert_true (g_file_set_contents (path, cases[i].text, -1, NULL));
      look = chancery_csv_look_read (fixture->db, file, NULL, NULL, &error);
      g_assert_no_error (error);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (look->known, ==, cases[i].known);
      g_assert_cmpstr (chancery_csv_mapping_get_path (look->mapping, 0), ==, cases[i].first);
      if (i > 0)
        continue;
      /* As it is when nobody changes what the page shows. */
      g_assert_true (chancery_csv_mapping_set_path (look->mapping, 0, NULL));
      chancery_import_set_table_mapping (import, look->mapping);
      chancery_import_read_file (import, path, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
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

  fixture_read_table (fixture->db, text, &import, &error);
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

static gboolean
read_wished (ChanceryDb *db,
             const char *text,
             const char *kind,
             const char *const *wishes,
             ChanceryImport **import,
             GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);

  *import = chancery_import_new (db);
  chancery_import_set_table_kind (*import, kind != NULL ? chancery_kind_find (kind) : NULL);
  for (; wishes != NULL && *wishes != NULL; wishes++)
    chancery_import_add_table_wish (*import, *wishes);
  return chancery_import_read_stream (*import, stream, "file.csv", NULL, NULL, NULL, NULL, error);
}

/* What was wished once holds for tables with the same headings, until something else is wished. */
static void
test_wishes (Fixture *fixture, gconstpointer data)
{
  static const char first[] = "Was,Wann,Von,Farbe\nNote,2026-02-16,Mission A; Mission B,red\n";
  static const char second[] = "Was,Wann,Von,Farbe\nSecond,2026-02-17,Mission A,blue\n";
  static const char *const wishes[] = { "Was=title", "Wann=date_on_document", "Farbe=", NULL };
  static const char *const bad[] = { "Was=colour", NULL };
  g_autoptr (ChanceryImport) unknown = NULL;
  g_autoptr (ChanceryImport) wished = NULL;
  g_autoptr (ChanceryImport) again = NULL;
  g_autoptr (ChanceryImport) wrong = NULL;
  g_autoptr (ChanceryImport) incident = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *counted = NULL;
  g_autofree char *written = NULL;

  g_assert_false (read_wished (fixture->db, first, NULL, NULL, &unknown, &error));
  g_assert_cmpstr (
      error->message, ==,
      "file.csv:1: the column “Was” is no field, and neither are “Wann”, “Farbe”: say of each where it "
      "goes with --map 'Was=FIELD', or leave it out with --map 'Was='");
  g_clear_error (&error);
  g_assert_false (read_wished (fixture->db, first, NULL, bad, &wrong, &error));
  g_assert_cmpstr (error->message, ==,
                   "file.csv:1: the column “Was” cannot go into “colour”: that is no field");
  g_clear_error (&error);
  read_wished (fixture->db, first, NULL, wishes, &wished, &error);
  g_assert_no_error (error);
  chancery_import_apply (wished, "Tester", CHANCERY_CONFLICTS_FAIL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  written = fixture_export_all (fixture->db, "jsonl");
  g_assert_nonnull (strstr (written, "\"title\":\"Note\""));
  g_assert_nonnull (strstr (written, "\"label\":\"Mission A\""));
  g_assert_nonnull (strstr (written, "\"label\":\"Mission B\""));
  g_assert_nonnull (strstr (written, "\"role\":\"from\""));
  g_assert_null (strstr (written, "red"));
  read_wished (fixture->db, second, NULL, NULL, &again, &error);
  g_assert_no_error (error);
  counted = fixture_count (again);
  g_assert_cmpstr (counted, ==, "new 1, changed 0, unchanged 0, conflicts 0");
  read_wished (fixture->db, "Date,Title\n2026-02-16,Raid\n", "incident", NULL, &incident, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (chancery_import_get_summary (incident)->n_new_of[CHANCERY_KIND_INCIDENT], ==,
                    1);
}

/* Bug: of two columns that were put into one field the first was lost without a word. */
static void
test_two_columns_in_one_field (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "a,b\nX,Y\n";
  static const struct
  {
    const char *kind;
    const char *wishes[3];
    const char *reason; /* NULL: both are kept */
  } cases[] = {
    { NULL,
      { "a=title", "b=title" },
      "file.csv:1: the columns “a” and “b” cannot both go into “title”" },
    { NULL,
      { "a=note", "b=note" },
      "file.csv:1: the columns “a” and “b” cannot both go into “note”" },
    { NULL, { "a=tags", "b=tags" }, NULL },
    { NULL, { "a=correspondents.from", "b=correspondents.from" }, NULL },
    { NULL, { "a=their_refs.reference", "b=their_refs.reference" }, NULL },
    { "person", { "a=title", "b=title" }, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ChanceryImport) import = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *written = NULL;

      read_wished (fixture->db, text, cases[i].kind, cases[i].wishes, &import, &error);
      if (cases[i].reason != NULL)
        {
          g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
          g_assert_cmpstr (error->message, ==, cases[i].reason);
          continue;
        }
      g_assert_no_error (error);
      chancery_import_apply (import, "Tester", CHANCERY_CONFLICTS_FAIL, NULL, NULL, NULL, NULL,
                             &error);
      g_assert_no_error (error);
      written = fixture_export_all (fixture->db, "jsonl");
      g_assert_nonnull (strstr (written, "\"X\""));
      g_assert_nonnull (strstr (written, "\"Y\""));
      fixture_tear_down (fixture, data);
      fixture_set_up (fixture, data);
    }
}

/* JSON is JSON, whatever its name says. */
static void
test_json_called_csv (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryImport) import = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (
      fixture_read_table (fixture->db, "{\"kind\":\"document\",\"title\":\"a\"}", &import, &error));
  g_assert_cmpuint (chancery_import_get_summary (import)->n_new, ==, 1);
}

/* Bug: a table could not come through a pipe, nor under the name that spreadsheets give to text with tabs. */
static void
test_what_is_a_table (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *bytes;
    gboolean table;
  } cases[] = {
    { "list.csv", "a,b\n", TRUE },    { "LIST.CSV", "", TRUE },       { "list.csv", "{}", FALSE },
    { "list.csv", "\n [{}]", FALSE }, { "list.txt", "a,b\n", FALSE }, { NULL, "a,b\n", TRUE },
    { NULL, " {\"kind\":1}", FALSE },
  };
  static const char text[] = "Title\tDate\nNote\t04/13/2026\n";
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (ChanceryImport) import = chancery_import_new (fixture->db);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (chancery_csv_look_recognizes (cases[i].name, cases[i].bytes,
                                                   strlen (cases[i].bytes)),
                     ==, cases[i].table);
  chancery_import_set_table_kind (import, chancery_kind_find ("document"));
  chancery_import_read_stream (import, stream, "standard input", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
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
  g_test_add_func ("/exchange/csv/utf-16", test_utf16);
  g_test_add_func ("/exchange/csv/bad-rows", test_bad_rows);
  g_test_add_func ("/exchange/csv/cells", test_cells);
  ADD ("known", test_known);
  ADD ("import", test_import);
  ADD ("wishes", test_wishes);
  ADD ("two-columns-in-one-field", test_two_columns_in_one_field);
  ADD ("json-called-csv", test_json_called_csv);
  ADD ("what-is-a-table", test_what_is_a_table);
  ADD ("sample", test_sample);

  return g_test_run ();
}
