/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-import.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"

#define ID "5f0c0d6e-1f7b-4d52-9d0d-00000000000"

static void
begin (ChanceryTestStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (chancery_db_begin (store->db, chancery_test_act (NULL), &error));
  g_assert_no_error (error);
}

static void
commit (ChanceryTestStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (chancery_db_commit (store->db, &error));
  g_assert_no_error (error);
}

/* The last is the oldest, and one has no day. */
static ChanceryTestStore *
store_new (void)
{
  ChanceryTestStore *store = chancery_test_store_new ();

  begin (store);
  chancery_test_put (store, store->db,
                     "{'kind':'document','id':'" ID
                     "1','title':'Late','state':'registered','date_on_document':'1955-03-31'}");
  chancery_test_put (store, store->db,
                     "{'kind':'document','id':'" ID
                     "2','title':'Middle','state':'registered','date_on_document':'1950-03-31'}");
  chancery_test_put (store, store->db,
                     "{'kind':'document','id':'" ID "3','title':'Undated','state':'registered'}");
  chancery_test_put (store, store->db,
                     "{'kind':'document','id':'" ID
                     "4','title':'Early','state':'registered','date_on_document':'1945-03-31'}");
  commit (store);
  return store;
}

/* Writes the texts of @n records behind @after; where it came to. */
static gint64
write_texts (ChanceryTestStore *store, gint64 after, guint n)
{
  g_autoptr (GError) error = NULL;
  gint64 last = after;

  begin (store);
  g_assert_true (chancery_record_import_index (store->db, after, n, &last, &error));
  g_assert_no_error (error);
  commit (store);
  return last;
}

static gboolean
has_text (ChanceryTestStore *store, const char *title)
{
  return chancery_db_query_int (store->db, 0, "SELECT 1 FROM record_text WHERE title = ?1", "t",
                                title) == 1;
}

static void
test_texts_are_written_day_by_day (void)
{
  static const char *const expected[] = { "Undated", "Early", "Middle", "Late" };
  g_autoptr (ChanceryTestStore) store = store_new ();
  gint64 last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_false (has_text (store, expected[i]));
      last = write_texts (store, last, 1);
      g_assert_true (has_text (store, expected[i]));
    }
  g_assert_cmpint (write_texts (store, last, 1), ==, 0);
  chancery_test_verify (store);
}

/* Between two transactions of an import somebody else may save, and a record then stand where its texts were already. */
static void
test_who_got_an_earlier_day_is_not_forgotten (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();
  gint64 last = write_texts (store, 0, 2);
  g_autoptr (GError) error = NULL;

  g_assert_true (chancery_db_exec (store->db,
                                   "UPDATE record SET date_key = 5 WHERE title = 'Middle'",
                                   &error));
  g_assert_no_error (error);
  for (guint i = 0; last != 0; i++)
    {
      g_assert_cmpuint (i, <, 4);
      last = write_texts (store, last, 2);
    }
  g_assert_true (has_text (store, "Middle"));
  g_assert_true (has_text (store, "Late"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/record-import/texts-are-written-day-by-day",
                   test_texts_are_written_day_by_day);
  g_test_add_func ("/store/record-import/who-got-an-earlier-day-is-not-forgotten",
                   test_who_got_an_earlier_day_is_not_forgotten);

  return g_test_run ();
}
