/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was put right in a registered record: the original struck through beside the corrected value, with when,
 * who and why; and what being void means for it.  Parts of a record page; main thread. */

#pragma once

#include "chancery-page-view.h"

G_BEGIN_DECLS

/** The block of corrections, newest first; NULL when there are none. */
GtkWidget *chancery_page_corrections_make (ChanceryPageView *view);
/** What stood in @field when the record was registered, struck through, ready to stand before the present
 *  value; "" when it was never corrected (transfer full). */
char *chancery_page_corrections_markup_original (ChanceryPageView *view,
                                                 const ChanceryField *field);
/** The same for a line of a list. */
char *chancery_page_corrections_markup_line (ChanceryPageView *view, ChanceryLine *line);
/** Lines of @list that a correction took out, struck through: appended to @block. */
void chancery_page_corrections_append_removed (ChanceryPageView *view,
                                               const ChanceryField *list,
                                               GtkBox *block);
/** “Void: issued in error. Void with it: 3 demands” (transfer full). */
char *chancery_page_corrections_phrase_void (ChanceryPageView *view);

G_END_DECLS
