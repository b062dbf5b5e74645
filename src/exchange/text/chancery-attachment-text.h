/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of attachments, so that they are found by their words: PDF, OpenDocument, Office Open XML,
 * e-mail, HTML and plain text. What cannot be read has no text, and is an attachment all the same.
 * The functions block for as long as a reader may take; the thread of the ChanceryDb, any thread
 * without one.
 */

#pragma once

#include "chancery-exchange-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** More of the text of one attachment is not searched. */
#define CHANCERY_ATTACHMENT_TEXT_MAX (4 * 1024 * 1024)

/**
 * chancery_attachment_text_read:
 * @name: (nullable), @media_type: (nullable): what is said of the content; its own first bytes go before
 *
 * Whatever is not plain text is read by another process, with limits of its own.
 *
 * Returns: (transfer full): "" for what has no text or cannot be read; NULL with @error only when
 *   cancelled, when no process could be started, or when it was ended before it had answered: by a
 *   signal, for its time or its memory
 */
char *chancery_attachment_text_read (GBytes *content,
                                     const char *name,
                                     const char *media_type,
                                     GCancellable *cancellable,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** Likewise the content with the digest @sha256, from the registry and without writing to it; NULL also
 *  when it is damaged. What ended its process is not tried again before the program is started anew. */
char *chancery_attachment_text_load (ChanceryDb *db,
                                     const char *sha256,
                                     const char *name,
                                     const char *media_type,
                                     GCancellable *cancellable,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** Reads the content with the digest @sha256 and keeps its text in the registry, where it is searched
 *  from then on. When nobody can read it now it is left for another time, and that is no error. */
gboolean chancery_attachment_text_take (ChanceryDb *db,
                                        const char *sha256,
                                        const char *name,
                                        const char *media_type,
                                        GCancellable *cancellable,
                                        GError **error);

/** Likewise, by the name and the media type that its attachment has. */
gboolean chancery_attachment_text_take_one (ChanceryDb *db,
                                            const char *sha256,
                                            GCancellable *cancellable,
                                            GError **error);

/** Likewise all that the attachments of the record @uuid hold. */
gboolean chancery_attachment_text_take_of_record (ChanceryDb *db,
                                                  const char *uuid,
                                                  GCancellable *cancellable,
                                                  GError **error);

/** Likewise at most @limit contents of the whole registry that were never read, those after @after
 *  (0: from the beginning); @last: (out): from where to go on, 0 when there was none left. */
gboolean chancery_attachment_text_take_some (ChanceryDb *db,
                                             gint64 after,
                                             guint limit,
                                             gint64 *last,
                                             GCancellable *cancellable,
                                             GError **error);

G_END_DECLS
