/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are dropped on the window come in as those do that the program is opened with; on a form they are papers of its
 * record. */

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

/* What a browser drags is no file, though it has an address: a field takes it as text. */
static gboolean
accept_file_cb (GtkDropTarget *target, GdkDrop *drop, ChanceryWindow *self)
{
  return !gdk_content_formats_contain_mime_type (gdk_drop_get_formats (drop), "text/html") &&
         accept_cb (target, drop, self);
}

/* As the chooser of a form has it: folders are no papers. */
static gboolean
has_folder (GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    if (g_file_is_native (files->pdata[i]) &&
        g_file_query_file_type (files->pdata[i], G_FILE_QUERY_INFO_NONE, NULL) ==
            G_FILE_TYPE_DIRECTORY)
      return TRUE;
  return FALSE;
}

/* The form at @x, @y of the window, or NULL. */
static ChanceryRecordForm *
find_form (ChanceryWindow *self, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->toasts), x, y, GTK_PICK_DEFAULT);

  return at != NULL ? (ChanceryRecordForm *)gtk_widget_get_ancestor (at, CHANCERY_TYPE_RECORD_FORM)
                    : NULL;
}

/* The toolkit marks only what takes a drop after its children. */
static GdkDragAction
enter_cb (GtkDropTarget *target, double x, double y, ChanceryWindow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self->toasts), "files-over");
  return GDK_ACTION_COPY;
}

static void
leave_cb (GtkDropTarget *target, ChanceryWindow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->toasts), "files-over");
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, ChanceryWindow *self)
{
  g_autoptr (GSList) list = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  ChanceryRecordForm *form = find_form (self, x, y);

  leave_cb (target, self);
  if (is_covered (self))
    {
      say_covered (self);
      return FALSE;
    }
  for (GSList *at = list; at != NULL; at = at->next)
    g_ptr_array_add (files, at->data);
  if (files->len == 0)
    return FALSE;
  if (form != NULL && !has_folder (files) && chancery_record_form_take_files (form, files))
    return TRUE;
  g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                      (GFile **)files->pdata, (int)files->len, "");
  return TRUE;
}

static void
add_target (ChanceryWindow *self, GtkPropagationPhase phase, GCallback accept)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), phase);
  g_signal_connect (target, "accept", accept, self);
  g_signal_connect (target, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->toasts), GTK_EVENT_CONTROLLER (target));
}

void
chancery_window_take_files (ChanceryWindow *self)
{
  /* Before fields, which would take the paths of files as text. */
  add_target (self, GTK_PHASE_CAPTURE, G_CALLBACK (accept_file_cb));
  add_target (self, GTK_PHASE_BUBBLE, G_CALLBACK (accept_cb));
}
