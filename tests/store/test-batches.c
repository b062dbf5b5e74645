/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-batches.h"
#include "chancery-db-private.h"
#include "chancery-drafts.h"
#include "chancery-history.h"
#include "chancery-query.h"
#include "chancery-record-import.h"
#include "chancery-records.h"
#include "chancery-registers.h"
#include "chancery-search.h"
#include "chancery-settings.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"

#define UUID "5f0c0000-0000-4000-8000-000000000001"

static void
put (ChanceryTestStore *store, gint64 batch, const char *json, const char *what)
{
  g_autoptr (ChanceryDraft) draft = chancery_test_draft (store, json);
  g_autoptr (ChanceryRecord) record = chancery_draft_build (draft);
  g_autoptr (GError) error = NULL;

  g_assert_true (chancery_db_begin (store->db, chancery_test_act (NULL), &error));
  chancery_record_import_put (store->db, record, NULL, &error);
  g_assert_no_error (error);
  chancery_batches_note (store->db, batch, chancery_record_get_id (record), what, NULL, &error);
  g_assert_no_error (error);
  chancery_db_commit (store->db, &error);
  g_assert_no_error (error);
}

static gint64
begin (ChanceryTestStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 batch = chancery_batches_begin (store->db, "file.json", "Officer", &error);

  g_assert_no_error (error);
  g_assert_cmpint (batch, >, 0);
  return batch;
}

static void
finish (ChanceryTestStore *store, gint64 batch)
{
  g_autoptr (GError) error = NULL;
  gint64 last = 0;

  g_assert_true (chancery_db_begin (store->db, chancery_test_act (NULL), &error));
  chancery_record_import_index (store->db, 0, 1000, &last, &error);
  g_assert_no_error (error);
  chancery_batches_done (store->db, batch, &error);
  g_assert_no_error (error);
  chancery_db_commit (store->db, &error);
  g_assert_no_error (error);
}

#define FIRST                      \
  "{'kind':'document','id':'" UUID \
  "','title':'First','reference':'DOC/2026/0012','state':'registered','version':3}"
#define SECOND                     \
  "{'kind':'document','id':'" UUID \
  "','title':'Second','reference':'DOC/2026/0012','state':'registered','version':4}"

static void
test_a_number_moves_the_counter (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *next = NULL;
  g_autofree char *holder = NULL;
  gint64 batch = begin (store);

  put (store, batch, FIRST, "new");
  finish (store, batch);
  record = chancery_records_load (store->db, UUID, &error);
  g_assert_no_error (error);
  g_assert_cmpint (chancery_record_get_version (record), ==, 3);
  g_assert_cmpstr (chancery_record_get_reference (record), ==, "DOC/2026/0012");

  chancery_settings_set (store->db, CHANCERY_SETTING_DESK_DAY, "2026-05-01", &error);
  draft = chancery_draft_new (chancery_kind_find ("document"));
  next = chancery_registers_preview (store->db, draft, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (next, ==, "DOC/2026/0013");
  holder = chancery_registers_get_holder (store->db, "DOC/2026/0012", &error);
  g_assert_cmpstr (holder, ==, UUID);
  chancery_test_verify (store);
}

static void
test_a_number_that_is_taken (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gint64 batch = begin (store);

  put (store, batch, FIRST, "new");
  finish (store, batch);
  draft = chancery_test_draft (
      store, "{'kind':'document','id':'5f0c0000-0000-4000-8000-000000000002','title':'Other',"
             "'reference':'DOC/2026/012','state':'registered'}");
  record = chancery_draft_build (draft);
  g_assert_true (chancery_db_begin (store->db, chancery_test_act (NULL), &error));
  g_assert_false (chancery_record_import_put (store->db, record, NULL, &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_CONFLICT);
  chancery_db_rollback (store->db);
}

/* The records of an import are read back when their texts are written: a registry that gives back something else
 * than it was given ends it. */
static void
test_what_reads_otherwise_is_not_kept (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 batch = begin (store);
  gint64 last = 0;

  put (store, batch, FIRST, "new");
  chancery_db_exec (store->db, "UPDATE envelope SET title = 'Fist'", &error);
  g_assert_no_error (error);
  g_assert_true (chancery_db_begin (store->db, chancery_test_act (NULL), &error));
  g_assert_false (chancery_record_import_index (store->db, 0, 1000, &last, &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_FAILED);
  chancery_db_rollback (store->db);
}

static void
test_revert (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) back = NULL;
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (GPtrArray) book = NULL;
  g_autoptr (GError) error = NULL;
  gboolean written = FALSE;
  gint64 first, second;

  first = begin (store);
  put (store, first, FIRST, "new");
  finish (store, first);
  second = begin (store);
  put (store, second, SECOND, "changed");
  finish (store, second);
  g_assert_cmpint (chancery_batches_find_last (store->db, UUID, &written, &error), ==,
                   chancery_history_get_head (store->db));
  g_assert_true (written);
  g_assert_no_error (error);

  g_assert_false (chancery_batches_revert (store->db, first, chancery_test_act (NULL), &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  chancery_batches_revert (store->db, second, chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  back = chancery_records_load (store->db, UUID, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (chancery_record_get_title (back), ==, "First");
  g_assert_cmpint (chancery_record_get_version (back), ==, 5);
  batches = chancery_batches_list (store->db, &error);
  g_assert_cmpuint (batches->len, ==, 2);
  g_assert_cmpstr (((ChanceryBatch *)batches->pdata[0])->state, ==, "reverted");
  g_assert_cmpint (((ChanceryBatch *)batches->pdata[0])->n_changed, ==, 1);
  chancery_test_verify (store);
}

static void
assert_obstacle (ChanceryTestStore *store,
                 gint64 id,
                 ChanceryBatchObstacle obstacle,
                 const char *touched)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) batches = chancery_batches_list (store->db, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < batches->len; i++)
    {
      ChanceryBatch *batch = batches->pdata[i];

      if (batch->id != id)
        continue;
      chancery_batches_find_obstacle (store->db, batch, &error);
      g_assert_no_error (error);
      g_assert_cmpint (batch->obstacle, ==, obstacle);
      g_assert_cmpstr (batch->touched, ==, touched);
      return;
    }
  g_assert_not_reached ();
}

/* Whoever is shown an import is told beforehand what taking it back would say. */
static void
test_obstacles (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryQuery) brought = chancery_query_parse ("import:1", 0);
  g_autoptr (ChanceryQuery) both = chancery_query_parse ("import:1,2", 0);
  g_autoptr (ChanceryQuery) none = chancery_query_parse ("import:9,first", 0);
  g_autoptr (GError) error = NULL;
  gint64 first = begin (store);
  gint64 second, third;

  put (store, first, FIRST, "new");
  assert_obstacle (store, first, CHANCERY_BATCH_WRITING, NULL);
  finish (store, first);
  g_assert_cmpint (first, ==, 1);
  assert_obstacle (store, first, CHANCERY_BATCH_FREE, NULL);
  second = begin (store);
  put (store, second, SECOND, "changed");
  finish (store, second);
  assert_obstacle (store, first, CHANCERY_BATCH_TOUCHED, "DOC/2026/0012");
  assert_obstacle (store, second, CHANCERY_BATCH_FREE, NULL);
  g_assert_cmpint (chancery_search_count (store->db, brought, &error), ==, 1);
  g_assert_cmpint (chancery_search_count (store->db, both, &error), ==, 1);
  g_assert_cmpint (chancery_search_count (store->db, none, &error), ==, 0);
  chancery_batches_revert (store->db, second, chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  assert_obstacle (store, second, CHANCERY_BATCH_REVERTED, NULL);
  third = begin (store);
  finish (store, third);
  assert_obstacle (store, third, CHANCERY_BATCH_IDLE, NULL);
}

/* Bug: where taking back had found nothing to take back, bringing in again said no word of why it failed. */
static void
test_nothing_is_not_brought_in_again (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 batch = begin (store);

  finish (store, batch);
  chancery_batches_revert (store->db, batch, chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  g_assert_cmpint (chancery_db_get_group (store->db), ==, 0);
  g_assert_false (chancery_batches_restore (store->db, batch, 0, chancery_test_act (NULL), &error));
  g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_STATE);
}

static int
step_cb (gpointer n_steps)
{
  (*(guint *)n_steps)++;
  return 0;
}

static guint
count_steps (ChanceryTestStore *store, gint64 batch, ChanceryBatchObstacle obstacle, const char *by)
{
  guint n_steps = 0;

  sqlite3_progress_handler (store->db->handle, 1, step_cb, &n_steps);
  assert_obstacle (store, batch, obstacle, by);
  sqlite3_progress_handler (store->db->handle, 0, NULL, NULL);
  return n_steps;
}

/* Bug: at every change each record of each import was looked up, on the thread that fetches rows. */
static void
test_obstacles_are_remembered (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  gint64 first = begin (store);
  gint64 second;
  guint n_first, n_later;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *json =
          g_strdup_printf ("{'kind':'document','id':'5f0c0d6e-1f7b-4d52-9d0d-%012u','title':'T%u'}",
                           i, i);

      put (store, first, json, "new");
    }
  finish (store, first);
  n_first = count_steps (store, first, CHANCERY_BATCH_FREE, NULL);
  /* What does not concern it is soon looked through. */
  second = begin (store);
  put (store, second, FIRST, "new");
  finish (store, second);
  n_later = count_steps (store, first, CHANCERY_BATCH_FREE, NULL);
  g_assert_cmpuint (n_later, <, n_first / 4);
  /* What does is found, and stays found. */
  second = begin (store);
  put (store, second,
       "{'kind':'document','id':'5f0c0d6e-1f7b-4d52-9d0d-000000000150','title':'Other'}",
       "changed");
  finish (store, second);
  n_later = count_steps (store, first, CHANCERY_BATCH_TOUCHED, "Other");
  g_assert_cmpuint (n_later, <, n_first / 4);
  n_later = count_steps (store, first, CHANCERY_BATCH_TOUCHED, "Other");
  g_assert_cmpuint (n_later, <, n_first / 4);
}

static void
test_a_reverted_number_stays_spent (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GPtrArray) book = NULL;
  g_autoptr (GError) error = NULL;
  gint64 batch = begin (store);

  put (store, batch, FIRST, "new");
  finish (store, batch);
  chancery_batches_revert (store->db, batch, chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  g_assert_cmpint (chancery_records_get_row (store->db, UUID), ==, 0);
  book = chancery_registers_list (store->db, "DOC", 2026, &error);
  g_assert_cmpuint (book->len, ==, 1);
  g_assert_cmpstr (((ChanceryRegisterRow *)book->pdata[0])->state, ==, "reverted");
  chancery_test_verify (store);
}

/* The owner of a batch died: it is taken back before anything else is written. */
static void
test_an_orphan_goes_first (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (GError) error = NULL;
  gint64 batch = begin (store);

  put (store, batch, FIRST, "new");
  chancery_db_exec (store->db, "UPDATE batch SET owner = '1 0 elsewhere'", &error);
  g_assert_no_error (error);
  chancery_test_store_reopen (store);
  chancery_settings_set (store->db, "desk", "Kabul", &error);
  g_assert_no_error (error);
  g_assert_cmpint (chancery_records_get_row (store->db, UUID), ==, 0);
  batches = chancery_batches_list (store->db, &error);
  g_assert_cmpstr (((ChanceryBatch *)batches->pdata[0])->state, ==, "reverted");
  chancery_test_verify (store);
}

/* Bug: somebody had worked on a record of an import that was still running, and that died: from then on the registry
 * could not be written any more. */
static void
test_an_orphan_leaves_what_was_worked_on (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (ChanceryRecord) worked_on = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryDraft *draft;
  gint64 batch = begin (store);

  put (store, batch,
       "{'kind':'actor','id':'5f0c0000-0000-4000-8000-000000000009','names':[{'text':'Kabul'}]}",
       "new");
  put (store, batch,
       "{'kind':'document','id':'" UUID "','title':'First',"
       "'from':[{'actor':{'id':'5f0c0000-0000-4000-8000-000000000009','label':'Kabul'}}]}",
       "new");
  put (store, batch,
       "{'kind':'document','id':'5f0c0000-0000-4000-8000-000000000002','title':'Second'}", "new");
  record = chancery_records_load (store->db, UUID, &error);
  g_assert_no_error (error);
  draft = chancery_draft_new_from_record (record);
  chancery_draft_set_text (draft, "title", "First, and worked on");
  worked_on = chancery_test_save (store, draft);
  g_assert_nonnull (worked_on);
  chancery_db_exec (store->db, "UPDATE batch SET owner = '1 0 elsewhere'", &error);
  g_assert_no_error (error);
  chancery_test_store_reopen (store);

  chancery_settings_set (store->db, "desk", "Kabul", &error);
  g_assert_no_error (error);
  g_assert_cmpint (chancery_records_get_row (store->db, "5f0c0000-0000-4000-8000-000000000002"), ==,
                   0);
  g_clear_pointer (&record, chancery_record_unref);
  record = chancery_records_load (store->db, UUID, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (chancery_record_get_title (record), ==, "First, and worked on");
  chancery_test_verify (store);
}

static void
assert_setting (ChanceryTestStore *store, const char *option, gint64 expected)
{
  static const char sql[] = "SELECT v FROM record_search_config WHERE k = ?1";

  g_assert_cmpint (chancery_db_query_int (store->db, -1, sql, "t", option), ==, expected);
}

/* Bug: how a large import has the index written stood in the file for ever once one had died. */
static void
test_an_orphan_leaves_the_index_as_it_was (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 batch = begin (store);

  g_assert_true (chancery_db_begin (store->db, chancery_test_act (NULL), &error));
  chancery_record_import_configure (store->db, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (chancery_db_commit (store->db, &error));
  put (store, batch, FIRST, "new");
  assert_setting (store, "automerge", 16);
  assert_setting (store, "crisismerge", 32);
  assert_setting (store, "hashsize", 4 * 1024 * 1024);
  chancery_db_exec (store->db, "UPDATE batch SET owner = '1 0 elsewhere'", &error);
  g_assert_no_error (error);
  chancery_test_store_reopen (store);
  chancery_settings_set (store->db, "desk", "Kabul", &error);
  g_assert_no_error (error);
  assert_setting (store, "automerge", 8);
  assert_setting (store, "crisismerge", 16);
  assert_setting (store, "hashsize", 1024 * 1024);
  chancery_test_verify (store);
}

static void
test_labels_are_remembered (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *found = NULL;
  g_autofree char *none = NULL;
  g_autoptr (GError) error = NULL;
  gint64 batch = begin (store);

  g_assert_true (chancery_db_begin (store->db, chancery_test_act (NULL), &error));
  chancery_batches_note_label (store->db, batch, UUID, "Kabul",
                               "5f0c0000-0000-4000-8000-000000000009", &error);
  g_assert_no_error (error);
  chancery_db_commit (store->db, &error);
  found = chancery_batches_get_label (store->db, UUID, " KABUL");
  none = chancery_batches_get_label (store->db, UUID, "Herat");
  g_assert_cmpstr (found, ==, "5f0c0000-0000-4000-8000-000000000009");
  g_assert_null (none);
}

static void
test_drafts (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GPtrArray) drafts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (ChanceryRecord) saved = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (drafts, chancery_test_demarche (store, "Half", "Afghan"));
  g_ptr_array_add (drafts,
                   chancery_test_draft (store, "{'kind':'demand','id':'" UUID "','text':'Sto'}"));
  chancery_draft_set_id (drafts->pdata[0], "5f0c0000-0000-4000-8000-000000000003");
  chancery_drafts_keep (store->db, "form-1", drafts, &error);
  g_assert_no_error (error);
  chancery_test_store_reopen (store);
  loaded = chancery_drafts_load (store->db, "form-1", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (loaded->len, ==, 2);
  g_assert_cmpstr (chancery_draft_get_text (loaded->pdata[0], "title"), ==, "Half");
  g_assert_cmpstr (chancery_value_get_label (
                       chancery_value_get_item (chancery_draft_get (loaded->pdata[0], "party_to"),
                                                0)),
                   ==, "Afghan");
  g_assert_cmpstr (chancery_draft_get_text (loaded->pdata[1], "text"), ==, "Sto");
  g_assert_cmpint (chancery_db_query_int (store->db, -1, "SELECT count (*) FROM record", ""), ==,
                   0);
  forms = chancery_drafts_list_forms (store->db, NULL, &error);
  g_assert_cmpuint (forms->len, ==, 1);

  /* A record that somebody saves takes no typing of somebody else along: the form that kept a draft
   * drops it. */
  saved = chancery_records_save_one (store->db, loaded->pdata[1], chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  after = chancery_drafts_load (store->db, NULL, &error);
  g_assert_cmpuint (after->len, ==, 2);
  chancery_drafts_drop (store->db, "form-1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (chancery_db_query_int (store->db, -1, "SELECT count (*) FROM draft", ""), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/batches/a-number-moves-the-counter", test_a_number_moves_the_counter);
  g_test_add_func ("/store/batches/a-number-that-is-taken", test_a_number_that_is_taken);
  g_test_add_func ("/store/batches/what-reads-otherwise-is-not-kept",
                   test_what_reads_otherwise_is_not_kept);
  g_test_add_func ("/store/batches/revert", test_revert);
  g_test_add_func ("/store/batches/obstacles", test_obstacles);
  g_test_add_func ("/store/batches/nothing-is-not-brought-in-again",
                   test_nothing_is_not_brought_in_again);
  g_test_add_func ("/store/batches/obstacles-are-remembered", test_obstacles_are_remembered);
  g_test_add_func ("/store/batches/a-reverted-number-stays-spent",
                   test_a_reverted_number_stays_spent);
  g_test_add_func ("/store/batches/an-orphan-goes-first", test_an_orphan_goes_first);
  g_test_add_func ("/store/batches/an-orphan-leaves-what-was-worked-on",
                   test_an_orphan_leaves_what_was_worked_on);
  g_test_add_func ("/store/batches/an-orphan-leaves-the-index-as-it-was",
                   test_an_orphan_leaves_the_index_as_it_was);
  g_test_add_func ("/store/batches/labels-are-remembered", test_labels_are_remembered);
  g_test_add_func ("/store/drafts/keep-and-load", test_drafts);

  return g_test_run ();
}
