/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much of a text is shown where all of it cannot be: laying out a word of a megabyte holds the window
 * up for a minute.  Pure functions of their arguments; any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes: of a title in a row or at the head of a page, some hundred letters; of a value on a page. */
#define CHANCERY_TEXT_CUT_TITLE 900
#define CHANCERY_TEXT_CUT_VALUE 20000

/** The most bytes of @utf8, up to @max_bytes, after which no letter is cut from its marks. */
gsize chancery_text_cut_length (const char *utf8, gsize max_bytes);

/** All of @utf8, or its first @max_bytes and “…” (transfer full). */
char *chancery_text_cut (const char *utf8, gsize max_bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
