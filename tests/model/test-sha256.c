/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-sha256.h"

#define OF_NOTHING "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define OF_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define OF_A_MILLION "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"

/* The examples of the standard. */
static void
test_examples (void)
{
  g_autofree char *nothing = chancery_sha256_compute ("", 0);
  g_autofree char *abc = chancery_sha256_compute ("abc", 3);
  g_autofree char *block = g_strnfill (1000, 'a');
  g_autoptr (ChancerySha256) sum = chancery_sha256_new ();

  g_assert_cmpstr (nothing, ==, OF_NOTHING);
  g_assert_cmpstr (abc, ==, OF_ABC);
  for (guint i = 0; i < 1000; i++)
    chancery_sha256_update (sum, block, 1000);
  g_assert_cmpstr (chancery_sha256_get_string (sum), ==, OF_A_MILLION);
  g_assert_cmpstr (chancery_sha256_get_string (sum), ==, OF_A_MILLION);
  g_assert_cmpuint (chancery_sha256_get_bytes (sum)[0], ==, 0xcd);
}

/* However it comes in, and after another one. */
static void
test_parts (void)
{
  g_autoptr (ChancerySha256) sum = chancery_sha256_new ();

  chancery_sha256_update (sum, "a", 1);
  chancery_sha256_update (sum, "", 0);
  chancery_sha256_update (sum, "bc", 2);
  g_assert_cmpstr (chancery_sha256_get_string (sum), ==, OF_ABC);
  chancery_sha256_reset (sum);
  g_assert_cmpstr (chancery_sha256_get_string (sum), ==, OF_NOTHING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/sha256/examples", test_examples);
  g_test_add_func ("/model/sha256/parts", test_parts);
  return g_test_run ();
}
