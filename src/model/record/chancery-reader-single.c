/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One value at a time: what may stand for it in a file, and what is wrong where something else stands there. */

#include "config.h"

#include "chancery-reader-private.h"

#include "chancery-canonical.h"
#include "chancery-errors.h"
#include "chancery-fuzzy-date.h"
#include "chancery-quantity.h"
#include "chancery-text.h"
#include "chancery-uuid.h"

gboolean
chancery_reader_set_wrong_type (GError **error, const char *wanted)
{
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID, "must be %s", wanted);
  return FALSE;
}

gboolean
chancery_reader_check_id (const char *id, GError **error)
{
  if (id == NULL || chancery_uuid_is_valid (id))
    return TRUE;
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID, "id: “%s” is not a UUID",
               id);
  return FALSE;
}

gboolean
chancery_reader_check_target (const ChanceryField *field,
                              ChanceryKindId kind,
                              const char *name,
                              GError **error)
{
  if (kind != CHANCERY_KIND_NONE && chancery_field_takes_kind (field, kind))
    return TRUE;
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
               "kind: “%s” cannot stand here", name);
  return FALSE;
}

/* Normalised text of a string; NULL with @error for anything else. */
static char *
read_string (const ChanceryNode *node, GError **error)
{
  if (node->type != CHANCERY_NODE_TEXT)
    {
      chancery_reader_set_wrong_type (error, "a text");
      return NULL;
    }
  return chancery_text_normalize (node->text, (gssize)node->n_text, error);
}

static gboolean
is_object (const ChanceryNode *node)
{
  return node->type == CHANCERY_NODE_OBJECT;
}

char *
chancery_reader_write_rest (const ChanceryNode *object)
{
  g_autoptr (GString) out = NULL;

  if (object->first == NULL)
    return NULL;
  out = g_string_new (NULL);
  chancery_canonical_write_node (out, object, CHANCERY_CANONICAL_COMPACT, 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

gboolean
chancery_reader_take_text (ChanceryNode *object, const char *key, char **out, GError **error)
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
      chancery_reader_set_wrong_type (error, "a whole number");
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
  g_autofree char *unknown = is_object (object) ? chancery_reader_write_rest (object) : NULL;
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
          chancery_reader_set_wrong_type (error, "a date (EDTF text, or an object with “edtf”)");
          return NULL;
        }
      if (*edtf == '\0')
        return NULL;
    }
  else if (!chancery_reader_take_text (node, "edtf", &edtf, error) ||
           !chancery_reader_take_text (node, "typed", &typed, error) ||
           !chancery_reader_take_text (node, "quality", &quality_name, error))
    return NULL;
  if (edtf == NULL)
    {
      chancery_reader_set_wrong_type (error, "a date: “edtf” is missing");
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
      chancery_reader_set_wrong_type (error, "an object with a qualifier");
      return NULL;
    }
  if (!chancery_reader_take_text (node, "qualifier", &name, error) ||
      !chancery_reader_take_text (node, "wording", &wording, error) ||
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
  if (!chancery_reader_take_text (node, "kind", &name, error))
    return FALSE;
  if (name == NULL)
    return TRUE;
  found = chancery_kind_find (name);
  if (!chancery_reader_check_target (field, found != NULL ? found->index : CHANCERY_KIND_NONE, name,
                                     error))
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
      chancery_reader_set_wrong_type (error, words ? "an object with “id” or “label”, or words"
                                                   : "an object with “id” or “label”");
      return NULL;
    }
  if (!chancery_reader_take_text (node, "id", &id, error) ||
      !chancery_reader_take_text (node, "label", &label, error) ||
      !read_target (node, field, &kind, error))
    return NULL;
  if (!chancery_reader_check_id (id, error))
    return NULL;
  if (id == NULL && (label == NULL || *label == '\0'))
    {
      chancery_reader_set_wrong_type (error, "a reference: “id” and “label” are both missing");
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
      chancery_reader_set_wrong_type (error, "a marking: “caveats” must be a list of texts");
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
      chancery_reader_set_wrong_type (error, "an object with “level”");
      return NULL;
    }
  if (!chancery_reader_take_text (node, "level", &level, error))
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
      chancery_reader_set_wrong_type (error, "true or false");
      return NULL;
    }
  return chancery_value_new_boolean (node->integer != 0);
}

static ChanceryValue *
read_integer (ChanceryNode *node, GError **error)
{
  if (node->type != CHANCERY_NODE_INTEGER)
    {
      chancery_reader_set_wrong_type (error, "a whole number");
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

ChanceryValue *
chancery_reader_read_single (const ChanceryField *field, ChanceryNode *node, GError **error)
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
