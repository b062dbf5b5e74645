/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-json.h"

#include "chancery-statement.h"

#include <string.h>

typedef struct
{
  gint64 id;
  gint64 parent;
  char *key;
  char *type;
  GVariant *atom;
  GPtrArray *children;
} Node;

static void
free_node (gpointer data)
{
  Node *node = data;

  g_free (node->key);
  g_free (node->type);
  g_clear_pointer (&node->atom, g_variant_unref);
  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_free (node);
}

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_DAMAGED,
                       "the registry holds a value that cannot be read");
  return FALSE;
}

static GVariant *
read_atom (ChanceryStatement *statement, const char *type)
{
  if (strcmp (type, "true") == 0 || strcmp (type, "false") == 0)
    return g_variant_new_boolean (type[0] == 't');
  if (strcmp (type, "integer") == 0)
    return g_variant_new_int64 (chancery_statement_get_int (statement, 4));
  if (strcmp (type, "text") == 0)
    {
      const char *text = chancery_statement_get_text (statement, 4);

      return text != NULL && g_utf8_validate (text, -1, NULL) ? g_variant_new_string (text) : NULL;
    }
  if (strcmp (type, "null") == 0)
    return g_variant_new_maybe (G_VARIANT_TYPE_VARIANT, NULL);
  return NULL;
}

static GVariant *
finish_node (Node *node)
{
  GVariantBuilder builder;
  gboolean is_object = strcmp (node->type, "object") == 0;

  if (node->atom != NULL)
    return g_variant_ref (node->atom);

  g_variant_builder_init (&builder, is_object ? G_VARIANT_TYPE_VARDICT : G_VARIANT_TYPE ("av"));
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    {
      Node *child = node->children->pdata[i];
      g_autoptr (GVariant) value = finish_node (child);

      if (is_object)
        g_variant_builder_add (&builder, "{sv}", child->key, value);
      else
        g_variant_builder_add (&builder, "v", value);
    }
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static gboolean
add_node (ChanceryStatement *statement, GPtrArray *nodes, GHashTable *by_id, GError **error)
{
  Node *node = g_new0 (Node, 1);
  Node *parent;

  g_ptr_array_add (nodes, node);
  node->id = chancery_statement_get_int (statement, 0);
  node->key = chancery_statement_dup_text (statement, 2);
  node->type = chancery_statement_dup_text (statement, 3);
  if (strcmp (node->type, "object") != 0 && strcmp (node->type, "array") != 0)
    {
      GVariant *atom = read_atom (statement, node->type);

      if (atom == NULL)
        return fail (error);
      node->atom = g_variant_ref_sink (atom);
    }
  g_hash_table_insert (by_id, &node->id, node);
  if (chancery_statement_is_null (statement, 1))
    return TRUE;

  node->parent = chancery_statement_get_int (statement, 1);
  parent = g_hash_table_lookup (by_id, &node->parent);
  if (parent == NULL)
    return fail (error);
  if (parent->children == NULL)
    parent->children = g_ptr_array_new ();
  g_ptr_array_add (parent->children, node);
  return TRUE;
}

GVariant *
chancery_json_parse (ChanceryDb *db, const char *json, GError **error)
{
  static const char sql[] = "SELECT id, parent, key, type, atom FROM json_tree (?1)";
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func (free_node);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (db != NULL && json != NULL, NULL);

  statement = chancery_db_query (db, error, sql, "t", json);
  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &local))
    if (!add_node (statement, nodes, by_id, error))
      return NULL;
  if (local != NULL || nodes->len == 0)
    {
      fail (error);
      return NULL;
    }
  return finish_node (nodes->pdata[0]);
}
