/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree and its words.  Words, phrases and what is made of them alone go to the text index in one
 * expression; the one at the top leads, so that newest first comes lazily in the order of the index. */

#include "config.h"

#include "chancery-sql-query.h"

#include "chancery-sql-query-private.h"
#include "chancery-text.h"
#include "chancery-tokenizer.h"
#include "chancery-words.h"

#include <string.h>

/* Of more words that begin alike, all rows are sooner found together. */
#define MANY_WORDS 8000
/* So many words that begin alike are likely to stand in the next text, too. */
#define FREQUENT_WORDS 500

struct _ChancerySqlQuery
{
  char *match;
  ChancerySqlBuilder where;
};

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

/* The one token that @query is the beginning of; NULL for all else (transfer full). */
static char *
get_beginning (ChanceryQuery *query)
{
  ChanceryQueryOp op = chancery_query_get_op (query);
  const char *text = chancery_query_get_text (query);
  g_autoptr (GPtrArray) tokens = NULL;

  if (op != CHANCERY_QUERY_PREFIX &&
      (op != CHANCERY_QUERY_WORD || !chancery_tokenizer_is_lone_character (text)))
    return NULL;
  tokens = chancery_tokenizer_list (text, "", 2);
  return tokens->len == 1 ? g_strdup (tokens->pdata[0]) : NULL;
}

static gboolean
is_frequent (const ChancerySqlBuilder *self, const char *beginning)
{
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GError) error = NULL;

  words = chancery_words_list (self->db, beginning, FREQUENT_WORDS, &error);
  return words == NULL && error == NULL;
}

/* Whether the texts are to be read for a word that begins so. */
static gboolean
is_read (const ChancerySqlBuilder *self, ChanceryQuery *query)
{
  g_autofree char *beginning = NULL;

  if (self->purpose != CHANCERY_SQL_FIRST_BY_READING)
    return FALSE;
  beginning = get_beginning (query);
  return beginning != NULL && is_frequent (self, beginning);
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
      return !is_number (self, chancery_query_get_text (query)) && !is_read (self, query);
    case CHANCERY_QUERY_PREFIX:
      return !is_read (self, query);
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

static void write_match (ChancerySqlBuilder *self, GString *match, ChanceryQuery *query);

/* The children that are positive (or negative), joined. */
static void
write_children (ChancerySqlBuilder *self,
                GString *match,
                GPtrArray *children,
                gboolean negative,
                const char *between)
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
      write_match (self, match, negative ? chancery_query_get_child (child, 0) : child);
    }
}

/* @children: indexed conditions and negations of such, at least one of them positive. */
static void
write_and (ChancerySqlBuilder *self, GString *match, GPtrArray *children)
{
  gsize start;

  g_string_append_c (match, '(');
  write_children (self, match, children, FALSE, " AND ");
  g_string_append_c (match, ')');
  start = match->len;
  write_children (self, match, children, TRUE, " OR ");
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

/* All the words that begin so, when they are not too many. */
static gboolean
write_begun (ChancerySqlBuilder *self, GString *match, ChanceryQuery *query)
{
  g_autofree char *beginning = self->purpose != CHANCERY_SQL_ALL ? get_beginning (query) : NULL;
  g_autoptr (GPtrArray) words = NULL;

  if (beginning != NULL)
    words = chancery_words_list (self->db, beginning, MANY_WORDS, NULL);
  if (words == NULL || words->len == 0)
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (match, "%s\"%s\"", i > 0 ? " OR " : "", (char *)words->pdata[i]);
  return TRUE;
}

static void
write_match (ChancerySqlBuilder *self, GString *match, ChanceryQuery *query)
{
  ChanceryQueryOp op = chancery_query_get_op (query);
  g_autoptr (GPtrArray) children = list_children (query);
  g_autofree char *text = NULL;

  g_string_append_c (match, '(');
  if (op == CHANCERY_QUERY_AND)
    write_and (self, match, children);
  else if (op == CHANCERY_QUERY_OR)
    write_children (self, match, children, FALSE, " OR ");
  else if (!write_begun (self, match, query))
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
  write_and (self, match, taken);
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
    write_and (self, match, taken);
  else
    write_children (self, match, taken, FALSE, " OR ");
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
    {
      self->led = TRUE;
      *leading = g_steal_pointer (&match);
    }
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

/* Some word of the text begins so. */
static void
add_reading (ChancerySqlBuilder *self, ChanceryQuery *query)
{
  g_autofree char *beginning = get_beginning (query);

  chancery_sql_builder_add (self, "(SELECT chancery_begins (");
  chancery_sql_builder_bind (self, beginning);
  chancery_sql_builder_add (self, ", t.title, t.body, t.words, t.papers) FROM record_text AS t "
                                  "WHERE t.date_key = r.date_key)");
  self->reads = TRUE;
}

static void
add_text (ChancerySqlBuilder *self, ChanceryQuery *query)
{
  const char *text = chancery_query_get_text (query);
  g_autofree char *match = chancery_sql_match_text (chancery_query_get_op (query), text, NULL);

  if (is_read (self, query))
    add_reading (self, query);
  else if (chancery_query_get_op (query) != CHANCERY_QUERY_PREFIX && is_number (self, text))
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

static ChancerySqlQuery *
compile (ChanceryQuery *query, ChanceryDb *db, ChancerySqlPurpose purpose)
{
  ChancerySqlQuery *self = g_new0 (ChancerySqlQuery, 1);
  g_autoptr (GPtrArray) children = NULL;

  self->where.purpose = purpose;
  chancery_sql_builder_init (&self->where, db);
  self->where.as_on = chancery_query_get_as_on (query);

  if (chancery_query_get_op (query) == CHANCERY_QUERY_AND)
    children = list_children (query);
  else
    {
      children = g_ptr_array_new ();
      if (!chancery_query_is_empty (query))
        g_ptr_array_add (children, query);
    }
  self->where.sole = children->len == 1;
  add_and (&self->where, children, &self->match);
  for (guint i = 0; i < children->len; i++)
    chancery_sql_query_add_bounds (&self->where, children->pdata[i],
                                   chancery_sql_query_date_key (self));
  add_watched (&self->where, query);
  add_as_on (&self->where);
  return self;
}

ChancerySqlQuery *
chancery_sql_query_new (ChanceryQuery *query, ChanceryDb *db)
{
  g_return_val_if_fail (query != NULL, NULL);
  return compile (query, db, CHANCERY_SQL_ALL);
}

ChancerySqlQuery *
chancery_sql_query_new_for (ChanceryQuery *query, ChanceryDb *db, ChancerySqlPurpose purpose)
{
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (db != NULL || purpose == CHANCERY_SQL_ALL, NULL);
  return compile (query, db, purpose);
}

gboolean
chancery_sql_query_reads (const ChancerySqlQuery *self)
{
  return self->where.reads;
}

void
chancery_sql_query_free (ChancerySqlQuery *self)
{
  if (self == NULL)
    return;
  g_free (self->match);
  chancery_sql_builder_clear (&self->where);
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

/* The SELECT of rows that is all of the condition, "(r.id IN (SELECT …))" with or without a plus (transfer full); else
 * NULL. */
static char *
dup_only_rows (const ChancerySqlQuery *self)
{
  static const char *const before[] = { "(r.id IN (", "(+r.id IN (" };
  const ChancerySqlBuilder *where = &self->where;

  if (self->match != NULL || where->n_rows != 1 || where->rows_to + 2 != where->sql->len)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (where->rows_from == strlen (before[i]) && g_str_has_prefix (where->sql->str, before[i]))
      return g_strndup (where->sql->str + where->rows_from, where->rows_to - where->rows_from);
  return NULL;
}

char *
chancery_sql_query_count (const ChancerySqlQuery *self)
{
  g_autofree char *rows = dup_only_rows (self);

  /* Without a look at the records. */
  if (rows != NULL)
    return g_strdup_printf ("WITH found (id) AS (%s) SELECT count (DISTINCT id) FROM found", rows);
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
  return chancery_sql_builder_bind_values (&self->where, 0, statement, position);
}
