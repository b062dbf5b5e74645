/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the rows of a page show, asked kind by kind.  The plans stand in tests/golden/rows.plan and `--update-golden`
 * writes them anew. */

#include "config.h"

#include "chancery-day.h"
#include "chancery-kind.h"
#include "chancery-records.h"
#include "chancery-row-questions.h"
#include "chancery-rows.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"

#include <string.h>

#define STATE_ID "0d4b6f0e-6ed3-4f53-a6cb-0a7a3c1f3a10"
#define MISSION_ID "0d4b6f0e-6ed3-4f53-a6cb-0a7a3c1f3a11"
#define LETTER_ID "0d4b6f0e-6ed3-4f53-a6cb-0a7a3c1f3a12"
#define BARE_ID "0d4b6f0e-6ed3-4f53-a6cb-0a7a3c1f3a13"

static const char *const odd[] = {
  "{'kind':'actor','id':'" STATE_ID "','names':[{'text':'Kingdom of Tiss'}]}",
  "{'kind':'actor','id':'" MISSION_ID
  "','names':[{'text':'Embassy of Tiss'}],'part_of':{'id':'" STATE_ID "'}}",
  "{'kind':'person','names':[{'text':'A. Holder'}],'posts':[{'post':'attaché','to':'2001'},"
  "{'post':'ambassador','actor':{'id':'" MISSION_ID "'},'from':'2001'},"
  "{'post':'consul','actor':{'label':'Elsewhere'},'from':'1990','to':'1995'}]}",
  "{'kind':'person','names':[{'text':'Nobody in particular'}]}",
  "{'kind':'demarche','title':'Only received','party_to':[{'id':'" STATE_ID
  "'}],'answers':[{'on':'2026-03-01','response':'receipt-only'}]}",
  "{'kind':'demarche','title':'Answered','occasion_date':'2026-02','party_to':[{'id':'" STATE_ID
  "'}],"
  "'answers':[{'on':'2026-03-01','response':'denies'},{'on':'2026-03-02','response':'receipt-only'}]}",
  "{'kind':'demarche','title':'Never answered'}",
  "{'kind':'document','id':'" LETTER_ID
  "','title':'A letter','date_sent_or_received':'1955-03','their_refs':[{'party':{'label':'Somebody'}},{'reference':'MFA 12/1955'},{'reference':'MFA 13/1955'}]}",
  "{'kind':'document','id':'" BARE_ID "','title':'No day'}",
  "{'kind':'assurance','text':'Given in the letter','given_in':{'id':'" LETTER_ID "'}}",
  "{'kind':'assurance','text':'Given by itself','given_on':'1950~','given_in':{'id':'" LETTER_ID
  "'}}",
  "{'kind':'assurance','text':'Given in none','given_in':{'id':'" BARE_ID "'}}",
  "{'kind':'assurance','text':'Given nowhere','assessments':[{'verdict':'kept','on':'2026-02-20'},"
  "{'verdict':'token','on':'2026-02-10','evidence':[{'id':'" LETTER_ID "'},{'id':'" BARE_ID
  "'}]},{'verdict':'not-kept','on':'2026-02-25','according_to':'others'}]}",
  "{'kind':'action','what':'Done','due':'2026-02-01','done_on':'2026-02-02'}",
  "{'kind':'action','what':'To do','on':{'id':'" LETTER_ID "'}}",
};

static ChanceryTestStore *
new_odd (void)
{
  ChanceryTestStore *store = chancery_test_store_new ();

  chancery_test_import (store, "data/samples/bajaur.json");
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    chancery_record_unref (chancery_test_save (store, chancery_test_draft (store, odd[i])));
  return store;
}

static GArray *
list_ids (ChanceryTestStore *store)
{
  g_autoptr (ChanceryStatement) statement =
      chancery_db_prepare (store->db, "SELECT id FROM record ORDER BY date_key DESC", NULL);

  return chancery_statement_read_rows (statement, NULL);
}

static GPtrArray *
fetch (ChanceryTestStore *store, const gint64 *ids, gsize n, ChanceryDay as_on)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = chancery_rows_fetch_as_on (store->db, ids, n, as_on, &error);

  g_assert_no_error (error);
  return rows;
}

/* The one row that is called so. */
static const ChanceryListRow *
find (GPtrArray *rows, const char *title)
{
  const ChanceryListRow *found = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryListRow *row = rows->pdata[i];

      if (strcmp (row->title, title) != 0)
        continue;
      g_assert_null (found);
      found = row;
    }
  g_assert_nonnull (found);
  return found;
}

static const char *
get_edtf (ChanceryFuzzyDate *date)
{
  return date != NULL ? chancery_fuzzy_date_get_edtf (date) : NULL;
}

static void
assert_date (GPtrArray *rows, const char *title, const char *edtf)
{
  g_assert_cmpstr (get_edtf (find (rows, title)->date), ==, edtf);
}

static void
test_what_kinds_show (void)
{
  g_autoptr (ChanceryTestStore) store = new_odd ();
  g_autoptr (GArray) ids = list_ids (store);
  g_autoptr (GPtrArray) rows =
      fetch (store, (const gint64 *)(gpointer)ids->data, ids->len, CHANCERY_DAY_NONE);
  const ChanceryListRow *row;

  g_assert_cmpuint (rows->len, ==, ids->len);
  g_assert_cmpstr (find (rows, "Embassy of Tiss")->second, ==, "Kingdom of Tiss");
  g_assert_cmpstr (find (rows, "Kingdom of Tiss")->second, ==, "");
  g_assert_cmpstr (find (rows, "A. Holder")->second, ==, "ambassador · Embassy of Tiss");
  g_assert_cmpstr (find (rows, "Nobody in particular")->second, ==, "");

  row = find (rows, "Only received");
  g_assert_true (row->takes_answers);
  g_assert_false (row->is_answered);
  g_assert_cmpstr (row->answer, ==, "receipt-only");
  row = find (rows, "Answered");
  g_assert_true (row->is_answered);
  g_assert_cmpstr (row->answer, ==, "receipt-only");
  g_assert_cmpstr (row->counterpart, ==, "Kingdom of Tiss");
  row = find (rows, "Never answered");
  g_assert_true (row->takes_answers);
  g_assert_false (row->is_answered);
  g_assert_null (row->answer);
  row = find (rows, "A letter");
  g_assert_false (row->takes_answers);
  g_assert_cmpstr (row->their_number, ==, "MFA 12/1955");

  g_assert_true (find (rows, "Done")->is_done);
  g_assert_false (find (rows, "To do")->is_done);
}

/* Its own day goes before that of the record that it was given in, which goes before none. */
static void
test_days (void)
{
  g_autoptr (ChanceryTestStore) store = new_odd ();
  g_autoptr (GArray) ids = list_ids (store);
  g_autoptr (GPtrArray) rows =
      fetch (store, (const gint64 *)(gpointer)ids->data, ids->len, CHANCERY_DAY_NONE);

  assert_date (rows, "Answered", "2026-02");
  assert_date (rows, "Never answered", NULL);
  assert_date (rows, "A letter", "1955-03");
  assert_date (rows, "No day", NULL);
  assert_date (rows, "Given in the letter", "1955-03");
  assert_date (rows, "Given by itself", "1950~");
  assert_date (rows, "Given in none", NULL);
  assert_date (rows, "Given nowhere", NULL);
  assert_date (rows, "Kingdom of Tiss", NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryListRow *row = rows->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (ChanceryFuzzyDate) alone =
          chancery_rows_fetch_date (store->db, row->kind, row->row, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (get_edtf (alone), ==, get_edtf (row->date));
    }
}

static void
test_verdicts (void)
{
  g_autoptr (ChanceryTestStore) store = new_odd ();
  g_autoptr (GArray) ids = list_ids (store);
  const gint64 *all = (const gint64 *)(gpointer)ids->data;
  g_autoptr (GPtrArray) now = fetch (store, all, ids->len, CHANCERY_DAY_NONE);
  g_autoptr (GPtrArray) then = NULL;
  g_autoptr (GPtrArray) before = NULL;
  ChanceryDay day;
  const ChanceryListRow *row;

  g_assert_true (chancery_day_from_iso ("2026-02-10", &day));
  then = fetch (store, all, ids->len, day);
  before = fetch (store, all, ids->len, day - 1);
  row = find (now, "Given nowhere");
  g_assert_cmpstr (row->verdict, ==, "kept");
  g_assert_cmpuint (row->n_evidence, ==, 0);
  row = find (then, "Given nowhere");
  g_assert_cmpstr (row->verdict, ==, "token");
  g_assert_cmpint (row->verdict_on, ==, day);
  g_assert_cmpuint (row->n_evidence, ==, 2);
  g_assert_cmpstr (row->evidence, ==, "A letter");
  row = find (before, "Given nowhere");
  g_assert_cmpstr (row->verdict, ==, "pending");
  g_assert_cmpint (row->verdict_on, ==, CHANCERY_DAY_NONE);
  g_assert_null (row->evidence);
  g_assert_null (find (now, "A letter")->verdict);
}

static void
assert_same (const ChanceryListRow *row, const ChanceryListRow *other)
{
  g_assert_cmpint (row->row, ==, other->row);
  g_assert_true (row->kind == other->kind);
  g_assert_cmpstr (row->uuid, ==, other->uuid);
  g_assert_cmpstr (row->reference, ==, other->reference);
  g_assert_cmpstr (row->title, ==, other->title);
  g_assert_cmpint (row->state, ==, other->state);
  g_assert_cmpstr (row->counterpart, ==, other->counterpart);
  g_assert_cmpstr (row->verdict, ==, other->verdict);
  g_assert_cmpint (row->verdict_on, ==, other->verdict_on);
  g_assert_cmpuint (row->n_evidence, ==, other->n_evidence);
  g_assert_cmpstr (row->evidence, ==, other->evidence);
  g_assert_cmpuint (row->n_repeats, ==, other->n_repeats);
  g_assert_cmpstr (row->last_repeat, ==, other->last_repeat);
  g_assert_cmpstr (row->answer, ==, other->answer);
  g_assert_cmpint (row->is_answered, ==, other->is_answered);
  g_assert_cmpint (row->is_done, ==, other->is_done);
  g_assert_cmpint (row->is_archived, ==, other->is_archived);
  g_assert_cmpstr (row->their_number, ==, other->their_number);
  g_assert_cmpstr (row->second, ==, other->second);
  g_assert_cmpuint (row->n_attachments, ==, other->n_attachments);
  g_assert_cmpstr (get_edtf (row->date), ==, get_edtf (other->date));
}

/* Rows come as they were asked for, one that is asked for twice twice, and what is gone not at all. */
static void
test_together_as_alone (void)
{
  g_autoptr (ChanceryTestStore) store = new_odd ();
  g_autoptr (GArray) ids = list_ids (store);
  g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;
  const gint64 gone = 987654;

  for (guint i = 0; i < ids->len; i++)
    {
      g_array_append_val (asked, g_array_index (ids, gint64, ids->len - 1 - i));
      if (i == 3)
        g_array_append_val (asked, gone);
    }
  g_array_append_vals (asked, ids->data, ids->len);
  rows = fetch (store, (const gint64 *)(gpointer)asked->data, asked->len, CHANCERY_DAY_NONE);
  g_assert_cmpuint (rows->len, ==, 2 * ids->len);
  for (guint i = 0; i < rows->len; i++)
    {
      guint at = i < ids->len ? ids->len - 1 - i : i - ids->len;
      g_autoptr (GPtrArray) alone =
          fetch (store, &g_array_index (ids, gint64, at), 1, CHANCERY_DAY_NONE);

      g_assert_cmpuint (alone->len, ==, 1);
      assert_same (rows->pdata[i], alone->pdata[0]);
    }
}

/* Each table is entered by its key or an index, whatever the kind. */
static void
test_plans (void)
{
  static const char *const walked[] = { "s", NULL };
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GString) plans = g_string_new (NULL);

  chancery_test_add_plan (plans, store->db, "record", chancery_rows_peek_sql (), walked);
  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);
      const ChanceryRowQuestions *questions = chancery_row_questions_get (kind);

      chancery_test_add_plan (plans, store->db, kind->id, questions->all, walked);
      if (questions->days != NULL)
        chancery_test_add_plan (plans, store->db, "its days", questions->days, walked);
    }
  chancery_test_golden ("rows.plan", plans->str);
}

int
main (int argc, char **argv)
{
  chancery_test_init (&argc, &argv);

  g_test_add_func ("/store/rows/what-kinds-show", test_what_kinds_show);
  g_test_add_func ("/store/rows/days", test_days);
  g_test_add_func ("/store/rows/verdicts", test_verdicts);
  g_test_add_func ("/store/rows/together-as-alone", test_together_as_alone);
  g_test_add_func ("/store/rows/plans", test_plans);

  return g_test_run ();
}
