/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-change.h"

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

static int
find_line (const ChanceryValue *lines, const char *key)
{
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      g_autofree char *other = chancery_line_dup_key (chancery_value_get_line (lines, i));

      if (g_strcmp0 (key, other) == 0)
        return (int)i;
    }
  return -1;
}

/* The keys of a list of lines in order, and where each stands: a list may be long. */
typedef struct
{
  GPtrArray *keys;
  GHashTable *places;
} LineIndex;

static void
line_index_init (LineIndex *index, const ChanceryValue *lines)
{
  index->keys = g_ptr_array_new_with_free_func (g_free);
  index->places = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      char *key = chancery_line_dup_key (chancery_value_get_line (lines, i));

      if (key == NULL)
        key = g_strdup ("");
      g_ptr_array_add (index->keys, key);
      if (!g_hash_table_contains (index->places, key))
        g_hash_table_insert (index->places, key, GUINT_TO_POINTER (i + 1));
    }
}

static void
line_index_clear (LineIndex *index)
{
  g_clear_pointer (&index->places, g_hash_table_unref);
  g_clear_pointer (&index->keys, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LineIndex, line_index_clear)

/* -1 when there is none. */
static int
line_index_find (const LineIndex *index, const char *key)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (index->places, key)) - 1;
}

/* Whether @after is what is common, in the order of @before, followed by what is new. */
static gboolean
grows_at_end (const LineIndex *before, const LineIndex *after)
{
  guint place = 0;

  for (guint i = 0; i < before->keys->len; i++)
    {
      if (line_index_find (after, before->keys->pdata[i]) < 0)
        continue;
      if (place >= after->keys->len ||
          strcmp (before->keys->pdata[i], after->keys->pdata[place]) != 0)
        return FALSE;
      place++;
    }
  return TRUE;
}

static ChanceryValue *
wrap_line (ChanceryLine *line)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  g_ptr_array_add (lines, line);
  return chancery_value_new_lines (lines);
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
      g_autoptr (ChanceryValue) old_line = wrap_line (before);
      g_autoptr (ChanceryValue) new_line = wrap_line (after);

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
  g_auto (LineIndex) old_lines = { 0 };
  g_auto (LineIndex) new_lines = { 0 };

  line_index_init (&old_lines, before);
  line_index_init (&new_lines, after);
  if (!chancery_field_has_flag (field, CHANCERY_FIELD_KEYED) &&
      (!grows_at_end (&old_lines, &new_lines) || !grows_at_end (&new_lines, &old_lines)))
    {
      add_change (changes, field, NULL, NULL, before, after);
      return;
    }
  for (guint i = 0; i < old_lines.keys->len; i++)
    {
      ChanceryLine *line = chancery_value_get_line (before, i);
      const char *key = old_lines.keys->pdata[i];
      int place = line_index_find (&new_lines, key);

      if (place >= 0)
        compare_line (changes, field, key, line, chancery_value_get_line (after, place));
      else
        {
          g_autoptr (ChanceryValue) wrapped = wrap_line (line);

          add_change (changes, field, key, NULL, wrapped, NULL);
        }
    }
  for (guint i = 0; i < new_lines.keys->len; i++)
    if (line_index_find (&old_lines, new_lines.keys->pdata[i]) < 0)
      {
        g_autoptr (ChanceryValue) wrapped = wrap_line (chancery_value_get_line (after, i));

        add_change (changes, field, new_lines.keys->pdata[i], NULL, NULL, wrapped);
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

static void
apply_to_line (const ChanceryChange *change, ChanceryDraft *draft, ChanceryValue *target)
{
  ChanceryValue *lines = chancery_draft_get_value (draft, change->field);
  int place = find_line (lines, change->line_id);

  if (change->line_field != NULL)
    {
      g_autoptr (ChanceryLine) line = NULL;

      if (place < 0)
        return;
      line = chancery_line_with_value (chancery_value_get_line (lines, place), change->line_field,
                                       target);
      chancery_draft_replace_line (draft, change->field, place, line);
    }
  else if (target == NULL && place >= 0)
    chancery_draft_replace_line (draft, change->field, place, NULL);
  else if (target != NULL && place >= 0)
    chancery_draft_replace_line (draft, change->field, place, chancery_value_get_line (target, 0));
  else if (target != NULL)
    chancery_draft_add_line (draft, change->field, chancery_value_get_line (target, 0));
}

void
chancery_change_apply (const ChanceryChange *change, ChanceryDraft *draft, gboolean reverse)
{
  ChanceryValue *target;

  g_return_if_fail (change != NULL && draft != NULL);

  target = reverse ? change->before : change->after;
  if (change->line_id != NULL)
    apply_to_line (change, draft, target);
  else
    chancery_draft_set_value (draft, change->field, target);
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
