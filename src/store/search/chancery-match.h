/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Matching short texts (names, labels, tags, fields of a line) by their folded words, and the SQL
 * functions that do it:
 *
 *   chancery_matches (text, pattern)   whether the text fits a pattern of chancery_match_pattern()
 *   chancery_fold (text)               folded, for sorting
 *   chancery_level_rank (level)        the rank of a marking level
 *
 * Internal to the store. */

#pragma once

#include "chancery-db.h"

G_BEGIN_DECLS

/** Makes the functions known to the connection: `chancery_matches` (text, pattern), `chancery_fold` (text), `chancery_words`
 *  (text), which is the same for all that one exact pattern fits, and `chancery_level_rank` (level). */
gboolean chancery_match_register (ChanceryDb *db, GError **error);

/**
 * The pattern of @value (transfer full): its words in their order, anywhere in the text; one that ends
 * in a star ends within a word; @exact: the words are the whole text.
 */
char *chancery_match_pattern (const char *value, gboolean exact) G_GNUC_WARN_UNUSED_RESULT;
/** Whether @text fits @pattern. */
gboolean chancery_match_text (const char *text, const char *pattern);

G_END_DECLS
