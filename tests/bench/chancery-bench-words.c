/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-bench-words.h"

#include <math.h>

#define EXPONENT 1.08
#define SHIFT 2.7

struct _ChanceryBenchWords
{
  GPtrArray *words;
  /* Walker's alias method: a word in two look-ups. */
  float *chances;
  guint32 *aliases;
};

static const char *const grammar[] = {
  "the",   "of",    "and",   "to",     "in",   "that",  "a",     "is",    "be",     "by",
  "for",   "it",    "with",  "as",     "on",   "this",  "was",   "at",    "not",    "which",
  "have",  "will",  "or",    "he",     "we",   "had",   "would", "are",   "from",   "has",
  "been",  "their", "any",   "an",     "his",  "they",  "were",  "our",   "such",   "there",
  "said",  "no",    "its",   "may",    "but",  "you",   "if",    "upon",  "should", "these",
  "all",   "who",   "under", "other",  "so",   "could", "more",  "made",  "them",   "your",
  "when",  "than",  "him",   "one",    "also", "might", "must",  "some",  "can",    "what",
  "those", "into",  "only",  "before", "she",  "after", "same",  "shall", "about",  "between",
  "do",    "very",  "now",   "out",    "time", "two",   "being", "first", "both",   "most",
  "where", "how",   "then",  "over",   "here", "since",
};

static const char *const beginnings[] = {
  "con", "con", "con", "com", "com", "pro",   "pro",   "re",  "re",  "re",   "in",   "in",  "de",
  "de",  "dis", "un",  "ex",  "pre", "inter", "trans", "sub", "for", "over", "sup",  "per", "par",
  "im",  "ac",  "ap",  "as",  "col", "mis",   "out",   "rep", "sta", "man",  "mini", "gov", "tele",
};

static const char *const onsets[] = {
  "b", "br", "c", "ch", "d", "dr", "f", "fl", "g", "gr", "h", "j",  "k",
  "l", "m",  "n", "p",  "p", "pl", "r", "s",  "t", "t",  "v", "tr", "w",
};

static const char *const vowels[] = { "a", "e", "i", "o", "u", "a", "e", "i", "o", "ea", "ou" };

static const char *const codas[] = { "",  "",  "",  "",  "",  "",   "n",
                                     "r", "s", "l", "t", "m", "ct", "nd" };

static const char *const endings[] = {
  "",     "",   "",    "",   "",   "",    "",     "s",    "ed",  "ing", "tion",
  "ment", "al", "ity", "er", "ly", "ive", "ance", "able", "ist", "ure", "ate",
};

guint64
chancery_bench_random_next (ChanceryBenchRandom *self)
{
  guint64 mixed = *self += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  mixed = (mixed ^ (mixed >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  mixed = (mixed ^ (mixed >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return mixed ^ (mixed >> 31);
}

guint
chancery_bench_random_below (ChanceryBenchRandom *self, guint end)
{
  return (guint)((chancery_bench_random_next (self) >> 32) * end >> 32);
}

double
chancery_bench_random_part (ChanceryBenchRandom *self)
{
  return (double)(chancery_bench_random_next (self) >> 11) / 9007199254740992.0;
}

gboolean
chancery_bench_random_once_in (ChanceryBenchRandom *self, guint n)
{
  return chancery_bench_random_below (self, n) == 0;
}

double
chancery_bench_random_normal (ChanceryBenchRandom *self)
{
  double radius = sqrt (-2 * log (1 - chancery_bench_random_part (self)));

  return radius * cos (2 * G_PI * chancery_bench_random_part (self));
}

#define PICK(random, list) list[chancery_bench_random_below (random, G_N_ELEMENTS (list))]

static char *
make_word (ChanceryBenchRandom *random)
{
  GString *word = g_string_new (NULL);
  guint n_syllables = chancery_bench_random_below (random, 5) > 1 ? 2 : 1;

  if (chancery_bench_random_below (random, 100) < 40)
    g_string_append (word, PICK (random, beginnings));
  for (guint i = 0; i < n_syllables; i++)
    {
      g_string_append (word, PICK (random, onsets));
      g_string_append (word, PICK (random, vowels));
      g_string_append (word, PICK (random, codas));
    }
  g_string_append (word, PICK (random, endings));
  return g_string_free (word, FALSE);
}

static void
make_words (ChanceryBenchWords *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  ChanceryBenchRandom random = 1861;

  self->words = g_ptr_array_new_full (CHANCERY_BENCH_N_WORDS, g_free);
  for (guint i = 0; self->words->len < CHANCERY_BENCH_N_WORDS; i++)
    {
      char *word = i < G_N_ELEMENTS (grammar) ? g_strdup (grammar[i]) : make_word (&random);

      if (g_hash_table_contains (seen, word))
        g_free (word);
      else
        {
          g_hash_table_add (seen, word);
          g_ptr_array_add (self->words, word);
        }
    }
}

static void
make_aliases (ChanceryBenchWords *self)
{
  g_autofree double *parts = g_new (double, CHANCERY_BENCH_N_WORDS);
  g_autofree guint32 *small = g_new (guint32, CHANCERY_BENCH_N_WORDS);
  g_autofree guint32 *large = g_new (guint32, CHANCERY_BENCH_N_WORDS);
  guint n_small = 0;
  guint n_large = 0;
  double sum = 0;

  self->chances = g_new (float, CHANCERY_BENCH_N_WORDS);
  self->aliases = g_new (guint32, CHANCERY_BENCH_N_WORDS);
  for (guint i = 0; i < CHANCERY_BENCH_N_WORDS; i++)
    sum += parts[i] = pow (i + SHIFT, -EXPONENT);
  for (guint i = 0; i < CHANCERY_BENCH_N_WORDS; i++)
    {
      parts[i] *= CHANCERY_BENCH_N_WORDS / sum;
      self->chances[i] = 1;
      self->aliases[i] = i;
      if (parts[i] < 1)
        small[n_small++] = i;
      else
        large[n_large++] = i;
    }
  while (n_small > 0 && n_large > 0)
    {
      guint little = small[--n_small];
      guint much = large[n_large - 1];

      self->chances[little] = (float)parts[little];
      self->aliases[little] = much;
      parts[much] -= 1 - parts[little];
      if (parts[much] < 1)
        small[n_small++] = large[--n_large];
    }
}

ChanceryBenchWords *
chancery_bench_words_new (void)
{
  ChanceryBenchWords *self = g_new0 (ChanceryBenchWords, 1);

  make_words (self);
  make_aliases (self);
  return self;
}

void
chancery_bench_words_free (ChanceryBenchWords *self)
{
  g_ptr_array_unref (self->words);
  g_free (self->chances);
  g_free (self->aliases);
  g_free (self);
}

const char *
chancery_bench_words_pick (const ChanceryBenchWords *self, ChanceryBenchRandom *random)
{
  guint64 number = chancery_bench_random_next (random);
  guint at = (guint)((number >> 32) * CHANCERY_BENCH_N_WORDS >> 32);
  float part = (float)(number & 0xffffff) / 16777216.0f;

  return self->words->pdata[part < self->chances[at] ? at : self->aliases[at]];
}
