/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing an export: the two forms of the interchange format, tables, a calendar and the books that people
 * read, to a stream or to a file that is read again before it gets its name. */

#include "config.h"

#include "chancery-export-private.h"

#include "chancery-attachments.h"
#include "chancery-bag.h"
#include "chancery-book-write.h"
#include "chancery-canonical.h"
#include "chancery-csv-writer.h"
#include "chancery-csv.h"
#include "chancery-errors.h"
#include "chancery-file-writer.h"
#include "chancery-holidays.h"
#include "chancery-ics-writer.h"
#include "chancery-json-splitter.h"
#include "chancery-reader.h"
#include "chancery-vocabulary.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  ChanceryExport *export;
  GOutputStream *stream;
  const ChanceryFormat *format;
  const char *name; /* what a bag is called */
  gboolean lines;
  ChanceryCsvWriter *table;
  guint64 n_written;
  guint64 seal;   /* over the records as they were written */
  GChecksum *sum; /* of a book as it was written */
  GString *text;
  GHashTable *contents; /* digests of attachments */
  char *marking;        /* the highest of what was written, or NULL */
  GCancellable *cancellable;
} Writing;

static gboolean
is_table (const Writing *writing)
{
  return strcmp (writing->format->id, "csv") == 0;
}

static gboolean
is_bag (const Writing *writing)
{
  return writing->format->package;
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
note_level (Writing *writing, const char *level)
{
  if (chancery_vocabulary_level_rank (level) <= chancery_vocabulary_level_rank (writing->marking))
    return;
  g_free (writing->marking);
  writing->marking = g_strdup (level);
}

static void
note_contents (Writing *writing, ChanceryRecord *record)
{
  const ChanceryValue *lines = chancery_record_get (record, "attachments");

  note_level (writing, chancery_record_get_level (record));
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      const ChanceryLine *line = chancery_value_get_line (lines, i);
      const char *digest = chancery_line_get_text (line, "sha256");

      note_level (writing, chancery_value_get_level (chancery_line_get (line, "marking")));
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

static gboolean write_format (Writing *writing,
                              ChanceryProgressFunc progress,
                              gpointer user_data,
                              GError **error);

/* The same records once more in another form, as a file of the bag. */
static gboolean
write_part (Writing *writing,
            ChanceryBagWriter *bag,
            const char *id,
            ChanceryProgressFunc progress,
            gpointer user_data,
            GError **error)
{
  const ChanceryFormat *whole = writing->format;
  GOutputStream *below = writing->stream;
  const ChanceryFormat *format = chancery_formats_find (id);
  g_autofree char *name = g_strconcat (chancery_bag_writer_get_name (bag), format->suffix, NULL);
  gboolean written;

  writing->format = format;
  writing->stream = chancery_bag_writer_begin (bag, name, -1, writing->cancellable, error);
  written = writing->stream != NULL && write_format (writing, progress, user_data, error) &&
            chancery_bag_writer_end (bag, error);
  writing->format = whole;
  writing->stream = below;
  return written;
}

/* Nobody reads a whole registry from cover to cover. */
static gboolean
write_parts (Writing *writing,
             ChanceryBagWriter *bag,
             ChanceryProgressFunc progress,
             gpointer user_data,
             GError **error)
{
  ChanceryExport *self = writing->export;

  if (!chancery_selection_is_all (self->selection) &&
      (!write_part (writing, bag, "pdf", progress, user_data, error) ||
       !write_part (writing, bag, "html", progress, user_data, error)))
    return FALSE;
  return write_part (writing, bag, "json", progress, user_data, error) &&
         chancery_export_fill_bag (self, bag, writing->contents,
                                   writing->marking != NULL ? writing->marking : "unmarked",
                                   writing->cancellable, error);
}

/* All that is in a bag gives one time, which is that of its files too. */
static gboolean
write_bag (Writing *writing, ChanceryProgressFunc progress, gpointer user_data, GError **error)
{
  ChanceryExport *self = writing->export;
  g_auto (ChanceryJsonHeader) header = { 0 };
  g_autoptr (GDateTime) made = NULL;
  g_autoptr (ChanceryBagWriter) bag = NULL;
  gboolean timeless = self->exported == NULL;
  gboolean written;

  if (!chancery_export_describe (self, &header, error))
    return FALSE;
  if (timeless)
    self->exported = g_strdup (header.exported);
  made = g_date_time_new_from_iso8601 (header.exported, NULL);
  bag = chancery_bag_writer_new (writing->stream, writing->name,
                                 made != NULL ? g_date_time_to_unix (made) : 0);
  written = write_parts (writing, bag, progress, user_data, error);
  if (timeless)
    g_clear_pointer (&self->exported, g_free);
  return written;
}

static gboolean
write_book (Writing *writing, ChanceryProgressFunc progress, gpointer user_data, GError **error)
{
  g_autoptr (ChanceryBook) book = chancery_book_new (writing->export, writing->cancellable, error);

  if (book == NULL)
    return FALSE;
  return (strcmp (writing->format->id, "pdf") == 0
              ? chancery_book_write_pdf
              : chancery_book_write_html) (book, writing->stream, writing->sum, progress, user_data,
                                           writing->cancellable, error);
}

static gboolean
write_format (Writing *writing, ChanceryProgressFunc progress, gpointer user_data, GError **error)
{
  if (is_bag (writing))
    return write_bag (writing, progress, user_data, error);
  if (writing->format->book)
    return write_book (writing, progress, user_data, error);
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
  chancery_export_set_raised (writing->export, format->book || format->package);
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

/* Every digest of it, and the records in it as they are looked at in a file of their own. */
static gboolean
count_bag (const Writing *writing, const char *path, guint64 *n_read, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (ChanceryBag) bag = NULL;
  g_autoptr (GInputStream) document = NULL;
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (descriptor < 0)
    {
      int saved = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), "%s: %s", path,
                   g_strerror (saved));
      return FALSE;
    }
  bag = chancery_bag_open (descriptor, "what was written", folder, NULL, NULL, NULL, NULL,
                           writing->cancellable, error);
  close (descriptor);
  document = bag != NULL ? chancery_bag_open_document (bag, NULL) : NULL;
  return document != NULL && count_json (writing, document, n_read, error);
}

/* A book has no reader here; it is left to see that it lies there as it was written. */
static gboolean
check_book (const Writing *writing, GInputStream *stream, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 block[16384];
  gssize n;

  while ((n = g_input_stream_read (stream, block, sizeof block, writing->cancellable, error)) > 0)
    g_checksum_update (sum, block, n);
  if (n < 0)
    return FALSE;
  if (strcmp (g_checksum_get_string (sum), g_checksum_get_string (writing->sum)) == 0)
    return TRUE;
  g_set_error_literal (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                       "what lies on the disk is not what was written");
  return FALSE;
}

static gboolean
count_written (const Writing *writing, GInputStream *stream, guint64 *n_read, GError **error)
{
  if (writing->format->book)
    return check_book (writing, stream, error);
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
  if (is_bag (writing) ? !count_bag (writing, path, &n_read, error)
                       : !count_written (writing, G_INPUT_STREAM (stream), &n_read, error))
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

/* Writes into the file that will be @path, and reads it again. */
static gboolean
write_to_path (Writing *writing,
               const char *path,
               ChanceryProgressFunc progress,
               gpointer user_data,
               GError **error)
{
  g_autoptr (ChanceryFileWriter) writer = chancery_file_writer_new (path, error);
  const char *written;

  if (writer == NULL)
    return FALSE;
  writing->stream = chancery_file_writer_get_stream (writer);
  if (!write_all (writing, progress, user_data, error))
    return FALSE;
  written = chancery_file_writer_flush (writer, error);
  return written != NULL && check_file (writing, written, error) &&
         (is_bag (writing) || write_contents (writing, path, error)) &&
         chancery_file_writer_commit (writer, error);
}

/* The name of a file without what tells its format. */
static char *
make_name (const char *path)
{
  char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  return name;
}

static void
writing_clear (Writing *writing)
{
  g_clear_pointer (&writing->contents, g_hash_table_unref);
  g_free (writing->marking);
  g_string_free (writing->text, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, writing_clear)

gboolean
chancery_export_write_file (ChanceryExport *self,
                            const char *format,
                            const char *path,
                            ChanceryProgressFunc progress,
                            gpointer user_data,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autofree char *name = path != NULL ? make_name (path) : NULL;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_auto (Writing) writing = {
    .export = self,
    .name = name,
    .text = g_string_new (NULL),
    .contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .sum = sum,
    .cancellable = cancellable,
  };

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
  return write_to_path (&writing, path, progress, user_data, error);
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
  g_auto (Writing) writing = {
    .export = self,
    .stream = stream,
    .name = "chancery",
    .text = g_string_new (NULL),
    .contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .cancellable = cancellable,
  };

  g_return_val_if_fail (self != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);

  return set_format (&writing, chancery_formats_find (format != NULL ? format : "json"), error) &&
         write_all (&writing, progress, user_data, error) &&
         g_output_stream_flush (stream, cancellable, error);
}
