/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A query of which the last word is still being typed. */

#include "config.h"

#include "chancery-query.h"

#include <string.h>

static gboolean
is_within_quotes (const char *text)
{
  gboolean within = FALSE;

  for (; *text != '\0'; text++)
    within ^= *text == '"';
  return within;
}

/* A vowel sign of Hindi or of Arabic is a mark on the letter before it. */
static gboolean
ends_a_word (gunichar letter)
{
  return g_unichar_isalnum (letter) || g_unichar_ismark (letter);
}

char *
chancery_query_begin_last_word (const char *text)
{
  static const char *const operators[] = { "OR", "AND", "NOT", NULL };
  const char *word;
  const char *end;

  g_return_val_if_fail (text != NULL, NULL);

  if (is_within_quotes (text))
    return NULL;
  end = text + strlen (text);
  word = end;
  while (word > text && !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (word))))
    word = g_utf8_prev_char (word);
  /* A condition, a phrase and a word that is to be just that are no beginnings; an operator is no word. */
  if (word == end || strpbrk (word, ":\"=*()") != NULL || *word == '-' ||
      g_strv_contains (operators, word) || !ends_a_word (g_utf8_get_char (g_utf8_prev_char (end))))
    return NULL;
  return g_strdup_printf ("%.*s(%s OR %s*)", (int)(word - text), text, word, word);
}
