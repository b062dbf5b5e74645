/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-draft.h"

#include "chancery-canonical.h"
#include "chancery-fuzzy-date.h"
#include "chancery-record-private.h"
#include "chancery-uuid.h"

#include <string.h>

struct _ChanceryDraft
{
  const ChanceryKind *kind;
  char *id;
  char *unknown;
  guint n_values;
  ChanceryValue **values; /* by the field's position in canonical order */
};

static ChanceryDraft *
new_draft (const ChanceryKind *kind, const char *id)
{
  ChanceryDraft *self = g_new0 (ChanceryDraft, 1);

  self->kind = kind;
  self->id = g_strdup (id);
  self->n_values = chancery_kind_get_n_fields (kind);
  self->values = g_new0 (ChanceryValue *, self->n_values);
  return self;
}

ChanceryDraft *
chancery_draft_new (const ChanceryKind *kind)
{
  g_autofree char *id = chancery_uuid_new ();

  return chancery_draft_new_with_id (kind, id);
}

ChanceryDraft *
chancery_draft_new_with_id (const ChanceryKind *kind, const char *id)
{
  g_return_val_if_fail (kind != NULL, NULL);

  return new_draft (kind, id);
}

ChanceryDraft *
chancery_draft_new_from_record (ChanceryRecord *record)
{
  ChanceryDraft *self;

  g_return_val_if_fail (record != NULL, NULL);

  self = new_draft (record->kind, record->id);
  self->unknown = g_strdup (record->unknown);
  for (guint i = 0; i < self->n_values; i++)
    self->values[i] = record->values[i] != NULL ? chancery_value_ref (record->values[i]) : NULL;
  return self;
}

/* Lines of a new record are new lines. */
static ChanceryValue *
without_ids (ChanceryValue *lines)
{
  g_autoptr (GPtrArray) fresh =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);

  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    g_ptr_array_add (fresh, chancery_line_with_id (chancery_value_get_line (lines, i), NULL));
  return chancery_value_new_lines (fresh);
}

ChanceryDraft *
chancery_draft_new_like (ChanceryRecord *record)
{
  ChanceryDraft *self;

  g_return_val_if_fail (record != NULL, NULL);

  self = chancery_draft_new (record->kind);
  for (guint i = 0; i < self->n_values; i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (self->kind, i);

      if (record->values[i] == NULL || !chancery_field_has_flag (field, CHANCERY_FIELD_CARRIED))
        continue;
      self->values[i] = field->type == CHANCERY_TYPE_LINES ? without_ids (record->values[i])
                                                           : chancery_value_ref (record->values[i]);
    }
  return self;
}

ChanceryDraft *
chancery_draft_copy (ChanceryDraft *self)
{
  ChanceryDraft *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = new_draft (self->kind, self->id);
  copy->unknown = g_strdup (self->unknown);
  for (guint i = 0; i < self->n_values; i++)
    copy->values[i] = self->values[i] != NULL ? chancery_value_ref (self->values[i]) : NULL;
  return copy;
}

void
chancery_draft_free (ChanceryDraft *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_values; i++)
    g_clear_pointer (&self->values[i], chancery_value_unref);
  g_free (self->values);
  g_free (self->id);
  g_free (self->unknown);
  g_free (self);
}

const ChanceryKind *
chancery_draft_get_kind (ChanceryDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind;
}

const char *
chancery_draft_get_id (ChanceryDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

void
chancery_draft_set_id (ChanceryDraft *self, const char *id)
{
  g_autofree char *copy = g_strdup (id);

  g_return_if_fail (self != NULL);

  g_free (self->id);
  self->id = g_steal_pointer (&copy);
}

ChanceryValue *
chancery_draft_get_value (ChanceryDraft *self, const ChanceryField *field)
{
  int position;

  g_return_val_if_fail (self != NULL && field != NULL, NULL);

  position = chancery_kind_get_field_position (self->kind, field);
  g_return_val_if_fail (position >= 0, NULL);
  return self->values[position];
}

ChanceryValue *
chancery_draft_get (ChanceryDraft *self, const char *field_id)
{
  const ChanceryField *field;

  g_return_val_if_fail (self != NULL && field_id != NULL, NULL);

  field = chancery_kind_find_field (self->kind, field_id);
  return field != NULL ? chancery_draft_get_value (self, field) : NULL;
}

const char *
chancery_draft_get_text (ChanceryDraft *self, const char *field_id)
{
  ChanceryValue *value = chancery_draft_get (self, field_id);
  const char *text = chancery_value_get_text (value);

  return text != NULL ? text : chancery_value_get_label (value);
}

gint64
chancery_draft_get_day (ChanceryDraft *self)
{
  const ChanceryKind *kind = chancery_draft_get_kind (self);
  ChanceryDay day;

  for (guint i = 0; i < G_N_ELEMENTS (kind->day_fields) && kind->day_fields[i] != NULL; i++)
    {
      ChanceryValue *value = chancery_draft_get (self, kind->day_fields[i]);
      ChanceryFuzzyDate *date = value != NULL ? chancery_value_get_date (value) : NULL;

      if (date != NULL && chancery_fuzzy_date_is_exact_day (date) &&
          chancery_fuzzy_date_get_first_day (date, &day))
        return day;
    }
  return CHANCERY_DAY_NONE;
}

void
chancery_draft_set_value (ChanceryDraft *self, const ChanceryField *field, ChanceryValue *value)
{
  int position;

  g_return_if_fail (self != NULL && field != NULL);

  position = chancery_kind_get_field_position (self->kind, field);
  g_return_if_fail (position >= 0);
  if (value != NULL)
    chancery_value_ref (value);
  g_clear_pointer (&self->values[position], chancery_value_unref);
  self->values[position] = value;
}

void
chancery_draft_take_nth (ChanceryDraft *self, guint position, ChanceryValue *value)
{
  g_return_if_fail (self != NULL && position < self->n_values);

  if (self->values[position] != NULL)
    chancery_value_unref (self->values[position]);
  self->values[position] = value;
}

ChanceryValue *
chancery_draft_get_nth (ChanceryDraft *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->n_values, NULL);

  return self->values[position];
}

void
chancery_draft_set (ChanceryDraft *self, const char *field_id, ChanceryValue *value)
{
  const ChanceryField *field;

  g_return_if_fail (self != NULL && field_id != NULL);

  field = chancery_kind_find_field (self->kind, field_id);
  g_return_if_fail (field != NULL);
  chancery_draft_set_value (self, field, value);
}

void
chancery_draft_set_text (ChanceryDraft *self, const char *field_id, const char *text)
{
  g_autoptr (ChanceryValue) value = chancery_value_new_text (text);

  chancery_draft_set (self, field_id, value);
}

/* The elements of a list or lines value in a new array that owns a reference on each. */
static GPtrArray *
dup_items (const ChanceryField *field, const ChanceryValue *value)
{
  gboolean lines = field->type == CHANCERY_TYPE_LINES;
  GPtrArray *items = g_ptr_array_new_with_free_func (lines ? (GDestroyNotify)chancery_line_unref
                                                           : (GDestroyNotify)chancery_value_unref);

  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    g_ptr_array_add (items,
                     lines ? (gpointer)chancery_line_ref (chancery_value_get_line (value, i))
                           : (gpointer)chancery_value_ref (chancery_value_get_item (value, i)));
  return items;
}

static void
set_items (ChanceryDraft *self, const ChanceryField *field, GPtrArray *items)
{
  g_autoptr (ChanceryValue) value = field->type == CHANCERY_TYPE_LINES
                                        ? chancery_value_new_lines (items)
                                        : chancery_value_new_list (items);

  chancery_draft_set_value (self, field, value);
}

/* A hundred thousand papers are put into a case file one by one: copied each time they would take minutes. */
static gboolean
put_in_place (ChanceryDraft *self, const ChanceryField *field, guint i, gpointer element)
{
  ChanceryValue *value = chancery_draft_get_value (self, field);

  return value != NULL && chancery_value_put (value, i, element);
}

static gboolean
put_at_end (ChanceryDraft *self, const ChanceryField *field, gpointer element)
{
  guint n = chancery_value_get_n_items (chancery_draft_get_value (self, field));

  return put_in_place (self, field, n, element);
}

void
chancery_draft_add_line (ChanceryDraft *self, const ChanceryField *list, ChanceryLine *line)
{
  g_autoptr (GPtrArray) items = NULL;

  g_return_if_fail (self != NULL && list != NULL && line != NULL);
  g_return_if_fail (list->type == CHANCERY_TYPE_LINES);

  if (put_at_end (self, list, line))
    return;
  items = dup_items (list, chancery_draft_get_value (self, list));
  g_ptr_array_add (items, chancery_line_ref (line));
  set_items (self, list, items);
}

void
chancery_draft_replace_line (ChanceryDraft *self,
                             const ChanceryField *list,
                             guint i,
                             ChanceryLine *line)
{
  g_autoptr (GPtrArray) items = NULL;

  g_return_if_fail (self != NULL && list != NULL);
  g_return_if_fail (i < chancery_value_get_n_items (chancery_draft_get_value (self, list)));

  if (line != NULL && put_in_place (self, list, i, line))
    return;
  items = dup_items (list, chancery_draft_get_value (self, list));
  g_ptr_array_remove_index (items, i);
  if (line != NULL)
    g_ptr_array_insert (items, i, chancery_line_ref (line));
  set_items (self, list, items);
}

void
chancery_draft_add_item (ChanceryDraft *self, const ChanceryField *field, ChanceryValue *value)
{
  g_autoptr (GPtrArray) items = NULL;

  g_return_if_fail (self != NULL && field != NULL && value != NULL);
  g_return_if_fail (chancery_field_has_flag (field, CHANCERY_FIELD_LIST));

  if (put_at_end (self, field, value))
    return;
  items = dup_items (field, chancery_draft_get_value (self, field));
  g_ptr_array_add (items, chancery_value_ref (value));
  set_items (self, field, items);
}

const char *
chancery_draft_get_unknown (ChanceryDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->unknown;
}

void
chancery_draft_set_unknown (ChanceryDraft *self, const char *unknown)
{
  g_autofree char *copy = g_strdup (unknown);

  g_return_if_fail (self != NULL);

  g_free (self->unknown);
  self->unknown = g_steal_pointer (&copy);
}

static int
compare_item_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (chancery_value_get_text (*(ChanceryValue *const *)a),
                    chancery_value_get_text (*(ChanceryValue *const *)b));
}

static int
compare_line_keys (gconstpointer a, gconstpointer b)
{
  return chancery_line_compare_keys (*(ChanceryLine *const *)a, *(ChanceryLine *const *)b);
}

/* What was read from a registry or a canonical file is in order already. */
static gboolean
is_sorted (const ChanceryValue *value, gboolean lines)
{
  guint n = chancery_value_get_n_items (value);

  for (guint i = 1; i < n; i++)
    if (lines ? chancery_line_compare_keys (chancery_value_get_line (value, i - 1),
                                            chancery_value_get_line (value, i)) >= 0
              : g_strcmp0 (chancery_value_get_text (chancery_value_get_item (value, i - 1)),
                           chancery_value_get_text (chancery_value_get_item (value, i))) >= 0)
      return FALSE;
  return TRUE;
}

/* In byte order and each once. */
static void
sort_texts (ChanceryDraft *self, const ChanceryField *field)
{
  g_autoptr (GPtrArray) items = dup_items (field, chancery_draft_get_value (self, field));
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  g_ptr_array_sort (items, compare_item_texts);
  for (guint i = 0; i < items->len; i++)
    if (i == 0 || compare_item_texts (&items->pdata[i - 1], &items->pdata[i]) != 0)
      g_ptr_array_add (kept, items->pdata[i]);
  set_items (self, field, kept);
}

/* By their keys, and lines of one key as one. */
static void
sort_lines (ChanceryDraft *self, const ChanceryField *list)
{
  g_autoptr (GPtrArray) lines = dup_items (list, chancery_draft_get_value (self, list));
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);

  g_ptr_array_sort (lines, compare_line_keys);
  for (guint i = 0; i < lines->len; i++)
    {
      ChanceryLine *line = lines->pdata[i];
      gpointer *last = kept->len > 0 ? &kept->pdata[kept->len - 1] : NULL;
      g_autoptr (ChanceryLine) earlier = NULL;

      if (last == NULL || chancery_line_compare_keys (*last, line) != 0)
        {
          g_ptr_array_add (kept, chancery_line_ref (line));
          continue;
        }
      earlier = *last;
      *last = chancery_line_join (earlier, line, NULL);
    }
  set_items (self, list, kept);
}

/* UUID version 5 of what the line says, so that the same file gives the same ids anywhere. */
static char *
make_line_id (ChanceryDraft *self,
              const ChanceryField *list,
              const ChanceryLine *line,
              GHashTable *seen)
{
  g_autoptr (GString) name = g_string_new (NULL);
  guint n_before;

  g_string_append (name, self->id);
  g_string_append_c (name, '\n');
  g_string_append (name, list->id);
  g_string_append_c (name, '\n');
  chancery_canonical_write_line (name, line, CHANCERY_CANONICAL_COMPACT | CHANCERY_CANONICAL_DIGEST,
                                 0);
  n_before = GPOINTER_TO_UINT (g_hash_table_lookup (seen, name->str));
  g_hash_table_insert (seen, g_strdup (name->str), GUINT_TO_POINTER (n_before + 1));
  g_string_append_printf (name, "\n%u", n_before);
  return chancery_uuid_v5 (CHANCERY_UUID_NAMESPACE, name->str, name->len);
}

static void
give_line_ids (ChanceryDraft *self, const ChanceryField *list)
{
  ChanceryValue *value = chancery_draft_get_value (self, list);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GHashTable) seen = NULL;
  gboolean changed = FALSE;

  for (guint i = 0; i < chancery_value_get_n_items (value) && !changed; i++)
    changed = chancery_line_get_id (chancery_value_get_line (value, i)) == NULL;
  if (!changed)
    return;

  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  items = dup_items (list, value);
  for (guint i = 0; i < items->len; i++)
    {
      ChanceryLine *line = g_ptr_array_index (items, i);
      g_autofree char *id = NULL;

      if (chancery_line_get_id (line) != NULL)
        continue;
      id = make_line_id (self, list, line, seen);
      items->pdata[i] = chancery_line_with_id (line, id);
      chancery_line_unref (line);
    }
  set_items (self, list, items);
}

void
chancery_draft_settle (ChanceryDraft *self)
{
  g_return_if_fail (self != NULL && self->id != NULL);

  for (guint i = 0; i < self->n_values; i++)
    {
      const ChanceryField *field;

      if (chancery_value_get_n_items (self->values[i]) == 0)
        continue;
      field = chancery_kind_get_nth_field (self->kind, i);
      if (chancery_field_has_flag (field, CHANCERY_FIELD_SORTED))
        {
          if (!is_sorted (self->values[i], FALSE))
            sort_texts (self, field);
        }
      else if (chancery_field_has_flag (field, CHANCERY_FIELD_KEYED))
        {
          if (!is_sorted (self->values[i], TRUE))
            sort_lines (self, field);
        }
      else if (field->type == CHANCERY_TYPE_LINES)
        give_line_ids (self, field);
    }
}

void
chancery_draft_follow (ChanceryDraft *self, ChanceryRecord *before, const char *digest)
{
  g_autoptr (GPtrArray) digests =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_value_unref);
  ChanceryValue *past;
  g_autoptr (ChanceryValue) value = NULL;

  g_return_if_fail (self != NULL && before != NULL && digest != NULL);

  past = chancery_record_get (before, "past");
  g_ptr_array_add (digests, chancery_value_new_text (digest));
  for (guint i = 0; i < chancery_value_get_n_items (past) && digests->len < CHANCERY_PAST_LENGTH;
       i++)
    g_ptr_array_add (digests, chancery_value_ref (chancery_value_get_item (past, i)));
  value = chancery_value_new_list (digests);
  chancery_draft_set (self, "past", value);
}

gboolean
chancery_draft_is_empty (ChanceryDraft *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < self->n_values; i++)
    if (self->values[i] != NULL &&
        !chancery_field_has_flag (chancery_kind_get_nth_field (self->kind, i),
                                  CHANCERY_FIELD_PROGRAM))
      return FALSE;
  return self->unknown == NULL;
}

static void
give_title (ChanceryRecord *record)
{
  const char *typed = chancery_record_get_text (record, "title");

  if (typed == NULL && record->kind->make_title != NULL)
    record->title = record->kind->make_title (record);
  else
    record->title = g_strdup (typed != NULL ? typed : "");
}

ChanceryRecord *
chancery_draft_build (ChanceryDraft *self)
{
  ChanceryRecord *record;

  g_return_val_if_fail (self != NULL && self->id != NULL, NULL);

  chancery_draft_settle (self);
  record = chancery_record_new (self->kind, self->id);
  record->unknown = g_strdup (self->unknown);
  for (guint i = 0; i < self->n_values; i++)
    record->values[i] = self->values[i] != NULL ? chancery_value_ref (self->values[i]) : NULL;
  give_title (record);
  return record;
}

ChanceryRecord *
chancery_draft_free_to_record (ChanceryDraft *self)
{
  ChanceryRecord *record;

  g_return_val_if_fail (self != NULL && self->id != NULL, NULL);

  chancery_draft_settle (self);
  record = chancery_record_new (self->kind, self->id);
  record->unknown = g_steal_pointer (&self->unknown);
  memcpy (record->values, self->values, self->n_values * sizeof *self->values);
  self->n_values = 0;
  give_title (record);
  chancery_draft_free (self);
  return record;
}
