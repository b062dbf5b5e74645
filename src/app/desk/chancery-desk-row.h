/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the desk: due, what, about whom.  Main thread; owned by its list. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-desk.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_DESK_ROW (chancery_desk_row_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryDeskRowWidget, chancery_desk_row, CHANCERY, DESK_ROW, GtkListBoxRow)

/** @desk is kept, because @row is a part of it. */
GtkWidget *chancery_desk_row_new (ChanceryDesk *desk, const ChanceryDeskRow *row)
    G_GNUC_WARN_UNUSED_RESULT;
/** Shows another, or the same as it stands in another desk; it is neither handled nor asks anything. */
void chancery_desk_row_set_row (ChanceryDeskRowWidget *self,
                                ChanceryDesk *desk,
                                const ChanceryDeskRow *row);
const ChanceryDeskRow *chancery_desk_row_get_row (ChanceryDeskRowWidget *self);

/** Asks on the row by how many working days it is moved. */
void chancery_desk_row_set_asking (ChanceryDeskRowWidget *self, gboolean asking);
/** Whether a key was pressed on it already; the next desk tells what became of it. */
gboolean chancery_desk_row_get_handled (ChanceryDeskRowWidget *self);
void chancery_desk_row_set_handled (ChanceryDeskRowWidget *self);

G_END_DECLS
