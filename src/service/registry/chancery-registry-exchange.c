/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-exchange.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "chancery-errors.h"
#include "chancery-registry-private.h"

/* Of a task: what was wrong with the cells of a table. */
#define FAULTS "chancery-faults"
#define N_MORE "chancery-more-faults"

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

char *
chancery_import_phrase_fault (const ChanceryCsvFault *fault)
{
  GString *text = g_string_new (NULL);

  if (fault->label != NULL)
    /* Translators: of a table: the number of a row, the field a cell of it goes into, and what is wrong. */
    g_string_append_printf (text, _ ("Row %u, %s: %s"), (guint)fault->row, fault->label,
                            fault->reason);
  else
    /* Translators: of a table: the number of a row, and what is wrong with it. */
    g_string_append_printf (text, _ ("Row %u: %s"), (guint)fault->row, fault->reason);
  if (fault->n_rows > 1)
    {
      g_string_append (text, " (");
      g_string_append_printf (text, ngettext ("%u row", "%u rows", (gulong)fault->n_rows),
                              (guint)fault->n_rows);
      g_string_append_c (text, ')');
    }
  return g_string_free (text, FALSE);
}

char *
chancery_import_phrase_words (const ChanceryCsvFault *fault)
{
  /* Translators: of a table: a field, and the words that may stand in it. */
  return g_strdup_printf (_ ("%s may be: %s"), fault->label, fault->words);
}

/* The first cells that cannot be read, and behind the last of a field what may stand there (transfer full). */
static char *
phrase_faults (const GPtrArray *faults, guint64 n_more)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < faults->len; i++)
    {
      const ChanceryCsvFault *fault = faults->pdata[i];
      g_autofree char *sentence = chancery_import_phrase_fault (fault);
      g_autofree char *words =
          chancery_csv_fault_tells_words (faults, i) ? chancery_import_phrase_words (fault) : NULL;

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", sentence);
      if (words != NULL)
        g_string_append_printf (text, "\n%s", words);
    }
  if (n_more > 0)
    {
      g_string_append_c (text, '\n');
      /* Translators: cells of a table that cannot be read. */
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", (gulong)n_more),
                              (guint)n_more);
    }
  return g_string_free (text, FALSE);
}

/* What comes behind the place in the file with which @message opens; NULL where it opens with none. */
static const char *
read_place (const char *message, const char *name, guint64 *line)
{
  const char *at = g_str_has_prefix (message, name) ? message + strlen (name) : "";
  char *end = NULL;

  if (at[0] != ':' || !g_ascii_isdigit (at[1]))
    return NULL;
  *line = g_ascii_strtoull (at + 1, &end, 10);
  /* Some say the column as well. */
  if (end[0] == ':' && g_ascii_isdigit (end[1]))
    g_ascii_strtoull (end + 1, &end, 10);
  return g_str_has_prefix (end, ": ") ? end + 2 : NULL;
}

/* Errors of a file open with its whole path and a line, as programs like it; the window says the name alone. */
static char *
phrase_place (GFile *file, const char *message)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  const char *reason;
  guint64 line = 0;

  reason = path != NULL ? read_place (message, path, &line) : NULL;
  if (reason == NULL)
    reason = read_place (message, name, &line);
  /* What is said of the whole file has no line. */
  if (reason == NULL && path != NULL && g_str_has_prefix (message, path) &&
      g_str_has_prefix (message + strlen (path), ": "))
    return g_strdup_printf (_ ("%s: %s"), shown, message + strlen (path) + 2);
  if (reason == NULL)
    return g_utf8_make_valid (message, -1);
  /* Translators: the name of a file, the number of a line in it, and what is wrong there. */
  return g_strdup_printf (_ ("%s, line %u: %s"), shown, (guint)line, reason);
}

/* @import: (nullable): that met @error, with what else it knows of it. */
static void
say_for_people (ChanceryImport *import, ChanceryCall *call, GError *error)
{
  guint64 n_more = 0;
  const GPtrArray *faults = import != NULL ? chancery_import_get_faults (import, &n_more) : NULL;
  g_autofree char *message = error->message;

  error->message = faults != NULL && faults->len > 0 ? phrase_faults (faults, n_more)
                                                     : phrase_place (call->file, message);
}

static void
import_look_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;
  ChanceryCsvLook *look = chancery_csv_look_read (connection->db, call->file, call->other_data,
                                                  g_task_get_cancellable (task), &error);

  if (error != NULL && error->domain == CHANCERY_EXCHANGE_ERROR)
    say_for_people (NULL, call, error);
  chancery_call_answer (task, look, free_look, error);
}

void
chancery_registry_import_look_async (ChanceryRegistry *self,
                                     GFile *file,
                                     const ChanceryEncoding *encoding,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (G_IS_FILE (file));

  call = chancery_call_new (self);
  call->file = g_object_ref (file);
  call->other_data = (gpointer)encoding;
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, import_look_job,
                          chancery_registry_import_look_async, cancellable, callback, user_data);
}

ChanceryCsvLook *
chancery_registry_import_look_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

/* They outlive the import, for whoever asks why it was not read. */
static void
keep_faults (GTask *task, ChanceryImport *import)
{
  guint64 n_more = 0;
  const GPtrArray *faults = chancery_import_get_faults (import, &n_more);

  if (faults == NULL || faults->len == 0)
    return;
  g_object_set_data_full (G_OBJECT (task), FAULTS, g_ptr_array_ref ((GPtrArray *)faults),
                          (GDestroyNotify)g_ptr_array_unref);
  g_object_set_data (G_OBJECT (task), N_MORE, GUINT_TO_POINTER ((guint)n_more));
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
  if (error->domain == CHANCERY_EXCHANGE_ERROR)
    {
      say_for_people (connection->import, call, error);
      keep_faults (task, connection->import);
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

GPtrArray *
chancery_registry_import_read_list_faults (ChanceryRegistry *self,
                                           GAsyncResult *result,
                                           guint *n_more)
{
  GPtrArray *faults;

  g_return_val_if_fail (g_task_is_valid (result, self) && n_more != NULL, NULL);

  *n_more = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (result), N_MORE));
  faults = g_object_get_data (G_OBJECT (result), FAULTS);
  return faults != NULL ? g_ptr_array_ref (faults) : NULL;
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

/* Whoever brings in once more may have answered otherwise. */
static void
forget_answers (ChanceryConnection *connection, const ChanceryCall *call)
{
  for (guint i = 0; call->rows != NULL && i < call->rows->len; i++)
    chancery_import_decide (connection->import, g_array_index (call->rows, guint64, i), FALSE,
                            NULL);
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
  if (!done && g_error_matches (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_BUSY))
    forget_answers (connection, call);
  else
    g_clear_pointer (&connection->import, chancery_import_free);
  if (!done)
    {
      g_task_return_error (task, error);
      return;
    }

  /* What was called off too late is here all the same. */
  g_task_set_check_cancellable (task, FALSE);
  if (batch > 0)
    {
      const ChanceryTurn turn = { .batch = batch };

      chancery_connection_tell_turn (connection, CHANCERY_NEWS_ACT, &turn);
    }
  else
    {
      /* Contents alone are nothing to take back, and have to be read all the same. */
      connection->brings_papers = TRUE;
      chancery_connection_tell_act (connection, CHANCERY_NEWS_ACT, 0);
    }
  chancery_connection_tell_profile (connection);
  g_task_return_int (task, batch);
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
chancery_registry_import_apply_finish (ChanceryRegistry *self,
                                       GAsyncResult *result,
                                       gint64 *batch,
                                       GError **error)
{
  g_autoptr (GError) inner = NULL;
  gint64 number;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  number = g_task_propagate_int (G_TASK (result), &inner);
  if (inner != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&inner));
      return FALSE;
    }
  if (batch != NULL)
    *batch = number;
  return TRUE;
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
      chancery_paper_write_pdf (call->other_data, call->file, call->replace, call->number,
                                g_task_get_cancellable (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
chancery_registry_write_paper_async (ChanceryRegistry *self,
                                     ChanceryPaper *paper,
                                     GFile *file,
                                     ChanceryReplace replace,
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
  call->replace = replace;
  call->number = made;
  call->gives_out = TRUE;
  chancery_registry_push (self, CHANCERY_WORKER_EXPORTER, call, write_paper_job,
                          chancery_registry_write_paper_async, cancellable, callback, user_data);
}

gboolean
chancery_registry_write_paper_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
