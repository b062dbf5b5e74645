/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the column share; of no use outside chancery-long-column*.c. */

#pragma once

#include "chancery-long-column.h"

G_BEGIN_DECLS

struct _ChanceryLongColumn
{
  GtkWidget parent_instance;

  const ChanceryLongColumnRows *rows;
  gpointer data;
  guint n_rows;
  GArray *tops;
  int width;

  GHashTable *made;
  GPtrArray *spare;
  GtkAdjustment *adjustment;
  double offset;
  gboolean placed;
  /* The current row is to be brought into sight as soon as it is known where that is. */
  gboolean unseen;
  guint tick;

  guint current;
  gboolean movable;
  int drop_at;
};

/* chancery-long-column.c */

/** Where the row at @position begins. */
int chancery_long_column_top_of (ChanceryLongColumn *self, guint position);
/** The row at @y, the nearest one outside. */
guint chancery_long_column_row_at (ChanceryLongColumn *self, double y);
gboolean chancery_long_column_can_focus (ChanceryLongColumn *self, guint position);
/** The widget of the row at @position while it exists, or NULL. */
GtkWidget *chancery_long_column_find_row (ChanceryLongColumn *self, guint position);
/** What is in sight, in pixels of the column. */
void chancery_long_column_get_sight (ChanceryLongColumn *self, double *from, double *to);
/** Says that the row @from is to stand at @to, where that can be. */
void chancery_long_column_ask_to_move (ChanceryLongColumn *self, guint from, guint to);

/* chancery-long-column-pointer.c */

/** Clicks, menus and dragging. */
void chancery_long_column_add_pointer (ChanceryLongColumn *self);

G_END_DECLS
