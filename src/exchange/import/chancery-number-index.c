/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-number-index.h"

#include "chancery-text.h"

#include <string.h>

/* Parts of a number between blanks or marks. */
#define MAX_TOKENS 6

struct _ChanceryNumberIndex
{
  GHashTable *numbers;    /* folded → number */
  gboolean has_digitless; /* one has no digit */
};

typedef struct
{
  gsize start;
  gsize end;
  gboolean has_digit;
  gboolean joins; /* to the one before: blanks and at most one mark part them */
} Token;

/* ---- characters ---- */

static gboolean
is_of (gunichar character, guint types)
{
  return (1u << (guint)g_unichar_type (character) & types) != 0;
}

/* A digit of any script, or what is written for one. */
static gboolean
is_digit (gunichar character)
{
  if (character < 0x80)
    return g_ascii_isdigit ((char)character);
  return is_of (character, 1u << G_UNICODE_DECIMAL_NUMBER | 1u << G_UNICODE_OTHER_NUMBER);
}

static gboolean
has_digit (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (is_digit (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* Of what is not seen: blanks without width, and the marks of direction. */
static gboolean
is_unseen (gunichar character)
{
  return character == 0x200b || (character >= 0x200e && character <= 0x202e) ||
         (character >= 0x2066 && character <= 0x2069) || character == 0xfeff;
}

/* Hyphens stand within numbers, and other signs that ASCII has; what else is punctuation does not. */
static gboolean
parts_tokens (gunichar character)
{
  const guint punctuation = 1u << G_UNICODE_CONNECT_PUNCTUATION |
                            1u << G_UNICODE_CLOSE_PUNCTUATION | 1u << G_UNICODE_FINAL_PUNCTUATION |
                            1u << G_UNICODE_INITIAL_PUNCTUATION | 1u << G_UNICODE_OPEN_PUNCTUATION |
                            1u << G_UNICODE_OTHER_PUNCTUATION;
  const guint blanks = 1u << G_UNICODE_CONTROL | 1u << G_UNICODE_SPACE_SEPARATOR |
                       1u << G_UNICODE_LINE_SEPARATOR | 1u << G_UNICODE_PARAGRAPH_SEPARATOR;

  if (character < 0x80)
    return character <= ' ' || strchr (",;:!?()[]{}<>\"'*|=`", (int)character) != NULL;
  if (is_of (character, 1u << G_UNICODE_DASH_PUNCTUATION))
    return character > 0x2012; /* before it: hyphens, and the dash of figures */
  return is_of (character, punctuation | blanks) || is_unseen (character);
}

/* ---- tokens ---- */

/* Whether what stands from @start to @end is blanks and at most one mark. */
static gboolean
is_slight (const char *start, const char *end)
{
  guint n_marks = 0;

  for (; start < end && n_marks < 2; start = g_utf8_next_char (start))
    n_marks += !g_unichar_isspace (g_utf8_get_char (start));
  return n_marks < 2;
}

/* What stands between blanks, brackets, quotation marks and the like (element-type Token). */
static GArray *
cut_tokens (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  const char *before = NULL;

  for (const char *at = text; *at != '\0';)
    {
      Token token = { .start = (gsize)(at - text) };

      for (; *at != '\0' && !parts_tokens (g_utf8_get_char (at)); at = g_utf8_next_char (at))
        token.has_digit |= is_digit (g_utf8_get_char (at));
      token.end = (gsize)(at - text);
      if (token.end > token.start)
        {
          token.joins = before != NULL && is_slight (before, text + token.start);
          g_array_append_val (tokens, token);
          before = at;
        }
      if (*at != '\0')
        at = g_utf8_next_char (at);
    }
  return tokens;
}

/* The end of @text without a full stop, and without what the name of a file ends in. */
static gsize
cut_end (const char *text, gsize length, gboolean suffix)
{
  gsize n_letters = 0;

  while (length > 0 && text[length - 1] == '.')
    length--;
  while (suffix && n_letters < length && g_ascii_isalnum (text[length - n_letters - 1]))
    n_letters++;
  if (n_letters > 0 && n_letters <= 5 && n_letters < length && text[length - n_letters - 1] == '.')
    length -= n_letters + 1;
  return length;
}

/* The number that @text, up to @length, is in some spelling; @length is made what belongs to it. */
static const char *
match_number (const ChanceryNumberIndex *self, const char *text, gsize *length)
{
  gsize before = 0;

  for (guint suffix = 0; suffix < 2; suffix++)
    {
      gsize shorter = cut_end (text, *length, suffix == 1);
      g_autofree char *word = g_strndup (text, shorter);
      g_autofree char *folded =
          shorter > 0 && shorter != before ? chancery_text_fold_reference (word) : NULL;
      const char *number = folded != NULL ? g_hash_table_lookup (self->numbers, folded) : NULL;

      if (number != NULL)
        {
          *length = shorter;
          return number;
        }
      before = shorter;
    }
  return NULL;
}

/* A number may be written in parts: the longest of up to six tokens is taken. */
static guint
find_at (const ChanceryNumberIndex *self,
         const char *text,
         GArray *tokens,
         guint i,
         ChanceryNumberFunc func,
         gpointer user_data)
{
  const Token *first = &g_array_index (tokens, Token, i);
  gboolean may_be[MAX_TOKENS] = { self->has_digitless || first->has_digit };
  guint n = 1;

  for (; n < MAX_TOKENS && i + n < tokens->len && (first + n)->joins; n++)
    may_be[n] = may_be[n - 1] || (first + n)->has_digit;
  for (; n > 0 && may_be[n - 1]; n--)
    {
      gsize length = (first + n - 1)->end - first->start;
      const char *number = match_number (self, text + first->start, &length);

      if (number == NULL)
        continue;
      func (first->start, first->start + length, number, user_data);
      return n;
    }
  return 1;
}

/* ---- the whole ---- */

ChanceryNumberIndex *
chancery_number_index_new (void)
{
  ChanceryNumberIndex *self = g_new0 (ChanceryNumberIndex, 1);

  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
chancery_number_index_free (ChanceryNumberIndex *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_free (self);
}

void
chancery_number_index_add (ChanceryNumberIndex *self, const char *number)
{
  g_autofree char *folded = NULL;
  gboolean digitless;

  g_return_if_fail (self != NULL && number != NULL);

  folded = chancery_text_fold_reference (number);
  digitless = !has_digit (number);
  if (*folded == '\0' || (digitless && strchr (folded, ' ') == NULL))
    return;
  self->has_digitless |= digitless;
  g_hash_table_replace (self->numbers, g_steal_pointer (&folded), g_strdup (number));
}

gboolean
chancery_number_index_is_empty (const ChanceryNumberIndex *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return g_hash_table_size (self->numbers) == 0;
}

void
chancery_number_index_foreach (const ChanceryNumberIndex *self,
                               const char *text,
                               ChanceryNumberFunc func,
                               gpointer user_data)
{
  g_autoptr (GArray) tokens = NULL;

  g_return_if_fail (self != NULL && text != NULL && func != NULL);

  if (chancery_number_index_is_empty (self) || (!self->has_digitless && !has_digit (text)))
    return;
  tokens = cut_tokens (text);
  for (guint i = 0; i < tokens->len;)
    i += find_at (self, text, tokens, i, func, user_data);
}
