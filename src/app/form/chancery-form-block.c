/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-form-block.h"

#include "chancery-focus-chain.h"

#include <glib/gi18n-lib.h>

struct _ChanceryFormBlock
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *rows;
  GtkWidget *toggle;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (ChanceryFormBlock, chancery_form_block, GTK_TYPE_WIDGET)

static void
toggled_cb (GtkToggleButton *toggle, ChanceryFormBlock *self)
{
  gboolean active = gtk_toggle_button_get_active (toggle);

  gtk_widget_set_visible (self->more, active);
  gtk_button_set_label (GTK_BUTTON (toggle), active ? _ ("Less") : _ ("More"));
}

static gboolean
chancery_form_block_grab_focus (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_first_child (CHANCERY_FORM_BLOCK (widget)->rows);

  return row != NULL &&
         (gtk_widget_grab_focus (row) || gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD));
}

static void
chancery_form_block_dispose (GObject *object)
{
  g_clear_pointer (&CHANCERY_FORM_BLOCK (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (chancery_form_block_parent_class)->dispose (object);
}

static void
chancery_form_block_class_init (ChanceryFormBlockClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = chancery_form_block_dispose;
  widget_class->focus = chancery_focus_chain_move;
  widget_class->grab_focus = chancery_form_block_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chancery-block");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
chancery_form_block_init (ChanceryFormBlock *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->more = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->toggle = gtk_toggle_button_new_with_label (_ ("More"));
  gtk_widget_set_visible (self->more, FALSE);
  gtk_widget_set_visible (self->toggle, FALSE);
  gtk_widget_set_halign (self->toggle, GTK_ALIGN_END);
  /* Alt+M unfolds it: the tab key runs through what an ordinary paper needs. */
  gtk_widget_set_focusable (self->toggle, FALSE);
  gtk_widget_set_tooltip_text (self->toggle, _ ("More fields of this heading (Alt+M)"));
  gtk_widget_add_css_class (self->toggle, "chancery-small-button");
  g_signal_connect (self->toggle, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
chancery_form_block_new (const char *heading, int number)
{
  ChanceryFormBlock *self = g_object_new (CHANCERY_TYPE_FORM_BLOCK, NULL);
  GtkWidget *label = gtk_label_new (heading);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "chancery-heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
  if (number > 0)
    {
      /* Translators: a key that leads to a heading of the form. */
      g_autofree char *key = g_strdup_printf (_ ("Alt+%d"), number);

      gtk_widget_set_tooltip_text (label, key);
    }
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), self->toggle);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_box_append (GTK_BOX (self->box), self->more);
  return GTK_WIDGET (self);
}

void
chancery_form_block_append (ChanceryFormBlock *self, GtkWidget *row, gboolean more)
{
  g_return_if_fail (CHANCERY_IS_FORM_BLOCK (self));

  gtk_box_append (GTK_BOX (more ? self->more : self->rows), row);
  if (more)
    gtk_widget_set_visible (self->toggle, TRUE);
}

void
chancery_form_block_unfold (ChanceryFormBlock *self)
{
  g_return_if_fail (CHANCERY_IS_FORM_BLOCK (self));

  if (gtk_widget_get_visible (self->toggle))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggle), TRUE);
}

void
chancery_form_block_show_more (ChanceryFormBlock *self)
{
  g_return_if_fail (CHANCERY_IS_FORM_BLOCK (self));

  chancery_form_block_unfold (self);
  if (gtk_widget_get_visible (self->more))
    gtk_widget_child_focus (self->more, GTK_DIR_TAB_FORWARD);
}

gboolean
chancery_form_block_is_empty (ChanceryFormBlock *self)
{
  g_return_val_if_fail (CHANCERY_IS_FORM_BLOCK (self), TRUE);

  return gtk_widget_get_first_child (self->rows) == NULL &&
         gtk_widget_get_first_child (self->more) == NULL;
}
