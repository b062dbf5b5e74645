/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A press text beside a form: the text with what it proposes underlined, and the proposals in the
 * order of the form.  It shows a session and asks for what is to be done with it; the form does it.
 * Owned by the form, shown by the window in the place of the list; main thread.
 *
 * Signals, for the form: “take” (guint proposal, guint option), “drop” (guint proposal), “undo”,
 * “leave”: back to the form, “close”: the text is put away, “finish”: register or save the form. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-press-session.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_PRESS_PANEL (chancery_press_panel_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryPressPanel, chancery_press_panel, CHANCERY, PRESS_PANEL, GtkWidget)

/** @session is borrowed and must outlive the panel. */
GtkWidget *chancery_press_panel_new (ChanceryPressSession *session) G_GNUC_WARN_UNUSED_RESULT;

/** Something was taken, dropped or taken back: shows it. */
void chancery_press_panel_update (ChanceryPressPanel *self);
/** Goes to the next proposal that waits for an answer (@step 1, or -1 for the one before) and takes
 *  the focus; FALSE when none does. */
gboolean chancery_press_panel_step (ChanceryPressPanel *self, int step);
/** Goes to proposal @index. */
void chancery_press_panel_go_to (ChanceryPressPanel *self, guint index);
/** Takes back what was last taken or dropped, as Ctrl+Z does. */
void chancery_press_panel_undo (ChanceryPressPanel *self);
/** Whether form and panel take turns: shows the way back to the form. */
void chancery_press_panel_set_alone (ChanceryPressPanel *self, gboolean alone);
/** Says @sentence at the foot. */
void chancery_press_panel_say (ChanceryPressPanel *self, const char *sentence);

G_END_DECLS
