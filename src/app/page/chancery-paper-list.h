/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The papers of a record: each file by its name, to be opened or saved elsewhere.  Main thread. */

#pragma once

#include "chancery-page-view.h"

G_BEGIN_DECLS

/** NULL when the record has no papers. */
GtkWidget *chancery_paper_list_new (ChanceryPageView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
