/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-exchange.h"

#include <glib/gi18n-lib.h>

#include "chancery-registry-private.h"

void
chancery_import_preview_free (ChanceryImportPreview *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->conflict_records, g_array_unref);
  g_strfreev (self->seal);
  g_strfreev (self->revoked);
  g_free (self);
}

static gboolean
read_file (ChanceryImport *import, ChanceryCall *call, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_file_get_path (call->file);
  g_autofree char *name = NULL;
  g_autoptr (GFileInputStream) stream = NULL;

  if (path != NULL)
    return chancery_import_read_file (import, path, chancery_call_report, call, cancellable, error);

  /* The example is part of the program and has no path. */
  if ((stream = g_file_read (call->file, cancellable, error)) == NULL)
    return FALSE;
  name = g_file_get_basename (call->file);
  return chancery_import_read_stream (import, G_INPUT_STREAM (stream), name, NULL,
                                      chancery_call_report, call, cancellable, error);
}

static ChanceryImportPreview *
preview_of (ChanceryImport *import, GError **error)
{
  g_autoptr (ChanceryImportPreview) preview = g_new0 (ChanceryImportPreview, 1);
  const ChancerySealNews *news = chancery_import_get_seal_news (import);

  preview->summary = *chancery_import_get_summary (import);
  preview->n_notes = chancery_import_count_notes (import);
  if (news != NULL)
    {
      preview->seal = chancery_seal_news_phrase (news);
      preview->revoked = chancery_seal_news_list_revoked (news);
    }
  preview->conflict_records = chancery_import_list_conflict_records (import, error);
  return preview->conflict_records != NULL ? g_steal_pointer (&preview) : NULL;
}

static void
free_look (gpointer look)
{
  chancery_csv_look_free (look);
}

static void
import_look_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;
  ChanceryCsvLook *look =
      chancery_csv_look_read (connection->db, call->file, g_task_get_cancellable (task), &error);

  chancery_call_answer (task, look, free_look, error);
}

void
chancery_registry_import_look_async (ChanceryRegistry *self,
                                     GFile *file,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (G_IS_FILE (file));

  call = chancery_call_new (self);
  call->file = g_object_ref (file);
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, import_look_job,
                          chancery_registry_import_look_async, cancellable, callback, user_data);
}

ChanceryCsvLook *
chancery_registry_import_look_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

static void
import_read_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  ChanceryImportPreview *preview = NULL;
  GError *error = NULL;

  g_clear_pointer (&connection->import, chancery_import_free);
  connection->import = chancery_import_new (connection->db);
  if (call->other_data != NULL)
    chancery_import_set_table_mapping (connection->import, call->other_data);
  if (read_file (connection->import, call, g_task_get_cancellable (task), &error))
    preview = preview_of (connection->import, &error);
  if (preview != NULL)
    {
      g_task_return_pointer (task, preview, (GDestroyNotify)chancery_import_preview_free);
      return;
    }
  g_clear_pointer (&connection->import, chancery_import_free);
  g_task_return_error (task, error);
}

static void
free_mapping (gpointer mapping)
{
  chancery_csv_mapping_free (mapping);
}

void
chancery_registry_import_read_async (ChanceryRegistry *self,
                                     GFile *file,
                                     ChanceryOperation *operation,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  chancery_registry_import_read_table_async (self, file, NULL, operation, callback, user_data);
}

void
chancery_registry_import_read_table_async (ChanceryRegistry *self,
                                           GFile *file,
                                           const ChanceryCsvMapping *mapping,
                                           ChanceryOperation *operation,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (G_IS_FILE (file));

  call = chancery_call_new_with_operation (self, operation);
  call->file = g_object_ref (file);
  if (mapping != NULL)
    {
      call->other_data = chancery_csv_mapping_copy (mapping);
      call->free_other_data = free_mapping;
    }
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, import_read_job,
                          chancery_registry_import_read_async, chancery_call_get_cancellable (call),
                          callback, user_data);
}

ChanceryImportPreview *
chancery_registry_import_read_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

typedef struct
{
  gboolean clashes;
  ChanceryImportPart part;
  guint64 offset;
  guint limit;
} Page;

static void
import_page_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const Page *page = call->other_data;
  GPtrArray *found = NULL;
  GError *error = NULL;

  if (connection->import == NULL)
    g_set_error_literal (&error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                         _ ("There is nothing to bring in."));
  else if (page->clashes)
    found = chancery_import_list_conflicts (connection->import, page->offset, page->limit, &error);
  else
    found = chancery_import_list_entries (connection->import, page->part, page->offset, page->limit,
                                          &error);
  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify)g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
chancery_registry_import_page_async (ChanceryRegistry *self,
                                     gboolean clashes,
                                     ChanceryImportPart part,
                                     guint64 offset,
                                     guint limit,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  Page page = { .clashes = clashes, .part = part, .offset = offset, .limit = limit };
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));

  call = chancery_call_new (self);
  call->other_data = g_memdup2 (&page, sizeof page);
  call->free_other_data = g_free;
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, import_page_job,
                          chancery_registry_import_page_async, cancellable, callback, user_data);
}

GPtrArray *
chancery_registry_import_page_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

static gboolean
apply (ChanceryConnection *connection,
       ChanceryCall *call,
       gint64 *batch,
       GCancellable *cancellable,
       GError **error)
{
  for (guint i = 0; call->rows != NULL && i < call->rows->len; i++)
    if (!chancery_import_decide (connection->import, g_array_index (call->rows, guint64, i), TRUE,
                                 error))
      return FALSE;
  chancery_import_set_trusted_keys (connection->import, (const char *const *)call->texts);
  return chancery_import_apply (connection->import, call->who, CHANCERY_CONFLICTS_KEEP, batch,
                                chancery_call_report, call, cancellable, error);
}

static void
import_apply_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;
  gint64 batch = 0;
  gboolean done;

  if (connection->import == NULL)
    {
      g_task_return_new_error (task, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID, "%s",
                               _ ("There is nothing to bring in."));
      return;
    }
  done = apply (connection, call, &batch, g_task_get_cancellable (task), &error);
  g_clear_pointer (&connection->import, chancery_import_free);
  if (!done)
    {
      g_task_return_error (task, error);
      return;
    }

  if (batch > 0)
    {
      const ChanceryTurn turn = { .batch = batch };

      chancery_connection_tell_turn (connection, CHANCERY_NEWS_ACT, &turn);
    }
  if (!chancery_connection_tell_profile (connection, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
chancery_registry_import_apply_async (ChanceryRegistry *self,
                                      GArray *take,
                                      const char *const *trusted,
                                      ChanceryOperation *operation,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));

  call = chancery_call_new_with_operation (self, operation);
  call->rows = take != NULL ? g_array_ref (take) : NULL;
  call->texts = g_strdupv ((char **)trusted);
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, import_apply_job,
                          chancery_registry_import_apply_async,
                          chancery_call_get_cancellable (call), callback, user_data);
}

gboolean
chancery_registry_import_apply_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
import_forget_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_clear_pointer (&connection->import, chancery_import_free);
  g_task_return_boolean (task, TRUE);
}

void
chancery_registry_import_forget (ChanceryRegistry *self)
{
  g_return_if_fail (CHANCERY_IS_REGISTRY (self));

  chancery_registry_push (self, CHANCERY_WORKER_WRITER, chancery_call_new (self), import_forget_job,
                          chancery_registry_import_forget, NULL, NULL, NULL);
}

static void
write_paper_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;

  if (chancery_connection_may_write (connection, call, &error) &&
      chancery_paper_write_pdf (call->other_data, call->file, call->number,
                                g_task_get_cancellable (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
chancery_registry_write_paper_async (ChanceryRegistry *self,
                                     ChanceryPaper *paper,
                                     GFile *file,
                                     gint64 made,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (paper != NULL && G_IS_FILE (file));

  call = chancery_call_new (self);
  call->id = g_strdup (chancery_registry_get_path (self));
  call->other_data = chancery_paper_ref (paper);
  call->free_other_data = (GDestroyNotify)chancery_paper_unref;
  call->file = g_object_ref (file);
  call->number = made;
  chancery_registry_push (self, CHANCERY_WORKER_EXPORTER, call, write_paper_job,
                          chancery_registry_write_paper_async, cancellable, callback, user_data);
}

gboolean
chancery_registry_write_paper_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
