/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a register book as a list model: its numbers in order, and between them a row for each gap.
 * Rows are made when they are seen, so that fifty thousand numbers cost what a screenful does.  Main
 * thread. */

#pragma once

#include <gio/gio.h>

#include "chancery-register-book.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_REGISTER_ITEM (chancery_register_item_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryRegisterItem,
                      chancery_register_item,
                      CHANCERY,
                      REGISTER_ITEM,
                      GObject)

/** The number; NULL for a gap. */
const ChanceryRegisterRow *chancery_register_item_get_row (ChanceryRegisterItem *self);
/** “Numbers 2 to 4 are missing”; NULL for a number (transfer full). */
char *chancery_register_item_phrase_gap (ChanceryRegisterItem *self);

#define CHANCERY_TYPE_REGISTER_LIST (chancery_register_list_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryRegisterList,
                      chancery_register_list,
                      CHANCERY,
                      REGISTER_LIST,
                      GObject)

ChanceryRegisterList *chancery_register_list_new (ChanceryRegisterBook *book)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
