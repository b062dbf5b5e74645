/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records of a file, one draft at a time: the splitter, the tree behind it and the
 * model's reader in one. Knows no kind. Used on one thread at a time; reading
 * blocks.
 */

#pragma once

#include "chancery-json-header.h"

#include "chancery-draft.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ChanceryJsonReader ChanceryJsonReader;

/** @name: what errors call the stream. */
ChanceryJsonReader *chancery_json_reader_new (GInputStream *stream, const char *name)
    G_GNUC_WARN_UNUSED_RESULT;
void chancery_json_reader_free (ChanceryJsonReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryJsonReader, chancery_json_reader_free)

/**
 * chancery_json_reader_next:
 * @draft: (out) (transfer full): %NULL after the last; its id is %NULL where the
 *   file gives none
 * @line: (out): where it begins
 *
 * Errors are %CHANCERY_EXCHANGE_ERROR_INVALID and open with `NAME:LINE: `, then name
 * the field.
 */
gboolean chancery_json_reader_next (ChanceryJsonReader *self,
                                    ChanceryDraft **draft,
                                    guint64 *line,
                                    GCancellable *cancellable,
                                    GError **error);

/**
 * chancery_json_reader_get_header:
 *
 * After the last record: the header, with nothing filled in where the file has
 * none.
 */
const ChanceryJsonHeader *chancery_json_reader_get_header (ChanceryJsonReader *self);

/** Moves the header into the empty @header. */
void chancery_json_reader_take_header (ChanceryJsonReader *self, ChanceryJsonHeader *header);

/** How much has been read: for progress. */
guint64 chancery_json_reader_get_n_bytes (ChanceryJsonReader *self);

G_END_DECLS
