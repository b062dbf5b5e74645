/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two officers edited one record: what both changed is shown side by side, field by field, and the
 * officer chooses; what only one of them changed is kept without asking.  Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-draft.h"

G_BEGIN_DECLS

/** @joined: the draft to save now, on top of what is in the registry (borrowed). */
typedef void (*ChanceryJoinFunc) (GtkWidget *owner, ChanceryDraft *joined);

/**
 * Joins @mine, which was made from @base (nullable: not known any more), with @theirs, which is in the registry.  @done is called
 * at once when nothing clashes, else when the officer has chosen, and never when they go back.
 */
void chancery_join_sheet_ask (GtkWidget *owner,
                              ChanceryRecord *base,
                              ChanceryRecord *theirs,
                              ChanceryDraft *mine,
                              ChanceryJoinFunc done);

G_END_DECLS
