/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-about.h"

#include "chancery-history.h"
#include "chancery-registry-private.h"
#include "chancery-stats.h"

void
chancery_registry_about_free (ChanceryRegistryAbout *self)
{
  if (self == NULL)
    return;
  g_free (self->checkpoint);
  g_free (self);
}

static void
about_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_autoptr (ChanceryRegistryAbout) about = g_new0 (ChanceryRegistryAbout, 1);
  ChanceryStats stats;
  GError *error = NULL;

  if (!chancery_stats_read (connection->db, &stats, &error) ||
      (about->checkpoint = chancery_history_checkpoint (connection->db, &error)) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  about->n_records = stats.n_all;
  about->n_attachments = stats.n_attachments;
  about->n_history = stats.n_history;
  about->bytes = stats.file_bytes;
  about->n_names_to_check = stats.n_names_to_check;
  about->n_dangling = stats.n_dangling;
  g_task_return_pointer (task, g_steal_pointer (&about),
                         (GDestroyNotify)chancery_registry_about_free);
}

void
chancery_registry_about_async (ChanceryRegistry *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (CHANCERY_IS_REGISTRY (self));

  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, chancery_call_new (self), about_job,
                          chancery_registry_about_async, cancellable, callback, user_data);
}

ChanceryRegistryAbout *
chancery_registry_about_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}
