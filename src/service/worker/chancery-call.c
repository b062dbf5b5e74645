/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "chancery-fuzzy-date.h"
#include "chancery-registry-private.h"

static void
call_free (ChanceryCall *call)
{
  g_free (call->who);
  g_free (call->id);
  g_free (call->other);
  g_free (call->code);
  g_free (call->text);
  g_strfreev (call->texts);
  g_clear_pointer (&call->drafts, g_ptr_array_unref);
  g_clear_pointer (&call->rows, g_array_unref);
  g_clear_object (&call->file);
  g_clear_object (&call->operation);
  g_clear_pointer (&call->line, chancery_line_unref);
  g_clear_pointer (&call->value, chancery_value_unref);
  g_clear_pointer (&call->date, chancery_fuzzy_date_unref);
  if (call->free_other_data != NULL)
    call->free_other_data (call->other_data);
  g_free (call);
}

ChanceryCall *
chancery_call_new (ChanceryRegistry *self)
{
  ChanceryCall *call = g_new0 (ChanceryCall, 1);
  const char *who = chancery_registry_get_setting (self, CHANCERY_SETTING_OFFICER);

  call->as_on = CHANCERY_DAY_NONE;
  call->who = g_strdup (who != NULL ? who : g_get_user_name ());
  return call;
}

ChanceryCall *
chancery_call_new_with_operation (ChanceryRegistry *self, ChanceryOperation *operation)
{
  ChanceryCall *call = chancery_call_new (self);

  call->operation = operation != NULL ? g_object_ref (operation) : NULL;
  return call;
}

GCancellable *
chancery_call_get_cancellable (ChanceryCall *call)
{
  return call->operation != NULL ? chancery_operation_get_cancellable (call->operation) : NULL;
}

void
chancery_call_report (guint64 done, guint64 total, gpointer user_data)
{
  ChanceryCall *call = user_data;

  if (call->operation != NULL)
    chancery_operation_report (call->operation, done, total);
}

/* The function of a call travels beside it, because a worker knows only one shape of job. */
typedef struct
{
  ChanceryCall *call;
  ChanceryCallJob job;
} Parcel;

static void
parcel_free (gpointer data)
{
  Parcel *parcel = data;

  call_free (parcel->call);
  g_free (parcel);
}

static void
parcel_job (GTask *task, gpointer state)
{
  ChanceryConnection *connection = state;
  Parcel *parcel = g_task_get_task_data (task);

  if (connection->db != NULL)
    chancery_db_set_cancellable (connection->db, g_task_get_cancellable (task));
  parcel->job (task, connection, parcel->call);
  if (connection->db != NULL)
    chancery_db_set_cancellable (connection->db, NULL);
}

void
chancery_registry_push (ChanceryRegistry *self,
                        ChanceryWorkerId worker,
                        ChanceryCall *call,
                        ChanceryCallJob job,
                        gpointer tag,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Parcel *parcel = g_new0 (Parcel, 1);
  ChanceryWorker *to;

  parcel->call = call;
  parcel->job = job;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, parcel, parcel_free);
  if ((to = chancery_registry_get_worker (self, worker)) == NULL)
    {
      g_task_return_new_error (task, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NO_REGISTRY, "%s",
                               _ ("No registry is open."));
      return;
    }
  if (worker == CHANCERY_WORKER_WRITER || call->gives_out)
    chancery_registry_watch_work (self, task);
  if (worker == CHANCERY_WORKER_WRITER)
    chancery_registry_watch_writing (self, task);
  chancery_worker_push (to, g_steal_pointer (&task), parcel_job);
}

void
chancery_call_answer (GTask *task, gpointer answer, GDestroyNotify destroy, GError *error)
{
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, destroy);
}

gpointer
chancery_call_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
