/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What sounds alike in another spelling or script. */

#include "config.h"

#include "chancery-widen.h"

#include "chancery-ordinary-words.h"
#include "chancery-query-values.h"
#include "chancery-sound.h"
#include "chancery-statement.h"
#include "chancery-tokenizer.h"
#include "chancery-uuid.h"

#include <string.h>

#define MIN_LETTERS 3
#define MAX_SPELLINGS 12
#define MAX_SPELLINGS_READ 400
/* Texts are read for each. */
#define MAX_SPELLINGS_ASKED 40

typedef struct
{
  char *word;
  gboolean named;
  guint distance;
} Spelling;

static GPtrArray *
new_children (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_query_unref);
}

static void
clear_spelling (gpointer spelling)
{
  g_free (((Spelling *)spelling)->word);
}

static int
compare_spellings (gconstpointer a, gconstpointer b)
{
  const Spelling *one = a;
  const Spelling *other = b;

  if (one->named != other->named)
    return one->named ? -1 : 1;
  if (one->distance != other->distance)
    return one->distance < other->distance ? -1 : 1;
  return strcmp (one->word, other->word);
}

static gboolean
is_in_name (ChanceryDb *db, const char *word)
{
  return chancery_db_query_int (db, 0, "SELECT 1 FROM name_word WHERE word = ?1 LIMIT 1", "t",
                                word) == 1;
}

static void
add_spellings (ChanceryDb *db, GArray *spellings, const char *word, const char *key)
{
  static const char sql[] = "SELECT word FROM word_sound WHERE sound = ?1 LIMIT ?2";
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (db, NULL, sql, "ti", key, (gint64)MAX_SPELLINGS_READ);

  while (statement != NULL && chancery_statement_step (statement, NULL))
    {
      const char *found = chancery_statement_get_text (statement, 0);
      Spelling spelling;
      gboolean again = strcmp (found, word) == 0;

      for (guint i = 0; i < spellings->len && !again; i++)
        again = strcmp (g_array_index (spellings, Spelling, i).word, found) == 0;
      if (again || !chancery_sound_is_near (word, found))
        continue;
      spelling.word = g_strdup (found);
      spelling.named = is_in_name (db, found);
      spelling.distance = chancery_spelling_distance (word, found, MAX_SPELLINGS);
      g_array_append_val (spellings, spelling);
    }
}

/* The one word that @text is, folded; NULL for a number, several words or one that is too short (transfer full). */
static char *
get_lone_word (const char *text)
{
  g_autoptr (GPtrArray) tokens = chancery_tokenizer_list (text, "", 2);
  const char *token = tokens->len == 1 ? tokens->pdata[0] : NULL;

  if (token == NULL || g_utf8_strlen (token, -1) < MIN_LETTERS ||
      strpbrk (token, "0123456789") != NULL)
    return NULL;
  return g_strdup (token);
}

static gboolean
are_of_one_script (const char *one, const char *other)
{
  return g_unichar_get_script (g_utf8_get_char (one)) ==
         g_unichar_get_script (g_utf8_get_char (other));
}

/* Whether @spelling may be a name that @word is, too.  “War” is no name, although departments and secretaries are called by
 * it: in its own script all that sounds like it are other words; in another one somebody is, who is called so. */
static gboolean
is_likely (ChanceryDb *db, const char *word, gboolean ordinary, const Spelling *spelling)
{
  if (ordinary)
    return spelling->named && !are_of_one_script (word, spelling->word);
  return !chancery_ordinary_words_has (db, spelling->word);
}

/* The likely ones of @spellings, which are in order (element-type utf8) (transfer full); NULL where neither @word nor one of
 * them is a word of a name. */
static GPtrArray *
choose_spellings (ChanceryDb *db, const char *word, GArray *spellings)
{
  gboolean ordinary = chancery_ordinary_words_has (db, word);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  gboolean named = FALSE;

  for (guint i = 0; i < MIN (spellings->len, MAX_SPELLINGS_ASKED) && words->len < MAX_SPELLINGS;
       i++)
    {
      const Spelling *spelling = &g_array_index (spellings, Spelling, i);

      if (!is_likely (db, word, ordinary, spelling))
        continue;
      g_ptr_array_add (words, g_strdup (spelling->word));
      named |= spelling->named;
    }
  return words->len > 0 && (named || is_in_name (db, word)) ? g_steal_pointer (&words) : NULL;
}

/* Other spellings of @text where it or one of them is a word of a name, the likeliest first; NULL for none
 * (element-type utf8) (transfer full). */
static GPtrArray *
list_spellings (ChanceryDb *db, const char *text)
{
  g_autofree char *word = get_lone_word (text);
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GArray) spellings = g_array_new (FALSE, FALSE, sizeof (Spelling));

  g_array_set_clear_func (spellings, clear_spelling);
  if (word == NULL)
    return NULL;
  keys = chancery_sound_keys_asked (word);
  for (guint i = 0; i < keys->len; i++)
    add_spellings (db, spellings, word, keys->pdata[i]);
  g_array_sort (spellings, compare_spellings);
  return choose_spellings (db, word, spellings);
}

gboolean
chancery_widen_names_somebody (ChanceryQuery *query)
{
  g_return_val_if_fail (query != NULL, FALSE);
  return chancery_query_get_op (query) == CHANCERY_QUERY_FIELD &&
         chancery_query_get_comparison (query) != CHANCERY_QUERY_EXACT &&
         chancery_query_names_records (chancery_query_get_field (query));
}

static void
free_noted (gpointer spelling)
{
  g_free (((ChancerySpelling *)spelling)->of);
  g_free (((ChancerySpelling *)spelling)->word);
  g_free (spelling);
}

static void
note_words (GPtrArray *all, const char *text, GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    {
      ChancerySpelling *spelling = g_new (ChancerySpelling, 1);

      spelling->of = get_lone_word (text);
      spelling->word = g_strdup (words->pdata[i]);
      g_ptr_array_add (all, spelling);
    }
}

/* `party:bajour` with the other spellings as further values; NULL when there are none. */
static ChanceryQuery *
widen_field (ChanceryDb *db, ChanceryQuery *query, GPtrArray *all)
{
  const char *const *values = chancery_query_get_values (query);
  g_autoptr (GStrvBuilder) more = g_strv_builder_new ();
  g_auto (GStrv) wider = NULL;
  gboolean widened = FALSE;

  if (!chancery_widen_names_somebody (query))
    return NULL;
  for (; *values != NULL; values++)
    {
      g_autoptr (GPtrArray) words = NULL;

      g_strv_builder_add (more, *values);
      if (!g_str_has_suffix (*values, "*") && !chancery_uuid_is_valid (*values))
        words = list_spellings (db, *values);
      for (guint i = 0; words != NULL && i < words->len; i++)
        g_strv_builder_add (more, words->pdata[i]);
      if (words != NULL)
        note_words (all, *values, words);
      widened |= words != NULL;
    }
  wider = g_strv_builder_end (more);
  return widened ? chancery_query_new_field (chancery_query_get_field (query),
                                             chancery_query_get_comparison (query),
                                             (const char *const *)wider, NULL)
                 : NULL;
}

static ChanceryQuery *
widen_word (ChanceryDb *db, ChanceryQuery *query, GPtrArray *all)
{
  g_autoptr (GPtrArray) words = list_spellings (db, chancery_query_get_text (query));
  GPtrArray *children;

  if (words == NULL)
    return NULL;
  note_words (all, chancery_query_get_text (query), words);
  children = new_children ();
  g_ptr_array_add (children, chancery_query_ref (query));
  for (guint i = 0; i < words->len; i++)
    g_ptr_array_add (children, chancery_query_new_text (CHANCERY_QUERY_WORD, words->pdata[i]));
  return chancery_query_new_group (CHANCERY_QUERY_OR, children);
}

/* NULL when nothing in it sounds like something else. */
static ChanceryQuery *
widen (ChanceryDb *db, ChanceryQuery *query, GPtrArray *all)
{
  g_autoptr (GPtrArray) children = NULL;
  gboolean widened = FALSE;

  switch (chancery_query_get_op (query))
    {
    case CHANCERY_QUERY_WORD:
      return chancery_query_get_comparison (query) != CHANCERY_QUERY_EXACT
                 ? widen_word (db, query, all)
                 : NULL;
    case CHANCERY_QUERY_FIELD:
      return widen_field (db, query, all);
    case CHANCERY_QUERY_AND:
    case CHANCERY_QUERY_OR:
      children = new_children ();
      for (guint i = 0; i < chancery_query_get_n_children (query); i++)
        {
          ChanceryQuery *child = chancery_query_get_child (query, i);
          ChanceryQuery *wider = widen (db, child, all);

          widened |= wider != NULL;
          g_ptr_array_add (children, wider != NULL ? wider : chancery_query_ref (child));
        }
      return widened ? chancery_query_new_group (chancery_query_get_op (query),
                                                 g_steal_pointer (&children))
                     : NULL;
    case CHANCERY_QUERY_ALL:
    case CHANCERY_QUERY_NOT:
    case CHANCERY_QUERY_PREFIX:
    case CHANCERY_QUERY_PHRASE:
    default:
      return NULL;
    }
}

ChanceryQuery *
chancery_widen_sounds (ChanceryDb *db, ChanceryQuery *query, GPtrArray **spellings)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_noted);
  g_autoptr (ChanceryQuery) wider = NULL;

  g_return_val_if_fail (db != NULL && query != NULL, NULL);

  wider = widen (db, query, all);
  if (wider == NULL)
    return NULL;
  chancery_query_set_as_on (wider, chancery_query_get_as_on (query));
  if (spellings != NULL)
    *spellings = g_steal_pointer (&all);
  return g_steal_pointer (&wider);
}

ChanceryQuery *
chancery_widen_add_spellings (ChanceryQuery *query, GPtrArray *spellings)
{
  GPtrArray *children;

  g_return_val_if_fail (query != NULL && spellings != NULL, NULL);

  children = new_children ();
  g_ptr_array_add (children, chancery_query_ref (query));
  for (guint i = 0; i < spellings->len; i++)
    g_ptr_array_add (children,
                     chancery_query_new_text (CHANCERY_QUERY_WORD,
                                              ((ChancerySpelling *)spellings->pdata[i])->word));
  return chancery_query_new_group (CHANCERY_QUERY_OR, children);
}
