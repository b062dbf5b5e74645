/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-corrections.h"

#include "chancery-fuzzy-date.h"
#include "chancery-phrase.h"
#include "chancery-records.h"
#include "chancery-test-store.h"

#define PROTEST "911dfa82-95d6-42ee-bb82-9f895e487c3a"

static ChanceryRecord *
correct (ChanceryTestStore *store, ChanceryDraft *draft)
{
  g_autoptr (ChanceryDraft) owned = draft;
  g_autoptr (GError) error = NULL;
  ChanceryRecord *record =
      chancery_records_save_one (store->db, owned, chancery_test_act ("as the note says"), &error);

  g_assert_no_error (error);
  return record;
}

static const ChanceryCorrection *
last_of (GPtrArray *corrections)
{
  g_assert_cmpuint (corrections->len, >, 0);
  return g_ptr_array_index (corrections, corrections->len - 1);
}

static void
assert_words (const ChanceryChange *change, ChanceryValue *value, const char *expected)
{
  const ChanceryField *field = change->line_field != NULL ? change->line_field : change->field;
  g_autofree char *words = chancery_phrase_value (field, value);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_a_date (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  g_autoptr (ChanceryValue) value = NULL;
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GPtrArray) corrections = NULL;
  ChanceryDraft *draft;

  chancery_test_import (store, "data/samples/bajaur.json");
  date = chancery_fuzzy_date_new ("2026-02-18", NULL, CHANCERY_QUALITY_STATED, NULL);
  value = chancery_value_new_date (date);
  draft = chancery_test_edit (store, PROTEST);
  chancery_draft_set (draft, "occasion_date", value);
  record = correct (store, draft);
  corrections = chancery_corrections_read (store->db, record);
  g_assert_cmpstr (last_of (corrections)->reason, ==, "as the note says");
  g_assert_cmpstr (last_of (corrections)->who, ==, "Officer");
  assert_words (last_of (corrections)->change, last_of (corrections)->change->before,
                "16 Feb 2026 or later, inferred");
  assert_words (last_of (corrections)->change, last_of (corrections)->change->after, "18 Feb 2026");
}

/* A point and a list of parties are read as words, not as they are kept. */
static void
test_lines_and_lists (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (ChanceryRecord) again = NULL;
  g_autoptr (GPtrArray) corrections = NULL;
  g_autoptr (GPtrArray) parties = NULL;
  g_autoptr (ChanceryValue) party = NULL;
  g_autoptr (ChanceryValue) value = NULL;
  ChanceryDraft *draft;

  chancery_test_import (store, "data/samples/bajaur.json");
  draft = chancery_test_edit (store, PROTEST);
  chancery_draft_set (draft, "points", NULL);
  record = correct (store, draft);
  corrections = chancery_corrections_read (store->db, record);
  g_assert_null (last_of (corrections)->change->after);
  g_assert_nonnull (last_of (corrections)->change->before);
  g_assert_cmpstr (last_of (corrections)->change->field->id, ==, "points");
  g_clear_pointer (&corrections, g_ptr_array_unref);

  /* By id alone, as a picker gives it. */
  draft = chancery_test_edit (store, PROTEST);
  party = chancery_value_new_reference ("918ac6cb-8851-4eed-8dcf-cf39419d4c62", NULL);
  parties = g_ptr_array_new ();
  g_ptr_array_add (parties, party);
  value = chancery_value_new_list (parties);
  chancery_draft_set (draft, "party_to", value);
  again = correct (store, draft);
  corrections = chancery_corrections_read (store->db, again);
  assert_words (last_of (corrections)->change, last_of (corrections)->change->before,
                "Afghan Taliban authorities");
  assert_words (last_of (corrections)->change, last_of (corrections)->change->after,
                "Afghan mission in Islamabad");
}

/* What follows is foreseen before it is done, and comes so. */
static void
test_void_is_foreseen (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryVoidForesight) foresight = NULL;
  g_autoptr (GError) error = NULL;

  chancery_test_import (store, "data/samples/bajaur.json");
  foresight = chancery_records_foresee_void (store->db, PROTEST, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (foresight->goes->len, ==, 4);
  g_assert_cmpuint (foresight->stays->len, ==, 0);
  /* Looking after three demands. */
  g_assert_cmpuint (foresight->waits->len, ==, 3);
  chancery_records_void (store->db, PROTEST, chancery_test_act ("in error"), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < foresight->goes->len; i++)
    {
      g_autoptr (ChanceryRecord) child =
          chancery_records_load (store->db,
                                 chancery_record_get_id (g_ptr_array_index (foresight->goes, i)),
                                 &error);

      g_assert_no_error (error);
      g_assert_cmpint (chancery_record_get_state (child), ==, CHANCERY_STATE_VOID);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/corrections/date", test_a_date);
  g_test_add_func ("/store/corrections/lines-and-lists", test_lines_and_lists);
  g_test_add_func ("/store/corrections/void-is-foreseen", test_void_is_foreseen);
  return g_test_run ();
}
