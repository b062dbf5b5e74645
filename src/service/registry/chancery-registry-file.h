/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Putting what a list shows into a case file, however much it is: one job of the writer and one act.  Main
 * thread. */

#pragma once

#include "chancery-operation.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

/**
 * ChanceryFiling:
 * @casefile: its id
 * @name: its number, or its title
 * @n_filed: so many went in
 * @n_there: so many were in it already
 */
typedef struct
{
  char *casefile;
  char *name;
  guint n_filed;
  guint n_there;
} ChanceryFiling;

void chancery_filing_free (ChanceryFiling *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryFiling, chancery_filing_free)

/**
 * Puts into @casefile, or into the one that @draft (nullable; copied at once) makes, the records @rows
 * (element-type gint64), or, when that is NULL, all that answers @query in the order of @sort as on @as_on.
 * @operation: (nullable): cancels it; nothing of it is left then.
 */
void chancery_registry_file_found_async (ChanceryRegistry *self,
                                         const char *casefile,
                                         ChanceryDraft *draft,
                                         GArray *rows,
                                         const char *query,
                                         const char *sort,
                                         gboolean descending,
                                         ChanceryDay as_on,
                                         ChanceryOperation *operation,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/** (transfer full) */
ChanceryFiling *chancery_registry_file_found_finish (ChanceryRegistry *self,
                                                     GAsyncResult *result,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** Asks for the ids of @rows (element-type gint64), in one text with blanks between. */
void chancery_registry_list_ids_async (ChanceryRegistry *self,
                                       GArray *rows,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/** Of those that are still there (transfer full). */
char *chancery_registry_list_ids_finish (ChanceryRegistry *self,
                                         GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
