/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Records of one kind while they are read, and the steps of it, for the files of chancery-record-read.c.  Internal to
 * the store; the thread of the ChanceryDb. */

#pragma once

#include "chancery-draft.h"
#include "chancery-record-plan.h"
#include "chancery-row-set.h"

G_BEGIN_DECLS

/**
 * ChanceryRecordLoad:
 * @set: the rows that are read
 * @drafts: (array): by their place in @set
 * @unknowns: what stands under keys that are not known; of chancery-record-unknown.c
 */
typedef struct
{
  ChanceryDb *db;
  const ChanceryRecordPlan *plan;
  ChanceryRowSet set;
  ChanceryDraft **drafts;
  GArray *unknowns;
} ChanceryRecordLoad;

/** @sql for the rows of @self, which are its one parameter. */
ChanceryStatement *chancery_record_load_query (ChanceryRecordLoad *self,
                                               const char *sql,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** Puts into the order of @compare what nearly always is in it. */
void chancery_record_load_sort (GArray *array, GCompareFunc compare);

/* --- chancery-record-parts.c */

/** Reads `reference` and `item` into the drafts and their lines, which are there. */
gboolean chancery_record_load_parts (ChanceryRecordLoad *self, GError **error);

/* --- chancery-record-unknown.c */

/** Notes for later what @table keeps of the record at @place, or of its line number @line, in @json
 *  (nullable) (transfer full). */
void chancery_record_load_note_unknown (ChanceryRecordLoad *self,
                                        const ChanceryPlanTable *table,
                                        guint place,
                                        guint line,
                                        char *json);
/** Once all else is read: what was noted goes to the values, drafts and lines that it belongs to. */
void chancery_record_load_spread_unknown (ChanceryRecordLoad *self);

G_END_DECLS
