/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which days a desk works: the days off of each week, and holidays from a list as an officer types
 * it.  Immutable once made, atomically reference counted; any thread.  Where a function takes one,
 * NULL is Monday to Friday without holidays.
 *
 * The list has a holiday a line, a date and a name:
 *
 *     2026-03-23, Pakistan Day      one day, in any way that a date can be typed
 *     20-22 mar 2026, Eid al-Fitr   several
 *     05-01, Labour Day             without a year: every year
 *     # anything                    a remark
 */

#pragma once

#include "chancery-day.h"

G_BEGIN_DECLS

/** More lines than this are no list of holidays. */
#define CHANCERY_HOLIDAYS_MAX 5000
/** Further than this nothing is moved by working days. */
#define CHANCERY_WORKING_DAYS_MAX 9999

typedef struct _ChanceryWorkingDays ChanceryWorkingDays;

/** @weekend: (nullable): codes of days with blanks between, "fri sat"; "none" for none; NULL is
 *  Saturday and Sunday.  @holidays: (nullable): the list; lines that are not understood hold no
 *  holiday. */
ChanceryWorkingDays *chancery_working_days_new (const char *weekend, const char *holidays)
    G_GNUC_WARN_UNUSED_RESULT;
ChanceryWorkingDays *chancery_working_days_ref (ChanceryWorkingDays *self);
void chancery_working_days_unref (ChanceryWorkingDays *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryWorkingDays, chancery_working_days_unref)

/** FALSE for a list with a line that is not understood; @error names the line. */
gboolean chancery_working_days_check (const char *holidays, GError **error);
/** How many lines of a list hold a holiday. */
guint chancery_working_days_count (const char *holidays);
/** The days off of a week where @locale ("ar_EG.UTF-8") is at home, in the codes above. */
const char *chancery_working_days_weekend_of (const char *locale);

gboolean chancery_working_days_is_working (const ChanceryWorkingDays *self, ChanceryDay day);
/** Whether @weekday, 1 for Monday to 7, is off in every week. */
gboolean chancery_working_days_is_weekend (const ChanceryWorkingDays *self, int weekday);
/** The name of the holiday that @day is, "" for one without a name, NULL for none. */
const char *chancery_working_days_get_holiday (const ChanceryWorkingDays *self, ChanceryDay day);
/** Why @day is off, in the user's language: the holiday's name or the weekday; NULL on a working
 *  day (transfer full). */
char *chancery_working_days_why_off (const ChanceryWorkingDays *self, ChanceryDay day)
    G_GNUC_WARN_UNUSED_RESULT;

/** Of a @day off: why, and the last working day before it, in the user's language; NULL on a working
 *  day (transfer full). */
char *chancery_working_days_remark (const ChanceryWorkingDays *self, ChanceryDay day)
    G_GNUC_WARN_UNUSED_RESULT;

/** The first working day on or after @day, or on or before it; @day itself if there is none in
 *  three years. */
ChanceryDay chancery_working_days_next (const ChanceryWorkingDays *self, ChanceryDay day);
ChanceryDay chancery_working_days_last (const ChanceryWorkingDays *self, ChanceryDay day);
/** The @n-th working day after @day, before it when @n is negative; @day itself for 0.  Where
 *  nobody ever works, days of the calendar are counted. */
ChanceryDay chancery_working_days_add (const ChanceryWorkingDays *self, ChanceryDay day, int n);

G_END_DECLS
