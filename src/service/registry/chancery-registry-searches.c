/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-searches.h"

#include "chancery-registry-private.h"
#include "chancery-search.h"

static void
edit_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;

  if (!chancery_settings_edit_searches (connection->db, (ChancerySearchesVerb)call->number,
                                        call->text, call->other, call->position, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  chancery_connection_tell_profile (connection);
  g_task_return_boolean (task, TRUE);
}

void
chancery_registry_edit_searches_async (ChanceryRegistry *self,
                                       ChancerySearchesVerb verb,
                                       const char *name,
                                       const char *other,
                                       int position,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (name != NULL);

  call = chancery_call_new (self);
  call->number = verb;
  call->text = g_strdup (name);
  call->other = g_strdup (other);
  call->position = position;
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, edit_job,
                          chancery_registry_act_finish, cancellable, callback, user_data);
}

static void
count_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_autoptr (ChanceryQuery) query =
      chancery_search_parse (connection->db, call->text, call->number);
  GError *error = NULL;
  gint64 count = chancery_search_count (connection->db, query, &error);

  if (count < 0)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, count);
}

void
chancery_registry_count_async (ChanceryRegistry *self,
                               const char *query,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (query != NULL);

  call = chancery_call_new (self);
  call->text = g_strdup (query);
  call->number = chancery_registry_get_desk_day (self);
  chancery_registry_push (self, CHANCERY_WORKER_SEARCHER, call, count_job,
                          chancery_registry_count_async, cancellable, callback, user_data);
}

gint64
chancery_registry_count_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);
  return g_task_propagate_int (G_TASK (result), error);
}
