/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-casefiles.h"
#include "chancery-day.h"
#include "chancery-query.h"
#include "chancery-records.h"
#include "chancery-search.h"
#include "chancery-spans.h"
#include "chancery-test-store.h"

#define CASEFILE "7c2e6a31-2a7c-484a-a38b-07d8e575fed9"

static gint64
get_day (const char *iso)
{
  ChanceryDay day = CHANCERY_DAY_NONE;

  g_assert_true (chancery_day_from_iso (iso, &day));
  return day;
}

static GArray *
get_spans (ChanceryTestStore *store, const char *text)
{
  g_autoptr (ChanceryQuery) query = chancery_query_parse (text, get_day ("2026-03-02"));
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  GArray *spans;

  rows = chancery_search_rows (store->db, query, NULL, FALSE, &error);
  g_assert_no_error (error);
  spans = chancery_spans_of_rows (store->db, rows, &error);
  g_assert_no_error (error);
  return spans;
}

static const ChancerySpan *
at (GArray *spans, guint i)
{
  g_assert_cmpuint (i, <, spans->len);
  return &g_array_index (spans, ChancerySpan, i);
}

static void
save (ChanceryTestStore *store, const char *json)
{
  chancery_record_unref (chancery_test_save (store, chancery_test_draft (store, json)));
}

/* In order of days, open ends and all; what is not known comes last and is not made up. */
static void
test_order_and_flags (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GArray) spans = NULL;

  save (store, "{'kind':'statement','title':'no day'}");
  save (store, "{'kind':'statement','title':'not known','made_at':'XXXX'}");
  save (store, "{'kind':'statement','title':'later','made_at':'2026-02-16/..'}");
  save (store, "{'kind':'statement','title':'exact','made_at':'2026-02-16'}");
  save (store, "{'kind':'statement','title':'until','made_at':'../2026-02-10'}");
  save (store, "{'kind':'statement','title':'about','made_at':'2026-02~'}");
  save (store, "{'kind':'statement','title':'year',"
               "'made_at':{'edtf':'2021?','typed':'2021','quality':'inferred'}}");
  save (store, "{'kind':'actor','names':[{'text':'Nobody'}]}");
  spans = get_spans (store, "");

  /* A party has no day, and never will have one. */
  g_assert_cmpuint (spans->len, ==, 7);
  g_assert_cmpint (at (spans, 0)->first_day, ==, get_day ("2021-01-01"));
  g_assert_cmpint (at (spans, 0)->last_day, ==, get_day ("2021-12-31"));
  g_assert_cmpint (at (spans, 0)->flags, ==, CHANCERY_SPAN_UNCERTAIN | CHANCERY_SPAN_INFERRED);
  g_assert_cmpint (at (spans, 1)->flags, ==, CHANCERY_SPAN_ABOUT);
  g_assert_cmpint (at (spans, 1)->last_day, ==, get_day ("2026-02-28"));
  g_assert_cmpint (at (spans, 2)->first_day, ==, CHANCERY_DAY_NONE);
  g_assert_cmpint (at (spans, 2)->last_day, ==, get_day ("2026-02-10"));
  g_assert_cmpint (at (spans, 3)->last_day, ==, get_day ("2026-02-16"));
  g_assert_cmpint (at (spans, 3)->flags, ==, CHANCERY_SPAN_PLAIN);
  g_assert_cmpint (at (spans, 4)->last_day, ==, CHANCERY_DAY_NONE);
  g_assert_true (chancery_span_is_undated (at (spans, 5)));
  g_assert_true (chancery_span_is_undated (at (spans, 6)));
}

/* A demand has the day of its demarche, with all that is known of that. */
static void
test_borrowed_day (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GArray) spans = NULL;

  chancery_test_import (store, "data/samples/bajaur.json");
  spans = get_spans (store, "kind:demand");
  g_assert_cmpuint (spans->len, ==, 3);
  for (guint i = 0; i < spans->len; i++)
    {
      g_assert_cmpint (at (spans, i)->first_day, ==, get_day ("2026-02-16"));
      g_assert_cmpint (at (spans, i)->last_day, ==, CHANCERY_DAY_NONE);
      g_assert_cmpint (at (spans, i)->flags, ==, CHANCERY_SPAN_INFERRED);
      g_assert_cmpint (at (spans, i)->party, !=, 0);
    }
}

static void
test_parties (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GArray) spans = NULL;
  g_autoptr (GPtrArray) parties = NULL;

  save (store, "{'kind':'actor','names':[{'text':'One'}]}");
  save (store, "{'kind':'actor','names':[{'text':'Two'}]}");
  for (guint i = 0; i < 3; i++)
    save (store, i == 1 ? "{'kind':'statement','title':'a','issuer':{'label':'One'}}"
                        : "{'kind':'statement','title':'b','issuer':{'label':'Two'}}");
  save (store, "{'kind':'statement','title':'c'}");
  spans = get_spans (store, "kind:statement");
  parties = chancery_spans_list_parties (store->db, spans);
  g_assert_cmpuint (parties->len, ==, 2);
  g_assert_cmpstr (((ChancerySpanParty *)parties->pdata[0])->name, ==, "Two");
  g_assert_cmpuint (((ChancerySpanParty *)parties->pdata[0])->count, ==, 2);
}

static void
test_papers_in_their_order (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  chancery_test_import (store, "data/samples/bajaur.json");
  rows = chancery_spans_list_papers (store->db, CASEFILE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, >, 10);
  g_array_unref (rows);
  rows = chancery_spans_list_papers (store->db, "00000000-0000-4000-8000-000000000000", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 0);
}

/* ---- how a case file stands ---- */

static ChanceryCaseAnswer *
get_answer (ChanceryTestStore *store, const char *casefile, gint64 as_on)
{
  g_autoptr (GError) error = NULL;
  ChanceryCaseAnswer *answer =
      chancery_casefiles_get_last_answer (store->db, casefile, as_on, &error);

  g_assert_no_error (error);
  return answer;
}

#define ANSWERED "11111111-1111-4111-8111-111111111111"
#define EARLIER "22222222-2222-4222-8222-222222222222"
#define OTHER_ID "44444444-4444-4444-8444-444444444444"
#define FILE_ID "33333333-3333-4333-8333-333333333333"

static void
add_act (ChanceryTestStore *store, const char *id, const char *title, const char *answers)
{
  g_autofree char *json =
      g_strdup_printf ("{'kind':'demarche','id':'%s','title':'%s','state':'registered',"
                       "'act_kind':'protest','direction':'made','form':'summons',"
                       "'party_from':[{'label':'Pakistan'}],'party_to':[{'label':'Elsewhere'}],"
                       "'occasion_date':'2026-01-10','answers':[%s]}",
                       id, title, answers);
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;

  save (store, json);
  number = chancery_records_register (store->db, id, chancery_test_act (NULL), &error);
  g_assert_no_error (error);
}

static void
add_reply (ChanceryTestStore *store, const char *day, const char *direction, const char *to)
{
  g_autofree char *json =
      g_strdup_printf ("{'kind':'document','title':'A reply','form':'letter','direction':'%s',"
                       "'date_on_document':'%s','links':[{'type':'replies-to','to':{'id':'%s'}}]}",
                       direction, day, to);

  save (store, json);
}

/* The correspondence said “answered 27 Feb 2026” below a sentence that said “last answer none”. */
static void
test_last_answer_is_a_paper (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryCaseAnswer) none = NULL;
  g_autoptr (ChanceryCaseAnswer) paper = NULL;
  g_autoptr (ChanceryCaseAnswer) before = NULL;
  g_autoptr (ChanceryCaseAnswer) noted = NULL;

  add_act (store, ANSWERED, "Second", "");
  add_act (store, EARLIER, "First", "{'on':'2026-02-20','response':'denies'}");
  save (store, "{'kind':'casefile','id':'" FILE_ID "','title':'File','class':'X','items':["
               "{'record':{'id':'" ANSWERED "'}}]}");
  /* Neither a paper of ours nor one from before the act. */
  add_reply (store, "2026-03-01", "out", ANSWERED);
  add_reply (store, "2026-01-02", "in", ANSWERED);
  none = get_answer (store, FILE_ID, CHANCERY_DAY_NONE);
  g_assert_true (none->takes_answers);
  g_assert_null (none->record);
  add_reply (store, "2026-02-27", "in", ANSWERED);
  paper = get_answer (store, FILE_ID, CHANCERY_DAY_NONE);
  g_assert_cmpstr (paper->record, ==, ANSWERED);
  g_assert_cmpstr (chancery_fuzzy_date_get_edtf (paper->on), ==, "2026-02-27");
  g_assert_null (paper->response);
  before = get_answer (store, FILE_ID, get_day ("2026-02-26"));
  g_assert_null (before->record);
  /* The latest of both. */
  save (store, "{'kind':'casefile','id':'" OTHER_ID "','title':'File','class':'X','items':["
               "{'record':{'id':'" ANSWERED "'}},{'record':{'id':'" EARLIER "'}}]}");
  noted = get_answer (store, OTHER_ID, get_day ("2026-02-26"));
  g_assert_cmpstr (noted->response, ==, "denies");
  chancery_case_answer_free (g_steal_pointer (&noted));
  noted = get_answer (store, OTHER_ID, CHANCERY_DAY_NONE);
  g_assert_cmpstr (noted->record, ==, ANSWERED);
}

static void
test_last_answer (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryCaseAnswer) last = NULL;
  g_autoptr (ChanceryCaseAnswer) before = NULL;
  g_autoptr (ChanceryCaseAnswer) none = NULL;

  add_act (store, ANSWERED, "Second",
           "{'on':'2026-02-20','response':'denies'},{'response':'takes-note'}");
  add_act (store, EARLIER, "First", "{'on':'2026-02-01','response':'will-report'}");
  save (store, "{'kind':'casefile','id':'" FILE_ID "','title':'File','class':'X','items':["
               "{'record':{'id':'" EARLIER "'}},{'record':{'id':'" ANSWERED "'}}]}");

  last = get_answer (store, FILE_ID, CHANCERY_DAY_NONE);
  g_assert_true (last->takes_answers);
  g_assert_cmpstr (last->response, ==, "denies");
  g_assert_cmpstr (last->record, ==, ANSWERED);
  before = get_answer (store, FILE_ID, get_day ("2026-02-19"));
  g_assert_cmpstr (before->response, ==, "will-report");
  g_assert_cmpstr (before->record, ==, EARLIER);
  none = get_answer (store, FILE_ID, get_day ("2026-01-01"));
  g_assert_false (none->takes_answers);
}

/* It stood there on every day before somebody wrote it down. */
static void
test_undated_answer_is_of_no_earlier_day (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryCaseAnswer) now = NULL;
  g_autoptr (ChanceryCaseAnswer) earlier = NULL;
  g_autoptr (ChanceryCaseAnswer) by_then = NULL;

  add_act (store, ANSWERED, "Second", "{'response':'denies'}");
  add_act (store, EARLIER, "First", "");
  save (store, "{'kind':'casefile','id':'" FILE_ID "','title':'File','class':'X','items':["
               "{'record':{'id':'" ANSWERED "'}}]}");
  now = get_answer (store, FILE_ID, CHANCERY_DAY_NONE);
  g_assert_cmpstr (now->response, ==, "denies");
  earlier = get_answer (store, FILE_ID, get_day ("2026-01-20"));
  g_assert_true (earlier->takes_answers);
  g_assert_null (earlier->record);
  /* “Before the 18th” had come by then. */
  add_act (store, "44444444-4444-4444-8444-444444444444", "Third",
           "{'on':'../2026-01-18','response':'regrets'}");
  save (store, "{'kind':'casefile','id':'55555555-5555-4555-8555-555555555555','title':'Other',"
               "'class':'X','items':[{'record':{'id':'44444444-4444-4444-8444-444444444444'}}]}");
  by_then = get_answer (store, "55555555-5555-4555-8555-555555555555", get_day ("2026-01-18"));
  g_assert_cmpstr (by_then->response, ==, "regrets");
}

/* A day on which only somebody else judged led to a page on which nothing had changed. */
static void
test_days_are_of_our_verdicts (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GArray) days = NULL;
  g_autoptr (GError) error = NULL;

  save (store, "{'kind':'assurance','id':'" ANSWERED "','text':'Co-operation','assessments':["
               "{'on':'2026-02-01','verdict':'pending'},"
               "{'on':'2026-02-10','verdict':'kept','according_to':'officials'}]}");
  save (store, "{'kind':'casefile','id':'" FILE_ID "','title':'File','class':'X','items':["
               "{'record':{'id':'" ANSWERED "'}}]}");
  days = chancery_casefiles_list_verdict_days (store->db, FILE_ID, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 1);
  g_assert_cmpint (g_array_index (days, gint64, 0), ==, get_day ("2026-02-01"));
}

static void
test_sample_stands_open (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryCaseAnswer) answer = NULL;
  g_autoptr (GArray) days = NULL;
  g_autoptr (GError) error = NULL;

  chancery_test_import (store, "data/samples/bajaur.json");
  answer = get_answer (store, CASEFILE, get_day ("2026-03-02"));
  g_assert_true (answer->takes_answers);
  g_assert_null (answer->record);
  days = chancery_casefiles_list_verdict_days (store->db, CASEFILE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 1);
  g_assert_cmpint (g_array_index (days, gint64, 0), ==, get_day ("2026-03-02"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/spans/order-and-flags", test_order_and_flags);
  g_test_add_func ("/store/spans/borrowed-day", test_borrowed_day);
  g_test_add_func ("/store/spans/parties", test_parties);
  g_test_add_func ("/store/spans/papers-in-their-order", test_papers_in_their_order);
  g_test_add_func ("/store/casefiles/last-answer", test_last_answer);
  g_test_add_func ("/store/casefiles/last-answer-is-a-paper", test_last_answer_is_a_paper);
  g_test_add_func ("/store/casefiles/undated-answer-is-of-no-earlier-day",
                   test_undated_answer_is_of_no_earlier_day);
  g_test_add_func ("/store/casefiles/days-are-of-our-verdicts", test_days_are_of_our_verdicts);
  g_test_add_func ("/store/casefiles/sample-stands-open", test_sample_stands_open);
  return g_test_run ();
}
