/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-json-reader.h"

#include "chancery-errors.h"
#include "chancery-json-splitter.h"
#include "chancery-json-tree.h"
#include "chancery-reader.h"

struct _ChanceryJsonReader
{
  ChanceryJsonSplitter *splitter;
  char *name;
  gboolean header_read;
  ChanceryJsonHeader header;
};

/* Every fault of a file is one to its reader, whichever layer found it. */
static gboolean
set_place (ChanceryJsonReader *self, guint64 line, GError *reason, GError **error)
{
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
               "%s:%" G_GUINT64_FORMAT ": %s", self->name, line, reason->message);
  g_error_free (reason);
  return FALSE;
}

static gboolean
read_header (ChanceryJsonReader *self, GError **error)
{
  const char *json = chancery_json_splitter_get_header (self->splitter);
  GError *reason = NULL;

  if (self->header_read || json == NULL)
    return TRUE;
  self->header_read = TRUE;
  return chancery_json_header_read (&self->header, json, &reason) ||
         set_place (self, chancery_json_splitter_get_header_line (self->splitter), reason, error);
}

ChanceryJsonReader *
chancery_json_reader_new (GInputStream *stream, const char *name)
{
  ChanceryJsonReader *self = g_new0 (ChanceryJsonReader, 1);

  self->splitter = chancery_json_splitter_new (stream, name);
  self->name = g_strdup (name);
  return self;
}

void
chancery_json_reader_free (ChanceryJsonReader *self)
{
  if (self == NULL)
    return;
  chancery_json_splitter_free (self->splitter);
  chancery_json_header_clear (&self->header);
  g_free (self->name);
  g_free (self);
}

gboolean
chancery_json_reader_next (ChanceryJsonReader *self,
                           ChanceryDraft **draft,
                           guint64 *line,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (ChanceryTree) tree = NULL;
  const char *record;
  gsize length;
  GError *reason = NULL;

  g_return_val_if_fail (self != NULL && draft != NULL && line != NULL, FALSE);

  *draft = NULL;
  if (!chancery_json_splitter_next (self->splitter, &record, &length, line, cancellable, error) ||
      !read_header (self, error))
    return FALSE;
  if (record == NULL)
    return TRUE;
  tree = chancery_json_tree_read (record, length, &reason);
  if (tree != NULL)
    *draft = chancery_reader_read_tree (tree, &reason);
  return *draft != NULL || set_place (self, *line, reason, error);
}

const ChanceryJsonHeader *
chancery_json_reader_get_header (ChanceryJsonReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->header;
}

void
chancery_json_reader_take_header (ChanceryJsonReader *self, ChanceryJsonHeader *header)
{
  g_return_if_fail (self != NULL && header != NULL);

  *header = self->header;
  self->header = (ChanceryJsonHeader){ 0 };
}

guint64
chancery_json_reader_get_n_bytes (ChanceryJsonReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return chancery_json_splitter_get_n_bytes (self->splitter);
}
