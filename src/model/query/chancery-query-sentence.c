/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked as one asks a colleague. */

#include "config.h"

#include "chancery-query.h"

#include "chancery-query-values.h"
#include "chancery-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* With @prefix: a year that follows is this condition.  Without: words that say nothing of what is sought. */
static const struct
{
  const char *prefix;
  const char *words;
} small_words[] = {
  /* Translators: words in front of a year in which something was, with blanks between. */
  { "year:", N_ ("in during of") },
  /* Translators: words in front of a year until which something was, with blanks between. */
  { "before:", N_ ("before until till to") },
  /* Translators: words in front of a year from which on something was, with blanks between. */
  { "after:", N_ ("after since from") },
  /* Translators: words of a question that say nothing of what is sought, with blanks between. */
  { NULL,
    N_ ("a about an and any are at by did do does find for from had has have how in is me of on our show that the "
        "their there to us was we were what when where which who whom whose why with") },
};

/* @word is folded. */
static gboolean
has_word (const char *line, const char *word)
{
  g_autofree char *folded = chancery_text_fold (line, -1);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  return g_strv_contains ((const char *const *)words, word);
}

/* @word without what ends a clause, folded (transfer full). */
static char *
fold_word (const char *word)
{
  char *folded = chancery_text_fold (word, -1);
  gsize length = strlen (folded);

  while (length > 0 && strchr ("?!.,;", folded[length - 1]) != NULL)
    folded[--length] = '\0';
  return folded;
}

/* Bytes of a year and the blank behind it. */
#define YEAR 5

/* Puts @prefix before the year that @text ends in; FALSE if it ends in none. */
static gboolean
put_before_year (GString *text, const char *prefix)
{
  const gsize before = text->len >= YEAR ? text->len - YEAR : 0;
  g_autofree char *last = g_strndup (text->str + before, text->len - before);

  if (!chancery_query_is_year (g_strchomp (last)) || (before > 0 && text->str[before - 1] != ' '))
    return FALSE;
  g_string_insert (text, (gssize)before, prefix);
  return TRUE;
}

/* How many of @word and @next are left out, and what stands for them is written to @text.  In some languages such a word stands
 * behind its year. */
static guint
put_small (GString *text, const char *word, const char *next)
{
  guint n = 0;

  for (guint i = 0; n == 0 && i < G_N_ELEMENTS (small_words); i++)
    {
      const gboolean english = has_word (small_words[i].words, word);

      if (!english && !has_word (_ (small_words[i].words), word))
        continue;
      if (small_words[i].prefix == NULL ||
          (!english && put_before_year (text, small_words[i].prefix)))
        n = 1;
      else if (next != NULL && chancery_query_is_year (next))
        {
          g_string_append_printf (text, "%s%s ", small_words[i].prefix, next);
          n = 2;
        }
    }
  return n;
}

char *
chancery_query_read_sentence (const char *text)
{
  g_autoptr (GString) left = g_string_new (NULL);
  g_auto (GStrv) words = NULL;
  gboolean changed = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL) || strpbrk (text, "\"“”„()") != NULL)
    return NULL;
  words = g_strsplit_set (text, " \t\n", -1);
  for (guint i = 0; words[i] != NULL;)
    {
      g_autofree char *word = fold_word (words[i]);
      g_autofree char *next = words[i + 1] != NULL ? fold_word (words[i + 1]) : NULL;
      const guint n = put_small (left, word, next);

      if (n == 0 && *words[i] != '\0')
        g_string_append_printf (left, "%s ", words[i]);
      changed |= n > 0;
      i += MAX (n, 1);
    }
  g_strchomp (left->str);
  return changed && *left->str != '\0' ? g_strdup (left->str) : NULL;
}
