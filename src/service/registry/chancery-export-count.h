/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an export in several formats would take along, before it is made: a book and a package hold more than
 * a table does, a calendar less.  Owned by who asked; a worker counts, the main thread reads. */

#pragma once

#include "chancery-export.h"

G_BEGIN_DECLS

/** How many records the fullest of the files would hold, and keep back; @passages: (array
 *  zero-terminated=1): text in any of them that tells of what is kept back, each where it stands and in a
 *  second line the words; @n_untold: how many more there are than an export tells. */
typedef struct
{
  guint64 n_records;
  guint64 n_withheld;
  char **passages;
  guint64 n_untold;
} ChanceryExportCount;

/** @export: of which the scope and the ceiling are chosen; @formats: ids, none for what every format holds.
 *  NULL with @error when it was cancelled or the records cannot be read. */
ChanceryExportCount *chancery_export_count_formats (ChanceryExport *export,
                                                    const char *const *formats,
                                                    GCancellable *cancellable,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void chancery_export_count_free (ChanceryExportCount *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryExportCount, chancery_export_count_free)

G_END_DECLS
