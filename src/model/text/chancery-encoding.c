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
/* Bytes; fewer tell nothing against what is known of a text. */
#define FEW 16
/* What ICU says of what is meant to go before something else that it has heard of, and before what it has not. */
#define SURE 50
#define LIKELY 20

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

/* NULL where not all of @words has a meaning in it (transfer full). */
static char *
read_words (const ChanceryEncoding *encoding, const char *words, gsize length)
{
  return g_convert (words, (gssize)length, "UTF-8", encoding->charset, NULL, NULL, NULL);
}

static gboolean
reads (const ChanceryEncoding *encoding, const char *words, gsize length)
{
  g_autofree char *text = read_words (encoding, words, length);

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
  g_autofree char *text = read_words (encoding, words, length);
  guint n = 0;

  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    n += g_unichar_isalpha (g_utf8_get_char (at));
  return n;
}

/* What Windows has for the letters of @iso, where it is a list of its own; else NULL. */
static const ChanceryEncoding *
find_windows (const ChanceryEncoding *iso)
{
  static const char *const pairs[][2] = {
    { "iso-8859-2", "windows-1250" },
    { "iso-8859-7", "windows-1253" },
  };

  for (guint i = 0; iso != NULL && i < G_N_ELEMENTS (pairs); i++)
    if (strcmp (iso->id, pairs[i][0]) == 0)
      return chancery_encoding_find (pairs[i][1]);
  return NULL;
}

/* ICU calls by the name of ISO what it cannot tell from what Windows has for the same letters: that is meant as well, unless there
 * are fewer letters in it. */
static const ChanceryEncoding *
prefer_windows (const ChanceryEncoding *found, const char *words, gsize length)
{
  const ChanceryEncoding *windows = find_windows (found);

  return windows != NULL &&
                 count_letters (windows, words, length) >= count_letters (found, words, length)
             ? windows
             : found;
}

typedef struct
{
  const ChanceryEncoding *encoding;
  guint confidence;
} Match;

/* What ICU takes @words for, the likeliest first, of what is one of ours, and in which they have a meaning. */
static GArray *
list_matches (const char *words, gsize length)
{
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open (&status);
  const UCharsetMatch **matches;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Match));
  int32_t n = 0;

  ucsdet_setText (detector, words, (int32_t)MIN (length, G_MAXINT32), &status);
  matches = ucsdet_detectAll (detector, &n, &status);
  for (int32_t i = 0; U_SUCCESS (status) && i < n; i++)
    {
      const char *name = ucsdet_getName (matches[i], &status);
      const int32_t confidence = ucsdet_getConfidence (matches[i], &status);
      const ChanceryEncoding *encoding =
          U_SUCCESS (status) && confidence > NO_CONFIDENCE ? chancery_encoding_find (name) : NULL;
      Match match = { .confidence = (guint)confidence };

      if (encoding == NULL || !reads (encoding, words, length))
        continue;
      match.encoding = prefer_windows (encoding, words, length);
      g_array_append_val (found, match);
    }
  ucsdet_close (detector);
  return found;
}

/* Whether ICU would know it; of others it says what it knows that is nearest. */
static gboolean
is_detected (const ChanceryEncoding *self)
{
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open (&status);
  UEnumeration *names = ucsdet_getAllDetectableCharsets (detector, &status);
  gboolean found = FALSE;
  const char *name;

  while (!found && (name = uenum_next (names, NULL, &status)) != NULL && U_SUCCESS (status))
    found = chancery_encoding_find (name) == self ||
            find_windows (chancery_encoding_find (name)) == self;
  uenum_close (names);
  ucsdet_close (detector);
  return found;
}

/* How sure ICU is of @encoding. */
static guint
find_confidence (const GArray *matches, const ChanceryEncoding *encoding)
{
  for (guint i = 0; i < matches->len; i++)
    if (g_array_index (matches, Match, i).encoding == encoding)
      return g_array_index (matches, Match, i).confidence;
  return 0;
}

const ChanceryEncoding *
chancery_encoding_guess (const char *words, gsize length)
{
  g_autoptr (GArray) matches = NULL;
  const ChanceryEncoding *found;

  g_return_val_if_fail (words != NULL, NULL);

  if (is_damaged_utf8 (words, length))
    return NULL;
  matches = list_matches (words, length);
  found = matches->len > 0 ? g_array_index (matches, Match, 0).encoding : NULL;
  for (guint i = 0; found == NULL && i < G_N_ELEMENTS (encodings); i++)
    if (reads (&encodings[i], words, length))
      found = &encodings[i];
  return found != NULL ? found : &encodings[0];
}

/* Whether most of its letters are Latin, those aside that every encoding has. */
static gboolean
is_latin (const char *text)
{
  gint64 surplus = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (c >= 0x80 && g_unichar_isalpha (c))
        surplus += g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN ? 1 : -1;
    }
  return surplus > 0;
}

gboolean
chancery_encoding_fits (const ChanceryEncoding *self, const char *words, gsize length)
{
  g_autoptr (GArray) matches = NULL;
  g_autofree char *text = NULL;
  g_autofree char *other = NULL;
  const Match *best;
  guint own;

  g_return_val_if_fail (self != NULL && words != NULL, FALSE);

  text = read_words (self, words, length);
  if (text == NULL || is_damaged_utf8 (words, length))
    return FALSE;
  matches = list_matches (words, length);
  if (length < FEW || matches->len == 0 || !is_detected (self))
    return TRUE;
  best = &g_array_index (matches, Match, 0);
  own = find_confidence (matches, self);
  other = read_words (best->encoding, words, length);
  /* Of which country Latin letters are ICU tells too badly to contradict anybody. */
  if (strcmp (text, other) == 0 || (is_latin (text) && is_latin (other)))
    return TRUE;
  /* A third more. */
  return own > 0 ? best->confidence < SURE || best->confidence * 3 < own * 4
                 : best->confidence < LIKELY;
}
