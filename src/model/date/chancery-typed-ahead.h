/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates of what is still to come, as officers type them: a term such as `14d`, `2 weeks`, `in 14
 * days`, `+10wd` is counted from a day of the caller's, with or without a sign before it; whatever
 * else is typed means what it means everywhere, see chancery_typed_date_parse().  Pure; any thread. */

#pragma once

#include "chancery-fuzzy-date.h"
#include "chancery-working-days.h"

G_BEGIN_DECLS

/**
 * chancery_typed_ahead_parse:
 * @from: the day that a term is counted from
 * @today: the day that words such as `mon` start from
 * @working_days: (nullable): what working days are counted by
 *
 * Returns: (transfer full): the date with what was typed, or %NULL with %CHANCERY_MODEL_ERROR_INVALID
 */
ChanceryFuzzyDate *chancery_typed_ahead_parse (const char *typed,
                                               ChanceryDay from,
                                               ChanceryDay today,
                                               const ChanceryWorkingDays *working_days,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** Whether @typed is a term, such as “14d” or “in 2 weeks”. */
gboolean chancery_typed_ahead_is_term (const char *typed);

/** “14 days from 16 Feb 2026”, of a term; NULL for all else that may be typed (transfer full). */
char *chancery_typed_ahead_phrase (const char *typed, ChanceryDay from) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
