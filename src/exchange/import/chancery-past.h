/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The `past` of a record: digests of its earlier contents, newest first, by which
 * two copies of it tell who is ahead. Pure functions of records.
 */

#pragma once

#include "chancery-draft.h"

G_BEGIN_DECLS

/** Whether @digest is among the earlier contents of @record. */
gboolean chancery_past_has (const ChanceryRecord *record, const char *digest);

/** The contents that @ours once had, or has, and @theirs once had too (element-type utf8) (transfer full). */
GPtrArray *chancery_past_list_common (const ChanceryRecord *ours, const ChanceryRecord *theirs);

/**
 * chancery_past_join:
 *
 * Gives @draft, which was made of both, the past and the version that follow from
 * them: both contents come before it. What it holds in the end may still be decided
 * and corrected; then chancery_past_settle().
 */
void chancery_past_join (ChanceryDraft *draft,
                         const ChanceryRecord *ours,
                         const ChanceryRecord *theirs);

/** Takes the content that @draft holds itself out of its past. */
void chancery_past_settle (ChanceryDraft *draft);

G_END_DECLS
