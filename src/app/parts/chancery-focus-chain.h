/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The way of the Tab key through a widget that passes the focus on to one of its children.  Main thread. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** For `GtkWidgetClass.focus` of whoever has its own `grab_focus`.  Going back out of such a widget, GTK gives it the
 *  focus once more; it passes that on to the child from which the officer comes, and Shift+Tab leads nowhere. */
gboolean chancery_focus_chain_move (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
