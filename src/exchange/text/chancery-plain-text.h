/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plain text as it comes from other programs: bytes of any usual charset become UTF-8, with line feeds
 * and without control characters. Pure functions, any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * chancery_plain_text_decode:
 * @charset: (nullable): what somebody says it is; a mark at the beginning and valid UTF-8 go before it
 *
 * Returns: (transfer full) (nullable): NULL when the bytes are no text
 */
char *chancery_plain_text_decode (const guint8 *bytes, gsize length, const char *charset)
    G_GNUC_WARN_UNUSED_RESULT;

/** UTF-8 that may be broken, made presentable (transfer full). */
char *chancery_plain_text_tidy (const char *text, gssize length) G_GNUC_WARN_UNUSED_RESULT;

/** Cuts @text to at most @max bytes, never inside of a character. */
void chancery_plain_text_cut (char *text, gsize max);

G_END_DECLS
