/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A place that two officers changed: yours beside theirs, one of them to be chosen.
 * Signal “decided”.  Main thread; owned by its list. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-form-join.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_JOIN_ROW (chancery_join_row_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryJoinRow, chancery_join_row, CHANCERY, JOIN_ROW, GtkListBoxRow)

/** @clash is borrowed and outlives the row; the row writes the choice into it. */
GtkWidget *chancery_join_row_new (ChanceryFormClash *clash) G_GNUC_WARN_UNUSED_RESULT;
ChanceryFormClash *chancery_join_row_get_clash (ChanceryJoinRow *self);
void chancery_join_row_decide (ChanceryJoinRow *self, gboolean keep);

G_END_DECLS
