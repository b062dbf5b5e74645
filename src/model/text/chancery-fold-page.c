/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-fold-page.h"

#include "chancery-text-compose.h"

#include <stdlib.h>
#include <string.h>

#define PAGE_SIZE 256
#define N_PAGES (0x110000 / PAGE_SIZE)
/* U+FDFA, a whole blessing in one character, becomes 18; nothing is longer. */
#define MAX_EXPANSION 32

typedef struct
{
  gunichar from;
  gunichar to; /* 0 drops it */
} Mapping;

typedef struct
{
  gunichar characters[MAX_EXPANSION];
  gsize length;
} Expansion;

/* Letters that Unicode keeps apart and that searching should not, in ascending
 * order, after case folding and decomposition.
 */
static const Mapping mappings[] = {
  { 0x00ab, '"' },    /* « */
  { 0x00b4, '\'' },   /* ´ */
  { 0x00bb, '"' },    /* » */
  { 0x00f0, 'd' },    /* ð */
  { 0x00f8, 'o' },    /* ø */
  { 0x0111, 'd' },    /* đ */
  { 0x0127, 'h' },    /* ħ */
  { 0x0131, 'i' },    /* ı */
  { 0x0142, 'l' },    /* ł */
  { 0x0167, 't' },    /* ŧ */
  { 0x02b9, '\'' },   /* ʹ */
  { 0x02ba, '"' },    /* ʺ */
  { 0x02bb, '\'' },   /* ʻ */
  { 0x02bc, '\'' },   /* ʼ */
  { 0x02bd, '\'' },   /* ʽ */
  { 0x02be, 0 },      /* ʾ, hamza in transliteration */
  { 0x02bf, 0 },      /* ʿ, ain in transliteration */
  { 0x05f3, '\'' },   /* ׳ */
  { 0x05f4, '"' },    /* ״ */
  { 0x060c, ',' },    /* ، */
  { 0x061b, ';' },    /* ؛ */
  { 0x061f, '?' },    /* ؟ */
  { 0x0629, 0x0647 }, /* ة → ه */
  { 0x0640, 0 },      /* tatweel */
  { 0x0643, 0x06a9 }, /* ك → ک */
  { 0x0649, 0x06cc }, /* ى → ی */
  { 0x064a, 0x06cc }, /* ي → ی */
  { 0x066a, '%' },    /* ٪ */
  { 0x066b, '.' },    /* ٫ */
  { 0x066c, ',' },    /* ٬ */
  { 0x0671, 0x0627 }, /* ٱ → ا */
  { 0x0672, 0x0627 }, /* ٲ → ا */
  { 0x0673, 0x0627 }, /* ٳ → ا */
  { 0x06aa, 0x06a9 }, /* ڪ → ک */
  { 0x06ab, 0x06af }, /* ګ → گ, of Pashto */
  { 0x06be, 0x0647 }, /* ھ → ه */
  { 0x06c1, 0x0647 }, /* ہ → ه */
  { 0x06c3, 0x0647 }, /* ۃ → ه */
  { 0x06cd, 0x06cc }, /* ۍ → ی */
  { 0x06d4, '.' },    /* ۔ */
  { 0x06d5, 0x0647 }, /* ە → ه */
  { 0x2018, '\'' },   /* ‘ */
  { 0x2019, '\'' },   /* ’ */
  { 0x201a, '\'' },   /* ‚ */
  { 0x201b, '\'' },   /* ‛ */
  { 0x201c, '"' },    /* “ */
  { 0x201d, '"' },    /* ” */
  { 0x201e, '"' },    /* „ */
  { 0x201f, '"' },    /* ‟ */
  { 0x2032, '\'' },   /* ′ */
  { 0x2033, '"' },    /* ″ */
  { 0x2039, '\'' },   /* ‹ */
  { 0x203a, '\'' },   /* › */
  { 0x2043, '-' },    /* ⁃ */
  { 0x2044, '/' },    /* ⁄ */
  { 0x2212, '-' },    /* − */
  { 0x2215, '/' },    /* ∕ */
  { 0x301d, '"' },    /* 〝 */
  { 0x301e, '"' },    /* 〞 */
  { 0x301f, '"' },    /* 〟 */
};

/* Letters that become two. */
static const struct
{
  gunichar from;
  char to[3];
} digraphs[] = {
  { 0x00e6, "ae" }, /* æ */
  { 0x00fe, "th" }, /* þ */
  { 0x0153, "oe" }, /* œ */
};

static ChanceryFoldPage *pages[N_PAGES];

static int
compare_mapping (const void *key, const void *element)
{
  gunichar character = *(const gunichar *)key;
  gunichar from = ((const Mapping *)element)->from;

  return (character > from) - (character < from);
}

/* Marks that stand above, below or through a letter go; those that carry the
 * vowels and sounds of Indic scripts, Thai or Japanese stay.
 */
static gboolean
is_dropped_mark (gunichar character)
{
  int class = g_unichar_combining_class (character);

  if (class == 1 || (class >= 10 && class <= 36) || (class >= 200 && class <= 240))
    return TRUE;
  return g_unichar_ismark (character) &&
         (character == 0x034f || (character >= 0xfe00 && character <= 0xfe0f) ||
          (character >= 0xe0100 && character <= 0xe01ef) ||
          (character >= 0x180b && character <= 0x180f));
}

static void
append_character (Expansion *expansion, gunichar character)
{
  g_assert (expansion->length < MAX_EXPANSION);
  expansion->characters[expansion->length++] = character;
}

/* One letter, already decomposed and case folded, to what is searched. */
static void
append_mapped (Expansion *expansion, gunichar character)
{
  const Mapping *mapping;

  for (gsize i = 0; i < G_N_ELEMENTS (digraphs); i++)
    {
      if (digraphs[i].from == character)
        {
          append_character (expansion, (guchar)digraphs[i].to[0]);
          append_character (expansion, (guchar)digraphs[i].to[1]);
          return;
        }
    }
  mapping =
      bsearch (&character, mappings, G_N_ELEMENTS (mappings), sizeof mappings[0], compare_mapping);
  if (mapping != NULL)
    {
      if (mapping->to != 0)
        append_character (expansion, mapping->to);
      return;
    }

  if (is_dropped_mark (character))
    return;
  if (character < ' ' || character == 0x7f || g_unichar_isspace (character))
    {
      append_character (expansion, ' ');
      return;
    }
  switch ((int)g_unichar_type (character))
    {
    case G_UNICODE_FORMAT:
      return;
    case G_UNICODE_CONTROL:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SPACE_SEPARATOR:
      append_character (expansion, ' ');
      return;
    case G_UNICODE_DASH_PUNCTUATION:
      append_character (expansion, '-');
      return;
    case G_UNICODE_DECIMAL_NUMBER:
      append_character (expansion, (gunichar)('0' + g_unichar_digit_value (character)));
      return;
    default:
      append_character (expansion, character);
    }
}

static void
append_case_folded (Expansion *expansion, gunichar character)
{
  char utf8[7] = { 0 };
  g_autofree char *folded = NULL;

  if (character < 0x80)
    {
      append_mapped (expansion, (gunichar)g_ascii_tolower ((char)character));
      return;
    }
  g_unichar_to_utf8 (character, utf8);
  folded = chancery_text_fold_case (utf8);
  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    append_mapped (expansion, g_utf8_get_char (at));
}

static void
append_decomposed (Expansion *expansion, gunichar character)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts;

  /* Before they fall into a space and an accent. */
  if (character == 0x00b4)
    {
      append_character (expansion, '\'');
      return;
    }
  /* Korean syllables are whole letters to those who read them. */
  if (character >= 0xac00 && character <= 0xd7a3)
    {
      append_character (expansion, character);
      return;
    }
  n_parts = g_unichar_fully_decompose (character, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++)
    append_case_folded (expansion, parts[i]);
}

/* Folds until nothing changes, so that what was folded stays as it is. */
static void
expand_character (gunichar character, Expansion *expansion)
{
  Expansion before = { .characters = { character }, .length = 1 };

  for (int round = 0; round < 4; round++)
    {
      expansion->length = 0;
      for (gsize i = 0; i < before.length; i++)
        append_decomposed (expansion, before.characters[i]);
      if (expansion->length == before.length &&
          memcmp (expansion->characters, before.characters, before.length * sizeof (gunichar)) == 0)
        return;
      before = *expansion;
    }
}

static gboolean
is_surrogate (gunichar character)
{
  return character >= 0xd800 && character <= 0xdfff;
}

static void
append_expansion (GString *bytes, const Expansion *expansion)
{
  g_autofree char *loose =
      g_ucs4_to_utf8 (expansion->characters, (glong)expansion->length, NULL, NULL, NULL);
  g_autofree char *composed = g_utf8_normalize (loose, -1, G_NORMALIZE_NFC);

  g_string_append (bytes, composed);
}

static ChanceryFoldPage *
make_page (gunichar first)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  guint16 offsets[PAGE_SIZE + 1];
  guint32 joining[PAGE_SIZE / 32] = { 0 };
  ChanceryFoldPage *page;

  for (guint i = 0; i < PAGE_SIZE; i++)
    {
      Expansion expansion = { .length = 0 };

      offsets[i] = (guint16)bytes->len;
      if (!is_surrogate (first + i))
        expand_character (first + i, &expansion);
      if (expansion.length == 0)
        continue;
      append_expansion (bytes, &expansion);
      if (chancery_text_joins (expansion.characters[0]))
        joining[i / 32] |= 1u << (i % 32);
    }
  offsets[PAGE_SIZE] = (guint16)bytes->len;

  page = g_malloc (sizeof *page + bytes->len);
  memcpy (page->offsets, offsets, sizeof offsets);
  memcpy (page->joining, joining, sizeof joining);
  memcpy (page->bytes, bytes->str, bytes->len);
  return page;
}

const ChanceryFoldPage *
chancery_fold_page_get (gunichar character)
{
  gsize number = character / PAGE_SIZE;
  ChanceryFoldPage *page;

  g_assert (number < N_PAGES);

  page = g_atomic_pointer_get (&pages[number]);
  if (G_LIKELY (page != NULL))
    return page;

  page = make_page ((gunichar)(number * PAGE_SIZE));
  if (g_atomic_pointer_compare_and_exchange (&pages[number], NULL, page))
    return page;
  /* Another thread was quicker; both worked out the same. */
  g_free (page);
  return g_atomic_pointer_get (&pages[number]);
}
