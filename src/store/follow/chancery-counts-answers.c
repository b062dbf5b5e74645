/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How many acts were answered, how soon, and the last act. */

#include "config.h"

#include "chancery-counts-private.h"
#include "chancery-day.h"
#include "chancery-kind.h"
#include "chancery-query.h"
#include "chancery-rows.h"
#include "chancery-search.h"
#include "chancery-sql-kind.h"
#include "chancery-sql-query.h"
#include "chancery-statement.h"

/* Before every day of the program: where an answer may stand whose day is not known. */
#define DAY_OPEN_START "-4398046511104"

/* A day that was written as one and is not inferred. */
#define IS_EXACT(table, field)                                                                \
  table ".\"" field "\" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND ifnull (" table \
        ".\"" field "_quality\", 'stated') = 'stated'"

/* One row an act: its day, answers, answers of substance, the earliest day that one may have, the
 * earliest exact one. */
static char *
make_columns (const ChanceryKind *kind, const ChanceryField *list, const ChanceryField *response)
{
  const ChanceryField *day = chancery_kind_find_field (kind, kind->day_fields[0]);
  g_autofree char *table = chancery_sql_kind_line_table (kind, list);
  g_autofree char *own = chancery_sql_kind_table_of (kind, NULL, day);
  g_autofree char *condition = chancery_sql_query_write_substance (response);
  g_autofree char *substance =
      g_strdup_printf ("FROM \"%s\" AS a WHERE a.record = r.id AND %s", table, condition);

  return g_strdup_printf ("r.kind AS kind,"
                          " (SELECT k.\"%s_first\" FROM \"%s\" AS k WHERE k.record = r.id"
                          " AND k.\"%s\" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
                          " AND ifnull (k.\"%s_quality\", 'stated') = 'stated') AS act,"
                          " (SELECT count (*) FROM \"%s\" AS a WHERE a.record = r.id) AS n_answers,"
                          " (SELECT count (*) %s) AS n_substance,"
                          " (SELECT min (ifnull (a.\"on_first\", " DAY_OPEN_START
                          ")) %s) AS earliest,"
                          " (SELECT min (a.\"on_first\") %s AND " IS_EXACT ("a", "on") ") AS exact",
                          day->id, own, day->id, day->id, table, substance, substance, substance);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *)a;
  gint64 second = *(const gint64 *)b;

  return (first > second) - (first < second);
}

static void
count_act (ChanceryStatement *statement, ChanceryCountAnswers *answers, GArray *days)
{
  gint64 act = chancery_statement_get_day (statement, 0);
  gint64 earliest = chancery_statement_get_int (statement, 3);
  gint64 exact = chancery_statement_get_day (statement, 4);
  gint64 n_days;

  answers->n_asked++;
  if (chancery_statement_get_int (statement, 2) == 0)
    {
      answers->n_receipts += chancery_statement_get_int (statement, 1) > 0;
      return;
    }
  answers->n_answered++;
  /* One whose day is not known may have been the first. */
  if (act == CHANCERY_DAY_NONE || exact == CHANCERY_DAY_NONE || earliest != exact || exact < act)
    return;
  n_days = exact - act;
  g_array_append_val (days, n_days);
}

static gboolean
count_kind (ChanceryDb *db,
            ChanceryQuery *query,
            const ChanceryKind *kind,
            ChanceryCountAnswers *answers,
            GArray *days,
            GError **error)
{
  const ChanceryField *response = NULL;
  const ChanceryField *list = chancery_sql_query_find_answers (kind, &response);
  g_autoptr (ChancerySqlQuery) compiled = chancery_sql_query_new (query, db);
  g_autofree char *columns = make_columns (kind, list, response);
  g_autofree char *select = chancery_sql_query_select (compiled, columns, NULL, NULL);
  g_autofree char *sql = g_strdup_printf (
      "SELECT act, n_answers, n_substance, earliest, exact FROM (%s) WHERE kind = ?", select);
  g_autoptr (ChanceryStatement) statement = chancery_db_prepare (db, sql, error);
  g_autoptr (GError) problem = NULL;

  if (statement == NULL)
    return FALSE;
  chancery_statement_bind_text (statement, chancery_sql_query_bind (compiled, statement), kind->id);
  while (chancery_statement_step (statement, &problem))
    count_act (statement, answers, days);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
chancery_counts_answers (ChanceryDb *db,
                         ChanceryQuery *query,
                         ChanceryCountAnswers *answers,
                         GError **error)
{
  g_auto (ChanceryReading) reading = NULL;
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (db != NULL && query != NULL && answers != NULL, FALSE);

  *answers = (ChanceryCountAnswers){ 0 };
  reading = chancery_db_read (db, error);
  if (reading == NULL)
    return FALSE;
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);
      const ChanceryField *response;

      if (chancery_sql_query_find_answers (kind, &response) != NULL &&
          !count_kind (db, query, kind, answers, days, error))
        return FALSE;
    }
  answers->n_measured = days->len;
  if (days->len == 0)
    return TRUE;
  g_array_sort (days, compare_days);
  answers->shortest = g_array_index (days, gint64, 0);
  answers->longest = g_array_index (days, gint64, days->len - 1);
  answers->median_doubled = g_array_index (days, gint64, (days->len - 1) / 2) +
                            g_array_index (days, gint64, days->len / 2);
  return TRUE;
}

void
chancery_count_last_free (ChanceryCountLast *self)
{
  if (self == NULL)
    return;
  g_free (self->uuid);
  g_free (self->reference);
  g_free (self->title);
  g_clear_pointer (&self->date, chancery_fuzzy_date_unref);
  g_free (self->delivery);
  g_free (self->level);
  g_free (self);
}

/* Delivered is what goes without saying: it is stored only when it is otherwise. */
static char *
fetch_delivery (ChanceryDb *db, const ChanceryKind *kind, gint64 row)
{
  const ChanceryField *field = chancery_kind_find_field (kind, "delivery");
  g_autofree char *table = NULL;
  g_autofree char *sql = NULL;
  char *delivery;

  if (!chancery_kind_has_flag (kind, CHANCERY_KIND_DELIVERED) || field == NULL)
    return NULL;
  table = chancery_sql_kind_table_of (kind, NULL, field);
  sql = g_strdup_printf ("SELECT k.\"%s\" FROM \"%s\" AS k WHERE k.record = ?1", field->id, table);
  delivery = chancery_db_query_text (db, sql, "i", row);
  return delivery != NULL ? delivery : g_strdup ("delivered");
}

ChanceryCountLast *
chancery_counts_last (ChanceryDb *db, const char *text, GError **error)
{
  g_autofree char *all =
      chancery_query_join (text != NULL ? text : "", "state:registered,closed -year:none");
  g_autoptr (ChanceryQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  ChanceryListRow *row;
  ChanceryCountLast *last;

  g_return_val_if_fail (db != NULL, NULL);

  query = chancery_search_parse (db, all, CHANCERY_DAY_NONE);
  if ((ids = chancery_search_page (db, query, "date", TRUE, 0, 1, error)) == NULL ||
      (rows = chancery_rows_fetch (db, (gint64 *)ids->data, ids->len, error)) == NULL ||
      rows->len == 0)
    return NULL;
  row = rows->pdata[0];
  last = g_new0 (ChanceryCountLast, 1);
  last->uuid = g_strdup (row->uuid);
  last->reference = g_strdup (row->reference);
  last->title = g_strdup (row->title);
  last->date = row->date != NULL ? chancery_fuzzy_date_ref (row->date) : NULL;
  last->level = g_strdup (row->level);
  last->delivery = fetch_delivery (db, row->kind, row->row);
  return last;
}
