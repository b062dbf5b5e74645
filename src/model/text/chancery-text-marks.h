/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The marks of Unicode that say how a text runs beside another (UAX #9), for whoever puts texts together. */

#pragma once

/* Nobody sees them; a paragraph that begins with one runs so. */
#define CHANCERY_MARK_LEFT_TO_RIGHT "\u200e"
#define CHANCERY_MARK_RIGHT_TO_LEFT "\u200f"

/* What stands between one of these and the end draws nothing to its own side.  The first runs as its first letter does, the others as
 * they say. */
#define CHANCERY_ISOLATE_FIRST_STRONG "\u2068"
#define CHANCERY_ISOLATE_LEFT_TO_RIGHT "\u2066"
#define CHANCERY_ISOLATE_RIGHT_TO_LEFT "\u2067"
#define CHANCERY_ISOLATE_END "\u2069"
