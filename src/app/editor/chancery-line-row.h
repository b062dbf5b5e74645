/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One line of a record on the form: an editor for each of its fields in a flow, and a menu to move
 * or remove it.  Owned by its line editor; main thread.
 *
 * Signals “changed”; “moved” (int by), “removed”: asked for by the officer. */

#pragma once

#include "chancery-editor.h"
#include "chancery-line.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_LINE_ROW (chancery_line_row_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryLineRow, chancery_line_row, CHANCERY, LINE_ROW, GtkWidget)

/** @line: (nullable): what it holds at first. */
GtkWidget *chancery_line_row_new (const ChanceryField *list,
                                  ChanceryRegistry *registry,
                                  ChanceryLine *line) G_GNUC_WARN_UNUSED_RESULT;

/** The line as it stands; NULL when nothing is in it (transfer full). */
ChanceryLine *chancery_line_row_dup_line (ChanceryLineRow *self);
/** The editor of a field of the line, or NULL. */
ChanceryEditor *chancery_line_row_get_editor (ChanceryLineRow *self, const char *field_id);
/** The editor that stands last, where Return makes the next line. */
gboolean chancery_line_row_is_at_end (ChanceryLineRow *self);
/** Shows @foot (nullable) beneath the line instead of what stands there. */
void chancery_line_row_set_foot (ChanceryLineRow *self, GtkWidget *foot);
GtkWidget *chancery_line_row_get_foot (ChanceryLineRow *self);
char *chancery_line_row_dup_problem (ChanceryLineRow *self);
/** The editor that does not understand what is typed in it, or NULL. */
GtkWidget *chancery_line_row_find_problem (ChanceryLineRow *self);

G_END_DECLS
