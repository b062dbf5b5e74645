/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of a record on its page.  A dispatch of a hundred thousand letters in one label holds the
 * window up for as long as it takes to shape them all, several times; so the text is cut between
 * paragraphs, what fills a screen stands at once and the rest follows whenever the window has
 * nothing else to do.  A floating widget owned by its parent.  Main thread. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHANCERY_TYPE_BODY_TEXT (chancery_body_text_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryBodyText, chancery_body_text, CHANCERY, BODY_TEXT, GtkWidget)

GtkWidget *chancery_body_text_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** Where the first piece of @text ends, in bytes; all of it when it is short.  Between paragraphs
 *  where there are any, else between words, never within a letter. */
gsize chancery_body_text_cut (const char *text);

G_END_DECLS
