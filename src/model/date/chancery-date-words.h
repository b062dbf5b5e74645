/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates in words, in the user's language, and the names of months and days in
 * it. Pure; any thread. What shows a date from above the model takes
 * chancery_fuzzy_date_to_words().
 */

#pragma once

#include "chancery-edtf.h"
#include "chancery-fuzzy-date.h"

G_BEGIN_DECLS

/**
 * chancery_date_words_compose:
 * @ends: the date, or both ends of the interval
 * @long_months: whether names of months are written out
 */
char *chancery_date_words_compose (const ChanceryEdtf *ends,
                                   gboolean is_interval,
                                   ChanceryDateQuality quality,
                                   gboolean long_months) G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_date_words_month:
 * @month: 1 to 12
 *
 * Returns: (transfer none): its name in the user's language
 */
const char *chancery_date_words_month (int month, gboolean long_name);

/**
 * chancery_date_words_weekday:
 * @weekday: 1 for Monday to 7
 *
 * Returns: (transfer none): its name in the user's language
 */
const char *chancery_date_words_weekday (int weekday, gboolean long_name);

/**
 * chancery_date_words_with_weekday:
 *
 * Returns: (transfer full): `Sat 7 Mar 2026`
 */
char *chancery_date_words_with_weekday (ChanceryDay day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
