/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Parties, places and tags are looked up before a statement is written, and asked of one row after the other where many
 * have them: the answer is that of the plain statement, which compares every name and every tag. */

#include "config.h"

#include "chancery-query.h"
#include "chancery-record-import.h"
#include "chancery-search.h"
#include "chancery-test-store.h"

#define TODAY 2461368
/* Enough for what nearly all have to be asked of one row after the other. */
#define N_PAPERS 2600
#define N_OLD 60

/* Names with words in common, in other scripts, with marks between words, and one of a record that others name. */
static void
put_parties (ChanceryTestStore *store)
{
  static const char *const names[] = {
    "{'text':'Ruritania'},{'text':'Kingdom of Ruritania','kind':'official'},{'text':'RUR'}",
    "{'text':'Grand Duchy of Strelsau'},{'text':'Великое герцогство Стрельсау','language':'ru'}",
    "{'text':'Duchy of Zenda'},{'text':'Zenda'},{'text':'曾达公国','language':'zh'}",
    "{'text':'Saint-Denis d’Élysée'},{'text':'افغانستان','language':'ur'}",
    "{'text':'Ruritanian Red Cross'}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *json =
          g_strdup_printf ("{'kind':'actor','id':'0000000%u-0000-4000-8000-00000000000a',"
                           "'actor_kind':'state','names':[%s]}",
                           i, names[i]);

      chancery_test_put (store, store->db, json);
    }
}

/* The first party is in all but the oldest papers, the others in some; tags likewise; some parties are not here. */
static char *
make_paper (guint number)
{
  gboolean old = number < N_OLD;
  GString *json = g_string_new (NULL);

  g_string_printf (
      json,
      "{'kind':'document','id':'%08x-0000-4000-8000-000000000001','title':'Paper %u',"
      "'form':'cable','state':'registered','body':'roads','date_on_document':'%u-03-%02u',"
      "'correspondents':[{'id':'%08x-0000-4000-8000-000000000002','role':'from',"
      "'who':{'id':'0000000%u-0000-4000-8000-00000000000a'}}",
      number, number, old ? 1850 : 1900 + number % 100, 1 + number % 28, number, old ? 1 : 0);
  g_string_append_printf (
      json, ",{'id':'%08x-0000-4000-8000-000000000003','role':'to','who':{%s}}]", number,
      number % 9 == 0   ? "'id':'0000000f-0000-4000-8000-00000000000a','label':'Lost Ruritania'"
      : number % 5 == 0 ? "'id':'00000003-0000-4000-8000-00000000000a'"
                        : "'id':'00000002-0000-4000-8000-00000000000a'");
  g_string_append (json, ",'tags':[");
  if (old)
    g_string_append (json, "'founding years'");
  else
    g_string_append_printf (json, "'border','Water treaty','a','b','c'%s",
                            number % 7 == 0 ? ",'Border road'" : "");
  if (number % 50 == 0)
    g_string_append (json, ",'河流'");
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}

static ChanceryTestStore *
store_new (void)
{
  ChanceryTestStore *store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 last = 0;

  g_assert_true (chancery_db_begin (store->db, chancery_test_act (NULL), &error));
  put_parties (store);
  for (guint i = 0; i < N_PAPERS; i++)
    {
      g_autofree char *json = make_paper (i);

      chancery_test_put (store, store->db, json);
    }
  chancery_record_import_index (store->db, 0, G_MAXINT, &last, &error);
  g_assert_no_error (error);
  g_assert_true (chancery_db_commit (store->db, &error));
  return store;
}

static void
check (ChanceryTestStore *store, const char *text, gboolean finds)
{
  static const guint offsets[] = { 0, 70, 300 };
  g_autoptr (ChanceryQuery) query = chancery_query_parse (text, TODAY);
  g_autoptr (GArray) expected = chancery_test_list_plainly (store, query, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = chancery_search_rows (store->db, query, "date", TRUE, &error);

  g_test_message ("%s: %u", text, expected->len);
  g_assert_no_error (error);
  g_assert_cmpint (expected->len > 0, ==, finds);
  chancery_test_assert_rows (rows, expected, 0, G_MAXUINT);
  g_assert_cmpint (chancery_search_count (store->db, query, &error), ==, expected->len);
  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      g_autoptr (GArray) page =
          chancery_search_page (store->db, query, "date", TRUE, offsets[i], 50, &error);

      g_assert_no_error (error);
      chancery_test_assert_rows (page, expected, offsets[i], 50);
    }
}

static void
test_parties (void)
{
  static const char *const queries[] = {
    "party:ruritania",
    "party:=ruritania",
    "party:\"kingdom of ruritania\"",
    "party:rur*",
    "party:r*",
    "party:duchy",
    "party:\"grand duchy\"",
    "party:\"duchy of z*\"",
    "party:стрельсау",
    "party:曾达",
    "party:公国",
    "party:افغانستان",
    "party:\"saint denis\"",
    "party:elysee",
    "party:lost",
    "party:ruritania,zenda",
    "party:00000001-0000-4000-8000-00000000000a",
    "from:ruritania",
    "from:strelsau",
    "to:zenda",
    "to:lost",
    "roads party:ruritania",
    "roads party:strelsau",
    "-party:ruritania",
    "party:ruritania -party:zenda",
    "party:ruritania OR party:strelsau",
    "kind:document from:ruritania after:1950",
    "party:ruritania before:1900",
    "party:cross OR tag:border",
  };
  g_autoptr (ChanceryTestStore) store = store_new ();

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    check (store, queries[i], TRUE);
  check (store, "party:nobody", FALSE);
  check (store, "from:zenda", FALSE);
}

static void
test_tags (void)
{
  static const char *const queries[] = {
    "tag:border",
    "tag:=border",
    "tag:bord*",
    "tag:road",
    "tag:treaty",
    "tag:\"water tr*\"",
    "tag:founding",
    "tag:河流",
    "tag:河",
    "tag:border,founding",
    "-tag:border",
    "roads tag:border",
    "roads -tag:border",
    "tag:border before:1950",
    "tag:border OR tag:founding",
    "tag:border tag:road -tag:a OR tag:founding",
  };
  g_autoptr (ChanceryTestStore) store = store_new ();

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    check (store, queries[i], TRUE);
  check (store, "tag:nothing", FALSE);
}

/* What is asked of one row after the other is asked of so many in vain that the index is the better way after all. */
static void
test_looking_in_vain (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();

  check (store, "tag:border tag:water tag:a tag:b -tag:c", FALSE);
  check (store, "(tag:border tag:water tag:a tag:b -tag:c) OR tag:founding", TRUE);
}

static void
check_plain_words (ChanceryTestStore *store)
{
  check (store, "party:gang", TRUE);
  check (store, "author:gang", TRUE);
  check (store, "party:ruritania,gang", TRUE);
  check (store, "party:ruritanian", TRUE);
  check (store, "party:ruritania -party:gang", TRUE);
}

/* Words that name nobody stand in few fields, and only records of those kinds are looked at for them. */
static void
test_plain_words (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 last = 0;

  g_assert_true (chancery_db_begin (store->db, chancery_test_act (NULL), &error));
  put_parties (store);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{'kind':'incident','id':'%08x-0000-4000-8000-00000000000b','title':'Attack %u',"
          "'start':'2026-02-%02u','claims':[{'id':'%08x-0000-4000-8000-00000000000c',"
          "'property':'attribution','actor':%s}]}",
          i, i, 1 + i, i,
          i % 2 == 0 ? "'a Ruritanian gang'" : "{'id':'00000000-0000-4000-8000-00000000000a'}");

      chancery_test_put (store, store->db, json);
    }
  chancery_record_import_index (store->db, 0, G_MAXINT, &last, &error);
  g_assert_no_error (error);
  g_assert_true (chancery_db_commit (store->db, &error));
  check_plain_words (store);

  /* Where the words stand in many texts, the few records that may have labels are gone through. */
  g_assert_true (chancery_db_begin (store->db, chancery_test_act (NULL), &error));
  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{'kind':'document','id':'%08x-0000-4000-8000-00000000000d','title':'Ruritanian gang %u'}",
          i, i);

      chancery_test_put (store, store->db, json);
    }
  chancery_record_import_index (store->db, last, G_MAXINT, &last, &error);
  g_assert_no_error (error);
  g_assert_true (chancery_db_commit (store->db, &error));
  check_plain_words (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search-named/parties", test_parties);
  g_test_add_func ("/store/search-named/tags", test_tags);
  g_test_add_func ("/store/search-named/plain-words", test_plain_words);
  g_test_add_func ("/store/search-named/looking-in-vain", test_looking_in_vain);
  return g_test_run ();
}
