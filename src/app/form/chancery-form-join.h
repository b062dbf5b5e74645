/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two officers edited the same records: what each of them changed, and where both changed the same
 * place of one record.  What only one of them changed is kept without asking; the rest is chosen
 * place by place.  Owned by whoever joins; main thread. */

#pragma once

#include "chancery-change.h"

G_BEGIN_DECLS

/**
 * ChanceryFormClash:
 * @title: the record of the place
 * @label: the place: “Subject”, “Answers, On”
 * @mine, @theirs: what stands there in words
 * @keep: whether ours is taken
 * @decided: whether the officer has chosen
 */
typedef struct
{
  char *title;
  char *label;
  char *mine;
  char *theirs;
  gboolean keep;
  gboolean decided;
  ChanceryChange *change;
} ChanceryFormClash;

typedef struct _ChanceryFormJoin ChanceryFormJoin;

ChanceryFormJoin *chancery_form_join_new (void) G_GNUC_WARN_UNUSED_RESULT;
void chancery_form_join_free (ChanceryFormJoin *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryFormJoin, chancery_form_join_free)

/**
 * Adds a record of the group: @mine was made from @base and @theirs is in the registry now.
 * @base: (nullable): not known any more; then every difference is asked.
 * @theirs: (nullable): nobody changed it meanwhile, or it is new: @mine stands as it is.
 */
void chancery_form_join_add (ChanceryFormJoin *self,
                             ChanceryRecord *base,
                             ChanceryRecord *theirs,
                             ChanceryDraft *mine);

/** (element-type ChanceryFormClash) (transfer none) */
GPtrArray *chancery_form_join_get_clashes (ChanceryFormJoin *self);
gboolean chancery_form_join_is_decided (ChanceryFormJoin *self);
/** What only we changed, “Subject, Date”, or NULL (transfer none). */
const char *chancery_form_join_get_ours (ChanceryFormJoin *self);
/** What only they changed, or NULL (transfer none). */
const char *chancery_form_join_get_theirs (ChanceryFormJoin *self);

/** The group on top of what is in the registry, in the order added (element-type ChanceryDraft)
 *  (transfer full). */
GPtrArray *chancery_form_join_build (ChanceryFormJoin *self);

G_END_DECLS
