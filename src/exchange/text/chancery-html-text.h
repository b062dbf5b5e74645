/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a page of HTML, whatever state its tags are in: nothing is fetched, run or nested.
 * Pure functions, any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Tags, scripts and styles taken off, what they set apart on lines of its own (transfer full). */
char *chancery_html_text_strip (const char *html) G_GNUC_WARN_UNUSED_RESULT;

/** The same from bytes; @charset: (nullable): what is said beside the page goes before what it says of
 *  itself (transfer full) (nullable): NULL when it is no text. */
char *chancery_html_text_decode (const guint8 *bytes, gsize length, const char *charset)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
