/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The side on which a line of text begins: that of the window.  Left to itself, a line begins where its first
 * letter would, and in a window that runs from right to left a subject in English stands at the far side of
 * its column.  Main thread. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** @text (nullable), plain or markup, so that it begins at the side of the window; within, it runs as it is
 *  written. */
char *chancery_text_side_dup (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/** @text, which may run the other way than what stands beside it, isolated, whichever way the window runs; without
 *  a letter it runs from left to right, as numbers do in every script. */
char *chancery_text_side_isolate (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/** @text, which somebody wrote, as a part of such a sentence: each of its lines isolated where the window or the line has
 *  letters from right to left, and else as it is. */
char *chancery_text_side_dup_part (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/** As chancery_text_side_dup() for sentences, a line each, that the program puts together of parts (“PROT/2026/0001 · 2 March
 *  2026”), plain or markup: the parts follow each other in the direction of the window, and no day is drawn to the number
 *  before it.  What is isolated stays as it is. */
char *chancery_text_side_dup_sentence (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/** Lays the lines of @label to the side of the window and leaves its text as it is, which may be selected and copied. */
void chancery_text_side_align (GtkLabel *label);
/** The window runs as the words of the program do.  GTK asks its own catalogue, which may lack their language. */
void chancery_text_side_take_from_words (void);

G_END_DECLS
