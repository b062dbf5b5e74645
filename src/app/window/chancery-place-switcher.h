/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The row of buttons that stands for the places within one row of the sidebar, such as Parties,
 * People, Places and Figures for the directory.  Not visible while the place shown is none of them.
 * A widget of the record list; main thread.
 *
 * Signals: “place-chosen” (const char *id): the officer asked for that place. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-place.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_PLACE_SWITCHER (chancery_place_switcher_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryPlaceSwitcher,
                      chancery_place_switcher,
                      CHANCERY,
                      PLACE_SWITCHER,
                      GtkBox)

/** Shows which of its places @place is. */
void chancery_place_switcher_set_place (ChanceryPlaceSwitcher *self, const ChanceryPlace *place);

G_END_DECLS
