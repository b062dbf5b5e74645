/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-errors.h"
#include "chancery-quantity.h"
#include "chancery-text.h"

#include <string.h>

#define MAX_LENGTH 1000

/* Everything below reads folded text: lower case, ASCII digits, single blanks. */
typedef struct
{
  const char *word;
  ChanceryQuantityQualifier qualifier;
  int step; /* `fewer than 5` is up to 4 */
} Phrase;

typedef struct
{
  const char *word;
  gint64 value;
} Number;

/* Longer phrases stand before those that they begin with. */
static const Phrase prefixes[] = {
  { "more than ", CHANCERY_QUANTITY_OVER, 0 },
  { "in excess of ", CHANCERY_QUANTITY_OVER, 0 },
  { "over ", CHANCERY_QUANTITY_OVER, 0 },
  { "above ", CHANCERY_QUANTITY_OVER, 0 },
  { "at least ", CHANCERY_QUANTITY_AT_LEAST, 0 },
  { "no fewer than ", CHANCERY_QUANTITY_AT_LEAST, 0 },
  { "no less than ", CHANCERY_QUANTITY_AT_LEAST, 0 },
  { "not less than ", CHANCERY_QUANTITY_AT_LEAST, 0 },
  { "not fewer than ", CHANCERY_QUANTITY_AT_LEAST, 0 },
  { ">=", CHANCERY_QUANTITY_AT_LEAST, 0 },
  { "≥", CHANCERY_QUANTITY_AT_LEAST, 0 },
  { ">", CHANCERY_QUANTITY_OVER, 0 },
  { "nearly ", CHANCERY_QUANTITY_NEARLY, 0 },
  { "almost ", CHANCERY_QUANTITY_NEARLY, 0 },
  { "close to ", CHANCERY_QUANTITY_NEARLY, 0 },
  { "just under ", CHANCERY_QUANTITY_NEARLY, 0 },
  { "up to ", CHANCERY_QUANTITY_UP_TO, 0 },
  { "at most ", CHANCERY_QUANTITY_UP_TO, 0 },
  { "no more than ", CHANCERY_QUANTITY_UP_TO, 0 },
  { "not more than ", CHANCERY_QUANTITY_UP_TO, 0 },
  { "<=", CHANCERY_QUANTITY_UP_TO, 0 },
  { "≤", CHANCERY_QUANTITY_UP_TO, 0 },
  { "fewer than ", CHANCERY_QUANTITY_UP_TO, -1 },
  { "less than ", CHANCERY_QUANTITY_UP_TO, -1 },
  { "under ", CHANCERY_QUANTITY_UP_TO, -1 },
  { "below ", CHANCERY_QUANTITY_UP_TO, -1 },
  { "<", CHANCERY_QUANTITY_UP_TO, -1 },
  { "about ", CHANCERY_QUANTITY_ABOUT, 0 },
  { "around ", CHANCERY_QUANTITY_ABOUT, 0 },
  { "approximately ", CHANCERY_QUANTITY_ABOUT, 0 },
  { "approx. ", CHANCERY_QUANTITY_ABOUT, 0 },
  { "approx ", CHANCERY_QUANTITY_ABOUT, 0 },
  { "roughly ", CHANCERY_QUANTITY_ABOUT, 0 },
  { "some ", CHANCERY_QUANTITY_ABOUT, 0 },
  { "an estimated ", CHANCERY_QUANTITY_ABOUT, 0 },
  { "circa ", CHANCERY_QUANTITY_ABOUT, 0 },
  { "ca. ", CHANCERY_QUANTITY_ABOUT, 0 },
  { "c. ", CHANCERY_QUANTITY_ABOUT, 0 },
  { "~", CHANCERY_QUANTITY_ABOUT, 0 },
  { "≈", CHANCERY_QUANTITY_ABOUT, 0 },
  { "exactly ", CHANCERY_QUANTITY_EXACT, 0 },
  { "", CHANCERY_QUANTITY_EXACT, 0 },
};

static const Phrase suffixes[] = {
  { "+", CHANCERY_QUANTITY_AT_LEAST, 0 },      { " or more", CHANCERY_QUANTITY_AT_LEAST, 0 },
  { " or fewer", CHANCERY_QUANTITY_UP_TO, 0 }, { " or less", CHANCERY_QUANTITY_UP_TO, 0 },
  { " or so", CHANCERY_QUANTITY_ABOUT, 0 },
};

static const char *const several[] = {
  "several",
  "more than once",
  "repeatedly",
  "many",
  "multiple",
  "numerous",
  "various",
  "a number of",
  "a few",
  "few",
  "on several occasions",
  "many times",
  "several times",
  "dozens",
  "scores",
  "hundreds",
  "thousands",
  "some",
};

static const char *const unknown[] = { "unknown", "not known", "number not known", "?" };

static const Number numbers[] = {
  { "none", 0 },          { "nil", 0 },
  { "zero", 0 },          { "one", 1 },
  { "once", 1 },          { "two", 2 },
  { "twice", 2 },         { "three", 3 },
  { "thrice", 3 },        { "four", 4 },
  { "five", 5 },          { "six", 6 },
  { "seven", 7 },         { "eight", 8 },
  { "nine", 9 },          { "ten", 10 },
  { "eleven", 11 },       { "twelve", 12 },
  { "a dozen", 12 },      { "thirteen", 13 },
  { "fourteen", 14 },     { "fifteen", 15 },
  { "sixteen", 16 },      { "seventeen", 17 },
  { "eighteen", 18 },     { "nineteen", 19 },
  { "twenty", 20 },       { "thirty", 30 },
  { "forty", 40 },        { "fifty", 50 },
  { "sixty", 60 },        { "seventy", 70 },
  { "eighty", 80 },       { "ninety", 90 },
  { "half a dozen", 6 },  { "a hundred", 100 },
  { "a thousand", 1000 }, { "a million", 1000000 },
};

static const Number multipliers[] = {
  { " dozen", 12 },    { " score", 20 },        { " hundred", 100 },    { " thousand", 1000 },
  { " lakh", 100000 }, { " million", 1000000 }, { " crore", 10000000 }, { " billion", 1000000000 },
};

static const char *const range_separators[] = { "-", " - ", " to ", " and " };

typedef enum
{
  READ_NOTHING, /* no number here: words */
  READ_NUMBER,
  READ_WRONG, /* a number that cannot be kept; the error is set */
} Reading;

static Reading
fail (GError **error, const char *text, const char *what)
{
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID, "“%s” %s", text, what);
  return READ_WRONG;
}

static gboolean
is_one_of (const char *const *list, gsize n_words, const char *text)
{
  for (gsize i = 0; i < n_words; i++)
    {
      if (strcmp (list[i], text) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Commas, blanks or apostrophes part groups of two or three digits, the last of
 * three: `75,000`, `1,00,000`, `75 000`.
 */
static gsize
measure_group (const char *at)
{
  gsize n_digits;

  if (strchr (", '", *at) == NULL || *at == '\0')
    return 0;
  n_digits = strspn (at + 1, "0123456789");
  if (n_digits == 3 || (n_digits == 2 && *at == ',' && measure_group (at + 3) != 0))
    return n_digits + 1;
  return 0;
}

static gsize
copy_digits (const char *text, GString *digits)
{
  gsize length = strspn (text, "0123456789");
  gsize group;

  g_string_append_len (digits, text, (gssize)length);
  if (length > 3)
    return length;
  while ((group = measure_group (text + length)) != 0)
    {
      g_string_append_len (digits, text + length + 1, (gssize)group - 1);
      length += group;
    }
  return length;
}

/* `1.2 million`: the places after the point must not outlast the multiplier. */
static Reading
multiply (const char *text, const char **end, const char *decimals, gint64 *value, GError **error)
{
  gint64 factor = 1;
  gint64 fraction = 0;
  gint64 whole;

  for (gsize i = 0; i < G_N_ELEMENTS (multipliers) && factor == 1; i++)
    {
      gsize length = strlen (multipliers[i].word);

      if (g_str_has_prefix (*end, multipliers[i].word) && !g_ascii_isalpha ((*end)[length]))
        {
          factor = multipliers[i].value;
          *end += length;
        }
    }
  whole = factor;
  for (const char *at = decimals; g_ascii_isdigit (*at); at++)
    {
      if (factor % 10 != 0)
        return fail (error, text, "is not a whole number");
      factor /= 10;
      fraction += (*at - '0') * factor;
    }
  if (*value > (G_MAXINT64 - fraction) / whole)
    return fail (error, text, "is too large a number");
  *value = *value * whole + fraction;
  return READ_NUMBER;
}

static Reading
read_digits (const char *text, const char **end, gint64 *value, GError **error)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean negative = *text == '-';
  const char *decimals = "";
  const char *at = text + (negative ? 1 : 0);
  guint64 number;
  Reading reading;

  if (!g_ascii_isdigit (*at))
    return READ_NOTHING;
  at += copy_digits (at, digits);
  if (!g_ascii_string_to_unsigned (digits->str, 10, 0, G_MAXINT64, &number, NULL))
    return fail (error, text, "is too large a number");
  if (*at == '.' && g_ascii_isdigit (at[1]))
    {
      decimals = at + 1;
      at += 1 + strspn (decimals, "0123456789");
    }
  *value = (gint64)number;
  *end = at;
  reading = multiply (text, end, decimals, value, error);
  if (negative)
    *value = -*value;
  return reading;
}

/* The word at the beginning of @text, or 0. */
static gsize
match_number_word (const char *text, gint64 *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      gsize length = strlen (numbers[i].word);

      if (g_str_has_prefix (text, numbers[i].word) &&
          (text[length] == '\0' || strchr (" -+", text[length]) != NULL))
        {
          *value = numbers[i].value;
          return length;
        }
    }
  return 0;
}

static Reading
read_number_word (const char *text, const char **end, gint64 *value, GError **error)
{
  gsize length = match_number_word (text, value);
  gsize unit;
  gint64 ones;

  if (length == 0)
    return READ_NOTHING;
  /* “forty-five”, “forty five”: a ten takes what is below it along. */
  if (*value >= 20 && *value < 100 && text[length] != '\0' && text[length] != '+' &&
      (unit = match_number_word (text + length + 1, &ones)) != 0 && ones >= 1 && ones <= 9)
    {
      *value += ones;
      length += 1 + unit;
    }
  *end = text + length;
  return multiply (text, end, "", value, error);
}

static Reading
read_number (const char *text, const char **end, gint64 *value, GError **error)
{
  Reading reading = read_digits (text, end, value, error);

  return reading == READ_NOTHING ? read_number_word (text, end, value, error) : reading;
}

/* What may stand behind a number without making another of it: nothing, or words
 * such as `soldiers`.
 */
static gboolean
is_harmless_rest (const char *rest)
{
  return *rest == '\0' || (*rest == ' ' && strpbrk (rest, "0123456789%") == NULL);
}

static Reading
read_range (const char *text, gint64 *low, gint64 *high, const char **rest)
{
  const char *end;
  gboolean between = g_str_has_prefix (text, "between ");
  const char *at = between                            ? text + strlen ("between ")
                   : g_str_has_prefix (text, "from ") ? text + strlen ("from ")
                                                      : text;

  if (read_number (at, &end, low, NULL) != READ_NUMBER)
    return READ_NOTHING;
  for (gsize i = 0; i < G_N_ELEMENTS (range_separators); i++)
    {
      if (!g_str_has_prefix (end, range_separators[i]))
        continue;
      if (strcmp (range_separators[i], " and ") == 0 && !between)
        continue;
      if (read_number (end + strlen (range_separators[i]), rest, high, NULL) != READ_NUMBER ||
          *low > *high)
        continue;
      if (is_harmless_rest (*rest))
        return READ_NUMBER;
    }
  return READ_NOTHING;
}

/* A number in digits and nothing behind it says no more than its value; `1.2
 * million` and `a dozen` also say how it was counted.
 */
static gboolean
is_plain_number (const char *number, const char *rest)
{
  return *rest == '\0' && strspn (number, "0123456789,' -") == strlen (number);
}

static ChanceryQuantity *
make_number (const char *typed,
             const Phrase *prefix,
             const char *number,
             gint64 value,
             const char *rest,
             GError **error)
{
  ChanceryQuantityQualifier qualifier = prefix->qualifier;
  gboolean bare = is_plain_number (number, rest) && prefix->step == 0;

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes) && prefix->word[0] == '\0'; i++)
    {
      if (g_str_has_prefix (rest, suffixes[i].word) &&
          is_harmless_rest (rest + strlen (suffixes[i].word)))
        {
          qualifier = suffixes[i].qualifier;
          bare = rest[strlen (suffixes[i].word)] == '\0' && g_ascii_isdigit (rest[-1]);
          break;
        }
    }
  value += prefix->step;
  return chancery_quantity_new (qualifier, &value, NULL, NULL, bare ? NULL : typed, error);
}

static gboolean
has_suffix_at (const char *rest)
{
  return *rest == '+' && is_harmless_rest (rest + 1);
}

static Reading
read_quantity (const char *typed, const char *text, ChanceryQuantity **out, GError **error)
{
  const char *rest = "";
  gint64 low;
  gint64 high;

  if (read_range (text, &low, &high, &rest) == READ_NUMBER)
    {
      *out = chancery_quantity_new (CHANCERY_QUANTITY_RANGE, NULL, &low, &high,
                                    *rest == '\0' ? NULL : typed, error);
      return READ_NUMBER;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      const Phrase *prefix = &prefixes[i];
      const char *number = text + strlen (prefix->word);
      Reading reading;

      if (!g_str_has_prefix (text, prefix->word))
        continue;
      number += strspn (number, " ");
      reading = read_number (number, &rest, &low, error);
      if (reading == READ_NUMBER && !is_harmless_rest (rest) && !has_suffix_at (rest))
        reading = READ_NOTHING;
      if (reading == READ_NUMBER)
        *out = make_number (typed, prefix, number, low, rest, error);
      return reading;
    }
  return READ_NOTHING;
}

static gboolean
begins_with_several (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (several); i++)
    {
      gsize length = strlen (several[i]);

      if (g_str_has_prefix (text, several[i]) && (text[length] == '\0' || text[length] == ' ') &&
          is_harmless_rest (text + length))
        return TRUE;
    }
  return FALSE;
}

ChanceryQuantity *
chancery_quantity_parse (const char *typed, GError **error)
{
  g_autofree char *kept = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *text = NULL;
  ChanceryQuantity *quantity = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  kept = chancery_text_normalize (typed, -1, error);
  if (kept == NULL)
    return NULL;
  g_strstrip (kept);
  folded = chancery_text_fold (kept, -1);
  text = chancery_text_fold_label (folded);
  if (*text == '\0' || strlen (kept) > MAX_LENGTH)
    {
      g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                           *text == '\0' ? "The quantity is empty"
                                         : "The quantity is too long to be one");
      return NULL;
    }

  if (is_one_of (unknown, G_N_ELEMENTS (unknown), text))
    return chancery_quantity_new (CHANCERY_QUANTITY_UNKNOWN, NULL, NULL, NULL, NULL, error);
  /* `more than once` is not over 1: what says several comes first. */
  if (begins_with_several (text))
    return chancery_quantity_new (CHANCERY_QUANTITY_SEVERAL, NULL, NULL, NULL,
                                  strcmp (text, "several") == 0 ? NULL : kept, error);
  if (read_quantity (kept, text, &quantity, error) != READ_NOTHING)
    return quantity;
  return chancery_quantity_new (CHANCERY_QUANTITY_UNKNOWN, NULL, NULL, NULL, kept, error);
}
