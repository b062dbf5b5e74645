/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reports on the open registry.  They are counted on the worker of exports, so that searching goes on.
 * Main thread. */

#pragma once

#include "chancery-registry.h"
#include "chancery-report.h"

G_BEGIN_DECLS

/** Counts what answers @query. */
void chancery_registry_report_async (ChanceryRegistry *self,
                                     const char *query,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/** (transfer full) */
ChanceryReport *chancery_registry_report_finish (ChanceryRegistry *self,
                                                 GAsyncResult *result,
                                                 GError **error);

G_END_DECLS
