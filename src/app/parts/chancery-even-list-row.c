/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-even-list-row.h"

struct _ChanceryEvenListRow
{
  GtkWidget parent_instance;

  GtkWidget *child;
  GObject *item;
  gboolean selected;
  gboolean shown;
  guint position;
  guint n;
};

G_DEFINE_FINAL_TYPE (ChanceryEvenListRow, chancery_even_list_row, GTK_TYPE_WIDGET)

static void
chancery_even_list_row_dispose (GObject *object)
{
  ChanceryEvenListRow *self = CHANCERY_EVEN_LIST_ROW (object);

  g_clear_object (&self->item);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (chancery_even_list_row_parent_class)->dispose (object);
}

static void
chancery_even_list_row_class_init (ChanceryEvenListRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = chancery_even_list_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "row");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
chancery_even_list_row_init (ChanceryEvenListRow *self)
{
  self->shown = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "activatable");
}

GtkWidget *
chancery_even_list_row_new (GtkWidget *child)
{
  ChanceryEvenListRow *self;

  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);

  self = g_object_new (CHANCERY_TYPE_EVEN_LIST_ROW, NULL);
  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

GtkWidget *
chancery_even_list_row_get_child (ChanceryEvenListRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_EVEN_LIST_ROW (self), NULL);
  return self->child;
}

gpointer
chancery_even_list_row_get_item (ChanceryEvenListRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_EVEN_LIST_ROW (self), NULL);
  return self->item;
}

void
chancery_even_list_row_set_item (ChanceryEvenListRow *self, gpointer item)
{
  g_return_if_fail (CHANCERY_IS_EVEN_LIST_ROW (self));
  g_set_object (&self->item, item);
}

void
chancery_even_list_row_set_selected (ChanceryEvenListRow *self, gboolean selected)
{
  g_return_if_fail (CHANCERY_IS_EVEN_LIST_ROW (self));

  if (self->selected == selected)
    return;
  self->selected = selected;
  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

void
chancery_even_list_row_set_place (ChanceryEvenListRow *self, guint position, guint n)
{
  g_return_if_fail (CHANCERY_IS_EVEN_LIST_ROW (self));

  if (self->position == position + 1 && self->n == n)
    return;
  self->position = position + 1;
  self->n = n;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                  (int)self->position, GTK_ACCESSIBLE_RELATION_SET_SIZE, (int)n,
                                  -1);
}

void
chancery_even_list_row_set_shown (ChanceryEvenListRow *self, gboolean shown)
{
  g_return_if_fail (CHANCERY_IS_EVEN_LIST_ROW (self));

  if (self->shown == shown)
    return;
  self->shown = shown;
  gtk_widget_set_child_visible (GTK_WIDGET (self), shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, !shown, -1);
  /* Who shows it next says what it is. */
  if (!shown)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, "",
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "", -1);
}
