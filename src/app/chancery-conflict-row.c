/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-conflict-row.h"

#include <glib/gi18n.h>

#include "chancery-phrase.h"

struct _ChanceryConflictRow
{
  GtkListBoxRow parent_instance;

  const ChanceryImportConflict *conflict;
  gboolean decided;
  gboolean take;
  GtkLabel *record;
  GtkLabel *field;
  GtkToggleButton *here;
  GtkToggleButton *theirs;
  GtkLabel *here_text;
  GtkLabel *theirs_text;
};

enum
{
  DECIDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryConflictRow, chancery_conflict_row, GTK_TYPE_LIST_BOX_ROW)

static void
toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  ChanceryConflictRow *self = CHANCERY_CONFLICT_ROW (user_data);

  if (gtk_toggle_button_get_active (button))
    chancery_conflict_row_decide (self, button == self->theirs);
}

static void
chancery_conflict_row_class_init (ChanceryConflictRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-conflict-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryConflictRow, record);
  gtk_widget_class_bind_template_child (widget_class, ChanceryConflictRow, field);
  gtk_widget_class_bind_template_child (widget_class, ChanceryConflictRow, here);
  gtk_widget_class_bind_template_child (widget_class, ChanceryConflictRow, theirs);
  gtk_widget_class_bind_template_child (widget_class, ChanceryConflictRow, here_text);
  gtk_widget_class_bind_template_child (widget_class, ChanceryConflictRow, theirs_text);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
chancery_conflict_row_init (ChanceryConflictRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_value (GtkLabel *label, const ChanceryImportConflict *conflict, const ChanceryValue *value)
{
  g_autofree char *words = chancery_phrase_value (conflict->field, value);

  gtk_label_set_label (label, *words != '\0' ? words : _ ("nothing"));
}

GtkWidget *
chancery_conflict_row_new (const ChanceryImportConflict *conflict)
{
  ChanceryConflictRow *self = g_object_new (CHANCERY_TYPE_CONFLICT_ROW, NULL);
  g_autofree char *record = NULL;
  g_autofree char *sentence = NULL;
  const char *field = _ (conflict->field->label);

  self->conflict = conflict;
  if (conflict->reference != NULL)
    record = g_strdup_printf ("%s · %s", conflict->reference, conflict->title);
  else
    record = g_strdup (conflict->title);
  sentence = g_strdup_printf ("%s, %s", record, field);
  gtk_label_set_label (self->record, record);
  gtk_label_set_label (self->field, field);
  show_value (self->here_text, conflict, conflict->ours);
  show_value (self->theirs_text, conflict, conflict->theirs);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  return GTK_WIDGET (self);
}

const ChanceryImportConflict *
chancery_conflict_row_get_conflict (ChanceryConflictRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_CONFLICT_ROW (self), NULL);
  return self->conflict;
}

gboolean
chancery_conflict_row_is_decided (ChanceryConflictRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_CONFLICT_ROW (self), FALSE);
  return self->decided;
}

gboolean
chancery_conflict_row_get_take (ChanceryConflictRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_CONFLICT_ROW (self), FALSE);
  return self->take;
}

void
chancery_conflict_row_decide (ChanceryConflictRow *self, gboolean take)
{
  g_return_if_fail (CHANCERY_IS_CONFLICT_ROW (self));

  if (self->decided && self->take == take)
    return;
  self->decided = TRUE;
  self->take = take;
  gtk_toggle_button_set_active (take ? self->theirs : self->here, TRUE);
  g_signal_emit (self, signals[DECIDED], 0);
}
