/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The quiet lines beneath something that is asked: it was asked before, and may be repeated instead of
 * being asked anew.  Main thread.
 *
 * Signals “taken” (ChanceryRecordItem *item): the earlier one is to be repeated; “dropped”: it is a new
 * matter. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-record-item.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_REPEAT_OFFER (chancery_repeat_offer_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryRepeatOffer, chancery_repeat_offer, CHANCERY, REPEAT_OFFER, GtkWidget)

/** @items: (element-type ChanceryRecordItem): what was asked before, likeliest first, at least one;
 *  @typed: what is asked now. */
GtkWidget *chancery_repeat_offer_new (GPtrArray *items, const char *typed)
    G_GNUC_WARN_UNUSED_RESULT;

/** Takes the likeliest one. */
void chancery_repeat_offer_take (ChanceryRepeatOffer *self);
void chancery_repeat_offer_drop (ChanceryRepeatOffer *self);

/** Where and when @item was asked, and how it stands: “PROT/2026/0001 · 18 Feb 2026 · open 14 days”
 *  (transfer full). */
char *chancery_repeat_offer_dup_source (ChanceryRecordItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
