/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What GLib does of Unicode's normal form C and case folding, without its flaws.
 * g_utf8_normalize() moves the rest of the text at each letter that it composes,
 * which takes the square of the time on a long one; here it only ever sees one
 * letter and its marks. g_utf8_casefold() exchanges the cases of Cherokee. For the
 * text files of the model alone. Pure; any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * chancery_text_joins:
 *
 * Returns: whether @character may merge with what stands before it, or change
 *   places with it, when text is normalised
 */
gboolean chancery_text_joins (gunichar character);

/**
 * chancery_text_compose:
 * @utf8: valid UTF-8 without long runs of marks
 *
 * Returns: (transfer full): the text in NFC
 */
char *chancery_text_compose (const char *utf8, gsize length) G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_text_fold_case:
 * @utf8: valid UTF-8
 *
 * Returns: (transfer full): the text in folded case; folding it again changes
 *   nothing
 */
char *chancery_text_fold_case (const char *utf8) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
