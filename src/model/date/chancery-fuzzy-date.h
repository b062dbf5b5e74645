/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A date as people know it: sure to the day, about, between, open at an end, or
 * asked and not known. It is written in EDTF level 1 (ISO 8601-2), kept byte for
 * byte, beside the words that were typed and how good the date is. Immutable and
 * atomically reference counted: it may be shared between threads.
 *
 * An empty date (not yet asked) is %NULL; `XXXX` is asked and not known.
 */

#pragma once

#include "chancery-day.h"

G_BEGIN_DECLS

typedef struct _ChanceryFuzzyDate ChanceryFuzzyDate;

typedef enum
{
  CHANCERY_QUALITY_STATED,
  CHANCERY_QUALITY_INFERRED,
  CHANCERY_QUALITY_ESTIMATED,
} ChanceryDateQuality;

typedef enum
{
  CHANCERY_DATE_WORDS_SHORT = 0,           /* `16 Feb 2026` */
  CHANCERY_DATE_WORDS_LONG = 1 << 0,       /* `16 February 2026` */
  CHANCERY_DATE_WORDS_NO_QUALITY = 1 << 1, /* without `, inferred` */
} ChanceryDateWords;

/**
 * chancery_date_quality_to_string:
 *
 * Returns: `stated`, `inferred` or `estimated`
 */
const char *chancery_date_quality_to_string (ChanceryDateQuality quality);

/**
 * chancery_date_quality_from_string:
 * @text: (nullable): a code
 * @out: (out): the quality
 *
 * Returns: %FALSE if there is no such quality
 */
gboolean chancery_date_quality_from_string (const char *text, ChanceryDateQuality *out);

/**
 * chancery_fuzzy_date_new:
 * @edtf: EDTF level 0 or 1; `Y` years of up to ten digits
 * @typed: (nullable): what the officer typed; empty is none
 *
 * Returns: (transfer full): the date, or %NULL with
 *   %CHANCERY_MODEL_ERROR_INVALID and a sentence that names what is wrong
 */
ChanceryFuzzyDate *chancery_fuzzy_date_new (const char *edtf,
                                            const char *typed,
                                            ChanceryDateQuality quality,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_fuzzy_date_new_day:
 *
 * Returns: (transfer full): the date that is exactly @day, stated
 */
ChanceryFuzzyDate *chancery_fuzzy_date_new_day (ChanceryDay day) G_GNUC_WARN_UNUSED_RESULT;

ChanceryFuzzyDate *chancery_fuzzy_date_ref (ChanceryFuzzyDate *self);
void chancery_fuzzy_date_unref (ChanceryFuzzyDate *self);

const char *chancery_fuzzy_date_get_edtf (const ChanceryFuzzyDate *self);
const char *chancery_fuzzy_date_get_typed (const ChanceryFuzzyDate *self);
ChanceryDateQuality chancery_fuzzy_date_get_quality (const ChanceryFuzzyDate *self);

/**
 * chancery_fuzzy_date_get_first_day:
 * @out: (out) (optional): the first day that the date may mean
 *
 * Qualifiers (`~ ? %`) widen nothing; a time of day is its day.
 *
 * Returns: %FALSE when the beginning is open or unknown
 */
gboolean chancery_fuzzy_date_get_first_day (const ChanceryFuzzyDate *self, ChanceryDay *out);

/**
 * chancery_fuzzy_date_get_last_day:
 * @out: (out) (optional): the last day that the date may mean
 *
 * Returns: %FALSE when the end is open or unknown
 */
gboolean chancery_fuzzy_date_get_last_day (const ChanceryFuzzyDate *self, ChanceryDay *out);

/* Asked and not known: no day bounds it at either end. */
gboolean chancery_fuzzy_date_is_unknown (const ChanceryFuzzyDate *self);
/* One day of the calendar, unqualified; a time of day counts as its day. */
gboolean chancery_fuzzy_date_is_exact_day (const ChanceryFuzzyDate *self);
/* `~` or `%` at either end. */
gboolean chancery_fuzzy_date_is_approximate (const ChanceryFuzzyDate *self);
/* `?` or `%` at either end. */
gboolean chancery_fuzzy_date_is_uncertain (const ChanceryFuzzyDate *self);
/* Written with a slash. */
gboolean chancery_fuzzy_date_is_interval (const ChanceryFuzzyDate *self);

/**
 * chancery_fuzzy_date_compare:
 * @a: (nullable): a date
 * @b: (nullable): another
 *
 * The order of lists: by first day, then last day; without a first day by its
 * last; unknown and empty last.
 */
int chancery_fuzzy_date_compare (const ChanceryFuzzyDate *a, const ChanceryFuzzyDate *b);

/**
 * chancery_fuzzy_date_compare_descending:
 * @a: (nullable): a date
 * @b: (nullable): another
 *
 * The same, newest first; unknown and empty still last.
 */
int chancery_fuzzy_date_compare_descending (const ChanceryFuzzyDate *a, const ChanceryFuzzyDate *b);

/**
 * chancery_fuzzy_date_equal:
 * @a: (nullable): a date
 * @b: (nullable): another
 *
 * Returns: whether EDTF text, typed words and quality are all the same
 */
gboolean chancery_fuzzy_date_equal (const ChanceryFuzzyDate *a, const ChanceryFuzzyDate *b);

/* What `after:`, `before:` and `on:` of a search mean: whether @self, as widely
 * as it may be meant, reaches past the first day of @x, begins by the last day
 * of @x, or both. An end of @x that is open sets no bound. Without any day,
 * @self and @x match nothing.
 */
gboolean chancery_fuzzy_date_overlaps_after (const ChanceryFuzzyDate *self,
                                             const ChanceryFuzzyDate *x);
gboolean chancery_fuzzy_date_overlaps_before (const ChanceryFuzzyDate *self,
                                              const ChanceryFuzzyDate *x);
gboolean chancery_fuzzy_date_overlaps_on (const ChanceryFuzzyDate *self,
                                          const ChanceryFuzzyDate *x);

/**
 * chancery_fuzzy_date_to_words:
 *
 * Returns: (transfer full): the date to read, in the user's language:
 *   `16 Feb 2026`, `about Feb 2026`, `16 Feb 2026 or later, inferred`
 */
char *chancery_fuzzy_date_to_words (const ChanceryFuzzyDate *self, ChanceryDateWords flags)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryFuzzyDate, chancery_fuzzy_date_unref)

G_END_DECLS
