/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the page of a record is made from. */

#include "config.h"

#include "chancery-case-parts.h"
#include "chancery-dossier-private.h"
#include "chancery-test-store.h"

#include <string.h>

#define N_PAPERS 1200

/* Bug: the history of a new part said of each paper which part it stands in now: one act was thousands of equal lines. */
static void
test_what_befell_all_lines_is_said_once (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GString) json =
      g_string_new ("{'kind':'casefile','class':'AFG','title':'A long dispute','items':[");
  g_autoptr (ChanceryRecord) file = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autofree char *part = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryHistoryEntry *entry;
  guint n_told = 0;

  for (guint i = 0; i < N_PAPERS; i++)
    g_string_append_printf (json, "%s{'record':{'id':'12345678-1234-4234-8234-%012u'}}",
                            i > 0 ? "," : "", i);
  g_string_append (json, "]}");
  file = chancery_test_save (store, chancery_test_draft (store, json->str));
  part = chancery_case_parts_start (store->db, chancery_record_get_id (file), NULL,
                                    chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (part, ==, "II");
  history = chancery_dossier_read_history (store->db, chancery_record_get_id (file), 0, &error);
  g_assert_no_error (error);
  entry = history->pdata[0];
  g_assert_cmpuint (entry->changes->len, <, 10);
  expected = g_strdup_printf ("%'u × Papers, Part: I", (guint)N_PAPERS);
  for (guint i = 0; i < entry->changes->len; i++)
    n_told += strcmp (entry->changes->pdata[i], expected) == 0;
  g_assert_cmpuint (n_told, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/dossier/what-befell-all-lines-is-said-once",
                   test_what_befell_all_lines_is_said_once);
  return g_test_run ();
}
