/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-version.h"

const char *
chancery_version (void)
{
  return PACKAGE_VERSION;
}
