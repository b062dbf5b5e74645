/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-exchange.h"

#include <glib/gi18n-lib.h>

#include "chancery-export-books.h"
#include "chancery-formats.h"
#include "chancery-registry-private.h"
#include "chancery-seal.h"
#include "chancery-sent-note.h"

void
chancery_export_done_free (ChanceryExportDone *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->names);
  g_strfreev (self->paths);
  g_strfreev (self->seal);
  g_free (self);
}

ChancerySealWish *
chancery_seal_wish_new (const char *const *recipients,
                        const char *const *trusted,
                        const char *signer)
{
  ChancerySealWish *self = g_new0 (ChancerySealWish, 1);

  self->recipients = recipients != NULL && *recipients != NULL ? g_strdupv ((char **)recipients)
                                                               : NULL;
  self->trusted = g_strdupv ((char **)trusted);
  self->signer = g_strdup (signer);
  return self;
}

void
chancery_seal_wish_free (ChancerySealWish *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->recipients);
  g_strfreev (self->trusted);
  g_free (self->signer);
  g_free (self);
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
  ChanceryCall *call = chancery_call_new_with_operation (self, operation);

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
  char **seal;
  ChanceryExportBooks *books;
  const char *exported; /* all files give one time */
  GStrvBuilder *names;
  GStrvBuilder *paths;
  guint64 n_records;
  guint64 n_damaged;
} Files;

/* All files are one way: each is an equal part of it. */
static void
report_file (guint64 done, guint64 total, gpointer user_data)
{
  const Files *files = user_data;

  if (total > 0)
    chancery_call_report (files->n_before * total + MIN (done, total), files->n_files * total,
                          files->call);
  else
    chancery_call_report (done, 0, files->call);
}

/* The name of the file must not tell what the file does not. */
static char *
make_name (ChanceryExport *export, const ChanceryCall *call, const ChanceryFormat *format)
{
  const ChancerySealWish *wish = call->other_data;

  return g_strconcat (chancery_export_tells_scope (export) ? call->other : _ ("Records"),
                      format->suffix,
                      wish != NULL && wish->recipients != NULL ? CHANCERY_SEAL_SUFFIX : NULL, NULL);
}

/* What was wished is held to the keys again: they may have changed since they were chosen. */
static gboolean
set_seal (Files *files, ChanceryExport *export, GCancellable *cancellable, GError **error)
{
  const ChancerySealWish *wish = files->call->other_data;
  ChancerySeal *seal;

  if (wish == NULL)
    return TRUE;
  seal = chancery_seal_new ((const char *const *)wish->recipients,
                            (const char *const *)wish->trusted, wish->signer, cancellable, error);
  if (seal == NULL)
    return FALSE;
  if (files->seal == NULL)
    files->seal = chancery_seal_list_lines (seal);
  chancery_export_set_seal (export, seal);
  return TRUE;
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
  chancery_export_set_exported (export, files->exported);
  chancery_export_set_books (export, files->books);
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
  files->n_damaged = MAX (files->n_damaged, chancery_export_get_summary (export)->n_damaged);
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

      if (export == NULL || !set_seal (files, export, cancellable, error) ||
          !write_file (files, export, *format, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether a book is asked for that a package will hold as well. */
static gboolean
has_books_twice (char **formats)
{
  gboolean book = FALSE, package = FALSE;

  for (; *formats != NULL; formats++)
    {
      const ChanceryFormat *format = chancery_formats_find (*formats);

      book |= format->book;
      package |= format->package;
    }
  return book && package;
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
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *exported = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autoptr (ChanceryExportBooks) books = NULL;
  Files files = { .call = call,
                  .n_files = g_strv_length (call->texts),
                  .exported = exported,
                  .names = names,
                  .paths = paths };
  ChanceryExportDone *done;
  GError *error = NULL;

  if (has_books_twice (call->texts))
    files.books = books = chancery_export_books_new ();
  if (!write_files (&files, connection, g_task_get_cancellable (task), &error))
    {
      g_strfreev (files.seal);
      g_task_return_error (task, error);
      return;
    }
  done = g_new0 (ChanceryExportDone, 1);
  done->seal = files.seal;
  done->names = g_strv_builder_end (names);
  done->paths = g_strv_builder_end (paths);
  done->n_records = files.n_records;
  done->n_damaged = files.n_damaged;
  /* What was called off too late went out all the same. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_return_pointer (task, done, free_done);
}

static void
free_wish (gpointer wish)
{
  chancery_seal_wish_free (wish);
}

void
chancery_registry_export_async (ChanceryRegistry *self,
                                ChanceryScope scope,
                                const char *text,
                                const char *ceiling,
                                gboolean redact,
                                const ChancerySealWish *seal,
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
  call->gives_out = TRUE;
  if (seal != NULL)
    {
      call->other_data = chancery_seal_wish_new ((const char *const *)seal->recipients,
                                                 (const char *const *)seal->trusted, seal->signer);
      call->free_other_data = free_wish;
    }
  chancery_registry_push (self, CHANCERY_WORKER_EXPORTER, call, export_job,
                          chancery_registry_export_async, chancery_call_get_cancellable (call),
                          callback, user_data);
}

ChanceryExportDone *
chancery_registry_export_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

static void
free_lines (gpointer lines)
{
  g_strfreev (lines);
}

static void
note_sent_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryAct act = { .who = call->who };
  GError *error = NULL;

  if (!chancery_sent_note_leave (connection->db, call->id, call->text, call->code,
                                 (guint64)call->number, (const char *const *)call->texts,
                                 call->other_data, &act, g_task_get_cancellable (task), &error))
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
  call->other_data = g_strdupv (done->seal);
  call->free_other_data = free_lines;
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, note_sent_job,
                          chancery_registry_note_sent_async, cancellable, callback, user_data);
}

gboolean
chancery_registry_note_sent_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- the keys to choose from ---- */

void
chancery_seal_choice_free (ChancerySealChoice *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->recipients, g_ptr_array_unref);
  g_clear_pointer (&self->signers, g_ptr_array_unref);
  g_free (self);
}

static void
free_choice (gpointer choice)
{
  chancery_seal_choice_free (choice);
}

static void
list_keys_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_autoptr (ChancerySealChoice) choice = g_new0 (ChancerySealChoice, 1);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  choice->recipients = chancery_keyring_list (FALSE, cancellable, &error);
  if (choice->recipients != NULL)
    choice->signers = chancery_keyring_list (TRUE, cancellable, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&choice), free_choice);
}

void
chancery_registry_list_keys_async (ChanceryRegistry *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (CHANCERY_IS_REGISTRY (self));

  chancery_registry_push (self, CHANCERY_WORKER_EXPORTER, chancery_call_new (self), list_keys_job,
                          chancery_registry_list_keys_async, cancellable, callback, user_data);
}

ChancerySealChoice *
chancery_registry_list_keys_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}
