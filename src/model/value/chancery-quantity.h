/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A number as a source gave it: exact, rounded, bounded, or none at all. It is
 * never silently turned into a bare number; the source's words stay beside it.
 * Immutable and atomically reference counted: it may be shared between threads.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ChanceryQuantity ChanceryQuantity;

typedef enum
{
  CHANCERY_QUANTITY_EXACT,
  CHANCERY_QUANTITY_OVER,
  CHANCERY_QUANTITY_AT_LEAST,
  CHANCERY_QUANTITY_NEARLY,
  CHANCERY_QUANTITY_UP_TO,
  CHANCERY_QUANTITY_ABOUT,
  CHANCERY_QUANTITY_RANGE,
  CHANCERY_QUANTITY_SEVERAL,
  CHANCERY_QUANTITY_UNKNOWN,
} ChanceryQuantityQualifier;

/**
 * chancery_quantity_new:
 * @best: (nullable): the number; needed but for a range, several and unknown,
 *   where several and unknown take none
 * @low: (nullable): for a range only, and needed there
 * @high: (nullable): likewise; not less than @low
 * @wording: (nullable): the source's words; empty is none
 *
 * Returns: (transfer full): the quantity, or %NULL with
 *   %CHANCERY_MODEL_ERROR_INVALID
 */
ChanceryQuantity *chancery_quantity_new (ChanceryQuantityQualifier qualifier,
                                         const gint64 *best,
                                         const gint64 *low,
                                         const gint64 *high,
                                         const char *wording,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_quantity_parse:
 * @typed: `11`, `over 75,000`, `10-12`, `at least 5`, `several`, `unknown`, or
 *   any words
 *
 * Words without a number that it knows are an unknown quantity with that
 * wording. What was typed is kept as the wording where it says more than
 * qualifier and number do.
 *
 * Returns: (transfer full): the quantity, or %NULL with
 *   %CHANCERY_MODEL_ERROR_INVALID if @typed is empty, no text or holds a
 *   number that cannot be kept
 */
ChanceryQuantity *chancery_quantity_parse (const char *typed, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

ChanceryQuantity *chancery_quantity_ref (ChanceryQuantity *self);
void chancery_quantity_unref (ChanceryQuantity *self);

ChanceryQuantityQualifier chancery_quantity_get_qualifier (const ChanceryQuantity *self);
/* (nullable) */
const char *chancery_quantity_get_wording (const ChanceryQuantity *self);

/* %FALSE, with @out untouched, where the quantity has no such number. */
gboolean chancery_quantity_get_best (const ChanceryQuantity *self, gint64 *out);
gboolean chancery_quantity_get_low (const ChanceryQuantity *self, gint64 *out);
gboolean chancery_quantity_get_high (const ChanceryQuantity *self, gint64 *out);

/**
 * chancery_quantity_get_bounds:
 * @low: (out) (optional): the least that it can be, %G_MININT64 if nothing says
 * @high: (out) (optional): the most that it can be, %G_MAXINT64 if nothing says
 *
 * The honest range: `over 75,000` is 75,001 and more, `several` is 2 and more,
 * `about 2,597` is bounded by nothing.
 *
 * Returns: %TRUE if both ends are bounded
 */
gboolean chancery_quantity_get_bounds (const ChanceryQuantity *self, gint64 *low, gint64 *high);

/**
 * chancery_quantity_equal:
 * @a: (nullable): a quantity
 * @b: (nullable): another
 *
 * Returns: whether qualifier, numbers and wording are all the same
 */
gboolean chancery_quantity_equal (const ChanceryQuantity *a, const ChanceryQuantity *b);

/**
 * chancery_quantity_to_words:
 *
 * Returns: (transfer full): the quantity to read, in the user's language:
 *   `over 75,000`, `11`, `several: “more than once”`
 */
char *chancery_quantity_to_words (const ChanceryQuantity *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_quantity_qualifier_to_string:
 *
 * Returns: the code that files use, such as `at-least`
 */
const char *chancery_quantity_qualifier_to_string (ChanceryQuantityQualifier qualifier);

/**
 * chancery_quantity_qualifier_from_string:
 * @text: (nullable): a code
 * @out: (out): the qualifier
 *
 * Returns: %FALSE if there is no such qualifier
 */
gboolean chancery_quantity_qualifier_from_string (const char *text, ChanceryQuantityQualifier *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryQuantity, chancery_quantity_unref)

G_END_DECLS
