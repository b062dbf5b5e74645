/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A list whose rows are all of one height: those in sight exist, and no others.  GtkListView keeps 205 rows
 * whatever can be seen, and makes and binds all of them anew with each answer; here a new answer binds some
 * fifteen, those that show other items than before, once before the next frame, however often the model
 * changed since the last one.  Rows stay where they are on the screen while others come and go above them.
 *
 * Its keys, and what a click with Control or Shift does, are those of GtkListView; so are the names of its
 * nodes in CSS, and its actions.  A row has the role of a list item, and its place in the whole; @bind says its
 * label.  Signal “activate” (guint position).  Main thread; owned by its parent, which scrolls it. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHANCERY_TYPE_EVEN_LIST (chancery_even_list_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryEvenList, chancery_even_list, CHANCERY, EVEN_LIST, GtkWidget)

/**
 * ChanceryEvenListRows:
 * @make: what a row holds, as high as every other; its parent is the row
 * @bind: shows @item, NULL while the row stands by
 */
typedef struct
{
  GtkWidget *(*make) (gpointer data);
  void (*bind) (GtkWidget *child, gpointer item, gpointer data);
} ChanceryEvenListRows;

/** @rows lives as long as the program, @data as long as the widget.  Once, before there is a model. */
void chancery_even_list_set_rows (ChanceryEvenList *self,
                                  const ChanceryEvenListRows *rows,
                                  gpointer data);
/** @model: (nullable). */
void chancery_even_list_set_model (ChanceryEvenList *self, GtkSelectionModel *model);
/** Binds all rows that show something once more: what @bind looks at besides items has changed. */
void chancery_even_list_bind_again (ChanceryEvenList *self);
/** With @at_once a click opens a row; else it selects it, and the second opens. */
void chancery_even_list_set_opens_at_once (ChanceryEvenList *self, gboolean at_once);

/**
 * ChanceryEvenListPlace:
 * @row: what is looked at: the row with the focus where it is seen, else the first that is, if only in part
 * @above: how far it is above the upper edge, in pixels
 * @cursor: the row that has the focus or would get it
 * @at_top: nothing is above and nobody is in the list: what is new is to be seen
 */
typedef struct
{
  guint row;
  double above;
  guint cursor;
  gboolean at_top;
} ChanceryEvenListPlace;

/** Where one is: to be kept, with rows mapped, over changes after which all rows come anew. */
void chancery_even_list_get_place (ChanceryEvenList *self, ChanceryEvenListPlace *place);
void chancery_even_list_set_place (ChanceryEvenList *self, const ChanceryEvenListPlace *place);

/** Draws a line above the row at @position, where rows of another sort begin; GTK_INVALID_LIST_POSITION for none. */
void chancery_even_list_set_rule (ChanceryEvenList *self, guint position);

/** Brings a row into sight. */
void chancery_even_list_scroll_to (ChanceryEvenList *self, guint position);
/** Brings it into sight and gives it the focus; FALSE where there is no such row. */
gboolean chancery_even_list_focus_row (ChanceryEvenList *self, guint position);
/** The row that is seen at @y, measured from the top of the list, GTK_INVALID_LIST_POSITION below the last. */
guint chancery_even_list_get_row_at (ChanceryEvenList *self, double y);
/** How many rows exist: those in sight, and one more where the keyboard is. */
guint chancery_even_list_get_n_made (ChanceryEvenList *self);
/** What the row at @position holds, NULL when it does not exist; binds what is to be bound. */
GtkWidget *chancery_even_list_get_child (ChanceryEvenList *self, guint position);

G_END_DECLS
