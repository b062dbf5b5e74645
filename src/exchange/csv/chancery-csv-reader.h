/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records of a CSV file, one draft a row: columns find their fields by a
 * ChanceryCsvMapping. What only
 * the program writes, and lists of lines, are passed over. Used on one thread at a
 * time; reading blocks.
 */

#pragma once

#include "chancery-csv-fault.h"
#include "chancery-csv-mapping.h"
#include "chancery-draft.h"
#include "chancery-encoding.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ChanceryCsvReader ChanceryCsvReader;

/** @today: from which typed dates are understood, a ChanceryDay. */
ChanceryCsvReader *chancery_csv_reader_new (GInputStream *stream, const char *name, gint64 today)
    G_GNUC_WARN_UNUSED_RESULT;
void chancery_csv_reader_free (ChanceryCsvReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryCsvReader, chancery_csv_reader_free)

/** Before anything is read: chancery_csv_set_encoding(). */
void chancery_csv_reader_set_encoding (ChanceryCsvReader *self, const ChanceryEncoding *encoding);

/** Before the first row: what its columns mean, as their headings say; to be changed in place. @kind: of
 *  rows that do not say theirs, NONE for documents (transfer none). */
ChanceryCsvMapping *chancery_csv_reader_read_mapping (ChanceryCsvReader *self,
                                                      ChanceryKindId kind,
                                                      GCancellable *cancellable,
                                                      GError **error);

/** As chancery_json_reader_next(); a row of blank cells is none. A column of which nobody knows what it means is an
 *  error.  Once a cell cannot be read nothing more is given, but the rest is read for what else cannot be, so that all of
 *  it can be mended at once; the error has a line for each of the first. */
gboolean chancery_csv_reader_next (ChanceryCsvReader *self,
                                   ChanceryDraft **draft,
                                   guint64 *line,
                                   GCancellable *cancellable,
                                   GError **error);

/** Of the row that was read last: a field of one line that has far more in it than a line, or NULL. */
const char *chancery_csv_reader_get_overlong (ChanceryCsvReader *self);

/** How many rows stand above the heading, and are left out: titles and blank ones.  Known with the mapping. */
guint chancery_csv_reader_get_n_titles (ChanceryCsvReader *self);

/** Whether the row that was read last has cells that say something and are not in the draft: what the program alone
 *  writes into a record, such as its number, what was taken out, and columns that are left out. */
gboolean chancery_csv_reader_says_more (ChanceryCsvReader *self);

/** That row, as a spreadsheet numbers it: the heading is one. */
guint64 chancery_csv_reader_get_row (ChanceryCsvReader *self);

/** The first cells that could not be read (element-type ChanceryCsvFault) (transfer none), and how many more there
 *  are. */
const GPtrArray *chancery_csv_reader_get_faults (ChanceryCsvReader *self, guint64 *n_more);

guint64 chancery_csv_reader_get_n_bytes (ChanceryCsvReader *self);

G_END_DECLS
