/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where each line of a list stands, found by its key (chancery_line_dup_key()): a list may be long,
 * and whoever looks for many of its lines must not walk through it for each.  Immutable once made,
 * owned by who made it, any thread. */

#pragma once

#include "chancery-line.h"

G_BEGIN_DECLS

typedef struct _ChanceryLineIndex ChanceryLineIndex;

/** @lines: (nullable): a lines value; the index keeps a reference on it. */
ChanceryLineIndex *chancery_line_index_new (ChanceryValue *lines);
void chancery_line_index_free (ChanceryLineIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryLineIndex, chancery_line_index_free)

guint chancery_line_index_get_n_lines (const ChanceryLineIndex *self);
/** The key of the line at @i; "" for a line that has none yet. */
const char *chancery_line_index_get_key (const ChanceryLineIndex *self, guint i);
ChanceryLine *chancery_line_index_get_line (const ChanceryLineIndex *self, guint i);
/** The first line with @key; -1 when there is none. */
int chancery_line_index_find (const ChanceryLineIndex *self, const char *key);
/** The same line itself, or NULL (transfer none). */
ChanceryLine *chancery_line_index_find_line (const ChanceryLineIndex *self, const char *key);

G_END_DECLS
