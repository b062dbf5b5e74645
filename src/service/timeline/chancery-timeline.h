/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The records of a case file or of a query as days: what a time axis is laid out from.  Their words are
 * asked for when they are looked at.  Built on a worker, immutable afterwards, atomically reference
 * counted, boxed. */

#pragma once

#include <glib-object.h>

#include "chancery-db.h"
#include "chancery-query.h"
#include "chancery-spans.h"

G_BEGIN_DECLS

/** More than this are not read: the newest of them stand, and the rest is counted. */
#define CHANCERY_TIMELINE_MOST 100000

typedef struct _ChanceryTimeline ChanceryTimeline;

#define CHANCERY_TYPE_TIMELINE (chancery_timeline_get_type ())
GType chancery_timeline_get_type (void);
ChanceryTimeline *chancery_timeline_ref (ChanceryTimeline *self);
void chancery_timeline_unref (ChanceryTimeline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryTimeline, chancery_timeline_unref)

/** On a worker: of the papers of @casefile, or of the answer to @query; one of them is given. */
ChanceryTimeline *chancery_timeline_read (ChanceryDb *db,
                                          const char *casefile,
                                          ChanceryQuery *query,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** Takes @spans (element-type ChancerySpan), by day with the undated last, and @parties (element-type
 *  ChancerySpanParty) (nullable), for what has no registry behind it. */
ChanceryTimeline *chancery_timeline_new (GArray *spans, GPtrArray *parties, guint n_left_out)
    G_GNUC_WARN_UNUSED_RESULT;

/** How many have a day: the first ones of all. */
guint chancery_timeline_get_n_dated (ChanceryTimeline *self);
/** How many stand here, dated or not. */
guint chancery_timeline_get_n_spans (ChanceryTimeline *self);
/** How many of the records are of a kind that has no day (parties, people, places) and do not stand here. */
guint chancery_timeline_get_n_dayless (ChanceryTimeline *self);
/** How many more there were than can be read. */
guint chancery_timeline_get_n_left_out (ChanceryTimeline *self);
/** By day, the undated last; borrowed. */
const ChancerySpan *chancery_timeline_get_spans (ChanceryTimeline *self);
/** The row ids of @n spans from @first on (element-type gint64) (transfer full). */
GArray *chancery_timeline_dup_rows (ChanceryTimeline *self, guint first, guint n);
/** The other sides, the most frequent first (element-type ChancerySpanParty) (transfer none). */
GPtrArray *chancery_timeline_get_parties (ChanceryTimeline *self);

G_END_DECLS
