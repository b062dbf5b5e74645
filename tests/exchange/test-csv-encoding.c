/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables that are not UTF-8, from their bytes to records. */

#include "config.h"

#include "chancery-batches.h"
#include "chancery-csv-look.h"
#include "chancery-csv-survey.h"
#include "chancery-csv.h"
#include "chancery-errors.h"
#include "exchange-fixture.h"

#include <string.h>

#define WESTERN "windows-1252"

static GInputStream *
open_bytes (const char *bytes, gssize length)
{
  return g_memory_input_stream_new_from_data (bytes, length >= 0 ? length : (gssize)strlen (bytes),
                                              NULL);
}

static gboolean
needs (const char *bytes, gssize length)
{
  g_autoptr (GInputStream) stream = open_bytes (bytes, length);
  g_autoptr (GError) error = NULL;
  gboolean needs = FALSE;

  g_assert_true (chancery_csv_survey_needs_encoding (stream, &needs, NULL, &error));
  g_assert_no_error (error);
  return needs;
}

static void
test_what_is_asked_for (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) edge = g_string_new (NULL);

  g_assert_false (needs ("", 0));
  g_assert_false (needs ("a;b\n", -1));
  g_assert_false (needs ("R\xc3\xa9union\n", -1));
  g_assert_true (needs ("R\xe9union\n", -1));
  g_assert_true (needs ("R\xc3", -1));
  /* A mark says what it is, even where it is not. */
  g_assert_false (needs ("\xef\xbb\xbfR\xe9union\n", -1));
  g_assert_false (needs ("\xff\xfe"
                         "R\0\xe9\0",
                         6));
  /* A picture, or a document. */
  g_assert_false (needs ("\x89PNG\r\n\x1a\n\0\0\xff", 11));
  g_assert_false (needs ("%PDF-1.4\n%\xe2\xe3\x01\x02", -1));
  /* A letter on the edge of two blocks, and one that is none far behind it. */
  for (guint n = 65533; n <= 65537; n++)
    {
      g_string_truncate (edge, 0);
      for (guint i = 0; i < n; i++)
        g_string_append_c (edge, 'x');
      g_string_append (edge, "\xf0\x9f\x98\x80 and so on\n");
      g_assert_false (needs (edge->str, (gssize)edge->len));
      for (guint i = 0; i < n; i++)
        g_string_append_c (edge, 'y');
      g_string_append (edge, "\xf0\x9f\x98");
      g_assert_true (needs (edge->str, (gssize)edge->len));
    }
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GInputStream) stream =
      open_bytes ("plain;M\xfcller,R\xe9union \"M\xfcller\"\n\xc4;end\xe9", -1);
  g_autoptr (GString) words = chancery_csv_survey_read_words (stream, NULL, NULL);

  g_assert_cmpstr (words->str, ==, "M\xfcller R\xe9union \xc4 end\xe9");
}

/* What is read of @bytes before the error. */
static char *
read_in (const char *encoding, const char *bytes, gssize length, GError **error)
{
  g_autoptr (GInputStream) stream = open_bytes (bytes, length);
  g_autoptr (ChanceryCsv) csv = chancery_csv_new (stream, "file");
  GString *rows = g_string_new (NULL);

  chancery_csv_set_encoding (csv, chancery_encoding_find (encoding));
  while (TRUE)
    {
      g_auto (GStrv) cells = NULL;
      guint64 line;

      if (!chancery_csv_next (csv, &cells, &line, NULL, error) || cells == NULL)
        return g_string_free (rows, FALSE);
      for (guint i = 0; cells[i] != NULL; i++)
        g_string_append_printf (rows, "[%s]", cells[i]);
    }
}

static void
test_reads (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *encoding;
    const char *bytes;
    const char *rows;
    const char *reason; /* NULL: none */
  } cases[] = {
    { WESTERN, "R\xe9union;M\xfcller\r\n\x80;\x93x\x94\r\n", "[Réunion][Müller][€][“x”]", NULL },
    { "windows-1251", "\xcd\xee\xf2\xe0,\xc4\xe0\n", "[Нота][Да]", NULL },
    { "shift-jis", "\x83\x5c\x83\x7c,\x93\xfa\n", "[ソポ][日]", NULL },
    { WESTERN, "a,b\nc,d\ne,\x81\nf,g\n", "[a][b][c][d]",
      "file:3: what stands in column 2 has no meaning in Windows-1252" },
    { WESTERN, "\x81", "", "file:1: what stands in column 1 has no meaning in Windows-1252" },
    { WESTERN, "a,b\n\"c\n\nd\x81\",e\n", "[a][b]",
      "file:4: what stands in column 1 has no meaning in Windows-1252" },
    /* A letter of two bytes that was cut. */
    { "shift-jis", "a,b\nc,\x93\xfa\x93", "[a][b]",
      "file:2: what stands in column 2 has no meaning in Shift JIS" },
    { "gb18030", "a,b\nc,\x81\x30\x81", "[a][b]",
      "file:2: what stands in column 2 has no meaning in GB18030" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *rows = read_in (cases[i].encoding, cases[i].bytes, -1, &error);

      g_assert_cmpstr (rows, ==, cases[i].rows);
      g_assert_cmpstr (error != NULL ? error->message : NULL, ==, cases[i].reason);
      if (error != NULL)
        g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
    }
}

/* The place is told behind many blocks as well, in lines of any length. */
static void
test_far_behind (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "M\xfcller,R\xe9union\n");
  g_string_append (text, "x,\"");
  for (guint i = 0; i < 300000; i++)
    g_string_append_c (text, '\xe9');
  g_string_append (text, "\x8f\"\n");
  rows = read_in (WESTERN, text->str, (gssize)text->len, &error);
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==,
                   "file:20002: what stands in column 2 has no meaning in Windows-1252");
}

static ChanceryCsvLook *
look_at (Fixture *fixture, const char *bytes, const char *encoding)
{
  g_autofree char *path = g_build_filename (fixture->folder, "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  ChanceryCsvLook *look;

  g_assert_true (g_file_set_contents (path, bytes, -1, NULL));
  look = chancery_csv_look_read (fixture->db, file,
                                 encoding != NULL ? chancery_encoding_find (encoding) : NULL, NULL,
                                 &error);
  g_assert_no_error (error);
  g_assert_nonnull (look);
  return look;
}

static void
test_looks (Fixture *fixture, gconstpointer data)
{
  static const char bytes[] = "Date;From;Subject\n2026-03-02;Smith;Note\n"
                              "2026-03-03;M\xfcller;Note \xfc"
                              "ber K\xf6ln\n";
  g_autoptr (ChanceryCsvLook) guessed = look_at (fixture, bytes, NULL);
  g_autoptr (ChanceryCsvLook) chosen = look_at (fixture, bytes, "windows-1251");
  g_autoptr (ChanceryCsvLook) plain =
      look_at (fixture, "Date;M\xc3\xbcller\n1;\xc3\xbc\n", WESTERN);
  g_autofree char *words = g_strjoinv (" ", guessed->words);
  g_autofree char *other = g_strjoinv (" ", chosen->words);

  g_assert_cmpstr (guessed->encoding->id, ==, WESTERN);
  g_assert_cmpstr (words, ==, "Müller über Köln");
  /* The first that is not ASCII shows whether it is right. */
  g_assert_cmpstr (guessed->examples[1], ==, "Müller");
  g_assert_cmpstr (guessed->examples[0], ==, "2026-03-02");
  g_assert_cmpstr (chosen->encoding->id, ==, "windows-1251");
  g_assert_cmpstr (other, ==, "Mьller ьber Kцln");
  g_assert_null (plain->encoding);
  g_assert_cmpstr (plain->examples[1], ==, "ü");
  g_assert_cmpuint (g_strv_length (plain->words), ==, 0);
}

/* Nothing is taken as it is guessed, not even of a table of this program that was saved elsewhere. */
static void
test_somebody_is_asked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryCsvLook) ours = look_at (fixture, "kind,title\ndocument,R\xe9union\n", NULL);
  g_autoptr (ChanceryCsvLook) broken = look_at (fixture, "Date,Subject\n1,a\n2,\x81\n", WESTERN);

  g_assert_true (chancery_csv_mapping_is_ours (ours->mapping));
  g_assert_false (ours->known);
  g_assert_cmpuint (ours->broken_line, ==, 0);
  g_assert_cmpuint (broken->broken_line, ==, 3);
  g_assert_cmpuint (broken->broken_column, ==, 2);
  g_assert_cmpstr (broken->examples[1], ==, "a");
}

/* Bug: UTF-8 of which a letter was cut off was no table of another encoding, and is none now. */
static void
test_damaged_utf8 (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryCsvLook) look = NULL;

  g_assert_true (g_file_set_contents (path,
                                      "Subject\nM\xc3\xbcller\nK\xc3\xb6ln\nGen\xc3\xa8ve\n"
                                      "Stra\xc3\x9f"
                                      "e\nR\xc3",
                                      -1, NULL));
  look = chancery_csv_look_read (fixture->db, file, NULL, NULL, &error);
  g_assert_null (look);
  g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "list.csv:6: bytes that are not UTF-8"));
}

static ChanceryImport *
import_in (ChanceryDb *db, const char *bytes, const char *encoding, GError **error)
{
  g_autoptr (GInputStream) stream = open_bytes (bytes, -1);
  g_autoptr (ChanceryImport) import = chancery_import_new (db);

  chancery_import_set_table_encoding (import, chancery_encoding_find (encoding));
  return chancery_import_read_stream (import, stream, "list.csv", NULL, NULL, NULL, NULL, error)
             ? g_steal_pointer (&import)
             : NULL;
}

static void
test_imports (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryImport) import =
      import_in (fixture->db, "title,form\nR\xe9union,letter\n", WESTERN, &error);
  g_autoptr (ChanceryImport) plain = NULL;
  g_autoptr (ChanceryImport) none = NULL;
  g_auto (GStrv) notes = NULL;
  g_auto (GStrv) no_notes = NULL;
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  notes = chancery_import_list_notes (import, 10, &error);
  g_assert_cmpuint (g_strv_length (notes), ==, 1);
  g_assert_cmpstr (notes[0], ==,
                   "list.csv:1: the table is read as Western European (Windows-1252)");
  chancery_import_apply (import, "Tester", CHANCERY_CONFLICTS_FAIL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  written = fixture_export_all (fixture->db, "jsonl");
  g_assert_nonnull (strstr (written, "\"title\":\"Réunion\""));
  /* What is UTF-8 is read as that. */
  plain = import_in (fixture->db, "title,form\nR\xc3\xa9union,letter\n", WESTERN, &error);
  g_assert_no_error (error);
  no_notes = chancery_import_list_notes (plain, 10, &error);
  g_assert_cmpuint (g_strv_length (no_notes), ==, 0);
  g_assert_cmpuint (chancery_import_get_summary (plain)->n_unchanged, ==, 1);
  none = import_in (fixture->db, "title,form\na,letter\nR\x81,letter\n", WESTERN, &error);
  g_assert_null (none);
  g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==,
                   "list.csv:3: what stands in column 1 has no meaning in Windows-1252");
}

/* What was brought in once is read so again, whatever is guessed, and whatever its headings read like. */
static void
test_is_remembered (Fixture *fixture, gconstpointer data)
{
  static const char *const tables[] = { "Date,Subject\n2026-03-02,R\xe9union de Gen\xe8ve\n",
                                        "Datum,Betreff,M\xfcller\n2026-03-02,R\xe9union,\n" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (ChanceryCsvLook) first = look_at (fixture, tables[i], NULL);
      g_autoptr (ChanceryCsvLook) chosen = look_at (fixture, tables[i], "windows-1250");
      g_autoptr (ChanceryCsvLook) again = NULL;
      g_autoptr (ChanceryCsvLook) other = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (first->encoding->id, ==, WESTERN);
      g_assert_true (chancery_csv_mapping_set_path (chosen->mapping, 1, "note"));
      g_assert_true (chancery_csv_mapping_save (chosen->mapping, fixture->db, 0, &error));
      again = look_at (fixture, tables[i], NULL);
      g_assert_cmpstr (again->encoding->id, ==, "windows-1250");
      g_assert_cmpint (first->source, ==, CHANCERY_CSV_SOURCE_GUESSED);
      g_assert_cmpint (chosen->source, ==, CHANCERY_CSV_SOURCE_CHOSEN);
      g_assert_cmpint (again->source, ==, CHANCERY_CSV_SOURCE_REMEMBERED);
      g_assert_true (chancery_csv_mapping_is_remembered (again->mapping));
      g_assert_cmpstr (chancery_csv_mapping_get_path (again->mapping, 1), ==, "note");
      other = look_at (fixture, tables[i], WESTERN);
      g_assert_cmpstr (other->encoding->id, ==, WESTERN);
      g_assert_true (chancery_csv_mapping_get_encoding (other->mapping) == other->encoding);
    }
}

/* An import in windows-1250; its batch. */
static gint64
bring_in (Fixture *fixture, const char *bytes, const char *subject, GCancellable *cancellable)
{
  g_autoptr (GInputStream) stream = open_bytes (bytes, -1);
  g_autoptr (ChanceryImport) import = chancery_import_new (fixture->db);
  g_autofree char *wish = g_strconcat ("Subject=", subject, NULL);
  g_autoptr (GError) error = NULL;
  gint64 batch = 0;

  chancery_import_set_table_encoding (import, chancery_encoding_find ("windows-1250"));
  chancery_import_add_table_wish (import, wish);
  g_assert_true (
      chancery_import_read_stream (import, stream, "list.csv", NULL, NULL, NULL, NULL, &error));
  if (!chancery_import_apply (import, "Tester", CHANCERY_CONFLICTS_FAIL, &batch, NULL, NULL,
                              cancellable, &error))
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return batch;
}

static void
take_back (Fixture *fixture, gint64 batch)
{
  const ChanceryAct act = { .who = "Tester", .action = "revert" };
  g_autoptr (GError) error = NULL;

  g_assert_true (chancery_db_begin (fixture->db, &act, &error));
  g_assert_true (chancery_batches_revert (fixture->db, batch, &act, &error));
  g_assert_true (chancery_db_commit (fixture->db, &error));
}

static void
assert_reads (Fixture *fixture, const char *bytes, const char *encoding, const char *path)
{
  g_autoptr (ChanceryCsvLook) look = look_at (fixture, bytes, NULL);

  g_assert_cmpstr (look->encoding->id, ==, encoding);
  g_assert_cmpstr (chancery_csv_mapping_get_path (look->mapping, 1), ==, path);
  g_assert_cmpint (chancery_csv_mapping_is_remembered (look->mapping), ==,
                   look->source == CHANCERY_CSV_SOURCE_REMEMBERED);
}

/* Bug: what was chosen for an import was remembered when that was taken back. */
static void
test_is_forgotten_with_its_import (Fixture *fixture, gconstpointer data)
{
  static const char first[] = "Date,Subject\n2026-03-02,R\xe9union de Gen\xe8ve\n";
  static const char second[] = "Date,Subject\n2026-03-03,R\xe9union de Gen\xe8ve\n";
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  gint64 early, late;

  g_cancellable_cancel (cancelled);
  g_assert_cmpint (bring_in (fixture, first, "note", cancelled), ==, 0);
  assert_reads (fixture, first, WESTERN, "title");
  early = bring_in (fixture, first, "title", NULL);
  assert_reads (fixture, second, "windows-1250", "title");
  late = bring_in (fixture, second, "note", NULL);
  assert_reads (fixture, first, "windows-1250", "note");
  /* What was chosen before it is remembered again. */
  take_back (fixture, late);
  assert_reads (fixture, first, "windows-1250", "title");
  take_back (fixture, early);
  assert_reads (fixture, first, WESTERN, "title");
}

/* Bug: what was remembered went before what the letters say, even where it could not be. */
static void
test_bytes_go_before_what_is_remembered (Fixture *fixture, gconstpointer data)
{
  static const char headings[] = "Date,Subject\n";
  g_autofree char *russian =
      g_strconcat (headings,
                   "1,\xcf\xf0\xee\xf2\xe5\xf1\xf2 \xef\xee\xf1\xee\xeb\xfc\xf1\xf2\xe2\xe0\n",
                   NULL);
  g_autofree char *western = g_strconcat (headings, "1,R\xe9union\n", NULL);
  /* \x83 is no letter of windows-1250. */
  g_autofree char *impossible = g_strconcat (headings, "1,R\xe9union \x83\n", NULL);
  g_autofree char *utf8 = g_strconcat (headings, "1,R\xc3\xa9union\n", NULL);
  g_autoptr (GString) far = g_string_new (headings);
  g_autoptr (ChanceryCsvLook) chosen = look_at (fixture, western, "windows-1250");
  g_autoptr (ChanceryCsvLook) same = NULL;
  g_autoptr (ChanceryCsvLook) other = NULL;
  g_autoptr (ChanceryCsvLook) broken = NULL;
  g_autoptr (ChanceryCsvLook) plain = NULL;
  g_autoptr (ChanceryCsvLook) behind = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (chancery_csv_mapping_save (chosen->mapping, fixture->db, 0, &error));
  same = look_at (fixture, western, NULL);
  g_assert_cmpstr (same->encoding->id, ==, "windows-1250");
  g_assert_null (same->forgone);
  other = look_at (fixture, russian, NULL);
  g_assert_cmpstr (other->encoding->id, ==, "windows-1251");
  g_assert_cmpint (other->source, ==, CHANCERY_CSV_SOURCE_GUESSED);
  g_assert_cmpstr (other->forgone->id, ==, "windows-1250");
  /* Where the columns go is known all the same. */
  g_assert_true (chancery_csv_mapping_is_remembered (other->mapping));
  broken = look_at (fixture, impossible, NULL);
  g_assert_cmpstr (broken->encoding->id, ==, WESTERN);
  g_assert_cmpuint (broken->broken_line, ==, 0);
  plain = look_at (fixture, utf8, NULL);
  g_assert_null (plain->encoding);
  for (guint i = 0; far->len < 2 * CHANCERY_CSV_SURVEY_MAX_WORDS; i++)
    g_string_append_printf (far, "1,%u\xe9union%u\n", i, i);
  g_string_append (far, "1,\x83\n");
  behind = look_at (fixture, far->str, NULL);
  g_assert_cmpstr (behind->encoding->id, ==, WESTERN);
  g_assert_cmpuint (behind->broken_line, ==, 0);
  g_assert_cmpstr (behind->forgone->id, ==, "windows-1250");
}

/* Letters read otherwise make other headings; what somebody chose of the columns stays. */
static void
test_choices_stay (Fixture *fixture, gconstpointer data)
{
  static const char *const western[] = { "Date", "\u00c4\u00e0\u00f2\u00e0", "Subject", NULL };
  static const char *const cyrillic[] = { "Date", "Дата", "Subject", NULL };
  g_autoptr (ChanceryCsvMapping) proposed = chancery_csv_mapping_new (western, 0);
  g_autoptr (ChanceryCsvMapping) chosen = chancery_csv_mapping_copy (proposed);
  g_autoptr (ChanceryCsvMapping) mapping = chancery_csv_mapping_new (cyrillic, 0);
  g_autoptr (ChanceryCsvMapping) kind = NULL;

  chancery_csv_mapping_set_path (chosen, 2, "note");
  chancery_csv_mapping_set_path (chosen, 0, NULL);
  chancery_csv_mapping_take_choices (mapping, proposed, chosen);
  g_assert_null (chancery_csv_mapping_get_path (mapping, 0));
  g_assert_cmpstr (chancery_csv_mapping_get_path (mapping, 2), ==, "note");
  chancery_csv_mapping_restart (chosen, CHANCERY_KIND_INCIDENT);
  kind = chancery_csv_mapping_new (cyrillic, 0);
  chancery_csv_mapping_take_choices (kind, proposed, chosen);
  g_assert_cmpstr (chancery_csv_mapping_get_kind (kind)->id, ==, "incident");
  g_assert_cmpstr (chancery_csv_mapping_get_path (kind, 0), ==, "start");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test)                                                            \
  g_test_add ("/exchange/csv-encoding/" name, Fixture, NULL, fixture_set_up, test, \
              fixture_tear_down)
  ADD ("what-is-asked-for", test_what_is_asked_for);
  ADD ("words", test_words);
  ADD ("reads", test_reads);
  ADD ("far-behind", test_far_behind);
  ADD ("looks", test_looks);
  ADD ("somebody-is-asked", test_somebody_is_asked);
  ADD ("damaged-utf-8", test_damaged_utf8);
  ADD ("imports", test_imports);
  ADD ("is-remembered", test_is_remembered);
  ADD ("is-forgotten-with-its-import", test_is_forgotten_with_its_import);
  ADD ("bytes-go-before-what-is-remembered", test_bytes_go_before_what_is_remembered);
  ADD ("choices-stay", test_choices_stay);
  return g_test_run ();
}
