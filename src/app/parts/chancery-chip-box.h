/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Chips in a flow, with an entry after the last one: parties of a demarche, tags.  The chips hold
 * values; the box knows nothing about them but their words.  Main thread.
 *
 * Signal “removed”: the officer took a chip away. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-value.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_CHIP_BOX (chancery_chip_box_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryChipBox, chancery_chip_box, CHANCERY, CHIP_BOX, GtkWidget)

/** @entry stands behind the last chip. */
GtkWidget *chancery_chip_box_new (GtkWidget *entry) G_GNUC_WARN_UNUSED_RESULT;

void chancery_chip_box_append (ChanceryChipBox *self, ChanceryValue *value, const char *words);
/** Says something else on the chip of @value. */
void chancery_chip_box_rename (ChanceryChipBox *self, ChanceryValue *value, const char *words);
/** Takes the last chip away, as BackSpace in the empty entry does. */
gboolean chancery_chip_box_remove_last (ChanceryChipBox *self);
void chancery_chip_box_clear (ChanceryChipBox *self);
/** The values of the chips (element-type ChanceryValue) (transfer full). */
GPtrArray *chancery_chip_box_dup_values (ChanceryChipBox *self);

G_END_DECLS
