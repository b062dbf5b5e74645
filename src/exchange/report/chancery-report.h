/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A report on a query: headline numbers, sections of a chart and a table each, and the rule that all of them
 * follow.  The window shows it, paper prints it, and the numbers are those of `chancery-cli count`.
 * Every number knows the query that lists what it counts.  Read on one thread, immutable afterwards,
 * counted references. */

#pragma once

#include "chancery-chart.h"
#include "chancery-db.h"
#include "chancery-paper.h"

G_BEGIN_DECLS

typedef struct _ChanceryReport ChanceryReport;

/** @query: (nullable): what gives just the records that are counted here. */
typedef struct
{
  char *text;
  char *query;
} ChanceryReportCell;

/**
 * ChanceryReportFact:
 * @label: “Answered”
 * @text: “5 of 12 (42 %)”
 * @query: (nullable): what lists it
 * @record: (nullable): or the record that it is about
 */
typedef struct
{
  char *label;
  char *text;
  char *query;
  char *record;
} ChanceryReportFact;

/**
 * ChanceryReportSection:
 * @note: (nullable): what has to be known to read it
 * @chart: (nullable)
 * @columns: (element-type utf8): the first names what the rows are
 * @rows: (element-type GPtrArray): of as many ChanceryReportCell as columns
 */
typedef struct
{
  char *heading;
  char *note;
  ChanceryChart *chart;
  GPtrArray *columns;
  GPtrArray *rows;
} ChanceryReportSection;

/** Reads all numbers of @query.  @made: seconds, UTC. */
ChanceryReport *chancery_report_read (ChanceryDb *db,
                                      const char *query,
                                      gint64 made,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
ChanceryReport *chancery_report_ref (ChanceryReport *self);
void chancery_report_unref (ChanceryReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryReport, chancery_report_unref)

const char *chancery_report_get_query (const ChanceryReport *self);
gint64 chancery_report_get_count (const ChanceryReport *self);
/** “Made on 2 March 2026, 10:00” in local time. */
const char *chancery_report_get_made (const ChanceryReport *self);
/** (element-type ChanceryReportFact) (transfer none) */
GPtrArray *chancery_report_get_facts (const ChanceryReport *self);
/** (element-type ChanceryReportSection) (transfer none) */
GPtrArray *chancery_report_get_sections (const ChanceryReport *self);
/** What is counted and how, a sentence each (element-type utf8) (transfer none). */
GPtrArray *chancery_report_get_rules (const ChanceryReport *self);

/** The same on paper, with query and time at the foot of every page, and the highest marking of what was
 *  counted (transfer full). */
ChanceryPaper *chancery_report_to_paper (ChanceryReport *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
