/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which way a text runs by most of its letters, where its first letter would mislead: a sentence in Urdu may
 * begin with a name in Latin script; and how one of several parts runs as the page does.  Pure functions; any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * chancery_text_misleads:
 * @right_to_left: how the page runs
 *
 * Returns: whether the first letter of @utf8 runs against the page although most of its letters run with it, and
 *   those of none of its paragraphs against it; letters as the bidirectional classes L, R and AL of
 *   Unicode (UAX #9) have them
 */
gboolean chancery_text_misleads (const char *utf8, gboolean right_to_left);

/** Whether any letter of @utf8 runs from right to left. */
gboolean chancery_text_has_right_to_left (const char *utf8);
/** Whether the first letter of @utf8 that has a side runs from left to right. */
gboolean chancery_text_begins_left (const char *utf8);

/** @sentence, each line of which the program put together of parts (“PROT/2026/0001 · 2 March 2026”), for a page from right to
 *  left: its parts follow each other as the page runs, and no day is drawn to the number before it (transfer full). */
char *chancery_text_keep_order (const char *sentence) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
