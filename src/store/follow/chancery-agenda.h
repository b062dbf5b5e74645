/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The desk's diary of one day: what is due, what comes within the days of warning, and what has
 * nothing scheduled, counted by the days that the desk works.  The window and the command line read
 * the same one.  Made by one call and not changed afterwards; freed by whoever asked for it. */

#pragma once

#include "chancery-watch.h"
#include "chancery-working-days.h"

G_BEGIN_DECLS

/**
 * ChanceryAgenda:
 * @day: the day that it is about
 * @working_days: the desk's own
 * @due: due or overdue, and what falls on days off that follow at once: this is the last chance
 * @coming: what comes within the days of warning, not in @due
 * @coming_until: the last of those days
 * @unscheduled: see chancery_watch_unscheduled()
 *
 * (element-type ChanceryDueRow) each, earliest first.
 */
typedef struct
{
  gint64 day;
  ChanceryWorkingDays *working_days;
  GPtrArray *due;
  GPtrArray *coming;
  gint64 coming_until;
  GPtrArray *unscheduled;
} ChanceryAgenda;

ChanceryAgenda *chancery_agenda_read (ChanceryDb *db, gint64 day, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void chancery_agenda_free (ChanceryAgenda *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryAgenda, chancery_agenda_free)

/** Of an action on a day off, when it is to be done; NULL for the rest (transfer full). */
char *chancery_agenda_remark (const ChanceryAgenda *self, const ChanceryDueRow *row)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
