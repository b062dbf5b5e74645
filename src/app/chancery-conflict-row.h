/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A value that clashes: what stands here beside what the file has, one of them to be chosen.
 * Signal “decided”.  Main thread; owned by its list. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-registry-exchange.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_CONFLICT_ROW (chancery_conflict_row_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryConflictRow,
                      chancery_conflict_row,
                      CHANCERY,
                      CONFLICT_ROW,
                      GtkListBoxRow)

/** @conflict is borrowed and outlives the row. */
GtkWidget *chancery_conflict_row_new (const ChanceryImportConflict *conflict)
    G_GNUC_WARN_UNUSED_RESULT;
const ChanceryImportConflict *chancery_conflict_row_get_conflict (ChanceryConflictRow *self);
gboolean chancery_conflict_row_is_decided (ChanceryConflictRow *self);
/** Whether the file's value is taken. */
gboolean chancery_conflict_row_get_take (ChanceryConflictRow *self);
void chancery_conflict_row_decide (ChanceryConflictRow *self, gboolean take);

G_END_DECLS
