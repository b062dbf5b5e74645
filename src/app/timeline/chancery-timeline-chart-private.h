/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the chart share; of no use outside chancery-timeline-chart*.c. */

#pragma once

#include "chancery-record-list.h"
#include "chancery-timeline-chart.h"
#include "chancery-timeline-draw.h"

G_BEGIN_DECLS

#define CHANCERY_TIMELINE_ZOOM_STEP 1.5
/* Titles that are laid out in one frame; the rest comes with the next. */
#define CHANCERY_TIMELINE_WORDS_A_FRAME 40

struct _ChanceryTimelineChart
{
  GtkWidget parent_instance;

  ChanceryRegistry *registry;
  ChanceryTimeline *timeline;
  ChanceryTimelinePlan *plan;
  ChanceryRecordList *items;
  ChanceryTimelineLanesBy by;
  gint64 first_day;
  gint64 last_day;
  ChanceryDay today;

  GtkAdjustment *adjustment;
  double wanted;
  gboolean fits;
  gint64 fit_first;
  gint64 fit_last;
  guint n_outside;
  /* The day that stays where it is while the zoom changes, and where that is. */
  double anchor_day;
  double anchor_x;
  GCancellable *planning;

  GHashTable *words;
  guint n_new_words;
  guint current;
  GtkWidget *cursors[2];
  guint cursor;
  double pinch;
  double pointer;
  double dragged_from;
  /* What the adjustment says while a frame is laid out is heard already. */
  gboolean allocating;
};

/* chancery-timeline-chart.c */

/** The height of a line of its text. */
double chancery_timeline_chart_get_line (ChanceryTimelineChart *self);
/** What is seen, without colours and words. */
ChanceryTimelineDrawing chancery_timeline_chart_make_drawing (ChanceryTimelineChart *self);
/** Zooms to @scale; what is at @anchor_x stays there. */
void chancery_timeline_chart_set_scale (ChanceryTimelineChart *self, double scale, double anchor_x);
/** Makes the box number @box current and brings it into sight. */
void chancery_timeline_chart_go (ChanceryTimelineChart *self, int box);
/** Says anew what is current, and where. */
void chancery_timeline_chart_update_cursor (ChanceryTimelineChart *self);

/* chancery-timeline-chart-words.c */

/** For ChanceryTimelineDrawing. */
PangoLayout *chancery_timeline_chart_get_words (guint span, double room, gpointer self);
/** What the box stands for, in a sentence (transfer full). */
char *chancery_timeline_chart_phrase_box (ChanceryTimelineChart *self,
                                          const ChanceryTimelineBox *box);

/* chancery-timeline-chart-input.c */

void chancery_timeline_chart_install_keys (GtkWidgetClass *widget_class);
/** Pointer, wheel and fingers. */
void chancery_timeline_chart_add_controllers (ChanceryTimelineChart *self);

G_END_DECLS
