/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Row ids of a program's array as a table of SQL, so that one statement reads what many records have in a
 * table: `FROM row_set (?1) AS s CROSS JOIN t ON t.record = s.id`.  Its columns are `place`, from 0, and `id`; they
 * come in the array's order.  Internal to the store; the thread of the ChanceryDb. */

#pragma once

#include "chancery-statement.h"

G_BEGIN_DECLS

/**
 * ChanceryRowSet:
 * @rows: `record.id`, borrowed while a statement runs to which the set is bound
 * @n_rows: how many
 */
typedef struct
{
  const gint64 *rows;
  guint n_rows;
} ChanceryRowSet;

/** Makes `row_set` known to the connection. */
gboolean chancery_row_set_register (ChanceryDb *db, GError **error);
/** Binds @set, which outlives the run of the statement.  Positions count from 1. */
void chancery_row_set_bind (const ChanceryRowSet *set, ChanceryStatement *statement, int i);

G_END_DECLS
