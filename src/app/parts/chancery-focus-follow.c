/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-focus-follow.h"

/* So much is seen above the line that has the focus, and below it, where what is said or offered of the
 * line stands. */
#define ABOVE 24
#define BELOW 72

typedef struct
{
  GtkScrolledWindow *scrolled; /* not owned: it owns this */
  GtkRoot *root;               /* weak */
  GtkWidget *focus;            /* weak */
  GtkTextBuffer *buffer;       /* weak: of the focus, where it is a text of many lines */
  GtkAdjustment *place;        /* weak */
  guint tick;
  gboolean placed; /* a frame has begun since: what was added gets its place in it */
  gboolean again;  /* and something was added in that frame */
  /* What has the focus was in sight when it was last looked at. */
  gboolean in_sight;
} Follow;

/* The line of @self's focus in the content of the scrolled window. */
static gboolean
find_line (Follow *self, double *top, double *bottom)
{
  GtkWidget *viewport = gtk_scrolled_window_get_child (self->scrolled);
  GtkWidget *content = GTK_IS_VIEWPORT (viewport) ? gtk_viewport_get_child (GTK_VIEWPORT (viewport))
                                                  : NULL;
  GtkWidget *line = self->focus;
  graphene_rect_t box;

  if (content == NULL || line == NULL || !gtk_widget_get_mapped (line))
    return FALSE;
  if (GTK_IS_TEXT (line))
    line = gtk_widget_get_parent (line);
  if (!gtk_widget_compute_bounds (line, content, &box))
    return FALSE;
  *top = box.origin.y + gtk_widget_get_margin_top (content);
  *bottom = *top + box.size.height;
  if (GTK_IS_TEXT_VIEW (line))
    {
      GdkRectangle cursor;
      int y;

      gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (line), NULL, &cursor, NULL);
      gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (line), GTK_TEXT_WINDOW_WIDGET, 0,
                                             cursor.y, NULL, &y);
      *top += y;
      *bottom = *top + cursor.height;
    }
  return TRUE;
}

static void
look (Follow *self)
{
  const double value = gtk_adjustment_get_value (self->place);
  double top;
  double bottom;

  self->in_sight = find_line (self, &top, &bottom) && bottom > value &&
                   top < value + gtk_adjustment_get_page_size (self->place);
}

static void
scroll (Follow *self)
{
  double top;
  double bottom;

  if (find_line (self, &top, &bottom))
    gtk_adjustment_clamp_page (self->place, MAX (top - ABOVE, 0),
                               MIN (bottom + BELOW, gtk_adjustment_get_upper (self->place)));
}

static gboolean
tick_cb (GtkWidget *scrolled, GdkFrameClock *clock, gpointer data)
{
  Follow *self = data;

  if (self->placed)
    {
      scroll (self);
      look (self);
    }
  if (self->placed && !self->again)
    {
      self->tick = 0;
      return G_SOURCE_REMOVE;
    }
  self->placed = TRUE;
  self->again = FALSE;
  return G_SOURCE_CONTINUE;
}

static void
queue (Follow *self)
{
  self->again = TRUE;
  if (self->tick != 0)
    return;
  self->placed = FALSE;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->scrolled), tick_cb, self, NULL);
}

static void
cursor_cb (Follow *self)
{
  queue (self);
}

static void
set_focus (Follow *self, GtkWidget *focus)
{
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_func (self->buffer, cursor_cb, self);
  g_set_weak_pointer (&self->focus, focus);
  g_set_weak_pointer (&self->buffer, GTK_IS_TEXT_VIEW (focus)
                                         ? gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus))
                                         : NULL);
  if (self->buffer != NULL)
    g_signal_connect_swapped (self->buffer, "notify::cursor-position", G_CALLBACK (cursor_cb),
                              self);
  if (focus != NULL)
    queue (self);
}

static void
focus_cb (Follow *self)
{
  GtkWidget *focus = self->root != NULL ? gtk_root_get_focus (self->root) : NULL;

  set_focus (self, focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->scrolled))
                       ? focus
                       : NULL);
}

static void
root_cb (Follow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->scrolled));

  if (self->root == root)
    return;
  if (self->root != NULL)
    g_signal_handlers_disconnect_by_func (self->root, focus_cb, self);
  g_set_weak_pointer (&self->root, root);
  if (root != NULL)
    g_signal_connect_swapped (root, "notify::focus-widget", G_CALLBACK (focus_cb), self);
  focus_cb (self);
}

static void
grown_cb (Follow *self)
{
  if (self->in_sight)
    queue (self);
}

static void
follow_free (gpointer data)
{
  Follow *self = data;

  set_focus (self, NULL);
  if (self->root != NULL)
    g_signal_handlers_disconnect_by_func (self->root, focus_cb, self);
  g_clear_weak_pointer (&self->root);
  if (self->place != NULL)
    g_signal_handlers_disconnect_by_data (self->place, self);
  g_clear_weak_pointer (&self->place);
  g_free (self);
}

void
chancery_focus_follow (GtkScrolledWindow *scrolled)
{
  Follow *self;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scrolled));

  self = g_new0 (Follow, 1);
  self->scrolled = scrolled;
  g_set_weak_pointer (&self->place, gtk_scrolled_window_get_vadjustment (scrolled));
  g_signal_connect_swapped (scrolled, "notify::root", G_CALLBACK (root_cb), self);
  g_object_set_data_full (G_OBJECT (scrolled), "chancery-focus-follow", self, follow_free);
  g_signal_connect_swapped (self->place, "changed", G_CALLBACK (grown_cb), self);
  g_signal_connect_swapped (self->place, "value-changed", G_CALLBACK (look), self);
  root_cb (self);
}
