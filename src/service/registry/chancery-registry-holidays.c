/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-holidays.h"

#include <glib/gi18n-lib.h>

#include "chancery-holidays.h"
#include "chancery-registry-private.h"
#include "chancery-settings.h"

static char *
say (guint n_new, guint n_left_out)
{
  g_autofree char *came =
      g_strdup_printf (ngettext ("%u line brought in", "%u lines brought in", n_new), n_new);

  if (n_left_out == 0)
    return g_steal_pointer (&came);
  return g_strdup_printf (ngettext ("%s, %u entry with a time of day left out",
                                    "%s, %u entries with a time of day left out", n_left_out),
                          came, n_left_out);
}

/* The list with what the file adds to it, or NULL. */
static char *
read_merged (ChanceryConnection *connection,
             ChanceryCall *call,
             GCancellable *cancellable,
             char **sentence,
             GError **error)
{
  guint n_left_out = 0;
  g_autofree char *more = chancery_holidays_read_file (call->file, (ChanceryDay)call->number,
                                                       &n_left_out, cancellable, error);
  g_autoptr (GError) local = NULL;
  g_autofree char *list = NULL;
  g_autofree char *merged = NULL;

  if (more == NULL)
    return NULL;
  list = chancery_settings_get (connection->db, CHANCERY_SETTING_HOLIDAYS, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  merged = chancery_holidays_merge (list, more);
  if (!chancery_working_days_check (merged, error))
    return NULL;
  *sentence =
      say (chancery_working_days_count (merged) - chancery_working_days_count (list), n_left_out);
  return g_steal_pointer (&merged);
}

static void
bring_in_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryAct act = { .who = call->who, .action = "settings" };
  g_autofree char *sentence = NULL;
  GError *error = NULL;
  g_autofree char *merged =
      read_merged (connection, call, g_task_get_cancellable (task), &sentence, &error);

  if (merged == NULL || !chancery_db_begin (connection->db, &act, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (!chancery_settings_set (connection->db, CHANCERY_SETTING_HOLIDAYS, merged, &error))
    {
      chancery_db_rollback (connection->db);
      g_task_return_error (task, error);
    }
  else if (!chancery_db_commit (connection->db, &error))
    g_task_return_error (task, error);
  else
    {
      chancery_connection_tell_profile (connection);
      g_task_return_pointer (task, g_steal_pointer (&sentence), g_free);
    }
}

void
chancery_registry_bring_in_holidays_async (ChanceryRegistry *self,
                                           GFile *file,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self) && G_IS_FILE (file));

  call = chancery_call_new (self);
  call->file = g_object_ref (file);
  call->number = chancery_registry_get_desk_day (self);
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, bring_in_job,
                          chancery_registry_bring_in_holidays_async, cancellable, callback,
                          user_data);
}

char *
chancery_registry_bring_in_holidays_finish (ChanceryRegistry *self,
                                            GAsyncResult *result,
                                            GError **error)
{
  return chancery_call_finish (self, result, error);
}
