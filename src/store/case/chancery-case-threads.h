/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The correspondence of a case file: which of its papers answer, rejoin or enclose which, from the links
 * and from the answers written down with the acts.  What is not in the file but answered by something that
 * is, or answers it, is known by its number alone.  A handful of questions whatever the file holds.
 * Reading only; the thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-thread-answer.h"

G_BEGIN_DECLS

/**
 * ChanceryThreadPaper:
 * @row, @id: of the record
 * @kind: what it is
 * @state: how it stands
 * @outside: it is not in the case file: of what follows only @reference is known
 * @reference: (nullable): its register number
 * @title, @counterpart: "" where there is none
 * @form: (nullable): what it is, more closely: a code of @form_vocabulary
 * @direction: (nullable): code
 * @date: (nullable): its day; @first_day, @last_day: of it, CHANCERY_DAY_NONE where open
 * @answer: how the answer to it stands, without what answers it
 * @role, @depth: its place in the thread
 * @parent: place in the list of the paper that it stands below, or -1
 * @reply: place in the list of the first paper that answers it, or -1
 * @others: (nullable): places of what it answers besides (element-type guint)
 */
typedef struct
{
  gint64 row;
  char *id;
  const ChanceryKind *kind;
  ChanceryState state;
  gboolean outside;
  char *reference;
  char *title;
  char *counterpart;
  char *form;
  const char *form_vocabulary;
  char *direction;
  ChanceryFuzzyDate *date;
  ChanceryDay first_day;
  ChanceryDay last_day;
  ChanceryThreadAnswer answer;
  ChanceryThreadRole role;
  guint depth;
  int parent;
  int reply;
  GArray *others;
} ChanceryThreadPaper;

void chancery_thread_paper_free (ChanceryThreadPaper *self);

/** The threads of @casefile as on @as_on (CHANCERY_DAY_NONE: now; what came later is absent), each paper
 *  once, in the order in which they are shown; @n_loose: (out) (optional): papers of it that stand in no
 *  thread (element-type ChanceryThreadPaper) (transfer full). */
GPtrArray *chancery_case_threads_read (ChanceryDb *db,
                                       const char *casefile,
                                       ChanceryDay as_on,
                                       guint *n_loose,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** Whether @to answers @from, itself or over others, so that a reply of @from to it goes round in a circle. */
gboolean chancery_case_threads_closes_circle (ChanceryDb *db, const char *from, const char *to);

/** The statements behind it, for who looks at their plans; NULL when there is no @i-th. */
const char *chancery_case_threads_get_sql (guint i);

/** How the answer to the paper at @i of @papers stands on @today, see chancery_thread_answer_phrase()
 *  (transfer full). */
char *chancery_case_threads_phrase_answer (GPtrArray *papers, guint i, ChanceryDay today)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
