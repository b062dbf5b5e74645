/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The row of a ChanceryEvenList round what it holds: it has the focus, the look of a row and its place in the
 * whole for a screen reader.  Main thread; owned by the list. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHANCERY_TYPE_EVEN_LIST_ROW (chancery_even_list_row_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryEvenListRow,
                      chancery_even_list_row,
                      CHANCERY,
                      EVEN_LIST_ROW,
                      GtkWidget)

/** @child: (transfer full): what it holds. */
GtkWidget *chancery_even_list_row_new (GtkWidget *child) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *chancery_even_list_row_get_child (ChanceryEvenListRow *self);
/** (nullable): what it shows. */
gpointer chancery_even_list_row_get_item (ChanceryEvenListRow *self);
/** Only remembers it. */
void chancery_even_list_row_set_item (ChanceryEvenListRow *self, gpointer item);
void chancery_even_list_row_set_selected (ChanceryEvenListRow *self, gboolean selected);
/** That it is the @position of @n. */
void chancery_even_list_row_set_place (ChanceryEvenListRow *self, guint position, guint n);
/** A row that stands by is neither seen nor told. */
void chancery_even_list_row_set_shown (ChanceryEvenListRow *self, gboolean shown);

G_END_DECLS
