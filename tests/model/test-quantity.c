/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-errors.h"
#include "chancery-quantity.h"

#include <string.h>

#define NO_NUMBER G_MININT64

static const struct
{
  const char *typed;
  const char *qualifier;
  gint64 best; /* or the least of a range */
  gint64 high;
  const char *wording;
  const char *words;
} understood[] = {
  { "11", "exact", 11, NO_NUMBER, NULL, "11" },
  { " 0 ", "exact", 0, NO_NUMBER, NULL, "0" },
  { "-5", "exact", -5, NO_NUMBER, NULL, "-5" },
  { "75,175", "exact", 75175, NO_NUMBER, NULL, "75,175" },
  { "75 175", "exact", 75175, NO_NUMBER, NULL, "75,175" },
  { "75'175", "exact", 75175, NO_NUMBER, NULL, "75,175" },
  { "1,00,000", "exact", 100000, NO_NUMBER, NULL, "100,000" },
  { "1234567", "exact", 1234567, NO_NUMBER, NULL, "1,234,567" },
  { "۷۵٬۱۷۵", "exact", 75175, NO_NUMBER, NULL, "75,175" },
  { "١١", "exact", 11, NO_NUMBER, NULL, "11" },
  { "9223372036854775807", "exact", G_MAXINT64, NO_NUMBER, NULL, "9,223,372,036,854,775,807" },
  { "exactly 11", "exact", 11, NO_NUMBER, NULL, "11" },
  { "11 soldiers", "exact", 11, NO_NUMBER, "11 soldiers", "11" },
  { "eleven", "exact", 11, NO_NUMBER, "eleven", "11" },
  { "Twice", "exact", 2, NO_NUMBER, "Twice", "2" },
  { "1.2 million", "exact", 1200000, NO_NUMBER, "1.2 million", "1,200,000" },
  { "3 crore", "exact", 30000000, NO_NUMBER, "3 crore", "30,000,000" },
  { "over 75,000", "over", 75000, NO_NUMBER, NULL, "over 75,000" },
  { "Over 75,000", "over", 75000, NO_NUMBER, NULL, "over 75,000" },
  { "more than 14,000", "over", 14000, NO_NUMBER, NULL, "over 14,000" },
  { "more than 14,000 in Khyber Pakhtunkhwa", "over", 14000, NO_NUMBER,
    "more than 14,000 in Khyber Pakhtunkhwa", "over 14,000" },
  { ">5", "over", 5, NO_NUMBER, NULL, "over 5" },
  { "nearly 59,000", "nearly", 59000, NO_NUMBER, NULL, "nearly 59,000" },
  { "almost sixty", "nearly", 60, NO_NUMBER, "almost sixty", "nearly 60" },
  { "almost umpteen", "unknown", NO_NUMBER, NO_NUMBER, "almost umpteen",
    "number not known: “almost umpteen”" },
  { "Twenty-five", "exact", 25, NO_NUMBER, "Twenty-five", "25" },
  { "forty five", "exact", 45, NO_NUMBER, "forty five", "45" },
  { "sixteen", "exact", 16, NO_NUMBER, "sixteen", "16" },
  { "two dozen", "exact", 24, NO_NUMBER, "two dozen", "24" },
  { "half a dozen", "exact", 6, NO_NUMBER, "half a dozen", "6" },
  { "twenty thousand", "exact", 20000, NO_NUMBER, "twenty thousand", "20,000" },
  { "twenty-five thousand", "exact", 25000, NO_NUMBER, "twenty-five thousand", "25,000" },
  { "about 2,597", "about", 2597, NO_NUMBER, NULL, "about 2,597" },
  { "some 300", "about", 300, NO_NUMBER, NULL, "about 300" },
  { "~ 300", "about", 300, NO_NUMBER, NULL, "about 300" },
  { "300 or so", "about", 300, NO_NUMBER, NULL, "about 300" },
  { "at least 5", "at-least", 5, NO_NUMBER, NULL, "at least 5" },
  { "no fewer than 5", "at-least", 5, NO_NUMBER, NULL, "at least 5" },
  { "≥ 5", "at-least", 5, NO_NUMBER, NULL, "at least 5" },
  { "5+", "at-least", 5, NO_NUMBER, NULL, "at least 5" },
  { "5 or more", "at-least", 5, NO_NUMBER, NULL, "at least 5" },
  { "up to 3", "up-to", 3, NO_NUMBER, NULL, "up to 3" },
  { "no more than 3", "up-to", 3, NO_NUMBER, NULL, "up to 3" },
  { "fewer than 5", "up-to", 4, NO_NUMBER, "fewer than 5", "up to 4" },
  { "10-12", "range", 10, 12, NULL, "10–12" },
  { "10 – 12", "range", 10, 12, NULL, "10–12" },
  { "10 to 12", "range", 10, 12, NULL, "10–12" },
  { "between 1,000 and 1,200", "range", 1000, 1200, NULL, "1,000–1,200" },
  { "10 to 12 soldiers", "range", 10, 12, "10 to 12 soldiers", "10–12" },
  { "several", "several", NO_NUMBER, NO_NUMBER, NULL, "several" },
  { "more than once", "several", NO_NUMBER, NO_NUMBER, "more than once",
    "several: “more than once”" },
  { "dozens of fighters", "several", NO_NUMBER, NO_NUMBER, "dozens of fighters",
    "several: “dozens of fighters”" },
  { "unknown", "unknown", NO_NUMBER, NO_NUMBER, NULL, "number not known" },
  { "?", "unknown", NO_NUMBER, NO_NUMBER, NULL, "number not known" },
  { "heavy casualties", "unknown", NO_NUMBER, NO_NUMBER, "heavy casualties",
    "number not known: “heavy casualties”" },
  /* Two numbers are never made one. */
  { "11 soldiers and 12 attackers", "unknown", NO_NUMBER, NO_NUMBER, "11 soldiers and 12 attackers",
    "number not known: “11 soldiers and 12 attackers”" },
  { "12-10", "unknown", NO_NUMBER, NO_NUMBER, "12-10", "number not known: “12-10”" },
  { "1,2", "unknown", NO_NUMBER, NO_NUMBER, "1,2", "number not known: “1,2”" },
  { "11%", "unknown", NO_NUMBER, NO_NUMBER, "11%", "number not known: “11%”" },
};

static void
test_understood (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (understood); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ChanceryQuantity) quantity = chancery_quantity_parse (understood[i].typed, &error);
      g_autofree char *words = NULL;
      gint64 best = NO_NUMBER;
      gint64 high = NO_NUMBER;

      g_test_message ("%s", understood[i].typed);
      g_assert_no_error (error);
      g_assert_cmpstr (chancery_quantity_qualifier_to_string (
                           chancery_quantity_get_qualifier (quantity)),
                       ==, understood[i].qualifier);
      if (!chancery_quantity_get_best (quantity, &best))
        chancery_quantity_get_low (quantity, &best);
      chancery_quantity_get_high (quantity, &high);
      g_assert_cmpint (best, ==, understood[i].best);
      g_assert_cmpint (high, ==, understood[i].high);
      g_assert_cmpstr (chancery_quantity_get_wording (quantity), ==, understood[i].wording);
      words = chancery_quantity_to_words (quantity);
      g_assert_cmpstr (words, ==, understood[i].words);
    }
}

static void
test_refused (void)
{
  static const char *const refused[] = {
    "",
    "  ",
    "\xff",
    "75.5",
    "75.000",
    "9223372036854775808",
    "over 99999999999999999999",
    "9999999999999999 million",
    "1.2345 thousand",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      g_assert_null (chancery_quantity_parse (refused[i], &error));
      g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
    }
}

static void
test_bounds (void)
{
  static const struct
  {
    const char *typed;
    gint64 low;
    gint64 high;
  } cases[] = {
    { "11", 11, 11 },
    { "over 75,000", 75001, G_MAXINT64 },
    { "at least 5", 5, G_MAXINT64 },
    { "nearly 59,000", G_MININT64, 58999 },
    { "up to 3", G_MININT64, 3 },
    { "about 5", G_MININT64, G_MAXINT64 },
    { "10-12", 10, 12 },
    { "several", 2, G_MAXINT64 },
    { "unknown", G_MININT64, G_MAXINT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ChanceryQuantity) quantity = chancery_quantity_parse (cases[i].typed, NULL);
      gint64 low = 0;
      gint64 high = 0;
      gboolean bounded = chancery_quantity_get_bounds (quantity, &low, &high);

      g_assert_cmpint (low, ==, cases[i].low);
      g_assert_cmpint (high, ==, cases[i].high);
      g_assert_cmpint (bounded, ==, low != G_MININT64 && high != G_MAXINT64);
      g_assert_cmpint (chancery_quantity_get_bounds (quantity, NULL, NULL), ==, bounded);
    }
}

static void
test_numbers_that_fit (void)
{
  static const gint64 one = 1;
  static const gint64 two = 2;

  for (int i = CHANCERY_QUANTITY_EXACT; i <= CHANCERY_QUANTITY_UNKNOWN; i++)
    {
      gboolean range = i == CHANCERY_QUANTITY_RANGE;
      gboolean none = i == CHANCERY_QUANTITY_SEVERAL || i == CHANCERY_QUANTITY_UNKNOWN;
      g_autoptr (ChanceryQuantity) bare = chancery_quantity_new (i, NULL, NULL, NULL, "", NULL);
      g_autoptr (ChanceryQuantity) with_best =
          chancery_quantity_new (i, &one, NULL, NULL, NULL, NULL);
      g_autoptr (ChanceryQuantity) with_range =
          chancery_quantity_new (i, NULL, &one, &two, NULL, NULL);
      g_autoptr (ChanceryQuantity) with_half =
          chancery_quantity_new (i, NULL, &one, NULL, NULL, NULL);
      g_autoptr (ChanceryQuantity) with_all =
          chancery_quantity_new (i, &one, &one, &two, NULL, NULL);

      g_assert_cmpint (bare != NULL, ==, none);
      g_assert_cmpint (with_best != NULL, ==, !none && !range);
      g_assert_cmpint (with_range != NULL, ==, range);
      g_assert_cmpint (with_all != NULL, ==, range);
      g_assert_null (with_half);
      if (bare != NULL)
        g_assert_null (chancery_quantity_get_wording (bare));
    }
  g_assert_null (chancery_quantity_new (CHANCERY_QUANTITY_RANGE, NULL, &two, &one, NULL, NULL));
  g_assert_null (chancery_quantity_new (CHANCERY_QUANTITY_RANGE, &two, &one, &one, NULL, NULL));
  g_assert_null (chancery_quantity_new (CHANCERY_QUANTITY_EXACT, &one, NULL, NULL, "\xff", NULL));
}

static void
test_codes (void)
{
  static const char *const codes[] = { "exact", "over",  "at-least", "nearly", "up-to",
                                       "about", "range", "several",  "unknown" };
  ChanceryQuantityQualifier qualifier;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_assert_true (chancery_quantity_qualifier_from_string (codes[i], &qualifier));
      g_assert_cmpint (qualifier, ==, i);
      g_assert_cmpstr (chancery_quantity_qualifier_to_string (qualifier), ==, codes[i]);
    }
  g_assert_false (chancery_quantity_qualifier_from_string ("Over", &qualifier));
  g_assert_false (chancery_quantity_qualifier_from_string (NULL, &qualifier));
}

static void
test_equal (void)
{
  static const gint64 number = 11;
  g_autoptr (ChanceryQuantity) exact =
      chancery_quantity_new (CHANCERY_QUANTITY_EXACT, &number, NULL, NULL, NULL, NULL);
  g_autoptr (ChanceryQuantity) same = chancery_quantity_parse ("11", NULL);
  g_autoptr (ChanceryQuantity) worded = chancery_quantity_parse ("11 soldiers", NULL);
  g_autoptr (ChanceryQuantity) over = chancery_quantity_parse ("over 11", NULL);
  g_autoptr (ChanceryQuantity) shared = chancery_quantity_ref (exact);

  g_assert_true (chancery_quantity_equal (exact, same));
  g_assert_true (chancery_quantity_equal (exact, shared));
  g_assert_true (chancery_quantity_equal (NULL, NULL));
  g_assert_false (chancery_quantity_equal (exact, worded));
  g_assert_false (chancery_quantity_equal (exact, over));
  g_assert_false (chancery_quantity_equal (exact, NULL));
  g_assert_false (chancery_quantity_equal (NULL, exact));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/quantity/understood", test_understood);
  g_test_add_func ("/model/quantity/refused", test_refused);
  g_test_add_func ("/model/quantity/bounds", test_bounds);
  g_test_add_func ("/model/quantity/numbers-that-fit", test_numbers_that_fit);
  g_test_add_func ("/model/quantity/codes", test_codes);
  g_test_add_func ("/model/quantity/equal", test_equal);
  return g_test_run ();
}
