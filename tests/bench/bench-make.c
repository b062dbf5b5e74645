/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-make FILE RECORDS [SEED [BYTES]]: writes an interchange file of honest records, of so many bytes at most.
 * BYTES alone, with as many records as it takes, is "RECORDS" large. */

#include "config.h"

#include "chancery-bench-maker.h"

#include <stdlib.h>

int
main (int argc, char *argv[])
{
  g_autoptr (ChanceryBenchMaker) maker = NULL;
  g_autoptr (GError) error = NULL;

  if (argc < 3)
    {
      g_printerr ("bench-make FILE RECORDS [SEED [BYTES]]\n");
      return 2;
    }
  maker = chancery_bench_maker_new ((guint)g_ascii_strtoull (argv[2], NULL, 10),
                                    argc > 3 ? (guint)g_ascii_strtoull (argv[3], NULL, 10) : 0);
  if (chancery_bench_maker_write (maker, argv[1],
                                  argc > 4 ? g_ascii_strtoull (argv[4], NULL, 10) : 0, &error))
    return EXIT_SUCCESS;
  g_printerr ("bench-make: %s\n", error->message);
  return EXIT_FAILURE;
}
