/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-row-changes.h"

#include <string.h>

#define N_MANY 100000

static GArray *
rows_of (const char *letters)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (; *letters != '\0'; letters++)
    {
      gint64 row = *letters;

      g_array_append_val (rows, row);
    }
  return rows;
}

static char *
describe (GArray *changes)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const ChanceryRowChange *change = &g_array_index (changes, ChanceryRowChange, i);

      g_string_append_printf (words, "(%u,%u,%u)", change->position, change->removed,
                              change->added);
    }
  return g_string_free (words, FALSE);
}

static void
test_runs (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *changes;
  } cases[] = {
    { "", "", "" },
    { "abc", "abc", "" },
    { "", "ab", "(0,0,2)" },
    { "ab", "", "(0,2,0)" },
    { "abc", "abcd", "(3,0,1)" },
    { "abc", "xabyc", "(0,0,1)(2,0,1)" },
    { "abcdef", "acdf", "(1,1,0)(4,1,0)" },
    /* One went where another came. */
    { "abcd", "axcd", "(1,1,1)" },
    { "abcdefg", "bcxyefgh", "(0,1,0)(3,1,2)(7,0,1)" },
    /* One that changed its place went and came. */
    { "abcdef", "bcdeaf", "(0,1,0)(5,0,1)" },
    { "abc", "xyz", "(0,3,3)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) before = rows_of (cases[i].before);
      g_autoptr (GArray) after = rows_of (cases[i].after);
      g_autoptr (GArray) changes = chancery_row_changes_new (before, after);
      g_autofree char *words = describe (changes);

      g_assert_cmpstr (words, ==, cases[i].changes);
    }
}

/* Every row that is said to stay stands where it is said to. */
static void
assert_maps (GArray *before, GArray *after, GArray *changes)
{
  for (guint i = 0; i < before->len; i += MAX (before->len / 500, 1))
    {
      gboolean gone;
      guint to = chancery_row_changes_map (changes, i, &gone);

      g_assert_cmpuint (to, <=, after->len);
      if (!gone)
        g_assert_cmpint (g_array_index (before, gint64, i), ==, g_array_index (after, gint64, to));
    }
}

/* As an import brings them: everywhere, while others go. */
static void
test_many_places (void)
{
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) changes = NULL;
  gboolean gone;

  for (gint64 row = 0; row < N_MANY; row++)
    {
      gboolean comes = row % 20 == 7;
      gboolean goes = row % 1000 == 500;

      if (!comes)
        g_array_append_val (before, row);
      if (!goes)
        g_array_append_val (after, row);
    }
  changes = chancery_row_changes_new (before, after);
  g_assert_cmpuint (changes->len, ==, N_MANY / 20 + N_MANY / 1000);
  assert_maps (before, after, changes);
  /* The row 500, before which 25 were not there yet. */
  g_assert_cmpuint (chancery_row_changes_map (changes, 475, &gone), ==, 500);
  g_assert_true (gone);
}

/* Another order differs everywhere, which is found out in good time. */
static void
test_another_order (void)
{
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) changes = NULL;

  for (gint64 row = 0; row < N_MANY; row++)
    {
      gint64 other = N_MANY - 1 - row;

      g_array_append_val (before, row);
      g_array_append_val (after, other);
    }
  changes = chancery_row_changes_new (before, after);
  g_assert_cmpuint (changes->len, >, 0);
  assert_maps (before, after, changes);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/row-changes/runs", test_runs);
  g_test_add_func ("/service/row-changes/many-places", test_many_places);
  g_test_add_func ("/service/row-changes/another-order", test_another_order);
  return g_test_run ();
}
