/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The imports so far, and taking one of them back, whether or not it was the last act.  Main thread. */

#pragma once

#include "chancery-batches.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

/** The latest first, each with what stands in the way of taking it back. */
void chancery_registry_imports_async (ChanceryRegistry *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/** (element-type ChanceryBatch) (transfer full) */
GPtrArray *chancery_registry_imports_finish (ChanceryRegistry *self,
                                             GAsyncResult *result,
                                             GError **error);

/** Redo brings it in again, until something else is done. */
void chancery_registry_take_back_import_async (ChanceryRegistry *self,
                                               gint64 batch,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
/** What was taken back, in words (transfer full). */
char *chancery_registry_take_back_import_finish (ChanceryRegistry *self,
                                                 GAsyncResult *result,
                                                 GError **error);

G_END_DECLS
