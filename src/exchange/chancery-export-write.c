/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing an export: the two forms of the interchange format, tables, a calendar and the books that people
 * read, to a stream or to a file that is read again before it gets its name. */

#include "config.h"

#include "chancery-export-private.h"

#include "chancery-attachments.h"
#include "chancery-canonical.h"
#include "chancery-csv-writer.h"
#include "chancery-errors.h"
#include "chancery-file-writer.h"
#include "chancery-ics-writer.h"
#include "chancery-reader.h"
#include "chancery-spool.h"
#include "chancery-unseal.h"
#include "chancery-vocabulary.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  ChanceryExport *export;
  GOutputStream *stream;
  const char *name; /* what a bag is called */
  gboolean lines;
  ChanceryCsvWriter *table;
  ChanceryExportMark mark;
  GString *text;
  GHashTable *contents; /* digests of attachments */
  char *marking;        /* the highest of what was written, or NULL */
  GCancellable *cancellable;
} Writing;

static gboolean
is_table (const Writing *writing)
{
  return strcmp (writing->mark.format->id, "csv") == 0;
}

static gboolean
is_bag (const Writing *writing)
{
  return writing->mark.format->package;
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
    g_string_append (writing->text, writing->mark.n_written > 0 ? ",\n    " : "\n    ");
  start = writing->text->len;
  if (writing->lines)
    chancery_canonical_write_record (writing->text, record, CHANCERY_CANONICAL_COMPACT, 0);
  else
    chancery_canonical_write_record (writing->text, record, CHANCERY_CANONICAL_NONE, 2);
  chancery_export_mark_add (&writing->mark, writing->text->str + start, writing->text->len - start);
  if (writing->lines)
    g_string_append_c (writing->text, '\n');
  writing->mark.n_written++;
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
    g_string_append (writing->text, writing->mark.n_written > 0 ? "\n  ]\n}\n" : "]\n}\n");
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
  writing->mark.n_written++;
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

  writing->mark.n_written += chancery_ics_write_action (writing->text, record, level);
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
  const ChanceryFormat *whole = writing->mark.format;
  GOutputStream *below = writing->stream;
  const ChanceryFormat *format = chancery_formats_find (id);
  g_autofree char *name = g_strconcat (chancery_bag_writer_get_name (bag), format->suffix, NULL);
  gboolean written;

  writing->mark.format = format;
  writing->stream = chancery_bag_writer_begin (bag, name, -1, writing->cancellable, error);
  written = writing->stream != NULL && write_format (writing, progress, user_data, error) &&
            chancery_bag_writer_end (bag, error);
  writing->mark.format = whole;
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
  return chancery_export_write_book (writing->export, writing->mark.format->id, writing->stream,
                                     writing->mark.sum, progress, user_data, writing->cancellable,
                                     error);
}

static gboolean
write_format (Writing *writing, ChanceryProgressFunc progress, gpointer user_data, GError **error)
{
  if (is_bag (writing))
    return write_bag (writing, progress, user_data, error);
  if (writing->mark.format->book)
    return write_book (writing, progress, user_data, error);
  if (writing->mark.format->diary)
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
  writing->mark.format = format;
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

/* ---- a file, and what closes it ---- */

static gboolean
is_sealed (const Writing *writing)
{
  return chancery_seal_encrypts (writing->export->seal);
}

ChancerySpool *
chancery_export_spool_new (ChanceryExport *self, GError **error)
{
  g_autofree char *home = g_path_get_dirname (chancery_db_get_path (self->db));
  ChancerySpool *spool = chancery_spool_new (home, NULL);

  return spool != NULL ? spool : chancery_spool_new (g_get_tmp_dir (), error);
}

static gboolean
check_spool (Writing *writing, ChancerySpool *spool, const char *home, GError **error)
{
  return chancery_export_check (&writing->mark, chancery_spool_get_descriptor (spool),
                                g_access (home, W_OK) == 0 ? home : g_get_tmp_dir (),
                                writing->cancellable, error);
}

/* Writes it for nobody to see, reads it again, and closes it into @sealed. */
static gboolean
write_sealed (Writing *writing,
              GOutputStream *sealed,
              GChecksum *sum,
              ChanceryProgressFunc progress,
              gpointer user_data,
              GError **error)
{
  ChanceryExport *self = writing->export;
  g_autofree char *home = g_path_get_dirname (chancery_db_get_path (self->db));
  g_autoptr (ChancerySpool) spool = chancery_export_spool_new (self, error);
  g_autoptr (GOutputStream) end = NULL;
  g_autoptr (GOutputStream) buffered = NULL;
  g_autoptr (GInputStream) plain = NULL;

  if (spool == NULL)
    return FALSE;
  end = chancery_spool_open_end (spool);
  buffered = g_buffered_output_stream_new_sized (end, 65536);
  writing->stream = buffered;
  if (!write_all (writing, progress, user_data, error) ||
      !g_output_stream_flush (buffered, writing->cancellable, error) ||
      !check_spool (writing, spool, home, error))
    return FALSE;
  self->n_left_contents = is_bag (writing) ? 0 : g_hash_table_size (writing->contents);
  plain = chancery_spool_open (spool, 0, chancery_spool_get_size (spool));
  return chancery_seal_close (self->seal, plain,
                              is_bag (writing) || strcmp (writing->mark.format->id, "pdf") == 0,
                              sealed, sum, writing->cancellable, error);
}

static char *
name_signature (const char *path)
{
  return g_strconcat (path, CHANCERY_SEAL_SIGNATURE_SUFFIX, NULL);
}

/* What was signed is replaced, and a signature of it, whatever its name (chancery_unseal_find_signature()),
 * would make of the new file a false one. @kept: (nullable): the new one. */
static void
drop_stale (const char *path, const char *kept)
{
  const char *const *suffixes = chancery_unseal_list_signature_suffixes ();

  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      if (g_strcmp0 (name, kept) != 0 && chancery_unseal_is_signature (name))
        g_unlink (name);
    }
}

static gboolean
commit_alone (ChanceryFileWriter *writer, const char *path, GError **error)
{
  if (!chancery_file_writer_commit (writer, error))
    return FALSE;
  drop_stale (path, NULL);
  return TRUE;
}

/* Of what nobody here may be able to open again, it is left to see that it lies there as gpg gave it. */
static gboolean
write_sealed_to_path (Writing *writing,
                      const char *path,
                      ChanceryProgressFunc progress,
                      gpointer user_data,
                      GError **error)
{
  g_autoptr (ChanceryFileWriter) writer = chancery_file_writer_new (path, error);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  return writer != NULL &&
         write_sealed (writing, chancery_file_writer_get_stream (writer), sum, progress, user_data,
                       error) &&
         chancery_file_writer_flush (writer, error) != NULL &&
         chancery_export_check_sum (sum, chancery_file_writer_get_descriptor (writer),
                                    writing->cancellable, error) &&
         commit_alone (writer, path, error);
}

/* The signature of @written, which will be @path; it waits for its name. */
static ChanceryFileWriter *
sign_file (Writing *writing, const char *written, const char *path, GError **error)
{
  g_autofree char *name = name_signature (path);
  g_autoptr (GFile) file = g_file_new_for_path (written);
  g_autoptr (GFileInputStream) plain = g_file_read (file, writing->cancellable, error);
  g_autoptr (ChanceryFileWriter) signature = plain != NULL ? chancery_file_writer_new (name, error)
                                                           : NULL;

  if (signature == NULL || !chancery_seal_sign (writing->export->seal, G_INPUT_STREAM (plain),
                                                chancery_file_writer_get_stream (signature),
                                                writing->cancellable, error))
    return NULL;
  return g_steal_pointer (&signature);
}

/* The signature @name of the file that is there still, out of the way: its name then, NULL when there is none. */
static char *
set_aside (const char *name)
{
  g_autofree char *aside = NULL;

  if (!g_file_test (name, G_FILE_TEST_IS_REGULAR))
    return NULL;
  aside = g_strdup_printf ("%s.%08x", name, g_random_int ());
  return g_rename (name, aside) == 0 ? g_steal_pointer (&aside) : NULL;
}

/* A file without its signature is what nobody asked for; what was there before keeps its own. */
static gboolean
commit_both (ChanceryFileWriter *writer,
             ChanceryFileWriter *signature,
             const char *path,
             GError **error)
{
  g_autofree char *name = name_signature (path);
  g_autofree char *before = NULL;
  gboolean signed_too;

  if (signature == NULL)
    return commit_alone (writer, path, error);
  before = set_aside (name);
  signed_too = chancery_file_writer_commit (signature, error);
  if (signed_too && chancery_file_writer_commit (writer, error))
    {
      if (before != NULL)
        g_unlink (before);
      drop_stale (path, name);
      return TRUE;
    }
  if (before != NULL)
    g_rename (before, name);
  else if (signed_too)
    g_unlink (name);
  return FALSE;
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
  g_autoptr (ChanceryFileWriter) signature = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  const char *written;

  if (writer == NULL)
    return FALSE;
  writing->stream = chancery_file_writer_get_stream (writer);
  if (!write_all (writing, progress, user_data, error))
    return FALSE;
  written = chancery_file_writer_flush (writer, error);
  if (written == NULL ||
      !chancery_export_check (&writing->mark, chancery_file_writer_get_descriptor (writer), folder,
                              writing->cancellable, error))
    return FALSE;
  if (writing->export->seal != NULL &&
      (signature = sign_file (writing, written, path, error)) == NULL)
    return FALSE;
  return (is_bag (writing) || write_contents (writing, path, error)) &&
         commit_both (writer, signature, path, error);
}

/* The name of a file without what tells its format. */
static char *
make_name (const char *path)
{
  g_autofree char *open = chancery_seal_strip_name (path);
  char *name = g_path_get_basename (open);
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
    .mark = { .sum = sum },
    .cancellable = cancellable,
  };
  g_autofree char *open = path != NULL ? chancery_seal_strip_name (path) : NULL;
  g_autofree char *signature = path != NULL ? name_signature (path) : NULL;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  if (!set_format (&writing,
                   format != NULL
                       ? chancery_formats_find (format)
                       : chancery_formats_find_for_path (is_sealed (&writing) ? open : path),
                   error))
    return FALSE;
  if (chancery_db_is_own_file (self->db, path) ||
      (self->seal != NULL && chancery_db_is_own_file (self->db, signature)))
    {
      g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                   "%s: this is the registry itself", path);
      return FALSE;
    }
  return (is_sealed (&writing) ? write_sealed_to_path : write_to_path) (&writing, path, progress,
                                                                        user_data, error);
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
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_auto (Writing) writing = {
    .export = self,
    .stream = stream,
    .name = "chancery",
    .text = g_string_new (NULL),
    .contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .mark = { .sum = sum },
    .cancellable = cancellable,
  };

  g_return_val_if_fail (self != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);

  if (self->seal != NULL && !is_sealed (&writing))
    {
      g_set_error_literal (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_UNSUPPORTED,
                           "a signature lies beside a file, and a stream has no place beside it");
      return FALSE;
    }
  if (!set_format (&writing, chancery_formats_find (format != NULL ? format : "json"), error))
    return FALSE;
  return (is_sealed (&writing) ? write_sealed (&writing, stream, NULL, progress, user_data, error)
                               : write_all (&writing, progress, user_data, error)) &&
         g_output_stream_flush (stream, cancellable, error);
}
