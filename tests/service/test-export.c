/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-draft.h"
#include "chancery-registry-exchange.h"
#include "chancery-test-registry.h"

#include <glib/gstdio.h>
#include <string.h>

#define NAME "Hidden Valley"

/* Saves a record of @kind called NAME, marked secret where that is said; its id. */
static char *
save (ChanceryTestRegistry *test, const char *kind, gboolean secret)
{
  g_autoptr (GPtrArray) drafts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  ChanceryDraft *draft = chancery_draft_new (chancery_kind_find (kind));
  g_autofree char *id = g_strdup (chancery_draft_get_id (draft));
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (drafts, draft);
  chancery_draft_set_text (draft, "title", NAME);
  if (secret)
    g_assert_true (chancery_draft_set_typed (draft, "marking", "secret", 0, &error));
  chancery_registry_save_async (test->registry, drafts, NULL, NULL, chancery_test_result_cb,
                                &place);
  result = chancery_test_wait (&place);
  chancery_registry_save_finish (test->registry, result, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&id);
}

/* @there: (out): what was in the way, where the export failed for that. */
static ChanceryExportDone *
export_over (ChanceryTestRegistry *test,
             ChanceryScope scope,
             const char *id,
             const char *ceiling,
             const char *const *replaced,
             char ***there)
{
  static const char *const formats[] = { "bag", "json", NULL };
  g_autoptr (GFile) folder = g_file_new_for_path (test->folder);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryExportDone *done;

  chancery_registry_export_async (test->registry, scope, id, ceiling, FALSE, NULL, formats, folder,
                                  NAME, replaced, NULL, chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  *there = chancery_registry_export_list_there (test->registry, result);
  done = chancery_registry_export_finish (test->registry, result, &error);
  if (*there != NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  else
    g_assert_no_error (error);
  return done;
}

static ChanceryExportDone *
export_to (ChanceryTestRegistry *test, ChanceryScope scope, const char *id, const char *ceiling)
{
  g_auto (GStrv) there = NULL;
  ChanceryExportDone *done = export_over (test, scope, id, ceiling, NULL, &there);

  g_assert_null (there);
  return done;
}

static void
remove_files (const ChanceryExportDone *done)
{
  for (char **path = done->paths; *path != NULL; path++)
    g_assert_cmpint (g_unlink (*path), ==, 0);
}

/* The name of a file is the first that is read of it: it does not tell what is kept back. */
static void
test_name (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *id = save (test, "document", TRUE);
  g_autoptr (ChanceryExportDone) whole = export_to (test, CHANCERY_SCOPE_RECORD, id, NULL);
  g_autoptr (ChanceryExportDone) under = export_to (test, CHANCERY_SCOPE_RECORD, id, "restricted");

  g_assert_cmpstr (whole->names[0], ==, NAME ".zip");
  g_assert_cmpstr (whole->names[1], ==, NAME ".json");
  g_assert_cmpuint (whole->n_records, ==, 1);
  g_assert_cmpstr (under->names[0], ==, "Records.zip");
  g_assert_cmpstr (under->names[1], ==, "Records.json");
  g_assert_cmpuint (under->n_records, ==, 0);
  remove_files (whole);
  remove_files (under);
}

static guint
count_minutes (ChanceryTestRegistry *test, const char *id)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  chancery_registry_load_async (test->registry, id, NULL, chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  record = chancery_registry_load_finish (test->registry, result, &error);
  g_assert_no_error (error);
  return chancery_value_get_n_items (chancery_record_get (record, "minutes"));
}

static void
undo (ChanceryTestRegistry *test)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  chancery_registry_undo_async (test->registry, NULL, chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  words = chancery_registry_undo_finish (test->registry, result, &error);
  g_assert_no_error (error);
}

static void
test_sent (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *id = save (test, "casefile", FALSE);
  g_autoptr (ChanceryExportDone) done = export_to (test, CHANCERY_SCOPE_CASE, id, NULL);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  chancery_registry_note_sent_async (test->registry, id, "Embassy in Kabul", NULL, done, NULL,
                                     chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  g_assert_true (chancery_registry_note_sent_finish (test->registry, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_minutes (test, id), ==, 1);
  undo (test);
  g_assert_cmpuint (count_minutes (test, id), ==, 0);
  remove_files (done);
}

#define ID(n) "44444444-4444-4444-8444-0000000000" n

/* A case file with a note and a secret one, and a demand that was raised in the note and names the other. */
static const char raised_case[] =
    "{'chancery':1,'records':["
    "{'kind':'casefile','id':'" ID (
        "10") "','class':'AFG','reference':'AFG/2026/1','state':'registered',"
              "'title':'The wall','items':[{'record':{'id':'" ID ("11") "'}},{'record':{'id':'" ID (
                  "12") "'}}]},"
                        "{'kind':'document','id':'" ID (
                            "11") "','reference':'DOC/2026/0001','state':'registered','title':'Note'},"
                                  "{'kind':'document','id':'" ID (
                                      "12") "','reference':'DOC/2026/0002','state':'registered',"
                                            "'title':'Assessment','marking':{'level':'secret'}},"
                                            "{'kind':'demand','id':'" ID ("13") "','state':'registered','raised_in':{'id':'" ID (
                                                "11") "'},"
                                                      "'text':'Remove what DOC/2026/0002 shows.'}]}";

static void
import (ChanceryTestRegistry *test, const char *text)
{
  g_autofree char *path = g_build_filename (test->folder, "in.json", NULL);
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) applied = NULL;
  g_autoptr (ChanceryImportPreview) preview = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, json, -1, &error);
  g_assert_no_error (error);
  chancery_registry_import_read_async (test->registry, file, NULL, chancery_test_result_cb, &place);
  read = chancery_test_wait (&place);
  preview = chancery_registry_import_read_finish (test->registry, read, &error);
  g_assert_no_error (error);
  g_assert_nonnull (preview);
  place = NULL;
  chancery_registry_import_apply_async (test->registry, NULL, NULL, NULL, chancery_test_result_cb,
                                        &place);
  applied = chancery_test_wait (&place);
  chancery_registry_import_apply_finish (test->registry, applied, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static ChanceryExportCount *
count (ChanceryTestRegistry *test, const char *const *formats)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryExportCount *found;

  chancery_registry_export_count_async (test->registry, CHANCERY_SCOPE_CASE, "AFG/2026/1",
                                        "restricted", formats, NULL, chancery_test_result_cb,
                                        &place);
  result = chancery_test_wait (&place);
  found = chancery_registry_export_count_finish (test->registry, result, &error);
  g_assert_no_error (error);
  return found;
}

/* A book and a package hold what was raised in an act: what it tells of what stays was shown to nobody. */
static void
test_raised (void)
{
  static const char *const table[] = { "csv", NULL };
  static const char *const none[] = { NULL };
  static const char *const with_book[] = { "csv", "html", "ics", NULL };
  static const char *const package[] = { "bag", NULL };
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autoptr (ChanceryExportCount) of_table = NULL;
  g_autoptr (ChanceryExportCount) of_none = NULL;
  g_autoptr (ChanceryExportCount) of_book = NULL;
  g_autoptr (ChanceryExportCount) of_package = NULL;

  import (test, raised_case);
  of_table = count (test, table);
  g_assert_cmpuint (of_table->n_records, ==, 2);
  g_assert_cmpuint (of_table->n_withheld, ==, 1);
  g_assert_cmpuint (g_strv_length (of_table->passages), ==, 0);
  of_none = count (test, none);
  g_assert_cmpuint (of_none->n_records, ==, 2);
  of_book = count (test, with_book);
  g_assert_cmpuint (of_book->n_records, ==, 3);
  g_assert_cmpuint (of_book->n_withheld, ==, 1);
  g_assert_cmpuint (g_strv_length (of_book->passages), ==, 1);
  g_assert_nonnull (strstr (of_book->passages[0], "Remove what DOC/2026/0002 shows."));
  of_package = count (test, package);
  g_assert_cmpuint (g_strv_length (of_package->passages), ==, 1);
}

/* The files are there: who called it off a moment too late is told so, and a case file can keep it. */
static void
test_late (void)
{
  static const char *const formats[] = { "json", NULL };
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *id = save (test, "document", FALSE);
  g_autoptr (GFile) folder = g_file_new_for_path (test->folder);
  g_autoptr (ChanceryOperation) operation = chancery_operation_new ("Export");
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ChanceryExportDone) done = NULL;
  g_autoptr (GError) error = NULL;

  chancery_registry_export_async (test->registry, CHANCERY_SCOPE_RECORD, id, NULL, FALSE, NULL,
                                  formats, folder, NAME, NULL, operation, chancery_test_result_cb,
                                  &place);
  result = chancery_test_wait (&place);
  chancery_operation_cancel (operation);
  done = chancery_registry_export_finish (test->registry, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done->n_records, ==, 1);
  remove_files (done);
}

static void
put (ChanceryTestRegistry *test, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static char *
get (ChanceryTestRegistry *test, const char *name)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, NULL);
  return content;
}

static void
drop (ChanceryTestRegistry *test, const char *name)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
assert_strv (char **strv, const char *words)
{
  g_autofree char *joined = strv != NULL ? g_strjoinv (", ", strv) : NULL;

  g_assert_cmpstr (joined, ==, words);
}

/* Bug: a file of the same name in the folder was replaced without a question. */
static void
test_there (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *id = save (test, "document", FALSE);
  g_auto (GStrv) there = NULL;
  g_autoptr (ChanceryExportDone) done = NULL;
  g_autofree char *old = NULL;
  g_autofree char *other = NULL;

  put (test, NAME ".json", "somebody’s");
  done = export_over (test, CHANCERY_SCOPE_RECORD, id, NULL, NULL, &there);
  g_assert_null (done);
  assert_strv (there, NAME ".json");
  old = get (test, NAME ".json");
  g_assert_cmpstr (old, ==, "somebody’s");
  /* Nothing of the set is written while one of them waits for an answer. */
  other = get (test, NAME ".zip");
  g_assert_null (other);
  drop (test, NAME ".json");
}

/* The files of one export keep one name, also where one of them alone is there. */
static void
test_both (void)
{
  static const char *const nothing[] = { NULL };
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *id = save (test, "document", FALSE);
  g_auto (GStrv) there = NULL;
  g_autoptr (ChanceryExportDone) done = NULL;
  g_autofree char *old = NULL;

  put (test, NAME ".json", "somebody’s");
  put (test, NAME " (2).zip", "somebody’s");
  done = export_over (test, CHANCERY_SCOPE_RECORD, id, NULL, nothing, &there);
  g_assert_null (there);
  assert_strv (done->names, NAME " (3).zip, " NAME " (3).json");
  old = get (test, NAME ".json");
  g_assert_cmpstr (old, ==, "somebody’s");
  remove_files (done);
  drop (test, NAME ".json");
  drop (test, NAME " (2).zip");
}

/* What came after the answer is no part of it. */
static void
test_replaced (void)
{
  static const char *const json[] = { NAME ".json", NULL };
  static const char *const both[] = { NAME ".json", NAME ".zip", NULL };
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *id = save (test, "document", FALSE);
  g_auto (GStrv) there = NULL;
  g_auto (GStrv) none = NULL;
  g_autoptr (ChanceryExportDone) refused = NULL;
  g_autoptr (ChanceryExportDone) done = NULL;
  g_autofree char *late = NULL;
  g_autofree char *now = NULL;

  put (test, NAME ".json", "old");
  put (test, NAME ".zip", "late");
  refused = export_over (test, CHANCERY_SCOPE_RECORD, id, NULL, json, &there);
  g_assert_null (refused);
  assert_strv (there, NAME ".zip");
  late = get (test, NAME ".zip");
  g_assert_cmpstr (late, ==, "late");
  done = export_over (test, CHANCERY_SCOPE_RECORD, id, NULL, both, &none);
  g_assert_null (none);
  assert_strv (done->names, NAME ".zip, " NAME ".json");
  now = get (test, NAME ".json");
  g_assert_true (g_str_has_prefix (now, "{"));
  remove_files (done);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/export/name", test_name);
  g_test_add_func ("/service/export/sent", test_sent);
  g_test_add_func ("/service/export/raised", test_raised);
  g_test_add_func ("/service/export/late", test_late);
  g_test_add_func ("/service/export/there", test_there);
  g_test_add_func ("/service/export/both", test_both);
  g_test_add_func ("/service/export/replaced", test_replaced);

  return g_test_run ();
}
