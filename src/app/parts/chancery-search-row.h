/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A row with one of many choices: in its list they are found by any part of their words, and Return takes the first.
 * Property “selected”.  Main thread; owned by GTK. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CHANCERY_TYPE_SEARCH_ROW (chancery_search_row_get_type ())
G_DECLARE_FINAL_TYPE (ChancerySearchRow, chancery_search_row, CHANCERY, SEARCH_ROW, AdwActionRow)

GtkWidget *chancery_search_row_new (GtkStringList *choices) G_GNUC_WARN_UNUSED_RESULT;
guint chancery_search_row_get_selected (ChancerySearchRow *self);
void chancery_search_row_set_selected (ChancerySearchRow *self, guint selected);

G_END_DECLS
