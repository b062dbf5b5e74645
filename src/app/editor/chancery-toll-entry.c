/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-toll-entry.h"

#include "chancery-text.h"
#include "chancery-toll.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>

static ChanceryValue *
parse (const ChanceryField *field,
       const char *typed,
       ChanceryDay from,
       ChanceryRegistry *registry,
       GError **error)
{
  g_autofree char *text = NULL;

  if (!chancery_toll_check (typed, error))
    return NULL;
  text = chancery_text_normalize (typed, -1, error);
  return text != NULL ? chancery_value_new_text (text) : NULL;
}

static char *
format (const ChanceryField *field, ChanceryValue *value, ChanceryRegistry *registry)
{
  return g_strdup (chancery_value_get_text (value));
}

static void
append_term (GString *words, ChanceryLine *claim, const char *field_id, const char *vocabulary)
{
  const char *code = chancery_line_get_text (claim, field_id);

  if (code != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "",
                            _ (chancery_vocabulary_label (vocabulary, code)));
}

/* “11 military killed”: of words without a number nothing was read that they do not say. */
static char *
describe (ChanceryLine *claim)
{
  ChanceryQuantity *quantity = chancery_value_get_quantity (chancery_line_get (claim, "quantity"));
  g_autoptr (GString) words = NULL;
  g_autofree char *number = NULL;

  if (quantity == NULL || chancery_quantity_get_qualifier (quantity) == CHANCERY_QUANTITY_UNKNOWN)
    return NULL;
  number = chancery_quantity_to_words (quantity);
  words = g_string_new (number);
  append_term (words, claim, "category", "casualty_category");
  append_term (words, claim, "effect", "casualty_effect");
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
echo (const ChanceryField *field,
      ChanceryValue *value,
      const char *typed,
      ChanceryDay from,
      ChanceryRegistry *registry)
{
  g_autoptr (GPtrArray) claims = chancery_toll_parse (field, typed);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < claims->len; i++)
    {
      g_autofree char *one = describe (g_ptr_array_index (claims, i));

      if (one != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", one);
    }
  return g_strcmp0 (words->str, typed) != 0 ? g_string_free (g_steal_pointer (&words), FALSE)
                                            : NULL;
}

GtkWidget *
chancery_toll_entry_new (const ChanceryField *claims)
{
  static const ChanceryTypedSyntax syntax = {
    .parse = parse,
    .format = format,
    .echo = echo,
    .width_chars = 14,
    .tip = N_ (
        "How many, of whom, and what befell them, as we say it: “11 soldiers killed, over 20 wounded”"),
    .reads_again = TRUE,
  };

  return chancery_typed_entry_new (claims, &syntax, NULL);
}
