/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers in running text with the words that qualify them, read by
 * chancery_quantity_parse(), and what they count: people killed or wounded, or
 * something else.
 */

#include "config.h"

#include "chancery-press-private.h"
#include "chancery-quantity.h"
#include "chancery-toll.h"

#include <string.h>

/* The most words of a number: “no fewer than twenty five thousand”. */
#define MAX_WORDS 7
/* How far what is counted may stand behind its number, and what befell them behind that. */
#define REACH_PEOPLE 6
#define REACH_EFFECT 9
/* How many more groups may be counted in one breath. */
#define MAX_JOINED 6

/* Words with which a number may begin or go on; what they mean together is for the parser. */
static const char *const openers[] = {
  "more",    "over", "above", "at",   "no",    "not",     "nearly",  "almost", "close",
  "just",    "up",   "fewer", "less", "under", "below",   "about",   "around", "approximately",
  "roughly", "some", "an",    "a",    "circa", "exactly", "between", "in",     "as",
  "half",
};

static const char *const numbers[] = {
  "one",      "two",     "three",     "four",     "five",     "six",      "seven",
  "eight",    "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen",
  "fifteen",  "sixteen", "seventeen", "eighteen", "nineteen", "twenty",   "thirty",
  "forty",    "fifty",   "sixty",     "seventy",  "eighty",   "ninety",   "hundred",
  "thousand", "million", "billion",   "lakh",     "crore",    "dozen",    "score",
};

static const char *const severals[] = {
  "several", "dozens", "scores", "hundreds", "thousands", "many", "multiple", "numerous",
};

static const char *const joints[] = {
  "than", "least", "most", "to", "and", "estimated", "excess", "of", "fewer",
  "less", "more",  "or",   "so", "few", "number",    "many",   "as", "under",
};

/* How often something was done. */
static const char *const times[] = {
  "more than once", "time and again", "on several occasions", "on many occasions",
  "repeatedly",     "several times",  "many times",           "on numerous occasions",
};

/* What a number measures rather than counts. */
static const char *const measures[] = {
  "km",     "kilomet*", "mile*",   "metre*",  "meter*", "percent", "per",   "pm",
  "am",     "p",        "o",       "hours",   "feet",   "acres",   "years", "days",
  "months", "weeks",    "minutes", "dollars", "pounds", "rupees",  "th",
};

static GHashTable *
make_set (const char *const *words, gsize n)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < n; i++)
    g_hash_table_add (set, (gpointer)words[i]);
  return set;
}

typedef struct
{
  GHashTable *openers;
  GHashTable *numbers;
  GHashTable *severals;
  GHashTable *joints;
} Sets;

static gpointer
make_sets (gpointer unused)
{
  Sets *sets = g_new (Sets, 1);

  sets->openers = make_set (openers, G_N_ELEMENTS (openers));
  sets->numbers = make_set (numbers, G_N_ELEMENTS (numbers));
  sets->severals = make_set (severals, G_N_ELEMENTS (severals));
  sets->joints = make_set (joints, G_N_ELEMENTS (joints));
  return sets;
}

static const Sets *
get_sets (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_sets, NULL);
}

/* 11 and 75,000; not 16th, 1990s, 3.5 or 7a. */
static gboolean
is_digits (const ChanceryWord *word)
{
  return (word->flags & CHANCERY_WORD_NUMBER) != 0 &&
         strspn (word->folded, "0123456789,") == strlen (word->folded);
}

static gboolean
is_number (const ChanceryWord *word)
{
  const Sets *sets = get_sets ();

  return is_digits (word) || g_hash_table_contains (sets->numbers, word->folded) ||
         g_hash_table_contains (sets->severals, word->folded);
}

static gboolean
goes_on (const ChanceryWord *word)
{
  const Sets *sets = get_sets ();

  return is_number (word) || g_hash_table_contains (sets->openers, word->folded) ||
         g_hash_table_contains (sets->joints, word->folded);
}

static char *
dup_words (const ChanceryPressReading *self, guint first, guint n)
{
  gsize start = chancery_press_word (self, first)->start;

  return g_strndup (self->text + start, chancery_press_word (self, first + n - 1)->end - start);
}

/* How many words from @at on a number could have. */
static guint
measure (const ChanceryPressReading *self, guint at)
{
  guint n = 0;

  while (n < MAX_WORDS && chancery_press_is_in_sentence (self, at + n, at) &&
         !self->taken[at + n] && goes_on (chancery_press_word (self, at + n)))
    {
      n++;
      if (chancery_text_words_has_between (self->words, at + n - 1, ",()[]:\"/%$"))
        break;
    }
  return n;
}

/* The longest number that begins at word @at. */
static ChanceryQuantity *
read_number (const ChanceryPressReading *self, guint at, guint *n_words)
{
  for (guint n = measure (self, at); n > 0; n--)
    {
      g_autoptr (ChanceryQuantity) quantity = NULL;
      g_autofree char *words = NULL;
      const ChanceryWord *last = chancery_press_word (self, at + n - 1);

      if (!is_number (last) && strcmp (last->folded, "more") != 0 &&
          strcmp (last->folded, "few") != 0 && strcmp (last->folded, "so") != 0)
        continue;
      words = dup_words (self, at, n);
      quantity = chancery_quantity_parse (words, NULL);
      if (quantity == NULL ||
          chancery_quantity_get_qualifier (quantity) == CHANCERY_QUANTITY_UNKNOWN ||
          (chancery_quantity_get_qualifier (quantity) == CHANCERY_QUANTITY_EXACT &&
           !is_number (chancery_press_word (self, at)) && n > 2))
        continue;
      *n_words = n;
      return g_steal_pointer (&quantity);
    }
  return NULL;
}

gboolean
chancery_press_names_people (const char *folded)
{
  const char *category;

  return chancery_toll_find_category (folded, &category) ||
         chancery_toll_find_effect (folded) != NULL;
}

typedef struct
{
  guint first; /* words of the whole: number, people, effect */
  guint last;
  gboolean people;
  gboolean effect_first; /* “killed 11” */
  const char *category;
  const char *effect;
} Toll;

/* “killed 11”, “killing at least 11”, “deaths of 11”: what befell them stands before. */
static gboolean
find_effect_before (const ChanceryPressReading *self, guint at, Toll *toll)
{
  for (guint back = 1; back <= 3 && back <= at; back++)
    {
      const ChanceryWord *word = chancery_press_word (self, at - back);

      if (!chancery_press_is_in_sentence (self, at - back, at) || self->taken[at - back] ||
          is_number (word) || chancery_text_words_has_between (self->words, at - back, ",:()"))
        return FALSE;
      toll->effect = chancery_toll_find_effect (word->folded);
      if (toll->effect != NULL)
        {
          toll->first = at - back;
          toll->effect_first = TRUE;
          return TRUE;
        }
      /* Only words without weight may stand between: “killed and”, “the lives of”. */
      if (strcmp (word->folded, "of") != 0 && strcmp (word->folded, "the") != 0 &&
          strcmp (word->folded, "about") != 0)
        return FALSE;
    }
  return FALSE;
}

static void
find_people (const ChanceryPressReading *self, guint next, Toll *toll)
{
  for (guint i = 0; i < REACH_PEOPLE && chancery_press_is_in_sentence (self, next + i, toll->first);
       i++)
    {
      const ChanceryWord *word = chancery_press_word (self, next + i);

      if (is_digits (word) || self->taken[next + i] ||
          (i > 0 && chancery_text_words_has_between (self->words, next + i - 1, ",:;()")))
        return;
      if (chancery_toll_find_category (word->folded, &toll->category))
        {
          toll->people = TRUE;
          toll->last = next + i;
          return;
        }
      if (chancery_toll_find_effect (word->folded) != NULL)
        return;
    }
}

/* Whether what ends at word @last and what begins at @next are counted in one breath: “and” or a comma
 * is all that parts them. */
static gboolean
is_joined (const ChanceryPressReading *self, guint last, guint next)
{
  if (!chancery_press_is_in_sentence (self, next, last))
    return FALSE;
  if (next == last + 1)
    return chancery_text_words_has_between (self->words, last, ",");
  return next == last + 2 && strcmp (chancery_press_word (self, last + 1)->folded, "and") == 0;
}

/* The people of the number that stands at word @at and is joined to what ends at @last: its last
 * word, or 0. */
static guint
find_joined (const ChanceryPressReading *self, guint last, guint at)
{
  g_autoptr (ChanceryQuantity) quantity = NULL;
  Toll next = { .first = at };
  guint n;

  if (!is_joined (self, last, at) || self->taken[at] ||
      (quantity = read_number (self, at, &n)) == NULL)
    return 0;
  find_people (self, at + n, &next);
  return next.people ? next.last : 0;
}

/* What befell them: the next word that says so, unless another number comes before it; people who are
 * counted in the same breath share it (“5 soldiers and 2 civilians were killed”). */
static void
find_effect_behind (const ChanceryPressReading *self, Toll *toll)
{
  guint from = toll->last + 1;
  guint n_joined = 0;

  for (guint next; toll->people && n_joined < MAX_JOINED; from = next + 1, n_joined++)
    if ((next = find_joined (self, from - 1, from)) == 0 &&
        (next = find_joined (self, from - 1, from + 1)) == 0)
      break;
  for (guint i = from;
       i < from + REACH_EFFECT && chancery_press_is_in_sentence (self, i, toll->first); i++)
    {
      const ChanceryWord *word = chancery_press_word (self, i);

      if (is_number (word) && strcmp (word->folded, "one") != 0)
        return;
      toll->effect = chancery_toll_find_effect (word->folded);
      if (toll->effect != NULL)
        {
          toll->last = n_joined > 0 ? toll->last : i;
          return;
        }
    }
}

static gboolean
has_break (const ChanceryPressReading *self, guint first, guint last)
{
  for (guint i = first; i < last; i++)
    if (chancery_text_words_has_between (self->words, i, ",;:()"))
      return TRUE;
  return FALSE;
}

/* @before: the toll read before this one, which may tell what befell them: “killed 5 soldiers and 2
 * civilians”. */
static gboolean
read_toll (const ChanceryPressReading *self, guint at, guint n, const Toll *before, Toll *toll)
{
  guint people;

  *toll = (Toll){ .first = at, .last = at + n - 1 };
  find_people (self, at + n, toll);
  if (find_effect_before (self, at, toll))
    return TRUE;
  people = toll->last;
  find_effect_behind (self, toll);
  if (before->effect_first && toll->people && is_joined (self, before->last, at) &&
      (toll->effect == NULL || has_break (self, people, toll->last)))
    {
      toll->effect = before->effect;
      toll->effect_first = TRUE;
      toll->last = people;
    }
  return toll->effect != NULL && (toll->people || toll->last <= at + n + 1);
}

static gboolean
is_measure (const ChanceryPressReading *self, guint at)
{
  const ChanceryWord *word;

  if (at >= self->n_words)
    return FALSE;
  word = chancery_press_word (self, at);
  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      gsize length = strlen (measures[i]);

      if (measures[i][length - 1] == '*' ? strncmp (word->folded, measures[i], length - 1) == 0
                                         : strcmp (word->folded, measures[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A number that counts something: not one of a list, of an hour or of a paper. */
static void
add_figure (ChanceryPressReading *self, guint at, guint n, ChanceryQuantity *quantity)
{
  guint next = at + n;
  gint64 best = 0;

  chancery_quantity_get_best (quantity, &best);
  if (!chancery_press_is_in_sentence (self, next, at) || is_measure (self, next) ||
      (at > 0 && g_str_has_prefix (chancery_press_word (self, at - 1)->folded, "no")) ||
      chancery_text_words_has_between (self->words, next - 1, ",.:;%)/") ||
      (chancery_press_word (self, next)->flags & CHANCERY_WORD_CAPITAL) != 0 ||
      (chancery_quantity_get_qualifier (quantity) == CHANCERY_QUANTITY_EXACT && best < 2))
    return;
  chancery_press_add (self, at, n, CHANCERY_PRESS_FIGURE,
                      best > 12 ? CHANCERY_PRESS_LIKELY : CHANCERY_PRESS_POSSIBLE,
                      chancery_value_new_quantity (quantity));
}

/* How often something was done; returns how many words say so. */
static guint
read_times (ChanceryPressReading *self, guint at)
{
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_auto (GStrv) words = NULL;
      guint n = 0;

      if (strncmp (times[i], chancery_press_word (self, at)->folded, 2) != 0)
        continue;
      words = g_strsplit (times[i], " ", -1);
      while (words[n] != NULL && chancery_press_is_in_sentence (self, at + n, at) &&
             strcmp (chancery_press_word (self, at + n)->folded, words[n]) == 0)
        n++;
      if (words[n] == NULL)
        {
          g_autofree char *said = dup_words (self, at, n);
          g_autoptr (ChanceryQuantity) quantity =
              chancery_quantity_new (CHANCERY_QUANTITY_SEVERAL, NULL, NULL, NULL, said, NULL);

          chancery_press_add (self, at, n, CHANCERY_PRESS_TIMES, CHANCERY_PRESS_LIKELY,
                              chancery_value_new_quantity (quantity));
          chancery_press_take (self, at, n);
          return n;
        }
    }
  return 0;
}

/* “heavy casualties”: a toll that nobody counted. */
static gboolean
read_uncounted (ChanceryPressReading *self, guint at)
{
  const char *next;
  g_autoptr (ChanceryQuantity) quantity = NULL;
  g_autofree char *said = NULL;

  if (!g_str_has_prefix (chancery_press_word (self, at)->folded, "heav") ||
      !chancery_press_is_in_sentence (self, at + 1, at))
    return FALSE;
  next = chancery_press_word (self, at + 1)->folded;
  if (!g_str_has_prefix (next, "casualt") && strcmp (next, "losses") != 0)
    return FALSE;
  said = dup_words (self, at, 2);
  quantity = chancery_quantity_new (CHANCERY_QUANTITY_UNKNOWN, NULL, NULL, NULL, said, NULL);
  chancery_press_add (self, at, 2, CHANCERY_PRESS_TOLL, CHANCERY_PRESS_LIKELY,
                      chancery_value_new_quantity (quantity));
  chancery_press_take (self, at, 2);
  return TRUE;
}

void
chancery_press_read_numbers (ChanceryPressReading *self)
{
  ChanceryTollMemory memory = { NULL, FALSE };
  Toll before = { 0 };
  guint sentence = 0;

  for (guint i = 0; i < self->n_words; i++)
    {
      g_autoptr (ChanceryQuantity) quantity = NULL;
      ChanceryPressSpan *span;
      Toll toll;
      guint n = 0;

      if (chancery_press_word (self, i)->sentence != sentence)
        {
          sentence = chancery_press_word (self, i)->sentence;
          memory = (ChanceryTollMemory){ NULL, FALSE };
        }
      if (self->taken[i] || read_uncounted (self, i) || read_times (self, i) > 0)
        continue;
      if ((quantity = read_number (self, i, &n)) == NULL)
        continue;
      if (!read_toll (self, i, n, &before, &toll))
        {
          add_figure (self, i, n, quantity);
          i += n - 1;
          continue;
        }
      /* “11 soldiers killed and five wounded”: the second number counts the same people. */
      toll.category = chancery_toll_remember (&memory, toll.people, toll.category);
      span = chancery_press_add (self, toll.first, toll.last - toll.first + 1, CHANCERY_PRESS_TOLL,
                                 toll.people ? CHANCERY_PRESS_SURE : CHANCERY_PRESS_LIKELY,
                                 chancery_value_new_quantity (quantity));
      span->category = toll.category;
      span->effect = toll.effect;
      before = toll;
      i = MAX (i + n, toll.last + 1) - 1;
    }
}
