/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-number-pattern.h"

static void
test_puts_in_its_parts (void)
{
  static const struct
  {
    const char *pattern;
    const char *number;
  } cases[] = {
    { "{code}/{year}/{n:04}", "PROT/2026/0012" },
    { "{n}", "12" },
    { "No. {n:02} ({year})", "No. 12 (2026)" },
    { "{code}/{year}", NULL },
    { "{n", NULL },
    { "{n:4}", NULL },
    { "{m}", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = chancery_number_pattern_expand (cases[i].pattern, "PROT", 2026, 12);

      g_assert_cmpstr (number, ==, cases[i].number);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/number-pattern/puts-in-its-parts", test_puts_in_its_parts);
  return g_test_run ();
}
