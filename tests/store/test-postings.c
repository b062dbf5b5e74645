/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is read from the leaves of the text index is what FTS5 finds, however the index came to be.  The plans stand in
 * tests/golden/postings.plan and `--update-golden` writes them anew. */

#include "config.h"

#include "chancery-postings.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"
#include "chancery-words.h"

#define N_TEXTS 700

static const char *const beginnings[] = { "a", "ab", "abc", "b", "ca", "z", "never", "often", "x" };

/* From 1700 to 2100 or undated; several in a day. */
static gint64
make_key (guint number)
{
  return number % 9 == 0 ? -1 - (gint64)number
                         : ((2342000 + (gint64)number * 97 % 400) << 20) + number;
}

/* Always the same for a number and an edition. */
static char *
make_text (guint number, guint edition)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (number * 1000 + edition);
  GString *text = g_string_new ("often");
  int n = g_rand_int_range (rand, 0, 80);

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, " %c%c%c%d", 'a' + g_rand_int_range (rand, 0, 4),
                            'a' + g_rand_int_range (rand, 0, 4),
                            'a' + g_rand_int_range (rand, 0, 4), g_rand_int_range (rand, 0, 30));
  /* Places of one word that fill more than a leaf. */
  for (int i = 0; number % 150 == 7 && i < 6000; i++)
    g_string_append (text, i % 2 == 0 ? " xenon" : " xylophone");
  return g_string_free (text, FALSE);
}

static void
write_text (ChanceryDb *db, const char *sql, guint number, guint edition)
{
  g_autofree char *text = make_text (number, edition);
  g_autoptr (GError) error = NULL;

  chancery_db_run (db, &error, sql, "it", make_key (number), text);
  g_assert_no_error (error);
}

static void
add (ChanceryDb *db, guint number, guint edition)
{
  write_text (db, "INSERT INTO record_search (rowid, body) VALUES (?1, ?2)", number, edition);
}

static void
take_out (ChanceryDb *db, guint number, guint edition)
{
  write_text (db,
              "INSERT INTO record_search (record_search, rowid, body) VALUES ('delete', ?1, ?2)",
              number, edition);
}

static void
compare (ChanceryDb *db, const char *beginning)
{
  g_autoptr (ChanceryKeySet) set = chancery_key_set_new ();
  g_autofree char *match = g_strdup_printf ("\"%s\" *", beginning);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryStatement) statement = NULL;
  guint64 n = 0;

  g_assert_true (chancery_postings_add_begun (db, beginning, set, &error));
  g_assert_no_error (error);
  statement = chancery_db_query (db, &error,
                                 "SELECT rowid FROM record_search WHERE record_search MATCH ?1",
                                 "t", match);
  while (chancery_statement_step (statement, &error))
    {
      g_assert_true (chancery_key_set_has (set, chancery_statement_get_int (statement, 0)));
      n++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (chancery_key_set_count (set), ==, n);
}

static void
compare_word (ChanceryDb *db, const char *word)
{
  static const char sql[] = "SELECT count (*) FROM record_search WHERE record_search MATCH ?1";

  gint64 n = chancery_db_query_int (db, -2, sql, "t", word);

  g_assert_cmpint (chancery_postings_count (db, word), ==, n);
  g_assert_cmpint (chancery_words_count_texts (db, word), ==, n);
}

static void
compare_all (ChanceryDb *db)
{
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      compare (db, beginnings[i]);
      compare_word (db, beginnings[i]);
    }
  compare_word (db, "abc7");
  compare_word (db, "xenon");
}

static void
exec (ChanceryDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  chancery_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

/* Small leaves, so that few texts fill many, and merges that are slow to come. */
static void
set_up (ChanceryDb *db)
{
  exec (db, "INSERT INTO record_search (record_search, rank) VALUES ('pgsz', 200)");
  exec (db, "INSERT INTO record_search (record_search, rank) VALUES ('automerge', 4)");
}

/* A segment for each hundred texts. */
static void
fill (ChanceryDb *db)
{
  for (guint i = 0; i < N_TEXTS; i++)
    {
      if (i % 100 == 0)
        exec (db, "BEGIN");
      add (db, i, 0);
      if (i % 100 == 99)
        exec (db, "COMMIT");
    }
}

static void
test_same_texts (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  ChanceryDb *db = store->db;

  set_up (db);
  compare_all (db);
  fill (db);
  compare_all (db);

  /* Texts that are gone, texts that became others, and some that came back. */
  for (guint i = 0; i < N_TEXTS; i += 3)
    take_out (db, i, 0);
  compare_all (db);
  exec (db, "BEGIN");
  for (guint i = 1; i < N_TEXTS; i += 3)
    {
      take_out (db, i, 0);
      add (db, i, 1);
    }
  exec (db, "COMMIT");
  compare_all (db);
  for (guint i = 0; i < N_TEXTS; i += 12)
    add (db, i, 2);
  compare_all (db);
  for (guint i = 0; i < N_TEXTS; i += 24)
    take_out (db, i, 2);
  compare_all (db);
}

/* Segments that are merged in part: what was moved is cut from their beginnings. */
static void
test_merged_in_part (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  ChanceryDb *db = store->db;

  set_up (db);
  exec (db, "INSERT INTO record_search (record_search, rank) VALUES ('automerge', 0)");
  fill (db);
  for (guint i = 0; i < N_TEXTS; i += 5)
    take_out (db, i, 0);
  exec (db, "INSERT INTO record_search (record_search, rank) VALUES ('usermerge', 2)");
  for (guint i = 0; i < 40; i++)
    {
      exec (db, "INSERT INTO record_search (record_search, rank) VALUES ('merge', 7)");
      if (i % 4 == 0)
        compare_all (db);
    }
  exec (db, "INSERT INTO record_search (record_search) VALUES ('optimize')");
  compare_all (db);
}

static int
count_step (void *data)
{
  ++*(guint *)data;
  return 0;
}

/* How many steps of SQLite it takes to count the texts of a word. */
static guint
count_steps (ChanceryDb *db, const char *word)
{
  guint n_steps = 0;

  sqlite3_progress_handler (chancery_db_get_handle (db), 1, count_step, &n_steps);
  g_assert_cmpint (chancery_words_count_texts (db, word), >, 0);
  sqlite3_progress_handler (chancery_db_get_handle (db), 0, NULL, NULL);
  return n_steps;
}

/* A list asks for its first page, its rows, their number and its facets: the leaves are walked once. */
static void
test_counted_once (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  guint n_steps;

  set_up (store->db);
  fill (store->db);
  n_steps = count_steps (store->db, "often");
  g_assert_cmpuint (n_steps, >, 100);
  g_assert_cmpuint (count_steps (store->db, "often"), <, 10);
  take_out (store->db, 1, 0);
  g_assert_cmpuint (count_steps (store->db, "often"), >=, n_steps);
  compare_word (store->db, "often");
}

/* What this connection wrote and has not committed only FTS5 knows. */
static void
test_while_writing (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryKeySet) set = chancery_key_set_new ();
  g_autoptr (GError) error = NULL;

  exec (store->db, "BEGIN");
  add (store->db, 1, 0);
  g_assert_false (chancery_postings_add_begun (store->db, "often", set, &error));
  g_assert_no_error (error);
  exec (store->db, "COMMIT");
  compare (store->db, "often");
}

/* One segment of many leaves, in which everything may be written. */
static ChanceryTestStore *
store_new_to_damage (void)
{
  ChanceryTestStore *store = chancery_test_store_new ();

  set_up (store->db);
  fill (store->db);
  exec (store->db, "INSERT INTO record_search (record_search) VALUES ('optimize')");
  sqlite3_db_config (chancery_db_get_handle (store->db), SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  return store;
}

/* Left to FTS5, which says that the index is damaged. */
static void
assert_left (ChanceryDb *db)
{
  g_autoptr (ChanceryKeySet) set = chancery_key_set_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (chancery_postings_add_begun (db, "a", set, &error));
  g_assert_no_error (error);
  g_assert_cmpint (chancery_postings_count (db, "a"), ==, -1);
}

/* A leaf that is no leaf. */
static void
test_damaged (void)
{
  static const char *const blobs[] = { "x''", "x'00'", "x'ffffffff'", "x'00040005ff'",
                                       "x'0000000a30ffffff04'" };
  g_autoptr (ChanceryTestStore) store = store_new_to_damage ();

  for (guint i = 0; i < G_N_ELEMENTS (blobs); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("UPDATE record_search_data SET block = %s WHERE id > 1000", blobs[i]);

      exec (store->db, sql);
      assert_left (store->db);
    }
}

/* Segments that cannot be: after a cookie, a level, a segment and how much was written come the segments of the
 * level that are merged, how many there are, and of each its number and its first and last leaf. */
static void
test_damaged_structure (void)
{
  static const char *const blobs[] = {
    "x''",
    "x'00000000'",
    "x'0000000001010100ff'",
    "x'000000000101010001000101'",                 /* number 0 */
    "x'0000000001010100018480000101'",             /* number 65536 */
    "x'000000000101010001ffffffffffffffffff0101'", /* number -1 */
    "x'000000000101010001010201'",                 /* from 2 to 1 */
    "x'00000000010101000101018880808000'",         /* to 2^31 */
    "x'00000000010101000101ffffffffffffffffffffffffffffffffffff'",
    "x'0000000001010100010101ffffffffffffffffff'",
    "x'00000000010101000101bfffffffffffffffffbfffffffffffffffff'",
    "x'0000000001010100010101c080808080808080ff'",
  };
  g_autoptr (ChanceryTestStore) store = store_new_to_damage ();

  for (guint i = 0; i < G_N_ELEMENTS (blobs); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("UPDATE record_search_data SET block = %s WHERE id = 10", blobs[i]);

      g_test_message ("%s", blobs[i]);
      exec (store->db, sql);
      assert_left (store->db);
    }
}

/* Leaves behind the last one have no words, and that is not what is said of the texts.  Bit 36 of the number of a row
 * tells leaves from what stands beside them. */
static void
test_damaged_places (void)
{
  static const char *const places[] = { "last + 1", "last + 2", "1 << 31", "1 << 61",
                                        "9223372036854775807 >> 1" };
  g_autoptr (ChanceryTestStore) store = store_new_to_damage ();

  compare (store->db, "a");
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "UPDATE record_search_idx SET pgno = 2 * (SELECT %s FROM "
          "(SELECT max (id) & 2147483647 AS last FROM record_search_data WHERE id > 1000 AND (id >> 36 & 1) = 0))",
          places[i]);

      exec (store->db, sql);
      assert_left (store->db);
    }
  /* Before the first it is the first. */
  exec (store->db, "UPDATE record_search_idx SET pgno = -8");
  compare (store->db, "a");
}

/* Nothing is walked but the leaves from the first to the last. */
static void
test_plans (void)
{
  static const char *const walked[] = { NULL };
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GString) plans = g_string_new (NULL);

  for (guint i = 0; chancery_postings_get_sql (i) != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("leaves %u", i);

      chancery_test_add_plan (plans, store->db, name, chancery_postings_get_sql (i), walked);
    }
  chancery_test_golden ("postings.plan", plans->str);
}

int
main (int argc, char *argv[])
{
  chancery_test_init (&argc, &argv);
  g_test_add_func ("/store/postings/same-texts", test_same_texts);
  g_test_add_func ("/store/postings/merged-in-part", test_merged_in_part);
  g_test_add_func ("/store/postings/counted-once", test_counted_once);
  g_test_add_func ("/store/postings/while-writing", test_while_writing);
  g_test_add_func ("/store/postings/damaged", test_damaged);
  g_test_add_func ("/store/postings/damaged-structure", test_damaged_structure);
  g_test_add_func ("/store/postings/damaged-places", test_damaged_places);
  g_test_add_func ("/store/postings/plans", test_plans);
  return g_test_run ();
}
