/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-follow.h"
#include "chancery-records.h"
#include "chancery-rows.h"
#include "chancery-search.h"
#include "chancery-settings.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"

#include <string.h>

#define TODAY 2461368
#define DEMAND "6ee1fbc1-2e9d-4f30-999d-436e0cbab980"
#define OTHER_SIDE "96e3fc2e-2441-4939-ac08-d38eae50c4a7"
#define OURSELVES "48af4f9e-c49c-434a-8d3e-6951aa62ecd3"
#define INCIDENT "37ae23d3-0380-4de6-9ae4-ebb81c84fd7b"

static ChanceryTestStore *
new_sample (void)
{
  ChanceryTestStore *store = chancery_test_store_new ();

  chancery_test_import (store, "data/samples/bajaur.json");
  g_assert_true (chancery_settings_set (store->db, CHANCERY_SETTING_OWN_PARTY, OURSELVES, NULL));
  return store;
}

static gint64
get_day (const char *iso)
{
  ChanceryDay day = CHANCERY_DAY_NONE;

  g_assert_true (chancery_day_from_iso (iso, &day));
  return day;
}

/* How many answer @text as on @iso (NULL: now). */
static guint
count (ChanceryTestStore *store, const char *text, const char *iso)
{
  g_autoptr (ChanceryQuery) query = chancery_query_parse (text, TODAY);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  chancery_query_set_as_on (query, iso != NULL ? get_day (iso) : CHANCERY_DAY_NONE);
  rows = chancery_search_rows (store->db, query, "verdict", FALSE, &error);
  g_assert_no_error (error);
  return rows->len;
}

static ChanceryRecord *
save_assurance (ChanceryTestStore *store, const char *rest)
{
  g_autofree char *json = g_strdup_printf ("{'kind':'assurance','given_by':{'id':'" OTHER_SIDE
                                           "'},'given_to':{'id':'" OURSELVES "'},%s}",
                                           rest);

  return chancery_test_save (store, chancery_test_draft (store, json));
}

static void
test_verdicts_of_a_day (void)
{
  g_autoptr (ChanceryTestStore) store = new_sample ();
  g_autoptr (ChanceryRecord) record =
      save_assurance (store,
                      "'text':'Calm','given_on':'2026-02-01','assessments':["
                      "{'on':'2026-02-10','verdict':'token','evidence':[{'id':'" INCIDENT "'}]},"
                      "{'on':'2026-02-12','verdict':'kept','according_to':'officials'},"
                      "{'on':'2026-02-20','verdict':'not-kept'}]");
  g_autoptr (ChanceryQuery) query = chancery_query_parse ("kind:assurance calm", TODAY);
  g_autoptr (GArray) days = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = chancery_records_get_row (store->db, chancery_record_get_id (record));
  const ChanceryListRow *row;

  g_assert_cmpuint (count (store, "kind:assurance calm verdict:not-kept", NULL), ==, 1);
  g_assert_cmpuint (count (store, "kind:assurance calm verdict:not-kept", "2026-02-19"), ==, 0);
  g_assert_cmpuint (count (store, "kind:assurance calm verdict:token", "2026-02-19"), ==, 1);
  g_assert_cmpuint (count (store, "kind:assurance calm verdict:pending", "2026-02-09"), ==, 1);
  g_assert_cmpuint (count (store, "kind:assurance calm", "2026-01-31"), ==, 0);

  /* What others say is no day of ours. */
  days = chancery_follow_days (store->db, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpint (g_array_index (days, gint64, 0), ==, get_day ("2026-02-10"));
  g_assert_cmpint (g_array_index (days, gint64, 1), ==, get_day ("2026-02-20"));

  rows = chancery_rows_fetch_as_on (store->db, &id, 1, get_day ("2026-02-15"), &error);
  g_assert_no_error (error);
  row = rows->pdata[0];
  g_assert_cmpstr (row->verdict, ==, "token");
  g_assert_cmpint (row->verdict_on, ==, get_day ("2026-02-10"));
  g_assert_cmpuint (row->n_evidence, ==, 1);
  g_assert_cmpstr (row->evidence, ==, "Suicide vehicle bomb, Bajaur, 16 Feb 2026");
}

static void
test_repeated (void)
{
  g_autoptr (ChanceryTestStore) store = new_sample ();
  gint64 id = chancery_records_get_row (store->db, DEMAND);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) earlier = NULL;
  g_autoptr (GError) error = NULL;
  const ChanceryListRow *row;

  chancery_record_unref (chancery_test_save (
      store,
      chancery_test_draft (store,
                           "{'kind':'statement','title':'Asked again','made_at':'2026-03-10',"
                           "'links':[{'type':'repeats','to':{'id':'" DEMAND "'}}]}")));
  rows = chancery_rows_fetch (store->db, &id, 1, &error);
  g_assert_no_error (error);
  row = rows->pdata[0];
  g_assert_cmpuint (row->n_repeats, ==, 1);
  g_assert_cmpstr (row->last_repeat, ==, "Asked again");
  earlier = chancery_rows_fetch_as_on (store->db, &id, 1, get_day ("2026-03-09"), &error);
  g_assert_cmpuint (((ChanceryListRow *)earlier->pdata[0])->n_repeats, ==, 0);
}

static void
test_alike (void)
{
  g_autoptr (ChanceryTestStore) store = new_sample ();
  const ChanceryKind *kind = chancery_kind_find ("demand");
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (GPtrArray) other = NULL;
  g_autoptr (GPtrArray) elsewhere = NULL;
  g_autoptr (GError) error = NULL;

  same = chancery_follow_find_alike (
      store->db, kind, OTHER_SIDE,
      "take immediate & verifiable steps against groups in Afghan territory", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (same->len, ==, 1);
  g_assert_cmpstr (same->pdata[0], ==, DEMAND);
  other = chancery_follow_find_alike (store->db, kind, OTHER_SIDE, "Pay for the damage.", &error);
  g_assert_cmpuint (other->len, ==, 0);
  elsewhere = chancery_follow_find_alike (store->db, kind, OURSELVES,
                                          "Dismantle the infrastructure of these groups.", &error);
  g_assert_cmpuint (elsewhere->len, ==, 0);
}

static gboolean
has_reason (const ChancerySinceRow *row, ChancerySinceWhy why, const char *name)
{
  for (guint i = 0; i < row->reasons->len; i++)
    {
      const ChancerySinceReason *reason = row->reasons->pdata[i];

      if (reason->why == why && strcmp (reason->name, name) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_what_happened_since (void)
{
  g_autoptr (ChanceryTestStore) store = new_sample ();
  g_autoptr (ChanceryRecord) before =
      save_assurance (store, "'text':'No TTP in Khyber Pakhtunkhwa.','given_on':'2026-02-10'");
  g_autoptr (ChanceryRecord) after =
      save_assurance (store, "'text':'No TTP in Khyber Pakhtunkhwa.','given_on':'2026-02-17'");
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) early = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  gboolean undated = TRUE;
  guint n = 0;

  rows = chancery_follow_since (store->db, chancery_record_get_id (before), CHANCERY_DAY_NONE, 50,
                                &n, &undated, &error);
  g_assert_no_error (error);
  g_assert_false (undated);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (((ChancerySinceRow *)rows->pdata[0])->uuid, ==, INCIDENT);
  g_assert_true (has_reason (rows->pdata[0], CHANCERY_SINCE_PLACE, "Bajaur"));
  early = chancery_follow_since (store->db, chancery_record_get_id (before), get_day ("2026-02-15"),
                                 50, &n, &undated, &error);
  g_assert_cmpuint (early->len, ==, 0);
  none = chancery_follow_since (store->db, chancery_record_get_id (after), CHANCERY_DAY_NONE, 50,
                                &n, &undated, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
}

/* From what is named to who names it, by an index: never the whole of the registry. */
static void
test_plan (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();

  for (guint why = CHANCERY_SINCE_NAMES; why <= CHANCERY_SINCE_CASE; why++)
    {
      g_autofree char *sql = chancery_follow_since_sql ((ChancerySinceWhy)why);
      g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (ChanceryStatement) statement = chancery_db_prepare (store->db, explain, &error);

      g_assert_no_error (error);
      while (chancery_statement_step (statement, &error))
        {
          const char *step = chancery_statement_get_text (statement, 3);

          g_test_message ("%s", step);
          g_assert_true (!g_str_has_prefix (step, "SCAN ") ||
                         g_str_has_prefix (step, "SCAN inside") ||
                         g_str_has_prefix (step, "SCAN CONSTANT"));
        }
      g_assert_no_error (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/follow/verdicts-of-a-day", test_verdicts_of_a_day);
  g_test_add_func ("/store/follow/repeated", test_repeated);
  g_test_add_func ("/store/follow/alike", test_alike);
  g_test_add_func ("/store/follow/what-happened-since", test_what_happened_since);
  g_test_add_func ("/store/follow/plan", test_plan);
  return g_test_run ();
}
