/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-search.h"

#include "chancery-kind.h"
#include "chancery-number-words.h"
#include "chancery-query.h"
#include "chancery-search-meet.h"
#include "chancery-search-ranked.h"
#include "chancery-settings.h"
#include "chancery-sql-kind.h"
#include "chancery-sql-query.h"
#include "chancery-sql-terms.h"
#include "chancery-sql-verdict.h"
#include "chancery-widen.h"
#include "chancery-words.h"

#include <string.h>

/* Beyond so many rows texts are not read one by one. */
#define MAX_READ_ROWS 256
/* So small a part of what may be read is read before anything else is tried. */
#define SHARE_AT_FIRST 24
#define LIMIT " LIMIT ? OFFSET ?"

typedef enum
{
  ORDER_DATE,
  ORDER_RELEVANCE,
  ORDER_COLUMN,
} Order;

/* Of the latest line that has one, from the first kind that has such lines: "answer" is the response of
 * the last answer. */
static char *
make_line_expression (const char *prefix, ChanceryFieldFlags flag)
{
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

      for (const ChanceryField *list = kind->fields; list->id != NULL; list++)
        for (const ChanceryField *field = list->lines; field != NULL && field->id != NULL; field++)
          if (prefix != NULL ? chancery_field_has_query (field, prefix)
                             : chancery_field_has_flag (field, flag))
            {
              g_autofree char *table = chancery_sql_kind_line_table (kind, list);

              return g_strdup_printf ("(SELECT l.\"%s\" FROM \"%s\" AS l WHERE l.record = r.id "
                                      "ORDER BY l.ordinal %s LIMIT 1)",
                                      field->id, table, prefix != NULL ? "DESC" : "ASC");
            }
    }
  return NULL;
}

/* What became of it, at the end of a day; before anybody judged, it stands first of all. */
static char *
make_verdict_expression (const char *sort, ChanceryDay as_on)
{
  if (strcmp (sort, "verdict") == 0)
    return chancery_sql_verdict_rank_of_any (as_on);
  if (strcmp (sort, "since") == 0)
    return chancery_sql_verdict_day_of_any (as_on);
  if (strcmp (sort, "evidence") == 0)
    return chancery_sql_verdict_evidence_of_any (as_on);
  return NULL;
}

#define OTHER_SIDE                                                                        \
  "chancery_fold (ifnull ((SELECT c.title FROM record AS c WHERE c.id = r.counterpart), " \
  "r.counterpart_label))"

/* What a column is sorted by; NULL when there is no such column (transfer full). */
static char *
make_sort_expression (const char *sort, ChanceryDay as_on)
{
  static const struct
  {
    const char *sort;
    const char *expression;
  } columns[] = {
    { "reference", "r.reference COLLATE NOCASE" },
    { "title", "chancery_fold (r.title)" },
    { "kind", "r.kind" },
    { "state", "r.state" },
    { "level", "chancery_level_rank (r.level)" },
    { "marking", "chancery_level_rank (r.level)" },
    { "counterpart", "CASE WHEN +r.kind IN ({met}) THEN " OTHER_SIDE " END" },
    { "place", OTHER_SIDE },
    { "issuer", OTHER_SIDE },
    { "form", "r.form" },
    { "direction", "r.direction" },
    { "changed", "r.changed" },
    /* The older, the more days. */
    { "age", "-coalesce (r.first_day, r.last_day)" },
    { "repeated", "(SELECT count (*) FROM reference AS e JOIN record AS o ON o.id = e.record "
                  "WHERE e.target = r.id AND e.field = 'links.to' AND e.role = 'repeats' "
                  "AND o.state IN ('registered', 'closed'))" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (strcmp (columns[i].sort, sort) == 0)
      return chancery_sql_terms_expand (columns[i].expression);
  if (strcmp (sort, "answer") == 0)
    return make_line_expression ("answer", CHANCERY_FIELD_NONE);
  if (strcmp (sort, "their_refs") == 0)
    return make_line_expression (NULL, CHANCERY_FIELD_NUMBER);
  return make_verdict_expression (sort, as_on);
}

gboolean
chancery_search_is_sort (const char *sort)
{
  g_autofree char *expression = NULL;

  g_return_val_if_fail (sort != NULL, FALSE);

  if (strcmp (sort, "date") == 0 || strcmp (sort, "relevance") == 0)
    return TRUE;
  expression = make_sort_expression (sort, CHANCERY_DAY_NONE);
  return expression != NULL;
}

static gboolean
is_by_date (const char *sort)
{
  return sort == NULL || strcmp (sort, "date") == 0;
}

/* For all rows in that order. */
static ChancerySqlPurpose
get_purpose (const char *sort)
{
  return sort != NULL && strcmp (sort, "relevance") == 0 ? CHANCERY_SQL_RANKED : CHANCERY_SQL_ALL;
}

static Order
get_order (const ChancerySqlQuery *compiled, const char *sort)
{
  if (is_by_date (sort))
    return ORDER_DATE;
  if (strcmp (sort, "relevance") == 0)
    return chancery_sql_query_get_match (compiled) != NULL ? ORDER_RELEVANCE : ORDER_DATE;
  return ORDER_COLUMN;
}

/* Newest first unless the date is asked for the other way. */
static gboolean
is_oldest_first (const char *sort, gboolean descending)
{
  return sort != NULL && strcmp (sort, "date") == 0 && !descending;
}

static char *
select_by_column (const ChancerySqlQuery *compiled,
                  const char *sort,
                  ChanceryDay as_on,
                  gboolean descending)
{
  g_autofree char *expression = make_sort_expression (sort, as_on);
  g_autofree char *columns = NULL;
  g_autofree char *order = NULL;

  if (expression == NULL)
    expression = g_strdup ("NULL");
  columns = g_strdup_printf ("r.id, %s AS sort_key", expression);
  order = g_strdup_printf ("sort_key IS NULL, sort_key %s, r.date_key DESC",
                           descending ? "DESC" : "ASC");
  return chancery_sql_query_select (compiled, columns, NULL, order);
}

static char *
select_by_date (const ChancerySqlQuery *compiled, const char *order)
{
  const char *key = chancery_sql_query_date_key (compiled);
  g_autofree char *columns = g_strdup_printf ("r.id, %s", key);
  g_autofree char *ordered = g_strdup_printf ("%s%s%s", order, key, *order == '\0' ? " DESC" : "");

  return chancery_sql_query_select (compiled, columns, NULL, ordered);
}

static ChanceryStatement *
prepare (ChanceryDb *db,
         const ChancerySqlQuery *compiled,
         const char *sql,
         int *position,
         GError **error)
{
  ChanceryStatement *statement = chancery_db_prepare (db, sql, error);

  if (statement != NULL)
    *position = chancery_sql_query_bind (compiled, statement);
  return statement;
}

static void
reverse (gint64 *rows, gsize n)
{
  for (gsize i = 0; i + 1 < n - i; i++)
    {
      gint64 other = rows[i];

      rows[i] = rows[n - 1 - i];
      rows[n - 1 - i] = other;
    }
}

/* @rows come in the order of the index, the undated first; they go last. */
static void
turn (GArray *rows, gsize n_undated, gboolean oldest_first)
{
  if (oldest_first)
    {
      reverse ((gint64 *)(gpointer)rows->data, n_undated);
      reverse ((gint64 *)(gpointer)rows->data + n_undated, rows->len - n_undated);
    }
  reverse ((gint64 *)(gpointer)rows->data, rows->len);
}

/* Read in the order of the index, which is many times quicker from a cold disk than backwards. */
static GArray *
read_by_date (ChanceryStatement *statement, gboolean oldest_first, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) problem = NULL;
  gsize n_undated = 0;

  while (chancery_statement_step (statement, &problem))
    {
      gint64 row = chancery_statement_get_int (statement, 0);

      n_undated += chancery_statement_get_int (statement, 1) < 0;
      g_array_append_val (rows, row);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  turn (rows, n_undated, oldest_first);
  return g_steal_pointer (&rows);
}

ChanceryQuery *
chancery_search_parse (ChanceryDb *db, const char *text, gint64 today)
{
  g_autoptr (ChanceryWorkingDays) working_days = NULL;
  g_autoptr (ChanceryQuery) query = NULL;
  g_autoptr (ChanceryQuery) numbers = NULL;

  g_return_val_if_fail (db != NULL && text != NULL, NULL);

  /* A list of holidays may be long, and most queries count none. */
  if (chancery_query_may_count_working_days (text))
    working_days = chancery_settings_get_working_days (db, NULL);
  query = chancery_query_parse_at_desk (text,
                                        today != CHANCERY_DAY_NONE ? today
                                                                   : chancery_settings_get_day (db),
                                        working_days);
  numbers = chancery_number_words_widen (db, query);
  return chancery_widen_names (db, numbers);
}

static GArray *
read_all (ChanceryDb *db,
          ChanceryQuery *query,
          const char *sort,
          gboolean descending,
          GError **error)
{
  g_autoptr (ChancerySqlQuery) compiled = NULL;
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autofree char *sql = NULL;
  Order order;
  int position;

  compiled = chancery_sql_query_new_for (query, db, get_purpose (sort));
  order = get_order (compiled, sort);
  if (order == ORDER_RELEVANCE)
    return chancery_search_ranked (db, compiled, 0, 0, error);
  if (order == ORDER_COLUMN)
    sql = select_by_column (compiled, sort, chancery_query_get_as_on (query), descending);
  else
    {
      const char *key = chancery_sql_query_date_key (compiled);
      g_autofree char *columns = g_strdup_printf ("r.id, %s", key);

      sql = chancery_sql_query_select (compiled, columns, NULL, key);
    }
  statement = prepare (db, compiled, sql, &position, error);
  if (statement == NULL)
    return NULL;
  if (order == ORDER_DATE)
    return read_by_date (statement, is_oldest_first (sort, descending), error);
  return chancery_statement_read_rows (statement, error);
}

static GArray *
meet_all (ChanceryDb *db, ChanceryQuery *query, gboolean oldest_first, GError **error)
{
  gsize n_undated;
  GArray *rows = chancery_search_meet_all (db, query, &n_undated, error);

  if (rows != NULL)
    turn (rows, n_undated, oldest_first);
  return rows;
}

/* What is gathered before the statement runs is of the state that it reads. */
GArray *
chancery_search_rows (ChanceryDb *db,
                      ChanceryQuery *query,
                      const char *sort,
                      gboolean descending,
                      GError **error)
{
  g_autoptr (GError) problem = NULL;
  GArray *rows;

  g_return_val_if_fail (db != NULL && query != NULL, NULL);

  if (!chancery_db_begin_read (db, error))
    return NULL;
  rows = is_by_date (sort) ? meet_all (db, query, is_oldest_first (sort, descending), &problem)
                           : NULL;
  if (rows == NULL && problem == NULL)
    rows = read_all (db, query, sort, descending, &problem);
  chancery_db_end_read (db);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return rows;
}

static char *
select_page (const ChancerySqlQuery *compiled,
             const char *sort,
             ChanceryDay as_on,
             gboolean descending)
{
  g_autofree char *sql = NULL;

  if (get_order (compiled, sort) == ORDER_COLUMN)
    sql = select_by_column (compiled, sort, as_on, descending);
  else
    sql = select_by_date (compiled, is_oldest_first (sort, descending) ? "r.date_key < 0, " : "");
  return g_strconcat (sql, LIMIT, NULL);
}

typedef struct
{
  const char *sort;
  gboolean descending;
  guint offset;
  guint limit;
} Page;

static GArray *
read_page (ChanceryDb *db,
           ChanceryQuery *query,
           const ChancerySqlQuery *compiled,
           const Page *page,
           GError **error)
{
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autofree char *sql = NULL;
  int position;

  if (get_order (compiled, page->sort) == ORDER_RELEVANCE)
    return chancery_search_ranked (db, compiled, page->offset, page->limit, error);
  sql = select_page (compiled, page->sort, chancery_query_get_as_on (query), page->descending);
  statement = prepare (db, compiled, sql, &position, error);
  if (statement == NULL)
    return NULL;
  chancery_statement_bind_int (statement, position, page->limit);
  chancery_statement_bind_int (statement, position + 1, page->offset);
  return chancery_statement_read_rows (statement, error);
}

/* The first rows by reading the texts; NULL without @error when more than the @share-th part of what may be read was
 * read in vain. */
static GArray *
read_page_of_texts (ChanceryDb *db,
                    ChanceryQuery *query,
                    const ChancerySqlQuery *compiled,
                    const Page *page,
                    guint share,
                    GError **error)
{
  g_autoptr (GError) problem = NULL;
  GArray *rows;

  chancery_words_start_reading (db, share);
  rows = read_page (db, query, compiled, page, &problem);
  if (problem != NULL && !chancery_words_read_too_much (db))
    g_propagate_error (error, g_steal_pointer (&problem));
  return rows;
}

static GArray *
meet_page (ChanceryDb *db, ChanceryQuery *query, const Page *page, GError **error)
{
  return chancery_search_meet_page (db, query, is_oldest_first (page->sort, page->descending),
                                    page->offset, page->limit, error);
}

/* The first rows where texts are read or records asked one after the other.  What is nearly everywhere is found soon; else
 * the rows are put in order, if they can be, before more are asked. */
static GArray *
find_by_reading (ChanceryDb *db,
                 ChanceryQuery *query,
                 const ChancerySqlQuery *compiled,
                 const Page *page,
                 GError **error)
{
  gboolean sortable = chancery_sql_query_is_sortable (compiled);
  g_autoptr (GError) problem = NULL;
  GArray *rows = NULL;

  if (sortable)
    rows = read_page_of_texts (db, query, compiled, page, SHARE_AT_FIRST, &problem);
  if (rows == NULL && problem == NULL &&
      (sortable || chancery_sql_query_get_match (compiled) != NULL))
    rows = meet_page (db, query, page, &problem);
  if (rows == NULL && problem == NULL)
    rows = read_page_of_texts (db, query, compiled, page, 1, &problem);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return rows;
}

/* The first rows by what is quicker than the plain statement for most queries, and gives up early for the others; NULL
 * without @error when that is no way to find them. */
static GArray *
find_first_rows (ChanceryDb *db, ChanceryQuery *query, const Page *page, GError **error)
{
  g_autoptr (ChancerySqlQuery) compiled = NULL;

  if (page->offset + page->limit <= MAX_READ_ROWS)
    compiled = chancery_sql_query_new_for (query, db, CHANCERY_SQL_FIRST_BY_READING);
  if (compiled != NULL && chancery_sql_query_reads (compiled))
    return find_by_reading (db, query, compiled, page, error);
  return meet_page (db, query, page, error);
}

GArray *
chancery_search_page (ChanceryDb *db,
                      ChanceryQuery *query,
                      const char *sort,
                      gboolean descending,
                      guint offset,
                      guint limit,
                      GError **error)
{
  const Page page = { sort, descending, offset, limit };
  g_auto (ChanceryReading) reading = NULL;
  g_autoptr (ChancerySqlQuery) compiled = NULL;
  g_autoptr (GError) problem = NULL;
  GArray *rows = NULL;

  g_return_val_if_fail (db != NULL && query != NULL, NULL);

  /* What is gathered for an answer is of the state that it reads. */
  reading = chancery_db_read (db, error);
  if (reading == NULL)
    return NULL;
  if (is_by_date (sort))
    rows = find_first_rows (db, query, &page, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (rows != NULL)
    return rows;
  compiled =
      chancery_sql_query_new_for (query, db,
                                  is_by_date (sort) ? CHANCERY_SQL_FIRST : get_purpose (sort));
  return read_page (db, query, compiled, &page, error);
}

static gint64
count_by_statement (ChanceryDb *db, ChanceryQuery *query, GError **error)
{
  g_autoptr (ChancerySqlQuery) compiled = chancery_sql_query_new (query, db);
  g_autofree char *sql = chancery_sql_query_count (compiled);
  int position;
  g_autoptr (ChanceryStatement) statement = prepare (db, compiled, sql, &position, error);

  if (statement == NULL || !chancery_statement_step (statement, error))
    return -1;
  return chancery_statement_get_int (statement, 0);
}

static gint64
count_all (ChanceryDb *db, ChanceryQuery *query, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gint64 n = chancery_search_meet_count (db, query, &problem);

  if (n >= 0)
    return n;
  if (problem == NULL)
    return count_by_statement (db, query, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return -1;
}

gint64
chancery_search_count (ChanceryDb *db, ChanceryQuery *query, GError **error)
{
  gint64 n;

  g_return_val_if_fail (db != NULL && query != NULL, -1);

  if (!chancery_db_begin_read (db, error))
    return -1;
  n = count_all (db, query, error);
  chancery_db_end_read (db);
  return n;
}
