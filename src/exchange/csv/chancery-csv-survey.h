/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In what a table is written, before its first row is read: whether its bytes are UTF-8, or say by a mark what they are,
 * and which words tell what else it is.  Reading blocks; any thread.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Bytes of words that are gathered. */
#define CHANCERY_CSV_SURVEY_MAX_WORDS 32768

/** Whether @stream, which is read from its beginning and as far as that takes, is a text of which somebody has to say in
 *  what it is written: no UTF-8, without a mark, and no picture or document that somebody called a table. */
gboolean chancery_csv_survey_needs_encoding (GInputStream *stream,
                                             gboolean *needs,
                                             GCancellable *cancellable,
                                             GError **error);

/** The words of such a @stream, read from its beginning, that are not ASCII, each once and with a blank between them
 *  (transfer full). */
GString *chancery_csv_survey_read_words (GInputStream *stream,
                                         GCancellable *cancellable,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** Whether there are control characters among @bytes that stand in no text. */
gboolean chancery_csv_survey_has_controls (const guint8 *bytes, gsize length);

G_END_DECLS
