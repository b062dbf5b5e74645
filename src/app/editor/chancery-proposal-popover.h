/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is proposed below an entry while somebody types: rows of records and offers, one of them
 * selected.  The keyboard stays in the entry.  Main thread.
 *
 * Signal “chosen” (ChanceryProposalRow *row): a row was clicked. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-proposal-row.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_PROPOSAL_POPOVER (chancery_proposal_popover_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryProposalPopover,
                      chancery_proposal_popover,
                      CHANCERY,
                      PROPOSAL_POPOVER,
                      GtkPopover)

GtkWidget *chancery_proposal_popover_new (void) G_GNUC_WARN_UNUSED_RESULT;

void chancery_proposal_popover_clear (ChanceryProposalPopover *self);
void chancery_proposal_popover_append (ChanceryProposalPopover *self, GtkWidget *row);
/** What is said below the rows until they are cleared; NULL for nothing. */
void chancery_proposal_popover_set_note (ChanceryProposalPopover *self, const char *note);
/** Opens with the first row selected, at least @width wide; closes when there are no rows. */
void chancery_proposal_popover_open (ChanceryProposalPopover *self, int width);
/** Selects the row @by places further. */
void chancery_proposal_popover_move (ChanceryProposalPopover *self, int by);
/** The selected row while it is open, else NULL. */
ChanceryProposalRow *chancery_proposal_popover_get_selected (ChanceryProposalPopover *self);
/** The row at @at, or the last one where there are fewer, whether or not it is open; NULL when there are none. */
ChanceryProposalRow *chancery_proposal_popover_get_row (ChanceryProposalPopover *self, guint at);

G_END_DECLS
