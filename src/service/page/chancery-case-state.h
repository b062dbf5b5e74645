/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How a case file stands on a day: its papers by day, what is followed in it with the verdict of that
 * day, the last answer, in words to be shown.  Built on a worker, immutable afterwards, atomically
 * reference counted, boxed. */

#pragma once

#include <glib-object.h>

#include "chancery-case-threads.h"
#include "chancery-db.h"
#include "chancery-record-item.h"
#include "chancery-spans.h"

G_BEGIN_DECLS

/**
 * ChanceryCaseWatched:
 * @id, @kind, @title: what is followed: a demand, an assurance, a right reserved
 * @verdict: how it stands on the day, in words
 * @since: (nullable): the day of that verdict, in words
 * @n_evidence: records that the verdict relies on
 * @parent_reference: (nullable): register number of the act that raised it
 */
typedef struct
{
  char *id;
  const ChanceryKind *kind;
  char *title;
  char *verdict;
  char *since;
  guint n_evidence;
  char *parent_reference;
} ChanceryCaseWatched;

typedef struct _ChanceryCaseState ChanceryCaseState;

#define CHANCERY_TYPE_CASE_STATE (chancery_case_state_get_type ())
GType chancery_case_state_get_type (void);
ChanceryCaseState *chancery_case_state_ref (ChanceryCaseState *self);
void chancery_case_state_unref (ChanceryCaseState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryCaseState, chancery_case_state_unref)

/** On a worker.  @as_on: CHANCERY_DAY_NONE for now. */
ChanceryCaseState *chancery_case_state_read (ChanceryDb *db,
                                             const char *casefile,
                                             gint64 as_on,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** Its papers by day, undated last (element-type ChanceryRecordItem) (transfer none). */
GPtrArray *chancery_case_state_get_items (ChanceryCaseState *self);
/** The span of the item at @position. */
const ChancerySpan *chancery_case_state_get_span (ChanceryCaseState *self, guint position);
/** Demands, then assurances, then rights reserved, each oldest first
 *  (element-type ChanceryCaseWatched) (transfer none). */
GPtrArray *chancery_case_state_get_watched (ChanceryCaseState *self);
/** Its correspondence, as chancery_case_threads_read() gives it (element-type ChanceryThreadPaper)
 *  (transfer none). */
GPtrArray *chancery_case_state_get_threads (ChanceryCaseState *self);
/** The day of the paper at @i of those, and how the answer to it stands, in words; "" for nothing. */
const char *chancery_case_state_get_thread_day (ChanceryCaseState *self, guint i);
const char *chancery_case_state_get_thread_answer (ChanceryCaseState *self, guint i);
/** How many of its papers stand in no thread. */
guint chancery_case_state_get_n_loose (ChanceryCaseState *self);
/** What is followed under @id, or NULL. */
const ChanceryCaseWatched *chancery_case_state_find_watched (ChanceryCaseState *self,
                                                             const char *id);
/** The days on which a verdict changed, earliest first (element-type gint64) (transfer none). */
GArray *chancery_case_state_get_days (ChanceryCaseState *self);
/** “2 demands open”, or "" when nothing was asked in this file. */
const char *chancery_case_state_get_open_words (ChanceryCaseState *self);
/** “last answer none”, “last answer 3 Mar 2026, denies”, or "" when nothing in it can be answered. */
const char *chancery_case_state_get_answer_words (ChanceryCaseState *self);
/** The act that was answered last, or NULL. */
const char *chancery_case_state_get_answered (ChanceryCaseState *self);

G_END_DECLS
