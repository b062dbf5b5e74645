/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who and what is meant by words: the rows that bear a name, the tags that are in use.  Looked up once, before
 * the statement is written, so that it asks for rows and whole texts, for which there are indexes. */

#include "config.h"

#include "chancery-sql-query-private.h"

#include "chancery-match.h"
#include "chancery-tokenizer.h"

#include <string.h>

/* More that are meant are compared with each name or text as the statement runs. */
#define MAX_NAMED 4000
#define MAX_TEXTS 400
/* Texts in use that are gone through; where nearly every record has its own, that is no way. */
#define MAX_TEXTS_READ 20000
/* So many bearers of a word are counted to find out which word has few. */
#define MANY_BEARERS 200
/* Sorts behind every word. */
#define AFTER_ALL "\xf4\x8f\xbf\xbf"

GPtrArray *
chancery_sql_query_list_patterns (ChanceryQuery *query)
{
  const char *const *values = chancery_query_get_values (query);
  gboolean exact = chancery_query_get_comparison (query) == CHANCERY_QUERY_EXACT;
  GPtrArray *patterns = g_ptr_array_new_with_free_func (g_free);

  for (; *values != NULL; values++)
    g_ptr_array_add (patterns, chancery_match_pattern (*values, exact));
  return patterns;
}

/* ---- who bears a name ---- */

/* A word of the list of words of names is one here, too: writing without blanks is cut otherwise. */
static gboolean
is_spaced (const char *token)
{
  for (; *token != '\0'; token = g_utf8_next_char (token))
    {
      gunichar c = g_utf8_get_char (token);

      if (chancery_tokenizer_is_unspaced (c) || !(g_unichar_isalnum (c) || g_unichar_ismark (c)))
        return FALSE;
    }
  return TRUE;
}

/* The word of @value that the fewest names have; @prefix: it is only the beginning of one.  NULL where there is
 * no such word (transfer full). */
static char *
choose_word (ChanceryDb *db, const char *value, gboolean *prefix)
{
  static const char few[] =
      "SELECT count (*) FROM (SELECT 1 FROM name_word WHERE word = ?1 LIMIT ?2)";
  g_autoptr (GPtrArray) tokens = chancery_tokenizer_list (value, "", G_MAXUINT);
  gboolean begun = g_str_has_suffix (value, "*");
  gint64 fewest = G_MAXINT64;
  const char *chosen = NULL;

  *prefix = FALSE;
  for (guint i = 0; i < tokens->len; i++)
    {
      const char *token = tokens->pdata[i];
      gint64 n;

      if (!is_spaced (token))
        return NULL;
      /* A list without doubles does not tell which of two equal words came last. */
      if (begun && tokens->len > 1 && g_str_has_suffix (value, "*") && i + 1 == tokens->len)
        continue;
      n = chancery_db_query_int (db, 0, few, "ti", token, (gint64)MANY_BEARERS);
      if (n >= fewest)
        continue;
      fewest = n;
      chosen = token;
    }
  *prefix = begun && tokens->len == 1;
  return g_strdup (chosen);
}

static gboolean
read_rows (ChanceryStatement *given, GArray *rows)
{
  g_autoptr (ChanceryStatement) statement = given;
  g_autoptr (GError) error = NULL;

  if (statement == NULL)
    return FALSE;
  while (rows->len <= MAX_NAMED && chancery_statement_step (statement, &error))
    {
      gint64 row = chancery_statement_get_int (statement, 0);

      g_array_append_val (rows, row);
    }
  return error == NULL && rows->len <= MAX_NAMED;
}

/* @kinds as a list of SQL texts: ids of the table of kinds, nothing that was typed. */
static char *
write_kinds (GPtrArray *kinds)
{
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < kinds->len; i++)
    g_string_append_printf (sql, "%s'%s'", i > 0 ? ", " : " AND n.kind IN (",
                            (const char *)kinds->pdata[i]);
  if (kinds->len > 0)
    g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

gboolean
chancery_sql_query_list_named (ChanceryDb *db,
                               const char *value,
                               const char *pattern,
                               GPtrArray *kinds,
                               GArray *rows)
{
  g_autofree char *of_kinds = write_kinds (kinds);
  g_autofree char *sql = NULL;
  g_autofree char *word = NULL;
  g_autofree char *end = NULL;
  gboolean prefix;

  word = choose_word (db, value, &prefix);
  if (word == NULL)
    {
      sql = g_strdup_printf ("SELECT DISTINCT n.record FROM name AS n "
                             "WHERE chancery_matches (n.folded, ?1)%s",
                             of_kinds);
      return read_rows (chancery_db_query (db, NULL, sql, "t", pattern), rows);
    }
  end = g_strconcat (word, prefix ? AFTER_ALL : "", NULL);
  sql = g_strdup_printf ("SELECT DISTINCT n.record FROM name_word AS w CROSS JOIN name AS n "
                         "ON n.record = w.record WHERE w.word BETWEEN ?1 AND ?2 "
                         "AND chancery_matches (n.folded, ?3)%s",
                         of_kinds);
  return read_rows (chancery_db_query (db, NULL, sql, "ttt", word, end, pattern), rows);
}

/* ---- which texts are in use ---- */

static void
add_text (GPtrArray *texts, const char *text, GPtrArray *patterns)
{
  for (guint i = 0; i < patterns->len; i++)
    if (chancery_match_text (text, patterns->pdata[i]))
      {
        g_ptr_array_add (texts, g_strdup (text));
        return;
      }
}

/* From each to the next by the index, however many records have it. */
GPtrArray *
chancery_sql_query_list_texts (ChanceryDb *db, const char *path, GPtrArray *patterns)
{
  static const char sql[] =
      "WITH RECURSIVE used (text) AS ("
      " SELECT min (i.text) FROM item AS i WHERE i.field = ?1"
      " UNION ALL"
      " SELECT (SELECT min (i.text) FROM item AS i WHERE i.field = ?1 AND i.text > used.text)"
      " FROM used WHERE used.text IS NOT NULL) "
      "SELECT text FROM used WHERE text IS NOT NULL LIMIT ?2";
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (db, NULL, sql, "ti", path, (gint64)MAX_TEXTS_READ + 1);
  g_autoptr (GError) error = NULL;
  guint n_read = 0;

  if (statement == NULL)
    return NULL;
  while (texts->len <= MAX_TEXTS && chancery_statement_step (statement, &error))
    {
      n_read++;
      add_text (texts, chancery_statement_get_text (statement, 0), patterns);
    }
  if (error != NULL || texts->len > MAX_TEXTS || n_read > MAX_TEXTS_READ)
    return NULL;
  return g_steal_pointer (&texts);
}
