/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-json-text.h"

#include <string.h>

static const char not_utf8[] = "bytes that are not UTF-8";
static const char half_pair[] = "half of a surrogate pair";

/* Keys are many and short. */
static inline void
keep_bytes (GString *sink, const guint8 *bytes, gsize length)
{
  if (G_UNLIKELY (sink->allocated_len - sink->len <= length))
    {
      g_string_append_len (sink, (const char *)bytes, (gssize)length);
      return;
    }
  memcpy (sink->str + sink->len, bytes, length);
  sink->len += length;
  sink->str[sink->len] = '\0';
}

static const char *
count_bytes (ChanceryJsonText *self, const guint8 *bytes, gsize length)
{
  self->length += length;
  if (self->length > self->max_length)
    {
      g_snprintf (self->reason, sizeof self->reason,
                  "a %s of more than %" G_GUINT64_FORMAT " bytes",
                  self->sink != NULL ? "key" : "text", self->max_length);
      return self->reason;
    }
  if (self->sink != NULL)
    keep_bytes (self->sink, bytes, length);
  return NULL;
}

static const char *
count_character (ChanceryJsonText *self, gunichar c)
{
  char bytes[6];

  self->state = CHANCERY_JSON_TEXT_PLAIN;
  return count_bytes (self, (const guint8 *)bytes, (gsize)g_unichar_to_utf8 (c, bytes));
}

/* What the first byte of a character of several bytes says about the rest. */
static gboolean
begin_character (ChanceryJsonText *self, guint8 byte)
{
  self->low = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;
  self->high = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf;
  self->missing = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
  return byte >= 0xc2 && byte <= 0xf4;
}

typedef gint8 Block __attribute__ ((vector_size (16)));
typedef guint64 Halves __attribute__ ((vector_size (16)));

/* The first byte that is a control character, a quote, a backslash or outside ASCII (negative, which is below a blank
 * too), or nearly @end.  Sixteen bytes at once as long as there is none, then eight: a byte that borrows from its
 * neighbour marks only those behind one that is found. */
static inline const guint8 *
skip_plain (const guint8 *p, const guint8 *end)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 tops = G_GUINT64_CONSTANT (0x8080808080808080);

  for (; end - p >= 16; p += 16)
    {
      Block block;
      Halves halves;

      memcpy (&block, p, sizeof block);
      halves = (Halves)((block < ' ') | (block == '"') | (block == '\\'));
      if ((halves[0] | halves[1]) != 0)
        break;
    }
  for (; end - p >= 8; p += 8)
    {
      guint64 word;
      guint64 found;

      memcpy (&word, p, sizeof word);
      word = GUINT64_FROM_LE (word);
      found = ((word - ones * 0x20) | ((word ^ (ones * '"')) - ones) |
               ((word ^ (ones * '\\')) - ones) | word) &
              tops;
      if (found != 0)
        return p + (__builtin_ctzll (found) / 8);
    }
  return p;
}

static const char *
judge_byte (ChanceryJsonText *self, guint8 byte)
{
  if (byte == 0)
    return "a NUL byte";
  if (byte < 0x20)
    {
      g_snprintf (self->reason, sizeof self->reason, "a raw control character 0x%02x in a text",
                  byte);
      return self->reason;
    }
  return byte < 0x80 || begin_character (self, byte) ? NULL : not_utf8;
}

/* To the first byte above the cap: the verdict must not depend on how the input was
 * cut. */
static const guint8 *
go_back (ChanceryJsonText *self, const guint8 *p)
{
  while (self->length-- > self->max_length)
    if ((*--p & 0xc0) == 0x80)
      self->continuations--;
  return p;
}

/* The loop in which nearly all of a file is read. */
static const char *
scan_plain (ChanceryJsonText *self, const guint8 **at, const guint8 *end)
{
  const guint8 *p = *at;
  const char *reason = NULL;

  /* No further than one byte above the cap, so that nothing behind it is judged first. */
  if ((guint64)(end - p) > self->max_length - self->length)
    end = p + (self->max_length - self->length) + 1;
  for (; p < end; p++)
    {
      if (self->missing > 0)
        {
          if (*p < self->low || *p > self->high)
            {
              *at = p;
              return not_utf8;
            }
          self->low = 0x80;
          self->high = 0xbf;
          self->missing--;
          self->continuations++;
          continue;
        }
      p = skip_plain (p, end);
      if (p == end || *p == '"' || *p == '\\')
        break;
      if ((*p < 0x20 || *p >= 0x80) && (reason = judge_byte (self, *p)) != NULL)
        {
          *at = p;
          return reason;
        }
    }
  reason = count_bytes (self, *at, (gsize)(p - *at));
  *at = reason != NULL ? go_back (self, p) : p;
  return reason;
}

static void
begin_hex (ChanceryJsonText *self)
{
  self->state = CHANCERY_JSON_TEXT_HEX;
  self->hex_digits = 0;
  self->hex_value = 0;
}

static const char *
scan_escape (ChanceryJsonText *self, guint8 byte)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *letter = byte == 0 ? NULL : strchr (letters, byte);

  if (byte == 'u')
    {
      begin_hex (self);
      return NULL;
    }
  if (letter == NULL)
    return "an escape that JSON does not know";
  return count_character (self, (guchar)meanings[letter - letters]);
}

static const char *
end_hex (ChanceryJsonText *self)
{
  guint value = self->hex_value;
  guint high = self->high_surrogate;
  gboolean is_low = value >= 0xdc00 && value <= 0xdfff;

  self->high_surrogate = 0;
  if (is_low != (high != 0))
    return half_pair;
  if (is_low)
    return count_character (self, 0x10000 + ((high - 0xd800) << 10) + (value - 0xdc00));
  if (value == 0)
    return "an escaped NUL";
  if (value >= 0xd800 && value <= 0xdbff)
    {
      self->high_surrogate = value;
      self->state = CHANCERY_JSON_TEXT_LOW_BACKSLASH;
      return NULL;
    }
  return count_character (self, value);
}

static const char *
scan_hex (ChanceryJsonText *self, guint8 byte)
{
  int digit = g_ascii_xdigit_value ((char)byte);

  if (digit < 0)
    return "an escape without its four hexadecimal digits";
  self->hex_value = self->hex_value * 16 + (guint)digit;
  return ++self->hex_digits < 4 ? NULL : end_hex (self);
}

static const char *
scan_low (ChanceryJsonText *self, guint8 byte)
{
  gboolean backslash = self->state == CHANCERY_JSON_TEXT_LOW_BACKSLASH;

  if (byte != (backslash ? '\\' : 'u'))
    return half_pair;
  if (backslash)
    self->state = CHANCERY_JSON_TEXT_LOW_U;
  else
    begin_hex (self);
  return NULL;
}

static const char *
scan_byte (ChanceryJsonText *self, guint8 byte)
{
  switch (self->state)
    {
    case CHANCERY_JSON_TEXT_ESCAPE:
      return scan_escape (self, byte);
    case CHANCERY_JSON_TEXT_HEX:
      return scan_hex (self, byte);
    case CHANCERY_JSON_TEXT_LOW_BACKSLASH:
    case CHANCERY_JSON_TEXT_LOW_U:
      return scan_low (self, byte);
    case CHANCERY_JSON_TEXT_PLAIN:
    case CHANCERY_JSON_TEXT_ENDED:
    default:
      self->state = byte == '"' ? CHANCERY_JSON_TEXT_ENDED : CHANCERY_JSON_TEXT_ESCAPE;
      return NULL;
    }
}

void
chancery_json_text_begin (ChanceryJsonText *self, GString *sink, guint64 max_length)
{
  self->state = CHANCERY_JSON_TEXT_PLAIN;
  self->sink = sink;
  self->length = 0;
  self->max_length = max_length;
}

/* Whether the text, of which nothing was read, ends before anything in it that has to be looked at: so nearly all do. */
static gboolean
scan_whole (ChanceryJsonText *self, const guint8 **p, const guint8 *end)
{
  const guint8 *quote = skip_plain (*p, end);

  if (quote == end || *quote != '"' || (guint64)(quote - *p) > self->max_length)
    return FALSE;
  count_bytes (self, *p, (gsize)(quote - *p));
  self->state = CHANCERY_JSON_TEXT_ENDED;
  *p = quote + 1;
  return TRUE;
}

const char *
chancery_json_text_scan (ChanceryJsonText *self, const guint8 **p, const guint8 *end)
{
  if (self->state == CHANCERY_JSON_TEXT_PLAIN && self->length == 0 && self->missing == 0 &&
      scan_whole (self, p, end))
    return NULL;
  while (*p < end && self->state != CHANCERY_JSON_TEXT_ENDED)
    {
      const char *reason = NULL;

      if (self->state == CHANCERY_JSON_TEXT_PLAIN)
        {
          if ((reason = scan_plain (self, p, end)) != NULL)
            return reason;
          if (*p == end)
            break;
        }
      if ((reason = scan_byte (self, **p)) != NULL)
        return reason;
      (*p)++;
    }
  return NULL;
}
