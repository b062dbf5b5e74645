/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The lists of texts in the leaves of the text index, read as FTS5 keeps them on disk (version 4 of its format):
 * FTS5 itself merges the lists of all words that begin alike, places of words and all, before it gives the first
 * text, which takes seconds where only the texts are wanted.  Reading only; the thread of the ChanceryDb.  Internal
 * to the store. */

#pragma once

#include "chancery-key-set.h"

G_BEGIN_DECLS

/** Adds the keys of all texts that have a word which begins with @beginning (folded) to @set, as they stand in the
 *  state of the file that the connection reads.  FALSE without @error where FTS5 itself has to be asked: this
 *  connection is writing, or the index is not of that format or damaged.  After FALSE some of them may stand in @set,
 *  which is of no more use. */
gboolean chancery_postings_add_begun (ChanceryDb *db,
                                      const char *beginning,
                                      ChanceryKeySet *set,
                                      GError **error);

/** How many texts have @word (folded), likewise; -1 where FTS5 itself has to be asked. */
gint64 chancery_postings_count (ChanceryDb *db, const char *word);

/** The statements behind it, for who looks at their plans; NULL when there is no @i-th. */
const char *chancery_postings_get_sql (guint i);

G_END_DECLS
