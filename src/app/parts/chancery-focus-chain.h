/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The way of the focus through a widget: which of its children has it, and where the Tab key takes it from there.  Main
 * thread. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** For `GtkWidgetClass.focus` of whoever has its own `grab_focus`.  Going back out of such a widget, GTK gives it the
 *  focus once more; it passes that on to the child from which the officer comes, and Shift+Tab leads nowhere. */
gboolean chancery_focus_chain_move (GtkWidget *widget, GtkDirectionType direction);

/** The child of @widget that is, or holds, what has the focus of the window; NULL if that is elsewhere.  So long as
 *  another window has the keyboard (one that asked something, and is closed, until the display server says so) GTK
 *  knows no `focus-child`; what comes then is nevertheless to find the focus where it was. */
GtkWidget *chancery_focus_chain_get_child (GtkWidget *widget);

/** Whether what comes late within @widget may take the focus: it is seen, and the officer has not gone elsewhere. */
gboolean chancery_focus_chain_is_free (GtkWidget *widget);

G_END_DECLS
