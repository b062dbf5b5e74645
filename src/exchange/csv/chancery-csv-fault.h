/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is wrong with cells of a table in which the same stands, or with a row of it. A plain struct, owned by one.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So many are told; of the other cells how many they are. */
#define CHANCERY_CSV_MAX_FAULTS 10
/* Letters of a cell that are told. */
#define CHANCERY_CSV_MAX_VALUE 120

/**
 * ChanceryCsvFault:
 * @row: the first, as a spreadsheet numbers it; the heading is one
 * @line: where that row begins in the file
 * @n_rows: how many have it
 * @path: (nullable): the field the cell goes into; NULL: of the whole row
 * @label: (nullable): the field in words, translated
 * @value: (nullable): what stands in the cell
 * @reason: why it cannot be read, untranslated; of a long cell its first words stand in it
 * @words: (nullable): what may stand there, of few words that may: as they are shown, translated
 */
typedef struct
{
  guint64 row;
  guint64 line;
  guint64 n_rows;
  char *path;
  char *label;
  char *value;
  char *reason;
  char *words;
} ChanceryCsvFault;

void chancery_csv_fault_free (ChanceryCsvFault *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryCsvFault, chancery_csv_fault_free)

/** Whether the fault at @place of @faults (element-type ChanceryCsvFault) is the last of its field, behind which it is
 *  told what may stand there. */
gboolean chancery_csv_fault_tells_words (const GPtrArray *faults, guint place);

G_END_DECLS
