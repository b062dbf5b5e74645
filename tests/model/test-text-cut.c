/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-text-cut.h"

#include <string.h>

static void
test_short_is_whole (void)
{
  g_autofree char *text = chancery_text_cut ("Note verbale", 12);

  g_assert_cmpstr (text, ==, "Note verbale");
  g_assert_cmpuint (chancery_text_cut_length ("", 5), ==, 0);
}

static void
test_never_within_a_letter (void)
{
  static const struct
  {
    const char *text;
    gsize max_bytes;
    const char *cut;
  } cases[] = {
    { "abcdef", 3, "abc…" },
    { "外交照会", 7, "外交…" },
    /* A letter and its marks, a family that is one picture, a flag, a Hangul syllable of parts. */
    { "xe\u0301\u0302y", 4, "x…" },
    { "x\U0001F468\u200D\U0001F469\u200D\U0001F467y", 12, "x…" },
    { "x\U0001F1F5\U0001F1F0y", 5, "x…" },
    { "x\u1112\u1161\u11ABy", 7, "x…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cut = chancery_text_cut (cases[i].text, cases[i].max_bytes);

      g_assert_cmpstr (cut, ==, cases[i].cut);
    }
}

/* Far from the beginning, and where no letter ever ends. */
static void
test_long (void)
{
  g_autofree char *letters = g_strnfill (100000, 'a');
  g_autoptr (GString) marks = g_string_new ("a");
  gsize length;

  g_assert_cmpuint (chancery_text_cut_length (letters, 50000), ==, 50000);
  while (marks->len < 100000)
    g_string_append (marks, "\u0301");
  length = chancery_text_cut_length (marks->str, 50000);
  g_assert_cmpuint (length, >, 49000);
  g_assert_true (g_utf8_validate (marks->str, (gssize)length, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/text-cut/short-is-whole", test_short_is_whole);
  g_test_add_func ("/model/text-cut/never-within-a-letter", test_never_within_a_letter);
  g_test_add_func ("/model/text-cut/long", test_long);

  return g_test_run ();
}
