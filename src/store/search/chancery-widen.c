/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-widen.h"

#include "chancery-match.h"
#include "chancery-number-words.h"
#include "chancery-search.h"
#include "chancery-statement.h"
#include "chancery-text.h"
#include "chancery-tokenizer.h"
#include "chancery-uuid.h"

#include <string.h>

/* Names of more words are written as phrases by who means them. */
#define MAX_NAME_WORDS 8
#define MAX_NAMES 32
/* Of a word that so many names have, none is meant by it alone. */
#define MANY_BEARERS 64

static gboolean
is_plain_word (ChanceryQuery *query)
{
  return chancery_query_get_op (query) == CHANCERY_QUERY_WORD &&
         chancery_query_get_comparison (query) != CHANCERY_QUERY_EXACT;
}

static ChanceryQuery *
new_group (ChanceryQueryOp op, GPtrArray *children)
{
  return chancery_query_new_group (op, children);
}

static GPtrArray *
new_children (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_query_unref);
}

/* --- all names of who bears one */

static gboolean
add_other_name (GPtrArray *others, const char *name, const char *words)
{
  /* One that holds the words is found by them. */
  if (chancery_match_text (name, words) || others->len >= MAX_NAMES ||
      g_ptr_array_find_with_equal_func (others, name, g_str_equal, NULL))
    return FALSE;
  g_ptr_array_add (others, g_strdup (name));
  return TRUE;
}

/* Who looks for names, and of which words it is known already whether many have them. */
typedef struct
{
  ChanceryDb *db;
  GHashTable *many;
} Names;

static gboolean
has_few_bearers (Names *self, const char *word)
{
  static const char sql[] =
      "SELECT count (*) FROM (SELECT 1 FROM name_word WHERE word = ?1 LIMIT ?2)";
  gpointer many;

  if (!g_hash_table_lookup_extended (self->many, word, NULL, &many))
    {
      many = GINT_TO_POINTER (chancery_db_query_int (self->db, 0, sql, "ti", word,
                                                     (gint64)MANY_BEARERS) >= MANY_BEARERS);
      g_hash_table_insert (self->many, g_strdup (word), many);
    }
  return !GPOINTER_TO_INT (many);
}

/* The first word of @text that few names have; NULL where all are of many (transfer full). */
static char *
find_rare_word (Names *self, const char *text)
{
  /* Mostly it is the first. */
  for (guint n_words = 1, n = 0;; n = n_words, n_words = G_MAXUINT)
    {
      g_autoptr (GPtrArray) tokens = chancery_tokenizer_list (text, "", n_words);

      for (; n < tokens->len; n++)
        if (has_few_bearers (self, tokens->pdata[n]))
          return g_strdup (tokens->pdata[n]);
      if (n_words == G_MAXUINT || tokens->len == 0)
        return NULL;
    }
}

/* The other names of the records one name of which is just @text (transfer full). */
static GPtrArray *
list_other_names (Names *self, const char *text)
{
  static const char by_word[] =
      "SELECT o.text FROM name_word AS w CROSS JOIN name AS n ON n.record = w.record "
      "CROSS JOIN name AS o ON o.record = n.record CROSS JOIN record AS r ON r.id = n.record "
      "WHERE w.word = ?1 AND chancery_matches (n.folded, ?2) AND r.state <> 'void' "
      "ORDER BY o.record, o.ordinal";
  static const char by_name[] =
      "SELECT o.text FROM name AS n CROSS JOIN name AS o ON o.record = n.record "
      "CROSS JOIN record AS r ON r.id = n.record WHERE n.folded = ?1 AND r.state <> 'void' "
      "ORDER BY o.record, o.ordinal";
  GPtrArray *others = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *word = find_rare_word (self, text);
  g_autofree char *whole = chancery_match_pattern (text, TRUE);
  g_autofree char *words = chancery_match_pattern (text, FALSE);
  g_autofree char *folded = chancery_text_fold (text, -1);
  g_autoptr (ChanceryStatement) statement = NULL;

  if (word != NULL)
    statement = chancery_db_query (self->db, NULL, by_word, "tt", word, whole);
  else
    statement = chancery_db_query (self->db, NULL, by_name, "t", folded);
  while (statement != NULL && chancery_statement_step (statement, NULL))
    add_other_name (others, chancery_statement_get_text (statement, 0), words);
  return others;
}

/* "a OR “the other name”"; takes @query. */
static ChanceryQuery *
add_names (ChanceryQuery *query, GPtrArray *others)
{
  GPtrArray *children;

  if (others->len == 0)
    return query;
  children = new_children ();
  g_ptr_array_add (children, query);
  for (guint i = 0; i < others->len; i++)
    {
      g_autofree char *name = chancery_query_dup_quotable (others->pdata[i]);

      g_ptr_array_add (children, chancery_query_new_text (CHANCERY_QUERY_PHRASE, name));
    }
  return new_group (CHANCERY_QUERY_OR, children);
}

/* How many words from the child @first on are one name, at least two; @others: its bearers' other names. */
static guint
find_name (Names *self, ChanceryQuery *query, guint first, GPtrArray **others)
{
  guint n = chancery_query_get_n_children (query);
  guint n_words = 0;

  while (first + n_words < n && n_words < MAX_NAME_WORDS &&
         is_plain_word (chancery_query_get_child (query, first + n_words)))
    n_words++;
  for (; n_words >= 2; n_words--)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = 0; i < n_words; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                                chancery_query_get_text (
                                    chancery_query_get_child (query, first + i)));
      *others = list_other_names (self, text->str);
      if ((*others)->len > 0)
        return n_words;
      g_clear_pointer (others, g_ptr_array_unref);
    }
  return 0;
}

static ChanceryQuery *widen_names (Names *self, ChanceryQuery *query);

static ChanceryQuery *
widen_names_of_all (Names *self, ChanceryQuery *query)
{
  GPtrArray *children = new_children ();
  guint n = chancery_query_get_n_children (query);

  for (guint i = 0; i < n;)
    {
      g_autoptr (GPtrArray) others = NULL;
      guint n_words = chancery_query_get_op (query) == CHANCERY_QUERY_AND
                          ? find_name (self, query, i, &others)
                          : 0;
      GPtrArray *words;

      if (n_words == 0)
        {
          g_ptr_array_add (children, widen_names (self, chancery_query_get_child (query, i++)));
          continue;
        }
      words = new_children ();
      for (guint end = i + n_words; i < end; i++)
        g_ptr_array_add (words, chancery_query_ref (chancery_query_get_child (query, i)));
      g_ptr_array_add (children, add_names (new_group (CHANCERY_QUERY_AND, words), others));
    }
  return new_group (chancery_query_get_op (query), children);
}

static ChanceryQuery *
widen_names (Names *self, ChanceryQuery *query)
{
  g_autoptr (GPtrArray) others = NULL;

  if (chancery_query_get_n_children (query) > 0)
    return widen_names_of_all (self, query);
  if (!is_plain_word (query))
    return chancery_query_ref (query);
  others = list_other_names (self, chancery_query_get_text (query));
  return add_names (chancery_query_ref (query), others);
}

ChanceryQuery *
chancery_widen_names (ChanceryDb *db, ChanceryQuery *query)
{
  g_autoptr (GHashTable) many = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Names names = { db, many };
  ChanceryQuery *wider;

  g_return_val_if_fail (db != NULL && query != NULL, NULL);

  wider = widen_names (&names, query);
  if (wider != query)
    chancery_query_set_as_on (wider, chancery_query_get_as_on (query));
  return wider;
}

ChanceryQuery *
chancery_widen_without (ChanceryQuery *wider, ChanceryQuery *query)
{
  GPtrArray *children = new_children ();
  GPtrArray *negated = new_children ();
  ChanceryQuery *rest;

  g_return_val_if_fail (wider != NULL && query != NULL, NULL);

  g_ptr_array_add (negated, chancery_query_ref (query));
  g_ptr_array_add (children, chancery_query_ref (wider));
  g_ptr_array_add (children, new_group (CHANCERY_QUERY_NOT, negated));
  rest = new_group (CHANCERY_QUERY_AND, children);
  chancery_query_set_as_on (rest, chancery_query_get_as_on (query));
  return rest;
}

/* --- what stands in a record for what is asked */

static void
add_phrases (GPtrArray *children, GPtrArray *texts)
{
  for (guint i = 0; texts != NULL && i < texts->len; i++)
    {
      g_autofree char *text = chancery_query_dup_quotable (texts->pdata[i]);

      g_ptr_array_add (children, chancery_query_new_text (CHANCERY_QUERY_PHRASE, text));
    }
}

static void
add_numbers (ChanceryDb *db, GPtrArray *children, const char *text)
{
  g_autoptr (GPtrArray) numbers = chancery_number_words_list (db, text);

  add_phrases (children, numbers);
}

/* What @value of a condition is where it stands: itself, or the beginning of it. */
static void
add_value (GPtrArray *children, const char *value)
{
  g_autofree char *text = chancery_query_dup_quotable (value);
  gsize length = strlen (text);

  if (length > 1 && text[length - 1] == '*')
    {
      text[length - 1] = '\0';
      g_ptr_array_add (children, chancery_query_new_text (CHANCERY_QUERY_PREFIX, text));
    }
  else
    g_ptr_array_add (children, chancery_query_new_text (CHANCERY_QUERY_PHRASE, text));
}

static void
add_found_for (Names *self, ChanceryQuery *query, GPtrArray *children)
{
  const ChanceryQueryOp op = chancery_query_get_op (query);
  const char *const *values;
  const char *field;
  gboolean named;

  if (op == CHANCERY_QUERY_WORD || op == CHANCERY_QUERY_PHRASE)
    add_numbers (self->db, children, chancery_query_get_text (query));
  for (guint i = 0; op != CHANCERY_QUERY_NOT && i < chancery_query_get_n_children (query); i++)
    add_found_for (self, chancery_query_get_child (query, i), children);
  if (op != CHANCERY_QUERY_FIELD)
    return;
  field = chancery_query_get_field (query);
  named = chancery_widen_names_somebody (query);
  if (!named && strcmp (field, "tag") != 0 && strcmp (field, "ref") != 0)
    return;
  for (values = chancery_query_get_values (query); *values != NULL; values++)
    {
      g_autoptr (GPtrArray) others = named ? list_other_names (self, *values) : NULL;

      if (chancery_uuid_is_valid (*values))
        continue;
      add_value (children, *values);
      add_phrases (children, others);
      add_numbers (self->db, children, *values);
    }
}

ChanceryQuery *
chancery_widen_found (ChanceryDb *db, ChanceryQuery *query)
{
  g_autoptr (GHashTable) many = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Names names = { db, many };
  GPtrArray *children;

  g_return_val_if_fail (db != NULL && query != NULL, NULL);

  children = new_children ();
  g_ptr_array_add (children, chancery_query_ref (query));
  add_found_for (&names, query, children);
  return new_group (CHANCERY_QUERY_OR, children);
}

/* --- what is typed on */

ChanceryQuery *
chancery_widen_begun (ChanceryDb *db,
                      const char *base,
                      const char *typed,
                      guint n_letters,
                      gint64 today)
{
  g_autofree char *begun = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (db != NULL && typed != NULL, NULL);

  if (chancery_query_guesses_last_word (typed, n_letters))
    begun = chancery_query_widen_last_word (typed);
  if (begun == NULL)
    return NULL;
  text = chancery_query_join (base, begun);
  return chancery_search_parse (db, text, today);
}
