/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What to have at hand at the next meeting with a party: what was last said to it and in which terms,
 * what it was asked, what it promised and what became of that, what it said in public.  Every line
 * is a record.  Main thread; owned by GTK. */

#pragma once

#include "chancery-window.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_MEETING (chancery_meeting_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryMeeting, chancery_meeting, CHANCERY, MEETING, AdwWindow)

/** Over @parent, about the party @id, or the other side of the record @id. */
void chancery_meeting_present (ChanceryWindow *parent, ChanceryRegistry *registry, const char *id);

G_END_DECLS
