/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of relevance: BM25, as FTS5 has it, by functions of our own that keep the lengths of all
 * texts in memory, which FTS5 reads from the file for each row, and of the rows only the best.  Internal to the
 * store; the thread of the ChanceryDb. */

#pragma once

#include "chancery-best.h"
#include "chancery-statement.h"

G_BEGIN_DECLS

/** What one statement ranks. */
typedef struct _ChanceryRanking ChanceryRanking;

/** @match: what the text index is asked, each word and phrase in double quotes; @limit: how many of the best are
 *  kept; 0: all. */
ChanceryRanking *chancery_ranking_new (const char *match, guint limit) G_GNUC_WARN_UNUSED_RESULT;
void chancery_ranking_free (ChanceryRanking *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryRanking, chancery_ranking_free)

/** For the functions below; @self must live until @statement is given back. */
void chancery_ranking_bind (ChanceryRanking *self, ChanceryStatement *statement, int position);
/** What the statement, which ran to its end, has ranked, the best first (array length=n) (transfer none). */
const ChanceryRanked *chancery_ranking_list (ChanceryRanking *self, guint *n);

/**
 * Makes functions known to the connection that score rows of the text index as `bm25()` does (for one word or
 * phrase but for a factor, with the weights of our columns) and rank them:
 *
 * `chancery_rank_texts (record_search, RANKING, WHOLE)` takes note of the row without its record.  When the text index
 * is asked for one phrase, and @WHOLE says that nothing else is, it takes note of all rows and is true.
 *
 * `chancery_may_rank (record_search, RANKING)`: whether the row is one of the best so far.
 *
 * `chancery_rank (record_search, RANKING, ROW)` takes note of the row, whose record is @ROW.
 */
gboolean chancery_relevance_register (ChanceryDb *db, GError **error);

G_END_DECLS
