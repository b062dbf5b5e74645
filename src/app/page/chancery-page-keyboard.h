/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What had the keyboard on a page that is made anew: a label, a link in it, a button, the heading of the history. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _ChanceryPageKeyboard ChanceryPageKeyboard;

/** (nullable): NULL for what is not known again. */
ChanceryPageKeyboard *chancery_page_keyboard_note (GtkWidget *focus) G_GNUC_WARN_UNUSED_RESULT;
void chancery_page_keyboard_free (ChanceryPageKeyboard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryPageKeyboard, chancery_page_keyboard_free)

/** Gives the keyboard to the first in @within that says and does the same; FALSE: there is none.  Nothing is scrolled. */
gboolean chancery_page_keyboard_give (const ChanceryPageKeyboard *self, GtkWidget *within);

G_END_DECLS
