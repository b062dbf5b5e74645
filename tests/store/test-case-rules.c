/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-test-store.h"

#include "chancery-case-parts.h"
#include "chancery-case-rules.h"
#include "chancery-history.h"
#include "chancery-links.h"
#include "chancery-query.h"
#include "chancery-records.h"
#include "chancery-search.h"

#include <string.h>

static char *
add (ChanceryTestStore *store, const char *json)
{
  g_autoptr (ChanceryRecord) record = chancery_test_save (store, chancery_test_draft (store, json));

  return g_strdup (chancery_record_get_id (record));
}

static ChanceryRecord *
load (ChanceryTestStore *store, const char *uuid)
{
  g_autoptr (GError) error = NULL;
  ChanceryRecord *record = chancery_records_load (store->db, uuid, &error);

  g_assert_no_error (error);
  return record;
}

static void
put_in (ChanceryTestStore *store, const char *paper, const char *file)
{
  g_autoptr (GError) error = NULL;

  chancery_links_file (store->db, (const char *const[]){ paper, NULL }, file,
                       chancery_test_act (NULL), &error);
  g_assert_no_error (error);
}

static void
close_file (ChanceryTestStore *store, const char *file)
{
  g_autoptr (GError) error = NULL;

  chancery_records_close (store->db, file, NULL, NULL, chancery_test_act (NULL), &error);
  g_assert_no_error (error);
}

static void
assert_refused (gboolean done, GError **error, const char *words)
{
  g_assert_false (done);
  g_assert_error (*error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_STATE);
  g_assert_nonnull (strstr ((*error)->message, words));
  g_clear_error (error);
}

/* What is changed in a field of @file; FALSE with @error. */
static gboolean
change (ChanceryTestStore *store,
        const char *file,
        const char *field,
        const char *text,
        GError **error)
{
  g_autoptr (ChanceryDraft) draft = chancery_test_edit (store, file);
  g_autoptr (ChanceryRecord) saved = NULL;

  chancery_draft_set_text (draft, field, text);
  saved = chancery_records_save_one (store->db, draft, chancery_test_act (NULL), error);
  return saved != NULL;
}

static void
test_closed_takes_nothing (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *file = add (store, "{'kind':'casefile','class':'AFG','title':'A case'}");
  g_autofree char *paper = add (store, "{'kind':'document','title':'A paper'}");
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autoptr (ChanceryRecord) saved = NULL;
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;

  close_file (store, file);
  record = load (store, file);
  g_assert_nonnull (chancery_record_get (record, "closed"));
  assert_refused (chancery_links_file (store->db, (const char *const[]){ paper, NULL }, file,
                                       chancery_test_act (NULL), &error),
                  &error, "is closed since ");
  draft = chancery_test_edit (store, file);
  g_assert_true (
      chancery_draft_set_typed (draft, "minutes.text", "Late", chancery_day_today (), &error));
  saved = chancery_records_save_one (store->db, draft, chancery_test_act (NULL), &error);
  assert_refused (saved != NULL, &error, "reopen it first");
  number = chancery_case_parts_start (store->db, file, NULL, chancery_test_act (NULL), &error);
  assert_refused (number != NULL, &error, "takes no new papers, minutes or parts");
  /* What is known of it may still be put right. */
  g_assert_true (change (store, file, "holder", "Registry", &error));
  chancery_records_reopen (store->db, file, chancery_test_act ("A new note"), &error);
  g_assert_no_error (error);
  put_in (store, paper, file);
  g_clear_pointer (&record, chancery_record_unref);
  record = load (store, file);
  g_assert_null (chancery_record_get (record, "closed"));
  g_assert_cmpstr (
      chancery_line_get_text (chancery_value_get_line (chancery_record_get (record, "minutes"), 0),
                              "text"),
      ==, "A new note");
  chancery_test_verify (store);
}

static gint64
count (ChanceryTestStore *store, const char *text)
{
  g_autoptr (ChanceryQuery) query = chancery_search_parse (store->db, text, CHANCERY_DAY_NONE);
  g_autoptr (GError) error = NULL;
  gint64 n = chancery_search_count (store->db, query, &error);

  g_assert_no_error (error);
  return n;
}

static void
test_archive (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *file = add (store, "{'kind':'casefile','class':'AFG','title':'A case'}");
  g_autofree char *paper = add (store, "{'kind':'document','title':'A paper'}");
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gint64 group;

  assert_refused (chancery_records_archive (store->db, file, "Annex", chancery_test_act (NULL),
                                            &error),
                  &error, "close it first");
  assert_refused (chancery_records_archive (store->db, paper, "Annex", chancery_test_act (NULL),
                                            &error),
                  &error, "is no case file");
  close_file (store, file);
  g_assert_cmpint (count (store, "state:archived"), ==, 0);
  chancery_records_archive (store->db, file, "Annex, box 12", chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  group = chancery_db_get_group (store->db);
  record = load (store, file);
  g_assert_true (chancery_case_is_archived (record));
  g_assert_cmpstr (chancery_record_get_text (record, "kept_at"), ==, "Annex, box 12");
  g_assert_cmpint (count (store, "state:archived"), ==, 1);
  g_assert_cmpint (count (store, "kind:casefile -state:archived"), ==, 0);
  g_assert_cmpint (count (store, "box 12"), ==, 1);
  assert_refused (change (store, file, "note", "x", &error), &error, "is archived since ");
  assert_refused (chancery_records_void (store->db, file, chancery_test_act ("why"), &error),
                  &error, "cannot be changed");
  assert_refused (chancery_records_archive (store->db, file, NULL, chancery_test_act (NULL),
                                            &error),
                  &error, "archived already");
  /* Nobody types it there. */
  g_assert_cmpint (chancery_history_undo (store->db, group, chancery_test_act (NULL), &error), >,
                   0);
  g_assert_no_error (error);
  g_assert_true (change (store, file, "kept_at", "elsewhere", &error));
  g_clear_pointer (&record, chancery_record_unref);
  record = load (store, file);
  g_assert_null (chancery_record_get (record, "kept_at"));
  g_assert_cmpint (chancery_record_get_state (record), ==, CHANCERY_STATE_CLOSED);
  chancery_test_verify (store);
}

static const char *
get_part (ChanceryRecord *record, guint i)
{
  return chancery_line_get_text (chancery_value_get_line (chancery_record_get (record, "items"), i),
                                 "part");
}

static void
test_parts (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *file =
      add (store, "{'kind':'casefile','class':'AFG','title':'A case','opened':'2026-01-01'}");
  g_autofree char *first = add (store, "{'kind':'document','title':'First'}");
  g_autofree char *second = add (store, "{'kind':'document','title':'Second'}");
  g_autofree char *third = add (store, "{'kind':'document','title':'Third'}");
  g_autoptr (ChanceryRecord) record = NULL;
  g_autofree char *numbers[2] = { NULL, NULL };
  g_autoptr (GError) error = NULL;
  ChanceryValue *parts;

  put_in (store, first, file);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *number = chancery_case_parts_start (store->db, file,
                                                           i == 1 ? "The sequel" : NULL,
                                                           chancery_test_act (NULL), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (number, ==, i == 0 ? "II" : "III");
      put_in (store, i == 0 ? second : third, file);
    }
  record = load (store, file);
  parts = chancery_record_get (record, "parts");
  g_assert_cmpuint (chancery_value_get_n_items (parts), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const expected[] = { "I", "II", "III" };
      ChanceryLine *part = chancery_value_get_line (parts, i);

      g_assert_cmpstr (chancery_line_get_text (part, "number"), ==, expected[i]);
      g_assert_cmpint (chancery_line_get (part, "closed") != NULL, ==, i < 2);
      g_assert_cmpstr (get_part (record, i), ==, expected[i]);
    }
  g_assert_null (
      chancery_case_parts_start (store->db, first, NULL, chancery_test_act (NULL), &error));
  g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_STATE);
  chancery_test_verify (store);
}

static void
test_what_is_open (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GPtrArray) matters = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *file = NULL;
  guint counts[3] = { 0, 0, 0 };

  chancery_test_import (store, "data/samples/bajaur.json");
  file = chancery_records_find_one (store->db, "AFG/2026/1", &error);
  g_assert_no_error (error);
  {
    g_autofree char *draft = add (store, "{'kind':'document','title':'A draft'}");

    put_in (store, draft, file);
  }
  matters = chancery_case_rules_foresee_close (store->db, file, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < matters->len; i++)
    counts[((ChanceryCaseMatter *)matters->pdata[i])->why]++;
  g_assert_cmpuint (counts[CHANCERY_CASE_OPEN_DRAFT], ==, 1);
  g_assert_cmpuint (counts[CHANCERY_CASE_OPEN_ACTION], ==, 3);
  g_assert_cmpuint (counts[CHANCERY_CASE_OPEN_WATCHED], ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/case-rules/closed-takes-nothing", test_closed_takes_nothing);
  g_test_add_func ("/store/case-rules/archive", test_archive);
  g_test_add_func ("/store/case-rules/parts", test_parts);
  g_test_add_func ("/store/case-rules/what-is-open", test_what_is_open);
  return g_test_run ();
}
