/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-check-editor.h"

#include "chancery-focus-chain.h"

struct _ChanceryCheckEditor
{
  GtkWidget parent_instance;

  GtkWidget *button;
  gboolean setting;
};

static void chancery_check_editor_editor_init (ChanceryEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ChanceryCheckEditor,
                               chancery_check_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CHANCERY_TYPE_EDITOR,
                                                      chancery_check_editor_editor_init))

static void
toggled_cb (GtkCheckButton *button, ChanceryCheckEditor *self)
{
  if (!self->setting)
    chancery_editor_changed (CHANCERY_EDITOR (self));
}

/* Space ticks the box; Return goes on, as it does everywhere else. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                ChanceryCheckEditor *self)
{
  if (keyval != GDK_KEY_Return || (state & GDK_CONTROL_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  chancery_editor_proceed (CHANCERY_EDITOR (self));
  return GDK_EVENT_STOP;
}

static ChanceryValue *
chancery_check_editor_dup_value (ChanceryEditor *editor)
{
  ChanceryCheckEditor *self = CHANCERY_CHECK_EDITOR (editor);

  if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (self->button)))
    return NULL;
  return chancery_value_new_boolean (TRUE);
}

static void
chancery_check_editor_set_value (ChanceryEditor *editor, ChanceryValue *value)
{
  ChanceryCheckEditor *self = CHANCERY_CHECK_EDITOR (editor);

  self->setting = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->button),
                               value != NULL && chancery_value_get_boolean (value));
  self->setting = FALSE;
}

static void
chancery_check_editor_set_label (ChanceryEditor *editor, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (CHANCERY_CHECK_EDITOR (editor)->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static gboolean
chancery_check_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CHANCERY_CHECK_EDITOR (widget)->button);
}

static void
chancery_check_editor_dispose (GObject *object)
{
  g_clear_pointer (&CHANCERY_CHECK_EDITOR (object)->button, gtk_widget_unparent);

  G_OBJECT_CLASS (chancery_check_editor_parent_class)->dispose (object);
}

static void
chancery_check_editor_editor_init (ChanceryEditorInterface *iface)
{
  iface->dup_value = chancery_check_editor_dup_value;
  iface->set_value = chancery_check_editor_set_value;
  iface->set_label = chancery_check_editor_set_label;
}

static void
chancery_check_editor_class_init (ChanceryCheckEditorClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_check_editor_dispose;
  widget_class->focus = chancery_focus_chain_move;
  widget_class->grab_focus = chancery_check_editor_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_check_editor_init (ChanceryCheckEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->button = gtk_check_button_new ();
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->button, "chancery-check");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect (self->button, "toggled", G_CALLBACK (toggled_cb), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
chancery_check_editor_new (const char *words)
{
  ChanceryCheckEditor *self = g_object_new (CHANCERY_TYPE_CHECK_EDITOR, NULL);

  gtk_check_button_set_label (GTK_CHECK_BUTTON (self->button), words);
  return GTK_WIDGET (self);
}
