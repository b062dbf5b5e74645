/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-marking-chooser.h"

#include "chancery-focus-chain.h"
#include "chancery-term-drop.h"

#include <glib/gi18n-lib.h>

struct _ChanceryMarkingChooser
{
  GtkWidget parent_instance;

  GtkWidget *level;
  GtkWidget *caveats;
  gboolean setting;
};

static void chancery_marking_chooser_editor_init (ChanceryEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ChanceryMarkingChooser,
                               chancery_marking_chooser,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CHANCERY_TYPE_EDITOR,
                                                      chancery_marking_chooser_editor_init))

static void
changed_cb (GtkWidget *widget, ChanceryMarkingChooser *self)
{
  if (!self->setting)
    chancery_editor_changed (CHANCERY_EDITOR (self));
}

static void
activate_cb (GtkEntry *entry, ChanceryMarkingChooser *self)
{
  chancery_editor_proceed (CHANCERY_EDITOR (self));
}

static ChanceryValue *
chancery_marking_chooser_dup_value (ChanceryEditor *editor)
{
  ChanceryMarkingChooser *self = CHANCERY_MARKING_CHOOSER (editor);
  g_auto (GStrv) words = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->caveats)), ",", -1);
  g_autoptr (GStrvBuilder) caveats = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (*g_strstrip (words[i]) != '\0')
      g_strv_builder_add (caveats, words[i]);
  list = g_strv_builder_end (caveats);
  return chancery_value_new_marking (chancery_term_drop_get_code (CHANCERY_TERM_DROP (self->level)),
                                     (const char *const *)list);
}

static void
chancery_marking_chooser_set_value (ChanceryEditor *editor, ChanceryValue *value)
{
  ChanceryMarkingChooser *self = CHANCERY_MARKING_CHOOSER (editor);
  const char *const *caveats = chancery_value_get_caveats (value);
  g_autofree char *text = caveats != NULL ? g_strjoinv (", ", (char **)caveats) : g_strdup ("");

  self->setting = TRUE;
  chancery_term_drop_set_code (CHANCERY_TERM_DROP (self->level), chancery_value_get_level (value));
  chancery_editor_write (GTK_EDITABLE (self->caveats), text);
  self->setting = FALSE;
}

static void
chancery_marking_chooser_set_label (ChanceryEditor *editor, const char *label)
{
  chancery_editor_set_label (CHANCERY_EDITOR (CHANCERY_MARKING_CHOOSER (editor)->level), label);
}

static gboolean
chancery_marking_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CHANCERY_MARKING_CHOOSER (widget)->level);
}

static void
chancery_marking_chooser_dispose (GObject *object)
{
  ChanceryMarkingChooser *self = CHANCERY_MARKING_CHOOSER (object);

  g_clear_pointer (&self->level, gtk_widget_unparent);
  g_clear_pointer (&self->caveats, gtk_widget_unparent);

  G_OBJECT_CLASS (chancery_marking_chooser_parent_class)->dispose (object);
}

static void
chancery_marking_chooser_editor_init (ChanceryEditorInterface *iface)
{
  iface->dup_value = chancery_marking_chooser_dup_value;
  iface->set_value = chancery_marking_chooser_set_value;
  iface->set_label = chancery_marking_chooser_set_label;
}

static void
chancery_marking_chooser_class_init (ChanceryMarkingChooserClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_marking_chooser_dispose;
  widget_class->focus = chancery_focus_chain_move;
  widget_class->grab_focus = chancery_marking_chooser_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
chancery_marking_chooser_init (ChanceryMarkingChooser *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);

  self->level = chancery_term_drop_new ("marking_level");
  chancery_term_drop_set_code (CHANCERY_TERM_DROP (self->level), "unmarked");
  gtk_widget_set_parent (self->level, GTK_WIDGET (self));

  self->caveats = gtk_entry_new ();
  gtk_widget_set_hexpand (self->caveats, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->caveats), 10);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->caveats), _ ("Caveats"));
  gtk_widget_add_css_class (self->caveats, "chancery-editor");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->caveats), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Caveats, separated by commas"), -1);
  gtk_widget_set_parent (self->caveats, GTK_WIDGET (self));

  g_signal_connect (self->level, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->caveats, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->caveats, "activate", G_CALLBACK (activate_cb), self);
}

GtkWidget *
chancery_marking_chooser_new (void)
{
  return g_object_new (CHANCERY_TYPE_MARKING_CHOOSER, NULL);
}
