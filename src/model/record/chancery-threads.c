/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Of all that a paper answers it keeps one as its parent; a walk along the parents then finds the circles,
 * and the earliest paper of each opens a thread.  Nothing calls itself: an exchange of notes may be as long
 * as it likes. */

#include "config.h"

#include "chancery-threads.h"

typedef struct
{
  ChanceryDay days[2];
  /* Before it the paper was not there; CHANCERY_DAY_NONE where that is not known. */
  ChanceryDay begin;
  ChanceryThreadFlags flags;
  ChanceryThreadRole role;
  int parent;
  gboolean joined;
  /* While circles are looked for: the walk that came by. */
  guint walk;
} Node;

typedef struct
{
  guint node;
  guint other;
  ChanceryThreadRole role;
} Edge;

struct _ChanceryThreads
{
  GArray *nodes;
  GArray *edges;
  /* Edges by their node, and by what they lead to, once both are known. */
  GArray *by_node;
  GArray *by_other;
};

ChanceryThreads *
chancery_threads_new (void)
{
  ChanceryThreads *self = g_new0 (ChanceryThreads, 1);

  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  return self;
}

static void
forget_order (ChanceryThreads *self)
{
  g_clear_pointer (&self->by_node, g_array_unref);
  g_clear_pointer (&self->by_other, g_array_unref);
}

void
chancery_threads_free (ChanceryThreads *self)
{
  if (self == NULL)
    return;
  forget_order (self);
  g_array_unref (self->nodes);
  g_array_unref (self->edges);
  g_free (self);
}

static Node *
node_at (ChanceryThreads *self, guint node)
{
  return &g_array_index (self->nodes, Node, node);
}

guint
chancery_threads_add (ChanceryThreads *self,
                      ChanceryDay first_day,
                      ChanceryDay last_day,
                      ChanceryThreadFlags flags)
{
  Node node = {
    .days = { first_day != CHANCERY_DAY_NONE ? first_day : last_day, last_day },
    .begin = first_day,
    .flags = flags,
    .parent = -1,
  };

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (node.days); i++)
    if (node.days[i] == CHANCERY_DAY_NONE)
      node.days[i] = G_MAXINT64;
  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

void
chancery_threads_join (ChanceryThreads *self, guint node, ChanceryThreadRole role, guint other)
{
  Edge edge = { node, other, role };

  g_return_if_fail (self != NULL && node < self->nodes->len && other < self->nodes->len);
  g_return_if_fail (role != CHANCERY_THREAD_FIRST);

  if (node == other)
    return;
  g_array_append_val (self->edges, edge);
  node_at (self, node)->joined = node_at (self, other)->joined = TRUE;
  forget_order (self);
}

/* ---- order ---- */

static int
compare_nodes (ChanceryThreads *self, guint a, guint b)
{
  for (guint i = 0; i < 2; i++)
    if (node_at (self, a)->days[i] != node_at (self, b)->days[i])
      return node_at (self, a)->days[i] < node_at (self, b)->days[i] ? -1 : 1;
  return a < b ? -1 : a > b;
}

static int
compare_by_node (gconstpointer a, gconstpointer b)
{
  const Edge *left = a;
  const Edge *right = b;

  if (left->node != right->node)
    return left->node < right->node ? -1 : 1;
  return left->other < right->other ? -1 : left->other > right->other;
}

static int
compare_by_other (gconstpointer a, gconstpointer b, gpointer data)
{
  const Edge *left = a;
  const Edge *right = b;

  if (left->other != right->other)
    return left->other < right->other ? -1 : 1;
  return compare_nodes (data, left->node, right->node);
}

static void
order_edges (ChanceryThreads *self)
{
  if (self->by_node != NULL)
    return;
  self->by_node = g_array_copy (self->edges);
  self->by_other = g_array_copy (self->edges);
  g_array_sort (self->by_node, compare_by_node);
  g_array_sort_with_data (self->by_other, compare_by_other, self);
}

static guint
edge_key (const Edge *edge, gboolean by_other)
{
  return by_other ? edge->other : edge->node;
}

/* The first edge of @node. */
static guint
find_edges (GArray *edges, guint node, gboolean by_other)
{
  guint low = 0;
  guint high = edges->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (edge_key (&g_array_index (edges, Edge, middle), by_other) < node)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* ---- parents ---- */

/* What is answered tells more than what it lay with; then what is in the file and stands, then the latest. */
static gboolean
is_better (ChanceryThreads *self, const Edge *edge, const Edge *than)
{
  static const ChanceryThreadFlags worse[] = { CHANCERY_THREAD_VOID, CHANCERY_THREAD_OUTSIDE };
  gboolean encloses[2] = { edge->role == CHANCERY_THREAD_ENCLOSURE,
                           than->role == CHANCERY_THREAD_ENCLOSURE };

  if (encloses[0] != encloses[1])
    return encloses[1];
  for (guint i = 0; i < G_N_ELEMENTS (worse); i++)
    {
      ChanceryThreadFlags flags[2] = { node_at (self, edge->other)->flags & worse[i],
                                       node_at (self, than->other)->flags & worse[i] };

      if (flags[0] != flags[1])
        return flags[1] != 0;
    }
  return compare_nodes (self, edge->other, than->other) > 0;
}

static void
choose_parents (ChanceryThreads *self)
{
  const Edge *best = NULL;

  for (guint i = 0; i < self->by_node->len; i++)
    {
      const Edge *edge = &g_array_index (self->by_node, Edge, i);

      if (best == NULL || best->node != edge->node || is_better (self, edge, best))
        best = edge;
      node_at (self, edge->node)->parent = (int)best->other;
      node_at (self, edge->node)->role = best->role;
    }
}

static void
open_circle (ChanceryThreads *self, guint start)
{
  guint earliest = start;

  for (guint at = (guint)node_at (self, start)->parent; at != start;
       at = (guint)node_at (self, at)->parent)
    if (compare_nodes (self, at, earliest) < 0)
      earliest = at;
  node_at (self, earliest)->parent = -1;
  node_at (self, earliest)->role = CHANCERY_THREAD_FIRST;
}

static void
open_circles (ChanceryThreads *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      int at = (int)i;

      while (at >= 0 && node_at (self, (guint)at)->walk == 0)
        {
          node_at (self, (guint)at)->walk = i + 1;
          at = node_at (self, (guint)at)->parent;
        }
      if (at >= 0 && node_at (self, (guint)at)->walk == i + 1)
        open_circle (self, (guint)at);
    }
}

/* ---- the list ---- */

static int
compare_siblings (gconstpointer a, gconstpointer b, gpointer data)
{
  ChanceryThreads *self = data;
  guint left = *(const guint *)a;
  guint right = *(const guint *)b;
  const Node *nodes[2] = { node_at (self, left), node_at (self, right) };
  gboolean encloses[2] = { nodes[0]->role == CHANCERY_THREAD_ENCLOSURE,
                           nodes[1]->role == CHANCERY_THREAD_ENCLOSURE };

  if (nodes[0]->parent != nodes[1]->parent)
    return nodes[0]->parent < nodes[1]->parent ? -1 : 1;
  if (encloses[0] != encloses[1])
    return encloses[0] ? -1 : 1;
  return compare_nodes (self, left, right);
}

/* Nodes below the same one stand together, first those that open a thread; @starts: where those of a node
 * begin, and those of the last one end. */
static GArray *
list_siblings (ChanceryThreads *self, GArray *starts)
{
  GArray *siblings = g_array_new (FALSE, FALSE, sizeof (guint));
  guint at = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    if (node_at (self, i)->joined || (node_at (self, i)->flags & CHANCERY_THREAD_ALONE) != 0)
      g_array_append_val (siblings, i);
  g_array_sort_with_data (siblings, compare_siblings, self);
  for (int i = -1; i <= (int)self->nodes->len; i++)
    {
      while (at < siblings->len && node_at (self, g_array_index (siblings, guint, at))->parent < i)
        at++;
      g_array_append_val (starts, at);
    }
  return siblings;
}

/* A reply to a reply is a rejoinder, and what answers that is a reply again. */
static ChanceryThreadRole
name_role (const Node *node, ChanceryThreadRole above)
{
  if (node->role == CHANCERY_THREAD_REPLY && above == CHANCERY_THREAD_REPLY)
    return CHANCERY_THREAD_REJOINDER;
  return node->role;
}

static void
push_children (GArray *waiting,
               GArray *siblings,
               GArray *starts,
               int parent,
               guint depth,
               ChanceryThreadRole above,
               ChanceryThreads *self)
{
  guint first = g_array_index (starts, guint, parent + 1);
  guint end = g_array_index (starts, guint, parent + 2);

  /* The first comes off the pile first. */
  for (guint i = end; i > first; i--)
    {
      guint node = g_array_index (siblings, guint, i - 1);
      ChanceryThreadRow row = { node, depth, parent, name_role (node_at (self, node), above) };

      g_array_append_val (waiting, row);
    }
}

GArray *
chancery_threads_arrange (ChanceryThreads *self)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (ChanceryThreadRow));
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) siblings = NULL;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (ChanceryThreadRow));

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      node_at (self, i)->parent = -1;
      node_at (self, i)->role = CHANCERY_THREAD_FIRST;
      node_at (self, i)->walk = 0;
    }
  order_edges (self);
  choose_parents (self);
  open_circles (self);
  siblings = list_siblings (self, starts);
  push_children (waiting, siblings, starts, -1, 0, CHANCERY_THREAD_FIRST, self);
  while (waiting->len > 0)
    {
      ChanceryThreadRow row = g_array_index (waiting, ChanceryThreadRow, waiting->len - 1);

      g_array_set_size (waiting, waiting->len - 1);
      g_array_append_val (rows, row);
      push_children (waiting, siblings, starts, (int)row.node, row.depth + 1, row.role, self);
    }
  return rows;
}

/* Where two records answer each other only the later one can; a day that is not exact is given the doubt. */
static gboolean
is_earlier (ChanceryThreads *self, guint node, guint than)
{
  return node_at (self, node)->days[1] < node_at (self, than)->begin;
}

int
chancery_threads_find_answer (ChanceryThreads *self, guint node)
{
  g_return_val_if_fail (self != NULL && node < self->nodes->len, -1);

  order_edges (self);
  for (guint i = find_edges (self->by_other, node, TRUE); i < self->by_other->len; i++)
    {
      const Edge *edge = &g_array_index (self->by_other, Edge, i);

      if (edge->other != node)
        break;
      if (edge->role != CHANCERY_THREAD_ENCLOSURE &&
          (node_at (self, edge->node)->flags & CHANCERY_THREAD_VOID) == 0 &&
          !is_earlier (self, edge->node, node))
        return (int)edge->node;
    }
  return -1;
}

GArray *
chancery_threads_list_others (ChanceryThreads *self, guint node)
{
  GArray *others = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (self != NULL && node < self->nodes->len, others);

  order_edges (self);
  for (guint i = find_edges (self->by_node, node, FALSE); i < self->by_node->len; i++)
    {
      const Edge *edge = &g_array_index (self->by_node, Edge, i);
      gboolean known = others->len > 0 &&
                       g_array_index (others, guint, others->len - 1) == edge->other;

      if (edge->node != node)
        break;
      if ((int)edge->other != node_at (self, node)->parent && !known)
        g_array_append_val (others, edge->other);
    }
  return others;
}
