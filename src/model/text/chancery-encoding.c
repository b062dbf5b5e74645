/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/ucsdet.h>

/* So many times as often as what is not, UTF-8 says that the rest is damaged. */
#define MOSTLY 3
/* What ICU says of anything that it knows nothing of, out of a hundred. */
#define NO_CONFIDENCE 10

static const ChanceryEncoding encodings[] = {
  { "windows-1252", "Windows-1252", N_ ("Western European"), "WINDOWS-1252",
    "|cp1252|iso-8859-1|latin1|" },
  { "windows-1250", "Windows-1250", N_ ("Central European"), "WINDOWS-1250", "|cp1250|" },
  { "windows-1251", "Windows-1251", N_ ("Cyrillic"), "WINDOWS-1251", "|cp1251|" },
  { "windows-1256", "Windows-1256", N_ ("Arabic"), "WINDOWS-1256", "|cp1256|" },
  { "windows-1254", "Windows-1254", N_ ("Turkish"), "WINDOWS-1254", "|cp1254|iso-8859-9|latin5|" },
  { "windows-1253", "Windows-1253", N_ ("Greek"), "WINDOWS-1253", "|cp1253|" },
  { "windows-1255", "Windows-1255", N_ ("Hebrew"), "WINDOWS-1255",
    "|cp1255|iso-8859-8|iso-8859-8-i|" },
  { "windows-1257", "Windows-1257", N_ ("Baltic"), "WINDOWS-1257", "|cp1257|" },
  { "windows-1258", "Windows-1258", N_ ("Vietnamese"), "WINDOWS-1258", "|cp1258|" },
  { "windows-874", "Windows-874", N_ ("Thai"), "CP874", "|cp874|tis-620|" },
  { "gb18030", "GB18030", N_ ("Chinese, simplified"), "GB18030", "|gbk|gb2312|cp936|" },
  { "big5", "Big5", N_ ("Chinese, traditional"), "CP950", "|cp950|" },
  { "shift-jis", "Shift JIS", N_ ("Japanese"), "CP932", "|shift_jis|sjis|cp932|windows-31j|" },
  { "euc-kr", "EUC-KR", N_ ("Korean"), "CP949", "|cp949|windows-949|uhc|" },
  { "koi8-r", "KOI8-R", N_ ("Cyrillic"), "KOI8-R", "|" },
  /* Unlike -1, -8 and -9 they are no part of what Windows has for the same letters. */
  { "iso-8859-2", "ISO-8859-2", N_ ("Central European"), "ISO-8859-2", "|latin2|" },
  { "iso-8859-5", "ISO-8859-5", N_ ("Cyrillic"), "ISO-8859-5", "|" },
  { "iso-8859-6", "ISO-8859-6", N_ ("Arabic"), "ISO-8859-6", "|" },
  { "iso-8859-7", "ISO-8859-7", N_ ("Greek"), "ISO-8859-7", "|" },
  { "ibm850", "IBM 850", N_ ("Western European"), "CP850", "|cp850|" },
  { "macintosh", "Macintosh", N_ ("Western European"), "MACINTOSH", "|macroman|mac-roman|" },
};

guint
chancery_encoding_get_n (void)
{
  return G_N_ELEMENTS (encodings);
}

const ChanceryEncoding *
chancery_encoding_get_nth (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (encodings), NULL);

  return &encodings[i];
}

const ChanceryEncoding *
chancery_encoding_find (const char *name)
{
  g_autofree char *lower = NULL;
  g_autofree char *sought = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  lower = g_ascii_strdown (name, -1);
  sought = g_strdup_printf ("|%s|", lower);
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (strcmp (encodings[i].id, lower) == 0 || strstr (encodings[i].aliases, sought) != NULL)
      return &encodings[i];
  return NULL;
}

char *
chancery_encoding_describe (const ChanceryEncoding *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  /* Translators: in what a table is written: whose letters these are, and how programs call it: “Western European
   * (Windows-1252)” */
  return g_strdup_printf (_ ("%s (%s)"), _ (self->label), self->name);
}

/* Whether all of @words has a meaning in it. */
static gboolean
reads (const ChanceryEncoding *encoding, const char *words, gsize length)
{
  g_autofree char *text =
      g_convert (words, (gssize)length, "UTF-8", encoding->charset, NULL, NULL, NULL);

  return text != NULL;
}

static gboolean
is_damaged_utf8 (const char *words, gsize length)
{
  const char *end = words + length;
  gsize n_good = 0;
  gsize n_bad = 0;

  while (words < end)
    {
      gunichar c = g_utf8_get_char_validated (words, end - words);
      gboolean good = c != (gunichar)-1 && c != (gunichar)-2;

      n_good += good && c >= 0x80;
      n_bad += !good;
      words = good ? g_utf8_next_char (words) : words + 1;
    }
  return n_good > MOSTLY * n_bad;
}

static guint
count_letters (const ChanceryEncoding *encoding, const char *words, gsize length)
{
  g_autofree char *text =
      g_convert (words, (gssize)length, "UTF-8", encoding->charset, NULL, NULL, NULL);
  guint n = 0;

  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    n += g_unichar_isalpha (g_utf8_get_char (at));
  return n;
}

/* ICU calls by the name of ISO what it cannot tell from what Windows has for the same letters: that is meant as well, unless there
 * are fewer letters in it. */
static const ChanceryEncoding *
prefer_windows (const ChanceryEncoding *found, const char *words, gsize length)
{
  static const char *const pairs[][2] = {
    { "iso-8859-2", "windows-1250" },
    { "iso-8859-7", "windows-1253" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const ChanceryEncoding *windows = chancery_encoding_find (pairs[i][1]);

      if (strcmp (found->id, pairs[i][0]) == 0 &&
          count_letters (windows, words, length) >= count_letters (found, words, length))
        return windows;
    }
  return found;
}

/* What ICU takes @words for, the likeliest first, if it is one of ours and they have a meaning in it. */
static const ChanceryEncoding *
detect (const char *words, gsize length)
{
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open (&status);
  const UCharsetMatch **matches;
  const ChanceryEncoding *found = NULL;
  int32_t n = 0;

  ucsdet_setText (detector, words, (int32_t)MIN (length, G_MAXINT32), &status);
  matches = ucsdet_detectAll (detector, &n, &status);
  for (int32_t i = 0; U_SUCCESS (status) && found == NULL && i < n; i++)
    {
      const char *name = ucsdet_getName (matches[i], &status);
      const gboolean knows = ucsdet_getConfidence (matches[i], &status) > NO_CONFIDENCE;

      found = U_SUCCESS (status) && knows ? chancery_encoding_find (name) : NULL;
      if (found != NULL && !reads (found, words, length))
        found = NULL;
    }
  ucsdet_close (detector);
  return found != NULL ? prefer_windows (found, words, length) : NULL;
}

const ChanceryEncoding *
chancery_encoding_guess (const char *words, gsize length)
{
  const ChanceryEncoding *found;

  g_return_val_if_fail (words != NULL, NULL);

  if (is_damaged_utf8 (words, length))
    return NULL;
  found = detect (words, length);
  for (guint i = 0; found == NULL && i < G_N_ELEMENTS (encodings); i++)
    if (reads (&encodings[i], words, length))
      found = &encodings[i];
  return found != NULL ? found : &encodings[0];
}
