/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What every program of ours makes sure of about itself before it does anything.  The first thing in main(), on
 * its thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** No core file will hold what the program does, what it writes is for its owner, and a full disk or a closed
 *  pipe is an error to be told, not an end. */
void chancery_process_prepare (void);

G_END_DECLS
