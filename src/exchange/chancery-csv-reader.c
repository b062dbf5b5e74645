/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-reader.h"

#include "chancery-csv.h"
#include "chancery-errors.h"
#include "chancery-mentions.h"
#include "chancery-uuid.h"

#include <string.h>

struct _ChanceryCsvReader
{
  ChanceryCsv *csv;
  char *name;
  gint64 today;
  ChanceryKindId kind;
  ChanceryCsvMapping *mapping; /* NULL before the heading was read */
  guint64 heading_line;
  gboolean checked;
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

static gboolean
read_heading (ChanceryCsvReader *self, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) headings = NULL;

  if (!chancery_csv_next (self->csv, &headings, &self->heading_line, cancellable, error))
    return FALSE;
  if (headings == NULL)
    return refuse (self, 1, error, "the file is empty");
  self->mapping = chancery_csv_mapping_new ((const char *const *)headings, self->kind);
  return TRUE;
}

/* What nobody knows is not passed over in silence. */
static gboolean
check_mapping (ChanceryCsvReader *self, GError **error)
{
  guint n = chancery_csv_mapping_get_n_columns (self->mapping);

  for (guint i = 0; i < n; i++)
    if (!chancery_csv_mapping_is_settled (self->mapping, i))
      return refuse (self, self->heading_line, error, "the column “%s” is no field",
                     chancery_csv_mapping_get_heading (self->mapping, i));
  self->checked = TRUE;
  return TRUE;
}

/* NULL for a column that is left out. */
static const char *
get_path (ChanceryCsvReader *self, guint column)
{
  return chancery_csv_mapping_get_path (self->mapping, column);
}

/* The cell of the column called @path, "" without one. */
static const char *
get_cell (ChanceryCsvReader *self, char **cells, const char *path)
{
  guint n = chancery_csv_mapping_get_n_columns (self->mapping);

  for (guint i = 0; i < n && cells[i] != NULL; i++)
    if (g_strcmp0 (get_path (self, i), path) == 0)
      return cells[i];
  return "";
}

static ChanceryDraft *
begin_draft (ChanceryCsvReader *self, char **cells, guint64 line, GError **error)
{
  const char *kind_id = get_cell (self, cells, "kind");
  const char *id = get_cell (self, cells, "id");
  const ChanceryKind *kind = *kind_id == '\0' ? chancery_csv_mapping_get_kind (self->mapping)
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

/* A line of a role for each of the parties in the cell. */
static gboolean
set_role (ChanceryCsvReader *self,
          ChanceryDraft *draft,
          const char *role,
          const ChanceryField *list,
          const ChanceryField *field,
          const char *cell,
          GError **error)
{
  g_autofree char *role_path = g_strdup_printf ("%s.%s", list->id, list->role);
  g_autofree char *path = g_strdup_printf ("%s.%s", list->id, field->id);
  g_auto (GStrv) parts = g_strsplit (cell, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' &&
        (!chancery_draft_set_typed (draft, role_path, role, self->today, error) ||
         !chancery_draft_set_typed (draft, path, parts[i], self->today, error)))
      return FALSE;
  return TRUE;
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
  const ChanceryField *field = NULL;
  const char *role;
  g_auto (GStrv) parts = NULL;

  /* What a name is called is its first name. */
  if (chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED) && strcmp (path, "title") == 0)
    path = "names.text";
  role = chancery_csv_mapping_find_role (kind, path, &list, &field);
  if (role != NULL)
    return set_role (self, draft, role, list, field, cell, error);
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

/* The field that @path is in, if it is text: of anything else what is left after a passage was taken out says
 * nothing. */
static const ChanceryField *
find_redacted (const ChanceryKind *kind, const char *path)
{
  const ChanceryField *list = NULL;
  const ChanceryField *field;

  if (chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED) && strcmp (path, "title") == 0)
    path = "names.text";
  field = chancery_kind_find_path (kind, path, &list);
  if (field == NULL || field->type != CHANCERY_TYPE_TEXT)
    return NULL;
  return list != NULL ? list : field;
}

/* A table has no room to say where text was taken out: the mark in a cell says it, as `redacted` does in
 * other files. */
static void
tell_redacted (ChanceryDraft *draft, GPtrArray *fields)
{
  g_autofree char *ids = NULL;
  g_autofree char *json = NULL;

  if (fields->len == 0)
    return;
  g_ptr_array_add (fields, NULL);
  ids = g_strjoinv ("\",\"", (char **)fields->pdata);
  json = g_strdup_printf ("{\"redacted\":[\"%s\"]}", ids);
  chancery_draft_set_unknown (draft, json);
}

static gboolean
read_cells (ChanceryCsvReader *self,
            ChanceryDraft *draft,
            char **cells,
            guint64 line,
            GError **error)
{
  guint n = chancery_csv_mapping_get_n_columns (self->mapping);
  g_autoptr (GPtrArray) redacted = g_ptr_array_new ();

  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autoptr (GError) reason = NULL;
      const char *path;

      if (i >= n)
        return refuse (self, line, error, "more cells than columns");
      path = get_path (self, i);
      if (*cells[i] == '\0' || path == NULL || strcmp (path, "kind") == 0 ||
          strcmp (path, "id") == 0)
        continue;
      if (strstr (cells[i], CHANCERY_REDACTED) != NULL)
        {
          const ChanceryField *field = find_redacted (chancery_draft_get_kind (draft), path);

          if (field == NULL)
            continue;
          g_ptr_array_add (redacted, (char *)field->id);
        }
      if (!set_cell (self, draft, path, cells[i], &reason))
        return refuse (self, line, error, "%s", reason->message);
    }
  tell_redacted (draft, redacted);
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
  chancery_csv_mapping_free (self->mapping);
  g_free (self->name);
  g_free (self);
}

ChanceryCsvMapping *
chancery_csv_reader_read_mapping (ChanceryCsvReader *self,
                                  ChanceryKindId kind,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->mapping == NULL, NULL);

  self->kind = kind;
  return read_heading (self, cancellable, error) ? self->mapping : NULL;
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
  if (self->mapping == NULL && !read_heading (self, cancellable, error))
    return FALSE;
  if (!self->checked && !check_mapping (self, error))
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
