/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-best.h"

/* However they come: the same as all of them sorted. */
static void
check (guint n, guint limit, guint n_scores)
{
  g_autoptr (ChanceryBest) best = chancery_best_new (limit);
  g_autoptr (ChanceryBest) all = chancery_best_new (0);
  g_autoptr (GRand) rand = g_rand_new_with_seed (n + limit + n_scores);
  const ChanceryRanked *some, *every;
  guint n_some, n_every;

  for (guint i = 0; i < n; i++)
    {
      ChanceryRanked ranked = { g_rand_int_range (rand, 0, (int)n_scores),
                                ((gint64)i * 7919) % 1000003, i + 1 };
      gboolean takes = chancery_best_takes (best, &ranked);

      g_assert_true (takes || (limit > 0 && i >= limit));
      chancery_best_add (best, &ranked);
      chancery_best_add (all, &ranked);
    }
  some = chancery_best_sort (best, &n_some);
  every = chancery_best_sort (all, &n_every);
  g_assert_cmpuint (n_every, ==, n);
  g_assert_cmpuint (n_some, ==, limit > 0 ? MIN (n, limit) : n);
  for (guint i = 1; i < n_every; i++)
    g_assert_true (every[i - 1].score > every[i].score ||
                   (every[i - 1].score == every[i].score && every[i - 1].key > every[i].key));
  for (guint i = 0; i < n_some; i++)
    g_assert_cmpint (some[i].row, ==, every[i].row);
}

static void
test_same_as_sorted (void)
{
  static const guint sizes[] = { 0, 1, 2, 49, 50, 51, 3000 };
  static const guint limits[] = { 0, 1, 2, 3, 50 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint l = 0; l < G_N_ELEMENTS (limits); l++)
      {
        check (sizes[i], limits[l], 1);
        check (sizes[i], limits[l], 7);
        check (sizes[i], limits[l], 100000);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/best/same-as-sorted", test_same_as_sorted);
  return g_test_run ();
}
