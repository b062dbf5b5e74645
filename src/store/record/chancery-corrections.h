/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The corrections of a record as they are read: each says where, what stood there, what stands there since,
 * when, by whom and why.  Their values are kept as JSON; here they are values again, with the present titles
 * of what they name.  Reading only; the thread of the ChanceryDb. */

#pragma once

#include "chancery-change.h"
#include "chancery-db.h"

G_BEGIN_DECLS

/**
 * ChanceryCorrection:
 * @change: where, before and after
 * @when: UTC, "2026-03-02T10:15:00Z"; @who: the officer; @reason: (nullable)
 */
typedef struct
{
  ChanceryChange *change;
  char *when;
  char *who;
  char *reason;
} ChanceryCorrection;

void chancery_correction_free (ChanceryCorrection *self);

/** In the order in which they were made; one of a field that this program does not know is left out
 *  (element-type ChanceryCorrection) (transfer container). */
GPtrArray *chancery_corrections_read (ChanceryDb *db, ChanceryRecord *record);

/** What the record @id is called; NULL for what shall not be named (transfer full). */
typedef char *(*ChanceryCorrectionsNamer) (const char *id, gpointer user_data);

/** The same, with the names that @name gives, whatever the values say: for whoever may not tell every
 *  title. */
GPtrArray *chancery_corrections_read_named (ChanceryDb *db,
                                            ChanceryRecord *record,
                                            ChanceryCorrectionsNamer name,
                                            gpointer user_data);

/** Whether @correction is of the state, or what a change of the state took away at the same time, as a reopening
 *  does with the day of closing: nobody put anything right there.  @corrections: all of the record. */
gboolean chancery_corrections_is_of_state (GPtrArray *corrections,
                                           const ChanceryCorrection *correction);

/** @record as it was registered: its corrections undone, newest first (transfer full). */
ChanceryRecord *chancery_corrections_undo (ChanceryDb *db, ChanceryRecord *record)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
