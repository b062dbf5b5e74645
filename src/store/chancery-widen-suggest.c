/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* “Did you mean”: words that stand in no text, and those nearest to them that do. */

#include "config.h"

#include "chancery-widen.h"

#include "chancery-search.h"
#include "chancery-settings.h"
#include "chancery-sound.h"
#include "chancery-statement.h"
#include "chancery-tokenizer.h"
#include "chancery-words.h"

#include <string.h>

/* Of words that short nearly every other one is near. */
#define MIN_LETTERS 3
#define SHORT_LETTERS 5
/* As many are counted before one is chosen. */
#define MAX_EQUAL 16

static gboolean
is_known (ChanceryDb *db, const char *word)
{
  return chancery_db_query_int (db, 0, "SELECT 1 FROM word WHERE word = ?1", "t", word) == 1;
}

static gint64
count_texts (ChanceryDb *db, const char *word)
{
  static const char sql[] = "SELECT count (*) FROM record_search WHERE record_search MATCH ?1";
  g_autofree char *match = g_strdup_printf ("\"%s\"", word);

  return chancery_db_query_int (db, 0, sql, "t", match);
}

/* All words at the least distance from @word, up to @limit (transfer full). */
static GPtrArray *
list_nearest (ChanceryDb *db, const char *word, guint limit)
{
  GPtrArray *nearest = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ChanceryStatement) statement = chancery_db_prepare (db, "SELECT word FROM word", NULL);
  gsize length = strlen (word);
  gboolean plain = g_str_is_ascii (word);

  while (statement != NULL && chancery_statement_step (statement, NULL))
    {
      const char *other = chancery_statement_get_text (statement, 0);
      gsize other_length = strlen (other);
      guint distance;

      /* A letter has at most four bytes, and of plain words each has one. */
      if (MAX (length, other_length) - MIN (length, other_length) > (plain ? 1 : 4) * (gsize)limit)
        continue;
      distance = chancery_spelling_distance (word, other, limit);
      if (distance > limit)
        continue;
      if (distance < limit)
        g_ptr_array_set_size (nearest, 0);
      limit = distance;
      if (nearest->len < MAX_EQUAL)
        g_ptr_array_add (nearest, g_strdup (other));
    }
  return nearest;
}

/* Of the nearest, one that begins alike, then the one that most texts have; NULL when none is near. */
static char *
choose_nearest (ChanceryDb *db, const char *word)
{
  glong n_letters = g_utf8_strlen (word, -1);
  g_autoptr (GPtrArray) nearest = NULL;
  const char *best = NULL;
  gboolean best_begins = FALSE;
  gint64 most = 0;

  if (n_letters < MIN_LETTERS || strpbrk (word, "0123456789") != NULL)
    return NULL;
  nearest = list_nearest (db, word, n_letters < SHORT_LETTERS ? 1 : 2);
  for (guint i = 0; i < nearest->len; i++)
    {
      const char *other = nearest->pdata[i];
      gboolean begins = g_utf8_get_char (other) == g_utf8_get_char (word);
      gint64 n = count_texts (db, other);

      if (n > 0 && (best == NULL || begins > best_begins || (begins == best_begins && n > most)))
        {
          best = other;
          best_begins = begins;
          most = n;
        }
    }
  return g_strdup (best);
}

/* Whether @word was typed by half. */
static gboolean
begins_word (ChanceryDb *db, const char *word)
{
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GError) error = NULL;

  if (g_utf8_strlen (word, -1) < MIN_LETTERS)
    return FALSE;
  words = chancery_words_list (db, word, 1, &error);
  return error == NULL && (words == NULL || words->len > 0) && !g_ascii_isdigit (*word);
}

/* NULL when it is known, or nothing is near. */
static ChanceryQuery *
mend_word (ChanceryDb *db, ChanceryQuery *query)
{
  g_autoptr (GPtrArray) tokens = chancery_tokenizer_list (chancery_query_get_text (query), "", 2);
  g_autofree char *nearest = NULL;

  if (tokens->len != 1 || chancery_query_get_comparison (query) == CHANCERY_QUERY_EXACT ||
      is_known (db, tokens->pdata[0]))
    return NULL;
  if (begins_word (db, tokens->pdata[0]))
    return chancery_query_new_text (CHANCERY_QUERY_PREFIX, chancery_query_get_text (query));
  nearest = choose_nearest (db, tokens->pdata[0]);
  return nearest != NULL ? chancery_query_new_text (CHANCERY_QUERY_WORD, nearest) : NULL;
}

/* NULL when there is nothing to mend in it. */
static ChanceryQuery *
mend (ChanceryDb *db, ChanceryQuery *query)
{
  g_autoptr (GPtrArray) children = NULL;
  gboolean mended = FALSE;

  if (chancery_query_get_op (query) == CHANCERY_QUERY_WORD)
    return mend_word (db, query);
  if (chancery_query_get_op (query) != CHANCERY_QUERY_AND &&
      chancery_query_get_op (query) != CHANCERY_QUERY_OR)
    return NULL;
  children = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_query_unref);
  for (guint i = 0; i < chancery_query_get_n_children (query); i++)
    {
      ChanceryQuery *child = chancery_query_get_child (query, i);
      ChanceryQuery *other = mend (db, child);

      mended |= other != NULL;
      g_ptr_array_add (children, other != NULL ? other : chancery_query_ref (child));
    }
  return mended
             ? chancery_query_new_group (chancery_query_get_op (query), g_steal_pointer (&children))
             : NULL;
}

char *
chancery_widen_suggest (ChanceryDb *db, const char *base, const char *typed, gint64 today)
{
  g_autoptr (ChanceryQuery) query = NULL;
  g_autoptr (ChanceryQuery) mended = NULL;
  g_autoptr (ChanceryQuery) whole = NULL;
  g_autofree char *meant = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (db != NULL && typed != NULL, NULL);

  /* Other names of what is named are no part of what was typed. */
  query = chancery_query_parse (typed, today != CHANCERY_DAY_NONE ? today
                                                                  : chancery_settings_get_day (db));
  mended = mend (db, query);
  if (mended == NULL)
    return NULL;
  meant = chancery_query_to_string (mended);
  text = chancery_query_join (base, meant);
  whole = chancery_search_parse (db, text, today);
  return chancery_search_count (db, whole, NULL) > 0 ? g_steal_pointer (&meant) : NULL;
}
