/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates as officers type them, turned into fuzzy dates. Pure; any thread.
 *
 * Understood, in any case and with digits of any script that Persian, Urdu and
 * Arabic use:
 *
 * - EDTF as it stands: `2026-02-18`, `2026-02`, `2026-02-16/..`, `201X`;
 * - `18 feb`, `18 February 2026`, `february 18, 2026`, `feb 2026`, `2026`, `20260218`,
 *   `Wednesday, 18 February 2026`, if it is a Wednesday,
 *   `18.2.`, `18.2.2026`, `18/2/2026` (the day stands first);
 * - `today`, `yesterday`, `tomorrow`, `-2d`, `+30d`, `+2w`, `-1m`, `+1y`; `+30d` are
 *   days of the calendar, `+10wd` and `in 10 working days` those that the desk works;
 * - `mon` and `last mon` are the latest Monday, today included and excluded;
 *   `next mon` is the first one after today: what is typed without a word is an
 *   act, and acts lie behind;
 * - `~ feb 2026`, `about feb 2026`, `c. 2021`, `feb 2026?`;
 * - `after 16 feb` and `since 16 feb` (`2026-02-16/..`), `before 18 feb` and
 *   `until 18 feb` (`../2026-02-18`), `16-18 feb 2026`, `16 feb to 3 mar 2026`,
 *   `between X and Y`;
 * - `spring 2026`, `2010s`, `unknown`, `not known`, `?`;
 * - a day with a time behind it: `18 feb 14:30`, `18/2/2026 2:30 PM` (chancery-typed-time.h); `18 feb 1430` is of
 *   the year 1430. In `after 18 feb 14:30`, `16 feb 9:00 to 18 feb 17:00` and `16 feb 9:00 to 17:00` the days count, and
 *   the times stay in what was typed.
 *
 * A date without a year takes the latest year in which it lies at most six
 * months (183 days) ahead of today, which is also the nearest: in November `18
 * jul` was last July, `18 feb` is next February. In an interval each end takes
 * from the other what it lacks. A year of two digits lies at most 20 years ahead.
 */

#pragma once

#include "chancery-fuzzy-date.h"
#include "chancery-working-days.h"

G_BEGIN_DECLS

/**
 * chancery_typed_date_parse:
 * @typed: what was typed, kept in the result
 * @today: the day that words such as `today` start from
 *
 * Returns: (transfer full): the date, quality stated; or %NULL with
 *   %CHANCERY_MODEL_ERROR_INVALID and a sentence that names what was not
 *   understood
 */
ChanceryFuzzyDate *chancery_typed_date_parse (const char *typed, ChanceryDay today, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_typed_date_parse_at_desk:
 * @working_days: (nullable): what `+10wd` counts by
 */
ChanceryFuzzyDate *chancery_typed_date_parse_at_desk (const char *typed,
                                                      ChanceryDay today,
                                                      const ChanceryWorkingDays *working_days,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** The same of somebody who writes the month in front of the day: `2/18/2026`; with a point the day stands first still. */
ChanceryFuzzyDate *chancery_typed_date_parse_month_first (const char *typed,
                                                          ChanceryDay today,
                                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
