/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the words of a query stand in a row that is seen. */

#include "config.h"

#include "chancery-found-words.h"
#include "chancery-query.h"
#include "chancery-search.h"
#include "chancery-sql-query.h"
#include "chancery-store-record.h"
#include "chancery-widen.h"
#include "chancery-words.h"

#include <string.h>

/* Words round a hit. */
#define SNIPPET_WORDS "24"

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

static gboolean
is_mark (char c)
{
  return c == *CHANCERY_SEARCH_HIT_START || c == *CHANCERY_SEARCH_HIT_END;
}

/* One line, without what stands between papers; marks in pairs, whatever control characters the text itself holds. */
static char *
tidy (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean inside = FALSE;
  gboolean blank = TRUE;

  for (const char *at = text; *at != '\0'; at++)
    {
      gboolean marks = is_mark (*at);

      if (marks && inside == (*at == *CHANCERY_SEARCH_HIT_START))
        continue;
      if (marks)
        inside = !inside;
      if (g_str_has_prefix (at, CHANCERY_WORDS_BREAK))
        {
          at += strlen (CHANCERY_WORDS_BREAK) - 1;
          continue;
        }
      if (!marks && (guchar)*at <= ' ')
        {
          if (!blank)
            g_string_append_c (out, ' ');
          blank = TRUE;
          continue;
        }
      g_string_append_c (out, *at);
      blank = blank && marks;
    }
  if (inside)
    g_string_append (out, CHANCERY_SEARCH_HIT_END);
  return g_string_free (out, FALSE);
}

/* Where in @papers @snippet stands, which is cut from them, and its first hit; FALSE when it does not. */
static gboolean
find_in_papers (const char *papers, const char *snippet, gsize *place, gsize *hit)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *found;
  gsize n_before = 0;
  gboolean marked = FALSE;

  for (const char *at = snippet; *at != '\0'; at++)
    {
      if (*at == *CHANCERY_SEARCH_HIT_START && !marked)
        {
          marked = TRUE;
          n_before = plain->len;
        }
      if (!is_mark (*at))
        g_string_append_c (plain, *at);
    }
  found = strstr (papers, plain->str);
  if (found == NULL)
    return FALSE;
  *place = (gsize)(found - papers);
  *hit = *place + n_before;
  return TRUE;
}

/* What of @snippet lies between @start and @end.  @place: (inout): where it begins, and where it ends. */
static char *
cut (const char *snippet, gsize *place, gsize start, gsize end)
{
  GString *inside = g_string_new (NULL);

  for (const char *at = snippet; *at != '\0'; at++)
    {
      if (is_mark (*at) || (*place >= start && *place < end))
        g_string_append_c (inside, *at);
      *place += is_mark (*at) ? 0 : 1;
    }
  return g_string_free (inside, FALSE);
}

/* The texts of the attachments stand one after another in the index; what is shown ends where that of the one does
 * that is named.  @text: (inout). */
static char *
find_attachment (ChanceryDb *db, gint64 row, char **text)
{
  static const char sql[] = "SELECT papers FROM record_text WHERE record = ?1";
  static const char dots[] = "…";
  g_autofree char *papers = chancery_db_query_text (db, sql, "i", row);
  gboolean begins = !g_str_has_prefix (*text, dots);
  gboolean ends = !g_str_has_suffix (*text, dots);
  gsize length = strlen (*text);
  g_autofree char *snippet = NULL;
  g_autofree char *inside = NULL;
  g_autofree char *name = NULL;
  gsize place, hit, start, end;

  snippet = g_strndup (*text + (begins ? 0 : strlen (dots)),
                       length - (begins ? 0 : strlen (dots)) - (ends ? 0 : strlen (dots)));
  if (papers == NULL || !find_in_papers (papers, snippet, &place, &hit))
    return NULL;
  name = chancery_record_find_paper (db, row, papers, hit, &start, &end);
  if (name == NULL)
    return NULL;
  begins = begins || place < start;
  inside = cut (snippet, &place, start, end);
  ends = ends || place > end;
  g_free (*text);
  *text = g_strconcat (begins ? "" : dots, inside, ends ? "" : dots, NULL);
  return g_steal_pointer (&name);
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
          g_autofree char *shown = g_strdup (text);

          hit->attachment = i == 3 ? find_attachment (db, row, &shown) : NULL;
          hit->snippet = tidy (shown);
          /* The only name of a party is its title as well. */
          if (i < 3 && strcmp (hit->snippet, hit->title) == 0)
            g_clear_pointer (&hit->snippet, g_free);
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

/* Whether the word @term is in the text of @row. */
static gboolean
stands (ChanceryDb *db, ChanceryQuery *term, gint64 row)
{
  static const char sql[] = "SELECT 1 FROM record_search WHERE record_search MATCH ?1 "
                            "AND rowid = (SELECT date_key FROM record WHERE id = ?2)";
  g_autofree char *match = chancery_sql_query_any_word (term, NULL, 0);

  return match == NULL || chancery_db_query_int (db, 0, sql, "ti", match, row) == 1;
}

/* Whether a word of the text of @row begins so, which the text itself has to tell. */
static gboolean
begins (ChanceryDb *db, ChanceryQuery *beginning, gint64 row)
{
  g_autoptr (ChanceryHit) hit = chancery_search_find_hit (db, beginning, row, NULL);

  return hit != NULL;
}

/* Whether a condition answers, asked of one row. */
static gboolean
answers (ChanceryDb *db, ChanceryQuery *condition, gint64 row)
{
  g_autoptr (ChancerySqlQuery) compiled = chancery_sql_query_new (condition, db);
  g_autofree char *select = chancery_sql_query_select (compiled, "r.id AS id", NULL, NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM (%s) WHERE id = ?", select);
  g_autoptr (ChanceryStatement) statement = chancery_db_prepare (db, sql, NULL);

  if (statement == NULL)
    return TRUE;
  chancery_statement_bind_int (statement, chancery_sql_query_bind (compiled, statement), row);
  return chancery_statement_step (statement, NULL);
}

gboolean
chancery_search_lacks_words (ChanceryDb *db, ChanceryQuery *query, gint64 row)
{
  const guint n = chancery_query_get_n_children (query);
  guint n_lacking = 0;

  g_return_val_if_fail (db != NULL && query != NULL, FALSE);

  switch (chancery_query_get_op (query))
    {
    case CHANCERY_QUERY_WORD:
    case CHANCERY_QUERY_PHRASE:
      return !stands (db, query, row);
    case CHANCERY_QUERY_AND:
    case CHANCERY_QUERY_OR:
      for (guint i = 0; i < n; i++)
        if (chancery_search_lacks_words (db, chancery_query_get_child (query, i), row))
          n_lacking++;
      return chancery_query_get_op (query) == CHANCERY_QUERY_AND ? n_lacking > 0
                                                                 : n > 0 && n_lacking == n;
    case CHANCERY_QUERY_PREFIX:
      return !begins (db, query, row);
    case CHANCERY_QUERY_FIELD:
      return chancery_widen_names_somebody (query) && !answers (db, query, row);
    case CHANCERY_QUERY_ALL:
    case CHANCERY_QUERY_NOT:
    default:
      return FALSE;
    }
}

/* @name with the mark at its first word that is @word. */
static char *
mark_word (const char *name, ChanceryQuery *word)
{
  g_autoptr (ChanceryFoundWords) found = chancery_found_words_new (word);
  g_autoptr (GArray) places = found != NULL ? chancery_found_words_find (found, name) : NULL;
  const ChanceryFoundPlace *place;

  if (places == NULL || places->len == 0)
    return NULL;
  place = &g_array_index (places, ChanceryFoundPlace, 0);
  return g_strdup_printf ("%.*s" CHANCERY_SEARCH_HIT_START "%.*s" CHANCERY_SEARCH_HIT_END "%s",
                          (int)place->start, name, (int)(place->end - place->start),
                          name + place->start, name + place->end);
}

/* A name of whom @row speaks, which stands nowhere in it, and has @word; NULL for none. */
static ChanceryHit *
find_name (ChanceryDb *db, ChanceryQuery *word, gint64 row, GError **error)
{
  static const char sql[] = "SELECT n.text FROM reference AS x CROSS JOIN name_word AS w "
                            "ON w.record = x.target AND w.word = ?2 CROSS JOIN name AS n "
                            "ON n.record = w.record WHERE x.record = ?1 ORDER BY n.ordinal";
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (db, error, sql, "it", row, chancery_query_get_text (word));

  while (statement != NULL && chancery_statement_step (statement, error))
    {
      g_autofree char *marked = mark_word (chancery_statement_get_text (statement, 0), word);
      ChanceryHit *hit;

      if (marked == NULL)
        continue;
      hit = g_new0 (ChanceryHit, 1);
      hit->title = g_strdup ("");
      hit->snippet = tidy (marked);
      return hit;
    }
  return NULL;
}

ChanceryHit *
chancery_search_find_sounding (ChanceryDb *db, GPtrArray *spellings, gint64 row, GError **error)
{
  g_autoptr (GPtrArray) asked = NULL;
  g_autoptr (ChanceryQuery) any = NULL;
  ChanceryHit *hit;
  GError *problem = NULL;

  g_return_val_if_fail (db != NULL && spellings != NULL, NULL);

  asked = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_query_unref);
  for (guint i = 0; i < spellings->len; i++)
    {
      const ChancerySpelling *spelling = spellings->pdata[i];
      g_autoptr (ChanceryQuery) of = chancery_query_new_text (CHANCERY_QUERY_WORD, spelling->of);

      if (!stands (db, of, row))
        g_ptr_array_add (asked, chancery_query_new_text (CHANCERY_QUERY_WORD, spelling->word));
    }
  if (asked->len == 0)
    return NULL;
  any = chancery_query_new_group (CHANCERY_QUERY_OR, g_ptr_array_ref (asked));
  hit = chancery_search_find_hit (db, any, row, &problem);
  for (guint i = 0; hit == NULL && problem == NULL && i < asked->len; i++)
    hit = find_name (db, asked->pdata[i], row, &problem);
  if (problem != NULL)
    g_propagate_error (error, problem);
  return hit;
}
