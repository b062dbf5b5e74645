/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-plain-text.h"

#include "chancery-csv-survey.h"
#include "chancery-encoding.h"

#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd"

static const struct
{
  const char *bytes;
  gsize length;
  const char *charset;
} marks[] = {
  { "\xef\xbb\xbf", 3, "UTF-8" },    { "\xff\xfe\0\0", 4, "UTF-32LE" },
  { "\0\0\xfe\xff", 4, "UTF-32BE" }, { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },
};

/* Latin text in two bytes a character has a NUL in every second place. */
static const char *
guess_wide (const guint8 *bytes, gsize length)
{
  gsize n_zero[2] = { 0, 0 };
  gsize n = MIN (length, 4096);

  for (gsize i = 0; i < n; i++)
    n_zero[i % 2] += bytes[i] == 0;
  if (length % 2 != 0 || n_zero[0] + n_zero[1] == 0)
    return NULL;
  if (n_zero[0] == 0 && n_zero[1] * 4 >= n)
    return "UTF-16LE";
  if (n_zero[1] == 0 && n_zero[0] * 4 >= n)
    return "UTF-16BE";
  return NULL;
}

/* As a table would be read of which nobody says in what it is written.  NULL where it is UTF-8 of which something is
 * damaged. */
static const char *
guess_narrow (const guint8 *bytes, gsize length)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (bytes, (gssize)length, NULL);
  g_autoptr (GString) words = chancery_csv_survey_read_words (stream, NULL, NULL);
  const ChanceryEncoding *encoding =
      words != NULL ? chancery_encoding_guess (words->str, words->len) : NULL;

  return encoding != NULL ? encoding->charset : NULL;
}

static char *
convert (const guint8 *bytes, gsize length, const char *charset)
{
  g_autofree char *text = NULL;
  gsize n_written = 0;

  text = g_convert_with_fallback ((const char *)bytes, (gssize)length, "UTF-8", charset,
                                  REPLACEMENT, NULL, &n_written, NULL);
  if (text == NULL || memchr (text, 0, n_written) != NULL)
    return NULL;
  return chancery_plain_text_tidy (text, (gssize)n_written);
}

/* Each page of one byte has holes; what stands there is no reason to lose the rest. */
static char *
convert_latin (const guint8 *bytes, gsize length)
{
  GString *text = g_string_sized_new (length);
  char *tidy;

  for (gsize i = 0; i < length; i++)
    g_string_append_unichar (text, bytes[i]);
  tidy = chancery_plain_text_tidy (text->str, (gssize)text->len);
  g_string_free (text, TRUE);
  return tidy;
}

/* A wide text in which something is broken: what is whole is read. NULL when it holds a NUL. */
static char *
convert_wide (const guint8 *bytes, gsize length, guint width, gboolean is_big)
{
  g_autoptr (GString) text = g_string_sized_new (length);
  gunichar high = 0;

  for (gsize i = 0; i < length; i += width)
    {
      gunichar unit = 0;

      for (guint k = 0; k < width && i + width <= length; k++)
        unit = unit << 8 | bytes[is_big ? i + k : i + width - 1 - k];
      if (i + width <= length && unit == 0)
        return NULL;
      if (high != 0 && unit >= 0xdc00 && unit < 0xe000)
        {
          g_string_append_unichar (text, 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00));
          high = 0;
          continue;
        }
      if (high != 0)
        g_string_append (text, REPLACEMENT);
      high = width == 2 && unit >= 0xd800 && unit < 0xdc00 ? unit : 0;
      if (high == 0 && unit != 0 && g_unichar_validate (unit))
        g_string_append_unichar (text, unit);
      else if (high == 0)
        g_string_append (text, REPLACEMENT);
    }
  if (high != 0)
    g_string_append (text, REPLACEMENT);
  return chancery_plain_text_tidy (text->str, (gssize)text->len);
}

static char *
convert_guessed (const guint8 *bytes, gsize length)
{
  const char *wide = guess_wide (bytes, length);
  const char *narrow;
  char *text;

  if (wide != NULL)
    return convert (bytes, length, wide);
  if (memchr (bytes, 0, length) != NULL)
    return NULL;
  narrow = guess_narrow (bytes, length);
  if (narrow == NULL)
    return chancery_plain_text_tidy ((const char *)bytes, (gssize)length);
  text = convert (bytes, length, narrow);
  return text != NULL ? text : convert_latin (bytes, length);
}

/* The mark says what it is; one bad byte among the rest does not lose it. */
static char *
convert_marked (const guint8 *bytes, gsize length, const char *charset)
{
  char *text = convert (bytes, length, charset);

  if (text == NULL && g_str_has_prefix (charset, "UTF-16"))
    text = convert_wide (bytes, length, 2, g_str_has_suffix (charset, "BE"));
  else if (text == NULL && g_str_has_prefix (charset, "UTF-32"))
    text = convert_wide (bytes, length, 4, g_str_has_suffix (charset, "BE"));
  else if (text == NULL && memchr (bytes, 0, length) == NULL)
    text = chancery_plain_text_tidy ((const char *)bytes, (gssize)length);
  return text != NULL || length == 0 ? text : convert_guessed (bytes, length);
}

char *
chancery_plain_text_decode (const guint8 *bytes, gsize length, const char *charset)
{
  char *text = NULL;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  if (length == 0)
    return g_strdup ("");
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (bytes, marks[i].bytes, marks[i].length) == 0)
      return convert_marked (bytes + marks[i].length, length - marks[i].length, marks[i].charset);
  /* Nobody writes valid UTF-8 by chance, but the escapes of ISO-2022 look like it. */
  if (g_utf8_validate_len ((const char *)bytes, length, NULL) && memchr (bytes, 27, length) == NULL)
    return chancery_plain_text_tidy ((const char *)bytes, (gssize)length);
  if (charset != NULL)
    text = convert (bytes, length, charset);
  return text != NULL ? text : convert_guessed (bytes, length);
}

char *
chancery_plain_text_tidy (const char *text, gssize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  char *out = valid;

  for (const char *at = valid; *at != '\0'; at++)
    {
      if (*at == '\r')
        {
          if (at[1] != '\n')
            *out++ = '\n';
        }
      else if (*at == '\f' || *at == '\v')
        *out++ = '\n';
      else if (((guchar)*at < ' ' && *at != '\n' && *at != '\t') || *at == 127)
        *out++ = ' ';
      else
        *out++ = *at;
    }
  *out = '\0';
  return g_steal_pointer (&valid);
}

void
chancery_plain_text_cut (char *text, gsize max)
{
  g_return_if_fail (text != NULL);

  if (strlen (text) <= max)
    return;
  while (max > 0 && ((guchar)text[max] & 0xc0) == 0x80)
    max--;
  text[max] = '\0';
}
