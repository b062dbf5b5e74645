/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a bag: BagIt 1.0 (RFC 8493) in a zip, front to back, with SHA-256 manifests
 * of all that is in it. The same parts and the same time give the same bytes, in any time zone. It
 * knows nothing of records. Owned by who made it; one thread.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ChanceryBagWriter ChanceryBagWriter;

/**
 * chancery_bag_writer_new:
 * @stream: where the zip goes; outlives the writer
 * @name: the folder in the zip, which is the bag; letters that a file system might not take are
 *   replaced
 * @made: seconds since 1970, which every file of the bag gets as its time
 */
ChanceryBagWriter *chancery_bag_writer_new (GOutputStream *stream, const char *name, gint64 made)
    G_GNUC_WARN_UNUSED_RESULT;
void chancery_bag_writer_free (ChanceryBagWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryBagWriter, chancery_bag_writer_free)

/** The name of the bag as it was made safe; (transfer none). */
const char *chancery_bag_writer_get_name (ChanceryBagWriter *self);

/**
 * chancery_bag_writer_begin:
 * @path: below `data/`, of plain ASCII
 * @size: bytes that will come, which are then stored as they are; -1 when nobody knows, then they
 *   are compressed
 *
 * Returns: (transfer none): takes the bytes of the file until chancery_bag_writer_end(); NULL on
 *   error
 */
GOutputStream *chancery_bag_writer_begin (ChanceryBagWriter *self,
                                          const char *path,
                                          gint64 size,
                                          GCancellable *cancellable,
                                          GError **error);
gboolean chancery_bag_writer_end (ChanceryBagWriter *self, GError **error);

/** A line of `bag-info.txt`, in the order in which they are given; line ends in @value become
 *  blanks. */
void chancery_bag_writer_add_info (ChanceryBagWriter *self, const char *label, const char *value);

/** Writes manifests and tag files, and ends the zip. */
gboolean chancery_bag_writer_close (ChanceryBagWriter *self,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
