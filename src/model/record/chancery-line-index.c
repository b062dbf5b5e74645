/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-line-index.h"

struct _ChanceryLineIndex
{
  ChanceryValue *lines;
  GPtrArray *keys;
  GHashTable *places; /* key, of keys → place + 1 */
};

ChanceryLineIndex *
chancery_line_index_new (ChanceryValue *lines)
{
  ChanceryLineIndex *self = g_new0 (ChanceryLineIndex, 1);

  self->lines = lines != NULL ? chancery_value_ref (lines) : NULL;
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      char *key = chancery_line_dup_key (chancery_value_get_line (lines, i));

      if (key == NULL)
        key = g_strdup ("");
      g_ptr_array_add (self->keys, key);
      if (!g_hash_table_contains (self->places, key))
        g_hash_table_insert (self->places, key, GUINT_TO_POINTER (i + 1));
    }
  return self;
}

void
chancery_line_index_free (ChanceryLineIndex *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->lines, chancery_value_unref);
  g_free (self);
}

guint
chancery_line_index_get_n_lines (const ChanceryLineIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->keys->len;
}

const char *
chancery_line_index_get_key (const ChanceryLineIndex *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->keys->len, NULL);

  return self->keys->pdata[i];
}

ChanceryLine *
chancery_line_index_get_line (const ChanceryLineIndex *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->keys->len, NULL);

  return chancery_value_get_line (self->lines, i);
}

int
chancery_line_index_find (const ChanceryLineIndex *self, const char *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, -1);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->places, key)) - 1;
}

ChanceryLine *
chancery_line_index_find_line (const ChanceryLineIndex *self, const char *key)
{
  int place = chancery_line_index_find (self, key);

  return place >= 0 ? chancery_value_get_line (self->lines, place) : NULL;
}
