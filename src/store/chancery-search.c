/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-search.h"

#include "chancery-kind.h"
#include "chancery-query.h"
#include "chancery-settings.h"
#include "chancery-sql-kind.h"
#include "chancery-sql-query.h"
#include "chancery-sql-terms.h"
#include "chancery-sql-verdict.h"
#include "chancery-store-record.h"
#include "chancery-widen.h"
#include "chancery-words.h"

#include <string.h>

/* Beyond so many rows texts are not read one by one. */
#define MAX_READ_ROWS 256
/* Words round a hit. */
#define SNIPPET_WORDS "24"
/* How much the columns of the text index count: title, body, words, papers. */
#define RELEVANCE "chancery_relevance (s.record_search, 10.0, 1.0, 4.0, 0.5)"
#define LIMIT " LIMIT ? OFFSET ?"
/* Of two that are as relevant the newer comes first. */
#define BY_RELEVANCE RELEVANCE ", s.rowid DESC"

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

/* Where the text index alone answers, records are looked up once the page is known. */
static char *
select_page_by_relevance (const ChancerySqlQuery *compiled)
{
  if (*chancery_sql_query_get_where (compiled) != '\0')
    return chancery_sql_query_select (compiled, "r.id", NULL, BY_RELEVANCE LIMIT);
  return g_strdup ("WITH page (date_key, score) AS MATERIALIZED"
                   " (SELECT s.rowid, " RELEVANCE " FROM record_search AS s"
                   " WHERE s.record_search MATCH ? ORDER BY 2, 1 DESC" LIMIT ") "
                   "SELECT r.id FROM page CROSS JOIN record AS r ON r.date_key = page.date_key "
                   "ORDER BY page.score, page.date_key DESC");
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

static GArray *
read_rows (ChanceryStatement *statement, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) problem = NULL;

  while (chancery_statement_step (statement, &problem))
    {
      gint64 row = chancery_statement_get_int (statement, 0);

      g_array_append_val (rows, row);
    }
  if (problem == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
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

/* Read in the order of the index, which is many times quicker from a cold disk than backwards, and then
 * turned: undated rows, which come first, go last. */
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
  if (oldest_first)
    {
      reverse ((gint64 *)(gpointer)rows->data, n_undated);
      reverse ((gint64 *)(gpointer)rows->data + n_undated, rows->len - n_undated);
    }
  reverse ((gint64 *)(gpointer)rows->data, rows->len);
  return g_steal_pointer (&rows);
}

ChanceryQuery *
chancery_search_parse (ChanceryDb *db, const char *text, gint64 today)
{
  g_autoptr (ChanceryWorkingDays) working_days = NULL;
  g_autoptr (ChanceryQuery) query = NULL;

  g_return_val_if_fail (db != NULL && text != NULL, NULL);

  /* A list of holidays may be long, and most queries count none. */
  if (chancery_query_may_count_working_days (text))
    working_days = chancery_settings_get_working_days (db, NULL);
  query = chancery_query_parse_at_desk (text,
                                        today != CHANCERY_DAY_NONE ? today
                                                                   : chancery_settings_get_day (db),
                                        working_days);
  return chancery_widen_names (db, query);
}

GArray *
chancery_search_rows (ChanceryDb *db,
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

  g_return_val_if_fail (db != NULL && query != NULL, NULL);

  compiled = chancery_sql_query_new (query, db);
  order = get_order (compiled, sort);
  if (order == ORDER_RELEVANCE)
    sql = chancery_sql_query_select (compiled, "r.id", NULL, BY_RELEVANCE);
  else if (order == ORDER_COLUMN)
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
  return read_rows (statement, error);
}

static char *
select_page (const ChancerySqlQuery *compiled,
             const char *sort,
             ChanceryDay as_on,
             gboolean descending)
{
  g_autofree char *sql = NULL;

  switch (get_order (compiled, sort))
    {
    case ORDER_RELEVANCE:
      return select_page_by_relevance (compiled);
    case ORDER_COLUMN:
      sql = select_by_column (compiled, sort, as_on, descending);
      break;
    case ORDER_DATE:
    default:
      sql = select_by_date (compiled, is_oldest_first (sort, descending) ? "r.date_key < 0, " : "");
      break;
    }
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
  g_autofree char *sql =
      select_page (compiled, page->sort, chancery_query_get_as_on (query), page->descending);
  int position;

  statement = prepare (db, compiled, sql, &position, error);
  if (statement == NULL)
    return NULL;
  chancery_statement_bind_int (statement, position, page->limit);
  chancery_statement_bind_int (statement, position + 1, page->offset);
  return read_rows (statement, error);
}

/* The first rows by reading the texts; NULL without @error when that is no way to find them. */
static GArray *
read_page_of_texts (ChanceryDb *db, ChanceryQuery *query, const Page *page, GError **error)
{
  g_autoptr (ChancerySqlQuery) compiled =
      chancery_sql_query_new_for (query, db, CHANCERY_SQL_FIRST_BY_READING);
  g_autoptr (GError) problem = NULL;
  GArray *rows;

  if (!chancery_sql_query_reads (compiled))
    return NULL;
  chancery_words_start_reading (db);
  rows = read_page (db, query, compiled, page, &problem);
  if (problem != NULL && !chancery_words_read_too_much (db))
    g_propagate_error (error, g_steal_pointer (&problem));
  return rows;
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
  g_autoptr (ChancerySqlQuery) compiled = NULL;
  g_autoptr (GError) problem = NULL;
  GArray *rows = NULL;

  g_return_val_if_fail (db != NULL && query != NULL, NULL);

  if (is_by_date (sort) && offset + limit <= MAX_READ_ROWS)
    rows = read_page_of_texts (db, query, &page, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (rows != NULL)
    return rows;
  compiled = chancery_sql_query_new_for (query, db,
                                         is_by_date (sort) ? CHANCERY_SQL_FIRST : CHANCERY_SQL_ALL);
  return read_page (db, query, compiled, &page, error);
}

gint64
chancery_search_count (ChanceryDb *db, ChanceryQuery *query, GError **error)
{
  g_autoptr (ChancerySqlQuery) compiled = NULL;
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autofree char *sql = NULL;
  int position;

  g_return_val_if_fail (db != NULL && query != NULL, -1);

  compiled = chancery_sql_query_new (query, db);
  sql = chancery_sql_query_count (compiled);
  statement = prepare (db, compiled, sql, &position, error);
  if (statement == NULL || !chancery_statement_step (statement, error))
    return -1;
  return chancery_statement_get_int (statement, 0);
}

char *
chancery_hit_dup_words (const ChanceryHit *self)
{
  const char *const texts[] = { self->title, self->snippet };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *start = strstr (texts[i], CHANCERY_SEARCH_HIT_START);
      const char *end = start != NULL ? strstr (start, CHANCERY_SEARCH_HIT_END) : NULL;

      if (end != NULL)
        return g_strndup (start + strlen (CHANCERY_SEARCH_HIT_START),
                          end - start - strlen (CHANCERY_SEARCH_HIT_START));
    }
  return NULL;
}

void
chancery_hit_free (ChanceryHit *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->snippet);
  g_free (self->attachment);
  g_free (self);
}

/* One line; marks in pairs, whatever control characters the text itself holds. */
static char *
tidy (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean inside = FALSE;
  gboolean blank = TRUE;

  for (const char *at = text; *at != '\0'; at++)
    {
      gboolean is_mark = *at == *CHANCERY_SEARCH_HIT_START || *at == *CHANCERY_SEARCH_HIT_END;

      if (is_mark && inside == (*at == *CHANCERY_SEARCH_HIT_START))
        continue;
      if (is_mark)
        inside = !inside;
      if (!is_mark && (guchar)*at <= ' ')
        {
          if (!blank)
            g_string_append_c (out, ' ');
          blank = TRUE;
          continue;
        }
      g_string_append_c (out, *at);
      blank = blank && is_mark;
    }
  if (inside)
    g_string_append (out, CHANCERY_SEARCH_HIT_END);
  return g_string_free (out, FALSE);
}

/* Where in @papers the first hit of @snippet stands, which is cut from them; -1 when it does not. */
static gint64
find_in_papers (const char *papers, const char *snippet)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *at = snippet;
  const char *found;
  gsize n_before = 0;
  gboolean marked = FALSE;

  if (g_str_has_prefix (at, "…"))
    at += strlen ("…");
  for (; *at != '\0'; at++)
    {
      if (*at == *CHANCERY_SEARCH_HIT_START && !marked)
        {
          marked = TRUE;
          n_before = plain->len;
        }
      if (*at != *CHANCERY_SEARCH_HIT_START && *at != *CHANCERY_SEARCH_HIT_END)
        g_string_append_c (plain, *at);
    }
  if (g_str_has_suffix (plain->str, "…"))
    g_string_truncate (plain, plain->len - strlen ("…"));
  found = strstr (papers, plain->str);
  return found != NULL ? (gint64)(found - papers) + (gint64)n_before : -1;
}

/* The attachment whose text it is: they stand one after another, as they were written. */
static char *
find_attachment (ChanceryDb *db, gint64 row, const char *snippet)
{
  static const char sql[] = "SELECT papers FROM record_text WHERE record = ?1";
  g_autofree char *papers = chancery_db_query_text (db, sql, "i", row);
  gint64 place = papers != NULL ? find_in_papers (papers, snippet) : -1;

  return place >= 0 ? chancery_record_find_paper (db, row, place) : NULL;
}

static ChanceryHit *
read_hit (ChanceryDb *db, gint64 row, ChanceryStatement *statement)
{
  ChanceryHit *hit = g_new0 (ChanceryHit, 1);
  const char *title = chancery_statement_get_text (statement, 0);

  hit->title = tidy (title != NULL ? title : "");
  for (int i = 1; i <= 3 && hit->snippet == NULL; i++)
    {
      const char *text = chancery_statement_get_text (statement, i);

      if (text != NULL && strstr (text, CHANCERY_SEARCH_HIT_START) != NULL)
        {
          hit->snippet = tidy (text);
          hit->attachment = i == 3 ? find_attachment (db, row, text) : NULL;
        }
    }
  if (hit->snippet == NULL)
    hit->snippet = g_strdup ("");
  return hit;
}

/* Whether there are words at all: most queries of a list have none. */
static gboolean
has_words (ChanceryQuery *query)
{
  g_autoptr (GPtrArray) terms = chancery_query_get_terms (query);

  return terms->len > 0;
}

/* What to ask of the text index about @row; NULL when nothing of the query can stand there. */
static char *
make_match (ChanceryDb *db, ChanceryQuery *query, gint64 row, GError **error)
{
  static const char sql[] = "SELECT title, body, words, papers FROM record_text WHERE record = ?1";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "i", row);
  const char *texts[4];

  if (statement == NULL || !chancery_statement_step (statement, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    texts[i] = chancery_statement_get_text (statement, (int)i);
  return chancery_sql_query_any_word (query, texts, G_N_ELEMENTS (texts));
}

ChanceryHit *
chancery_search_find_hit (ChanceryDb *db, ChanceryQuery *query, gint64 row, GError **error)
{
  static const char sql[] =
      "SELECT highlight (record_search, 0, ?3, ?4),"
      " snippet (record_search, 1, ?3, ?4, '…', " SNIPPET_WORDS "),"
      " snippet (record_search, 2, ?3, ?4, '…', " SNIPPET_WORDS "),"
      " snippet (record_search, 3, ?3, ?4, '…', " SNIPPET_WORDS ")"
      " FROM record_search"
      " WHERE record_search MATCH ?1 AND rowid = (SELECT date_key FROM record WHERE id = ?2)";
  g_autofree char *match = NULL;
  g_autoptr (ChanceryStatement) statement = NULL;

  g_return_val_if_fail (db != NULL && query != NULL, NULL);

  if (!has_words (query))
    return NULL;
  match = make_match (db, query, row, error);
  if (match == NULL)
    return NULL;
  statement = chancery_db_query (db, error, sql, "titt", match, row, CHANCERY_SEARCH_HIT_START,
                                 CHANCERY_SEARCH_HIT_END);
  if (statement == NULL || !chancery_statement_step (statement, error))
    return NULL;
  return read_hit (db, row, statement);
}
