/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with a row of the desk, as a menu on the row: what its keys do, with their names.
 * Main thread. */

#pragma once

#include "chancery-desk-row.h"

G_BEGIN_DECLS

/** A menu on @desk, whose action “desk.key” is activated with the key that was chosen ("d", "D" …); it has
 *  to be unparented. */
GtkWidget *chancery_desk_menu_new (GtkWidget *desk) G_GNUC_WARN_UNUSED_RESULT;
/** Opens it at @row for what can be done with that. */
void chancery_desk_menu_popup (GtkWidget *self, ChanceryDeskRowWidget *row);

G_END_DECLS
