/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One proposal of a press text: what is understood, the words that say so, and whether it is taken.
 * A row of a list; main thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-press-session.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_PRESS_ROW (chancery_press_row_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryPressRow, chancery_press_row, CHANCERY, PRESS_ROW, GtkListBoxRow)

/** The row of proposal @index of @session, which it borrows. */
GtkWidget *chancery_press_row_new (ChanceryPressSession *session, guint index)
    G_GNUC_WARN_UNUSED_RESULT;

guint chancery_press_row_get_index (ChanceryPressRow *self);
/** The heading under which it stands (transfer full). */
char *chancery_press_row_dup_heading (ChanceryPressRow *self);
/** Shows what became of it. */
void chancery_press_row_update (ChanceryPressRow *self);
/** Offers the ways to take it; FALSE when there is only one. */
gboolean chancery_press_row_offer (ChanceryPressRow *self);

G_END_DECLS
