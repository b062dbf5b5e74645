/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-text-side.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

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

/* Bug: “Handed over.” in a sentence in Urdu had its point before it, and “Bajaur, 16 Feb · 16 فروری” its day. */
static void
test_what_is_written_is_a_part (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  assert_sided (chancery_text_side_dup_part ("Handed over."), "Handed over.");
  assert_sided (chancery_text_side_dup_part ("ویزے 10"), "\u2068ویزے 10\u2069");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  assert_sided (chancery_text_side_dup_part ("One.\n\nTwo."),
                "\u2068One.\u2069\n\n\u2068Two.\u2069");
  assert_sided (chancery_text_side_dup_part (""), "");
  /* Within a part nothing is put, and the next line begins at the same side. */
  assert_sided (chancery_text_side_dup_sentence ("\u2068A · b\u2069 · 2 March\nPROT/1"),
                "\u200f\u2068A · b\u2069\u200f · \u200f2 March\n\u200fPROT/1");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static GtkJustification
justify (const char *text)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (text));
  GtkJustification side;

  chancery_text_side_align (GTK_LABEL (label));
  side = gtk_label_get_justify (GTK_LABEL (label));
  g_object_unref (label);
  return side;
}

/* Bug: a subject of two lines in English stood at the left of a column whose others stood at the right. */
static void
test_all_lines_at_one_side (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_assert_cmpint (justify ("See whether infrastructure is dismantled."), ==, GTK_JUSTIFY_LEFT);
  g_assert_cmpint (justify ("طورخم پر فائرنگ"), ==, GTK_JUSTIFY_LEFT);
  /* GTK turns what is said round, and Pango once more what runs against the window. */
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_assert_cmpint (justify ("“See whether infrastructure is dismantled.”"), ==, GTK_JUSTIFY_RIGHT);
  g_assert_cmpint (justify ("2026: طورخم پر فائرنگ"), ==, GTK_JUSTIFY_LEFT);
  g_assert_cmpint (justify ("2026"), ==, GTK_JUSTIFY_LEFT);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Bug: where GTK has no catalogue of a language, the window stood from left to right with words from right to left. */
static void
test_the_window_runs_as_its_words (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  chancery_text_side_take_from_words ();
  g_assert_cmpint (gtk_widget_get_default_direction (), ==, GTK_TEXT_DIR_LTR);
  g_setenv ("LANGUAGE", "ur", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  if (setlocale (LC_ALL, "C.UTF-8") != NULL &&
      !g_str_equal (g_dgettext (GETTEXT_PACKAGE, "Chronology"), "Chronology"))
    {
      chancery_text_side_take_from_words ();
      g_assert_cmpint (gtk_widget_get_default_direction (), ==, GTK_TEXT_DIR_RTL);
    }
  else
    g_test_skip ("no locale with translations, or no catalogue");
  g_unsetenv ("LANGUAGE");
  setlocale (LC_ALL, "C");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
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
  g_test_add_func ("/app/text-side/what-is-written-is-a-part", test_what_is_written_is_a_part);
  g_test_add_func ("/app/text-side/all-lines-at-one-side", test_all_lines_at_one_side);
  g_test_add_func ("/app/text-side/the-window-runs-as-its-words",
                   test_the_window_runs_as_its_words);
  return g_test_run ();
}
