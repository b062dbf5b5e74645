/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-stats.h"

#include "chancery-schema.h"
#include "chancery-statement.h"

#include <string.h>

static gboolean
count_kinds (ChanceryDb *db, ChanceryStats *stats, GError **error)
{
  static const char sql[] = "SELECT kind, count (*) FROM record GROUP BY kind";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "");
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    {
      const ChanceryKind *kind = chancery_kind_find (chancery_statement_get_text (statement, 0));
      guint64 n = chancery_statement_get_int (statement, 1);

      if (kind != NULL)
        stats->n_records[kind->index] = n;
      stats->n_all += n;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Kinds whose records may be names to check. */
static guint
count_names_to_check (ChanceryDb *db)
{
  static const char sql[] =
      "SELECT count (*) FROM record WHERE state <> 'registered' AND state = 'draft' AND kind = ?1";
  guint n = 0;

  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    if (chancery_kind_has_flag (chancery_kind_get (i), CHANCERY_KIND_NAMED))
      n += chancery_db_query_int (db, 0, sql, "t", chancery_kind_get (i)->id);
  return n;
}

gboolean
chancery_stats_read (ChanceryDb *db, ChanceryStats *stats, GError **error)
{
  static const char dangling[] =
      "SELECT count (*) FROM reference WHERE target IS NULL AND target_uuid IS NOT NULL";

  g_return_val_if_fail (db != NULL && stats != NULL, FALSE);

  memset (stats, 0, sizeof *stats);
  if (!count_kinds (db, stats, error))
    return FALSE;
  stats->n_attachments = chancery_db_query_int (db, 0, "SELECT count (*) FROM content", "");
  stats->attachment_bytes = chancery_db_query_int (db, 0, "SELECT sum (size) FROM content", "");
  stats->n_history = chancery_db_query_int (db, 0, "SELECT max (sequence) FROM history", "");
  stats->file_bytes = chancery_db_query_int (db, 0, "PRAGMA page_count", "") *
                      chancery_db_query_int (db, 0, "PRAGMA page_size", "");
  stats->schema_version = chancery_schema_get_version (db);
  stats->n_names_to_check = count_names_to_check (db);
  stats->n_dangling = chancery_db_query_int (db, 0, dangling, "");
  return TRUE;
}
