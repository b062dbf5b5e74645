/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever stands where the leaves of the text index are kept is read to its end, or left to FTS5.
 *
 * The input is cut into pieces: a byte that says what it is, two for its length, and itself.  0 is what describes the
 * segments; up to 127 a leaf of that segment, which are numbered as they come; from 128 on, where words begin in
 * that segment: four bytes and the first word. */

#include "config.h"

#include "chancery-postings.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"
#include "fuzz.h"

#include <stdlib.h>

#define STRUCTURE 10
#define SEGMENT_SHIFT 37
#define N_SEGMENTS 128
#define HEAD 3

static ChanceryTestStore *store;

static void
close_store (void)
{
  g_clear_pointer (&store, chancery_test_store_free);
}

static void
exec (const char *sql)
{
  g_autoptr (GError) error = NULL;

  chancery_db_exec (store->db, sql, &error);
  g_assert_no_error (error);
}

static void
open_store (void)
{
  store = chancery_test_store_new ();
  sqlite3_db_config (chancery_db_get_handle (store->db), SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  exec ("PRAGMA synchronous = OFF");
  atexit (close_store);
}

static void
write_block (gint64 id, const guint8 *bytes, gsize length)
{
  static const char sql[] = "INSERT OR REPLACE INTO record_search_data (id, block) VALUES (?1, ?2)";
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryStatement) statement = chancery_db_prepare (store->db, sql, &error);

  g_assert_no_error (error);
  chancery_statement_bind_int (statement, 1, id);
  chancery_statement_bind_blob (statement, 2, bytes, length);
  chancery_statement_run (statement, &error);
  g_assert_no_error (error);
}

static void
write_place (gint64 segment, const guint8 *bytes, gsize length)
{
  static const char sql[] =
      "INSERT OR REPLACE INTO record_search_idx (segid, term, pgno) VALUES (?1, ?2, ?3)";
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryStatement) statement = NULL;

  if (length < 4)
    return;
  statement = chancery_db_prepare (store->db, sql, &error);
  g_assert_no_error (error);
  chancery_statement_bind_int (statement, 1, segment);
  chancery_statement_bind_blob (statement, 2, bytes + 4, length - 4);
  chancery_statement_bind_int (statement, 3,
                               (gint64)bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3]);
  chancery_statement_run (statement, &error);
  g_assert_no_error (error);
}

static void
write_pieces (const guint8 *bytes, gsize length)
{
  gint64 n_leaves[N_SEGMENTS] = { 0 };

  while (length >= HEAD)
    {
      guint8 what = bytes[0];
      gsize size = MIN ((gsize)bytes[1] << 8 | bytes[2], length - HEAD);

      if (what == 0)
        write_block (STRUCTURE, bytes + HEAD, size);
      else if (what < N_SEGMENTS)
        write_block (((gint64)what << SEGMENT_SHIFT) + ++n_leaves[what], bytes + HEAD, size);
      else
        write_place (what - N_SEGMENTS, bytes + HEAD, size);
      bytes += HEAD + size;
      length -= HEAD + size;
    }
}

static void
ask (const char *word)
{
  g_autoptr (ChanceryKeySet) set = chancery_key_set_new ();
  g_autoptr (ChanceryKeySet) again = chancery_key_set_new ();
  g_autoptr (GError) error = NULL;
  gboolean done = chancery_postings_add_begun (store->db, word, set, &error);

  g_assert_no_error (error);
  g_assert_true (done == chancery_postings_add_begun (store->db, word, again, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (chancery_key_set_count (set), ==, chancery_key_set_count (again));
  g_assert_cmpint (chancery_postings_count (store->db, word), >=, -1);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  static const char *const words[] = { "", "a", "often", "road" };

  if (store == NULL)
    open_store ();
  exec ("BEGIN; DELETE FROM record_search_data WHERE id >= 10; DELETE FROM record_search_idx");
  write_pieces (bytes, length);
  exec ("COMMIT");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    ask (words[i]);
  return 0;
}
