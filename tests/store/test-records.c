/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-canonical.h"
#include "chancery-record-import.h"
#include "chancery-records.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"

#include <string.h>

static void
test_save_and_load (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) saved =
      chancery_test_save (store, chancery_test_demarche (store, "Protest", "Afghanistan"));
  g_autoptr (ChanceryRecord) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = chancery_canonical_digest (saved);
  g_autofree char *after = NULL;

  chancery_test_store_reopen (store);
  loaded = chancery_records_load (store->db, chancery_record_get_id (saved), &error);
  g_assert_no_error (error);
  after = chancery_canonical_digest (loaded);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (chancery_record_get_title (loaded), ==, "Protest");
  g_assert_cmpint (chancery_record_get_version (loaded), ==, 1);
  g_assert_cmpint (chancery_record_get_state (loaded), ==, CHANCERY_STATE_DRAFT);
  g_assert_cmpstr (chancery_record_get_text (loaded, "created_by"), ==, "Officer");
  chancery_test_verify (store);
}

static void
test_missing_is_not_found (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (chancery_records_load (store->db, "00000000-0000-4000-8000-000000000000", &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND);
}

static void
test_labels_become_names_to_check (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) first =
      chancery_test_save (store, chancery_test_demarche (store, "One", "Afghanistan"));
  g_autoptr (ChanceryRecord) second =
      chancery_test_save (store, chancery_test_demarche (store, "Two", "  AFGHANISTAN "));
  ChanceryValue *one = chancery_value_get_item (chancery_record_get (first, "party_to"), 0);
  ChanceryValue *two = chancery_value_get_item (chancery_record_get (second, "party_to"), 0);
  g_autoptr (ChanceryRecord) actor = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (chancery_value_get_reference_id (one), ==,
                   chancery_value_get_reference_id (two));
  actor = chancery_records_load (store->db, chancery_value_get_reference_id (one), &error);
  g_assert_no_error (error);
  g_assert_cmpint (chancery_record_get_state (actor), ==, CHANCERY_STATE_DRAFT);
  g_assert_cmpstr (chancery_record_get_title (actor), ==, "Afghanistan");
}

static void
test_an_older_version_conflicts (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) record =
      chancery_test_save (store, chancery_test_demarche (store, "One", "Afghanistan"));
  g_autoptr (ChanceryDraft) mine = chancery_draft_new_from_record (record);
  ChanceryDraft *theirs = chancery_draft_new_from_record (record);
  g_autoptr (ChanceryRecord) saved = NULL;
  g_autoptr (GError) error = NULL;

  chancery_draft_set_text (theirs, "title", "Theirs");
  saved = chancery_test_save (store, theirs);
  g_assert_cmpint (chancery_record_get_version (saved), ==, 2);
  chancery_draft_set_text (mine, "title", "Mine");
  g_assert_null (chancery_records_save_one (store->db, mine, chancery_test_act (NULL), &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_CONFLICT);
}

static void
test_all_or_none (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) record =
      chancery_test_save (store, chancery_test_demarche (store, "One", "Afghanistan"));
  g_autoptr (GPtrArray) drafts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  ChanceryDraft *stale = chancery_draft_new_from_record (record);
  g_autoptr (ChanceryValue) version = chancery_value_new_integer (7);
  g_autoptr (GError) error = NULL;
  gint64 n_before, n_after;

  n_before = chancery_db_query_int (store->db, 0, "SELECT count (*) FROM record", "");
  chancery_draft_set (stale, "version", version);
  g_ptr_array_add (drafts, chancery_test_demarche (store, "New", "Iran"));
  g_ptr_array_add (drafts, stale);
  g_assert_null (chancery_records_save (store->db, drafts, chancery_test_act (NULL), &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_CONFLICT);
  n_after = chancery_db_query_int (store->db, 0, "SELECT count (*) FROM record", "");
  g_assert_cmpint (n_before, ==, n_after);
}

static void
test_adding_checks_no_version (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) record = chancery_test_save (
      store, chancery_test_draft (store, "{'kind':'assurance','text':'Co-operation'}"));
  const ChanceryField *list =
      chancery_kind_find_field (chancery_record_get_kind (record), "assessments");
  g_autoptr (ChanceryLine) line = chancery_line_new (list, NULL);
  g_autoptr (ChanceryValue) verdict = chancery_value_new_text ("pending");
  g_autoptr (ChanceryRecord) after = NULL;
  g_autoptr (GError) error = NULL;

  chancery_line_set_value (line, chancery_field_find (list->lines, "verdict"), verdict);
  chancery_records_add_line (store->db, chancery_record_get_id (record), line,
                             chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  chancery_records_add_line (store->db, chancery_record_get_id (record), line,
                             chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  after = chancery_records_load (store->db, chancery_record_get_id (record), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (chancery_value_get_n_items (chancery_record_get (after, "assessments")), ==, 2);
  g_assert_cmpint (chancery_record_get_version (after), ==, 3);
  g_assert_cmpstr (chancery_line_get_text (
                       chancery_value_get_line (chancery_record_get (after, "assessments"), 0),
                       "by"),
                   ==, "Officer");
  chancery_test_verify (store);
}

/* Assessments of an import may not say who entered them; a later edit of something else leaves them. */
static void
test_an_edit_signs_nobody_elses_lines (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryDraft) given = chancery_test_draft (
      store, "{'kind':'demand','id':'6ee1fbc1-2e9d-4f30-999d-436e0cbab980','state':'registered',"
             "'text':'Stop','assessments':[{'on':'2026-03-02','verdict':'open'}]}");
  g_autoptr (ChanceryRecord) imported = chancery_draft_build (given);
  g_autoptr (ChanceryRecord) after = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryDraft *draft;
  ChanceryLine *line;
  gint64 last;

  g_assert_true (chancery_db_begin (store->db, chancery_test_act (NULL), &error));
  g_assert_true (chancery_record_import_put (store->db, imported, NULL, &error));
  g_assert_true (chancery_record_import_index (store->db, 0, 10, &last, &error));
  g_assert_true (chancery_db_commit (store->db, &error));
  draft = chancery_test_edit (store, "6ee1fbc1-2e9d-4f30-999d-436e0cbab980");
  chancery_draft_set_text (draft, "note", "Asked again");
  after = chancery_test_save (store, draft);
  line = chancery_value_get_line (chancery_record_get (after, "assessments"), 0);
  g_assert_null (chancery_line_get_text (line, "by"));
  chancery_test_verify (store);
}

static void
test_find_by_number (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) record = chancery_test_save (
      store,
      chancery_test_draft (store, "{'kind':'document','title':'Note','our_ref':'689.90D/3-3155',"
                                  "'their_refs':[{'reference':'MFA 12/2026'}]}"));
  static const char *const spellings[] = { "689.90D/3–3155", "689.90d 3 3155", "mfa-12-2026",
                                           NULL };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; spellings[i] != NULL; i++)
    {
      g_autofree char *uuid = chancery_records_find_one (store->db, spellings[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (uuid, ==, chancery_record_get_id (record));
    }
  g_assert_null (chancery_records_find_one (store->db, "nothing", &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND);
}

static void
test_the_sample_is_kept_whole (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();

  chancery_test_import (store, "data/samples/bajaur.json");
  chancery_test_verify (store);
  g_assert_cmpint (chancery_db_query_int (store->db, 0, "SELECT count (*) FROM record", ""), >, 20);
  g_assert_cmpint (
      chancery_db_query_int (
          store->db, 0,
          "SELECT count (*) FROM reference WHERE target IS NULL AND target_uuid IS NOT NULL", ""),
      ==, 0);
}

static void
test_unknown_keys_stay (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) record = chancery_test_save (
      store,
      chancery_test_draft (store, "{'kind':'demarche','title':'New','novel':{'a':[1,true,null]},"
                                  "'occasion_date':{'edtf':'2026-02-18','moon':'full'},"
                                  "'points':[{'kind':'warning','text':'x','weight':3}]}"));
  g_autoptr (ChanceryRecord) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);

  loaded = chancery_records_load (store->db, chancery_record_get_id (record), &error);
  g_assert_no_error (error);
  chancery_canonical_write_record (before, record, CHANCERY_CANONICAL_COMPACT, 0);
  chancery_canonical_write_record (after, loaded, CHANCERY_CANONICAL_COMPACT, 0);
  g_assert_cmpstr (before->str, ==, after->str);
  g_assert_nonnull (strstr (after->str, "\"novel\":{\"a\":[1,true,null]}"));
  g_assert_nonnull (strstr (after->str, "\"moon\":\"full\""));
  g_assert_nonnull (strstr (after->str, "\"weight\":3"));
}

static void
test_deleting_leaves_the_label (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) target =
      chancery_test_save (store,
                          chancery_test_draft (store, "{'kind':'document','title':'Old note'}"));
  g_autofree char *json = g_strdup_printf (
      "{'kind':'document','title':'Reply','links':[{'type':'replies-to','to':{'id':'%s'}}]}",
      chancery_record_get_id (target));
  g_autoptr (ChanceryRecord) reply = chancery_test_save (store, chancery_test_draft (store, json));
  g_autoptr (ChanceryRecord) after = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryValue *to;

  chancery_records_delete (store->db, chancery_record_get_id (target), chancery_test_act (NULL),
                           &error);
  g_assert_no_error (error);
  after = chancery_records_load (store->db, chancery_record_get_id (reply), &error);
  g_assert_no_error (error);
  to = chancery_line_get (chancery_value_get_line (chancery_record_get (after, "links"), 0), "to");
  g_assert_cmpstr (chancery_value_get_label (to), ==, "Old note");
  g_assert_cmpstr (chancery_value_get_reference_id (to), ==, chancery_record_get_id (target));
  chancery_test_verify (store);
}

static gboolean
keep_record (ChanceryRecord *record, guint place, gpointer user_data)
{
  g_ptr_array_add (user_data, chancery_record_ref (record));
  return TRUE;
}

static gboolean
compare_record (ChanceryRecord *record, guint place, gpointer user_data)
{
  GPtrArray *records = user_data;

  g_assert_cmpuint (place, <, records->len);
  g_assert_cmpstr (chancery_record_get_id (record), ==,
                   chancery_record_get_id (records->pdata[place]));
  return TRUE;
}

static void
assert_canonical_order (ChanceryTestStore *store, guint n)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_record_unref);
  g_autoptr (GError) error = NULL;
  gboolean enough;

  g_assert_true (chancery_records_foreach (store->db, NULL, keep_record, records, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, n);
  for (guint i = 1; i < records->len; i++)
    {
      ChanceryKindId before = chancery_record_get_kind (records->pdata[i - 1])->index;
      ChanceryKindId after = chancery_record_get_kind (records->pdata[i])->index;

      g_assert_cmpuint (before, <=, after);
      if (before == after)
        g_assert_cmpstr (chancery_record_get_id (records->pdata[i - 1]), <,
                         chancery_record_get_id (records->pdata[i]));
    }
  /* As they lie they come with the same places. */
  g_assert_true (chancery_records_foreach (store->db, &enough, compare_record, records, &error));
  g_assert_no_error (error);
}

/* Also where so many were deleted that the rows of the rest are higher than there are records. */
static void
test_all_come_in_canonical_order (void)
{
  static const char *const drafts[] = { "{'kind':'document','title':'Note'}",
                                        "{'kind':'demarche','title':'Protest'}" };
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_record_unref);
  g_autoptr (GError) error = NULL;

  g_assert_true (chancery_records_is_empty (store->db));
  for (guint i = 0; i < 30; i++)
    g_ptr_array_add (records,
                     chancery_test_save (store,
                                         chancery_test_draft (store,
                                                              drafts[i % G_N_ELEMENTS (drafts)])));
  g_assert_false (chancery_records_is_empty (store->db));
  assert_canonical_order (store, 30);
  for (guint i = 0; i < 24; i++)
    {
      chancery_records_delete (store->db, chancery_record_get_id (records->pdata[i]),
                               chancery_test_act (NULL), &error);
      g_assert_no_error (error);
    }
  assert_canonical_order (store, 6);
}

static void
test_children_take_the_day_of_their_parent (void)
{
  static const char sql[] = "SELECT first_day FROM record WHERE uuid = ?1";
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) parent =
      chancery_test_save (store, chancery_test_demarche (store, "Protest", "Afghanistan"));
  g_autofree char *json =
      g_strdup_printf ("{'kind':'demand','text':'Stop','raised_in':{'id':'%s'}}",
                       chancery_record_get_id (parent));
  g_autoptr (ChanceryRecord) child = chancery_test_save (store, chancery_test_draft (store, json));
  ChanceryDraft *draft = chancery_test_edit (store, chancery_record_get_id (parent));
  g_autoptr (ChanceryDraft) typed = NULL;
  g_autoptr (ChanceryRecord) moved = NULL;
  g_autoptr (GError) error = NULL;
  gint64 day = chancery_db_query_int (store->db, 0, sql, "t", chancery_record_get_id (child));

  chancery_draft_set_typed (draft, "occasion_date", "2026-02-20", day, &error);
  g_assert_no_error (error);
  moved = chancery_test_save (store, draft);
  g_assert_cmpint (chancery_db_query_int (store->db, 0, sql, "t", chancery_record_get_id (child)),
                   ==, day + 2);
  chancery_test_verify (store);
}

static ChanceryRecord *
save_with_links (ChanceryTestStore *store, const char *to, const char *more, GError **error)
{
  g_autofree char *json = g_strdup_printf (
      "{'kind':'document','title':'Reply','form':'letter','direction':'in','links':["
      "{'to':{'id':'%s'},'type':'replies-to','date':'2026-02-18'},"
      "{'to':{'id':'%s'},'type':'replies-to',%s}]}",
      to, to, more);
  g_autoptr (ChanceryDraft) draft = chancery_test_draft (store, json);

  return chancery_records_save_one (store->db, draft, chancery_test_act (NULL), error);
}

/* Of two links that contradict each other the first was kept and nobody was told. */
static void
test_doubled_line_that_contradicts (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) target =
      chancery_test_save (store, chancery_test_demarche (store, "Protest", "Afghanistan"));
  const char *to = chancery_record_get_id (target);
  g_autoptr (ChanceryRecord) one = NULL;
  g_autoptr (ChanceryRecord) none = NULL;
  g_autoptr (GError) error = NULL;
  const ChanceryLine *line;

  one = save_with_links (store, to, "'note':'by hand'", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (chancery_value_get_n_items (chancery_record_get (one, "links")), ==, 1);
  line = chancery_value_get_line (chancery_record_get (one, "links"), 0);
  g_assert_cmpstr (chancery_line_get_text (line, "note"), ==, "by hand");

  none = save_with_links (store, to, "'date':'2026-02-20'", &error);
  g_assert_null (none);
  g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "18"));
  g_assert_nonnull (strstr (error->message, "20"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/records/save-and-load", test_save_and_load);
  g_test_add_func ("/store/records/missing-is-not-found", test_missing_is_not_found);
  g_test_add_func ("/store/records/labels-become-names-to-check",
                   test_labels_become_names_to_check);
  g_test_add_func ("/store/records/an-older-version-conflicts", test_an_older_version_conflicts);
  g_test_add_func ("/store/records/all-or-none", test_all_or_none);
  g_test_add_func ("/store/records/adding-checks-no-version", test_adding_checks_no_version);
  g_test_add_func ("/store/records/an-edit-signs-nobody-elses-lines",
                   test_an_edit_signs_nobody_elses_lines);
  g_test_add_func ("/store/records/doubled-line-that-contradicts",
                   test_doubled_line_that_contradicts);
  g_test_add_func ("/store/records/find-by-number", test_find_by_number);
  g_test_add_func ("/store/records/the-sample-is-kept-whole", test_the_sample_is_kept_whole);
  g_test_add_func ("/store/records/unknown-keys-stay", test_unknown_keys_stay);
  g_test_add_func ("/store/records/deleting-leaves-the-label", test_deleting_leaves_the_label);
  g_test_add_func ("/store/records/all-come-in-canonical-order", test_all_come_in_canonical_order);
  g_test_add_func ("/store/records/children-take-the-day-of-their-parent",
                   test_children_take_the_day_of_their_parent);

  return g_test_run ();
}
