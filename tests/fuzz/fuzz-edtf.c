/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever is read as EDTF is kept byte for byte, has its days in order, and can
 * be said in words. */

#include "config.h"

#include "chancery-errors.h"
#include "chancery-fuzzy-date.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  g_autofree char *text = g_strndup ((const char *)bytes, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryFuzzyDate) date =
      chancery_fuzzy_date_new (text, NULL, CHANCERY_QUALITY_STATED, &error);
  g_autofree char *words = NULL;
  ChanceryDay first;
  ChanceryDay last;

  if (date == NULL)
    {
      g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_no_error (error);
  g_assert_cmpstr (chancery_fuzzy_date_get_edtf (date), ==, text);
  if (chancery_fuzzy_date_get_first_day (date, &first) &&
      chancery_fuzzy_date_get_last_day (date, &last))
    {
      g_assert_cmpint (first, <=, last);
      g_assert_true (chancery_fuzzy_date_overlaps_on (date, date));
    }
  g_assert_cmpint (chancery_fuzzy_date_compare (date, date), ==, 0);
  words = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_LONG);
  g_assert_true (*words != '\0' && g_utf8_validate (words, -1, NULL));
  return 0;
}
