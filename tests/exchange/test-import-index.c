/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an import leaves of the index of texts. */

#include "config.h"

#include "chancery-batches.h"
#include "chancery-db-private.h"
#include "chancery-query.h"
#include "chancery-search.h"
#include "chancery-statement.h"
#include "chancery-verify.h"
#include "exchange-fixture.h"

#include <string.h>

#define N_MANY 501 /* a large import */

static gint64
count_pieces (ChanceryDb *db)
{
  return chancery_db_query_int (db, 0, "SELECT count (DISTINCT segid) FROM record_search_idx", "");
}

/* A document whose words, @n_words of them, nobody else has. */
static void
add_document (GString *lines, guint i, guint n_words)
{
  g_string_append_printf (lines,
                          "{\"kind\":\"document\",\"id\":\"5f0c0000-0000-4000-8000-%012u\","
                          "\"title\":\"Paper %u\",\"body\":\"",
                          i, i);
  for (guint word = 0; word < n_words; word++)
    g_string_append_printf (lines, "w%xq%x ", i, word * 2654435761U);
  g_string_append (lines, "\"}\n");
}

static char *
make_documents (guint first, guint n, guint n_words)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    add_document (lines, first + i, n_words);
  return g_string_free (lines, FALSE);
}

static void
import_one_by_one (ChanceryDb *db, guint n, guint n_words)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = make_documents (i, 1, n_words);

      fixture_import (db, text, CHANCERY_CONFLICTS_FAIL,
                      "new 1, changed 0, unchanged 0, conflicts 0");
    }
}

static guint
count_found (ChanceryDb *db, const char *text)
{
  g_autoptr (ChanceryQuery) query = chancery_query_parse (text, 0);
  g_autoptr (GError) error = NULL;
  gint64 n = chancery_search_count (db, query, &error);

  g_assert_no_error (error);
  return (guint)n;
}

static void
assert_sound (ChanceryDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = chancery_verify_run (db, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpint (((ChanceryVerifyItem *)items->pdata[i])->level, ==, CHANCERY_VERIFY_NOTE);
}

static void
assert_done (ChanceryDb *db, gint64 batch)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) batches = chancery_batches_list (db, &error);

  g_assert_no_error (error);
  g_assert_cmpint (((ChanceryBatch *)batches->pdata[0])->id, ==, batch);
  g_assert_cmpstr (((ChanceryBatch *)batches->pdata[0])->state, ==, "done");
}

typedef struct
{
  ChanceryDb *db;
  GCancellable *cancellable;
} Trouble;

/* When all texts are written, there is hardly any room left. */
static void
fill_disk (guint64 done, guint64 total, gpointer data)
{
  Trouble *trouble = data;
  gint64 n_pages = chancery_db_query_int (trouble->db, 0, "PRAGMA page_count", "");
  g_autofree char *sql = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT, n_pages + 8);

  if (done == total)
    g_assert_true (chancery_db_exec (trouble->db, sql, NULL));
}

/* Called off as the merging begins. */
static int
call_off (unsigned int type, void *data, void *statement, void *text)
{
  Trouble *trouble = data;

  if (strstr (text, "'merge'") != NULL)
    {
      g_cancellable_cancel (trouble->cancellable);
      sqlite3_interrupt (trouble->db->handle);
    }
  return 0;
}

static gint64
get_setting (ChanceryDb *db, const char *option)
{
  static const char sql[] = "SELECT v FROM record_search_config WHERE k = ?1";

  return chancery_db_query_int (db, -1, sql, "t", option);
}

static void
import_many (Fixture *fixture, ChanceryProgressFunc progress, Trouble *trouble)
{
  g_autofree char *text = make_documents (10000, N_MANY, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryImport) import = fixture_judge (fixture->db, text, &error);
  gint64 batch = 0;

  g_assert_no_error (error);
  chancery_import_apply (import, "Tester", CHANCERY_CONFLICTS_FAIL, &batch, progress, trouble,
                         trouble->cancellable, &error);
  g_assert_no_error (error);
  assert_done (fixture->db, batch);
}

static void
assert_untidied (Fixture *fixture)
{
  g_assert_cmpint (count_pieces (fixture->db), >, 1);
  g_assert_cmpuint (count_found (fixture->db, "paper"), ==, N_MANY + 5);
  g_assert_cmpuint (count_found (fixture->db, "w3q0"), ==, 1);
  assert_sound (fixture->db);
}

static void
test_no_room_to_tidy_up (Fixture *fixture, gconstpointer data)
{
  Trouble trouble = { .db = fixture->db };

  import_one_by_one (fixture->db, 5, 20000);
  import_many (fixture, fill_disk, &trouble);
  g_assert_true (chancery_db_exec (fixture->db, "PRAGMA max_page_count = 1000000", NULL));
  assert_untidied (fixture);
}

static void
test_called_off_while_tidying_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Trouble trouble = { .db = fixture->db, .cancellable = cancellable };

  import_one_by_one (fixture->db, 5, 10);
  sqlite3_trace_v2 (fixture->db->handle, SQLITE_TRACE_STMT, call_off, &trouble);
  import_many (fixture, NULL, &trouble);
  sqlite3_trace_v2 (fixture->db->handle, 0, NULL, NULL);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  assert_untidied (fixture);
}

/* Bug: what stood in the file unchanged counted as well, and the whole index was written anew for little. */
static void
test_few_among_many_stay_apart (Fixture *fixture, gconstpointer data)
{
  Trouble trouble = { .db = fixture->db };
  g_autofree char *many = NULL;
  g_autofree char *both = NULL;
  gint64 n_pieces;

  import_one_by_one (fixture->db, 3, 10);
  n_pieces = count_pieces (fixture->db);
  g_assert_cmpint (n_pieces, ==, 3);
  many = make_documents (0, 4, 10);
  fixture_import (fixture->db, many, CHANCERY_CONFLICTS_FAIL,
                  "new 1, changed 0, unchanged 3, conflicts 0");
  g_assert_cmpint (count_pieces (fixture->db), ==, n_pieces + 1);

  /* Many are tidied up at once, but what is twice as much and was tidied up before is left alone. */
  import_many (fixture, NULL, &trouble);
  g_assert_cmpint (count_pieces (fixture->db), ==, 1);
  both = make_documents (0, 4 + 3 * N_MANY, 10);
  fixture_import (fixture->db, both, CHANCERY_CONFLICTS_FAIL,
                  "new 1503, changed 0, unchanged 4, conflicts 0");
  g_assert_cmpint (count_pieces (fixture->db), ==, 1);
  g_clear_pointer (&both, g_free);
  both = make_documents (0, 4 + 4 * N_MANY, 10);
  fixture_import (fixture->db, both, CHANCERY_CONFLICTS_FAIL,
                  "new 501, changed 0, unchanged 1507, conflicts 0");
  g_assert_cmpint (count_pieces (fixture->db), ==, 2);
  g_assert_cmpuint (count_found (fixture->db, "paper"), ==, 4 + 5 * N_MANY);
  assert_sound (fixture->db);
}

static void
cancel_soon (guint64 done, guint64 total, gpointer data)
{
  Trouble *trouble = data;

  g_assert_cmpint (get_setting (trouble->db, "automerge"), ==, 16);
  if (done == N_MANY)
    g_cancellable_cancel (trouble->cancellable);
}

/* How the index is written stands in the file: only a large import changes that, and never beyond its end. */
static void
test_it_is_written_as_before (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_documents (0, N_MANY, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryImport) import = fixture_judge (fixture->db, text, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Trouble trouble = { .db = fixture->db, .cancellable = cancellable };

  g_assert_no_error (error);
  g_assert_false (chancery_import_apply (import, "Tester", CHANCERY_CONFLICTS_FAIL, NULL,
                                         cancel_soon, &trouble, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (get_setting (fixture->db, "automerge"), ==, 8);
  g_assert_cmpint (get_setting (fixture->db, "hashsize"), ==, 1024 * 1024);
  g_assert_cmpuint (count_found (fixture->db, "paper"), ==, 0);
  trouble.cancellable = NULL;
  import_many (fixture, NULL, &trouble);
  g_assert_cmpint (get_setting (fixture->db, "automerge"), ==, 8);
  g_assert_cmpint (get_setting (fixture->db, "crisismerge"), ==, 16);

  import_one_by_one (fixture->other, 1, 1);
  g_assert_cmpint (get_setting (fixture->other, "automerge"), ==, 8);
  g_assert_cmpint (get_setting (fixture->other, "hashsize"), ==, -1);
  assert_sound (fixture->db);
}

/* The file has the newest first, the file of them all before them, and who wrote them last. */
static void
test_many_are_written_by_their_days (Fixture *fixture, gconstpointer data)
{
  static const char backwards[] =
      "SELECT count (*) FROM record AS a JOIN record AS b ON b.id > a.id AND b.date_key <= a.date_key"
      " WHERE a.kind = 'document' AND b.kind = 'document'";
  static const char last[] = "SELECT kind = 'casefile' FROM record ORDER BY id DESC LIMIT 1";
  static const char first[] = "SELECT kind = 'actor' FROM record ORDER BY id LIMIT 1";
  g_autoptr (GString) text = g_string_new (
      "{\"kind\":\"casefile\",\"id\":\"5f0c0000-0000-4000-8000-00000000000a\",\"title\":\"All\","
      "\"opened\":\"1500-01-01\"}\n");
  g_autofree char *outcome =
      g_strdup_printf ("new %d, changed 0, unchanged 0, conflicts 0", N_MANY + 2);

  for (guint i = 0; i < N_MANY; i++)
    g_string_append_printf (text,
                            "{\"kind\":\"document\",\"id\":\"5f0c0000-0000-4000-8001-%012u\","
                            "\"title\":\"Paper\",\"date_on_document\":\"%u-03-31\"}\n",
                            i, 2400 - i);
  g_string_append (text, "{\"kind\":\"actor\",\"id\":\"5f0c0000-0000-4000-8000-00000000000b\","
                         "\"names\":[{\"text\":\"Ruritania\"}]}\n");
  fixture_import (fixture->db, text->str, CHANCERY_CONFLICTS_FAIL, outcome);
  g_assert_cmpint (chancery_db_query_int (fixture->db, -1, backwards, ""), ==, 0);
  g_assert_cmpint (chancery_db_query_int (fixture->db, -1, last, ""), ==, 1);
  g_assert_cmpint (chancery_db_query_int (fixture->db, -1, first, ""), ==, 1);
  assert_sound (fixture->db);
}

#define ADD(name, func) \
  g_test_add ("/import-index/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("no-room-to-tidy-up", test_no_room_to_tidy_up);
  ADD ("called-off-while-tidying-up", test_called_off_while_tidying_up);

  ADD ("few-among-many-stay-apart", test_few_among_many_stay_apart);
  ADD ("it-is-written-as-before", test_it_is_written_as_before);
  ADD ("many-are-written-by-their-days", test_many_are_written_by_their_days);

  return g_test_run ();
}
