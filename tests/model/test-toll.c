/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-toll.h"

#include "chancery-errors.h"
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
  assert_claim (many, 0, 1200, NULL, "displaced");
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

/* Bug: of “2 soldiers and 4 civilians wounded” the civilians were dropped without a word. */
static void
test_groups (void)
{
  g_autoptr (GPtrArray) three =
      chancery_toll_parse (claims (), "3 soldiers killed, 2 soldiers and 4 civilians wounded");
  g_autoptr (GPtrArray) behind =
      chancery_toll_parse (claims (), "5 soldiers and 2 civilians killed");
  g_autoptr (GPtrArray) before =
      chancery_toll_parse (claims (), "killed 5 soldiers and 2 civilians and wounded 14 policemen");
  g_autoptr (GPtrArray) again = chancery_toll_parse (claims (), "5 soldiers, 2 civilians killed");
  g_autoptr (GPtrArray) range =
      chancery_toll_parse (claims (), "between 10 and 12 soldiers killed and one child hurt");
  g_autoptr (GPtrArray) spelled =
      chancery_toll_parse (claims (),
                           "no fewer than twenty five soldiers; and a dozen police hurt");

  g_assert_cmpuint (three->len, ==, 3);
  assert_claim (three, 0, 3, "military", "killed");
  assert_claim (three, 1, 2, "military", "wounded");
  assert_claim (three, 2, 4, "civilian", "wounded");
  g_assert_cmpuint (behind->len, ==, 2);
  assert_claim (behind, 0, 5, "military", "killed");
  assert_claim (behind, 1, 2, "civilian", "killed");
  g_assert_cmpuint (before->len, ==, 3);
  assert_claim (before, 0, 5, "military", "killed");
  assert_claim (before, 1, 2, "civilian", "killed");
  assert_claim (before, 2, 14, "police", "wounded");
  /* As an incident shows again what was typed with “and”. */
  g_assert_cmpuint (again->len, ==, 2);
  assert_claim (again, 0, 5, "military", "killed");
  g_assert_cmpuint (range->len, ==, 2);
  assert_claim (range, 1, 1, "civilian", "wounded");
  g_assert_cmpuint (spelled->len, ==, 2);
  assert_claim (spelled, 0, 25, "military", "wounded");
  assert_claim (spelled, 1, 12, "police", "wounded");
}

/* What would be read by half is not understood at all. */
static void
test_not_understood (void)
{
  static const char *const half[] = {
    "5 soldiers and civilians killed",
    "a soldier and two civilians killed",
    "11 killed and wounded",
    "11 killed or wounded",
    "20 killed, including 3 children",
    "5 soldiers killed 3 wounded",
    "5 soldiers and several hurt and dogs",
    "3 killed/wounded",
  };
  static const char *const whole[] = {
    "5 soldiers and 2 civilians killed", "killed 5 and wounded 20",
    "between 10 and 12 killed",          "11 soldiers killed, and 20 wounded",
    "11 soldiers killed on 26 February", "two hundred people displaced",
    "20 to 30 soldiers missing",         "75 000 people displaced",
  };

  for (guint i = 0; i < G_N_ELEMENTS (half); i++)
    {
      g_autoptr (GError) error = NULL;

      if (chancery_toll_check (half[i], &error))
        g_error ("“%s” is understood", half[i]);
      g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
    }
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_autoptr (GError) error = NULL;

      chancery_toll_check (whole[i], &error);
      g_assert_no_error (error);
    }
  assert_no_number ("5 soldiers and civilians killed");
}

/* Bug: people of whom nothing is said were civilians. */
static void
test_not_said_who (void)
{
  g_autoptr (GPtrArray) people = chancery_toll_parse (claims (), "14 people injured");
  g_autoptr (GPtrArray) bare = chancery_toll_parse (claims (), "at least 14 wounded");
  g_autoptr (GPtrArray) mixed =
      chancery_toll_parse (claims (), "5 soldiers and 2 civilians killed, at least 14 wounded");
  g_autoptr (GPtrArray) others =
      chancery_toll_parse (claims (), "2 civilians killed, 14 people injured");

  assert_claim (people, 0, 14, NULL, "wounded");
  assert_claim (bare, 0, 14, NULL, "wounded");
  assert_claim (mixed, 2, 14, NULL, "wounded");
  assert_claim (others, 1, 14, NULL, "wounded");
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
  g_test_add_func ("/model/toll/groups", test_groups);
  g_test_add_func ("/model/toll/not-understood", test_not_understood);
  g_test_add_func ("/model/toll/not-said-who", test_not_said_who);
  return g_test_run ();
}
