/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-paper.h"

#include "chancery-dossier-private.h"
#include "chancery-test-store.h"

#include <string.h>

/* Bug: the note of a record stood on its page, and not on the paper that was printed of it. */
static void
test_has_the_note (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) record = chancery_test_save (
      store, chancery_test_draft (store, "{'kind':'document','title':'Despatch','body':'Latter "
                                         "despatch.','note':'Not printed.'}"));
  g_autoptr (ChanceryDossier) dossier = NULL;
  g_autoptr (ChanceryPaper) paper = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  dossier = chancery_dossier_read (store->db, chancery_record_get_id (record), &error);
  g_assert_no_error (error);
  paper = chancery_record_paper_new (dossier, NULL, CHANCERY_DAY_NONE, NULL);
  text = chancery_paper_to_text (paper);
  g_assert_nonnull (strstr (text, "Latter despatch."));
  g_assert_nonnull (strstr (strstr (text, "Latter despatch."), "Note\n"));
  g_assert_nonnull (strstr (text, "Not printed."));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/record-paper/has-the-note", test_has_the_note);

  return g_test_run ();
}
