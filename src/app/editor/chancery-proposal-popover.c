/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-proposal-popover.h"

struct _ChanceryProposalPopover
{
  GtkPopover parent_instance;

  GtkWidget *list;
  GtkWidget *note;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryProposalPopover, chancery_proposal_popover, GTK_TYPE_POPOVER)

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, ChanceryProposalPopover *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, row);
}

static void
chancery_proposal_popover_class_init (ChanceryProposalPopoverClass *class)
{
  signals[CHOSEN] = g_signal_new ("chosen", CHANCERY_TYPE_PROPOSAL_POPOVER, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, CHANCERY_TYPE_PROPOSAL_ROW);
}

static void
chancery_proposal_popover_init (ChanceryProposalPopover *self)
{
  GtkPopover *popover = GTK_POPOVER (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_popover_set_autohide (popover, FALSE);
  gtk_popover_set_has_arrow (popover, FALSE);
  gtk_popover_set_position (popover, GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self), "chancery-proposals");

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  /* A click must not take the keyboard out of the entry before it is taken for a choice. */
  gtk_widget_set_can_focus (self->list, FALSE);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_box_append (GTK_BOX (box), scrolled);

  self->note = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_widget_add_css_class (self->note, "chancery-quiet");
  gtk_widget_add_css_class (self->note, "chancery-proposals-note");
  gtk_widget_set_visible (self->note, FALSE);
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_popover_set_child (popover, box);
  /* The entry keeps the keyboard: Tab goes on to the next field, never in here. */
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
}

GtkWidget *
chancery_proposal_popover_new (void)
{
  return g_object_new (CHANCERY_TYPE_PROPOSAL_POPOVER, NULL);
}

void
chancery_proposal_popover_clear (ChanceryProposalPopover *self)
{
  GtkWidget *row;

  g_return_if_fail (CHANCERY_IS_PROPOSAL_POPOVER (self));

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  chancery_proposal_popover_set_note (self, NULL);
}

void
chancery_proposal_popover_append (ChanceryProposalPopover *self, GtkWidget *row)
{
  g_return_if_fail (CHANCERY_IS_PROPOSAL_POPOVER (self));

  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

void
chancery_proposal_popover_set_note (ChanceryProposalPopover *self, const char *note)
{
  g_return_if_fail (CHANCERY_IS_PROPOSAL_POPOVER (self));

  gtk_label_set_text (GTK_LABEL (self->note), note != NULL ? note : "");
  gtk_widget_set_visible (self->note, note != NULL);
}

void
chancery_proposal_popover_open (ChanceryProposalPopover *self, int width)
{
  GtkListBoxRow *first;

  g_return_if_fail (CHANCERY_IS_PROPOSAL_POPOVER (self));

  first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);
  if (first == NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), first);
  gtk_widget_set_size_request (GTK_WIDGET (self), CLAMP (width, 240, 520), -1);
  gtk_popover_popup (GTK_POPOVER (self));
}

void
chancery_proposal_popover_move (ChanceryProposalPopover *self, int by)
{
  GtkListBox *list;
  GtkListBoxRow *row;

  g_return_if_fail (CHANCERY_IS_PROPOSAL_POPOVER (self));

  list = GTK_LIST_BOX (self->list);
  row = gtk_list_box_get_selected_row (list);
  row =
      gtk_list_box_get_row_at_index (list, row != NULL ? gtk_list_box_row_get_index (row) + by : 0);
  if (row != NULL)
    gtk_list_box_select_row (list, row);
}

ChanceryProposalRow *
chancery_proposal_popover_get_selected (ChanceryProposalPopover *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (CHANCERY_IS_PROPOSAL_POPOVER (self), NULL);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return NULL;
  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  return row != NULL ? CHANCERY_PROPOSAL_ROW (row) : NULL;
}

ChanceryProposalRow *
chancery_proposal_popover_get_row (ChanceryProposalPopover *self, guint at)
{
  GtkListBox *list;
  GtkListBoxRow *row;

  g_return_val_if_fail (CHANCERY_IS_PROPOSAL_POPOVER (self), NULL);

  list = GTK_LIST_BOX (self->list);
  row = gtk_list_box_get_row_at_index (list, (int)at);
  if (row == NULL)
    row = GTK_LIST_BOX_ROW (gtk_widget_get_last_child (self->list));
  return row != NULL ? CHANCERY_PROPOSAL_ROW (row) : NULL;
}
