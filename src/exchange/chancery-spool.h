/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a job keeps on disk while it lasts: one file without a name that its owner
 * alone can read, and that is gone with the process, whatever ends it. Owned by who
 * made it; one thread.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ChancerySpool ChancerySpool;

/* Text of records shrinks to a tenth, of very equal ones to a fiftieth. */
#define CHANCERY_SPOOL_MAX_UNPACKED_TIMES 200

/** An empty one on the disk of @folder. */
ChancerySpool *chancery_spool_new (const char *folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void chancery_spool_free (ChancerySpool *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChancerySpool, chancery_spool_free)

/** Adds @length bytes at the end. */
gboolean chancery_spool_append (ChancerySpool *self,
                                const void *bytes,
                                gsize length,
                                GError **error);
/** Adds @stream to its end. */
gboolean chancery_spool_append_stream (ChancerySpool *self,
                                       GInputStream *stream,
                                       GCancellable *cancellable,
                                       GError **error);
/** Writes at its end; for as long as the spool is there (transfer full). */
GOutputStream *chancery_spool_open_end (ChancerySpool *self) G_GNUC_WARN_UNUSED_RESULT;
/** How many bytes it holds. */
guint64 chancery_spool_get_size (ChancerySpool *self);
/** The @length bytes from @start on; outlives the spool (transfer full). */
GInputStream *chancery_spool_open (ChancerySpool *self, guint64 start, guint64 length)
    G_GNUC_WARN_UNUSED_RESULT;
/** Its open file, for what wants one; (transfer none). */
int chancery_spool_get_descriptor (ChancerySpool *self);

/** How many bytes @packed ones may unpack to: what is more was made to fill the disk.  Any thread. */
guint64 chancery_spool_limit_unpacked (guint64 packed);

G_END_DECLS
