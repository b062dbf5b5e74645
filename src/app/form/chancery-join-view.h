/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Both versions side by side, in the place of the form: one row a clash, Left keeps ours, Right takes
 * theirs, Down goes on, as in the import preview.  Main thread.
 *
 * Signals: “decided”: every clash has an answer and the officer goes on; “left”: back to the form. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-form-join.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_JOIN_VIEW (chancery_join_view_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryJoinView, chancery_join_view, CHANCERY, JOIN_VIEW, GtkWidget)

/** @join is taken; @who: a sentence about who changed the record, and when; @action: what the button
 *  does, with its mnemonic. */
GtkWidget *chancery_join_view_new (ChanceryFormJoin *join, const char *who, const char *action)
    G_GNUC_WARN_UNUSED_RESULT;
ChanceryFormJoin *chancery_join_view_get_join (ChanceryJoinView *self);
/** Emits “decided” when every clash has an answer, else goes to the first that has none. */
void chancery_join_view_go_on (ChanceryJoinView *self);

G_END_DECLS
