/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-join-row.h"

struct _ChanceryJoinRow
{
  GtkListBoxRow parent_instance;

  ChanceryFormClash *clash;
  GtkLabel *record;
  GtkLabel *field;
  GtkToggleButton *yours;
  GtkToggleButton *theirs;
  GtkLabel *yours_text;
  GtkLabel *theirs_text;
};

enum
{
  DECIDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryJoinRow, chancery_join_row, GTK_TYPE_LIST_BOX_ROW)

static void
toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  ChanceryJoinRow *self = CHANCERY_JOIN_ROW (user_data);

  if (gtk_toggle_button_get_active (button))
    chancery_join_row_decide (self, button == self->yours);
}

static void
chancery_join_row_class_init (ChanceryJoinRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  signals[DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-join-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryJoinRow, record);
  gtk_widget_class_bind_template_child (widget_class, ChanceryJoinRow, field);
  gtk_widget_class_bind_template_child (widget_class, ChanceryJoinRow, yours);
  gtk_widget_class_bind_template_child (widget_class, ChanceryJoinRow, theirs);
  gtk_widget_class_bind_template_child (widget_class, ChanceryJoinRow, yours_text);
  gtk_widget_class_bind_template_child (widget_class, ChanceryJoinRow, theirs_text);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
chancery_join_row_init (ChanceryJoinRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
chancery_join_row_new (ChanceryFormClash *clash)
{
  ChanceryJoinRow *self;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (clash != NULL, NULL);

  self = g_object_new (CHANCERY_TYPE_JOIN_ROW, NULL);
  sentence = g_strdup_printf ("%s, %s", clash->title, clash->label);
  self->clash = clash;
  gtk_label_set_label (self->record, clash->title);
  gtk_label_set_label (self->field, clash->label);
  gtk_label_set_label (self->yours_text, clash->mine);
  gtk_label_set_label (self->theirs_text, clash->theirs);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  return GTK_WIDGET (self);
}

ChanceryFormClash *
chancery_join_row_get_clash (ChanceryJoinRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_JOIN_ROW (self), NULL);

  return self->clash;
}

void
chancery_join_row_decide (ChanceryJoinRow *self, gboolean keep)
{
  g_return_if_fail (CHANCERY_IS_JOIN_ROW (self));

  if (self->clash->decided && self->clash->keep == keep)
    return;
  self->clash->decided = TRUE;
  self->clash->keep = keep;
  gtk_toggle_button_set_active (keep ? self->yours : self->theirs, TRUE);
  g_signal_emit (self, signals[DECIDED], 0);
}
