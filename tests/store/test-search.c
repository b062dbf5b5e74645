/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-facets.h"
#include "chancery-kind.h"
#include "chancery-query.h"
#include "chancery-records.h"
#include "chancery-rows.h"
#include "chancery-search.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"

#include <string.h>

/* 23 November 2026, whatever the day of the run. */
#define TODAY 2461368

/* Papers as they are found in old volumes: odd dashes, accents, dates of a month, no date at all. */
static const char *const papers[] = {
  "{'kind':'document','title':'Note on the Widening of the Border Road','form':'memorandum',"
  "'our_ref':'689.90D/3–3155','date_on_document':'1955-03-31','language':'en',"
  "'correspondents':[{'role':'from','who':{'label':'Embassy of Ruritania'}},"
  "{'role':'to','who':{'label':'Ministry of Roads'}}],"
  "'body':'The ambassador’s aide called twice about the widening of the northern road.'}",

  "{'kind':'document','title':'Letter of Count Széchényi','form':'letter','our_ref':'No. 0054',"
  "'date_on_document':'1925-06','tags':['border closing','customs'],"
  "'correspondents':[{'role':'from','who':{'kind':'person','label':'Count Széchényi'}}],"
  "'body':'Pour faciliter la coopération des deux pays, the naïve clerk writes on a C-130.'}",

  "{'kind':'document','title':'Paper without a date','form':'paper',"
  "'body':'کابل اور باجوڑ کے درميان سڑک'}",

  "{'kind':'document','title':'致外交部的照会','form':'note-verbale','date_on_document':'1930/1932',"
  "'marking':{'level':'secret'},'body':'关于边界道路的照会。'}",

  "{'kind':'document','title':'Circular of the years before 1900','form':'despatch',"
  "'date_on_document':'../1899','body':'Consuls shall report every quarter.'}",

  "{'kind':'statement','title':'Briefing on the road','statement_kind':'briefing',"
  "'made_at':'1956-01-02','issuer':{'label':'Ministry of Roads'},"
  "'place':{'label':'Strelsau'},'body':'The road is open.'}",
};

static ChanceryTestStore *
store_new (void)
{
  ChanceryTestStore *store = chancery_test_store_new ();

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (ChanceryRecord) record =
          chancery_test_save (store, chancery_test_draft (store, papers[i]));
    }
  return store;
}

/* Titles of the answer, joined; papers only. */
static char *
list_titles (ChanceryTestStore *store, const char *text, const char *sort, gboolean descending)
{
  g_autofree char *all = g_strconcat ("-has:names ", text, NULL);
  g_autoptr (ChanceryQuery) query = chancery_search_parse (store->db, all, TODAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = chancery_search_rows (store->db, query, sort, descending, &error);
  g_autoptr (GArray) page = NULL;
  GString *titles = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_cmpint (chancery_search_count (store->db, query, &error), ==, rows->len);
  g_assert_no_error (error);
  page = chancery_search_page (store->db, query, sort, descending, 0, 1000, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->len, ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 row = g_array_index (rows, gint64, i);
      g_autofree char *title =
          chancery_db_query_text (store->db, "SELECT title FROM record WHERE id = ?1", "i", row);

      g_assert_cmpint (row, ==, g_array_index (page, gint64, i));
      g_string_append_printf (titles, "%s%.6s", i > 0 ? "|" : "", title);
    }
  return g_string_free (titles, FALSE);
}

static void
check (ChanceryTestStore *store, const char *text, const char *expected)
{
  g_autofree char *titles = list_titles (store, text, NULL, FALSE);

  g_test_message ("%s", text);
  g_assert_cmpstr (titles, ==, expected);
}

#define NOTE "Note o"
#define LETTER "Letter"
#define PAPER "Paper "
#define CHINESE "致外"
#define CIRCULAR "Circul"
#define BRIEFING "Briefi"

static void
test_words (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();

  check (store, "widening border road", NOTE);
  check (store, "WIDENING Bördér", NOTE);
  check (store, "\"aide called twice\"", NOTE);
  check (store, "\"called aide twice\"", "");
  check (store, "ambassador's", NOTE);
  check (store, "szechenyi", LETTER);
  check (store, "Szechényi cooperation", LETTER);
  check (store, "naive C-130", LETTER);
  check (store, "road", BRIEFING "|" NOTE);
  check (store, "road -briefing", NOTE);
  check (store, "road -(briefing OR widening)", "");
  check (store, "road OR consuls", BRIEFING "|" NOTE "|" CIRCULAR);
  check (store, "wide*", NOTE);
  check (store, "wide", "");
}

static void
test_scripts (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();

  /* Arabic yeh and kaf for the Persian letters, and with vowel signs. */
  check (store, "كابل", PAPER);
  check (store, "درمیان", PAPER);
  check (store, "باجَوڑ", PAPER);
  check (store, "外交部", CHINESE);
  check (store, "边界道路", CHINESE);
  check (store, "道", CHINESE);
  check (store, "道界", "");
}

static void
test_numbers (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();

  check (store, "689.90D/3-3155", NOTE);
  check (store, "689.90d 3 3155", NOTE);
  check (store, "ref:689.90D/3-3155", NOTE);
  check (store, "ref:689.90*", NOTE);
  check (store, "ref:689.91*", "");
  check (store, "no.54", LETTER);
  check (store, "no 54", LETTER);
  check (store, "ref:\"No 54\"", LETTER);
  /* Bug: in brackets its words were no number any more. */
  check (store, "(689.90d 3 3155) OR nothing", NOTE);
  check (store, "(689.90d 3 3155) kind:document", NOTE);
  check (store, "kind:document (nothing OR (689.90d 3 3155))", NOTE);
  check (store, "form:letter -(no 54)", "");
}

/* Bug: what names itself was found by what it had been called before. */
static void
test_renamed (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) named = chancery_test_save (
      store,
      chancery_test_draft (store, "{'kind':'actor','id':'00000001-0000-4000-8000-00000000000a',"
                                  "'names':[{'text':'Hussars'},{'text':'Dragoons'}],"
                                  "'designations':[{'text':'Guards','by':"
                                  "{'id':'00000001-0000-4000-8000-00000000000a'}}]}"));
  g_autoptr (ChanceryDraft) draft = chancery_draft_new_from_record (named);
  g_autoptr (ChanceryQuery) query = chancery_query_parse ("hussars", TODAY);
  g_autoptr (ChanceryRecord) renamed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (chancery_search_count (store->db, query, &error), ==, 1);
  chancery_draft_replace_line (draft,
                               chancery_kind_find_field (chancery_record_get_kind (named), "names"),
                               0, NULL);
  renamed = chancery_test_save (store, g_steal_pointer (&draft));
  g_assert_cmpint (chancery_search_count (store->db, query, &error), ==, 0);
  g_assert_no_error (error);
}

/* Bug: “1974/68” did not find DOC/1974/0068. */
static void
test_numbers_without_their_register (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  static const struct
  {
    const char *typed;
    gint64 n;
  } cases[] = {
    { "2026/1", 1 },  { "2026-0001", 1 }, { "2026/0001", 1 }, { "2026 1", 1 }, { "\"2026/1\"", 1 },
    { "=2026/1", 1 }, { "2026/999", 0 },  { "-2026/1", 0 },   { "026/1", 0 },
  };

  chancery_test_import (store, "data/samples/bajaur.json");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("%s ref:PROT/2026/0001", cases[i].typed);
      g_autoptr (ChanceryQuery) query = chancery_search_parse (store->db, text, TODAY);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", text);
      g_assert_cmpint (chancery_search_count (store->db, query, &error), ==, cases[i].n);
      g_assert_no_error (error);
    }
}

static void
test_dates (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();

  check (store, "on:1955-03-31", NOTE);
  check (store, "on:\"31 mar 1955 14:30\"", NOTE);
  check (store, "after:\"31 mar 1955 23:59\"", BRIEFING "|" NOTE);
  check (store, "on:\"30 mar 9:00 to 1 apr 1955 17:00\"", NOTE);
  check (store, "on:\"after 31 mar 1955 23:59\"", BRIEFING "|" NOTE);
  check (store, "on:\"31 mar 1430\"", CIRCULAR);
  check (store, "after:1955-03-31", BRIEFING "|" NOTE);
  check (store, "after:1955-04-01", BRIEFING);
  check (store, "before:1955-03-31 after:1955-03-31", NOTE);
  check (store, "before:1955-03-30", CHINESE "|" LETTER "|" CIRCULAR);
  check (store, "on:1925-06-15", LETTER);
  check (store, "after:1925-06-30 before:1926", LETTER);
  check (store, "after:1925-07 before:1926", "");
  check (store, "on:1931", CHINESE);
  check (store, "after:1932-12-31 before:1940", CHINESE);
  check (store, "before:1850", CIRCULAR);
  check (store, "after:1899 before:1900", CIRCULAR);
  check (store, "after:1900 before:1901", "");
  check (store, "road after:1955 before:1955", NOTE);
  check (store, "date_on_document:1955-03", NOTE);
  check (store, "date_on_document:<1925-06-02", LETTER "|" CIRCULAR);
}

static void
test_fields (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();

  check (store, "kind:statement", BRIEFING);
  check (store, "kind:state", BRIEFING);
  check (store, "form:letter", LETTER);
  check (store, "form:letter,despatch", LETTER "|" CIRCULAR);
  check (store, "kind:document -form:letter,despatch,paper", NOTE "|" CHINESE);
  check (store, "party:roads", BRIEFING "|" NOTE);
  check (store, "from:roads", BRIEFING);
  check (store, "to:roads", NOTE);
  check (store, "to:ruritania", "");
  check (store, "from:=\"Embassy of Ruritania\"", NOTE);
  check (store, "from:=Ruritania", "");
  check (store, "from:rurit*", NOTE);
  check (store, "from:szechenyi", LETTER);
  check (store, "place:strelsau", BRIEFING);
  check (store, "tag:customs", LETTER);
  check (store, "tag:\"border closing\"", LETTER);
  check (store, "tag:closing,nothing", LETTER);
  check (store, "marking:secret", CHINESE);
  check (store, "marking:>restricted", CHINESE);
  check (store, "marking:>top-secret,restricted", CHINESE);
  check (store, "counted:yes,no kind:statement", BRIEFING);
  check (store, "kind:document marking:<=restricted", NOTE "|" LETTER "|" CIRCULAR "|" PAPER);
  check (store, "state:registered", BRIEFING);
  check (store, "has:tag", LETTER);
  check (store, "kind:document -has:our_ref", CHINESE "|" CIRCULAR "|" PAPER);
  check (store, "title:road", BRIEFING "|" NOTE);
  check (store, "body:twice", NOTE);
  check (store, "body:widening", NOTE);
  check (store, "kind:statement OR consuls", BRIEFING "|" CIRCULAR);
}

static void
test_garbage_is_words (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();
  static const char *const texts[] = {
    "\"",         "(((",       ")",        "-",        "OR",    "a OR",  "kind:", "after:xyzzy",
    "- - -",      "\"a",       "(a OR (b", "^road",    "road*", "*",     "{a}",   "NEAR(a b)",
    "a AND b",    "title : x", "\xff\xfe", "party:\"", "ref:",  "ref:*", "case:", "about:nothing",
    "has:nothing"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *titles = list_titles (store, texts[i], NULL, FALSE);

      g_assert_nonnull (titles);
    }
}

/* What somebody types on the way to a query that means something. */
static void
test_half_typed_is_words (void)
{
  static const char *const pieces[] = { "\"",    "(",       ")",     "-",    "OR",      "AND",
                                        ":",     "*",       "<=",    ">=",   "a",       "frontier",
                                        "after", "kind",    "party", "ref",  "'",       "1955",
                                        " ",     " ",       "é",     "–",    ",",       "tone",
                                        "has",   "marking", "about", "case", "verdict", "외교부" };
  g_autoptr (ChanceryTestStore) store = store_new ();
  g_autoptr (GRand) source = g_rand_new_with_seed (1);

  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *titles = NULL;

      for (gint32 n = g_rand_int_range (source, 1, 15); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (source, 0, G_N_ELEMENTS (pieces))]);
      g_test_message ("%s", text->str);
      titles = list_titles (store, text->str, NULL, FALSE);
      g_assert_nonnull (titles);
    }
}

static void
test_orders (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();
  static const struct
  {
    const char *sort;
    gboolean descending;
    const char *expected;
  } orders[] = {
    { NULL, FALSE, BRIEFING "|" NOTE "|" CHINESE "|" LETTER "|" CIRCULAR "|" PAPER },
    { "date", TRUE, BRIEFING "|" NOTE "|" CHINESE "|" LETTER "|" CIRCULAR "|" PAPER },
    { "date", FALSE, CIRCULAR "|" LETTER "|" CHINESE "|" NOTE "|" BRIEFING "|" PAPER },
    { "title", FALSE, BRIEFING "|" CIRCULAR "|" LETTER "|" NOTE "|" PAPER "|" CHINESE },
    { "level", TRUE, CHINESE "|" BRIEFING "|" NOTE "|" LETTER "|" CIRCULAR "|" PAPER },
    { "relevance", FALSE, BRIEFING "|" NOTE "|" CHINESE "|" LETTER "|" CIRCULAR "|" PAPER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *titles = list_titles (store, "", orders[i].sort, orders[i].descending);

      g_assert_cmpstr (titles, ==, orders[i].expected);
    }
  g_assert_true (chancery_search_is_sort ("counterpart"));
  g_assert_true (chancery_search_is_sort ("place"));
  g_assert_true (chancery_search_is_sort ("issuer"));
  g_assert_true (chancery_search_is_sort ("their_refs"));
  g_assert_false (chancery_search_is_sort ("weather"));
}

static void
test_pages (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();
  g_autoptr (ChanceryQuery) query = chancery_query_parse ("kind:document", TODAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = chancery_search_rows (store->db, query, NULL, FALSE, &error);
  g_autoptr (GArray) page = NULL;

  g_assert_no_error (error);
  page = chancery_search_page (store->db, query, NULL, FALSE, 2, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->len, ==, 2);
  g_assert_cmpint (g_array_index (page, gint64, 0), ==, g_array_index (rows, gint64, 2));
  g_assert_cmpint (g_array_index (page, gint64, 1), ==, g_array_index (rows, gint64, 3));
}

static void
test_cancelled (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();
  g_autoptr (ChanceryQuery) query =
      chancery_query_parse ("counterpart:a* OR party:b* OR -road OR title:c*", TODAY);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = NULL;

  chancery_db_set_cancellable (store->db, cancellable);
  g_cancellable_cancel (cancellable);
  rows = chancery_search_rows (store->db, query, "title", FALSE, &error);
  chancery_db_set_cancellable (store->db, NULL);
  /* A small registry may be through before anybody looks. */
  if (rows == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static ChanceryHit *
find_hit (ChanceryTestStore *store, const char *text)
{
  g_autoptr (ChanceryQuery) query = chancery_query_parse (text, TODAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = chancery_search_page (store->db, query, NULL, FALSE, 0, 1, &error);
  ChanceryHit *hit;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  hit = chancery_search_find_hit (store->db, query, g_array_index (rows, gint64, 0), &error);
  g_assert_no_error (error);
  return hit;
}

static void
test_hits (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();
  g_autoptr (ChanceryHit) both = find_hit (store, "WIDENING twice kind:document");
  g_autoptr (ChanceryHit) accents = find_hit (store, "cooperation");
  g_autoptr (ChanceryHit) begun = find_hit (store, "wid* tw* kind:document");
  g_autoptr (ChanceryHit) title = find_hit (store, "title:count szechenyi kind:document");

  g_assert_cmpstr (both->title, ==, "Note on the \002Widening\003 of the Border Road");
  g_assert_cmpstr (both->snippet, ==,
                   "The ambassador’s aide called \002twice\003 about the \002widening\003 of the "
                   "northern road.");
  g_assert_cmpstr (begun->snippet, ==, both->snippet);
  g_assert_nonnull (strstr (accents->snippet, "\002coopération\003"));
  g_assert_nonnull (strstr (title->title, "\002Széchényi\003"));
  g_assert_null (find_hit (store, "kind:statement"));
}

/* Bug: a row of the directory said a name twice. */
static void
test_hit_in_the_only_name_is_said_once (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();
  g_autoptr (ChanceryRecord) party = chancery_test_save (
      store, chancery_test_draft (store, "{'kind':'actor','names':[{'text':'Strelsau'}]}"));
  g_autoptr (ChanceryRecord) named = chancery_test_save (
      store, chancery_test_draft (
                 store, "{'kind':'actor','names':[{'text':'Zenda'},{'text':'Castle of Zenda'}]}"));
  g_autoptr (ChanceryHit) once = find_hit (store, "strelsau kind:actor");
  g_autoptr (ChanceryHit) other = find_hit (store, "castle kind:actor");

  g_assert_nonnull (party);
  g_assert_nonnull (named);
  g_assert_cmpstr (once->title, ==, "\002Strelsau\003");
  g_assert_cmpstr (once->snippet, ==, "");
  g_assert_nonnull (strstr (other->snippet, "\002Castle\003 of Zenda"));
}

static void
test_rows (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();
  g_autoptr (ChanceryQuery) query = chancery_query_parse ("kind:document,statement", TODAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = chancery_search_rows (store->db, query, NULL, FALSE, &error);
  g_autoptr (GPtrArray) rows = NULL;
  const gint64 gone = 987654;
  ChanceryListRow *row;

  g_assert_no_error (error);
  g_array_insert_val (ids, 1, gone);
  rows = chancery_rows_fetch (store->db, (const gint64 *)(gpointer)ids->data, ids->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (papers));

  row = rows->pdata[1];
  g_assert_cmpstr (row->title, ==, "Note on the Widening of the Border Road");
  g_assert_cmpstr (row->kind->id, ==, "document");
  g_assert_cmpstr (row->form, ==, "memorandum");
  g_assert_cmpstr (row->form_vocabulary, ==, "document_form");
  g_assert_cmpstr (row->counterpart, ==, "Ministry of Roads");
  g_assert_cmpstr (chancery_fuzzy_date_get_edtf (row->date), ==, "1955-03-31");
  g_assert_cmpint (row->first_day, ==, row->last_day);
  row = rows->pdata[5];
  g_assert_null (row->date);
  g_assert_cmpstr (row->counterpart, ==, "");
}

/* Every question about a row that is stopped fails: what follows the first one was asked with its error still set. */
static void
test_rows_stopped (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();
  g_autoptr (ChanceryStatement) reading =
      chancery_db_prepare (store->db, "SELECT id FROM record", NULL);
  gint64 row;

  g_assert_true (chancery_statement_step (reading, NULL));
  row = chancery_statement_get_int (reading, 0);
  /* As long as one statement runs, all that are begun stop as well. */
  chancery_db_interrupt (store->db);
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);
      g_autoptr (GError) error = NULL;
      g_autoptr (ChanceryFuzzyDate) date = NULL;

      if (kind->day_fields[0] == NULL)
        continue;
      date = chancery_rows_fetch_date (store->db, kind, row, &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_null (date);
    }
}

static void
test_rows_of_what_is_watched (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) demarche =
      chancery_test_save (store, chancery_test_demarche (store, "Protest", "Afghanistan"));
  g_autofree char *json =
      g_strdup_printf ("{'kind':'demand','text':'Dismantle the camps','raised_in':{'id':'%s'}}",
                       chancery_record_get_id (demarche));
  g_autoptr (ChanceryRecord) demand = chancery_test_save (store, chancery_test_draft (store, json));
  gint64 id = chancery_records_get_row (store->db, chancery_record_get_id (demand));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = chancery_rows_fetch (store->db, &id, 1, &error);
  ChanceryListRow *row;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  row = rows->pdata[0];
  g_assert_cmpstr (row->verdict, ==, "open");
  g_assert_cmpstr (chancery_fuzzy_date_get_edtf (row->date), ==, "2026-02-18");

  /* Lists of what is watched leave out what is not registered, unless asked. */
  check (store, "kind:demand", "");
  check (store, "kind:demand state:draft", "Disman");
  check (store, "camps", "Disman");
  check (store, "verdict:open", "Disman");
  check (store, "verdict:met", "");
  check (store, "has:demand", "Protes");
  check (store, "kind:demarche has:answer", "");
  check (store, "kind:demarche -has:answer", "Protes");
}

static gint64
find_facet (GPtrArray *facets, const char *field, const char *label, char **query)
{
  for (guint i = 0; i < facets->len; i++)
    {
      ChanceryFacetCount *facet = facets->pdata[i];

      if (strcmp (facet->field, field) == 0 && strcmp (facet->label, label) == 0)
        {
          *query = g_strdup_printf ("%s:%s", facet->field, facet->value);
          return facet->count;
        }
    }
  return 0;
}

static void
test_facets (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();
  static const struct
  {
    const char *field;
    const char *label;
    gint64 count;
  } expected[] = {
    { "kind", "Correspondence", 5 },
    { "form", "letter", 1 },
    { "year", "1955", 1 },
    { "marking", "Secret", 1 },
    { "counterpart", "Ministry of Roads", 2 },
    { "place", "Strelsau", 1 },
    { "state", "registered", 1 },
  };
  g_autoptr (ChanceryQuery) query = chancery_query_parse ("-has:names", TODAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) facets = chancery_facets_count (store->db, query, 10, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *all = NULL;
      g_autoptr (ChanceryQuery) chosen = NULL;

      g_test_message ("%s %s", expected[i].field, expected[i].label);
      g_assert_cmpint (find_facet (facets, expected[i].field, expected[i].label, &text), ==,
                       expected[i].count);
      all = g_strconcat ("-has:names ", text, NULL);
      chosen = chancery_query_parse (all, TODAY);
      g_assert_cmpint (chancery_search_count (store->db, chosen, &error), ==, expected[i].count);
    }
}

/* What a list shows in the place of the state is found by `state:`, and is what there is to choose from. */
static void
test_shown_states (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  static const struct
  {
    const char *query;
    const char *same;
  } asked[] = {
    { "state:open", "(kind:casefile state:registered) OR (kind:demand verdict:open)" },
    { "state:\"accepted in words\"", "kind:demand state:registered verdict:accepted-in-words" },
    { "state:pending,standing", "verdict:pending,standing state:registered" },
    { "kind:demand state:ope", "kind:demand state:registered verdict:open" },
    { "kind:actor state:to-check", "kind:actor state:draft" },
    { "kind:demarche state:to-check", "kind:demarche state:void" },
    { "state:done", "has:done_on state:registered" },
  };
  g_autoptr (ChanceryQuery) mixed = chancery_query_parse ("-has:names", TODAY);
  g_autoptr (ChanceryQuery) watched = chancery_query_parse ("kind:demand", TODAY);
  g_autoptr (GPtrArray) facets = NULL;
  g_autoptr (GPtrArray) verdicts = NULL;
  g_autoptr (GError) error = NULL;
  guint n_states = 0;

  chancery_test_import (store, "data/samples/bajaur.json");
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (ChanceryQuery) query = chancery_query_parse (asked[i].query, TODAY);
      g_autoptr (ChanceryQuery) same = chancery_query_parse (asked[i].same, TODAY);
      gint64 count = chancery_search_count (store->db, query, &error);

      g_test_message ("%s", asked[i].query);
      g_assert_cmpint (count, ==, chancery_search_count (store->db, same, &error));
      g_assert_cmpint (count, >=, i < 1 ? 1 : 0);
    }
  facets = chancery_facets_count (store->db, mixed, 20, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < facets->len; i++)
    {
      const ChanceryFacetCount *facet = facets->pdata[i];
      g_autofree char *text = g_strdup_printf ("-has:names %s:%s", facet->field, facet->value);
      g_autoptr (ChanceryQuery) chosen = chancery_query_parse (text, TODAY);

      if (strcmp (facet->field, "state") != 0)
        continue;
      n_states++;
      g_test_message ("%s", text);
      g_assert_cmpint (chancery_search_count (store->db, chosen, &error), ==, facet->count);
    }
  g_assert_cmpuint (n_states, >, 2);
  /* There the verdict has a heading of its own. */
  verdicts = chancery_facets_count (store->db, watched, 20, &error);
  for (guint i = 0; i < verdicts->len; i++)
    g_assert_cmpstr (((const ChanceryFacetCount *)verdicts->pdata[i])->field, !=, "state");
}

static void
test_the_example (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  static const char *const found[] = { "kind:demarche party:afghan",
                                       "kind:incident place:bajaur",
                                       "bajour OR bajaur",
                                       "tone:>=condemn",
                                       "case:AFG/2026/1",
                                       "kind:demarche has:demand",
                                       "kind:demand verdict:open",
                                       "kind:assurance",
                                       "kind:reservation",
                                       "after:2026-02-16 kind:demarche",
                                       "about:PROT/2026/0001",
                                       "method:suicide-vehicle-bomb" };

  chancery_test_import (store, "data/samples/bajaur.json");
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      g_autoptr (ChanceryQuery) query = chancery_query_parse (found[i], TODAY);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", found[i]);
      g_assert_cmpint (chancery_search_count (store->db, query, &error), >, 0);
      g_assert_no_error (error);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search/words", test_words);
  g_test_add_func ("/store/search/scripts", test_scripts);
  g_test_add_func ("/store/search/renamed", test_renamed);
  g_test_add_func ("/store/search/numbers", test_numbers);
  g_test_add_func ("/store/search/numbers-without-their-register",
                   test_numbers_without_their_register);
  g_test_add_func ("/store/search/dates", test_dates);
  g_test_add_func ("/store/search/fields", test_fields);
  g_test_add_func ("/store/search/garbage-is-words", test_garbage_is_words);
  g_test_add_func ("/store/search/half-typed-is-words", test_half_typed_is_words);
  g_test_add_func ("/store/search/orders", test_orders);
  g_test_add_func ("/store/search/pages", test_pages);
  g_test_add_func ("/store/search/cancelled", test_cancelled);
  g_test_add_func ("/store/search/hits", test_hits);
  g_test_add_func ("/store/search/hit-in-the-only-name-is-said-once",
                   test_hit_in_the_only_name_is_said_once);
  g_test_add_func ("/store/search/rows", test_rows);
  g_test_add_func ("/store/search/rows-stopped", test_rows_stopped);
  g_test_add_func ("/store/search/rows-of-what-is-watched", test_rows_of_what_is_watched);
  g_test_add_func ("/store/search/facets", test_facets);
  g_test_add_func ("/store/search/shown-states", test_shown_states);
  g_test_add_func ("/store/search/the-example", test_the_example);
  return g_test_run ();
}
