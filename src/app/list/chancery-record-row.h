/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the list beside a page: date and number; subject; the other side, or where the searched
 * words stand.  One height in every script, loaded or not.  Main thread; owned by its list. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-record-item.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_RECORD_ROW (chancery_record_row_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryRecordRow, chancery_record_row, CHANCERY, RECORD_ROW, GtkWidget)

GtkWidget *chancery_record_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
/** @item: (nullable). */
void chancery_record_row_set_item (ChanceryRecordRow *self, ChanceryRecordItem *item);
/** (nullable) */
ChanceryRecordItem *chancery_record_row_get_item (ChanceryRecordRow *self);
/** Whether the icon of the kind is shown, where a list holds several. */
void chancery_record_row_set_show_kind (ChanceryRecordRow *self, gboolean show_kind);

/** Reads the icons of all kinds, on another thread, for rows on the display of @widget, in its scale and direction: in
 *  another GTK reads them when they are first drawn. */
void chancery_record_row_read_icons (GtkWidget *widget);

G_END_DECLS
