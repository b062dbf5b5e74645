/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window and what a file brings in: the page on which it is judged, and the way to what came in. */

#include "config.h"

#include <glib/gi18n.h>

#include "chancery-import-words.h"
#include "chancery-window-private.h"

/* Pixels of a window in which a toast has room for its words and two buttons. */
#define ROOM_FOR_BOTH 560

/* ---- what came in ---- */

/* In the list, as on the page of imports, and whatever was looked at before is left. */
static void
show_import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  g_autofree char *query =
      g_strdup_printf ("import:%" G_GINT64_FORMAT, g_variant_get_int64 (parameter));

  /* The toast may still stand when the next file is judged. */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "registry") != 0)
    return;
  chancery_window_go (self, "records");
  chancery_window_clear_page (self);
  chancery_record_list_view_set_typed (self->list, query);
  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  chancery_record_list_view_choose_first (self->list);
  chancery_record_list_view_focus_list (self->list);
  chancery_window_update_actions (self);
}

/* The words of a toast, and the way to what they tell of beside them. */
static GtkWidget *
make_title (AdwToast *toast, const char *outcome, gint64 batch)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_label_new (outcome);
  GtkWidget *show = gtk_button_new_with_mnemonic (_ ("_Show"));

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (words, "heading");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (show), "win.show-import");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (show), "x", batch);
  /* As the button of the toast itself does, once its action is done. */
  g_signal_connect_object (show, "clicked", G_CALLBACK (adw_toast_dismiss), toast,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_widget_set_valign (show, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), show);
  return box;
}

/* A toast has one button, which takes the import back, and the way to it stands beside the words.  Where there is no
 * room for both the way is the button: Undo is in the menu, too. */
static void
say_brought_in (ChanceryWindow *self, const char *outcome, gint64 batch)
{
  g_autofree char *escaped = g_markup_escape_text (outcome, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (gtk_widget_get_width (GTK_WIDGET (self)) < ROOM_FOR_BOTH)
    {
      adw_toast_set_button_label (toast, _ ("_Show"));
      adw_toast_set_action_name (toast, "win.show-import");
      adw_toast_set_action_target (toast, "x", batch);
    }
  else
    {
      adw_toast_set_custom_title (toast, make_title (toast, outcome, batch));
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  chancery_window_show_toast (self, toast);
}

/* ---- the page ---- */

static void
closed_cb (ChanceryImportPage *page, const char *outcome, gint64 batch, ChanceryWindow *self)
{
  chancery_window_show (self, "registry");
  if (outcome == NULL || *outcome == '\0')
    return;
  if (batch > 0)
    say_brought_in (self, outcome, batch);
  else
    chancery_window_say (self, outcome, FALSE);
  chancery_window_go (self, "records");
}

/* ---- keys ---- */

static gboolean
means (GdkEvent *event, const char *accel)
{
  guint keyval;
  GdkModifierType modifiers;

  return gtk_accelerator_parse (accel, &keyval, &modifiers) &&
         gdk_key_event_matches (event, keyval, modifiers) != GDK_KEY_MATCH_NONE;
}

/* Whether @event is the key of an action that is for the window as a whole, and not for what the page covers. */
static gboolean
is_for_covered (ChanceryWindow *self, GdkEvent *event)
{
  static const char *const for_all[] = { "win.keys-help", "win.preferences", NULL };
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, actions[i]);

      if (g_str_has_prefix (actions[i], "app.") || g_strv_contains (for_all, actions[i]))
        continue;
      for (guint k = 0; accels[k] != NULL; k++)
        if (means (event, accels[k]))
          return TRUE;
    }
  return means (event, "<Control>s");
}

/* What the page covers takes no keys: it would be changed, or come back in front of what is to be judged, unseen. */
static gboolean
key_pressed_cb (GtkEventController *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                ChanceryWindow *self)
{
  if (!chancery_window_is_importing (self) ||
      !is_for_covered (self, gtk_event_controller_get_current_event (controller)))
    return GDK_EVENT_PROPAGATE;
  chancery_import_page_say_first (self->import_page);
  return GDK_EVENT_STOP;
}

/* What comes late, as a record that is saved, asks for the focus when it is covered already. */
static void
focus_moved_cb (ChanceryWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || !chancery_window_is_importing (self))
    return;
  if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->import_page)))
    g_set_weak_pointer (&self->import_focus, focus);
  else if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)))
    gtk_window_set_focus (GTK_WINDOW (self), self->import_focus);
}

static void
watch_keys (ChanceryWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Before the keys of actions. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_moved_cb), NULL);
}

void
chancery_window_install_import_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-import", "x", show_import_action);
}

ChanceryImportPage *
chancery_window_get_import_page (ChanceryWindow *self)
{
  if (self->import_page == NULL)
    {
      self->import_page = g_object_new (CHANCERY_TYPE_IMPORT_PAGE, NULL);
      /* What it reads or brings in keeps the page, and not the window. */
      g_signal_connect_object (self->import_page, "closed", G_CALLBACK (closed_cb), self, 0);
      g_signal_connect_object (self->import_page, "said", G_CALLBACK (chancery_window_say), self,
                               G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->import_page), "import");
      watch_keys (self);
    }
  return self->import_page;
}

gboolean
chancery_window_is_importing (ChanceryWindow *self)
{
  return self->import_page != NULL &&
         gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->import_page);
}

static void
wait (ChanceryWindow *self, GPtrArray *files)
{
  if (self->waiting_files == NULL)
    self->waiting_files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (self->waiting_files, g_object_ref (files->pdata[i]));
}

void
chancery_window_import (ChanceryWindow *self, GPtrArray *files)
{
  g_return_if_fail (CHANCERY_IS_WINDOW (self));
  g_return_if_fail (files != NULL && files->len > 0);

  if (self->opening != NULL || self->starting)
    {
      wait (self, files);
      return;
    }
  if (self->registry == NULL)
    {
      /* Records need a registry to go to: the questions first. */
      wait (self, files);
      chancery_window_show (self, "first-run");
      chancery_first_run_ask (chancery_window_get_first_run (self), FALSE);
      return;
    }
  chancery_window_show (self, "import");
  chancery_import_page_read (chancery_window_get_import_page (self), self->registry, files);
}

void
chancery_window_leave_waiting (ChanceryWindow *self, const GError *error)
{
  g_autoptr (GPtrArray) files = g_steal_pointer (&self->waiting_files);
  g_autofree char *left = chancery_import_words_phrase_left (files);
  g_autoptr (GError) both =
      g_error_new (error->domain, error->code, "%s · %s", error->message, left);

  chancery_window_say_error (self, both);
}

void
chancery_window_import_waiting (ChanceryWindow *self)
{
  g_autoptr (GPtrArray) files = g_steal_pointer (&self->waiting_files);

  if (files != NULL)
    chancery_window_import (self, files);
}
