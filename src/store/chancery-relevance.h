/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of relevance: BM25, as FTS5 has it, by a function of our own that keeps the lengths of all
 * texts in memory, which FTS5 reads from the file for each row.  Internal to the store; the thread of
 * the ChanceryDb. */

#pragma once

#include "chancery-db.h"

G_BEGIN_DECLS

/**
 * Makes the function `chancery_relevance (record_search, WEIGHT…)` known to the connection: less is
 * more relevant, with a weight for each column of the text index.  It orders as `bm25()` does; for
 * one word or phrase its values are those of `bm25()` but for a factor.
 */
gboolean chancery_relevance_register (ChanceryDb *db, GError **error);

G_END_DECLS
