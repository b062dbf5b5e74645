/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is kept beside the records: drafts, settings and the patterns of registers.  The writer does
 * it, and nothing of it is an act of the history. */

#include "config.h"

#include "chancery-attachments.h"
#include "chancery-drafts.h"
#include "chancery-registers.h"
#include "chancery-registry-private.h"
#include "chancery-settings.h"

static void
keep_drafts_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;

  if (!chancery_drafts_keep (connection->db, call->id, call->drafts, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
chancery_registry_keep_drafts_async (ChanceryRegistry *self,
                                     const char *form,
                                     GPtrArray *drafts,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (form != NULL && drafts != NULL);

  call = chancery_call_new (self);
  call->id = g_strdup (form);
  call->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_add (call->drafts, chancery_draft_copy (g_ptr_array_index (drafts, i)));
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, keep_drafts_job,
                          chancery_registry_keep_drafts_async, cancellable, callback, user_data);
}

static void
drop_drafts_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;

  if (!chancery_drafts_drop (connection->db, call->id, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
chancery_registry_drop_drafts_async (ChanceryRegistry *self,
                                     const char *form,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (form != NULL);

  call = chancery_call_new (self);
  call->id = g_strdup (form);
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, drop_drafts_job,
                          chancery_registry_drop_drafts_async, cancellable, callback, user_data);
}

static void
list_drafts_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;
  GPtrArray *drafts = chancery_drafts_load (connection->db, call->id, &error);

  chancery_call_answer (task, drafts, (GDestroyNotify)g_ptr_array_unref, error);
}

/* By the writer too, so that it sees what was kept a moment ago. */
void
chancery_registry_list_drafts_async (ChanceryRegistry *self,
                                     const char *form,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));

  call = chancery_call_new (self);
  call->id = g_strdup (form);
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, list_drafts_job,
                          chancery_registry_list_drafts_async, cancellable, callback, user_data);
}

GPtrArray *
chancery_registry_list_drafts_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

static gboolean
set_all (ChanceryConnection *connection, ChanceryCall *call, GError **error)
{
  const ChanceryAct act = { .who = call->who, .action = "settings" };

  if (!chancery_db_begin (connection->db, &act, error))
    return FALSE;
  for (guint i = 0; call->texts[i] != NULL; i += 2)
    {
      const char *value = call->texts[i + 1];

      if (!chancery_settings_set (connection->db, call->texts[i], *value != '\0' ? value : NULL,
                                  error))
        {
          chancery_db_rollback (connection->db);
          return FALSE;
        }
    }
  if (!chancery_db_commit (connection->db, error))
    return FALSE;
  chancery_connection_tell_profile (connection);
  return TRUE;
}

static void
set_settings_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;

  if (!set_all (connection, call, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
chancery_registry_set_settings_async (ChanceryRegistry *self,
                                      const char *const *settings,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (settings != NULL && g_strv_length ((char **)settings) % 2 == 0);

  call = chancery_call_new (self);
  call->texts = g_strdupv ((char **)settings);
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, set_settings_job,
                          chancery_registry_set_settings_async, cancellable, callback, user_data);
}

gboolean
chancery_registry_set_settings_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_registry_act_finish (self, result, error);
}

static void
set_register_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;

  if (!chancery_registers_set (connection->db, chancery_kind_find (call->id), call->code,
                               call->text, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  chancery_connection_tell_profile (connection);
  g_task_return_boolean (task, TRUE);
}

void
chancery_registry_set_register_async (ChanceryRegistry *self,
                                      const char *kind,
                                      const char *code,
                                      const char *pattern,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (chancery_kind_find (kind) != NULL);

  call = chancery_call_new (self);
  call->id = g_strdup (kind);
  call->code = g_strdup (code);
  call->text = g_strdup (pattern);
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, set_register_job,
                          chancery_registry_act_finish, cancellable, callback, user_data);
}
