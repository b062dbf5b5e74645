/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What search does otherwise where there is much: it has to say the same. */

#include "config.h"

#include "chancery-facet-columns.h"
#include "chancery-facets.h"
#include "chancery-query.h"
#include "chancery-record-import.h"
#include "chancery-search.h"
#include "chancery-sql-query.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"

#include <string.h>

#define TODAY 2461368
#define LAST_KEY_OF_1910 "2536545189887"
/* Enough to be walked, sorted and read in the ways of large registries. */
#define N_PAPERS 2400

static void
put (ChanceryTestStore *store, const char *json)
{
  chancery_test_put (store, store->db, json);
}

/* Words of their own in each: "kand0000" to "kand2399", "kamb0000" in every seventh. */
static char *
make_paper (guint number)
{
  static const char *const forms[] = { "letter", "cable", "note-verbale" };
  static const char *const levels[] = { "restricted", "confidential", "secret" };
  GString *json = g_string_new (NULL);

  g_string_printf (json,
                   "{'kind':'document','id':'%08x-0000-4000-8000-000000000001','title':'Paper %u',"
                   "'form':'%s','marking':{'level':'%s'},'state':'%s','body':'a kand%c%c%c%u %s'",
                   number, number, forms[number % 3], levels[number % 5 % 3],
                   number % 4 == 0 ? "draft" : "registered", 'a' + number % 26,
                   'a' + number / 26 % 26, 'a' + number / 676, number,
                   number % 7 == 0 ? "kambrian roads" : "roads");
  if (number % 11 != 0)
    g_string_append_printf (json, ",'date_on_document':'%u%s'", 1900 + number % 80,
                            number % 2 == 0 ? "-03-04" : "");
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

static void
put_incident (ChanceryTestStore *store, guint number)
{
  g_autofree char *json = g_strdup_printf (
      "{'kind':'incident','id':'%08x-0000-4000-8000-000000000002','title':'Incident %u',"
      "'place':{'id':'0000000%u-0000-4000-8000-000000000004'}}",
      number, number, number % 3);

  put (store, json);
}

static ChanceryTestStore *
store_new (void)
{
  static const char *const places[] = { "Strelsau", "Zenda", "STRELSAU" };
  ChanceryTestStore *store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 last = 0;

  g_assert_true (chancery_db_begin (store->db, chancery_test_act (NULL), &error));
  for (guint i = 0; i < N_PAPERS; i++)
    {
      g_autofree char *json = make_paper (i);

      put (store, json);
    }
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{'kind':'place','id':'0000000%u-0000-4000-8000-000000000004','names':[{'text':'%s'}]}",
          i, places[i]);

      put (store, json);
    }
  for (guint i = 0; i < 30; i++)
    put_incident (store, i);
  chancery_record_import_index (store->db, 0, G_MAXINT, &last, &error);
  g_assert_no_error (error);
  g_assert_true (chancery_db_commit (store->db, &error));
  return store;
}

/* The first rows are those of the whole answer, however they are found. */
static void
check_page (ChanceryTestStore *store, const char *text, gboolean newest, guint offset)
{
  g_autoptr (ChanceryQuery) query = chancery_query_parse (text, TODAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = chancery_search_rows (store->db, query, "date", newest, &error);
  g_autoptr (GArray) page = NULL;

  g_test_message ("%s", text);
  g_assert_no_error (error);
  g_assert_cmpint (chancery_search_count (store->db, query, &error), ==, rows->len);
  page = chancery_search_page (store->db, query, "date", newest, offset, 50, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->len, ==, MIN (50, rows->len - MIN (offset, rows->len)));
  for (guint i = 0; i < page->len; i++)
    g_assert_cmpint (g_array_index (page, gint64, i), ==, g_array_index (rows, gint64, offset + i));
}

static void
test_pages (void)
{
  static const char *const queries[] = {
    "kand*",
    "ka*",
    "kamb*",
    "kand* kambrian",
    "kand* -kamb*",
    "kanda* OR kandb*",
    "roads -kand*",
    "paper:x OR kand*",
    "form:letter",
    "form:letter,cable",
    "state:draft,registered",
    "state:draft kind:document",
    "marking:>=confidential",
    "marking:restricted,secret",
    "before:1910",
    "after:1970",
    "on:1950",
    "roads after:1950 before:1952",
    "kand* before:1905",
    "marking:<unmarked",
    "roads marking:<unmarked",
    "roads tag:north",
    "roads case:1",
  };
  g_autoptr (ChanceryTestStore) store = store_new ();

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      check_page (store, queries[i], TRUE, 0);
      check_page (store, queries[i], TRUE, 70);
      check_page (store, queries[i], FALSE, 0);
    }
}

/* Many words begin so, but the newest text is long and has none of them: reading gives up, and the index is asked. */
static void
test_reading_in_vain (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gint64 last = 0;

  g_string_append (json, "{'kind':'document','id':'00000000-0000-4000-8000-000000000003',"
                         "'title':'Long','date_on_document':'1999-01-01','body':'");
  for (guint i = 0; i < 300000; i++)
    g_string_append (json, "road sign ");
  g_string_append (json, "'}");
  g_assert_true (chancery_db_begin (store->db, chancery_test_act (NULL), &error));
  put (store, json->str);
  chancery_record_import_index (store->db, 0, G_MAXINT, &last, &error);
  g_assert_true (chancery_db_commit (store->db, &error));
  g_assert_no_error (error);

  check_page (store, "kand*", TRUE, 0);
}

static gint64
count_of (GPtrArray *facets, const char *field, const char *label)
{
  for (guint i = 0; i < facets->len; i++)
    {
      ChanceryFacetCount *facet = facets->pdata[i];

      if (strcmp (facet->field, field) == 0 && g_ascii_strcasecmp (facet->label, label) == 0)
        return facet->count;
    }
  return 0;
}

/* Each count is that of the list behind it. */
static void
test_facets (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();
  g_autoptr (ChanceryQuery) all = chancery_query_parse ("", TODAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) facets = chancery_facets_count (store->db, all, G_MAXUINT, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (facets->len, >, 20);
  for (guint i = 0; i < facets->len; i++)
    {
      ChanceryFacetCount *facet = facets->pdata[i];
      g_autofree char *text = g_strdup_printf ("%s:%s", facet->field, facet->value);
      g_autoptr (ChanceryQuery) query = chancery_query_parse (text, TODAY);

      g_test_message ("%s", text);
      g_assert_cmpint (chancery_search_count (store->db, query, &error), ==, facet->count);
      g_assert_no_error (error);
    }
  g_assert_cmpint (count_of (facets, "place", "strelsau"), ==, 20);
  g_assert_cmpint (count_of (facets, "place", "zenda"), ==, 10);
}

/* All that facets say, a line each. */
static char *
tell_facets (ChanceryDb *db, const char *text)
{
  g_autoptr (ChanceryQuery) query = chancery_query_parse (text, TODAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) facets = chancery_facets_count (db, query, 12, &error);
  GString *told = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < facets->len; i++)
    {
      ChanceryFacetCount *facet = facets->pdata[i];

      g_string_append_printf (told, "%s:%s %s %" G_GINT64_FORMAT "\n", facet->field, facet->value,
                              facet->label, facet->count);
    }
  return g_string_free (told, FALSE);
}

static void
assert_told (ChanceryDb *db, const char *const *queries, guint n_queries, char *const *expected)
{
  for (guint i = 0; i < n_queries; i++)
    {
      g_autofree char *told = tell_facets (db, queries[i]);

      g_assert_cmpstr (told, ==, expected[i]);
    }
}

/* Of a few records the same is told as when all are in memory. */
static void
test_facets_of_few (void)
{
  static const char *const queries[] = { "kanda*", "kamb* form:cable", "kind:incident", "nowhere" };
  g_autoptr (ChanceryTestStore) store = store_new ();
  char *told[G_N_ELEMENTS (queries)];
  g_autofree char *all = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    told[i] = tell_facets (store->db, queries[i]);
  g_assert_nonnull (strstr (told[0], "kind:document"));
  g_assert_nonnull (strstr (told[2], "place:"));
  g_assert_cmpstr (told[3], ==, "");
  all = tell_facets (store->db, "");
  assert_told (store->db, queries, G_N_ELEMENTS (queries), told);
  chancery_facet_columns_forget (store->db, 0);
  assert_told (store->db, queries, G_N_ELEMENTS (queries), told);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    g_free (told[i]);
}

/* A date without a beginning stands by its end, behind all that begins sooner. */
static void
test_without_beginning (void)
{
  static const char *const dates[] = { "../1950", "../1975-03", "../2150" };
  g_autoptr (ChanceryTestStore) store = store_new ();
  g_autoptr (ChanceryQuery) query = chancery_query_parse ("before:1910", TODAY);
  g_autoptr (GError) error = NULL;
  gint64 before = chancery_search_count (store->db, query, &error);
  g_autoptr (ChancerySqlQuery) compiled = chancery_sql_query_new (query, store->db);
  g_autofree char *values = chancery_sql_query_dup_values (compiled);

  /* While all dates have a beginning, nothing behind the end of 1910 is walked. */
  g_assert_true (g_str_has_suffix (values, "\n" LAST_KEY_OF_1910 "\n"));
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{'kind':'document','id':'%08x-0000-4000-8000-000000000009','title':'Roads',"
          "'date_on_document':'%s'}",
          i, dates[i]);

      g_assert_true (chancery_db_begin (store->db, chancery_test_act (NULL), &error));
      put (store, json);
      g_assert_cmpint (chancery_search_count (store->db, query, &error), ==, before + i + 1);
      if (i == 1)
        chancery_db_rollback (store->db);
      else
        g_assert_true (chancery_db_commit (store->db, &error));
      g_assert_cmpint (chancery_search_count (store->db, query, &error), ==, before + i + (i != 1));
      if (i == 1)
        before--;
      check_page (store, "before:1910", TRUE, 0);
      check_page (store, "before:1910", FALSE, 0);
    }
}

/* Every second cable becomes a letter. */
static void
change_forms (ChanceryTestStore *store, ChanceryDb *db)
{
  for (guint i = 1; i < N_PAPERS; i += 6)
    {
      g_autofree char *json = make_paper (i);
      g_autoptr (GString) changed = g_string_new (json);

      g_assert_cmpuint (g_string_replace (changed, "'form':'cable'", "'form':'letter'", 0), ==, 1);
      chancery_test_put (store, db, changed->str);
    }
}

/* What is kept in memory is never older than the file. */
static void
test_facets_after_changes (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryDb) other = chancery_db_open (store->path, CHANCERY_DB_NONE, &error);
  g_autofree char *before = tell_facets (store->db, "");
  g_autofree char *inside = NULL;
  g_autofree char *after = NULL;
  g_autofree char *meanwhile = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (strstr (before, "kind:incident Incidents 30\n"));

  /* In an act that is taken back. */
  g_assert_true (chancery_db_begin (store->db, chancery_test_act (NULL), &error));
  put_incident (store, 900);
  inside = tell_facets (store->db, "");
  g_assert_nonnull (strstr (inside, "kind:incident Incidents 31\n"));
  chancery_db_rollback (store->db);
  after = tell_facets (store->db, "");
  g_assert_cmpstr (after, ==, before);

  /* By another connection. */
  g_assert_true (chancery_db_begin (other, chancery_test_act (NULL), &error));
  change_forms (store, other);
  g_assert_true (chancery_db_commit (other, &error));
  meanwhile = tell_facets (store->db, "");
  g_assert_cmpstr (meanwhile, !=, before);
  g_assert_nonnull (strstr (meanwhile, "form:cable cable 400\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search-many/pages", test_pages);
  g_test_add_func ("/store/search-many/reading-in-vain", test_reading_in_vain);
  g_test_add_func ("/store/search-many/facets", test_facets);
  g_test_add_func ("/store/search-many/facets-of-few", test_facets_of_few);
  g_test_add_func ("/store/search-many/facets-after-changes", test_facets_after_changes);
  g_test_add_func ("/store/search-many/without-beginning", test_without_beginning);
  return g_test_run ();
}
