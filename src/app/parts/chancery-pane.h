/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A bin that wants a width of its own, whatever its child would like: what decides when the window
 * folds.  Main thread; owned by its parent. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CHANCERY_TYPE_PANE (chancery_pane_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryPane, chancery_pane, CHANCERY, PANE, AdwBin)

/** The natural width in pixels; property “wish”. */
int chancery_pane_get_wish (ChanceryPane *self);
void chancery_pane_set_wish (ChanceryPane *self, int wish);

G_END_DECLS
