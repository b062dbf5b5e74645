/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-register-book.h"

#include "chancery-record-import.h"
#include "chancery-records.h"
#include "chancery-settings.h"
#include "chancery-test-store.h"

#include <string.h>

static void
put (ChanceryTestStore *store, const char *id, const char *reference, const char *more)
{
  g_autofree char *json = g_strdup_printf (
      "{'kind':'document','id':'5f0c0000-0000-4000-8000-00000000000%s','title':'Note %s',"
      "'reference':'%s','state':'registered'%s}",
      id, id, reference, more);
  g_autoptr (ChanceryDraft) draft = chancery_test_draft (store, json);
  g_autoptr (ChanceryRecord) record = chancery_draft_build (draft);
  g_autoptr (GError) error = NULL;

  g_assert_true (chancery_db_begin (store->db, chancery_test_act (NULL), &error));
  chancery_record_import_put (store->db, record, NULL, &error);
  g_assert_no_error (error);
  chancery_db_commit (store->db, &error);
  g_assert_no_error (error);
}

static ChanceryRegisterBook *
read_book (ChanceryTestStore *store, const char *code, gint64 year)
{
  g_autoptr (GError) error = NULL;
  ChanceryRegisterBook *book = chancery_register_book_read (store->db, code, year, &error);

  g_assert_no_error (error);
  return book;
}

static ChanceryTestStore *
make_store (void)
{
  ChanceryTestStore *store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;

  chancery_settings_set (store->db, CHANCERY_SETTING_DESK_DAY, "2026-03-02", &error);
  g_assert_no_error (error);
  put (store, "1", "DOC/2026/0001", ",'date_sent_or_received':'2026-02~'");
  put (
      store, "2", "DOC/2026/0003",
      ",'date_on_document':'2026-02-18','correspondents':[{'role':'to','who':{'id':'5f0c0000-0000-4000-8000-0000000000ff','label':'Ruritania'}}],"
      "'marking':{'level':'restricted'}");
  put (store, "3", "DOC/2025/0009", "");
  put (store, "4", "an older number 12", "");
  chancery_records_void (store->db, "5f0c0000-0000-4000-8000-000000000002",
                         chancery_test_act ("issued in error"), &error);
  g_assert_no_error (error);
  return store;
}

static void
test_rows (void)
{
  g_autoptr (ChanceryTestStore) store = make_store ();
  g_autoptr (ChanceryRegisterBook) book = read_book (store, "DOC", 2026);
  GPtrArray *rows = chancery_register_book_get_rows (book);
  const ChanceryRegisterRow *first;
  const ChanceryRegisterRow *second;
  g_autofree char *gap = NULL;
  g_autofree char *day = NULL;

  g_assert_cmpuint (rows->len, ==, 2);
  first = rows->pdata[0];
  second = rows->pdata[1];
  g_assert_cmpstr (chancery_register_row_get_state_words (first), ==, "registered");
  g_assert_null (chancery_register_row_phrase_gap (first));
  day = chancery_fuzzy_date_to_words (first->date, CHANCERY_DATE_WORDS_SHORT);
  g_assert_cmpstr (day, ==, "about Feb 2026");

  g_assert_cmpstr (chancery_register_row_get_state_words (second), ==, "void");
  g_assert_cmpstr (second->reason, ==, "issued in error");
  g_assert_cmpstr (second->counterpart, ==, "Ruritania");
  gap = chancery_register_row_phrase_gap (second);
  g_assert_cmpstr (gap, ==, "Number 2 is missing");
  g_assert_cmpstr (chancery_register_book_get_level (book), ==, "restricted");
  g_assert_cmpuint (chancery_register_book_get_problems (book)->len, ==, 1);
  g_assert_nonnull (strchr (chancery_register_book_get_checkpoint (book), ' '));
}

/* The book had what a correction put there, and nothing of what was registered. */
static void
test_originals_stay_in_the_book (void)
{
  g_autoptr (ChanceryTestStore) store = make_store ();
  ChanceryDraft *draft = chancery_test_edit (store, "5f0c0000-0000-4000-8000-000000000001");
  g_autoptr (ChanceryFuzzyDate) date =
      chancery_fuzzy_date_new ("2026-02-19", NULL, CHANCERY_QUALITY_STATED, NULL);
  g_autoptr (ChanceryValue) value = chancery_value_new_date (date);
  g_autoptr (ChanceryRecord) saved = NULL;
  g_autoptr (ChanceryRegisterBook) book = NULL;
  const ChanceryRegisterRow *first;
  const ChanceryRegisterRow *second;

  chancery_draft_set (draft, "date_sent_or_received", value);
  chancery_draft_set_text (draft, "title", "Another subject");
  saved = chancery_test_save (store, draft);
  book = read_book (store, "DOC", 2026);
  first = chancery_register_book_get_rows (book)->pdata[0];
  second = chancery_register_book_get_rows (book)->pdata[1];
  g_assert_cmpstr (chancery_fuzzy_date_get_edtf (first->date), ==, "2026-02-19");
  g_assert_cmpstr (chancery_fuzzy_date_get_edtf (first->was_date), ==, "2026-02~");
  g_assert_cmpstr (first->was_title, ==, "Note 1");
  g_assert_null (first->was_counterpart);
  g_assert_null (second->was_date);
  g_assert_null (second->was_title);
}

static char *
words_of (ChanceryRegisterBook *book, const char *code, gint64 year)
{
  GPtrArray *totals = chancery_register_book_get_totals (book);

  for (guint i = 0; i < totals->len; i++)
    {
      const ChanceryRegisterTotal *total = totals->pdata[i];

      if (strcmp (total->code, code) == 0 && total->year == year)
        return chancery_register_total_to_words (total);
    }
  return NULL;
}

/* Totals are there for all, whichever are read: the switchers need them. */
static void
test_totals (void)
{
  g_autoptr (ChanceryTestStore) store = make_store ();
  g_autoptr (ChanceryRegisterBook) book = read_book (store, "DOC", 2025);
  g_autofree char *open = words_of (book, "DOC", 2026);
  g_autofree char *closed = words_of (book, "DOC", 2025);
  g_autofree char *foreign = words_of (book, "", 0);

  g_assert_cmpstr (open, ==, "DOC 2026 is open: 2 numbers, 1 void, 1 missing; the next is 4");
  g_assert_cmpstr (closed, ==, "DOC 2025 is closed: 1 number, 8 missing");
  g_assert_cmpstr (foreign, ==, "Numbers of other registers: 1 number");
  g_assert_cmpuint (chancery_register_book_get_rows (book)->len, ==, 1);
}

static void
test_all (void)
{
  g_autoptr (ChanceryTestStore) store = make_store ();
  g_autoptr (ChanceryRegisterBook) book = read_book (store, NULL, 0);

  g_assert_cmpuint (chancery_register_book_get_rows (book)->len, ==, 4);
  g_assert_null (chancery_register_book_get_code (book));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/register-book/rows", test_rows);
  g_test_add_func ("/store/register-book/originals-stay-in-the-book",
                   test_originals_stay_in_the_book);
  g_test_add_func ("/store/register-book/totals", test_totals);
  g_test_add_func ("/store/register-book/all", test_all);

  return g_test_run ();
}
