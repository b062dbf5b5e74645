/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The functions of chancery-relevance.h keep the best rows while the statement walks. */

#include "config.h"

#include "chancery-search-ranked.h"

#include "chancery-relevance.h"

#include <string.h>

/* More than that are gathered with their records, not looked up one by one. */
#define MANY_ROWS 2000

/* A word that only begins so is looked up with all that begin so whenever it is asked for anew. */
static gboolean
has_beginning (const char *match)
{
  return strchr (match, '*') != NULL;
}

/* Where the text index alone answers, records are looked up once the best are known. */
static char *
select_texts (const ChancerySqlQuery *compiled)
{
  const char *match = chancery_sql_query_get_match (compiled);

  return g_strdup_printf ("SELECT 1 FROM record_search AS s WHERE s.record_search MATCH ? "
                          "AND chancery_rank_texts (s.record_search, ?, %d) LIMIT 1",
                          !has_beginning (match));
}

/* @some: conditions are asked of a row only when it is one of the best so far. */
static char *
select_records (const ChancerySqlQuery *compiled, gboolean some)
{
  const char *where = chancery_sql_query_get_where (compiled);
  GString *sql = g_string_new ("SELECT chancery_rank (s.record_search, ?1, r.id) "
                               "FROM record_search AS s CROSS JOIN record AS r "
                               "ON r.date_key = s.rowid WHERE s.record_search MATCH ?");

  if (some)
    g_string_append (sql, " AND chancery_may_rank (s.record_search, ?1)");
  if (*where != '\0')
    g_string_append_printf (sql, " AND %s", where);
  return g_string_free (sql, FALSE);
}

static gboolean
rank_texts (ChanceryDb *db,
            const ChancerySqlQuery *compiled,
            ChanceryRanking *ranking,
            GError **error)
{
  g_autofree char *sql = select_texts (compiled);
  g_autoptr (ChanceryStatement) statement = chancery_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  chancery_ranking_bind (ranking, statement, chancery_sql_query_bind (compiled, statement));
  return chancery_statement_run (statement, error);
}

static gboolean
rank_records (ChanceryDb *db,
              const ChancerySqlQuery *compiled,
              ChanceryRanking *ranking,
              gboolean some,
              GError **error)
{
  g_autofree char *sql = select_records (compiled, some);
  g_autoptr (ChanceryStatement) statement = chancery_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  chancery_ranking_bind (ranking, statement, 1);
  chancery_sql_query_bind_from (compiled, statement, 2);
  return chancery_statement_run (statement, error);
}

static GArray *
list_rows (ChanceryDb *db, ChanceryRanking *ranking, guint offset, GError **error)
{
  static const char find[] = "SELECT id FROM record WHERE date_key = ?1";
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n;
  const ChanceryRanked *ranked = chancery_ranking_list (ranking, &n);

  for (guint i = offset; i < n; i++)
    {
      gint64 row = ranked[i].row;

      if (row == 0 && !chancery_db_look_up_int (db, 0, &row, error, find, "i", ranked[i].key))
        return NULL;
      if (row != 0)
        g_array_append_val (rows, row);
    }
  return g_steal_pointer (&rows);
}

GArray *
chancery_search_ranked (ChanceryDb *db,
                        const ChancerySqlQuery *compiled,
                        guint offset,
                        guint limit,
                        GError **error)
{
  g_autoptr (ChanceryRanking) ranking = NULL;
  gboolean some = limit > 0 && limit <= MANY_ROWS && offset <= MANY_ROWS - limit;
  GArray *rows = NULL;
  gboolean done;

  g_return_val_if_fail (db != NULL && compiled != NULL, NULL);

  if (!chancery_db_begin_read (db, error))
    return NULL;
  ranking = chancery_ranking_new (chancery_sql_query_get_match (compiled),
                                  limit > 0 ? offset + limit : 0);
  if (some && *chancery_sql_query_get_where (compiled) == '\0')
    done = rank_texts (db, compiled, ranking, error);
  else
    done = rank_records (db, compiled, ranking, limit > 0, error);
  if (done)
    rows = list_rows (db, ranking, offset, error);
  chancery_db_end_read (db);
  return rows;
}
