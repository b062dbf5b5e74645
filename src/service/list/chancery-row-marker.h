/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a row of a search stands in its list: what was searched, marked in its title and in a snippet of its text; how the last
 * word goes on, and what sounds like one that does not stand there.  The thread of the ChanceryDb, which outlives it. */

#pragma once

#include "chancery-db.h"
#include "chancery-query.h"
#include "chancery-record-words.h"

G_BEGIN_DECLS

typedef struct _ChanceryRowMarker ChanceryRowMarker;

/** @query: (nullable): what was searched, without the query of the list in which it was typed; without one nothing can be
 *  marked.  @begun: (nullable): what that is if its last word goes on, by chancery_widen_begun(). */
ChanceryRowMarker *chancery_row_marker_new (ChanceryDb *db,
                                            ChanceryQuery *query,
                                            ChanceryQuery *begun) G_GNUC_WARN_UNUSED_RESULT;
void chancery_row_marker_free (ChanceryRowMarker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryRowMarker, chancery_row_marker_free)

/** Puts the marks of @row into @words, which stay as they are where no words were searched or none stand there.  FALSE with
 *  @error when the registry cannot be read. */
gboolean chancery_row_marker_mark (ChanceryRowMarker *self,
                                   gint64 row,
                                   ChanceryRecordWords *words,
                                   GError **error);

G_END_DECLS
