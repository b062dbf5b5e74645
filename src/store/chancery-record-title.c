/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the targets of references are called.  A walk over all records meets a few names again and again. */

#include "config.h"

#include "chancery-db-private.h"
#include "chancery-statement.h"
#include "chancery-store-record.h"

#define MAX_KEPT_TITLES 4096

static const char sql[] = "SELECT title FROM record WHERE id = ?1";

const char *
chancery_record_lend_title (ChanceryDb *db, gint64 row)
{
  gpointer title;

  g_return_val_if_fail (db != NULL && db->titles != NULL, NULL);

  if (g_hash_table_lookup_extended (db->titles, &row, NULL, &title))
    return title;
  if (g_hash_table_size (db->titles) >= MAX_KEPT_TITLES)
    g_hash_table_remove_all (db->titles);
  title = chancery_db_query_text (db, sql, "i", row);
  g_hash_table_insert (db->titles, g_memdup2 (&row, sizeof row), title);
  return title;
}
