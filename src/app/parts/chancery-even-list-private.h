/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of ChanceryEvenList share.  Internal to it; main thread. */

#pragma once

#include "chancery-even-list-row.h"
#include "chancery-even-list.h"

G_BEGIN_DECLS

struct _ChanceryEvenList
{
  GtkWidget parent_instance;

  const ChanceryEvenListRows *rows;
  gpointer data;
  GtkSelectionModel *model;
  gboolean opens_at_once;

  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];

  /* Rows by position; and those that stand by, some of them still with the item that they showed last. */
  GHashTable *made;
  GPtrArray *spare;
  /* Of one row; 0 before there was one to measure. */
  int row_height;
  /* The row that has the focus or would get it, and the one from which Shift selects. */
  guint cursor;
  guint anchor;
  /* The row that is wanted in sight, of a list that has no height yet. */
  guint awaited;
  guint rule;
  guint tick;
  int seen_height;
};

guint chancery_even_list_get_n_rows (ChanceryEvenList *self);
/** How far it is scrolled, and how much is seen, in pixels. */
double chancery_even_list_get_value (ChanceryEvenList *self);
double chancery_even_list_get_page_size (ChanceryEvenList *self);

/* --- chancery-even-list-rows.c */

/** The row that holds the focus, or NULL, and whether there is one. */
GtkWidget *chancery_even_list_get_focus_row (ChanceryEvenList *self);
gboolean chancery_even_list_has_focus (ChanceryEvenList *self);
/** The row at @position, or NULL; and the same, made and bound where it is not. */
ChanceryEvenListRow *chancery_even_list_find_row (ChanceryEvenList *self, guint position);
ChanceryEvenListRow *chancery_even_list_make_row (ChanceryEvenList *self, guint position);
/** One more row, which shows nothing. */
ChanceryEvenListRow *chancery_even_list_new_row (ChanceryEvenList *self);
/** Makes the rows that are seen what they are to be. */
void chancery_even_list_bind_rows (ChanceryEvenList *self);

/* --- chancery-even-list-keys.c */

/** Keys, actions and the signal “activate” of the class. */
void chancery_even_list_install_keys (GtkWidgetClass *widget_class);
/** Clicks. */
void chancery_even_list_add_pointer (ChanceryEvenList *self);

G_END_DECLS
