/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words and conditions that are asked each for itself find what the plain statement finds, on a registry in which not
 * every record is dated, registered, of one party, or has its text. */

#include "config.h"

#include "chancery-query.h"
#include "chancery-record-import.h"
#include "chancery-records.h"
#include "chancery-search-meet.h"
#include "chancery-search.h"
#include "chancery-test-store.h"

#include <string.h>

#define TODAY 2461368
/* Enough texts to be gathered, and enough rows for some not to be asked one by one. */
#define N_PAPERS 2400
#define N_WITHOUT_TEXT 40
/* Paper 1204. */
#define DRAFT "000004b4-0000-4000-8000-000000000001"

static void
put_parties (ChanceryTestStore *store)
{
  static const char *const names[] = { "Ruritania", "Strelsau", "Zenda", "Hentzau" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *json =
          g_strdup_printf ("{'kind':'actor','id':'0000000%u-0000-4000-8000-00000000000a',"
                           "'actor_kind':'state','names':[{'text':'%s'}]}",
                           i, names[i]);

      chancery_test_put (store, store->db, json);
    }
}

/* Dates of a day, of a month, with no end, and none. */
static void
add_date (GString *json, guint number)
{
  if (number % 11 == 0)
    return;
  if (number % 13 == 0)
    g_string_append_printf (json, ",'date_on_document':'%u-03/..'", 1900 + number % 100);
  else if (number % 7 == 0)
    g_string_append_printf (json, ",'date_on_document':'%u-03'", 1900 + number % 100);
  else
    g_string_append_printf (json, ",'date_on_document':'%u-03-%02u'", 1900 + number % 100,
                            1 + number % 28);
}

static void
add_correspondent (GString *json, guint number, guint place, const char *role, guint party)
{
  g_string_append_printf (json,
                          "%s{'id':'%08x-0000-4000-8000-00000000010%u','role':'%s',"
                          "'who':{'id':'0000000%u-0000-4000-8000-00000000000a'}}",
                          place > 0 ? "," : "", number, place, role, party);
}

/* One party in all, twice in some; one in a third, one in a few, and one in fewer than are asked one by one. */
static char *
make_paper (guint number)
{
  static const char *const states[] = { "registered", "registered", "closed", "void", "draft" };
  static const char *const levels[] = { "unmarked",   "confidential", "unmarked", "secret",
                                        "restricted", "unmarked",     "unmarked" };
  GString *json = g_string_new (NULL);

  g_string_printf (json,
                   "{'kind':'document','id':'%08x-0000-4000-8000-000000000001','title':'Paper %u'"
                   ",'form':'%s','state':'%s','marking':{'level':'%s'},'body':'roads%s%s'",
                   number, number, number % 4 == 0 ? "cable" : "note-verbale", states[number % 5],
                   levels[number % 7], number % 2 == 0 ? " bridges" : "",
                   number % 100 == 0 ? " tunnels" : "");
  add_date (json, number);
  g_string_append (json, ",'correspondents':[");
  add_correspondent (json, number, 0, "from", 0);
  add_correspondent (json, number, 1, "to", number % 3 == 0 ? 1 : 0);
  if (number % 5 == 0)
    add_correspondent (json, number, 2, "copy", 2);
  if (number % 400 == 0)
    add_correspondent (json, number, 3, "copy", 3);
  g_string_append (json, "],'tags':['border'");
  if (number % 6 == 0)
    g_string_append (json, ",'border road'");
  g_string_append_printf (json, "],'our_ref':'DOC/%u/%u'}", 1900 + number % 100, number);
  return g_string_free (json, FALSE);
}

static void
put_papers (ChanceryTestStore *store, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    {
      g_autofree char *json = make_paper (i);

      chancery_test_put (store, store->db, json);
    }
}

static void
begin (ChanceryTestStore *store)
{
  g_autoptr (GError) error = NULL;

  chancery_db_begin (store->db, chancery_test_act (NULL), &error);
  g_assert_no_error (error);
}

static void
commit (ChanceryTestStore *store)
{
  g_autoptr (GError) error = NULL;

  chancery_db_commit (store->db, &error);
  g_assert_no_error (error);
}

/* The last papers have no text yet, and a draft has gone. */
static ChanceryTestStore *
store_new (void)
{
  ChanceryTestStore *store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 last = 0;

  begin (store);
  put_parties (store);
  put_papers (store, 0, N_PAPERS);
  chancery_record_import_index (store->db, 0, G_MAXINT, &last, &error);
  g_assert_no_error (error);
  put_papers (store, N_PAPERS, N_PAPERS + N_WITHOUT_TEXT);
  commit (store);
  chancery_records_delete (store->db, DRAFT, chancery_test_act ("Never sent"), &error);
  g_assert_no_error (error);
  return store;
}

static void
check_order (ChanceryTestStore *store, ChanceryQuery *query, gboolean oldest_first)
{
  static const guint offsets[] = { 0, 70, 300 };
  g_autoptr (GArray) expected = chancery_test_list_plainly (store, query, oldest_first);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = chancery_search_rows (store->db, query, "date", !oldest_first, &error);

  g_assert_no_error (error);
  chancery_test_assert_rows (rows, expected, 0, G_MAXUINT);
  g_assert_cmpint (chancery_search_count (store->db, query, &error), ==, expected->len);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      g_autoptr (GArray) page =
          chancery_search_page (store->db, query, "date", !oldest_first, offsets[i], 50, &error);

      g_assert_no_error (error);
      chancery_test_assert_rows (page, expected, offsets[i], 50);
    }
}

/* What takes which way. */
enum
{
  COUNTED = 1 << 0,
  LISTED = 1 << 1,
  PAGED = 1 << 2,
};

/* A way that is never taken would be right for ever. */
static guint
list_ways (ChanceryTestStore *store, ChanceryQuery *query)
{
  g_autoptr (GError) error = NULL;
  gsize n_undated;
  gint64 n = chancery_search_meet_count (store->db, query, &error);
  g_autoptr (GArray) all = chancery_search_meet_all (store->db, query, &n_undated, &error);
  g_autoptr (GArray) page = chancery_search_meet_page (store->db, query, FALSE, 0, 50, &error);

  g_assert_no_error (error);
  return (n >= 0 ? COUNTED : 0) | (all != NULL ? LISTED : 0) | (page != NULL ? PAGED : 0);
}

static void
check (ChanceryTestStore *store, const char *text, guint ways)
{
  g_autoptr (ChanceryQuery) query = chancery_query_parse (text, TODAY);

  g_test_message ("%s", text);
  check_order (store, query, FALSE);
  check_order (store, query, TRUE);
  g_assert_cmpuint (list_ways (store, query), ==, ways);
}

static const struct
{
  const char *text;
  guint ways;
} queries[] = {
  /* Many rows beside a word. */
  { "roads party:ruritania", COUNTED | LISTED },
  { "roads from:ruritania", COUNTED | LISTED },
  { "roads party:strelsau", COUNTED | LISTED },
  { "bridges party:strelsau", COUNTED | LISTED },
  { "bridges party:ruritania", COUNTED | LISTED },
  { "roads tag:border", COUNTED | LISTED },
  { "roads form:cable", COUNTED | LISTED },
  { "roads state:void", COUNTED | LISTED },
  { "roads state:registered", COUNTED | LISTED },
  { "roads marking:>=confidential", COUNTED | LISTED },
  { "roads marking:secret,restricted", COUNTED | LISTED },
  { "roads party:strelsau state:closed", COUNTED | LISTED | PAGED },
  { "roads -bridges tag:road", COUNTED | LISTED | PAGED },
  { "roads (bridges OR tunnels) form:cable", COUNTED | LISTED },
  { "\"roads bridges\" form:cable", COUNTED | LISTED },
  { "roads form:cable -party:strelsau", COUNTED | LISTED | PAGED },
  { "roads form:cable (tag:road OR party:zenda)", COUNTED | LISTED | PAGED },
  { "roa* form:cable", COUNTED | LISTED },
  /* Few. */
  { "roads party:hentzau", COUNTED | LISTED | PAGED },
  { "tunnels party:hentzau", COUNTED | LISTED | PAGED },
  { "bridges party:zenda", COUNTED | LISTED | PAGED },
  { "roads tag:road", COUNTED | LISTED | PAGED },
  { "roads ref:DOC/1907/7", COUNTED | LISTED | PAGED },
  { "roads ref:DOC/1907*", COUNTED | LISTED | PAGED },
  { "bridges ref:DOC/1907*", COUNTED | LISTED | PAGED },
  { "roads party:nobody", COUNTED | LISTED | PAGED },
  { "nowhere party:hentzau", COUNTED | LISTED | PAGED },
  /* No words. */
  { "from:ruritania", LISTED },
  { "to:strelsau", LISTED | PAGED },
  { "party:zenda", LISTED | PAGED },
  { "tag:border", LISTED },
  { "tag:road", LISTED | PAGED },
  { "ref:DOC/1907*", LISTED | PAGED },
  /* The statement is the better way. */
  { "roads kind:document", 0 },
  { "roads form:cable after:1950", 0 },
  { "tunnels form:cable", 0 },
  { "party:zenda form:cable", 0 },
  { "-party:zenda", 0 },
  { "roads", 0 },
};

static void
test_as_the_statement (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    check (store, queries[i].text, queries[i].ways);
}

/* As on a day. */
static void
test_as_on (void)
{
  static const char *const texts[] = { "roads party:strelsau", "roads form:cable", "to:strelsau",
                                       "roads tag:road" };
  g_autoptr (ChanceryTestStore) store = store_new ();
  ChanceryDay day;

  g_assert_true (chancery_day_from_iso ("1950-01-01", &day));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (ChanceryQuery) query = chancery_query_parse (texts[i], TODAY);

      chancery_query_set_as_on (query, day);
      check_order (store, query, FALSE);
      check_order (store, query, TRUE);
    }
}

/* What an act has changed stands in its own memory until it ends. */
static void
test_within_an_act (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();
  g_autoptr (ChanceryQuery) query = chancery_query_parse ("roads party:hentzau", TODAY);

  begin (store);
  chancery_test_put (
      store, store->db,
      "{'kind':'actor','id':'00000009-0000-4000-8000-00000000000a','names':[{'text':'X'}]}");
  g_assert_cmpuint (list_ways (store, query), ==, 0);
  commit (store);
  check (store, "roads party:hentzau", COUNTED | LISTED | PAGED);
}

/* Who stops it gets no half of an answer, and nothing is stopped afterwards. */
static void
test_stopped (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();
  g_autoptr (ChanceryQuery) query = chancery_query_parse ("roads form:cable", TODAY);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  chancery_db_set_cancellable (store->db, cancellable);
  g_assert_cmpint (chancery_search_count (store->db, query, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  chancery_db_set_cancellable (store->db, NULL);
  check (store, "roads form:cable", COUNTED | LISTED);
}

/* Each table is entered by a key or an index. */
static void
test_plans (void)
{
  static const char *const walked[] = { "s", NULL };
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GString) plans = g_string_new (NULL);
  const char *sql;

  for (guint i = 0; (sql = chancery_search_meet_peek_sql (i)) != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      chancery_test_add_plan (plans, store->db, name, sql, walked);
    }
  chancery_test_golden ("meet.plan", plans->str);
}

int
main (int argc, char *argv[])
{
  chancery_test_init (&argc, &argv);
  g_test_add_func ("/store/search-meet/as-the-statement", test_as_the_statement);
  g_test_add_func ("/store/search-meet/as-on", test_as_on);
  g_test_add_func ("/store/search-meet/within-an-act", test_within_an_act);
  g_test_add_func ("/store/search-meet/stopped", test_stopped);
  g_test_add_func ("/store/search-meet/plans", test_plans);
  return g_test_run ();
}
