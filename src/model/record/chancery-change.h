/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What differs between two contents of one record, field by field and line by line: the currency
 * of history, corrections, undo, conflict pages and import.  Immutable once made, any thread. */

#pragma once

#include "chancery-draft.h"

G_BEGIN_DECLS

/**
 * ChanceryChange:
 * @field: the field, or for a line the field of type LINES
 * @line_id: the line (chancery_line_dup_key()), else NULL
 * @line_field: the field inside the line; NULL: the whole line came or went
 * @before: (nullable): the value before; for a whole line a lines value of that one line
 * @after: (nullable): the value after, in the same form
 */
struct _ChanceryChange
{
  const ChanceryField *field;
  char *line_id;
  const ChanceryField *line_field;
  ChanceryValue *before;
  ChanceryValue *after;
};

void chancery_change_free (ChanceryChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryChange, chancery_change_free)

/** The changes that make @after of @before (either may be NULL: nothing there).  Program-written
 *  bookkeeping (created, changed, version, past) is left out; a changed order of lines is a change
 *  of the whole list with line_id NULL. (element-type ChanceryChange) (transfer full) */
GPtrArray *chancery_change_between (ChanceryRecord *before, ChanceryRecord *after);

/** Applies @change to @draft (to its `after`, or back to its `before` when @reverse). */
void chancery_change_apply (const ChanceryChange *change, ChanceryDraft *draft, gboolean reverse);

/** Applies each of @changes (element-type ChanceryChange) in turn, in time that grows with their number
 *  and not with its square. */
void chancery_change_apply_all (GPtrArray *changes, ChanceryDraft *draft, gboolean reverse);

/** Undoes @changes (element-type ChanceryChange), the last first, each whose `after` stands in @draft when it comes
 *  to it: a change that does not lead to what is there is passed over. */
void chancery_change_undo_standing (GPtrArray *changes, ChanceryDraft *draft);

/** Whether both speak of the same field of the same line. */
gboolean chancery_change_same_place (const ChanceryChange *a, const ChanceryChange *b);
/** Whether a whole line came, or went. */
gboolean chancery_change_is_addition (const ChanceryChange *self);
gboolean chancery_change_is_removal (const ChanceryChange *self);

G_END_DECLS
