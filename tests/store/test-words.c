/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-db-private.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"
#include "chancery-words.h"

#include <string.h>

static gint64
count (ChanceryTestStore *store, const char *sql)
{
  return chancery_db_query_int (store->db, -1, sql, "");
}

static void
note (ChanceryTestStore *store, const char *word)
{
  chancery_words_note (store->db->words, word, strlen (word));
}

static void
write_words (ChanceryTestStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (chancery_db_begin (store->db, chancery_test_act (NULL), &error));
  g_assert_true (chancery_words_write (store->db, &error));
  g_assert_true (chancery_db_commit (store->db, &error));
}

static void
test_each_once (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();

  for (guint i = 0; i < 3; i++)
    {
      note (store, "kabul");
      note (store, "kab");
      note (store, "kabuls");
      note (store, "2026");
      g_assert_cmpuint (chancery_words_count_noted (store->db->words), ==, i == 0 ? 3 : 0);
      write_words (store);
      g_assert_cmpuint (chancery_words_count_noted (store->db->words), ==, 0);
    }
  g_assert_cmpint (count (store, "SELECT count(*) FROM word"), ==, 3);
  g_assert_cmpint (count (store, "SELECT count(*) FROM word_sound WHERE word = 'kabul'"), >, 0);
}

/* More words than are kept in mind: none is lost, and those that are forgotten are no trouble when they come again. */
static void
test_many (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  const guint n = 70000;

  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *word = g_strdup_printf ("w%u", i);

          note (store, word);
        }
      write_words (store);
      g_assert_cmpint (count (store, "SELECT count(*) FROM word"), ==, n);
    }
}

/* However long they are, and however late they begin to differ. */
static void
test_told_apart (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GString) word = g_string_new (NULL);
  const int n = 100;

  for (int round = 0; round < 2; round++)
    for (int i = 0; i < n; i++)
      {
        g_string_truncate (word, 0);
        while ((int)word->len < i)
          g_string_append_c (word, 'a');
        g_string_append_c (word, 'b');
        note (store, word->str);
        word->str[word->len - 1] = 'c';
        note (store, word->str);
      }
  write_words (store);
  g_assert_cmpint (count (store, "SELECT count(*) FROM word"), ==, 2 * n);
  g_assert_cmpint (count (store, "SELECT count(*) FROM word WHERE word GLOB 'a*'"), ==, 2 * n - 2);
}

/* What was written and taken back is not thought to be there. */
static void
test_taken_back (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;

  note (store, "kabul");
  g_assert_true (chancery_db_begin (store->db, chancery_test_act (NULL), &error));
  g_assert_true (chancery_words_write (store->db, &error));
  chancery_db_rollback (store->db);
  note (store, "kabul");
  write_words (store);
  g_assert_cmpint (count (store, "SELECT count(*) FROM word"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/words/each-once", test_each_once);
  g_test_add_func ("/store/words/many", test_many);
  g_test_add_func ("/store/words/told-apart", test_told_apart);
  g_test_add_func ("/store/words/taken-back", test_taken_back);

  return g_test_run ();
}
