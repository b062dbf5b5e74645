/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an export is written into: a stream, or a file that is read again, sealed or signed where that is wished, before
 * it gets its name. */

#include "config.h"

#include "chancery-export-private.h"

#include "chancery-attachments.h"
#include "chancery-errors.h"
#include "chancery-file-writer.h"
#include "chancery-sha256.h"
#include "chancery-spool.h"
#include "chancery-unseal.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A content that lies there already has the same bytes: its name is its digest. */
static gboolean
write_contents (ChanceryExportWriting *writing, const char *path, GError **error)
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
      if (!chancery_attachments_save (writing->export->db, digest, content,
                                      CHANCERY_REPLACE_NOTHING, writing->cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_sealed (const ChanceryExportWriting *writing)
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
check_spool (ChanceryExportWriting *writing, ChancerySpool *spool, const char *home, GError **error)
{
  return chancery_export_check (&writing->mark, chancery_spool_get_descriptor (spool),
                                g_access (home, W_OK) == 0 ? home : g_get_tmp_dir (),
                                writing->cancellable, error);
}

/* Writes it for nobody to see, reads it again, and closes it into @sealed. */
static gboolean
write_sealed (ChanceryExportWriting *writing,
              GOutputStream *sealed,
              ChancerySha256 *sum,
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
  if (!chancery_export_write_all (writing, progress, user_data, error) ||
      !g_output_stream_flush (buffered, writing->cancellable, error) ||
      !check_spool (writing, spool, home, error))
    return FALSE;
  self->n_left_contents = writing->mark.format->package ? 0 : g_hash_table_size (writing->contents);
  plain = chancery_spool_open (spool, 0, chancery_spool_get_size (spool));
  return chancery_seal_close (self->seal, plain,
                              writing->mark.format->package ||
                                  strcmp (writing->mark.format->id, "pdf") == 0,
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

/* Where nothing may go, a signature without its file is in the way as well: it is of something else. */
static gboolean
is_free (const ChanceryExport *self, const char *path, GError **error)
{
  g_auto (GStrv) taken = NULL;

  if (self->replace == CHANCERY_REPLACE_WHAT_IS_THERE)
    return TRUE;
  taken = chancery_export_list_taken (path);
  if (taken[0] == NULL)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "%s: %s", taken[0], g_strerror (EEXIST));
  return FALSE;
}

static gboolean
commit_alone (const ChanceryExport *self,
              ChanceryFileWriter *writer,
              const char *path,
              GError **error)
{
  if (!is_free (self, path, error) || !chancery_file_writer_commit (writer, error))
    return FALSE;
  if (self->replace == CHANCERY_REPLACE_WHAT_IS_THERE)
    drop_stale (path, NULL);
  return TRUE;
}

/* Of what nobody here may be able to open again, it is left to see that it lies there as gpg gave it. */
static gboolean
write_sealed_to_path (ChanceryExportWriting *writing,
                      const char *path,
                      ChanceryProgressFunc progress,
                      gpointer user_data,
                      GError **error)
{
  g_autoptr (ChanceryFileWriter) writer =
      chancery_file_writer_new (path, writing->export->replace, error);
  g_autoptr (ChancerySha256) sum = chancery_sha256_new ();

  return writer != NULL &&
         write_sealed (writing, chancery_file_writer_get_stream (writer), sum, progress, user_data,
                       error) &&
         chancery_file_writer_flush (writer, error) != NULL &&
         chancery_export_check_sum (sum, chancery_file_writer_get_descriptor (writer),
                                    writing->cancellable, error) &&
         commit_alone (writing->export, writer, path, error);
}

/* The signature of @written, which will be @path; it waits for its name. */
static ChanceryFileWriter *
sign_file (ChanceryExportWriting *writing, const char *written, const char *path, GError **error)
{
  g_autofree char *name = name_signature (path);
  g_autoptr (GFile) file = g_file_new_for_path (written);
  g_autoptr (GFileInputStream) plain = g_file_read (file, writing->cancellable, error);
  g_autoptr (ChanceryFileWriter) signature =
      plain != NULL ? chancery_file_writer_new (name, writing->export->replace, error) : NULL;

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
commit_both (const ChanceryExport *self,
             ChanceryFileWriter *writer,
             ChanceryFileWriter *signature,
             const char *path,
             GError **error)
{
  g_autofree char *name = name_signature (path);
  g_autofree char *before = NULL;
  gboolean signed_too;

  if (signature == NULL)
    return commit_alone (self, writer, path, error);
  if (!is_free (self, path, error))
    return FALSE;
  if (self->replace == CHANCERY_REPLACE_WHAT_IS_THERE)
    before = set_aside (name);
  signed_too = chancery_file_writer_commit (signature, error);
  if (signed_too && chancery_file_writer_commit (writer, error))
    {
      if (before != NULL)
        g_unlink (before);
      if (self->replace == CHANCERY_REPLACE_WHAT_IS_THERE)
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
write_to_path (ChanceryExportWriting *writing,
               const char *path,
               ChanceryProgressFunc progress,
               gpointer user_data,
               GError **error)
{
  g_autoptr (ChanceryFileWriter) writer =
      chancery_file_writer_new (path, writing->export->replace, error);
  g_autoptr (ChanceryFileWriter) signature = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  const char *written;

  if (writer == NULL)
    return FALSE;
  writing->stream = chancery_file_writer_get_stream (writer);
  if (!chancery_export_write_all (writing, progress, user_data, error))
    return FALSE;
  written = chancery_file_writer_flush (writer, error);
  if (written == NULL ||
      !chancery_export_check (&writing->mark, chancery_file_writer_get_descriptor (writer), folder,
                              writing->cancellable, error))
    return FALSE;
  if (writing->export->seal != NULL &&
      (signature = sign_file (writing, written, path, error)) == NULL)
    return FALSE;
  return (writing->mark.format->package || write_contents (writing, path, error)) &&
         commit_both (writing->export, writer, signature, path, error);
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
writing_clear (ChanceryExportWriting *writing)
{
  g_clear_pointer (&writing->contents, g_hash_table_unref);
  g_free (writing->marking);
  g_string_free (writing->text, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChanceryExportWriting, writing_clear)

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
  g_autoptr (ChancerySha256) sum = chancery_sha256_new ();
  g_auto (ChanceryExportWriting) writing = {
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

  if (!chancery_export_writing_set_format (&writing,
                                           format != NULL ? chancery_formats_find (format)
                                                          : chancery_formats_find_for_path (
                                                                is_sealed (&writing) ? open : path),
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

char **
chancery_export_list_taken (const char *path)
{
  const char *const *suffixes = chancery_unseal_list_signature_suffixes ();
  g_autoptr (GStrvBuilder) taken = g_strv_builder_new ();

  g_return_val_if_fail (path != NULL, NULL);

  if (chancery_replace_is_taken (path))
    g_strv_builder_add (taken, path);
  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      /* What has the name of our signatures is one, or held to be one. */
      if (i == 0 ? chancery_replace_is_taken (name) : chancery_unseal_is_signature (name))
        g_strv_builder_add (taken, name);
    }
  return g_strv_builder_end (taken);
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
  g_autoptr (ChancerySha256) sum = chancery_sha256_new ();
  g_auto (ChanceryExportWriting) writing = {
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
  if (!chancery_export_writing_set_format (&writing,
                                           chancery_formats_find (format != NULL ? format : "json"),
                                           error))
    return FALSE;
  return (is_sealed (&writing)
              ? write_sealed (&writing, stream, NULL, progress, user_data, error)
              : chancery_export_write_all (&writing, progress, user_data, error)) &&
         g_output_stream_flush (stream, cancellable, error);
}
