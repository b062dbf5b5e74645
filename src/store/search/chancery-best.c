/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-best.h"

/* While all are wanted, as they come; where only the best are, a heap with the worst of them first. */
struct _ChanceryBest
{
  GArray *ranked;
  guint limit; /* 0: all */
};

ChanceryBest *
chancery_best_new (guint limit)
{
  ChanceryBest *self = g_new0 (ChanceryBest, 1);

  self->ranked = g_array_new (FALSE, FALSE, sizeof (ChanceryRanked));
  self->limit = limit;
  return self;
}

void
chancery_best_free (ChanceryBest *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->ranked);
  g_free (self);
}

/* Of two that are as relevant the newer is the better one. */
static gboolean
is_better (const ChanceryRanked *one, const ChanceryRanked *other)
{
  return one->score != other->score ? one->score > other->score : one->key > other->key;
}

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  return is_better (a, b) ? -1 : is_better (b, a) ? 1 : 0;
}

const ChanceryRanked *
chancery_best_sort (ChanceryBest *self, guint *n)
{
  g_return_val_if_fail (self != NULL && n != NULL, NULL);

  g_array_sort (self->ranked, compare_ranked);
  *n = self->ranked->len;
  return (const ChanceryRanked *)(gpointer)self->ranked->data;
}

gboolean
chancery_best_takes (const ChanceryBest *self, const ChanceryRanked *ranked)
{
  return self->limit == 0 || self->ranked->len < self->limit ||
         is_better (ranked, &g_array_index (self->ranked, ChanceryRanked, 0));
}

/* From the end of the heap towards its root. */
static void
sift_up (ChanceryRanked *heap, guint at)
{
  ChanceryRanked moved = heap[at];

  while (at > 0 && is_better (&heap[(at - 1) / 2], &moved))
    {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
  heap[at] = moved;
}

/* From the root down. */
static void
sift_down (ChanceryRanked *heap, guint n)
{
  ChanceryRanked moved = heap[0];
  guint at = 0;

  for (guint child = 1; child < n; child = 2 * at + 1)
    {
      if (child + 1 < n && is_better (&heap[child], &heap[child + 1]))
        child++;
      if (!is_better (&moved, &heap[child]))
        break;
      heap[at] = heap[child];
      at = child;
    }
  heap[at] = moved;
}

void
chancery_best_add (ChanceryBest *self, const ChanceryRanked *ranked)
{
  if (!chancery_best_takes (self, ranked))
    return;
  if (self->limit > 0 && self->ranked->len == self->limit)
    {
      g_array_index (self->ranked, ChanceryRanked, 0) = *ranked;
      sift_down ((ChanceryRanked *)(gpointer)self->ranked->data, self->ranked->len);
      return;
    }
  g_array_append_vals (self->ranked, ranked, 1);
  if (self->limit > 0)
    sift_up ((ChanceryRanked *)(gpointer)self->ranked->data, self->ranked->len - 1);
}
