/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a case file holds, in three views on one switcher: the chronology (one sentence a record,
 * under its year), the papers by folio, the minutes; above them a sentence and the summary.  Main
 * thread. */

#pragma once

#include "chancery-page-view.h"

G_BEGIN_DECLS

/** @items: the field of the kind that holds the papers. */
GtkWidget *chancery_casefile_panel_new (ChanceryPageView *view, const ChanceryField *items)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
