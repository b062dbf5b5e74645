/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A registry may hold numbers from before they were read by one rule: they go out, and come in anywhere. */

#include "config.h"

#include "chancery-identifier.h"
#include "chancery-link-type.h"
#include "chancery-record-import.h"
#include "chancery-records.h"
#include "exchange-fixture.h"

#include <string.h>

#define PAPER "5f0c0d6e-1f7b-4d52-9d0d-6d8f4d6f1a10"
#define FILED "6f0c0d6e-1f7b-4d52-9d0d-6d8f4d6f1a10"
#define UNSHOWN "\xe2\x80\x8e"

#define TWO_NEW "new 2, changed 0, unchanged 0, conflicts 0"
#define TWO_CHANGED "new 0, changed 2, unchanged 0, conflicts 0"
#define CORRECTED "new 0, changed 1, unchanged 1, conflicts 0"
#define TWO_UNCHANGED "new 0, changed 0, unchanged 2, conflicts 0"

static void
add_link (ChanceryDraft *draft, const char *to)
{
  const ChanceryField *list = chancery_kind_find_field (chancery_draft_get_kind (draft), "links");
  g_autoptr (ChanceryLine) line = chancery_line_new (list, NULL);
  g_autoptr (ChanceryValue) end = chancery_value_new_reference (to, NULL);

  chancery_line_put_text (line, "type", "about");
  chancery_line_set_value (line, chancery_field_find (list->lines, "to"), end);
  chancery_draft_add_line (draft, list, line);
}

/* As it was kept once: past the rule. */
static void
put (ChanceryDb *db, const char *kind, const char *id, const char *const *pairs)
{
  static const char *const written[] = { "created", "created_by", "changed", "changed_by" };
  g_autoptr (ChanceryDraft) draft = chancery_draft_new_with_id (chancery_kind_find (kind), id);
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  for (; pairs[0] != NULL; pairs += 2)
    if (strcmp (pairs[0], "their_refs") == 0)
      {
        const ChanceryField *list =
            chancery_kind_find_field (chancery_draft_get_kind (draft), "their_refs");
        g_autoptr (ChanceryLine) line = chancery_line_new (list, NULL);

        chancery_line_put_text (line, "reference", pairs[1]);
        chancery_draft_add_line (draft, list, line);
      }
    else if (strcmp (pairs[0], "links") == 0)
      add_link (draft, pairs[1]);
    else
      chancery_draft_set_text (draft, pairs[0], pairs[1]);
  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    chancery_draft_set_text (draft, written[i], i % 2 == 0 ? "2026-03-02T08:00:00Z" : "Tester");
  record = chancery_draft_build (draft);
  chancery_db_begin (db, NULL, &error);
  g_assert_no_error (error);
  chancery_record_import_put (db, record, NULL, &error);
  g_assert_no_error (error);
  chancery_db_commit (db, &error);
  g_assert_no_error (error);
}

static void
fill (ChanceryDb *db)
{
  static const char *const paper[] = { "title",      "Note",   "state",   "registered",
                                       "form",       "letter", "our_ref", " X" UNSHOWN "1 ",
                                       "their_refs", "A\t7 ",  NULL };
  static const char *const file[] = { "title",       "File",       "class",
                                      "AFG" UNSHOWN, "reference",  "AFG" UNSHOWN "/2026/1",
                                      "state",       "registered", NULL };

  put (db, "document", PAPER, paper);
  put (db, "casefile", FILED, file);
}

static void
assert_mended (ChanceryDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecord) paper = chancery_records_load (db, PAPER, &error);
  g_autoptr (ChanceryRecord) file = chancery_records_load (db, FILED, &error);
  ChanceryValue *lines = chancery_record_get (paper, "their_refs");

  g_assert_no_error (error);
  g_assert_cmpstr (chancery_record_get_text (paper, "our_ref"), ==, "X1");
  g_assert_cmpstr (chancery_line_get_text (chancery_value_get_line (lines, 0), "reference"), ==,
                   "A 7");
  g_assert_cmpstr (chancery_record_get_text (file, "class"), ==, "AFG");
  g_assert_cmpstr (chancery_record_get_reference (file), ==, "AFG/2026/1");
}

static void
test_goes_round (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  fill (fixture->db);
  first = fixture_export_all (fixture->db, "json");
  fixture_import (fixture->other, first, CHANCERY_CONFLICTS_FAIL, TWO_NEW);
  assert_mended (fixture->other);
  second = fixture_export_all (fixture->other, "json");
  g_assert_cmpstr (first, ==, second);
  fixture_import (fixture->other, first, CHANCERY_CONFLICTS_FAIL, TWO_UNCHANGED);
}

static void
test_own_file_mends (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;

  fill (fixture->db);
  first = fixture_export_all (fixture->db, "jsonl");
  fixture_import (fixture->db, first, CHANCERY_CONFLICTS_FAIL, TWO_CHANGED);
  assert_mended (fixture->db);
  again = fixture_export_all (fixture->db, "jsonl");
  fixture_import (fixture->other, first, CHANCERY_CONFLICTS_FAIL, TWO_NEW);
  /* Of the registered paper it is a correction. */
  fixture_import (fixture->other, again, CHANCERY_CONFLICTS_FAIL, CORRECTED);
}

static void
test_other_edits_leave_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecord) paper = NULL;
  g_autoptr (ChanceryRecord) saved = NULL;
  g_autoptr (ChanceryDraft) draft = NULL;

  fill (fixture->db);
  paper = chancery_records_load (fixture->db, PAPER, &error);
  draft = chancery_draft_new_from_record (paper);
  chancery_draft_set_text (draft, "note", "seen");
  saved = chancery_records_save_one (fixture->db, draft, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (chancery_record_get (saved, "corrections"));
  g_assert_cmpstr (chancery_record_get_text (saved, "our_ref"), ==, " X" UNSHOWN "1 ");
}

/* A form fills in the value itself. */
static void
test_filled_in_is_read_as_typed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryDraft) draft = chancery_draft_new (chancery_kind_find ("document"));
  g_autoptr (ChanceryRecord) saved = NULL;
  g_autoptr (GError) error = NULL;

  chancery_draft_set_text (draft, "title", "Note");
  chancery_draft_set_text (draft, "our_ref", "X" UNSHOWN "1");
  g_assert_null (chancery_records_save_one (fixture->db, draft, NULL, &error));
  g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "our_ref: "));
  g_assert_nonnull (strstr (error->message, "U+200E"));
  g_clear_error (&error);
  chancery_draft_set_text (draft, "our_ref", " X1 ");
  saved = chancery_records_save_one (fixture->db, draft, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (chancery_record_get_text (saved, "our_ref"), ==, "X1");
}

/* Bug: the history in a package was said not to hold where the record was mended on its way out. */
static void
test_history_holds (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.zip", NULL);
  g_autoptr (ChanceryExport) export = chancery_export_new (fixture->db);
  g_autoptr (ChanceryImport) import = chancery_import_new (fixture->other);
  g_auto (GStrv) notes = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture->db);
  chancery_export_write_file (export, NULL, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  chancery_import_read_file (import, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  notes = chancery_import_list_notes (import, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (notes[0], ==, NULL);
}

/* Saves @id with another note; what was saved. */
static ChanceryRecord *
edit (ChanceryDb *db, const char *id, const char *note)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecord) record = chancery_records_load (db, id, &error);
  g_autoptr (ChanceryDraft) draft = chancery_draft_new_from_record (record);
  ChanceryRecord *saved;

  chancery_draft_set_text (draft, "note", note);
  saved = chancery_records_save_one (db, draft, NULL, &error);
  g_assert_no_error (error);
  return saved;
}

/* Bug: a record that was linked to itself once made a file that nobody could read. */
static void
test_links_to_itself_stay_behind (Fixture *fixture, gconstpointer data)
{
  static const char *const paper[] = { "title", "Note", "links", PAPER, "links", FILED, NULL };
  static const char *const file[] = { "title", "File", "class", "AFG", NULL };
  g_autoptr (ChanceryRecord) saved = NULL;
  g_autoptr (ChanceryRecord) came = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *back = NULL;
  ChanceryValue *links;

  put (fixture->db, "document", PAPER, paper);
  put (fixture->db, "casefile", FILED, file);
  /* It keeps nobody from saving something else. */
  saved = edit (fixture->db, PAPER, "seen");
  g_assert_cmpuint (chancery_value_get_n_items (chancery_record_get (saved, "links")), ==, 2);
  first = fixture_export_all (fixture->db, "jsonl");
  fixture_import (fixture->other, first, CHANCERY_CONFLICTS_FAIL, TWO_NEW);
  came = chancery_records_load (fixture->other, PAPER, &error);
  g_assert_no_error (error);
  links = chancery_record_get (came, "links");
  g_assert_cmpuint (chancery_value_get_n_items (links), ==, 1);
  g_assert_false (chancery_link_leads_to (chancery_value_get_line (links, 0), PAPER));
  /* What comes back is newer. */
  back = fixture_export_all (fixture->other, "jsonl");
  g_assert_cmpstr (first, ==, back);
  fixture_import (fixture->db, back, CHANCERY_CONFLICTS_FAIL, CORRECTED);
}

/* Bug: what was edited at the desk that had the old number clashed at every other. */
static void
test_edits_go_on (Fixture *fixture, gconstpointer data)
{
  static const char *const notes[] = { "seen", "seen again" };

  fill (fixture->db);
  for (guint i = 0; i <= G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (ChanceryRecord) saved = i > 0 ? edit (fixture->db, PAPER, notes[i - 1]) : NULL;
      g_autofree char *text = fixture_export_all (fixture->db, "json");

      fixture_import (fixture->other, text, CHANCERY_CONFLICTS_FAIL, i > 0 ? CORRECTED : TWO_NEW);
      assert_mended (fixture->other);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                           \
  g_test_add ("/exchange/identifiers/" name, Fixture, NULL, fixture_set_up, function, \
              fixture_tear_down)
  ADD ("go-round", test_goes_round);
  ADD ("own-file-mends", test_own_file_mends);
  ADD ("other-edits-leave-it", test_other_edits_leave_it);
  ADD ("filled-in-is-read-as-typed", test_filled_in_is_read_as_typed);
  ADD ("history-holds", test_history_holds);
  ADD ("edits-go-on", test_edits_go_on);
  ADD ("links-to-itself-stay-behind", test_links_to_itself_stay_behind);
#undef ADD

  return g_test_run ();
}
