/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A line of the page that prepares a meeting: when, what, in whose words, what became of it, and the record on
 * which it rests.  Reads as one sentence.  Main thread; owned by the list. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-briefing.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_MEETING_ROW (chancery_meeting_row_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryMeetingRow,
                      chancery_meeting_row,
                      CHANCERY,
                      MEETING_ROW,
                      GtkListBoxRow)

/** The line @line of @part, both of which outlive the row. */
GtkWidget *chancery_meeting_row_new (ChanceryBriefingPart *part, guint line)
    G_GNUC_WARN_UNUSED_RESULT;
ChanceryBriefingPart *chancery_meeting_row_get_part (ChanceryMeetingRow *self);
/** The record that it opens. */
const char *chancery_meeting_row_get_id (ChanceryMeetingRow *self);

/** What stands above the first line of @part: its name, and the ladder of tones where there is one. */
GtkWidget *chancery_meeting_row_make_heading (ChanceryBriefingPart *part) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
