/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One row of a form: one or more labels with their editors on one line, labels right-aligned in a
 * column of 140 pixels; below 480 pixels labels stand above.  A sentence below an editor says what
 * it does not understand.  Main thread. */

#pragma once

#include "chancery-editor.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_FIELD_ROW (chancery_field_row_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryFieldRow, chancery_field_row, CHANCERY, FIELD_ROW, GtkWidget)

GtkWidget *chancery_field_row_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** Adds @widget (mostly a #ChanceryEditor) called @label; NULL or "" for none: the widget takes the
 *  whole width then. */
void chancery_field_row_append (ChanceryFieldRow *self, const char *label, GtkWidget *widget);
/** Says @text below the editors, NULL for nothing.  The row says its editors' problems itself. */
void chancery_field_row_set_problem (ChanceryFieldRow *self, const char *text);

G_END_DECLS
