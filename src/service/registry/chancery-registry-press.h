/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A press text read against the names that the registry knows; the fetcher does it, because there
 * may be very many of them.  Main thread only. */

#pragma once

#include "chancery-press-session.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

/**
 * Reads @text for a form on which records of @kinds (element-type ChanceryKind; that of the form
 * first) stand.  %CHANCERY_MODEL_ERROR_INVALID, with a sentence, when it is empty, too long or no
 * text.
 */
void chancery_registry_read_press_async (ChanceryRegistry *self,
                                         const char *text,
                                         GPtrArray *kinds,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
ChanceryPressSession *chancery_registry_read_press_finish (ChanceryRegistry *self,
                                                           GAsyncResult *result,
                                                           GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
