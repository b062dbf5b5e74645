/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Following what is watched: one day as on which list and page are shown. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "chancery-follow-bar.h"
#include "chancery-window-private.h"

static gboolean
has_focus (ChanceryWindow *self, GtkWidget *within)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, within);
}

/* The page where the officer reads it, else the list where it has a day, else the page. */
static gboolean
means_list (ChanceryWindow *self)
{
  if (!chancery_follow_bar_is_active (chancery_record_list_view_get_follow_bar (self->list)))
    return FALSE;
  return chancery_record_list_view_get_table (self->list) || !has_focus (self, self->page_pane);
}

static void
as_on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  ChanceryRecordPage *page = chancery_window_get_seen_page (self);
  const char *action = strchr (name, '.') + 1;

  if (means_list (self))
    {
      g_autofree char *follow = g_strconcat ("follow.", action, NULL);

      gtk_widget_activate_action (GTK_WIDGET (self->list), follow, NULL);
    }
  else if (page != NULL)
    g_action_group_activate_action (chancery_record_page_get_actions (page), action, NULL);
  else
    chancery_window_say (self, _ ("Choose a record first."), FALSE);
}

void
chancery_window_install_follow_actions (GtkWidgetClass *widget_class)
{
  static const char *const as_on[] = { "win.as-on-day", "win.as-on-previous", "win.as-on-next",
                                       "win.as-on-back" };

  for (guint i = 0; i < G_N_ELEMENTS (as_on); i++)
    gtk_widget_class_install_action (widget_class, as_on[i], NULL, as_on_action);
}

/* ---- one day for both ---- */

static void
page_moved_cb (ChanceryWindow *self)
{
  ChanceryFollowBar *bar = chancery_record_list_view_get_follow_bar (self->list);

  if (chancery_follow_bar_is_active (bar))
    chancery_follow_bar_set_as_on (bar, chancery_record_page_get_as_on (
                                            chancery_window_get_page (self)));
}

static void
list_moved_cb (ChanceryWindow *self)
{
  chancery_window_follow_list (self);
}

void
chancery_window_follow_list (ChanceryWindow *self)
{
  ChanceryFollowBar *bar = chancery_record_list_view_get_follow_bar (self->list);
  ChanceryRecordPage *page = chancery_window_get_page (self);

  if (page != NULL && chancery_follow_bar_is_active (bar))
    chancery_record_page_set_as_on (page, chancery_follow_bar_get_as_on (bar));
}

static void
said_cb (ChanceryWindow *self, const char *sentence)
{
  chancery_window_say (self, sentence, FALSE);
}

void
chancery_window_connect_follow (ChanceryWindow *self, ChanceryRecordPage *page)
{
  ChanceryFollowBar *bar = chancery_record_list_view_get_follow_bar (self->list);

  g_signal_connect_object (page, "notify::as-on", G_CALLBACK (page_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_handlers_disconnect_by_data (bar, self);
  g_signal_connect_object (bar, "notify::as-on", G_CALLBACK (list_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bar, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
}

gboolean
chancery_window_back_to_today (ChanceryWindow *self)
{
  ChanceryFollowBar *bar = chancery_record_list_view_get_follow_bar (self->list);
  ChanceryRecordPage *page = chancery_window_get_page (self);
  gboolean other = chancery_follow_bar_get_as_on (bar) != CHANCERY_DAY_NONE ||
                   (page != NULL && chancery_record_page_get_as_on (page) != CHANCERY_DAY_NONE);

  if (!other)
    return FALSE;
  chancery_follow_bar_set_as_on (bar, CHANCERY_DAY_NONE);
  if (page != NULL)
    chancery_record_page_set_as_on (page, CHANCERY_DAY_NONE);
  return TRUE;
}
