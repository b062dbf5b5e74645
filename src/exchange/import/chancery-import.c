/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-import-private.h"

#include "chancery-csv-look.h"
#include "chancery-csv-reader.h"
#include "chancery-db.h"
#include "chancery-errors.h"
#include "chancery-history.h"
#include "chancery-json-gaps.h"
#include "chancery-json-guard.h"
#include "chancery-json-reader.h"
#include "chancery-mail-reader.h"
#include "chancery-parcel.h"
#include "chancery-records.h"
#include "chancery-seal.h"
#include "chancery-settings.h"
#include "chancery-strange-file.h"

#include <string.h>

gboolean
chancery_conflicts_from_string (const char *text, ChanceryConflicts *conflicts)
{
  static const char *const words[] = { "fail", "keep", "take" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (text, words[i]) == 0)
      {
        *conflicts = (ChanceryConflicts)i;
        return TRUE;
      }
  return FALSE;
}

void
chancery_import_report (ChanceryImport *self, gboolean judging, guint64 done, guint64 total)
{
  if (self->progress == NULL)
    return;
  if (total == 0 || self->n_bytes == 0)
    self->progress (done, 0, self->progress_data);
  else
    self->progress (done + (judging ? total : 0), total * 2, self->progress_data);
}

gboolean
chancery_import_refuse (ChanceryImport *self, guint64 line, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
               "%s:%" G_GUINT64_FORMAT ": %s", self->name, line, reason);
  return FALSE;
}

gboolean
chancery_import_note (ChanceryImport *self, guint64 line, GError **error, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  g_autofree char *note = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  note = g_strdup_printf ("%s:%" G_GUINT64_FORMAT ": %s", self->name, line, sentence);
  return chancery_scratch_add_note (self->scratch, note, FALSE, error);
}

static ChanceryDraft *
read_parcel (GBytes *content, GError **error)
{
  gsize length;
  gconstpointer bytes = g_bytes_get_data (content, &length);
  ChanceryDraft *draft = chancery_parcel_read (bytes, length);

  if (draft == NULL)
    g_set_error_literal (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                         "the scratch file does not hold what was written into it");
  return draft;
}

ChanceryDraft *
chancery_import_load (ChanceryImport *self, gint64 ordinal, GError **error)
{
  g_autoptr (GBytes) content = chancery_scratch_get_content (self->scratch, ordinal, error);

  return content != NULL ? read_parcel (content, error) : NULL;
}

ChanceryRecord *
chancery_import_load_theirs (ChanceryImport *self,
                             gint64 ordinal,
                             ChanceryDraft *content,
                             GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) theirs = chancery_scratch_get_theirs (self->scratch, ordinal, &reason);
  g_autoptr (ChanceryDraft) draft = theirs != NULL ? read_parcel (theirs, &reason) : NULL;

  if (reason == NULL)
    return chancery_draft_build (draft != NULL ? draft : content);
  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

void
chancery_import_mark_partial (ChanceryImport *self, ChanceryDraft *draft)
{
  const char *unknown = chancery_draft_get_unknown (draft);
  g_autoptr (ChanceryGaps) gaps = NULL;
  g_autofree char *marked = NULL;

  if (self->header.ceiling == NULL)
    return;
  gaps = chancery_json_gaps_read (unknown);
  gaps->is_partial = TRUE;
  marked = chancery_json_gaps_replace (unknown, gaps);
  chancery_draft_set_unknown (draft, marked);
}

gboolean
chancery_import_is_partial (ChanceryImport *self)
{
  return self->is_table || self->is_mail || self->header.ceiling != NULL;
}

/* The name says that a file is a table, or whoever said something of its columns or rows, only where its first byte does
 * not say that it is JSON; e-mail is known by its first line. */
static gboolean
look_at_format (ChanceryImport *self, GBufferedInputStream *stream, GError **error)
{
  g_autofree char *name = self->news != NULL ? chancery_seal_strip_name (self->name)
                                             : g_strdup (self->name);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  const char *bytes;
  gsize length;
  gboolean is_said;

  if (g_buffered_input_stream_fill (stream, -1, self->cancellable, error) < 0)
    return FALSE;
  bytes = g_buffered_input_stream_peek_buffer (stream, &length);
  is_said = self->table_wishes->len > 0 || self->table_kind != CHANCERY_KIND_NONE ||
            self->table_encoding != NULL;
  self->is_table = chancery_csv_look_recognizes (name, bytes, length);
  if (!self->is_table)
    self->is_mail = chancery_mail_reader_recognizes (bytes, length) ||
                    (g_str_has_suffix (lower, ".eml") || g_str_has_suffix (lower, ".mbox"));
  if (!self->is_table && !self->is_mail && is_said)
    self->is_table = chancery_csv_look_recognizes (NULL, bytes, length);
  return TRUE;
}

static gboolean
read_json (ChanceryImport *self, GInputStream *stream, GError **error)
{
  g_autoptr (ChanceryJsonReader) reader = chancery_json_reader_new (stream, self->name);

  while (TRUE)
    {
      g_autoptr (ChanceryDraft) draft = NULL;
      guint64 line = 0;

      if (!chancery_json_reader_next (reader, &draft, &line, self->cancellable, error))
        return FALSE;
      if (draft == NULL)
        break;
      if (!chancery_import_keep (self, draft, line, error))
        return FALSE;
      chancery_import_report (self, FALSE, chancery_json_reader_get_n_bytes (reader),
                              self->n_bytes);
    }
  chancery_json_reader_take_header (reader, &self->header);
  return TRUE;
}

/* What the bytes of the file mean, and all records in it. */
static gboolean
read_bytes (ChanceryImport *self, GInputStream *buffered, GError **error)
{
  if (!look_at_format (self, G_BUFFERED_INPUT_STREAM (buffered), error))
    return FALSE;
  if (self->is_mail)
    return chancery_import_read_mail (self, buffered, error);
  return self->is_table ? chancery_import_read_table (self, buffered, error)
                        : read_json (self, buffered, error);
}

/* @is_bag: (out): whether it is a package.  What no records can stand in is told before anybody looks for some. */
static gboolean
look_at_first_bytes (ChanceryImport *self,
                     GBufferedInputStream *stream,
                     gboolean *is_bag,
                     GError **error)
{
  g_autofree char *name = chancery_seal_strip_name (self->name);
  const char *strange;
  const char *bytes;
  gsize length;

  *is_bag = FALSE;
  /* What cannot be read is told by whoever reads it. */
  if (g_buffered_input_stream_fill (stream, -1, self->cancellable, NULL) < 0)
    return TRUE;
  bytes = g_buffered_input_stream_peek_buffer (stream, &length);
  *is_bag = chancery_bag_recognizes (bytes, length);
  strange = chancery_strange_file_describe (name, bytes, length);
  if (strange == NULL)
    return TRUE;
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID, "%s:1: %s",
               self->name, strange);
  return FALSE;
}

static gboolean
read_records (ChanceryImport *self, GInputStream *given, const char *path, GError **error)
{
  g_autoptr (GInputStream) stream = chancery_import_open_seals (self, given, path, error);
  g_autoptr (GInputStream) buffered = NULL;
  g_autoptr (GInputStream) document = NULL;
  gboolean is_bag;

  if (stream == NULL)
    return FALSE;
  buffered = G_IS_BUFFERED_INPUT_STREAM (stream) ? g_object_ref (stream)
                                                 : g_buffered_input_stream_new (stream);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (buffered), FALSE);
  if (!look_at_first_bytes (self, G_BUFFERED_INPUT_STREAM (buffered), &is_bag, error))
    return FALSE;
  if (!is_bag)
    {
      if (!read_bytes (self, buffered, error))
        return FALSE;
    }
  else
    {
      document = chancery_import_open_bag (self, buffered, given, error);
      if (document == NULL || !read_json (self, document, error) ||
          !chancery_import_end_chain (self, error))
        return FALSE;
    }
  self->n_read = chancery_scratch_count_records (self->scratch);
  return TRUE;
}

/* All that is read of the registry meanwhile sees one state of it. */
static gboolean
read_and_judge (ChanceryImport *self, GInputStream *stream, const char *path, GError **error)
{
  gboolean judged;

  if (!read_records (self, stream, path, error) || !chancery_db_begin_read (self->db, error))
    return FALSE;
  self->history_head = chancery_history_get_head (self->db);
  self->registry_is_empty = chancery_records_is_empty (self->db);
  judged = chancery_import_judge (self, error);
  chancery_db_end_read (self->db);
  return judged && chancery_scratch_rest (self->scratch, error);
}

ChanceryImport *
chancery_import_new (ChanceryDb *db)
{
  ChanceryImport *self;

  g_return_val_if_fail (db != NULL, NULL);

  self = g_new0 (ChanceryImport, 1);
  self->db = db;
  self->table_wishes = g_ptr_array_new_with_free_func (g_free);
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
chancery_import_free (ChanceryImport *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->scratch, chancery_scratch_free);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_pointer (&self->targets, g_hash_table_unref);
  g_clear_pointer (&self->missing, g_hash_table_unref);
  g_ptr_array_unref (self->table_wishes);
  chancery_csv_mapping_free (self->given);
  chancery_csv_mapping_free (self->chosen);
  chancery_csv_reader_free (self->table);
  chancery_json_header_clear (&self->header);
  g_clear_pointer (&self->bag, chancery_bag_free);
  g_free (self->bag_name);
  g_clear_pointer (&self->history_faults, g_ptr_array_unref);
  g_clear_pointer (&self->opened, chancery_spool_free);
  g_clear_pointer (&self->news, chancery_seal_news_free);
  g_strfreev (self->trusted);
  g_free (self->name);
  g_free (self->contents);
  g_free (self);
}

void
chancery_import_set_table_kind (ChanceryImport *self, const ChanceryKind *kind)
{
  g_return_if_fail (self != NULL);

  self->table_kind = kind != NULL ? kind->index : CHANCERY_KIND_NONE;
}

void
chancery_import_add_table_wish (ChanceryImport *self, const char *wish)
{
  g_return_if_fail (self != NULL && wish != NULL);

  g_ptr_array_add (self->table_wishes, g_strdup (wish));
}

void
chancery_import_set_table_encoding (ChanceryImport *self, const ChanceryEncoding *encoding)
{
  g_return_if_fail (self != NULL);

  self->table_encoding = encoding;
}

void
chancery_import_set_table_mapping (ChanceryImport *self, const ChanceryCsvMapping *mapping)
{
  g_return_if_fail (self != NULL && mapping != NULL);

  chancery_csv_mapping_free (self->given);
  self->given = chancery_csv_mapping_copy (mapping);
  self->table_encoding = chancery_csv_mapping_get_encoding (mapping);
}

/* @path: (nullable): the file that @stream reads. */
static gboolean
read_all (ChanceryImport *self,
          GInputStream *stream,
          const char *path,
          const char *name,
          const char *folder,
          ChanceryProgressFunc progress,
          gpointer user_data,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree char *home = g_path_get_dirname (chancery_db_get_path (self->db));

  self->scratch = chancery_scratch_new (home, error);
  if (self->scratch == NULL)
    return FALSE;
  self->name = g_strdup (name);
  self->contents = folder != NULL ? g_build_filename (folder, "attachments", NULL) : NULL;
  self->progress = progress;
  self->progress_data = user_data;
  self->cancellable = cancellable;
  self->judged = read_and_judge (self, stream, path, error);
  self->progress = NULL;
  self->cancellable = NULL;
  return self->judged;
}

gboolean
chancery_import_read_file (ChanceryImport *self,
                           const char *path,
                           ChanceryProgressFunc progress,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);
  g_return_val_if_fail (self->scratch == NULL, FALSE);

  if (chancery_db_is_own_file (self->db, path))
    {
      g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                   "%s: this is the registry itself", path);
      return FALSE;
    }
  file = g_file_new_for_path (path);
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return FALSE;
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
  self->n_bytes = info != NULL ? (guint64)g_file_info_get_size (info) : 0;
  folder = g_path_get_dirname (path);
  return read_all (self, G_INPUT_STREAM (stream), path, path, folder, progress, user_data,
                   cancellable, error);
}

gboolean
chancery_import_read_stream (ChanceryImport *self,
                             GInputStream *stream,
                             const char *name,
                             const char *folder,
                             ChanceryProgressFunc progress,
                             gpointer user_data,
                             GCancellable *cancellable,
                             GError **error)
{
  g_return_val_if_fail (self != NULL && G_IS_INPUT_STREAM (stream), FALSE);
  g_return_val_if_fail (self->scratch == NULL, FALSE);

  return read_all (self, stream, NULL, name, folder, progress, user_data, cancellable, error);
}

const GPtrArray *
chancery_import_get_faults (ChanceryImport *self, guint64 *n_more)
{
  g_return_val_if_fail (self != NULL && n_more != NULL, NULL);

  *n_more = 0;
  return self->table != NULL ? chancery_csv_reader_get_faults (self->table, n_more) : NULL;
}

const ChancerySealNews *
chancery_import_get_seal_news (ChanceryImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->news;
}

const ChanceryImportSummary *
chancery_import_get_summary (ChanceryImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->summary;
}

guint64
chancery_import_get_n_conflicts (ChanceryImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->scratch != NULL ? (guint64)chancery_scratch_count_conflicts (self->scratch) : 0;
}

gboolean
chancery_import_decide (ChanceryImport *self, guint64 conflict, gboolean take, GError **error)
{
  g_return_val_if_fail (self != NULL && self->scratch != NULL, FALSE);

  return chancery_scratch_decide (self->scratch, conflict, take, error);
}

char **
chancery_import_list_notes (ChanceryImport *self, guint limit, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->scratch == NULL)
    return g_new0 (char *, 1);
  return chancery_scratch_list_notes (self->scratch, TRUE, 0, limit, error);
}
