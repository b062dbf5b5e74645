/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-tag-entry.h"

#include "chancery-chip-box.h"
#include "chancery-focus-chain.h"
#include "chancery-text.h"

#include <string.h>

struct _ChanceryTagEntry
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *entry;
  gboolean setting;
};

static void chancery_tag_entry_editor_init (ChanceryEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ChanceryTagEntry,
                               chancery_tag_entry,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CHANCERY_TYPE_EDITOR,
                                                      chancery_tag_entry_editor_init))

/* A chip of what stands in the entry. */
static gboolean
take (ChanceryTagEntry *self)
{
  g_autofree char *typed =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autofree char *text = chancery_text_normalize (g_strdelimit (typed, ",", ' '), -1, NULL);
  g_autoptr (ChanceryValue) value = text != NULL ? chancery_value_new_text (g_strstrip (text))
                                                 : NULL;

  if (value == NULL)
    return FALSE;
  self->setting = TRUE;
  chancery_editor_write (GTK_EDITABLE (self->entry), "");
  self->setting = FALSE;
  chancery_chip_box_append (CHANCERY_CHIP_BOX (self->box), value, text);
  return TRUE;
}

static void
changed_cb (GtkEditable *editable, ChanceryTagEntry *self)
{
  if (self->setting)
    return;
  if (strchr (gtk_editable_get_text (editable), ',') != NULL)
    take (self);
  chancery_editor_changed (CHANCERY_EDITOR (self));
}

static void
activate_cb (GtkEntry *entry, ChanceryTagEntry *self)
{
  if (take (self))
    chancery_editor_changed (CHANCERY_EDITOR (self));
  else
    chancery_editor_proceed (CHANCERY_EDITOR (self));
}

static void
removed_cb (ChanceryChipBox *box, ChanceryTagEntry *self)
{
  chancery_editor_changed (CHANCERY_EDITOR (self));
}

static void
left_cb (GtkEventControllerFocus *controller, ChanceryTagEntry *self)
{
  if (self->box != NULL)
    take (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                ChanceryTagEntry *self)
{
  if (keyval != GDK_KEY_BackSpace || *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    return GDK_EVENT_PROPAGATE;
  return chancery_chip_box_remove_last (CHANCERY_CHIP_BOX (self->box));
}

static ChanceryValue *
chancery_tag_entry_dup_value (ChanceryEditor *editor)
{
  ChanceryTagEntry *self = CHANCERY_TAG_ENTRY (editor);
  g_autoptr (GPtrArray) values = chancery_chip_box_dup_values (CHANCERY_CHIP_BOX (self->box));
  g_autofree char *rest =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  ChanceryValue *value = chancery_value_new_text (rest);

  if (value != NULL)
    g_ptr_array_add (values, value);
  return chancery_value_new_list (values);
}

static void
chancery_tag_entry_set_value (ChanceryEditor *editor, ChanceryValue *value)
{
  ChanceryTagEntry *self = CHANCERY_TAG_ENTRY (editor);

  chancery_chip_box_clear (CHANCERY_CHIP_BOX (self->box));
  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    {
      ChanceryValue *item = chancery_value_get_item (value, i);

      chancery_chip_box_append (CHANCERY_CHIP_BOX (self->box), item,
                                chancery_value_get_text (item));
    }
  self->setting = TRUE;
  chancery_editor_write (GTK_EDITABLE (self->entry), "");
  self->setting = FALSE;
}

static void
chancery_tag_entry_set_label (ChanceryEditor *editor, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (CHANCERY_TAG_ENTRY (editor)->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static gboolean
chancery_tag_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CHANCERY_TAG_ENTRY (widget)->entry);
}

static void
chancery_tag_entry_dispose (GObject *object)
{
  g_clear_pointer (&CHANCERY_TAG_ENTRY (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (chancery_tag_entry_parent_class)->dispose (object);
}

static void
chancery_tag_entry_editor_init (ChanceryEditorInterface *iface)
{
  iface->dup_value = chancery_tag_entry_dup_value;
  iface->set_value = chancery_tag_entry_set_value;
  iface->set_label = chancery_tag_entry_set_label;
}

static void
chancery_tag_entry_class_init (ChanceryTagEntryClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_tag_entry_dispose;
  widget_class->focus = chancery_focus_chain_move;
  widget_class->grab_focus = chancery_tag_entry_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_tag_entry_init (ChanceryTagEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);

  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_widget_add_css_class (self->entry, "chancery-editor");
  self->box = chancery_chip_box_new (self->entry);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  g_signal_connect (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (self->box, "removed", G_CALLBACK (removed_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
}

GtkWidget *
chancery_tag_entry_new (void)
{
  return g_object_new (CHANCERY_TYPE_TAG_ENTRY, NULL);
}
