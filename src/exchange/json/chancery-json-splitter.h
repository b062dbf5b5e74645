/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a stream of any length to one guarded record at a time.
 *
 * Takes the two forms of the interchange format, decided by what the stream
 * holds: the document (`{"chancery": 1, …, "records": […]}`, its header keys on
 * either side of the records) and JSON Lines with or without a header line, of
 * which a single record is the shortest. Only the record at hand is in memory.
 * Every byte has passed ChanceryJsonGuard before it is handed over. Used on one
 * thread at a time; reading blocks.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The longest record, and the longest header, in bytes. */
#define CHANCERY_JSON_MAX_RECORD (64 * 1024 * 1024)
#define CHANCERY_JSON_MAX_HEADER (16 * 1024 * 1024)

typedef struct _ChanceryJsonSplitter ChanceryJsonSplitter;

/**
 * chancery_json_splitter_new:
 * @name: what errors call the stream: a file name, or `-`
 */
ChanceryJsonSplitter *chancery_json_splitter_new (GInputStream *stream, const char *name)
    G_GNUC_WARN_UNUSED_RESULT;
void chancery_json_splitter_free (ChanceryJsonSplitter *self);

/**
 * chancery_json_splitter_next:
 * @record: (out) (array length=length) (transfer none): the JSON object, valid
 *   until the next call; %NULL after the last one
 * @line: (out) (optional): where it begins
 *
 * The message of an error opens with `NAME:LINE:COLUMN: `.
 */
gboolean chancery_json_splitter_next (ChanceryJsonSplitter *self,
                                      const char **record,
                                      gsize *length,
                                      guint64 *line,
                                      GCancellable *cancellable,
                                      GError **error);

/**
 * chancery_json_splitter_get_header:
 *
 * The header without its records. A header line is there from the first record
 * on; that of a document only after the end, because its keys may follow the
 * records.
 *
 * Returns: (nullable) (transfer none): a JSON object
 */
const char *chancery_json_splitter_get_header (ChanceryJsonSplitter *self);

guint64 chancery_json_splitter_get_header_line (ChanceryJsonSplitter *self);

/* Whether the records stood in one document rather than on lines. */
gboolean chancery_json_splitter_is_document (ChanceryJsonSplitter *self);

/* How much has been read: for progress. */
guint64 chancery_json_splitter_get_n_bytes (ChanceryJsonSplitter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryJsonSplitter, chancery_json_splitter_free)

G_END_DECLS
