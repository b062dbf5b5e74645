/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the cells of a column are, where its heading does not say it: words of one vocabulary, or days. Pure; any thread. */

#pragma once

#include "chancery-csv-mapping.h"

G_BEGIN_DECLS

/**
 * ChanceryCsvCells:
 * @n_cells: how many are not blank
 * @n_rows: of how many
 * @vocabularies: a bit for each of chancery_vocabulary_list() of which all cells are words; of none where @n_cells is 0
 * @are_days: whether all are days, with their years, in the one order or in the other
 */
typedef struct
{
  guint64 n_cells;
  guint64 n_rows;
  guint64 vocabularies;
  gboolean are_days[2];
} ChanceryCsvCells;

/** Takes what @cell says to what others of its column said. */
void chancery_csv_cells_take (ChanceryCsvCells *self, const char *cell);

/** Proposes for each column of which @mapping does not know what it means the field into which all its @cells
 *  (array, one for each column) go, if no other column goes there: the marking, else the one field of the kind that has
 *  their vocabulary; of days the day of the record.  Two cells at least say so, or the cells of all rows. */
void chancery_csv_cells_propose (const ChanceryCsvCells *cells, ChanceryCsvMapping *mapping);

G_END_DECLS
