/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A layout that sets children one after the other and begins a new row when one does not fit; in
 * each row those that expand share what is left.  For chips, and for the editors of a line.
 * Main thread. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHANCERY_TYPE_FLOW_LAYOUT (chancery_flow_layout_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryFlowLayout,
                      chancery_flow_layout,
                      CHANCERY,
                      FLOW_LAYOUT,
                      GtkLayoutManager)

/** @spacing: pixels between neighbours; rows stand closer. */
GtkLayoutManager *chancery_flow_layout_new (int spacing) G_GNUC_WARN_UNUSED_RESULT;

/** @child: a child of a widget with this layout.
 * @width: in pixels; it is as wide as this before it lets another child stand beside it, and takes
 * less only where there is less. */
void chancery_flow_layout_want (GtkWidget *child, int width);

/** @child goes with the child before it: the two stand on one row wherever they have room together. */
void chancery_flow_layout_hold (GtkWidget *child);

G_END_DECLS
