/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two contents of one record brought together, field by field and line by line,
 * over the content that both came from. A pure function of records; the result
 * belongs to who asked.
 */

#pragma once

#include "chancery-change.h"

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
 * @ancestor: (nullable): without one, every difference clashes
 * @partial: whether theirs says nothing by what it lacks (a file with a ceiling)
 * @redacted: (nullable) (array zero-terminated=1): fields of theirs from which text was removed
 */
ChanceryMerge *chancery_merge_new (ChanceryRecord *ours,
                                   ChanceryRecord *theirs,
                                   ChanceryRecord *ancestor,
                                   gboolean partial,
                                   const char *const *redacted) G_GNUC_WARN_UNUSED_RESULT;
void chancery_merge_free (ChanceryMerge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryMerge, chancery_merge_free)

G_END_DECLS
