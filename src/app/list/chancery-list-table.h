/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The table look of a list: columns of fixed width, sorted by the registry and never here.
 * Signal “sort-changed” (const char *column, gboolean descending); NULL is the usual order.
 * Main thread; owned by its parent. */

#pragma once

#include "chancery-even-list.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_LIST_TABLE (chancery_list_table_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryListTable, chancery_list_table, CHANCERY, LIST_TABLE, GtkWidget)

/** What it shows; the selection is the list's own. */
void chancery_list_table_set_model (ChanceryListTable *self, GtkSelectionModel *model);
/** @columns: ended by NULL ("date", "reference", …); in the usual order until one is set. */
void chancery_list_table_set_columns (ChanceryListTable *self, const char *const *columns);
/** Marks the column by which it is sorted, NULL for the usual order; tells nobody. */
void chancery_list_table_set_order (ChanceryListTable *self,
                                    const char *column,
                                    gboolean descending);
/** Whether the officer has @column shown. */
gboolean chancery_list_table_shows (ChanceryListTable *self, const char *column);
/** Its rows. */
ChanceryEvenList *chancery_list_table_get_list (ChanceryListTable *self);

G_END_DECLS
