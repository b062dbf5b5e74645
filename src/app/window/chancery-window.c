/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-window.h"

#include <glib/gi18n.h>

#include "chancery-dossier.h"
#include "chancery-pane.h"
#include "chancery-window-private.h"

G_DEFINE_FINAL_TYPE (ChanceryWindow, chancery_window, ADW_TYPE_APPLICATION_WINDOW)

static void
close_flap (ChanceryWindow *self)
{
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

/* Where there is room for one of them only: the form or the record, when that is what is seen. */
static gboolean
focus_page (ChanceryWindow *self)
{
  ChanceryRecordPage *page = chancery_window_get_page (self);

  if (!adw_leaflet_get_folded (self->leaflet) ||
      adw_leaflet_get_visible_child (self->leaflet) != self->page_pane)
    return FALSE;
  if (chancery_window_get_form (self) == NULL && page != NULL &&
      gtk_widget_grab_focus (GTK_WIDGET (page)))
    return TRUE;
  return gtk_widget_child_focus (GTK_WIDGET (self->page_stack), GTK_DIR_TAB_FORWARD);
}

void
chancery_window_focus_place (ChanceryWindow *self)
{
  const char *place = gtk_stack_get_visible_child_name (self->places);
  ChanceryView *view = chancery_window_get_view (self);

  if (g_strcmp0 (place, "desk") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->desk_page));
  else if (g_strcmp0 (place, "view") == 0 && view != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (view));
  else if (!focus_page (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
place_chosen_cb (GtkWidget *widget, const char *place, gpointer user_data)
{
  chancery_window_go (CHANCERY_WINDOW (user_data), place);
}

/* Whoever opens a record reads it: the keys of the page work at once, Escape comes back. */
static void
read_record (ChanceryWindow *self, const char *id)
{
  ChanceryRecordPage *page;

  chancery_window_open_record (self, id);
  page = chancery_window_get_page (self);
  if (page != NULL && chancery_window_get_form (self) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (page));
}

static void
open_record_cb (GtkWidget *widget, const char *id, gpointer user_data)
{
  ChanceryWindow *self = CHANCERY_WINDOW (user_data);

  chancery_window_go (self, "records");
  self->from_desk = TRUE;
  read_record (self, id);
}

static void
desk_said_cb (ChanceryWindow *self, const char *sentence)
{
  chancery_window_say (self, sentence, FALSE);
}

/* Of what is chosen the page is seen, or would be. */
static void
open_chosen (ChanceryWindow *self, const char *id)
{
  GtkWidget *visible = adw_leaflet_get_visible_child (self->leaflet);

  if (chancery_record_list_view_get_table (self->list) || chancery_window_get_form (self) != NULL)
    return;
  if (!adw_leaflet_get_folded (self->leaflet) || visible == self->page_pane)
    chancery_window_open_record (self, id);
}

/* The selection moved in the list; a page that is seen follows it. */
static void
record_chosen_cb (ChanceryRecordListView *list, const char *id, gpointer user_data)
{
  ChanceryWindow *self = CHANCERY_WINDOW (user_data);

  g_free (self->chosen);
  self->chosen = g_strdup (id);
  self->from_desk = FALSE;
  chancery_window_mark_found (self);
  open_chosen (self, id);
}

void
chancery_window_follow_choice (ChanceryWindow *self)
{
  g_autofree char *id = NULL;

  g_return_if_fail (CHANCERY_IS_WINDOW (self));

  id = g_strdup (chancery_record_list_view_get_selected (self->list));
  /* What is not read yet is told of when it is. */
  if (id != NULL)
    open_chosen (self, id);
}

static void
record_activated_cb (ChanceryRecordListView *list, const char *id, gpointer user_data)
{
  read_record (CHANCERY_WINDOW (user_data), id);
}

static void
leaflet_moved_cb (ChanceryWindow *self)
{
  gboolean folded = adw_leaflet_get_folded (self->leaflet);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  /* From a list that is hidden now the keyboard would go to whatever is next, or to a row that nobody sees. */
  if (focus != NULL ? gtk_widget_is_ancestor (focus, self->list_pane)
                    : chancery_record_list_view_is_arriving (self->list))
    focus_page (self);
  gtk_widget_set_visible (self->back_button, folded || chancery_window_get_form (self) != NULL);
  chancery_window_update_press (self);
  chancery_window_update_actions (self);
}

static void
table_changed_cb (ChanceryWindow *self)
{
  gboolean table = chancery_record_list_view_get_table (self->list);

  gtk_widget_set_visible (self->page_pane, !table);
  gtk_widget_set_visible (self->page_separator, !table);
  gtk_widget_set_hexpand (self->list_pane, table);
  if (table)
    adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  chancery_window_update_actions (self);
}

/* Whoever chose a place works there: the keys of its list or of the desk are alive at once. */
static void
place_entered_cb (ChanceryWindow *self)
{
  close_flap (self);
  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  /* As from the entry: whoever goes to what a search found means its first record. */
  if (self->search_name != NULL)
    chancery_record_list_view_choose_first (self->list);
  chancery_window_focus_place (self);
}

void
chancery_window_set_table (ChanceryWindow *self, gboolean table)
{
  chancery_record_list_view_set_table (self->list, table);
}

static void
start_registry_cb (ChanceryFirstRun *first_run, gpointer user_data)
{
  chancery_window_start_registry (CHANCERY_WINDOW (user_data));
}

static void
first_run_left_cb (ChanceryFirstRun *first_run, gpointer user_data)
{
  ChanceryWindow *self = CHANCERY_WINDOW (user_data);

  if (self->registry != NULL)
    chancery_window_show (self, "registry");
  else
    chancery_first_run_welcome (first_run);
}

/* ---- pages that are rarely seen, made when they first are: a start does not wait for them ---- */

ChanceryFirstRun *
chancery_window_get_first_run (ChanceryWindow *self)
{
  if (self->first_run == NULL)
    {
      self->first_run = g_object_new (CHANCERY_TYPE_FIRST_RUN, NULL);
      g_signal_connect (self->first_run, "start", G_CALLBACK (start_registry_cb), self);
      g_signal_connect (self->first_run, "left", G_CALLBACK (first_run_left_cb), self);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->first_run), "first-run");
      chancery_first_run_welcome (self->first_run);
    }
  return self->first_run;
}

void
chancery_window_show (ChanceryWindow *self, const char *page)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) == 0)
    return;
  if (g_strcmp0 (page, "first-run") == 0)
    chancery_window_get_first_run (self);
  else if (g_strcmp0 (page, "import") == 0)
    chancery_window_get_import_page (self);
  /* What had the focus is hidden now, and would keep the keys to itself. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_stack_set_visible_child_name (self->stack, page);
  if (g_strcmp0 (page, "registry") == 0)
    chancery_window_focus_place (self);
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
save_state (ChanceryWindow *self)
{
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width;
  int height;

  g_settings_set_boolean (self->settings, "window-maximized", maximized);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (!maximized && width > 0 && height > 0)
    {
      g_settings_set_int (self->settings, "window-width", MAX (width, 360));
      g_settings_set_int (self->settings, "window-height", MAX (height, 294));
    }
}

static gboolean
chancery_window_close_request (GtkWindow *window)
{
  ChanceryWindow *self = CHANCERY_WINDOW (window);

  save_state (self);
  if (!chancery_window_may_close (self))
    return TRUE;

  return GTK_WINDOW_CLASS (chancery_window_parent_class)->close_request (window);
}

static void
chancery_window_dispose (GObject *object)
{
  ChanceryWindow *self = CHANCERY_WINDOW (object);

  g_clear_handle_id (&self->desk_source, g_source_remove);
  g_clear_handle_id (&self->closing_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->toasts != NULL)
    {
      chancery_window_drop_pages (self);
      chancery_record_list_view_set_registry (self->list, NULL);
      self->toasts = NULL;
    }
  g_clear_weak_pointer (&self->toast);
  g_clear_weak_pointer (&self->import_focus);
  g_clear_weak_pointer (&self->view_focus);
  g_clear_weak_pointer (&self->view_number);
  g_clear_object (&self->opening);
  g_clear_pointer (&self->waiting_files, g_ptr_array_unref);
  g_clear_object (&self->search_counts);
  g_clear_handle_id (&self->filing_source, g_source_remove);
  g_clear_weak_pointer (&self->filing_toast);
  /* What is kept of a form that was open is the last that begins here. */
  chancery_window_release_session (self);
  g_clear_object (&self->registry);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (chancery_window_parent_class)->dispose (object);
}

static void
chancery_window_finalize (GObject *object)
{
  g_object_unref (CHANCERY_WINDOW (object)->cancellable);
  g_free (CHANCERY_WINDOW (object)->view_origin);
  g_free (CHANCERY_WINDOW (object)->chosen);
  g_free (CHANCERY_WINDOW (object)->offered_draft);
  g_free (CHANCERY_WINDOW (object)->view_typed);
  g_free (CHANCERY_WINDOW (object)->search_name);
  g_free (CHANCERY_WINDOW (object)->marked_query);
  g_clear_pointer (&CHANCERY_WINDOW (object)->awaiting, g_ptr_array_unref);
  g_free (CHANCERY_WINDOW (object)->awaited_query);
  g_free (CHANCERY_WINDOW (object)->named_path);
  g_free (CHANCERY_WINDOW (object)->removed_name);
  g_free (CHANCERY_WINDOW (object)->removed_query);

  G_OBJECT_CLASS (chancery_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, primary_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, registry_title);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, places);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, desk_page);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, view_bin);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, list);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, list_pane);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, list_stack);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, press_bin);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, press_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, page_separator);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, page_pane);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, page_title);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, record_menu_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, page_buttons);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, page_stack);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, record_bin);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, form_bin);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, example_line);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, example_label);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, leave_example);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, leave_day);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, draft_line);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, draft_label);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, read_only_line);
  gtk_widget_class_bind_template_child (widget_class, ChanceryWindow, read_only_label);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, place_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, chancery_window_search_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_record_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, leaflet_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chancery_window_places_moved);
  gtk_widget_class_bind_template_callback (widget_class, chancery_window_open_draft);
  gtk_widget_class_bind_template_callback (widget_class, chancery_window_action_done);
  gtk_widget_class_bind_template_callback (widget_class, chancery_window_action_moved);
  gtk_widget_class_bind_template_callback (widget_class, chancery_window_action_result);
  gtk_widget_class_bind_template_callback (widget_class, chancery_window_action_plan);
  gtk_widget_class_bind_template_callback (widget_class, chancery_window_assess);
  gtk_widget_class_bind_template_callback (widget_class, desk_said_cb);
}

static void
chancery_window_class_init (ChanceryWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = chancery_window_dispose;
  object_class->finalize = chancery_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = chancery_window_close_request;

  g_type_ensure (CHANCERY_TYPE_PANE);
  g_type_ensure (CHANCERY_TYPE_SIDEBAR);
  g_type_ensure (CHANCERY_TYPE_DESK_PAGE);
  g_type_ensure (CHANCERY_TYPE_RECORD_LIST_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-window.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  chancery_window_install_actions (widget_class);
}

static void
chancery_window_init (ChanceryWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_settings_bind (self->settings, "list-width", self->list_pane, "wish", G_SETTINGS_BIND_GET);
  chancery_window_watch_keys (self);
  chancery_window_take_files (self);
  chancery_window_update_actions (self);
}

ChanceryWindow *
chancery_window_new (GtkApplication *application)
{
  return g_object_new (CHANCERY_TYPE_WINDOW, "application", application, NULL);
}

ChanceryRegistry *
chancery_window_get_registry (ChanceryWindow *self)
{
  g_return_val_if_fail (CHANCERY_IS_WINDOW (self), NULL);
  return self->registry;
}

void
chancery_window_welcome (ChanceryWindow *self)
{
  g_return_if_fail (CHANCERY_IS_WINDOW (self));

  chancery_first_run_welcome (chancery_window_get_first_run (self));
  chancery_window_show (self, "first-run");
}

void
chancery_window_go (ChanceryWindow *self, const char *id)
{
  const ChanceryPlace *place;
  GtkWidget *focus;
  gboolean within;

  g_return_if_fail (CHANCERY_IS_WINDOW (self));

  chancery_window_forget_view (self);
  self->from_desk = FALSE;
  /* The sidebar keeps the focus when it leads somewhere; what is hidden must not. */
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  within = focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->places));
  place = chancery_place_find (id);
  if (place == NULL)
    place = chancery_place_list ();
  g_clear_pointer (&self->search_name, g_free);
  chancery_sidebar_select (self->sidebar, place->id);
  /* A look at an example is not where the officer works. */
  if (self->registry == NULL || !chancery_registry_is_example (self->registry))
    g_settings_set_string (self->settings, "last-place", place->id);
  gtk_stack_set_visible_child_name (self->places, place->query == NULL ? "desk" : "records");
  if (place->query == NULL)
    /* Drafts come and go without a word of the registry. */
    chancery_window_queue_desk (self);
  else
    {
      /* A place begins with its own list, not with what was read elsewhere. */
      if (place != chancery_record_list_view_get_place (self->list))
        chancery_window_clear_page (self);
      chancery_record_list_view_set_place (self->list, place, FALSE);
      adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
    }
  if (within)
    chancery_window_focus_place (self);
  chancery_window_update_actions (self);
}

void
chancery_window_dismiss_toast (ChanceryWindow *self)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
}

void
chancery_window_show_toast (ChanceryWindow *self, AdwToast *toast)
{
  if (self->toasts == NULL)
    {
      g_object_unref (toast);
      return;
    }
  chancery_window_dismiss_toast (self);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
chancery_window_say (ChanceryWindow *self, const char *text, gboolean undo)
{
  AdwToast *toast;
  g_autofree char *escaped = NULL;

  g_return_if_fail (CHANCERY_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  chancery_window_show_toast (self, toast);
}

void
chancery_window_say_with (ChanceryWindow *self,
                          const char *text,
                          const char *label,
                          const char *action)
{
  AdwToast *toast;
  g_autofree char *escaped = NULL;

  g_return_if_fail (CHANCERY_IS_WINDOW (self));
  g_return_if_fail (text != NULL && label != NULL && action != NULL);

  escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_timeout (toast, 0);
  chancery_window_show_toast (self, toast);
}

void
chancery_window_say_file (ChanceryWindow *self, const char *text, GFile *folder)
{
  AdwToast *toast;
  g_autofree char *escaped = NULL;
  g_autofree char *uri = NULL;

  g_return_if_fail (CHANCERY_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (folder));

  escaped = g_markup_escape_text (text, -1);
  uri = g_file_get_uri (folder);
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _ ("_Show"));
  adw_toast_set_action_name (toast, "win.show-folder");
  adw_toast_set_action_target_value (toast, g_variant_new_string (uri));
  chancery_window_show_toast (self, toast);
}

void
chancery_window_say_saved (ChanceryWindow *self, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  /* Translators: %s is the name of a file. */
  g_autofree char *words = g_strdup_printf (_ ("Saved as %s"), name);

  chancery_window_say_file (self, words, folder);
}

/* Messages of the lower layers follow a colon on the command line; here each stands alone. */
char *
chancery_window_phrase_error (const GError *error)
{
  GString *sentence = g_string_new (NULL);

  g_string_append_unichar (sentence, g_unichar_toupper (g_utf8_get_char (error->message)));
  g_string_append (sentence, g_utf8_next_char (error->message));
  return g_string_free (sentence, FALSE);
}

void
chancery_window_say_error (ChanceryWindow *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (CHANCERY_IS_WINDOW (self));

  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  chancery_window_stay (self);
  sentence = chancery_window_phrase_error (error);
  chancery_window_say (self, sentence, FALSE);
}
