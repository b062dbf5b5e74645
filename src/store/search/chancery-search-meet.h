/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words and conditions asked each for itself, and what both find: the statement would look up every record that has the
 * words to see whether it fulfils the conditions, or walk over all in the order of the list.  What these functions give
 * is what the statement would; where it is the better way they give nothing, without @error.  Within a reading
 * transaction.  Reading only; the thread of the ChanceryDb.  Internal to the store. */

#pragma once

#include "chancery-db.h"
#include "chancery-query.h"

G_BEGIN_DECLS

/** How many rows answer @query; -1 for nothing. */
gint64 chancery_search_meet_count (ChanceryDb *db, ChanceryQuery *query, GError **error);
/** All of them, the undated first, @n_undated of them, then the oldest; NULL for nothing
 *  (element-type gint64) (transfer full). */
GArray *chancery_search_meet_all (ChanceryDb *db,
                                  ChanceryQuery *query,
                                  gsize *n_undated,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** @limit of them after the first @offset, newest or oldest first and the undated last; NULL for nothing
 *  (element-type gint64) (transfer full). */
GArray *chancery_search_meet_page (ChanceryDb *db,
                                   ChanceryQuery *query,
                                   gboolean oldest_first,
                                   guint offset,
                                   guint limit,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** The statements behind it, for who looks at their plans; NULL when there is no @i-th. */
const char *chancery_search_meet_peek_sql (guint i);

G_END_DECLS
