/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A word becomes a row of sounds, each with the classes of consonant that it may stand for ("BP"; '-' for
 * nothing), and a key takes one of each.  The classes: B K C(h) D F G H J L M N P R S X(sh) T V Y Z, and A for a
 * vowel at the beginning.  Other vowels are left out: they are what transliterations differ in. */

#include "config.h"

#include "chancery-sound.h"

#include "chancery-sound-spellings.h"

#include <string.h>

#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define MAX_SOUNDS 16
#define MAX_KEYS 16
#define MAX_WORD 48
#define MIN_CONSONANTS 2
/* Of a word that is read in another way. */
#define MIN_OTHERWISE 3
/* Letters of words that differ from many others by their vowels alone, and of those that differ so from nearly all. */
#define SHORT 5
#define SHORTEST 3
#define CARON 0x030c
#define CIRCUMFLEX 0x0302
#define CYRILLIC_HA 0x0445

typedef struct
{
  const char *sounds[MAX_SOUNDS];
  guint n;
} Sounds;

/* What is heard twice in a row is heard once; between vowels as well ("Mohammed" has four consonants). */
static void
add_sound (Sounds *self, const char *sound)
{
  if (self->n < MAX_SOUNDS)
    self->sounds[self->n++] = sound;
}

/* Arabic script, folded or not.  `first`, `last`: at the beginning and the end of a word. */
typedef struct
{
  gunichar letter;
  const char *first;
  const char *within;
  const char *last;
} ArabicLetter;

static const ArabicLetter arabic[] = {
  { 0x0621, "A", NULL, NULL }, /* hamza */
  { 0x0622, "A", NULL, NULL },  { 0x0623, "A", NULL, NULL },  { 0x0624, "A", NULL, NULL },
  { 0x0625, "A", NULL, NULL },  { 0x0626, "A", NULL, NULL },  { 0x0627, "A", NULL, NULL },
  { 0x0628, "BP", "BP", "BP" }, { 0x0629, NULL, NULL, NULL }, { 0x062a, "T", "T", "T" },
  { 0x062b, "ST", "ST", "ST" }, { 0x062c, "JG", "JG", "JG" }, { 0x062d, "H", "H", "H" },
  { 0x062e, "K", "K", "K" },    { 0x062f, "D", "D", "D" },    { 0x0630, "ZD", "ZD", "ZD" },
  { 0x0631, "R", "R", "R" },    { 0x0632, "Z", "Z", "Z" },    { 0x0633, "S", "S", "S" },
  { 0x0634, "X", "X", "X" },    { 0x0635, "S", "S", "S" },    { 0x0636, "ZD", "ZD", "ZD" },
  { 0x0637, "T", "T", "T" },    { 0x0638, "Z", "Z", "Z" },    { 0x0639, "A", NULL, NULL },
  { 0x063a, "G", "G", "G" },    { 0x0641, "F", "F", "F" },    { 0x0642, "KG", "KG", "KG" },
  { 0x0643, "K", "K", "K" },    { 0x0644, "L", "L", "L" },    { 0x0645, "M", "M", "M" },
  { 0x0646, "N", "N", "N" },    { 0x0647, "H", "H", NULL },   { 0x0648, "V", "-V", "-V" },
  { 0x0649, "Y", NULL, NULL },  { 0x064a, "Y", NULL, NULL },  { 0x0679, "T", "T", "T" },
  { 0x067e, "P", "P", "P" },    { 0x0681, "Z", "Z", "Z" },    { 0x0685, "C", "C", "C" },
  { 0x0686, "C", "C", "C" },    { 0x0688, "D", "D", "D" },    { 0x0689, "D", "D", "D" },
  { 0x0691, "R", "R", "R" },    { 0x0693, "R", "R", "R" },    { 0x0696, "JZ", "JZ", "JZ" },
  { 0x0698, "JZ", "JZ", "JZ" }, { 0x069a, "X", "X", "X" },    { 0x06a4, "V", "V", "V" },
  { 0x06a9, "K", "K", "K" },    { 0x06ab, "G", "G", "G" },    { 0x06af, "G", "G", "G" },
  { 0x06ba, "N", "N", "-N" },   { 0x06bc, "N", "N", "N" },    { 0x06be, NULL, NULL, NULL },
  { 0x06c1, "H", "H", NULL },   { 0x06c3, NULL, NULL, NULL }, { 0x06cc, "Y", NULL, NULL },
  { 0x06cd, "Y", NULL, NULL },  { 0x06d0, "Y", NULL, NULL },  { 0x06d2, NULL, NULL, NULL },
  { 0x06d5, NULL, NULL, NULL },
};

static gboolean
is_arabic (gunichar c)
{
  return (c >= 0x0600 && c <= 0x06ff) || (c >= 0x0750 && c <= 0x077f);
}

static gboolean
is_cyrillic (gunichar c)
{
  return c >= 0x0400 && c <= 0x052f;
}

static const ArabicLetter *
find_arabic (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (arabic); i++)
    if (arabic[i].letter == c)
      return &arabic[i];
  return NULL;
}

static void
read_arabic (Sounds *sounds, const char *word)
{
  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    {
      const ArabicLetter *letter = find_arabic (g_utf8_get_char (at));
      const char *sound;

      if (letter == NULL)
        continue;
      sound = at == word                       ? letter->first
              : *g_utf8_next_char (at) == '\0' ? letter->last
                                               : letter->within;
      if (sound != NULL)
        add_sound (sounds, sound);
    }
}

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiou", c) != NULL;
}

/* Letters that are one sound together, the longest first. */
static const struct
{
  const char *letters;
  const char *sound;
} together[] = {
  { "shch", "X" }, { "sch", "X" }, { "dzh", "J" }, { "tch", "C" }, { "sh", "X" },  { "ch", "C" },
  { "kh", "K" },   { "gh", "G" },  { "ph", "F" },  { "th", "T" },  { "dh", "DZ" }, { "zh", "J" },
  { "dj", "J" },   { "ck", "K" },  { "rh", "R" },  { "bh", "B" },  { "jh", "J" },  { "lh", "L" },
};

static gboolean
take_together (Sounds *sounds, const char **at)
{
  for (guint i = 0; i < G_N_ELEMENTS (together); i++)
    if (together[i].letters[0] == **at && together[i].letters[1] == (*at)[1] &&
        g_str_has_prefix (*at, together[i].letters))
      {
        add_sound (sounds, together[i].sound);
        *at += strlen (together[i].letters);
        return TRUE;
      }
  return FALSE;
}

/* One letter; NULL for what is not heard as a consonant where it stands. */
static const char *
sound_of (const char *word, const char *at)
{
  static const char *const plain[26] = {
    NULL, "B",  NULL, "D",  NULL, "F", "G", NULL, NULL, "J",  "K",  "L",  "M",
    "N",  NULL, "P",  "KG", "R",  "S", "T", NULL, "V",  NULL, NULL, NULL, "Z",
  };
  gboolean first = at == word;
  char before = first ? '\0' : at[-1];

  switch (*at)
    {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
      return first ? "A" : NULL;
    case 'c':
      return at[1] != '\0' && strchr ("eiy", at[1]) != NULL ? "S" : "K";
    case 'h':
      return at[1] != '\0' ? "H" : NULL;
    case 'w':
      return first || is_vowel (at[1]) ? "V" : NULL;
    case 'y':
      /* Yeltsin, but Ельцин. */
      return !first ? NULL : at[1] == 'e' ? "YA" : "Y";
    case 'f':
      /* Molotoff */
      return before == 'f' && at[1] == '\0' ? "V" : at[1] == 'f' && at[2] == '\0' ? NULL : "F";
    default:
      return *at >= 'a' && *at <= 'z' ? plain[*at - 'a'] : NULL;
    }
}

/* @word: small Latin letters without marks. */
static void
read_latin (Sounds *sounds, const char *word)
{
  const char *at = word;

  while (*at != '\0')
    {
      const char *sound;

      if (take_together (sounds, &at))
        continue;
      if (*at == 'x')
        {
          add_sound (sounds, at == word ? "KZ" : "K");
          if (at != word)
            add_sound (sounds, "S");
          at++;
          continue;
        }
      sound = sound_of (word, at);
      if (sound != NULL)
        add_sound (sounds, sound);
      at++;
    }
}

/* Kept for the life of the thread: making one takes tens of milliseconds. */
static UTransliterator *
get_transliterator (void)
{
  static GPrivate private = G_PRIVATE_INIT ((GDestroyNotify)utrans_close);
  UTransliterator *transliterator = g_private_get (&private);

  if (transliterator == NULL)
    {
      static const UChar id[] = u"Any-Latin; NFD; Lower";
      UErrorCode code = U_ZERO_ERROR;

      transliterator = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &code);
      if (U_FAILURE (code))
        return NULL;
      g_private_set (&private, transliterator);
    }
  return transliterator;
}

/* What ICU writes with a mark, texts write with two letters; a bare c is the ц of Cyrillic, elsewhere a ch. */
static void
append_letter (GString *latin, gunichar letter, gunichar mark, gboolean cyrillic)
{
  if (letter == 'c')
    g_string_append (latin, cyrillic && mark != CARON ? "ts" : "ch");
  else if (letter == 's' && mark == CARON)
    g_string_append (latin, "sh");
  else if (letter == 's' && mark == CIRCUMFLEX)
    g_string_append (latin, "shch");
  else if (letter == 'z' && mark == CARON)
    g_string_append (latin, "zh");
  else if (letter < 0x80 && g_ascii_isalpha ((char)letter))
    g_string_append_c (latin, (char)letter);
}

/* Any other writing by the rules of ICU, as small Latin letters without marks. */
static char *
make_latin (const char *word)
{
  UTransliterator *transliterator = get_transliterator ();
  GString *latin = g_string_new (NULL);
  UChar text[MAX_WORD * 8];
  int32_t length = 0;
  int32_t end;
  gboolean cyrillic = FALSE;
  UErrorCode code = U_ZERO_ERROR;

  u_strFromUTF8 (text, MAX_WORD * 2, &length, word, -1, &code);
  for (int32_t i = 0; i < length; i++)
    {
      cyrillic |= is_cyrillic (text[i]);
      /* Written as a kh, which ICU does not. */
      if (text[i] == CYRILLIC_HA)
        text[i] = 'k';
    }
  end = length;
  if (transliterator != NULL && U_SUCCESS (code))
    utrans_transUChars (transliterator, text, &length, G_N_ELEMENTS (text), 0, &end, &code);
  for (int32_t i = 0; U_SUCCESS (code) && i < length; i++)
    append_letter (latin, text[i], i + 1 < length ? text[i + 1] : 0, cyrillic);
  return g_string_free (latin, FALSE);
}

static gboolean
is_plain (const char *word)
{
  for (; *word != '\0'; word++)
    if (!g_ascii_islower (*word))
      return FALSE;
  return TRUE;
}

/* One key of a row of sounds: @choice counts through all ways to take one class of each. */
static char *
make_key (const Sounds *sounds, guint choice)
{
  GString *key = g_string_sized_new (sounds->n);
  guint n_consonants = 0;

  for (guint i = 0; i < sounds->n; i++)
    {
      gsize n = strlen (sounds->sounds[i]);
      char class = sounds->sounds[i][choice % n];

      choice /= (guint)n;
      if (class == '-' || (key->len > 0 && key->str[key->len - 1] == class))
        continue;
      g_string_append_c (key, class);
      n_consonants += class != 'A';
    }
  return g_string_free (key, n_consonants < MIN_CONSONANTS);
}

static void
add_keys (GPtrArray *keys, const Sounds *sounds)
{
  guint n_choices = 1;

  for (guint i = 0; i < sounds->n; i++)
    n_choices *= (guint)strlen (sounds->sounds[i]);
  for (guint i = 0; i < MIN (n_choices, MAX_KEYS); i++)
    {
      char *key = make_key (sounds, i);

      if (key != NULL && !g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
        g_ptr_array_add (keys, key);
      else
        g_free (key);
    }
}

GPtrArray *
chancery_sound_keys (const char *word)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  Sounds sounds = { .n = 0 };

  g_return_val_if_fail (word != NULL, keys);

  if (strlen (word) > MAX_WORD || strpbrk (word, "0123456789") != NULL)
    return keys;
  if (is_plain (word))
    read_latin (&sounds, word);
  else if (is_arabic (g_utf8_get_char (word)))
    read_arabic (&sounds, word);
  else
    {
      g_autofree char *latin = make_latin (word);

      read_latin (&sounds, latin);
    }
  if (sounds.n > 0)
    add_keys (keys, &sounds);
  return keys;
}

/* What no language writes, or too little to be heard: “qqqqzz”.  “Krk” is a name. */
static gboolean
is_noise (const char *word, const char *key)
{
  for (const char *at = word; *at != '\0' && is_plain (word); at++)
    if (at[0] == at[1] && at[1] == at[2])
      return TRUE;
  return strlen (key) < MIN_OTHERWISE && is_plain (word) && strpbrk (word, "aeiouy") == NULL;
}

GPtrArray *
chancery_sound_keys_asked (const char *word)
{
  g_autoptr (GPtrArray) spellings = NULL;
  GPtrArray *keys;

  g_return_val_if_fail (word != NULL, NULL);

  keys = chancery_sound_keys (word);
  for (guint i = keys->len; i > 0; i--)
    if (is_noise (word, keys->pdata[i - 1]))
      g_ptr_array_remove_index (keys, i - 1);
  if (keys->len == 0)
    return keys;
  spellings = chancery_sound_spellings (word);
  for (guint i = 0; i < spellings->len; i++)
    {
      g_autoptr (GPtrArray) others = chancery_sound_keys (spellings->pdata[i]);

      for (guint n = 0; n < others->len; n++)
        if (strlen (others->pdata[n]) >= MIN_OTHERWISE &&
            !g_ptr_array_find_with_equal_func (keys, others->pdata[n], g_str_equal, NULL))
          g_ptr_array_add (keys, g_strdup (others->pdata[n]));
    }
  return keys;
}

/* Letters that are one sound in English spellings of other languages, the longest first. */
static const struct
{
  const char *letters;
  const char *sound;
} evened[] = {
  { "aa", "a" }, { "ee", "i" }, { "ey", "i" }, { "ie", "i" }, { "iy", "i" },
  { "oo", "u" }, { "ou", "u" }, { "aw", "o" }, { "ow", "o" }, { "au", "o" },
  { "gh", "g" }, { "kh", "k" }, { "dh", "d" }, { "th", "t" }, { "bh", "b" },
  { "ck", "k" }, { "c", "k" },  { "q", "k" },  { "y", "i" },  { "w", "v" },
};

/* @word, in small Latin letters, as a short name may be spelled as well: “Noor” is “Nur” (transfer full). */
static char *
even_out (const char *word)
{
  GString *even = g_string_new (NULL);

  for (const char *at = word; *at != '\0';)
    {
      guint i = 0;
      const char *sound = NULL;

      while (i < G_N_ELEMENTS (evened) && !g_str_has_prefix (at, evened[i].letters))
        i++;
      if (i < G_N_ELEMENTS (evened))
        {
          sound = evened[i].sound;
          at += strlen (evened[i].letters);
        }
      /* Twice the same is heard once. */
      if (sound == NULL)
        g_string_append_c (even, *at++);
      else
        g_string_append (even, sound);
      if (even->len > 1 && even->str[even->len - 1] == even->str[even->len - 2])
        g_string_truncate (even, even->len - 1);
    }
  /* Nobody hears it at the end. */
  if (even->len > SHORTEST && even->str[even->len - 1] == 'h')
    g_string_truncate (even, even->len - 1);
  return g_string_free (even, FALSE);
}

gboolean
chancery_sound_is_near (const char *one, const char *other)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  gsize length;
  guint limit;

  g_return_val_if_fail (one != NULL && other != NULL, FALSE);

  if (!is_plain (one) || !is_plain (other))
    return TRUE;
  length = MIN (strlen (one), strlen (other));
  limit = 1 + (guint)length / 3;
  if (chancery_spelling_distance (one, other, limit) > limit)
    return FALSE;
  if (length > SHORT)
    return TRUE;
  a = even_out (one);
  b = even_out (other);
  limit = MIN (strlen (a), strlen (b)) > SHORTEST;
  return chancery_spelling_distance (a, b, limit) <= limit;
}

guint
chancery_spelling_distance (const char *one, const char *other, guint limit)
{
  g_autofree gunichar *a = NULL;
  g_autofree gunichar *b = NULL;
  g_autofree guint *rows = NULL;
  glong n_a, n_b;
  guint *earlier, *before, *now;

  g_return_val_if_fail (one != NULL && other != NULL, limit + 1);

  a = g_utf8_to_ucs4_fast (one, -1, &n_a);
  b = g_utf8_to_ucs4_fast (other, -1, &n_b);
  if (ABS (n_a - n_b) > (glong)limit)
    return limit + 1;

  rows = g_new (guint, 3 * ((gsize)n_b + 1));
  earlier = rows;
  before = earlier + n_b + 1;
  now = before + n_b + 1;
  for (glong j = 0; j <= n_b; j++)
    before[j] = (guint)j;
  for (glong i = 1; i <= n_a; i++)
    {
      guint best = now[0] = (guint)i;
      guint *spare;

      for (glong j = 1; j <= n_b; j++)
        {
          now[j] = MIN (MIN (before[j], now[j - 1]) + 1, before[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            now[j] = MIN (now[j], earlier[j - 2] + 1);
          best = MIN (best, now[j]);
        }
      if (best > limit)
        return limit + 1;
      spare = earlier;
      earlier = before;
      before = now;
      now = spare;
    }
  return MIN (before[n_b], limit + 1);
}
