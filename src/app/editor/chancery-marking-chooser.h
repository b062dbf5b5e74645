/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The editor of a marking: a level and its caveats.  Main thread. */

#pragma once

#include "chancery-editor.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_MARKING_CHOOSER (chancery_marking_chooser_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryMarkingChooser,
                      chancery_marking_chooser,
                      CHANCERY,
                      MARKING_CHOOSER,
                      GtkWidget)

/** The level as a drop-down, caveats in an entry beside it, separated by commas. */
GtkWidget *chancery_marking_chooser_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
