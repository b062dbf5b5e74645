/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-reader.h"

#include "chancery-csv.h"
#include "chancery-errors.h"
#include "chancery-uuid.h"

#include <string.h>

struct _ChanceryCsvReader
{
  ChanceryCsv *csv;
  char *name;
  gint64 today;
  char **paths; /* of the columns; NULL before the heading was read */
};

static gboolean G_GNUC_PRINTF (4, 5)
    refuse (ChanceryCsvReader *self, guint64 line, GError **error, const char *format, ...)
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

static const char *
match_label (const ChanceryKind *kind, const char *heading)
{
  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);

      if (field->label != NULL && g_ascii_strcasecmp (field->label, heading) == 0)
        return field->id;
    }
  return NULL;
}

/* The path that a heading means for some kind. */
static char *
find_path (const char *heading)
{
  g_autofree char *path = g_ascii_strdown (heading, -1);

  g_strdelimit (g_strstrip (path), " ", '_');
  if (strcmp (path, "kind") == 0 || strcmp (path, "id") == 0)
    return g_steal_pointer (&path);
  for (ChanceryKindId i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get (i);
      const ChanceryField *list;
      const char *id;

      if (chancery_kind_find_path (kind, path, &list) != NULL)
        return g_steal_pointer (&path);
      id = match_label (kind, heading);
      if (id != NULL)
        return g_strdup (id);
    }
  return NULL;
}

static gboolean
read_heading (ChanceryCsvReader *self, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) headings = NULL;
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  guint64 line;

  if (!chancery_csv_next (self->csv, &headings, &line, cancellable, error))
    return FALSE;
  if (headings == NULL)
    return refuse (self, 1, error, "the file is empty");
  for (guint i = 0; headings[i] != NULL; i++)
    {
      g_autofree char *path = find_path (headings[i]);

      if (path == NULL)
        return refuse (self, line, error, "the column “%s” is no field", headings[i]);
      g_strv_builder_add (paths, path);
    }
  self->paths = g_strv_builder_end (paths);
  return TRUE;
}

/* The cell of the column called @path, "" without one. */
static const char *
get_cell (ChanceryCsvReader *self, char **cells, const char *path)
{
  for (guint i = 0; self->paths[i] != NULL && cells[i] != NULL; i++)
    if (strcmp (self->paths[i], path) == 0)
      return cells[i];
  return "";
}

static ChanceryDraft *
begin_draft (ChanceryCsvReader *self, char **cells, guint64 line, GError **error)
{
  const char *kind_id = get_cell (self, cells, "kind");
  const char *id = get_cell (self, cells, "id");
  const ChanceryKind *kind = *kind_id == '\0' ? chancery_kind_get (CHANCERY_KIND_DOCUMENT)
                                              : chancery_kind_find (kind_id);
  g_autofree char *canonical = NULL;

  if (kind == NULL)
    {
      refuse (self, line, error, "kind: “%s” is not known", kind_id);
      return NULL;
    }
  if (*id != '\0' && !chancery_uuid_is_valid (id))
    {
      refuse (self, line, error, "id: “%s” is not a UUID", id);
      return NULL;
    }
  canonical = *id != '\0' ? chancery_uuid_canonical (id) : NULL;
  return chancery_draft_new_with_id (kind, canonical);
}

/* Several values of one cell stand apart by semicolons. */
static gboolean
set_cell (ChanceryCsvReader *self,
          ChanceryDraft *draft,
          const char *path,
          const char *cell,
          GError **error)
{
  const ChanceryKind *kind = chancery_draft_get_kind (draft);
  const ChanceryField *list = NULL;
  const ChanceryField *field;
  g_auto (GStrv) parts = NULL;

  /* What a name is called is its first name. */
  if (chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED) && strcmp (path, "title") == 0)
    path = "names.text";
  field = chancery_kind_find_path (kind, path, &list);
  if (field != NULL && (field->type == CHANCERY_TYPE_LINES ||
                        chancery_field_has_flag (field, CHANCERY_FIELD_PROGRAM)))
    return TRUE;
  if (field == NULL || !chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    return chancery_draft_set_typed (draft, path, cell, self->today, error);
  parts = g_strsplit (cell, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' &&
        !chancery_draft_set_typed (draft, path, parts[i], self->today, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_cells (ChanceryCsvReader *self,
            ChanceryDraft *draft,
            char **cells,
            guint64 line,
            GError **error)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autoptr (GError) reason = NULL;

      if (self->paths[i] == NULL)
        return refuse (self, line, error, "more cells than columns");
      if (*cells[i] == '\0' || strcmp (self->paths[i], "kind") == 0 ||
          strcmp (self->paths[i], "id") == 0)
        continue;
      if (!set_cell (self, draft, self->paths[i], cells[i], &reason))
        return refuse (self, line, error, "%s", reason->message);
    }
  return TRUE;
}

ChanceryCsvReader *
chancery_csv_reader_new (GInputStream *stream, const char *name, gint64 today)
{
  ChanceryCsvReader *self = g_new0 (ChanceryCsvReader, 1);

  self->csv = chancery_csv_new (stream, name);
  self->name = g_strdup (name);
  self->today = today;
  return self;
}

void
chancery_csv_reader_free (ChanceryCsvReader *self)
{
  if (self == NULL)
    return;
  chancery_csv_free (self->csv);
  g_strfreev (self->paths);
  g_free (self->name);
  g_free (self);
}

gboolean
chancery_csv_reader_next (ChanceryCsvReader *self,
                          ChanceryDraft **draft,
                          guint64 *line,
                          GCancellable *cancellable,
                          GError **error)
{
  g_auto (GStrv) cells = NULL;
  g_autoptr (ChanceryDraft) read = NULL;

  g_return_val_if_fail (self != NULL && draft != NULL && line != NULL, FALSE);

  *draft = NULL;
  if (self->paths == NULL && !read_heading (self, cancellable, error))
    return FALSE;
  if (!chancery_csv_next (self->csv, &cells, line, cancellable, error))
    return FALSE;
  if (cells == NULL)
    return TRUE;
  read = begin_draft (self, cells, *line, error);
  if (read == NULL || !read_cells (self, read, cells, *line, error))
    return FALSE;
  *draft = g_steal_pointer (&read);
  return TRUE;
}

guint64
chancery_csv_reader_get_n_bytes (ChanceryCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return chancery_csv_get_n_bytes (self->csv);
}
