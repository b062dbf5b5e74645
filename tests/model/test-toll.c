/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-toll.h"

#include "chancery-kind.h"
#include "chancery-quantity.h"

static const ChanceryField *
claims (void)
{
  return chancery_kind_find_field (chancery_kind_find ("incident"), "claims");
}

static void
assert_claim (GPtrArray *lines, guint i, gint64 number, const char *category, const char *effect)
{
  ChanceryLine *line = g_ptr_array_index (lines, i);
  gint64 best = -1;

  g_assert_cmpstr (chancery_line_get_text (line, "property"), ==, "casualty");
  g_assert_cmpstr (chancery_line_get_text (line, "category"), ==, category);
  g_assert_cmpstr (chancery_line_get_text (line, "effect"), ==, effect);
  g_assert_true (chancery_quantity_get_best (chancery_value_get_quantity (
                                                 chancery_line_get (line, "quantity")),
                                             &best));
  g_assert_cmpint (best, ==, number);
}

static void
test_one (void)
{
  g_autoptr (GPtrArray) lines = chancery_toll_parse (claims (), "11 soldiers killed");

  g_assert_cmpuint (lines->len, ==, 1);
  assert_claim (lines, 0, 11, "military", "killed");
  g_assert_cmpstr (chancery_line_get_text (g_ptr_array_index (lines, 0), "wording"), ==,
                   "11 soldiers killed");
}

/* What is not said again is meant again. */
static void
test_several (void)
{
  g_autoptr (GPtrArray) lines =
      chancery_toll_parse (claims (), "11 soldiers killed, over 20 wounded, 3 civilians missing");

  g_assert_cmpuint (lines->len, ==, 3);
  assert_claim (lines, 0, 11, "military", "killed");
  assert_claim (lines, 1, 20, "military", "wounded");
  assert_claim (lines, 2, 3, "civilian", "missing");
}

/* A comma inside a number parts nothing, and words without a number are not made one. */
static void
test_words (void)
{
  g_autoptr (GPtrArray) many = chancery_toll_parse (claims (), "about 1,200 people displaced");
  g_autoptr (GPtrArray) vague = chancery_toll_parse (claims (), "heavy casualties");
  g_autoptr (GPtrArray) none = chancery_toll_parse (claims (), "  ");
  gint64 best;

  g_assert_cmpuint (many->len, ==, 1);
  assert_claim (many, 0, 1200, "civilian", "displaced");
  g_assert_cmpuint (vague->len, ==, 1);
  g_assert_false (
      chancery_quantity_get_best (chancery_value_get_quantity (
                                      chancery_line_get (g_ptr_array_index (vague, 0), "quantity")),
                                  &best));
  g_assert_cmpuint (none->len, ==, 0);
}

static void
assert_no_number (const char *typed)
{
  g_autoptr (GPtrArray) lines = chancery_toll_parse (claims (), typed);
  ChanceryLine *line = g_ptr_array_index (lines, 0);
  ChanceryQuantity *quantity = chancery_value_get_quantity (chancery_line_get (line, "quantity"));
  gint64 best;

  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpstr (chancery_line_get_text (line, "wording"), ==, typed);
  g_assert_false (quantity != NULL && chancery_quantity_get_best (quantity, &best));
}

/* Bug: “26 Feb 2026” in the place of the toll was 26 casualties. */
static void
test_date (void)
{
  static const char *const days[] = { "26 Feb 2026", "26 feb", "2026-02-26", "26.2.2026",
                                      "february" };
  static const char *const tolls[] = {
    "11", "1984",        "10-12 killed", "several", "3 may be dead", "unknown", "heavy casualties",
    "",   "11 soldiers", "2,597 dead"
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GError) error = NULL;

      assert_no_number (days[i]);
      g_assert_false (chancery_toll_check (days[i], &error));
      g_assert_nonnull (strstr (error->message, days[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (tolls); i++)
    g_assert_true (chancery_toll_check (tolls[i], NULL));
  g_assert_false (chancery_toll_check ("11 killed, 26 Feb 2026", NULL));
  g_assert_false (chancery_toll_check ("99999999999999999999 killed", NULL));
}

/* A day among the words of a toll counts nobody either. */
static void
test_date_in_words (void)
{
  g_autoptr (GPtrArray) before =
      chancery_toll_parse (claims (), "on 26 Feb 2026 11 soldiers killed");
  g_autoptr (GPtrArray) after =
      chancery_toll_parse (claims (), "11 soldiers killed on 26 February");
  g_autoptr (GPtrArray) may = chancery_toll_parse (claims (), "3 may be dead");

  assert_claim (before, 0, 11, "military", "killed");
  assert_claim (after, 0, 11, "military", "killed");
  assert_claim (may, 0, 3, NULL, "killed");
  assert_no_number ("soldiers killed on 26 Feb");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/toll/one", test_one);
  g_test_add_func ("/model/toll/several", test_several);
  g_test_add_func ("/model/toll/words", test_words);
  g_test_add_func ("/model/toll/date", test_date);
  g_test_add_func ("/model/toll/date-in-words", test_date_in_words);
  return g_test_run ();
}
