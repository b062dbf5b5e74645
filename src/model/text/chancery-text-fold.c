/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-text.h"

#include "chancery-fold-page.h"
#include "chancery-text-compose.h"

#include <string.h>

/* The most bytes that one character becomes, as chancery-fold-page.c bounds it. */
#define MAX_FOLDED_BYTES 192
/* Kept marks beyond this many on one letter are no writing of any language; they
 * are dropped because normalising long runs of them takes the square of the time.
 */
#define MAX_MARKS 32
#define REPLACEMENT 0xfffd

typedef struct
{
  GString *out;
  guint n_marks;
  gboolean joins;
} Folding;

static const char ascii_folded[129] = "                                "
                                      " !\"#$%&'()*+,-./0123456789:;<=>?"
                                      "@abcdefghijklmnopqrstuvwxyz[\\]^_"
                                      "`abcdefghijklmnopqrstuvwxyz{|}~ ";

/* Reads one character of text that may be anything; what is no UTF-8 gives
 * U+FFFD byte by byte.
 */
static gsize
read_character (const guchar *at, gsize length, gunichar *character)
{
  gsize n_bytes = at[0] >= 0xf0 ? 4 : at[0] >= 0xe0 ? 3 : 2;
  gunichar value;

  *character = REPLACEMENT;
  if (at[0] < 0xc2 || at[0] > 0xf4 || length < n_bytes)
    return 1;
  value = at[0] & (0x7fu >> n_bytes);
  for (gsize i = 1; i < n_bytes; i++)
    {
      if ((at[i] & 0xc0) != 0x80)
        return 1;
      value = value << 6 | (at[i] & 0x3f);
    }
  if (n_bytes > 2 && (value < (n_bytes == 3 ? 0x800u : 0x10000u) || value > 0x10ffff ||
                      (value >= 0xd800 && value <= 0xdfff)))
    return 1;
  *character = value;
  return n_bytes;
}

/* Makes room without touching what is there; the caller keeps count. */
static void
reserve (GString *out, gsize n_bytes)
{
  gsize length = out->len;

  if (out->allocated_len - length > n_bytes)
    return;
  g_string_set_size (out, length + MAX (n_bytes, length / 2));
  g_string_truncate (out, length);
}

static gsize
fold_ascii (GString *out, const char *at, gsize length)
{
  char *to;
  gsize i = 0;

  reserve (out, length);
  to = out->str + out->len;
  while (length - i >= sizeof (guint64))
    {
      guint64 word;

      memcpy (&word, at + i, sizeof word);
      if ((word & G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
        break;
      for (gsize j = 0; j < sizeof word; j++)
        to[i + j] = ascii_folded[(guchar)at[i + j]];
      i += sizeof word;
    }
  for (; i < length && (guchar)at[i] < 0x80; i++)
    to[i] = ascii_folded[(guchar)at[i]];
  out->len += i;
  return i;
}

static gsize
fold_character (Folding *self, const char *at, gsize length)
{
  gunichar character;
  gsize n_bytes = read_character ((const guchar *)at, length, &character);
  const ChanceryFoldPage *page = chancery_fold_page_get (character);
  guint i = character & 0xff;
  guint from = page->offsets[i];
  gsize n_folded = page->offsets[i + 1] - from;

  if (n_folded == 0)
    return n_bytes;
  if (G_UNLIKELY ((page->joining[i / 32] >> (i % 32) & 1) != 0))
    {
      self->joins = TRUE;
      if (g_unichar_combining_class (character) != 0 && ++self->n_marks > MAX_MARKS)
        return n_bytes;
    }
  else
    {
      self->n_marks = 0;
    }

  reserve (self->out, MAX_FOLDED_BYTES);
  memcpy (self->out->str + self->out->len, page->bytes + from, n_folded);
  self->out->len += n_folded;
  return n_bytes;
}

void
chancery_text_fold_into (GString *out, const char *utf8, gssize length)
{
  Folding folding = { .out = out };
  gsize start;
  gsize n_bytes;

  g_return_if_fail (out != NULL);
  g_return_if_fail (utf8 != NULL || length == 0);

  start = out->len;
  n_bytes = length < 0 ? strlen (utf8) : (gsize)length;
  for (gsize i = 0; i < n_bytes;)
    {
      if ((guchar)utf8[i] < 0x80)
        {
          i += fold_ascii (out, utf8 + i, n_bytes - i);
          folding.n_marks = 0;
        }
      else
        {
          i += fold_character (&folding, utf8 + i, n_bytes - i);
        }
    }
  out->str[out->len] = '\0';

  /* Marks and parts of syllables meet their letters in one form only. */
  if (G_UNLIKELY (folding.joins))
    {
      g_autofree char *composed = chancery_text_compose (out->str + start, out->len - start);

      g_string_truncate (out, start);
      g_string_append (out, composed);
    }
}

char *
chancery_text_fold (const char *utf8, gssize length)
{
  GString *out;

  g_return_val_if_fail (utf8 != NULL || length == 0, NULL);

  if (length < 0)
    length = (gssize)strlen (utf8);
  out = g_string_sized_new ((gsize)length + 1);
  chancery_text_fold_into (out, utf8, length);
  return g_string_free (out, FALSE);
}

gboolean
chancery_text_begins_folded (const char *whole, const char *folded)
{
  g_autofree char *text = chancery_text_fold (whole, -1);

  return g_str_has_prefix (text, folded);
}

static gboolean
is_reference_separator (char character)
{
  return strchr (" -/\\.,:;_", character) != NULL;
}

char *
chancery_text_fold_reference (const char *utf8)
{
  g_autofree char *folded = NULL;
  GString *out;
  const char *at;

  g_return_val_if_fail (utf8 != NULL, NULL);

  folded = chancery_text_fold (utf8, -1);
  out = g_string_sized_new (strlen (folded) + 8);
  for (at = folded; *at != '\0';)
    {
      gboolean digits = g_ascii_isdigit (*at);
      const char *start = at;

      if (is_reference_separator (*at))
        {
          at++;
          continue;
        }
      while (*at != '\0' && !is_reference_separator (*at) && g_ascii_isdigit (*at) == digits)
        at++;
      while (digits && *start == '0' && start + 1 < at)
        start++;
      if (out->len > 0)
        g_string_append_c (out, ' ');
      g_string_append_len (out, start, at - start);
    }
  return g_string_free (out, FALSE);
}
