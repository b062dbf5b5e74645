/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The statements that are made of a compiled query, and the values that they are given. */

#include "config.h"

#include "chancery-sql-query-private.h"
#include "chancery-sql-query.h"

#include <string.h>

char *
chancery_sql_query_dup_values (const ChancerySqlQuery *self)
{
  GString *text = g_string_new (NULL);

  if (self->match != NULL)
    g_string_append_printf (text, "%s\n", self->match);
  for (guint i = 0; i < self->where.values->len; i++)
    {
      ChancerySqlValue *value = &g_array_index (self->where.values, ChancerySqlValue, i);

      if (value->text != NULL)
        g_string_append_printf (text, "%s\n", value->text);
      else
        g_string_append_printf (text, "%" G_GINT64_FORMAT "\n", value->number);
    }
  return g_string_free (text, FALSE);
}

char *
chancery_sql_query_select (const ChancerySqlQuery *self,
                           const char *columns,
                           const char *joins,
                           const char *order)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "SELECT %s FROM ", columns);
  if (self->match != NULL)
    g_string_append (sql, "record_search AS s CROSS JOIN record AS r ON r.date_key = s.rowid");
  else
    g_string_append (sql, "record AS r");
  if (joins != NULL)
    g_string_append_printf (sql, " %s", joins);
  if (self->match != NULL)
    g_string_append (sql, " WHERE s.record_search MATCH ?");
  if (self->where.sql->len > 0)
    g_string_append_printf (sql, " %s %s", self->match != NULL ? "AND" : "WHERE",
                            self->where.sql->str);
  if (order != NULL)
    g_string_append_printf (sql, " ORDER BY %s", order);
  return g_string_free (sql, FALSE);
}

/* The SELECT of rows that is all that the conditions are, "r.id IN (SELECT …)", in brackets or not, with or without a plus
 * (transfer full); else NULL. */
static char *
dup_only_rows (const ChancerySqlQuery *self)
{
  static const char *const before[] = { "r.id IN (", "+r.id IN (" };
  const ChancerySqlBuilder *where = &self->where;
  const char *sql = where->sql->str;
  gsize n_brackets = *sql == '(' ? 1 : 0;

  if (where->n_rows != 1 || where->rows_to + 1 + n_brackets != where->sql->len)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (where->rows_from == n_brackets + strlen (before[i]) &&
        g_str_has_prefix (sql + n_brackets, before[i]))
      return g_strndup (sql + where->rows_from, where->rows_to - where->rows_from);
  return NULL;
}

char *
chancery_sql_query_count (const ChancerySqlQuery *self)
{
  g_autofree char *rows = self->match == NULL ? dup_only_rows (self) : NULL;

  /* Without a look at the records. */
  if (rows != NULL)
    return g_strdup_printf ("WITH found (id) AS (%s) SELECT count (DISTINCT id) FROM found", rows);
  if (self->match == NULL &&
      strcmp (self->where.sql->str, CHANCERY_SQL_HAS_KEY "?, r.date_key)") == 0)
    return g_strdup ("SELECT chancery_count_keys (?)");
  if (self->match != NULL && strstr (self->where.sql->str, "r.") == NULL)
    return g_strconcat ("SELECT count (*) FROM record_search AS s WHERE s.record_search MATCH ?",
                        self->where.sql->len > 0 ? " AND " : "", self->where.sql->str, NULL);
  return chancery_sql_query_select (self, "count (*)", NULL, NULL);
}

char *
chancery_sql_query_select_places (const ChancerySqlQuery *self, gboolean *keys)
{
  char *rows = dup_only_rows (self);

  *keys = rows == NULL;
  return rows != NULL ? rows
                      : g_strdup_printf ("SELECT r.date_key, r.id FROM record AS r WHERE %s",
                                         self->where.sql->str);
}

int
chancery_sql_query_bind_places (const ChancerySqlQuery *self, ChanceryStatement *statement)
{
  return chancery_sql_builder_bind_values (&self->where, 0, statement, 1);
}

gboolean
chancery_sql_query_lists_rows (const ChancerySqlQuery *self)
{
  return self->where.n_rows > 0;
}

const char *
chancery_sql_query_date_key (const ChancerySqlQuery *self)
{
  return self->match != NULL && !chancery_sql_builder_is_apart (&self->where) ? "s.rowid"
                                                                              : "r.date_key";
}

int
chancery_sql_query_bind (const ChancerySqlQuery *self, ChanceryStatement *statement)
{
  return chancery_sql_query_bind_from (self, statement, 1);
}

int
chancery_sql_query_bind_from (const ChancerySqlQuery *self,
                              ChanceryStatement *statement,
                              int position)
{
  if (self->match != NULL)
    chancery_statement_bind_text (statement, position++, self->match);
  return chancery_sql_builder_bind_values (&self->where, 0, statement, position);
}
