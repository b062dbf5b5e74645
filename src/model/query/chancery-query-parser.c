/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading a query; see chancery_query_parse().  Recursion is bounded by MAX_DEPTH, work by
 * MAX_TOKENS and MAX_VALUES: what lies beyond is left out of sight of the parser, never an error. */

#include "config.h"

#include "chancery-query-conditions.h"
#include "chancery-query-values.h"
#include "chancery-query.h"
#include "chancery-typed-date.h"

#include <string.h>

#define MAX_DEPTH 32
#define MAX_TOKENS 512
#define MAX_VALUES 512
/* SQLite takes 500 parts of one condition; a value may need three. */
#define MAX_VALUES_OF_FIELD 128
/* “on:3 Aug 1961”, after the first of them. */
#define MAX_WORDS_OF_DATE 2

typedef enum
{
  TOKEN_END,
  TOKEN_OPEN,
  TOKEN_CLOSE,
  TOKEN_NOT,
  TOKEN_AND,    /* text */
  TOKEN_OR,     /* text */
  TOKEN_WORD,   /* text */
  TOKEN_PHRASE, /* text */
  TOKEN_FIELD,  /* field, text is what follows the colon */
} TokenType;

typedef struct
{
  const char *at;
  gint64 today;
  const ChanceryWorkingDays *working_days;
  guint n_tokens;
  guint n_values;
  guint depth;
  TokenType type;
  char *text;
  char *field;
} Parser;

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E;
}

/* Takes up to the next quote; a quote that is never closed ends with the text. */
static char *
take_quoted (Parser *parser)
{
  const char *start = parser->at = g_utf8_next_char (parser->at);
  char *text;

  while (*parser->at != '\0' && !is_quote (g_utf8_get_char (parser->at)))
    parser->at = g_utf8_next_char (parser->at);
  text = g_strndup (start, parser->at - start);
  if (*parser->at != '\0')
    parser->at = g_utf8_next_char (parser->at);
  return text;
}

static gboolean
ends_word (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  return *at == '\0' || g_unichar_isspace (c) || c == '(' || c == ')' || is_quote (c);
}

/* The values after a colon: words and quoted texts with commas between. */
static char *
take_values (Parser *parser)
{
  g_autoptr (GString) values = g_string_new (NULL);

  while (*parser->at != '\0')
    {
      if (is_quote (g_utf8_get_char (parser->at)))
        {
          g_autofree char *quoted = take_quoted (parser);

          /* Inside quotes a comma is no separator. */
          g_strdelimit (quoted, ",", 0x1f);
          g_string_append (values, quoted);
        }
      else if (ends_word (parser->at))
        break;
      else
        {
          const char *start = parser->at;

          parser->at = g_utf8_next_char (parser->at);
          g_string_append_len (values, start, parser->at - start);
        }
    }
  return g_string_free (g_steal_pointer (&values), FALSE);
}

static ChanceryQueryComparison
take_comparison (const char **value)
{
  static const struct
  {
    const char *sign;
    ChanceryQueryComparison comparison;
  } signs[] = {
    { "<=", CHANCERY_QUERY_LESS_OR_EQUAL }, { ">=", CHANCERY_QUERY_GREATER_OR_EQUAL },
    { "≤", CHANCERY_QUERY_LESS_OR_EQUAL },  { "≥", CHANCERY_QUERY_GREATER_OR_EQUAL },
    { "<", CHANCERY_QUERY_LESS },           { ">", CHANCERY_QUERY_GREATER },
    { "=", CHANCERY_QUERY_EXACT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (*value, signs[i].sign))
      {
        *value += strlen (signs[i].sign);
        return signs[i].comparison;
      }
  return CHANCERY_QUERY_EQUAL;
}

static gboolean
has_year (const char *text)
{
  guint n_digits = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      n_digits = g_unichar_isdigit (g_utf8_get_char (text)) ? n_digits + 1 : 0;
      if (n_digits == 4)
        return TRUE;
    }
  return FALSE;
}

/* “on:3 Aug 1961”: words after one that is a day or a month belong to it, up to the year that makes it a date. */
static void
take_rest_of_date (Parser *parser)
{
  const char *at = parser->at;
  g_autoptr (GString) date = g_string_new (parser->text);

  if (!chancery_query_is_date_field (parser->field) || *parser->text == '\0' ||
      has_year (parser->text))
    return;
  for (guint i = 0; i < MAX_WORDS_OF_DATE && !has_year (date->str); i++)
    {
      const char *start;

      while (*at != '\0' && g_unichar_isspace (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      start = at;
      while (!ends_word (at))
        at = g_utf8_next_char (at);
      g_string_append_c (date, ' ');
      g_string_append_len (date, start, at - start);
    }
  if (has_year (date->str))
    {
      const char *typed = date->str;
      g_autoptr (ChanceryFuzzyDate) read = NULL;

      take_comparison (&typed);
      read = chancery_typed_date_parse_at_desk (typed, parser->today, parser->working_days, NULL);
      if (read == NULL || chancery_fuzzy_date_is_unknown (read))
        return;
      /* A comma in it is none between values. */
      g_strdelimit (date->str, ",", 0x1f);
      g_free (parser->text);
      parser->text = g_string_free (g_steal_pointer (&date), FALSE);
      parser->at = at;
    }
}

static TokenType
type_of_word (const char *text)
{
  static const struct
  {
    const char *text;
    TokenType type;
  } operators[] = { { "OR", TOKEN_OR }, { "AND", TOKEN_AND }, { "NOT", TOKEN_NOT } };

  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (strcmp (text, operators[i].text) == 0)
      return operators[i].type;
  return TOKEN_WORD;
}

static void
take_word (Parser *parser)
{
  const char *start = parser->at;

  while (!ends_word (parser->at))
    {
      if (*parser->at == ':' && parser->at > start)
        {
          g_autofree char *typed = g_strndup (start, parser->at - start);
          g_autofree char *field = g_utf8_strdown (typed, -1);

          if (chancery_query_is_field (field))
            {
              parser->at++;
              parser->type = TOKEN_FIELD;
              parser->field = g_steal_pointer (&field);
              parser->text = take_values (parser);
              take_rest_of_date (parser);
              return;
            }
        }
      parser->at = g_utf8_next_char (parser->at);
    }
  parser->text = g_strndup (start, parser->at - start);
  parser->type = type_of_word (parser->text);
}

static void
advance (Parser *parser)
{
  gunichar c;

  g_clear_pointer (&parser->text, g_free);
  g_clear_pointer (&parser->field, g_free);
  while (*parser->at != '\0' && g_unichar_isspace (g_utf8_get_char (parser->at)))
    parser->at = g_utf8_next_char (parser->at);

  parser->type = TOKEN_END;
  if (*parser->at == '\0' || parser->n_tokens++ == MAX_TOKENS)
    return;
  c = g_utf8_get_char (parser->at);
  if (c == '(' || c == ')')
    {
      parser->type = c == '(' ? TOKEN_OPEN : TOKEN_CLOSE;
      parser->at++;
    }
  else if (is_quote (c))
    {
      parser->type = TOKEN_PHRASE;
      parser->text = take_quoted (parser);
    }
  else if (c == '-' && (!ends_word (parser->at + 1) || parser->at[1] == '(' ||
                        is_quote (g_utf8_get_char (parser->at + 1))))
    {
      parser->type = TOKEN_NOT;
      parser->at++;
    }
  else
    take_word (parser);
}

static gboolean
has_letters (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* Whether the words after a sign that is left out would be read as a word by themselves, and not as a condition. */
static gboolean
is_plain_word (const char *text)
{
  Parser parser = { .at = text };
  gboolean plain;

  advance (&parser);
  plain = parser.type == TOKEN_WORD && strcmp (parser.text, text) == 0;
  g_free (parser.text);
  g_free (parser.field);
  return plain;
}

/* A word, a beginning of a word, or NULL when nothing in it could be found. */
static ChanceryQuery *
make_word (const char *text)
{
  gsize length;

  if (!has_letters (text))
    return NULL;
  /* Only the end of a word can be left open; “*-visit” is none without a visit. */
  if (text[0] == '*')
    {
      text += strspn (text, "*-");
      if (!is_plain_word (text))
        return chancery_query_new_text (CHANCERY_QUERY_PHRASE, text);
    }
  length = strlen (text);
  if (text[0] == '=' && text[length - 1] != '*')
    return chancery_query_new_exact (text + 1);
  if (text[length - 1] == '*')
    {
      g_autofree char *prefix = g_strndup (text, length - 1);

      return chancery_query_new_text (CHANCERY_QUERY_PREFIX, prefix);
    }
  return chancery_query_new_text (CHANCERY_QUERY_WORD, text);
}

static gboolean
is_sign (gunichar c)
{
  return c == '<' || c == '>' || c == '=' || c == 0x2264 || c == 0x2265;
}

static char **
split_values (Parser *parser, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  guint last = MIN (parser->n_values + MAX_VALUES_OF_FIELD, MAX_VALUES);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *value = g_strstrip (parts[i]);

      g_strdelimit (parts[i], "\x1f", ',');
      /* A sign compares all values, and only where it stands first. */
      while (is_sign (g_utf8_get_char (value)) || g_ascii_isspace (*value))
        value = g_utf8_next_char (value);
      if (*value != '\0' && parser->n_values < last)
        {
          g_strv_builder_add (values, value);
          parser->n_values++;
        }
    }
  return g_strv_builder_end (values);
}

static ChanceryQuery *
make_field (Parser *parser)
{
  const char *typed = parser->text;
  ChanceryQueryComparison comparison = take_comparison (&typed);
  g_auto (GStrv) values = split_values (parser, typed);
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  g_autofree char *words = NULL;

  if (values[0] == NULL)
    return NULL;
  if (!chancery_query_is_date_field (parser->field))
    return chancery_query_new_field (parser->field, comparison, (const char *const *)values, NULL);

  g_strdelimit (parser->text, "\x1f", ',');
  date = chancery_typed_date_parse_at_desk (typed, parser->today, parser->working_days, NULL);
  if (date != NULL && !chancery_fuzzy_date_is_unknown (date))
    return chancery_query_new_field (parser->field, comparison, (const char *const *)values, date);
  words = g_strconcat (parser->field, " ", typed, NULL);
  return chancery_query_new_text (CHANCERY_QUERY_PHRASE, words);
}

static ChanceryQuery *parse_or (Parser *parser);

static ChanceryQuery *
parse_not (Parser *parser, ChanceryQuery *(*parse) (Parser *parser))
{
  GPtrArray *children;
  ChanceryQuery *child;

  child = parse (parser);
  if (child == NULL || chancery_query_is_empty (child))
    {
      g_clear_pointer (&child, chancery_query_unref);
      return NULL;
    }
  children = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_query_unref);
  g_ptr_array_add (children, child);
  return chancery_query_new_group (CHANCERY_QUERY_NOT, children);
}

/* One condition, or NULL for one that says nothing. */
static ChanceryQuery *
parse_condition (Parser *parser)
{
  ChanceryQuery *query = NULL;

  switch (parser->type)
    {
    case TOKEN_NOT:
      advance (parser);
      if (parser->depth++ < MAX_DEPTH)
        query = parse_not (parser, parse_condition);
      parser->depth--;
      return query;
    case TOKEN_OPEN:
      advance (parser);
      if (parser->depth++ < MAX_DEPTH)
        query = parse_or (parser);
      parser->depth--;
      if (parser->type == TOKEN_CLOSE)
        advance (parser);
      return query;
    case TOKEN_PHRASE:
      if (has_letters (parser->text))
        query = chancery_query_new_text (CHANCERY_QUERY_PHRASE, parser->text);
      break;
    case TOKEN_FIELD:
      query = make_field (parser);
      break;
    case TOKEN_WORD:
      query = make_word (parser->text);
      break;
    case TOKEN_AND:
    case TOKEN_OR: /* with nothing before it, it is a word; in quotes it stays one */
      query = chancery_query_new_text (CHANCERY_QUERY_PHRASE, parser->text);
      break;
    case TOKEN_END:
    case TOKEN_CLOSE:
      return NULL;
    }
  advance (parser);
  return query;
}

static void
add_condition (GPtrArray *children, ChanceryQuery *query)
{
  if (query == NULL)
    return;
  if (chancery_query_is_empty (query))
    chancery_query_unref (query);
  else
    g_ptr_array_add (children, query);
}

static ChanceryQuery *
parse_and (Parser *parser)
{
  GPtrArray *children = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_query_unref);

  do
    {
      add_condition (children, parse_condition (parser));
      /* It says what is meant without it, too. */
      while (parser->type == TOKEN_AND)
        advance (parser);
    }
  while (parser->type != TOKEN_END && parser->type != TOKEN_CLOSE && parser->type != TOKEN_OR);
  return chancery_query_new_group (CHANCERY_QUERY_AND, children);
}

static ChanceryQuery *
parse_or (Parser *parser)
{
  GPtrArray *children = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_query_unref);

  add_condition (children, parse_and (parser));
  while (parser->type == TOKEN_OR)
    {
      advance (parser);
      /* A half-typed "a OR" is still just "a". */
      if (parser->type != TOKEN_END && parser->type != TOKEN_CLOSE)
        add_condition (children, parse_and (parser));
    }
  return chancery_query_new_group (CHANCERY_QUERY_OR, children);
}

ChanceryQuery *
chancery_query_parse (const char *text, gint64 today)
{
  return chancery_query_parse_at_desk (text, today, NULL);
}

ChanceryQuery *
chancery_query_parse_at_desk (const char *text,
                              gint64 today,
                              const ChanceryWorkingDays *working_days)
{
  g_autofree char *valid = NULL;
  Parser parser = { .today = today, .working_days = working_days };
  g_autoptr (GPtrArray) parts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_query_unref);

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  parser.at = valid;
  advance (&parser);
  do
    {
      add_condition (parts, parse_or (&parser));
      /* A closing bracket that nothing opened says nothing. */
      if (parser.type == TOKEN_CLOSE)
        advance (&parser);
    }
  while (parser.type != TOKEN_END);
  g_clear_pointer (&parser.text, g_free);
  g_clear_pointer (&parser.field, g_free);
  return chancery_query_new_group (CHANCERY_QUERY_AND, g_steal_pointer (&parts));
}

gboolean
chancery_query_may_count_working_days (const char *text)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  lower = g_ascii_strdown (text, -1);
  return strstr (lower, "wd") != NULL || strstr (lower, "work") != NULL;
}

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
judge_field (Parser *parser)
{
  const char *typed = parser->text;
  ChanceryQueryComparison comparison;
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  g_auto (GStrv) values = NULL;

  comparison = take_comparison (&typed);
  values = split_values (parser, typed);
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

/* “date:12 Apr 1934”: the words after what is called otherwise than a condition on days belong to it, too. */
static void
take_rest_of_other (Parser *parser)
{
  g_autofree char *typed = g_utf8_strdown (parser->text, (gssize)strcspn (parser->text, ":"));
  const char *meant = chancery_query_conditions_find_word (typed);
  char *value = NULL;

  if (meant == NULL)
    return;
  value = g_strdup (parser->text + strcspn (parser->text, ":") + 1);
  g_free (parser->text);
  parser->text = value;
  parser->field = g_strdup (meant);
  take_rest_of_date (parser);
}

GArray *
chancery_query_list_misread (const char *text, gint64 today)
{
  Parser parser = { .at = text, .today = today };
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (ChanceryMisreadPart));

  g_return_val_if_fail (text != NULL, parts);

  if (!g_utf8_validate (text, -1, NULL))
    return parts;
  do
    {
      const char *start = parser.at;
      ChanceryMisreadPart part;

      advance (&parser);
      part.misread = parser.type == TOKEN_WORD    ? judge_word (parser.text)
                     : parser.type == TOKEN_FIELD ? judge_field (&parser)
                                                  : CHANCERY_MISREAD_NONE;
      if (part.misread == CHANCERY_MISREAD_PREFIX)
        take_rest_of_other (&parser);
      while (g_unichar_isspace (g_utf8_get_char (start)))
        start = g_utf8_next_char (start);
      part.start = (gsize)(start - text);
      part.length = (gsize)(parser.at - start);
      if (part.misread != CHANCERY_MISREAD_NONE)
        g_array_append_val (parts, part);
    }
  while (parser.type != TOKEN_END);
  g_free (parser.text);
  g_free (parser.field);
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

static gboolean
says (Parser *parser, const ChanceryQuery *condition)
{
  g_autoptr (ChanceryQuery) query = parser->type == TOKEN_FIELD ? make_field (parser) : NULL;

  return query != NULL && chancery_query_equal (query, condition);
}

char *
chancery_query_drop_condition (const char *text, const char *condition)
{
  g_autoptr (ChanceryQuery) sought = NULL;
  g_autoptr (GString) left = g_string_new (NULL);
  Parser parser = { .at = text, .today = chancery_day_today () };
  TokenType before = TOKEN_END;
  guint depth = 0;
  gboolean either = FALSE;
  gboolean dropped = FALSE;
  gboolean drops = FALSE;

  g_return_val_if_fail (text != NULL && condition != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;
  sought = chancery_query_parse (condition, parser.today);
  do
    {
      const char *start = parser.at;

      advance (&parser);
      depth += parser.type == TOKEN_OPEN;
      depth -= parser.type == TOKEN_CLOSE && depth > 0;
      either |= parser.type == TOKEN_OR && depth == 0;
      /* An AND after it has nothing to join any more. */
      drops = (depth == 0 && before != TOKEN_NOT && says (&parser, sought)) ||
              (drops && parser.type == TOKEN_AND);
      dropped |= drops;
      if (!drops)
        /* What is too long for a query stays as it is. */
        g_string_append_len (left, start, parser.type == TOKEN_END ? -1 : parser.at - start);
      before = parser.type;
    }
  while (parser.type != TOKEN_END);
  g_free (parser.text);
  g_free (parser.field);
  return dropped && !either ? g_strdup (g_strstrip (left->str)) : NULL;
}
