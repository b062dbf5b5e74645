/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The head of a record page: what it is, its subject, number and date; what stands in its way (void,
 * gaps); then the facts as sentences.  Main thread. */

#pragma once

#include "chancery-page-view.h"

G_BEGIN_DECLS

/* Each returns NULL when it has nothing to say. */

GtkWidget *chancery_page_head_make (ChanceryPageView *view) G_GNUC_WARN_UNUSED_RESULT;
/** The gaps that matter, in one line with *Fill in*. */
GtkWidget *chancery_page_head_make_gaps (ChanceryPageView *view) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *chancery_page_head_make_facts (ChanceryPageView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
