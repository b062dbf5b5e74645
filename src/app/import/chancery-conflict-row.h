/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One clash in the list of them: what stands here and what stands in the file, side by side from
 * where they begin to differ.  All rows have one height, as a list of thousands asks for.  A row is
 * used for one clash after another.  Main thread; owned by its list. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-import-model.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_CONFLICT_ROW (chancery_conflict_row_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryConflictRow, chancery_conflict_row, CHANCERY, CONFLICT_ROW, GtkWidget)

/* Signal “chosen” (gboolean take): a side was clicked. */

GtkWidget *chancery_conflict_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
/** @item: (nullable): the clash to show from now on. */
void chancery_conflict_row_set_item (ChanceryConflictRow *self, ChanceryImportItem *item);

/** @text from a little before the byte @from, where two texts begin to differ (transfer full). */
char *chancery_conflict_row_excerpt (const char *text, gsize from);

G_END_DECLS
