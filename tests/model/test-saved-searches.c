/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-saved-searches.h"

static void
assert_text (GPtrArray *searches, const char *expected)
{
  g_autofree char *text = chancery_saved_searches_to_text (searches);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
apply (GPtrArray *searches,
       ChancerySearchesVerb verb,
       const char *name,
       const char *other,
       int position)
{
  return chancery_saved_searches_apply (searches, verb, name, other, position);
}

static void
test_read (void)
{
  g_autoptr (GPtrArray) none = chancery_saved_searches_parse (NULL);
  g_autoptr (GPtrArray) empty = chancery_saved_searches_parse ("");
  /* A name without a query, and a query without a name, are no searches. */
  g_autoptr (GPtrArray) some = chancery_saved_searches_parse ("A\na\n\nb\nC\nkind:x\nD");

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (empty->len, ==, 0);
  assert_text (none, "");
  g_assert_cmpuint (some->len, ==, 2);
  assert_text (some, "A\na\nC\nkind:x");
}

static void
test_put (void)
{
  g_autoptr (GPtrArray) searches = chancery_saved_searches_parse ("A\na\nB\nb");

  g_assert_true (apply (searches, CHANCERY_SEARCHES_PUT, " K\u0101bul\n", "k\nabul", -1));
  g_assert_true (apply (searches, CHANCERY_SEARCHES_PUT, "First", "f", 0));
  assert_text (searches, "First\nf\nA\na\nB\nb\nK\u0101bul\nk abul");
  /* Whatever its case and accents it is the same name, and stays where it was. */
  g_assert_true (apply (searches, CHANCERY_SEARCHES_PUT, "KABUL", "other", 0));
  assert_text (searches, "First\nf\nA\na\nB\nb\nK\u0101bul\nother");
  g_assert_false (apply (searches, CHANCERY_SEARCHES_PUT, " \n", "x", -1));
  /* A place that the list does not have any more is the last. */
  g_assert_true (apply (searches, CHANCERY_SEARCHES_PUT, "Z", "z", 40));
  g_assert_cmpint (chancery_saved_searches_find (searches, "z"), ==, 4);
}

static void
test_rename (void)
{
  g_autoptr (GPtrArray) searches = chancery_saved_searches_parse ("A\na\nB\nb");

  g_assert_false (apply (searches, CHANCERY_SEARCHES_RENAME, "A", "b", 0));
  g_assert_false (apply (searches, CHANCERY_SEARCHES_RENAME, "X", "Y", 0));
  g_assert_false (apply (searches, CHANCERY_SEARCHES_RENAME, "A", " ", 0));
  g_assert_true (apply (searches, CHANCERY_SEARCHES_RENAME, "a", "\u00c1", 0));
  assert_text (searches, "\u00c1\na\nB\nb");
}

static void
test_move_and_remove (void)
{
  g_autoptr (GPtrArray) searches = chancery_saved_searches_parse ("A\na\nB\nb\nC\nc");

  g_assert_false (apply (searches, CHANCERY_SEARCHES_MOVE, "A", NULL, -1));
  g_assert_false (apply (searches, CHANCERY_SEARCHES_MOVE, "C", NULL, 1));
  g_assert_true (apply (searches, CHANCERY_SEARCHES_MOVE, "A", NULL, 2));
  assert_text (searches, "B\nb\nC\nc\nA\na");
  g_assert_true (apply (searches, CHANCERY_SEARCHES_MOVE, "A", NULL, -1));
  assert_text (searches, "B\nb\nA\na\nC\nc");
  g_assert_true (apply (searches, CHANCERY_SEARCHES_REMOVE, "a", NULL, 0));
  g_assert_false (apply (searches, CHANCERY_SEARCHES_REMOVE, "a", NULL, 0));
  assert_text (searches, "B\nb\nC\nc");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/saved-searches/read", test_read);
  g_test_add_func ("/model/saved-searches/put", test_put);
  g_test_add_func ("/model/saved-searches/rename", test_rename);
  g_test_add_func ("/model/saved-searches/move-and-remove", test_move_and_remove);
  return g_test_run ();
}
