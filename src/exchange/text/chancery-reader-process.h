/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The process in which attachments are opened (chancery-text-reader), from the side of who asks. What a file
 * does to the libraries that open it befalls that process alone. Any thread.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * chancery_reader_process_run:
 * @content: goes to its standard input
 * @words: (array zero-terminated=1): its arguments
 * @most: bytes of an answer that are waited for; of a longer one a little more than that is given
 *
 * Returns: (transfer full): its answer, empty when it finds nothing that it can read; %NULL with
 *   %G_IO_ERROR_BROKEN_PIPE when the content ended it or took too long, %G_IO_ERROR_CANCELLED
 *   when nobody waits any more
 */
GByteArray *chancery_reader_process_run (GBytes *content,
                                         const char *const *words,
                                         gsize most,
                                         GCancellable *cancellable,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
