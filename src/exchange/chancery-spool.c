/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-spool.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define BLOCK 65536
/* A small file may hold much that is equal. */
#define MAX_UNPACKED_ANYWAY (64 * 1024 * 1024)

struct _ChancerySpool
{
  int descriptor;
  guint64 size;
};

/* ---- a part of it, as a stream ---- */

#define CHANCERY_TYPE_SPOOL_STREAM (chancery_spool_stream_get_type ())
G_DECLARE_FINAL_TYPE (ChancerySpoolStream,
                      chancery_spool_stream,
                      CHANCERY,
                      SPOOL_STREAM,
                      GInputStream)

struct _ChancerySpoolStream
{
  GInputStream parent_instance;

  int descriptor;
  guint64 at;
  guint64 end;
};

G_DEFINE_FINAL_TYPE (ChancerySpoolStream, chancery_spool_stream, G_TYPE_INPUT_STREAM)

static gboolean
fail (GError **error)
{
  int saved = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), "scratch file: %s",
               g_strerror (saved));
  return FALSE;
}

static gssize
chancery_spool_stream_read (GInputStream *stream,
                            void *buffer,
                            gsize count,
                            GCancellable *cancellable,
                            GError **error)
{
  ChancerySpoolStream *self = CHANCERY_SPOOL_STREAM (stream);
  gssize n_read;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  count = MIN (count, self->end - self->at);
  do
    n_read = pread (self->descriptor, buffer, count, (off_t)self->at);
  while (n_read < 0 && errno == EINTR);
  if (n_read < 0)
    fail (error);
  else
    self->at += (guint64)n_read;
  return n_read;
}

static void
chancery_spool_stream_finalize (GObject *object)
{
  close (CHANCERY_SPOOL_STREAM (object)->descriptor);

  G_OBJECT_CLASS (chancery_spool_stream_parent_class)->finalize (object);
}

static void
chancery_spool_stream_class_init (ChancerySpoolStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = chancery_spool_stream_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = chancery_spool_stream_read;
}

static void
chancery_spool_stream_init (ChancerySpoolStream *self)
{
  self->descriptor = -1;
}

/* ---- its end, as a stream ---- */

#define CHANCERY_TYPE_SPOOL_END (chancery_spool_end_get_type ())
G_DECLARE_FINAL_TYPE (ChancerySpoolEnd, chancery_spool_end, CHANCERY, SPOOL_END, GOutputStream)

struct _ChancerySpoolEnd
{
  GOutputStream parent_instance;

  ChancerySpool *spool;
};

G_DEFINE_FINAL_TYPE (ChancerySpoolEnd, chancery_spool_end, G_TYPE_OUTPUT_STREAM)

static gssize
chancery_spool_end_write (GOutputStream *stream,
                          const void *buffer,
                          gsize count,
                          GCancellable *cancellable,
                          GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !chancery_spool_append (CHANCERY_SPOOL_END (stream)->spool, buffer, count, error))
    return -1;
  return (gssize)count;
}

static void
chancery_spool_end_class_init (ChancerySpoolEndClass *klass)
{
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = chancery_spool_end_write;
}

static void
chancery_spool_end_init (ChancerySpoolEnd *self)
{
}

/* ---- the whole ---- */

ChancerySpool *
chancery_spool_new (const char *folder, GError **error)
{
  g_autofree char *path = NULL;
  ChancerySpool *self;
  int descriptor;

  g_return_val_if_fail (folder != NULL, NULL);

  path = g_build_filename (folder, ".spool-XXXXXX", NULL);
  descriptor = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (descriptor < 0)
    {
      fail (error);
      return NULL;
    }
  /* From here on it lives as long as it is open, and leaves nothing behind. */
  if (g_unlink (path) != 0)
    {
      fail (error);
      close (descriptor);
      return NULL;
    }
  self = g_new0 (ChancerySpool, 1);
  self->descriptor = descriptor;
  return self;
}

void
chancery_spool_free (ChancerySpool *self)
{
  if (self == NULL)
    return;
  close (self->descriptor);
  g_free (self);
}

gboolean
chancery_spool_append (ChancerySpool *self, const void *bytes, gsize length, GError **error)
{
  const char *at = bytes;

  g_return_val_if_fail (self != NULL, FALSE);

  while (length > 0)
    {
      gssize n_written = pwrite (self->descriptor, at, length, (off_t)self->size);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written < 0)
        return fail (error);
      self->size += (guint64)n_written;
      at += n_written;
      length -= (gsize)n_written;
    }
  return TRUE;
}

gboolean
chancery_spool_append_stream (ChancerySpool *self,
                              GInputStream *stream,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autofree char *block = g_malloc (BLOCK);
  gssize n_read;

  g_return_val_if_fail (self != NULL && G_IS_INPUT_STREAM (stream), FALSE);

  while ((n_read = g_input_stream_read (stream, block, BLOCK, cancellable, error)) > 0)
    if (!chancery_spool_append (self, block, (gsize)n_read, error))
      return FALSE;
  return n_read == 0;
}

GOutputStream *
chancery_spool_open_end (ChancerySpool *self)
{
  ChancerySpoolEnd *end;

  g_return_val_if_fail (self != NULL, NULL);

  end = g_object_new (CHANCERY_TYPE_SPOOL_END, NULL);
  end->spool = self;
  return G_OUTPUT_STREAM (end);
}

guint64
chancery_spool_get_size (ChancerySpool *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size;
}

GInputStream *
chancery_spool_open (ChancerySpool *self, guint64 start, guint64 length)
{
  ChancerySpoolStream *stream;

  g_return_val_if_fail (self != NULL && start + length <= self->size, NULL);

  stream = g_object_new (CHANCERY_TYPE_SPOOL_STREAM, NULL);
  stream->descriptor = fcntl (self->descriptor, F_DUPFD_CLOEXEC, 0);
  stream->at = start;
  stream->end = start + length;
  return G_INPUT_STREAM (stream);
}

int
chancery_spool_get_descriptor (ChancerySpool *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->descriptor;
}

guint64
chancery_spool_limit_unpacked (guint64 packed)
{
  return MAX_UNPACKED_ANYWAY + packed * CHANCERY_SPOOL_MAX_UNPACKED_TIMES;
}
