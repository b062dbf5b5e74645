/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a list of demands, assurances or rights reserved has beyond other lists: the day as on which it is
 * shown, with the line that says so while it is not today, and the actions “follow.as-on-…” of the list
 * that holds it.  Owned by its list; main thread.
 *
 * Property “as-on” (int64): the day; CHANCERY_DAY_NONE is today.
 * Signal “said” (const char *sentence): for a toast. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-record-list.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_FOLLOW_BAR (chancery_follow_bar_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryFollowBar, chancery_follow_bar, CHANCERY, FOLLOW_BAR, GtkWidget)

/** The list that it is for (nullable), the button in its footer. */
void chancery_follow_bar_set_list (ChanceryFollowBar *self,
                                   ChanceryRegistry *registry,
                                   ChanceryRecordList *records);
/** Whether the place lists records of a kind that is watched; else it is today and nothing is seen. */
void chancery_follow_bar_set_kind (ChanceryFollowBar *self, const ChanceryKind *kind);
/** The button of the day, to be put where the list has room (transfer none). */
GtkWidget *chancery_follow_bar_get_button (ChanceryFollowBar *self);

gboolean chancery_follow_bar_is_active (ChanceryFollowBar *self);
ChanceryDay chancery_follow_bar_get_as_on (ChanceryFollowBar *self);
/** CHANCERY_DAY_NONE goes back to today. */
void chancery_follow_bar_set_as_on (ChanceryFollowBar *self, ChanceryDay day);

G_END_DECLS
