/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The editor of lines: one row a line, Return makes the next, an empty row at the end is no line.
 * It serves lists of lines of a record, and records that hang on another one and look like lines on
 * its form (demands); the id of a line is kept through all editing.  Main thread. */

#pragma once

#include "chancery-editor.h"
#include "chancery-line-row.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_LINE_EDITOR (chancery_line_editor_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryLineEditor, chancery_line_editor, CHANCERY, LINE_EDITOR, GtkWidget)

GtkWidget *chancery_line_editor_new (const ChanceryField *list, ChanceryRegistry *registry)
    G_GNUC_WARN_UNUSED_RESULT;

/** The code that @text suggests, or NULL. */
typedef const char *(*ChanceryLineGuess) (const char *text);

/** Sets the term @term_field of each line to what @guess makes of its text @text_field, until the
 *  officer chooses another. */
void chancery_line_editor_set_guess (ChanceryLineEditor *self,
                                     const char *text_field,
                                     const char *term_field,
                                     ChanceryLineGuess guess);

/** Gives each new line an id at once, because it is a record of its own. */
void chancery_line_editor_set_own_ids (ChanceryLineEditor *self);

/** Adds @line at the end and puts the focus into it. */
void chancery_line_editor_add (ChanceryLineEditor *self, ChanceryLine *line);

/** The @n-th row, an empty one among them; NULL when there are not so many. */
ChanceryLineRow *chancery_line_editor_get_row (ChanceryLineEditor *self, guint n);
/** The row that has the focus, or NULL. */
ChanceryLineRow *chancery_line_editor_get_focused (ChanceryLineEditor *self);
/** Takes @row away and goes on with an empty one at the end. */
void chancery_line_editor_remove (ChanceryLineEditor *self, ChanceryLineRow *row);

/** How many lines there are, without an empty one. */
guint chancery_line_editor_get_n_lines (ChanceryLineEditor *self);

G_END_DECLS
