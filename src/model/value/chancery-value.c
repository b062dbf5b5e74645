/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-value.h"

#include "chancery-fuzzy-date.h"
#include "chancery-line.h"
#include "chancery-quantity.h"
#include "chancery-text.h"

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

/* There are dozens in each record: one piece of memory, with the texts at its end. */
struct _ChanceryValue
{
  int ref_count;
  guint8 shape;
  guint8 kind;      /* of a reference: what its label means */
  const char *text; /* text, code, JSON, words; the id of a reference; the level of a marking */
  char *unknown;
  union
  {
    const char *label; /* of a reference */
    gint64 integer;
    ChanceryFuzzyDate *date;
    ChanceryQuantity *quantity;
    GPtrArray *items; /* values of a list, lines of lines */
    char **caveats;   /* of a marking */
  };
  char texts[];
};

G_STATIC_ASSERT (CHANCERY_N_KINDS <= G_MAXUINT8);

/* With room for @n_bytes of text. */
static ChanceryValue *
new_value (ValueShape shape, gsize n_bytes)
{
  ChanceryValue *self = g_malloc (sizeof *self + n_bytes);

  *self = (ChanceryValue){ .ref_count = 1, .shape = (guint8)shape };
  return self;
}

static ChanceryValue *
new_value_of_text (ValueShape shape, const char *text, gsize length)
{
  ChanceryValue *self = new_value (shape, length + 1);

  memcpy (self->texts, text, length);
  self->texts[length] = '\0';
  self->text = self->texts;
  return self;
}

static gboolean
has_items (const ChanceryValue *self)
{
  return self->shape == SHAPE_LIST || self->shape == SHAPE_LINES;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

ChanceryValue *
chancery_value_new_text (const char *text)
{
  g_autofree char *normal = NULL;

  if (is_blank (text))
    return NULL;
  normal = chancery_text_normalize (text, -1, NULL);
  return chancery_value_new_kept_text (normal != NULL ? normal : text);
}

ChanceryValue *
chancery_value_new_kept_text (const char *text)
{
  return is_blank (text) ? NULL : new_value_of_text (SHAPE_TEXT, text, strlen (text));
}

ChanceryValue *
chancery_value_new_text_len (const char *text, gsize length)
{
  return length == 0 ? NULL : new_value_of_text (SHAPE_TEXT, text, length);
}

ChanceryValue *
chancery_value_new_date (ChanceryFuzzyDate *date)
{
  ChanceryValue *self;

  if (date == NULL)
    return NULL;
  self = new_value (SHAPE_DATE, 0);
  self->date = chancery_fuzzy_date_ref (date);
  return self;
}

ChanceryValue *
chancery_value_new_quantity (ChanceryQuantity *quantity)
{
  ChanceryValue *self;

  if (quantity == NULL)
    return NULL;
  self = new_value (SHAPE_QUANTITY, 0);
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
  gsize n_id, n_label;

  if (is_blank (id) && is_blank (label))
    return NULL;
  n_id = is_blank (id) ? 0 : strlen (id) + 1;
  n_label = is_blank (label) ? 0 : strlen (label) + 1;
  self = new_value (SHAPE_REFERENCE, n_id + n_label);
  self->kind = (guint8)kind;
  if (n_id > 0)
    self->text = memcpy (self->texts, id, n_id);
  if (n_label > 0)
    self->label = memcpy (self->texts + n_id, label, n_label);
  return self;
}

ChanceryValue *
chancery_value_new_words (const char *words)
{
  return is_blank (words) ? NULL : new_value_of_text (SHAPE_WORDS, words, strlen (words));
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
  self = level != NULL ? new_value_of_text (SHAPE_MARKING, level, strlen (level))
                       : new_value (SHAPE_MARKING, 0);
  self->caveats = g_steal_pointer (&sorted);
  return self;
}

ChanceryValue *
chancery_value_new_boolean (gboolean value)
{
  return value ? new_value (SHAPE_BOOLEAN, 0) : NULL;
}

ChanceryValue *
chancery_value_new_integer (gint64 value)
{
  ChanceryValue *self = new_value (SHAPE_INTEGER, 0);

  self->integer = value;
  return self;
}

ChanceryValue *
chancery_value_new_json (const char *json)
{
  return chancery_value_new_kept_text (json);
}

static GPtrArray *
copy_items (GPtrArray *items, gpointer (*ref) (gpointer), GDestroyNotify unref)
{
  GPtrArray *copy = g_ptr_array_new_full (items->len, unref);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (copy, ref (g_ptr_array_index (items, i)));
  return copy;
}

static ChanceryValue *
new_value_of_items (ValueShape shape, GPtrArray *items)
{
  ChanceryValue *self = new_value (shape, 0);

  self->items = items;
  return self;
}

ChanceryValue *
chancery_value_new_list (GPtrArray *values)
{
  if (values == NULL || values->len == 0)
    return NULL;
  return new_value_of_items (SHAPE_LIST,
                             copy_items (values, (gpointer (*) (gpointer))chancery_value_ref,
                                         (GDestroyNotify)chancery_value_unref));
}

ChanceryValue *
chancery_value_new_lines (GPtrArray *lines)
{
  if (lines == NULL || lines->len == 0)
    return NULL;
  return new_value_of_items (SHAPE_LINES,
                             copy_items (lines, (gpointer (*) (gpointer))chancery_line_ref,
                                         (GDestroyNotify)chancery_line_unref));
}

ChanceryValue *
chancery_value_take_list (GPtrArray *values)
{
  g_return_val_if_fail (values != NULL && values->len > 0, NULL);

  return new_value_of_items (SHAPE_LIST, values);
}

ChanceryValue *
chancery_value_take_lines (GPtrArray *lines)
{
  g_return_val_if_fail (lines != NULL && lines->len > 0, NULL);

  return new_value_of_items (SHAPE_LINES, lines);
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

  if (!has_items (self) || i > self->items->len || g_atomic_int_get (&self->ref_count) != 1)
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

  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
chancery_value_unref (ChanceryValue *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  switch ((ValueShape)self->shape)
    {
    case SHAPE_DATE:
      chancery_fuzzy_date_unref (self->date);
      break;
    case SHAPE_QUANTITY:
      chancery_quantity_unref (self->quantity);
      break;
    case SHAPE_MARKING:
      g_strfreev (self->caveats);
      break;
    case SHAPE_LIST:
    case SHAPE_LINES:
      g_ptr_array_unref (self->items);
      break;
    case SHAPE_TEXT:
    case SHAPE_REFERENCE:
    case SHAPE_WORDS:
    case SHAPE_BOOLEAN:
    case SHAPE_INTEGER:
      break;
    }
  g_free (self->unknown);
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
  return self != NULL && self->shape == SHAPE_DATE ? self->date : NULL;
}

ChanceryQuantity *
chancery_value_get_quantity (const ChanceryValue *self)
{
  return self != NULL && self->shape == SHAPE_QUANTITY ? self->quantity : NULL;
}

gboolean
chancery_value_get_boolean (const ChanceryValue *self)
{
  return self != NULL && self->shape == SHAPE_BOOLEAN;
}

gint64
chancery_value_get_integer (const ChanceryValue *self)
{
  return self != NULL && self->shape == SHAPE_INTEGER ? self->integer : 0;
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
  return self != NULL ? (ChanceryKindId)self->kind : CHANCERY_KIND_NONE;
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
  return self != NULL && self->shape == SHAPE_MARKING ? (const char *const *)self->caveats : NULL;
}

guint
chancery_value_get_n_items (const ChanceryValue *self)
{
  return self != NULL && has_items (self) ? self->items->len : 0;
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

/* A value of its own that says the same. */
static ChanceryValue *
copy_value (const ChanceryValue *self)
{
  switch ((ValueShape)self->shape)
    {
    case SHAPE_REFERENCE:
      return chancery_value_new_reference_full (self->text, self->label,
                                                (ChanceryKindId)self->kind);
    case SHAPE_MARKING:
      return chancery_value_new_marking (self->text, (const char *const *)self->caveats);
    case SHAPE_DATE:
      return chancery_value_new_date (self->date);
    case SHAPE_QUANTITY:
      return chancery_value_new_quantity (self->quantity);
    case SHAPE_INTEGER:
      return chancery_value_new_integer (self->integer);
    case SHAPE_LIST:
    case SHAPE_LINES:
      return new_value_of_items ((ValueShape)self->shape, g_ptr_array_ref (self->items));
    case SHAPE_TEXT:
    case SHAPE_WORDS:
      return new_value_of_text ((ValueShape)self->shape, self->text, strlen (self->text));
    case SHAPE_BOOLEAN:
    default:
      return new_value ((ValueShape)self->shape, 0);
    }
}

ChanceryValue *
chancery_value_with_unknown (ChanceryValue *self, const char *unknown)
{
  ChanceryValue *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = copy_value (self);
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
  switch ((ValueShape)a->shape)
    {
    case SHAPE_REFERENCE:
      return a->text != NULL || g_strcmp0 (a->label, b->label) == 0;
    case SHAPE_MARKING:
      return caveats_equal (a->caveats, b->caveats);
    case SHAPE_DATE:
      return chancery_fuzzy_date_equal (a->date, b->date);
    case SHAPE_QUANTITY:
      return chancery_quantity_equal (a->quantity, b->quantity);
    case SHAPE_INTEGER:
      return a->integer == b->integer;
    case SHAPE_LIST:
    case SHAPE_LINES:
      return items_equal (a, b);
    case SHAPE_TEXT:
    case SHAPE_WORDS:
    case SHAPE_BOOLEAN:
    default:
      return TRUE;
    }
}
