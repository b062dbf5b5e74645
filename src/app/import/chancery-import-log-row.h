/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One import in the list of imports.  Signal “take-back”: its button was pressed.  Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-batches.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_IMPORT_LOG_ROW (chancery_import_log_row_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryImportLogRow,
                      chancery_import_log_row,
                      CHANCERY,
                      IMPORT_LOG_ROW,
                      GtkListBoxRow)

/** @writable: whether the registry can be written at all. */
GtkWidget *chancery_import_log_row_new (const ChanceryBatch *batch, gboolean writable)
    G_GNUC_WARN_UNUSED_RESULT;
gint64 chancery_import_log_row_get_batch (ChanceryImportLogRow *self);
/** The name of its file as the officer knows it. */
const char *chancery_import_log_row_get_file (ChanceryImportLogRow *self);
/** “41 new, 3 changed” */
const char *chancery_import_log_row_get_counts (ChanceryImportLogRow *self);

G_END_DECLS
