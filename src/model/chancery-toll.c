/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-toll.h"

#include "chancery-errors.h"
#include "chancery-fuzzy-date.h"
#include "chancery-quantity.h"
#include "chancery-text.h"
#include "chancery-typed-date.h"

#include <string.h>

typedef struct
{
  const char *word; /* the beginning of one, or the whole with a full stop behind it */
  const char *code;
} Word;

static const Word effects[] = {
  { "kill", "killed" },       { "dead.", "killed" },       { "died.", "killed" },
  { "die.", "killed" },       { "dying.", "killed" },      { "death", "killed" },
  { "martyr", "killed" },     { "slain", "killed" },       { "murder", "killed" },
  { "massacre", "killed" },   { "lives.", "killed" },      { "perish", "killed" },
  { "wound", "wounded" },     { "injur", "wounded" },      { "hurt.", "wounded" },
  { "missing.", "missing" },  { "abduct", "captured" },    { "kidnap", "captured" },
  { "captur", "captured" },   { "hostage", "captured" },   { "prisoner", "captured" },
  { "displac", "displaced" }, { "homeless", "displaced" },
};

/* Without a code: people, but nothing says of what sort. */
static const Word categories[] = {
  { "soldier", "military" },
  { "troop", "military" },
  { "military", "military" },
  { "sailor", "military" },
  { "army", "military" },
  { "trooper", "military" },
  { "police", "police" },
  { "constab", "police" },
  { "gendarme", "police" },
  { "law-enforcement", "other-security" },
  { "enforcement", "other-security" },
  { "security", "other-security" },
  { "guard", "other-security" },
  { "paramilitar", "other-security" },
  { "civilian", "civilian" },
  { "child", "civilian" },
  { "women.", "civilian" },
  { "woman.", "civilian" },
  { "people.", "civilian" },
  { "villager", "civilian" },
  { "citizen", "civilian" },
  { "worker", "civilian" },
  { "labourer", "civilian" },
  { "passenger", "civilian" },
  { "pilgrim", "civilian" },
  { "merchant", "civilian" },
  { "missionar", "civilian" },
  { "national.", "civilian" },
  { "nationals.", "civilian" },
  { "diplomat", "diplomat" },
  { "official", "official" },
  { "attacker", "assailant" },
  { "militant", "assailant" },
  { "terrorist", "assailant" },
  { "assailant", "assailant" },
  { "insurgent", "assailant" },
  { "gunm", "assailant" },
  { "bomber", "assailant" },
  { "personnel.", NULL },
  { "officer", NULL },
  { "men.", NULL },
  { "persons.", NULL },
  { "person.", NULL },
  { "casualt", NULL },
  { "victim", NULL },
  { "others.", NULL },
  { "members.", NULL },
};

static gboolean
begins_with (const char *at, const char *word)
{
  gsize length = strlen (word);

  if (word[length - 1] != '.')
    return strncmp (at, word, length) == 0;
  return strncmp (at, word, length - 1) == 0 &&
         (at[length - 1] == '\0' || strchr (" ,.;:-)", at[length - 1]) != NULL);
}

/* The first entry that a word of @folded begins with. */
static const Word *
find_word (const Word *words, guint n, const char *folded)
{
  for (guint i = 0; i < n; i++)
    for (const char *at = folded; at != NULL; at = strpbrk (at, " -("))
      {
        at += strspn (at, " -(");
        if (begins_with (at, words[i].word))
          return &words[i];
      }
  return NULL;
}

const char *
chancery_toll_find_effect (const char *folded)
{
  const Word *word = find_word (effects, G_N_ELEMENTS (effects), folded);

  return word != NULL ? word->code : NULL;
}

gboolean
chancery_toll_find_category (const char *folded, const char **category)
{
  const Word *word = find_word (categories, G_N_ELEMENTS (categories), folded);

  *category = word != NULL ? word->code : NULL;
  return word != NULL;
}

static gboolean
has_letters (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isalpha (*at))
      return TRUE;
  return FALSE;
}

/* Whether @text is a day, a month or a season as people write them: “26 Feb”, not “1984” or “10-12”. */
static gboolean
is_date (const char *text)
{
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  g_autoptr (ChanceryQuantity) quantity = NULL;
  ChanceryDay any;

  /* Which year a day without one is in does not matter here; this one has all of them. */
  chancery_day_from_ymd (2000, 1, 1, &any);
  date = chancery_typed_date_parse (text, any, NULL);
  if (date == NULL || chancery_fuzzy_date_is_unknown (date))
    return FALSE;
  if (strchr (chancery_fuzzy_date_get_edtf (date), '-') != NULL && has_letters (text))
    return TRUE;
  quantity = chancery_quantity_parse (text, NULL);
  return quantity == NULL ||
         chancery_quantity_get_qualifier (quantity) == CHANCERY_QUANTITY_UNKNOWN;
}

/* “3 may be dead”, “26 feb 11 soldiers”: in running words a day has a month with a capital, or a year. */
static gboolean
is_date_in_words (const char *const *words, guint n, const char *text)
{
  gboolean has_year = FALSE;
  gboolean has_capital = FALSE;
  guint n_numbers = 0;

  for (guint i = 0; i < n; i++)
    {
      gsize n_digits = strspn (words[i], "0123456789");

      has_year = has_year || n_digits == 4 || strpbrk (words[i], "./-") != NULL;
      has_capital = has_capital || g_ascii_isupper (words[i][0]);
      n_numbers += n_digits > 0 && n_digits < 4 ? 1 : 0;
    }
  return (has_year || has_capital) && n_numbers <= 1 && is_date (text);
}

/* How many words from @words on are a day, which counts nobody. */
static guint
measure_date (char **words)
{
  for (guint n = MIN (g_strv_length (words), 4); n > 0; n--)
    {
      g_autofree char *after = words[n];
      g_autofree char *head = NULL;
      gboolean found;

      words[n] = NULL;
      head = g_strjoinv (" ", words);
      found = is_date_in_words ((const char *const *)words, n, head);
      words[n] = g_steal_pointer (&after);
      if (found)
        return n;
    }
  return 0;
}

/* The longest run of words from @words on that reads as a number. */
static ChanceryQuantity *
parse_head (char **words)
{
  for (guint n = MIN (g_strv_length (words), 4); n > 0; n--)
    {
      g_autoptr (ChanceryQuantity) quantity = NULL;
      g_autofree char *after = words[n];
      g_autofree char *head = NULL;

      words[n] = NULL;
      head = g_strjoinv (" ", words);
      words[n] = g_steal_pointer (&after);
      quantity = chancery_quantity_parse (head, NULL);
      if (quantity != NULL &&
          chancery_quantity_get_qualifier (quantity) != CHANCERY_QUANTITY_UNKNOWN)
        return g_steal_pointer (&quantity);
    }
  return NULL;
}

/* “over 20 wounded” is a quantity followed by words, “killing over 20” one that follows a word. */
static ChanceryQuantity *
parse_number (const char *part)
{
  g_auto (GStrv) words = g_strsplit (part, " ", 24);
  g_autoptr (ChanceryQuantity) whole = NULL;
  guint n_date;

  for (guint i = 0; !is_date (part) && words[i] != NULL; i += MAX (n_date, 1))
    {
      ChanceryQuantity *quantity = NULL;

      if ((n_date = measure_date (words + i)) == 0)
        quantity = parse_head (words + i);
      if (quantity != NULL)
        return quantity;
    }
  whole = chancery_quantity_parse (part, NULL);
  if (whole == NULL || chancery_quantity_get_qualifier (whole) == CHANCERY_QUANTITY_UNKNOWN)
    return g_steal_pointer (&whole);
  /* The number was that of a day. */
  return chancery_quantity_new (CHANCERY_QUANTITY_UNKNOWN, NULL, NULL, NULL, part, NULL);
}

static void
set (ChanceryLine *line, const char *field_id, ChanceryValue *value)
{
  const ChanceryField *field = chancery_field_find (chancery_line_get_list (line)->lines, field_id);

  if (field != NULL && value != NULL)
    chancery_line_set_value (line, field, value);
}

static void
set_text (ChanceryLine *line, const char *field_id, const char *text)
{
  g_autoptr (ChanceryValue) value = text != NULL ? chancery_value_new_text (text) : NULL;

  set (line, field_id, value);
}

ChanceryLine *
chancery_toll_make_claim (const ChanceryField *list,
                          ChanceryQuantity *quantity,
                          const char *category,
                          const char *effect,
                          const char *wording)
{
  g_autoptr (ChanceryValue) number = NULL;
  ChanceryLine *line;

  g_return_val_if_fail (list != NULL, NULL);

  number = quantity != NULL ? chancery_value_new_quantity (quantity) : NULL;
  line = chancery_line_new (list, NULL);
  set_text (line, "property", "casualty");
  set (line, "quantity", number);
  set_text (line, "category", category);
  set_text (line, "effect", effect);
  set_text (line, "stance", "asserts");
  set_text (line, "wording", wording);
  return line;
}

/* A comma inside a number is followed by a digit, one between parts by a blank. */
static char **
split (const char *typed)
{
  return g_strsplit (typed != NULL ? typed : "", ", ", -1);
}

gboolean
chancery_toll_check (const char *typed, GError **error)
{
  g_auto (GStrv) parts = split (typed);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      g_autoptr (ChanceryQuantity) quantity = NULL;

      if (*part == '\0')
        continue;
      if (is_date (part))
        {
          g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                       "“%s” is a date, not a number of people", part);
          return FALSE;
        }
      if ((quantity = chancery_quantity_parse (part, error)) == NULL)
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
chancery_toll_parse (const ChanceryField *list, const char *typed)
{
  GPtrArray *claims = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  g_auto (GStrv) parts = NULL;
  const char *category = NULL;

  g_return_val_if_fail (list != NULL, claims);

  parts = split (typed);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = chancery_text_normalize (g_strstrip (parts[i]), -1, NULL);
      g_autofree char *folded = NULL;
      g_autoptr (ChanceryQuantity) quantity = NULL;
      const char *of_whom;

      if (part == NULL || *part == '\0')
        continue;
      folded = chancery_text_fold (part, -1);
      chancery_toll_find_category (folded, &of_whom);
      /* “11 soldiers killed, 20 wounded”: the second part speaks of the same people. */
      category = of_whom != NULL ? of_whom : category;
      quantity = parse_number (part);
      g_ptr_array_add (claims, chancery_toll_make_claim (list, quantity, category,
                                                         chancery_toll_find_effect (folded), part));
    }
  return claims;
}
