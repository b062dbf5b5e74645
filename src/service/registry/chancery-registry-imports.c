/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-imports.h"

#include "chancery-act-words.h"
#include "chancery-registry-private.h"

static GPtrArray *
list_imports (ChanceryDb *db, GError **error)
{
  g_autoptr (GPtrArray) batches = chancery_batches_list (db, error);

  for (guint i = 0; batches != NULL && i < batches->len; i++)
    if (!chancery_batches_find_obstacle (db, g_ptr_array_index (batches, i), error))
      return NULL;
  return g_steal_pointer (&batches);
}

static void
imports_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;
  GPtrArray *batches = list_imports (connection->db, &error);

  chancery_call_answer (task, batches, (GDestroyNotify)g_ptr_array_unref, error);
}

void
chancery_registry_imports_async (ChanceryRegistry *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (CHANCERY_IS_REGISTRY (self));

  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, chancery_call_new (self), imports_job,
                          chancery_registry_imports_async, cancellable, callback, user_data);
}

GPtrArray *
chancery_registry_imports_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

static void
take_back_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryAct act = { .who = call->who };
  g_autofree char *words = chancery_act_words_describe_batch (connection->db, call->batch);
  ChanceryTurn turn = { .batch = call->batch, .words = words };
  GError *error = NULL;

  if (!chancery_batches_revert (connection->db, call->batch, &act, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  turn.group = chancery_db_get_group (connection->db);
  chancery_connection_tell_turn (connection, CHANCERY_NEWS_TAKEN_BACK, &turn);
  g_task_return_pointer (task, g_steal_pointer (&words), g_free);
}

void
chancery_registry_take_back_import_async (ChanceryRegistry *self,
                                          gint64 batch,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (batch > 0);

  call = chancery_call_new (self);
  call->batch = batch;
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, take_back_job,
                          chancery_registry_take_back_import_async, cancellable, callback,
                          user_data);
}

char *
chancery_registry_take_back_import_finish (ChanceryRegistry *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  return chancery_call_finish (self, result, error);
}
