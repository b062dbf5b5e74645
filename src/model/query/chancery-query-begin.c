/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A query of which the last word is still being typed. */

#include "config.h"

#include "chancery-query.h"

#include <string.h>

/* A vowel sign of Hindi or of Arabic is a mark on the letter before it. */
static gboolean
ends_a_word (gunichar letter)
{
  return g_unichar_isalnum (letter) || g_unichar_ismark (letter);
}

/* As the parser has them: each ends what another began. */
static gboolean
is_quote (gunichar character)
{
  return character == '"' || character == 0x201c || character == 0x201d || character == 0x201e;
}

/* The end of what begins at @at and has no blank but in quotes; NULL where a quote is not closed. */
static const char *
find_end (const char *at)
{
  gboolean within = FALSE;

  for (; *at != '\0' && (within || !g_unichar_isspace (g_utf8_get_char (at)));
       at = g_utf8_next_char (at))
    within ^= is_quote (g_utf8_get_char (at));
  return within ? NULL : at;
}

/* Whether @piece is a condition as a whole, behind which a word is typed as if it were the last. */
static gboolean
is_condition (const char *piece)
{
  const char *end = *piece == '-' ? piece + 1 : piece;

  while (g_ascii_isalpha (*end) || *end == '_')
    end++;
  return *end == ':' && end > piece + (*piece == '-') && strpbrk (piece, "()") == NULL;
}

/* A phrase and a word that is to be just that are no beginnings; an operator is no word. */
static gboolean
may_go_on (const char *piece)
{
  static const char *const operators[] = { "OR", "AND", "NOT", NULL };

  return strpbrk (piece, ":\"=*()") == NULL && *piece != '-' &&
         !g_strv_contains (operators, piece) &&
         ends_a_word (g_utf8_get_char (g_utf8_prev_char (piece + strlen (piece))));
}

/* The last word of @text (transfer full), and where it begins; NULL when it may not go on. */
static char *
find_last_word (const char *text, gsize *start)
{
  g_autofree char *word = NULL;
  const char *word_end = text;
  const char *end = text;

  for (const char *at = text; *at != '\0'; at = *end != '\0' ? g_utf8_next_char (end) : end)
    {
      g_autofree char *piece = NULL;

      end = find_end (at);
      if (end == NULL)
        return NULL;
      piece = g_strndup (at, (gsize)(end - at));
      if (*piece == '\0' || is_condition (piece))
        continue;
      g_free (word);
      word = g_steal_pointer (&piece);
      word_end = end;
      *start = (gsize)(at - text);
    }
  if (word == NULL || !may_go_on (word))
    return NULL;
  /* A blank at the end ends the word; one before a condition need not. */
  for (end = word_end; g_unichar_isspace (g_utf8_get_char (end)); end = g_utf8_next_char (end))
    ;
  return *word_end != '\0' && *end == '\0' ? NULL : g_steal_pointer (&word);
}

char *
chancery_query_begin_last_word (const char *text)
{
  g_autofree char *word = NULL;
  gsize start = 0;

  g_return_val_if_fail (text != NULL, NULL);

  word = find_last_word (text, &start);
  return word != NULL
             ? g_strdup_printf ("%.*s%s*%s", (int)start, text, word, text + start + strlen (word))
             : NULL;
}

char *
chancery_query_widen_last_word (const char *text)
{
  g_autofree char *word = NULL;
  gsize start = 0;

  g_return_val_if_fail (text != NULL, NULL);

  word = find_last_word (text, &start);
  return word != NULL ? g_strdup_printf ("%.*s(%s OR %s*)%s", (int)start, text, word, word,
                                         text + start + strlen (word))
                      : NULL;
}

gboolean
chancery_query_guesses_last_word (const char *text, guint n_letters)
{
  g_autofree char *word = NULL;
  gsize start = 0;
  gboolean letter = n_letters <= 1;

  g_return_val_if_fail (text != NULL, FALSE);

  word = find_last_word (text, &start);
  for (const char *at = word; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    letter = letter || g_unichar_isalpha (g_utf8_get_char (at));
  return word != NULL && letter && g_utf8_strlen (word, -1) >= (glong)n_letters;
}
