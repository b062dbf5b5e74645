/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-reader.h"

#include "chancery-canonical.h"
#include "chancery-code.h"
#include "chancery-errors.h"
#include "chancery-fuzzy-date.h"
#include "chancery-identifier.h"
#include "chancery-quantity.h"
#include "chancery-text.h"
#include "chancery-uuid.h"

#include <string.h>

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
read_string (const ChanceryNode *node, GError **error)
{
  if (node->type != CHANCERY_NODE_TEXT)
    {
      set_wrong_type (error, "a text");
      return NULL;
    }
  return chancery_text_normalize (node->text, (gssize)node->n_text, error);
}

static gboolean
is_object (const ChanceryNode *node)
{
  return node->type == CHANCERY_NODE_OBJECT;
}

/* What is left over of an object, as canonical JSON, or NULL when nothing is. */
static char *
write_rest (const ChanceryNode *object)
{
  g_autoptr (GString) out = NULL;

  if (object->first == NULL)
    return NULL;
  out = g_string_new (NULL);
  chancery_canonical_write_node (out, object, CHANCERY_CANONICAL_COMPACT, 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Takes a text member into @out (NULL when absent). */
static gboolean
take_text (ChanceryNode *object, const char *key, char **out, GError **error)
{
  const ChanceryNode *member = chancery_node_take (object, key);

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
take_integer (ChanceryNode *object,
              const char *key,
              gint64 *number,
              gboolean *present,
              GError **error)
{
  const ChanceryNode *member = chancery_node_take (object, key);

  *present = member != NULL;
  if (member == NULL)
    return TRUE;
  if (member->type != CHANCERY_NODE_INTEGER)
    {
      set_wrong_type (error, "a whole number");
      g_prefix_error (error, "%s: ", key);
      return FALSE;
    }
  *number = member->integer;
  return TRUE;
}

/* @value with what was left in @object. */
static ChanceryValue *
keep_rest (ChanceryValue *value, const ChanceryNode *object)
{
  g_autofree char *unknown = is_object (object) ? write_rest (object) : NULL;
  ChanceryValue *kept;

  if (unknown == NULL || value == NULL)
    return value;
  kept = chancery_value_with_unknown (value, unknown);
  chancery_value_unref (value);
  return kept;
}

static ChanceryValue *
read_date (ChanceryNode *node, GError **error)
{
  g_autofree char *edtf = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *quality_name = NULL;
  ChanceryDateQuality quality = CHANCERY_QUALITY_STATED;
  g_autoptr (ChanceryFuzzyDate) date = NULL;

  if (!is_object (node))
    {
      edtf = read_string (node, NULL);
      if (edtf == NULL)
        {
          set_wrong_type (error, "a date (EDTF text, or an object with “edtf”)");
          return NULL;
        }
      if (*edtf == '\0')
        return NULL;
    }
  else if (!take_text (node, "edtf", &edtf, error) || !take_text (node, "typed", &typed, error) ||
           !take_text (node, "quality", &quality_name, error))
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
  return keep_rest (chancery_value_new_date (date), node);
}

static ChanceryValue *
read_quantity (ChanceryNode *node, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *wording = NULL;
  gint64 best, low, high;
  gboolean has_best, has_low, has_high;
  ChanceryQuantityQualifier qualifier;
  g_autoptr (ChanceryQuantity) quantity = NULL;

  if (!is_object (node))
    {
      set_wrong_type (error, "an object with a qualifier");
      return NULL;
    }
  if (!take_text (node, "qualifier", &name, error) ||
      !take_text (node, "wording", &wording, error) ||
      !take_integer (node, "best", &best, &has_best, error) ||
      !take_integer (node, "low", &low, &has_low, error) ||
      !take_integer (node, "high", &high, &has_high, error))
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
  return keep_rest (chancery_value_new_quantity (quantity), node);
}

static gboolean
read_target (ChanceryNode *node, const ChanceryField *field, ChanceryKindId *kind, GError **error)
{
  g_autofree char *name = NULL;
  const ChanceryKind *found;

  *kind = CHANCERY_KIND_NONE;
  if (!take_text (node, "kind", &name, error))
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
read_reference (const ChanceryField *field, ChanceryNode *node, GError **error)
{
  gboolean words = chancery_field_has_flag (field, CHANCERY_FIELD_WORDS);
  g_autofree char *id = NULL;
  g_autofree char *label = NULL;
  g_autofree char *canonical = NULL;
  ChanceryKindId kind;

  if (words && node->type == CHANCERY_NODE_TEXT)
    {
      label = read_string (node, error);
      return label != NULL ? chancery_value_new_words (label) : NULL;
    }
  if (!is_object (node))
    {
      set_wrong_type (error, words ? "an object with “id” or “label”, or words"
                                   : "an object with “id” or “label”");
      return NULL;
    }
  if (!take_text (node, "id", &id, error) || !take_text (node, "label", &label, error) ||
      !read_target (node, field, &kind, error))
    return NULL;
  if (!check_id (id, error))
    return NULL;
  if (id == NULL && (label == NULL || *label == '\0'))
    {
      set_wrong_type (error, "a reference: “id” and “label” are both missing");
      return NULL;
    }
  canonical = id != NULL ? chancery_uuid_canonical (id) : NULL;
  return keep_rest (chancery_value_new_reference_full (canonical, label, kind), node);
}

static char **
read_caveats (const ChanceryNode *node, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gsize i = 0;

  if (node != NULL && node->type != CHANCERY_NODE_LIST)
    {
      set_wrong_type (error, "a marking: “caveats” must be a list of texts");
      return NULL;
    }
  for (const ChanceryNode *at = node != NULL ? node->first : NULL; at != NULL; at = at->next, i++)
    {
      g_autofree char *caveat = read_string (at, error);

      if (caveat == NULL)
        {
          g_prefix_error (error, "caveats[%" G_GSIZE_FORMAT "]: ", i);
          return NULL;
        }
      g_strv_builder_add (builder, caveat);
    }
  return g_strv_builder_end (builder);
}

static ChanceryValue *
read_marking (ChanceryNode *node, GError **error)
{
  g_autofree char *level = NULL;
  g_auto (GStrv) caveats = NULL;

  if (!is_object (node))
    {
      set_wrong_type (error, "an object with “level”");
      return NULL;
    }
  if (!take_text (node, "level", &level, error))
    return NULL;
  caveats = read_caveats (chancery_node_take (node, "caveats"), error);
  if (caveats == NULL)
    return NULL;
  return keep_rest (chancery_value_new_marking (level, (const char *const *)caveats), node);
}

static ChanceryValue *
read_boolean (ChanceryNode *node, GError **error)
{
  if (node->type != CHANCERY_NODE_BOOLEAN)
    {
      set_wrong_type (error, "true or false");
      return NULL;
    }
  return chancery_value_new_boolean (node->integer != 0);
}

static ChanceryValue *
read_integer (ChanceryNode *node, GError **error)
{
  if (node->type != CHANCERY_NODE_INTEGER)
    {
      set_wrong_type (error, "a whole number");
      return NULL;
    }
  return chancery_value_new_integer (node->integer);
}

static ChanceryValue *
read_text (ChanceryNode *node, GError **error)
{
  g_autofree char *text = read_string (node, error);

  return text != NULL ? chancery_value_new_kept_text (text) : NULL;
}

static ChanceryValue *
read_single (const ChanceryField *field, ChanceryNode *node, GError **error)
{
  switch (field->type)
    {
    case CHANCERY_TYPE_TEXT:
    case CHANCERY_TYPE_TERM:
      return read_text (node, error);
    case CHANCERY_TYPE_DATE:
      return read_date (node, error);
    case CHANCERY_TYPE_QUANTITY:
      return read_quantity (node, error);
    case CHANCERY_TYPE_REFERENCE:
      return read_reference (field, node, error);
    case CHANCERY_TYPE_MARKING:
      return read_marking (node, error);
    case CHANCERY_TYPE_BOOLEAN:
      return read_boolean (node, error);
    case CHANCERY_TYPE_INTEGER:
      return read_integer (node, error);
    case CHANCERY_TYPE_JSON:
    case CHANCERY_TYPE_LINES:
      break;
    }
  g_return_val_if_reached (NULL);
}

static ChanceryValue *read_value (const ChanceryKind *kind,
                                  const ChanceryField *field,
                                  ChanceryNode *node,
                                  GError **error);

/* What stood in the field that @path names, in its canonical form: so is it written where it was corrected, and
 * elsewhere it has to be the same.  What does not read as its value is kept with its keys in byte order. */
static ChanceryValue *
read_told (const ChanceryKind *kind, const char *path, ChanceryNode *node)
{
  const ChanceryField *list;
  const ChanceryField *told = path != NULL ? chancery_kind_find_path (kind, path, &list) : NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (ChanceryValue) value = NULL;

  chancery_canonical_write_node (out, node, CHANCERY_CANONICAL_COMPACT, 0);
  if (told != NULL && told->type != CHANCERY_TYPE_JSON)
    value = read_value (kind, told, node, NULL);
  if (value != NULL)
    {
      g_string_truncate (out, 0);
      chancery_canonical_write_value (out, told, value, CHANCERY_CANONICAL_COMPACT, 0);
    }
  return chancery_value_new_json (out->str);
}

static ChanceryLine *
read_line (const ChanceryKind *kind, const ChanceryField *list, ChanceryNode *node, GError **error)
{
  g_autofree char *id = NULL;
  g_autofree char *canonical = NULL;
  g_autofree char *unknown = NULL;
  g_autoptr (ChanceryLine) line = NULL;

  if (!is_object (node))
    {
      set_wrong_type (error, "an object");
      return NULL;
    }
  if (!chancery_field_has_flag (list, CHANCERY_FIELD_KEYED) && !take_text (node, "id", &id, error))
    return NULL;
  if (!check_id (id, error))
    return NULL;
  canonical = id != NULL ? chancery_uuid_canonical (id) : NULL;
  line = chancery_line_new (list, canonical);
  for (const ChanceryField *field = list->lines; field->id != NULL; field++)
    {
      ChanceryNode *member = chancery_node_take (node, field->id);
      g_autoptr (ChanceryValue) value = NULL;
      g_autoptr (GError) inner = NULL;

      if (member == NULL)
        continue;
      if (field->type == CHANCERY_TYPE_JSON)
        value = read_told (kind, chancery_line_get_text (line, "field"), member);
      else
        value = read_value (kind, field, member, &inner);
      if (inner != NULL)
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&inner), "%s: ", field->id);
          return NULL;
        }
      chancery_line_set_value (line, field, value);
    }
  unknown = write_rest (node);
  return unknown != NULL ? chancery_line_with_unknown (line, unknown) : g_steal_pointer (&line);
}

static ChanceryValue *
read_items (const ChanceryKind *kind,
            const ChanceryField *field,
            ChanceryNode *node,
            GError **error)
{
  gboolean lines = field->type == CHANCERY_TYPE_LINES;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (
      (GDestroyNotify)(lines ? (gpointer)chancery_line_unref : (gpointer)chancery_value_unref));
  gsize i = 0;

  if (node->type != CHANCERY_NODE_LIST)
    {
      set_wrong_type (error, "a list");
      return NULL;
    }
  for (ChanceryNode *at = node->first; at != NULL; at = at->next, i++)
    {
      g_autoptr (GError) inner = NULL;
      gpointer item = lines ? (gpointer)read_line (kind, field, at, &inner)
                            : (gpointer)read_single (field, at, &inner);

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

static ChanceryValue *
read_value (const ChanceryKind *kind,
            const ChanceryField *field,
            ChanceryNode *node,
            GError **error)
{
  if (field->type == CHANCERY_TYPE_LINES || chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    return read_items (kind, field, node, error);
  return read_single (field, node, error);
}

ChanceryValue *
chancery_reader_read_value (const ChanceryKind *kind,
                            const ChanceryField *field,
                            GVariant *variant,
                            GError **error)
{
  g_autoptr (ChanceryTree) tree = NULL;

  g_return_val_if_fail (kind != NULL && field != NULL && variant != NULL, NULL);

  tree = chancery_tree_new_from_variant (variant);
  return read_value (kind, field, chancery_tree_get_root (tree), error);
}

/* The kind and id of a record. */
static ChanceryDraft *
read_head (ChanceryNode *node, GError **error)
{
  g_autofree char *kind_id = NULL;
  g_autofree char *id = NULL;
  g_autofree char *canonical = NULL;
  const ChanceryKind *kind;

  if (!take_text (node, "kind", &kind_id, error) || !take_text (node, "id", &id, error))
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

static ChanceryDraft *
read_record (ChanceryNode *node, GError **error)
{
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autofree char *unknown = NULL;
  const ChanceryKind *kind;

  if (!is_object (node))
    {
      set_wrong_type (error, "an object");
      return NULL;
    }
  draft = read_head (node, error);
  if (draft == NULL)
    return NULL;

  kind = chancery_draft_get_kind (draft);
  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);
      ChanceryNode *member = chancery_node_take (node, field->id);
      g_autoptr (ChanceryValue) value = NULL;
      g_autoptr (GError) inner = NULL;

      if (member == NULL)
        continue;
      value = read_value (kind, field, member, &inner);
      if (inner != NULL)
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&inner), "%s: ", field->id);
          return NULL;
        }
      chancery_draft_set_value (draft, field, value);
    }
  if (!check_state (chancery_draft_get_text (draft, "state"), error))
    return NULL;
  unknown = write_rest (node);
  chancery_draft_set_unknown (draft, unknown);
  return g_steal_pointer (&draft);
}

/* Every reader of JSON takes these as they are, and the next save can count on. */
static gboolean
check_version (ChanceryDraft *draft, GError **error)
{
  ChanceryValue *value = chancery_draft_get (draft, "version");
  gint64 version = chancery_value_get_integer (value);

  if (value == NULL || (version >= 1 && version <= CHANCERY_VERSION_MAX))
    return TRUE;
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
               "version: %" G_GINT64_FORMAT " is not between 1 and %" G_GINT64_FORMAT, version,
               CHANCERY_VERSION_MAX);
  return FALSE;
}

ChanceryDraft *
chancery_reader_read_tree (ChanceryTree *tree, GError **error)
{
  g_autoptr (ChanceryDraft) draft = NULL;

  g_return_val_if_fail (tree != NULL && chancery_tree_get_root (tree) != NULL, NULL);

  draft = read_record (chancery_tree_get_root (tree), error);
  return draft != NULL && check_version (draft, error) &&
                 chancery_identifiers_settle_file (draft, error) &&
                 chancery_codes_check (draft, NULL, error)
             ? g_steal_pointer (&draft)
             : NULL;
}

ChanceryDraft *
chancery_reader_read_record (GVariant *variant, GError **error)
{
  g_autoptr (ChanceryTree) tree = NULL;

  g_return_val_if_fail (variant != NULL, NULL);

  tree = chancery_tree_new_from_variant (variant);
  return read_record (chancery_tree_get_root (tree), error);
}

gboolean
chancery_reader_check_record (ChanceryRecord *record, GError **error)
{
  const ChanceryField *const *fields;
  guint n_fields;

  g_return_val_if_fail (record != NULL, FALSE);

  if (!check_id (chancery_record_get_id (record), error) ||
      !check_state (chancery_value_get_text (chancery_record_get (record, "state")), error))
    return FALSE;
  fields = chancery_kind_list_fields (chancery_record_get_kind (record), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (!check_value (fields[i], chancery_record_get_nth (record, i), error))
      {
        g_prefix_error (error, "%s: ", fields[i]->id);
        return FALSE;
      }
  return TRUE;
}
