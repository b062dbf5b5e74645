/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-draft.h"
#include "chancery-registry-exchange.h"
#include "chancery-test-registry.h"

#include <glib/gstdio.h>

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

static ChanceryExportDone *
export_to (ChanceryTestRegistry *test, ChanceryScope scope, const char *id, const char *ceiling)
{
  static const char *const formats[] = { "bag", "json", NULL };
  g_autoptr (GFile) folder = g_file_new_for_path (test->folder);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryExportDone *done;

  chancery_registry_export_async (test->registry, scope, id, ceiling, FALSE, formats, folder, NAME,
                                  NULL, chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  done = chancery_registry_export_finish (test->registry, result, &error);
  g_assert_no_error (error);
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/export/name", test_name);
  g_test_add_func ("/service/export/sent", test_sent);

  return g_test_run ();
}
