/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A tree of plain values, the shape of JSON, in one piece of memory: what a file is read through, a record at
 * a time, and a million times.  Where speed is nothing the same shape comes as a GVariant (a{sv}, av, s, x, b,
 * and an empty maybe for null); both change into each other here.  A tree belongs to one thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CHANCERY_NODE_NULL,
  CHANCERY_NODE_BOOLEAN,
  CHANCERY_NODE_INTEGER,
  CHANCERY_NODE_TEXT,
  CHANCERY_NODE_LIST,
  CHANCERY_NODE_OBJECT,
} ChanceryNodeType;

/**
 * ChanceryNode:
 * @type: what it is
 * @key: (nullable): of a member of an object
 * @n_key: bytes of @key, without its NUL
 * @next: (nullable): the one after it in its list or object
 * @text: of a text, UTF-8, with a NUL after it
 * @n_text: bytes of @text
 * @integer: of an integer or a boolean
 * @first, @last: (nullable): what a list or an object holds
 *
 * Lent by its tree.
 */
typedef struct _ChanceryNode ChanceryNode;
struct _ChanceryNode
{
  ChanceryNodeType type;
  guint n_key;
  const char *key;
  ChanceryNode *next;
  union
  {
    gint64 integer;
    struct
    {
      const char *text;
      gsize n_text;
    };
    struct
    {
      ChanceryNode *first;
      ChanceryNode *last;
    };
  };
};

typedef struct _ChanceryTree ChanceryTree;

/** @room: bytes of text that it will hold, about. */
ChanceryTree *chancery_tree_new (gsize room) G_GNUC_WARN_UNUSED_RESULT;
/** @variant: not kept. */
ChanceryTree *chancery_tree_new_from_variant (GVariant *variant) G_GNUC_WARN_UNUSED_RESULT;
void chancery_tree_free (ChanceryTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryTree, chancery_tree_free)

/** NULL until one is set. */
ChanceryNode *chancery_tree_get_root (ChanceryTree *self);
void chancery_tree_set_root (ChanceryTree *self, ChanceryNode *root);
/** A node that stands nowhere yet. */
ChanceryNode *chancery_tree_add_node (ChanceryTree *self, ChanceryNodeType type);
/** @size bytes that live as long as the tree. */
char *chancery_tree_add_bytes (ChanceryTree *self, gsize size);

/** Puts @child at the end of a list or object. */
void chancery_node_append (ChanceryNode *self, ChanceryNode *child);
/** Takes the member @key out of an object; NULL when it has none.  Quickest for the first of those left. */
ChanceryNode *chancery_node_take (ChanceryNode *self, const char *key);
/** (transfer full), not floating. */
GVariant *chancery_node_to_variant (const ChanceryNode *self);

G_END_DECLS
