/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pieces of a statement: conditions that grow with their values, and words as the text index takes them. */

#include "config.h"

#include "chancery-sql-query-private.h"
#include "chancery-tokenizer.h"

#include <string.h>

/* More rows than this are not looked up one by one. */
#define MANY_ROWS 2000

static void
clear_value (gpointer value)
{
  ChancerySqlValue *self = value;

  g_free (self->text);
  chancery_key_set_unref (self->keys);
}

gboolean
chancery_sql_builder_is_first (const ChancerySqlBuilder *self)
{
  return self->purpose == CHANCERY_SQL_FIRST || self->purpose == CHANCERY_SQL_FIRST_BY_READING ||
         self->purpose == CHANCERY_SQL_FIRST_APART;
}

gboolean
chancery_sql_builder_is_apart (const ChancerySqlBuilder *self)
{
  return self->purpose == CHANCERY_SQL_ALL_APART || self->purpose == CHANCERY_SQL_FIRST_APART;
}

void
chancery_sql_builder_init (ChancerySqlBuilder *self, ChanceryDb *db)
{
  self->sql = g_string_new (NULL);
  self->values = g_array_new (FALSE, FALSE, sizeof (ChancerySqlValue));
  g_array_set_clear_func (self->values, clear_value);
  self->db = db;
}

void
chancery_sql_builder_clear (ChancerySqlBuilder *self)
{
  g_string_free (self->sql, TRUE);
  g_array_unref (self->values);
  g_clear_pointer (&self->begun, g_hash_table_unref);
}

void
chancery_sql_builder_add (ChancerySqlBuilder *self, const char *sql)
{
  g_string_append (self->sql, sql);
}

void
chancery_sql_builder_bind (ChancerySqlBuilder *self, const char *text)
{
  ChancerySqlValue value = { .text = g_strdup (text) };

  g_string_append_c (self->sql, '?');
  g_array_append_val (self->values, value);
}

void
chancery_sql_builder_bind_int (ChancerySqlBuilder *self, gint64 number)
{
  ChancerySqlValue value = { .number = number };

  g_string_append_c (self->sql, '?');
  g_array_append_val (self->values, value);
}

void
chancery_sql_builder_bind_keys (ChancerySqlBuilder *self, ChanceryKeySet *keys)
{
  ChancerySqlValue value = { .keys = chancery_key_set_ref (keys) };

  g_string_append_c (self->sql, '?');
  g_array_append_val (self->values, value);
}

void
chancery_sql_builder_bind_list (ChancerySqlBuilder *self, GPtrArray *texts)
{
  g_assert (texts->len > 0);

  g_string_append (self->sql, " IN (");
  for (guint i = 0; i < texts->len; i++)
    {
      if (i > 0)
        g_string_append (self->sql, ", ");
      chancery_sql_builder_bind (self, texts->pdata[i]);
    }
  g_string_append_c (self->sql, ')');
}

void
chancery_sql_builder_bind_rows (ChancerySqlBuilder *self, GArray *rows)
{
  g_string_append (self->sql, " IN (");
  for (guint i = 0; i < rows->len; i++)
    {
      if (i > 0)
        g_string_append (self->sql, ", ");
      chancery_sql_builder_bind_int (self, g_array_index (rows, gint64, i));
    }
  g_string_append_c (self->sql, ')');
}

void
chancery_sql_builder_begin_looking (ChancerySqlBuilder *self)
{
  /* Before the condition, and of each row: the order of what AND joins is the planner's. */
  g_string_append (self->sql, "CASE WHEN chancery_looks (r.id) THEN ");
  self->reads = TRUE;
}

static void
bind_keys (ChanceryStatement *statement, int position, ChanceryKeySet *keys)
{
  sqlite3_bind_pointer (chancery_statement_get_handle (statement), position,
                        chancery_key_set_ref (keys), CHANCERY_KEY_SET_POINTER,
                        (void (*) (void *))chancery_key_set_unref);
}

int
chancery_sql_builder_bind_values (const ChancerySqlBuilder *self,
                                  guint first_value,
                                  ChanceryStatement *statement,
                                  int position)
{
  for (guint i = first_value; i < self->values->len; i++, position++)
    {
      const ChancerySqlValue *value = &g_array_index (self->values, ChancerySqlValue, i);

      if (value->text != NULL)
        chancery_statement_bind_text (statement, position, value->text);
      else if (value->keys != NULL)
        bind_keys (statement, position, value->keys);
      else
        chancery_statement_bind_int (statement, position, value->number);
    }
  return position;
}

void
chancery_sql_builder_add_in_rows (ChancerySqlBuilder *self)
{
  chancery_sql_builder_add (self, self->led ? "+r.id IN (" : "r.id IN (");
}

void
chancery_sql_builder_end_rows (ChancerySqlBuilder *self, gsize from)
{
  self->rows_from = from;
  self->rows_to = self->sql->len;
  self->n_rows++;
  g_string_append_c (self->sql, ')');
}

static gboolean
has_more_rows (ChancerySqlBuilder *self, gsize sql_start, guint first_value, guint limit)
{
  g_autofree char *sql = NULL;
  g_autoptr (ChanceryStatement) statement = NULL;

  if (self->db == NULL)
    return FALSE;
  sql = g_strdup_printf ("SELECT 1 FROM (%s) LIMIT 1 OFFSET %u", self->sql->str + sql_start, limit);
  statement = chancery_db_prepare (self->db, sql, NULL);
  if (statement == NULL)
    return FALSE;
  chancery_sql_builder_bind_values (self, first_value, statement, 1);
  return chancery_statement_step (statement, NULL);
}

gboolean
chancery_sql_builder_is_large (ChancerySqlBuilder *self, gsize sql_start, guint first_value)
{
  return has_more_rows (self, sql_start, first_value, MANY_ROWS);
}

gboolean
chancery_sql_builder_are_many (ChancerySqlBuilder *self,
                               const char *column,
                               GPtrArray *codes,
                               guint limit)
{
  ChancerySqlBuilder rows = { .purpose = CHANCERY_SQL_ALL };
  gboolean many;

  chancery_sql_builder_init (&rows, self->db);
  g_string_append_printf (rows.sql, "SELECT r.id FROM record AS r WHERE %s", column);
  chancery_sql_builder_bind_list (&rows, codes);
  many = has_more_rows (&rows, 0, 0, limit);
  chancery_sql_builder_clear (&rows);
  return many;
}

char *
chancery_sql_match_text (ChanceryQueryOp op, const char *text, const char *columns)
{
  GString *match = g_string_new (NULL);

  if (columns != NULL)
    g_string_append_printf (match, "{%s} : ", columns);
  g_string_append_c (match, '"');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, *at);
    }
  g_string_append_c (match, '"');
  if (op == CHANCERY_QUERY_PREFIX || chancery_tokenizer_is_lone_character (text))
    g_string_append (match, " *");
  return g_string_free (match, FALSE);
}

char *
chancery_sql_match_value (const char *value, const char *columns)
{
  g_autofree char *text = g_strdup (value);

  if (!g_str_has_suffix (text, "*"))
    return chancery_sql_match_text (CHANCERY_QUERY_PHRASE, text, columns);
  text[strlen (text) - 1] = '\0';
  return chancery_sql_match_text (CHANCERY_QUERY_PREFIX, text, columns);
}
