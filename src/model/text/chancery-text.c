/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-text.h"

#include "chancery-errors.h"
#include "chancery-text-compose.h"

#include <string.h>

/* More marks on one letter are no writing of any language, and normalising them
 * takes the square of their number.
 */
#define MAX_MARKS 255
#define ELLIPSIS "…"

/* Everything below U+0300 is in NFC already. */
static gboolean
is_surely_composed (const char *utf8, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    {
      if ((guchar)utf8[i] >= 0xcc)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_too_many_marks (const char *utf8)
{
  guint n_marks = 0;

  for (const char *at = utf8; *at != '\0'; at = g_utf8_next_char (at))
    {
      if ((guchar)*at < 0xcc || g_unichar_combining_class (g_utf8_get_char (at)) == 0)
        n_marks = 0;
      else if (++n_marks > MAX_MARKS)
        return TRUE;
    }
  return FALSE;
}

/* Characters that show nothing and yet are letters or marks to Unicode. */
static gboolean
is_filler (gunichar character)
{
  return character == 0x115f || character == 0x1160 || character == 0x3164 || character == 0xffa0 ||
         character == 0x17b4 || character == 0x17b5;
}

static gboolean
is_variation_selector (gunichar character)
{
  return character == 0x034f || (character >= 0xfe00 && character <= 0xfe0f) ||
         (character >= 0xe0100 && character <= 0xe01ef) ||
         (character >= 0x180b && character <= 0x180f);
}

static gboolean
is_joiner (gunichar character)
{
  return character == 0x200c || character == 0x200d;
}

/* Signs of Arabic and Syriac that span the digits after them: they do show. */
static gboolean
is_number_sign (gunichar character)
{
  return (character >= 0x0600 && character <= 0x0605) || character == 0x06dd ||
         character == 0x070f || (character >= 0x0890 && character <= 0x0891) || character == 0x08e2;
}

static gboolean
is_format (gunichar character)
{
  if (is_filler (character))
    return TRUE;
  return g_unichar_type (character) == G_UNICODE_FORMAT && !is_joiner (character) &&
         !is_number_sign (character);
}

static gboolean
is_safe_in_identifiers (gunichar character)
{
  if (is_filler (character) || is_variation_selector (character))
    return FALSE;
  switch ((int)g_unichar_type (character))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
      return FALSE;
    default:
      return TRUE;
    }
}

char *
chancery_text_normalize (const char *utf8, gssize length, GError **error)
{
  const char *end;
  gsize n_bytes;

  g_return_val_if_fail (utf8 != NULL || length == 0, NULL);

  n_bytes = length < 0 ? strlen (utf8) : (gsize)length;
  if (!g_utf8_validate_len (utf8, n_bytes, &end))
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                   *end == '\0' ? "The text holds a NUL character at byte %" G_GSIZE_FORMAT
                                : "The text is not UTF-8 at byte %" G_GSIZE_FORMAT,
                   (gsize)(end - utf8) + 1);
      return NULL;
    }
  if (n_bytes == 0 || is_surely_composed (utf8, n_bytes))
    return g_strndup (n_bytes == 0 ? "" : utf8, n_bytes);

  {
    g_autofree char *terminated = g_strndup (utf8, n_bytes);

    if (has_too_many_marks (terminated))
      {
        g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                     "The text stacks more than %d marks on one letter", MAX_MARKS);
        return NULL;
      }
    return chancery_text_compose (terminated, n_bytes);
  }
}

static char *
collapse_blanks (const char *utf8)
{
  GString *out = g_string_sized_new (strlen (utf8) + 1);
  gboolean blank = FALSE;

  for (const char *at = utf8; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (g_unichar_isspace (g_utf8_get_char (at)))
        {
          blank = TRUE;
          continue;
        }
      if (blank && out->len > 0)
        g_string_append_c (out, ' ');
      blank = FALSE;
      g_string_append_len (out, at, g_utf8_next_char (at) - at);
    }
  return g_string_free (out, FALSE);
}

char *
chancery_text_fold_label (const char *utf8)
{
  g_autofree char *valid = NULL;
  g_autofree char *decomposed = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *composed = NULL;

  g_return_val_if_fail (utf8 != NULL, NULL);

  valid = g_utf8_make_valid (utf8, -1);
  if (has_too_many_marks (valid))
    {
      folded = chancery_text_fold_case (valid);
      return collapse_blanks (folded);
    }
  /* Unicode's canonical caseless matching, put together again. */
  decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFD);
  folded = chancery_text_fold_case (decomposed);
  composed = chancery_text_compose (folded, strlen (folded));
  return collapse_blanks (composed);
}

char *
chancery_text_fold_words (const char *utf8)
{
  g_autofree char *folded = NULL;
  GString *words;

  g_return_val_if_fail (utf8 != NULL, NULL);

  folded = chancery_text_fold (utf8, -1);
  words = g_string_new (NULL);
  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (words, c);
      else if (words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  return g_strchomp (g_string_free (words, FALSE));
}

gboolean
chancery_text_has_format_characters (const char *utf8)
{
  g_return_val_if_fail (utf8 != NULL, FALSE);

  for (const char *at = utf8; *at != '\0';)
    {
      gunichar character;

      /* No such character is below U+00AD. */
      if ((guchar)*at < 0x80)
        {
          at++;
          continue;
        }
      character = g_utf8_get_char_validated (at, -1);
      if (character == (gunichar)-1 || character == (gunichar)-2)
        {
          at++;
          continue;
        }
      if (is_format (character))
        return TRUE;
      at = g_utf8_next_char (at);
    }
  return FALSE;
}

const char *
chancery_text_find_unshown (const char *utf8)
{
  g_return_val_if_fail (utf8 != NULL, NULL);

  for (const char *at = utf8; *at != '\0'; at = g_utf8_next_char (at))
    if (!is_safe_in_identifiers (g_utf8_get_char (at)))
      return at;
  return NULL;
}

gboolean
chancery_text_is_identifier_safe (const char *utf8)
{
  const char *last;

  if (utf8 == NULL || *utf8 == '\0' || !g_utf8_validate (utf8, -1, NULL) ||
      chancery_text_find_unshown (utf8) != NULL)
    return FALSE;
  last = g_utf8_prev_char (utf8 + strlen (utf8));
  return !g_unichar_isspace (g_utf8_get_char (utf8)) && !g_unichar_isspace (g_utf8_get_char (last));
}

static gboolean
is_line_end (gunichar character)
{
  return character == '\n' || character == '\r' || character == 0x85 || character == 0x2028 ||
         character == 0x2029;
}

/* The first line that is not blank, its blanks collapsed. */
static char *
get_line (const char *utf8)
{
  const char *start = utf8;
  const char *end;
  g_autofree char *line = NULL;

  while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  end = start;
  while (*end != '\0' && !is_line_end (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  line = g_strndup (start, (gsize)(end - start));
  return collapse_blanks (line);
}

static gboolean
is_full_stop (gunichar character)
{
  static const gunichar stops[] = { '.', '!', '?', 0x061f, 0x06d4, 0x0964, 0x3002, 0xff01, 0xff1f };

  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      if (stops[i] == character)
        return TRUE;
    }
  return FALSE;
}

static gboolean
ends_sentence (const char *at)
{
  const char *next = g_utf8_next_char (at);

  return is_full_stop (g_utf8_get_char (at)) && (*next == ' ' || (guchar)*at >= 0xe3);
}

char *
chancery_text_first_line (const char *utf8, gsize max_chars)
{
  g_autofree char *valid = NULL;
  g_autofree char *line = NULL;
  const char *sentence = NULL;
  const char *word = NULL;
  const char *cut;
  const char *at;
  gsize i;

  g_return_val_if_fail (utf8 != NULL, NULL);
  g_return_val_if_fail (max_chars > 0, NULL);

  valid = g_utf8_make_valid (utf8, -1);
  line = get_line (valid);
  for (i = 0, at = line; *at != '\0' && i < max_chars; i++, at = g_utf8_next_char (at))
    {
      /* A sentence that is over at once is an abbreviation. */
      if (i >= max_chars / 3 && ends_sentence (at))
        sentence = g_utf8_next_char (at);
      if (*at == ' ' && i > 0)
        word = at;
    }
  if (*at == '\0')
    return g_steal_pointer (&line);
  if (sentence != NULL)
    return g_strndup (line, (gsize)(sentence - line));

  /* The ellipsis takes the last place, and no mark is cut from its letter. */
  cut = g_utf8_prev_char (at);
  while (cut > line &&
         (g_unichar_ismark (g_utf8_get_char (cut)) || is_joiner (g_utf8_get_char (cut))))
    cut = g_utf8_prev_char (cut);
  if (word != NULL && (gsize)(word - line) * 2 >= (gsize)(cut - line) && *cut != ' ')
    cut = word;
  while (cut > line && strchr (" ,;:-", cut[-1]) != NULL)
    cut--;
  line[cut - line] = '\0';
  return g_strconcat (line, ELLIPSIS, NULL);
}

char *
chancery_text_shorten (const char *utf8, gsize max_chars)
{
  g_return_val_if_fail (utf8 != NULL, NULL);

  return strpbrk (utf8, "\r\n") == NULL && g_utf8_validate (utf8, -1, NULL) &&
                 g_utf8_strlen (utf8, -1) <= (glong)max_chars
             ? g_strdup (utf8)
             : chancery_text_first_line (utf8, max_chars);
}
