/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows in which the papers of a case file are seen: a heading where a part begins, and each enclosure right
 * below its letter.  Main thread. */

#pragma once

#include "chancery-dossier.h"

G_BEGIN_DECLS

/**
 * ChanceryCasePaperRow:
 * @heading: it is the heading of the part that @paper stands in
 * @paper: place of the line in the file, from 0
 * @letter: place of the line of the letter that it lay with, or -1
 * @ordinal: the how-manieth enclosure of that, from 1
 */
typedef struct
{
  gboolean heading;
  guint paper;
  int letter;
  guint ordinal;
} ChanceryCasePaperRow;

/** @lines: of the papers (element-type ChanceryLine); @dossier: of their file
 *  (element-type ChanceryCasePaperRow) (transfer full). */
GArray *chancery_case_paper_rows_new (GPtrArray *lines, ChanceryDossier *dossier)
    G_GNUC_WARN_UNUSED_RESULT;
/** The row of the paper at @place in the file, -1 for none. */
int chancery_case_paper_rows_find (GArray *rows, int place);
/** The row that the paper in row @from is to be put beside when it is moved to row @to; -1: it stays.  It takes
 *  along what lay with it, and what lay with another stays with that.  @stays: (out): only the heading of
 *  that row's part lay between, so that the paper changes its part and not its place. */
int chancery_case_paper_rows_find_neighbour (GArray *rows, guint from, guint to, gboolean *stays);

G_END_DECLS
