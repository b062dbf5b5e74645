/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The answer to a query in the order of relevance.  Reading only; the thread of the ChanceryDb.  Internal to the
 * store. */

#pragma once

#include "chancery-sql-query.h"

G_BEGIN_DECLS

/** @limit rows (0: all) after the first @offset, the most relevant first, of two that are as relevant the newer
 *  (element-type gint64) (transfer full).  @compiled: made for CHANCERY_SQL_RANKED; the text index leads. */
GArray *chancery_search_ranked (ChanceryDb *db,
                                const ChancerySqlQuery *compiled,
                                guint offset,
                                guint limit,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
