/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page that prepares the next meeting: whom one meets and about what, and below it what the registry
 * says, a line for each record.  Return opens the record, Escape comes back.  A view of the window;
 * main thread. */

#pragma once

#include "chancery-registry.h"
#include "chancery-window.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_MEETING (chancery_meeting_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryMeeting, chancery_meeting, CHANCERY, MEETING, GtkWidget)

/** Shows the page in @window.  @id: (nullable): the record from which it was called: its party and case are
 *  filled in; NULL asks for the party. */
void chancery_meeting_show (ChanceryWindow *window, ChanceryRegistry *registry, const char *id);

G_END_DECLS
