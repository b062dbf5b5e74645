/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-change.h"

#include "chancery-line-index.h"

#include <string.h>

void
chancery_change_free (ChanceryChange *self)
{
  if (self == NULL)
    return;
  g_free (self->line_id);
  g_clear_pointer (&self->before, chancery_value_unref);
  g_clear_pointer (&self->after, chancery_value_unref);
  g_free (self);
}

static void
add_change (GPtrArray *changes,
            const ChanceryField *field,
            const char *line_id,
            const ChanceryField *line_field,
            ChanceryValue *before,
            ChanceryValue *after)
{
  ChanceryChange *change = g_new0 (ChanceryChange, 1);

  change->field = field;
  change->line_id = g_strdup (line_id);
  change->line_field = line_field;
  change->before = before != NULL ? chancery_value_ref (before) : NULL;
  change->after = after != NULL ? chancery_value_ref (after) : NULL;
  g_ptr_array_add (changes, change);
}

/* Whether @after is what is common, in the order of @before, followed by what is new. */
static gboolean
grows_at_end (const ChanceryLineIndex *before, const ChanceryLineIndex *after)
{
  guint place = 0;

  for (guint i = 0; i < chancery_line_index_get_n_lines (before); i++)
    {
      const char *key = chancery_line_index_get_key (before, i);

      if (chancery_line_index_find (after, key) < 0)
        continue;
      if (place >= chancery_line_index_get_n_lines (after) ||
          strcmp (key, chancery_line_index_get_key (after, place)) != 0)
        return FALSE;
      place++;
    }
  return TRUE;
}

static void
compare_line (GPtrArray *changes,
              const ChanceryField *field,
              const char *key,
              ChanceryLine *before,
              ChanceryLine *after)
{
  if (g_strcmp0 (chancery_line_get_unknown (before), chancery_line_get_unknown (after)) != 0)
    {
      g_autoptr (ChanceryValue) old_line = chancery_value_new_line (before);
      g_autoptr (ChanceryValue) new_line = chancery_value_new_line (after);

      add_change (changes, field, key, NULL, old_line, new_line);
      return;
    }
  for (const ChanceryField *line_field = field->lines; line_field->id != NULL; line_field++)
    {
      ChanceryValue *old_value = chancery_line_get_value (before, line_field);
      ChanceryValue *new_value = chancery_line_get_value (after, line_field);

      if (!chancery_value_equal (old_value, new_value))
        add_change (changes, field, key, line_field, old_value, new_value);
    }
}

static void
compare_lines (GPtrArray *changes,
               const ChanceryField *field,
               ChanceryValue *before,
               ChanceryValue *after)
{
  g_autoptr (ChanceryLineIndex) old_lines = chancery_line_index_new (before);
  g_autoptr (ChanceryLineIndex) new_lines = chancery_line_index_new (after);

  if (!chancery_field_has_flag (field, CHANCERY_FIELD_KEYED) &&
      (!grows_at_end (old_lines, new_lines) || !grows_at_end (new_lines, old_lines)))
    {
      add_change (changes, field, NULL, NULL, before, after);
      return;
    }
  for (guint i = 0; i < chancery_line_index_get_n_lines (old_lines); i++)
    {
      ChanceryLine *line = chancery_line_index_get_line (old_lines, i);
      const char *key = chancery_line_index_get_key (old_lines, i);
      ChanceryLine *other = chancery_line_index_find_line (new_lines, key);

      if (other != NULL)
        compare_line (changes, field, key, line, other);
      else
        {
          g_autoptr (ChanceryValue) wrapped = chancery_value_new_line (line);

          add_change (changes, field, key, NULL, wrapped, NULL);
        }
    }
  for (guint i = 0; i < chancery_line_index_get_n_lines (new_lines); i++)
    {
      const char *key = chancery_line_index_get_key (new_lines, i);
      g_autoptr (ChanceryValue) wrapped = NULL;

      if (chancery_line_index_find (old_lines, key) >= 0)
        continue;
      wrapped = chancery_value_new_line (chancery_line_index_get_line (new_lines, i));
      add_change (changes, field, key, NULL, NULL, wrapped);
    }
}

GPtrArray *
chancery_change_between (ChanceryRecord *before, ChanceryRecord *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_change_free);
  const ChanceryKind *kind;

  g_return_val_if_fail (before != NULL || after != NULL, changes);

  kind = chancery_record_get_kind (after != NULL ? after : before);
  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);
      ChanceryValue *old_value = before != NULL ? chancery_record_get_value (before, field) : NULL;
      ChanceryValue *new_value = after != NULL ? chancery_record_get_value (after, field) : NULL;

      if (chancery_field_has_flag (field, CHANCERY_FIELD_NO_DIGEST) ||
          chancery_value_equal (old_value, new_value))
        continue;
      if (field->type == CHANCERY_TYPE_LINES)
        compare_lines (changes, field, old_value, new_value);
      else
        add_change (changes, field, NULL, NULL, old_value, new_value);
    }
  return changes;
}

gboolean
chancery_change_same_place (const ChanceryChange *a, const ChanceryChange *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->field != b->field)
    return FALSE;
  if (a->line_id == NULL || b->line_id == NULL)
    return TRUE;
  if (strcmp (a->line_id, b->line_id) != 0)
    return FALSE;
  return a->line_field == NULL || b->line_field == NULL || a->line_field == b->line_field;
}

gboolean
chancery_change_is_addition (const ChanceryChange *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->line_id != NULL && self->line_field == NULL && self->before == NULL;
}

gboolean
chancery_change_is_removal (const ChanceryChange *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->line_id != NULL && self->line_field == NULL && self->after == NULL;
}
