/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-text-compose.h"

/* Vowel signs, voice marks and the like that no combining class gives away. */
static const gunichar joiners[] = {
  0x09be,  0x09d7,  0x0b3e,  0x0b56,  0x0b57,  0x0bbe,  0x0bd7,  0x0c56,  0x0cc2, 0x0cd5,
  0x0cd6,  0x0d3e,  0x0d57,  0x0dca,  0x0dcf,  0x0ddf,  0x102e,  0x1b35,  0x3099, 0x309a,
  0x11127, 0x1133e, 0x11357, 0x114b0, 0x114ba, 0x114bd, 0x115af, 0x11930,
};

/* Latin letters with or without accents, Han and whole Korean syllables: most of
 * what is written, and nothing to ask Unicode about.
 */
static gboolean
is_plain (gunichar character)
{
  return character < 0x300 || (character >= 0x3400 && character <= 0xa4cf) ||
         (character >= 0xac00 && character <= 0xd7a3);
}

gboolean
chancery_text_joins (gunichar character)
{
  if (is_plain (character))
    return FALSE;
  if (g_unichar_combining_class (character) != 0)
    return TRUE;
  /* The middle and last parts of Korean syllables. */
  if ((character >= 0x1161 && character <= 0x1175) || (character >= 0x11a8 && character <= 0x11c2))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (joiners); i++)
    {
      if (joiners[i] == character)
        return TRUE;
    }
  return FALSE;
}

/* Whether the text may be cut before this character; and whether the character
 * stays as it is when it stands alone.
 */
static gboolean
is_boundary (gunichar character, gboolean *stays)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts;

  *stays = TRUE;
  if (is_plain (character))
    return TRUE;
  n_parts = g_unichar_fully_decompose (character, FALSE, parts, G_N_ELEMENTS (parts));
  *stays = n_parts == 1 && parts[0] == character;
  return !chancery_text_joins (parts[0]) && !chancery_text_joins (character);
}

static void
append_piece (GString *out, const char *from, const char *to, gboolean stays)
{
  g_autofree char *composed = NULL;

  if (stays)
    {
      g_string_append_len (out, from, to - from);
      return;
    }
  composed = g_utf8_normalize (from, to - from, G_NORMALIZE_NFC);
  g_string_append (out, composed);
}

char *
chancery_text_compose (const char *utf8, gsize length)
{
  GString *out = g_string_sized_new (length + 1);
  const char *end = utf8 + length;
  const char *piece = utf8;
  gboolean piece_stays = TRUE;

  for (const char *at = utf8; at < end;)
    {
      const char *next = g_utf8_next_char (at);
      gboolean stays = TRUE;

      if (is_boundary (g_utf8_get_char (at), &stays))
        {
          /* Pieces that stay as they are go out together. */
          if (!piece_stays || !stays || (next < end && (guchar)*next >= 0xcc))
            {
              append_piece (out, piece, at, piece_stays);
              piece = at;
              piece_stays = stays;
            }
        }
      else
        {
          piece_stays = FALSE;
        }
      at = next;
    }
  append_piece (out, piece, end, piece_stays);
  return g_string_free (out, FALSE);
}

/* Unicode folds Cherokee to its capitals, the older letters. */
static gunichar
get_cherokee_capital (gunichar character)
{
  if (character >= 0xab70 && character <= 0xabbf)
    return character - 0xab70 + 0x13a0;
  if (character >= 0x13f8 && character <= 0x13fd)
    return character - 8;
  return character;
}

char *
chancery_text_fold_case (const char *utf8)
{
  g_autofree char *folded = g_utf8_casefold (utf8, -1);

  /* Both cases take three bytes. */
  for (char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      if ((guchar)*at == 0xe1 || (guchar)*at == 0xea)
        g_unichar_to_utf8 (get_cherokee_capital (g_utf8_get_char (at)), at);
    }
  return g_steal_pointer (&folded);
}
