/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a view of counts shows: headline numbers, charts and tables of a report.  A number that lists
 * something is a button: “list” (const char *query); the last act: “open-record” (const char *id).
 * Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-report.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_REPORT_PAGE (chancery_report_page_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryReportPage, chancery_report_page, CHANCERY, REPORT_PAGE, GtkWidget)

GtkWidget *chancery_report_page_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** Shows @report in place of the wheel. */
void chancery_report_page_show (ChanceryReportPage *self, ChanceryReport *report);
/** NULL while it is counted. */
ChanceryReport *chancery_report_page_get_report (ChanceryReportPage *self);

G_END_DECLS
