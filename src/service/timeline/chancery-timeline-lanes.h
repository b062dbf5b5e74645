/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* By what the records of a timeline stand in lanes: what kind of thing they are, or who stands on the other
 * side.  Immutable, atomically reference counted; any thread. */

#pragma once

#include "chancery-timeline.h"

G_BEGIN_DECLS

/**
 * ChanceryTimelineLanesBy:
 * @CHANCERY_TIMELINE_BY_KIND: a lane for each kind, in the order of kinds
 * @CHANCERY_TIMELINE_BY_PARTY: a lane for each of the parties with most records, then all others, then
 *   those without another side
 */
typedef enum
{
  CHANCERY_TIMELINE_BY_KIND,
  CHANCERY_TIMELINE_BY_PARTY,
} ChanceryTimelineLanesBy;

typedef struct _ChanceryTimelineLanes ChanceryTimelineLanes;

ChanceryTimelineLanes *chancery_timeline_lanes_new (ChanceryTimeline *timeline,
                                                    ChanceryTimelineLanesBy by)
    G_GNUC_WARN_UNUSED_RESULT;
ChanceryTimelineLanes *chancery_timeline_lanes_ref (ChanceryTimelineLanes *self);
void chancery_timeline_lanes_unref (ChanceryTimelineLanes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryTimelineLanes, chancery_timeline_lanes_unref)

ChanceryTimelineLanesBy chancery_timeline_lanes_get_by (ChanceryTimelineLanes *self);

guint chancery_timeline_lanes_get_n (ChanceryTimelineLanes *self);
/** What the officer reads above the lane. */
const char *chancery_timeline_lanes_get_name (ChanceryTimelineLanes *self, guint lane);
/** “312 demarches”: how many of what stands in @lane, in words (transfer full). */
char *chancery_timeline_lanes_count (ChanceryTimelineLanes *self, guint lane, guint n)
    G_GNUC_WARN_UNUSED_RESULT;
/** What a query says that asks for @lane (“kind:demarche”), or "" (transfer full). */
char *chancery_timeline_lanes_dup_query (ChanceryTimelineLanes *self, guint lane)
    G_GNUC_WARN_UNUSED_RESULT;
/** The lane of each dated span of the timeline. */
const guint16 *chancery_timeline_lanes_get_lanes (ChanceryTimelineLanes *self);

G_END_DECLS
