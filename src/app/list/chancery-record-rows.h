/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the rows of a list of records are.  Main thread. */

#pragma once

#include "chancery-even-list.h"
#include "chancery-record-list-view.h"

G_BEGIN_DECLS

/** @view is asked for its place when a row is filled: where all kinds stand, each says its own. */
void chancery_record_rows_set_up (ChanceryEvenList *list, ChanceryRecordListView *view);

G_END_DECLS
