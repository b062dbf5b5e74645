/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What becomes of a case file as a whole: its parts, its end, the archive, and what is still open in it.  Acts are
 * done by the writer and finished with chancery_registry_act_finish().  Main thread. */

#pragma once

#include "chancery-registry.h"

G_BEGIN_DECLS

/** What is still open in the case file @id, in sentences; "" for nothing, and for other kinds. */
void chancery_registry_foresee_close_async (ChanceryRegistry *self,
                                            const char *id,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
/** (transfer full) */
char *chancery_registry_foresee_close_finish (ChanceryRegistry *self,
                                              GAsyncResult *result,
                                              GError **error);

/** Opens again what is closed or archived; @reason: (nullable). */
void chancery_registry_reopen_async (ChanceryRegistry *self,
                                     const char *id,
                                     const char *reason,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/** Puts a closed case file into the archive; @where: (nullable): where it is kept. */
void chancery_registry_archive_async (ChanceryRegistry *self,
                                      const char *id,
                                      const char *where,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/** Starts a new part of a case file; @title: (nullable). */
void chancery_registry_start_part_async (ChanceryRegistry *self,
                                         const char *id,
                                         const char *title,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);

G_END_DECLS
