/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-quantity-entry.h"

#include "chancery-quantity.h"

#include <glib/gi18n-lib.h>

static ChanceryValue *
parse (const ChanceryField *field,
       const char *typed,
       ChanceryDay from,
       ChanceryRegistry *registry,
       GError **error)
{
  g_autoptr (ChanceryQuantity) quantity = chancery_quantity_parse (typed, error);

  return quantity != NULL ? chancery_value_new_quantity (quantity) : NULL;
}

static char *
format (const ChanceryField *field, ChanceryValue *value, ChanceryRegistry *registry)
{
  ChanceryQuantity *quantity = chancery_value_get_quantity (value);
  const char *wording = chancery_quantity_get_wording (quantity);

  return wording != NULL ? g_strdup (wording) : chancery_quantity_to_words (quantity);
}

static char *
echo (const ChanceryField *field,
      ChanceryValue *value,
      const char *typed,
      ChanceryDay from,
      ChanceryRegistry *registry)
{
  g_autofree char *words = chancery_quantity_to_words (chancery_value_get_quantity (value));

  return g_strcmp0 (words, typed) == 0 ? NULL : g_steal_pointer (&words);
}

GtkWidget *
chancery_quantity_entry_new (const ChanceryField *field)
{
  static const ChanceryTypedSyntax syntax = {
    .parse = parse,
    .format = format,
    .echo = echo,
    .width_chars = 14,
    .tip = N_ ("A number as the source gives it: “11”, “over 75,000”, “10-12”, “several”"),
  };

  return chancery_typed_entry_new (field, &syntax, NULL);
}
