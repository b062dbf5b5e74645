/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One date as it is typed, perhaps lacking its year, or its month too where it
 * stands at an end of an interval. For chancery-typed-date.c alone. A plain
 * value; any thread.
 */

#pragma once

#include "chancery-working-days.h"

G_BEGIN_DECLS

typedef enum
{
  CHANCERY_TYPED_DAY_NO_MATCH, /* perhaps something else */
  CHANCERY_TYPED_DAY_MATCH,
  CHANCERY_TYPED_DAY_WRONG, /* understood, and impossible: the error is set */
} ChanceryTypedDayResult;

typedef enum
{
  CHANCERY_TYPED_DAY_OF_MONTH, /* `16` in `16-18 feb` */
  CHANCERY_TYPED_DAY_DAY,
  CHANCERY_TYPED_DAY_MONTH,
  CHANCERY_TYPED_DAY_SEASON,
  CHANCERY_TYPED_DAY_YEAR,
  CHANCERY_TYPED_DAY_DECADE,
} ChanceryTypedDayPrecision;

typedef struct
{
  ChanceryTypedDayPrecision precision;
  gboolean has_year;
  gint64 year;
  int month; /* 1 to 12, or 21 to 24 for a season */
  int day;
  int weekday; /* 1 for Monday to 7, if it was said as well; else 0 */
  gboolean approximate;
  gboolean uncertain;
} ChanceryTypedDay;

/**
 * chancery_typed_day_parse:
 * @text: folded text without blanks at its ends
 * @working_days: (nullable): what `+10wd` counts by
 * @month_first: of numbers without a point the month stands first
 */
ChanceryTypedDayResult chancery_typed_day_parse (const char *text,
                                                 ChanceryDay today,
                                                 const ChanceryWorkingDays *working_days,
                                                 gboolean month_first,
                                                 ChanceryTypedDay *out,
                                                 GError **error);

/**
 * chancery_typed_day_skip_about:
 *
 * Returns: @text behind a word such as `about `, or %NULL if there is none
 */
const char *chancery_typed_day_skip_about (const char *text);

/**
 * chancery_typed_day_complete:
 *
 * Gives a date without a year the latest one in which it lies at most six
 * months ahead of @today.
 *
 * Returns: %FALSE if no year has such a day
 */
gboolean chancery_typed_day_complete (ChanceryTypedDay *self, ChanceryDay today);

/** Whether the completed date is the day of the week that it is said to be, if it is said. */
gboolean chancery_typed_day_is_that_weekday (const ChanceryTypedDay *self);

/**
 * chancery_typed_day_to_edtf:
 *
 * Returns: (transfer full): the completed date; it may still be impossible
 */
char *chancery_typed_day_to_edtf (const ChanceryTypedDay *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_typed_day_find_stranger:
 *
 * Returns: (transfer full) (nullable): the first word in @text that no date
 *   has
 */
char *chancery_typed_day_find_stranger (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
