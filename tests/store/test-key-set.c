/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-key-set.h"

static void
test_like_a_table (void)
{
  g_autoptr (ChanceryKeySet) set = chancery_key_set_new ();
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  g_assert_cmpuint (chancery_key_set_count (set), ==, 0);
  for (guint i = 0; i < 60000; i++)
    {
      gint64 day = g_rand_int_range (rand, 0, 9000) - 1000;
      gint64 key = day * (1 << 20) + g_rand_int_range (rand, 0, 200);

      chancery_key_set_add (set, key);
      g_hash_table_add (table, g_memdup2 (&key, sizeof key));
    }
  g_assert_cmpuint (chancery_key_set_count (set), ==, g_hash_table_size (table));
  for (gint64 day = -1001; day < 8002; day++)
    for (gint64 i = -1; i < 202; i++)
      {
        gint64 key = day * (1 << 20) + i;

        g_assert_true (chancery_key_set_has (set, key) == g_hash_table_contains (table, &key));
      }
}

static void
test_ends (void)
{
  static const gint64 keys[] = { 0, -1, 1, 63, 64, G_MAXINT64, G_MININT64 };
  g_autoptr (ChanceryKeySet) set = chancery_key_set_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_false (chancery_key_set_has (set, keys[i]));
      chancery_key_set_add (set, keys[i]);
      chancery_key_set_add (set, keys[i]);
      g_assert_true (chancery_key_set_has (set, keys[i]));
      g_assert_cmpuint (chancery_key_set_count (set), ==, i + 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/key-set/like-a-table", test_like_a_table);
  g_test_add_func ("/store/key-set/ends", test_ends);
  return g_test_run ();
}
