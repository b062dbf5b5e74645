/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-case-state.h"
#include "chancery-registry-time.h"
#include "chancery-test-registry.h"
#include "chancery-test-store.h"
#include "chancery-timeline-lanes.h"

#define CASEFILE "7c2e6a31-2a7c-484a-a38b-07d8e575fed9"
#define DEMAND "6ee1fbc1-2e9d-4f30-999d-436e0cbab980"

static ChanceryCaseState *
read_case (ChanceryTestStore *store, const char *day)
{
  ChanceryDay as_on = CHANCERY_DAY_NONE;
  g_autoptr (GError) error = NULL;
  ChanceryCaseState *state;

  g_assert_true (chancery_day_from_iso (day, &as_on));
  state = chancery_case_state_read (store->db, CASEFILE, as_on, &error);
  g_assert_no_error (error);
  g_assert_nonnull (state);
  return state;
}

/* The same file on two days: the papers stay, what was judged later is not there yet. */
static void
test_case_as_on (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryCaseState) now = NULL;
  g_autoptr (ChanceryCaseState) before = NULL;
  g_autoptr (ChanceryCaseState) long_ago = NULL;
  const ChanceryCaseWatched *watched;

  chancery_test_import (store, "data/samples/bajaur.json");
  now = read_case (store, "2026-03-02");
  before = read_case (store, "2026-03-01");
  long_ago = read_case (store, "2026-01-01");

  g_assert_cmpstr (chancery_case_state_get_open_words (now), ==, "3 demands open");
  g_assert_cmpstr (chancery_case_state_get_answer_words (now), ==, "last answer none");
  watched = chancery_case_state_find_watched (now, DEMAND);
  g_assert_cmpstr (watched->verdict, ==, "open");
  g_assert_cmpstr (watched->since, ==, "2 Mar 2026");
  g_assert_cmpuint (watched->n_evidence, ==, 1);
  watched = chancery_case_state_find_watched (before, DEMAND);
  g_assert_null (watched->since);
  g_assert_cmpstr (chancery_case_state_get_open_words (long_ago), ==, "");
  g_assert_cmpstr (chancery_case_state_get_answer_words (long_ago), ==, "");
  g_assert_cmpuint (chancery_case_state_get_items (now)->len, ==,
                    chancery_case_state_get_items (long_ago)->len);
}

static void
test_chronology_is_in_order (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryCaseState) state = NULL;
  gint64 before = G_MININT64;
  gboolean undated = FALSE;

  chancery_test_import (store, "data/samples/bajaur.json");
  state = read_case (store, "2026-03-02");
  for (guint i = 0; i < chancery_case_state_get_items (state)->len; i++)
    {
      const ChancerySpan *span = chancery_case_state_get_span (state, i);
      ChanceryRecordItem *item = g_ptr_array_index (chancery_case_state_get_items (state), i);
      gint64 day = span->first_day != CHANCERY_DAY_NONE ? span->first_day : span->last_day;

      g_assert_true (chancery_record_item_is_loaded (item));
      undated = undated || chancery_span_is_undated (span);
      if (undated)
        g_assert_true (chancery_span_is_undated (span));
      else
        g_assert_cmpint (day, >=, before);
      before = day;
    }
}

static ChanceryTimeline *
load_timeline (ChanceryTestRegistry *registry, const char *query)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryTimeline *timeline;

  chancery_registry_load_timeline_async (registry->registry, NULL, query, NULL,
                                         chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  timeline = chancery_registry_load_timeline_finish (registry->registry, result, &error);
  g_assert_no_error (error);
  return timeline;
}

static ChanceryTimelineEntries *
load_entries (ChanceryTestRegistry *registry, ChanceryTimeline *timeline, guint most)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryTimelineEntries *entries;

  chancery_registry_load_timeline_entries_async (registry->registry, timeline, most, NULL,
                                                 chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  entries = chancery_registry_load_timeline_entries_finish (registry->registry, result, &error);
  g_assert_no_error (error);
  return entries;
}

static void
save_marked (ChanceryTestRegistry *registry, const char *title, const char *date)
{
  g_autoptr (GPtrArray) drafts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  ChanceryDraft *draft = chancery_draft_new (chancery_kind_find ("statement"));
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (drafts, draft);
  chancery_draft_set_text (draft, "title", title);
  g_assert_true (chancery_draft_set_typed (draft, "made_at", date, 0, &error));
  g_assert_true (chancery_draft_set_typed (draft, "marking", "secret", 0, &error));
  chancery_registry_save_async (registry->registry, drafts, NULL, NULL, chancery_test_result_cb,
                                &place);
  result = chancery_test_wait (&place);
  g_assert_cmpint (chancery_registry_save_finish (registry->registry, result, &error), >, 0);
  g_assert_no_error (error);
}

/* What nobody had looked at was missing on paper, and what came after the first few hundred did not mark
 * it. */
static void
test_paper_is_of_all (void)
{
  g_autoptr (ChanceryTestRegistry) registry = chancery_test_registry_new ();
  g_autofree char *first = chancery_test_registry_save (registry, "First", "Here", "2026-02-16");
  g_autofree char *second = chancery_test_registry_save (registry, "Second", "There", "2026-02-20");
  g_autofree char *third = chancery_test_registry_save (registry, "Third", "There", "unknown");
  g_autoptr (ChanceryTimeline) timeline = NULL;
  g_autoptr (ChanceryTimelineEntries) one = NULL;
  g_autoptr (ChanceryTimelineEntries) all = NULL;

  g_assert_true (first != NULL && second != NULL && third != NULL);
  save_marked (registry, "Fourth", "2026-02-25");
  timeline = load_timeline (registry, "kind:demarche,statement");
  one = load_entries (registry, timeline, 1);
  g_assert_cmpuint (one->dated->len, ==, 1);
  g_assert_cmpstr (one->level, ==, "secret");
  all = load_entries (registry, timeline, 500);
  g_assert_cmpuint (all->dated->len, ==, 3);
  g_assert_cmpuint (all->undated->len, ==, 1);
  for (guint i = 0; i < all->dated->len; i++)
    g_assert_true (chancery_record_item_is_loaded (all->dated->pdata[i]));
  g_assert_cmpstr (chancery_record_item_get_title (all->dated->pdata[2]), ==, "Fourth");
}

/* Parties and places were counted in the list and not on the timeline, which did not say so. */
static void
test_names_have_no_day (void)
{
  g_autoptr (ChanceryTestRegistry) registry = chancery_test_registry_new ();
  g_autofree char *first = chancery_test_registry_save (registry, "First", "Here", "2026-02-16");
  g_autoptr (ChanceryTimeline) timeline = load_timeline (registry, "");

  g_assert_nonnull (first);
  g_assert_cmpuint (chancery_timeline_get_n_spans (timeline), ==, 1);
  /* The party, and our own ministry. */
  g_assert_cmpuint (chancery_timeline_get_n_dayless (timeline), ==, 2);
}

static void
test_timeline_of_a_query (void)
{
  g_autoptr (ChanceryTestRegistry) registry = chancery_test_registry_new ();
  g_autofree char *first = chancery_test_registry_save (registry, "First", "Here", "2026-02-16");
  g_autofree char *second = chancery_test_registry_save (registry, "Second", "There", "2026-01/..");
  g_autofree char *third = chancery_test_registry_save (registry, "Third", "There", "unknown");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) got = NULL;
  g_autoptr (ChanceryTimeline) timeline = NULL;
  g_autoptr (ChanceryTimelineLanes) kinds = NULL;
  g_autoptr (ChanceryTimelineLanes) parties = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *count = NULL;
  g_autofree char *query = NULL;

  g_assert_true (first != NULL && second != NULL && third != NULL);
  chancery_registry_load_timeline_async (registry->registry, NULL, "kind:demarche", NULL,
                                         chancery_test_result_cb, &result);
  got = chancery_test_wait (&result);
  timeline = chancery_registry_load_timeline_finish (registry->registry, got, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (chancery_timeline_get_n_spans (timeline), ==, 3);
  g_assert_cmpuint (chancery_timeline_get_n_dated (timeline), ==, 2);
  g_assert_cmpuint (chancery_timeline_get_n_left_out (timeline), ==, 0);

  kinds = chancery_timeline_lanes_new (timeline, CHANCERY_TIMELINE_BY_KIND);
  g_assert_cmpuint (chancery_timeline_lanes_get_n (kinds), ==, 1);
  count = chancery_timeline_lanes_count (kinds, 0, 312);
  g_assert_cmpstr (count, ==, "312 demarches");
  query = chancery_timeline_lanes_dup_query (kinds, 0);
  g_assert_cmpstr (query, ==, "kind:demarche");
  parties = chancery_timeline_lanes_new (timeline, CHANCERY_TIMELINE_BY_PARTY);
  g_assert_cmpuint (chancery_timeline_lanes_get_n (parties), ==, 2);
  g_assert_cmpstr (chancery_timeline_lanes_get_name (parties, 0), ==, "There");
}

/* On the worker it comes out as it does here. */
static void
test_plan (void)
{
  static const ChanceryTimelineMetrics metrics = {
    .scale = 2, .mark = 8, .bin = 60, .most_tracks = 4
  };
  g_autoptr (ChanceryTestRegistry) registry = chancery_test_registry_new ();
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (ChancerySpan));
  g_autoptr (ChanceryTimeline) timeline = NULL;
  g_autoptr (ChanceryTimelinePlan) here = NULL;
  g_autoptr (ChanceryTimelinePlan) there = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) got = NULL;
  guint n_here, n_there;

  for (gint64 i = 0; i < 50; i++)
    {
      ChancerySpan span = { .row = i + 1,
                            .first_day = 100 + i,
                            .last_day = 100 + i,
                            .kind = i % 2 == 0 ? CHANCERY_KIND_INCIDENT : CHANCERY_KIND_STATEMENT };

      g_array_append_val (spans, span);
    }
  timeline = chancery_timeline_new (spans, NULL, 0);
  here = chancery_timeline_plan_new (timeline, NULL, CHANCERY_TIMELINE_BY_KIND, 100, &metrics);
  chancery_registry_plan_timeline_async (registry->registry, timeline, here->lanes,
                                         CHANCERY_TIMELINE_BY_KIND, 100, &metrics, NULL,
                                         chancery_test_result_cb, &result);
  got = chancery_test_wait (&result);
  there = chancery_registry_plan_timeline_finish (registry->registry, got, NULL);
  g_assert_nonnull (there);
  g_assert_true (there->lanes == here->lanes);
  g_assert_cmpuint (chancery_timeline_lanes_get_n (there->lanes), ==, 2);
  chancery_timeline_layout_get_boxes (here->layout, &n_here);
  chancery_timeline_layout_get_boxes (there->layout, &n_there);
  g_assert_cmpuint (n_here, ==, n_there);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/timeline/case-as-on", test_case_as_on);
  g_test_add_func ("/service/timeline/chronology-is-in-order", test_chronology_is_in_order);
  g_test_add_func ("/service/timeline/of-a-query", test_timeline_of_a_query);
  g_test_add_func ("/service/timeline/paper-is-of-all", test_paper_is_of_all);
  g_test_add_func ("/service/timeline/names-have-no-day", test_names_have_no_day);
  g_test_add_func ("/service/timeline/plan", test_plan);
  return g_test_run ();
}
