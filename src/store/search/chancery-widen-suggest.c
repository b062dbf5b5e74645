/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* “Did you mean”: words that stand in no text, and those nearest to them that do; a day that stands nowhere as words, but of
 * which there are records. */

#include "config.h"

#include "chancery-widen.h"

#include "chancery-search.h"
#include "chancery-settings.h"
#include "chancery-sound.h"
#include "chancery-statement.h"
#include "chancery-tokenizer.h"
#include "chancery-typed-date.h"
#include "chancery-words.h"

#include <string.h>

/* Of words that short nearly every other one is near. */
#define MIN_LETTERS 3
#define SHORT_LETTERS 5
#define MOST_SLIPS 2
/* As many with so many slips are counted before one is chosen. */
#define MAX_EQUAL 256
/* The first letter is seldom wrong: of words that begin otherwise one is meant that so many times more texts have. */
#define BEGINS_ALIKE 8
/* And one with another slip. */
#define SLIPS_LESS 256

static gboolean
is_known (ChanceryDb *db, const char *word)
{
  return chancery_db_query_int (db, 0, "SELECT 1 FROM word WHERE word = ?1", "t", word) == 1;
}

static gint64
count_texts (ChanceryDb *db, const char *word)
{
  static const char sql[] = "SELECT count (*) FROM record_search WHERE record_search MATCH ?1";
  gint64 n = chancery_words_count_texts (db, word);
  g_autofree char *match = NULL;

  if (n >= 0)
    return n;
  match = g_strdup_printf ("\"%s\"", word);
  return chancery_db_query_int (db, 0, sql, "t", match);
}

/* The words that are up to @limit slips from @word, at @near[slips] (element-type utf8). */
static void
list_near (ChanceryDb *db, const char *word, guint limit, GPtrArray **near)
{
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
      if (distance <= limit && near[distance]->len < MAX_EQUAL)
        g_ptr_array_add (near[distance], g_strdup (other));
    }
}

/* How likely @other is meant by @word, which is @distance slips away; 0 when no text has it. */
static gint64
weigh (ChanceryDb *db, const char *word, const char *other, guint distance)
{
  gint64 weight = count_texts (db, other);

  if (g_utf8_get_char (other) == g_utf8_get_char (word))
    weight *= BEGINS_ALIKE;
  return distance < MOST_SLIPS ? weight * SLIPS_LESS : weight;
}

/* NULL when none is near. */
static char *
choose_nearest (ChanceryDb *db, const char *word)
{
  glong n_letters = g_utf8_strlen (word, -1);
  GPtrArray *near[MOST_SLIPS + 1];
  char *best = NULL;
  gint64 most = 0;

  if (n_letters < MIN_LETTERS || strpbrk (word, "0123456789") != NULL)
    return NULL;
  for (guint i = 0; i <= MOST_SLIPS; i++)
    near[i] = g_ptr_array_new_with_free_func (g_free);
  list_near (db, word, n_letters < SHORT_LETTERS ? 1 : MOST_SLIPS, near);
  for (guint i = 0; i <= MOST_SLIPS; i++)
    {
      for (guint n = 0; n < near[i]->len; n++)
        {
          gint64 weight = weigh (db, word, near[i]->pdata[n], i);

          if (weight <= most)
            continue;
          most = weight;
          g_free (best);
          best = g_strdup (near[i]->pdata[n]);
        }
      g_ptr_array_unref (near[i]);
    }
  return best;
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

/* What lists show as a date is typed as it is shown: the condition that is meant; NULL where @typed is no day, month or year
 * (transfer full). */
static char *
read_date (const char *typed, ChanceryDay today)
{
  g_autoptr (ChanceryFuzzyDate) date = NULL;

  if (strpbrk (typed, "0123456789") == NULL)
    return NULL;
  date = chancery_typed_date_parse (typed, today, NULL);
  if (date == NULL || chancery_fuzzy_date_is_unknown (date) ||
      chancery_fuzzy_date_is_interval (date) || chancery_fuzzy_date_is_approximate (date) ||
      chancery_fuzzy_date_is_uncertain (date))
    return NULL;
  return g_strconcat ("on:", chancery_fuzzy_date_get_edtf (date), NULL);
}

/* Whether @meant finds something in the list of @base. */
static gboolean
finds (ChanceryDb *db, const char *base, const char *meant, gint64 today)
{
  g_autofree char *text = chancery_query_join (base, meant);
  g_autoptr (ChanceryQuery) whole = chancery_search_parse (db, text, today);

  return chancery_search_count (db, whole, NULL) > 0;
}

/* The words nearest to those of @typed; NULL where that finds nothing either. */
static char *
suggest_words (ChanceryDb *db, const char *base, const char *typed, ChanceryDay day, gint64 today)
{
  /* Other names of what is named are no part of what was typed. */
  g_autoptr (ChanceryQuery) query = chancery_query_parse (typed, day);
  g_autoptr (ChanceryQuery) mended = mend (db, query);
  g_autofree char *meant = mended != NULL ? chancery_query_to_string (mended) : NULL;

  return meant != NULL && finds (db, base, meant, today) ? g_steal_pointer (&meant) : NULL;
}

/* What is asked as one asks a colleague.  No word of it that says what is sought is dropped: what goes is told by
 * chancery_left_out_list(). */
static char *
suggest_for_sentence (ChanceryDb *db,
                      const char *base,
                      const char *typed,
                      ChanceryDay day,
                      gint64 today)
{
  g_autofree char *meant = chancery_query_read_sentence (typed, day);

  if (meant == NULL)
    return NULL;
  return finds (db, base, meant, today) ? g_steal_pointer (&meant)
                                        : suggest_words (db, base, meant, day, today);
}

char *
chancery_widen_suggest (ChanceryDb *db, const char *base, const char *typed, gint64 today)
{
  ChanceryDay day;
  g_autofree char *on = NULL;
  char *meant;

  g_return_val_if_fail (db != NULL && typed != NULL, NULL);

  day = today != CHANCERY_DAY_NONE ? today : chancery_settings_get_day (db);
  on = read_date (typed, day);
  if (on != NULL && finds (db, base, on, today))
    return g_steal_pointer (&on);
  meant = suggest_words (db, base, typed, day, today);
  return meant != NULL ? meant : suggest_for_sentence (db, base, typed, day, today);
}

static gboolean
is_answered (ChanceryDb *db, const char *text, gint64 today)
{
  g_autoptr (ChanceryQuery) query = chancery_search_parse (db, text, today);
  g_autoptr (GArray) first = chancery_search_page (db, query, "date", TRUE, 0, 1, NULL);

  return first == NULL || first->len > 0;
}

/* Lists of what is watched leave drafts and voids out: where there are only such ones, that is why. */
#define LEFT_OUT "draft,void"

/* NULL when it is no condition, or has answers; @of_state: whether it was asked for states besides. */
static char *
find_unmet (ChanceryDb *db, ChanceryQuery *condition, gboolean of_state, gint64 today)
{
  g_autofree char *text = NULL;
  g_autofree char *left_out = NULL;

  if (chancery_query_get_op (condition) != CHANCERY_QUERY_FIELD)
    return NULL;
  text = chancery_query_to_string (condition);
  if (is_answered (db, text, today))
    return NULL;
  left_out = g_strconcat (text, " state:" LEFT_OUT, NULL);
  if (!is_answered (db, left_out, today))
    return g_steal_pointer (&text);
  return of_state ? NULL : g_strconcat (text, " -state:" LEFT_OUT, NULL);
}

char *
chancery_widen_find_unmet (ChanceryDb *db, const char *typed, gint64 today)
{
  g_autoptr (ChanceryQuery) query = NULL;
  gboolean of_state;
  char *unmet;

  g_return_val_if_fail (db != NULL && typed != NULL, NULL);

  query = chancery_query_parse (typed, today != CHANCERY_DAY_NONE ? today
                                                                  : chancery_settings_get_day (db));
  of_state = chancery_query_names_field (query, "state");
  unmet = find_unmet (db, query, of_state, today);
  if (chancery_query_get_op (query) == CHANCERY_QUERY_AND)
    for (guint i = 0; unmet == NULL && i < chancery_query_get_n_children (query); i++)
      unmet = find_unmet (db, chancery_query_get_child (query, i), of_state, today);
  return unmet;
}
