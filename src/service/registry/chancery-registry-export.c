/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-exchange.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "chancery-export-books.h"
#include "chancery-export-names.h"
#include "chancery-formats.h"
#include "chancery-registry-private.h"
#include "chancery-seal.h"
#include "chancery-sent-note.h"

/* What a failed export leaves at its task: the names that were in its way. */
#define THERE "chancery-there"

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

/* How files are to be written. */
typedef struct
{
  ChancerySealWish *seal;
  char **replaced;
} Manner;

static void
free_manner (gpointer data)
{
  Manner *manner = data;

  chancery_seal_wish_free (manner->seal);
  g_strfreev (manner->replaced);
  g_free (manner);
}

/* An export of several files. */
typedef struct
{
  ChanceryCall *call;
  const Manner *manner;
  const char *folder;
  char **suffixes; /* of each format */
  char *wanted;    /* what the files were to be called, */
  char *stem;      /* and what they are called */
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

static gboolean
keeps_both (const Files *files)
{
  return files->manner->replaced != NULL && files->manner->replaced[0] == NULL;
}

static char **
list_taken (const Files *files, char **suffixes)
{
  return chancery_export_names_list_taken (files->folder, files->stem,
                                           (const char *const *)suffixes,
                                           (const char *const *)files->manner->replaced);
}

/* One name for all files that are still to be written, which must not tell what they do not.  Nothing is written while one
 * of them is in somebody's way. */
static gboolean
settle_name (Files *files, ChanceryExport *export, GError **error)
{
  const char *wanted = chancery_export_tells_scope (export) ? files->call->other : _ ("Records");
  char **suffixes = files->suffixes + files->n_before;
  g_auto (GStrv) taken = NULL;

  if (g_strcmp0 (wanted, files->wanted) == 0)
    return TRUE;
  g_free (files->wanted);
  files->wanted = g_strdup (wanted);
  g_free (files->stem);
  files->stem = keeps_both (files) ? chancery_export_names_find_free (files->folder, wanted,
                                                                      (const char *const *)suffixes)
                                   : g_strdup (wanted);
  if (files->stem == NULL)
    files->stem = g_strdup (wanted);
  taken = list_taken (files, suffixes);
  if (taken[0] == NULL)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "%s: %s", taken[0], g_strerror (EEXIST));
  return FALSE;
}

/* What came since then stays. */
static ChanceryReplace
may_replace (const Files *files, const char *path)
{
  char *suffix[] = { files->suffixes[files->n_before], NULL };
  g_auto (GStrv) there = chancery_export_list_taken (path);
  g_auto (GStrv) taken = list_taken (files, suffix);

  return there[0] != NULL && taken[0] == NULL ? CHANCERY_REPLACE_WHAT_IS_THERE
                                              : CHANCERY_REPLACE_NOTHING;
}

/* What was wished is held to the keys again: they may have changed since they were chosen. */
static gboolean
set_seal (Files *files, ChanceryExport *export, GCancellable *cancellable, GError **error)
{
  const ChancerySealWish *wish = files->manner->seal;
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
  g_autofree char *path = NULL;

  g_assert (format != NULL);
  chancery_export_set_redact (export, files->call->flag);
  chancery_export_set_exported (export, files->exported);
  chancery_export_set_books (export, files->books);
  chancery_export_set_diary (export, format->diary);
  chancery_export_set_raised (export, format->book || format->package);
  if (!chancery_export_prepare (export, NULL, NULL, cancellable, error) ||
      !settle_name (files, export, error))
    return FALSE;
  if (!format->diary && files->n_records == 0)
    files->n_records = chancery_export_get_summary (export)->n_records;
  name = g_strconcat (files->stem, files->suffixes[files->n_before], NULL);
  path = g_build_filename (files->folder, name, NULL);
  chancery_export_set_replace (export, may_replace (files, path));
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

/* “.pdf”, “.pdf.gpg”: what follows the name of each file. */
static char **
list_suffixes (const ChanceryCall *call, const Manner *manner)
{
  g_autoptr (GStrvBuilder) suffixes = g_strv_builder_new ();
  const gboolean sealed = manner->seal != NULL && manner->seal->recipients != NULL;

  for (char **format = call->texts; *format != NULL; format++)
    {
      g_autofree char *suffix = g_strconcat (chancery_formats_find (*format)->suffix,
                                             sealed ? CHANCERY_SEAL_SUFFIX : NULL, NULL);

      g_strv_builder_add (suffixes, suffix);
    }
  return g_strv_builder_end (suffixes);
}

static ChanceryExportDone *
make_done (Files *files)
{
  ChanceryExportDone *done = g_new0 (ChanceryExportDone, 1);

  done->seal = g_steal_pointer (&files->seal);
  done->names = g_strv_builder_end (files->names);
  done->paths = g_strv_builder_end (files->paths);
  done->n_records = files->n_records;
  done->n_damaged = files->n_damaged;
  return done;
}

static void
free_done (gpointer done)
{
  chancery_export_done_free (done);
}

static void
free_lines (gpointer lines)
{
  g_strfreev (lines);
}

static void
clear_files (Files *files)
{
  g_strfreev (files->suffixes);
  g_strfreev (files->seal);
  g_free (files->wanted);
  g_free (files->stem);
  g_strv_builder_unref (files->names);
  g_strv_builder_unref (files->paths);
  g_clear_pointer (&files->books, chancery_export_books_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Files, clear_files)

static void
export_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *exported = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *folder = g_file_get_path (call->file);
  g_auto (Files) files = { .call = call,
                           .manner = call->other_data,
                           .folder = folder,
                           .suffixes = list_suffixes (call, call->other_data),
                           .n_files = g_strv_length (call->texts),
                           .exported = exported,
                           .names = g_strv_builder_new (),
                           .paths = g_strv_builder_new () };
  GError *error = NULL;

  if (folder == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               "A file can be written only on this computer");
      return;
    }
  if (has_books_twice (call->texts))
    files.books = chancery_export_books_new ();
  if (!write_files (&files, connection, g_task_get_cancellable (task), &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS) && files.stem != NULL)
        g_object_set_data_full (G_OBJECT (task), THERE, list_taken (&files, files.suffixes),
                                free_lines);
      g_task_return_error (task, error);
      return;
    }
  /* What was called off too late went out all the same. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_return_pointer (task, make_done (&files), free_done);
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
                                const char *const *replaced,
                                ChanceryOperation *operation,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  ChanceryCall *call;
  Manner *manner;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (formats != NULL && name != NULL);
  g_return_if_fail (G_IS_FILE (folder));

  call = export_call (self, scope, text, ceiling, operation);
  call->texts = g_strdupv ((char **)formats);
  call->file = g_object_ref (folder);
  call->other = g_strdup (name);
  call->flag = redact;
  call->gives_out = TRUE;
  manner = g_new0 (Manner, 1);
  if (seal != NULL)
    manner->seal = chancery_seal_wish_new ((const char *const *)seal->recipients,
                                           (const char *const *)seal->trusted, seal->signer);
  manner->replaced = g_strdupv ((char **)replaced);
  call->other_data = manner;
  call->free_other_data = free_manner;
  chancery_registry_push (self, CHANCERY_WORKER_EXPORTER, call, export_job,
                          chancery_registry_export_async, chancery_call_get_cancellable (call),
                          callback, user_data);
}

ChanceryExportDone *
chancery_registry_export_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

char **
chancery_registry_export_list_there (ChanceryRegistry *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_strdupv (g_object_get_data (G_OBJECT (result), THERE));
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
