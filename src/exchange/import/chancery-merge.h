/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two contents of one record brought together, field by field and line by line,
 * over what both came from. A pure function of records; the result
 * belongs to who asked.
 */

#pragma once

#include "chancery-change.h"
#include "chancery-gaps.h"

G_BEGIN_DECLS

/**
 * ChanceryClash:
 * @change: from ours (`before`) to theirs (`after`)
 * @ancestor: (nullable): what both came from, if that is known
 */
typedef struct
{
  ChanceryChange *change;
  ChanceryValue *ancestor;
} ChanceryClash;

/**
 * ChanceryAncestors: what two contents of one record came from, as far as it is known
 * @known: (element-type ChanceryRecord): contents that both came from, none of them from another; the first is
 *   what clashes show.  Empty: every difference clashes
 * @before: (nullable): what all of @known came from, where they are several: where only some of them are still as it,
 *   the others are newer
 * @partly: (element-type ChanceryRecord): contents of ours, each the first that came from one that theirs came from
 *   too and nobody here has seen: it says what we changed since, but not what was ours before
 * @passed: (element-type ChanceryRecord): what came in the files of which @partly were made: where ours is something else,
 *   it was preferred to what theirs may have come from
 * @own: (element-type ChanceryChange): what we changed besides, also where it was put back
 * @older: (element-type ChanceryChange): changes of ours before @known of which theirs may know nothing: a value from
 *   before them is old, or was put back
 */
typedef struct
{
  GPtrArray *known;
  ChanceryRecord *before;
  GPtrArray *partly;
  GPtrArray *passed;
  GPtrArray *own;
  GPtrArray *older;
} ChanceryAncestors;

ChanceryAncestors *chancery_ancestors_new (void) G_GNUC_WARN_UNUSED_RESULT;
void chancery_ancestors_free (ChanceryAncestors *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryAncestors, chancery_ancestors_free)

/**
 * ChanceryMerge:
 * @draft: ours with everything of theirs that does not clash
 * @clashes: (element-type ChanceryClash)
 * @n_taken: how many changes of theirs @draft has
 */
typedef struct
{
  ChanceryDraft *draft;
  GPtrArray *clashes;
  guint n_taken;
} ChanceryMerge;

/**
 * chancery_merge_new:
 * @ancestors: without a known one, every difference clashes
 * @partial: whether theirs says nothing by what it lacks (a file with a ceiling)
 * @gaps: what theirs says of what it lacks
 */
ChanceryMerge *chancery_merge_new (ChanceryRecord *ours,
                                   ChanceryRecord *theirs,
                                   const ChanceryAncestors *ancestors,
                                   gboolean partial,
                                   const ChanceryGaps *gaps) G_GNUC_WARN_UNUSED_RESULT;
void chancery_merge_free (ChanceryMerge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryMerge, chancery_merge_free)

G_END_DECLS
