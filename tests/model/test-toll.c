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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/toll/one", test_one);
  g_test_add_func ("/model/toll/several", test_several);
  g_test_add_func ("/model/toll/words", test_words);
  return g_test_run ();
}
