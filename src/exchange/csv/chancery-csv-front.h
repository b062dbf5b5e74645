/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a table begins: a byte order mark, a line that says what parts its cells, titles above the heading; and by what its
 * cells are parted where nothing says so.  Read from its first bytes.  Pure; any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ChanceryCsvFront:
 * @length: in bytes; the heading stands behind them
 * @n_lines: how many lines end in it
 * @n_titles: how many of them are titles, which spreadsheets count as rows; the blank ones among them as well
 * @separator: what parts the cells: ',', ';' or '\t', or '|' where a line says so
 */
typedef struct
{
  gsize length;
  guint n_lines;
  guint n_titles;
  char separator;
} ChanceryCsvFront;

/**
 * chancery_csv_front_read:
 * @bytes: the first ones of the table, UTF-8
 * @whole: whether there are no more
 *
 * Titles are the first rows, at most twelve, if each fills one cell at most, and below them stands one that fills three, or
 * two that are both called as fields are, and is followed by a row of as many cells, or by none.  A title without the blank cells that spreadsheets add to it fills one
 * cell at most by whatever else cells may be parted.
 */
void chancery_csv_front_read (ChanceryCsvFront *self,
                              const char *bytes,
                              gsize length,
                              gboolean whole);

G_END_DECLS
