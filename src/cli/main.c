/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-version.h"

#include <stdlib.h>

int
main (int argc, char *argv[])
{
  g_print ("%s %s\n", PACKAGE_NAME, chancery_version ());

  return EXIT_SUCCESS;
}
