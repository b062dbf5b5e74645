/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How a watched record stood on a day, in SQL: the latest assessment according to our own ministry on or
 * before the day.  One according to somebody else stands beside ours and decides nothing here.  Any
 * thread. */

#pragma once

#include "chancery-day.h"
#include "chancery-kind.h"
#include "chancery-vocabulary.h"

G_BEGIN_DECLS

/** The lines of @kind that judge it, NULL when it is not watched. */
const ChanceryField *chancery_sql_verdict_get_list (const ChanceryKind *kind);

/** "(SELECT ordinal …)" of the assessment that decides about the record with the row @record ("r.id") at
 *  the end of @day (an expression; NULL there is any day) (transfer full). */
char *chancery_sql_verdict_ordinal (const ChanceryKind *kind, const char *record, const char *day);

/** The vocabulary of the verdicts on @kind, NULL when it is not watched. */
const ChanceryVocabulary *chancery_sql_verdict_get_vocabulary (const ChanceryKind *kind);

/* Expressions over the row r (transfer full); CHANCERY_DAY_NONE is now. */

/** Its verdict, NULL before the first, whatever kind the row is of. */
char *chancery_sql_verdict_of_any (ChanceryDay day);
/** A statement that gives kind and verdict of the rows of the row_set that is bound to ?1, whatever kind they are of. */
char *chancery_sql_verdict_of_rows (ChanceryDay day);
/** Its place in the vocabulary; before the first it stands as the vocabulary begins. */
char *chancery_sql_verdict_rank_of_any (ChanceryDay day);
/** The day of it, in the same way. */
char *chancery_sql_verdict_day_of_any (ChanceryDay day);
/** How many records it rests on. */
char *chancery_sql_verdict_evidence_of_any (ChanceryDay day);
/** Its verdict for rows r that are all of @kind. */
char *chancery_sql_verdict_of (const ChanceryKind *kind, ChanceryDay day);

G_END_DECLS
