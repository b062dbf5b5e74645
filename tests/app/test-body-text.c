/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-body-text.h"

#include <string.h>

/* @unit so often that it has more than @length bytes. */
static char *
repeat (const char *unit, gsize length)
{
  GString *text = g_string_new (NULL);

  while (text->len <= length)
    g_string_append (text, unit);
  return g_string_free (text, FALSE);
}

static guint
n_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static void
test_short_is_whole (void)
{
  g_assert_cmpuint (chancery_body_text_cut (""), ==, 0);
  g_assert_cmpuint (chancery_body_text_cut ("One line.\nAnother."), ==, 18);
}

static void
test_cuts_between_paragraphs (void)
{
  g_autofree char *text = repeat ("A sentence of the note.\n\n", 20000);
  gsize length = chancery_body_text_cut (text);

  g_assert_cmpuint (length, <, 5000);
  g_assert_cmpint (text[length - 1], ==, '\n');
}

static void
test_cuts_between_words (void)
{
  g_autofree char *text = repeat ("word ", 20000);

  g_assert_cmpint (text[chancery_body_text_cut (text) - 1], ==, ' ');
}

static void
test_never_cuts_a_letter (void)
{
  g_autofree char *text = repeat ("外交照会", 20000);
  gsize length = chancery_body_text_cut (text);

  g_assert_cmpuint (length, >, 0);
  g_assert_true (g_utf8_validate (text, (gssize)length, NULL));
}

/* Bug: a letter was cut from its marks where no word ended. */
static void
test_never_cuts_a_letter_from_its_marks (void)
{
  g_autofree char *letters = repeat ("e\u0301\u0302", 20000);
  g_autofree char *text = g_strconcat ("x", letters, NULL);
  gsize length = chancery_body_text_cut (text);

  g_assert_cmpuint (length, >, 200);
  g_assert_cmpint (text[length], ==, 'e');
}

/* Bug: a word of a megabyte held the window up for a minute. */
static void
test_cuts_a_word_that_never_ends (void)
{
  g_autofree char *word = repeat ("x", 1000000);
  g_autofree char *text = g_strconcat ("The word is ", word, NULL);

  g_assert_cmpuint (chancery_body_text_cut (text), ==, strlen ("The word is "));
  g_assert_cmpuint (chancery_body_text_cut (word), <, 500);
}

/* How much of a text is laid out, with the breaks between its pieces. */
static gsize
length_shown (GtkWidget *body)
{
  gsize length = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (body);
       child != NULL && gtk_widget_get_mapped (child); child = gtk_widget_get_next_sibling (child))
    length += strlen (gtk_label_get_text (GTK_LABEL (child))) + (length > 0 ? 1 : 0);
  return length;
}

/* Nothing of a text is lost on its way into labels, and a break is not shown twice. */
static void
test_shows_all (void)
{
  g_autofree char *text = repeat ("The first paragraph.\n\nThe second one.\n", 60000);
  g_autoptr (GtkWidget) body = g_object_ref_sink (chancery_body_text_new (text, NULL));
  g_autoptr (GString) shown = g_string_new (NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), body);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  g_assert_cmpuint (n_children (body), <, 10);
  gtk_window_present (GTK_WINDOW (window));
  while (length_shown (body) < strlen (text))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_children (body), >, 10);
  for (GtkWidget *child = gtk_widget_get_first_child (body); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    g_string_append_printf (shown, "%s%s", shown->len > 0 ? "\n" : "",
                            gtk_label_get_text (GTK_LABEL (child)));
  g_assert_cmpstr (shown->str, ==, text);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What was searched had to be looked for in an open telegram by reading all of it. */
static void
test_marks_what_was_found (void)
{
  g_autoptr (ChanceryQuery) query = chancery_query_parse ("berlin", 20000);
  g_autoptr (ChanceryFoundWords) found = chancery_found_words_new (query);
  g_autofree char *begin = repeat ("A line of the telegram.\n", 1000);
  g_autofree char *text = g_strconcat (begin, "At last: Berlin.", NULL);
  g_autoptr (GtkWidget) body = g_object_ref_sink (chancery_body_text_new (text, found));
  GtkLabel *first = GTK_LABEL (gtk_widget_get_first_child (body));
  GtkLabel *last = GTK_LABEL (gtk_widget_get_last_child (body));
  PangoAttrIterator *attributes;
  int start, end;

  g_assert_true (first != last);
  g_assert_null (gtk_label_get_attributes (first));
  g_assert_nonnull (gtk_label_get_attributes (last));
  attributes = pango_attr_list_get_iterator (gtk_label_get_attributes (last));
  g_assert_null (pango_attr_iterator_get (attributes, PANGO_ATTR_UNDERLINE));
  g_assert_true (pango_attr_iterator_next (attributes));
  g_assert_nonnull (pango_attr_iterator_get (attributes, PANGO_ATTR_UNDERLINE));
  pango_attr_iterator_range (attributes, &start, &end);
  g_assert_true (g_str_has_prefix (gtk_label_get_text (last) + start, "Berlin."));
  g_assert_cmpint (end - start, ==, strlen ("Berlin"));
  pango_attr_iterator_destroy (attributes);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/body-text/short-is-whole", test_short_is_whole);
  g_test_add_func ("/app/body-text/cuts-between-paragraphs", test_cuts_between_paragraphs);
  g_test_add_func ("/app/body-text/cuts-between-words", test_cuts_between_words);
  g_test_add_func ("/app/body-text/never-cuts-a-letter", test_never_cuts_a_letter);
  g_test_add_func ("/app/body-text/never-cuts-a-letter-from-its-marks",
                   test_never_cuts_a_letter_from_its_marks);
  g_test_add_func ("/app/body-text/cuts-a-word-that-never-ends", test_cuts_a_word_that_never_ends);
  g_test_add_func ("/app/body-text/shows-all", test_shows_all);

  g_test_add_func ("/app/body-text/marks-what-was-found", test_marks_what_was_found);
  return g_test_run ();
}
