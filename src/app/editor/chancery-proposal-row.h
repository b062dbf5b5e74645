/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of a picker: a record by its title, with a second line that tells namesakes apart; or an
 * offer to make one of what was typed.  Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-record-item.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_PROPOSAL_ROW (chancery_proposal_row_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryProposalRow,
                      chancery_proposal_row,
                      CHANCERY,
                      PROPOSAL_ROW,
                      GtkListBoxRow)

GtkWidget *chancery_proposal_row_new (ChanceryRecordItem *item) G_GNUC_WARN_UNUSED_RESULT;

/** @kind: what would be made of @label, or %CHANCERY_KIND_NONE to keep it as words. */
GtkWidget *chancery_proposal_row_new_offer (const char *label,
                                            const char *what,
                                            ChanceryKindId kind) G_GNUC_WARN_UNUSED_RESULT;

/** What it offers or is called, as its first line has it. */
const char *chancery_proposal_row_get_label (ChanceryProposalRow *self);
/** NULL for an offer. */
ChanceryRecordItem *chancery_proposal_row_get_item (ChanceryProposalRow *self);
ChanceryKindId chancery_proposal_row_get_kind (ChanceryProposalRow *self);

/** That @n_more records or names were found that have no row; NULL for none (transfer full). */
char *chancery_proposal_row_phrase_more (guint n_more) G_GNUC_WARN_UNUSED_RESULT;

/** Register number, date and second line of @item in one (transfer full). */
char *chancery_proposal_row_describe (ChanceryRecordItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
