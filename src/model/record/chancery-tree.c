/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-tree.h"

#include <string.h>

#define LEAST_BLOCK 4096
#define ALIGNMENT 8

typedef struct _Block Block;
struct _Block
{
  Block *before;
  guint64 bytes[];
};

struct _ChanceryTree
{
  ChanceryNode *root;
  Block *block;
  char *at; /* what is free of the block */
  gsize left;
};

static void
add_block (ChanceryTree *self, gsize size)
{
  Block *block = g_malloc (sizeof (Block) + size);

  block->before = self->block;
  self->block = block;
  self->at = (char *)block->bytes;
  self->left = size;
}

ChanceryTree *
chancery_tree_new (gsize room)
{
  ChanceryTree *self = g_new0 (ChanceryTree, 1);

  /* Nodes take about as much again. */
  add_block (self, LEAST_BLOCK + 2 * room);
  return self;
}

void
chancery_tree_free (ChanceryTree *self)
{
  if (self == NULL)
    return;
  while (self->block != NULL)
    {
      Block *before = self->block->before;

      g_free (self->block);
      self->block = before;
    }
  g_free (self);
}

ChanceryNode *
chancery_tree_get_root (ChanceryTree *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->root;
}

void
chancery_tree_set_root (ChanceryTree *self, ChanceryNode *root)
{
  g_return_if_fail (self != NULL);

  self->root = root;
}

char *
chancery_tree_add_bytes (ChanceryTree *self, gsize size)
{
  gsize rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  char *bytes;

  if (rounded > self->left)
    add_block (self, MAX (rounded, LEAST_BLOCK));
  bytes = self->at;
  self->at += rounded;
  self->left -= rounded;
  return bytes;
}

ChanceryNode *
chancery_tree_add_node (ChanceryTree *self, ChanceryNodeType type)
{
  ChanceryNode *node = (ChanceryNode *)chancery_tree_add_bytes (self, sizeof (ChanceryNode));

  memset (node, 0, sizeof *node);
  node->type = type;
  return node;
}

void
chancery_node_append (ChanceryNode *self, ChanceryNode *child)
{
  if (self->first == NULL)
    self->first = child;
  else
    self->last->next = child;
  self->last = child;
}

ChanceryNode *
chancery_node_take (ChanceryNode *self, const char *key)
{
  gsize n_key = strlen (key);
  ChanceryNode *before = NULL;

  for (ChanceryNode *at = self->first; at != NULL; before = at, at = at->next)
    {
      if (at->n_key != n_key || memcmp (at->key, key, n_key) != 0)
        continue;
      if (before == NULL)
        self->first = at->next;
      else
        before->next = at->next;
      if (self->last == at)
        self->last = before;
      return at;
    }
  return NULL;
}

/* ---- GVariant ---- */

static const char *
copy_text (ChanceryTree *self, const char *text, gsize length)
{
  char *copy = chancery_tree_add_bytes (self, length + 1);

  memcpy (copy, text, length + 1);
  return copy;
}

static ChanceryNode *add_variant (ChanceryTree *self, GVariant *variant);

static ChanceryNode *
add_object (ChanceryTree *self, GVariant *variant)
{
  ChanceryNode *node = chancery_tree_add_node (self, CHANCERY_NODE_OBJECT);
  GVariantIter iter;
  const char *key;
  GVariant *value;

  g_variant_iter_init (&iter, variant);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
    {
      ChanceryNode *member = add_variant (self, value);

      member->n_key = (guint)strlen (key);
      member->key = copy_text (self, key, member->n_key);
      chancery_node_append (node, member);
    }
  return node;
}

static ChanceryNode *
add_list (ChanceryTree *self, GVariant *variant)
{
  ChanceryNode *node = chancery_tree_add_node (self, CHANCERY_NODE_LIST);

  for (gsize i = 0; i < g_variant_n_children (variant); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (variant, i);

      chancery_node_append (node, add_variant (self, child));
    }
  return node;
}

static ChanceryNode *
add_variant (ChanceryTree *self, GVariant *variant)
{
  ChanceryNode *node;

  if (g_variant_is_of_type (variant, G_VARIANT_TYPE_VARIANT))
    {
      g_autoptr (GVariant) inner = g_variant_get_variant (variant);

      return add_variant (self, inner);
    }
  if (g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT))
    return add_object (self, variant);
  if (g_variant_is_of_type (variant, G_VARIANT_TYPE_ARRAY))
    return add_list (self, variant);
  if (g_variant_is_of_type (variant, G_VARIANT_TYPE_STRING))
    {
      const char *text = g_variant_get_string (variant, NULL);

      node = chancery_tree_add_node (self, CHANCERY_NODE_TEXT);
      node->n_text = strlen (text);
      node->text = copy_text (self, text, node->n_text);
      return node;
    }
  if (g_variant_is_of_type (variant, G_VARIANT_TYPE_INT64))
    {
      node = chancery_tree_add_node (self, CHANCERY_NODE_INTEGER);
      node->integer = g_variant_get_int64 (variant);
      return node;
    }
  if (g_variant_is_of_type (variant, G_VARIANT_TYPE_BOOLEAN))
    {
      node = chancery_tree_add_node (self, CHANCERY_NODE_BOOLEAN);
      node->integer = g_variant_get_boolean (variant);
      return node;
    }
  return chancery_tree_add_node (self, CHANCERY_NODE_NULL);
}

ChanceryTree *
chancery_tree_new_from_variant (GVariant *variant)
{
  ChanceryTree *self;

  g_return_val_if_fail (variant != NULL, NULL);

  self = chancery_tree_new (0);
  self->root = add_variant (self, variant);
  return self;
}

static GVariant *
make_variant (const ChanceryNode *node)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (
      node->type == CHANCERY_NODE_OBJECT ? G_VARIANT_TYPE_VARDICT : G_VARIANT_TYPE ("av"));

  switch (node->type)
    {
    case CHANCERY_NODE_BOOLEAN:
      return g_variant_new_boolean (node->integer != 0);
    case CHANCERY_NODE_INTEGER:
      return g_variant_new_int64 (node->integer);
    case CHANCERY_NODE_TEXT:
      return g_variant_new_string (node->text);
    case CHANCERY_NODE_OBJECT:
      for (const ChanceryNode *at = node->first; at != NULL; at = at->next)
        g_variant_builder_add (&builder, "{sv}", at->key, make_variant (at));
      return g_variant_builder_end (&builder);
    case CHANCERY_NODE_LIST:
      for (const ChanceryNode *at = node->first; at != NULL; at = at->next)
        g_variant_builder_add (&builder, "v", make_variant (at));
      return g_variant_builder_end (&builder);
    case CHANCERY_NODE_NULL:
    default:
      return g_variant_new_maybe (G_VARIANT_TYPE_VARIANT, NULL);
    }
}

GVariant *
chancery_node_to_variant (const ChanceryNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_variant_ref_sink (make_variant (self));
}
