/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of a report share. */

#pragma once

#include "chancery-counts.h"
#include "chancery-report.h"

G_BEGIN_DECLS

struct _ChanceryReport
{
  gatomicrefcount references;
  char *query;
  char *made;
  char *marking;
  gint64 count;
  GPtrArray *facts;
  GPtrArray *sections;
  GPtrArray *rules;
};

/** What a report is read with. */
typedef struct
{
  ChanceryReport *report;
  ChanceryDb *db;
  ChanceryQuery *counted;
  /* Acts that can be answered are among what is counted. */
  gboolean answerable;
  /* Of the last act, which need not be counted; NULL without one. */
  char *last_level;
} ChanceryReportReading;

ChanceryReportSection *chancery_report_section_new (const char *heading);
void chancery_report_section_free (ChanceryReportSection *self);
/** A row that begins with @label. */
GPtrArray *chancery_report_section_add_row (ChanceryReportSection *self,
                                            const char *label,
                                            const char *query);
/** @text and @query (nullable) become the next cell. */
void chancery_report_row_add (GPtrArray *row, const char *text, const char *query);
/** “1,234”, with what lists it. */
void chancery_report_row_add_number (GPtrArray *row, gint64 number, const char *query);
/** What lists what is counted under @conditions too (transfer full); NULL when one of them is NULL. */
char *chancery_report_query (const ChanceryReportReading *reading,
                             const char *first,
                             const char *second);
/** “42 %” (transfer full); "" of nothing. */
char *chancery_report_rate (gint64 part, gint64 whole);

/* chancery-report-sections.c */

/** Adds the sections that have something to say. */
gboolean chancery_report_add_sections (ChanceryReportReading *reading, GError **error);

G_END_DECLS
