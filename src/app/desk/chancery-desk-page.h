/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The desk: the day, a sentence, and up to three lists of what asks for something.  On a row, D is
 * done, M moves by working days, P plans an action.
 * Signals: “open-record” (const char *id); “open-draft” (const char *form); “done” (const char *id); “moved” (const char *id, int working
 * days); “plan” (const char *id).
 * Main thread; owned by the window. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-desk.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_DESK_PAGE (chancery_desk_page_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryDeskPage, chancery_desk_page, CHANCERY, DESK_PAGE, GtkWidget)

/** Shows @desk; NULL shows nothing. */
void chancery_desk_page_set_desk (ChanceryDeskPage *self, ChanceryDesk *desk);
/** The record of the row that has the focus, or NULL. */
const ChanceryDeskRow *chancery_desk_page_get_focused (ChanceryDeskPage *self);

G_END_DECLS
