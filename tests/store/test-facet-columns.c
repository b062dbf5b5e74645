/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What facets keep in memory where a job is called off and where a file is damaged.  The plans stand in
 * tests/golden/facets.plan and `--update-golden` writes them anew. */

#include "config.h"

#include "chancery-batches.h"
#include "chancery-facet-columns.h"
#include "chancery-facets.h"
#include "chancery-fuzzy-date.h"
#include "chancery-kind.h"
#include "chancery-query.h"
#include "chancery-record-changes.h"
#include "chancery-records.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"

#include <string.h>

#define TODAY 2461368
#define N_ACTS 36

static void
put (ChanceryTestStore *store, const char *json)
{
  g_autoptr (ChanceryRecord) record = chancery_test_save (store, chancery_test_draft (store, json));

  g_assert_nonnull (record);
}

/* Acts that meet a party which is here, and one incident at a place which is here. */
static ChanceryTestStore *
store_new (void)
{
  ChanceryTestStore *store = chancery_test_store_new ();

  put (store, "{'kind':'actor','id':'00000001-0000-4000-8000-000000000001',"
              "'names':[{'text':'Ruritania'}]}");
  put (store, "{'kind':'place','id':'00000001-0000-4000-8000-000000000002',"
              "'names':[{'text':'Strelsau'}]}");
  for (guint i = 0; i < N_ACTS; i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{'kind':'demarche','title':'Act %u','act_kind':'protest','direction':'made',"
          "'party_from':[{'label':'Our side'}],'occasion_date':'20%02u-02-18',"
          "'party_to':[{'id':'00000001-0000-4000-8000-000000000001'}]}",
          i, i % 3);

      put (store, json);
    }
  put (store, "{'kind':'incident','title':'At the bridge',"
              "'place':{'id':'00000001-0000-4000-8000-000000000002'}}");
  return store;
}

/* All that facets say, a line each; NULL where the job was called off. */
static char *
tell_facets (ChanceryDb *db, const char *text)
{
  g_autoptr (ChanceryQuery) query = chancery_query_parse (text, TODAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) facets = chancery_facets_count (db, query, 12, &error);
  GString *told;

  if (facets == NULL)
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      return NULL;
    }
  g_assert_no_error (error);
  told = g_string_new (NULL);
  for (guint i = 0; i < facets->len; i++)
    {
      ChanceryFacetCount *facet = facets->pdata[i];

      g_string_append_printf (told, "%s:%s %s %" G_GINT64_FORMAT "\n", facet->field, facet->value,
                              facet->label, facet->count);
    }
  return g_string_free (told, FALSE);
}

static void
assert_told (ChanceryDb *db, const char *text, const char *expected)
{
  g_autofree char *told = tell_facets (db, text);

  g_assert_cmpstr (told, ==, expected);
}

static int
stop_at_last (void *data)
{
  guint *n_left = data;

  return *n_left > 0 && --*n_left == 0;
}

/* Whether it was stopped after @n_steps of SQLite. */
static gboolean
stop_after (ChanceryDb *db, const char *text, const char *expected, guint n_steps)
{
  sqlite3 *handle = chancery_db_get_handle (db);
  guint n_left = n_steps;
  g_autofree char *told = NULL;

  chancery_facet_columns_forget (db, 0);
  sqlite3_progress_handler (handle, 1, stop_at_last, &n_left);
  told = tell_facets (db, text);
  sqlite3_progress_handler (handle, 0, NULL, NULL);
  if (!sqlite3_get_autocommit (handle))
    sqlite3_exec (handle, "COMMIT", NULL, NULL, NULL);
  if (told != NULL)
    g_assert_cmpstr (told, ==, expected);
  assert_told (db, text, expected);
  return n_left == 0;
}

/* Wherever the job is called off, nothing that is half known is told or kept. */
static void
test_called_off (void)
{
  static const char *const queries[] = { "", "kind:incident" };
  g_autoptr (ChanceryTestStore) store = store_new ();

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *expected = tell_facets (store->db, queries[i]);
      guint n_steps = 1;

      g_assert_nonnull (strstr (expected, "place:=\"Strelsau\" Strelsau 1\n"));
      while (stop_after (store->db, queries[i], expected, n_steps))
        n_steps++;
      g_test_message ("%u steps", n_steps);
      g_assert_cmpuint (n_steps, >, 100);
    }
}

static void
exec (ChanceryDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  chancery_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

/* Gives the incident, which is at a place, another row. */
static void
move_incident (ChanceryDb *db, gint64 row)
{
  g_autofree char *sql =
      g_strdup_printf ("UPDATE reference SET record = %" G_GINT64_FORMAT
                       " WHERE record = (SELECT id FROM record WHERE kind = 'incident');"
                       "UPDATE record SET id = %" G_GINT64_FORMAT " WHERE kind = 'incident'",
                       row, row);

  exec (db, sql);
}

/* Rows that only a file that was made up has: what they are is told where it can be, and the rest is left out. */
static void
test_made_up_rows (void)
{
  static const gint64 rows[] = { G_MAXINT64, ((gint64)1 << 32) + 1, G_MAXINT32, G_MAXUINT32 };
  static const gint64 below[] = { -1, -9, G_MININT64 };
  g_autoptr (ChanceryTestStore) store = store_new ();
  g_autofree char *all = tell_facets (store->db, "");
  g_autofree char *incident = tell_facets (store->db, "kind:incident");
  g_autofree char *acts = tell_facets (store->db, "kind:demarche");

  exec (store->db, "PRAGMA foreign_keys = OFF");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      move_incident (store->db, rows[i]);
      assert_told (store->db, "", all);
      assert_told (store->db, "kind:incident", incident);
    }
  for (guint i = 0; i < G_N_ELEMENTS (below); i++)
    {
      g_autofree char *told = NULL;

      move_incident (store->db, below[i]);
      assert_told (store->db, "kind:incident", "");
      assert_told (store->db, "kind:demarche", acts);
      told = tell_facets (store->db, "");
      g_assert_null (strstr (told, "kind:incident"));
      g_assert_null (strstr (told, "place:"));
      g_assert_nonnull (strstr (told, "kind:demarche"));
    }
  exec (store->db, "DELETE FROM record WHERE id >= 0");
  assert_told (store->db, "", "");
}

/* An index names a row that the table has no more: the others are told. */
static void
test_lost_rows (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();
  g_autofree char *actor = tell_facets (store->db, "kind:actor");

  g_assert_nonnull (strstr (actor, "kind:actor "));
  sqlite3_db_config (chancery_db_get_handle (store->db), SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  exec (store->db,
        "PRAGMA foreign_keys = OFF;"
        "PRAGMA writable_schema = ON;"
        "CREATE TEMP TABLE hidden AS SELECT * FROM main.sqlite_schema WHERE name = 'record_kind';"
        "DELETE FROM main.sqlite_schema WHERE name = 'record_kind';"
        "PRAGMA writable_schema = RESET;"
        "DELETE FROM record WHERE kind = 'incident';"
        "PRAGMA writable_schema = ON;"
        "INSERT INTO main.sqlite_schema SELECT * FROM hidden;"
        "PRAGMA writable_schema = RESET");
  assert_told (store->db, "kind:incident,actor", actor);
}

/* ---- kept while others write ---- */

static ChanceryFacetColumns *
peek_kept (ChanceryDb *db)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryFacetColumns) columns = NULL;

  chancery_db_begin_read (db, &error);
  columns = chancery_facet_columns_get (db, rows, &error);
  g_assert_no_error (error);
  chancery_db_end_read (db);
  return columns;
}

/* What a reader tells who kept what it had read, and one who reads all anew; whether it was kept. */
static gboolean
check_kept (ChanceryTestStore *store, ChanceryDb *reader)
{
  static const char *const queries[] = { "",
                                         "kind:incident",
                                         "kind:demarche",
                                         "kind:demand,assurance",
                                         "state:registered",
                                         "place:strelsau",
                                         "counterpart:none" };
  ChanceryFacetColumns *before = peek_kept (reader);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryDb) fresh = chancery_db_open (store->path, CHANCERY_DB_NONE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *expected = NULL;

      chancery_facet_columns_forget (fresh, 0);
      expected = tell_facets (fresh, queries[i]);
      assert_told (reader, queries[i], expected);
    }
  return peek_kept (reader) == before;
}

static ChanceryDb *
open_reader (ChanceryTestStore *store)
{
  g_autoptr (GError) error = NULL;
  ChanceryDb *reader = chancery_db_open (store->path, CHANCERY_DB_NONE, &error);
  g_autofree char *told = NULL;

  g_assert_no_error (error);
  told = tell_facets (reader, "");
  return reader;
}

#define PARTY_ID "00000001-0000-4000-8000-000000000001"
#define PLACE_ID "00000001-0000-4000-8000-000000000002"
#define LATER_ID "00000001-0000-4000-8000-000000000003"
#define ACT_ID "00000001-0000-4000-8000-000000000004"
#define LETTER_ID "00000001-0000-4000-8000-000000000005"
#define BRIDGE_ID "00000001-0000-4000-8000-000000000006"

static void
edit (ChanceryTestStore *store, const char *uuid, const char *field, const char *text)
{
  ChanceryDraft *draft = chancery_test_edit (store, uuid);

  chancery_draft_set_text (draft, field, text);
  chancery_record_unref (chancery_test_save (store, draft));
}

static void
set_date (ChanceryTestStore *store, const char *uuid, const char *field, const char *edtf)
{
  ChanceryDraft *draft = chancery_test_edit (store, uuid);
  g_autoptr (ChanceryFuzzyDate) date =
      edtf != NULL ? chancery_fuzzy_date_new (edtf, NULL, CHANCERY_QUALITY_STATED, NULL) : NULL;
  g_autoptr (ChanceryValue) value = date != NULL ? chancery_value_new_date (date) : NULL;

  chancery_draft_set (draft, field, value);
  chancery_record_unref (chancery_test_save (store, draft));
}

/* Whatever is written, one that kept what it had read tells what one tells who reads it anew. */
static void
test_kept_up_to_date (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();
  g_autoptr (ChanceryDb) reader = open_reader (store);
  g_autoptr (GError) error = NULL;

  /* New ones, with and without a date, of a party that comes later, with two places. */
  put (store, "{'kind':'demarche','id':'" ACT_ID "','title':'Undated','party_to':[{'id':'" LATER_ID
              "','label':'Zenda'}]}");
  g_assert_true (check_kept (store, reader));
  put (store, "{'kind':'demand','text':'Open the road','raised_in':{'id':'" ACT_ID "'}}");
  g_assert_true (check_kept (store, reader));
  put (store, "{'kind':'document','id':'" LETTER_ID
              "','title':'A letter','date_on_document':'1950-03-01'}");
  put (store, "{'kind':'assurance','text':'Calm','given_in':{'id':'" LETTER_ID "'}}");
  put (store, "{'kind':'incident','id':'" BRIDGE_ID
              "','title':'At the ford','start':'1999','place':{'id':'" PLACE_ID "'}}");
  g_assert_true (check_kept (store, reader));

  /* The party that was waited for. */
  put (store, "{'kind':'actor','id':'" LATER_ID "','names':[{'text':'Duchy of Zenda'}]}");
  g_assert_true (check_kept (store, reader));

  /* Days that others have, too, gained, moved and lost. */
  set_date (store, ACT_ID, "occasion_date", "2003-05-06");
  g_assert_true (check_kept (store, reader));
  set_date (store, LETTER_ID, "date_on_document", "1960~");
  g_assert_true (check_kept (store, reader));
  set_date (store, LETTER_ID, "date_on_document", NULL);
  g_assert_true (check_kept (store, reader));

  /* A place that is named otherwise, or not at all any more. */
  edit (store, BRIDGE_ID, "title", "By the river");
  g_assert_true (check_kept (store, reader));
  {
    ChanceryDraft *draft = chancery_test_edit (store, BRIDGE_ID);

    chancery_draft_set (draft, "place", NULL);
    chancery_record_unref (chancery_test_save (store, draft));
  }
  g_assert_true (check_kept (store, reader));

  /* What one who types keeps is no record. */
  exec (store->db, "INSERT INTO setting (key, value) VALUES ('test', 'x')");
  g_assert_true (check_kept (store, reader));

  /* Deleted: nobody can say by what it was named. */
  chancery_records_delete (store->db, ACT_ID, chancery_test_act ("Never made"), &error);
  g_assert_no_error (error);
  check_kept (store, reader);
  g_assert_true (check_kept (store, reader));
}

/* A name that many records show: all of them are told by the new one. */
static void
test_renamed (void)
{
  static const char *const ids[] = { PARTY_ID, PLACE_ID };
  g_autoptr (ChanceryTestStore) store = store_new ();
  g_autoptr (ChanceryDb) reader = open_reader (store);
  g_autofree char *told = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      ChanceryDraft *draft = chancery_test_edit (store, ids[i]);
      const ChanceryField *names =
          chancery_kind_find_field (chancery_draft_get_kind (draft), "names");
      g_autoptr (ChanceryLine) line = chancery_line_new (names, NULL);
      g_autoptr (ChanceryValue) text = chancery_value_new_text ("New name");

      chancery_line_set_value (line, chancery_field_find (names->lines, "text"), text);
      chancery_draft_replace_line (draft, names, 0, line);
      chancery_record_unref (chancery_test_save (store, draft));
      g_assert_true (check_kept (store, reader));
    }
  told = tell_facets (reader, "kind:demarche");
  g_assert_nonnull (strstr (told, "New name"));
}

/* While something is brought in, and when it was, all are read anew: an import writes some of it after history has
 * it. */
static void
test_brought_in (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();
  g_autoptr (ChanceryDb) reader = open_reader (store);
  g_autoptr (GError) error = NULL;
  gint64 batch = chancery_batches_begin (store->db, NULL, "Officer", &error);

  g_assert_no_error (error);
  check_kept (store, reader);
  put (store, "{'kind':'incident','title':'During it','place':{'id':'" PLACE_ID "'}}");
  check_kept (store, reader);
  exec (store->db, "UPDATE record SET level = 'secret' WHERE kind = 'incident'");
  check_kept (store, reader);
  chancery_db_begin (store->db, chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  g_assert_true (chancery_batches_done (store->db, batch, &error));
  chancery_db_commit (store->db, &error);
  g_assert_no_error (error);
  check_kept (store, reader);
  g_assert_true (check_kept (store, reader));
  put (store, "{'kind':'incident','title':'After it','place':{'id':'" PLACE_ID "'}}");
  g_assert_true (check_kept (store, reader));
}

/* All records and all places are read in the order of their rows, without sorting. */
static void
test_plans (void)
{
  /* Of history one end. */
  static const char *const walked[] = { "record", "reference", "h", "CONSTANT", NULL };
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GString) plans = g_string_new (NULL);

  for (guint i = 0; i < CHANCERY_FACET_N_SQL; i++)
    {
      g_autofree char *sql = chancery_facet_columns_dup_sql ((ChanceryFacetSql)i);
      g_autofree char *name = g_strdup_printf ("facets %u", i);

      chancery_test_add_plan (plans, store->db, name, sql, walked);
    }
  for (guint i = 0; chancery_change_mark_peek_sql (i) != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("changes %u", i);

      chancery_test_add_plan (plans, store->db, name, chancery_change_mark_peek_sql (i), walked);
    }
  chancery_test_golden ("facets.plan", plans->str);
}

int
main (int argc, char *argv[])
{
  chancery_test_init (&argc, &argv);
  g_test_add_func ("/store/facet-columns/called-off", test_called_off);
  g_test_add_func ("/store/facet-columns/made-up-rows", test_made_up_rows);
  g_test_add_func ("/store/facet-columns/lost-rows", test_lost_rows);
  g_test_add_func ("/store/facet-columns/kept-up-to-date", test_kept_up_to_date);
  g_test_add_func ("/store/facet-columns/renamed", test_renamed);
  g_test_add_func ("/store/facet-columns/brought-in", test_brought_in);
  g_test_add_func ("/store/facet-columns/plans", test_plans);
  return g_test_run ();
}
