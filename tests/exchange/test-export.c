/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-errors.h"
#include "chancery-formats.h"
#include "chancery-statement.h"
#include "exchange-fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

/* The records of ceiling.jsonl: in the case or out, below the ceiling or above. */
#define CASE "00000000-0000-4000-8000-000000000001"
#define OPEN "00000000-0000-4000-8000-000000000002"
#define SECRET "00000000-0000-4000-8000-000000000003"
#define ACTOR "00000000-0000-4000-8000-000000000004"
#define SECRET_ACTOR "00000000-0000-4000-8000-000000000005"
#define OUTSIDE "00000000-0000-4000-8000-000000000006"
#define SECRET_OUTSIDE "00000000-0000-4000-8000-000000000007"
#define PARENT "00000000-0000-4000-8000-000000000008"

/* `CANARY` and a digit stand in all that must not be seen under a ceiling. */
static void
load (Fixture *fixture)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "ceiling.jsonl", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  fixture_import (fixture->db, text, CHANCERY_CONFLICTS_FAIL,
                  "new 9, changed 0, unchanged 0, conflicts 0");
}

static gboolean
has (const char *written, const char *part)
{
  return strstr (written, part) != NULL;
}

/* The control: without a ceiling every canary is there. */
static void
test_all (Fixture *fixture, gconstpointer data)
{
  g_autofree char *written = NULL;

  load (fixture);
  written = fixture_export_all (fixture->db, "json");
  for (guint i = 1; i <= 9; i++)
    {
      g_autofree char *canary = g_strdup_printf ("CANARY%u", i);

      if (!has (written, canary))
        g_error ("%s is not in %s", canary, written);
    }
  g_assert_false (has (written, "\"scope\""));
  g_assert_false (has (written, "\"ceiling\""));
}

static void
assert_silent (const char *written)
{
  g_assert_false (has (written, "CANARY"));
  g_assert_false (has (written, SECRET "\""));
  g_assert_false (has (written, SECRET_ACTOR));
  g_assert_false (has (written, "\"past\""));
}

static void
test_ceiling (Fixture *fixture, gconstpointer data)
{
  static const char *const formats[] = { "json", "jsonl" };
  g_autoptr (ChanceryExport) export = chancery_export_new (fixture->db);
  g_autoptr (GError) error = NULL;
  const ChanceryExportSummary *summary;

  load (fixture);
  g_assert_true (chancery_export_set_ceiling (export, "restricted", &error));
  g_assert_true (chancery_export_prepare (export, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  summary = chancery_export_get_summary (export);
  g_assert_cmpuint (summary->n_records, ==, 5);
  g_assert_cmpuint (summary->n_withheld, ==, 4);
  g_assert_cmpuint (summary->n_withheld_attachments, ==, 1);
  g_assert_cmpuint (g_strv_length (summary->mentions), ==, 1);
  g_assert_cmpstr (summary->mentions[0], ==,
                   "DOC/2026/0001: body names DOC/2026/0002, which is withheld");
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *written = fixture_write (export, formats[i]);

      assert_silent (written);
      g_assert_false (has (written, SECRET_OUTSIDE));
      g_assert_true (has (written, "\"withheld\""));
      g_assert_true (has (written, "open.pdf"));
      g_assert_true (has (written, "mistaken"));
      g_assert_true (has (written, "\"cites\""));
    }
}

static void
test_ceiling_untold (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryExport) export = chancery_export_new (fixture->db);
  g_autofree char *written = NULL;

  load (fixture);
  chancery_export_set_ceiling (export, "restricted", NULL);
  chancery_export_set_list_withheld (export, FALSE);
  written = fixture_write (export, "json");
  assert_silent (written);
  g_assert_false (has (written, "\"withheld\""));
}

/* What was taken away, and what was deleted, is still in corrections and labels. */
static void
test_ceiling_bygone (Fixture *fixture, gconstpointer data)
{
  static const char gone[] = "00000000-0000-4000-8000-00000000000a";
  g_autofree char *text = g_strconcat (
      "{\"kind\":\"document\",\"title\":\"Open\",\"state\":\"registered\",\"corrections\":["
      "{\"field\":\"attachments\",\"line\":\"CANARY.pdf 0\",\"before\":[{\"name\":\"CANARY.pdf\","
      "\"marking\":{\"level\":\"secret\"}}],\"reason\":\"mistaken\"},"
      "{\"field\":\"links\",\"line\":\"cites " SECRET "\",\"before\":[{\"type\":\"cites\","
      "\"to\":{\"id\":\"" SECRET "\"}}]},"
      "{\"field\":\"place\",\"before\":{\"id\":\"",
      gone, "\",\"label\":\"CANARY\"}}],\"place\":{\"id\":\"", gone, "\",\"label\":\"CANARY\"}}",
      NULL);
  g_autoptr (ChanceryExport) export = chancery_export_new (fixture->db);
  g_autofree char *all = NULL;
  g_autofree char *written = NULL;

  load (fixture);
  fixture_import (fixture->db, text, CHANCERY_CONFLICTS_FAIL,
                  "new 1, changed 0, unchanged 0, conflicts 0");
  all = fixture_export_all (fixture->db, "json");
  g_assert_true (has (all, "CANARY.pdf") && has (all, "cites " SECRET));
  g_assert_true (has (all, "\"label\": \"CANARY\""));
  chancery_export_set_ceiling (export, "restricted", NULL);
  written = fixture_write (export, "json");
  assert_silent (written);
  g_assert_true (has (written, "\"reason\": \"mistaken\""));
  g_assert_true (has (written, gone));
}

/* A correction keeps what a record was called then: an incident, after a place that stays behind. */
static void
test_ceiling_called_after (Fixture *fixture, gconstpointer data)
{
  static const char text[] =
      "{\"kind\":\"place\",\"id\":\"00000000-0000-4000-8000-00000000000b\",\"marking\":{\"level\":\"secret\"},"
      "\"names\":[{\"text\":\"CANARY\"}]}\n"
      "{\"kind\":\"incident\",\"id\":\"00000000-0000-4000-8000-00000000000c\",\"state\":\"registered\","
      "\"start\":\"2026-01\",\"place\":{\"id\":\"00000000-0000-4000-8000-00000000000b\"}}\n"
      "{\"kind\":\"assurance\",\"text\":\"We will\",\"state\":\"registered\",\"corrections\":[{\"field\":\"given_in\","
      "\"reason\":\"mistaken\",\"before\":{\"id\":\"00000000-0000-4000-8000-00000000000c\","
      "\"label\":\"CANARY, Jan 2026\"}}]}";
  g_autoptr (ChanceryExport) export = chancery_export_new (fixture->db);
  g_autofree char *written = NULL;

  fixture_import (fixture->db, text, CHANCERY_CONFLICTS_FAIL,
                  "new 3, changed 0, unchanged 0, conflicts 0");
  chancery_export_set_ceiling (export, "restricted", NULL);
  written = fixture_write (export, "json");
  g_assert_false (has (written, "CANARY"));
  g_assert_true (has (written, "\"reason\": \"mistaken\""));
}

static void
test_case (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryExport) export = chancery_export_new (fixture->db);
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;

  load (fixture);
  chancery_export_set_case (export, "AFG/2026/1", &error);
  g_assert_no_error (error);
  written = fixture_write (export, "json");
  g_assert_true (has (written, "\"case\": \"AFG/2026/1\""));
  g_assert_true (has (written, "\"kind\": \"actor\",\n      \"id\": \"" PARENT "\""));
  g_assert_false (has (written, "\"title\": \"Outside\""));
  g_assert_true (has (written, "\"label\": \"Outside\""));
  g_assert_false (has (written, "CANARY9"));
  /* It comes back as what is here. */
  fixture_import (fixture->db, written, CHANCERY_CONFLICTS_FAIL,
                  "new 0, changed 0, unchanged 6, conflicts 0");
}

static void
test_case_under_ceiling (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryExport) export = chancery_export_new (fixture->db);
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;

  load (fixture);
  chancery_export_set_case (export, CASE, &error);
  g_assert_no_error (error);
  chancery_export_set_ceiling (export, "confidential", NULL);
  written = fixture_write (export, "json");
  assert_silent (written);
  g_assert_true (has (written, "\"ceiling\": \"confidential\""));
  g_assert_true (has (written, "\"withheld\": [\n    \"DOC/2026/0002\"\n  ]"));
  /* Links need both their ends. */
  g_assert_false (has (written, "\"cites\""));
  /* What it lacks, it says nothing of. */
  fixture_import (fixture->db, written, CHANCERY_CONFLICTS_FAIL,
                  "new 0, changed 0, unchanged 4, conflicts 0");
}

static void
test_no_level (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryExport) export = chancery_export_new (fixture->db);
  g_autoptr (GError) error = NULL;

  chancery_export_set_ceiling (export, "whisper", NULL);
  g_assert_false (chancery_export_prepare (export, NULL, NULL, NULL, &error));
  g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
}

static void
test_query_and_ids (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { OUTSIDE, "00000000-0000-4000-8000-00000000ffff", NULL };
  g_autoptr (ChanceryExport) export = chancery_export_new (fixture->db);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  g_autofree char *chosen = NULL;

  load (fixture);
  chancery_export_set_query (export, "outside", &error);
  g_assert_no_error (error);
  found = fixture_write (export, "json");
  g_assert_true (has (found, "\"query\": \"outside\""));
  g_assert_true (has (found, "\"id\": \"" OUTSIDE "\""));
  g_assert_false (has (found, "\"id\": \"" ACTOR "\""));
  chancery_export_set_ids (export, ids, &error);
  chosen = fixture_write (export, "json");
  g_assert_true (has (chosen, "\"id\": \"" OUTSIDE "\""));
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.jsonl", NULL);
  g_autofree char *expected = NULL;
  g_autofree char *written = NULL;
  g_autoptr (ChanceryExport) export = chancery_export_new (fixture->db);
  g_autoptr (GError) error = NULL;
  struct stat status;

  load (fixture);
  expected = fixture_export_all (fixture->db, "jsonl");
  g_file_set_contents (path, "what was there", -1, NULL);
  chancery_export_set_exported (export, "2026-03-02T09:00:00Z");
  g_assert_true (chancery_export_write_file (export, NULL, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, expected);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

/* A signature of what had the name is somebody's too, and would make of the new file a false one. */
static void
test_file_keeps (Fixture *fixture, gconstpointer data)
{
  static const char *const there[] = { "out.json", "out.json.sig" };
  g_autofree char *path = g_build_filename (fixture->folder, there[0], NULL);
  g_autoptr (ChanceryExport) export = chancery_export_new (fixture->db);

  load (fixture);
  chancery_export_set_replace (export, CHANCERY_REPLACE_NOTHING);
  for (guint i = 0; i < G_N_ELEMENTS (there); i++)
    {
      g_autofree char *old = g_build_filename (fixture->folder, there[i], NULL);
      g_auto (GStrv) taken = NULL;
      g_autofree char *content = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (old, "what was there", -1, NULL));
      taken = chancery_export_list_taken (path);
      g_assert_cmpstr (taken[0], ==, old);
      g_assert_null (taken[1]);
      g_assert_false (chancery_export_write_file (export, NULL, path, NULL, NULL, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
      g_assert_true (g_file_get_contents (old, &content, NULL, NULL));
      g_assert_cmpstr (content, ==, "what was there");
      g_assert_cmpint (g_unlink (old), ==, 0);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_file_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *odd = g_build_filename (fixture->folder, "out.doc", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "out.json", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "out.json", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (ChanceryExport) export = chancery_export_new (fixture->db);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  load (fixture);
  g_assert_false (chancery_export_write_file (export, NULL, odd, NULL, NULL, NULL, &error));
  g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_assert_false (chancery_export_write_file (export, "json", chancery_db_get_path (fixture->db),
                                              NULL, NULL, NULL, &error));
  g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (chancery_export_write_file (export, NULL, nowhere, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_file_set_contents (path, "what was there", -1, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (chancery_export_write_file (export, NULL, path, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "what was there");
}

/* A registry that was damaged: what no import would take does not replace an export that is whole. */
static void
test_file_unreadable (Fixture *fixture, gconstpointer data)
{
  static const char *const formats[] = { "json", "jsonl" };
  g_autofree char *path = g_build_filename (fixture->folder, "out", NULL);
  g_autoptr (GError) error = NULL;

  load (fixture);
  chancery_db_exec (fixture->db,
                    "UPDATE reference SET target_uuid = 'nobody' WHERE target IS NOT NULL", &error);
  g_assert_no_error (error);
  g_file_set_contents (path, "what was there", -1, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (ChanceryExport) export = chancery_export_new (fixture->db);
      g_autofree char *kept = NULL;

      g_assert_false (
          chancery_export_write_file (export, formats[i], path, NULL, NULL, NULL, &error));
      g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "“nobody” is not a UUID"));
      g_clear_error (&error);
      g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, "what was there");
    }
}

/* Notes of @length bytes each, whose ids ascend in another order than they came. */
static char *
make_notes (guint n_notes, guint length)
{
  g_autofree char *body = g_strnfill (length, 'x');
  GString *text = g_string_new ("{\"chancery\":1}\n");

  for (guint i = 0; i < n_notes; i++)
    g_string_append_printf (text,
                            "{\"kind\":\"document\",\"id\":\"00000000-0000-4000-8000-%012u\","
                            "\"title\":\"Note %u\",\"body\":\"%u %s\"}\n",
                            i * 37 % n_notes, i, i, body);
  return g_string_free (text, FALSE);
}

static void
assert_in_order (const char *lines, guint n_records)
{
  g_auto (GStrv) records = g_strsplit (lines, "\n", -1);

  g_assert_cmpuint (g_strv_length (records), ==, n_records + 2);
  for (guint i = 0; i < n_records; i++)
    {
      g_autofree char *id = g_strdup_printf ("\"00000000-0000-4000-8000-%012u\"", i);

      g_assert_true (has (records[i + 1], id));
    }
}

/* Neither few nor more than are held: where nothing can be written to a disk, an export is what it is elsewhere. */
static void
test_no_disk_is_needed (Fixture *fixture, gconstpointer data)
{
  static const guint lengths[] = { 10, 100000 };
  static const guint n_notes = 150;

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      ChanceryDb *db = i == 0 ? fixture->db : fixture->other;
      g_autofree char *notes = make_notes (n_notes, lengths[i]);
      g_autofree char *written = NULL;
      struct rlimit before;
      struct rlimit none;

      fixture_import (db, notes, CHANCERY_CONFLICTS_FAIL,
                      "new 150, changed 0, unchanged 0, conflicts 0");
      g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
      none = before;
      none.rlim_cur = 0;
      signal (SIGXFSZ, SIG_IGN);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &none), ==, 0);
      written = fixture_export_all (db, "jsonl");
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
      signal (SIGXFSZ, SIG_DFL);
      assert_in_order (written, n_notes);
    }
}

static void
test_formats (Fixture *fixture, gconstpointer data)
{
  guint n_formats = 0;
  const ChanceryFormat *formats = chancery_formats_list (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    {
      g_autofree char *path = g_strconcat ("/somewhere/X", formats[i].suffix, NULL);

      g_assert_true (chancery_formats_find (formats[i].id) == &formats[i]);
      g_assert_true (chancery_formats_find_for_path (path) == &formats[i]);
    }
  g_assert_null (chancery_formats_find ("doc"));
  g_assert_null (chancery_formats_find_for_path ("x.doc"));
}

#define ADD(path, func) \
  g_test_add ("/exchange/export/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("all", test_all);
  ADD ("ceiling", test_ceiling);
  ADD ("ceiling-untold", test_ceiling_untold);
  ADD ("ceiling-bygone", test_ceiling_bygone);
  ADD ("ceiling-called-after", test_ceiling_called_after);
  ADD ("case", test_case);
  ADD ("case-under-ceiling", test_case_under_ceiling);
  ADD ("no-level", test_no_level);
  ADD ("query-and-ids", test_query_and_ids);
  ADD ("file", test_file);
  ADD ("file-keeps", test_file_keeps);
  ADD ("file-refused", test_file_refused);
  ADD ("file-unreadable", test_file_unreadable);
  ADD ("no-disk-is-needed", test_no_disk_is_needed);
  ADD ("formats", test_formats);

  return g_test_run ();
}
