/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a case page and a time axis ask of the registry.  Main thread. */

#pragma once

#include "chancery-case-state.h"
#include "chancery-registry.h"
#include "chancery-timeline-lanes.h"
#include "chancery-timeline-layout.h"

G_BEGIN_DECLS

/** How the case file @id stands on the day @as_on (CHANCERY_DAY_NONE: now). */
void chancery_registry_load_case_async (ChanceryRegistry *self,
                                        const char *id,
                                        ChanceryDay as_on,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/** (transfer full) */
ChanceryCaseState *chancery_registry_load_case_finish (ChanceryRegistry *self,
                                                       GAsyncResult *result,
                                                       GError **error);

/** The days of the papers of @casefile, or of what answers @query (half-typed text is valid) when
 *  @casefile is NULL. */
void chancery_registry_load_timeline_async (ChanceryRegistry *self,
                                            const char *casefile,
                                            const char *query,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
/** (transfer full) */
ChanceryTimeline *chancery_registry_load_timeline_finish (ChanceryRegistry *self,
                                                          GAsyncResult *result,
                                                          GError **error);

/**
 * ChanceryTimelineEntries:
 * @dated, @undated: the first of each (element-type ChanceryRecordItem), in the order of the spans, all with
 *   their words; NULL where a record is gone meanwhile
 * @level: (nullable): the highest marking of all spans, also of those that are not among the entries
 */
typedef struct
{
  GPtrArray *dated;
  GPtrArray *undated;
  char *level;
} ChanceryTimelineEntries;

void chancery_timeline_entries_free (ChanceryTimelineEntries *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryTimelineEntries, chancery_timeline_entries_free)

/** The words of @timeline, for paper: of at most @most with a day and as many without. */
void chancery_registry_load_timeline_entries_async (ChanceryRegistry *self,
                                                    ChanceryTimeline *timeline,
                                                    guint most,
                                                    GCancellable *cancellable,
                                                    GAsyncReadyCallback callback,
                                                    gpointer user_data);
/** (transfer full) */
ChanceryTimelineEntries *chancery_registry_load_timeline_entries_finish (ChanceryRegistry *self,
                                                                         GAsyncResult *result,
                                                                         GError **error);

/**
 * ChanceryTimelinePlan:
 * @lanes: by what it is divided
 * @layout: where everything stands
 * @metrics: what that was laid out for
 */
typedef struct
{
  ChanceryTimelineLanes *lanes;
  ChanceryTimelineLayout *layout;
  ChanceryTimelineMetrics metrics;
} ChanceryTimelinePlan;

/** Lays @timeline out at once: a few thousand records cost less than a millisecond.  @lanes: (nullable):
 *  lanes that were made before. */
ChanceryTimelinePlan *chancery_timeline_plan_new (ChanceryTimeline *timeline,
                                                  ChanceryTimelineLanes *lanes,
                                                  ChanceryTimelineLanesBy by,
                                                  gint64 origin,
                                                  const ChanceryTimelineMetrics *metrics)
    G_GNUC_WARN_UNUSED_RESULT;
void chancery_timeline_plan_free (ChanceryTimelinePlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryTimelinePlan, chancery_timeline_plan_free)

/** The same on a worker, for many. */
void chancery_registry_plan_timeline_async (ChanceryRegistry *self,
                                            ChanceryTimeline *timeline,
                                            ChanceryTimelineLanes *lanes,
                                            ChanceryTimelineLanesBy by,
                                            gint64 origin,
                                            const ChanceryTimelineMetrics *metrics,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
/** (transfer full) */
ChanceryTimelinePlan *chancery_registry_plan_timeline_finish (ChanceryRegistry *self,
                                                              GAsyncResult *result,
                                                              GError **error);

G_END_DECLS
