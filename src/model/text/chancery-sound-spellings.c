/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-sound-spellings.h"

#include <string.h>

typedef enum
{
  SOUTH_SLAVIC,
  SOUTH_SLAVIC_DJ,
  HUNGARIAN,
  OLD_HUNGARIAN,
  POLISH,
  N_ALPHABETS,
} Alphabet;

/* What the Latin alphabets of those who have both, and of their neighbours, write for a letter, without the marks,
 * which are lost when a text is folded. */
static const struct
{
  gunichar letter;
  const char *latin[N_ALPHABETS];
} letters[] = {
  { 0x0430, { "a", "a", "a", "a", "a" } },        /* а */
  { 0x0431, { "b", "b", "b", "b", "b" } },        /* б */
  { 0x0432, { "v", "v", "v", "v", "w" } },        /* в */
  { 0x0433, { "g", "g", "g", "g", "g" } },        /* г */
  { 0x0434, { "d", "d", "d", "d", "d" } },        /* д */
  { 0x0435, { "e", "e", "e", "e", "e" } },        /* е */
  { 0x0436, { "z", "z", "zs", "zs", "z" } },      /* ж */
  { 0x0437, { "z", "z", "z", "z", "z" } },        /* з */
  { 0x0438, { "i", "i", "i", "i", "i" } },        /* и */
  { 0x0439, { "i", "i", "i", "i", "i" } },        /* й */
  { 0x043a, { "k", "k", "k", "k", "k" } },        /* к */
  { 0x043b, { "l", "l", "l", "l", "l" } },        /* л */
  { 0x043c, { "m", "m", "m", "m", "m" } },        /* м */
  { 0x043d, { "n", "n", "n", "n", "n" } },        /* н */
  { 0x043e, { "o", "o", "o", "o", "o" } },        /* о */
  { 0x043f, { "p", "p", "p", "p", "p" } },        /* п */
  { 0x0440, { "r", "r", "r", "r", "r" } },        /* р */
  { 0x0441, { "s", "s", "sz", "sz", "s" } },      /* с */
  { 0x0442, { "t", "t", "t", "t", "t" } },        /* т */
  { 0x0443, { "u", "u", "u", "u", "u" } },        /* у */
  { 0x0444, { "f", "f", "f", "f", "f" } },        /* ф */
  { 0x0445, { "h", "h", "h", "h", "ch" } },       /* х */
  { 0x0446, { "c", "c", "c", "cz", "c" } },       /* ц */
  { 0x0447, { "c", "c", "cs", "ch", "cz" } },     /* ч */
  { 0x0448, { "s", "s", "s", "s", "sz" } },       /* ш */
  { 0x0449, { "sc", "sc", "s", "s", "szcz" } },   /* щ */
  { 0x044b, { "i", "i", "i", "i", "y" } },        /* ы */
  { 0x044d, { "e", "e", "e", "e", "e" } },        /* э */
  { 0x044e, { "iu", "iu", "iu", "iu", "iu" } },   /* ю */
  { 0x044f, { "ia", "ia", "ia", "ia", "ia" } },   /* я */
  { 0x0452, { "d", "dj", "gy", "gy", "dz" } },    /* ђ */
  { 0x0458, { "j", "j", "j", "j", "j" } },        /* ј */
  { 0x0459, { "lj", "lj", "ly", "ly", "l" } },    /* љ */
  { 0x045a, { "nj", "nj", "ny", "ny", "n" } },    /* њ */
  { 0x045b, { "c", "c", "cs", "ch", "c" } },      /* ћ */
  { 0x045f, { "dz", "dz", "dzs", "dzs", "dz" } }, /* џ */
};

typedef enum
{
  WITHOUT_MARKS,
  ENGLISH,
  RUSSIAN,
  N_MANNERS,
} Manner;

/* What stands in one Latin spelling for a sound, and in another; the longest first. */
static const struct
{
  const char *letters;
  const char *instead[N_MANNERS];
} digraphs[] = {
  { "tsch", { "c", "ch", "ch" } }, { "dzh", { "dz", "j", "dzh" } }, { "tch", { "c", "ch", "ch" } },
  { "sch", { "s", "sh", "sh" } },  { "ch", { "c", "ch", "ch" } },   { "cs", { "c", "ch", "ch" } },
  { "cz", { "c", "ch", "ch" } },   { "sh", { "s", "sh", "sh" } },   { "sz", { "s", "sh", "s" } },
  { "zh", { "z", "zh", "zh" } },   { "zs", { "z", "zh", "zh" } },   { "gy", { "dj", "dj", "dj" } },
  { "ny", { "nj", "ny", "ny" } },  { "ly", { "lj", "ly", "ly" } },  { "c", { "c", "ch", "ts" } },
  { "z", { "z", "zh", "z" } },
};

/* NULL where a letter is none of the table (transfer full). */
static char *
spell_cyrillic (const char *word, Alphabet alphabet)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (; *word != '\0'; word = g_utf8_next_char (word))
    {
      gunichar c = g_utf8_get_char (word);
      guint i = 0;

      while (i < G_N_ELEMENTS (letters) && letters[i].letter != c)
        i++;
      if (i == G_N_ELEMENTS (letters))
        return NULL;
      g_string_append (out, letters[i].latin[alphabet]);
    }
  return g_strdup (out->str);
}

static char *
spell_latin (const char *word, Manner manner)
{
  GString *out = g_string_new (NULL);

  while (*word != '\0')
    {
      guint i = 0;

      while (i < G_N_ELEMENTS (digraphs) && !g_str_has_prefix (word, digraphs[i].letters))
        i++;
      if (i == G_N_ELEMENTS (digraphs))
        {
          g_string_append_c (out, *word++);
          continue;
        }
      g_string_append (out, digraphs[i].instead[manner]);
      word += strlen (digraphs[i].letters);
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiou", c) != NULL;
}

/* An h between a vowel and a consonant is written by some and left out by others: “Mohmand”, “Momand”.  NULL for none of
 * them (transfer full). */
static char *
spell_breath (const char *word)
{
  for (const char *at = word; *at != '\0'; at++)
    {
      gsize length = (gsize)(at - word) + 1;

      if (!is_vowel (at[0]) || at[1] == '\0' || is_vowel (at[1]))
        continue;
      if (at[1] != 'h')
        return g_strdup_printf ("%.*sh%s", (int)length, word, at + 1);
      if (at[2] != '\0' && !is_vowel (at[2]))
        return g_strdup_printf ("%.*s%s", (int)length, word, at + 2);
    }
  return NULL;
}

static void
take (GPtrArray *spellings, const char *word, char *spelling)
{
  if (spelling != NULL && strcmp (spelling, word) != 0 &&
      !g_ptr_array_find_with_equal_func (spellings, spelling, g_str_equal, NULL))
    g_ptr_array_add (spellings, spelling);
  else
    g_free (spelling);
}

GPtrArray *
chancery_sound_spellings (const char *word)
{
  GPtrArray *spellings = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (word != NULL, spellings);

  if (g_str_is_ascii (word))
    for (guint i = 0; i < N_MANNERS; i++)
      take (spellings, word, spell_latin (word, (Manner)i));
  if (g_str_is_ascii (word))
    take (spellings, word, spell_breath (word));
  else
    for (guint i = 0; i < N_ALPHABETS; i++)
      take (spellings, word, spell_cyrillic (word, (Alphabet)i));
  return spellings;
}
