/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One tab of the import preview: the list of the clashes, or of the records and notes of one part.
 * Left and Right decide a clash, with Shift all of its record.  Main thread; owned by its parent. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-import-model.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_IMPORT_TAB (chancery_import_tab_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryImportTab, chancery_import_tab, CHANCERY, IMPORT_TAB, GtkWidget)

/** @label: what a screen reader calls the list; @explanation: (nullable): stands above it; @folder: (nullable): left away from notes. */
GtkWidget *chancery_import_tab_new (ChanceryImportModel *model,
                                    gboolean clashes,
                                    const char *label,
                                    const char *explanation,
                                    const char *folder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
