/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The best of many that come one by one, without sorting them all.  A plain struct, owned by who made it; one
 * thread.  Internal to the store. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ChanceryRanked:
 * @score: more is better
 * @key: its date key, which no other has: of two that are as good the newer is the better one
 * @row: its record, or 0
 */
typedef struct
{
  double score;
  gint64 key;
  gint64 row;
} ChanceryRanked;

typedef struct _ChanceryBest ChanceryBest;

/** @limit: how many are kept; 0: all. */
ChanceryBest *chancery_best_new (guint limit) G_GNUC_WARN_UNUSED_RESULT;
void chancery_best_free (ChanceryBest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryBest, chancery_best_free)

/** Whether chancery_best_add() would keep it. */
gboolean chancery_best_takes (const ChanceryBest *self, const ChanceryRanked *ranked);
void chancery_best_add (ChanceryBest *self, const ChanceryRanked *ranked);
/** Those that are kept, the best first (array length=n) (transfer none).  Nothing is added after it. */
const ChanceryRanked *chancery_best_sort (ChanceryBest *self, guint *n);

G_END_DECLS
