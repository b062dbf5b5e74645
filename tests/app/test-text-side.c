/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-text-side.h"

static void
assert_sided (char *said, const char *expected)
{
  g_autofree char *text = said;

  g_assert_cmpstr (text, ==, expected);
}

static void
test_left_to_right_stays_as_it_is (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  assert_sided (chancery_text_side_dup ("Visas"), "Visas");
  assert_sided (chancery_text_side_dup (NULL), NULL);
  assert_sided (chancery_text_side_dup_sentence ("A · B"), "A · B");
}

static void
test_right_to_left_begins_at_the_right (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  assert_sided (chancery_text_side_dup ("Visas."), "\u200f\u2068Visas.\u2069");
  assert_sided (chancery_text_side_dup (""), "");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Bug: “PROT/2026/0001 · 2 March” had the 2 before the number. */
static void
test_days_stay_with_their_month (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  assert_sided (chancery_text_side_dup_sentence ("PROT/1 · 2 March"),
                "\u200fPROT/1\u200f · \u200f2 March");
  assert_sided (chancery_text_side_dup_sentence ("PROT/1, 2 March"),
                "\u200fPROT/1\u200f, \u200f2 March");
  assert_sided (chancery_text_side_dup_sentence ("Visas, 2 of them"), "\u200fVisas, 2 of them");
  assert_sided (chancery_text_side_dup_sentence ("1, "), "\u200f1, ");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Bug: the parts of a number were turned round beside Urdu, in a window of either side. */
static void
test_what_runs_another_way_is_kept_to_itself (void)
{
  static const GtkTextDirection sides[] = { GTK_TEXT_DIR_RTL, GTK_TEXT_DIR_LTR };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      gtk_widget_set_default_direction (sides[i]);
      assert_sided (chancery_text_side_isolate ("Visas."), "\u2068Visas.\u2069");
      assert_sided (chancery_text_side_isolate ("ویزے"), "\u2068ویزے\u2069");
      assert_sided (chancery_text_side_isolate ("418.82/1-8544"), "\u2066418.82/1-8544\u2069");
      assert_sided (chancery_text_side_isolate (""), "\u2066\u2069");
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/text-side/left-to-right-stays-as-it-is",
                   test_left_to_right_stays_as_it_is);
  g_test_add_func ("/app/text-side/right-to-left-begins-at-the-right",
                   test_right_to_left_begins_at_the_right);
  g_test_add_func ("/app/text-side/days-stay-with-their-month", test_days_stay_with_their_month);
  g_test_add_func ("/app/text-side/what-runs-another-way-is-kept-to-itself",
                   test_what_runs_another_way_is_kept_to_itself);
  return g_test_run ();
}
