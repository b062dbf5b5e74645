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

/* The most words of a number: “no fewer than twenty five thousand”. */
#define MAX_NUMBER_WORDS 7

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
  { "villager", "civilian" },
  { "citizen", "civilian" },
  { "worker", "civilian" },
  { "labourer", "civilian" },
  { "passenger", "civilian" },
  { "pilgrim", "civilian" },
  { "merchant", "civilian" },
  { "missionar", "civilian" },
  { "diplomat", "diplomat" },
  { "official", "official" },
  { "attacker", "assailant" },
  { "militant", "assailant" },
  { "terrorist", "assailant" },
  { "assailant", "assailant" },
  { "insurgent", "assailant" },
  { "gunm", "assailant" },
  { "bomber", "assailant" },
  { "people.", NULL },
  { "national.", NULL },
  { "nationals.", NULL },
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

const char *
chancery_toll_remember (ChanceryTollMemory *memory, gboolean people, const char *category)
{
  g_return_val_if_fail (memory != NULL, NULL);

  if (!people)
    return memory->category;
  if (category != NULL && memory->category != NULL && strcmp (category, memory->category) != 0)
    memory->mixed = TRUE;
  memory->category = memory->mixed ? NULL : category;
  return category;
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
  for (guint n = MIN (g_strv_length (words), MAX_NUMBER_WORDS); n > 0; n--)
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

/* ---- groups: “2 soldiers and 4 civilians wounded” has two ---- */

typedef enum
{
  MEANS_NOTHING,
  MEANS_NUMBER,
  MEANS_PEOPLE,
  MEANS_EFFECT,
  MEANS_JOINT,
  MEANS_SHARE, /* “including”: who is counted already */
} Meaning;

typedef struct
{
  char *wording;
  const char *category;
  const char *effect;
  gboolean people;
  gboolean effect_first; /* “killed 5 soldiers” */
  gboolean readable;
} Group;

static void
group_free (Group *self)
{
  g_free (self->wording);
  g_free (self);
}

static gboolean
is_in (const char *const *list, const char *word)
{
  return g_strv_contains (list, word);
}

static Meaning
find_meaning (const char *folded)
{
  static const char *const joints[] = { "and", "&", "plus", "or", "while", NULL };
  static const char *const shares[] = { "including", "include", "among", "whom", NULL };
  g_autoptr (ChanceryQuantity) quantity = NULL;
  const char *category;

  if (is_in (joints, folded) || (strchr (folded, '/') != NULL && has_letters (folded)))
    return MEANS_JOINT;
  if (is_in (shares, folded))
    return MEANS_SHARE;
  quantity = chancery_quantity_parse (folded, NULL);
  if (strcmp (folded, "dozen") == 0 || g_ascii_isdigit (*folded) ||
      (quantity != NULL && chancery_quantity_get_qualifier (quantity) != CHANCERY_QUANTITY_UNKNOWN))
    return MEANS_NUMBER;
  if (chancery_toll_find_effect (folded) != NULL)
    return MEANS_EFFECT;
  return chancery_toll_find_category (folded, &category) ? MEANS_PEOPLE : MEANS_NOTHING;
}

/* What each word means (transfer full); a number of several words is one number, at its first. */
static Meaning *
find_meanings (char **words)
{
  static const char *const inside[] = { "hundred", "thousand", "million", "lakh",
                                        "crore",   "score",    "to",      NULL };
  guint n = g_strv_length (words);
  Meaning *meanings = g_new0 (Meaning, n + 1);
  gboolean in_number = FALSE;
  gboolean between = FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *folded = chancery_text_fold (words[i], -1);
      guint n_date = measure_date (words + i);
      Meaning meaning = n_date > 0 ? MEANS_NOTHING : find_meaning (folded);

      if (in_number && between && strcmp (folded, "and") == 0)
        between = FALSE;
      else if (in_number && (meaning == MEANS_NUMBER || is_in (inside, folded)))
        ;
      else
        {
          meanings[i] = meaning;
          in_number = meaning == MEANS_NUMBER;
          between = strcmp (folded, "between") == 0 || (between && in_number);
        }
      i += MAX (n_date, 1) - 1;
    }
  return meanings;
}

/* Whether a number follows before anything else that is counted. */
static gboolean
begins_group (const Meaning *meanings, guint from, guint n)
{
  for (guint i = from; i < n; i++)
    if (meanings[i] == MEANS_NUMBER)
      return TRUE;
    else if (meanings[i] == MEANS_PEOPLE || meanings[i] == MEANS_JOINT)
      return FALSE;
  return FALSE;
}

/* One number for one group: whatever else is counted in the same words would be lost. */
static gboolean
is_readable (const Meaning *meanings, guint from, guint to)
{
  guint n[MEANS_SHARE + 1] = { 0 };

  for (guint i = from; i < to; i++)
    n[meanings[i]]++;
  return n[MEANS_NUMBER] == 0 ||
         (n[MEANS_NUMBER] == 1 && n[MEANS_JOINT] == 0 && n[MEANS_SHARE] == 0);
}

static void
add_group (GPtrArray *groups, char **words, const Meaning *meanings, guint from, guint to)
{
  g_autofree char *after = words[to];
  g_autofree char *folded = NULL;
  Group *group = g_new0 (Group, 1);

  words[to] = NULL;
  group->wording = g_strjoinv (" ", words + from);
  words[to] = g_steal_pointer (&after);
  folded = chancery_text_fold (group->wording, -1);
  group->readable = is_readable (meanings, from, to);
  group->people = chancery_toll_find_category (folded, &group->category);
  group->effect = chancery_toll_find_effect (folded);
  for (guint i = from; i < to && meanings[i] != MEANS_NUMBER; i++)
    group->effect_first = group->effect_first || meanings[i] == MEANS_EFFECT;
  g_ptr_array_add (groups, group);
}

static void
add_groups (GPtrArray *groups, const char *part)
{
  g_auto (GStrv) words = g_strsplit (part, " ", -1);
  g_autofree Meaning *meanings = find_meanings (words);
  guint n = g_strv_length (words);
  gboolean counted = FALSE;
  guint from = 0;

  for (guint i = 0; i < n; i++)
    {
      counted = counted || meanings[i] == MEANS_NUMBER;
      if (meanings[i] != MEANS_JOINT || !begins_group (meanings, i + 1, n) ||
          (!counted && i > from))
        continue;
      if (i > from)
        add_group (groups, words, meanings, from, i);
      from = i + 1;
      counted = FALSE;
    }
  if (from < n)
    add_group (groups, words, meanings, from, n);
}

/* “2 soldiers and 4 civilians wounded”, “killed 5 soldiers and 2 civilians”: what befell one group is
 * said beside the other. */
static void
share_effects (GPtrArray *groups)
{
  for (guint i = 1; i < groups->len; i++)
    {
      Group *before = g_ptr_array_index (groups, i - 1);
      Group *group = g_ptr_array_index (groups, i);

      if (group->effect != NULL || !group->people || !before->people || !before->effect_first)
        continue;
      group->effect = before->effect;
      group->effect_first = TRUE;
    }
  for (guint i = groups->len; i > 1; i--)
    {
      Group *behind = g_ptr_array_index (groups, i - 1);
      Group *group = g_ptr_array_index (groups, i - 2);

      if (group->effect == NULL && group->people && behind->people && !behind->effect_first)
        group->effect = behind->effect;
    }
}

/* A comma inside a number is followed by a digit, one between parts by a blank. */
static char **
split (const char *typed)
{
  g_autoptr (GString) text = g_string_new (typed);

  g_string_replace (text, "; ", ", ", 0);
  return g_strsplit (text->str, ", ", -1);
}

/* The groups of @typed (element-type Group). */
static GPtrArray *
read_groups (const char *typed)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify)group_free);
  g_auto (GStrv) parts = split (typed);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = chancery_text_normalize (g_strstrip (parts[i]), -1, NULL);

      if (part != NULL && *part != '\0')
        add_groups (groups, part);
    }
  share_effects (groups);
  return groups;
}

static gboolean
check_groups (const char *typed, GError **error)
{
  g_autoptr (GPtrArray) groups = read_groups (typed);

  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = g_ptr_array_index (groups, i);

      if (group->readable)
        continue;
      g_set_error (
          error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
          "“%s” is not understood: each group needs a number of its own, as in “5 soldiers "
          "and 2 civilians killed”",
          group->wording);
      return FALSE;
    }
  return TRUE;
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
  return check_groups (typed, error);
}

GPtrArray *
chancery_toll_parse (const ChanceryField *list, const char *typed)
{
  GPtrArray *claims = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  g_autoptr (GPtrArray) groups = NULL;
  ChanceryTollMemory memory = { NULL, FALSE };

  g_return_val_if_fail (list != NULL, claims);

  groups = read_groups (typed);
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = g_ptr_array_index (groups, i);
      g_autoptr (ChanceryQuantity) quantity = NULL;
      const char *category;

      if (!group->readable)
        {
          /* Kept as words: half of it would be read as the whole. */
          g_ptr_array_add (claims,
                           chancery_toll_make_claim (list, NULL, NULL, NULL, group->wording));
          continue;
        }
      /* “11 soldiers killed, 20 wounded”: the second part speaks of the same people. */
      category = chancery_toll_remember (&memory, group->people, group->category);
      quantity = parse_number (group->wording);
      g_ptr_array_add (claims, chancery_toll_make_claim (list, quantity, category, group->effect,
                                                         group->wording));
    }
  return claims;
}
