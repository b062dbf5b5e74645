/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the single keys of a record do, on its page and on the list that shows it there; where they
 * do not apply they say why and what does.  Main thread. */

#pragma once

#include "chancery-record-page.h"

G_BEGIN_DECLS

/**
 * Presses “assess”, “correct-day”, “void” or “plan” for the record of @page, once it has come; the
 * page says by its signal “said” why it cannot be done.
 */
void chancery_page_keys_press (ChanceryRecordPage *page, const char *key);

/** Binds all of them on a widget that lists records: the window does them, by its “win.record-key”,
 *  “win.done” and “win.move”. */
void chancery_page_keys_bind (GtkWidgetClass *widget_class);

/** Why only some records are assessed (transfer full). */
char *chancery_page_keys_explain_assess (void);

G_END_DECLS
