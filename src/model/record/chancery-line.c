/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-line.h"

#include <string.h>

struct _ChanceryLine
{
  int ref_count;
  const ChanceryField *list;
  char *id;
  char *unknown;
  guint n_values;
  ChanceryValue *values[]; /* by the place of the field in list->lines */
};

static int
field_place (const ChanceryLine *self, const ChanceryField *field)
{
  gssize place = field - self->list->lines;

  return place >= 0 && place < (gssize)self->n_values ? (int)place : -1;
}

ChanceryLine *
chancery_line_new (const ChanceryField *list, const char *id)
{
  ChanceryLine *self;
  guint n;

  g_return_val_if_fail (list != NULL && list->type == CHANCERY_TYPE_LINES, NULL);

  n = chancery_field_count (list->lines);
  self = g_malloc0 (sizeof (ChanceryLine) + n * sizeof (ChanceryValue *));
  self->ref_count = 1;
  self->list = list;
  self->id = g_strdup (id);
  self->n_values = n;
  return self;
}

ChanceryLine *
chancery_line_ref (ChanceryLine *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
chancery_line_unref (ChanceryLine *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_values; i++)
    if (self->values[i] != NULL)
      chancery_value_unref (self->values[i]);
  g_free (self->id);
  g_free (self->unknown);
  g_free (self);
}

const ChanceryField *
chancery_line_get_list (const ChanceryLine *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->list;
}

const char *
chancery_line_get_id (const ChanceryLine *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

ChanceryValue *
chancery_line_get_value (const ChanceryLine *self, const ChanceryField *field)
{
  int place;

  g_return_val_if_fail (self != NULL && field != NULL, NULL);

  place = field_place (self, field);
  return place >= 0 ? self->values[place] : NULL;
}

ChanceryValue *
chancery_line_get (const ChanceryLine *self, const char *field_id)
{
  const ChanceryField *field;

  g_return_val_if_fail (self != NULL && field_id != NULL, NULL);

  field = chancery_field_find (self->list->lines, field_id);
  return field != NULL ? chancery_line_get_value (self, field) : NULL;
}

const char *
chancery_line_get_text (const ChanceryLine *self, const char *field_id)
{
  ChanceryValue *value = chancery_line_get (self, field_id);
  const char *text = chancery_value_get_text (value);

  return text != NULL ? text : chancery_value_get_label (value);
}

const char *
chancery_line_get_unknown (const ChanceryLine *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->unknown;
}

static ChanceryLine *
copy_line (const ChanceryLine *self, const char *id)
{
  ChanceryLine *copy = chancery_line_new (self->list, id);

  copy->unknown = g_strdup (self->unknown);
  for (guint i = 0; i < self->n_values; i++)
    copy->values[i] = self->values[i] != NULL ? chancery_value_ref (self->values[i]) : NULL;
  return copy;
}

ChanceryLine *
chancery_line_with_value (const ChanceryLine *self,
                          const ChanceryField *field,
                          ChanceryValue *value)
{
  ChanceryLine *copy;

  g_return_val_if_fail (self != NULL && field != NULL, NULL);

  copy = copy_line (self, self->id);
  chancery_line_set_value (copy, field, value);
  return copy;
}

ChanceryLine *
chancery_line_with_id (const ChanceryLine *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return copy_line (self, id);
}

ChanceryLine *
chancery_line_with_unknown (const ChanceryLine *self, const char *unknown)
{
  ChanceryLine *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = copy_line (self, self->id);
  g_free (copy->unknown);
  copy->unknown = g_strdup (unknown);
  return copy;
}

void
chancery_line_set_value (ChanceryLine *self, const ChanceryField *field, ChanceryValue *value)
{
  int place;

  g_return_if_fail (self != NULL && field != NULL);

  place = field_place (self, field);
  g_return_if_fail (place >= 0);
  chancery_line_take_nth (self, (guint)place, value != NULL ? chancery_value_ref (value) : NULL);
}

void
chancery_line_take_nth (ChanceryLine *self, guint place, ChanceryValue *value)
{
  g_return_if_fail (self != NULL && place < self->n_values);
  g_return_if_fail (g_atomic_int_get (&self->ref_count) == 1);

  if (self->values[place] != NULL)
    chancery_value_unref (self->values[place]);
  self->values[place] = value;
}

void
chancery_line_put (ChanceryLine *self, const char *field_id, ChanceryValue *value)
{
  const ChanceryField *field = chancery_field_find (self->list->lines, field_id);

  if (field != NULL)
    chancery_line_set_value (self, field, value);
}

void
chancery_line_put_text (ChanceryLine *self, const char *field_id, const char *text)
{
  g_autoptr (ChanceryValue) value = chancery_value_new_text (text);

  chancery_line_put (self, field_id, value);
}

void
chancery_line_set_unknown (ChanceryLine *self, const char *unknown)
{
  char *copy = g_strdup (unknown);

  g_return_if_fail (self != NULL && g_atomic_int_get (&self->ref_count) == 1);

  g_free (self->unknown);
  self->unknown = copy;
}

gboolean
chancery_line_equal (const ChanceryLine *a, const ChanceryLine *b)
{
  if (a == b)
    return TRUE;
  if (a->list->lines != b->list->lines || g_strcmp0 (a->id, b->id) != 0 ||
      g_strcmp0 (a->unknown, b->unknown) != 0)
    return FALSE;
  for (guint i = 0; i < a->n_values; i++)
    if (!chancery_value_equal (a->values[i], b->values[i]))
      return FALSE;
  return TRUE;
}

/* What a key field is compared by: the id of a reference, else its text. */
static const char *
key_text (const ChanceryValue *value)
{
  if (chancery_value_get_reference_id (value) != NULL)
    return chancery_value_get_reference_id (value);
  if (chancery_value_get_text (value) != NULL)
    return chancery_value_get_text (value);
  return chancery_value_get_label (value);
}

int
chancery_line_compare_keys (const ChanceryLine *a, const ChanceryLine *b)
{
  for (guint i = 0; i < a->n_values; i++)
    if (chancery_field_has_flag (&a->list->lines[i], CHANCERY_FIELD_KEY))
      {
        int order = g_strcmp0 (key_text (a->values[i]), key_text (b->values[i]));

        if (order != 0)
          return order;
      }
  return 0;
}

/* NULL when the two cannot both stand. */
static ChanceryValue *
join_values (const ChanceryField *field, ChanceryValue *here, ChanceryValue *there)
{
  const char *text = chancery_value_get_text (here);
  const char *more = chancery_value_get_text (there);
  g_autofree char *both = NULL;

  if (there == NULL || chancery_value_equal (here, there))
    return chancery_value_ref (here);
  if (field->type != CHANCERY_TYPE_TEXT || text == NULL || more == NULL ||
      chancery_field_has_flag (field, CHANCERY_FIELD_PROGRAM))
    return NULL;
  if (strstr (text, more) != NULL)
    return chancery_value_ref (here);
  if (strstr (more, text) != NULL)
    return chancery_value_ref (there);
  both = g_strjoin ("; ", text, more, NULL);
  return chancery_value_new_text (both);
}

ChanceryLine *
chancery_line_join (const ChanceryLine *self, const ChanceryLine *other, const char **lost)
{
  ChanceryLine *joined;
  const char *first_lost = NULL;

  g_return_val_if_fail (self != NULL && other != NULL, NULL);

  joined = copy_line (self, self->id);
  for (guint i = 0; i < self->n_values; i++)
    {
      const ChanceryField *field = &self->list->lines[i];
      g_autoptr (ChanceryValue) value = NULL;

      if (chancery_field_has_flag (field, CHANCERY_FIELD_KEY))
        continue;
      if (self->values[i] == NULL)
        {
          chancery_line_set_value (joined, field, other->values[i]);
          continue;
        }
      value = join_values (field, self->values[i], other->values[i]);
      if (value != NULL)
        chancery_line_set_value (joined, field, value);
      else if (first_lost == NULL)
        first_lost = field->id;
    }
  if (joined->unknown == NULL)
    joined->unknown = g_strdup (other->unknown);
  else if (first_lost == NULL && other->unknown != NULL &&
           strcmp (joined->unknown, other->unknown) != 0)
    first_lost = "a key that is not known here";
  if (lost != NULL)
    *lost = first_lost;
  return joined;
}

char *
chancery_line_dup_key (const ChanceryLine *self)
{
  g_autoptr (GString) key = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (!chancery_field_has_flag (self->list, CHANCERY_FIELD_KEYED))
    return g_strdup (self->id);
  key = g_string_new (NULL);
  for (guint i = 0; i < self->n_values; i++)
    if (chancery_field_has_flag (&self->list->lines[i], CHANCERY_FIELD_KEY))
      {
        const char *text = key_text (self->values[i]);

        if (key->len > 0)
          g_string_append_c (key, ' ');
        g_string_append (key, text != NULL ? text : "");
      }
  return g_string_free (g_steal_pointer (&key), FALSE);
}
