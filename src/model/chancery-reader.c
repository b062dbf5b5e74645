/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-reader.h"

#include "chancery-canonical.h"
#include "chancery-errors.h"
#include "chancery-fuzzy-date.h"
#include "chancery-quantity.h"
#include "chancery-text.h"
#include "chancery-uuid.h"

#include <string.h>

static GVariant *
unbox (GVariant *tree)
{
  GVariant *inner = g_variant_ref (tree);

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *next = g_variant_get_variant (inner);

      g_variant_unref (inner);
      inner = next;
    }
  return inner;
}

static gboolean
set_wrong_type (GError **error, const char *wanted)
{
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID, "must be %s", wanted);
  return FALSE;
}

static gboolean
check_id (const char *id, GError **error)
{
  if (id == NULL || chancery_uuid_is_valid (id))
    return TRUE;
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID, "id: “%s” is not a UUID",
               id);
  return FALSE;
}

static gboolean
check_target (const ChanceryField *field, ChanceryKindId kind, const char *name, GError **error)
{
  if (kind != CHANCERY_KIND_NONE && chancery_field_takes_kind (field, kind))
    return TRUE;
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
               "kind: “%s” cannot stand here", name);
  return FALSE;
}

static gboolean
check_text (const ChanceryField *field, const char *text, GError **error)
{
  if (!chancery_field_has_flag (field, CHANCERY_FIELD_NUMBER) ||
      chancery_text_is_identifier_safe (text))
    return TRUE;
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
               "a number must not hold invisible or direction characters");
  return FALSE;
}

/* The state is what decides whether anything counts: a word it does not know is refused. */
static gboolean
check_state (const char *text, GError **error)
{
  ChanceryState state;

  if (text == NULL || chancery_state_from_string (text, &state))
    return TRUE;
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
               "state: “%s” is none of draft, registered, closed, void", text);
  return FALSE;
}

/* Normalised text of a string; NULL with @error for anything else. */
static char *
read_string (GVariant *tree, GError **error)
{
  if (!g_variant_is_of_type (tree, G_VARIANT_TYPE_STRING))
    {
      set_wrong_type (error, "a text");
      return NULL;
    }
  return chancery_text_normalize (g_variant_get_string (tree, NULL), -1, error);
}

static gboolean
is_object (GVariant *tree)
{
  /* An empty object has no members to tell it from; it is a{sv} too. */
  return g_variant_is_of_type (tree, G_VARIANT_TYPE_VARDICT);
}

static gboolean
is_list (GVariant *tree)
{
  return g_variant_is_of_type (tree, G_VARIANT_TYPE_ARRAY) && !is_object (tree);
}

/* What is left over of an object, as canonical JSON, or NULL when nothing is. */
static char *
write_rest (GVariantDict *rest)
{
  g_autoptr (GVariant) tree = g_variant_ref_sink (g_variant_dict_end (rest));
  g_autoptr (GString) out = NULL;

  if (g_variant_n_children (tree) == 0)
    return NULL;
  out = g_string_new (NULL);
  chancery_canonical_write_variant (out, tree, CHANCERY_CANONICAL_COMPACT, 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Takes the member @key out of @rest; NULL when it is not there. */
static GVariant *
take_member (GVariantDict *rest, const char *key)
{
  g_autoptr (GVariant) member = g_variant_dict_lookup_value (rest, key, NULL);

  if (member == NULL)
    return NULL;
  g_variant_dict_remove (rest, key);
  return unbox (member);
}

/* Takes a text member into @out (NULL when absent). */
static gboolean
take_text (GVariantDict *rest, const char *key, char **out, GError **error)
{
  g_autoptr (GVariant) member = take_member (rest, key);

  *out = NULL;
  if (member == NULL)
    return TRUE;
  *out = read_string (member, error);
  if (*out == NULL)
    {
      g_prefix_error (error, "%s: ", key);
      return FALSE;
    }
  return TRUE;
}

static gboolean
take_integer (GVariantDict *rest,
              const char *key,
              gint64 *number,
              gboolean *present,
              GError **error)
{
  g_autoptr (GVariant) member = take_member (rest, key);

  *present = member != NULL;
  if (member == NULL)
    return TRUE;
  if (!g_variant_is_of_type (member, G_VARIANT_TYPE_INT64))
    {
      set_wrong_type (error, "a whole number");
      g_prefix_error (error, "%s: ", key);
      return FALSE;
    }
  *number = g_variant_get_int64 (member);
  return TRUE;
}

/* @value with what was left in @rest. */
static ChanceryValue *
keep_rest (ChanceryValue *value, GVariantDict *rest)
{
  g_autofree char *unknown = write_rest (rest);
  ChanceryValue *kept;

  if (unknown == NULL || value == NULL)
    return value;
  kept = chancery_value_with_unknown (value, unknown);
  chancery_value_unref (value);
  return kept;
}

static ChanceryValue *
read_date (GVariant *tree, GError **error)
{
  g_auto (GVariantDict) rest = G_VARIANT_DICT_INIT (is_object (tree) ? tree : NULL);
  g_autofree char *edtf = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *quality_name = NULL;
  ChanceryDateQuality quality = CHANCERY_QUALITY_STATED;
  g_autoptr (ChanceryFuzzyDate) date = NULL;

  if (!is_object (tree))
    {
      edtf = read_string (tree, NULL);
      if (edtf == NULL)
        {
          set_wrong_type (error, "a date (EDTF text, or an object with “edtf”)");
          return NULL;
        }
      if (*edtf == '\0')
        return NULL;
    }
  else if (!take_text (&rest, "edtf", &edtf, error) || !take_text (&rest, "typed", &typed, error) ||
           !take_text (&rest, "quality", &quality_name, error))
    return NULL;
  if (edtf == NULL)
    {
      set_wrong_type (error, "a date: “edtf” is missing");
      return NULL;
    }
  if (quality_name != NULL && !chancery_date_quality_from_string (quality_name, &quality))
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                   "quality: “%s” is none of stated, inferred, estimated", quality_name);
      return NULL;
    }
  date = chancery_fuzzy_date_new (edtf, typed != NULL && *typed != '\0' ? typed : NULL, quality,
                                  error);
  if (date == NULL)
    return NULL;
  return keep_rest (chancery_value_new_date (date), &rest);
}

static ChanceryValue *
read_quantity (GVariant *tree, GError **error)
{
  g_auto (GVariantDict) rest = G_VARIANT_DICT_INIT (is_object (tree) ? tree : NULL);
  g_autofree char *name = NULL;
  g_autofree char *wording = NULL;
  gint64 best, low, high;
  gboolean has_best, has_low, has_high;
  ChanceryQuantityQualifier qualifier;
  g_autoptr (ChanceryQuantity) quantity = NULL;

  if (!is_object (tree))
    {
      set_wrong_type (error, "an object with a qualifier");
      return NULL;
    }
  if (!take_text (&rest, "qualifier", &name, error) ||
      !take_text (&rest, "wording", &wording, error) ||
      !take_integer (&rest, "best", &best, &has_best, error) ||
      !take_integer (&rest, "low", &low, &has_low, error) ||
      !take_integer (&rest, "high", &high, &has_high, error))
    return NULL;
  if (name == NULL || !chancery_quantity_qualifier_from_string (name, &qualifier))
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                   "qualifier: “%s” is not known", name != NULL ? name : "");
      return NULL;
    }
  quantity = chancery_quantity_new (qualifier, has_best ? &best : NULL, has_low ? &low : NULL,
                                    has_high ? &high : NULL,
                                    wording != NULL && *wording != '\0' ? wording : NULL, error);
  if (quantity == NULL)
    return NULL;
  return keep_rest (chancery_value_new_quantity (quantity), &rest);
}

static gboolean
read_target (GVariantDict *rest, const ChanceryField *field, ChanceryKindId *kind, GError **error)
{
  g_autofree char *name = NULL;
  const ChanceryKind *found;

  *kind = CHANCERY_KIND_NONE;
  if (!take_text (rest, "kind", &name, error))
    return FALSE;
  if (name == NULL)
    return TRUE;
  found = chancery_kind_find (name);
  if (!check_target (field, found != NULL ? found->index : CHANCERY_KIND_NONE, name, error))
    return FALSE;
  *kind = found->index;
  return TRUE;
}

static ChanceryValue *
read_reference (const ChanceryField *field, GVariant *tree, GError **error)
{
  gboolean words = chancery_field_has_flag (field, CHANCERY_FIELD_WORDS);
  g_auto (GVariantDict) rest = G_VARIANT_DICT_INIT (is_object (tree) ? tree : NULL);
  g_autofree char *id = NULL;
  g_autofree char *label = NULL;
  g_autofree char *canonical = NULL;
  ChanceryKindId kind;

  if (words && g_variant_is_of_type (tree, G_VARIANT_TYPE_STRING))
    {
      label = read_string (tree, error);
      return label != NULL ? chancery_value_new_words (label) : NULL;
    }
  if (!is_object (tree))
    {
      set_wrong_type (error, words ? "an object with “id” or “label”, or words"
                                   : "an object with “id” or “label”");
      return NULL;
    }
  if (!take_text (&rest, "id", &id, error) || !take_text (&rest, "label", &label, error) ||
      !read_target (&rest, field, &kind, error))
    return NULL;
  if (!check_id (id, error))
    return NULL;
  if (id == NULL && (label == NULL || *label == '\0'))
    {
      set_wrong_type (error, "a reference: “id” and “label” are both missing");
      return NULL;
    }
  canonical = id != NULL ? chancery_uuid_canonical (id) : NULL;
  return keep_rest (chancery_value_new_reference_full (canonical, label, kind), &rest);
}

static ChanceryValue *
read_marking (GVariant *tree, GError **error)
{
  g_auto (GVariantDict) rest = G_VARIANT_DICT_INIT (is_object (tree) ? tree : NULL);
  g_autofree char *level = NULL;
  g_autoptr (GVariant) caveats = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (!is_object (tree))
    {
      set_wrong_type (error, "an object with “level”");
      return NULL;
    }
  if (!take_text (&rest, "level", &level, error))
    return NULL;
  caveats = take_member (&rest, "caveats");
  if (caveats != NULL && !is_list (caveats))
    {
      set_wrong_type (error, "a marking: “caveats” must be a list of texts");
      return NULL;
    }
  for (gsize i = 0; caveats != NULL && i < g_variant_n_children (caveats); i++)
    {
      g_autoptr (GVariant) boxed = g_variant_get_child_value (caveats, i);
      g_autoptr (GVariant) child = unbox (boxed);
      g_autofree char *caveat = read_string (child, error);

      if (caveat == NULL)
        {
          g_prefix_error (error, "caveats[%" G_GSIZE_FORMAT "]: ", i);
          return NULL;
        }
      g_strv_builder_add (builder, caveat);
    }
  list = g_strv_builder_end (builder);
  return keep_rest (chancery_value_new_marking (level, (const char *const *)list), &rest);
}

static ChanceryValue *
read_boolean (GVariant *tree, GError **error)
{
  if (!g_variant_is_of_type (tree, G_VARIANT_TYPE_BOOLEAN))
    {
      set_wrong_type (error, "true or false");
      return NULL;
    }
  return chancery_value_new_boolean (g_variant_get_boolean (tree));
}

static ChanceryValue *
read_integer (GVariant *tree, GError **error)
{
  if (!g_variant_is_of_type (tree, G_VARIANT_TYPE_INT64))
    {
      set_wrong_type (error, "a whole number");
      return NULL;
    }
  return chancery_value_new_integer (g_variant_get_int64 (tree));
}

static ChanceryValue *
read_json (GVariant *tree)
{
  g_autoptr (GString) out = g_string_new (NULL);

  chancery_canonical_write_variant (out, tree, CHANCERY_CANONICAL_COMPACT, 0);
  return chancery_value_new_json (out->str);
}

static ChanceryValue *
read_text (const ChanceryField *field, GVariant *tree, GError **error)
{
  g_autofree char *text = read_string (tree, error);

  if (text == NULL || !check_text (field, text, error))
    return NULL;
  return chancery_value_new_text (text);
}

static ChanceryValue *
read_single (const ChanceryField *field, GVariant *tree, GError **error)
{
  switch (field->type)
    {
    case CHANCERY_TYPE_TEXT:
    case CHANCERY_TYPE_TERM:
      return read_text (field, tree, error);
    case CHANCERY_TYPE_DATE:
      return read_date (tree, error);
    case CHANCERY_TYPE_QUANTITY:
      return read_quantity (tree, error);
    case CHANCERY_TYPE_REFERENCE:
      return read_reference (field, tree, error);
    case CHANCERY_TYPE_MARKING:
      return read_marking (tree, error);
    case CHANCERY_TYPE_BOOLEAN:
      return read_boolean (tree, error);
    case CHANCERY_TYPE_INTEGER:
      return read_integer (tree, error);
    case CHANCERY_TYPE_JSON:
      return read_json (tree);
    case CHANCERY_TYPE_LINES:
      break;
    }
  g_return_val_if_reached (NULL);
}

ChanceryLine *
chancery_reader_read_line (const ChanceryField *list, GVariant *boxed, GError **error)
{
  g_autoptr (GVariant) tree = NULL;
  g_auto (GVariantDict) rest = G_VARIANT_DICT_INIT (NULL);
  g_autofree char *id = NULL;
  g_autofree char *canonical = NULL;
  g_autofree char *unknown = NULL;
  g_autoptr (ChanceryLine) line = NULL;

  g_return_val_if_fail (list != NULL && boxed != NULL, NULL);

  tree = unbox (boxed);
  if (!is_object (tree))
    {
      set_wrong_type (error, "an object");
      return NULL;
    }
  g_variant_dict_clear (&rest);
  g_variant_dict_init (&rest, tree);
  if (!chancery_field_has_flag (list, CHANCERY_FIELD_KEYED) && !take_text (&rest, "id", &id, error))
    return NULL;
  if (!check_id (id, error))
    return NULL;
  canonical = id != NULL ? chancery_uuid_canonical (id) : NULL;
  line = chancery_line_new (list, canonical);
  for (const ChanceryField *field = list->lines; field->id != NULL; field++)
    {
      g_autoptr (GVariant) member = take_member (&rest, field->id);
      g_autoptr (ChanceryValue) value = NULL;
      g_autoptr (GError) inner = NULL;

      if (member == NULL)
        continue;
      value = chancery_reader_read_value (field, member, &inner);
      if (inner != NULL)
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&inner), "%s: ", field->id);
          return NULL;
        }
      chancery_line_set_value (line, field, value);
    }
  unknown = write_rest (&rest);
  return unknown != NULL ? chancery_line_with_unknown (line, unknown) : g_steal_pointer (&line);
}

static ChanceryValue *
read_items (const ChanceryField *field, GVariant *tree, GError **error)
{
  gboolean lines = field->type == CHANCERY_TYPE_LINES;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (
      (GDestroyNotify)(lines ? (gpointer)chancery_line_unref : (gpointer)chancery_value_unref));

  if (!is_list (tree))
    {
      set_wrong_type (error, "a list");
      return NULL;
    }
  for (gsize i = 0; i < g_variant_n_children (tree); i++)
    {
      g_autoptr (GVariant) boxed = g_variant_get_child_value (tree, i);
      g_autoptr (GVariant) child = unbox (boxed);
      g_autoptr (GError) inner = NULL;
      gpointer item = lines ? (gpointer)chancery_reader_read_line (field, child, &inner)
                            : (gpointer)read_single (field, child, &inner);

      if (inner != NULL)
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&inner),
                                      "[%" G_GSIZE_FORMAT "]: ", i);
          return NULL;
        }
      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  return lines ? chancery_value_new_lines (items) : chancery_value_new_list (items);
}

ChanceryValue *
chancery_reader_read_value (const ChanceryField *field, GVariant *boxed, GError **error)
{
  g_autoptr (GVariant) tree = NULL;

  g_return_val_if_fail (field != NULL && boxed != NULL, NULL);

  tree = unbox (boxed);
  if (field->type == CHANCERY_TYPE_LINES || chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    return read_items (field, tree, error);
  return read_single (field, tree, error);
}

/* The kind and id of a record. */
static ChanceryDraft *
read_head (GVariantDict *rest, GError **error)
{
  g_autofree char *kind_id = NULL;
  g_autofree char *id = NULL;
  g_autofree char *canonical = NULL;
  const ChanceryKind *kind;

  if (!take_text (rest, "kind", &kind_id, error) || !take_text (rest, "id", &id, error))
    return NULL;
  kind = chancery_kind_find (kind_id);
  if (kind == NULL)
    {
      if (kind_id == NULL)
        g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                             "kind: is missing; without it nothing is a record");
      else
        g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                     "kind: “%s” is not known", kind_id);
      return NULL;
    }
  if (!check_id (id, error))
    return NULL;
  canonical = id != NULL ? chancery_uuid_canonical (id) : NULL;
  return chancery_draft_new_with_id (kind, canonical);
}

/* What @value says that its maker does not make sure of. */
static gboolean
check_single (const ChanceryField *field, ChanceryValue *value, GError **error)
{
  ChanceryKindId kind;
  const char *id;

  if (field->type == CHANCERY_TYPE_TEXT || field->type == CHANCERY_TYPE_TERM)
    return check_text (field, chancery_value_get_text (value), error);
  if (field->type != CHANCERY_TYPE_REFERENCE)
    return TRUE;
  if (chancery_value_is_words (value))
    return chancery_field_has_flag (field, CHANCERY_FIELD_WORDS) ||
           set_wrong_type (error, "an object with “id” or “label”");
  id = chancery_value_get_reference_id (value);
  kind = chancery_value_get_reference_kind (value);
  /* The kind of a record that is known by its id is not written. */
  if (id != NULL || kind == CHANCERY_KIND_NONE)
    return check_id (id, error);
  return check_target (field, kind, chancery_kind_get (kind)->id, error);
}

static gboolean check_line (ChanceryLine *line, GError **error);

static gboolean
check_value (const ChanceryField *field, ChanceryValue *value, GError **error)
{
  gboolean lines = field->type == CHANCERY_TYPE_LINES;

  if (value == NULL)
    return TRUE;
  if (!lines && !chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    return check_single (field, value, error);
  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    if (lines ? !check_line (chancery_value_get_line (value, i), error)
              : !check_single (field, chancery_value_get_item (value, i), error))
      {
        g_prefix_error (error, "[%u]: ", i);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_line (ChanceryLine *line, GError **error)
{
  const ChanceryField *field = chancery_line_get_list (line)->lines;

  if (!check_id (chancery_line_get_id (line), error))
    return FALSE;
  for (; field->id != NULL; field++)
    if (!check_value (field, chancery_line_get_value (line, field), error))
      {
        g_prefix_error (error, "%s: ", field->id);
        return FALSE;
      }
  return TRUE;
}

ChanceryDraft *
chancery_reader_read_record (GVariant *boxed, GError **error)
{
  g_autoptr (GVariant) tree = NULL;
  g_auto (GVariantDict) rest = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autofree char *unknown = NULL;
  const ChanceryKind *kind;

  g_return_val_if_fail (boxed != NULL, NULL);

  tree = unbox (boxed);
  if (!is_object (tree))
    {
      set_wrong_type (error, "an object");
      return NULL;
    }
  g_variant_dict_clear (&rest);
  g_variant_dict_init (&rest, tree);
  draft = read_head (&rest, error);
  if (draft == NULL)
    return NULL;

  kind = chancery_draft_get_kind (draft);
  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);
      g_autoptr (GVariant) member = take_member (&rest, field->id);
      g_autoptr (ChanceryValue) value = NULL;
      g_autoptr (GError) inner = NULL;

      if (member == NULL)
        continue;
      value = chancery_reader_read_value (field, member, &inner);
      if (inner != NULL)
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&inner), "%s: ", field->id);
          return NULL;
        }
      chancery_draft_set_value (draft, field, value);
    }
  if (!check_state (chancery_draft_get_text (draft, "state"), error))
    return NULL;
  unknown = write_rest (&rest);
  chancery_draft_set_unknown (draft, unknown);
  return g_steal_pointer (&draft);
}

gboolean
chancery_reader_check_record (ChanceryRecord *record, GError **error)
{
  const ChanceryKind *kind;

  g_return_val_if_fail (record != NULL, FALSE);

  kind = chancery_record_get_kind (record);
  if (!check_id (chancery_record_get_id (record), error) ||
      !check_state (chancery_value_get_text (chancery_record_get (record, "state")), error))
    return FALSE;
  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);

      if (!check_value (field, chancery_record_get_value (record, field), error))
        {
          g_prefix_error (error, "%s: ", field->id);
          return FALSE;
        }
    }
  return TRUE;
}
