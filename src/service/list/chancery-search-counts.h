/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How many records each saved search of a registry finds: counted one after another while nobody waits for
 * an answer, and again when the registry has changed.  Whoever searches tells so first, and the count that
 * runs is given up at once.  Signal “counted” (const char *query, gint64 count).  Main thread; owned by who
 * made it. */

#pragma once

#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_SEARCH_COUNTS (chancery_search_counts_get_type ())
G_DECLARE_FINAL_TYPE (ChancerySearchCounts,
                      chancery_search_counts,
                      CHANCERY,
                      SEARCH_COUNTS,
                      GObject)

/** Begins once it may: it waits until chancery_search_counts_set_waiting() says that nobody searches. */
ChancerySearchCounts *chancery_search_counts_new (ChanceryRegistry *registry)
    G_GNUC_WARN_UNUSED_RESULT;

/** Whether somebody waits for an answer of the searcher. */
void chancery_search_counts_set_waiting (ChancerySearchCounts *self, gboolean waiting);
/** The last count of @query, which may be out of date while the next is on its way; -1 for none. */
gint64 chancery_search_counts_get (ChancerySearchCounts *self, const char *query);

G_END_DECLS
