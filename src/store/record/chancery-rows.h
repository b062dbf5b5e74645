/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The narrow rows that lists show, fetched for the row ids of one page.  Codes, not words: whoever shows
 * them asks the vocabulary for labels.  Reading only; the thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-fuzzy-date.h"
#include "chancery-record.h"

G_BEGIN_DECLS

/**
 * ChanceryListRow:
 * @row: `record.id`
 * @reference: (nullable): the register number
 * @date: (nullable): the day of the record, its own or that of the record it takes it from
 * @first_day: of @date, CHANCERY_DAY_NONE when open or undated; @last_day likewise
 * @counterpart: the other side, "" when there is none
 * @form: (nullable): a code of @form_vocabulary
 * @direction: (nullable): a code of @direction_vocabulary
 * @verdict: (nullable): our own latest, a code of @verdict_vocabulary; NULL for what is not watched
 * @verdict_on: day of that assessment, CHANCERY_DAY_NONE when there is none
 * @n_evidence: records that it relies on
 * @evidence: (nullable): number or title of the first of them
 * @n_repeats: registered records in which it was said again
 * @last_repeat: (nullable): number or title of the last of them
 * @answer: (nullable): response of the latest answer, a code of the vocabulary `response`
 * @is_answered: an answer of substance was given, not only a receipt
 * @takes_answers: the kind has answers, so that none is *no answer yet*
 * @is_done: for what is to be done: the day on which it was stands in it
 * @is_archived: of a case file: it was put into the archive
 * @their_number: (nullable): the first number of the other side
 * @second: what tells namesakes apart (whole, or post and office), "" when there is nothing
 * @n_attachments: papers
 */
typedef struct
{
  gint64 row;
  char *uuid;
  const ChanceryKind *kind;
  char *reference;
  char *title;
  ChanceryState state;
  char *level;
  ChanceryFuzzyDate *date;
  gint64 first_day;
  gint64 last_day;
  char *counterpart;
  char *form;
  const char *form_vocabulary;
  char *direction;
  const char *direction_vocabulary;
  char *verdict;
  const char *verdict_vocabulary;
  gint64 verdict_on;
  guint n_evidence;
  char *evidence;
  guint n_repeats;
  char *last_repeat;
  char *answer;
  gboolean is_answered;
  gboolean takes_answers;
  gboolean is_done;
  gboolean is_archived;
  char *their_number;
  char *second;
  guint n_attachments;
} ChanceryListRow;

void chancery_list_row_free (ChanceryListRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryListRow, chancery_list_row_free)

/** The rows of @ids (array length=n_ids) in that order; those that are gone are left out
 *  (element-type ChanceryListRow) (transfer container). */
GPtrArray *chancery_rows_fetch (ChanceryDb *db, const gint64 *ids, gsize n_ids, GError **error);
/** The day of one record of @kind with all its precision, its own or that of the record it takes it from;
 *  NULL without @error when it has none (transfer full). */
ChanceryFuzzyDate *chancery_rows_fetch_date (ChanceryDb *db,
                                             const ChanceryKind *kind,
                                             gint64 row,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** The same with the verdicts of @as_on (CHANCERY_DAY_NONE: the latest). */
GPtrArray *chancery_rows_fetch_as_on (ChanceryDb *db,
                                      const gint64 *ids,
                                      gsize n_ids,
                                      ChanceryDay as_on,
                                      GError **error);

/** What all rows of a page are asked first, for who looks at its plan. */
const char *chancery_rows_peek_sql (void);

G_END_DECLS
