/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What has passed with a party; the plans stand in tests/golden/dealings.plan and `--update-golden` writes
 * them anew. */

#include "config.h"

#include "chancery-dealings.h"

#include "chancery-day.h"
#include "chancery-query.h"
#include "chancery-records.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"
#include "chancery-vocabulary.h"
#include "chancery-watch.h"

#include <string.h>

/* 23 November 2026, whatever the day of the run. */
#define TODAY 2461368
#define TALIBAN "96e3fc2e-2441-4939-ac08-d38eae50c4a7"
#define MANY 1000

static char *
subject_of (ChanceryTestStore *store, const char *text)
{
  g_autoptr (ChanceryQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  char *subject;

  if (text == NULL)
    return NULL;
  query = chancery_query_parse (text, TODAY);
  subject = chancery_dealings_find_subject (store->db, query, &error);
  g_assert_no_error (error);
  return subject;
}

/* Titles of what is found, in order, a line each. */
static char *
titles_of (ChanceryTestStore *store, ChanceryDealing dealing, const char *party, const char *text)
{
  g_autofree char *subject = subject_of (store, text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = chancery_dealings_list (store->db, dealing,
                                                    chancery_records_get_row (store->db, party),
                                                    subject, MANY, &error);
  GString *titles = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (ChanceryRecord) record =
          chancery_records_load_row (store->db, g_array_index (rows, gint64, i), &error);

      g_assert_no_error (error);
      g_string_append_printf (titles, "%s%s", i > 0 ? "\n" : "",
                              chancery_record_get_title (record));
    }
  return g_string_free (titles, FALSE);
}

static void
assert_titles (ChanceryTestStore *store,
               ChanceryDealing dealing,
               const char *party,
               const char *subject,
               const char *expected)
{
  g_autofree char *titles = titles_of (store, dealing, party, subject);

  g_assert_cmpstr (titles, ==, expected);
}

static guint
count_lines (const char *text)
{
  guint n = *text != '\0' ? 1 : 0;

  for (; *text != '\0'; text++)
    n += *text == '\n' ? 1 : 0;
  return n;
}

static void
test_the_reference_case (void)
{
  static const char protest[] = "Protest over the attack on a joint checkpost in Bajaur";
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *demands = NULL;
  g_autofree char *figures = NULL;
  g_autofree char *disputed = NULL;
  g_autofree char *actions = NULL;

  chancery_test_import (store, "data/samples/bajaur.json");
  assert_titles (store, CHANCERY_DEALING_ACTS, TALIBAN, NULL, protest);
  assert_titles (store, CHANCERY_DEALING_ASSURANCES, TALIBAN, NULL,
                 "Co-operation against terrorism");
  assert_titles (store, CHANCERY_DEALING_OUR_ASSURANCES, TALIBAN, NULL, "");
  assert_titles (store, CHANCERY_DEALING_THEIR_DEMANDS, TALIBAN, NULL, "");
  assert_titles (store, CHANCERY_DEALING_STATEMENTS, TALIBAN, NULL, "");
  demands = titles_of (store, CHANCERY_DEALING_DEMANDS, TALIBAN, NULL);
  g_assert_cmpuint (count_lines (demands), ==, 3);
  disputed = titles_of (store, CHANCERY_DEALING_DISPUTED, TALIBAN, NULL);
  g_assert_nonnull (strstr (disputed, "Bajaur"));
  /* The exact figures stand in a paper that only corrects the one beside the protest. */
  figures = titles_of (store, CHANCERY_DEALING_FIGURES, TALIBAN, NULL);
  g_assert_cmpuint (count_lines (figures), ==, 4);
  /* One of the four is done. */
  actions = titles_of (store, CHANCERY_DEALING_ACTIONS, TALIBAN, NULL);
  g_assert_cmpuint (count_lines (actions), ==, 3);
}

static void
test_a_subject_takes_along_what_hangs_on_it (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  static const char *const about[] = { "place:bajaur", "case:AFG/2026/1", "infrastructure" };
  static const ChanceryDealing parts[] = { CHANCERY_DEALING_ACTS, CHANCERY_DEALING_DEMANDS,
                                           CHANCERY_DEALING_RESERVATIONS,
                                           CHANCERY_DEALING_ACTIONS };

  chancery_test_import (store, "data/samples/bajaur.json");
  for (guint i = 0; i < G_N_ELEMENTS (about); i++)
    for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
      {
        g_autofree char *all = titles_of (store, parts[j], TALIBAN, NULL);
        g_autofree char *some = titles_of (store, parts[j], TALIBAN, about[i]);

        g_test_message ("%s, part %u", about[i], parts[j]);
        g_assert_cmpstr (some, ==, all);
      }
  for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
    assert_titles (store, parts[j], TALIBAN, "fisheries", "");
}

static ChanceryRecord *
save (ChanceryTestStore *store, const char *json)
{
  return chancery_test_save (store, chancery_test_draft (store, json));
}

static void
register_it (ChanceryTestStore *store, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number =
      chancery_records_register (store->db, id, chancery_test_act (NULL), &error);

  g_assert_no_error (error);
  g_assert_nonnull (number);
}

#define STATE_ID "aaaaaaaa-0000-4000-8000-000000000001"
#define MISSION_ID "aaaaaaaa-0000-4000-8000-000000000002"
#define ENVOY_ID "aaaaaaaa-0000-4000-8000-000000000003"
#define ACT_ID "aaaaaaaa-0000-4000-8000-000000000004"
#define THEIRS_ID "aaaaaaaa-0000-4000-8000-000000000005"

/* A demarche at their mission, one of theirs to us, and what their envoy promised and said. */
static void
fill (ChanceryTestStore *store)
{
  static const char *const records[] = {
    "{'kind':'actor','id':'" STATE_ID "','names':[{'text':'Ruritania'}]}",
    "{'kind':'actor','id':'" MISSION_ID "','names':[{'text':'Embassy of Ruritania'}],"
    "'part_of':{'id':'" STATE_ID "'}}",
    "{'kind':'person','id':'" ENVOY_ID "','names':[{'text':'R. Hentzau'}],"
    "'posts':[{'post':'ambassador','actor':{'id':'" MISSION_ID "'}}]}",
    "{'kind':'demarche','id':'" ACT_ID
    "','title':'Note on fishing','act_kind':'protest','direction':'made',"
    "'form':'note-verbale','party_from':[{'label':'Us'}],'party_to':[{'id':'" MISSION_ID "'}],"
    "'occasion_date':'2026-03-01'}",
    "{'kind':'demarche','id':'" THEIRS_ID
    "','title':'Their note','act_kind':'request','direction':'received',"
    "'form':'note-verbale','party_from':[{'id':'" STATE_ID "'}],'party_to':[{'label':'Us'}],"
    "'occasion_date':'2026-03-09'}",
    "{'kind':'demand','text':'Withdraw the boats','raised_in':{'id':'" ACT_ID "'}}",
    "{'kind':'demand','text':'Return the nets','raised_in':{'id':'" THEIRS_ID "'}}",
    "{'kind':'assurance','text':'No boats in spring','given_by':{'id':'" ENVOY_ID
    "'},'given_on':'2025-11-02'}",
    "{'kind':'assurance','text':'Nets will be looked for','given_by':{'label':'Us'},"
    "'given_to':{'id':'" STATE_ID "'},'given_on':'2025-12-02'}",
    "{'kind':'statement','title':'The envoy on boats','speaker':{'id':'" ENVOY_ID
    "'},'made_at':'2026-01-05'}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autoptr (ChanceryRecord) record = save (store, records[i]);

      g_assert_nonnull (record);
    }
  register_it (store, ACT_ID);
  register_it (store, THEIRS_ID);
}

static void
test_missions_and_envoys_speak_for_their_state (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();

  fill (store);
  assert_titles (store, CHANCERY_DEALING_ACTS, STATE_ID, NULL, "Their note\nNote on fishing");
  assert_titles (store, CHANCERY_DEALING_ACTS, MISSION_ID, NULL, "Note on fishing");
  assert_titles (store, CHANCERY_DEALING_DEMANDS, STATE_ID, NULL, "Withdraw the boats");
  assert_titles (store, CHANCERY_DEALING_THEIR_DEMANDS, STATE_ID, NULL, "Return the nets");
  assert_titles (store, CHANCERY_DEALING_ASSURANCES, STATE_ID, NULL, "No boats in spring");
  assert_titles (store, CHANCERY_DEALING_OUR_ASSURANCES, STATE_ID, NULL, "Nets will be looked for");
  assert_titles (store, CHANCERY_DEALING_STATEMENTS, STATE_ID, NULL, "The envoy on boats");
  assert_titles (store, CHANCERY_DEALING_PEOPLE, STATE_ID, NULL, "R. Hentzau");
}

static void
test_what_is_void_or_settled_is_left_out (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;

  fill (store);
  chancery_records_void (store->db, ACT_ID, chancery_test_act ("issued in error"), &error);
  g_assert_no_error (error);
  assert_titles (store, CHANCERY_DEALING_ACTS, STATE_ID, NULL, "Their note");
  assert_titles (store, CHANCERY_DEALING_DEMANDS, STATE_ID, NULL, "");
}

/* A demand that was partly met was open on the desk and in the briefing, and not on the page of its case. */
static void
test_settled_is_the_same_everywhere (void)
{
  const ChanceryVocabulary *verdicts = chancery_vocabulary_get ("demand_verdict");
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();

  fill (store);
  for (const ChanceryTerm *term = verdicts->terms; term->code != NULL; term++)
    {
      gboolean open = (term->flags & CHANCERY_TERM_SETTLED) == 0;
      g_autofree char *id =
          chancery_db_query_text (store->db,
                                  "SELECT uuid FROM record WHERE title = 'Withdraw the boats'", "");
      ChanceryDraft *draft = chancery_test_edit (store, id);
      g_autoptr (ChanceryLine) line = chancery_line_new (
          chancery_kind_find_field (chancery_kind_get (CHANCERY_KIND_DEMAND), "assessments"), NULL);
      g_autoptr (ChanceryValue) verdict = chancery_value_new_text (term->code);
      g_autoptr (ChanceryRecord) saved = NULL;
      g_autoptr (GPtrArray) rows = NULL;
      g_autoptr (GPtrArray) unscheduled = NULL;
      gboolean on_desk = FALSE;

      chancery_line_set_value (line,
                               chancery_field_find (chancery_line_get_list (line)->lines,
                                                    "verdict"),
                               verdict);
      chancery_draft_add_line (draft, chancery_line_get_list (line), line);
      saved = chancery_test_save (store, draft);
      assert_titles (store, CHANCERY_DEALING_DEMANDS, STATE_ID, NULL,
                     open ? "Withdraw the boats" : "");
      rows = chancery_watch_list (store->db, CHANCERY_KIND_DEMAND, NULL, CHANCERY_DAY_NONE, NULL);
      for (guint i = 0; i < rows->len; i++)
        if (g_strcmp0 (((ChanceryWatchRow *)rows->pdata[i])->uuid, id) == 0)
          g_assert_true (chancery_watch_row_is_open (rows->pdata[i]) == open);
      unscheduled = chancery_watch_unscheduled (store->db, TODAY, NULL);
      for (guint i = 0; i < unscheduled->len; i++)
        on_desk |= g_strcmp0 (((ChanceryDueRow *)unscheduled->pdata[i])->uuid, id) == 0;
      g_assert_true (on_desk == open);
    }
}

static void
assert_party (ChanceryTestStore *store, const char *id, const char *own, const char *expected)
{
  g_autoptr (GError) error = NULL;
  gint64 row = chancery_dealings_find_party (store->db, chancery_records_get_row (store->db, id),
                                             own, &error);
  g_autofree char *found = row != 0 ? chancery_records_get_uuid (store->db, row) : NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_whom_a_record_is_about (void)
{
  static const char *const ids[] = { "911dfa82", "6ee1fbc1", "0885dcfd", "5065146e",
                                     "7c2e6a31", "37ae23d3", "96e3fc2e" };
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();

  chancery_test_import (store, "data/samples/bajaur.json");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *like = g_strdup_printf ("%s%%", ids[i]);
      g_autofree char *id = chancery_db_query_text (store->db,
                                                    "SELECT uuid FROM record WHERE uuid LIKE ?1",
                                                    "t", like);

      assert_party (store, id, "48af4f9e-c49c-434a-8d3e-6951aa62ecd3", TALIBAN);
    }
  /* What is about nobody asks for a party. */
  assert_party (store, "6c91d8fe-a596-4af3-b435-9ffa0aa202f8", NULL, NULL);
}

static void
test_the_limit_holds (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = NULL;

  fill (store);
  rows = chancery_dealings_list (store->db, CHANCERY_DEALING_ACTS,
                                 chancery_records_get_row (store->db, STATE_ID), NULL, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
}

/* No table is walked from end to end; what is made for the answer may be. */
static const char *const made[] = { "party", "side",    "acts",     "acts_to", "linked", "children",
                                    "near",  "sourced", "p",        "s",       "a",      "n",
                                    "t",     "j",       "CONSTANT", NULL };

static void
test_plans (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GString) plans = g_string_new (NULL);

  for (guint i = 0; i < CHANCERY_N_DEALINGS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_autofree char *sql = chancery_dealings_dup_sql ((ChanceryDealing)i);

      chancery_test_add_plan (plans, store->db, name, sql, made);
    }
  chancery_test_golden ("dealings.plan", plans->str);
}

int
main (int argc, char *argv[])
{
  chancery_test_init (&argc, &argv);
  g_test_add_func ("/store/dealings/reference-case", test_the_reference_case);
  g_test_add_func ("/store/dealings/subject", test_a_subject_takes_along_what_hangs_on_it);
  g_test_add_func ("/store/dealings/missions-and-envoys",
                   test_missions_and_envoys_speak_for_their_state);
  g_test_add_func ("/store/dealings/void-or-settled", test_what_is_void_or_settled_is_left_out);
  g_test_add_func ("/store/dealings/settled-is-the-same-everywhere",
                   test_settled_is_the_same_everywhere);
  g_test_add_func ("/store/dealings/party", test_whom_a_record_is_about);
  g_test_add_func ("/store/dealings/limit", test_the_limit_holds);
  g_test_add_func ("/store/dealings/plans", test_plans);
  return g_test_run ();
}
