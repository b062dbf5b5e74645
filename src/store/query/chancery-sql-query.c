/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree and its words.  Words, phrases and what is made of them alone go to the text index in one
 * expression; the one at the top leads, so that newest first comes lazily in the order of the index. */

#include "config.h"

#include "chancery-sql-query.h"

#include "chancery-number-words.h"
#include "chancery-postings.h"
#include "chancery-sql-query-private.h"
#include "chancery-text.h"
#include "chancery-tokenizer.h"
#include "chancery-words.h"

#include <string.h>

/* Of more words that begin alike, all rows are sooner found together. */
#define MANY_WORDS 8000
/* So many words that begin alike are likely to stand in the next text, too. */
#define FREQUENT_WORDS 500

/* Without a registry no word is a number. */
static GPtrArray *
list_numbers (const ChancerySqlBuilder *self, const char *text)
{
  return self->db != NULL ? chancery_number_words_list (self->db, text) : NULL;
}

/* Whether @text, as a number, is carried by some record. */
static gboolean
is_number (const ChancerySqlBuilder *self, const char *text)
{
  g_autoptr (GPtrArray) numbers = list_numbers (self, text);

  return numbers != NULL;
}

static GPtrArray *
list_children (ChanceryQuery *query)
{
  GPtrArray *children = g_ptr_array_new ();

  for (guint i = 0; i < chancery_query_get_n_children (query); i++)
    g_ptr_array_add (children, chancery_query_get_child (query, i));
  return children;
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

/* The texts that have one of the many words that begin so; NULL where the text index is asked. */
static ChanceryKeySet *
gather_begun (const ChancerySqlBuilder *self, ChanceryQuery *query)
{
  g_autofree char *beginning = NULL;
  g_autoptr (ChanceryKeySet) keys = NULL;
  gpointer known;

  if (self->begun == NULL)
    return NULL;
  beginning = get_beginning (query);
  if (beginning == NULL)
    return NULL;
  if (g_hash_table_lookup_extended (self->begun, beginning, NULL, &known))
    return known;
  if (is_frequent (self, beginning))
    {
      keys = chancery_key_set_new ();
      if (!chancery_postings_add_begun (self->db, beginning, keys, NULL))
        g_clear_pointer (&keys, chancery_key_set_unref);
    }
  known = keys;
  g_hash_table_insert (self->begun, g_steal_pointer (&beginning), g_steal_pointer (&keys));
  return known;
}

/* Whether the text index is not asked for the word: texts are read, or gathered. */
static gboolean
is_apart (const ChancerySqlBuilder *self, ChanceryQuery *query)
{
  return is_read (self, query) || gather_begun (self, query) != NULL;
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
      return !is_number (self, chancery_query_get_text (query)) && !is_apart (self, query);
    case CHANCERY_QUERY_PREFIX:
      return !is_apart (self, query);
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

/* All the words that begin so, when they are not too many. */
static gboolean
write_begun (ChancerySqlBuilder *self, GString *match, ChanceryQuery *query)
{
  g_autofree char *beginning = chancery_sql_builder_is_first (self) ? get_beginning (query) : NULL;
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

/* The words that are a number: found as words or as the number.  Where rows are wanted for themselves both are listed. */
static void
add_number (ChancerySqlBuilder *self, const char *match, GPtrArray *numbers)
{
  gsize from;

  if (!chancery_sql_builder_is_apart (self))
    {
      chancery_sql_builder_add (self, "(");
      add_match (self, match);
      chancery_sql_builder_add (self, " OR r.id IN (SELECT record FROM number WHERE folded");
      chancery_sql_builder_bind_list (self, numbers);
      chancery_sql_builder_add (self, "))");
      return;
    }
  chancery_sql_builder_add_in_rows (self);
  from = self->sql->len;
  chancery_sql_builder_add (self, "SELECT record FROM number WHERE folded");
  chancery_sql_builder_bind_list (self, numbers);
  chancery_sql_builder_add (self, " UNION ALL SELECT m.id FROM record_search AS f CROSS JOIN "
                                  "record AS m ON m.date_key = f.rowid "
                                  "WHERE f.record_search MATCH ");
  chancery_sql_builder_bind (self, match);
  chancery_sql_builder_end_rows (self, from);
}

static void add_condition (ChancerySqlBuilder *self, ChanceryQuery *query);

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
  g_autofree char *match = take_match (self, children, TRUE);

  if (match != NULL && leading != NULL)
    {
      self->led = !chancery_sql_builder_is_apart (self);
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

/* “(nv 17 61) OR “nv 17 61”” is one list of rows; FALSE where that is not all of it. */
static gboolean
add_words_or_number (ChancerySqlBuilder *self, const char *match, GPtrArray *children)
{
  g_autoptr (GPtrArray) numbers = NULL;
  g_autofree char *text = NULL;
  g_autofree char *either = NULL;

  if (!chancery_sql_builder_is_apart (self) || match == NULL || children->len != 1 ||
      chancery_query_get_op (children->pdata[0]) != CHANCERY_QUERY_PHRASE)
    return FALSE;
  text = chancery_sql_match_text (CHANCERY_QUERY_PHRASE,
                                  chancery_query_get_text (children->pdata[0]), NULL);
  numbers = list_numbers (self, chancery_query_get_text (children->pdata[0]));
  if (numbers == NULL)
    return FALSE;
  either = g_strdup_printf ("%s OR %s", match, text);
  add_number (self, either, numbers);
  return TRUE;
}

static void
add_or (ChancerySqlBuilder *self, GPtrArray *children)
{
  gboolean first = TRUE;
  g_autofree char *match = take_match (self, children, FALSE);

  if (add_words_or_number (self, match, children))
    return;
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
add_begun (ChancerySqlBuilder *self, ChanceryKeySet *keys)
{
  chancery_sql_builder_add (self, CHANCERY_SQL_HAS_KEY);
  chancery_sql_builder_bind_keys (self, keys);
  chancery_sql_builder_add (self, self->led ? ", s.rowid)" : ", r.date_key)");
}

static void
add_text (ChancerySqlBuilder *self, ChanceryQuery *query)
{
  const char *text = chancery_query_get_text (query);
  g_autofree char *match = chancery_sql_match_text (chancery_query_get_op (query), text, NULL);

  ChanceryKeySet *begun = gather_begun (self, query);
  g_autoptr (GPtrArray) numbers = NULL;

  if (chancery_query_get_op (query) != CHANCERY_QUERY_PREFIX)
    numbers = list_numbers (self, text);
  if (is_read (self, query))
    add_reading (self, query);
  else if (begun != NULL)
    add_begun (self, begun);
  else if (numbers != NULL)
    add_number (self, match, numbers);
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
  self->leaves_out = TRUE;
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

/* “(nv 17 61) OR “nv 17 61””, or a number in one word.  What is found otherwise as well carries none. */
static gboolean
says_number (const ChancerySqlBuilder *self, ChanceryQuery *query)
{
  ChanceryQueryOp op = chancery_query_get_op (query);
  ChanceryQuery *phrase;

  if (op == CHANCERY_QUERY_WORD || op == CHANCERY_QUERY_PHRASE)
    return is_number (self, chancery_query_get_text (query));
  if (op != CHANCERY_QUERY_OR || chancery_query_get_n_children (query) != 2 ||
      chancery_query_get_op (chancery_query_get_child (query, 0)) != CHANCERY_QUERY_AND)
    return FALSE;
  phrase = chancery_query_get_child (query, 1);
  return chancery_query_get_op (phrase) == CHANCERY_QUERY_PHRASE &&
         is_number (self, chancery_query_get_text (phrase));
}

static void
unref_keys (gpointer keys)
{
  chancery_key_set_unref (keys);
}

static ChancerySqlQuery *
compile (ChanceryQuery *query, ChanceryDb *db, ChancerySqlPurpose purpose)
{
  ChancerySqlQuery *self = g_new0 (ChancerySqlQuery, 1);
  g_autoptr (GPtrArray) children = NULL;

  self->where.purpose = purpose;
  chancery_sql_builder_init (&self->where, db);
  self->where.as_on = chancery_query_get_as_on (query);
  if ((purpose == CHANCERY_SQL_ALL || purpose == CHANCERY_SQL_ALL_APART) && db != NULL)
    self->where.begun = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_keys);

  if (chancery_query_get_op (query) == CHANCERY_QUERY_AND)
    children = list_children (query);
  else
    {
      children = g_ptr_array_new ();
      if (!chancery_query_is_empty (query))
        g_ptr_array_add (children, query);
    }
  self->where.sole = children->len == 1;
  for (guint i = 0; i < children->len && chancery_sql_builder_is_apart (&self->where); i++)
    self->where.numbered |= says_number (&self->where, children->pdata[i]);
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
  g_return_val_if_fail (db != NULL || purpose == CHANCERY_SQL_ALL || purpose == CHANCERY_SQL_RANKED,
                        NULL);
  return compile (query, db, purpose);
}

gboolean
chancery_sql_query_reads (const ChancerySqlQuery *self)
{
  return self->where.reads;
}

gboolean
chancery_sql_query_leaves_out (const ChancerySqlQuery *self)
{
  return self->where.leaves_out;
}

gboolean
chancery_sql_query_is_sortable (const ChancerySqlQuery *self)
{
  return self->where.sortable;
}

gboolean
chancery_sql_query_says_number (const ChancerySqlQuery *self)
{
  return self->where.numbered;
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
