/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Values, lines and records as words for people: the window, printed pages and the command line
 * read the same.  One of the few files below app that translates.  Any thread. */

#pragma once

#include "chancery-change.h"
#include "chancery-day.h"

G_BEGIN_DECLS

/** Whether the words of the program begin at the right, whatever the language of the machine. */
gboolean chancery_phrase_is_right_to_left (void);
/** @value in words ("16 Feb 2026, inferred", "Pakistan; Afghanistan", "strong protest"); "" when
 *  empty.  Lines become one sentence each, a line of text each (transfer full). */
char *chancery_phrase_value (const ChanceryField *field, const ChanceryValue *value);
/** One line as a sentence: its filled fields in table order (transfer full). */
char *chancery_phrase_line (const ChanceryLine *line);
/** "Restricted · EYES ONLY"; "" for unmarked (transfer full). */
char *chancery_phrase_marking (const ChanceryValue *marking);
/** The other side as lists show it ("Afghan Taliban authorities"), or "" (transfer full). */
char *chancery_phrase_counterpart (const ChanceryRecord *record);
/** The day by which an answer to it is still awaited ("20 Mar 2026"); NULL where none is, of a void record, or where one
 *  came that is more than a receipt (transfer full). */
char *chancery_phrase_awaited (const ChanceryRecord *record);
/** How many days lie between a day that is known from @first to @last (CHANCERY_DAY_NONE where open) and
 *  @today: "14 days", "14 days or less" when it may have been later; NULL when it cannot be said
 *  (transfer full). */
char *chancery_phrase_age (ChanceryDay first, ChanceryDay last, ChanceryDay today);
/** "As it stood on 1 March 2026" (transfer full). */
char *chancery_phrase_as_on (ChanceryDay day);
/** "Made on 2 March 2026, 11:04": @made in seconds, in the officer's time (transfer full). */
char *chancery_phrase_made (gint64 made);
/** What a change did, as a sentence (transfer full). */
char *chancery_phrase_change (const ChanceryChange *change);
/**
 * chancery_phrase_changes:
 * @changes: (element-type ChanceryChange): of one act
 * @is_told: (nullable): those for which it is %FALSE are left out
 *
 * A sentence each, in their order; what befell many lines alike is said once, with how many: "5,000 × Papers, Part: I".
 *
 * Returns: (element-type utf8) (transfer full)
 */
GPtrArray *chancery_phrase_changes (const GPtrArray *changes,
                                    gboolean (*is_told) (const ChanceryChange *change))
    G_GNUC_WARN_UNUSED_RESULT;

/** Where words were found that stand in the text of an attachment (transfer full). */
/** “sounds like Bajour: …”; @snippet: words round it, or "" (transfer full). */
char *chancery_phrase_sounds_like (const char *word, const char *snippet);
char *chancery_phrase_found_in (const char *attachment, const char *snippet);

/** “3 demands, 1 right reserved”; @counts: how many of each kind, by its number (transfer full). */
char *chancery_phrase_kinds (const guint64 counts[CHANCERY_N_KINDS]) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
