/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The record that a new one may be like. */

#include "config.h"

#include "chancery-db-private.h"
#include "chancery-records.h"
#include "chancery-statement.h"

ChanceryRecord *
chancery_records_load_precedent (ChanceryDb *db,
                                 const ChanceryKind *kind,
                                 const char *counterpart,
                                 const char *direction,
                                 GError **error)
{
  /* The rows of one other side are few enough to be put in order; undated ones have keys below 0. */
  static const char sql[] = "SELECT id FROM record "
                            "WHERE counterpart = (SELECT id FROM record WHERE uuid = ?1)"
                            " AND kind = ?2 AND direction IS ?3 AND state <> 'void' "
                            "ORDER BY date_key DESC LIMIT 1";
  gint64 row;

  g_return_val_if_fail (db != NULL && kind != NULL && counterpart != NULL, NULL);

  row = chancery_db_query_int (db, 0, sql, "ttt", counterpart, kind->id, direction);
  return row != 0 ? chancery_records_load_row (db, row, error) : NULL;
}
