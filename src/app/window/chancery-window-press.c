/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The press text of a form in the place of the list.  Where list and page take turns, so do text and
 * form. */

#include "config.h"

#include "chancery-record-form-press.h"
#include "chancery-window-private.h"

static ChanceryPressPanel *
get_panel (ChanceryWindow *self)
{
  ChanceryRecordForm *form = chancery_window_get_form (self);

  return form != NULL ? chancery_record_form_get_press (form) : NULL;
}

static gboolean
has_focus (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

GtkWidget *
chancery_window_get_list_side (ChanceryWindow *self)
{
  ChanceryPressPanel *panel = get_panel (self);

  return panel != NULL ? GTK_WIDGET (panel) : GTK_WIDGET (self->list);
}

void
chancery_window_update_press (ChanceryWindow *self)
{
  ChanceryPressPanel *panel = get_panel (self);
  gboolean form = chancery_window_get_form (self) != NULL;

  if (adw_bin_get_child (self->press_bin) != (GtkWidget *)panel)
    adw_bin_set_child (self->press_bin, (GtkWidget *)panel);
  gtk_stack_set_visible_child_name (self->list_stack, panel != NULL ? "press" : "list");
  if (panel != NULL)
    chancery_press_panel_set_alone (panel, adw_leaflet_get_folded (self->leaflet));
  gtk_widget_set_visible (self->press_button, form);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.paste-press", form);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.press-next", panel != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.press-previous", panel != NULL);
}

/* Turning would hand the keyboard to what had it last on that side; here the caller says where it
 * goes. */
static void
turn_to (ChanceryWindow *self, GtkWidget *pane)
{
  if (!adw_leaflet_get_folded (self->leaflet) ||
      adw_leaflet_get_visible_child (self->leaflet) == pane)
    return;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  adw_leaflet_set_visible_child (self->leaflet, pane);
}

static void
press_cb (ChanceryWindow *self)
{
  chancery_window_update_press (self);
}

static void
press_left_cb (ChanceryWindow *self)
{
  turn_to (self, self->page_pane);
  gtk_widget_child_focus (GTK_WIDGET (self->page_stack), GTK_DIR_TAB_FORWARD);
}

void
chancery_window_watch_press (ChanceryWindow *self, ChanceryRecordForm *form)
{
  g_signal_connect_object (form, "press", G_CALLBACK (press_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "press-left", G_CALLBACK (press_left_cb), self, G_CONNECT_SWAPPED);
}

gboolean
chancery_window_undo_press (ChanceryWindow *self)
{
  ChanceryPressPanel *panel = get_panel (self);

  if (panel == NULL || !has_focus (GTK_WIDGET (panel)))
    return FALSE;
  chancery_press_panel_undo (panel);
  return TRUE;
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  ChanceryRecordForm *form = chancery_window_get_form (self);

  if (form == NULL)
    return;
  /* While a text is there, the button and the key lead to it where the two take turns. */
  if (get_panel (self) != NULL && adw_leaflet_get_folded (self->leaflet) &&
      adw_leaflet_get_visible_child (self->leaflet) == self->page_pane)
    {
      turn_to (self, self->list_pane);
      gtk_widget_grab_focus (GTK_WIDGET (get_panel (self)));
      return;
    }
  chancery_record_form_paste_press (form);
}

static void
step (ChanceryWindow *self, int direction)
{
  ChanceryPressPanel *panel = get_panel (self);

  if (panel == NULL)
    return;
  turn_to (self, self->list_pane);
  chancery_press_panel_step (panel, direction);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (CHANCERY_WINDOW (widget), 1);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (CHANCERY_WINDOW (widget), -1);
}

void
chancery_window_install_press_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.paste-press", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "win.press-next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "win.press-previous", NULL, previous_action);
}
