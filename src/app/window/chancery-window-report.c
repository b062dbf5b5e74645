/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Counts of the list that is shown. */

#include "config.h"

#include <glib/gi18n.h>

#include "chancery-registry-report.h"
#include "chancery-report-page.h"
#include "chancery-window-private.h"

static ChanceryPaper *
make_paper (ChanceryView *view, gpointer data)
{
  ChanceryReport *report =
      chancery_report_page_get_report (CHANCERY_REPORT_PAGE (chancery_view_get_child (view)));

  return report != NULL ? chancery_report_to_paper (report) : NULL;
}

static void
report_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryView) view = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (view));
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryReport) report =
      chancery_registry_report_finish (CHANCERY_REGISTRY (source), result, &error);

  /* Whoever left it does not wait for it any more. */
  if (!CHANCERY_IS_WINDOW (root))
    return;
  if (report == NULL)
    {
      chancery_window_say_error (CHANCERY_WINDOW (root), error);
      chancery_window_close_view (CHANCERY_WINDOW (root));
      return;
    }
  chancery_report_page_show (CHANCERY_REPORT_PAGE (chancery_view_get_child (view)), report);
  if (chancery_report_get_count (report) > 0)
    chancery_view_set_paper (view, make_paper, NULL, NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (view)))
    gtk_widget_grab_focus (GTK_WIDGET (view));
}

/* The desk lists nothing itself: there it is what the desk is about. */
static char *
find_query (ChanceryWindow *self)
{
  gboolean records = g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "records") == 0;

  return records ? chancery_record_list_view_dup_answered_query (self->list)
                 : g_strdup (chancery_place_find ("demarches")->query);
}

void
chancery_window_show_report (ChanceryWindow *self)
{
  ChanceryView *view;
  GtkWidget *page;
  g_autofree char *query = NULL;

  if (self->registry == NULL || chancery_window_get_form (self) != NULL ||
      g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "view") == 0)
    return;
  chancery_record_list_view_hurry (self->list);
  query = find_query (self);
  view = chancery_view_new (_ ("Counts"));
  page = chancery_report_page_new ();
  chancery_view_set_subtitle (view, *query != '\0' ? query : _ ("All records"));
  chancery_view_set_child (view, page);
  g_signal_connect_object (page, "list", G_CALLBACK (chancery_window_list_from_view), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "open-record", G_CALLBACK (chancery_window_record_from_view), self,
                           G_CONNECT_SWAPPED);
  chancery_window_show_view (self, view);
  chancery_registry_report_async (self->registry, query, self->cancellable, report_cb,
                                  g_object_ref (view));
}
