/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A heading of a form with its rows, and the rest of its fields under *More*.  Main thread. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHANCERY_TYPE_FORM_BLOCK (chancery_form_block_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryFormBlock, chancery_form_block, CHANCERY, FORM_BLOCK, GtkWidget)

/** @number: the digit that leads here with Alt, 0 for none. */
GtkWidget *chancery_form_block_new (const char *heading, int number) G_GNUC_WARN_UNUSED_RESULT;

void chancery_form_block_append (ChanceryFormBlock *self, GtkWidget *row, gboolean more);
/** Whether no row was appended. */
gboolean chancery_form_block_is_empty (ChanceryFormBlock *self);
/** Unfolds *More*, and puts the focus into its first field. */
void chancery_form_block_show_more (ChanceryFormBlock *self);
/** Unfolds *More* without moving the focus: something in it is filled in. */
void chancery_form_block_unfold (ChanceryFormBlock *self);

G_END_DECLS
