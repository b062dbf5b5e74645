/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-reference-map.h"

typedef struct
{
  ChanceryReferenceMapFunc func;
  gpointer user_data;
} Map;

/* The value of a field, single or list, with each reference mapped. */
static ChanceryValue *
map_value (const Map *map,
           const ChanceryField *list,
           const ChanceryField *field,
           ChanceryValue *value)
{
  g_autoptr (GPtrArray) items = NULL;
  gboolean changed = FALSE;

  if (!chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    return map->func (list, field, value, map->user_data);

  items = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_value_unref);
  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    {
      ChanceryValue *item = chancery_value_get_item (value, i);
      ChanceryValue *mapped = map->func (list, field, item, map->user_data);

      changed |= mapped != item;
      if (mapped != NULL)
        g_ptr_array_add (items, mapped);
    }
  return changed ? chancery_value_new_list (items) : chancery_value_ref (value);
}

/* NULL when the line goes. */
static ChanceryLine *
map_line (const Map *map, const ChanceryField *list, ChanceryLine *line)
{
  g_autoptr (ChanceryLine) result = chancery_line_ref (line);

  for (const ChanceryField *field = list->lines; field->id != NULL; field++)
    {
      ChanceryValue *value = chancery_line_get_value (line, field);
      g_autoptr (ChanceryValue) mapped = NULL;
      ChanceryLine *next;

      if (field->type != CHANCERY_TYPE_REFERENCE || value == NULL)
        continue;
      mapped = map_value (map, list, field, value);
      if (mapped == value)
        continue;
      if (mapped == NULL &&
          (field == list->lines || chancery_field_has_flag (field, CHANCERY_FIELD_KEY)))
        return NULL;
      next = chancery_line_with_value (result, field, mapped);
      chancery_line_unref (result);
      result = next;
    }
  return g_steal_pointer (&result);
}

static ChanceryValue *
map_lines (const Map *map, const ChanceryField *list, ChanceryValue *value)
{
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  gboolean changed = FALSE;

  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    {
      ChanceryLine *line = chancery_value_get_line (value, i);
      ChanceryLine *mapped = map_line (map, list, line);

      changed |= mapped != line;
      if (mapped != NULL)
        g_ptr_array_add (lines, mapped);
    }
  return changed ? chancery_value_new_lines (lines) : chancery_value_ref (value);
}

static gboolean
has_references (const ChanceryField *field)
{
  if (field->type == CHANCERY_TYPE_REFERENCE)
    return TRUE;
  if (field->type != CHANCERY_TYPE_LINES)
    return FALSE;
  for (const ChanceryField *inner = field->lines; inner->id != NULL; inner++)
    if (inner->type == CHANCERY_TYPE_REFERENCE)
      return TRUE;
  return FALSE;
}

static ChanceryValue *
map_field (const Map *map, const ChanceryField *field, ChanceryValue *value)
{
  return field->type == CHANCERY_TYPE_LINES ? map_lines (map, field, value)
                                            : map_value (map, NULL, field, value);
}

gboolean
chancery_reference_map_draft (ChanceryDraft *draft,
                              ChanceryReferenceMapFunc func,
                              gpointer user_data)
{
  const Map map = { func, user_data };
  const ChanceryKind *kind;
  gboolean changed = FALSE;

  g_return_val_if_fail (draft != NULL && func != NULL, FALSE);

  kind = chancery_draft_get_kind (draft);
  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);
      ChanceryValue *value = chancery_draft_get_value (draft, field);
      g_autoptr (ChanceryValue) mapped = NULL;

      if (value == NULL || !has_references (field))
        continue;
      mapped = map_field (&map, field, value);
      if (mapped == value)
        continue;
      chancery_draft_set_value (draft, field, mapped);
      changed = TRUE;
    }
  return changed;
}

void
chancery_reference_map_foreach (const ChanceryRecord *record,
                                ChanceryReferenceMapFunc func,
                                gpointer user_data)
{
  const Map map = { func, user_data };
  const ChanceryKind *kind;

  g_return_if_fail (record != NULL && func != NULL);

  kind = chancery_record_get_kind (record);
  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);
      ChanceryValue *value = chancery_record_get_value (record, field);
      g_autoptr (ChanceryValue) mapped = NULL;

      if (value != NULL && has_references (field))
        mapped = map_field (&map, field, value);
    }
}

char *
chancery_reference_map_path (const ChanceryField *list, const ChanceryField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return list != NULL ? g_strdup_printf ("%s.%s", list->id, field->id) : g_strdup (field->id);
}
