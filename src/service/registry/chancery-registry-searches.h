/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The searches that the registry keeps under a name: how they are changed (the writer), and how many
 * records each finds (the searcher).  They are read as a setting, CHANCERY_SETTING_SEARCHES.  Main thread. */

#pragma once

#include "chancery-registry.h"
#include "chancery-saved-searches.h"

G_BEGIN_DECLS

/** Does what @verb says to the saved searches as they are then; finished by chancery_registry_act_finish(). */
void chancery_registry_edit_searches_async (ChanceryRegistry *self,
                                            ChancerySearchesVerb verb,
                                            const char *name,
                                            const char *other,
                                            int position,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);

/** Asks how many records answer @query, exactly.  Cancelling reaches into the running count. */
void chancery_registry_count_async (ChanceryRegistry *self,
                                    const char *query,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/** -1 on error. */
gint64 chancery_registry_count_finish (ChanceryRegistry *self,
                                       GAsyncResult *result,
                                       GError **error);

G_END_DECLS
