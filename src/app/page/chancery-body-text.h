/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of a record on its page.  A dispatch of a hundred thousand letters in one label holds the
 * window up for as long as it takes to shape them all, several times; so the text is cut between
 * paragraphs, what fills a screen stands at once and the rest follows whenever the window has
 * nothing else to do.  A floating widget owned by its parent.  Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-found-words.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_BODY_TEXT (chancery_body_text_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryBodyText, chancery_body_text, CHANCERY, BODY_TEXT, GtkWidget)

/** @found: (nullable): what is marked in it, piece by piece. */
GtkWidget *chancery_body_text_new (const char *text, ChanceryFoundWords *found)
    G_GNUC_WARN_UNUSED_RESULT;

/** Adds the next piece out of sight; FALSE: all is there, or the text is seen and goes on by itself. */
gboolean chancery_body_text_add (ChanceryBodyText *self);

/** Whether its last piece is there, in its place. */
gboolean chancery_body_text_is_whole (ChanceryBodyText *self);

/** What is marked (nullable) in the pieces that are still to come. */
void chancery_body_text_set_found (ChanceryBodyText *self, ChanceryFoundWords *found);

/** Where the first piece of @text ends, in bytes; all of it when it is short.  Between paragraphs
 *  where there are any, else between words, never within a letter. */
gsize chancery_body_text_cut (const char *text);

G_END_DECLS
