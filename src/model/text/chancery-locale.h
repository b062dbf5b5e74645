/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is known of languages in which others are written to, whatever the program speaks itself: how they write a
 * day, from which side, and what they call themselves.  It is the Unicode CLDR's, which ICU carries.  Pure; any
 * thread. */

#pragma once

#include "chancery-fuzzy-date.h"

G_BEGIN_DECLS

/**
 * ChanceryDateFrames:
 * @about: (nullable): words for what is not sure, with `%s` for the date
 * @until: (nullable): for a date without a beginning
 * @since: (nullable): for a date without an end
 * @between: (nullable): for two ends, with `%1$s` and `%2$s`
 *
 * What ICU has no words for.  The texts may come from outside: nothing but these marks is replaced in them.
 */
typedef struct
{
  const char *about;
  const char *until;
  const char *since;
  const char *between;
} ChanceryDateFrames;

/**
 * chancery_locale_write_date:
 * @language: BCP 47; one that ICU does not know is written as the root of all
 *
 * In the Gregorian calendar.  A time of day and the quality are left out.
 *
 * Returns: (transfer full) (nullable): `16 February 2026`, «февраль 2026 г.», `2026年2月18日`; %NULL for a date
 *   that is not known, or that has no frame
 */
char *chancery_locale_write_date (const ChanceryFuzzyDate *date,
                                  const char *language,
                                  const ChanceryDateFrames *frames) G_GNUC_WARN_UNUSED_RESULT;

/** Whether text in @language (BCP 47) runs from right to left. */
gboolean chancery_locale_is_right_to_left (const char *language);

/** What @language (BCP 47) calls itself: "français" (transfer full). */
char *chancery_locale_dup_name (const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
