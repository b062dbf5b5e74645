/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file that is seen under its name only when it is whole: written beside its
 * place, readable by its owner alone, brought to the disk, then moved. Owned by who
 * made it; one thread.
 */

#pragma once

#include "chancery-replace.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ChanceryFileWriter ChanceryFileWriter;

/** Begins a file that is to be @path; what is there stays until the end, and gives way then only where @replace says so. */
ChanceryFileWriter *chancery_file_writer_new (const char *path,
                                              ChanceryReplace replace,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** What was not committed is removed. */
void chancery_file_writer_free (ChanceryFileWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryFileWriter, chancery_file_writer_free)

/** Where to write; (transfer none). */
GOutputStream *chancery_file_writer_get_stream (ChanceryFileWriter *self);
/** The open file, to read again what was flushed; (transfer none). */
int chancery_file_writer_get_descriptor (ChanceryFileWriter *self);
/** Brings what was written to the disk, and gives the name under which it can be read again until it
 *  is committed; NULL on error. */
const char *chancery_file_writer_flush (ChanceryFileWriter *self, GError **error);
/** Gives the file its name; fails with %G_IO_ERROR_EXISTS when something else has it and stays. */
gboolean chancery_file_writer_commit (ChanceryFileWriter *self, GError **error);

G_END_DECLS
