/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The actions of the window, `win.`, and when each can be done. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "chancery-about-registry.h"
#include "chancery-compat.h"
#include "chancery-export-dialog.h"
#include "chancery-formats.h"
#include "chancery-imports-page.h"
#include "chancery-meeting.h"
#include "chancery-preferences.h"
#include "chancery-register-page.h"
#include "chancery-seal.h"
#include "chancery-window-private.h"

static gboolean
on_desk (ChanceryWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "desk") == 0;
}

static gboolean
writable (ChanceryWindow *self)
{
  return self->registry != NULL && !chancery_registry_is_read_only (self->registry);
}

void
chancery_window_update_actions (ChanceryWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean open = self->registry != NULL;
  static const char *const need_open[] = {
    "win.place",   "win.search",        "win.refine",     "win.next-pane",       "win.next-record",
    "win.export",  "win.print",         "win.close-page", "win.previous-record", "win.preferences",
    "win.meeting", "win.register-book", "win.imports",    "win.timeline",        "win.report",
    "win.order",   "win.print-list",    "win.save-list",  "win.copy-list",       "win.search-help"
  };
  static const char *const need_write[] = { "win.new-record", "win.new-kind", "win.new-menu" };

  for (guint i = 0; i < G_N_ELEMENTS (need_open); i++)
    gtk_widget_action_set_enabled (widget, need_open[i], open);
  for (guint i = 0; i < G_N_ELEMENTS (need_write); i++)
    gtk_widget_action_set_enabled (widget, need_write[i], writable (self));
  gtk_widget_action_set_enabled (widget, "win.table", open && !on_desk (self));
  chancery_window_update_search_actions (self);
  gtk_widget_action_set_enabled (widget, "win.about-registry", open);
  gtk_widget_action_set_enabled (widget, "win.leave-example",
                                 open && chancery_registry_is_example (self->registry));
  gtk_widget_action_set_enabled (widget, "win.count-from-today",
                                 writable (self) &&
                                     chancery_registry_has_own_day (self->registry) &&
                                     !chancery_registry_is_example (self->registry));
  gtk_widget_action_set_enabled (widget, "win.undo",
                                 open && (chancery_window_has_removed_search (self) ||
                                          chancery_registry_can_undo (self->registry) ||
                                          chancery_registry_get_undo_end (self->registry) != NULL));
  gtk_widget_action_set_enabled (widget, "win.redo",
                                 open && chancery_registry_can_redo (self->registry));
}

static void
place_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  chancery_window_go (CHANCERY_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
new_record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  const ChanceryPlace *place = chancery_record_list_view_get_place (self->list);
  const char *kind = on_desk (self) || place == NULL ? "demarche" : place->kind;

  chancery_window_new_record (self, chancery_kind_find (kind), NULL, NULL);
}

static void
new_kind_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const ChanceryKind *kind = chancery_kind_find (g_variant_get_string (parameter, NULL));

  if (kind != NULL)
    chancery_window_new_record (CHANCERY_WINDOW (widget), kind, NULL, NULL);
}

static void
show_list (ChanceryWindow *self)
{
  if (on_desk (self))
    chancery_window_go (self, "records");
  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
}

static void
new_menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);

  show_list (self);
  chancery_record_list_view_popup_new (self->list);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);

  if (chancery_window_search_case (self, name))
    return;
  show_list (self);
  chancery_record_list_view_focus_search (self->list);
}

static void
search_everywhere_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);

  chancery_record_list_view_set_place (self->list, chancery_place_find ("records"), TRUE);
  chancery_sidebar_select (self->sidebar, "records");
}

static void
refine_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);

  show_list (self);
  chancery_record_list_view_popup_refine (self->list);
}

static void
table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  gboolean table = !chancery_record_list_view_get_table (self->list);

  chancery_window_set_table (self, table);
  g_settings_set_string (self->settings, "list-look", table ? "table" : "rows");
  if (!table)
    chancery_window_follow_choice (self);
  chancery_record_list_view_focus_list (self->list);
}

static gboolean
has_focus (GtkWidget *pane)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (pane));

  return focus != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane));
}

/* Where there is no room beside them the places cover the rest. */
static gboolean
is_covered (ChanceryWindow *self)
{
  return adw_flap_get_folded (self->flap) && adw_flap_get_reveal_flap (self->flap);
}

static void
hide_places (ChanceryWindow *self)
{
  gboolean within = has_focus (GTK_WIDGET (self->sidebar));

  adw_flap_set_reveal_flap (self->flap, FALSE);
  /* What is hidden would hand the keyboard to whatever is next. */
  if (within)
    chancery_window_focus_place (self);
}

static void
toggle_sidebar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);

  if (adw_flap_get_reveal_flap (self->flap))
    {
      hide_places (self);
      return;
    }
  adw_flap_set_reveal_flap (self->flap, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->sidebar));
}

/* Sidebar, list, page, and round again; what is folded away is left out. */
static void
next_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  GtkWidget *panes[] = {
    GTK_WIDGET (self->sidebar),
    on_desk (self) ? GTK_WIDGET (self->desk_page) : chancery_window_get_list_side (self),
    on_desk (self) ? NULL : self->page_pane,
  };
  guint current = 0;

  if (is_covered (self))
    {
      hide_places (self);
      return;
    }
  while (current < G_N_ELEMENTS (panes) && (panes[current] == NULL || !has_focus (panes[current])))
    current++;
  for (guint i = 1; i <= G_N_ELEMENTS (panes); i++)
    {
      GtkWidget *pane = panes[(current + i) % G_N_ELEMENTS (panes)];

      if (pane == NULL || !gtk_widget_get_mapped (pane))
        continue;
      if (pane == self->page_pane
              ? gtk_widget_child_focus (GTK_WIDGET (self->page_stack), GTK_DIR_TAB_FORWARD)
              : gtk_widget_grab_focus (pane))
        return;
    }
}

static void
step_record (ChanceryWindow *self, const char *action, int by)
{
  if (!chancery_window_await_answer (self, action))
    chancery_record_list_view_step (self->list, by);
}

static void
next_record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_record (CHANCERY_WINDOW (widget), name, 1);
}

static void
previous_record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_record (CHANCERY_WINDOW (widget), name, -1);
}

static void
close_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);

  if (is_covered (self))
    {
      hide_places (self);
      return;
    }
  /* From a page the list is the first way back, from the list what sent the officer there. */
  if (chancery_window_get_form (self) == NULL &&
      (self->view_record || !has_focus (self->page_pane)) && chancery_window_return_to_view (self))
    return;
  chancery_window_close_page (self);
}

/* The record that is read or changed, or where the list stands alone the one that is selected; the desk is about nobody. */
static const char *
find_subject (ChanceryWindow *self)
{
  ChanceryRecordPage *page = chancery_window_get_page (self);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "records") != 0)
    return NULL;
  if (chancery_window_get_form (self) == NULL && chancery_window_get_seen_page (self) == NULL)
    return self->chosen;
  return page != NULL ? chancery_record_page_get_id (page) : NULL;
}

static void
meeting_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);

  chancery_meeting_show (self, self->registry, find_subject (self));
}

static void
register_book_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);

  chancery_register_page_show (self, self->registry);
}

static void
imports_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);

  chancery_imports_page_show (self, self->registry);
}

static void
report_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  chancery_window_show_report (CHANCERY_WINDOW (widget));
}

/* What stands in a text field is taken back there. */
static gboolean
in_text (ChanceryWindow *self, const char *action)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus == NULL || !(GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus)))
    return FALSE;
  return gtk_widget_activate_action (focus, action, NULL);
}

static void
say_turned (ChanceryWindow *self,
            const char *format,
            const char *plain,
            const char *words,
            gboolean undo)
{
  g_autoptr (GString) sentence = g_string_new (format);

  if (*words == '\0')
    {
      chancery_window_say (self, plain, undo);
      return;
    }
  g_string_replace (sentence, "%s", words, 1);
  chancery_window_say (self, sentence->str, undo);
}

/* What is long is said to go on, and can be stopped: then nothing of it was done. */
static void
finish_turn (ChanceryWindow *self, char *words, GError *error, gboolean undo)
{
  chancery_window_end_task (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    chancery_window_say (self,
                         undo ? _ ("Stopped: nothing was taken back")
                              : _ ("Stopped: nothing was done again"),
                         FALSE);
  else if (words == NULL)
    chancery_window_say_error (self, error);
  else if (undo)
    /* Translators: %s says what: “link to PROT/2026/0012”. */
    say_turned (self, _ ("Taken back: %s"), _ ("Taken back"), words, FALSE);
  else
    /* Translators: %s says what: “link to PROT/2026/0012”. */
    say_turned (self, _ ("Done again: %s"), _ ("Done again"), words, TRUE);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryWindow) self = CHANCERY_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *words =
      chancery_registry_undo_finish (CHANCERY_REGISTRY (source), result, &error);

  finish_turn (self, words, error, TRUE);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryWindow) self = CHANCERY_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *words =
      chancery_registry_undo_finish (CHANCERY_REGISTRY (source), result, &error);

  finish_turn (self, words, error, FALSE);
}

/* How it is stopped; NULL while something else goes on, which is said. */
static GCancellable *
begin_turn (ChanceryWindow *self, const char *title)
{
  if (chancery_window_say_task (self))
    return NULL;
  chancery_window_begin_task (self, title);
  return chancery_operation_get_cancellable (self->filing);
}

/* From a toast that still stands when a file is judged: it would be judged by what is taken back then. */
static gboolean
say_import_first (ChanceryWindow *self)
{
  if (!chancery_window_is_importing (self))
    return FALSE;
  chancery_import_page_say_first (self->import_page);
  return TRUE;
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  const char *end = chancery_registry_get_undo_end (self->registry);
  GCancellable *cancellable;

  if (say_import_first (self) || chancery_window_undo_press (self) || in_text (self, "text.undo") ||
      chancery_window_undo_search (self))
    return;
  if (!chancery_registry_can_undo (self->registry))
    {
      if (end != NULL)
        chancery_window_say (self, end, FALSE);
      return;
    }
  cancellable = begin_turn (self, _ ("It is being taken back…"));
  if (cancellable != NULL)
    chancery_registry_undo_async (self->registry, cancellable, undone_cb, g_object_ref (self));
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  GCancellable *cancellable;

  if (say_import_first (self) || in_text (self, "text.redo") ||
      !chancery_registry_can_redo (self->registry))
    return;
  cancellable = begin_turn (self, _ ("It is being done again…"));
  if (cancellable != NULL)
    chancery_registry_redo_async (self->registry, cancellable, redone_cb, g_object_ref (self));
}

static void
open_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (ChanceryWindow) self = CHANCERY_WINDOW (user_data);

  if (file != NULL && g_file_peek_path (file) != NULL)
    chancery_window_open (self, g_file_peek_path (file));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *patterns[] = { _ ("Registries"), "*.chancery", NULL };

  chancery_compat_choose_file (GTK_WINDOW (widget), CHANCERY_CHOOSE_OPEN, _ ("Open a registry"),
                               _ ("_Open"), NULL, NULL, patterns, open_chosen_cb,
                               g_object_ref (widget));
}

static void
import_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (ChanceryWindow) self = CHANCERY_WINDOW (user_data);

  if (file != NULL)
    {
      g_autoptr (GPtrArray) files = g_ptr_array_new ();

      g_ptr_array_add (files, file);
      chancery_window_import (self, files);
    }
}

/* “*.json;*.eml”: the names of all that is read, open or sealed. */
static char *
import_globs (void)
{
  g_autoptr (GString) globs = g_string_new (NULL);
  const char *const *sealed = chancery_seal_list_suffixes ();
  guint n_formats;
  const ChanceryFormat *formats = chancery_formats_list (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    if (formats[i].reads)
      g_string_append_printf (globs, "%s*%s", globs->len > 0 ? ";" : "", formats[i].suffix);
  for (; *sealed != NULL; sealed++)
    g_string_append_printf (globs, ";*%s", *sealed);
  return g_string_free (g_steal_pointer (&globs), FALSE);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *globs = import_globs ();
  const char *patterns[] = { _ ("Records and e-mail"), globs, _ ("All files"), "*", NULL };

  chancery_compat_choose_file (GTK_WINDOW (widget), CHANCERY_CHOOSE_OPEN, _ ("Bring in records"),
                               _ ("_Read"), NULL, NULL, patterns, import_chosen_cb,
                               g_object_ref (widget));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  ChanceryRecordPage *page;
  g_autofree char *query = NULL;

  if (chancery_window_await_answer (self, name) ||
      (!on_desk (self) && chancery_window_export_selected (self)))
    return;
  /* A case file that is seen is what is meant; else the list. */
  page = chancery_window_get_seen_page (self);
  if (page != NULL && chancery_window_await_page (self, name))
    return;
  if (page != NULL && chancery_record_page_get_dossier (page) != NULL &&
      chancery_kind_has_flag (chancery_record_get_kind (chancery_dossier_get_record (
                                  chancery_record_page_get_dossier (page))),
                              CHANCERY_KIND_FILES))
    {
      g_action_group_activate_action (chancery_record_page_get_actions (page), "export", NULL);
      return;
    }
  if (!on_desk (self) && chancery_window_say_nothing (self, _ ("There is nothing here to export.")))
    return;
  query = chancery_record_list_view_dup_answered_query (self->list);
  chancery_export_dialog_present (
      GTK_WINDOW (self), self->registry,
      on_desk (self) || *query == '\0' ? CHANCERY_SCOPE_ALL : CHANCERY_SCOPE_QUERY, query, NULL,
      chancery_record_list_get_n_exact (chancery_record_list_view_get_records (self->list)),
      chancery_follow_bar_get_as_on (chancery_record_list_view_get_follow_bar (self->list)));
}

static void
timeline_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  chancery_window_show_timeline (CHANCERY_WINDOW (widget));
}

static void
about_registry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);

  chancery_about_registry_present (GTK_WINDOW (self), self->registry);
}

static void
start_registry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);

  chancery_window_show (self, "first-run");
  chancery_first_run_ask (chancery_window_get_first_run (self), self->registry != NULL);
}

static void
example_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  chancery_window_open_example (CHANCERY_WINDOW (widget));
}

static void
leave_example_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  chancery_window_leave_registry (CHANCERY_WINDOW (widget));
}

static void
count_from_today_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  chancery_window_count_from_today (CHANCERY_WINDOW (widget));
}

static void
show_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  chancery_compat_show_folder (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
preferences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);

  chancery_preferences_present (GTK_WINDOW (self), self->registry);
}

static void
add_key (GtkWidgetClass *widget_class, guint key, GdkModifierType modifiers, const char *action)
{
  gtk_widget_class_add_binding_action (widget_class, key, modifiers, action, NULL);
}

void
chancery_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.place", "s", place_action },
    { "win.new-record", NULL, new_record_action },
    { "win.new-kind", "s", new_kind_action },
    { "win.new-menu", NULL, new_menu_action },
    { "win.search", NULL, search_action },
    { "win.search-everywhere", NULL, search_everywhere_action },
    { "win.refine", NULL, refine_action },
    { "win.table", NULL, table_action },
    { "win.toggle-sidebar", NULL, toggle_sidebar_action },
    { "win.next-pane", NULL, next_pane_action },
    { "win.next-record", NULL, next_record_action },
    { "win.previous-record", NULL, previous_record_action },
    { "win.close-page", NULL, close_page_action },
    { "win.meeting", NULL, meeting_action },
    { "win.register-book", NULL, register_book_action },
    { "win.imports", NULL, imports_action },
    { "win.report", NULL, report_action },
    { "win.undo", NULL, undo_action },
    { "win.redo", NULL, redo_action },
    { "win.open", NULL, open_action },
    { "win.import", NULL, import_action },
    { "win.export", NULL, export_action },
    { "win.timeline", NULL, timeline_action },
    { "win.about-registry", NULL, about_registry_action },
    { "win.start-registry", NULL, start_registry_action },
    { "win.example", NULL, example_action },
    { "win.leave-example", NULL, leave_example_action },
    { "win.count-from-today", NULL, count_from_today_action },
    { "win.show-folder", "s", show_folder_action },
    { "win.preferences", NULL, preferences_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);

  chancery_window_install_follow_actions (widget_class);
  chancery_window_install_search_actions (widget_class);
  chancery_window_install_file_actions (widget_class);
  chancery_window_install_tag_actions (widget_class);
  chancery_window_install_task_actions (widget_class);
  chancery_window_install_key_actions (widget_class);
  chancery_window_install_draft_actions (widget_class);
  chancery_window_install_press_actions (widget_class);
  chancery_window_install_print_actions (widget_class);
  chancery_window_install_help_actions (widget_class);
  chancery_window_install_import_actions (widget_class);

  /* These are for the window as a whole and yield to what has the focus. */
  add_key (widget_class, GDK_KEY_Escape, 0, "win.close-page");
}
