/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "chancery-dossier.h"
#include "chancery-errors.h"
#include "chancery-record-list.h"
#include "chancery-registry-exchange.h"
#include "chancery-registry-search.h"
#include "chancery-registry.h"
#include "chancery-settings.h"
#include "chancery-test-store.h"

#define PROTEST "911dfa82-95d6-42ee-bb82-9f895e487c3a"

/* A registry with the example in it, opened as the window opens it. */
typedef struct
{
  ChanceryTestStore *store;
  ChanceryRegistry *registry;
} Desk;

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

/* Turns the main loop until the answer is there. */
static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
close_desk (Desk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;

  chancery_registry_close_async (desk->registry, NULL, keep_result_cb, &result);
  wait_for (&result);
  g_assert_true (chancery_registry_close_finish (desk->registry, result, NULL));
  g_clear_object (&desk->registry);
  chancery_test_store_free (desk->store);
  g_free (desk);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, close_desk)

static Desk *
open_desk (void)
{
  Desk *desk = g_new0 (Desk, 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk->store = chancery_test_store_new ();
  chancery_test_import (desk->store, "data/samples/bajaur.json");
  g_assert_true (chancery_settings_set (desk->store->db, "desk_day", "2026-03-02", NULL));
  desk->registry = chancery_registry_new ();
  chancery_registry_open_async (desk->registry, desk->store->path, CHANCERY_REGISTRY_OPEN, NULL,
                                keep_result_cb, &result);
  wait_for (&result);
  chancery_registry_open_finish (desk->registry, result, &error);
  g_assert_no_error (error);
  return desk;
}

static ChanceryDossier *
load_dossier (Desk *desk, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryDossier *dossier;

  chancery_registry_load_dossier_async (desk->registry, id, NULL, keep_result_cb, &result);
  wait_for (&result);
  dossier = chancery_registry_load_dossier_finish (desk->registry, result, &error);
  g_assert_no_error (error);
  return dossier;
}

static ChanceryRecord *
load (Desk *desk, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryRecord *record;

  chancery_registry_load_async (desk->registry, id, NULL, keep_result_cb, &result);
  wait_for (&result);
  record = chancery_registry_load_finish (desk->registry, result, &error);
  g_assert_no_error (error);
  return record;
}

static gint64
save (Desk *desk, ChanceryDraft *draft, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();

  g_ptr_array_add (drafts, draft);
  chancery_registry_save_async (desk->registry, drafts, NULL, NULL, keep_result_cb, &result);
  wait_for (&result);
  return chancery_registry_save_finish (desk->registry, result, error);
}

/* The bare first day of an open date was once shown as if somebody had said it. */
static void
test_links_keep_the_precision_of_dates (void)
{
  g_autoptr (Desk) desk = open_desk ();
  g_autoptr (ChanceryDossier) dossier = load_dossier (desk, PROTEST);
  GPtrArray *links = chancery_dossier_get_links (dossier);
  gboolean seen = FALSE;

  for (guint i = 0; i < links->len; i++)
    {
      const ChanceryDossierLink *link = g_ptr_array_index (links, i);

      if (g_strcmp0 (link->type, "announces") != 0)
        continue;
      seen = TRUE;
      g_assert_cmpstr (chancery_record_item_get_date (link->item), ==,
                       "16 Feb 2026 or later, inferred");
    }
  g_assert_true (seen);
}

static void
test_dossier_knows_both_sides (void)
{
  g_autoptr (Desk) desk = open_desk ();
  g_autoptr (ChanceryDossier) dossier = load_dossier (desk, PROTEST);
  GPtrArray *mentions = chancery_dossier_get_mentions (dossier);
  guint n_demands = 0;

  for (guint i = 0; i < mentions->len; i++)
    {
      const ChanceryDossierMention *mention = g_ptr_array_index (mentions, i);

      n_demands += g_strcmp0 (mention->field->id, "raised_in") == 0;
    }
  g_assert_cmpuint (n_demands, ==, 3);
  g_assert_cmpuint (chancery_dossier_get_casefiles (dossier)->len, ==, 1);
  g_assert_cmpuint (chancery_dossier_get_history (dossier)->len, >, 0);
}

static void
test_the_example_stands_on_its_day (void)
{
  g_autoptr (Desk) desk = open_desk ();
  g_autofree char *day = chancery_day_to_iso (chancery_registry_get_desk_day (desk->registry));

  g_assert_true (chancery_registry_has_own_day (desk->registry));
  g_assert_cmpstr (day, ==, "2026-03-02");
}

/* A registry that came as a file has no profile; its own acts say whose desk it is. */
static void
test_own_party_is_who_acted_last (void)
{
  g_autoptr (Desk) desk = open_desk ();

  g_assert_cmpstr (chancery_registry_get_own_party_name (desk->registry), ==, "Pakistan");
}

static void
test_a_stale_draft_is_a_clash (void)
{
  g_autoptr (Desk) desk = open_desk ();
  g_autoptr (ChanceryRecord) record = load (desk, PROTEST);
  g_autoptr (ChanceryDraft) first = chancery_draft_new_from_record (record);
  g_autoptr (ChanceryDraft) second = chancery_draft_new_from_record (record);
  g_autoptr (GError) error = NULL;

  chancery_draft_set_text (first, "note", "one");
  chancery_draft_set_text (second, "note", "two");
  g_assert_cmpint (save (desk, first, &error), >, 0);
  g_assert_cmpint (save (desk, second, &error), ==, -1);
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_CONFLICT);
}

static void
import (Desk *desk, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) applied = NULL;
  g_autoptr (ChanceryImportPreview) preview = NULL;
  g_autoptr (GError) error = NULL;

  chancery_registry_import_read_async (desk->registry, file, NULL, keep_result_cb, &read);
  wait_for (&read);
  preview = chancery_registry_import_read_finish (desk->registry, read, &error);
  g_assert_no_error (error);
  chancery_registry_import_apply_async (desk->registry, NULL, NULL, NULL, keep_result_cb, &applied);
  wait_for (&applied);
  chancery_registry_import_apply_finish (desk->registry, applied, NULL, &error);
  g_assert_no_error (error);
}

static void
undo (Desk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  chancery_registry_undo_async (desk->registry, NULL, keep_result_cb, &result);
  wait_for (&result);
  words = chancery_registry_undo_finish (desk->registry, result, &error);
  g_assert_no_error (error);
}

static void
wait_for_list (ChanceryRecordList *list)
{
  while (chancery_record_list_is_searching (list))
    g_main_context_iteration (NULL, TRUE);
}

/* What is typed half is no error: the list answers with what it can. */
static void
test_half_typed_queries_have_answers (void)
{
  static const char *const typed[] = {
    "\"",      "(",        "-", "after:",        "party:", "a OR",          "((((",
    "tone:>=", "\"bajaur", "*", "kind:demand (", ")",      "after:2026-13", "-\"",
    "ref:"
  };
  g_autoptr (Desk) desk = open_desk ();
  g_autoptr (ChanceryRecordList) list = chancery_record_list_new (desk->registry);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_test_message ("%s", typed[i]);
      chancery_record_list_set_query (list, NULL, typed[i]);
      wait_for_list (list);
      g_assert_null (chancery_record_list_get_problem (list));
    }
}

static void
test_another_process_is_noticed (void)
{
  g_autoptr (Desk) desk = open_desk ();
  g_autoptr (ChanceryRecordList) list = chancery_record_list_new (desk->registry);
  g_autoptr (ChanceryRecord) record = NULL;

  chancery_record_list_set_query (list, "kind:statement", "overheard");
  wait_for_list (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  record = chancery_test_save (
      desk->store,
      chancery_test_draft (desk->store, "{'kind': 'statement', 'title': 'Overheard remarks'}"));
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    g_main_context_iteration (NULL, TRUE);
}

/* What came in by mistake goes by the key that takes back anything else. */
static void
test_an_import_is_taken_back (void)
{
  g_autoptr (Desk) desk = open_desk ();
  g_autoptr (ChanceryRecordList) list = chancery_record_list_new (desk->registry);
  g_autofree char *path = g_build_filename (desk->store->directory, "in.json", NULL);

  g_assert_true (
      g_file_set_contents (path, "{\"kind\":\"document\",\"title\":\"By mistake\"}", -1, NULL));
  import (desk, path);
  chancery_record_list_set_query (list, NULL, "mistake");
  wait_for_list (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_true (chancery_registry_can_undo (desk->registry));
  undo (desk);
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (chancery_registry_can_undo (desk->registry));
  g_assert_true (chancery_registry_can_redo (desk->registry));
  g_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/example/links-keep-the-precision-of-dates",
                   test_links_keep_the_precision_of_dates);
  g_test_add_func ("/service/example/dossier-knows-both-sides", test_dossier_knows_both_sides);
  g_test_add_func ("/service/example/the-example-stands-on-its-day",
                   test_the_example_stands_on_its_day);
  g_test_add_func ("/service/example/own-party-is-who-acted-last",
                   test_own_party_is_who_acted_last);
  g_test_add_func ("/service/example/a-stale-draft-is-a-clash", test_a_stale_draft_is_a_clash);
  g_test_add_func ("/service/example/half-typed-queries-have-answers",
                   test_half_typed_queries_have_answers);
  g_test_add_func ("/service/example/an-import-is-taken-back", test_an_import_is_taken_back);
  g_test_add_func ("/service/example/another-process-is-noticed", test_another_process_is_noticed);
  return g_test_run ();
}
