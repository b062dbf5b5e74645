/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A press text beside a form: pasting it, taking from it, and keeping it with the draft.  Main
 * thread. */

#pragma once

#include "chancery-press-panel.h"
#include "chancery-record-form.h"

G_BEGIN_DECLS

/** Reads the text on the clipboard and proposes what this form could take; the form emits “press”
 *  when the panel is there. */
void chancery_record_form_paste_press (ChanceryRecordForm *self);
/** The panel of the text that stands beside the form, or NULL. */
ChanceryPressPanel *chancery_record_form_get_press (ChanceryRecordForm *self);

G_END_DECLS
