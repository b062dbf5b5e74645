/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON that the store itself wrote (history, drafts, unknown keys), read back with SQLite's own
 * functions into the tree that chancery-reader.h takes.  Internal to the store; the thread of the
 * ChanceryDb. */

#pragma once

#include "chancery-db.h"

G_BEGIN_DECLS

/** a{sv}, av, s, x, b, or an empty mv for null (transfer full, not floating). */
GVariant *chancery_json_parse (ChanceryDb *db, const char *json, GError **error);

G_END_DECLS
