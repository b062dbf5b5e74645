/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the table: it draws its texts itself, under the headings that the table has, so that a table of
 * seven columns costs a widget a row.  All texts stand on one line, whatever their script.  Main thread;
 * owned by its list. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-list-column.h"

G_BEGIN_DECLS

/**
 * ChanceryTableCell:
 * @x: pixels from the left of the row
 *
 * Where a column is; of no width when it is not shown.
 */
typedef struct
{
  const ChanceryListColumn *column;
  float x;
  float width;
} ChanceryTableCell;

/**
 * ChanceryTableCells:
 * @cells: (element-type ChanceryTableCell)
 * @width: of the narrowest row
 *
 * What rows share; the table keeps it up to date and redraws them.
 */
typedef struct
{
  GArray *cells;
  int width;
} ChanceryTableCells;

#define CHANCERY_TYPE_TABLE_ROW (chancery_table_row_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryTableRow, chancery_table_row, CHANCERY, TABLE_ROW, GtkWidget)

/** @cells lives as long as the row. */
GtkWidget *chancery_table_row_new (const ChanceryTableCells *cells) G_GNUC_WARN_UNUSED_RESULT;
/** @item: (nullable). */
void chancery_table_row_set_item (ChanceryTableRow *self, ChanceryRecordItem *item);

G_END_DECLS
