/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-focus-chain.h"

gboolean
chancery_focus_chain_move (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidgetClass *usual = g_type_class_peek (GTK_TYPE_WIDGET);
  GtkWidget *child = chancery_focus_chain_get_child (widget);

  if (direction != GTK_DIR_TAB_BACKWARD || child == NULL)
    return usual->focus (widget, direction);
  for (; child != NULL; child = gtk_widget_get_prev_sibling (child))
    if (gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}

GtkWidget *
chancery_focus_chain_get_child (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *child = root != NULL ? gtk_root_get_focus (root) : NULL;

  while (child != NULL && gtk_widget_get_parent (child) != widget)
    child = gtk_widget_get_parent (child);
  return child;
}

gboolean
chancery_focus_chain_is_free (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return gtk_widget_get_mapped (widget) &&
         (focus == NULL || !gtk_widget_get_mapped (focus) || focus == widget ||
          gtk_widget_is_ancestor (focus, widget));
}
