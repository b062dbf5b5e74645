/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What differs between two answers that are in one order: where rows came and where they went.  Who holds
 * positions of the first has those of the second from it.  Any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ChanceryRowChange:
 * @position: in the list before
 *
 * @removed rows from there on went, and @added came in their place.
 */
typedef struct
{
  guint position;
  guint removed;
  guint added;
} ChanceryRowChange;

/**
 * chancery_row_changes_new:
 * @before: (element-type gint64)
 * @after: (element-type gint64): without doubles, like @before
 *
 * In the order of their positions, with at least one row that stays between two.  A row that changed its
 * place among the others went and came.  Takes a time that grows with the lists and not with their product:
 * where too much differs the rest is one change.
 *
 * Returns: (transfer full) (element-type ChanceryRowChange)
 */
GArray *chancery_row_changes_new (GArray *before, GArray *after) G_GNUC_WARN_UNUSED_RESULT;

/** Where the row at @position stands afterwards; one that went is told by @gone (nullable), and the answer is
 *  then what stands in its place. */
guint chancery_row_changes_map (GArray *changes, guint position, gboolean *gone);

G_END_DECLS
