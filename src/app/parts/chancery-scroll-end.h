/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The End key in what is still being made: it leads to the end, also to what is added there afterwards, until whoever
 * pressed it goes elsewhere.  Main thread. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Follows the end of @scrolled, for as long as it lives, whenever that was asked for by a key. */
void chancery_scroll_end_follow (GtkScrolledWindow *scrolled);
/** What is in @scrolled is something else now: its end is not followed any more. */
void chancery_scroll_end_forget (GtkScrolledWindow *scrolled);

G_END_DECLS
