/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A scrolled window that keeps in sight what has the keyboard.
 *
 * The viewport scrolls at the moment in which the focus moves.  A line that was added a moment before
 * has no place then, and a text that grows while it is typed moves no focus at all. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Whatever has the focus in @scrolled is scrolled into view, when it has its place and when it, or
 *  what stands above it, grows; who scrolled away from it is left there.  For as long as @scrolled
 *  lives. */
void chancery_focus_follow (GtkScrolledWindow *scrolled);

G_END_DECLS
