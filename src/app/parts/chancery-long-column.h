/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of a page that scrolls as a whole, of which only those in sight exist: a list view would want to
 * scroll by itself.  How high each row is, is asked beforehand, so that nothing jumps.  One row at a time
 * can be reached by Tab; the arrow keys, Page Up and Down, Home and End go on from there, Return opens.
 * With “movable” set Alt+Shift (or Ctrl+Shift) and an arrow, or dragging, moves a row.  Main thread; owned by its parent.
 *
 * Signals: “activated” (guint position); “moved” (guint from, guint to): it is asked to stand there;
 * “menu” (guint position, GtkWidget *row): a menu for it is wanted; “removed” (guint position): Delete. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHANCERY_TYPE_LONG_COLUMN (chancery_long_column_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryLongColumn, chancery_long_column, CHANCERY, LONG_COLUMN, GtkWidget)

/**
 * ChanceryLongColumnRows:
 * @make: an empty row
 * @bind: fills @row, a new one or one that showed another position
 * @get_height: of the row at @position where there are @width pixels
 * @can_focus: (nullable): FALSE for headings
 */
typedef struct
{
  GtkWidget *(*make) (gpointer data);
  void (*bind) (GtkWidget *row, guint position, gpointer data);
  int (*get_height) (guint position, int width, gpointer data);
  gboolean (*can_focus) (guint position, gpointer data);
} ChanceryLongColumnRows;

/** @rows lives as long as the program; @data as long as the widget. */
GtkWidget *chancery_long_column_new (const ChanceryLongColumnRows *rows, gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;

/** There are @n rows now, all of them perhaps other ones; the place of the focus is kept. */
void chancery_long_column_set_n_rows (ChanceryLongColumn *self, guint n);
void chancery_long_column_set_movable (ChanceryLongColumn *self, gboolean movable);
/** The row that has the focus or would get it. */
guint chancery_long_column_get_current (ChanceryLongColumn *self);
/** Makes @position that row and brings it into sight; with @focus it gets the focus. */
void chancery_long_column_go (ChanceryLongColumn *self, guint position, gboolean focus);
/** How many rows exist: those in sight and a few more. */
guint chancery_long_column_get_n_made (ChanceryLongColumn *self);

G_END_DECLS
