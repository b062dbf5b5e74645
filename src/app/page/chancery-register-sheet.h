/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sheet before registering: the number that it will be, what will be frozen, and the gaps in
 * words.  Return registers; there is no undo.  Main thread. */

#pragma once

#include "chancery-registry.h"
#include "chancery-sheet.h"

G_BEGIN_DECLS

/** Asks over @owner's window about @drafts (element-type ChanceryDraft, the record first); @done is
 *  called when the officer goes on. */
void chancery_register_sheet_ask (GtkWidget *owner,
                                  ChanceryRegistry *registry,
                                  GPtrArray *drafts,
                                  ChancerySheetFunc done);

/** What stands open in @record though it is no bar to registering, in words (transfer full):
 *  “No date is known; nobody is named as having received it”; NULL when nothing does. */
char *chancery_register_sheet_phrase_gaps (ChanceryRecord *record);

/** The field of the first of these gaps, or NULL. */
const ChanceryField *chancery_register_sheet_find_gap (ChanceryRecord *record);

G_END_DECLS
