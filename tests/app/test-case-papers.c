/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-case-acts.h"
#include "chancery-case-changes.h"
#include "chancery-case-papers.h"
#include "chancery-long-column.h"
#include "chancery-sheet.h"
#include "chancery-test-registry.h"

#include <adwaita.h>

#define N_PAPERS 4

typedef struct
{
  ChanceryTestRegistry *test;
  const ChanceryField *items;
  char *file;
  guint n_said;
  guint n_failed;
} Case;

static Case *
case_new (void)
{
  Case *self = g_new0 (Case, 1);
  const ChanceryKind *kind = chancery_kind_find ("casefile");
  ChanceryDraft *draft = chancery_draft_new (kind);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) filed = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  self->test = chancery_test_registry_new ();
  self->items = chancery_kind_find_field (kind, "items");
  for (guint i = 0; i < N_PAPERS; i++)
    {
      g_autofree char *title = g_strdup_printf ("%c", 'A' + (char)i);

      g_ptr_array_add (ids, chancery_test_registry_save (self->test, title, "Afghanistan",
                                                         "2026-02-18"));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (drafts, draft);
  chancery_draft_set_text (draft, "title", "Border");
  self->file = g_strdup (chancery_draft_get_id (draft));
  chancery_registry_save_async (self->test->registry, drafts, NULL, NULL, chancery_test_result_cb,
                                &place);
  saved = chancery_test_wait (&place);
  g_assert_cmpint (chancery_registry_save_finish (self->test->registry, saved, &error), >, 0);
  g_assert_no_error (error);
  place = NULL;
  chancery_registry_file_async (self->test->registry, self->file, (const char *const *)ids->pdata,
                                NULL, chancery_test_result_cb, &place);
  filed = chancery_test_wait (&place);
  g_assert_true (chancery_registry_act_finish (self->test->registry, filed, &error));
  g_assert_no_error (error);
  return self;
}

static void
case_free (Case *self)
{
  chancery_test_registry_free (self->test);
  g_free (self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

static ChanceryDossier *
load_dossier (Case *self)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  ChanceryDossier *dossier;

  chancery_registry_load_dossier_async (self->test->registry, self->file, NULL,
                                        chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  dossier = chancery_registry_load_dossier_finish (self->test->registry, result, NULL);
  g_assert_nonnull (dossier);
  return dossier;
}

/* The papers as they are in the registry: “ABCD”. */
static char *
read_order (Case *self)
{
  g_autoptr (ChanceryDossier) dossier = load_dossier (self);
  ChanceryValue *lines =
      chancery_record_get_value (chancery_dossier_get_record (dossier), self->items);
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    g_string_append (order, chancery_dossier_get_label (
                                dossier,
                                chancery_line_get (chancery_value_get_line (lines, i), "record")));
  return g_string_free (order, FALSE);
}

static void
said_cb (ChanceryCaseChanges *changes, const char *sentence, Case *self)
{
  self->n_said++;
}

static void
failed_cb (ChanceryCaseChanges *changes, GError *error, Case *self)
{
  self->n_failed++;
}

static ChanceryCaseChanges *
start_changes (Case *self)
{
  g_autoptr (ChanceryDossier) dossier = load_dossier (self);
  ChanceryCaseChanges *changes = chancery_case_changes_new (self->test->registry, self->items);

  g_signal_connect (changes, "said", G_CALLBACK (said_cb), self);
  g_signal_connect (changes, "failed", G_CALLBACK (failed_cb), self);
  chancery_case_changes_take_record (changes, chancery_dossier_get_record (dossier));
  return changes;
}

static void
wait_for (const guint *n, guint wanted)
{
  while (*n < wanted)
    g_main_context_iteration (NULL, TRUE);
}

/* A paper moved while the move before it is being saved stood where it was afterwards. */
static void
test_second_move_is_kept (void)
{
  g_autoptr (Case) self = case_new ();
  g_autoptr (ChanceryCaseChanges) changes = start_changes (self);
  g_autofree char *order = NULL;

  g_assert_true (chancery_case_changes_move (changes, 3, 0));
  chancery_case_changes_save (changes, "one", 0);
  g_assert_true (chancery_case_changes_move (changes, 1, 3));
  chancery_case_changes_save (changes, "two", 0);
  wait_for (&self->n_said, 2);
  order = read_order (self);
  g_assert_cmpstr (order, ==, "DBCA");
  g_assert_cmpuint (self->n_failed, ==, 0);
}

/* Even when somebody else wrote meanwhile, so that the first one could not be saved. */
static void
test_second_move_outlives_a_failure (void)
{
  g_autoptr (Case) self = case_new ();
  g_autoptr (ChanceryCaseChanges) changes = start_changes (self);
  g_autoptr (ChanceryCaseChanges) others = start_changes (self);
  g_autofree char *order = NULL;

  g_assert_true (chancery_case_changes_move (others, 0, 1));
  chancery_case_changes_save (others, "theirs", 0);
  wait_for (&self->n_said, 1);
  g_assert_true (chancery_case_changes_move (changes, 3, 0));
  chancery_case_changes_save (changes, "one", 0);
  g_assert_true (chancery_case_changes_move (changes, 3, 1));
  chancery_case_changes_save (changes, "two", 0);
  wait_for (&self->n_failed, 1);
  wait_for (&self->n_said, 2);
  order = read_order (self);
  g_assert_cmpstr (order, ==, "BCAD");
}

/* What is asked when the page goes away is still done. */
static void
test_goes_on_without_its_page (void)
{
  g_autoptr (Case) self = case_new ();
  ChanceryCaseChanges *changes = start_changes (self);
  g_autofree char *order = NULL;

  g_assert_true (chancery_case_changes_move (changes, 3, 0));
  chancery_case_changes_save (changes, "one", 0);
  g_assert_true (chancery_case_changes_move (changes, 1, 3));
  chancery_case_changes_save (changes, "two", 0);
  g_object_unref (changes);
  wait_for (&self->n_said, 2);
  order = read_order (self);
  g_assert_cmpstr (order, ==, "DBCA");
}

/* ---- the widget ---- */

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static GtkWidget *
find_sheet_entry (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return find_widget (window, GTK_TYPE_ENTRY);
    }
  return NULL;
}

/* A note was written to whatever paper stood there when the sheet was closed. */
static void
test_note_goes_to_its_paper (void)
{
  g_autoptr (Case) self = case_new ();
  g_autoptr (ChanceryDossier) dossier = load_dossier (self);
  g_autoptr (ChanceryCaseChanges) others = start_changes (self);
  g_autoptr (ChanceryDossier) moved = NULL;
  g_autoptr (ChanceryDossier) noted = NULL;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *papers = chancery_case_papers_new (self->test->registry);
  GtkWidget *column;
  GtkWidget *entry;
  ChanceryValue *lines;

  gtk_window_set_child (GTK_WINDOW (window), papers);
  chancery_case_papers_show (CHANCERY_CASE_PAPERS (papers), dossier, self->items);
  gtk_window_present (GTK_WINDOW (window));
  column = find_widget (papers, CHANCERY_TYPE_LONG_COLUMN);
  g_signal_emit_by_name (column, "menu", 0, NULL);
  g_assert_true (gtk_widget_activate_action (column, "papers.describe", NULL));
  entry = find_sheet_entry ();
  gtk_editable_set_text (GTK_EDITABLE (entry), "7a");

  g_assert_true (chancery_case_changes_move (others, 0, 3));
  chancery_case_changes_save (others, "theirs", 0);
  wait_for (&self->n_said, 1);
  moved = load_dossier (self);
  chancery_case_papers_show (CHANCERY_CASE_PAPERS (papers), moved, self->items);
  chancery_sheet_go (entry);
  /* Leaving the page saves. */
  gtk_window_destroy (GTK_WINDOW (window));
  do
    {
      g_clear_pointer (&noted, chancery_dossier_unref);
      noted = load_dossier (self);
    }
  while (chancery_record_get_version (chancery_dossier_get_record (noted)) ==
         chancery_record_get_version (chancery_dossier_get_record (moved)));
  lines = chancery_record_get_value (chancery_dossier_get_record (noted), self->items);
  for (guint i = 0; i < N_PAPERS; i++)
    {
      /* The first went behind the fourth, and the folios with their papers. */
      g_autofree char *folio = i == 3 ? g_strdup ("7a")
                                      : g_strdup_printf ("%u", i < 3 ? i + 2 : i + 1);

      g_assert_cmpstr (chancery_line_get_text (chancery_value_get_line (lines, i), "folio"), ==,
                       folio);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Closing asks first what is still open; where that could not be read nothing happened at all. */
static void
test_close_says_why_not (void)
{
  g_autoptr (Case) self = case_new ();
  GtkWidget *page = g_object_ref_sink (chancery_record_page_new (self->test->registry));

  g_signal_connect (page, "failed", G_CALLBACK (failed_cb), self);
  chancery_record_page_show (CHANCERY_RECORD_PAGE (page), "00000000-0000-4000-8000-000000000000");
  chancery_case_acts_close (CHANCERY_RECORD_PAGE (page));
  wait_for (&self->n_failed, 1);
  g_object_unref (page);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/case-papers/second-move-is-kept", test_second_move_is_kept);
  g_test_add_func ("/app/case-papers/second-move-outlives-a-failure",
                   test_second_move_outlives_a_failure);
  g_test_add_func ("/app/case-papers/goes-on-without-its-page", test_goes_on_without_its_page);
  g_test_add_func ("/app/case-papers/note-goes-to-its-paper", test_note_goes_to_its_paper);
  g_test_add_func ("/app/case-papers/close-says-why-not", test_close_says_why_not);
  return g_test_run ();
}
