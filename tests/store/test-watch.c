/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The plans of the desk's questions stand in tests/golden/desk.plan; `--update-golden` writes them anew. */

#include "config.h"

#include "chancery-day.h"
#include "chancery-links.h"
#include "chancery-names.h"
#include "chancery-records.h"
#include "chancery-statement.h"
#include "chancery-stats.h"
#include "chancery-test-store.h"
#include "chancery-watch.h"

#define DEMARCHE "911dfa82-95d6-42ee-bb82-9f895e487c3a"
#define INCIDENT "37ae23d3-0380-4de6-9ae4-ebb81c84fd7b"
#define CASEFILE "7c2e6a31-2a7c-484a-a38b-07d8e575fed9"
#define DEMAND "6ee1fbc1-2e9d-4f30-999d-436e0cbab980"

static ChanceryTestStore *
new_sample (void)
{
  ChanceryTestStore *store = chancery_test_store_new ();

  chancery_test_import (store, "data/samples/bajaur.json");
  return store;
}

static gint64
get_day (const char *iso)
{
  ChanceryDay day = CHANCERY_DAY_NONE;

  g_assert_true (chancery_day_from_iso (iso, &day));
  return day;
}

static void
test_demands_with_their_verdict (void)
{
  g_autoptr (ChanceryTestStore) store = new_sample ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) filed = NULL;
  g_autoptr (GPtrArray) earlier = NULL;
  g_autoptr (GError) error = NULL;

  rows = chancery_watch_list (store->db, CHANCERY_KIND_DEMAND, NULL, CHANCERY_DAY_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 3);
  for (guint i = 0; i < rows->len; i++)
    {
      ChanceryWatchRow *row = rows->pdata[i];

      g_assert_cmpstr (row->verdict, ==, "open");
      g_assert_cmpint (row->verdict_on, ==, get_day ("2026-03-02"));
      g_assert_cmpuint (row->n_evidence, ==, 1);
      g_assert_cmpstr (row->parent, ==, DEMARCHE);
      g_assert_cmpstr (row->counterpart, ==, "Afghan Taliban authorities");
    }
  filed =
      chancery_watch_list (store->db, CHANCERY_KIND_DEMAND, CASEFILE, CHANCERY_DAY_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (filed->len, ==, 3);
  earlier =
      chancery_watch_list (store->db, CHANCERY_KIND_DEMAND, NULL, get_day ("2026-03-01"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (earlier->len, ==, 3);
  g_assert_null (((ChanceryWatchRow *)earlier->pdata[0])->verdict);
}

static void
test_others_decide_nothing (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) record = chancery_test_save (
      store,
      chancery_test_draft (store, "{'kind':'assurance','text':'Co-operation','assessments':["
                                  "{'on':'2026-02-01','verdict':'pending'},"
                                  "{'on':'2026-02-10','verdict':'kept','according_to':'officials'},"
                                  "{'on':'2026-02-05','verdict':'token'}]}"));
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) earlier = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (record);
  rows = chancery_watch_list (store->db, CHANCERY_KIND_ASSURANCE, NULL, CHANCERY_DAY_NONE, &error);
  g_assert_cmpstr (((ChanceryWatchRow *)rows->pdata[0])->verdict, ==, "token");
  earlier = chancery_watch_list (store->db, CHANCERY_KIND_ASSURANCE, NULL, get_day ("2026-02-03"),
                                 &error);
  g_assert_cmpstr (((ChanceryWatchRow *)earlier->pdata[0])->verdict, ==, "pending");
}

static void
test_the_desk_of_the_sample (void)
{
  g_autoptr (ChanceryTestStore) store = new_sample ();
  g_autoptr (GPtrArray) overdue = NULL;
  g_autoptr (GPtrArray) week = NULL;
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) finish = NULL;
  g_autoptr (GError) error = NULL;
  guint n_reviews = 0;
  guint n_gaps = 0;
  gboolean more;

  overdue = chancery_watch_due (store->db, get_day ("2026-03-01"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (overdue->len, ==, 0);
  week = chancery_watch_due (store->db, get_day ("2026-03-09"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (week->len, ==, 2);
  open = chancery_watch_unscheduled (store->db, get_day ("2026-03-02"), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < open->len; i++)
    n_reviews += ((ChanceryDueRow *)open->pdata[i])->reason == CHANCERY_DUE_REVIEW;
  g_assert_cmpuint (n_reviews, ==, 1);
  finish = chancery_watch_to_finish (store->db, 100, &more, &error);
  g_assert_no_error (error);
  g_assert_false (more);
  for (guint i = 0; i < finish->len; i++)
    {
      ChanceryGapRow *row = finish->pdata[i];

      if (g_str_equal (row->what, "gap"))
        {
          n_gaps++;
          g_assert_cmpstr (row->uuid, ==, DEMARCHE);
          g_assert_cmpstr (((const ChanceryField *)row->gaps->pdata[0])->id, ==, "addressee");
        }
    }
  g_assert_cmpuint (n_gaps, ==, 1);
}

/* Bug: the desk told how many it listed for how many there are. */
static void
test_what_is_listed_is_not_all (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (ChanceryRecord) record =
          chancery_test_save (store,
                              chancery_test_draft (store, "{'kind':'document','title':'Letter'}"));
    }
  for (guint limit = 2; limit <= 3; limit++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = NULL;
      gboolean more;

      rows = chancery_watch_to_finish (store->db, limit, &more, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (rows->len, ==, limit);
      g_assert_cmpint (more, ==, limit < 3);
    }
}

static void
test_both_sides_of_a_link (void)
{
  g_autoptr (ChanceryTestStore) store = new_sample ();
  g_autoptr (GPtrArray) mentions = NULL;
  g_autoptr (GPtrArray) children = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;
  gboolean protested = FALSE;

  mentions = chancery_links_get_mentions (store->db, INCIDENT, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < mentions->len; i++)
    {
      ChanceryMention *mention = mentions->pdata[i];

      if (g_strcmp0 (mention->role, "protests") == 0)
        {
          protested = TRUE;
          g_assert_cmpstr (mention->record, ==, DEMARCHE);
          g_assert_cmpstr (mention->path, ==, "links.to");
        }
    }
  g_assert_true (protested);
  children = chancery_links_get_children (store->db, DEMARCHE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (children->len, ==, 4);
  files = chancery_links_get_casefiles (store->db, INCIDENT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpstr (files->pdata[0], ==, CASEFILE);
}

static void
test_chronology (void)
{
  g_autoptr (ChanceryTestStore) store = new_sample ();
  g_autoptr (GPtrArray) uuids = NULL;
  g_autoptr (GError) error = NULL;
  gboolean undated = FALSE;
  g_autofree char *before = NULL;

  uuids = chancery_links_get_chronology (store->db, CASEFILE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (uuids->len, >, 10);
  for (guint i = 0; i < uuids->len; i++)
    {
      g_autoptr (ChanceryRecord) record =
          chancery_records_load (store->db, uuids->pdata[i], &error);
      gboolean has_date = chancery_record_get_own_date (record) != NULL ||
                          chancery_record_get_day_source (record) != NULL;

      if (!has_date)
        undated = TRUE;
      g_assert_false (undated && has_date);
    }
}

static void
test_link_and_unlink (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) one =
      chancery_test_save (store, chancery_test_draft (store, "{'kind':'document','title':'One'}"));
  g_autoptr (ChanceryRecord) two =
      chancery_test_save (store, chancery_test_draft (store, "{'kind':'document','title':'Two'}"));
  const char *from = chancery_record_get_id (two);
  const char *to = chancery_record_get_id (one);
  g_autoptr (GPtrArray) mentions = NULL;
  g_autoptr (GError) error = NULL;

  chancery_links_add (store->db, from, "replies-to", to, "late", NULL, chancery_test_act (NULL),
                      &error);
  g_assert_no_error (error);
  mentions = chancery_links_get_mentions (store->db, to, &error);
  g_assert_cmpuint (mentions->len, ==, 1);
  g_assert_cmpstr (((ChanceryMention *)mentions->pdata[0])->note, ==, "late");
  g_assert_false (chancery_links_add (store->db, from, "likes", to, NULL, NULL,
                                      chancery_test_act (NULL), &error));
  g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  chancery_links_remove (store->db, from, "replies-to", to, chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  g_assert_false (
      chancery_links_remove (store->db, from, "replies-to", to, chancery_test_act (NULL), &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND);
}

static void
assert_first_name (ChanceryTestStore *store, const char *text, const char *title)
{
  const ChanceryField *field =
      chancery_kind_find_field (chancery_kind_find ("demarche"), "party_to");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = chancery_names_lookup (store->db, field, text, 8, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (names->len, >, 0);
  g_assert_cmpstr (((ChanceryName *)names->pdata[0])->title, ==, title);
}

static void
test_names (void)
{
  g_autoptr (ChanceryTestStore) store = new_sample ();
  const ChanceryField *field =
      chancery_kind_find_field (chancery_kind_find ("demarche"), "party_to");
  g_autoptr (GPtrArray) recent = NULL;
  g_autoptr (GPtrArray) matches = NULL;
  g_autoptr (GError) error = NULL;

  assert_first_name (store, "ISP", "Inter-Services Public Relations");
  assert_first_name (store, "pakistan", "Pakistan");
  assert_first_name (store, "enforcement", "Law-enforcement agencies of Pakistan");
  recent = chancery_names_lookup (store->db, field, "", 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recent->len, ==, 5);
  matches = chancery_names_match (store->db, field, CHANCERY_KIND_NONE, " TTP ", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (matches->len, ==, 1);
}

static void
test_stats (void)
{
  g_autoptr (ChanceryTestStore) store = new_sample ();
  g_autoptr (GError) error = NULL;
  ChanceryStats stats;

  chancery_stats_read (store->db, &stats, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stats.n_records[CHANCERY_KIND_DEMAND], ==, 3);
  g_assert_cmpuint (stats.n_all, >, 20);
  g_assert_cmpuint (stats.n_history, ==, stats.n_all);
  g_assert_cmpuint (stats.file_bytes, >, 0);
}

/* Of the desk's questions each starts from the table of one kind, k or x; all records, r, are not walked, and
 * neither is what names what. */
static const char *const small[] = { "k", "x", "CONSTANT", "(subquery-3)", NULL };

static void
test_plans (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GString) plans = g_string_new (NULL);
  char *sql;

  for (guint i = 0; (sql = chancery_watch_dup_due_sql (i)) != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("due %u", i);

      chancery_test_add_plan (plans, store->db, name, sql, small);
      g_free (sql);
    }
  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    if (chancery_kind_has_flag (chancery_kind_get ((ChanceryKindId)i), CHANCERY_KIND_WATCHED))
      {
        const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);
        g_autofree char *list = chancery_watch_dup_list_sql (kind);

        chancery_test_add_plan (plans, store->db, kind->id, list, small);
      }
  for (guint i = 0; chancery_watch_peek_finish_sql (i) != NULL; i++)
    chancery_test_add_plan (plans, store->db, "to finish", chancery_watch_peek_finish_sql (i),
                            small);
  chancery_test_golden ("desk.plan", plans->str);
}

int
main (int argc, char **argv)
{
  chancery_test_init (&argc, &argv);

  g_test_add_func ("/store/watch/demands-with-their-verdict", test_demands_with_their_verdict);
  g_test_add_func ("/store/watch/others-decide-nothing", test_others_decide_nothing);
  g_test_add_func ("/store/watch/the-desk-of-the-sample", test_the_desk_of_the_sample);
  g_test_add_func ("/store/watch/what-is-listed-is-not-all", test_what_is_listed_is_not_all);
  g_test_add_func ("/store/watch/plans", test_plans);
  g_test_add_func ("/store/links/both-sides-of-a-link", test_both_sides_of_a_link);
  g_test_add_func ("/store/links/chronology", test_chronology);
  g_test_add_func ("/store/links/link-and-unlink", test_link_and_unlink);
  g_test_add_func ("/store/names/lookup-and-match", test_names);
  g_test_add_func ("/store/stats/counts", test_stats);

  return g_test_run ();
}
