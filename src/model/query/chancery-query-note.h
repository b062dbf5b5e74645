/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said to whoever typed a condition that is none, or that nothing answers to: the same in the window and on
 * the command line.  Any thread. */

#pragma once

#include "chancery-query.h"

G_BEGIN_DECLS

/** "“kindd:x” is no condition: searched as words"; NULL for none (transfer full).  An example that it gives is of the year of
 *  @today. */
char *chancery_query_phrase_misread (ChanceryMisread misread, const char *condition, gint64 today)
    G_GNUC_WARN_UNUSED_RESULT;
/** The same of all conditions of @text that look like one and are none: one in a sentence, several shortly beside each
 *  other; NULL for none (transfer full).  @first: (out) (transfer full): the first of them as it was typed, or NULL. */
char *chancery_query_phrase_misread_in (const char *text, gint64 today, char **first)
    G_GNUC_WARN_UNUSED_RESULT;
/** @text without the conditions that are told of so: what of it was understood (transfer full). */
char *chancery_query_drop_misread (const char *text, gint64 today) G_GNUC_WARN_UNUSED_RESULT;
/** @text with what may have been meant in the place of conditions that are none, as far as that can be guessed; NULL where
 *  it cannot of any (transfer full).  @meant: (out) (transfer full): the guesses alone ("after:1980 before:1982"), or NULL. */
char *chancery_query_mend_misread (const char *text, gint64 today, char **meant)
    G_GNUC_WARN_UNUSED_RESULT;
/** "No record answers to “party:nobody”" (transfer full). */
char *chancery_query_phrase_unmet (const char *condition) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
