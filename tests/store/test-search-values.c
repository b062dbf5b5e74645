/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Values of conditions that are typed by half, or are none. */

#include "config.h"

#include "chancery-query.h"
#include "chancery-search.h"
#include "chancery-test-store.h"

#define TODAY 2461368

static ChanceryTestStore *
store_new (void)
{
  static const char *const levels[] = { "unmarked",     "unclassified", "restricted",
                                        "confidential", "secret",       "top-secret" };
  static const char *const tones[] = { "regret", "protest", "strong-protest" };
  ChanceryTestStore *store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (chancery_db_begin (store->db, chancery_test_act (NULL), &error));
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{'kind':'document','id':'%08x-0000-4000-8000-000000000001','title':'Paper','form':'letter',"
          "'marking':{'level':'%s'}}",
          i, levels[i]);

      chancery_test_put (store, store->db, json);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{'kind':'demarche','id':'%08x-0000-4000-8000-000000000002','title':'Act','tone':'%s'}",
          i, tones[i]);

      chancery_test_put (store, store->db, json);
    }
  g_assert_true (chancery_db_commit (store->db, &error));
  return store;
}

static void
check (ChanceryTestStore *store, const char *text, gint64 n)
{
  g_autoptr (ChanceryQuery) query = chancery_search_parse (store->db, text, TODAY);
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", text);
  g_assert_cmpint (chancery_search_count (store->db, query, &error), ==, n);
  g_assert_no_error (error);
}

/* Bug: half a value lost its sign, so that “at least” was “just this”. */
static void
test_halves_are_compared (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();

  check (store, "kind:document marking:>=conf", 3);
  check (store, "kind:document marking:>=conf*", 3);
  check (store, "kind:document marking:>conf", 2);
  check (store, "kind:document marking:<=sec", 5);
  check (store, "kind:document marking:<sec", 4);
  check (store, "kind:document marking:>=top,restr", 4);
  check (store, "kind:document marking:conf,sec", 2);
  check (store, "tone:>=prot", 2);
  check (store, "tone:<prot", 1);
  check (store, "tone:<=strong,reg", 3);
  /* Half of several is compared with none of them; alone it is all of them. */
  check (store, "kind:document marking:>=un", 0);
  check (store, "kind:document marking:un", 2);
}

/* Bug: “No” was a yes, and so was what is neither. */
static void
test_yes_and_no (void)
{
  g_autoptr (ChanceryTestStore) store = store_new ();

  check (store, "kind:demarche answered:no", 3);
  check (store, "kind:demarche answered:NO", 3);
  check (store, "kind:demarche answered:Yes", 0);
  check (store, "kind:demarche answered:perhaps", 0);
  check (store, "kind:demarche counted:yes,No", 3);
  check (store, "kind:demarche counted:perhaps", 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search-values/halves-are-compared", test_halves_are_compared);
  g_test_add_func ("/store/search-values/yes-and-no", test_yes_and_no);
  return g_test_run ();
}
