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

/* Nothing of a text is lost on its way into labels, and a break is not shown twice. */
static void
test_shows_all (void)
{
  g_autofree char *text = repeat ("The first paragraph.\n\nThe second one.\n", 60000);
  g_autoptr (GtkWidget) body = g_object_ref_sink (chancery_body_text_new (text));
  g_autoptr (GString) shown = g_string_new (NULL);

  g_assert_cmpuint (n_children (body), <, 10);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_children (body), >, 10);
  for (GtkWidget *child = gtk_widget_get_first_child (body); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    g_string_append_printf (shown, "%s%s", shown->len > 0 ? "\n" : "",
                            gtk_label_get_text (GTK_LABEL (child)));
  g_assert_cmpstr (shown->str, ==, text);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/body-text/short-is-whole", test_short_is_whole);
  g_test_add_func ("/app/body-text/cuts-between-paragraphs", test_cuts_between_paragraphs);
  g_test_add_func ("/app/body-text/cuts-between-words", test_cuts_between_words);
  g_test_add_func ("/app/body-text/never-cuts-a-letter", test_never_cuts_a_letter);
  g_test_add_func ("/app/body-text/shows-all", test_shows_all);

  return g_test_run ();
}
