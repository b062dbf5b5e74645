/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Any text is a query: it has one spelling, and the registry understands it. */

#include "config.h"

#include "chancery-facets.h"
#include "chancery-query.h"
#include "chancery-search.h"
#include "chancery-test-store.h"
#include "fuzz.h"

#include <stdlib.h>

/* 23 November 2026, whatever the day of the run. */
#define TODAY 2461368

static ChanceryTestStore *store;

static void
close_store (void)
{
  g_clear_pointer (&store, chancery_test_store_free);
}

static void
open_store (void)
{
  g_autoptr (ChanceryRecord) record = NULL;

  store = chancery_test_store_new ();
  record =
      chancery_test_save (store,
                          chancery_test_draft (store,
                                               "{'kind':'document','title':'Note on the road',"
                                               "'our_ref':'No. 12','date_on_document':'1955-03',"
                                               "'body':'The road of 1955 外交部'}"));
  atexit (close_store);
}

static void
ask (ChanceryQuery *query)
{
  static const char *const sorts[] = { NULL, "relevance", "counterpart" };
  g_autoptr (GError) error = NULL;
  gint64 count = chancery_search_count (store->db, query, &error);
  g_autoptr (GPtrArray) facets = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      g_autoptr (GArray) rows = chancery_search_rows (store->db, query, sorts[i], FALSE, &error);

      g_assert_no_error (error);
      g_assert_cmpint (rows->len, ==, count);
      if (rows->len > 0)
        chancery_hit_free (
            chancery_search_find_hit (store->db, query, g_array_index (rows, gint64, 0), &error));
      g_assert_no_error (error);
    }
  facets = chancery_facets_count (store->db, query, 5, &error);
  g_assert_no_error (error);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  g_autofree char *text = g_strndup ((const char *)bytes, MIN (length, 2000));
  g_autoptr (ChanceryQuery) query = chancery_query_parse (text, TODAY);
  g_autofree char *normal = chancery_query_to_string (query);
  g_autoptr (ChanceryQuery) again = chancery_query_parse (normal, TODAY);
  g_autofree char *same = chancery_query_to_string (again);
  g_autofree char *joined = chancery_query_join (text, text);
  g_autofree char *left = chancery_query_drop_condition (joined, text);

  g_assert_true (g_utf8_validate (normal, -1, NULL));
  g_assert_cmpstr (normal, ==, same);
  g_assert_true (left == NULL || g_utf8_validate (left, -1, NULL));
  if (store == NULL)
    open_store ();
  ask (query);
  return 0;
}
