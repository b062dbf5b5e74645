/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Relevance orders as the function of SQLite does, whatever was written meanwhile. */

#include "config.h"

#include "chancery-query.h"
#include "chancery-search.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"

/* 23 November 2026, whatever the day of the run. */
#define TODAY 2461368
#define N_PAPERS 300

static const char *const words[] = { "border",   "attack", "fishing",   "vessel", "protest",
                                     "detained", "border", "assurance", "border", "attack" };

static void
put (ChanceryTestStore *store, const char *json)
{
  g_autoptr (ChanceryRecord) record = chancery_test_save (store, chancery_test_draft (store, json));

  g_assert_nonnull (record);
}

static char *
make_body (GRand *rand)
{
  GString *body = g_string_new (NULL);
  int n = g_rand_int_range (rand, 1, 400);

  for (int i = 0; i < n; i++)
    if (g_rand_int_range (rand, 0, 4) == 0)
      g_string_append_printf (body, "%s ", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
    else
      g_string_append_printf (body, "filling%d ", g_rand_int_range (rand, 0, 50));
  return g_string_free (body, FALSE);
}

static ChanceryTestStore *
store_new (void)
{
  ChanceryTestStore *store = chancery_test_store_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GError) error = NULL;

  chancery_db_begin (store->db, chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_PAPERS; i++)
    {
      g_autofree char *body = make_body (rand);
      g_autofree char *json =
          g_strdup_printf ("{'kind':'document','title':'Paper on %s %u','body':'%s'}",
                           words[i % G_N_ELEMENTS (words)], i, body);

      put (store, json);
    }
  chancery_db_commit (store->db, &error);
  g_assert_no_error (error);
  return store;
}

static GArray *
read_by_bm25 (ChanceryDb *db, const char *match, guint limit)
{
  static const char sql[] =
      "SELECT r.id FROM record_search AS s JOIN record AS r ON r.date_key = s.rowid "
      "WHERE s.record_search MATCH ?1 "
      "ORDER BY bm25 (s.record_search, 10.0, 1.0, 4.0, 0.5), s.rowid DESC LIMIT ?2";
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (db, &error, sql, "ti", match, (gint64)limit);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_no_error (error);
  while (chancery_statement_step (statement, &error))
    {
      gint64 row = chancery_statement_get_int (statement, 0);

      g_array_append_val (rows, row);
    }
  g_assert_no_error (error);
  return rows;
}

static void
assert_same (GArray *found, GArray *expected)
{
  g_assert_nonnull (found);
  g_assert_cmpmem (found->data, found->len * sizeof (gint64), expected->data,
                   expected->len * sizeof (gint64));
}

static void
compare (ChanceryTestStore *store, const char *text, const char *match)
{
  g_autoptr (ChanceryQuery) query = chancery_query_parse (text, TODAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) page =
      chancery_search_page (store->db, query, "relevance", FALSE, 0, 50, &error);
  g_autoptr (GArray) all = chancery_search_rows (store->db, query, "relevance", FALSE, &error);
  g_autoptr (GArray) first = read_by_bm25 (store->db, match, 50);
  g_autoptr (GArray) every = read_by_bm25 (store->db, match, G_MAXINT);

  g_assert_no_error (error);
  g_assert_cmpuint (every->len, >, 0);
  assert_same (page, first);
  assert_same (all, every);
}

/* Pages after the first, and conditions beside the words, of which bm25() knows nothing. */
static void
compare_pages (ChanceryTestStore *store, const char *text)
{
  g_autoptr (ChanceryQuery) query = chancery_query_parse (text, TODAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) all = chancery_search_rows (store->db, query, "relevance", FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, >, 60);
  for (guint offset = 0; offset < all->len + 50; offset += 37)
    {
      g_autoptr (GArray) page =
          chancery_search_page (store->db, query, "relevance", FALSE, offset, 50, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (page->len, ==, MIN (50, all->len - MIN (offset, all->len)));
      for (guint i = 0; i < page->len; i++)
        g_assert_cmpint (g_array_index (page, gint64, i), ==,
                         g_array_index (all, gint64, offset + i));
    }
}

static void
test_pages (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();

  compare_pages (store, "border");
  compare_pages (store, "border attack");
  compare_pages (store, "fil*");
  compare_pages (store, "border kind:document");
  compare_pages (store, "border attack title:border");
  compare_pages (store, "attack -title:border");
}

static void
compare_all (ChanceryTestStore *store)
{
  compare (store, "fishing", "fishing");
  compare (store, "border", "border");
  compare (store, "border attack", "border AND attack");
  compare (store, "vessel OR detained", "vessel OR detained");
  compare (store, "border attack -fishing", "border AND attack NOT fishing");
  compare (store, "border \"fishing vessel\" fil*", "border AND \"fishing vessel\" AND fil*");
  compare (store, "\"border attack\"", "\"border attack\"");
  compare (store, "fil*", "fil*");
}

static void
test_same_order (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();

  compare_all (store);
}

/* The lengths that are kept in memory are those of the file, after a write of our own and of others. */
static void
test_written_meanwhile (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryDb) other = NULL;

  compare_all (store);
  put (store, "{'kind':'document','title':'Short','body':'fishing border attack'}");
  compare_all (store);

  other = chancery_db_open (store->path, CHANCERY_DB_NONE, &error);
  g_assert_no_error (error);
  g_assert_true (chancery_db_begin (other, chancery_test_act (NULL), &error));
  g_assert_true (chancery_db_exec (
      other,
      "INSERT INTO record_search (record_search, rowid, title, body, words, papers)"
      " SELECT 'delete', date_key, title, body, words, papers FROM record_text"
      "  WHERE record % 3 = 0;"
      "DELETE FROM record_text WHERE record % 3 = 0",
      &error));
  g_assert_no_error (error);
  g_assert_true (chancery_db_commit (other, &error));
  g_assert_no_error (error);
  compare_all (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/relevance/same-order", test_same_order);
  g_test_add_func ("/store/relevance/written-meanwhile", test_written_meanwhile);
  g_test_add_func ("/store/relevance/pages", test_pages);
  return g_test_run ();
}
