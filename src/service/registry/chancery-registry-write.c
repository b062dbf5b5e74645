/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the officer does to records: each is one job of the writer and one act of the history. */

#include "config.h"

#include "chancery-attachments.h"
#include "chancery-drafts.h"
#include "chancery-fuzzy-date.h"
#include "chancery-links.h"
#include "chancery-records.h"
#include "chancery-registers.h"
#include "chancery-registry-private.h"

static ChanceryAct
act_of (const ChanceryCall *call, const char *action)
{
  return (ChanceryAct){ .who = call->who, .action = action, .reason = call->code };
}

void
chancery_registry_answer_act (GTask *task,
                              ChanceryConnection *connection,
                              gboolean done,
                              GError *error)
{
  if (!done)
    {
      g_task_return_error (task, error);
      return;
    }
  chancery_connection_tell_act (connection, CHANCERY_NEWS_ACT,
                                chancery_db_get_group (connection->db));
  g_task_return_boolean (task, TRUE);
}

static GPtrArray *
copy_drafts (GPtrArray *drafts)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    g_ptr_array_add (copies, chancery_draft_copy (g_ptr_array_index (drafts, i)));
  return copies;
}

static void
save_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryAct act = act_of (call, NULL);
  g_autoptr (GPtrArray) records = NULL;
  GError *error = NULL;
  gint64 group;

  records = chancery_records_save (connection->db, call->drafts, &act, &error);
  if (records == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  group = chancery_db_get_group (connection->db);
  chancery_connection_tell_act (connection, CHANCERY_NEWS_ACT, group);
  g_task_return_int (task, group);
}

void
chancery_registry_save_async (ChanceryRegistry *self,
                              GPtrArray *drafts,
                              const char *reason,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (drafts != NULL);

  call = chancery_call_new (self);
  call->drafts = copy_drafts (drafts);
  call->code = g_strdup (reason);
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, save_job,
                          chancery_registry_save_async, cancellable, callback, user_data);
}

gint64
chancery_registry_save_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);
  return g_task_propagate_int (G_TASK (result), error);
}

/* Saving and registering in one transaction, so that a number is never spent on a record that could
 * not be saved. */
static char *
save_and_register (ChanceryDb *db, ChanceryCall *call, const ChanceryAct *act, GError **error)
{
  g_autofree char *number = NULL;

  if (!chancery_db_begin (db, act, error))
    return NULL;
  if (call->drafts->len > 0)
    {
      g_autoptr (GPtrArray) records = chancery_records_save (db, call->drafts, act, error);

      if (records == NULL)
        {
          chancery_db_rollback (db);
          return NULL;
        }
    }
  number = chancery_records_register (db, call->id, act, error);
  if (number == NULL)
    {
      chancery_db_rollback (db);
      return NULL;
    }
  if (!chancery_db_commit (db, error))
    return NULL;
  return g_steal_pointer (&number);
}

static void
register_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryAct act = act_of (call, NULL);
  GError *error = NULL;
  char *number = save_and_register (connection->db, call, &act, &error);

  if (number == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  chancery_connection_tell_act (connection, CHANCERY_NEWS_ACT,
                                chancery_db_get_group (connection->db));
  g_task_return_pointer (task, number, g_free);
}

void
chancery_registry_register_async (ChanceryRegistry *self,
                                  GPtrArray *drafts,
                                  const char *id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (id != NULL);

  call = chancery_call_new (self);
  call->drafts = copy_drafts (drafts);
  call->id = g_strdup (id);
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, register_job,
                          chancery_registry_register_async, cancellable, callback, user_data);
}

char *
chancery_registry_register_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

/* A call about one record; more of its arguments are set by the caller before it is sent. */
static ChanceryCall *
call_about (ChanceryRegistry *self, const char *id)
{
  ChanceryCall *call = chancery_call_new (self);

  call->id = g_strdup (id);
  return call;
}

static void
push_act (ChanceryRegistry *self,
          ChanceryCall *call,
          ChanceryCallJob job,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, job, chancery_registry_act_finish,
                          cancellable, callback, user_data);
}

static void
add_line_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryAct act = act_of (call, NULL);
  GError *error = NULL;
  gboolean done;

  done = chancery_records_add_line (connection->db, call->id, call->line, &act, &error);
  chancery_registry_answer_act (task, connection, done, error);
}

void
chancery_registry_add_line_async (ChanceryRegistry *self,
                                  const char *id,
                                  ChanceryLine *line,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (id != NULL && line != NULL);

  call = call_about (self, id);
  call->line = chancery_line_ref (line);
  push_act (self, call, add_line_job, cancellable, callback, user_data);
}

/* One act over all records that @call names: all or none. */
static void
add_lines_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryAct act = act_of (call, NULL);
  GError *error = NULL;
  gboolean done = chancery_db_begin (connection->db, &act, &error);

  for (char **id = call->texts; done && *id != NULL; id++)
    {
      done = chancery_records_add_line (connection->db, *id, call->line, &act, &error);
      if (!done)
        chancery_db_rollback (connection->db);
    }
  done = done && chancery_db_commit (connection->db, &error);
  chancery_registry_answer_act (task, connection, done, error);
}

void
chancery_registry_add_lines_async (ChanceryRegistry *self,
                                   const char *const *ids,
                                   ChanceryLine *line,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (ids != NULL && ids[0] != NULL && line != NULL);

  call = call_about (self, ids[0]);
  call->texts = g_strdupv ((char **)ids);
  call->line = chancery_line_ref (line);
  push_act (self, call, add_lines_job, cancellable, callback, user_data);
}

static void
void_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryAct act = act_of (call, NULL);
  GError *error = NULL;
  gboolean done = chancery_records_void (connection->db, call->id, &act, &error);

  chancery_registry_answer_act (task, connection, done, error);
}

void
chancery_registry_void_async (ChanceryRegistry *self,
                              const char *id,
                              const char *reason,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (id != NULL && reason != NULL);

  call = call_about (self, id);
  call->code = g_strdup (reason);
  push_act (self, call, void_job, cancellable, callback, user_data);
}

static void
close_record_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryAct act = act_of (call, NULL);
  GError *error = NULL;
  gboolean done;

  done = chancery_records_close (connection->db, call->id, call->other, call->text, &act, &error);
  chancery_registry_answer_act (task, connection, done, error);
}

void
chancery_registry_close_record_async (ChanceryRegistry *self,
                                      const char *id,
                                      const char *outcome,
                                      const char *text,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (id != NULL);

  call = call_about (self, id);
  call->other = g_strdup (outcome);
  call->text = g_strdup (text);
  push_act (self, call, close_record_job, cancellable, callback, user_data);
}

static void
delete_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryAct act = act_of (call, NULL);
  GError *error = NULL;
  gboolean done = chancery_records_delete (connection->db, call->id, &act, &error);

  chancery_registry_answer_act (task, connection, done, error);
}

void
chancery_registry_delete_async (ChanceryRegistry *self,
                                const char *id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (id != NULL);

  push_act (self, call_about (self, id), delete_job, cancellable, callback, user_data);
}

static void
link_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryAct act = { .who = call->who };
  GError *error = NULL;
  gboolean done = chancery_links_add (connection->db, call->id, call->code, call->other, call->text,
                                      call->date, &act, &error);

  chancery_registry_answer_act (task, connection, done, error);
}

void
chancery_registry_link_async (ChanceryRegistry *self,
                              const char *from,
                              const char *to,
                              const char *type,
                              const char *note,
                              ChanceryFuzzyDate *date,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (from != NULL && to != NULL && type != NULL);

  call = call_about (self, from);
  call->other = g_strdup (to);
  call->code = g_strdup (type);
  call->text = g_strdup (note);
  call->date = date != NULL ? chancery_fuzzy_date_ref (date) : NULL;
  push_act (self, call, link_job, cancellable, callback, user_data);
}

static void
unlink_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryAct act = { .who = call->who };
  GError *error = NULL;
  gboolean done;

  done = chancery_links_remove (connection->db, call->id, call->code, call->other, &act, &error);
  chancery_registry_answer_act (task, connection, done, error);
}

void
chancery_registry_unlink_async (ChanceryRegistry *self,
                                const char *from,
                                const char *to,
                                const char *type,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (from != NULL && to != NULL && type != NULL);

  call = call_about (self, from);
  call->other = g_strdup (to);
  call->code = g_strdup (type);
  push_act (self, call, unlink_job, cancellable, callback, user_data);
}

static void
file_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryAct act = act_of (call, NULL);
  GError *error = NULL;
  gboolean done = chancery_links_file (connection->db, (const char *const *)call->texts, call->id,
                                       &act, &error);

  chancery_registry_answer_act (task, connection, done, error);
}

void
chancery_registry_file_async (ChanceryRegistry *self,
                              const char *casefile,
                              const char *const *ids,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (casefile != NULL && ids != NULL);

  call = call_about (self, casefile);
  call->texts = g_strdupv ((char **)ids);
  push_act (self, call, file_job, cancellable, callback, user_data);
}

static void
attach_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryAct act = act_of (call, NULL);
  GError *error = NULL;
  gboolean done = chancery_attachments_attach (connection->db, call->id, call->file, NULL,
                                               call->value, &act, g_task_get_cancellable (task),
                                               &error);

  connection->brings_papers = done;
  chancery_registry_answer_act (task, connection, done, error);
}

void
chancery_registry_attach_async (ChanceryRegistry *self,
                                const char *id,
                                GFile *file,
                                ChanceryValue *marking,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (id != NULL);
  g_return_if_fail (G_IS_FILE (file));

  call = call_about (self, id);
  call->file = g_object_ref (file);
  call->value = marking != NULL ? chancery_value_ref (marking) : NULL;
  push_act (self, call, attach_job, cancellable, callback, user_data);
}

static void
detach_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryAct act = act_of (call, NULL);
  GError *error = NULL;
  gboolean done;

  done = chancery_attachments_detach (connection->db, call->id, call->other, &act, &error);
  chancery_registry_answer_act (task, connection, done, error);
}

void
chancery_registry_detach_async (ChanceryRegistry *self,
                                const char *id,
                                const char *digest,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (id != NULL && digest != NULL);

  call = call_about (self, id);
  call->other = g_strdup (digest);
  push_act (self, call, detach_job, cancellable, callback, user_data);
}

gboolean
chancery_registry_act_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
