/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is found where a facet is chosen, for the few that an answer does not tell it of.  Within a reading transaction.
 * Reading only; the thread of the ChanceryDb.  Internal to the store. */

#pragma once

#include "chancery-db.h"
#include "chancery-query.h"

G_BEGIN_DECLS

/** How many rows answer @query and the condition that @field is @value; -1 on error. */
gint64 chancery_facet_chosen_count (ChanceryDb *db,
                                    ChanceryQuery *query,
                                    const char *field,
                                    ChanceryQueryComparison comparison,
                                    const char *value,
                                    GError **error);
/** Whether @name is an other name of somebody than the one that lists show: who is found by it is not only who is shown
 *  so. */
gboolean chancery_facet_chosen_is_other_name (ChanceryDb *db, const char *name);

G_END_DECLS
