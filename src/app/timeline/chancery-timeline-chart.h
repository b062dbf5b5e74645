/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A timeline to look at and to go about in.  Ctrl with plus, minus, 0 or the wheel zooms, as does a pinch;
 * dragging and the sideways wheel scroll.  Left and Right go through a lane in order of time, Up and Down to
 * what is nearest in the next one, Home and End to its ends, Return opens.  What has the focus is a small
 * child that says in a sentence what it stands for: there are two of them in turns, because a screen reader
 * speaks when the focus comes to another object.  Main thread; owned by its parent.
 *
 * Signals: “activated”: what is current is to be opened; “current-changed”: another one is, or its words
 * have come. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-registry-time.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_TIMELINE_CHART (chancery_timeline_chart_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryTimelineChart,
                      chancery_timeline_chart,
                      CHANCERY,
                      TIMELINE_CHART,
                      GtkWidget)

GtkWidget *chancery_timeline_chart_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** Shows @timeline; zoom and place stay when it is the same matter as before (@again). */
void chancery_timeline_chart_show (ChanceryTimelineChart *self,
                                   ChanceryRegistry *registry,
                                   ChanceryTimeline *timeline,
                                   gboolean again);
void chancery_timeline_chart_set_by (ChanceryTimelineChart *self, ChanceryTimelineLanesBy by);
ChanceryTimelineLanesBy chancery_timeline_chart_get_by (ChanceryTimelineChart *self);
/** A day to be marked. */
void chancery_timeline_chart_set_today (ChanceryTimelineChart *self, ChanceryDay today);

/** What scrolls it sideways. */
GtkAdjustment *chancery_timeline_chart_get_adjustment (ChanceryTimelineChart *self);
/** Zooms by @factor round what is current, else the middle. */
void chancery_timeline_chart_zoom (ChanceryTimelineChart *self, double factor);
/** How many begin outside the days that are shown at first, far from the rest. */
guint chancery_timeline_chart_get_n_outside (ChanceryTimelineChart *self);
/** The whole time at once. */
void chancery_timeline_chart_zoom_all (ChanceryTimelineChart *self);
/** So near that the days of the current count fill the width. */
void chancery_timeline_chart_zoom_current (ChanceryTimelineChart *self);

/** The plan that is seen, or NULL. */
ChanceryTimelinePlan *chancery_timeline_chart_get_plan (ChanceryTimelineChart *self);
/** The current box; NULL when nothing is there. */
const ChanceryTimelineBox *chancery_timeline_chart_get_current (ChanceryTimelineChart *self);
/** The record of the current box when that is one and its words are there, else NULL. */
ChanceryRecordItem *chancery_timeline_chart_get_item (ChanceryTimelineChart *self);
/** What is current in a sentence (transfer full). */
char *chancery_timeline_chart_dup_sentence (ChanceryTimelineChart *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
