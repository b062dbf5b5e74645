/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The history of a record, folded: who did what and when, a sentence for every change.  Main
 * thread. */

#pragma once

#include "chancery-page-view.h"

G_BEGIN_DECLS

GtkWidget *chancery_history_view_new (ChanceryPageView *view) G_GNUC_WARN_UNUSED_RESULT;

/** A time of the history (UTC) as the desk reads it (transfer full). */
char *chancery_history_view_phrase_time (const char *when);

G_END_DECLS
