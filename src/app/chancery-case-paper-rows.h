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

G_END_DECLS
