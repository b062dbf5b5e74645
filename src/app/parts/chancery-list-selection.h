/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows of a list are selected: one bit a row.  GtkMultiSelection holds an object for each, and of a
 * million selected rows it would ask for the words of all.  Rows that go take their bit along, those
 * that stay keep it wherever they stand then; a new answer begins with none.  Main thread; owned by the list. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHANCERY_TYPE_LIST_SELECTION (chancery_list_selection_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryListSelection,
                      chancery_list_selection,
                      CHANCERY,
                      LIST_SELECTION,
                      GObject)

ChanceryListSelection *chancery_list_selection_new (void) G_GNUC_WARN_UNUSED_RESULT;
/** @model: (nullable). */
void chancery_list_selection_set_model (ChanceryListSelection *self, GListModel *model);

guint chancery_list_selection_get_n_selected (ChanceryListSelection *self);
/** The row that alone is selected, GTK_INVALID_LIST_POSITION where there is none or are several. */
guint chancery_list_selection_get_only (ChanceryListSelection *self);
/** Selects that row and no other; none for GTK_INVALID_LIST_POSITION. */
void chancery_list_selection_select_only (ChanceryListSelection *self, guint position);
/** The first @limit of the rows that are selected (element-type guint) (transfer full). */
GArray *chancery_list_selection_list (ChanceryListSelection *self, guint limit);

G_END_DECLS
