/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a copy of a record says of what it lacks, in two keys beside its fields: `partial`, whether things were left out
 * of it (the names of the fields that came with text taken out), and `redacted`, those of them that nobody edited since.
 * The keys stay with the record and travel with it, so that wherever it comes nothing that it lacks is taken for gone.
 * Owned by who made it, any thread. */

#pragma once

#include "chancery-record.h"

G_BEGIN_DECLS

/**
 * ChanceryGaps:
 * @is_partial: whether it lacks things on purpose
 * @cut: (element-type utf8): ids of fields that came with text taken out
 * @redacted: (element-type utf8): of them, those that are as they came
 */
typedef struct
{
  gboolean is_partial;
  GPtrArray *cut;
  GPtrArray *redacted;
} ChanceryGaps;

/** @unknown: (nullable): the keys of a record that are no fields, as a{sv}. */
ChanceryGaps *chancery_gaps_new (GVariant *unknown) G_GNUC_WARN_UNUSED_RESULT;
void chancery_gaps_free (ChanceryGaps *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryGaps, chancery_gaps_free)

gboolean chancery_gaps_is_cut (const ChanceryGaps *self, const char *field);
gboolean chancery_gaps_is_redacted (const ChanceryGaps *self, const char *field);
/** Text was taken out of @field. */
void chancery_gaps_add (ChanceryGaps *self, const char *field);
/** @field was edited; %TRUE when that changes something. */
gboolean chancery_gaps_edit (ChanceryGaps *self, const char *field);
/** @unknown (nullable) as JSON with what @self (nullable: nothing) says in place of what it said; NULL when nothing is
 *  left (transfer full). */
char *chancery_gaps_write (const ChanceryGaps *self, GVariant *unknown);
/** Whether the keys @json (nullable) may say anything at all, without reading them. */
gboolean chancery_gaps_may_be_in (const char *json);

G_END_DECLS
