/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whichever way a query is answered, the answer is one: registries and queries that a seed makes are asked in every way
 * there is, and held against what each condition finds alone.  CHANCERY_TEST_SEEDS=FIRST:COUNT in the environment asks
 * other seeds. */

#include "config.h"

#include "chancery-counts.h"
#include "chancery-facets.h"
#include "chancery-query.h"
#include "chancery-records.h"
#include "chancery-search.h"
#include "chancery-settings.h"
#include "chancery-sql-query.h"
#include "chancery-statement.h"
#include "chancery-store-record.h"
#include "chancery-test-asking.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_SEED 1
#define N_SEEDS 2
#define N_RECORDS 160
#define N_QUERIES 30
#define N_ASKED_AGAIN 8
#define N_EDITS 3
#define N_HITS 6

/* ---- the ways ---- */

static GArray *
list (ChanceryTestAsking *self, ChanceryQuery *query, const char *sort, gboolean descending)
{
  g_autoptr (GError) error = NULL;
  GArray *rows = chancery_search_rows (self->store->db, query, sort, descending, &error);

  g_assert_no_error (error);
  /* What is to be seen when an answer is wrong. */
  if (self->spoilt && rows->len > 0)
    g_array_set_size (rows, rows->len - 1);
  return rows;
}

static void
check_list (ChanceryTestAsking *self,
            ChanceryQuery *query,
            const guint8 *expected,
            const char *sort,
            gboolean descending)
{
  g_autofree char *way = g_strdup_printf ("all by %s %s", sort, descending ? "down" : "up");
  g_autoptr (GArray) rows = list (self, query, sort, descending);
  g_autofree ChanceryTestSet found = chancery_test_set_of (self, rows);

  chancery_test_asking_compare (self, found, expected, way);
}

static void
check_pages (ChanceryTestAsking *self, ChanceryQuery *query, const char *sort, gboolean descending)
{
  static const struct
  {
    guint offset;
    guint limit;
  } pages[] = {
    { 0, 1 }, { 0, 50 }, { 1, 7 }, { 50, 50 }, { 0, 400 }, { 37, 1000 }, { 100000, 5 }
  };
  g_autoptr (GArray) rows = list (self, query, sort, descending);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      guint from = MIN (pages[i].offset, rows->len);
      guint n = MIN (pages[i].limit, rows->len - from);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) page = chancery_search_page (self->store->db, query, sort, descending,
                                                      pages[i].offset, pages[i].limit, &error);

      g_assert_no_error (error);
      if (page->len != n || (n > 0 && memcmp (page->data, &g_array_index (rows, gint64, from),
                                              n * sizeof (gint64)) != 0))
        chancery_test_asking_fault (self, "page %u+%u by %s %d: %u rows of %u, or others",
                                    pages[i].offset, pages[i].limit, sort, descending, page->len,
                                    n);
    }
}

/* By the day, the undated last both ways. */
static void
check_days (ChanceryTestAsking *self, ChanceryQuery *query, gboolean descending)
{
  g_autoptr (GArray) rows = list (self, query, "date", descending);
  gint64 last = descending ? G_MAXINT64 : 0;

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 key = chancery_db_query_int (self->store->db, 0,
                                          "SELECT date_key FROM record WHERE id = ?1", "i",
                                          g_array_index (rows, gint64, i));

      if (descending                          ? key >= last
          : (key >= 0) == (last < 0) && i > 0 ? key >= 0
                                              : key <= last && key >= 0)
        {
          chancery_test_asking_fault (self, "order by date %d: at %u", descending, i);
          return;
        }
      last = key;
    }
}

static void
check_count (ChanceryTestAsking *self, ChanceryQuery *query, guint n)
{
  g_autoptr (GError) error = NULL;
  gint64 counted = chancery_search_count (self->store->db, query, &error);

  g_assert_no_error (error);
  if (counted != n)
    chancery_test_asking_fault (self, "count: %" G_GINT64_FORMAT " of %u", counted, n);
}

/* What is told of an answer is found where it is chosen, as the window chooses it. */
static void
check_facet (ChanceryTestAsking *self, const char *text, const ChanceryFacetCount *facet)
{
  g_autofree char *condition = g_strconcat (facet->field, ":", facet->value, NULL);
  g_autofree char *narrowed = chancery_query_join (text, condition);
  g_autoptr (ChanceryQuery) query =
      chancery_search_parse (self->store->db, narrowed, CHANCERY_DAY_NONE);
  g_autoptr (GError) error = NULL;
  gint64 n = chancery_search_count (self->store->db, query, &error);

  g_assert_no_error (error);
  if (n != facet->count)
    chancery_test_asking_fault (self,
                                "facet %s: %" G_GINT64_FORMAT " are told, %" G_GINT64_FORMAT
                                " found",
                                condition, facet->count, n);
}

static gboolean
is_same_facet (gconstpointer a, gconstpointer b)
{
  const ChanceryFacetCount *one = a;
  const ChanceryFacetCount *other = b;

  return strcmp (one->heading, other->heading) == 0 && strcmp (one->value, other->value) == 0 &&
         one->count == other->count;
}

static void
check_facets (ChanceryTestAsking *self, ChanceryQuery *query, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = chancery_facets_count (self->store->db, query, G_MAXUINT / 2, &error);
  g_autoptr (GPtrArray) some = chancery_facets_count (self->store->db, query, 3, &error);
  guint n_kinds = 0;
  guint n_levels = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      const ChanceryFacetCount *facet = all->pdata[i];

      check_facet (self, self->text, facet);
      n_kinds += strcmp (facet->field, "kind") == 0 ? (guint)facet->count : 0;
      n_levels += strcmp (facet->field, "marking") == 0 ? (guint)facet->count : 0;
    }
  /* What is watched may be left out where its kind is asked for. */
  if (n_kinds > n || n_levels != n)
    chancery_test_asking_fault (self, "facets: %u by kind, %u by marking, of %u", n_kinds, n_levels,
                                n);
  for (guint i = 0; i < some->len; i++)
    if (!g_ptr_array_find_with_equal_func (all, some->pdata[i], is_same_facet, NULL))
      chancery_test_asking_fault (self, "facets: of few %s:%s",
                                  ((ChanceryFacetCount *)some->pdata[i])->field,
                                  ((ChanceryFacetCount *)some->pdata[i])->value);
}

/* The list behind a number of a report has as many as the number says. */
static void
check_numbers (ChanceryTestAsking *self, const char *field)
{
  const char *const fields[] = { field, NULL };
  g_autofree char *counted = chancery_query_join (self->text, "counted:yes");
  g_autoptr (ChanceryQuery) query = chancery_counts_query (self->store->db, self->text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = chancery_counts_by (self->store->db, query, fields, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryCountRow *row = rows->pdata[i];
      g_autofree char *narrowed = NULL;
      g_autoptr (ChanceryQuery) behind = NULL;
      gint64 n;

      if (row->values[0].query == NULL)
        continue;
      narrowed = chancery_query_join (counted, row->values[0].query);
      behind = chancery_search_parse (self->store->db, narrowed, CHANCERY_DAY_NONE);
      n = chancery_search_count (self->store->db, behind, &error);
      g_assert_no_error (error);
      if (n != row->count)
        chancery_test_asking_fault (self,
                                    "number %s: %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT " found",
                                    row->values[0].query, row->count, n);
    }
}

/* As on a day, of which the conditions alone know nothing, the ways agree with each other. */
static void
check_as_on (ChanceryTestAsking *self, ChanceryDay day)
{
  g_autoptr (ChanceryQuery) query =
      chancery_search_parse (self->store->db, self->text, CHANCERY_DAY_NONE);
  g_autofree ChanceryTestSet plain = NULL;
  g_autoptr (GArray) rows = NULL;

  chancery_query_set_as_on (query, day);
  rows = list (self, query, "title", FALSE);
  plain = chancery_test_set_of (self, rows);
  check_list (self, query, plain, "date", TRUE);
  check_list (self, query, plain, "relevance", FALSE);
  check_pages (self, query, "date", TRUE);
  check_count (self, query, chancery_test_set_count (self, plain));
}

static GHashTable *
score (ChanceryTestAsking *self, const char *match)
{
  static const char sql[] = "SELECT r.id, bm25 (s.record_search, 10.0, 1.0, 4.0, 0.5) "
                            "FROM record_search AS s JOIN record AS r ON r.date_key = s.rowid "
                            "WHERE s.record_search MATCH ?1";
  GHashTable *scores = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (self->store->db, &error, sql, "t", match);

  g_assert_no_error (error);
  while (chancery_statement_step (statement, &error))
    {
      gint64 row = chancery_statement_get_int (statement, 0);
      double value = g_ascii_strtod (chancery_statement_get_text (statement, 1), NULL);

      g_hash_table_insert (scores, g_memdup2 (&row, sizeof row), g_memdup2 (&value, sizeof value));
    }
  g_assert_no_error (error);
  return scores;
}

/* As FTS5 ranks them. */
static void
check_relevance (ChanceryTestAsking *self, ChanceryQuery *query)
{
  g_autoptr (ChancerySqlQuery) compiled =
      chancery_sql_query_new_for (query, self->store->db, CHANCERY_SQL_RANKED);
  const char *match = chancery_sql_query_get_match (compiled);
  g_autoptr (GArray) rows = list (self, query, "relevance", FALSE);
  g_autoptr (GHashTable) scores = NULL;
  double last = -HUGE_VAL;

  if (match == NULL)
    return;
  scores = score (self, match);
  for (guint i = 0; i < rows->len; i++)
    {
      const double *value = g_hash_table_lookup (scores, &g_array_index (rows, gint64, i));

      if (value == NULL || *value < last - fabs (last) * 1e-9 - 1e-12)
        {
          chancery_test_asking_fault (self, "relevance: at %u of %u", i, rows->len);
          return;
        }
      last = *value;
    }
}

static gboolean
is_marked (const char *text)
{
  const char *from = strstr (text, CHANCERY_SEARCH_HIT_START);
  const char *to = strstr (text, CHANCERY_SEARCH_HIT_END);

  return from != NULL && to != NULL && to > from + 1;
}

/* A row that has one of the words says where. */
static void
check_hits (ChanceryTestAsking *self, ChanceryQuery *query, const guint8 *expected)
{
  g_autoptr (GPtrArray) terms = chancery_query_get_terms (query);
  g_autofree ChanceryTestSet having = chancery_test_set_new (self);
  guint n = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      g_autofree ChanceryTestSet part = chancery_test_asking_find_plainly (self, terms->pdata[i]);

      for (guint m = 0; m < self->rows->len; m++)
        having[m] |= part[m] != 0;
    }
  for (guint i = 0; i < self->rows->len && n < N_HITS; i++)
    {
      gint64 row = g_array_index (self->rows, gint64, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (ChanceryHit) hit = NULL;

      if (!expected[i])
        continue;
      n++;
      hit = chancery_search_find_hit (self->store->db, query, row, &error);
      g_assert_no_error (error);
      if ((hit != NULL) != (having[i] != 0))
        chancery_test_asking_fault (self, "hit in row %" G_GINT64_FORMAT ": %s", row,
                                    hit != NULL ? "of no word" : "lacks");
      else if (hit != NULL && !is_marked (hit->title) && !is_marked (hit->snippet))
        chancery_test_asking_fault (self,
                                    "hit in row %" G_GINT64_FORMAT
                                    ": nothing is marked in “%s”, “%s”",
                                    row, hit->title, hit->snippet);
    }
}

/* Said in one agreed spelling it means the same. */
static void
check_spelling (ChanceryTestAsking *self, const char *text, const guint8 *expected)
{
  g_autoptr (ChanceryQuery) query =
      chancery_query_parse (text, chancery_settings_get_day (self->store->db));
  g_autofree char *told = chancery_query_to_string (query);
  g_autofree char *within = g_strconcat ("(", text, ")", NULL);
  const char *const spellings[] = { told, within };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (ChanceryQuery) again =
          chancery_search_parse (self->store->db, spellings[i], CHANCERY_DAY_NONE);
      g_autoptr (GArray) rows = list (self, again, "date", TRUE);
      g_autofree ChanceryTestSet found = chancery_test_set_of (self, rows);

      chancery_test_asking_compare (self, found, expected, spellings[i]);
    }
}

static void
ask (ChanceryTestAsking *self, const char *text)
{
  static const char *const numbers[] = { "kind",    "year",     "counterpart", "form",
                                         "party",   "tags",     "place",       "state",
                                         "verdict", "answered", "direction",   "marking",
                                         "tone" };
  const ChanceryDay day = 2437500;
  static const char *const sorts[] = { "date",        "relevance", "title",
                                       "counterpart", "verdict",   "level" };
  g_autoptr (ChanceryQuery) query =
      chancery_search_parse (self->store->db, text, CHANCERY_DAY_NONE);
  g_autofree ChanceryTestSet expected = NULL;

  self->text = text;
  self->n_asked++;
  expected = chancery_test_asking_expect (self);
  self->n_found += chancery_test_set_count (self, expected) > 0;
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    for (guint descending = 0; descending < 2; descending++)
      {
        check_list (self, query, expected, sorts[i], descending != 0);
        if (i < 2)
          check_pages (self, query, sorts[i], descending != 0);
      }
  check_days (self, query, TRUE);
  check_days (self, query, FALSE);
  check_count (self, query, chancery_test_set_count (self, expected));
  check_facets (self, query, chancery_test_set_count (self, expected));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    check_numbers (self, numbers[i]);
  check_as_on (self, day);
  check_relevance (self, query);
  check_hits (self, query, expected);
  check_spelling (self, text, expected);
}

/* ---- the index ---- */

/* What stands in the index is what the record says now, and what it names is called now. */
static void
check_texts (ChanceryTestAsking *self)
{
  static const char sql[] = "SELECT title, body, words, papers FROM record_text WHERE record = ?1";

  self->text = "the index";
  for (guint i = 0; i < self->rows->len; i++)
    {
      gint64 row = g_array_index (self->rows, gint64, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (ChanceryRecord) record = chancery_records_load_row (self->store->db, row, &error);
      g_autoptr (ChanceryStatement) statement =
          chancery_db_query (self->store->db, &error, sql, "i", row);
      ChanceryRecordText text;
      const char *now[4];

      g_assert_no_error (error);
      chancery_record_text_collect (&text, self->store->db, record);
      now[0] = text.title;
      now[1] = text.body;
      now[2] = text.words;
      now[3] = text.papers;
      if (!chancery_statement_step (statement, &error))
        chancery_test_asking_fault (self, "row %" G_GINT64_FORMAT " has no text", row);
      else
        for (int n = 0; n < 4; n++)
          if (g_strcmp0 (chancery_statement_get_text (statement, n), now[n]) != 0)
            chancery_test_asking_fault (self, "row %" G_GINT64_FORMAT ", column %d: “%s” is “%s”",
                                        row, n, chancery_statement_get_text (statement, n), now[n]);
      chancery_record_text_clear (&text);
    }
}

/* ---- registries ---- */

static void
read_rows (ChanceryTestAsking *self)
{
  g_autoptr (ChanceryQuery) all = chancery_query_parse ("", 0);

  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->at, g_hash_table_unref);
  self->rows = chancery_test_list_plainly (self->store, all, FALSE);
  self->at = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->rows->len; i++)
    g_hash_table_insert (self->at, &g_array_index (self->rows, gint64, i), GUINT_TO_POINTER (i));
}

static void
begin (ChanceryTestAsking *self, guint seed, guint n_records)
{
  *self = (ChanceryTestAsking){ .seed = seed };
  self->store = chancery_test_store_new ();
  self->random = chancery_test_random_new (seed);
  chancery_test_random_fill (self->random, self->store, n_records);
  read_rows (self);
}

static void
end (ChanceryTestAsking *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->at, g_hash_table_unref);
  chancery_test_random_free (self->random);
  chancery_test_store_free (self->store);
}

/* @texts: asked again of what is there now (element-type utf8). */
static void
ask_all (ChanceryTestAsking *self, GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    ask (self, texts->pdata[i]);
}

static guint
ask_registry (guint seed, guint n_records, guint n_queries)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  ChanceryTestAsking self;

  begin (&self, seed, n_records);
  for (guint i = 0; i < n_queries; i++)
    {
      g_ptr_array_add (texts, chancery_test_random_query (self.random));
      ask (&self, texts->pdata[i]);
      if (i % 5 == 0)
        {
          for (guint n = 0; n < N_EDITS; n++)
            chancery_test_random_edit (self.random, self.store);
          read_rows (&self);
          check_texts (&self);
        }
    }
  chancery_test_store_reopen (self.store);
  g_ptr_array_set_size (texts, (int)MIN (texts->len, N_ASKED_AGAIN));
  ask_all (&self, texts);
  g_test_message ("seed %u: %u asked, %u of them found something, %u faults", seed, self.n_asked,
                  self.n_found, self.n_faults);
  g_assert_cmpuint (self.n_found, >, self.n_asked / 3);
  end (&self);
  return self.n_faults;
}

static void
test_one_answer (void)
{
  const char *seeds = g_getenv ("CHANCERY_TEST_SEEDS");
  const char *colon = seeds != NULL ? strchr (seeds, ':') : NULL;
  guint first = seeds != NULL ? (guint)atoi (seeds) : FIRST_SEED;
  guint n = colon != NULL ? (guint)atoi (colon + 1) : N_SEEDS;
  guint n_faults = 0;

  for (guint i = 0; i < n; i++)
    n_faults += ask_registry (first + i, N_RECORDS, N_QUERIES);
  g_assert_cmpuint (n_faults, ==, 0);
}

/* An answer that lacks a row is seen. */
static void
test_a_row_too_few (void)
{
  ChanceryTestAsking self;

  begin (&self, FIRST_SEED, 60);
  self.spoilt = TRUE;
  ask (&self, "kind:document");
  g_assert_cmpuint (self.n_faults, >, 0);
  end (&self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search-ways/one-answer", test_one_answer);
  g_test_add_func ("/store/search-ways/a-row-too-few", test_a_row_too_few);
  return g_test_run ();
}
