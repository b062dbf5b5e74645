/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A text of several lines that grows with what is typed.  Main thread. */

#pragma once

#include "chancery-editor.h"

G_BEGIN_DECLS

/**
 * ChanceryLongTextForm:
 * @CHANCERY_LONG_TEXT_PARAGRAPHS: Return begins a new line
 * @CHANCERY_LONG_TEXT_LINE: one line of a list: Return goes on, Shift+Return begins a new line
 * @CHANCERY_LONG_TEXT_LIST: one value a line, for a field with the flag LIST
 */
typedef enum
{
  CHANCERY_LONG_TEXT_PARAGRAPHS,
  CHANCERY_LONG_TEXT_LINE,
  CHANCERY_LONG_TEXT_LIST,
} ChanceryLongTextForm;

#define CHANCERY_TYPE_LONG_TEXT (chancery_long_text_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryLongText, chancery_long_text, CHANCERY, LONG_TEXT, GtkWidget)

/** @min_lines: how many lines high it is while it is empty. */
GtkWidget *chancery_long_text_new (ChanceryLongTextForm form, int min_lines)
    G_GNUC_WARN_UNUSED_RESULT;

/** The text, blanks at the ends cut off (transfer full). */
char *chancery_long_text_dup_text (ChanceryLongText *self);
/** Whichever letters they begin with, the paragraphs of each text that is set from now on run so; what begins them to that
 *  end is seen by nobody, and no part of the text. */
void chancery_long_text_set_side (ChanceryLongText *self, GtkTextDirection side);
/** Emits nothing. */
void chancery_long_text_set_text (ChanceryLongText *self, const char *text);
/** Puts the cursor before the first letter. */
void chancery_long_text_begin (ChanceryLongText *self);

G_END_DECLS
