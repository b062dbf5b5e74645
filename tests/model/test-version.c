/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-version.h"

static void
test_three_numbers (void)
{
  g_assert_true (g_regex_match_simple ("^[0-9]+\\.[0-9]+\\.[0-9]+$", chancery_version (), 0, 0));
  g_assert_cmpstr (chancery_version (), ==, PACKAGE_VERSION);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/version/three-numbers", test_three_numbers);

  return g_test_run ();
}
