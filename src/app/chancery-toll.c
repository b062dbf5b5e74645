/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-toll.h"

#include "chancery-quantity.h"
#include "chancery-text.h"

#include <string.h>

typedef struct
{
  const char *word;
  const char *code;
} Word;

static const Word effects[] = {
  { "kill", "killed" },       { "dead", "killed" },     { "died", "killed" },
  { "death", "killed" },      { "martyr", "killed" },   { "wound", "wounded" },
  { "injur", "wounded" },     { "hurt", "wounded" },    { "missing", "missing" },
  { "abduct", "captured" },   { "captur", "captured" }, { "hostage", "captured" },
  { "displac", "displaced" },
};

static const Word categories[] = {
  { "soldier", "military" },        { "troop", "military" },
  { "military", "military" },       { "police", "police" },
  { "constab", "police" },          { "law-enforcement", "other-security" },
  { "security", "other-security" }, { "civilian", "civilian" },
  { "child", "civilian" },          { "women", "civilian" },
  { "people", "civilian" },         { "diplomat", "diplomat" },
  { "official", "official" },       { "attacker", "assailant" },
  { "militant", "assailant" },      { "terrorist", "assailant" },
  { "assailant", "assailant" },
};

static const char *
find_word (const Word *words, guint n, const char *folded)
{
  for (guint i = 0; i < n; i++)
    if (strstr (folded, words[i].word) != NULL)
      return words[i].code;
  return NULL;
}

/* “over 20 wounded” is a quantity followed by words: the longest head that reads as a number. */
static ChanceryQuantity *
parse_number (const char *part)
{
  g_auto (GStrv) words = g_strsplit (part, " ", 5);

  for (guint n = MIN (g_strv_length (words), 4); n > 0; n--)
    {
      g_autoptr (ChanceryQuantity) quantity = NULL;
      g_autofree char *head = NULL;

      /* Cut word by word from the end; what lies behind the cut is gone already. */
      g_clear_pointer (&words[n], g_free);
      head = g_strjoinv (" ", words);
      quantity = chancery_quantity_parse (head, NULL);
      if (quantity != NULL &&
          chancery_quantity_get_qualifier (quantity) != CHANCERY_QUANTITY_UNKNOWN)
        return g_steal_pointer (&quantity);
    }
  return chancery_quantity_parse (part, NULL);
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

GPtrArray *
chancery_toll_parse (const ChanceryField *list, const char *typed)
{
  GPtrArray *claims = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  g_auto (GStrv) parts = NULL;
  const char *category = NULL;

  g_return_val_if_fail (list != NULL, claims);

  /* A comma inside a number is followed by a digit, one between parts by a blank. */
  parts = g_strsplit (typed != NULL ? typed : "", ", ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = chancery_text_normalize (g_strstrip (parts[i]), -1, NULL);
      g_autofree char *folded = NULL;
      g_autoptr (ChanceryQuantity) quantity = NULL;
      g_autoptr (ChanceryValue) number = NULL;
      const char *of_whom;
      ChanceryLine *line;

      if (part == NULL || *part == '\0')
        continue;
      folded = chancery_text_fold (part, -1);
      of_whom = find_word (categories, G_N_ELEMENTS (categories), folded);
      /* “11 soldiers killed, 20 wounded”: the second part speaks of the same people. */
      category = of_whom != NULL ? of_whom : category;
      quantity = parse_number (part);
      number = quantity != NULL ? chancery_value_new_quantity (quantity) : NULL;
      line = chancery_line_new (list, NULL);
      set_text (line, "property", "casualty");
      set (line, "quantity", number);
      set_text (line, "category", category);
      set_text (line, "effect", find_word (effects, G_N_ELEMENTS (effects), folded));
      set_text (line, "stance", "asserts");
      set_text (line, "wording", part);
      g_ptr_array_add (claims, line);
    }
  return claims;
}
