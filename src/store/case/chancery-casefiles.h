/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How a case file stands on a day: what was answered last, what is followed in it, and on which days a
 * verdict changed.  Reading only; the thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-fuzzy-date.h"

G_BEGIN_DECLS

/**
 * ChanceryCaseAnswer:
 * @takes_answers: whether the file holds an act that can be answered at all
 * @response: (nullable): code of the vocabulary `response` of the latest answer; NULL when it has none or
 *   there is no answer, or the answer is a paper
 * @on: (nullable): its day
 * @record: (nullable): UUID of the act that was answered; NULL: no answer yet
 * @reference, @title: of that act
 */
typedef struct
{
  gboolean takes_answers;
  char *response;
  ChanceryFuzzyDate *on;
  char *record;
  char *reference;
  char *title;
} ChanceryCaseAnswer;

void chancery_case_answer_free (ChanceryCaseAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryCaseAnswer, chancery_case_answer_free)

/** The latest answer to an act in @casefile, written down with it or a paper of the other side that replies to an act
 *  of ours, that was there on @as_on (CHANCERY_DAY_NONE: now); one
 *  without a day counts as given before all others, and only now. */
ChanceryCaseAnswer *chancery_casefiles_get_last_answer (ChanceryDb *db,
                                                        const char *casefile,
                                                        gint64 as_on,
                                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** The days on which something followed in @casefile, or raised in an act that it holds, was judged by us;
 *  earliest first, each once (element-type gint64) (transfer full). */
GArray *chancery_casefiles_list_verdict_days (ChanceryDb *db, const char *casefile, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
