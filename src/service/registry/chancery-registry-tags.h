/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Giving tags to many records and taking them away: one act, in slices between which the writer does what
 * else is asked of it.  Main thread. */

#pragma once

#include "chancery-operation.h"
#include "chancery-registry.h"
#include "chancery-tags.h"

G_BEGIN_DECLS

/** Asks which tags are in use, and how many of @rows (element-type gint64) have each. */
void chancery_registry_list_tags_async (ChanceryRegistry *self,
                                        GArray *rows,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/** By their bytes (element-type ChanceryTag) (transfer full). */
GPtrArray *chancery_registry_list_tags_finish (ChanceryRegistry *self,
                                               GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** Asks what @change (copied at once) would do to @rows (element-type gint64). */
void chancery_registry_count_tags_async (ChanceryRegistry *self,
                                         GArray *rows,
                                         const ChanceryTagChange *change,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/** (transfer full), freed with g_free(). */
ChanceryTagCount *chancery_registry_count_tags_finish (ChanceryRegistry *self,
                                                       GAsyncResult *result,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ChanceryTagging:
 * @n_changed: so many records were changed
 * @n_left: so many were not come to, because it was stopped or failed
 * @reason: (nullable): why it failed half-way
 */
typedef struct
{
  guint n_changed;
  guint n_left;
  char *reason;
} ChanceryTagging;

void chancery_tagging_free (ChanceryTagging *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryTagging, chancery_tagging_free)

/**
 * Does @change (copied at once) to @rows (element-type gint64).
 *
 * @operation: hears how far it is, and stops it: what was done by then stays, is told as an act, and can be
 *   taken back like any other.  So does what was done before an error.
 */
void chancery_registry_change_tags_async (ChanceryRegistry *self,
                                          GArray *rows,
                                          const ChanceryTagChange *change,
                                          ChanceryOperation *operation,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/** (transfer full): also of what failed when some were changed already; %NULL with @error when none was. */
ChanceryTagging *chancery_registry_change_tags_finish (ChanceryRegistry *self,
                                                       GAsyncResult *result,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
