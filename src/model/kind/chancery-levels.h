/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A ministry's own levels of marking.  Both programs ask for them before anything else; main
 * thread, once. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * chancery_levels_load:
 *
 * Reads `chancery/levels.ini` of the user's configuration folder, else of the system's, lowest
 * level first:
 *
 *     [levels]
 *     unmarked=Unmarked
 *     official=Official
 *     official-sensitive=Official, sensitive
 *
 * Without such a file the shipped levels stand.  `unmarked` is always the lowest, named or not.
 *
 * Returns: FALSE with %CHANCERY_MODEL_ERROR_INVALID for a file that cannot be read as that: to go
 *   on with other levels than the ministry's would let out what it holds back
 */
gboolean chancery_levels_load (GError **error);

G_END_DECLS
