/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days as plain numbers: the Julian day number of the proleptic Gregorian
 * calendar (1970-01-01 is 2440588), as the registry keeps them. A value, owned
 * by nobody; every function is pure but chancery_day_today(), and all may be
 * called on any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef gint64 ChanceryDay;

/* No day: an open end, or nothing known. */
#define CHANCERY_DAY_NONE G_MININT64

/* Years beyond this, before or after, are no dates of the program. It keeps
 * every day within 42 bits, which the search key of the registry needs.
 */
#define CHANCERY_YEAR_MAX G_GINT64_CONSTANT (4999999999)

/**
 * chancery_day_from_ymd:
 * @year: astronomical year, 0 is 1 BC
 * @out: (out) (optional): the day
 *
 * Returns: %FALSE if the calendar has no such day; @out is untouched then
 */
gboolean chancery_day_from_ymd (gint64 year, int month, int day, ChanceryDay *out);

/**
 * chancery_day_to_ymd:
 * @day: a day, not %CHANCERY_DAY_NONE
 * @year: (out) (optional):
 * @month: (out) (optional): 1 to 12
 * @day_of_month: (out) (optional): 1 to 31
 *
 * Takes a day apart.
 */
void chancery_day_to_ymd (ChanceryDay day, gint64 *year, int *month, int *day_of_month);

/**
 * chancery_day_month_length:
 *
 * Returns: the number of days of a month, 0 if there is no such month
 */
int chancery_day_month_length (gint64 year, int month);

/**
 * chancery_day_today:
 *
 * Returns: the present day in the local time zone
 */
ChanceryDay chancery_day_today (void);

/**
 * chancery_day_weekday:
 *
 * Returns: 1 for Monday to 7 for Sunday
 */
int chancery_day_weekday (ChanceryDay day);

/**
 * chancery_day_to_iso:
 *
 * Returns: (transfer full): `2026-02-18`; years outside 0 to 9999 in the form
 *   of EDTF (`-0044-03-15`), or as a bare `Y12026` where EDTF has nothing finer
 */
char *chancery_day_to_iso (ChanceryDay day) G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_day_from_iso:
 * @iso: exactly `YYYY-MM-DD`, with `-` before the year if it is negative
 * @out: (out) (optional): the day
 *
 * Returns: %FALSE if @iso is no such day; @out is untouched then
 */
gboolean chancery_day_from_iso (const char *iso, ChanceryDay *out);

G_END_DECLS
