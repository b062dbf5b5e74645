/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How the answer to a paper stands, and the sentences about it: what was answered when, or how long nothing
 * came and by when it should have.  It says no more than the registry knows: a day that is not exact makes
 * “12 days or more”, and what nobody has to answer is not called unanswered.  Any thread. */

#pragma once

#include "chancery-fuzzy-date.h"
#include "chancery-record.h"
#include "chancery-threads.h"

G_BEGIN_DECLS

/**
 * ChanceryThreadAnswer:
 * @awaits: an answer is looked for: its kind has answers, or it says by when one is due
 * @ours: it came from the other side, so that the answer is ours to give
 * @partial: what answers it need not be among the papers that are known
 * @state: of the paper
 * @first_day, @last_day: of the paper, CHANCERY_DAY_NONE where open
 * @reply_by: CHANCERY_DAY_NONE when no day was set
 * @answered: an answer of substance was written down with it
 * @response: (nullable): code of the vocabulary `response`, of that answer, or of the receipt when there is
 *   nothing more
 * @on: (nullable): its day
 */
typedef struct
{
  gboolean awaits;
  gboolean ours;
  gboolean partial;
  ChanceryState state;
  ChanceryDay first_day;
  ChanceryDay last_day;
  ChanceryDay reply_by;
  gboolean answered;
  char *response;
  ChanceryFuzzyDate *on;
} ChanceryThreadAnswer;

/** Forgets all. */
void chancery_thread_answer_clear (ChanceryThreadAnswer *self);
/** The field of @kind that says by when an answer is due, or NULL. */
const ChanceryField *chancery_thread_answer_find_until (const ChanceryKind *kind);
/** Whose answer is awaited after a paper of @kind with the code @direction (nullable). */
void chancery_thread_answer_set_direction (ChanceryThreadAnswer *self,
                                           const ChanceryKind *kind,
                                           const char *direction);
/** An answer that was written down; they come oldest first. */
void chancery_thread_answer_note (ChanceryThreadAnswer *self,
                                  const char *response,
                                  ChanceryFuzzyDate *on);
/** The same from a whole record, all but the days; @self is empty. */
void chancery_thread_answer_read (ChanceryThreadAnswer *self, const ChanceryRecord *record);

/** “answered 3 Mar 2026: denies”, “no reply after 12 days, reply by 3 Mar 2026”; NULL where nothing is to
 *  be said.  @replied: whether a paper answers it, @replied_on: (nullable): its day; @today: the day on
 *  which it is asked (transfer full). */
char *chancery_thread_answer_phrase (const ChanceryThreadAnswer *self,
                                     gboolean replied,
                                     const ChanceryFuzzyDate *replied_on,
                                     ChanceryDay today) G_GNUC_WARN_UNUSED_RESULT;
/** “to Pakistan”, “from Pakistan”; NULL without @counterpart (transfer full). */
char *chancery_thread_phrase_route (const char *direction, const char *counterpart)
    G_GNUC_WARN_UNUSED_RESULT;
/** “Reply”, “Rejoinder”, “Enclosure”, translated; "" for what opens a thread (transfer none). */
const char *chancery_thread_role_words (ChanceryThreadRole role);
/** The role that a link of the type @code gives, %CHANCERY_THREAD_FIRST for links that are no
 *  correspondence. */
ChanceryThreadRole chancery_thread_role_of_link (const char *code);

G_END_DECLS
