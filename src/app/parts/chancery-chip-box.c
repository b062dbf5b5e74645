/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-chip-box.h"

#include "chancery-flow-layout.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *widget;
  GtkWidget *label;
  GtkWidget *button;
  ChanceryValue *value;
} Chip;

struct _ChanceryChipBox
{
  GtkWidget parent_instance;

  GtkWidget *entry;
  GPtrArray *chips;
};

enum
{
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryChipBox, chancery_chip_box, GTK_TYPE_WIDGET)

static void
free_chip (gpointer data)
{
  Chip *chip = data;

  gtk_widget_unparent (chip->widget);
  chancery_value_unref (chip->value);
  g_free (chip);
}

/* Behind chips the entry may be short: it stays on their row as long as it can. */
static void
fit_entry (ChanceryChipBox *self)
{
  int width = self->chips->len > 0 ? 2 : 12;

  if (!GTK_IS_EDITABLE (self->entry))
    return;
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), width);
}

static void
remove_cb (GtkButton *button, ChanceryChipBox *self)
{
  for (guint i = 0; i < self->chips->len; i++)
    {
      Chip *chip = g_ptr_array_index (self->chips, i);

      if (chip->button != GTK_WIDGET (button))
        continue;
      gtk_widget_grab_focus (self->entry);
      g_ptr_array_remove_index (self->chips, i);
      fit_entry (self);
      g_signal_emit (self, signals[REMOVED], 0);
      return;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkButton *button)
{
  if (keyval != GDK_KEY_Delete && keyval != GDK_KEY_BackSpace)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit_by_name (button, "clicked");
  return GDK_EVENT_STOP;
}

static void
name_chip (Chip *chip, const char *words)
{
  /* Translators: %s is a party, a person, a tag. */
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), words);

  gtk_label_set_text (GTK_LABEL (chip->label), words);
  gtk_widget_set_tooltip_text (chip->button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove, -1);
}

static void
chancery_chip_box_dispose (GObject *object)
{
  ChanceryChipBox *self = CHANCERY_CHIP_BOX (object);

  g_clear_pointer (&self->chips, g_ptr_array_unref);
  g_clear_pointer (&self->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (chancery_chip_box_parent_class)->dispose (object);
}

static void
chancery_chip_box_class_init (ChanceryChipBoxClass *class)
{
  G_OBJECT_CLASS (class)->dispose = chancery_chip_box_dispose;

  signals[REMOVED] = g_signal_new ("removed", CHANCERY_TYPE_CHIP_BOX, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
chancery_chip_box_init (ChanceryChipBox *self)
{
  self->chips = g_ptr_array_new_with_free_func (free_chip);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), chancery_flow_layout_new (6));
}

GtkWidget *
chancery_chip_box_new (GtkWidget *entry)
{
  ChanceryChipBox *self = g_object_new (CHANCERY_TYPE_CHIP_BOX, NULL);

  self->entry = entry;
  gtk_widget_set_parent (entry, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
chancery_chip_box_append (ChanceryChipBox *self, ChanceryValue *value, const char *words)
{
  GtkEventController *keys;
  Chip *chip;

  g_return_if_fail (CHANCERY_IS_CHIP_BOX (self));
  g_return_if_fail (value != NULL);

  chip = g_new0 (Chip, 1);
  chip->value = chancery_value_ref (value);
  chip->widget = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_valign (chip->widget, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (chip->widget, "chancery-chip");
  chip->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (chip->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (chip->label), 40);
  gtk_box_append (GTK_BOX (chip->widget), chip->label);
  chip->button = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_set_valign (chip->button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (chip->widget), chip->button);
  name_chip (chip, words);
  g_signal_connect (chip->button, "clicked", G_CALLBACK (remove_cb), self);

  keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), chip->button);
  gtk_widget_add_controller (chip->button, keys);

  gtk_widget_insert_before (chip->widget, GTK_WIDGET (self), self->entry);
  g_ptr_array_add (self->chips, chip);
  fit_entry (self);
}

void
chancery_chip_box_rename (ChanceryChipBox *self, ChanceryValue *value, const char *words)
{
  g_return_if_fail (CHANCERY_IS_CHIP_BOX (self));

  for (guint i = 0; i < self->chips->len; i++)
    {
      Chip *chip = g_ptr_array_index (self->chips, i);

      if (chip->value == value)
        name_chip (chip, words);
    }
}

gboolean
chancery_chip_box_remove_last (ChanceryChipBox *self)
{
  g_return_val_if_fail (CHANCERY_IS_CHIP_BOX (self), FALSE);

  if (self->chips->len == 0)
    return FALSE;
  g_ptr_array_remove_index (self->chips, self->chips->len - 1);
  fit_entry (self);
  g_signal_emit (self, signals[REMOVED], 0);
  return TRUE;
}

void
chancery_chip_box_clear (ChanceryChipBox *self)
{
  g_return_if_fail (CHANCERY_IS_CHIP_BOX (self));

  g_ptr_array_set_size (self->chips, 0);
  fit_entry (self);
}

GPtrArray *
chancery_chip_box_dup_values (ChanceryChipBox *self)
{
  GPtrArray *values;

  g_return_val_if_fail (CHANCERY_IS_CHIP_BOX (self), NULL);

  values = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_value_unref);
  for (guint i = 0; i < self->chips->len; i++)
    g_ptr_array_add (values,
                     chancery_value_ref (((Chip *)g_ptr_array_index (self->chips, i))->value));
  return values;
}
