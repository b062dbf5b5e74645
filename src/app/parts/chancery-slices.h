/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the main loop is held: with `CHANCERY_SLICES=FILE` in the environment each slice of a
 * millisecond or more, from one wait of the loop to the next, is a line of FILE: when it ended, how long
 * it was, and how long the processor worked for it, in microseconds; the first two by the monotonic clock.
 * Without it nothing is installed.  Main thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Looks at the environment, once; before the main loop runs. */
void chancery_slices_watch (void);

G_END_DECLS
