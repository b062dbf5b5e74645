/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-json-tree.h"

#include "chancery-errors.h"

#include <json-glib/json-glib.h>

static GVariant *read_node (JsonNode *node);

/* The recursion is as deep as the guard lets JSON be. */
static GVariant *
read_object (JsonObject *object)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &member))
    g_variant_builder_add (&builder, "{sv}", key, read_node (member));
  return g_variant_builder_end (&builder);
}

static GVariant *
read_array (JsonArray *array)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));
  guint length = json_array_get_length (array);

  for (guint i = 0; i < length; i++)
    g_variant_builder_add (&builder, "v", read_node (json_array_get_element (array, i)));
  return g_variant_builder_end (&builder);
}

static GVariant *
read_scalar (JsonNode *node)
{
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return g_variant_new_string (json_node_get_string (node));
    case G_TYPE_BOOLEAN:
      return g_variant_new_boolean (json_node_get_boolean (node));
    default:
      return g_variant_new_int64 (json_node_get_int (node));
    }
}

static GVariant *
read_node (JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return read_object (json_node_get_object (node));
    case JSON_NODE_ARRAY:
      return read_array (json_node_get_array (node));
    case JSON_NODE_VALUE:
      return read_scalar (node);
    case JSON_NODE_NULL:
    default:
      return g_variant_new_maybe (G_VARIANT_TYPE_VARIANT, NULL);
    }
}

GVariant *
chancery_json_tree_parse (const char *json, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  if (!json_parser_load_from_data (parser, json, (gssize)length, &reason))
    {
      g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                   "no JSON after all: %s", reason->message);
      return NULL;
    }
  return g_variant_ref_sink (read_node (json_parser_get_root (parser)));
}
