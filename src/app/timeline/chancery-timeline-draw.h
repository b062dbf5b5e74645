/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A timeline drawn with cairo, on the screen and on paper alike.  An exact day is a filled mark, a range is
 * as long as it is, an open end fades out into an arrow; what was inferred is hollow, what is about or
 * uncertain has a dashed edge, a void is struck through; a count says its number.  Nothing but the ink of
 * the theme is used: colour would mean something.
 *
 * Time runs from left to right in every language.  Axes of years are read so in Arabic, Persian and Urdu
 * print as well, and one that is mirrored would be compared wrongly with every other chart of the desk;
 * only the words beside it follow the direction of the language.
 *
 * Touches nothing but what it is given: any thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-registry-time.h"

G_BEGIN_DECLS

/**
 * ChanceryTimelineDrawing:
 * @spans: of the timeline
 * @plan: where everything stands
 * @origin: the day at x 0 of the plan
 * @line: height of a line of text; all else is measured by it
 * @x: what of the plan is at the left edge
 * @width: how much of it is seen
 * @today: a day to be marked, or CHANCERY_DAY_NONE
 * @current: the box that has the focus, -1 for none
 * @ink, @accent: colours
 * @contrast: draws quiet things stronger
 * @get_words: the words of a span, no wider than @room, or NULL while they are not there (transfer none)
 */
typedef struct
{
  const ChancerySpan *spans;
  ChanceryTimelinePlan *plan;
  gint64 origin;
  double line;
  double x;
  double width;
  ChanceryDay today;
  int current;
  GdkRGBA ink;
  GdkRGBA accent;
  gboolean contrast;
  PangoLayout *(*get_words) (guint span, double room, gpointer data);
  gpointer data;
} ChanceryTimelineDrawing;

/** What a plan is to be laid out with where a line is so high. */
ChanceryTimelineMetrics chancery_timeline_draw_get_metrics (double scale, double line);
/** How high all lanes are, with the axis above them. */
double chancery_timeline_draw_get_height (ChanceryTimelinePlan *plan, double line);
/** Where the box number @box is drawn. */
graphene_rect_t chancery_timeline_draw_get_box (const ChanceryTimelineDrawing *self, guint box);
/** The box at that point, -1 for none. */
int chancery_timeline_draw_find (const ChanceryTimelineDrawing *self, double x, double y);

void chancery_timeline_draw (cairo_t *cairo,
                             PangoContext *context,
                             const ChanceryTimelineDrawing *self);

G_END_DECLS
