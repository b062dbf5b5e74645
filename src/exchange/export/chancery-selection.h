/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which records an export holds: all, or some with the names that they refer to,
 * in canonical order. One thread, the one that owns the connection.
 */

#pragma once

#include "chancery-records.h"

G_BEGIN_DECLS

typedef struct _ChancerySelection ChancerySelection;

ChancerySelection *chancery_selection_new_all (ChanceryDb *db) G_GNUC_WARN_UNUSED_RESULT;
/** @ids, those of them that are here, with all actors, persons and places that they refer to, and
 *  that those refer to. */
ChancerySelection *chancery_selection_new (ChanceryDb *db, const char *const *ids, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void chancery_selection_free (ChancerySelection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChancerySelection, chancery_selection_free)

gboolean chancery_selection_is_all (ChancerySelection *self);
gboolean chancery_selection_has (ChancerySelection *self, const char *id);
/** How many there are, 0 for all of a registry. */
guint chancery_selection_get_n_records (ChancerySelection *self);
/** One record at a time.  @enough: (inout) (nullable): see chancery_records_foreach().  FALSE when @func stopped it
 *  (@error unset) or on error. */
gboolean chancery_selection_foreach (ChancerySelection *self,
                                     gboolean *enough,
                                     ChanceryRecordFunc func,
                                     gpointer user_data,
                                     GError **error);

G_END_DECLS
