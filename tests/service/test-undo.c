/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every act of an officer is taken back and done again, and says what it was. */

#include "config.h"

#include "chancery-errors.h"
#include "chancery-registry-exchange.h"
#include "chancery-registry-imports.h"
#include "chancery-test-registry.h"

#include <glib/gstdio.h>

static void
undo (ChanceryTestRegistry *test, const char *expected)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (chancery_registry_can_undo (test->registry));
  chancery_registry_undo_async (test->registry, NULL, chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  words = chancery_registry_undo_finish (test->registry, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (words, ==, expected);
}

static void
redo (ChanceryTestRegistry *test, const char *expected)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (chancery_registry_can_redo (test->registry));
  chancery_registry_redo_async (test->registry, NULL, chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  words = chancery_registry_undo_finish (test->registry, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (words, ==, expected);
}

static void
finish_act (ChanceryTestRegistry *test, GAsyncResult **place)
{
  g_autoptr (GAsyncResult) result = chancery_test_wait (place);
  g_autoptr (GError) error = NULL;

  chancery_registry_act_finish (test->registry, result, &error);
  g_assert_no_error (error);
}

static ChanceryRecord *
load (ChanceryTestRegistry *test, const char *id)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  chancery_registry_load_async (test->registry, id, NULL, chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  return chancery_registry_load_finish (test->registry, result, NULL);
}

static gboolean
is_there (ChanceryTestRegistry *test, const char *id)
{
  g_autoptr (ChanceryRecord) record = load (test, id);

  return record != NULL;
}

static guint
count_lines (ChanceryTestRegistry *test, const char *id, const char *list)
{
  g_autoptr (ChanceryRecord) record = load (test, id);

  return chancery_value_get_n_items (chancery_record_get (record, list));
}

static void
save (ChanceryTestRegistry *test, ChanceryDraft *draft)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (drafts, draft);
  chancery_registry_save_async (test->registry, drafts, NULL, NULL, chancery_test_result_cb,
                                &place);
  result = chancery_test_wait (&place);
  chancery_registry_save_finish (test->registry, result, &error);
  g_assert_no_error (error);
}

static void
test_create (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  /* The party is made on the way; the act is the demarche. */
  g_autofree char *id = chancery_test_registry_save (test, "A protest", "Niger", "2026-02-18");

  undo (test, "new demarche “A protest”");
  g_assert_false (is_there (test, id));
  g_assert_false (chancery_registry_can_undo (test->registry));
  redo (test, "new demarche “A protest”");
  g_assert_true (is_there (test, id));
  undo (test, "new demarche “A protest”");
  g_assert_false (is_there (test, id));
}

static void
test_edit (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *id = chancery_test_registry_save (test, "A protest", "Niger", "2026-02-18");
  g_autoptr (ChanceryRecord) record = load (test, id);
  g_autoptr (ChanceryDraft) draft = chancery_draft_new_from_record (record);
  g_autoptr (ChanceryRecord) undone = NULL;
  g_autoptr (ChanceryRecord) redone = NULL;

  chancery_draft_set_text (draft, "tone", "condemn");
  save (test, draft);
  undo (test, "“Tone” in “A protest”");
  undone = load (test, id);
  g_assert_null (chancery_record_get_text (undone, "tone"));
  redo (test, "“Tone” in “A protest”");
  redone = load (test, id);
  g_assert_cmpstr (chancery_record_get_text (redone, "tone"), ==, "condemn");
}

static void
set_tone (ChanceryTestRegistry *test, const char *id, const char *tone)
{
  g_autoptr (ChanceryRecord) record = load (test, id);
  g_autoptr (ChanceryDraft) draft = chancery_draft_new_from_record (record);

  chancery_draft_set_text (draft, "tone", tone);
  save (test, draft);
}

static void
assert_tone (ChanceryTestRegistry *test, const char *id, const char *tone)
{
  g_autoptr (ChanceryRecord) record = load (test, id);

  g_assert_cmpstr (chancery_record_get_text (record, "tone"), ==, tone);
}

/* The second one met its own taking back as a change of somebody else. */
static void
test_one_record_act_by_act (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *id = chancery_test_registry_save (test, "A protest", "Niger", "2026-02-18");

  set_tone (test, id, "condemn");
  set_tone (test, id, "concern");
  undo (test, "“Tone” in “A protest”");
  assert_tone (test, id, "condemn");
  undo (test, "“Tone” in “A protest”");
  assert_tone (test, id, NULL);
  undo (test, "new demarche “A protest”");
  g_assert_false (is_there (test, id));
  redo (test, "new demarche “A protest”");
  redo (test, "“Tone” in “A protest”");
  assert_tone (test, id, "condemn");
  redo (test, "“Tone” in “A protest”");
  assert_tone (test, id, "concern");
  undo (test, "“Tone” in “A protest”");
  assert_tone (test, id, "condemn");
}

static void
test_delete (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *id = chancery_test_registry_save (test, "A protest", "Niger", "2026-02-18");
  GAsyncResult *place = NULL;

  chancery_registry_delete_async (test->registry, id, NULL, chancery_test_result_cb, &place);
  finish_act (test, &place);
  undo (test, "deletion of “A protest”");
  g_assert_true (is_there (test, id));
  redo (test, "deletion of “A protest”");
  g_assert_false (is_there (test, id));
}

static void
test_link (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *id = chancery_test_registry_save (test, "A protest", "Niger", "2026-02-18");
  g_autofree char *other = chancery_test_registry_save (test, "Another", "Niger", "2026-02-19");
  GAsyncResult *place = NULL;

  chancery_registry_link_async (test->registry, other, id, "repeats", NULL, NULL, NULL,
                                chancery_test_result_cb, &place);
  finish_act (test, &place);
  undo (test, "link to “A protest”");
  g_assert_cmpuint (count_lines (test, other, "links"), ==, 0);
  redo (test, "link to “A protest”");
  g_assert_cmpuint (count_lines (test, other, "links"), ==, 1);
  chancery_registry_unlink_async (test->registry, other, id, "repeats", NULL,
                                  chancery_test_result_cb, &place);
  finish_act (test, &place);
  undo (test, "removal of the link to “A protest”");
  g_assert_cmpuint (count_lines (test, other, "links"), ==, 1);
}

static void
test_file (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *id = chancery_test_registry_save (test, "A protest", "Niger", "2026-02-18");
  g_autoptr (ChanceryDraft) file = chancery_draft_new (chancery_kind_find ("casefile"));
  g_autofree char *casefile = g_strdup (chancery_draft_get_id (file));
  const char *const ids[] = { id, NULL };
  GAsyncResult *place = NULL;
  g_autofree char *words = NULL;
  g_autoptr (ChanceryRecord) record = NULL;

  chancery_draft_set_text (file, "title", "The border");
  chancery_draft_set_text (file, "class", "NIG");
  save (test, file);
  record = load (test, casefile);
  words = g_strdup_printf ("“A protest” in %s", chancery_record_get_reference (record));
  chancery_registry_file_async (test->registry, casefile, ids, NULL, chancery_test_result_cb,
                                &place);
  finish_act (test, &place);
  undo (test, words);
  g_assert_cmpuint (count_lines (test, casefile, "items"), ==, 0);
  redo (test, words);
  g_assert_cmpuint (count_lines (test, casefile, "items"), ==, 1);
}

/* The case file was saved once for each paper. */
static void
test_file_many_in_one_save (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *one = chancery_test_registry_save (test, "A protest", "Niger", "2026-02-18");
  g_autofree char *other = chancery_test_registry_save (test, "Another", "Niger", "2026-02-19");
  g_autoptr (ChanceryDraft) file = chancery_draft_new (chancery_kind_find ("casefile"));
  g_autofree char *casefile = g_strdup (chancery_draft_get_id (file));
  const char *const ids[] = { one, other, one, NULL };
  GAsyncResult *place = NULL;
  g_autofree char *words = NULL;
  g_autoptr (ChanceryRecord) before = NULL;
  g_autoptr (ChanceryRecord) after = NULL;

  chancery_draft_set_text (file, "title", "The border");
  chancery_draft_set_text (file, "class", "NIG");
  save (test, file);
  before = load (test, casefile);
  words = g_strdup_printf ("2 papers in %s", chancery_record_get_reference (before));
  chancery_registry_file_async (test->registry, casefile, ids, NULL, chancery_test_result_cb,
                                &place);
  finish_act (test, &place);
  after = load (test, casefile);
  g_assert_cmpint (chancery_record_get_version (after), ==,
                   chancery_record_get_version (before) + 1);
  g_assert_cmpuint (count_lines (test, casefile, "items"), ==, 2);
  undo (test, words);
  g_assert_cmpuint (count_lines (test, casefile, "items"), ==, 0);
  redo (test, words);
  g_assert_cmpuint (count_lines (test, casefile, "items"), ==, 2);
}

/* The number of the import. */
static gint64
import (ChanceryTestRegistry *test, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) applied = NULL;
  g_autoptr (ChanceryImportPreview) preview = NULL;
  g_autoptr (GError) error = NULL;
  gint64 batch = 0;

  chancery_registry_import_read_async (test->registry, file, NULL, chancery_test_result_cb, &place);
  read = chancery_test_wait (&place);
  preview = chancery_registry_import_read_finish (test->registry, read, &error);
  g_assert_no_error (error);
  chancery_registry_import_apply_async (test->registry, NULL, NULL, NULL, chancery_test_result_cb,
                                        &place);
  applied = chancery_test_wait (&place);
  chancery_registry_import_apply_finish (test->registry, applied, &batch, &error);
  g_assert_no_error (error);
  return batch;
}

/* An import has a log of its own; it can be taken back, brought in again, and taken back again. */
static void
test_import (void)
{
  static const char json[] =
      "{\"chancery\": 1, \"records\": [{\"kind\": \"demarche\", "
      "\"id\": \"5d2f1c9e-0f4d-4c6e-9a51-3f2a1b7c8d90\", \"title\": \"From elsewhere\"}]}";
  const char *id = "5d2f1c9e-0f4d-4c6e-9a51-3f2a1b7c8d90";
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *path = g_build_filename (test->folder, "elsewhere.json", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, json, -1, &error);
  g_assert_no_error (error);
  import (test, path);
  g_assert_true (is_there (test, id));
  undo (test, "the import of “elsewhere.json”");
  g_assert_false (is_there (test, id));
  redo (test, "the import of “elsewhere.json”");
  g_assert_true (is_there (test, id));
  undo (test, "the import of “elsewhere.json”");
  g_assert_false (is_there (test, id));
  /* Brought in once more it is new again. */
  import (test, path);
  g_assert_true (is_there (test, id));
}

/* Bug: where nothing but the content of an attachment came, Undo said that it was taken back, and Redo never ended. */
static void
test_import_of_a_content (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "words", -1);
  g_autofree char *json = g_strdup_printf (
      "{\"chancery\": 1, \"records\": [{\"kind\": \"document\", "
      "\"id\": \"5d2f1c9e-0f4d-4c6e-9a51-3f2a1b7c8d90\", \"title\": \"From elsewhere\", "
      "\"attachments\": [{\"name\": \"a.txt\", \"sha256\": \"%s\", \"size\": 5}]}]}",
      digest);
  g_autofree char *path = g_build_filename (test->folder, "elsewhere.json", NULL);
  g_autofree char *folder = g_build_filename (test->folder, "attachments", NULL);
  g_autofree char *content = g_build_filename (folder, digest, NULL);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GPtrArray) imports = NULL;
  g_autoptr (GError) error = NULL;
  const ChanceryBatch *batch;

  g_file_set_contents (path, json, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (import (test, path), ==, 1);
  g_mkdir (folder, 0700);
  g_file_set_contents (content, "words", -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (import (test, path), ==, 0);
  chancery_registry_imports_async (test->registry, NULL, chancery_test_result_cb, &place);
  listed = chancery_test_wait (&place);
  imports = chancery_registry_imports_finish (test->registry, listed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (imports->len, ==, 2);
  batch = imports->pdata[0];
  g_assert_cmpint (batch->n_contents, ==, 1);
  g_assert_cmpint (batch->obstacle, ==, CHANCERY_BATCH_IDLE);
  /* So what is undone is the import before it. */
  undo (test, "the import of “elsewhere.json”");
  g_assert_false (is_there (test, "5d2f1c9e-0f4d-4c6e-9a51-3f2a1b7c8d90"));
  redo (test, "the import of “elsewhere.json”");
  g_assert_true (is_there (test, "5d2f1c9e-0f4d-4c6e-9a51-3f2a1b7c8d90"));
}

/* From the list of imports one is taken back whatever was done since; what was done since can still be undone. */
static void
test_import_that_is_chosen (void)
{
  static const char json[] =
      "{\"chancery\": 1, \"records\": [{\"kind\": \"demarche\", "
      "\"id\": \"5d2f1c9e-0f4d-4c6e-9a51-3f2a1b7c8d90\", \"title\": \"From elsewhere\"}]}";
  const char *id = "5d2f1c9e-0f4d-4c6e-9a51-3f2a1b7c8d90";
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *path = g_build_filename (test->folder, "elsewhere.json", NULL);
  g_autofree char *other = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) taken = NULL;
  const ChanceryBatch *batch;

  g_file_set_contents (path, json, -1, &error);
  g_assert_no_error (error);
  import (test, path);
  other = chancery_test_registry_save (test, "A protest", "Niger", "2026-02-18");
  chancery_registry_imports_async (test->registry, NULL, chancery_test_result_cb, &place);
  listed = chancery_test_wait (&place);
  imports = chancery_registry_imports_finish (test->registry, listed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (imports->len, ==, 1);
  batch = imports->pdata[0];
  g_assert_cmpint (batch->obstacle, ==, CHANCERY_BATCH_FREE);
  chancery_registry_take_back_import_async (test->registry, batch->id, NULL,
                                            chancery_test_result_cb, &place);
  taken = chancery_test_wait (&place);
  words = chancery_registry_take_back_import_finish (test->registry, taken, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (words, ==, "the import of “elsewhere.json”");
  g_assert_false (is_there (test, id));
  redo (test, words);
  g_assert_true (is_there (test, id));
  undo (test, words);
  g_assert_false (is_there (test, id));
  /* It stands in the way of nothing that was done before and after it. */
  g_assert_true (is_there (test, other));
  undo (test, "new demarche “A protest”");
  g_assert_false (is_there (test, other));
  g_assert_false (chancery_registry_can_undo (test->registry));
}

/* What somebody changed since is not taken back from them. */
static void
test_changed_since (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *id = chancery_test_registry_save (test, "A protest", "Niger", "2026-02-18");
  g_autoptr (ChanceryRegistry) elsewhere = chancery_registry_new ();
  g_autoptr (ChanceryTestRegistry) other = g_new0 (ChanceryTestRegistry, 1);
  g_autoptr (ChanceryRecord) record = load (test, id);
  g_autoptr (ChanceryDraft) draft = chancery_draft_new_from_record (record);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  other->folder = g_strdup ("");
  other->path = g_strdup ("");
  other->registry = g_steal_pointer (&elsewhere);
  chancery_registry_open_async (other->registry, test->path, CHANCERY_REGISTRY_OPEN, NULL,
                                chancery_test_result_cb, &place);
  opened = chancery_test_wait (&place);
  g_assert_true (chancery_registry_open_finish (other->registry, opened, &error));
  chancery_draft_set_text (draft, "tone", "condemn");
  save (other, draft);

  chancery_registry_undo_async (test->registry, NULL, chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  words = chancery_registry_undo_finish (test->registry, result, &error);
  g_assert_null (words);
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_CONFLICT);
  g_assert_true (is_there (test, id));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/undo/create", test_create);
  g_test_add_func ("/service/undo/edit", test_edit);
  g_test_add_func ("/service/undo/one-record-act-by-act", test_one_record_act_by_act);
  g_test_add_func ("/service/undo/delete", test_delete);
  g_test_add_func ("/service/undo/link", test_link);
  g_test_add_func ("/service/undo/file", test_file);
  g_test_add_func ("/service/undo/file-many-in-one-save", test_file_many_in_one_save);
  g_test_add_func ("/service/undo/import", test_import);
  g_test_add_func ("/service/undo/import-of-a-content", test_import_of_a_content);
  g_test_add_func ("/service/undo/import-that-is-chosen", test_import_that_is_chosen);
  g_test_add_func ("/service/undo/changed-since", test_changed_since);
  return g_test_run ();
}
