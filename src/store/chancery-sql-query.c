/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree and its words.  Words, phrases and what is made of them alone go to the text index in one
 * expression; the one at the top leads, so that newest first comes lazily in the order of the index. */

#include "config.h"

#include "chancery-sql-query.h"

#include "chancery-sql-query-private.h"
#include "chancery-text.h"
#include "chancery-tokenizer.h"

#include <string.h>

/* More rows than this are not looked up one by one. */
#define MANY_ROWS 2000

struct _ChancerySqlQuery
{
  char *match;
  ChancerySqlBuilder where;
};

static void
clear_value (gpointer value)
{
  g_free (((ChancerySqlValue *)value)->text);
}

void
chancery_sql_builder_add (ChancerySqlBuilder *self, const char *sql)
{
  g_string_append (self->sql, sql);
}

void
chancery_sql_builder_bind (ChancerySqlBuilder *self, const char *text)
{
  ChancerySqlValue value = { g_strdup (text), 0 };

  g_string_append_c (self->sql, '?');
  g_array_append_val (self->values, value);
}

void
chancery_sql_builder_bind_int (ChancerySqlBuilder *self, gint64 number)
{
  ChancerySqlValue value = { NULL, number };

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

static void
bind_value (ChanceryStatement *statement, int position, const ChancerySqlValue *value)
{
  if (value->text != NULL)
    chancery_statement_bind_text (statement, position, value->text);
  else
    chancery_statement_bind_int (statement, position, value->number);
}

gboolean
chancery_sql_builder_is_large (ChancerySqlBuilder *self, gsize sql_start, guint first_value)
{
  g_autofree char *sql = NULL;
  g_autoptr (ChanceryStatement) statement = NULL;

  if (self->db == NULL)
    return FALSE;
  sql = g_strdup_printf ("SELECT 1 FROM (%s) LIMIT 1 OFFSET %d", self->sql->str + sql_start,
                         MANY_ROWS);
  statement = chancery_db_prepare (self->db, sql, NULL);
  if (statement == NULL)
    return FALSE;
  for (guint i = first_value; i < self->values->len; i++)
    bind_value (statement, (int)(i - first_value) + 1,
                &g_array_index (self->values, ChancerySqlValue, i));
  return chancery_statement_step (statement, NULL);
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

static gboolean
has_digit (const char *folded)
{
  return strpbrk (folded, "0123456789") != NULL;
}

/* Whether @text, as a number, is carried by some record. */
static gboolean
is_number (const ChancerySqlBuilder *self, const char *text)
{
  static const char sql[] = "SELECT 1 FROM number WHERE folded = ?1 LIMIT 1";
  g_autofree char *folded = NULL;

  if (self->db == NULL)
    return FALSE;
  folded = chancery_text_fold_reference (text);
  return has_digit (folded) && chancery_db_query_int (self->db, 0, sql, "t", folded) == 1;
}

/* Whether the text index alone can answer @query. */
static gboolean
is_indexed (const ChancerySqlBuilder *self, ChanceryQuery *query)
{
  guint n = chancery_query_get_n_children (query);
  guint n_positive = 0;

  switch (chancery_query_get_op (query))
    {
    case CHANCERY_QUERY_WORD:
    case CHANCERY_QUERY_PHRASE:
      return !is_number (self, chancery_query_get_text (query));
    case CHANCERY_QUERY_PREFIX:
      return TRUE;
    case CHANCERY_QUERY_AND:
      for (guint i = 0; i < n; i++)
        {
          ChanceryQuery *child = chancery_query_get_child (query, i);
          gboolean negative = chancery_query_get_op (child) == CHANCERY_QUERY_NOT;

          if (!is_indexed (self, negative ? chancery_query_get_child (child, 0) : child))
            return FALSE;
          n_positive += !negative;
        }
      return n_positive > 0;
    case CHANCERY_QUERY_OR:
      for (guint i = 0; i < n; i++)
        if (!is_indexed (self, chancery_query_get_child (query, i)))
          return FALSE;
      return TRUE;
    case CHANCERY_QUERY_ALL:
    case CHANCERY_QUERY_NOT:
    case CHANCERY_QUERY_FIELD:
    default:
      return FALSE;
    }
}

static void write_match (GString *match, ChanceryQuery *query);

/* The children that are positive (or negative), joined. */
static void
write_children (GString *match, GPtrArray *children, gboolean negative, const char *between)
{
  gboolean first = TRUE;

  for (guint i = 0; i < children->len; i++)
    {
      ChanceryQuery *child = children->pdata[i];

      if ((chancery_query_get_op (child) == CHANCERY_QUERY_NOT) != negative)
        continue;
      if (!first)
        g_string_append (match, between);
      first = FALSE;
      write_match (match, negative ? chancery_query_get_child (child, 0) : child);
    }
}

/* @children: indexed conditions and negations of such, at least one of them positive. */
static void
write_and (GString *match, GPtrArray *children)
{
  gsize start;

  g_string_append_c (match, '(');
  write_children (match, children, FALSE, " AND ");
  g_string_append_c (match, ')');
  start = match->len;
  write_children (match, children, TRUE, " OR ");
  if (match->len > start)
    {
      g_string_insert (match, start, " NOT (");
      g_string_append_c (match, ')');
    }
}

static GPtrArray *
list_children (ChanceryQuery *query)
{
  GPtrArray *children = g_ptr_array_new ();

  for (guint i = 0; i < chancery_query_get_n_children (query); i++)
    g_ptr_array_add (children, chancery_query_get_child (query, i));
  return children;
}

static void
write_match (GString *match, ChanceryQuery *query)
{
  ChanceryQueryOp op = chancery_query_get_op (query);
  g_autoptr (GPtrArray) children = list_children (query);
  g_autofree char *text = NULL;

  g_string_append_c (match, '(');
  if (op == CHANCERY_QUERY_AND)
    write_and (match, children);
  else if (op == CHANCERY_QUERY_OR)
    write_children (match, children, FALSE, " OR ");
  else
    {
      text = chancery_sql_match_text (op, chancery_query_get_text (query), NULL);
      g_string_append (match, text);
    }
  g_string_append_c (match, ')');
}

static void
add_match (ChancerySqlBuilder *self, const char *match)
{
  chancery_sql_builder_add (
      self, "r.date_key IN (SELECT rowid FROM record_search WHERE record_search MATCH ");
  chancery_sql_builder_bind (self, match);
  chancery_sql_builder_add (self, ")");
}

/* The words that are a number: found as words or as the number. */
static void
add_number (ChancerySqlBuilder *self, const char *match, const char *text)
{
  g_autofree char *folded = chancery_text_fold_reference (text);

  chancery_sql_builder_add (self, "(");
  add_match (self, match);
  chancery_sql_builder_add (self, " OR r.id IN (SELECT record FROM number WHERE folded = ");
  chancery_sql_builder_bind (self, folded);
  chancery_sql_builder_add (self, "))");
}

static void add_condition (ChancerySqlBuilder *self, ChanceryQuery *query);

/* Takes the words out of @children (one AND) that make a number together: "prot 2026 12". */
static void
take_number (ChancerySqlBuilder *self, GPtrArray *children, gboolean *first)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  g_autoptr (GString) match = g_string_new (NULL);

  for (guint i = 0; i < children->len; i++)
    if (chancery_query_get_op (children->pdata[i]) == CHANCERY_QUERY_WORD)
      {
        g_string_append_printf (words, " %s", chancery_query_get_text (children->pdata[i]));
        g_ptr_array_add (taken, children->pdata[i]);
      }
  if (taken->len < 2 || !is_number (self, words->str))
    return;
  write_and (match, taken);
  add_number (self, match->str, words->str);
  *first = FALSE;
  for (guint i = 0; i < taken->len; i++)
    g_ptr_array_remove (children, taken->pdata[i]);
}

/* Moves out of @children what the text index answers in one expression; NULL when there is nothing
 * positive.  For AND, negations of indexed conditions go with it. */
static char *
take_match (ChancerySqlBuilder *self, GPtrArray *children, gboolean with_negative)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  GString *match;
  guint n_positive = 0;

  for (guint i = 0; i < children->len; i++)
    {
      ChanceryQuery *child = children->pdata[i];
      gboolean negative = chancery_query_get_op (child) == CHANCERY_QUERY_NOT;

      if (negative ? with_negative && is_indexed (self, chancery_query_get_child (child, 0))
                   : is_indexed (self, child))
        {
          g_ptr_array_add (taken, child);
          n_positive += !negative;
        }
    }
  if (n_positive == 0)
    return NULL;

  match = g_string_new (NULL);
  if (with_negative)
    write_and (match, taken);
  else
    write_children (match, taken, FALSE, " OR ");
  for (guint i = 0; i < taken->len; i++)
    g_ptr_array_remove (children, taken->pdata[i]);
  return g_string_free (match, FALSE);
}

static void
add_between (ChancerySqlBuilder *self, gboolean *first, const char *between)
{
  if (!*first)
    chancery_sql_builder_add (self, between);
  *first = FALSE;
}

/* @match: (nullable): leads where it is asked for, else becomes a condition of its own. */
static void
add_and (ChancerySqlBuilder *self, GPtrArray *children, char **leading)
{
  gboolean first = TRUE;
  g_autofree char *match = NULL;

  take_number (self, children, &first);
  match = take_match (self, children, TRUE);
  if (match != NULL && leading != NULL)
    *leading = g_steal_pointer (&match);
  if (match != NULL)
    {
      add_between (self, &first, " AND ");
      add_match (self, match);
    }
  for (guint i = 0; i < children->len; i++)
    {
      add_between (self, &first, " AND ");
      add_condition (self, children->pdata[i]);
    }
}

static void
add_or (ChancerySqlBuilder *self, GPtrArray *children)
{
  gboolean first = TRUE;
  g_autofree char *match = take_match (self, children, FALSE);

  if (match != NULL)
    {
      add_between (self, &first, " OR ");
      add_match (self, match);
    }
  for (guint i = 0; i < children->len; i++)
    {
      add_between (self, &first, " OR ");
      add_condition (self, children->pdata[i]);
    }
}

static void
add_text (ChancerySqlBuilder *self, ChanceryQuery *query)
{
  const char *text = chancery_query_get_text (query);
  g_autofree char *match = chancery_sql_match_text (chancery_query_get_op (query), text, NULL);

  if (chancery_query_get_op (query) != CHANCERY_QUERY_PREFIX && is_number (self, text))
    add_number (self, match, text);
  else
    add_match (self, match);
}

static void
add_condition (ChancerySqlBuilder *self, ChanceryQuery *query)
{
  g_autoptr (GPtrArray) children = list_children (query);

  switch (chancery_query_get_op (query))
    {
    case CHANCERY_QUERY_ALL:
      chancery_sql_builder_add (self, "1");
      break;
    case CHANCERY_QUERY_AND:
      chancery_sql_builder_add (self, "(");
      add_and (self, children, NULL);
      chancery_sql_builder_add (self, ")");
      break;
    case CHANCERY_QUERY_OR:
      chancery_sql_builder_add (self, "(");
      add_or (self, children);
      chancery_sql_builder_add (self, ")");
      break;
    case CHANCERY_QUERY_NOT:
      /* What is not known is not so: a letter without a form is no telegram. */
      chancery_sql_builder_add (self, "((");
      add_condition (self, children->pdata[0]);
      chancery_sql_builder_add (self, ") IS NOT TRUE)");
      break;
    case CHANCERY_QUERY_WORD:
    case CHANCERY_QUERY_PREFIX:
    case CHANCERY_QUERY_PHRASE:
      add_text (self, query);
      break;
    case CHANCERY_QUERY_FIELD:
      chancery_sql_query_add_field (self, query);
      break;
    }
}

/* Kinds that are watched among those that the answer is a list of. */
static void
gather_watched (ChanceryQuery *query, GPtrArray *kinds)
{
  if (chancery_query_get_op (query) == CHANCERY_QUERY_NOT)
    return;
  for (guint i = 0; i < chancery_query_get_n_children (query); i++)
    gather_watched (chancery_query_get_child (query, i), kinds);
  if (chancery_query_get_op (query) == CHANCERY_QUERY_FIELD &&
      strcmp (chancery_query_get_field (query), "kind") == 0)
    chancery_sql_query_list_kinds (query, CHANCERY_KIND_WATCHED, kinds);
}

/* Lists of what is watched leave drafts and voids out unless the state is asked for. */
static void
add_watched (ChancerySqlBuilder *self, ChanceryQuery *query)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  g_autoptr (GPtrArray) states = g_ptr_array_new ();

  gather_watched (query, kinds);
  if (kinds->len == 0 || chancery_query_names_field (query, "state"))
    return;
  g_ptr_array_add (states, (gpointer) "draft");
  g_ptr_array_add (states, (gpointer) "void");
  if (self->sql->len > 0)
    chancery_sql_builder_add (self, " AND ");
  chancery_sql_builder_add (self, "NOT (r.state");
  chancery_sql_builder_bind_list (self, states);
  chancery_sql_builder_add (self, " AND r.kind");
  chancery_sql_builder_bind_list (self, kinds);
  chancery_sql_builder_add (self, ")");
}

/* What came after the day was not there. */
static void
add_as_on (ChancerySqlBuilder *self)
{
  if (self->as_on == CHANCERY_DAY_NONE)
    return;
  if (self->sql->len > 0)
    chancery_sql_builder_add (self, " AND ");
  chancery_sql_builder_add (self, "(r.first_day IS NULL OR r.first_day <= ");
  chancery_sql_builder_bind_int (self, self->as_on);
  chancery_sql_builder_add (self, ")");
}

ChancerySqlQuery *
chancery_sql_query_new (ChanceryQuery *query, ChanceryDb *db)
{
  ChancerySqlQuery *self = g_new0 (ChancerySqlQuery, 1);
  g_autoptr (GPtrArray) children = NULL;

  g_return_val_if_fail (query != NULL, NULL);

  self->where.sql = g_string_new (NULL);
  self->where.values = g_array_new (FALSE, FALSE, sizeof (ChancerySqlValue));
  g_array_set_clear_func (self->where.values, clear_value);
  self->where.db = db;
  self->where.as_on = chancery_query_get_as_on (query);

  if (chancery_query_get_op (query) == CHANCERY_QUERY_AND)
    children = list_children (query);
  else
    {
      children = g_ptr_array_new ();
      if (!chancery_query_is_empty (query))
        g_ptr_array_add (children, query);
    }
  add_and (&self->where, children, &self->match);
  add_watched (&self->where, query);
  add_as_on (&self->where);
  return self;
}

void
chancery_sql_query_free (ChancerySqlQuery *self)
{
  if (self == NULL)
    return;
  g_free (self->match);
  g_string_free (self->where.sql, TRUE);
  g_array_unref (self->where.values);
  g_free (self);
}

const char *
chancery_sql_query_get_match (const ChancerySqlQuery *self)
{
  return self->match;
}

const char *
chancery_sql_query_get_where (const ChancerySqlQuery *self)
{
  return self->where.sql->str;
}

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

char *
chancery_sql_query_count (const ChancerySqlQuery *self)
{
  if (self->match != NULL && self->where.sql->len == 0)
    return g_strdup ("SELECT count (*) FROM record_search AS s WHERE s.record_search MATCH ?");
  return chancery_sql_query_select (self, "count (*)", NULL, NULL);
}

const char *
chancery_sql_query_date_key (const ChancerySqlQuery *self)
{
  return self->match != NULL ? "s.rowid" : "r.date_key";
}

int
chancery_sql_query_bind (const ChancerySqlQuery *self, ChanceryStatement *statement)
{
  int position = 1;

  if (self->match != NULL)
    chancery_statement_bind_text (statement, position++, self->match);
  for (guint i = 0; i < self->where.values->len; i++)
    {
      bind_value (statement, position++, &g_array_index (self->where.values, ChancerySqlValue, i));
    }
  return position;
}
