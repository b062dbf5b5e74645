/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where things stand on a time axis: days in, boxes out.  Each lane stacks what would overlap, and where
 * more begins in a step of the calendar than can be told apart it says how many.  Laid out for one zoom
 * and for the whole axis, so that scrolling moves nothing.  Pure, without a toolkit; owned by who made it;
 * any thread, one at a time. */

#pragma once

#include <glib.h>

#include "chancery-spans.h"
#include "chancery-timeline-unit.h"

G_BEGIN_DECLS

/**
 * ChanceryTimelineMetrics:
 * @scale: pixels a day
 * @mark: the least width of an item
 * @label: the room that the words of an item wish for
 * @gap: between neighbours
 * @fade: how far an open end is drawn beyond the day that is known
 * @bin: the least width of a count
 * @most_tracks: how many items may stand above each other in a lane
 */
typedef struct
{
  double scale;
  double mark;
  double label;
  double gap;
  double fade;
  double bin;
  guint most_tracks;
} ChanceryTimelineMetrics;

/**
 * ChanceryTimelineBox:
 * @x, @width: in pixels; x is 0 at the beginning of the origin day
 * @label: the room for words at its end, G_MAXDOUBLE when nothing follows
 * @lane, @track: where it stands
 * @first: the number of its span, of a count that of its first one
 * @count: 1 for an item; more: so many begin within the days of the count
 * @first_day, @last_day: of a count; of an item as its span says
 */
typedef struct
{
  double x;
  double width;
  double label;
  guint lane;
  guint track;
  guint first;
  guint count;
  gint64 first_day;
  gint64 last_day;
} ChanceryTimelineBox;

typedef struct _ChanceryTimelineLayout ChanceryTimelineLayout;

/**
 * Lays out @spans (array length=n_spans), which are dated and stand in order of their days; @lanes: the lane
 * of each.  @origin is the day at x 0.
 */
ChanceryTimelineLayout *chancery_timeline_layout_new (const ChancerySpan *spans,
                                                      guint n_spans,
                                                      const guint16 *lanes,
                                                      guint n_lanes,
                                                      gint64 origin,
                                                      const ChanceryTimelineMetrics *metrics)
    G_GNUC_WARN_UNUSED_RESULT;
void chancery_timeline_layout_free (ChanceryTimelineLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryTimelineLayout, chancery_timeline_layout_free)

/** The step of the calendar that counts are taken by. */
ChanceryTimelineUnit chancery_timeline_layout_get_unit (ChanceryTimelineLayout *self);
/** All boxes, lane by lane, each lane in order of time (array length=n_boxes). */
const ChanceryTimelineBox *chancery_timeline_layout_get_boxes (ChanceryTimelineLayout *self,
                                                               guint *n_boxes);
/** The boxes of @lane: the first of them, and how many. */
guint chancery_timeline_layout_get_lane (ChanceryTimelineLayout *self, guint lane, guint *first);
/** How many tracks @lane takes, at least one. */
guint chancery_timeline_layout_get_n_tracks (ChanceryTimelineLayout *self, guint lane);

/** The box of @lane whose beginning is nearest to @x; -1 when the lane is empty. */
int chancery_timeline_layout_find_nearest (ChanceryTimelineLayout *self, guint lane, double x);
/** The box that holds the span number @span, -1 for none. */
int chancery_timeline_layout_find_span (ChanceryTimelineLayout *self, guint span);

/** The first and last day of all @spans together; FALSE when there is none. */
gboolean chancery_timeline_layout_get_extent (const ChancerySpan *spans,
                                              guint n_spans,
                                              gint64 *first,
                                              gint64 *last);
/** The days that hold most of @spans, where a few lie so far from the rest that the whole time would show
 *  little else than emptiness; otherwise the whole.  @spans are by day.  Gives how many begin outside. */
guint chancery_timeline_layout_get_core (const ChancerySpan *spans,
                                         guint n_spans,
                                         gint64 *first,
                                         gint64 *last);

G_END_DECLS
