/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-drawn-text.h"

#include <string.h>

/* How many signs of @text no font has, as it is drawn. */
static int
n_unknown (const char *text)
{
  g_autoptr (GtkWidget) label = g_object_ref_sink (gtk_label_new (NULL));
  ChanceryDrawnText drawn = { PANGO_ELLIPSIZE_END, NULL, NULL, NULL, 0 };
  int n;

  chancery_drawn_text_set (&drawn, text, NULL);
  chancery_drawn_text_prepare (&drawn, label, 400);
  n = pango_layout_get_unknown_glyphs_count (drawn.layout);
  g_assert_cmpint (pango_layout_get_line_count (drawn.layout), ==, 1);
  g_assert_cmpuint (strlen (drawn.text), ==, strlen (text));
  g_assert_null (strpbrk (drawn.text, "\n\r\t"));
  g_assert_null (strstr (drawn.text, "\u2028"));
  g_assert_null (strstr (drawn.text, "\u2029"));
  chancery_drawn_text_clear (&drawn);
  return n;
}

/* A bug: a title of two lines had a broken sign in the list where the first one ends. */
static void
test_line_ends_are_blanks (void)
{
  g_assert_cmpint (n_unknown ("Two\nlines"), ==, 0);
  g_assert_cmpint (n_unknown ("A\r\nline,\ta tab"), ==, 0);
  g_assert_cmpint (n_unknown ("Two\u2028lines\u2029and a paragraph"), ==, 0);
}

/* The same text is not laid out again. */
static void
test_says_what_changed (void)
{
  ChanceryDrawnText drawn = { PANGO_ELLIPSIZE_END, NULL, NULL, NULL, 0 };

  g_assert_true (chancery_drawn_text_set (&drawn, "Two\nlines", NULL));
  g_assert_false (chancery_drawn_text_set (&drawn, "Two\nlines", NULL));
  g_assert_true (chancery_drawn_text_set_found (&drawn, "Two lines", "Two <b>lines</b>",
                                                pango_attr_list_new ()));
  g_assert_cmpstr (drawn.text, ==, "Two lines");
  chancery_drawn_text_clear (&drawn);
}

int
main (int argc, char *argv[])
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/drawn-text/line-ends-are-blanks", test_line_ends_are_blanks);
  g_test_add_func ("/app/drawn-text/says-what-changed", test_says_what_changed);
  return g_test_run ();
}
