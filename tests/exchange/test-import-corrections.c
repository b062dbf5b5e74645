/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a file changes of a registered record: said by the record itself, once, wherever it goes. */

#include "config.h"

#include "chancery-batches.h"
#include "chancery-canonical.h"
#include "chancery-corrections.h"
#include "chancery-history.h"
#include "chancery-records.h"
#include "exchange-fixture.h"

#include <string.h>

#define ID "5f0c0d6e-1f7b-4d52-9d0d-6d8f4d6f1a10"
#define LINE "aaaaaaaa-1f7b-4d52-9d0d-6d8f4d6f1a10"
#define OTHER_LINE "bbbbbbbb-1f7b-4d52-9d0d-6d8f4d6f1a10"
#define DOCUMENT(fields)                                                         \
  "{\"kind\":\"document\",\"id\":\"" ID "\",\"state\":\"registered\"," fields    \
  "\"form\":\"letter\",\"direction\":\"in\",\"date_on_document\":\"2026-02-16\"" \
  "}\n"
#define MADE "\"created\":\"2026-02-17T08:00:00Z\",\"created_by\":\"Desk\","
#define FIRST \
  DOCUMENT ("\"title\":\"a\"," MADE "\"changed\":\"2026-02-17T08:00:00Z\",\"changed_by\":\"Desk\",")
#define SECOND                                                                      \
  DOCUMENT ("\"title\":\"b\",\"due\":\"2026-03-01\",\"note\":\"new\"," MADE         \
            "\"changed\":\"2026-02-20T10:15:00+01:00\",\"changed_by\":\"Embassy\"," \
            "\"version\":2,")

#define ONE_NEW "new 1, changed 0, unchanged 0, conflicts 0"
#define ONE_CHANGED "new 0, changed 1, unchanged 0, conflicts 0"
#define UNCHANGED "new 0, changed 0, unchanged 1, conflicts 0"
#define ONE_CLASH "new 0, changed 0, unchanged 0, conflicts 1"

static ChanceryRecord *
load (ChanceryDb *db)
{
  g_autoptr (GError) error = NULL;
  ChanceryRecord *record = chancery_records_load (db, ID, &error);

  g_assert_no_error (error);
  return record;
}

static char *
dup_digest (ChanceryDb *db)
{
  g_autoptr (ChanceryRecord) record = load (db);

  return chancery_canonical_digest (record);
}

/* The corrections as "FIELD: BEFORE → AFTER, WHO, WHEN, WHY; ". */
static char *
dup_corrections (ChanceryDb *db)
{
  g_autoptr (ChanceryRecord) record = load (db);
  ChanceryValue *lines = chancery_record_get (record, "corrections");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryLine *line = chancery_value_get_line (lines, i);
      const char *const fields[] = { "field", "before", "after", "who", "when", "reason" };

      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        {
          const char *words = chancery_line_get_text (line, fields[j]);

          g_string_append_printf (text, "%s ", words != NULL ? words : "-");
        }
      g_string_append (text, "; ");
    }
  return g_string_free (text, FALSE);
}

static void
assert_corrections (ChanceryDb *db, const char *expected)
{
  g_autofree char *text = dup_corrections (db);

  g_assert_cmpstr (text, ==, expected);
}

static void
edit (ChanceryDb *db, const char *field, const char *text, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecord) record = load (db);
  g_autoptr (ChanceryRecord) saved = NULL;
  g_autoptr (ChanceryDraft) draft = chancery_draft_new_from_record (record);
  const ChanceryAct act = { .who = "Desk", .reason = reason };

  chancery_draft_set_text (draft, field, text);
  saved = chancery_records_save_one (db, draft, &act, &error);
  g_assert_no_error (error);
}

static void
carry (ChanceryDb *from, ChanceryDb *to, const char *expected)
{
  g_autofree char *text = fixture_export_all (from, "json");

  fixture_import (to, text, CHANCERY_CONFLICTS_FAIL, expected);
}

#define TOLD "title \"a\" \"b\" Embassy 2026-02-20T09:15:00Z Brought in with a file ; "

/* Bug: the page of a registered record showed what a file had made of it as if it had always stood there. */
static void
test_frozen_is_corrected (Fixture *fixture, gconstpointer data)
{
  g_autofree char *digest = NULL;
  g_autofree char *again = NULL;
  gint64 head;

  fixture_import (fixture->db, FIRST, CHANCERY_CONFLICTS_FAIL, ONE_NEW);
  fixture_import (fixture->db, SECOND, CHANCERY_CONFLICTS_FAIL, ONE_CHANGED);
  /* What stays free, a deadline and a note, was changed too. */
  assert_corrections (fixture->db, TOLD);
  /* The same file, and the one before it, bring nothing more. */
  digest = dup_digest (fixture->db);
  head = chancery_history_get_head (fixture->db);
  fixture_import (fixture->db, SECOND, CHANCERY_CONFLICTS_FAIL, UNCHANGED);
  fixture_import (fixture->db, FIRST, CHANCERY_CONFLICTS_FAIL, UNCHANGED);
  again = dup_digest (fixture->db);
  g_assert_cmpstr (digest, ==, again);
  g_assert_cmpint (chancery_history_get_head (fixture->db), ==, head);
}

static void
test_free_is_not (Fixture *fixture, gconstpointer data)
{
  static const char draft[] = "{\"kind\":\"document\",\"id\":\"" ID "\",\"title\":\"%s\"}\n";
  g_autofree char *first = g_strdup_printf (draft, "a");
  g_autofree char *second = g_strdup_printf (draft, "b");

  fixture_import (fixture->db, FIRST, CHANCERY_CONFLICTS_FAIL, ONE_NEW);
  fixture_import (fixture->db,
                  DOCUMENT ("\"title\":\"a\",\"due\":\"2026-03-01\",\"tags\":[\"t\"],"),
                  CHANCERY_CONFLICTS_FAIL, ONE_CHANGED);
  assert_corrections (fixture->db, "");
  /* Nor is anything of what is not registered yet. */
  fixture_import (fixture->other, first, CHANCERY_CONFLICTS_FAIL, ONE_NEW);
  fixture_import (fixture->other, second, CHANCERY_CONFLICTS_FAIL, ONE_CHANGED);
  assert_corrections (fixture->other, "");
}

/* The desk that the file came from takes the correction, and both hold the same for good. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;

  fixture_import (fixture->db, FIRST, CHANCERY_CONFLICTS_FAIL, ONE_NEW);
  fixture_import (fixture->db, SECOND, CHANCERY_CONFLICTS_FAIL, ONE_CHANGED);
  fixture_import (fixture->other, SECOND, CHANCERY_CONFLICTS_FAIL, ONE_NEW);
  carry (fixture->other, fixture->db, UNCHANGED);
  carry (fixture->db, fixture->other, ONE_CHANGED);
  here = dup_digest (fixture->db);
  there = dup_digest (fixture->other);
  g_assert_cmpstr (here, ==, there);
  assert_corrections (fixture->other, TOLD);
  carry (fixture->db, fixture->other, UNCHANGED);
  carry (fixture->other, fixture->db, UNCHANGED);
}

/* All that a desk holds, but for the second in which it brought it in. */
static char *
dup_all (ChanceryDb *db)
{
  g_autofree char *text = fixture_export_all (db, "json");
  g_autoptr (GRegex) changed = g_regex_new ("\"changed\": \"[^\"]*\"", 0, 0, NULL);

  return g_regex_replace_literal (changed, text, -1, 0, "\"changed\": \"\"", 0, NULL);
}

/* Two desks that bring in one file need nothing of each other. */
static void
test_same_on_two_desks (Fixture *fixture, gconstpointer data)
{
  ChanceryDb *desks[] = { fixture->db, fixture->other };
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (desks); i++)
    {
      fixture_import (desks[i], FIRST, CHANCERY_CONFLICTS_FAIL, ONE_NEW);
      fixture_import (desks[i], SECOND, CHANCERY_CONFLICTS_FAIL, ONE_CHANGED);
    }
  here = dup_all (fixture->db);
  there = dup_all (fixture->other);
  g_assert_cmpstr (here, ==, there);
  carry (fixture->db, fixture->other, UNCHANGED);
}

static void
bring (ChanceryDb *db, const char *name, const char *who, const char *text)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (ChanceryImport) import = chancery_import_new (db);
  g_autoptr (GError) error = NULL;

  chancery_import_read_stream (import, stream, name, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  chancery_import_apply (import, who, CHANCERY_CONFLICTS_FAIL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Bug: the correction of a file without times was each desk's own, with the desk's own name of the file, and
 * clashed when the desks exchanged. */
static void
test_agree_without_times (Fixture *fixture, gconstpointer data)
{
  static const char first[] = DOCUMENT ("\"title\":\"a\",");
  static const char second[] = DOCUMENT ("\"title\":\"b\",\"note\":\"new\",");
  ChanceryDb *desks[] = { fixture->db, fixture->other };
  gboolean later_first = GPOINTER_TO_INT (data);
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;
  g_autofree char *text = NULL;
  gint64 head;

  for (guint i = 0; i < G_N_ELEMENTS (desks); i++)
    {
      bring (desks[i], "file", "Desk", first);
      bring (desks[i], i == 0 ? "lists/visas.jsonl" : "-", i == 0 ? "Desk" : "Embassy", second);
    }
  here = dup_digest (fixture->db);
  there = dup_digest (fixture->other);
  g_assert_cmpstr (here, !=, there);
  /* Who was first is told by both, whoever hears of it first. */
  if (later_first)
    carry (fixture->other, fixture->db, UNCHANGED);
  carry (fixture->db, fixture->other, ONE_CHANGED);
  g_clear_pointer (&there, g_free);
  there = dup_digest (fixture->other);
  g_assert_cmpstr (here, ==, there);
  text = dup_corrections (fixture->other);
  g_assert_true (g_str_has_prefix (text, "title \"a\" \"b\" Desk "));
  g_assert_cmpstr (strstr (text, "Brought"), ==, "Brought in with a file ; ");
  /* Nothing more, as often as it is tried. */
  head = chancery_history_get_head (fixture->other);
  carry (fixture->db, fixture->other, UNCHANGED);
  g_assert_cmpint (chancery_history_get_head (fixture->other), ==, head);
  carry (fixture->other, fixture->db, UNCHANGED);
  /* What is put right next goes its way. */
  edit (fixture->other, "title", "c", "slip");
  carry (fixture->other, fixture->db, ONE_CHANGED);
  carry (fixture->db, fixture->other, UNCHANGED);
}

/* A file cannot give a correction that an officer made to somebody else. */
static void
test_credit_stays (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *after = NULL;
  g_autofree char *package = NULL;
  g_autoptr (GString) forged = NULL;

  fixture_import (fixture->db, FIRST, CHANCERY_CONFLICTS_FAIL, ONE_NEW);
  edit (fixture->db, "title", "b", "slip");
  text = dup_corrections (fixture->db);
  package = fixture_export_all (fixture->db, "json");
  forged = g_string_new (package);
  g_assert_cmpuint (g_string_replace (forged, "\"slip\"", "\"a slip\"", 0), ==, 1);
  fixture_import (fixture->db, forged->str, CHANCERY_CONFLICTS_FAIL, UNCHANGED);
  after = dup_corrections (fixture->db);
  g_assert_cmpstr (text, ==, after);
}

/* A desk that corrected by the rules has said all itself, also of a line that it added and then changed. */
static void
test_told_is_enough (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecord) record = NULL;
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;
  const ChanceryAct act = { .who = "Desk", .reason = "copyist's slip" };

  fixture_import (fixture->db, FIRST, CHANCERY_CONFLICTS_FAIL, ONE_NEW);
  carry (fixture->db, fixture->other, ONE_NEW);
  edit (fixture->other, "title", "b", "slip");
  edit (fixture->other, "title", "c", "slip again");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (ChanceryRecord) before = load (fixture->other);
      g_autoptr (ChanceryRecord) saved = NULL;
      g_autoptr (ChanceryDraft) draft = chancery_draft_new_from_record (before);
      const ChanceryField *list =
          chancery_kind_find_field (chancery_record_get_kind (before), "their_refs");
      g_autoptr (ChanceryLine) line = chancery_line_new (list, LINE);
      g_autoptr (ChanceryValue) value = chancery_value_new_text (i == 0 ? "12" : "13");
      g_autoptr (GPtrArray) lines = g_ptr_array_new ();
      g_autoptr (ChanceryValue) all = NULL;

      chancery_line_set_value (line, chancery_field_find (list->lines, "reference"), value);
      g_ptr_array_add (lines, line);
      all = chancery_value_new_lines (lines);
      chancery_draft_set_value (draft, list, all);
      saved = chancery_records_save_one (fixture->other, draft, &act, &error);
      g_assert_no_error (error);
    }
  carry (fixture->other, fixture->db, ONE_CHANGED);
  record = load (fixture->db);
  g_assert_cmpuint (chancery_value_get_n_items (chancery_record_get (record, "corrections")), ==,
                    4);
  here = dup_digest (fixture->db);
  there = dup_digest (fixture->other);
  g_assert_cmpstr (here, ==, there);
  carry (fixture->db, fixture->other, UNCHANGED);
}

/* What a file tells has to lead to what it brings. */
static void
test_told_otherwise (Fixture *fixture, gconstpointer data)
{
  fixture_import (fixture->db, FIRST, CHANCERY_CONFLICTS_FAIL, ONE_NEW);
  fixture_import (fixture->db,
                  DOCUMENT ("\"title\":\"z\",\"corrections\":[{\"id\":\"" LINE
                            "\",\"when\":\"2026-02-18T08:00:00Z\",\"who\":\"Embassy\",\"field\":"
                            "\"title\",\"before\":\"a\",\"after\":\"b\"}],"
                            "\"changed\":\"2026-02-20T09:15:00Z\",\"changed_by\":\"Embassy\","),
                  CHANCERY_CONFLICTS_FAIL, ONE_CHANGED);
  assert_corrections (fixture->db,
                      "title \"a\" \"b\" Embassy 2026-02-18T08:00:00Z - ; "
                      "title \"a\" \"z\" Embassy 2026-02-20T09:15:00Z Brought in with a file ; ");
}

/* Of a clash only theirs is a correction; of a file that says nobody, who brings it in made it. */
static void
test_clash (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  fixture_import (fixture->db, FIRST, CHANCERY_CONFLICTS_FAIL, ONE_NEW);
  edit (fixture->db, "title", "c", "slip");
  fixture_import (fixture->db, DOCUMENT ("\"title\":\"b\","), CHANCERY_CONFLICTS_KEEP, ONE_CLASH);
  text = dup_corrections (fixture->db);
  g_assert_null (strstr (text, "Brought in"));
  fixture_import (fixture->db, DOCUMENT ("\"title\":\"b\","), CHANCERY_CONFLICTS_TAKE, ONE_CLASH);
  g_clear_pointer (&text, g_free);
  text = dup_corrections (fixture->db);
  g_assert_nonnull (strstr (text, "; title \"c\" \"b\" Tester "));
  g_assert_nonnull (strstr (text, " Brought in with a file ; "));
  fixture_import (fixture->db, DOCUMENT ("\"title\":\"b\","), CHANCERY_CONFLICTS_FAIL, UNCHANGED);
}

/* Bug: a file that knew what stands here could leave out what had been corrected, and it was gone. */
static void
test_file_ahead_forgets_none (Fixture *fixture, gconstpointer data)
{
  g_autofree char *digest = NULL;
  g_autofree char *text = NULL;
  g_autofree char *file = NULL;

  fixture_import (fixture->db, FIRST, CHANCERY_CONFLICTS_FAIL, ONE_NEW);
  edit (fixture->db, "title", "b", "slip");
  digest = dup_digest (fixture->db);
  file = g_strdup_printf (DOCUMENT ("\"title\":\"c\",\"past\":[\"%s\"],"), digest);
  fixture_import (fixture->db, file, CHANCERY_CONFLICTS_FAIL, ONE_CHANGED);
  text = dup_corrections (fixture->db);
  g_assert_true (g_str_has_prefix (text, "title \"a\" \"b\" Desk "));
  g_assert_nonnull (strstr (text, " slip ; title \"b\" \"c\" Tester "));
  fixture_import (fixture->db, file, CHANCERY_CONFLICTS_FAIL, UNCHANGED);
}

/* Lines: taken off, added and changed. */
static void
test_lines (Fixture *fixture, gconstpointer data)
{
#define REF(id, number) "{\"id\":\"" id "\",\"reference\":\"" number "\"}"
  fixture_import (fixture->db, DOCUMENT ("\"title\":\"a\",\"their_refs\":[" REF (LINE, "12") "],"),
                  CHANCERY_CONFLICTS_FAIL, ONE_NEW);
  fixture_import (fixture->db,
                  DOCUMENT (
                      "\"title\":\"a\",\"changed\":\"2026-02-20T09:15:00Z\",\"their_refs\":[" REF (
                          LINE, "13") "," REF (OTHER_LINE, "14") "],"),
                  CHANCERY_CONFLICTS_FAIL, ONE_CHANGED);
#undef REF
  {
    g_autoptr (ChanceryRecord) record = load (fixture->db);
    g_autoptr (GPtrArray) corrections = chancery_corrections_read (fixture->db, record);
    g_autoptr (ChanceryRecord) original = chancery_corrections_undo (fixture->db, record);
    ChanceryValue *lines = chancery_record_get (original, "their_refs");

    g_assert_cmpuint (corrections->len, ==, 2);
    g_assert_cmpuint (chancery_value_get_n_items (lines), ==, 1);
    g_assert_cmpstr (chancery_line_get_text (chancery_value_get_line (lines, 0), "reference"), ==,
                     "12");
  }
}

/* Taken back, the correction is gone with what it corrected; brought in again, it is there once. */
static void
test_taken_back (Fixture *fixture, gconstpointer data)
{
  const ChanceryAct act = { .who = "Tester" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) batches = NULL;
  g_autofree char *text = NULL;
  const ChanceryBatch *last;

  fixture_import (fixture->db, FIRST, CHANCERY_CONFLICTS_FAIL, ONE_NEW);
  fixture_import (fixture->db, SECOND, CHANCERY_CONFLICTS_FAIL, ONE_CHANGED);
  batches = chancery_batches_list (fixture->db, &error);
  g_assert_no_error (error);
  last = batches->pdata[0];
  chancery_batches_revert (fixture->db, last->id, &act, &error);
  g_assert_no_error (error);
  assert_corrections (fixture->db, "");
  fixture_import (fixture->db, SECOND, CHANCERY_CONFLICTS_FAIL, ONE_CHANGED);
  /* Who took it back wrote the record last: not before that did the file change anything. */
  text = dup_corrections (fixture->db);
  g_assert_true (g_str_has_prefix (text, "title \"a\" \"b\" Tester "));
  g_assert_cmpstr (strchr (text, ';'), ==, "; ");
  fixture_import (fixture->db, SECOND, CHANCERY_CONFLICTS_FAIL, UNCHANGED);
}

#define ADD(path, func)                                                                  \
  g_test_add ("/exchange/import-corrections/" path, Fixture, NULL, fixture_set_up, func, \
              fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("frozen-is-corrected", test_frozen_is_corrected);
  ADD ("free-is-not", test_free_is_not);
  ADD ("round-trip", test_round_trip);
  ADD ("same-on-two-desks", test_same_on_two_desks);
  g_test_add ("/exchange/import-corrections/agree-without-times", Fixture, GINT_TO_POINTER (FALSE),
              fixture_set_up, test_agree_without_times, fixture_tear_down);
  g_test_add ("/exchange/import-corrections/agree-later-first", Fixture, GINT_TO_POINTER (TRUE),
              fixture_set_up, test_agree_without_times, fixture_tear_down);
  ADD ("credit-stays", test_credit_stays);
  ADD ("told-is-enough", test_told_is_enough);
  ADD ("told-otherwise", test_told_otherwise);
  ADD ("clash", test_clash);
  ADD ("file-ahead-forgets-none", test_file_ahead_forgets_none);
  ADD ("lines", test_lines);
  ADD ("taken-back", test_taken_back);

  return g_test_run ();
}
