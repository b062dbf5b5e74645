/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an act changes of texts that are searched is written at its end: the index has to say what the records
 * say, whatever the act did on the way. */

#include "config.h"

#include "chancery-test-store.h"

#include "chancery-day.h"
#include "chancery-history.h"
#include "chancery-query.h"
#include "chancery-record-import.h"
#include "chancery-records.h"
#include "chancery-search.h"
#include "chancery-statement.h"

#define N_BIRDS 3

static char *
save_new (ChanceryTestStore *store, const char *title)
{
  g_autoptr (ChanceryRecord) record =
      chancery_test_save (store, chancery_test_demarche (store, title, "Kabul"));

  return g_strdup (chancery_record_get_id (record));
}

/* Inside an act or as one. */
static void
retitle (ChanceryTestStore *store, const char *id, const char *title)
{
  g_autoptr (ChanceryDraft) draft = chancery_test_edit (store, id);
  g_autoptr (ChanceryRecord) record = NULL;

  chancery_draft_set_text (draft, "title", title);
  record = chancery_test_save (store, g_steal_pointer (&draft));
}

static void
begin (ChanceryTestStore *store)
{
  g_autoptr (GError) error = NULL;

  chancery_db_begin (store->db, chancery_test_act (NULL), &error);
  g_assert_no_error (error);
}

static void
commit (ChanceryTestStore *store)
{
  g_autoptr (GError) error = NULL;

  chancery_db_commit (store->db, &error);
  g_assert_no_error (error);
}

static guint
count_found (ChanceryTestStore *store, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryQuery) query = chancery_search_parse (store->db, text, CHANCERY_DAY_NONE);
  g_autoptr (GArray) rows = chancery_search_rows (store->db, query, NULL, TRUE, &error);

  g_assert_no_error (error);
  return rows->len;
}

static void
test_the_last_of_an_act_counts (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *first = save_new (store, "Kestrel");
  g_autofree char *second = save_new (store, "Osprey");

  begin (store);
  retitle (store, second, "Goshawk");
  retitle (store, first, "Merlin");
  retitle (store, first, "Peregrine");
  commit (store);
  g_assert_cmpuint (count_found (store, "kestrel"), ==, 0);
  g_assert_cmpuint (count_found (store, "osprey"), ==, 0);
  g_assert_cmpuint (count_found (store, "merlin"), ==, 0);
  g_assert_cmpuint (count_found (store, "peregrine"), ==, 1);
  g_assert_cmpuint (count_found (store, "goshawk"), ==, 1);
  chancery_test_verify (store);
}

static void
test_what_was_changed_and_back_is_as_before (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *id = save_new (store, "Kestrel");

  begin (store);
  retitle (store, id, "Merlin");
  retitle (store, id, "Kestrel");
  commit (store);
  g_assert_cmpuint (count_found (store, "kestrel"), ==, 1);
  g_assert_cmpuint (count_found (store, "merlin"), ==, 0);
  chancery_test_verify (store);
}

static void
test_what_is_taken_back_is_not_written (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *first = save_new (store, "Kestrel");
  g_autofree char *second = save_new (store, "Osprey");

  begin (store);
  retitle (store, first, "Merlin");
  chancery_db_rollback (store->db);
  retitle (store, second, "Goshawk");
  g_assert_cmpuint (count_found (store, "kestrel"), ==, 1);
  g_assert_cmpuint (count_found (store, "merlin"), ==, 0);
  g_assert_cmpuint (count_found (store, "goshawk"), ==, 1);
  chancery_test_verify (store);
}

static void
test_what_is_moved_or_deleted_does_not_wait (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *moved = save_new (store, "Kestrel");
  g_autofree char *deleted = save_new (store, "Osprey");
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  begin (store);
  retitle (store, moved, "Merlin");
  retitle (store, deleted, "Goshawk");
  /* Another day is another place in the index. */
  draft = chancery_test_edit (store, moved);
  chancery_draft_set_typed (draft, "occasion_date", "1999-01-02", 0, &error);
  g_assert_no_error (error);
  record = chancery_test_save (store, g_steal_pointer (&draft));
  retitle (store, moved, "Peregrine");
  chancery_records_delete (store->db, deleted, chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  commit (store);
  g_assert_cmpuint (count_found (store, "merlin"), ==, 0);
  g_assert_cmpuint (count_found (store, "goshawk"), ==, 0);
  g_assert_cmpuint (count_found (store, "osprey"), ==, 0);
  g_assert_cmpuint (count_found (store, "peregrine"), ==, 1);
  chancery_test_verify (store);
}

/* More than waits at a time. */
static void
test_long_texts_are_written_on_the_way (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GString) body = g_string_new (NULL);
  g_auto (GStrv) ids = g_new0 (char *, N_BIRDS + 1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append (body, "falcons ");
  for (guint i = 0; i < N_BIRDS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Bird %u", i);

      ids[i] = save_new (store, title);
    }
  begin (store);
  for (guint i = 0; i < 2 * N_BIRDS; i++)
    {
      g_autoptr (ChanceryDraft) draft = chancery_test_edit (store, ids[i % N_BIRDS]);
      g_autoptr (ChanceryRecord) record = NULL;

      g_string_append_printf (body, "round%u ", i);
      chancery_draft_set_text (draft, "body", body->str);
      record = chancery_test_save (store, g_steal_pointer (&draft));
    }
  commit (store);
  g_assert_cmpuint (count_found (store, "falcons"), ==, N_BIRDS);
  g_assert_cmpuint (count_found (store, "round5"), ==, 1);
  g_assert_cmpuint (count_found (store, "round3"), ==, N_BIRDS);
  g_assert_cmpuint (count_found (store, "round0"), ==, N_BIRDS);
  chancery_test_verify (store);
}

static void
test_undo_brings_the_words_back (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *first = save_new (store, "Kestrel");
  g_autofree char *second = save_new (store, "Osprey");
  g_autoptr (GError) error = NULL;

  begin (store);
  retitle (store, second, "Goshawk");
  retitle (store, first, "Merlin");
  commit (store);
  g_assert_cmpint (chancery_history_undo (store->db, chancery_db_get_group (store->db),
                                          chancery_test_act (NULL), &error),
                   >, 0);
  g_assert_no_error (error);
  g_assert_cmpuint (count_found (store, "kestrel"), ==, 1);
  g_assert_cmpuint (count_found (store, "osprey"), ==, 1);
  g_assert_cmpuint (count_found (store, "merlin"), ==, 0);
  g_assert_cmpuint (count_found (store, "goshawk"), ==, 0);
  chancery_test_verify (store);
}

static gint64
get_setting (ChanceryTestStore *store, const char *key)
{
  static const char sql[] = "SELECT v FROM record_search_config WHERE k = ?1";

  return chancery_db_query_int (store->db, -1, sql, "t", key);
}

static void
configure (ChanceryTestStore *store, gboolean writing)
{
  g_autoptr (GError) error = NULL;

  begin (store);
  chancery_record_import_configure (store->db, writing, &error);
  g_assert_no_error (error);
  commit (store);
}

/* A large import has the index written otherwise; whoever saves afterwards finds it as before, and in one piece. */
static void
test_an_import_leaves_it_as_it_was (void)
{
  static const char pieces[] = "SELECT count (DISTINCT segid) FROM record_search_idx";
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  gint64 automerge = get_setting (store, "automerge");
  g_autoptr (GError) error = NULL;

  configure (store, TRUE);
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *title = g_strdup_printf ("Kestrel %u", i);
      g_autofree char *id = save_new (store, title);
    }
  g_assert_cmpint (chancery_db_query_int (store->db, 0, pieces, ""), >, 1);
  g_assert_true (chancery_record_import_settle (store->db, 30, &error));
  g_assert_no_error (error);
  configure (store, FALSE);
  g_assert_cmpint (chancery_db_query_int (store->db, 0, pieces, ""), ==, 1);
  g_assert_cmpint (get_setting (store, "automerge"), ==, automerge);
  g_assert_cmpuint (count_found (store, "kestrel"), ==, 30);
  chancery_test_verify (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/record-index/the-last-of-an-act-counts", test_the_last_of_an_act_counts);
  g_test_add_func ("/store/record-index/what-was-changed-and-back-is-as-before",
                   test_what_was_changed_and_back_is_as_before);
  g_test_add_func ("/store/record-index/what-is-taken-back-is-not-written",
                   test_what_is_taken_back_is_not_written);
  g_test_add_func ("/store/record-index/what-is-moved-or-deleted-does-not-wait",
                   test_what_is_moved_or_deleted_does_not_wait);
  g_test_add_func ("/store/record-index/long-texts-are-written-on-the-way",
                   test_long_texts_are_written_on_the_way);
  g_test_add_func ("/store/record-index/undo-brings-the-words-back",
                   test_undo_brings_the_words_back);
  g_test_add_func ("/store/record-index/an-import-leaves-it-as-it-was",
                   test_an_import_leaves_it_as_it_was);

  return g_test_run ();
}
