/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-file-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <unistd.h>

struct _ChanceryFileWriter
{
  char *path;
  ChanceryReplace replace;
  char *temporary; /* NULL once it has its name */
  int descriptor;
  GOutputStream *stream;
};

static gboolean
fail (const char *path, GError **error)
{
  int saved = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), "%s: %s", path,
               g_strerror (saved));
  return FALSE;
}

/* The new name is on the disk only when the folder is. */
static gboolean
sync_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int descriptor = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean synced;

  if (descriptor < 0)
    return fail (folder, error);
  /* Some file systems cannot; then there is nothing more to be done. */
  synced = fsync (descriptor) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS;
  if (!synced)
    fail (folder, error);
  close (descriptor);
  return synced;
}

ChanceryFileWriter *
chancery_file_writer_new (const char *path, ChanceryReplace replace, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *temporary = NULL;
  g_autoptr (GOutputStream) raw = NULL;
  ChanceryFileWriter *self;
  int descriptor;

  g_return_val_if_fail (path != NULL, NULL);

  folder = g_path_get_dirname (path);
  temporary = g_build_filename (folder, ".export-XXXXXX", NULL);
  descriptor = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (descriptor < 0)
    {
      fail (folder, error);
      return NULL;
    }
  self = g_new0 (ChanceryFileWriter, 1);
  self->path = g_strdup (path);
  self->replace = replace;
  self->temporary = g_steal_pointer (&temporary);
  self->descriptor = descriptor;
  raw = g_unix_output_stream_new (descriptor, FALSE);
  self->stream = g_buffered_output_stream_new_sized (raw, 65536);
  return self;
}

void
chancery_file_writer_free (ChanceryFileWriter *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->stream);
  close (self->descriptor);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

GOutputStream *
chancery_file_writer_get_stream (ChanceryFileWriter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->stream;
}

int
chancery_file_writer_get_descriptor (ChanceryFileWriter *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->descriptor;
}

const char *
chancery_file_writer_flush (ChanceryFileWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->temporary != NULL, NULL);

  if (!g_output_stream_flush (self->stream, NULL, error))
    return NULL;
  if (fsync (self->descriptor) != 0)
    {
      fail (self->path, error);
      return NULL;
    }
  return self->temporary;
}

gboolean
chancery_file_writer_commit (ChanceryFileWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->temporary != NULL, FALSE);

  if (chancery_file_writer_flush (self, error) == NULL)
    return FALSE;
  if (chancery_replace_rename (AT_FDCWD, self->temporary, self->path, self->replace) != 0)
    return fail (self->path, error);
  g_clear_pointer (&self->temporary, g_free);
  return sync_folder (self->path, error);
}
