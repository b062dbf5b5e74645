/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A bag is checked as a whole before its records are read; then they go the way of
 * every file, and the contents of attachments come from the bag. */

#include "config.h"

#include "chancery-import-private.h"

#include "chancery-attachments.h"
#include "chancery-db.h"

#include <gio/gfiledescriptorbased.h>
#include <unistd.h>

static gboolean
is_missing (const char *sha256, gpointer user_data)
{
  ChanceryImport *self = user_data;

  return !chancery_attachments_has (self->db, sha256, NULL);
}

/* How far the checking is goes before all that is counted: nobody knows yet how much there is. */
static void
report_checking (guint64 done, guint64 total, gpointer user_data)
{
  ChanceryImport *self = user_data;

  if (self->progress != NULL)
    self->progress (done, 0, self->progress_data);
}

/* The open file that @stream reads, if one can go back and forth in it; else -1. */
static int
get_file (GInputStream *stream)
{
  int descriptor;

  if (!G_IS_FILE_DESCRIPTOR_BASED (stream))
    return -1;
  descriptor = g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (stream));
  return lseek (descriptor, 0, SEEK_CUR) >= 0 ? descriptor : -1;
}

GInputStream *
chancery_import_open_bag (ChanceryImport *self,
                          GInputStream *buffered,
                          GInputStream *below,
                          GError **error)
{
  g_autofree char *home = g_path_get_dirname (chancery_db_get_path (self->db));
  g_autoptr (ChancerySpool) spool = NULL;
  int descriptor = self->opened != NULL ? chancery_spool_get_descriptor (self->opened)
                                        : get_file (below);

  if (descriptor < 0)
    {
      spool = chancery_spool_new (home, error);
      if (spool == NULL ||
          !chancery_spool_append_stream (spool, buffered, self->cancellable, error))
        return NULL;
      descriptor = chancery_spool_get_descriptor (spool);
    }
  self->bag = chancery_bag_open (descriptor, self->name, self->came_in, home, is_missing, self,
                                 report_checking, self, self->cancellable, error);
  if (self->bag == NULL)
    return NULL;
  self->bag_name = g_steal_pointer (&self->name);
  self->name = g_strdup (chancery_bag_get_document_name (self->bag));
  if (!chancery_import_read_chain (self, error))
    return NULL;
  return chancery_bag_open_document (self->bag, &self->n_bytes);
}
