/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one dialog of exports: what goes, up to which marking and what that keeps back, in which forms, and
 * where to.  Main thread; owned by GTK. */

#pragma once

#include <adwaita.h>

#include "chancery-registry-exchange.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_EXPORT_DIALOG (chancery_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryExportDialog,
                      chancery_export_dialog,
                      CHANCERY,
                      EXPORT_DIALOG,
                      AdwWindow)

/**
 * Shows it over @parent, a ChanceryWindow.
 * @text: what @scope means: register number or id, query, id, or ids
 * @name: (nullable): what it is called there (“AFG/2026/1”)
 * @count: how many records are meant, where that is known
 * @as_on: the day as on which they are looked at, which an export is not: that is said; or
 *   CHANCERY_DAY_NONE
 */
void chancery_export_dialog_present (GtkWindow *parent,
                                     ChanceryRegistry *registry,
                                     ChanceryScope scope,
                                     const char *text,
                                     const char *name,
                                     guint count,
                                     ChanceryDay as_on);

G_END_DECLS
