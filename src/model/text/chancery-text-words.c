/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-text-words.h"

#include "chancery-text.h"

#include <string.h>

/* A text with a line longer than this is not broken at a margin: each of its lines is a paragraph. */
#define LONGEST_MARGIN 160

struct _ChanceryTextWords
{
  const char *text;
  gsize length;
  GArray *words;
  GArray *sentences;
  GStringChunk *chunk;
  GString *buffer;
  gboolean lines_are_paragraphs;
};

/* Short forms whose full stop ends no sentence. */
static const char *const short_forms[] = {
  "mr",   "mrs", "ms",     "dr",  "gen", "lt",  "col",    "maj", "capt", "brig", "sgt", "adm",
  "prof", "hon", "rev",    "st",  "no",  "nos", "art",    "vs",  "etc",  "inst", "ult", "prox",
  "jan",  "feb", "mar",    "apr", "jun", "jul", "aug",    "sep", "sept", "oct",  "nov", "dec",
  "viz",  "cf",  "approx", "ca",  "gov", "sen", "messrs", "mgr", "vol",  "pp",   "ref", "govt",
};

static gboolean
is_letter (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character) || character == 0x200c ||
         character == 0x200d;
}

/* Written without blanks between words. */
static gboolean
stands_alone (gunichar character)
{
  if (character < 0x0e00)
    return FALSE;
  switch ((int)g_unichar_get_script (character))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return !g_unichar_ismark (character);
    default:
      return FALSE;
    }
}

/* A comma or a point between two digits is part of the number. */
static gboolean
joins_digits (const ChanceryTextWords *self, const char *at, gboolean after_digit)
{
  return after_digit && (*at == ',' || *at == '.') && at + 1 < self->text + self->length &&
         g_ascii_isdigit (at[1]);
}

static const char *
skip_word (const ChanceryTextWords *self, const char *at)
{
  const char *end = self->text + self->length;
  gunichar character = g_utf8_get_char (at);
  gboolean number = g_unichar_isdigit (character);
  gboolean digit = number;

  at = g_utf8_next_char (at);
  if (stands_alone (character))
    {
      while (at < end && g_unichar_ismark (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      return at;
    }
  while (at < end)
    {
      character = g_utf8_get_char (at);
      if (!(is_letter (character) && !stands_alone (character)) &&
          !(number && joins_digits (self, at, digit)))
        break;
      digit = g_unichar_isdigit (character);
      at = g_utf8_next_char (at);
    }
  return at;
}

static ChanceryWordFlags
describe (const char *start, const char *end)
{
  gunichar first = g_utf8_get_char (start);
  ChanceryWordFlags flags = CHANCERY_WORD_NONE;
  gboolean small = FALSE;

  if (g_unichar_isdigit (first))
    return CHANCERY_WORD_NUMBER;
  if (!g_unichar_isupper (first) && !g_unichar_istitle (first))
    return flags;
  for (const char *at = start; at < end; at = g_utf8_next_char (at))
    small = small || g_unichar_islower (g_utf8_get_char (at));
  return CHANCERY_WORD_CAPITAL | (small ? 0 : CHANCERY_WORD_ALL_CAPITALS);
}

/* ---- sentences ---- */

static gboolean
is_short_form (const ChanceryWord *word)
{
  if (word->end - word->start == 1 && (word->flags & CHANCERY_WORD_CAPITAL) != 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (short_forms); i++)
    if (strcmp (word->folded, short_forms[i]) == 0)
      return TRUE;
  return FALSE;
}

/* “-”, “•”, “(a)”, “1.” at the beginning of a line. */
static gboolean
begins_item (const char *at, const char *end)
{
  while (at < end && (*at == ' ' || *at == '\t'))
    at++;
  if (at >= end)
    return FALSE;
  if (strchr ("-*(", *at) != NULL || g_str_has_prefix (at, "•") || g_str_has_prefix (at, "–"))
    return TRUE;
  if (!g_ascii_isdigit (*at))
    return FALSE;
  while (at < end && g_ascii_isdigit (*at))
    at++;
  return at + 1 < end && (*at == '.' || *at == ')') && (at[1] == ' ' || at[1] == '\t');
}

/* Whether the sentence that is being read is an item of a list. */
static gboolean
is_in_item (const ChanceryTextWords *self)
{
  const char *start;

  if (self->sentences->len == 0)
    return FALSE;
  start = self->text +
          g_array_index (self->sentences, ChancerySentence, self->sentences->len - 1).start;
  while (start > self->text && start[-1] != '\n' && start[-1] != '.' && start[-1] != ';')
    start--;
  return start > self->text && start[-1] == '\n' && begins_item (start, self->text + self->length);
}

static gboolean
breaks_line (const ChanceryTextWords *self, const char *from, const char *to)
{
  const char *line = memchr (from, '\n', (gsize)(to - from));
  const char *end = self->text + self->length;

  if (line == NULL)
    return FALSE;
  if (self->lines_are_paragraphs)
    return TRUE;
  for (const char *at = line + 1;
       at < to && (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n'); at++)
    if (*at == '\n')
      return TRUE;
  /* An item that goes on is indented, or goes on in small letters. */
  return begins_item (line + 1, end) ||
         (g_unichar_isupper (g_utf8_get_char (line + 1)) && is_in_item (self));
}

static gboolean
ends_here (const ChanceryTextWords *self, const ChanceryWord *last, const char *next)
{
  const char *from = self->text + last->end;

  for (const char *at = from; at < next; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      /* The marks of Arabic, Urdu, Devanagari and of the Far East end sentences too. */
      if (strchr ("!?;", (int)MIN (character, 0x7f)) != NULL && character < 0x7f)
        return TRUE;
      if (character == 0x061f || character == 0x06d4 || character == 0x0964 || character == 0x3002)
        return TRUE;
      if (character == '.' && at + 1 < next && !is_short_form (last))
        return TRUE;
    }
  return breaks_line (self, from, next);
}

static void
end_sentence (ChanceryTextWords *self)
{
  ChancerySentence *sentence;
  const ChanceryWord *last;

  if (self->sentences->len == 0 || self->words->len == 0)
    return;
  sentence = &g_array_index (self->sentences, ChancerySentence, self->sentences->len - 1);
  last = &g_array_index (self->words, ChanceryWord, self->words->len - 1);
  sentence->n_words = self->words->len - sentence->first;
  sentence->end = last->end;
  /* What was opened inside is closed inside. */
  while (sentence->end < self->length && strchr (")]\"'", self->text[sentence->end]) != NULL)
    sentence->end++;
}

static void
add_word (ChanceryTextWords *self, const char *start, const char *end)
{
  ChanceryWord word = { .start = (gsize)(start - self->text), .end = (gsize)(end - self->text) };
  const ChanceryWord *last = self->words->len > 0
                                 ? &g_array_index (self->words, ChanceryWord, self->words->len - 1)
                                 : NULL;

  g_string_truncate (self->buffer, 0);
  chancery_text_fold_into (self->buffer, start, end - start);
  if (self->buffer->len == 0)
    return;
  word.folded =
      g_string_chunk_insert_len (self->chunk, self->buffer->str, (gssize)self->buffer->len);
  word.flags = describe (start, end);
  if (last == NULL || ends_here (self, last, start))
    {
      ChancerySentence sentence = { .start = word.start, .first = self->words->len };

      end_sentence (self);
      g_array_append_val (self->sentences, sentence);
      word.flags |= CHANCERY_WORD_BEGINS;
    }
  word.sentence = self->sentences->len - 1;
  g_array_append_val (self->words, word);
}

static gboolean
has_long_line (const char *text)
{
  const char *line = text;

  while (line != NULL)
    {
      const char *end = strchr (line, '\n');

      if ((end != NULL ? (gsize)(end - line) : strlen (line)) > LONGEST_MARGIN)
        return TRUE;
      line = end != NULL ? end + 1 : NULL;
    }
  return FALSE;
}

ChanceryTextWords *
chancery_text_words_new (const char *text)
{
  ChanceryTextWords *self;
  const char *end;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (ChanceryTextWords, 1);
  self->text = text;
  self->length = strlen (text);
  self->words = g_array_new (FALSE, FALSE, sizeof (ChanceryWord));
  self->sentences = g_array_new (FALSE, FALSE, sizeof (ChancerySentence));
  self->chunk = g_string_chunk_new (4096);
  self->buffer = g_string_new (NULL);
  self->lines_are_paragraphs = has_long_line (text);
  end = text + self->length;
  for (const char *at = text; at < end;)
    {
      gunichar character = g_utf8_get_char (at);
      const char *start = at;

      if (!is_letter (character) || g_unichar_ismark (character))
        {
          at = g_utf8_next_char (at);
          continue;
        }
      at = skip_word (self, at);
      add_word (self, start, at);
    }
  end_sentence (self);
  return self;
}

void
chancery_text_words_free (ChanceryTextWords *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->words);
  g_array_unref (self->sentences);
  g_string_chunk_free (self->chunk);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

const char *
chancery_text_words_get_text (const ChanceryTextWords *self)
{
  return self->text;
}

guint
chancery_text_words_get_n (const ChanceryTextWords *self)
{
  return self->words->len;
}

const ChanceryWord *
chancery_text_words_get (const ChanceryTextWords *self, guint i)
{
  g_return_val_if_fail (i < self->words->len, NULL);

  return &g_array_index (self->words, ChanceryWord, i);
}

guint
chancery_text_words_get_n_sentences (const ChanceryTextWords *self)
{
  return self->sentences->len;
}

const ChancerySentence *
chancery_text_words_get_sentence (const ChanceryTextWords *self, guint i)
{
  g_return_val_if_fail (i < self->sentences->len, NULL);

  return &g_array_index (self->sentences, ChancerySentence, i);
}

gboolean
chancery_text_words_has_between (const ChanceryTextWords *self, guint i, const char *characters)
{
  const ChanceryWord *word;
  gsize to;

  g_return_val_if_fail (i < self->words->len, FALSE);

  word = &g_array_index (self->words, ChanceryWord, i);
  to = i + 1 < self->words->len ? word[1].start : self->length;
  for (gsize at = word->end; at < to; at++)
    if ((guchar)self->text[at] < 0x80 && strchr (characters, self->text[at]) != NULL)
      return TRUE;
  return FALSE;
}
