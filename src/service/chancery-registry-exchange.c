/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-exchange.h"

#include <glib/gi18n-lib.h>

#include "chancery-formats.h"
#include "chancery-registry-private.h"
#include "chancery-sent-note.h"

void
chancery_import_preview_free (ChanceryImportPreview *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->conflict_records, g_array_unref);
  g_free (self);
}

void
chancery_export_done_free (ChanceryExportDone *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->names);
  g_strfreev (self->paths);
  g_free (self);
}

static void
report (guint64 done, guint64 total, gpointer user_data)
{
  ChanceryCall *call = user_data;

  if (call->operation != NULL)
    chancery_operation_report (call->operation, done, total);
}

static ChanceryCall *
call_with_operation (ChanceryRegistry *self, ChanceryOperation *operation)
{
  ChanceryCall *call = chancery_call_new (self);

  call->operation = operation != NULL ? g_object_ref (operation) : NULL;
  return call;
}

static GCancellable *
cancellable_of (ChanceryOperation *operation)
{
  return operation != NULL ? chancery_operation_get_cancellable (operation) : NULL;
}

static gboolean
read_file (ChanceryImport *import, ChanceryCall *call, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_file_get_path (call->file);
  g_autofree char *name = NULL;
  g_autoptr (GFileInputStream) stream = NULL;

  if (path != NULL)
    return chancery_import_read_file (import, path, report, call, cancellable, error);

  /* The example is part of the program and has no path. */
  if ((stream = g_file_read (call->file, cancellable, error)) == NULL)
    return FALSE;
  name = g_file_get_basename (call->file);
  return chancery_import_read_stream (import, G_INPUT_STREAM (stream), name, NULL, report, call,
                                      cancellable, error);
}

static ChanceryImportPreview *
preview_of (ChanceryImport *import, GError **error)
{
  g_autoptr (ChanceryImportPreview) preview = g_new0 (ChanceryImportPreview, 1);

  preview->summary = *chancery_import_get_summary (import);
  preview->n_notes = chancery_import_count_notes (import);
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

  call = call_with_operation (self, operation);
  call->file = g_object_ref (file);
  if (mapping != NULL)
    {
      call->other_data = chancery_csv_mapping_copy (mapping);
      call->free_other_data = free_mapping;
    }
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, import_read_job,
                          chancery_registry_import_read_async, cancellable_of (operation), callback,
                          user_data);
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
  return chancery_import_apply (connection->import, call->who, CHANCERY_CONFLICTS_KEEP, batch,
                                report, call, cancellable, error);
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
                                      ChanceryOperation *operation,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));

  call = call_with_operation (self, operation);
  call->rows = take != NULL ? g_array_ref (take) : NULL;
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, import_apply_job,
                          chancery_registry_import_apply_async, cancellable_of (operation),
                          callback, user_data);
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

static gboolean
set_scope (ChanceryExport *export, const ChanceryCall *call, GError **error)
{
  g_auto (GStrv) ids = g_strsplit (call->text != NULL ? call->text : "", " ", -1);

  switch ((ChanceryScope)call->number)
    {
    case CHANCERY_SCOPE_CASE:
      return chancery_export_set_case (export, call->text, error);
    case CHANCERY_SCOPE_QUERY:
      return chancery_export_set_query (export, call->text, error);
    case CHANCERY_SCOPE_RECORD:
    case CHANCERY_SCOPE_RECORDS:
      return chancery_export_set_ids (export, (const char *const *)ids, error);
    case CHANCERY_SCOPE_ALL:
    default:
      return TRUE;
    }
}

static ChanceryExport *
begin_export (ChanceryConnection *connection, const ChanceryCall *call, GError **error)
{
  g_autoptr (ChanceryExport) export = NULL;

  if (chancery_connection_require_db (connection, call, error) == NULL)
    return NULL;
  export = chancery_export_new (connection->db);
  if (!set_scope (export, call, error) || !chancery_export_set_ceiling (export, call->code, error))
    return NULL;
  return g_steal_pointer (&export);
}

static ChanceryCall *
export_call (ChanceryRegistry *self,
             ChanceryScope scope,
             const char *text,
             const char *ceiling,
             ChanceryOperation *operation)
{
  ChanceryCall *call = call_with_operation (self, operation);

  call->id = g_strdup (chancery_registry_get_path (self));
  call->number = scope;
  call->text = g_strdup (text);
  call->code = g_strdup (ceiling);
  return call;
}

static void
free_count (gpointer count)
{
  chancery_export_count_free (count);
}

static void
export_count_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;
  g_autoptr (ChanceryExport) export = begin_export (connection, call, &error);
  ChanceryExportCount *count = NULL;

  if (export != NULL)
    count = chancery_export_count_formats (export, (const char *const *)call->texts,
                                           g_task_get_cancellable (task), &error);
  chancery_call_answer (task, count, free_count, error);
}

void
chancery_registry_export_count_async (ChanceryRegistry *self,
                                      ChanceryScope scope,
                                      const char *text,
                                      const char *ceiling,
                                      const char *const *formats,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (formats != NULL);

  call = export_call (self, scope, text, ceiling, NULL);
  call->texts = g_strdupv ((char **)formats);
  chancery_registry_push (self, CHANCERY_WORKER_EXPORTER, call, export_count_job,
                          chancery_registry_export_count_async, cancellable, callback, user_data);
}

ChanceryExportCount *
chancery_registry_export_count_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

/* An export of several files. */
typedef struct
{
  ChanceryCall *call;
  guint64 n_files;
  guint64 n_before;
  GStrvBuilder *names;
  GStrvBuilder *paths;
  guint64 n_records;
} Files;

/* All files are one way: each is an equal part of it. */
static void
report_file (guint64 done, guint64 total, gpointer user_data)
{
  const Files *files = user_data;

  if (total > 0)
    report (files->n_before * total + MIN (done, total), files->n_files * total, files->call);
  else
    report (done, 0, files->call);
}

/* The name of the file must not tell what the file does not. */
static char *
make_name (ChanceryExport *export, const ChanceryCall *call, const ChanceryFormat *format)
{
  return g_strconcat (chancery_export_tells_scope (export) ? call->other : _ ("Records"),
                      format->suffix, NULL);
}

static gboolean
write_file (Files *files,
            ChanceryExport *export,
            const char *id,
            GCancellable *cancellable,
            GError **error)
{
  const ChanceryFormat *format = chancery_formats_find (id);
  g_autofree char *name = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  g_assert (format != NULL);
  chancery_export_set_redact (export, files->call->flag);
  chancery_export_set_diary (export, format->diary);
  chancery_export_set_raised (export, format->book || format->package);
  if (!chancery_export_prepare (export, NULL, NULL, cancellable, error))
    return FALSE;
  if (!format->diary && files->n_records == 0)
    files->n_records = chancery_export_get_summary (export)->n_records;
  name = make_name (export, files->call, format);
  file = g_file_get_child (files->call->file, name);
  path = g_file_get_path (file);
  if (!chancery_export_write_file (export, id, path, report_file, files, cancellable, error))
    return FALSE;
  g_strv_builder_add (files->names, name);
  g_strv_builder_add (files->paths, path);
  files->n_before++;
  return TRUE;
}

static gboolean
write_files (Files *files,
             ChanceryConnection *connection,
             GCancellable *cancellable,
             GError **error)
{
  for (char **format = files->call->texts; *format != NULL; format++)
    {
      g_autoptr (ChanceryExport) export = begin_export (connection, files->call, error);

      if (export == NULL || !write_file (files, export, *format, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static void
free_done (gpointer done)
{
  chancery_export_done_free (done);
}

static void
export_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  Files files = {
    .call = call, .n_files = g_strv_length (call->texts), .names = names, .paths = paths
  };
  ChanceryExportDone *done;
  GError *error = NULL;

  if (!write_files (&files, connection, g_task_get_cancellable (task), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  done = g_new0 (ChanceryExportDone, 1);
  done->names = g_strv_builder_end (names);
  done->paths = g_strv_builder_end (paths);
  done->n_records = files.n_records;
  /* What was called off too late went out all the same. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_return_pointer (task, done, free_done);
}

void
chancery_registry_export_async (ChanceryRegistry *self,
                                ChanceryScope scope,
                                const char *text,
                                const char *ceiling,
                                gboolean redact,
                                const char *const *formats,
                                GFile *folder,
                                const char *name,
                                ChanceryOperation *operation,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (formats != NULL && name != NULL);
  g_return_if_fail (G_IS_FILE (folder));

  call = export_call (self, scope, text, ceiling, operation);
  call->texts = g_strdupv ((char **)formats);
  call->file = g_object_ref (folder);
  call->other = g_strdup (name);
  call->flag = redact;
  chancery_registry_push (self, CHANCERY_WORKER_EXPORTER, call, export_job,
                          chancery_registry_export_async, cancellable_of (operation), callback,
                          user_data);
}

ChanceryExportDone *
chancery_registry_export_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

static void
note_sent_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryAct act = { .who = call->who };
  GError *error = NULL;

  if (!chancery_sent_note_leave (connection->db, call->id, call->text, call->code,
                                 (guint64)call->number, (const char *const *)call->texts, &act,
                                 g_task_get_cancellable (task), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  chancery_connection_tell_act (connection, CHANCERY_NEWS_ACT,
                                chancery_db_get_group (connection->db));
  g_task_return_boolean (task, TRUE);
}

void
chancery_registry_note_sent_async (ChanceryRegistry *self,
                                   const char *casefile,
                                   const char *to,
                                   const char *ceiling,
                                   const ChanceryExportDone *done,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (casefile != NULL && to != NULL && done != NULL);

  call = chancery_call_new (self);
  call->id = g_strdup (casefile);
  call->text = g_strdup (to);
  call->code = g_strdup (ceiling);
  call->number = (gint64)done->n_records;
  call->texts = g_strdupv (done->paths);
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, note_sent_job,
                          chancery_registry_note_sent_async, cancellable, callback, user_data);
}

gboolean
chancery_registry_note_sent_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
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
