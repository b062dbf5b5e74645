/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Steps of the calendar, from a day to a century, that a time axis is ruled and counted by.  Pure; any
 * thread. */

#pragma once

#include "chancery-day.h"

G_BEGIN_DECLS

typedef enum
{
  CHANCERY_TIMELINE_DAY,
  CHANCERY_TIMELINE_WEEK,
  CHANCERY_TIMELINE_MONTH,
  CHANCERY_TIMELINE_QUARTER,
  CHANCERY_TIMELINE_YEAR,
  CHANCERY_TIMELINE_DECADE,
  CHANCERY_TIMELINE_CENTURY,
  CHANCERY_TIMELINE_N_UNITS,
} ChanceryTimelineUnit;

/** How many days it has, on the average. */
double chancery_timeline_unit_get_days (ChanceryTimelineUnit unit);
/** The finest unit that is at least @pixels wide where a day is @scale; a century at the coarsest. */
ChanceryTimelineUnit chancery_timeline_unit_fit (double scale, double pixels);
/** The unit above, by which the ticks of @unit are headed; a century stands above itself. */
ChanceryTimelineUnit chancery_timeline_unit_get_parent (ChanceryTimelineUnit unit);

/** The first day of the unit that @day lies in. */
ChanceryDay chancery_timeline_unit_floor (ChanceryTimelineUnit unit, ChanceryDay day);
/** The first day of the unit after the one that @day lies in. */
ChanceryDay chancery_timeline_unit_next (ChanceryTimelineUnit unit, ChanceryDay day);

/** The unit that begins on @first to read: “16 Feb 2026”, “Feb 2026”, “Jan – Mar 2026”, “1870s”
 *  (transfer full). */
char *chancery_timeline_unit_to_words (ChanceryTimelineUnit unit, ChanceryDay first)
    G_GNUC_WARN_UNUSED_RESULT;
/** What a tick below its parent says: “16”, “Feb”, “1871” (transfer full). */
char *chancery_timeline_unit_to_tick (ChanceryTimelineUnit unit, ChanceryDay first)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
