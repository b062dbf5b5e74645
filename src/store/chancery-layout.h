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
 * @select: for a record's row: unknown, then the columns; for lines: uuid, unknown, then the
 *   columns, in order
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
  char *select;
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

/** Whether an envelope field is a column of `record` itself, and not of `envelope`. */
gboolean chancery_layout_is_in_record (const ChanceryField *field);

G_END_DECLS
