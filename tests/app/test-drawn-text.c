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
  ChanceryDrawnText drawn = { .ellipsize = PANGO_ELLIPSIZE_END };
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
  ChanceryDrawnText drawn = { .ellipsize = PANGO_ELLIPSIZE_END };

  g_assert_true (chancery_drawn_text_set (&drawn, "Two\nlines", NULL));
  g_assert_false (chancery_drawn_text_set (&drawn, "Two\nlines", NULL));
  g_assert_true (chancery_drawn_text_set_found (&drawn, "Two lines", "Two <b>lines</b>",
                                                pango_attr_list_new ()));
  g_assert_cmpstr (drawn.text, ==, "Two lines");
  chancery_drawn_text_clear (&drawn);
}

/* What is seen of @markup in @width pixels: what stands before the ellipsis at the end. */
static char *
seen_in (const char *markup, int width)
{
  g_autoptr (GtkWidget) label = g_object_ref_sink (gtk_label_new (NULL));
  ChanceryDrawnText drawn = { .ellipsize = PANGO_ELLIPSIZE_END };
  PangoLayoutLine *line;
  gsize end;
  char *seen;

  g_assert_true (chancery_drawn_text_set_found (&drawn, "", markup, pango_attr_list_new ()));
  /* A row that becomes narrow shows it as well. */
  chancery_drawn_text_prepare (&drawn, label, 800);
  chancery_drawn_text_prepare (&drawn, label, (float)width);
  line = pango_layout_get_line_readonly (drawn.layout, 0);
  end = strlen (pango_layout_get_text (drawn.layout));
  for (GSList *run = line->runs; run != NULL; run = run->next)
    {
      const PangoItem *item = ((PangoGlyphItem *)run->data)->item;

      if ((item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS) != 0)
        end = (gsize)item->offset;
    }
  seen = g_strndup (pango_layout_get_text (drawn.layout), end);
  chancery_drawn_text_clear (&drawn);
  return seen;
}

/* Bug: a word that was found late in a subject was behind the ellipsis, and nothing else in the row said why it stood
 * there. */
static void
test_what_was_found_is_seen (void)
{
  static const char *const cases[] = {
    "Take immediate and verifiable steps against groups in Afghan <b>territory</b>.",
    "Take immediate and verifiable steps against <b>territory</b> that is held by others and by those who help them",
    "Takeimmediateandverifiablestepsagainstgroupsinneighbouring<b>territory</b>",
    "…the leaders, the infrastructure and the groups in their <b>territory</b> and beyond",
    "in report of the joint commission, second part, annex.pdf: …their <b>territory</b> is held",
    "\u0628\u0627\u062c\u0648\u0691 \u0645\u06cc\u06ba \u0645\u0634\u062a\u0631\u06a9\u06c1 \u0686\u0648\u06a9\u06cc \u067e\u0631 "
    "\u062d\u0645\u0644\u06d2 \u06a9\u06d2 \u062e\u0644\u0627\u0641 \u0633\u062e\u062a \u0627\u062d\u062a\u062c\u0627\u062c <b>territory</b>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int width = 120; width <= 400; width += 40)
      {
        g_autofree char *seen = seen_in (cases[i], width);

        g_assert_nonnull (strstr (seen, "territory"));
      }
}

/* The first words stay, and nothing goes where all is seen. */
static void
test_first_words_stay (void)
{
  g_autofree char *first =
      seen_in ("Take immediate steps against the leaders and the groups that are found in "
               "Afghan <b>territory</b>.",
               300);
  g_autofree char *all = seen_in ("<b>Take</b> immediate steps", 300);
  g_autofree char *wide = seen_in ("Take immediate steps in their <b>territory</b>", 800);

  g_assert_true (g_str_has_prefix (first, "Take "));
  g_assert_nonnull (strstr (first, " … "));
  g_assert_true (g_str_has_suffix (first, "territory."));
  g_assert_cmpstr (all, ==, "Take immediate steps");
  g_assert_cmpstr (wide, ==, "Take immediate steps in their territory");
}

/* Bug: with large text the date of a row was cut, beside a number of which less would have said as much. */
static void
test_number_gives_way_to_date (void)
{
  g_assert_cmpfloat (chancery_drawn_text_share (300, 100, 120, 46), ==, 120);
  g_assert_cmpfloat (chancery_drawn_text_share (300, 200, 120, 46), ==, 100);
  g_assert_cmpfloat (chancery_drawn_text_share (300, 290, 120, 46), ==, 60);
  g_assert_cmpfloat (chancery_drawn_text_share (80, 290, 120, 46), ==, 34);
  g_assert_cmpfloat (chancery_drawn_text_share (40, 290, 120, 46), ==, 0);
  g_assert_cmpfloat (chancery_drawn_text_share (300, 290, 0, 46), ==, 0);
}

int
main (int argc, char *argv[])
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/drawn-text/line-ends-are-blanks", test_line_ends_are_blanks);
  g_test_add_func ("/app/drawn-text/says-what-changed", test_says_what_changed);
  g_test_add_func ("/app/drawn-text/what-was-found-is-seen", test_what_was_found_is_seen);
  g_test_add_func ("/app/drawn-text/first-words-stay", test_first_words_stay);
  g_test_add_func ("/app/drawn-text/number-gives-way-to-date", test_number_gives_way_to_date);
  return g_test_run ();
}
