/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be told of a registry as a whole.  Main thread. */

#pragma once

#include "chancery-registry.h"

G_BEGIN_DECLS

/** @checkpoint: one line that proves the history up to now. */
typedef struct
{
  guint64 n_records;
  guint64 n_attachments;
  guint64 n_history;
  guint64 bytes;
  guint n_names_to_check;
  guint n_dangling;
  char *checkpoint;
} ChanceryRegistryAbout;

void chancery_registry_about_free (ChanceryRegistryAbout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryRegistryAbout, chancery_registry_about_free)

void chancery_registry_about_async (ChanceryRegistry *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
ChanceryRegistryAbout *chancery_registry_about_finish (ChanceryRegistry *self,
                                                       GAsyncResult *result,
                                                       GError **error);

G_END_DECLS
