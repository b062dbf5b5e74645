/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-value.h"

#include "chancery-fuzzy-date.h"
#include "chancery-line.h"
#include "chancery-quantity.h"

#include <string.h>

typedef enum
{
  SHAPE_TEXT,
  SHAPE_DATE,
  SHAPE_QUANTITY,
  SHAPE_REFERENCE,
  SHAPE_WORDS,
  SHAPE_MARKING,
  SHAPE_BOOLEAN,
  SHAPE_INTEGER,
  SHAPE_LIST,
  SHAPE_LINES,
} ValueShape;

struct _ChanceryValue
{
  gatomicrefcount ref_count;
  ValueShape shape;
  ChanceryKindId kind; /* of a reference: what its label means */
  char *text;          /* text, code, JSON, words; the id of a reference; the level of a marking */
  char *label;         /* of a reference */
  gint64 integer;
  ChanceryFuzzyDate *date;
  ChanceryQuantity *quantity;
  GPtrArray *items; /* values of a list, lines of lines */
  char **caveats;
  char *unknown;
};

static ChanceryValue *
new_value (ValueShape shape)
{
  ChanceryValue *self = g_new0 (ChanceryValue, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->shape = shape;
  return self;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

ChanceryValue *
chancery_value_new_text (const char *text)
{
  ChanceryValue *self;

  if (is_blank (text))
    return NULL;
  self = new_value (SHAPE_TEXT);
  self->text = g_strdup (text);
  return self;
}

ChanceryValue *
chancery_value_new_date (ChanceryFuzzyDate *date)
{
  ChanceryValue *self;

  if (date == NULL)
    return NULL;
  self = new_value (SHAPE_DATE);
  self->date = chancery_fuzzy_date_ref (date);
  return self;
}

ChanceryValue *
chancery_value_new_quantity (ChanceryQuantity *quantity)
{
  ChanceryValue *self;

  if (quantity == NULL)
    return NULL;
  self = new_value (SHAPE_QUANTITY);
  self->quantity = chancery_quantity_ref (quantity);
  return self;
}

ChanceryValue *
chancery_value_new_reference (const char *id, const char *label)
{
  return chancery_value_new_reference_full (id, label, CHANCERY_KIND_NONE);
}

ChanceryValue *
chancery_value_new_reference_full (const char *id, const char *label, ChanceryKindId kind)
{
  ChanceryValue *self;

  if (is_blank (id) && is_blank (label))
    return NULL;
  self = new_value (SHAPE_REFERENCE);
  self->text = is_blank (id) ? NULL : g_strdup (id);
  self->label = is_blank (label) ? NULL : g_strdup (label);
  self->kind = kind;
  return self;
}

ChanceryValue *
chancery_value_new_words (const char *words)
{
  ChanceryValue *self;

  if (is_blank (words))
    return NULL;
  self = new_value (SHAPE_WORDS);
  self->text = g_strdup (words);
  return self;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Sorted by byte, without equals and blanks: the canonical order. */
static char **
sort_caveats (const char *const *caveats)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; caveats != NULL && caveats[i] != NULL; i++)
    if (!is_blank (caveats[i]) &&
        !g_ptr_array_find_with_equal_func (sorted, caveats[i], g_str_equal, NULL))
      g_ptr_array_add (sorted, g_strdup (caveats[i]));
  if (sorted->len == 0)
    return NULL;
  g_ptr_array_sort (sorted, compare_strings);
  g_ptr_array_add (sorted, NULL);
  return (char **)g_ptr_array_steal (sorted, NULL);
}

ChanceryValue *
chancery_value_new_marking (const char *level, const char *const *caveats)
{
  ChanceryValue *self;
  g_auto (GStrv) sorted = sort_caveats (caveats);

  if (is_blank (level) || strcmp (level, "unmarked") == 0)
    level = NULL;
  if (level == NULL && sorted == NULL)
    return NULL;
  self = new_value (SHAPE_MARKING);
  self->text = g_strdup (level);
  self->caveats = g_steal_pointer (&sorted);
  return self;
}

ChanceryValue *
chancery_value_new_boolean (gboolean value)
{
  return value ? new_value (SHAPE_BOOLEAN) : NULL;
}

ChanceryValue *
chancery_value_new_integer (gint64 value)
{
  ChanceryValue *self = new_value (SHAPE_INTEGER);

  self->integer = value;
  return self;
}

ChanceryValue *
chancery_value_new_json (const char *json)
{
  return chancery_value_new_text (json);
}

static GPtrArray *
copy_items (GPtrArray *items, gpointer (*ref) (gpointer), GDestroyNotify unref)
{
  GPtrArray *copy = g_ptr_array_new_full (items->len, unref);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (copy, ref (g_ptr_array_index (items, i)));
  return copy;
}

ChanceryValue *
chancery_value_new_list (GPtrArray *values)
{
  ChanceryValue *self;

  if (values == NULL || values->len == 0)
    return NULL;
  self = new_value (SHAPE_LIST);
  self->items = copy_items (values, (gpointer (*) (gpointer))chancery_value_ref,
                            (GDestroyNotify)chancery_value_unref);
  return self;
}

ChanceryValue *
chancery_value_new_lines (GPtrArray *lines)
{
  ChanceryValue *self;

  if (lines == NULL || lines->len == 0)
    return NULL;
  self = new_value (SHAPE_LINES);
  self->items = copy_items (lines, (gpointer (*) (gpointer))chancery_line_ref,
                            (GDestroyNotify)chancery_line_unref);
  return self;
}

ChanceryValue *
chancery_value_new_line (ChanceryLine *line)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  g_return_val_if_fail (line != NULL, NULL);

  g_ptr_array_add (lines, line);
  return chancery_value_new_lines (lines);
}

gboolean
chancery_value_put (ChanceryValue *self, guint i, gpointer element)
{
  gpointer taken;

  g_return_val_if_fail (self != NULL && element != NULL, FALSE);

  if (self->items == NULL || i > self->items->len ||
      !g_atomic_ref_count_compare (&self->ref_count, 1))
    return FALSE;
  taken = self->shape == SHAPE_LINES ? (gpointer)chancery_line_ref (element)
                                     : (gpointer)chancery_value_ref (element);
  g_ptr_array_add (self->items, taken);
  /* The last one takes the place of the one that goes. */
  if (i + 1 < self->items->len)
    g_ptr_array_remove_index_fast (self->items, i);
  return TRUE;
}

ChanceryValue *
chancery_value_ref (ChanceryValue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
chancery_value_unref (ChanceryValue *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->text);
  g_free (self->label);
  g_free (self->unknown);
  g_strfreev (self->caveats);
  g_clear_pointer (&self->date, chancery_fuzzy_date_unref);
  g_clear_pointer (&self->quantity, chancery_quantity_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

const char *
chancery_value_get_text (const ChanceryValue *self)
{
  if (self == NULL || (self->shape != SHAPE_TEXT && self->shape != SHAPE_WORDS))
    return NULL;
  return self->text;
}

ChanceryFuzzyDate *
chancery_value_get_date (const ChanceryValue *self)
{
  return self != NULL ? self->date : NULL;
}

ChanceryQuantity *
chancery_value_get_quantity (const ChanceryValue *self)
{
  return self != NULL ? self->quantity : NULL;
}

gboolean
chancery_value_get_boolean (const ChanceryValue *self)
{
  return self != NULL && self->shape == SHAPE_BOOLEAN;
}

gint64
chancery_value_get_integer (const ChanceryValue *self)
{
  return self != NULL ? self->integer : 0;
}

gboolean
chancery_value_is_reference (const ChanceryValue *self)
{
  return self != NULL && self->shape == SHAPE_REFERENCE;
}

gboolean
chancery_value_is_words (const ChanceryValue *self)
{
  return self != NULL && self->shape == SHAPE_WORDS;
}

const char *
chancery_value_get_reference_id (const ChanceryValue *self)
{
  return chancery_value_is_reference (self) ? self->text : NULL;
}

const char *
chancery_value_get_label (const ChanceryValue *self)
{
  if (chancery_value_is_words (self))
    return self->text;
  return chancery_value_is_reference (self) ? self->label : NULL;
}

ChanceryKindId
chancery_value_get_reference_kind (const ChanceryValue *self)
{
  return self != NULL ? self->kind : CHANCERY_KIND_NONE;
}

const char *
chancery_value_get_level (const ChanceryValue *self)
{
  return self != NULL && self->shape == SHAPE_MARKING && self->text != NULL ? self->text
                                                                            : "unmarked";
}

const char *const *
chancery_value_get_caveats (const ChanceryValue *self)
{
  return self != NULL ? (const char *const *)self->caveats : NULL;
}

guint
chancery_value_get_n_items (const ChanceryValue *self)
{
  return self != NULL && self->items != NULL ? self->items->len : 0;
}

ChanceryValue *
chancery_value_get_item (const ChanceryValue *self, guint i)
{
  g_return_val_if_fail (i < chancery_value_get_n_items (self), NULL);
  g_return_val_if_fail (self->shape == SHAPE_LIST, NULL);

  return g_ptr_array_index (self->items, i);
}

ChanceryLine *
chancery_value_get_line (const ChanceryValue *self, guint i)
{
  g_return_val_if_fail (i < chancery_value_get_n_items (self), NULL);
  g_return_val_if_fail (self->shape == SHAPE_LINES, NULL);

  return g_ptr_array_index (self->items, i);
}

const char *
chancery_value_get_unknown (const ChanceryValue *self)
{
  return self != NULL ? self->unknown : NULL;
}

ChanceryValue *
chancery_value_with_unknown (ChanceryValue *self, const char *unknown)
{
  ChanceryValue *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = new_value (self->shape);
  copy->kind = self->kind;
  copy->text = g_strdup (self->text);
  copy->label = g_strdup (self->label);
  copy->integer = self->integer;
  copy->date = self->date != NULL ? chancery_fuzzy_date_ref (self->date) : NULL;
  copy->quantity = self->quantity != NULL ? chancery_quantity_ref (self->quantity) : NULL;
  copy->items = self->items != NULL ? g_ptr_array_ref (self->items) : NULL;
  copy->caveats = g_strdupv (self->caveats);
  copy->unknown = g_strdup (unknown);
  return copy;
}

static gboolean
caveats_equal (char **a, char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *)a, (const char *const *)b);
}

static gboolean
items_equal (const ChanceryValue *a, const ChanceryValue *b)
{
  if (a->items->len != b->items->len)
    return FALSE;
  for (guint i = 0; i < a->items->len; i++)
    {
      gconstpointer one = g_ptr_array_index (a->items, i);
      gconstpointer other = g_ptr_array_index (b->items, i);
      gboolean same = a->shape == SHAPE_LINES ? chancery_line_equal (one, other)
                                              : chancery_value_equal (one, other);

      if (!same)
        return FALSE;
    }
  return TRUE;
}

gboolean
chancery_value_equal (const ChanceryValue *a, const ChanceryValue *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->shape != b->shape)
    return FALSE;
  if (g_strcmp0 (a->text, b->text) != 0 || g_strcmp0 (a->unknown, b->unknown) != 0)
    return FALSE;
  if (a->shape == SHAPE_REFERENCE && a->text == NULL && g_strcmp0 (a->label, b->label) != 0)
    return FALSE;
  if (a->integer != b->integer || !caveats_equal (a->caveats, b->caveats))
    return FALSE;
  if (a->date != NULL && !chancery_fuzzy_date_equal (a->date, b->date))
    return FALSE;
  if (a->quantity != NULL && !chancery_quantity_equal (a->quantity, b->quantity))
    return FALSE;
  return a->items == NULL || items_equal (a, b);
}
