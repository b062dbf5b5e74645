/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows of a ChanceryEvenList exist, and what they show. */

#include "config.h"

#include "chancery-even-list-private.h"

#include <math.h>

#include "chancery-focus-chain.h"

/* Rows beyond each edge, so that a wheel never shows a gap. */
#define MARGIN 1
/* Rows before it is known how many can be seen. */
#define FIRST_ROWS 12

ChanceryEvenListRow *
chancery_even_list_find_row (ChanceryEvenList *self, guint position)
{
  return g_hash_table_lookup (self->made, GUINT_TO_POINTER (position));
}

/* The row that holds the focus, or NULL. */
GtkWidget *
chancery_even_list_get_focus_row (ChanceryEvenList *self)
{
  return chancery_focus_chain_get_child (GTK_WIDGET (self));
}

gboolean
chancery_even_list_has_focus (ChanceryEvenList *self)
{
  return chancery_even_list_get_focus_row (self) != NULL;
}

static void
bind_row (ChanceryEvenList *self, ChanceryEvenListRow *row, gpointer item)
{
  if (chancery_even_list_row_get_item (row) == item)
    return;
  chancery_even_list_row_set_item (row, item);
  self->rows->bind (chancery_even_list_row_get_child (row), item, self->data);
}

ChanceryEvenListRow *
chancery_even_list_new_row (ChanceryEvenList *self)
{
  GtkWidget *row = chancery_even_list_row_new (self->rows->make (self->data));

  gtk_widget_set_parent (row, GTK_WIDGET (self));
  return CHANCERY_EVEN_LIST_ROW (row);
}

/* One of those that stand by, an empty one before others; not the one with the focus, which waits for the row
 * of the cursor. */
static ChanceryEvenListRow *
take_spare (ChanceryEvenList *self)
{
  GtkWidget *focus = chancery_even_list_get_focus_row (self);
  int found = -1;

  for (guint i = 0; i < self->spare->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->spare, i);

      if (row != focus &&
          (found < 0 || chancery_even_list_row_get_item (CHANCERY_EVEN_LIST_ROW (row)) == NULL))
        found = (int)i;
    }
  return found >= 0 ? g_ptr_array_steal_index_fast (self->spare, (guint)found) : NULL;
}

static void
put_row (ChanceryEvenList *self, guint position, guint spare)
{
  g_hash_table_insert (self->made, GUINT_TO_POINTER (position),
                       g_ptr_array_steal_index_fast (self->spare, spare));
}

/* Rows that stand by with the item that is at @position show it again. */
static void
find_again (ChanceryEvenList *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  for (guint i = 0; chancery_even_list_find_row (self, position) == NULL && i < self->spare->len;
       i++)
    if (chancery_even_list_row_get_item (g_ptr_array_index (self->spare, i)) == item)
      put_row (self, position, i);
}

/* What has the focus and whose item went is the row of the cursor from now on. */
static void
keep_focus (ChanceryEvenList *self)
{
  GtkWidget *focus = chancery_even_list_get_focus_row (self);
  ChanceryEvenListRow *other = chancery_even_list_find_row (self, self->cursor);
  guint spare;

  if (focus == NULL || !g_ptr_array_find (self->spare, focus, &spare))
    return;
  put_row (self, self->cursor, spare);
  if (other != NULL)
    g_ptr_array_add (self->spare, other);
}

ChanceryEvenListRow *
chancery_even_list_make_row (ChanceryEvenList *self, guint position)
{
  ChanceryEvenListRow *row = chancery_even_list_find_row (self, position);
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (row == NULL)
    {
      row = take_spare (self);
      if (row == NULL)
        row = chancery_even_list_new_row (self);
      g_hash_table_insert (self->made, GUINT_TO_POINTER (position), row);
    }
  chancery_even_list_row_set_shown (row, TRUE);
  bind_row (self, row, item);
  chancery_even_list_row_set_selected (row,
                                       gtk_selection_model_is_selected (self->model, position));
  chancery_even_list_row_set_place (row, position, chancery_even_list_get_n_rows (self));
  return row;
}

/* The first and the last row that exist because they are seen; FALSE when there are none. */
static gboolean
get_sight (ChanceryEvenList *self, guint *first, guint *last)
{
  guint n = chancery_even_list_get_n_rows (self);
  double page_size = chancery_even_list_get_page_size (self);

  *first = 0;
  *last = MIN (n, FIRST_ROWS);
  if (n == 0)
    return FALSE;
  *last -= 1;
  if (self->row_height <= 0 || page_size <= 0)
    return TRUE;
  *first = (guint)MAX (floor (chancery_even_list_get_value (self) / self->row_height) - MARGIN, 0);
  *last = (guint)MIN (floor ((chancery_even_list_get_value (self) + page_size) / self->row_height) +
                          MARGIN,
                      n - 1);
  *first = MIN (*first, *last);
  return TRUE;
}

/* Who walks over the list meets its rows from the top. */
static void
order_rows (ChanceryEvenList *self, guint first, guint last)
{
  GtkWidget *before = NULL;

  for (guint i = first; i <= last; i++)
    {
      GtkWidget *row = GTK_WIDGET (chancery_even_list_find_row (self, i));
      GtkWidget *next = before != NULL ? gtk_widget_get_next_sibling (before)
                                       : gtk_widget_get_first_child (GTK_WIDGET (self));

      if (row != next)
        gtk_widget_insert_after (row, GTK_WIDGET (self), before);
      before = row;
    }
}

/* The row with the focus stays where it is, however far: else the keyboard would be lost by scrolling. */
static void
spare_unseen (ChanceryEvenList *self, guint first, guint last)
{
  GtkWidget *focus = chancery_even_list_get_focus_row (self);
  GHashTableIter iter;
  gpointer key, row;

  g_hash_table_iter_init (&iter, self->made);
  while (g_hash_table_iter_next (&iter, &key, &row))
    {
      guint position = GPOINTER_TO_UINT (key);

      if ((position >= first && position <= last) || row == focus)
        continue;
      g_hash_table_iter_steal (&iter);
      g_ptr_array_add (self->spare, row);
    }
}

static void
hide_spare (ChanceryEvenList *self)
{
  for (guint i = 0; i < self->spare->len; i++)
    {
      ChanceryEvenListRow *row = g_ptr_array_index (self->spare, i);

      bind_row (self, row, NULL);
      chancery_even_list_row_set_shown (row, FALSE);
    }
}

void
chancery_even_list_bind_rows (ChanceryEvenList *self)
{
  guint first, last;

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  if (get_sight (self, &first, &last))
    {
      spare_unseen (self, first, last);
      for (guint i = first; i <= last; i++)
        find_again (self, i);
      keep_focus (self);
      if (chancery_even_list_find_row (self, self->cursor) != NULL)
        chancery_even_list_make_row (self, self->cursor);
      for (guint i = first; i <= last; i++)
        chancery_even_list_make_row (self, i);
      order_rows (self, first, last);
    }
  hide_spare (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
