/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-json-tree.h"

#include "chancery-errors.h"

#include <json-glib/json-glib.h>
#include <string.h>

static ChanceryNode *read_node (ChanceryTree *tree, JsonNode *node);

static const char *
keep_text (ChanceryTree *tree, const char *text, gsize *length)
{
  char *kept;

  *length = strlen (text);
  kept = chancery_tree_add_bytes (tree, *length + 1);
  memcpy (kept, text, *length + 1);
  return kept;
}

/* The recursion is as deep as the guard lets JSON be. */
static ChanceryNode *
read_object (ChanceryTree *tree, JsonObject *object)
{
  ChanceryNode *node = chancery_tree_add_node (tree, CHANCERY_NODE_OBJECT);
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &member))
    {
      ChanceryNode *child = read_node (tree, member);
      gsize length;

      child->key = keep_text (tree, key, &length);
      child->n_key = (guint)length;
      chancery_node_append (node, child);
    }
  return node;
}

static ChanceryNode *
read_array (ChanceryTree *tree, JsonArray *array)
{
  ChanceryNode *node = chancery_tree_add_node (tree, CHANCERY_NODE_LIST);
  guint length = json_array_get_length (array);

  for (guint i = 0; i < length; i++)
    chancery_node_append (node, read_node (tree, json_array_get_element (array, i)));
  return node;
}

static ChanceryNode *
read_scalar (ChanceryTree *tree, JsonNode *value)
{
  ChanceryNode *node;

  switch (json_node_get_value_type (value))
    {
    case G_TYPE_STRING:
      node = chancery_tree_add_node (tree, CHANCERY_NODE_TEXT);
      node->text = keep_text (tree, json_node_get_string (value), &node->n_text);
      break;
    case G_TYPE_BOOLEAN:
      node = chancery_tree_add_node (tree, CHANCERY_NODE_BOOLEAN);
      node->integer = json_node_get_boolean (value);
      break;
    default:
      node = chancery_tree_add_node (tree, CHANCERY_NODE_INTEGER);
      node->integer = json_node_get_int (value);
      break;
    }
  return node;
}

static ChanceryNode *
read_node (ChanceryTree *tree, JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return read_object (tree, json_node_get_object (node));
    case JSON_NODE_ARRAY:
      return read_array (tree, json_node_get_array (node));
    case JSON_NODE_VALUE:
      return read_scalar (tree, node);
    case JSON_NODE_NULL:
    default:
      return chancery_tree_add_node (tree, CHANCERY_NODE_NULL);
    }
}

ChanceryTree *
chancery_json_tree_read (const char *json, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) reason = NULL;
  ChanceryTree *tree;

  g_return_val_if_fail (json != NULL, NULL);

  if (!json_parser_load_from_data (parser, json, (gssize)length, &reason) ||
      json_parser_get_root (parser) == NULL)
    {
      g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                   "no JSON after all: %s", reason != NULL ? reason->message : "nothing is there");
      return NULL;
    }
  tree = chancery_tree_new (length);
  chancery_tree_set_root (tree, read_node (tree, json_parser_get_root (parser)));
  return tree;
}

GVariant *
chancery_json_tree_parse (const char *json, gsize length, GError **error)
{
  g_autoptr (ChanceryTree) tree = chancery_json_tree_read (json, length, error);

  return tree != NULL ? chancery_node_to_variant (chancery_tree_get_root (tree)) : NULL;
}
