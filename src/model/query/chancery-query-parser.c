/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading a query; see chancery_query_parse().  Recursion is bounded by MAX_DEPTH, work by
 * MAX_TOKENS and MAX_VALUES: what lies beyond is left out of sight of the parser, never an error. */

#include "config.h"

#include "chancery-query-parser.h"

#include "chancery-query-conditions.h"
#include "chancery-typed-date.h"

#include <string.h>

#define MAX_DEPTH 32
#define MAX_TOKENS 512
#define MAX_VALUES 512
/* SQLite takes 500 parts of one condition; a value may need three. */
#define MAX_VALUES_OF_FIELD 128
/* “on:3 Aug 1961”, after the first of them. */
#define MAX_WORDS_OF_DATE 2
/* “ref:fo 371 12345”, likewise. */
#define MAX_WORDS_OF_NUMBER 4

void
chancery_query_parser_clear (ChanceryQueryParser *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->field, g_free);
}

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E;
}

/* Takes up to the next quote; a quote that is never closed ends with the text. */
static char *
take_quoted (ChanceryQueryParser *parser)
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
take_values (ChanceryQueryParser *parser)
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

ChanceryQueryComparison
chancery_query_parser_take_comparison (const char **value)
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
take_rest_of_date (ChanceryQueryParser *parser)
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

      chancery_query_parser_take_comparison (&typed);
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

/* Whether @prefix is asked for numbers of records, as papers carry them. */
static gboolean
is_number_field (const char *prefix)
{
  static const char *const prefixes[] = { "ref", "case", "about", NULL };
  const ChanceryField *field =
      g_strv_contains (prefixes, prefix) ? NULL : chancery_query_conditions_find_field (prefix);

  return field == NULL ? g_strv_contains (prefixes, prefix)
                       : chancery_field_has_flag (field, CHANCERY_FIELD_NUMBER);
}

static gboolean
is_of (const char *text, gboolean (*is) (gunichar c))
{
  const char *at = text;

  while (*at != '\0' && is (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at > text && *at == '\0';
}

/* “ref:nv 17 61”: numbers after what has no digit yet belong to it, as they do where no condition is named. */
static void
take_rest_of_number (ChanceryQueryParser *parser)
{
  g_autoptr (GString) number = g_string_new (parser->text);

  if (!is_number_field (parser->field) || !is_of (parser->text, g_unichar_isalpha))
    return;
  for (guint i = 0; i < MAX_WORDS_OF_NUMBER; i++)
    {
      const char *start = parser->at;
      const char *end;
      g_autofree char *word = NULL;

      while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
        start = g_utf8_next_char (start);
      for (end = start; !ends_word (end); end = g_utf8_next_char (end))
        ;
      word = g_strndup (start, (gsize)(end - start));
      if (!is_of (word, g_unichar_isdigit))
        break;
      g_string_append_printf (number, " %s", word);
      parser->at = end;
    }
  g_free (parser->text);
  parser->text = g_string_free (g_steal_pointer (&number), FALSE);
}

static ChanceryQueryToken
type_of_word (const char *text)
{
  static const struct
  {
    const char *text;
    ChanceryQueryToken type;
  } operators[] = { { "OR", CHANCERY_QUERY_TOKEN_OR },
                    { "AND", CHANCERY_QUERY_TOKEN_AND },
                    { "NOT", CHANCERY_QUERY_TOKEN_NOT } };

  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (strcmp (text, operators[i].text) == 0)
      return operators[i].type;
  return CHANCERY_QUERY_TOKEN_WORD;
}

static void
take_word (ChanceryQueryParser *parser)
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
              parser->type = CHANCERY_QUERY_TOKEN_FIELD;
              parser->field = g_steal_pointer (&field);
              parser->text = take_values (parser);
              take_rest_of_date (parser);
              take_rest_of_number (parser);
              return;
            }
        }
      parser->at = g_utf8_next_char (parser->at);
    }
  parser->text = g_strndup (start, parser->at - start);
  parser->type = type_of_word (parser->text);
}

void
chancery_query_parser_advance (ChanceryQueryParser *parser)
{
  gunichar c;

  chancery_query_parser_clear (parser);
  while (*parser->at != '\0' && g_unichar_isspace (g_utf8_get_char (parser->at)))
    parser->at = g_utf8_next_char (parser->at);

  parser->type = CHANCERY_QUERY_TOKEN_END;
  if (*parser->at == '\0' || parser->n_tokens++ == MAX_TOKENS)
    return;
  c = g_utf8_get_char (parser->at);
  if (c == '(' || c == ')')
    {
      parser->type = c == '(' ? CHANCERY_QUERY_TOKEN_OPEN : CHANCERY_QUERY_TOKEN_CLOSE;
      parser->at++;
    }
  else if (is_quote (c))
    {
      parser->type = CHANCERY_QUERY_TOKEN_PHRASE;
      parser->text = take_quoted (parser);
    }
  else if (c == '-' && (!ends_word (parser->at + 1) || parser->at[1] == '(' ||
                        is_quote (g_utf8_get_char (parser->at + 1))))
    {
      parser->type = CHANCERY_QUERY_TOKEN_NOT;
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
  ChanceryQueryParser parser = { .at = text };
  gboolean plain;

  chancery_query_parser_advance (&parser);
  plain = parser.type == CHANCERY_QUERY_TOKEN_WORD && strcmp (parser.text, text) == 0;
  chancery_query_parser_clear (&parser);
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

char **
chancery_query_parser_split_values (ChanceryQueryParser *parser, const char *text)
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

ChanceryQuery *
chancery_query_parser_make_field (ChanceryQueryParser *parser)
{
  const char *typed = parser->text;
  ChanceryQueryComparison comparison = chancery_query_parser_take_comparison (&typed);
  g_auto (GStrv) values = chancery_query_parser_split_values (parser, typed);
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

static ChanceryQuery *parse_or (ChanceryQueryParser *parser);

static ChanceryQuery *
parse_not (ChanceryQueryParser *parser, ChanceryQuery *(*parse) (ChanceryQueryParser *parser))
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
parse_condition (ChanceryQueryParser *parser)
{
  ChanceryQuery *query = NULL;

  switch (parser->type)
    {
    case CHANCERY_QUERY_TOKEN_NOT:
      chancery_query_parser_advance (parser);
      if (parser->depth++ < MAX_DEPTH)
        query = parse_not (parser, parse_condition);
      parser->depth--;
      return query;
    case CHANCERY_QUERY_TOKEN_OPEN:
      chancery_query_parser_advance (parser);
      if (parser->depth++ < MAX_DEPTH)
        query = parse_or (parser);
      parser->depth--;
      if (parser->type == CHANCERY_QUERY_TOKEN_CLOSE)
        chancery_query_parser_advance (parser);
      return query;
    case CHANCERY_QUERY_TOKEN_PHRASE:
      if (has_letters (parser->text))
        query = chancery_query_new_text (CHANCERY_QUERY_PHRASE, parser->text);
      break;
    case CHANCERY_QUERY_TOKEN_FIELD:
      query = chancery_query_parser_make_field (parser);
      break;
    case CHANCERY_QUERY_TOKEN_WORD:
      query = make_word (parser->text);
      break;
    case CHANCERY_QUERY_TOKEN_AND:
    case CHANCERY_QUERY_TOKEN_OR: /* with nothing before it, it is a word; in quotes it stays one */
      query = chancery_query_new_text (CHANCERY_QUERY_PHRASE, parser->text);
      break;
    case CHANCERY_QUERY_TOKEN_END:
    case CHANCERY_QUERY_TOKEN_CLOSE:
      return NULL;
    }
  chancery_query_parser_advance (parser);
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
parse_and (ChanceryQueryParser *parser)
{
  GPtrArray *children = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_query_unref);

  do
    {
      add_condition (children, parse_condition (parser));
      /* It says what is meant without it, too. */
      while (parser->type == CHANCERY_QUERY_TOKEN_AND)
        chancery_query_parser_advance (parser);
    }
  while (parser->type != CHANCERY_QUERY_TOKEN_END && parser->type != CHANCERY_QUERY_TOKEN_CLOSE &&
         parser->type != CHANCERY_QUERY_TOKEN_OR);
  return chancery_query_new_group (CHANCERY_QUERY_AND, children);
}

static ChanceryQuery *
parse_or (ChanceryQueryParser *parser)
{
  GPtrArray *children = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_query_unref);

  add_condition (children, parse_and (parser));
  while (parser->type == CHANCERY_QUERY_TOKEN_OR)
    {
      chancery_query_parser_advance (parser);
      /* A half-typed "a OR" is still just "a". */
      if (parser->type != CHANCERY_QUERY_TOKEN_END && parser->type != CHANCERY_QUERY_TOKEN_CLOSE)
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
  ChanceryQueryParser parser = { .today = today, .working_days = working_days };
  g_autoptr (GPtrArray) parts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_query_unref);

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  parser.at = valid;
  chancery_query_parser_advance (&parser);
  do
    {
      add_condition (parts, parse_or (&parser));
      /* A closing bracket that nothing opened says nothing. */
      if (parser.type == CHANCERY_QUERY_TOKEN_CLOSE)
        chancery_query_parser_advance (&parser);
    }
  while (parser.type != CHANCERY_QUERY_TOKEN_END);
  chancery_query_parser_clear (&parser);
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

/* “date:12 Apr 1934”: the words after what is called otherwise than a condition on days belong to it, too. */
void
chancery_query_parser_take_other_date (ChanceryQueryParser *parser)
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

static gboolean
says (ChanceryQueryParser *parser, const ChanceryQuery *condition)
{
  g_autoptr (ChanceryQuery) query =
      parser->type == CHANCERY_QUERY_TOKEN_FIELD ? chancery_query_parser_make_field (parser) : NULL;

  return query != NULL && chancery_query_equal (query, condition);
}

char *
chancery_query_drop_condition (const char *text, const char *condition)
{
  g_autoptr (ChanceryQuery) sought = NULL;
  g_autoptr (GString) left = g_string_new (NULL);
  ChanceryQueryParser parser = { .at = text, .today = chancery_day_today () };
  ChanceryQueryToken before = CHANCERY_QUERY_TOKEN_END;
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

      chancery_query_parser_advance (&parser);
      depth += parser.type == CHANCERY_QUERY_TOKEN_OPEN;
      depth -= parser.type == CHANCERY_QUERY_TOKEN_CLOSE && depth > 0;
      either |= parser.type == CHANCERY_QUERY_TOKEN_OR && depth == 0;
      /* An AND after it has nothing to join any more. */
      drops = (depth == 0 && before != CHANCERY_QUERY_TOKEN_NOT && says (&parser, sought)) ||
              (drops && parser.type == CHANCERY_QUERY_TOKEN_AND);
      dropped |= drops;
      if (!drops)
        /* What is too long for a query stays as it is. */
        g_string_append_len (left, start,
                             parser.type == CHANCERY_QUERY_TOKEN_END ? -1 : parser.at - start);
      before = parser.type;
    }
  while (parser.type != CHANCERY_QUERY_TOKEN_END);
  chancery_query_parser_clear (&parser);
  return dropped && !either ? g_strdup (g_strstrip (left->str)) : NULL;
}
