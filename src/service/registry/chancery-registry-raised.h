/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Matters that were raised before, for the form of an act that may raise them again.  Main thread; the
 * fetcher answers. */

#pragma once

#include "chancery-registry.h"

G_BEGIN_DECLS

/** Registered records of @kind to the party @party that say the same as @text, or nearly, and have not
 *  been settled, likeliest first.  What they have as number is that of the act that raised them. */
void chancery_registry_find_alike_async (ChanceryRegistry *self,
                                         const ChanceryKind *kind,
                                         const char *party,
                                         const char *text,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/** The records @ids (array zero-terminated=1) in the same way; those that are not here are left out. */
void chancery_registry_load_raised_async (ChanceryRegistry *self,
                                          const char *const *ids,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/** Finishes both (element-type ChanceryRecordItem) (transfer container). */
GPtrArray *chancery_registry_load_raised_finish (ChanceryRegistry *self,
                                                 GAsyncResult *result,
                                                 GError **error);

G_END_DECLS
