/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Typed dates and quantities: what is understood is a date or a quantity by its
 * own rules too, and the same the next time; what is not comes with a reason. */

#include "config.h"

#include "chancery-errors.h"
#include "chancery-quantity.h"
#include "chancery-typed-date.h"
#include "fuzz.h"

#define TODAY 2461368

static void
check_refusal (const GError *error)
{
  g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
parse_date (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryFuzzyDate) date = chancery_typed_date_parse (text, TODAY, &error);
  g_autoptr (ChanceryFuzzyDate) again = NULL;
  const char *edtf;

  if (date == NULL)
    {
      check_refusal (error);
      return;
    }
  g_assert_no_error (error);
  edtf = chancery_fuzzy_date_get_edtf (date);
  again = chancery_typed_date_parse (edtf, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (chancery_fuzzy_date_get_edtf (again), ==, edtf);
}

static void
parse_quantity (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryQuantity) quantity = chancery_quantity_parse (text, &error);
  g_autofree char *words = NULL;
  gint64 low;
  gint64 high;

  if (quantity == NULL)
    {
      check_refusal (error);
      return;
    }
  g_assert_no_error (error);
  chancery_quantity_get_bounds (quantity, &low, &high);
  g_assert_cmpint (low, <=, high);
  words = chancery_quantity_to_words (quantity);
  g_assert_true (g_utf8_validate (words, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  g_autofree char *text = g_strndup ((const char *)bytes, length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 64);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      parse_date (lines[i]);
      parse_quantity (lines[i]);
    }
  return 0;
}
