/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-records.h"
#include "chancery-registers.h"
#include "chancery-settings.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"

#include <string.h>

static ChanceryRecord *
load (ChanceryTestStore *store, const char *uuid)
{
  g_autoptr (GError) error = NULL;
  ChanceryRecord *record = chancery_records_load (store->db, uuid, &error);

  g_assert_no_error (error);
  return record;
}

static char *
save_demarche (ChanceryTestStore *store, const char *title)
{
  g_autoptr (ChanceryRecord) record =
      chancery_test_save (store, chancery_test_demarche (store, title, "Afghanistan"));

  return g_strdup (chancery_record_get_id (record));
}

static char *
save_demand (ChanceryTestStore *store, const char *parent)
{
  g_autofree char *json =
      g_strdup_printf ("{'kind':'demand','text':'Stop','raised_in':{'id':'%s'}}", parent);
  g_autoptr (ChanceryRecord) record = chancery_test_save (store, chancery_test_draft (store, json));

  return g_strdup (chancery_record_get_id (record));
}

static void
assert_state (ChanceryTestStore *store, const char *uuid, ChanceryState state)
{
  g_autoptr (ChanceryRecord) record = load (store, uuid);

  g_assert_cmpint (chancery_record_get_state (record), ==, state);
}

static void
set_day (ChanceryTestStore *store, const char *day)
{
  g_autoptr (GError) error = NULL;

  chancery_settings_set (store->db, CHANCERY_SETTING_DESK_DAY, day, &error);
  g_assert_no_error (error);
}

static char *
register_it (ChanceryTestStore *store, const char *uuid)
{
  g_autoptr (GError) error = NULL;
  char *reference = chancery_records_register (store->db, uuid, chancery_test_act (NULL), &error);

  g_assert_no_error (error);
  return reference;
}

static void
test_register (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *parent = save_demarche (store, "First");
  g_autofree char *child = save_demand (store, parent);
  g_autofree char *second = save_demarche (store, "Second");
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  set_day (store, "2026-03-02");
  one = register_it (store, parent);
  two = register_it (store, second);
  g_assert_cmpstr (one, ==, "PROT/2026/0001");
  g_assert_cmpstr (two, ==, "PROT/2026/0002");
  assert_state (store, parent, CHANCERY_STATE_REGISTERED);
  assert_state (store, child, CHANCERY_STATE_REGISTERED);
  chancery_test_verify (store);
}

static void
test_incomplete (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) record =
      chancery_test_save (store,
                          chancery_test_draft (store, "{'kind':'demarche','title':'Short'}"));
  g_autoptr (GError) error = NULL;

  g_assert_null (chancery_records_register (store->db, chancery_record_get_id (record),
                                            chancery_test_act (NULL), &error));
  g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INCOMPLETE);
  g_assert_nonnull (strstr (error->message, "act_kind"));
  assert_state (store, chancery_record_get_id (record), CHANCERY_STATE_DRAFT);
}

static void
test_frozen_fields_are_corrected (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *uuid = save_demarche (store, "First");
  g_autofree char *reference = register_it (store, uuid);
  ChanceryDraft *draft = chancery_test_edit (store, uuid);
  g_autoptr (ChanceryRecord) record = NULL;
  ChanceryLine *line;

  chancery_draft_set_text (draft, "title", "Corrected");
  chancery_draft_set_text (draft, "note", "free");
  record = chancery_test_save (store, draft);
  g_assert_cmpuint (chancery_value_get_n_items (chancery_record_get (record, "corrections")), ==,
                    1);
  line = chancery_value_get_line (chancery_record_get (record, "corrections"), 0);
  g_assert_cmpstr (chancery_line_get_text (line, "field"), ==, "title");
  g_assert_cmpstr (chancery_line_get_text (line, "before"), ==, "\"First\"");
  g_assert_cmpstr (chancery_line_get_text (line, "after"), ==, "\"Corrected\"");
  chancery_test_verify (store);
}

static void
test_void (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *parent = save_demarche (store, "First");
  g_autofree char *child = save_demand (store, parent);
  g_autofree char *reference = register_it (store, parent);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryRegisterRow *row;

  g_assert_false (chancery_records_void (store->db, parent, chancery_test_act (NULL), &error));
  g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_STATE);
  g_clear_error (&error);
  chancery_records_void (store->db, parent, chancery_test_act ("Sent twice"), &error);
  g_assert_no_error (error);
  assert_state (store, parent, CHANCERY_STATE_VOID);
  assert_state (store, child, CHANCERY_STATE_VOID);

  rows = chancery_registers_list (store->db, "PROT", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  row = rows->pdata[0];
  g_assert_cmpstr (row->state, ==, "void");
  g_assert_cmpstr (row->reason, ==, "Sent twice");
  g_assert_cmpstr (row->reference, ==, reference);
  chancery_test_verify (store);
}

static char *
save_task (ChanceryTestStore *store, const char *on, const char *due)
{
  g_autofree char *json =
      g_strdup_printf ("{'kind':'action','what':'Reply','on':{'id':'%s'},'due':'%s'}", on, due);
  g_autoptr (ChanceryRecord) record = chancery_test_save (store, chancery_test_draft (store, json));

  return g_strdup (chancery_record_get_id (record));
}

/* The action that waits for the reply stayed on the desk when what it was a reply to was void, and nobody said so. */
static void
test_a_void_names_what_is_to_be_done (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *parent = save_demarche (store, "First");
  g_autofree char *waiting = save_task (store, parent, "2026-04-01");
  g_autofree char *other = save_task (store, parent, "2026-03-20");
  g_autofree char *reference = register_it (store, parent);
  g_autoptr (ChanceryVoidForesight) foresight = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (reference);
  foresight = chancery_records_foresee_void (store->db, parent, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (foresight->waits->len, ==, 2);
  g_assert_cmpstr (chancery_record_get_id (foresight->waits->pdata[0]), ==, waiting);
  g_assert_cmpstr (chancery_record_get_id (foresight->waits->pdata[1]), ==, other);

  chancery_records_void (store->db, parent, chancery_test_act ("Sent twice"), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (ChanceryRecord) open = load (store, i == 0 ? waiting : other);

      g_assert_null (chancery_record_get (open, "done_on"));
    }
  chancery_test_verify (store);
}

static void
test_a_repeated_demand_outlives_a_void (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *parent = save_demarche (store, "First");
  g_autofree char *child = save_demand (store, parent);
  g_autofree char *later = save_demarche (store, "Second");
  g_autofree char *one = register_it (store, parent);
  g_autofree char *two = register_it (store, later);
  ChanceryDraft *draft = chancery_test_edit (store, later);
  const ChanceryField *list = chancery_field_find (chancery_kind_get_envelope (), "links");
  g_autoptr (ChanceryLine) line = chancery_line_new (list, NULL);
  g_autoptr (ChanceryValue) type = chancery_value_new_text ("repeats");
  g_autoptr (ChanceryValue) to = chancery_value_new_reference (child, NULL);
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  chancery_line_set_value (line, chancery_field_find (list->lines, "type"), type);
  chancery_line_set_value (line, chancery_field_find (list->lines, "to"), to);
  chancery_draft_add_line (draft, list, line);
  record = chancery_test_save (store, draft);
  g_assert_null (chancery_record_get (record, "corrections"));
  chancery_records_void (store->db, parent, chancery_test_act ("Wrong addressee"), &error);
  g_assert_no_error (error);
  assert_state (store, child, CHANCERY_STATE_REGISTERED);
}

static void
test_a_void_cannot_change (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *uuid = save_demarche (store, "First");
  g_autofree char *reference = register_it (store, uuid);
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  chancery_records_void (store->db, uuid, chancery_test_act ("Sent twice"), &error);
  g_assert_no_error (error);
  draft = chancery_test_edit (store, uuid);
  chancery_draft_set_text (draft, "note", "late");
  g_assert_null (chancery_records_save_one (store->db, draft, chancery_test_act (NULL), &error));
  g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_STATE);
}

static void
test_close (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *uuid = save_demarche (store, "First");
  g_autofree char *reference = register_it (store, uuid);
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  chancery_records_close (store->db, uuid, "settled", NULL, chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  record = load (store, uuid);
  g_assert_cmpint (chancery_record_get_state (record), ==, CHANCERY_STATE_CLOSED);
  g_assert_cmpstr (chancery_record_get_text (record, "outcome"), ==, "settled");
}

static void
test_only_the_unregistered_goes (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *uuid = save_demarche (store, "First");
  g_autofree char *child = save_demand (store, uuid);
  g_autofree char *kept = save_demarche (store, "Second");
  g_autofree char *reference = register_it (store, kept);
  g_autoptr (GError) error = NULL;

  chancery_records_delete (store->db, uuid, chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  g_assert_cmpint (chancery_records_get_row (store->db, uuid), ==, 0);
  g_assert_cmpint (chancery_records_get_row (store->db, child), ==, 0);
  g_assert_false (chancery_records_delete (store->db, kept, chancery_test_act (NULL), &error));
  g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_STATE);
  chancery_test_verify (store);
}

static void
test_case_files_count_by_class (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) one = NULL;
  g_autoptr (ChanceryRecord) two = NULL;
  g_autoptr (ChanceryRecord) three = NULL;

  set_day (store, "2026-03-02");
  one = chancery_test_save (
      store, chancery_test_draft (store, "{'kind':'casefile','title':'Border','class':'AFG'}"));
  two = chancery_test_save (
      store, chancery_test_draft (store, "{'kind':'casefile','title':'Trade','class':'AFG'}"));
  three = chancery_test_save (
      store, chancery_test_draft (store, "{'kind':'casefile','title':'Gulf','class':'IRN'}"));
  g_assert_cmpstr (chancery_record_get_reference (one), ==, "AFG/2026/1");
  g_assert_cmpstr (chancery_record_get_reference (two), ==, "AFG/2026/2");
  g_assert_cmpstr (chancery_record_get_reference (three), ==, "IRN/2026/1");
  chancery_test_verify (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/states/register", test_register);
  g_test_add_func ("/store/states/incomplete", test_incomplete);
  g_test_add_func ("/store/states/frozen-fields-are-corrected", test_frozen_fields_are_corrected);
  g_test_add_func ("/store/states/void", test_void);
  g_test_add_func ("/store/states/a-repeated-demand-outlives-a-void",
                   test_a_repeated_demand_outlives_a_void);
  g_test_add_func ("/store/states/a-void-names-what-is-to-be-done",
                   test_a_void_names_what_is_to_be_done);
  g_test_add_func ("/store/states/a-void-cannot-change", test_a_void_cannot_change);
  g_test_add_func ("/store/states/close", test_close);
  g_test_add_func ("/store/states/only-the-unregistered-goes", test_only_the_unregistered_goes);
  g_test_add_func ("/store/states/case-files-count-by-class", test_case_files_count_by_class);

  return g_test_run ();
}
