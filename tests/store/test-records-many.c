/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Records that are read by the dozen are what each of them is when it is read alone.  The plans stand in
 * tests/golden/records.plan and `--update-golden` writes them anew. */

#include "config.h"

#include "chancery-canonical.h"
#include "chancery-layout.h"
#include "chancery-record-plan.h"
#include "chancery-records.h"
#include "chancery-row-set.h"
#include "chancery-test-store.h"

#include <string.h>

/* More than are read at once. */
#define N_NOTES 150

static gboolean
keep_record (ChanceryRecord *record, guint place, gpointer user_data)
{
  g_ptr_array_add (user_data, chancery_record_ref (record));
  return TRUE;
}

static GPtrArray *
keep_all (ChanceryTestStore *store)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_record_unref);
  g_autoptr (GError) error = NULL;

  g_assert_true (chancery_records_foreach (store->db, NULL, keep_record, records, &error));
  g_assert_no_error (error);
  return records;
}

static void
assert_same_as_alone (ChanceryTestStore *store, const ChanceryRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecord) alone =
      chancery_records_load (store->db, chancery_record_get_id (record), &error);
  g_autoptr (GString) one = g_string_new (NULL);
  g_autoptr (GString) other = g_string_new (NULL);

  g_assert_no_error (error);
  chancery_canonical_write_record (one, record, CHANCERY_CANONICAL_NONE, 0);
  chancery_canonical_write_record (other, alone, CHANCERY_CANONICAL_NONE, 0);
  g_assert_cmpstr (one->str, ==, other->str);
  g_assert_cmpstr (chancery_record_get_title (record), ==, chancery_record_get_title (alone));
}

/* Notes of which every third has unknown keys everywhere, every fifth lists and references. */
static void
add_notes (ChanceryTestStore *store)
{
  for (guint i = 0; i < N_NOTES; i++)
    {
      g_autoptr (GString) json = g_string_new (NULL);
      g_autoptr (ChanceryRecord) saved = NULL;

      g_string_printf (json, "{'kind':'document','title':'Note %u','body':'%0*u'", i,
                       (int)(i * 53 % 4000) + 1, i);
      if (i % 3 == 0)
        g_string_append_printf (json,
                                ",'novel':{'a':[%u]},'date_on_document':{'edtf':'2026-02-18',"
                                "'moon':'full'},'marking':{'level':'restricted',"
                                "'caveats':['B','A'],'ink':'red'}",
                                i);
      if (i % 5 == 0)
        g_string_append_printf (json,
                                ",'tags':['b%u','a'],'correspondents':[{'role':'from',"
                                "'party':{'label':'Party %u'},'weight':3},{'role':'to',"
                                "'party':{'label':'Us'}}],'links':[{'type':'about',"
                                "'to':{'label':'Place %u','kind':'place'}}]",
                                i, i % 7, i % 11);
      g_string_append_c (json, '}');
      saved = chancery_test_save (store, chancery_test_draft (store, json->str));
    }
}

static void
test_all_are_as_alone (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) frugal = NULL;

  chancery_test_import (store, "data/samples/bajaur.json");
  add_notes (store);
  records = keep_all (store);
  g_assert_cmpuint (records->len, >, N_NOTES + 20);
  for (guint i = 0; i < records->len; i++)
    assert_same_as_alone (store, records->pdata[i]);

  chancery_db_set_frugal (store->db, TRUE);
  frugal = keep_all (store);
  chancery_db_set_frugal (store->db, FALSE);
  g_assert_cmpuint (frugal->len, ==, records->len);
  for (guint i = 0; i < frugal->len; i++)
    assert_same_as_alone (store, frugal->pdata[i]);
}

/* In the order in which they are asked for, whatever their kinds, without those that are not here. */
static void
test_chosen_come_as_asked (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  chancery_test_import (store, "data/samples/bajaur.json");
  add_notes (store);
  records = keep_all (store);
  /* From both ends in turns, so that kinds change all the time. */
  for (guint i = 0; i < records->len; i++)
    {
      guint at = i % 2 == 0 ? i / 2 : records->len - 1 - i / 2;

      g_ptr_array_add (ids, (gpointer)chancery_record_get_id (records->pdata[at]));
      if (i % 10 == 0)
        g_ptr_array_add (ids, (gpointer) "00000000-0000-4000-8000-000000000000");
    }
  g_ptr_array_add (ids, NULL);
  loaded = chancery_records_load_many (store->db, (const char *const *)ids->pdata, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (loaded->len, ==, records->len);
  for (guint i = 0; i + 1 < ids->len; i++)
    if (strcmp (ids->pdata[i], "00000000-0000-4000-8000-000000000000") != 0)
      {
        g_assert_cmpstr (chancery_record_get_id (loaded->pdata[n]), ==, ids->pdata[i]);
        assert_same_as_alone (store, loaded->pdata[n++]);
      }
}

typedef struct
{
  GPtrArray *records; /* all, in canonical order */
  GByteArray *seen;   /* by place */
  guint most;         /* after how many it is enough */
  guint n_seen;
  guint n_back; /* how often one came before the one that came before it */
  guint last;
  gboolean enough;
} Look;

static gboolean
look_at_record (ChanceryRecord *record, guint place, gpointer user_data)
{
  Look *look = user_data;

  g_assert_cmpuint (place, <, look->records->len);
  g_assert_cmpstr (chancery_record_get_id (record), ==,
                   chancery_record_get_id (look->records->pdata[place]));
  g_assert_cmpuint (look->seen->data[place], ==, 0);
  look->seen->data[place] = 1;
  if (look->n_seen > 0 && place < look->last)
    {
      look->n_back++;
      /* The first of those that are left may come before the last that was not. */
      g_assert_cmpuint (look->n_seen, <=, look->most);
    }
  look->last = place;
  look->n_seen++;
  if (look->n_seen == look->most)
    look->enough = TRUE;
  return TRUE;
}

static guint
look_until_enough (ChanceryTestStore *store, GPtrArray *records, guint most)
{
  g_autoptr (GByteArray) seen = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  Look look = { .records = records, .seen = seen, .most = most, .enough = TRUE };

  g_byte_array_set_size (seen, records->len);
  memset (seen->data, 0, seen->len);
  g_assert_true (chancery_records_foreach (store->db, &look.enough, look_at_record, &look, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (look.n_seen, ==, records->len);
  return look.n_back;
}

/* Who has enough of records as they lie gets each of the others once and in order, wherever that is. */
static void
test_the_rest_comes_in_order (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GPtrArray) records = NULL;
  guint n_back;

  chancery_test_import (store, "data/samples/bajaur.json");
  add_notes (store);
  records = keep_all (store);
  n_back = look_until_enough (store, records, G_MAXUINT);
  g_assert_cmpuint (n_back, >, 10);
  for (guint most = 1; most < records->len; most += 7)
    g_assert_cmpuint (look_until_enough (store, records, most), <=, n_back + 1);
}

/* One that has lost a row of its own is told, and nothing of the others is given away. */
static void
test_a_lost_row_is_damage (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  add_notes (store);
  records = keep_all (store);
  chancery_db_run (store->db, &error,
                   "DELETE FROM document WHERE record = (SELECT max (record) FROM document)", "");
  g_assert_no_error (error);
  g_assert_false (chancery_records_foreach (store->db, NULL, keep_record, kept, &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "“document”"));
  g_assert_cmpuint (kept->len, <, records->len);
  g_ptr_array_set_free_func (kept, (GDestroyNotify)chancery_record_unref);
}

/* A set is what a program binds; text of SQL cannot make one up. */
static void
test_a_set_is_bound (void)
{
  static const gint64 rows[] = { 7, -3, 7, G_MAXINT64 };
  static const ChanceryRowSet set = { rows, G_N_ELEMENTS (rows) };
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryStatement) statement =
      chancery_db_prepare (store->db, "SELECT place, id FROM row_set (?1)", &error);
  g_autoptr (ChanceryStatement) forged = NULL;
  g_autoptr (ChanceryStatement) bare = NULL;

  g_assert_no_error (error);
  chancery_row_set_bind (&set, statement, 1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (chancery_statement_step (statement, &error));
      g_assert_cmpint (chancery_statement_get_int (statement, 0), ==, i);
      g_assert_cmpint (chancery_statement_get_int (statement, 1), ==, rows[i]);
    }
  g_assert_false (chancery_statement_step (statement, &error));
  g_assert_no_error (error);

  forged = chancery_db_query (store->db, &error, "SELECT id FROM row_set (?1)", "t", "7");
  g_assert_no_error (error);
  g_assert_false (chancery_statement_step (forged, &error));
  g_assert_no_error (error);
  bare = chancery_db_prepare (store->db, "SELECT id FROM row_set", &error);
  g_assert_null (bare);
  g_assert_nonnull (error);
}

/* Each table is entered by its key, whatever the kind. */
static void
test_plans (void)
{
  static const char *const walked[] = { "s", NULL };
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GString) plans = g_string_new (NULL);

  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryRecordPlan *plan =
          chancery_record_plan_get (chancery_kind_get ((ChanceryKindId)i));

      chancery_test_add_plan (plans, store->db, plan->kind->id, plan->select, walked);
      for (guint n = 0; n < plan->n_lists; n++)
        chancery_test_add_plan (plans, store->db, plan->lists[n].name, plan->lists[n].select,
                                walked);
    }
  chancery_test_golden ("records.plan", plans->str);
}

int
main (int argc, char **argv)
{
  chancery_test_init (&argc, &argv);

  g_test_add_func ("/store/records-many/all-are-as-alone", test_all_are_as_alone);
  g_test_add_func ("/store/records-many/chosen-come-as-asked", test_chosen_come_as_asked);
  g_test_add_func ("/store/records-many/the-rest-comes-in-order", test_the_rest_comes_in_order);
  g_test_add_func ("/store/records-many/a-lost-row-is-damage", test_a_lost_row_is_damage);
  g_test_add_func ("/store/records-many/a-set-is-bound", test_a_set_is_bound);
  g_test_add_func ("/store/records-many/plans", test_plans);

  return g_test_run ();
}
