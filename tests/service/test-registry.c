/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-db.h"
#include "chancery-desk.h"
#include "chancery-errors.h"
#include "chancery-registry-exchange.h"
#include "chancery-registry-file.h"
#include "chancery-registry-search.h"
#include "chancery-registry-searches.h"
#include "chancery-search-counts.h"
#include "chancery-test-registry.h"

#include <string.h>

static void
count_change_cb (gpointer count)
{
  (*(guint *)count)++;
}

static ChanceryRecord *
load (ChanceryTestRegistry *test, const char *id, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  chancery_registry_load_async (test->registry, id, NULL, chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  return chancery_registry_load_finish (test->registry, result, error);
}

static void
test_save_and_load (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  guint changes = 0;
  g_autofree char *id = NULL;
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect_swapped (test->registry, "changed", G_CALLBACK (count_change_cb), &changes);
  id = chancery_test_registry_save (test, "A protest", "Niger", "2026-02-18");
  /* The change is told before the answer, once. */
  g_assert_cmpuint (changes, ==, 1);
  record = load (test, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (chancery_record_get_title (record), ==, "A protest");
}

/* What was asked for when something was answered counts as well. */
static void
ask_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_false (chancery_registry_is_settled (CHANCERY_REGISTRY (source)));
  chancery_registry_drop_drafts_async (CHANCERY_REGISTRY (source), user_data, NULL, NULL, NULL);
}

static void
set_flag_cb (gboolean *flag)
{
  g_assert_false (*flag);
  *flag = TRUE;
}

static void
test_it_is_told_when_all_is_written (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *id = chancery_test_registry_save (test, "A protest", "Niger", "2026-02-18");
  gboolean settled = FALSE;

  while (!chancery_registry_is_settled (test->registry))
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect_swapped (test->registry, "settled", G_CALLBACK (set_flag_cb), &settled);
  chancery_registry_drop_drafts_async (test->registry, id, NULL, ask_again_cb, id);
  g_assert_false (chancery_registry_is_settled (test->registry));
  chancery_test_wait_for (&settled);
  g_assert_true (chancery_registry_is_settled (test->registry));
  g_signal_handlers_disconnect_by_data (test->registry, &settled);
}

/* What a file says is found as soon as it was read; the act told of itself before. */
static void
test_attachments_are_read (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *id = chancery_test_registry_save (test, "A protest", "Niger", "2026-02-18");
  g_autofree char *path = g_build_filename (test->folder, "page.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) attached = NULL;
  g_autoptr (GAsyncResult) searched = NULL;
  g_autoptr (ChanceryAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  guint changes = 0;

  g_assert_true (g_file_set_contents (path, "<p>Convoy at Torkham", -1, NULL));
  g_signal_connect_swapped (test->registry, "changed", G_CALLBACK (count_change_cb), &changes);
  chancery_registry_attach_async (test->registry, id, file, NULL, NULL, chancery_test_result_cb,
                                  &place);
  attached = chancery_test_wait (&place);
  g_assert_true (chancery_registry_act_finish (test->registry, attached, &error));
  g_assert_no_error (error);
  while (changes < 2)
    g_main_context_iteration (NULL, TRUE);
  place = NULL;
  chancery_registry_search_async (test->registry, NULL, "torkham", NULL, FALSE, CHANCERY_DAY_NONE,
                                  0, NULL, chancery_test_result_cb, &place);
  searched = chancery_test_wait (&place);
  answer = chancery_registry_search_finish (test->registry, searched, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->rows->len, ==, 1);
  g_assert_cmpuint (answer->n_exact, ==, 1);
}

static void
test_registering_is_not_undone (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *id = chancery_test_registry_save (test, "A protest", "Niger", "2026-02-18");
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;

  chancery_registry_register_async (test->registry, NULL, id, NULL, chancery_test_result_cb,
                                    &place);
  result = chancery_test_wait (&place);
  number = chancery_registry_register_finish (test->registry, result, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (number, "/0001"));
  g_assert_false (chancery_registry_can_undo (test->registry));
}

static void
test_settings_are_kept (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  const char *settings[] = {
    CHANCERY_SETTING_DESK, "Western desk", CHANCERY_SETTING_DESK_DAY, "2026-03-02", NULL,
  };
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryDay day;

  g_assert_cmpstr (chancery_registry_get_name (test->registry), ==, "test");
  chancery_registry_set_settings_async (test->registry, settings, NULL, chancery_test_result_cb,
                                        &place);
  result = chancery_test_wait (&place);
  chancery_registry_set_settings_finish (test->registry, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (chancery_registry_get_name (test->registry), ==, "Western desk");
  g_assert_true (chancery_registry_has_own_day (test->registry));
  /* Bug: whatever registry had a day of its own was taken for the example. */
  g_assert_false (chancery_registry_is_example (test->registry));
  g_assert_true (chancery_day_from_iso ("2026-03-02", &day));
  g_assert_cmpint (chancery_registry_get_desk_day (test->registry), ==, day);
}

static void
test_drafts_wait_on_the_desk (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autoptr (GPtrArray) drafts = NULL;
  ChanceryDraft *draft = chancery_draft_new (chancery_kind_find ("demarche"));
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) kept = NULL;
  g_autoptr (GAsyncResult) asked = NULL;
  g_autoptr (ChanceryDesk) desk = NULL;
  const ChanceryDeskRow *row;
  g_autoptr (GError) error = NULL;

  drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  g_ptr_array_add (drafts, draft);
  chancery_draft_set_text (draft, "title", "Half a protest");
  chancery_registry_keep_drafts_async (test->registry, chancery_draft_get_id (draft), drafts, NULL,
                                       chancery_test_result_cb, &place);
  kept = chancery_test_wait (&place);
  chancery_registry_act_finish (test->registry, kept, &error);
  g_assert_no_error (error);

  chancery_registry_desk_async (test->registry, NULL, chancery_test_result_cb, &place);
  asked = chancery_test_wait (&place);
  desk = chancery_registry_desk_finish (test->registry, asked, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (chancery_desk_get_to_finish (desk)->len, ==, 1);
  row = g_ptr_array_index (chancery_desk_get_to_finish (desk), 0);
  g_assert_true (row->is_draft);
  g_assert_cmpstr (row->title, ==, "Half a protest");
}

static void
test_dossier_names_what_it_names (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *id = chancery_test_registry_save (test, "A protest", "Niger", "2026-02-18");
  g_autofree char *other = chancery_test_registry_save (test, "Another", "Niger", "2026-02-19");
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) linked = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (ChanceryDossier) dossier = NULL;
  const ChanceryDossierLink *link;
  ChanceryValue *party;
  g_autoptr (GError) error = NULL;

  chancery_registry_link_async (test->registry, other, id, "repeats", NULL, NULL, NULL,
                                chancery_test_result_cb, &place);
  linked = chancery_test_wait (&place);
  chancery_registry_act_finish (test->registry, linked, &error);
  g_assert_no_error (error);

  chancery_registry_load_dossier_async (test->registry, id, NULL, chancery_test_result_cb, &place);
  loaded = chancery_test_wait (&place);
  dossier = chancery_registry_load_dossier_finish (test->registry, loaded, &error);
  g_assert_no_error (error);
  party = chancery_value_get_item (chancery_record_get (chancery_dossier_get_record (dossier),
                                                        "party_to"),
                                   0);
  g_assert_cmpstr (chancery_dossier_get_label (dossier, party), ==, "Niger");
  g_assert_cmpuint (chancery_dossier_get_links (dossier)->len, ==, 1);
  link = g_ptr_array_index (chancery_dossier_get_links (dossier), 0);
  g_assert_true (link->inverse);
  g_assert_cmpstr (chancery_record_item_get_id (link->item), ==, other);
}

static void
test_closed_registry_answers (void)
{
  g_autoptr (ChanceryRegistry) registry = chancery_registry_new ();
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  chancery_registry_load_async (registry, "nothing", NULL, chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  g_assert_null (chancery_registry_load_finish (registry, result, &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NO_REGISTRY);
}

static void
edit_searches (ChanceryTestRegistry *test,
               ChancerySearchesVerb verb,
               const char *name,
               const char *other,
               gboolean done)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  chancery_registry_edit_searches_async (test->registry, verb, name, other, -1, NULL,
                                         chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  g_assert_true (chancery_registry_act_finish (test->registry, result, &error) == done);
  if (!done)
    g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND);
}

/* @counts, in the order in which they came. */
static void
counted_cb (ChancerySearchCounts *counts, const char *query, gint64 count, GString *told)
{
  g_string_append_printf (told, "%s=%" G_GINT64_FORMAT ";", query, count);
}

static void
wait_told (GString *told, const char *expected)
{
  while (strcmp (told->str, expected) != 0)
    g_main_context_iteration (NULL, TRUE);
  g_string_truncate (told, 0);
}

static void
test_saved_searches_are_counted (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autoptr (ChancerySearchCounts) counts = NULL;
  g_autoptr (GString) told = g_string_new (NULL);
  g_autofree char *id = NULL;

  edit_searches (test, CHANCERY_SEARCHES_PUT, "Protests", "kind:demarche", TRUE);
  counts = chancery_search_counts_new (test->registry);
  g_signal_connect (counts, "counted", G_CALLBACK (counted_cb), told);
  g_assert_cmpint (chancery_search_counts_get (counts, "kind:demarche"), ==, -1);
  chancery_search_counts_set_waiting (counts, FALSE);
  wait_told (told, "kind:demarche=0;");
  g_assert_cmpint (chancery_search_counts_get (counts, "kind:demarche"), ==, 0);
  /* A change of the registry, and a change of the searches: what is new is counted, and nothing twice. */
  id = chancery_test_registry_save (test, "A protest", "Niger", "2026-02-18");
  wait_told (told, "kind:demarche=1;");
  edit_searches (test, CHANCERY_SEARCHES_PUT, "Names", "kind:actor", TRUE);
  wait_told (told, "kind:actor=2;");
  edit_searches (test, CHANCERY_SEARCHES_RENAME, "Names", "Protests", FALSE);
  edit_searches (test, CHANCERY_SEARCHES_REMOVE, "names", NULL, TRUE);
  edit_searches (test, CHANCERY_SEARCHES_REMOVE, "names", NULL, FALSE);
  g_assert_cmpstr (chancery_registry_get_setting (test->registry, CHANCERY_SETTING_SEARCHES), ==,
                   "Protests\nkind:demarche");
  g_assert_cmpint (chancery_search_counts_get (counts, "kind:actor"), ==, -1);
  /* Whoever searches comes first; the rest is counted afterwards. */
  chancery_search_counts_set_waiting (counts, TRUE);
  g_clear_pointer (&id, g_free);
  id = chancery_test_registry_save (test, "Another", "Niger", "2026-02-19");
  g_assert_cmpstr (told->str, ==, "");
  chancery_search_counts_set_waiting (counts, FALSE);
  wait_told (told, "kind:demarche=2;");
}

static ChanceryFiling *
file_found (ChanceryTestRegistry *test,
            const char *casefile,
            ChanceryDraft *draft,
            GArray *rows,
            ChanceryOperation *operation,
            GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  chancery_registry_file_found_async (test->registry, casefile, draft, rows,
                                      "kind:demarche OR kind:casefile", "date", FALSE,
                                      CHANCERY_DAY_NONE, operation, chancery_test_result_cb,
                                      &place);
  result = chancery_test_wait (&place);
  return chancery_registry_file_found_finish (test->registry, result, error);
}

static guint
count_papers (ChanceryTestRegistry *test, const char *casefile)
{
  g_autoptr (ChanceryRecord) record = load (test, casefile, NULL);

  return record != NULL ? chancery_value_get_n_items (chancery_record_get (record, "items")) : 0;
}

/* The paper that lies first. */
static char *
dup_first_paper (ChanceryTestRegistry *test, const char *casefile)
{
  g_autoptr (ChanceryRecord) record = load (test, casefile, NULL);
  ChanceryLine *line = chancery_value_get_line (chancery_record_get (record, "items"), 0);

  g_assert_cmpstr (chancery_line_get_text (line, "folio"), ==, "1");
  return g_strdup (chancery_value_get_reference_id (chancery_line_get (line, "record")));
}

static void
undo (ChanceryTestRegistry *test)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  chancery_registry_undo_async (test->registry, NULL, chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  words = chancery_registry_undo_finish (test->registry, result, &error);
  g_assert_no_error (error);
}

static void
test_what_was_found_is_filed (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *first = chancery_test_registry_save (test, "First", "Niger", "2026-02-18");
  g_autofree char *second = chancery_test_registry_save (test, "Second", "Niger", "2026-02-19");
  g_autoptr (ChanceryDraft) draft = chancery_draft_new (chancery_kind_find ("casefile"));
  g_autoptr (ChanceryOperation) operation = chancery_operation_new ("Filing");
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (ChanceryFiling) made = NULL;
  g_autoptr (ChanceryFiling) again = NULL;
  g_autoptr (ChanceryFiling) stopped = NULL;
  g_autofree char *oldest = NULL;
  g_autoptr (GError) error = NULL;
  const char *casefile = chancery_draft_get_id (draft);

  /* The case file is made by the same act, and is no paper of itself. */
  chancery_draft_set_text (draft, "title", "Border water");
  made = file_found (test, NULL, draft, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (made->n_filed, ==, 2);
  g_assert_cmpuint (made->n_there, ==, 0);
  g_assert_cmpstr (made->casefile, ==, casefile);
  g_assert_cmpuint (count_papers (test, casefile), ==, 2);
  /* The list has the newest first; a file is read from the oldest on. */
  oldest = dup_first_paper (test, casefile);
  g_assert_cmpstr (oldest, ==, first);
  undo (test);
  g_assert_cmpuint (count_papers (test, casefile), ==, 0);
  g_clear_pointer (&made, chancery_filing_free);
  made = file_found (test, NULL, draft, NULL, NULL, &error);
  g_assert_no_error (error);
  /* What is there stays, and nothing is done when there is nothing new. */
  again = file_found (test, casefile, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->n_filed, ==, 0);
  g_assert_cmpuint (again->n_there, ==, 2);
  g_assert_cmpuint (count_papers (test, casefile), ==, 2);
  /* What was stopped leaves nothing. */
  undo (test);
  chancery_operation_cancel (operation);
  stopped = file_found (test, NULL, draft, rows, operation, &error);
  g_assert_null (stopped);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_papers (test, casefile), ==, 0);
}

/* How many records a picker offers for @query, at most @limit. */
static guint
count_offered (ChanceryTestRegistry *test, const char *query, guint limit)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  chancery_registry_find_records_async (test->registry, query, limit, NULL, chancery_test_result_cb,
                                        &place);
  result = chancery_test_wait (&place);
  items = chancery_registry_find_records_finish (test->registry, result, &error);
  g_assert_no_error (error);
  return items->len;
}

/* What is begun in a picker is begun as in a list, but from one letter on, and numbers are; what sounds alike is not kept for a place
 * below that a picker has not. */
static void
test_a_picker_offers_what_is_begun (void)
{
  static const struct
  {
    const char *query;
    guint n;
  } cases[] = {
    { "kind:demarche A", 2 },      { "kind:demarche ahmad", 2 },  { "kind:demarche ahmad ", 1 },
    { "kind:demarche 19", 1 },     { "kind:demarche =ahmad", 1 }, { "kind:demarche border a", 0 },
    { "kind:demarche ahm of", 0 }, { "kind:demarche of ahm", 2 },
  };
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *one = chancery_test_registry_save (test, "Of Ahmad", "Ruritania", "2026-01-01");
  g_autofree char *two = chancery_test_registry_save (test, "Of Ahmadi", "Ruritania", "2026-02-01");
  g_autofree char *three =
      chancery_test_registry_save (test, "Border of 1934", "Ruritania", "2026-03-01");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].query);
      g_assert_cmpuint (count_offered (test, cases[i].query, 10), ==, cases[i].n);
    }
  g_assert_cmpuint (count_offered (test, "kind:demarche ahmad", 1), ==, 1);
  g_assert_nonnull (one);
  g_assert_nonnull (two);
  g_assert_nonnull (three);
}

/* Settings are in no history: that another process set one is seen all the same. */
static void
test_others_set_searches (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autoptr (ChanceryDb) other = chancery_db_open (test->path, CHANCERY_DB_QUICK, NULL);

  g_assert_nonnull (other);
  g_assert_true (
      chancery_settings_edit_searches (other, CHANCERY_SEARCHES_PUT, "Water", "water", -1, NULL));
  while (g_strcmp0 (chancery_registry_get_setting (test->registry, CHANCERY_SETTING_SEARCHES),
                    "Water\nwater") != 0)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/registry/save-and-load", test_save_and_load);
  g_test_add_func ("/service/registry/it-is-told-when-all-is-written",
                   test_it_is_told_when_all_is_written);
  g_test_add_func ("/service/registry/attachments-are-read", test_attachments_are_read);
  g_test_add_func ("/service/registry/registering-is-not-undone", test_registering_is_not_undone);
  g_test_add_func ("/service/registry/settings-are-kept", test_settings_are_kept);
  g_test_add_func ("/service/registry/saved-searches-are-counted", test_saved_searches_are_counted);
  g_test_add_func ("/service/registry/what-was-found-is-filed", test_what_was_found_is_filed);
  g_test_add_func ("/service/registry/a-picker-offers-what-is-begun",
                   test_a_picker_offers_what_is_begun);
  g_test_add_func ("/service/registry/others-set-searches", test_others_set_searches);
  g_test_add_func ("/service/registry/drafts-wait-on-the-desk", test_drafts_wait_on_the_desk);
  g_test_add_func ("/service/registry/dossier-names-what-it-names",
                   test_dossier_names_what_it_names);
  g_test_add_func ("/service/registry/closed-registry-answers", test_closed_registry_answers);
  return g_test_run ();
}
