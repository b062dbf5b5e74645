/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A registry of a test's own, in a folder of its own, and asking it as if it answered at once.  Main
 * thread. */

#pragma once

#include "chancery-registry.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *path;
  ChanceryRegistry *registry;
} ChanceryTestRegistry;

/** Makes and opens it. */
ChanceryTestRegistry *chancery_test_registry_new (void) G_GNUC_WARN_UNUSED_RESULT;
void chancery_test_registry_free (ChanceryTestRegistry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryTestRegistry, chancery_test_registry_free)

/** A callback that keeps the result where @user_data, a GAsyncResult **, points. */
void chancery_test_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);
/** Runs the main loop until there is a result (transfer full). */
GAsyncResult *chancery_test_wait (GAsyncResult **result) G_GNUC_WARN_UNUSED_RESULT;
/** Runs the main loop until @flag is set. */
void chancery_test_wait_for (const gboolean *flag);

/** Saves a demarche called @title to @party; its id (transfer full). */
char *chancery_test_registry_save (ChanceryTestRegistry *self,
                                   const char *title,
                                   const char *party,
                                   const char *date);

G_END_DECLS
