/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What makes the rows of a list of records, and opens one that is clicked.  Main thread. */

#pragma once

#include "chancery-record-list-view.h"

G_BEGIN_DECLS

/** @view is asked for its place when a row is filled: where all kinds stand, each says its own. */
GtkListItemFactory *chancery_record_rows_new_factory (ChanceryRecordListView *view)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
