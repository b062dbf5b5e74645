/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing an export: the two forms of the interchange format, to a stream or to a
 * file that is read again before it gets its name. */

#include "config.h"

#include "chancery-export-private.h"

#include "chancery-attachments.h"
#include "chancery-canonical.h"
#include "chancery-csv-writer.h"
#include "chancery-csv.h"
#include "chancery-errors.h"
#include "chancery-file-writer.h"
#include "chancery-holidays.h"
#include "chancery-ics-writer.h"
#include "chancery-json-splitter.h"
#include "chancery-reader.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  ChanceryExport *export;
  GOutputStream *stream;
  const ChanceryFormat *format;
  gboolean lines;
  ChanceryCsvWriter *table;
  guint64 n_written;
  guint64 seal; /* over the records as they were written */
  GString *text;
  GHashTable *contents; /* digests of attachments, or NULL */
  GCancellable *cancellable;
} Writing;

static gboolean
is_table (const Writing *writing)
{
  return strcmp (writing->format->id, "csv") == 0;
}

static gboolean
flush_text (Writing *writing, GError **error)
{
  gboolean written = g_output_stream_write_all (writing->stream, writing->text->str,
                                                writing->text->len, NULL, writing->cancellable,
                                                error);

  g_string_truncate (writing->text, 0);
  return written;
}

static void
note_contents (Writing *writing, ChanceryRecord *record)
{
  const ChanceryValue *lines = chancery_record_get (record, "attachments");

  for (guint i = 0; writing->contents != NULL && i < chancery_value_get_n_items (lines); i++)
    {
      const char *digest = chancery_line_get_text (chancery_value_get_line (lines, i), "sha256");

      if (digest != NULL)
        g_hash_table_add (writing->contents, g_strdup (digest));
    }
}

/* @seal, and what comes after it.  It is to notice accidents; nobody who may write here has to forge. */
static guint64
add_to_seal (guint64 seal, const char *text, gsize length)
{
  const guint64 prime = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint64 word = length;

  for (seal = (seal ^ word) * prime; length > 0;)
    {
      gsize n = MIN (length, sizeof word);

      word = 0;
      if (G_LIKELY (n == sizeof word))
        memcpy (&word, text, sizeof word);
      else
        memcpy (&word, text, n);
      seal = (seal ^ word) * prime;
      seal ^= seal >> 29;
      text += n;
      length -= n;
    }
  return seal;
}

static gboolean
write_record (ChanceryRecord *record, gpointer user_data, GError **error)
{
  Writing *writing = user_data;
  gsize start;

  if (!chancery_reader_check_record (record, error))
    {
      g_prefix_error (error, "%s: ", chancery_record_get_id (record));
      return FALSE;
    }
  if (!writing->lines)
    g_string_append (writing->text, writing->n_written > 0 ? ",\n    " : "\n    ");
  start = writing->text->len;
  if (writing->lines)
    chancery_canonical_write_record (writing->text, record, CHANCERY_CANONICAL_COMPACT, 0);
  else
    chancery_canonical_write_record (writing->text, record, CHANCERY_CANONICAL_NONE, 2);
  writing->seal =
      add_to_seal (writing->seal, writing->text->str + start, writing->text->len - start);
  if (writing->lines)
    g_string_append_c (writing->text, '\n');
  writing->n_written++;
  note_contents (writing, record);
  return flush_text (writing, error);
}

static gboolean
write_json (Writing *writing, ChanceryProgressFunc progress, gpointer user_data, GError **error)
{
  g_auto (ChanceryJsonHeader) header = { 0 };

  if (!chancery_export_describe (writing->export, &header, error))
    return FALSE;
  if (writing->lines)
    chancery_json_header_write_line (&header, writing->text);
  else
    chancery_json_header_write_document (&header, writing->text);
  if (!flush_text (writing, error) ||
      !chancery_export_foreach (writing->export, write_record, writing, progress, user_data,
                                writing->cancellable, error))
    return FALSE;
  if (!writing->lines)
    g_string_append (writing->text, writing->n_written > 0 ? "\n  ]\n}\n" : "]\n}\n");
  return flush_text (writing, error);
}

static gboolean
learn_row (ChanceryRecord *record, gpointer user_data, GError **error)
{
  Writing *writing = user_data;

  chancery_csv_writer_learn (writing->table, record);
  return TRUE;
}

static gboolean
write_row (ChanceryRecord *record, gpointer user_data, GError **error)
{
  Writing *writing = user_data;

  chancery_csv_writer_write_record (writing->table, record, writing->text);
  writing->n_written++;
  return flush_text (writing, error);
}

static gboolean
write_table (Writing *writing, ChanceryProgressFunc progress, gpointer user_data, GError **error)
{
  g_autoptr (ChanceryCsvWriter) table = chancery_csv_writer_new ();

  writing->table = table;
  if (!chancery_export_foreach (writing->export, learn_row, writing, NULL, NULL,
                                writing->cancellable, error))
    return FALSE;
  chancery_csv_writer_write_heading (table, writing->text);
  return flush_text (writing, error) &&
         chancery_export_foreach (writing->export, write_row, writing, progress, user_data,
                                  writing->cancellable, error);
}

/* What is kept back is not named in the event, and does not mark it either. */
static gboolean
write_event (ChanceryRecord *record, gpointer user_data, GError **error)
{
  Writing *writing = user_data;
  const char *about = chancery_value_get_reference_id (chancery_record_get (record, "on"));
  g_autofree char *level = about != NULL ? chancery_export_dup_level (writing->export, about)
                                         : NULL;

  writing->n_written += chancery_ics_write_action (writing->text, record, level);
  return flush_text (writing, error);
}

static gboolean
write_calendar (Writing *writing, ChanceryProgressFunc progress, gpointer user_data, GError **error)
{
  chancery_ics_write_begin (writing->text);
  if (!flush_text (writing, error) ||
      !chancery_export_foreach (writing->export, write_event, writing, progress, user_data,
                                writing->cancellable, error))
    return FALSE;
  chancery_ics_write_end (writing->text);
  return flush_text (writing, error);
}

static gboolean
write_format (Writing *writing, ChanceryProgressFunc progress, gpointer user_data, GError **error)
{
  if (writing->format->diary)
    return write_calendar (writing, progress, user_data, error);
  return is_table (writing) ? write_table (writing, progress, user_data, error)
                            : write_json (writing, progress, user_data, error);
}

static gboolean
set_format (Writing *writing, const ChanceryFormat *format, GError **error)
{
  if (format == NULL || !format->writes)
    {
      g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_UNSUPPORTED,
                   "no format that this program writes%s%s", format != NULL ? ": " : "",
                   format != NULL ? format->id : "");
      return FALSE;
    }
  writing->format = format;
  writing->lines = strcmp (format->id, "jsonl") == 0;
  chancery_export_set_diary (writing->export, format->diary);
  return TRUE;
}

/* Chooses, if nobody has, and writes; all of it sees one state of the registry. */
static gboolean
write_all (Writing *writing, ChanceryProgressFunc progress, gpointer user_data, GError **error)
{
  ChanceryExport *self = writing->export;
  gboolean written;

  if (!chancery_db_begin_read (self->db, error))
    return FALSE;
  chancery_db_set_cancellable (self->db, writing->cancellable);
  chancery_db_set_frugal (self->db, TRUE);
  written = (self->selection != NULL ||
             chancery_export_prepare (self, NULL, NULL, writing->cancellable, error)) &&
            write_format (writing, progress, user_data, error);
  chancery_db_set_frugal (self->db, FALSE);
  chancery_db_set_cancellable (self->db, NULL);
  chancery_db_end_read (self->db);
  return written;
}

static gboolean
read_header (ChanceryJsonSplitter *splitter, GError **error)
{
  g_auto (ChanceryJsonHeader) header = { 0 };
  const char *json = chancery_json_splitter_get_header (splitter);

  return json == NULL || chancery_json_header_read (&header, json, error);
}

/* The guard goes through all that an import goes through.  The records were found readable when they were
 * written: it is left to see that they lie there as they were. */
static gboolean
count_json (const Writing *writing, GInputStream *stream, guint64 *n_read, GError **error)
{
  g_autoptr (ChanceryJsonSplitter) splitter =
      chancery_json_splitter_new (stream, "what was written");
  guint64 seal = 0;

  while (TRUE)
    {
      const char *record;
      gsize length;

      if (!chancery_json_splitter_next (splitter, &record, &length, NULL, writing->cancellable,
                                        error))
        return FALSE;
      if (record == NULL)
        break;
      seal = add_to_seal (seal, record, length);
      (*n_read)++;
    }
  if (*n_read == writing->n_written && seal != writing->seal)
    {
      g_set_error_literal (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                           "what lies on the disk is not what was written");
      return FALSE;
    }
  return read_header (splitter, error);
}

static gboolean
count_rows (GInputStream *stream, guint64 *n_read, GCancellable *cancellable, GError **error)
{
  g_autoptr (ChanceryCsv) csv = chancery_csv_new (stream, "what was written");
  gboolean heading = TRUE;

  while (TRUE)
    {
      g_auto (GStrv) cells = NULL;
      guint64 line;

      if (!chancery_csv_next (csv, &cells, &line, cancellable, error))
        return FALSE;
      if (cells == NULL)
        return TRUE;
      *n_read += !heading;
      heading = FALSE;
    }
}

static gboolean
count_written (const Writing *writing, GInputStream *stream, guint64 *n_read, GError **error)
{
  if (writing->format->diary)
    return chancery_holidays_count_events (stream, n_read, writing->cancellable, error);
  return is_table (writing) ? count_rows (stream, n_read, writing->cancellable, error)
                            : count_json (writing, stream, n_read, error);
}

/* What cannot be read again, guard and all, replaces nothing. */
static gboolean
check_file (const Writing *writing, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, writing->cancellable, error);
  guint64 n_read = 0;

  if (stream == NULL)
    return FALSE;
  if (!count_written (writing, G_INPUT_STREAM (stream), &n_read, error))
    return FALSE;
  if (n_read == writing->n_written)
    return TRUE;
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
               "what was written holds %" G_GUINT64_FORMAT " records instead of %" G_GUINT64_FORMAT,
               n_read, writing->n_written);
  return FALSE;
}

/* A content that lies there already has the same bytes: its name is its digest. */
static gboolean
write_contents (Writing *writing, const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *folder = g_build_filename (parent, "attachments", NULL);
  GHashTableIter iter;
  gpointer digest;

  if (g_hash_table_size (writing->contents) == 0)
    return TRUE;
  if (g_mkdir (folder, 0700) != 0 && errno != EEXIST)
    {
      int saved = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), "%s: %s", folder,
                   g_strerror (saved));
      return FALSE;
    }
  g_hash_table_iter_init (&iter, writing->contents);
  while (g_hash_table_iter_next (&iter, &digest, NULL))
    {
      g_autofree char *content = g_build_filename (folder, digest, NULL);

      if (g_file_test (content, G_FILE_TEST_EXISTS) ||
          !chancery_attachments_has (writing->export->db, digest, NULL))
        continue;
      if (!chancery_attachments_save (writing->export->db, digest, content, writing->cancellable,
                                      error))
        return FALSE;
    }
  return TRUE;
}

gboolean
chancery_export_write_file (ChanceryExport *self,
                            const char *format,
                            const char *path,
                            ChanceryProgressFunc progress,
                            gpointer user_data,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (ChanceryFileWriter) writer = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Writing writing = {
    .export = self, .text = text, .contents = contents, .cancellable = cancellable
  };
  const char *written;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  if (!set_format (&writing,
                   format != NULL ? chancery_formats_find (format)
                                  : chancery_formats_find_for_path (path),
                   error))
    return FALSE;
  if (chancery_db_is_own_file (self->db, path))
    {
      g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                   "%s: this is the registry itself", path);
      return FALSE;
    }
  writer = chancery_file_writer_new (path, error);
  if (writer == NULL)
    return FALSE;
  writing.stream = chancery_file_writer_get_stream (writer);
  if (!write_all (&writing, progress, user_data, error))
    return FALSE;
  written = chancery_file_writer_flush (writer, error);
  return written != NULL && check_file (&writing, written, error) &&
         write_contents (&writing, path, error) && chancery_file_writer_commit (writer, error);
}

gboolean
chancery_export_write_stream (ChanceryExport *self,
                              const char *format,
                              GOutputStream *stream,
                              ChanceryProgressFunc progress,
                              gpointer user_data,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Writing writing = { .export = self, .stream = stream, .text = text, .cancellable = cancellable };

  g_return_val_if_fail (self != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);

  return set_format (&writing, chancery_formats_find (format != NULL ? format : "json"), error) &&
         write_all (&writing, progress, user_data, error) &&
         g_output_stream_flush (stream, cancellable, error);
}
