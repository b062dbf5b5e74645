/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How the fields of a kind, of a list of lines or of the envelope lie in a table: which of them have
 * columns, and the statements that read and write a row.  Made once from the table of kinds.
 * Internal to the store; static once made, any thread. */

#pragma once

#include "chancery-kind.h"

G_BEGIN_DECLS

/**
 * ChanceryLayout:
 * @table: its name
 * @is_lines: rows are keyed by (record, ordinal) and have an uuid
 * @fields: those with columns, in the table's order; @n_fields of them
 * @n_columns: how many columns they have together
 * @insert: record[, ordinal, uuid], unknown, then the columns
 * @delete: the row or rows of a record
 */
typedef struct
{
  char *table;
  gboolean is_lines;
  const ChanceryField **fields;
  guint n_fields;
  guint n_columns;
  char *insert;
  char *delete;
} ChanceryLayout;

/** Of the envelope's columns that `record` does not have. */
const ChanceryLayout *chancery_layout_get_envelope (void);
const ChanceryLayout *chancery_layout_get_kind (const ChanceryKind *kind);
/** @list: any field of type LINES of @kind or of the envelope. */
const ChanceryLayout *chancery_layout_get_lines (const ChanceryKind *kind,
                                                 const ChanceryField *list);

/** All layouts, envelope first (element-type ChanceryLayout) (transfer container). */
GPtrArray *chancery_layout_list (void);
/** CREATE TABLE of a layout (transfer full). */
char *chancery_layout_create_sql (const ChanceryLayout *self);
/** Type of the @n-th column of @field ("TEXT", "INTEGER"). */
const char *chancery_layout_column_type (const ChanceryField *field, guint n);

/** What reads the lines of a row set (chancery-row-set.h): place, ordinal, uuid, unknown, then for each field the
 *  columns that tell its value (transfer full). */
char *chancery_layout_make_lines_select (const ChanceryLayout *self);
/** What tells whether there is a line at all (transfer full). */
char *chancery_layout_make_empty_select (const ChanceryLayout *self);
/** What reads the one row that a record of a kind, whose layout is @own, has in each table: place, uuid, the
 *  envelope's columns of `record`; then record, unknown and columns of the envelope; then the same of @own
 *  (transfer full). */
char *chancery_layout_make_row_select (const ChanceryLayout *own);
/** The envelope fields that are columns of `record`, in the order of these statements (array length=n_fields). */
const char *const *chancery_layout_list_in_record (guint *n_fields);
/** Whether an envelope field is a column of `record` itself, and not of `envelope`. */
gboolean chancery_layout_is_in_record (const ChanceryField *field);

G_END_DECLS
