/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A query of which the last word, or the last name of a condition, is still being typed. */

#include "config.h"

#include "chancery-query-parser.h"
#include "chancery-query-values.h"

#include <string.h>

/* A vowel sign of Hindi or of Arabic is a mark on the letter before it. */
static gboolean
ends_a_word (gunichar letter)
{
  return g_unichar_isalnum (letter) || g_unichar_ismark (letter);
}

/* “date:1934”, which is called otherwise than any condition; behind it a word is typed as if it were the last. */
static gboolean
looks_like_condition (const char *word)
{
  const char *end = word;

  while (g_ascii_isalpha (*end) || *end == '_')
    end++;
  return *end == ':' && end > word;
}

/* A word that is to be just that is no beginning. */
static gboolean
may_go_on (const char *piece)
{
  return strpbrk (piece, ":=*") == NULL &&
         ends_a_word (g_utf8_get_char (g_utf8_prev_char (piece + strlen (piece))));
}

/* Whether the token of @parser is a condition, all of whose words are taken then. */
static gboolean
take_condition (ChanceryQueryParser *parser)
{
  if (parser->type == CHANCERY_QUERY_TOKEN_FIELD)
    return TRUE;
  if (parser->type != CHANCERY_QUERY_TOKEN_WORD || !looks_like_condition (parser->text))
    return FALSE;
  chancery_query_parser_take_other_date (parser);
  return TRUE;
}

/* Where the last word of @text stands that is no part of a condition, and what ends it; FALSE where there is something else. */
static gboolean
find_last_token (const char *text, gsize *start, gsize *end)
{
  /* Of the day only what a date may be is asked. */
  ChanceryQueryParser parser = { .at = text, .today = chancery_day_today () };
  gboolean is_word = FALSE;
  gboolean negated = FALSE;
  guint depth = 0;

  do
    {
      const char *at = parser.at;

      chancery_query_parser_advance (&parser);
      depth += parser.type == CHANCERY_QUERY_TOKEN_OPEN;
      depth -= parser.type == CHANCERY_QUERY_TOKEN_CLOSE && depth > 0;
      if (parser.type == CHANCERY_QUERY_TOKEN_NOT)
        negated = TRUE;
      else if (parser.type != CHANCERY_QUERY_TOKEN_END)
        {
          if (!take_condition (&parser))
            {
              is_word = parser.type == CHANCERY_QUERY_TOKEN_WORD && !negated && depth == 0;
              while (g_unichar_isspace (g_utf8_get_char (at)))
                at = g_utf8_next_char (at);
              *start = (gsize)(at - text);
              *end = (gsize)(parser.at - text);
            }
          negated = FALSE;
        }
    }
  while (parser.type != CHANCERY_QUERY_TOKEN_END);
  chancery_query_parser_clear (&parser);
  return is_word && !negated;
}

/* The last word of @text (transfer full), and where it begins; NULL when it may not go on. */
static char *
find_last_word (const char *text, gsize *start)
{
  g_autofree char *word = NULL;
  const char *rest;
  gsize end = 0;

  if (!g_utf8_validate (text, -1, NULL) || !find_last_token (text, start, &end))
    return NULL;
  word = g_strndup (text + *start, end - *start);
  if (!may_go_on (word))
    return NULL;
  /* A blank at the end ends the word; one before a condition need not. */
  for (rest = text + end; g_unichar_isspace (g_utf8_get_char (rest));
       rest = g_utf8_next_char (rest))
    ;
  return text[end] != '\0' && *rest == '\0' ? NULL : g_steal_pointer (&word);
}

/* Letters from which on half a name says which one is meant. */
#define MIN_OF_NAME 2

static gboolean
has_letter (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* A quotation that is open holds more than its last word. */
static gboolean
has_quote (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      GUnicodeType type = g_unichar_type (g_utf8_get_char (text));

      if (*text == '"' || type == G_UNICODE_INITIAL_PUNCTUATION ||
          type == G_UNICODE_FINAL_PUNCTUATION || type == G_UNICODE_OPEN_PUNCTUATION)
        return TRUE;
    }
  return FALSE;
}

/* The name at the very end of @text that a condition asks for, and that may go on: “dull” of “from:kissinger,dull”; NULL for none. */
static const char *
find_last_name (const char *text)
{
  ChanceryQueryParser parser = { .at = text, .today = chancery_day_today () };
  const char *name = NULL;
  gboolean negated = FALSE;
  guint depth = 0;

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;
  do
    {
      chancery_query_parser_advance (&parser);
      depth += parser.type == CHANCERY_QUERY_TOKEN_OPEN;
      depth -= parser.type == CHANCERY_QUERY_TOKEN_CLOSE && depth > 0;
      if (parser.type == CHANCERY_QUERY_TOKEN_FIELD && *parser.at == '\0' && !negated &&
          depth == 0 && chancery_query_names_records (parser.field))
        name = text + strlen (text);
      negated = parser.type == CHANCERY_QUERY_TOKEN_NOT;
    }
  while (parser.type != CHANCERY_QUERY_TOKEN_END);
  chancery_query_parser_clear (&parser);
  while (name != NULL && name > text && strchr (":,", name[-1]) == NULL)
    name = g_utf8_prev_char (name);
  return name != NULL && *name != '\0' && strchr ("=<>", *name) == NULL && may_go_on (name) &&
                 !has_quote (name) && g_utf8_strlen (name, -1) >= MIN_OF_NAME && has_letter (name)
             ? name
             : NULL;
}

char *
chancery_query_begin_last_word (const char *text)
{
  g_autofree char *named = NULL;
  g_autofree char *word = NULL;
  gsize start = 0;

  g_return_val_if_fail (text != NULL, NULL);

  if (find_last_name (text) != NULL)
    text = named = g_strconcat (text, "*", NULL);
  word = find_last_word (text, &start);
  return word != NULL
             ? g_strdup_printf ("%.*s%s*%s", (int)start, text, word, text + start + strlen (word))
             : g_steal_pointer (&named);
}

char *
chancery_query_widen_last_word (const char *text)
{
  const char *name;
  g_autofree char *named = NULL;
  g_autofree char *word = NULL;
  gsize start = 0;

  g_return_val_if_fail (text != NULL, NULL);

  name = find_last_name (text);
  if (name != NULL)
    text = named = g_strconcat (text, ",", name, "*", NULL);
  word = find_last_word (text, &start);
  return word != NULL ? g_strdup_printf ("%.*s(%s OR %s*)%s", (int)start, text, word, word,
                                         text + start + strlen (word))
                      : g_steal_pointer (&named);
}

gboolean
chancery_query_guesses_last_word (const char *text, guint n_letters)
{
  g_autofree char *word = NULL;
  gsize start = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  if (find_last_name (text) != NULL)
    return TRUE;
  word = find_last_word (text, &start);
  return word != NULL && (n_letters <= 1 || has_letter (word)) &&
         g_utf8_strlen (word, -1) >= (glong)n_letters;
}
