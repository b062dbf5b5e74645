/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-counts-private.h"
#include "chancery-query.h"
#include "chancery-record-import.h"
#include "chancery-records.h"
#include "chancery-search.h"
#include "chancery-settings.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"
#include "chancery-watch.h"

#include <string.h>

/* An act of @day to Afghanistan with @more in it. */
static void
add_act (ChanceryTestStore *store, const char *day, const char *more)
{
  g_autofree char *json = g_strdup_printf (
      "{'kind': 'demarche', 'title': 'A protest', 'act_kind': 'protest', 'direction': 'made',"
      " 'party_from': [{'label': 'Pakistan'}], 'party_to': [{'label': 'Afghanistan'}],"
      " 'form': 'note-verbale', 'occasion_date': '%s'%s}",
      day, more);
  g_autoptr (ChanceryRecord) record = chancery_test_save (store, chancery_test_draft (store, json));
  g_autoptr (GError) error = NULL;
  g_autofree char *reference = chancery_records_register (store->db,
                                                          chancery_record_get_id (record),
                                                          chancery_test_act (NULL), &error);

  g_assert_no_error (error);
  g_assert_nonnull (reference);
}

#define ANSWER(on, response) ", 'answers': [{'on': '" on "', 'response': '" response "'}]"

static ChanceryTestStore *
make_store (void)
{
  ChanceryTestStore *store = chancery_test_store_new ();

  add_act (store, "2025-01-10", ", 'tone': 'protest'" ANSWER ("2025-01-20", "denies"));
  add_act (store, "2025-02-10", ", 'tone': 'condemn'" ANSWER ("2025-02-13", "regrets"));
  add_act (store, "2025-12-01", ANSWER ("2026-01-31", "receipt-only"));
  /* Days that are not exact are not measured. */
  add_act (store, "2026-02", ANSWER ("2026-03-01", "accepts"));
  add_act (store, "2026-02-01", ANSWER ("2026-03", "accepts"));
  add_act (store, "2026-02-16/..", "");
  add_act (store, "XXXX", "");
  /* A first answer on a day that is not known may have been earlier. */
  add_act (store, "2026-04-01",
           ", 'answers': [{'on': '2026-04-05', 'response': 'denies'}, {'response': 'regrets'}]");
  add_act (store, "2026-05-01",
           ", 'answers': [{'on': '2026-05-02', 'response': 'receipt-only'},"
           " {'on': '2026-05-08', 'response': 'explains-otherwise'}]");
  add_act (store, "2026-06-01", ", 'delivery': 'planned'");
  return store;
}

static ChanceryQuery *
parse (ChanceryTestStore *store, const char *text)
{
  return chancery_query_parse (text, chancery_settings_get_day (store->db));
}

static gint64
count (ChanceryTestStore *store, const char *text)
{
  g_autoptr (ChanceryQuery) query = parse (store, text);
  g_autoptr (GError) error = NULL;
  gint64 n = chancery_search_count (store->db, query, &error);

  g_assert_no_error (error);
  return n;
}

static void
test_one_rule (void)
{
  g_autoptr (ChanceryTestStore) store = make_store ();

  g_assert_cmpint (count (store, "kind:demarche"), ==, 10);
  g_assert_cmpint (count (store, "kind:demarche counted:yes"), ==, 9);
  g_assert_cmpint (count (store, "kind:demarche counted:no"), ==, 1);
  g_assert_cmpint (count (store, "counted:yes answered:yes"), ==, 6);
  g_assert_cmpint (count (store, "counted:yes answered:receipt"), ==, 1);
  g_assert_cmpint (count (store, "counted:yes answered:none"), ==, 2);
  g_assert_cmpint (count (store, "counted:yes answered:no"), ==, 3);
  g_assert_cmpint (count (store, "kind:demarche year:2025"), ==, 3);
  g_assert_cmpint (count (store, "kind:demarche year:>=2026"), ==, 6);
  g_assert_cmpint (count (store, "kind:demarche year:<2026"), ==, 3);
  g_assert_cmpint (count (store, "kind:demarche year:none"), ==, 1);
  g_assert_cmpint (count (store, "kind:demarche year:2025,2026"), ==, 9);
  g_assert_cmpint (count (store, "kind:demarche year:nonsense"), ==, 0);
  g_assert_cmpint (count (store, "kind:demarche counterpart:none"), ==, 0);
  /* What takes no answer is neither answered nor not. */
  g_assert_cmpint (count (store, "kind:actor answered:no"), ==, 0);
}

static void
test_answers_and_days (void)
{
  g_autoptr (ChanceryTestStore) store = make_store ();
  g_autoptr (ChanceryQuery) query = chancery_counts_query (store->db, "kind:demarche");
  g_autoptr (GError) error = NULL;
  ChanceryCountAnswers answers;

  g_assert_true (chancery_counts_answers (store->db, query, &answers, &error));
  g_assert_no_error (error);
  g_assert_cmpint (answers.n_asked, ==, 9);
  g_assert_cmpint (answers.n_answered, ==, 6);
  g_assert_cmpint (answers.n_receipts, ==, 1);
  /* 10, 3 and 7 days. */
  g_assert_cmpint (answers.n_measured, ==, 3);
  g_assert_cmpint (answers.median_doubled, ==, 14);
  g_assert_cmpint (answers.shortest, ==, 3);
  g_assert_cmpint (answers.longest, ==, 10);
}

/* The list behind a number has just as many records. */
static void
check_lists (ChanceryTestStore *store, const char *first, const char *second)
{
  const char *const fields[] = { first, second, NULL };
  g_autoptr (ChanceryQuery) query = chancery_counts_query (store->db, "");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = chancery_counts_by (store->db, query, fields, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, >, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryCountRow *row = rows->pdata[i];
      g_autofree char *text = NULL;

      g_assert_cmpint (row->count, >, 0);
      if (row->values[0].query == NULL || (second != NULL && row->values[1].query == NULL))
        continue;
      text = g_strdup_printf ("counted:yes %s %s", row->values[0].query,
                              second != NULL ? row->values[1].query : "");
      if (count (store, text) != row->count)
        g_error ("%s: %" G_GINT64_FORMAT ", not %" G_GINT64_FORMAT, text, count (store, text),
                 row->count);
    }
}

/* A statement of each of @names, which are no records here. */
static void
save_said_by (ChanceryTestStore *store, const char *const *names, guint n_names)
{
  for (guint i = 0; i < n_names; i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{'kind':'statement','title':'A','made_at':'2026-01-01','state':'registered',"
          "'issuer':{'id':'0000000%u-0000-4000-8000-00000000dead','label':'%s'}}",
          i, names[i]);
      g_autoptr (ChanceryRecord) record =
          chancery_test_save (store, chancery_test_draft (store, json));
    }
}

/* A name that is no record here, in letters that share bytes with quotation marks. */
static void
test_lists_behind_names_of_any_script (void)
{
  static const char *const names[] = { "Руритания", "東京", "رورتانیا", "The “Border” Guards" };
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();

  save_said_by (store, names, G_N_ELEMENTS (names));
  check_lists (store, "counterpart", NULL);
}

/* Bug: who is no record here was counted once for each spelling, and all of them were found behind each number. */
static void
test_lists_behind_spellings (void)
{
  static const char *const names[] = { "Руритания", "РУРИТАНИЯ", "«руритания»", "Al-Hentzau",
                                       "al hentzau" };
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  const char *const fields[] = { "counterpart", NULL };
  g_autoptr (ChanceryQuery) query = chancery_counts_query (store->db, "");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  save_said_by (store, names, G_N_ELEMENTS (names));
  check_lists (store, "counterpart", NULL);
  check_lists (store, "counterpart", "year");
  check_lists (store, "party", NULL);
  rows = chancery_counts_by (store->db, query, fields, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((ChanceryCountRow *)rows->pdata[0])->values[0].label, ==, "Al-Hentzau");
  g_assert_cmpint (((ChanceryCountRow *)rows->pdata[0])->count, ==, 2);
  g_assert_cmpint (((ChanceryCountRow *)rows->pdata[1])->count, ==, 3);
}

/* Who is no record here may be called as one that is, and the code of one kind as the label of another. */
static void
test_lists_behind_what_is_called_alike (void)
{
  static const char *const records[] = {
    "{'kind':'actor','id':'00000001-0000-4000-8000-00000000000a','names':[{'text':'Strelsau'},{'text':'Zenda'}]}",
    "{'kind':'statement','title':'A','made_at':'2026-01-01','state':'registered',"
    "'issuer':{'id':'00000001-0000-4000-8000-00000000000a'}}",
    "{'kind':'statement','title':'B','made_at':'2026-01-01','state':'registered',"
    "'issuer':{'id':'00000001-0000-4000-8000-00000000dead','label':'Zenda'}}",
    "{'kind':'statement','title':'C','made_at':'2026-01-01','state':'registered',"
    "'issuer':{'id':'00000002-0000-4000-8000-00000000dead','label':'Strelsau'}}",
    "{'kind':'demarche','title':'D','direction':'received','state':'registered'}",
    "{'kind':'document','title':'E','direction':'in','state':'registered'}",
  };
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 last = 0;

  chancery_db_begin (store->db, chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autofree char *json =
          i == 0
              ? g_strdup (records[i])
              : g_strdup_printf ("{'id':'%08x-0000-4000-8000-00000000000b',%s", i, records[i] + 1);

      chancery_test_put (store, store->db, json);
    }
  chancery_record_import_index (store->db, 0, G_MAXINT, &last, &error);
  g_assert_no_error (error);
  chancery_db_commit (store->db, &error);
  g_assert_no_error (error);
  check_lists (store, "counterpart", NULL);
  check_lists (store, "direction", NULL);
  /* Typed, a label is meant as well. */
  g_assert_cmpint (count (store, "direction:received"), ==, 2);
  g_assert_cmpint (count (store, "direction:=received"), ==, 1);
}

static void
test_lists_behind_numbers (void)
{
  static const char *const fields[] = { "kind", "year",  "counterpart",      "form",     "act_kind",
                                        "tone", "state", "answers.response", "direction" };
  g_autoptr (ChanceryTestStore) own = make_store ();
  g_autoptr (ChanceryTestStore) sample = chancery_test_store_new ();

  chancery_test_import (sample, "data/samples/bajaur.json");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      check_lists (own, fields[i], NULL);
      check_lists (sample, fields[i], NULL);
      check_lists (own, fields[i], "answered");
    }
}

static void
test_fields (void)
{
  g_assert_true (chancery_counts_is_field ("year"));
  g_assert_true (chancery_counts_is_field ("party"));
  g_assert_true (chancery_counts_is_field ("tags"));
  g_assert_true (chancery_counts_is_field ("points.kind"));
  g_assert_true (chancery_counts_is_field ("claims.actor"));
  g_assert_false (chancery_counts_is_field ("colour"));
  g_assert_false (chancery_counts_is_field (""));
  g_assert_false (chancery_counts_is_field ("points"));
}

/* An answer of which nobody said what it was worth was one on the desk and none in a count. */
static void
test_answer_without_a_response (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryQuery) query = chancery_counts_query (store->db, "kind:demarche");
  g_autoptr (GPtrArray) unscheduled = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryCountAnswers answers;

  add_act (store, "2026-02-01",
           ", 'reply_by': '2026-02-10', 'answers': [{'on': '2026-02-05', 'text': 'They came'}]");
  g_assert_true (chancery_counts_answers (store->db, query, &answers, &error));
  g_assert_no_error (error);
  g_assert_cmpint (answers.n_answered, ==, 1);
  g_assert_cmpint (answers.n_receipts, ==, 0);
  g_assert_cmpint (count (store, "counted:yes answered:yes"), ==, 1);
  unscheduled =
      chancery_watch_unscheduled (store->db, chancery_settings_get_day (store->db), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (unscheduled->len, ==, 0);
}

/* What an action is about was counted as who it was with. */
static void
test_counterparts_are_parties (void)
{
  static const char *const by[] = { "counterpart", NULL };
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryQuery) query = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  chancery_test_import (store, "data/samples/bajaur.json");
  query = chancery_counts_query (store->db, "");
  rows = chancery_counts_by (store->db, query, by, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, >, 1);
  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryCountValue *value = &((ChanceryCountRow *)rows->pdata[i])->values[0];
      g_autofree char *kind = NULL;

      if (value->label == NULL || *value->label == '\0')
        continue;
      kind = chancery_db_query_text (store->db, "SELECT kind FROM record WHERE title = ?1", "t",
                                     value->label);
      g_test_message ("%s: %s", value->label, kind);
      g_assert_true (g_strcmp0 (kind, "actor") == 0 || g_strcmp0 (kind, "person") == 0);
    }
  g_assert_cmpint (count (store, "kind:action counterpart:none"), ==, count (store, "kind:action"));
}

static void
test_last (void)
{
  g_autoptr (ChanceryTestStore) store = make_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryCountLast) last = chancery_counts_last (store->db, "kind:demarche", &error);

  g_assert_no_error (error);
  /* The last one is told whether it was delivered, even when it does not count. */
  g_assert_cmpstr (last->delivery, ==, "planned");
  g_assert_cmpstr (chancery_fuzzy_date_get_edtf (last->date), ==, "2026-06-01");
  g_assert_null (chancery_counts_last (store->db, "kind:treaty", &error));
  g_assert_no_error (error);
}

static void
add_incident (ChanceryTestStore *store, const char *place, const char *claims)
{
  g_autofree char *json = g_strdup_printf (
      "{'kind': 'incident', 'incident_kind': 'armed-attack', 'start': '2026-02-16',"
      " 'place': {'label': '%s'}, 'claims': [%s]}",
      place, claims);
  g_autoptr (ChanceryRecord) record = chancery_test_save (store, chancery_test_draft (store, json));

  g_assert_nonnull (record);
}

#define CLAIM(category, quantity, stance)                                                       \
  "{'property': 'casualty', 'category': '" category "', 'effect': 'killed', 'stance': '" stance \
  "', 'quantity': {" quantity "}}"

static void
test_places_add_ranges (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryQuery) query = NULL;
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (GError) error = NULL;
  const ChanceryCountPlace *first;
  const ChanceryCountPlace *widened;
  const ChanceryCountPlace *second;

  /* Two say different things of one; a denial is no number; the unnamed may be the same. */
  add_incident (store, "Bajaur",
                CLAIM ("military", "'qualifier': 'exact', 'best': 11", "asserts") ", " CLAIM (
                    "military", "'qualifier': 'exact', 'best': 14",
                    "asserts") ", " CLAIM ("military", "'qualifier': 'exact', 'best': 90",
                                           "denies") ", " CLAIM ("unknown",
                                                                 "'qualifier': 'exact', 'best': 12",
                                                                 "asserts"));
  add_incident (store, "Bajaur", CLAIM ("civilian", "'qualifier': 'exact', 'best': 2", "asserts"));
  add_incident (store, "Ghulam Khan",
                CLAIM ("civilian", "'qualifier': 'exact', 'best': 4", "asserts") ", " CLAIM (
                    "unknown", "'qualifier': 'range', 'low': 3, 'high': 9", "asserts"));
  add_incident (store, "Khost",
                CLAIM ("civilian", "'qualifier': 'at-least', 'best': 5", "asserts"));
  query = chancery_counts_query (store->db, "kind:incident");
  places = chancery_counts_places (store->db, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (places->len, ==, 3);
  first = places->pdata[0];
  widened = places->pdata[1];
  second = places->pdata[2];
  g_assert_cmpstr (first->label, ==, "Bajaur");
  g_assert_cmpint (first->n_incidents, ==, 2);
  /* 11 to 14, or the 12 of nobody in particular, and 2: the 12 narrows nothing. */
  g_assert_cmpint (first->low[CHANCERY_COUNT_VICTIMS][CHANCERY_COUNT_KILLED], ==, 13);
  g_assert_cmpint (first->high[CHANCERY_COUNT_VICTIMS][CHANCERY_COUNT_KILLED], ==, 16);
  g_assert_false (first->is_known[CHANCERY_COUNT_VICTIMS][CHANCERY_COUNT_WOUNDED]);
  g_assert_cmpint (widened->low[CHANCERY_COUNT_VICTIMS][CHANCERY_COUNT_KILLED], ==, 3);
  g_assert_cmpint (widened->high[CHANCERY_COUNT_VICTIMS][CHANCERY_COUNT_KILLED], ==, 9);
  g_assert_cmpint (second->low[CHANCERY_COUNT_VICTIMS][CHANCERY_COUNT_KILLED], ==, 5);
  g_assert_cmpint (second->high[CHANCERY_COUNT_VICTIMS][CHANCERY_COUNT_KILLED], ==, G_MAXINT64);
}

/* Soldiers and those who killed them were added up to one number of dead. */
static void
test_assailants_are_counted_apart (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryQuery) query = chancery_counts_query (store->db, "kind:incident");
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (GError) error = NULL;
  const ChanceryCountPlace *place;
  g_autofree char *hit = NULL;
  g_autofree char *attacked = NULL;
  g_autofree char *wounded = NULL;

  add_incident (
      store, "Bajaur",
      CLAIM ("military", "'qualifier': 'exact', 'best': 11", "asserts") ", " CLAIM (
          "assailant", "'qualifier': 'exact', 'best': 12",
          "asserts") ", " CLAIM ("assailant", "'qualifier': 'at-least', 'best': 10",
                                 "asserts") ", " CLAIM ("unknown",
                                                        "'qualifier': 'exact', 'best': 14",
                                                        "asserts"));
  places = chancery_counts_places (store->db, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (places->len, ==, 1);
  place = places->pdata[0];
  hit = chancery_count_place_phrase (place, CHANCERY_COUNT_VICTIMS, CHANCERY_COUNT_KILLED);
  attacked = chancery_count_place_phrase (place, CHANCERY_COUNT_ASSAILANTS, CHANCERY_COUNT_KILLED);
  wounded = chancery_count_place_phrase (place, CHANCERY_COUNT_ASSAILANTS, CHANCERY_COUNT_WOUNDED);
  g_assert_cmpstr (hit, ==, "11 to 14");
  g_assert_cmpstr (attacked, ==, "at least 10");
  g_assert_null (wounded);
}

/* Dead of whom nothing was said were counted once more beside the assailants that they may all be. */
static void
test_the_unnamed_may_be_assailants (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryQuery) query = chancery_counts_query (store->db, "kind:incident");
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hit = NULL;
  g_autofree char *attacked = NULL;

  add_incident (store, "Bajaur",
                CLAIM ("unknown", "'qualifier': 'exact', 'best': 12",
                       "asserts") ", " CLAIM ("assailant", "'qualifier': 'exact', 'best': 10",
                                              "asserts"));
  places = chancery_counts_places (store->db, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (places->len, ==, 1);
  hit =
      chancery_count_place_phrase (places->pdata[0], CHANCERY_COUNT_VICTIMS, CHANCERY_COUNT_KILLED);
  attacked = chancery_count_place_phrase (places->pdata[0], CHANCERY_COUNT_ASSAILANTS,
                                          CHANCERY_COUNT_KILLED);
  g_assert_cmpstr (hit, ==, "2 to 12");
  g_assert_cmpstr (attacked, ==, "10");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/counts/one-rule", test_one_rule);
  g_test_add_func ("/store/counts/answers-and-days", test_answers_and_days);
  g_test_add_func ("/store/counts/lists-behind-names-of-any-script",
                   test_lists_behind_names_of_any_script);
  g_test_add_func ("/store/counts/lists-behind-spellings", test_lists_behind_spellings);
  g_test_add_func ("/store/counts/lists-behind-what-is-called-alike",
                   test_lists_behind_what_is_called_alike);
  g_test_add_func ("/store/counts/lists-behind-numbers", test_lists_behind_numbers);
  g_test_add_func ("/store/counts/fields", test_fields);
  g_test_add_func ("/store/counts/answer-without-a-response", test_answer_without_a_response);
  g_test_add_func ("/store/counts/counterparts-are-parties", test_counterparts_are_parties);
  g_test_add_func ("/store/counts/last", test_last);
  g_test_add_func ("/store/counts/places-add-ranges", test_places_add_ranges);
  g_test_add_func ("/store/counts/assailants-are-counted-apart", test_assailants_are_counted_apart);
  g_test_add_func ("/store/counts/the-unnamed-may-be-assailants",
                   test_the_unnamed_may_be_assailants);
  return g_test_run ();
}
