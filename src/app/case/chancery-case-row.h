/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of a case file: a day or a folio, and one sentence with a quiet line below it; or the heading of a
 * year.  How high it is, is known from its words alone, so that thousands need not be measured.  Main
 * thread. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHANCERY_TYPE_CASE_ROW (chancery_case_row_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryCaseRow, chancery_case_row, CHANCERY, CASE_ROW, GtkWidget)

/**
 * ChanceryCaseRowMetrics:
 * @start_width: pixels of the first column
 * @line: height of a line
 * @character: width of a character on the average
 * @scale: of the text
 */
typedef struct
{
  int start_width;
  int line;
  double character;
  double scale;
} ChanceryCaseRowMetrics;

/** For rows whose first column is @start_width pixels wide at the usual size of text; @widget is where they
 *  will stand. */
ChanceryCaseRowMetrics chancery_case_row_get_metrics (GtkWidget *widget, int start_width);
/** The height of a row with these words on @width pixels. */
int chancery_case_row_get_height (const ChanceryCaseRowMetrics *metrics,
                                  const char *start,
                                  const char *title,
                                  int width);
/** How much further in a row stands that is @step steps in. */
int chancery_case_row_get_step_width (const ChanceryCaseRowMetrics *metrics, guint step);
int chancery_case_row_get_heading_height (const ChanceryCaseRowMetrics *metrics);

GtkWidget *chancery_case_row_new (const ChanceryCaseRowMetrics *metrics) G_GNUC_WARN_UNUSED_RESULT;
/** @start: “16 Feb 2026, inferred”; @quiet: what stands below; @struck: it is void; @sentence: the whole
 *  row, for a screen reader. */
void chancery_case_row_show (ChanceryCaseRow *self,
                             const char *start,
                             const char *title,
                             const char *quiet,
                             gboolean struck,
                             const char *sentence);
/** Its sentence stands @step steps further in than others. */
void chancery_case_row_set_step (ChanceryCaseRow *self, guint step);
void chancery_case_row_show_heading (ChanceryCaseRow *self, const char *heading);

G_END_DECLS
