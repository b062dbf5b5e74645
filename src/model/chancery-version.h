/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which Chancery this is.  The text is static; any thread may ask. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * chancery_version:
 *
 * Returns: (transfer none): the version of the program, such as "0.1.0"
 */
const char *chancery_version (void);

G_END_DECLS
