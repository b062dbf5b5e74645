/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What asks for something on a day: due and overdue, open matters with nothing scheduled, and what is
 * still to be finished.  Built on a worker, immutable afterwards, atomically reference counted. */

#pragma once

#include "chancery-registry.h"

G_BEGIN_DECLS

/**
 * ChanceryDeskRow:
 * @id, @kind, @reference, @title, @level: the record
 * @about: what it is about, or what is missing; or ""
 * @why: why it stands there, untranslated (“Reply awaited”); or ""
 * @remark: (nullable): of a day off, when it is to be done, as a sentence
 * @is_draft: unsaved typing; @id is the form's name, and there may be no such record yet
 * @due: CHANCERY_DAY_NONE where nothing is scheduled
 */
typedef struct
{
  char *id;
  const ChanceryKind *kind;
  char *reference;
  char *title;
  char *level;
  char *about;
  const char *why;
  char *remark;
  gboolean is_draft;
  ChanceryDay due;
} ChanceryDeskRow;

#define CHANCERY_TYPE_DESK (chancery_desk_get_type ())
GType chancery_desk_get_type (void);
ChanceryDesk *chancery_desk_ref (ChanceryDesk *self);
void chancery_desk_unref (ChanceryDesk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryDesk, chancery_desk_unref)

/** The day that it is about. */
ChanceryDay chancery_desk_get_day (ChanceryDesk *self);
/** Due on or before the day, or on days off that follow it at once, earliest first (element-type ChanceryDeskRow) (transfer none). */
GPtrArray *chancery_desk_get_due (ChanceryDesk *self);
/** (element-type ChanceryDeskRow) (transfer none) */
GPtrArray *chancery_desk_get_unscheduled (ChanceryDesk *self);
/** (element-type ChanceryDeskRow) (transfer none) */
GPtrArray *chancery_desk_get_to_finish (ChanceryDesk *self);
/** Whether there is more to finish than that lists. */
gboolean chancery_desk_has_more_to_finish (ChanceryDesk *self);
/** What comes within the days of warning, earliest first (element-type ChanceryDeskRow)
 *  (transfer none). */
GPtrArray *chancery_desk_get_coming (ChanceryDesk *self);
/** The last day that is announced there. */
ChanceryDay chancery_desk_get_coming_until (ChanceryDesk *self);
/** The first of those, or what comes whenever; NULL for nothing at all. */
const ChanceryDeskRow *chancery_desk_get_next (ChanceryDesk *self);
/** The days that the desk works, NULL for the usual ones. */
const ChanceryWorkingDays *chancery_desk_get_working_days (ChanceryDesk *self);
/** How many of the due ones were due before the day. */
guint chancery_desk_get_n_overdue (ChanceryDesk *self);
/** How many records of a watched kind are not settled. */
guint chancery_desk_get_n_open (ChanceryDesk *self, ChanceryKindId kind);

/** The desk of the registry's own day. */
void chancery_registry_desk_async (ChanceryRegistry *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
ChanceryDesk *chancery_registry_desk_finish (ChanceryRegistry *self,
                                             GAsyncResult *result,
                                             GError **error);

G_END_DECLS
