/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-rows.h"

#include "chancery-record-row.h"

/* With Control or Shift it selects, which the list does itself. */
static gboolean
only_selects (GtkGesture *gesture)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  return (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0;
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  GtkListItem *list_item = user_data;

  if (!only_selects (GTK_GESTURE (gesture)))
    gtk_widget_activate_action (gtk_list_item_get_child (list_item), "list.activate-item", "u",
                                gtk_list_item_get_position (list_item));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *row = chancery_record_row_new ();
  GtkGesture *gesture = gtk_gesture_click_new ();

  /* One click opens, which the list itself would only do while the pointer selects as it moves. */
  g_signal_connect (gesture, "released", G_CALLBACK (released_cb), list_item);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (gesture));
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  const ChanceryPlace *place = chancery_record_list_view_get_place (user_data);
  ChanceryRecordRow *row = CHANCERY_RECORD_ROW (gtk_list_item_get_child (list_item));

  chancery_record_row_set_show_kind (row, place != NULL && *place->query == '\0');
  chancery_record_row_set_item (row, gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  chancery_record_row_set_item (CHANCERY_RECORD_ROW (gtk_list_item_get_child (list_item)), NULL);
}

GtkListItemFactory *
chancery_record_rows_new_factory (ChanceryRecordListView *view)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), view);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
