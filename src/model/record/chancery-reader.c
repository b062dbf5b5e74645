/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-reader-private.h"

#include "chancery-canonical.h"
#include "chancery-code.h"
#include "chancery-errors.h"
#include "chancery-identifier.h"
#include "chancery-uuid.h"

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

  if (node->type != CHANCERY_NODE_OBJECT)
    {
      chancery_reader_set_wrong_type (error, "an object");
      return NULL;
    }
  if (!chancery_field_has_flag (list, CHANCERY_FIELD_KEYED) &&
      !chancery_reader_take_text (node, "id", &id, error))
    return NULL;
  if (!chancery_reader_check_id (id, error))
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
  unknown = chancery_reader_write_rest (node);
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
      chancery_reader_set_wrong_type (error, "a list");
      return NULL;
    }
  for (ChanceryNode *at = node->first; at != NULL; at = at->next, i++)
    {
      g_autoptr (GError) inner = NULL;
      gpointer item = lines ? (gpointer)read_line (kind, field, at, &inner)
                            : (gpointer)chancery_reader_read_single (field, at, &inner);

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
  return chancery_reader_read_single (field, node, error);
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

  if (!chancery_reader_take_text (node, "kind", &kind_id, error) ||
      !chancery_reader_take_text (node, "id", &id, error))
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
  if (!chancery_reader_check_id (id, error))
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
           chancery_reader_set_wrong_type (error, "an object with “id” or “label”");
  id = chancery_value_get_reference_id (value);
  kind = chancery_value_get_reference_kind (value);
  /* The kind of a record that is known by its id is not written. */
  if (id != NULL || kind == CHANCERY_KIND_NONE)
    return chancery_reader_check_id (id, error);
  return chancery_reader_check_target (field, kind, chancery_kind_get (kind)->id, error);
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

  if (!chancery_reader_check_id (chancery_line_get_id (line), error))
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

  if (node->type != CHANCERY_NODE_OBJECT)
    {
      chancery_reader_set_wrong_type (error, "an object");
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
  unknown = chancery_reader_write_rest (node);
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

  if (!chancery_reader_check_id (chancery_record_get_id (record), error) ||
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
