/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What of a query looks like a condition and is none. */

#include "config.h"

#include "chancery-query-parser.h"

#include "chancery-query-values.h"
#include "chancery-typed-date.h"

#include <string.h>

/* “letters:more”, which is neither an address nor a time of day. */
static gboolean
looks_like_condition (const char *word)
{
  gsize length = strspn (word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_");

  return length > 1 && word[length] == ':' && word[length + 1] != '\0' && word[length + 1] != '/';
}

/* What keeps values that are some from being compared. */
static ChanceryMisread
judge_comparison (const char *field, char **values)
{
  if (!chancery_query_has_order (field))
    return CHANCERY_MISREAD_ORDER;
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *several = chancery_query_list_begun (field, values[i]);

      if (several != NULL)
        return CHANCERY_MISREAD_SEVERAL;
    }
  return CHANCERY_MISREAD_NONE;
}

static ChanceryMisread
judge_field (ChanceryQueryParser *parser)
{
  const char *typed = parser->text;
  ChanceryQueryComparison comparison;
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  g_auto (GStrv) values = NULL;

  comparison = chancery_query_parser_take_comparison (&typed);
  values = chancery_query_parser_split_values (parser, typed);
  if (values[0] == NULL)
    return CHANCERY_MISREAD_EMPTY;
  if (chancery_query_is_date_field (parser->field))
    {
      date = chancery_typed_date_parse (typed, parser->today, NULL);
      return date != NULL ? CHANCERY_MISREAD_NONE : CHANCERY_MISREAD_DATE;
    }
  for (guint i = 0; values[i] != NULL; i++)
    if (!chancery_query_knows_value (parser->field, values[i]))
      return CHANCERY_MISREAD_VALUE;
  return comparison != CHANCERY_QUERY_EQUAL && comparison != CHANCERY_QUERY_EXACT
             ? judge_comparison (parser->field, values)
             : CHANCERY_MISREAD_NONE;
}

static ChanceryMisread
judge_word (const char *word)
{
  if (looks_like_condition (word))
    return CHANCERY_MISREAD_PREFIX;
  if (word[strspn (word, "=*")] == '\0')
    return CHANCERY_MISREAD_EMPTY;
  return word[0] == '*' ? CHANCERY_MISREAD_STAR : CHANCERY_MISREAD_NONE;
}

GArray *
chancery_query_list_misread (const char *text, gint64 today)
{
  ChanceryQueryParser parser = { .at = text, .today = today };
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (ChanceryMisreadPart));

  g_return_val_if_fail (text != NULL, parts);

  if (!g_utf8_validate (text, -1, NULL))
    return parts;
  do
    {
      const char *start = parser.at;
      ChanceryMisreadPart part;

      chancery_query_parser_advance (&parser);
      part.misread = parser.type == CHANCERY_QUERY_TOKEN_WORD    ? judge_word (parser.text)
                     : parser.type == CHANCERY_QUERY_TOKEN_FIELD ? judge_field (&parser)
                                                                 : CHANCERY_MISREAD_NONE;
      if (part.misread == CHANCERY_MISREAD_PREFIX)
        chancery_query_parser_take_other_date (&parser);
      while (g_unichar_isspace (g_utf8_get_char (start)))
        start = g_utf8_next_char (start);
      part.start = (gsize)(start - text);
      part.length = (gsize)(parser.at - start);
      if (part.misread != CHANCERY_MISREAD_NONE)
        g_array_append_val (parts, part);
    }
  while (parser.type != CHANCERY_QUERY_TOKEN_END);
  chancery_query_parser_clear (&parser);
  return parts;
}

ChanceryMisread
chancery_query_find_misread (const char *text, gint64 today, char **condition)
{
  g_autoptr (GArray) parts = NULL;
  const ChanceryMisreadPart *first;

  g_return_val_if_fail (text != NULL && condition != NULL, CHANCERY_MISREAD_NONE);

  parts = chancery_query_list_misread (text, today);
  first = parts->len > 0 ? &g_array_index (parts, ChanceryMisreadPart, 0) : NULL;
  *condition = first != NULL ? g_strndup (text + first->start, first->length) : NULL;
  return first != NULL ? first->misread : CHANCERY_MISREAD_NONE;
}
