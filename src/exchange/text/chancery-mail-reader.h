/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The messages of an mbox file, or the one of an .eml file, each read whole and no two at once. Used on
 * one thread at a time; reading blocks.
 */

#pragma once

#include "chancery-mail.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ChanceryMailReader ChanceryMailReader;

/** Whether a file that begins with @bytes is one of these: no other that is imported begins so. */
gboolean chancery_mail_reader_recognizes (const char *bytes, gsize length);

ChanceryMailReader *chancery_mail_reader_new (GInputStream *stream, const char *name)
    G_GNUC_WARN_UNUSED_RESULT;
void chancery_mail_reader_free (ChanceryMailReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryMailReader, chancery_mail_reader_free)

/** The next message, which begins on @line; @mail is NULL at the end. What is wrong is said with file,
 *  line and, in an mbox, the number of the message. */
gboolean chancery_mail_reader_next (ChanceryMailReader *self,
                                    ChanceryMail **mail,
                                    guint64 *line,
                                    GCancellable *cancellable,
                                    GError **error);

guint64 chancery_mail_reader_get_n_bytes (ChanceryMailReader *self);

G_END_DECLS
