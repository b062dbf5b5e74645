/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-report.h"

#include "chancery-registry-private.h"

static void
report_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;
  ChanceryReport *report = NULL;

  if (chancery_connection_require_db (connection, call, &error) != NULL)
    report = chancery_report_read (connection->db, call->text, call->number, &error);
  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify)chancery_report_unref);
  else
    g_task_return_error (task, error);
}

void
chancery_registry_report_async (ChanceryRegistry *self,
                                const char *query,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));

  call = chancery_call_new (self);
  call->id = g_strdup (chancery_registry_get_path (self));
  call->text = g_strdup (query);
  call->number = g_get_real_time () / G_USEC_PER_SEC;
  chancery_registry_push (self, CHANCERY_WORKER_EXPORTER, call, report_job,
                          chancery_registry_report_async, cancellable, callback, user_data);
}

ChanceryReport *
chancery_registry_report_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}
