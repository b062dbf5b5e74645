/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Answers to a query: rows in their final order, exact counts, and where the words stand.  Reading
 * only; the thread of the ChanceryDb; a cancellable set there reaches into a running answer. */

#pragma once

#include "chancery-db.h"

G_BEGIN_DECLS

/** Marks round a hit in a snippet or a marked title. */
#define CHANCERY_SEARCH_HIT_START "\002"
#define CHANCERY_SEARCH_HIT_END "\003"

/** Reads @text as it is meant in this registry: typed dates from @today (CHANCERY_DAY_NONE: the day of its
 *  desk), by the days that its desk works; a name stands for all names of its bearer, words that are a number together
 *  for what carries it as well (transfer full). */
ChanceryQuery *chancery_search_parse (ChanceryDb *db, const char *text, gint64 today)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * All rows (`record.id`) that answer @query, in final order (element-type gint64) (transfer full).
 *
 * @sort: "date", "relevance", or a column: "reference", "title", "kind", "state", "level",
 * "counterpart", "form", "direction", "verdict", "answer", "their_refs", "since", "evidence",
 * "changed"; NULL is newest first, whatever @descending says.  Columns without a value come last in both
 * directions; relevance has one direction only, and is newest first for a query without words.
 */
GArray *chancery_search_rows (ChanceryDb *db,
                              ChanceryQuery *query,
                              const char *sort,
                              gboolean descending,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** @limit rows of the same, after the first @offset. */
GArray *chancery_search_page (ChanceryDb *db,
                              ChanceryQuery *query,
                              const char *sort,
                              gboolean descending,
                              guint offset,
                              guint limit,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** How many rows answer @query, exactly; -1 on error. */
gint64 chancery_search_count (ChanceryDb *db, ChanceryQuery *query, GError **error);

/** Whether the sort named @sort is known. */
gboolean chancery_search_is_sort (const char *sort);

/**
 * ChanceryHit:
 * @title: the title with its hits between the marks
 * @snippet: some words round the best hit outside the title, in one line, with the marks; "" when the
 *   hit is in the title alone
 * @attachment: (nullable): the name of the attachment in whose text @snippet stands
 */
typedef struct
{
  char *title;
  char *snippet;
  char *attachment;
} ChanceryHit;

/** The first words that stand between marks, in title or snippet (transfer full); NULL without any. */
char *chancery_hit_dup_words (const ChanceryHit *self);
void chancery_hit_free (ChanceryHit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryHit, chancery_hit_free)

/** Where the words of @query stand in @row, for a row that is seen; NULL without @error when @query has
 *  no words, or none that stand there (found by its number, say). */
ChanceryHit *chancery_search_find_hit (ChanceryDb *db,
                                       ChanceryQuery *query,
                                       gint64 row,
                                       GError **error);

/** Whether @query cannot be answered in @row, for a row that is seen, for want of words in its text, or of somebody whom a
 *  condition names; other conditions are taken to be fulfilled. */
gboolean chancery_search_lacks_words (ChanceryDb *db, ChanceryQuery *query, gint64 row);

/** Where in @row stands one of @spellings (element-type ChancerySpelling) of a word that does not stand there itself; where
 *  none does, a name of whom it speaks that has one, with no title; NULL without @error for none. */
ChanceryHit *chancery_search_find_sounding (ChanceryDb *db,
                                            GPtrArray *spellings,
                                            gint64 row,
                                            GError **error);

G_END_DECLS
