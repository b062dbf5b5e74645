/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Guarded JSON as the tree of plain values that the model reads.  It sees a record at a time, and only after the
 * guard, which has judged every byte: what is refused here is what the guard would have refused, without saying
 * where.  Pure functions, any thread.
 */

#pragma once

#include "chancery-tree.h"

G_BEGIN_DECLS

/**
 * chancery_json_tree_read:
 * @json: one record or header, as ChanceryJsonSplitter hands it over or as
 *   chancery_json_guard_check() let it pass
 * @length: of @json in bytes; nothing is read behind
 *
 * Returns: (transfer full): the tree; %NULL with an error
 */
ChanceryTree *chancery_json_tree_read (const char *json, gsize length, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_json_tree_parse:
 * @json: as above
 * @length: as above
 *
 * Returns: (transfer full): the same as a GVariant, not floating; %NULL with an error
 */
GVariant *chancery_json_tree_parse (const char *json, gsize length, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
