/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-conflict-row.h"

#include <string.h>

static void
test_short_is_whole (void)
{
  g_autofree char *text = chancery_conflict_row_excerpt ("Ours.", 0);

  g_assert_cmpstr (text, ==, "Ours.");
}

/* Two long texts that differ in their last word are shown from there. */
static void
test_begins_where_they_differ (void)
{
  static const char text[] =
      "The Ministry presents its compliments to the Embassy and has the honour "
      "to state that the matter of the third of March is closed";
  g_autofree char *shown = chancery_conflict_row_excerpt (text, strlen (text) - 6);

  g_assert_true (g_str_has_prefix (shown, "…"));
  g_assert_true (g_str_has_suffix (shown, " is closed"));
  g_assert_cmpuint (strlen (shown), <, 60);
}

static void
test_never_cuts_a_letter (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < 3000)
    g_string_append (text, "外");
  for (gsize from = 0; from < 300; from += 3)
    {
      g_autofree char *shown = chancery_conflict_row_excerpt (text->str, from);

      g_assert_true (g_utf8_validate (shown, -1, NULL));
      g_assert_cmpuint (strlen (shown), <, 500);
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/conflict-row/short-is-whole", test_short_is_whole);
  g_test_add_func ("/app/conflict-row/begins-where-they-differ", test_begins_where_they_differ);
  g_test_add_func ("/app/conflict-row/never-cuts-a-letter", test_never_cuts_a_letter);

  return g_test_run ();
}
