/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the page of a record is made from. */

#include "config.h"

#include "chancery-case-parts.h"
#include "chancery-dossier-private.h"
#include "chancery-fuzzy-date.h"
#include "chancery-query.h"
#include "chancery-search.h"
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

#define N_NAMED 43

/* Bug: a page showed the oldest records that name a party, and hid the rest without a word. */
static void
test_newest_are_loaded_and_all_are_counted (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) party = chancery_test_save (
      store, chancery_test_draft (store, "{'kind':'actor','names':[{'text':'Ruritania'}]}"));
  const char *id = chancery_record_get_id (party);
  const ChanceryKind *kind = chancery_kind_find ("document");
  g_autoptr (ChanceryDossier) dossier = NULL;
  g_autoptr (ChanceryQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GPtrArray *mentions;

  for (guint i = 0; i < N_NAMED; i++)
    {
      g_autofree char *json =
          g_strdup_printf ("{'kind':'document','title':'Note','date_on_document':'%u',"
                           "'correspondents':[{'role':'from','who':{'id':'%s'}}]}",
                           1950 + i, id);
      g_autoptr (ChanceryRecord) record =
          chancery_test_save (store, chancery_test_draft (store, json));

      g_assert_nonnull (record);
    }
  dossier = chancery_dossier_read (store->db, id, &error);
  g_assert_no_error (error);
  mentions = chancery_dossier_get_mentions (dossier);
  g_assert_cmpuint (mentions->len, >=, CHANCERY_DOSSIER_SHOWN);
  for (guint i = 0; i < CHANCERY_DOSSIER_SHOWN; i++)
    {
      const ChanceryDossierMention *mention = mentions->pdata[i];
      g_autofree char *year = g_strdup_printf ("%u", 1950 + N_NAMED - 1 - i);

      g_assert_cmpstr (chancery_fuzzy_date_get_edtf (
                           chancery_record_get_own_date (mention->record)),
                       ==, year);
      /* Bug: a page said "who" of what came from the party and of what went to it. */
      g_assert_cmpstr (chancery_value_get_text (chancery_line_get (mention->line, "role")), ==,
                       "from");
    }
  g_assert_cmpint (chancery_dossier_count_naming (dossier, kind), ==, N_NAMED);
  text = chancery_dossier_dup_naming (dossier, kind);
  query = chancery_search_parse (store->db, text, CHANCERY_DAY_NONE);
  g_assert_cmpint (chancery_search_count (store->db, query, &error), ==, N_NAMED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/dossier/what-befell-all-lines-is-said-once",
                   test_what_befell_all_lines_is_said_once);
  g_test_add_func ("/service/dossier/newest-are-loaded-and-all-are-counted",
                   test_newest_are_loaded_and_all_are_counted);
  return g_test_run ();
}
