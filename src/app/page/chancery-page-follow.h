/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The blocks of a page by which a matter is followed: dated verdicts, where it was said again, where it was
 * relied on, and what happened since a promise.  Main thread. */

#pragma once

#include "chancery-page-view.h"

G_BEGIN_DECLS

/** Dated verdicts of @field, newest first, ours and those of others side by side. */
GtkWidget *chancery_page_follow_make_verdicts (ChanceryPageView *view, const ChanceryField *field);
/** Records that repeat this one, with how often, or NULL. */
GtkWidget *chancery_page_follow_make_repeats (ChanceryPageView *view);
/** Records that rely on this one, or NULL. */
GtkWidget *chancery_page_follow_make_relied_on (ChanceryPageView *view);
/** Events since a promise, each with the fact why it is listed, or NULL. */
GtkWidget *chancery_page_follow_make_since (ChanceryPageView *view);

/** Under which key the view remembers that a block of these has told the link with the record @id
 *  (transfer full). */
char *chancery_page_follow_dup_link_key (const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
