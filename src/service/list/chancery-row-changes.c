/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-row-changes.h"

/* So often every row is looked at before the rest counts as changed. */
#define LOOKS 8
#define LEAST_LOOKS 65536

typedef struct
{
  const gint64 *before;
  const gint64 *after;
  guint n_before;
  guint n_after;
  gint64 looks;
} Pair;

/* How many rows came (or went) between @i and @j, if one of both lists goes on with the other's next row:
 * the shorter way; neither where that row went and another came. */
static void
find_way (Pair *pair, guint i, guint j, guint *removed, guint *added)
{
  guint most = MAX (pair->n_before - i, pair->n_after - j);

  *removed = *added = 0;
  for (guint d = 1; d < most && pair->looks > 0; d++, pair->looks--)
    {
      if (j + d < pair->n_after && pair->after[j + d] == pair->before[i])
        {
          *added = d;
          return;
        }
      if (i + d < pair->n_before && pair->before[i + d] == pair->after[j])
        {
          *removed = d;
          return;
        }
    }
}

static void
append (GArray *changes, guint position, guint removed, guint added)
{
  ChanceryRowChange change = { position, removed, added };
  ChanceryRowChange *last =
      changes->len > 0 ? &g_array_index (changes, ChanceryRowChange, changes->len - 1) : NULL;

  if (last == NULL || last->position + last->removed < position)
    {
      g_array_append_val (changes, change);
      return;
    }
  last->removed += removed;
  last->added += added;
}

/* What is left of both, without the end that they have in common. */
static void
append_rest (GArray *changes, const Pair *pair, guint i, guint j)
{
  guint removed = pair->n_before - i;
  guint added = pair->n_after - j;

  while (removed > 0 && added > 0 && pair->before[i + removed - 1] == pair->after[j + added - 1])
    {
      removed--;
      added--;
    }
  if (removed > 0 || added > 0)
    append (changes, i, removed, added);
}

GArray *
chancery_row_changes_new (GArray *before, GArray *after)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (ChanceryRowChange));
  Pair pair;
  guint i = 0, j = 0;

  g_return_val_if_fail (before != NULL && after != NULL, changes);

  pair = (Pair){ (const gint64 *)(gpointer)before->data, (const gint64 *)(gpointer)after->data,
                 before->len, after->len,
                 MAX (((gint64)before->len + after->len) * LOOKS, LEAST_LOOKS) };
  while (i < pair.n_before && j < pair.n_after && pair.looks > 0)
    {
      guint removed, added;

      if (pair.before[i] == pair.after[j])
        {
          i++;
          j++;
          continue;
        }
      find_way (&pair, i, j, &removed, &added);
      if (pair.looks <= 0)
        break;
      if (removed == 0 && added == 0)
        removed = added = 1;
      append (changes, i, removed, added);
      i += removed;
      j += added;
    }
  append_rest (changes, &pair, i, j);
  return changes;
}

guint
chancery_row_changes_map (GArray *changes, guint position, gboolean *gone)
{
  guint to = position;

  g_return_val_if_fail (changes != NULL, position);

  if (gone != NULL)
    *gone = FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      const ChanceryRowChange *change = &g_array_index (changes, ChanceryRowChange, i);

      if (change->position > position)
        break;
      if (position < change->position + change->removed)
        {
          if (gone != NULL)
            *gone = TRUE;
          return to - (position - change->position);
        }
      to += change->added - change->removed;
    }
  return to;
}
