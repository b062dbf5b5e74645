/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is searched for in the window: what stands in the entry, and what is done with what is found. */

#include "config.h"

#include <string.h>

#include "chancery-record-list-private.h"
#include "chancery-record-list-view-private.h"
#include "chancery-refine-row.h"
#include "chancery-registry-search.h"
#include "chancery-test-window.h"

static void
wait_for_answer (ChanceryWindow *window)
{
  while (chancery_record_list_is_searching (window->list->records))
    g_main_context_iteration (NULL, TRUE);
}

/* Bug: a row that was chosen and not read before another search took it away kept the open record unmarked. */
static void
test_choice_goes_with_its_rows (gconstpointer application)
{
  ChanceryWindow *window = chancery_test_window_open ((GtkApplication *)application);
  g_autofree char *open = NULL;

  chancery_test_window_wait_for_example (window);
  open = g_strdup (chancery_record_page_get_id (chancery_window_get_page (window)));
  g_assert_nonnull (open);
  chancery_window_go (window, "records");
  wait_for_answer (window);
  chancery_record_list_view_select (window->list, open);
  while (g_strcmp0 (chancery_record_list_view_get_selected (window->list), open) != 0)
    g_main_context_iteration (NULL, TRUE);

  window->list->choice_waits = TRUE;
  chancery_record_list_view_set_typed (window->list, "kind:demarche");
  wait_for_answer (window);
  while (chancery_record_list_view_is_choosing (window->list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (chancery_record_list_view_get_selected (window->list), ==, open);
  chancery_test_window_close (window);
}

/* Bug: until the first answer came, a list of many records said that nothing was recorded. */
static void
test_nothing_is_said_before_it_is_known (gconstpointer application)
{
  ChanceryWindow *window = chancery_test_window_open ((GtkApplication *)application);
  g_autoptr (ChanceryRecordListView) list = NULL;

  chancery_test_window_wait_for_example (window);
  list = g_object_ref_sink (g_object_new (CHANCERY_TYPE_RECORD_LIST_VIEW, NULL));
  chancery_record_list_view_set_registry (list, chancery_window_get_registry (window));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (list->stack), ==, "blank");
  chancery_record_list_view_set_place (list, chancery_place_find ("records"), FALSE);
  g_assert_true (chancery_record_list_is_searching (list->records));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (list->stack), ==, "blank");
  g_assert_cmpstr (gtk_label_get_label (list->count_label), ==, "");
  while (chancery_record_list_is_searching (list->records))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (list->stack), ==, "rows");
  chancery_record_list_view_set_registry (list, NULL);
  chancery_test_window_close (window);
}

/* Bug: “water OR dam”, and a condition taken from the help, was “water”, or “dam” with the condition. */
static void
test_example_is_for_all_that_was_typed (gconstpointer application)
{
  ChanceryWindow *window = chancery_test_window_open ((GtkApplication *)application);

  chancery_test_window_wait_for_example (window);
  chancery_window_go (window, "records");
  chancery_record_list_view_set_typed (window->list, "water OR dam");
  chancery_record_list_view_add_example (window->list, "kind:demarche", strlen ("kind:"));
  g_assert_cmpstr (chancery_record_list_view_get_typed (window->list), ==,
                   "(water OR dam) kind:demarche");
  chancery_record_list_view_add_example (window->list, "a OR b", 0);
  g_assert_cmpstr (chancery_record_list_view_get_typed (window->list), ==,
                   "(water OR dam) kind:demarche (a OR b)");
  chancery_test_window_close (window);
}

/* The search entry of the list, with the keyboard. */
static GtkEditable *
focus_entry (ChanceryWindow *window)
{
  chancery_record_list_view_focus_search (window->list);
  return GTK_EDITABLE (
      gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_TYPE_SEARCH_ENTRY));
}

static const char *
get_kind_of_page (ChanceryWindow *window)
{
  ChanceryRecordPage *page = chancery_window_get_page (window);

  /* The row that was chosen may still be read, and the page with it. */
  while (chancery_record_list_view_is_choosing (window->list))
    g_main_context_iteration (NULL, TRUE);
  while (chancery_record_page_get_dossier (page) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return chancery_record_get_kind (
             chancery_dossier_get_record (chancery_record_page_get_dossier (page)))
      ->id;
}

/* Bug: what was pressed while one typed, or while the answer came, was done with what had been found before. */
static void
test_what_is_typed_is_meant (gconstpointer application)
{
  ChanceryWindow *window = chancery_test_window_open ((GtkApplication *)application);
  GtkWidget *widget = GTK_WIDGET (window);
  GtkEditable *entry;

  chancery_test_window_wait_for_example (window);
  chancery_window_go (window, "records");
  wait_for_answer (window);
  entry = focus_entry (window);

  gtk_editable_set_text (entry, "kind:demand");
  gtk_widget_activate_action (widget, "win.next-record", NULL);
  gtk_widget_activate_action (widget, "win.next-record", NULL);
  g_assert_true (chancery_window_awaits_answer (window));
  wait_for_answer (window);
  g_assert_false (chancery_window_awaits_answer (window));
  g_assert_cmpuint (chancery_record_list_view_get_n_records (window->list), ==, 3);
  g_assert_cmpuint (chancery_list_selection_get_only (
                        chancery_record_list_view_get_selection (window->list)),
                    ==, 1);
  g_assert_cmpstr (get_kind_of_page (window), ==, "demand");
  /* What is answered does not wait, whatever is written meanwhile. */
  chancery_record_list_refresh (chancery_record_list_view_get_records (window->list));
  gtk_widget_activate_action (widget, "win.previous-record", NULL);
  g_assert_false (chancery_window_awaits_answer (window));

  /* Nothing is done with the answer to another question. */
  gtk_editable_set_text (entry, "kind:demarche");
  gtk_widget_activate_action (widget, "win.next-record", NULL);
  chancery_window_go (window, "incidents");
  wait_for_answer (window);
  g_assert_false (chancery_window_awaits_answer (window));
  g_assert_cmpuint (chancery_record_list_view_get_n_records (window->list), >, 0);
  g_assert_cmpuint (chancery_list_selection_get_n_selected (
                        chancery_record_list_view_get_selection (window->list)),
                    ==, 0);

  /* Nor behind what came in front of it; there it is not waited for. */
  gtk_editable_set_text (entry, "bajaur");
  gtk_widget_activate_action (widget, "win.next-record", NULL);
  chancery_window_go (window, "desk");
  wait_for_answer (window);
  g_assert_cmpuint (chancery_list_selection_get_n_selected (
                        chancery_record_list_view_get_selection (window->list)),
                    ==, 0);
  gtk_editable_set_text (entry, "kind:incident");
  g_assert_false (chancery_window_await_answer (window, "win.next-record"));
  g_assert_false (chancery_window_awaits_answer (window));
  chancery_test_window_close (window);
}

/* Bug: what waited for an answer was done behind a file that was judged by then. */
static void
test_nothing_is_done_behind_an_import (gconstpointer application)
{
  ChanceryWindow *window = chancery_test_window_open ((GtkApplication *)application);

  chancery_test_window_wait_for_example (window);
  chancery_window_go (window, "records");
  wait_for_answer (window);
  gtk_editable_set_text (focus_entry (window), "kind:demand");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-record", NULL);
  g_assert_true (chancery_window_awaits_answer (window));
  chancery_window_show (window, "import");
  wait_for_answer (window);
  g_assert_false (chancery_window_awaits_answer (window));
  g_assert_cmpuint (chancery_list_selection_get_n_selected (
                        chancery_record_list_view_get_selection (window->list)),
                    ==, 0);
  chancery_test_window_close (window);
}

/* Bug: tags went to what had been found before, where the key was pressed while the answer came. */
static void
test_tags_are_for_what_is_found (gconstpointer application)
{
  ChanceryWindow *window = chancery_test_window_open ((GtkApplication *)application);

  chancery_test_window_wait_for_example (window);
  chancery_window_go (window, "records");
  wait_for_answer (window);
  gtk_editable_set_text (focus_entry (window), "kind:demand");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tag-list", NULL);
  g_assert_true (chancery_window_awaits_answer (window));
  chancery_window_forget_answer (window);
  wait_for_answer (window);
  chancery_test_window_close (window);
}

/* Bug: after a search that failed what waited for its answer was done all the same. */
static void
test_nothing_is_done_without_an_answer (gconstpointer application)
{
  ChanceryWindow *window = chancery_test_window_open ((GtkApplication *)application);

  chancery_test_window_wait_for_example (window);
  chancery_window_go (window, "records");
  wait_for_answer (window);
  while (chancery_record_list_view_is_choosing (window->list))
    g_main_context_iteration (NULL, TRUE);
  gtk_editable_set_text (focus_entry (window), "kind:demand");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-record", NULL);
  g_assert_true (chancery_window_awaits_answer (window));
  chancery_record_list_set_problem (window->list->records, "The disk is gone");
  chancery_window_answered (window);
  g_assert_false (chancery_window_awaits_answer (window));
  wait_for_answer (window);
  g_assert_cmpuint (chancery_list_selection_get_n_selected (
                        chancery_record_list_view_get_selection (window->list)),
                    ==, 0);
  chancery_test_window_close (window);
}

/* Bug: a condition chosen while “water OR dam” stood there was one for the dam alone, and it was cut out of whatever began
 * like it. */
static void
test_refining_is_for_all_that_was_typed (gconstpointer application)
{
  static const char *const cases[][3] = {
    { "", "kind:demarche", "kind:demarche" },
    { "water", "kind:demarche", "water kind:demarche" },
    { "water kind:demarche dam", "kind:demarche", "water dam" },
    { "water OR dam", "kind:demarche", "(water OR dam) kind:demarche" },
    { "(water OR dam) kind:demarche", "kind:demarche", "(water OR dam)" },
    { "water OR kind:demarche", "kind:demarche", "(water OR kind:demarche) kind:demarche" },
    { "kind:demarche,demand", "kind:demarche", "kind:demarche,demand kind:demarche" },
    { "-kind:demarche", "kind:demarche", "-kind:demarche kind:demarche" },
    { "\"a kind:demarche\"", "kind:demarche", "\"a kind:demarche\" kind:demarche" },
    /* In the one spelling of a query and as it is chosen. */
    { "water", "counterpart:=\"Niger\"", "water counterpart:=Niger" },
    { "water counterpart:=Niger", "counterpart:=\"Niger\"", "water" },
  };
  ChanceryWindow *window = chancery_test_window_open ((GtkApplication *)application);
  GtkEditable *entry;

  chancery_test_window_wait_for_example (window);
  chancery_window_go (window, "records");
  entry = focus_entry (window);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      chancery_record_list_view_set_typed (window->list, cases[i][0]);
      chancery_search_bar_toggle_condition (window->list->search_bar, cases[i][1]);
      g_assert_cmpstr (chancery_record_list_view_get_typed (window->list), ==, cases[i][2]);
    }
  /* Bug: whoever typed on typed before all of it. */
  chancery_search_bar_toggle_condition (window->list->search_bar, "kind:demarche");
  g_assert_cmpint (gtk_editable_get_position (entry), ==, (int)strlen ("water kind:demarche"));
  chancery_test_window_close (window);
}

static GtkWidget *
find_image (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_IMAGE (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_image (child);
  return found;
}

/* Bug: a condition was ticked where another one held it, or it was asked for that it is not met. */
static void
test_only_what_is_asked_of_all_is_ticked (gconstpointer application)
{
  static const struct
  {
    const char *typed;
    gboolean ticked;
  } cases[] = {
    { "water kind:demarche", TRUE },
    { "-kind:demarche", FALSE },
    { "kind:demarche,demand", FALSE },
    { "water OR kind:demarche", FALSE },
  };
  char field[] = "kind";
  char value[] = "demarche";
  char label[] = "Demarches";
  const ChanceryFacet facet = { "Type", field, value, label, TRUE, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *row = g_object_ref_sink (chancery_refine_row_new (&facet, cases[i].typed));

      g_assert_cmpint (find_image (row) != NULL, ==, cases[i].ticked);
      g_object_unref (row);
    }
}

/* The controllers of the search bar, of which one is for keys. */
static GtkEventController *
find_keys (ChanceryWindow *window)
{
  g_autoptr (GListModel) all =
      gtk_widget_observe_controllers (GTK_WIDGET (window->list->search_bar));

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (all, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        return controller;
    }
  g_assert_not_reached ();
}

/* Whether the search entry is left with the key. */
static gboolean
press_backspace (ChanceryWindow *window)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (find_keys (window), "key-pressed", GDK_KEY_BackSpace, 0, 0, &taken);
  return !taken;
}

static void
release_backspace (ChanceryWindow *window)
{
  g_signal_emit_by_name (find_keys (window), "key-released", GDK_KEY_BackSpace, 0, 0);
}

/* Bug: held down to empty the entry, it took what narrowed the list away, and the words that came back. */
static void
test_held_backspace_stops_at_the_narrowing (gconstpointer application)
{
  ChanceryWindow *window = chancery_test_window_open ((GtkApplication *)application);

  chancery_test_window_wait_for_example (window);
  chancery_window_go (window, "records");
  chancery_record_list_view_set_typed (window->list, "bajaur");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.search-within", NULL);
  /* It is not known before whether a word is meant or its beginning. */
  while (chancery_record_list_view_get_within (window->list) == NULL)
    g_main_context_iteration (NULL, TRUE);
  chancery_record_list_view_set_typed (window->list, "x");
  g_assert_true (press_backspace (window));
  chancery_record_list_view_set_typed (window->list, "");
  g_assert_false (press_backspace (window));
  g_assert_cmpstr (chancery_record_list_view_get_within (window->list), ==, "bajaur");
  release_backspace (window);
  g_assert_false (press_backspace (window));
  g_assert_null (chancery_record_list_view_get_within (window->list));
  g_assert_cmpstr (chancery_record_list_view_get_typed (window->list), ==, "bajaur");
  g_assert_false (press_backspace (window));
  release_backspace (window);
  g_assert_true (press_backspace (window));
  chancery_test_window_close (window);
}

/* Bug: an arrow pressed after Return took the row away that was to be opened, and Escape was for the list. */
static void
test_row_that_is_opened_is_waited_for (gconstpointer application)
{
  ChanceryWindow *window = chancery_test_window_open ((GtkApplication *)application);
  g_autoptr (ChanceryRecordItem) item = NULL;
  guint last;

  chancery_test_window_wait_for_example (window);
  chancery_window_go (window, "records");
  wait_for_answer (window);
  while (chancery_record_list_view_is_arriving (window->list))
    g_main_context_iteration (NULL, TRUE);
  last = chancery_record_list_view_get_n_records (window->list) - 1;
  item = g_list_model_get_item (G_LIST_MODEL (window->list->records), last);
  g_assert_false (chancery_record_item_is_loaded (item));
  chancery_list_selection_select_only (window->list->selection, last);
  chancery_record_list_view_activated_cb (NULL, last, window->list);
  g_assert_true (chancery_record_list_view_is_arriving (window->list));
  /* Who chooses another one means that. */
  chancery_list_selection_select_only (window->list->selection, 0);
  g_assert_false (chancery_record_list_view_is_arriving (window->list));

  chancery_list_selection_select_only (window->list->selection, last);
  while (!chancery_record_item_is_loaded (item))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (chancery_record_list_view_is_arriving (window->list));
  g_assert_cmpstr (chancery_record_page_get_id (chancery_window_get_page (window)), ==,
                   chancery_record_item_get_id (item));
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), window->page_pane));
  chancery_test_window_close (window);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
}

static void
set_desk_day (ChanceryWindow *window, const char *day)
{
  const char *settings[] = { CHANCERY_SETTING_DESK_DAY, day, NULL };
  gboolean done = FALSE;

  chancery_registry_set_settings_async (window->registry, settings, NULL, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/* What is asked later is answered later. */
static void
wait_for_days (ChanceryWindow *window)
{
  gboolean done = FALSE;

  chancery_registry_verdict_days_async (window->registry, "kind:demand", NULL, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/* Bug: of keys on the days that came before the answer only the last was a step, and the way forward was none; an answer that
 * came when another place was shown put that on the day. */
static void
test_days_are_stepped_through (gconstpointer application)
{
  ChanceryWindow *window = chancery_test_window_open ((GtkApplication *)application);
  ChanceryFollowBar *bar = chancery_record_list_view_get_follow_bar (window->list);
  g_autofree char *before = NULL;

  chancery_test_window_wait_for_example (window);
  /* On the day of the example nothing was judged earlier. */
  before = g_strdup (chancery_registry_get_setting (window->registry, CHANCERY_SETTING_DESK_DAY));
  set_desk_day (window, "2026-12-01");
  chancery_window_go (window, "demands");
  wait_for_answer (window);
  gtk_widget_activate_action (GTK_WIDGET (window->list), "follow.as-on-previous", NULL);
  wait_for_days (window);
  g_assert_cmpint (chancery_follow_bar_get_as_on (bar), !=, CHANCERY_DAY_NONE);
  gtk_widget_activate_action (GTK_WIDGET (window->list), "follow.as-on-back", NULL);

  gtk_widget_activate_action (GTK_WIDGET (window->list), "follow.as-on-previous", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window->list), "follow.as-on-next", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window->list), "follow.as-on-previous", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window->list), "follow.as-on-next", NULL);
  wait_for_days (window);
  g_assert_cmpint (chancery_follow_bar_get_as_on (bar), ==, CHANCERY_DAY_NONE);

  gtk_widget_activate_action (GTK_WIDGET (window->list), "follow.as-on-previous", NULL);
  chancery_window_go (window, "correspondence");
  wait_for_days (window);
  g_assert_cmpint (chancery_follow_bar_get_as_on (bar), ==, CHANCERY_DAY_NONE);
  set_desk_day (window, before);
  chancery_test_window_close (window);
}

int
main (int argc, char *argv[])
{
  static const ChanceryTestWindowCase cases[] = {
    { "/app/window-searches/choice-goes-with-its-rows", test_choice_goes_with_its_rows },
    { "/app/window-searches/nothing-is-said-before-it-is-known",
      test_nothing_is_said_before_it_is_known },
    { "/app/window-searches/example-is-for-all-that-was-typed",
      test_example_is_for_all_that_was_typed },
    { "/app/window-searches/what-is-typed-is-meant", test_what_is_typed_is_meant },
    { "/app/window-searches/nothing-is-done-behind-an-import",
      test_nothing_is_done_behind_an_import },
    { "/app/window-searches/nothing-is-done-without-an-answer",
      test_nothing_is_done_without_an_answer },
    { "/app/window-searches/tags-are-for-what-is-found", test_tags_are_for_what_is_found },
    { "/app/window-searches/refining-is-for-all-that-was-typed",
      test_refining_is_for_all_that_was_typed },
    { "/app/window-searches/only-what-is-asked-of-all-is-ticked",
      test_only_what_is_asked_of_all_is_ticked },
    { "/app/window-searches/held-backspace-stops-at-the-narrowing",
      test_held_backspace_stops_at_the_narrowing },
    { "/app/window-searches/row-that-is-opened-is-waited-for",
      test_row_that_is_opened_is_waited_for },
    { "/app/window-searches/days-are-stepped-through", test_days_are_stepped_through },
  };

  return chancery_test_window_run (argc, argv, cases, G_N_ELEMENTS (cases));
}
