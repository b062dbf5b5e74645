/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in the way where all that is asked finds nothing: the words and conditions without which the rest is met.
 * Reading only; the thread of the ChanceryDb. */

#pragma once

#include "chancery-day.h"
#include "chancery-db.h"

G_BEGIN_DECLS

/**
 * ChanceryLeftOut:
 * @part: a word or condition of what was typed, as it was, without the quotes of a phrase
 * @rest: all the others
 * @n_records: how many records @rest finds, never 0
 */
typedef struct
{
  char *part;
  char *rest;
  guint n_records;
} ChanceryLeftOut;

/**
 * chancery_left_out_list:
 * @base: (nullable): the query of the list in which it was typed
 * @typed: what finds nothing there
 * @goes_on: whether a last word may be one that is not typed to its end, as in lists
 * @as_on: the day as on which is searched, CHANCERY_DAY_NONE for now
 * @today: as for chancery_search_parse()
 *
 * Each part of @typed that would have to go alone, three at most: those that leave the fewest records come first, as they are the
 * nearest to what was asked.  Of a sentence they are parts of what it says (chancery_query_read_sentence()).
 *
 * Returns: (element-type ChanceryLeftOut) (transfer full): none where @typed is one part only, or an OR, or where no one part
 *   is all that stands in the way
 */
GPtrArray *chancery_left_out_list (ChanceryDb *db,
                                   const char *base,
                                   const char *typed,
                                   gboolean goes_on,
                                   ChanceryDay as_on,
                                   gint64 today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
