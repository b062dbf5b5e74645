/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Bringing holidays in from a calendar file.  Main thread; the file is read on a worker. */

#pragma once

#include "chancery-registry.h"

G_BEGIN_DECLS

/**
 * chancery_registry_bring_in_holidays_async:
 *
 * Adds the whole days of an iCalendar file to the desk's list of holidays.
 */
void chancery_registry_bring_in_holidays_async (ChanceryRegistry *self,
                                                GFile *file,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
/** A sentence on what was brought in (transfer full), or NULL. */
char *chancery_registry_bring_in_holidays_finish (ChanceryRegistry *self,
                                                  GAsyncResult *result,
                                                  GError **error);

G_END_DECLS
