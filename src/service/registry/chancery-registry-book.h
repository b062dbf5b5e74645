/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The register book, and what making a number void would take along; read by the fetcher.  Main thread. */

#pragma once

#include "chancery-register-book.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

/** @code: (nullable): all registers; @year 0: all years. */
void chancery_registry_register_book_async (ChanceryRegistry *self,
                                            const char *code,
                                            gint64 year,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
ChanceryRegisterBook *chancery_registry_register_book_finish (ChanceryRegistry *self,
                                                              GAsyncResult *result,
                                                              GError **error);

/** What follows when @id is made void, in sentences. */
void chancery_registry_foresee_void_async (ChanceryRegistry *self,
                                           const char *id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
/** (transfer full) */
char *chancery_registry_foresee_void_finish (ChanceryRegistry *self,
                                             GAsyncResult *result,
                                             GError **error);

G_END_DECLS
