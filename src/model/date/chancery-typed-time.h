/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A time of day behind a typed day: `18 feb 14:30`, `18/2/2026 2:30:05 PM`, `2026-02-18T14:30+05:00`,
 * `18 feb at 9.30`, `18 feb 1430 hrs`.  With a point between its numbers it is a time only where `at`, `am`, `pm` or `hrs`
 * say so.  The zone is `Z`, `UTC`, `GMT`, or hours from it (`+05:00`, `+0500`, `+05`).  Parts of a second are dropped.  Pure;
 * any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The first moment of a day, which is what programs write behind a day that has no time. */
#define CHANCERY_MIDNIGHT "00:00:00"

/**
 * chancery_typed_time_take:
 * @text: (inout): folded text (chancery_text_fold()) with single blanks, off whose end the time is cut together with
 *   what stands between it and the day
 *
 * Returns: (transfer full) (nullable): the time as EDTF (ISO 8601-2) has it behind its `T`: `14:30:00`, with its zone
 *   (`14:30:00Z`, `14:30:00+05:00`) if that is told; %NULL if @text ends in no time of day, and stays as it is
 */
char *chancery_typed_time_take (char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
