/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart on the screen, in the colours and the letters of the theme.  For whoever does not see it, it is a
 * picture whose name says which table beside it says the same.  Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-chart.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_CHART_VIEW (chancery_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryChartView, chancery_chart_view, CHANCERY, CHART_VIEW, GtkWidget)

/** @chart belongs to @owner (transfer full), which is dropped by @unref in the end. */
GtkWidget *chancery_chart_view_new (const ChanceryChart *chart,
                                    const char *heading,
                                    gpointer owner,
                                    GDestroyNotify unref) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
