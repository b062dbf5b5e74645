/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a date that is shown falls on a day on which nobody works.  Main thread. */

#pragma once

#include "chancery-fuzzy-date.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

/** Why @date (nullable) is a day off, “Saturday”, “Labour Day”; NULL for a working day, for one that
 *  is past at the desk, and for more than one day (transfer full). */
char *chancery_day_off_phrase (ChanceryRegistry *registry, ChanceryFuzzyDate *date)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
