/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline of the open case file, or of the list, in place of both. */

#include "config.h"

#include <glib/gi18n.h>

#include "chancery-timeline-pane.h"
#include "chancery-window-private.h"

static gboolean
is_shown (ChanceryWindow *self, const char *place)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->places), place) == 0;
}

/* Whether the page is meant, and not the list: unless the keyboard is in the list beside it. */
static gboolean
is_page_meant (ChanceryWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return !chancery_record_list_view_get_table (self->list) && is_shown (self, "records") &&
         (focus == NULL || !gtk_widget_is_ancestor (focus, self->list_pane));
}

/* The case file that is meant, or NULL. */
static ChanceryRecord *
find_casefile (ChanceryWindow *self)
{
  ChanceryRecordPage *page = chancery_window_get_page (self);
  ChanceryDossier *dossier = page != NULL ? chancery_record_page_get_dossier (page) : NULL;
  ChanceryRecord *record = dossier != NULL ? chancery_dossier_get_record (dossier) : NULL;

  return record != NULL && is_page_meant (self) &&
                 chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_FILES)
             ? record
             : NULL;
}

static void
open_record_cb (ChanceryWindow *self, const char *id)
{
  chancery_window_record_from_view (self, id);
}

static void
open_query_cb (ChanceryWindow *self, const char *query)
{
  chancery_window_list_from_view (self, query);
}

static void
paper_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  ChanceryPaper *paper =
      chancery_timeline_pane_make_paper_finish (CHANCERY_TIMELINE_PANE (source), result, &error);

  if (paper != NULL)
    g_task_return_pointer (task, paper, (GDestroyNotify)chancery_paper_unref);
  else
    g_task_return_error (task, error);
}

static void
start_paper (ChanceryView *view, GTask *task, gpointer data)
{
  chancery_timeline_pane_make_paper_async (CHANCERY_TIMELINE_PANE (chancery_view_get_child (view)),
                                           data, g_task_get_cancellable (task), paper_cb, task);
}

void
chancery_window_show_timeline (ChanceryWindow *self)
{
  ChanceryView *view;
  GtkWidget *pane;
  ChanceryRecord *record;
  g_autofree char *query = NULL;
  g_autofree char *title = NULL;
  const char *about;

  if (is_page_meant (self) && chancery_window_await_page (self, "win.timeline"))
    return;
  record = find_casefile (self);
  if (record == NULL && is_shown (self, "records") &&
      (chancery_window_await_answer (self, "win.timeline") ||
       chancery_window_say_nothing (self, _ ("There is nothing here to show on a timeline."))))
    return;
  view = chancery_view_new (_ ("Timeline"));
  pane = chancery_timeline_pane_new (self->registry, TRUE);
  if (record != NULL)
    query = chancery_timeline_pane_query_case (record);
  else if (is_shown (self, "desk"))
    query = g_strdup ("");
  else
    query = chancery_record_list_view_dup_answered_query (self->list);
  about = record != NULL   ? chancery_record_get_title (record)
          : *query != '\0' ? query
                           : _ ("All records");
  chancery_view_set_subtitle (view, about);
  /* Translators: %s is a case file or a query: the heading on paper. */
  title = g_strdup_printf (_ ("Timeline: %s"), about);
  chancery_view_set_paper_start (view, start_paper, g_strdup (title), g_free);
  chancery_view_set_child (view, pane);
  g_signal_connect_object (pane, "open-record", G_CALLBACK (open_record_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "open-query", G_CALLBACK (open_query_cb), self, G_CONNECT_SWAPPED);
  chancery_timeline_pane_set_today (CHANCERY_TIMELINE_PANE (pane),
                                    chancery_registry_get_desk_day (self->registry));
  chancery_timeline_pane_show (CHANCERY_TIMELINE_PANE (pane),
                               record != NULL ? chancery_record_get_id (record) : NULL, query);
  chancery_window_show_view (self, view);
}
