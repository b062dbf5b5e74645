/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are dropped on the window come in as those do that the program is opened with. */

#include "config.h"

#include <glib/gi18n.h>

#include "chancery-window-private.h"

/* Whether something stands in front that has to be answered first: what is brought in would be behind it. */
static gboolean
is_covered (ChanceryWindow *self)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *at = toplevels; at != NULL; at = at->next)
    if (GTK_IS_WINDOW (at->data) && gtk_window_get_modal (at->data) &&
        gtk_window_get_transient_for (at->data) == GTK_WINDOW (self) &&
        gtk_widget_get_visible (at->data))
      return TRUE;
  return FALSE;
}

static void
say_covered (ChanceryWindow *self)
{
  chancery_window_say (self, _ ("Close what stands in front of the window, then drop the files."),
                       FALSE);
}

/* What is not accepted is not marked, either. */
static gboolean
accept_cb (GtkDropTarget *target, GdkDrop *drop, ChanceryWindow *self)
{
  if ((gdk_drop_get_actions (drop) & gtk_drop_target_get_actions (target)) == 0 ||
      !gdk_content_formats_match (gtk_drop_target_get_formats (target),
                                  gdk_drop_get_formats (drop)))
    return FALSE;
  if (!is_covered (self))
    return TRUE;
  say_covered (self);
  return FALSE;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, ChanceryWindow *self)
{
  g_autoptr (GSList) list = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  if (is_covered (self))
    {
      say_covered (self);
      return FALSE;
    }
  for (GSList *at = list; at != NULL; at = at->next)
    g_ptr_array_add (files, at->data);
  if (files->len == 0)
    return FALSE;
  g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                      (GFile **)files->pdata, (int)files->len, "");
  return TRUE;
}

void
chancery_window_take_files (ChanceryWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "accept", G_CALLBACK (accept_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->toasts), GTK_EVENT_CONTROLLER (target));
}
