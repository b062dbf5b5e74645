/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked for while a search is typed or under way means what it will find, not what still stands in the list. */

#include "config.h"

#include <glib/gi18n.h>

#include "chancery-early-keys.h"
#include "chancery-window-private.h"

static gboolean
is_list_seen (ChanceryWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "registry") == 0 &&
         g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "records") == 0;
}

gboolean
chancery_window_await_answer (ChanceryWindow *self, const char *action)
{
  ChanceryRecordList *records = chancery_record_list_view_get_records (self->list);
  g_autofree char *query = NULL;

  if (records == NULL || !is_list_seen (self))
    return FALSE;
  chancery_record_list_view_hurry (self->list);
  if (chancery_record_list_is_answered (records))
    return FALSE;
  query = chancery_record_list_view_dup_query (self->list);
  if (g_strcmp0 (self->awaited_query, query) != 0)
    chancery_window_forget_answer (self);
  if (self->awaiting == NULL)
    self->awaiting = g_ptr_array_new_with_free_func (g_free);
  g_free (self->awaited_query);
  self->awaited_query = g_steal_pointer (&query);
  g_ptr_array_add (self->awaiting, g_strdup (action));
  return TRUE;
}

gboolean
chancery_window_say_nothing (ChanceryWindow *self, const char *sentence)
{
  ChanceryRecordList *records = chancery_record_list_view_get_records (self->list);

  if (records == NULL || chancery_record_list_get_n_exact (records) > 0)
    return FALSE;
  chancery_window_say (
      self,
      chancery_record_list_view_get_n_records (self->list) == 0
          ? sentence
          : _ ("These only sound like what was typed. Select those that are meant, all with Ctrl+A."),
      FALSE);
  return TRUE;
}

gboolean
chancery_window_awaits_answer (ChanceryWindow *self)
{
  return self->awaiting != NULL;
}

void
chancery_window_answered (ChanceryWindow *self)
{
  ChanceryRecordList *records = chancery_record_list_view_get_records (self->list);
  g_autofree char *query = chancery_record_list_view_dup_query (self->list);
  g_autoptr (GPtrArray) actions = NULL;

  /* Another one was asked meanwhile, something came in front of it, or the search failed. */
  if (g_strcmp0 (self->awaited_query, query) != 0 || !is_list_seen (self) ||
      chancery_record_list_get_problem (records) != NULL)
    chancery_window_forget_answer (self);
  actions = g_steal_pointer (&self->awaiting);
  g_clear_pointer (&self->awaited_query, g_free);
  for (guint i = 0; actions != NULL && i < actions->len; i++)
    gtk_widget_activate_action (GTK_WIDGET (self), g_ptr_array_index (actions, i), NULL);
}

void
chancery_window_forget_answer (ChanceryWindow *self)
{
  if (self->awaiting != NULL)
    chancery_early_keys_drop (GTK_WINDOW (self));
  g_clear_pointer (&self->awaiting, g_ptr_array_unref);
  g_clear_pointer (&self->awaited_query, g_free);
}
