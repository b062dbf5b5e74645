/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-scroll-end.h"

typedef struct
{
  gboolean at_end;
  /* Where it was: GTK moves there in steps, and whoever goes back leaves the end. */
  double value;
} ScrollEnd;

static GQuark
scroll_end_quark (void)
{
  return g_quark_from_static_string ("chancery-scroll-end");
}

static ScrollEnd *
get_end (GtkScrolledWindow *scrolled)
{
  return g_object_get_qdata (G_OBJECT (scrolled), scroll_end_quark ());
}

/* GTK scrolls after this. */
static gboolean
scroll_child_cb (GtkScrolledWindow *scrolled, GtkScrollType type, gboolean horizontal)
{
  ScrollEnd *self = get_end (scrolled);

  if (!horizontal)
    {
      self->at_end = type == GTK_SCROLL_END;
      self->value = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (scrolled));
    }
  return FALSE;
}

static void
moved_cb (GtkScrolledWindow *scrolled, GtkAdjustment *vertical)
{
  ScrollEnd *self = get_end (scrolled);
  double value = gtk_adjustment_get_value (vertical);
  double end = gtk_adjustment_get_upper (vertical) - gtk_adjustment_get_page_size (vertical);

  /* Where less is left the end itself comes nearer. */
  if (value < self->value && value < end)
    self->at_end = FALSE;
  self->value = value;
}

static void
grown_cb (GtkScrolledWindow *scrolled, GtkAdjustment *vertical)
{
  if (get_end (scrolled)->at_end)
    gtk_adjustment_set_value (vertical, gtk_adjustment_get_upper (vertical) -
                                            gtk_adjustment_get_page_size (vertical));
}

void
chancery_scroll_end_follow (GtkScrolledWindow *scrolled)
{
  GtkAdjustment *vertical;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scrolled));

  vertical = gtk_scrolled_window_get_vadjustment (scrolled);
  g_object_set_qdata_full (G_OBJECT (scrolled), scroll_end_quark (), g_new0 (ScrollEnd, 1), g_free);
  g_signal_connect (scrolled, "scroll-child", G_CALLBACK (scroll_child_cb), NULL);
  g_signal_connect_object (vertical, "value-changed", G_CALLBACK (moved_cb), scrolled,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (vertical, "changed", G_CALLBACK (grown_cb), scrolled, G_CONNECT_SWAPPED);
}

void
chancery_scroll_end_forget (GtkScrolledWindow *scrolled)
{
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scrolled));

  get_end (scrolled)->at_end = FALSE;
}
