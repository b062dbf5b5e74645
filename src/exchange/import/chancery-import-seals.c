/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What comes sealed or signed is opened and judged as a whole before its records are
 * read; then it goes the way of every file. */

#include "config.h"

#include "chancery-import-private.h"

#include "chancery-db.h"

static void
report_opening (guint64 done, guint64 total, gpointer user_data)
{
  ChanceryImport *self = user_data;

  self->came_in = done;
  if (self->progress != NULL)
    self->progress (done, 0, self->progress_data);
}

static GInputStream *
take_spool (ChanceryImport *self, ChancerySpool *spool)
{
  g_clear_pointer (&self->opened, chancery_spool_free);
  self->opened = spool;
  self->n_bytes = chancery_spool_get_size (spool);
  return chancery_spool_open (spool, 0, self->n_bytes);
}

/* The very bytes that the signature was held against are read from here on. */
static GInputStream *
check_beside (ChanceryImport *self,
              GInputStream *stream,
              const char *path,
              const char *home,
              GError **error)
{
  g_autofree char *signature = path != NULL ? chancery_unseal_find_signature (path) : NULL;
  ChancerySpool *spool;

  if (signature == NULL)
    return g_object_ref (stream);
  self->news = chancery_seal_news_new ();
  spool = chancery_unseal_open (stream, self->name, signature, home, self->news, report_opening,
                                self, self->cancellable, error);
  return spool != NULL ? take_spool (self, spool) : NULL;
}

static gboolean
is_sealed (ChanceryImport *self, GBufferedInputStream *stream)
{
  const char *bytes;
  gsize length;

  /* What cannot be read is told by whoever reads it. */
  if (g_buffered_input_stream_fill (stream, -1, self->cancellable, NULL) < 0)
    return FALSE;
  bytes = g_buffered_input_stream_peek_buffer (stream, &length);
  return chancery_unseal_recognizes (bytes, length);
}

GInputStream *
chancery_import_open_seals (ChanceryImport *self,
                            GInputStream *stream,
                            const char *path,
                            GError **error)
{
  g_autofree char *home = g_path_get_dirname (chancery_db_get_path (self->db));
  g_autoptr (GInputStream) checked = check_beside (self, stream, path, home, error);
  g_autoptr (GInputStream) buffered = NULL;
  ChancerySpool *spool;

  if (checked == NULL)
    return NULL;
  buffered = g_buffered_input_stream_new (checked);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (buffered), FALSE);
  if (!is_sealed (self, G_BUFFERED_INPUT_STREAM (buffered)))
    return g_steal_pointer (&buffered);
  if (self->news == NULL)
    self->news = chancery_seal_news_new ();
  spool = chancery_unseal_open (buffered, self->name, NULL, home, self->news, report_opening, self,
                                self->cancellable, error);
  return spool != NULL ? take_spool (self, spool) : NULL;
}

void
chancery_import_set_trusted_keys (ChanceryImport *self, const char *const *fingerprints)
{
  g_return_if_fail (self != NULL);

  g_strfreev (self->trusted);
  self->trusted = g_strdupv ((char **)fingerprints);
}

gboolean
chancery_import_check_seals (ChanceryImport *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  /* Of a package the name is that of the document in it by now. */
  return self->news == NULL ||
         chancery_seal_news_check (self->news, self->bag_name != NULL ? self->bag_name : self->name,
                                   (const char *const *)self->trusted, error);
}
