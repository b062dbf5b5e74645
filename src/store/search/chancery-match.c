/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-match.h"

#include "chancery-statement.h"
#include "chancery-text.h"
#include "chancery-tokenizer.h"
#include "chancery-vocabulary.h"

#include <string.h>

/* A pattern that has to be the whole text begins so; no folded word does. */
#define EXACT '='
/* Room for the words of nearly every name. */
#define PLAIN_SIZE 256

static gboolean
is_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Folded words, each between single blanks: " islamic emirate of afghanistan ". */
static char *
list_words (const char *text)
{
  g_autofree char *folded = chancery_text_fold (text, -1);
  GString *words = g_string_sized_new (strlen (folded) + 2);

  g_string_append_c (words, ' ');
  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_word (c))
        g_string_append_unichar (words, c);
      else if (words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');
  return g_string_free (words, FALSE);
}

/* The same into @words (of @size), as most names and tags allow; FALSE for longer ones and other scripts. */
static gboolean
list_plain_words (const char *text, char *words, gsize size)
{
  gsize n = 0;

  words[n++] = ' ';
  for (const char *at = text; *at != '\0'; at++)
    {
      /* One for a blank, one for the end. */
      if ((guchar)*at >= 0x80 || n + 3 > size)
        return FALSE;
      if (g_ascii_isalnum (*at))
        words[n++] = g_ascii_tolower (*at);
      else if (words[n - 1] != ' ')
        words[n++] = ' ';
    }
  if (words[n - 1] != ' ')
    words[n++] = ' ';
  words[n] = '\0';
  return TRUE;
}

static gboolean
fits (const char *words, const char *pattern)
{
  if (*pattern == EXACT)
    return strcmp (words, pattern + 1) == 0;
  return strstr (words, pattern) != NULL;
}

char *
chancery_match_pattern (const char *value, gboolean exact)
{
  g_autofree char *words = NULL;
  const char *from, *to;
  gboolean prefix;

  g_return_val_if_fail (value != NULL, NULL);

  words = list_words (value);
  if (exact)
    return g_strdup_printf ("%c%s", EXACT, words);

  prefix = g_str_has_suffix (value, "*");
  from = words;
  to = words + strlen (words);
  if (to - from < 2)
    return g_strdup (prefix ? " " : "");
  /* Writing without blanks has no edges of words to keep to. */
  if (chancery_tokenizer_is_unspaced (g_utf8_get_char (from + 1)))
    from++;
  if (prefix || chancery_tokenizer_is_unspaced (g_utf8_get_char (g_utf8_prev_char (to - 1))))
    to--;
  return g_strndup (from, to - from);
}

gboolean
chancery_match_text (const char *text, const char *pattern)
{
  g_autofree char *words = NULL;
  char plain[PLAIN_SIZE];

  g_return_val_if_fail (text != NULL && pattern != NULL, FALSE);

  if (*pattern == '\0')
    return FALSE;
  /* A condition asks thousands of short texts. */
  if (list_plain_words (text, plain, sizeof plain))
    return fits (plain, pattern);
  words = list_words (text);
  return fits (words, pattern);
}

static void
matches (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  const char *text = (const char *)sqlite3_value_text (arguments[0]);
  const char *pattern = (const char *)sqlite3_value_text (arguments[1]);

  sqlite3_result_int (context,
                      text != NULL && pattern != NULL && chancery_match_text (text, pattern));
}

static void
fold (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  const char *text = (const char *)sqlite3_value_text (arguments[0]);
  char *folded;

  if (text == NULL || *text == '\0')
    return;
  folded = chancery_text_fold (text, -1);
  sqlite3_result_text (context, folded, -1, g_free);
}

static void
words (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  const char *text = (const char *)sqlite3_value_text (arguments[0]);

  if (text != NULL)
    sqlite3_result_text (context, list_words (text), -1, g_free);
}

static void
rank_level (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  const char *level = (const char *)sqlite3_value_text (arguments[0]);

  sqlite3_result_int (context, level != NULL ? chancery_vocabulary_level_rank (level) : 0);
}

gboolean
chancery_match_register (ChanceryDb *db, GError **error)
{
  static const struct
  {
    const char *name;
    int n_arguments;
    void (*function) (sqlite3_context *, int, sqlite3_value **);
  } functions[] = {
    { "chancery_matches", 2, matches },
    { "chancery_fold", 1, fold },
    { "chancery_words", 1, words },
    { "chancery_level_rank", 1, rank_level },
  };
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;

  g_return_val_if_fail (db != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      int code = sqlite3_create_function_v2 (chancery_db_get_handle (db), functions[i].name,
                                             functions[i].n_arguments, flags, NULL,
                                             functions[i].function, NULL, NULL, NULL);

      if (code != SQLITE_OK)
        return chancery_db_fail (db, code, error);
    }
  return TRUE;
}
