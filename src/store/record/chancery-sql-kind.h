/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From the table of kinds to SQL: names of tables and columns, and the text of the statements that
 * make, read and write them.  Internal to the store; static once made, any thread.
 *
 * A kind has a table of its own name ("demarche": record, unknown, then a column a field).  A list
 * of lines has one too ("demarche_points", "record_links": record, ordinal, uuid, unknown, fields),
 * keyed by (record, ordinal); `reference.line` and `item.line` are that ordinal.  Envelope fields
 * that `record` does not have are columns of `envelope`.  Columns of a field F:
 *   text, term, JSON   F
 *   boolean, integer   F
 *   date               F (EDTF), F_typed, F_quality, F_first, F_last (Julian days; NULL open)
 *   quantity           F (qualifier), F_best, F_low, F_high, F_wording
 *   marking            F (level), F_caveats (JSON array)
 * References are rows of `reference`, lists of text or terms rows of `item`; both are named there
 * by path ("claims.actor"). */

#pragma once

#include "chancery-kind.h"

G_BEGIN_DECLS

/** The table of the lines of @list on records of @kind (transfer full). */
char *chancery_sql_kind_line_table (const ChanceryKind *kind, const ChanceryField *list);
/** The table that has the columns of @field on records of @kind ("record", "envelope", the kind's,
 *  or a line table when @list is given); "reference" and "item" for what stands there
 *  (transfer full). */
char *chancery_sql_kind_table_of (const ChanceryKind *kind,
                                  const ChanceryField *list,
                                  const ChanceryField *field);
/** How `reference` and `item` name a field ("claims.actor"; @list nullable) (transfer full). */
char *chancery_sql_kind_path (const ChanceryField *list, const ChanceryField *field);

/** Whether the values of @field are rows of `reference`, or of `item`. */
gboolean chancery_sql_field_is_reference (const ChanceryField *field);
gboolean chancery_sql_field_is_item (const ChanceryField *field);

/** The suffixes of the columns of @field ("", "_typed", …), NULL-terminated; none for references,
 *  items and lines. */
const char *const *chancery_sql_field_suffixes (const ChanceryField *field);
/** How many of them, from the first, say all of the value; the rest is there to be searched. */
guint chancery_sql_field_n_telling (const ChanceryField *field);

G_END_DECLS
