/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is followed until something came of it: demands, assurances and rights reserved with their
 * verdict as on a day, actions due, matters with nothing scheduled.  Reading only; the thread of the
 * ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-draft.h"

G_BEGIN_DECLS

/**
 * ChanceryWatchRow:
 * @uuid, @row, @kind, @title, @level: the record
 * @verdict: (nullable): according to our own ministry, as on the day
 * @verdict_on: day of that assessment, CHANCERY_DAY_NONE when there is none
 * @n_evidence: records that it relies on
 * @parent: (nullable): UUID of the record that raises it; @parent_reference, @parent_title of it
 * @counterpart: the other side, or ""
 * @first_day: since when, CHANCERY_DAY_NONE when undated
 * @due_day: deadline or review, CHANCERY_DAY_NONE when none
 */
typedef struct
{
  char *uuid;
  gint64 row;
  const ChanceryKind *kind;
  char *title;
  char *level;
  char *verdict;
  gint64 verdict_on;
  guint n_evidence;
  char *parent;
  char *parent_reference;
  char *parent_title;
  char *counterpart;
  gint64 first_day;
  gint64 due_day;
} ChanceryWatchRow;

void chancery_watch_row_free (ChanceryWatchRow *self);
/** Whether more is expected: it has no verdict, or one that does not settle it. */
gboolean chancery_watch_row_is_open (const ChanceryWatchRow *self);

/** Records of a watched @kind that are registered and not void, oldest first.  @casefile: (nullable)
 *  UUID; @as_on: CHANCERY_DAY_NONE for now
 *  (element-type ChanceryWatchRow) (transfer container). */
GPtrArray *chancery_watch_list (ChanceryDb *db,
                                ChanceryKindId kind,
                                const char *casefile,
                                gint64 as_on,
                                GError **error);

/** The field that names the record which raises what is watched: the parent, else the one that gives it
 *  its day; "" for none. */
const char *chancery_watch_get_source_field (const ChanceryKind *kind);

/** Why a row stands on the desk. */
typedef enum
{
  CHANCERY_DUE_ACTION,
  CHANCERY_DUE_REPLY,
  CHANCERY_DUE_DEADLINE,
  CHANCERY_DUE_REVIEW,
  CHANCERY_DUE_PAPER,
  CHANCERY_DUE_NOTHING_SCHEDULED,
} ChanceryDueReason;

/** @due: CHANCERY_DAY_NONE for what has nothing scheduled.  @about, @about_title: (nullable): what an
 *  action is on. */
typedef struct
{
  ChanceryDueReason reason;
  char *uuid;
  gint64 row;
  const ChanceryKind *kind;
  char *reference;
  char *title;
  char *level;
  char *about;
  char *about_title;
  char *assignee;
  gint64 due;
} ChanceryDueRow;

void chancery_due_row_free (ChanceryDueRow *self);

/** What is due on or before @on (CHANCERY_DAY_NONE: whenever), not done, earliest first
 *  (element-type ChanceryDueRow) (transfer container). */
GPtrArray *chancery_watch_due (ChanceryDb *db, gint64 on, GError **error);
/** What comes after that and no later than @until (CHANCERY_DAY_NONE: whenever), as seen on @on: what
 *  falls due after @due_until, and replies, deadlines and reviews before which no action stands. */
GPtrArray *chancery_watch_coming (ChanceryDb *db,
                                  gint64 on,
                                  gint64 due_until,
                                  gint64 until,
                                  GError **error);
/** The next action after @after, or NULL without @error when there is none (transfer full). */
ChanceryDueRow *chancery_watch_next (ChanceryDb *db, gint64 after, GError **error);
/** Open matters with nothing scheduled as on @on: unanswered past reply-by, open demands, assurances
 *  past review, open case files, none with a dated action that is to be done. */
GPtrArray *chancery_watch_unscheduled (ChanceryDb *db, gint64 on, GError **error);

/** UUIDs of the dated actions among @ids (NULL: of all records), of those about them and about what
 *  they raised, and then of what these actions are on; each once.  @n_actions: how many of the first
 *  (element-type utf8) (transfer container). */
GPtrArray *chancery_watch_actions (ChanceryDb *db,
                                   const char *const *ids,
                                   guint64 *n_actions,
                                   GError **error);

/** Drafts, gaps and names to check.  @what: "draft", "gap" or "name"; @gaps: labels of the fields
 *  that are missing (element-type ChanceryField), NULL but for gaps. */
typedef struct
{
  const char *what;
  char *uuid;
  gint64 row;
  const ChanceryKind *kind;
  char *reference;
  char *title;
  char *level;
  GPtrArray *gaps;
} ChanceryGapRow;

void chancery_gap_row_free (ChanceryGapRow *self);
/** Of each kind @limit drafts and @limit gaps at the most; @more: (out): whether there are others
 *  (element-type ChanceryGapRow) (transfer full). */
GPtrArray *chancery_watch_to_finish (ChanceryDb *db, guint limit, gboolean *more, GError **error);

/* The statements of the desk, for the test of their plans. */

/** The @i-th of what is due, coming, open or in a calendar; NULL after the last (transfer full). */
char *chancery_watch_dup_due_sql (guint i);
/** That of chancery_watch_list() for @kind (transfer full). */
char *chancery_watch_dup_list_sql (const ChanceryKind *kind);
/** The @i-th of what is to be finished; NULL after the last. */
const char *chancery_watch_peek_finish_sql (guint i);

G_END_DECLS
