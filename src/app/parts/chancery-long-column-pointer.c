/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Clicks, menus and dragging of a long column. */

#include "config.h"

#include "chancery-long-column-private.h"

/* A row is dragged on past the edge by so much at a time. */
#define DRAG_EDGE 40
#define DRAG_STEP 24

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, ChanceryLongColumn *self)
{
  guint position = chancery_long_column_row_at (self, y);

  if (!chancery_long_column_can_focus (self, position) ||
      y > chancery_long_column_top_of (self, self->n_rows))
    return;
  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_SECONDARY)
    {
      chancery_long_column_go (self, position, TRUE);
      g_signal_emit_by_name (self, "menu", position,
                             chancery_long_column_find_row (self, position));
    }
  else
    {
      self->current = position;
      g_signal_emit_by_name (self, "activated", position);
    }
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, ChanceryLongColumn *self)
{
  guint position = chancery_long_column_row_at (self, y);
  GtkWidget *row = chancery_long_column_find_row (self, position);

  if (!self->movable || !chancery_long_column_can_focus (self, position) || row == NULL)
    return NULL;
  {
    g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

    gtk_drag_source_set_icon (source, picture, (int)x,
                              (int)y - chancery_long_column_top_of (self, position));
  }
  return gdk_content_provider_new_typed (G_TYPE_UINT, position);
}

static void
set_drop (ChanceryLongColumn *self, int at)
{
  if (self->drop_at == at)
    return;
  self->drop_at = at;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Between which rows it would come to stand: the gap nearest to @y. */
static guint
gap_at (ChanceryLongColumn *self, double y)
{
  guint position = chancery_long_column_row_at (self, y);
  int middle = (chancery_long_column_top_of (self, position) +
                chancery_long_column_top_of (self, position + 1)) /
               2;

  return y > middle ? position + 1 : position;
}

/* Near the edge the page goes along. */
static void
push_page (ChanceryLongColumn *self, double y)
{
  double from, to;

  if (self->adjustment == NULL)
    return;
  chancery_long_column_get_sight (self, &from, &to);
  if (y < from + DRAG_EDGE)
    gtk_adjustment_set_value (self->adjustment,
                              gtk_adjustment_get_value (self->adjustment) - DRAG_STEP);
  else if (y > to - DRAG_EDGE)
    gtk_adjustment_set_value (self->adjustment,
                              gtk_adjustment_get_value (self->adjustment) + DRAG_STEP);
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target, double x, double y, ChanceryLongColumn *self)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);

  /* A row of another list has other numbers. */
  if (!self->movable || self->n_rows == 0 || drop == NULL || gdk_drop_get_drag (drop) == NULL)
    return 0;
  push_page (self, y);
  set_drop (self, (int)gap_at (self, y));
  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (GtkDropTarget *target, ChanceryLongColumn *self)
{
  set_drop (self, -1);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, ChanceryLongColumn *self)
{
  guint from = g_value_get_uint (value);
  guint gap = self->n_rows > 0 ? gap_at (self, y) : 0;

  set_drop (self, -1);
  if (!self->movable)
    return FALSE;
  chancery_long_column_ask_to_move (self, from, gap > from ? gap - 1 : gap);
  return TRUE;
}

static void
add_drag (ChanceryLongColumn *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_UINT, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
chancery_long_column_add_pointer (ChanceryLongColumn *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  add_drag (self);
}
