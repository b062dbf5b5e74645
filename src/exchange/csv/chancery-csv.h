/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comma-separated values as RFC 4180 has them: rows of cells out of a stream of any
 * length, one at a time, and cells into a text. UTF-16 is read where a byte order mark says that it is that. Where the heading has more semicolons
 * or tabs than commas, and the row behind it has them too, those part the cells that are read; “sep=;” in front of it says
 * it for spreadsheets. Cells that a spreadsheet would run
 * as a formula are made harmless on the way out, and themselves again on the way
 * in. Used on one thread at a time; reading blocks.
 */

#pragma once

#include "chancery-encoding.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The longest row in bytes, and the most cells. */
#define CHANCERY_CSV_MAX_ROW (64 * 1024 * 1024)
#define CHANCERY_CSV_MAX_CELLS 1024

typedef struct _ChanceryCsv ChanceryCsv;

/** @name: what errors call the stream. */
ChanceryCsv *chancery_csv_new (GInputStream *stream, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void chancery_csv_free (ChanceryCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryCsv, chancery_csv_free)

/** Before the first row: in what the table is written, where somebody said it.  @encoding: (nullable): NULL where it is
 *  UTF-8, or a mark says what it is. */
void chancery_csv_set_encoding (ChanceryCsv *self, const ChanceryEncoding *encoding);

/**
 * chancery_csv_next:
 * @cells: (out) (transfer full) (array zero-terminated=1): %NULL after the last row; an
 *   empty line is no row
 * @line: (out): where the row begins
 *
 * Errors are %CHANCERY_EXCHANGE_ERROR_INVALID and open with `NAME:LINE: `.
 */
gboolean chancery_csv_next (ChanceryCsv *self,
                            char ***cells,
                            guint64 *line,
                            GCancellable *cancellable,
                            GError **error);

/** After an error: whether a cell has no meaning in the encoding, and where it is; the first column is 1. */
gboolean chancery_csv_get_broken (ChanceryCsv *self, guint64 *line, guint *column);

/** What parts the cells, ',', ';' or '\t', or '|' where a line in front says so; known once a row was read. */
char chancery_csv_get_separator (ChanceryCsv *self);

/** How many rows stand above the heading and were left out: titles and blank ones; known once a row was read. */
guint chancery_csv_get_n_titles (ChanceryCsv *self);

/** The number of the row that was read last, as a spreadsheet counts them: empty ones too. */
guint64 chancery_csv_get_row (ChanceryCsv *self);

/** How much has been read: for progress. */
guint64 chancery_csv_get_n_bytes (ChanceryCsv *self);

/** Whether nothing but blanks stands in @cell. */
gboolean chancery_csv_is_blank (const char *cell);
/** @cell without blanks at its ends (transfer full). */
char *chancery_csv_strip (const char *cell) G_GNUC_WARN_UNUSED_RESULT;

/** Appends one cell, quoted where it must be. */
void chancery_csv_write_cell (GString *out, const char *text);

G_END_DECLS
