/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A small drawing of numbers, the same on the screen and on paper: bars over time in ordered layers,
 * bars that lie, and ranges with open ends.  It shows what a table beside it says in figures; it is
 * no table itself.  Filled by one thread, then drawn by any; owned by whoever made it. */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  CHANCERY_CHART_LAYERS, /* standing bars, one a place in time, of layers in their order */
  CHANCERY_CHART_BARS,   /* lying bars, a label and a number each */
  CHANCERY_CHART_RANGES  /* lying bars from the least to the most, perhaps open */
} ChanceryChartType;

/** What is no colour of ours: ink, the colour of bars, the ground. */
typedef struct
{
  double ink[3];
  double bar[3];
  double ground[3];
} ChanceryChartColors;

typedef struct _ChanceryChart ChanceryChart;

/** @layers: (nullable) (array zero-terminated=1): their names, the weakest first. */
ChanceryChart *chancery_chart_new (ChanceryChartType type, const char *const *layers)
    G_GNUC_WARN_UNUSED_RESULT;
void chancery_chart_free (ChanceryChart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryChart, chancery_chart_free)

/** A standing bar: as many @counts as layers. */
void chancery_chart_add_layers (ChanceryChart *self, const char *label, const gint64 *counts);
/** A lying bar with @words at its end. */
void chancery_chart_add_bar (ChanceryChart *self,
                             const char *label,
                             gint64 count,
                             const char *words);
/** A range; @high %G_MAXINT64: nobody says how many at most. */
void chancery_chart_add_range (ChanceryChart *self,
                               const char *label,
                               gint64 low,
                               gint64 high,
                               const char *words);

guint chancery_chart_get_n_bars (const ChanceryChart *self);
/** How high it wants to be, with letters of @points. */
double chancery_chart_get_height (const ChanceryChart *self, double points);
/** Draws it into @width × @height with letters of @points. */
void chancery_chart_draw (const ChanceryChart *self,
                          cairo_t *cairo,
                          PangoContext *context,
                          const ChanceryChartColors *colors,
                          double points,
                          double width,
                          double height);

G_END_DECLS
