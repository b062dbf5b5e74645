/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Guarded JSON as the tree of plain values that the model reads: a{sv}, av, s, x,
 * b, and an empty maybe for null. The one place that json-glib is called; it sees
 * a record at a time, and only after the guard. Pure functions, any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * chancery_json_tree_parse:
 * @json: one record or header, as ChanceryJsonSplitter hands it over or as
 *   chancery_json_guard_check() let it pass
 *
 * Returns: (transfer full): the tree, not floating; %NULL with an error
 */
GVariant *chancery_json_tree_parse (const char *json, gsize length, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
