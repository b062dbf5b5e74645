/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-date-tokens.h"

#include "chancery-date-words.h"
#include "chancery-text.h"

#include <string.h>

typedef struct
{
  const char *word;
  char letter;
  int value;
} Word;

/* A letter of NOISE says nothing. */
#define NOISE '\0'

static const Word words[] = {
  { "today", 'T', 0 },      { "now", 'T', 0 },     { "yesterday", 'Y', 0 },
  { "tomorrow", 'M', 0 },   { "last", 'L', 0 },    { "past", 'L', 0 },
  { "next", 'X', 0 },       { "this", 'H', 0 },    { "ago", 'A', 0 },
  { "in", 'I', 0 },         { "bc", 'B', 0 },      { "bce", 'B', 0 },
  { "d", 'u', 'd' },        { "day", 'u', 'd' },   { "days", 'u', 'd' },
  { "w", 'u', 'w' },        { "wk", 'u', 'w' },    { "week", 'u', 'w' },
  { "weeks", 'u', 'w' },    { "m", 'u', 'm' },     { "month", 'u', 'm' },
  { "months", 'u', 'm' },   { "y", 'u', 'y' },     { "yr", 'u', 'y' },
  { "year", 'u', 'y' },     { "years", 'u', 'y' }, { "spring", 's', 21 },
  { "summer", 's', 22 },    { "autumn", 's', 23 }, { "fall", 's', 23 },
  { "winter", 's', 24 },    { "of", NOISE, 0 },    { "the", NOISE, 0 },
  { "on", NOISE, 0 },       { "wd", 'u', 'k' },    { "workday", 'u', 'k' },
  { "workdays", 'u', 'k' }, { "working", 'k', 0 },
};

static const char *const months[] = {
  "january", "february", "march",     "april",   "may",      "june",
  "july",    "august",   "september", "october", "november", "december",
};

static const char *const weekdays[] = {
  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
};

/* Words that stand behind a number: `18th`, `2010s`. */
static const Word number_suffixes[] = {
  { "st", NOISE, 0 }, { "nd", NOISE, 0 }, { "rd", NOISE, 0 }, { "th", NOISE, 0 }, { "s", 'D', 0 },
};

static const Word *
find_word (const Word *list, gsize n_words, const char *word)
{
  for (gsize i = 0; i < n_words; i++)
    {
      if (strcmp (list[i].word, word) == 0)
        return &list[i];
    }
  return NULL;
}

/* A name or the beginning of one, from its third letter. */
static int
find_name (const char *const *names, gsize n_names, const char *word)
{
  if (strlen (word) < 3)
    return 0;
  for (gsize i = 0; i < n_names; i++)
    {
      if (g_str_has_prefix (names[i], word))
        return (int)i + 1;
    }
  return 0;
}

/* The user's own language, in either length. */
static int
find_own_month (const char *word)
{
  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *long_name = chancery_text_fold (chancery_date_words_month (month, TRUE), -1);
      g_autofree char *short_name =
          chancery_text_fold (chancery_date_words_month (month, FALSE), -1);

      if (strcmp (word, long_name) == 0 || strcmp (word, short_name) == 0)
        return month;
    }
  return 0;
}

static gboolean
add (ChanceryDateTokens *self, char letter, gint64 value, int n_digits)
{
  gsize n_tokens = strlen (self->shape);

  if (letter == NOISE)
    return TRUE;
  if (n_tokens == CHANCERY_DATE_TOKENS_MAX)
    return FALSE;
  self->shape[n_tokens] = letter;
  self->shape[n_tokens + 1] = '\0';
  self->tokens[n_tokens] = (ChanceryDateToken){ .value = value, .n_digits = n_digits };
  return TRUE;
}

static gboolean
add_word (ChanceryDateTokens *self, const char *word, gboolean follows_number)
{
  const Word *found =
      follows_number ? find_word (number_suffixes, G_N_ELEMENTS (number_suffixes), word) : NULL;
  int number;

  if (found == NULL)
    found = find_word (words, G_N_ELEMENTS (words), word);
  if (found != NULL)
    return add (self, found->letter, found->value, 0);
  if ((number = find_name (months, G_N_ELEMENTS (months), word)) != 0 ||
      (number = find_own_month (word)) != 0)
    return add (self, 'm', number, 0);
  if ((number = find_name (weekdays, G_N_ELEMENTS (weekdays), word)) != 0)
    return add (self, 'w', number, 0);
  return FALSE;
}

/* `20260218`, the basic form of ISO 8601, as `2026-02-18`. */
static gboolean
add_basic (ChanceryDateTokens *self, int number)
{
  const int month = number / 100 % 100;
  const int day = number % 100;

  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && add (self, 'n', number / 10000, 4) &&
         add (self, '-', 0, 0) && add (self, 'n', month, 2) && add (self, '-', 0, 0) &&
         add (self, 'n', day, 2);
}

static gboolean
read_number (ChanceryDateTokens *self, const char **at)
{
  gsize n_digits = strspn (*at, "0123456789");

  if (n_digits == strlen ("20260218"))
    {
      const int number = (int)g_ascii_strtoll (*at, NULL, 10);

      *at += n_digits;
      return add_basic (self, number);
    }
  if (n_digits > 6)
    return FALSE;
  if (!add (self, 'n', g_ascii_strtoll (*at, NULL, 10), (int)n_digits))
    return FALSE;
  *at += n_digits;
  return TRUE;
}

static gboolean
is_letter (char character)
{
  return g_ascii_isalpha (character) || (guchar)character >= 0x80;
}

static gboolean
read_word (ChanceryDateTokens *self, const char *text, const char **at, char **stranger)
{
  const char *start = *at;
  gboolean follows_number = start > text && (g_ascii_isdigit (start[-1]) || start[-1] == '\'');
  g_autofree char *word = NULL;

  while (is_letter (**at))
    (*at)++;
  word = g_strndup (start, (gsize)(*at - start));
  /* The full stop of `feb.` belongs to the word. */
  if (**at == '.' && strcmp (word, "s") != 0)
    (*at)++;
  if (add_word (self, word, follows_number))
    return TRUE;
  if (stranger != NULL)
    *stranger = g_steal_pointer (&word);
  return FALSE;
}

gboolean
chancery_date_tokens_read (ChanceryDateTokens *self, const char *text, char **stranger)
{
  self->shape[0] = '\0';
  for (const char *at = text; *at != '\0';)
    {
      if (*at == ' ' || *at == ',' || (*at == '\'' && at[1] == 's'))
        at++;
      else if (g_ascii_isdigit (*at))
        {
          if (!read_number (self, &at))
            return FALSE;
        }
      else if (is_letter (*at))
        {
          if (!read_word (self, text, &at, stranger))
            return FALSE;
        }
      else if (strchr ("+-./", *at) != NULL)
        {
          if (!add (self, *at++, 0, 0))
            return FALSE;
        }
      else
        return FALSE;
    }
  return TRUE;
}
