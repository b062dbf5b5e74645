/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-paper-chooser.h"

#include "chancery-focus-chain.h"

#include <glib/gi18n-lib.h>

struct _ChanceryPaperChooser
{
  GtkWidget parent_instance;

  ChanceryRegistry *registry;
  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *button;
  GPtrArray *files;
  GtkFileChooserNative *chooser;
};

static void chancery_paper_chooser_companion_init (ChanceryCompanionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ChanceryPaperChooser,
                               chancery_paper_chooser,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CHANCERY_TYPE_COMPANION,
                                                      chancery_paper_chooser_companion_init))

static void
remove_cb (GtkButton *button, ChanceryPaperChooser *self)
{
  GFile *file = g_object_get_data (G_OBJECT (button), "file");

  g_ptr_array_remove (self->files, file);
  gtk_box_remove (GTK_BOX (self->list), gtk_widget_get_parent (GTK_WIDGET (button)));
  gtk_widget_grab_focus (self->button);
  chancery_companion_changed (CHANCERY_COMPANION (self));
}

static void
append_name (ChanceryPaperChooser *self, const char *name, GFile *file)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (row, "chancery-paper");
  gtk_box_append (GTK_BOX (row), label);
  if (file != NULL)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
      /* Translators: %s is the name of a file. */
      g_autofree char *words = g_strdup_printf (_ ("Remove %s"), name);

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                      -1);
      g_object_set_data_full (G_OBJECT (button), "file", g_object_ref (file), g_object_unref);
      g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
      gtk_box_append (GTK_BOX (row), button);
    }
  gtk_box_append (GTK_BOX (self->list), row);
}

/* One that waits already is the same paper. */
static void
add_file (ChanceryPaperChooser *self, GFile *file)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  if (g_ptr_array_find_with_equal_func (self->files, file, (GEqualFunc)g_file_equal, NULL))
    return;
  base = g_file_get_basename (file);
  name = g_filename_display_name (base);
  g_ptr_array_add (self->files, g_object_ref (file));
  append_name (self, name, file);
}

static void
response_cb (GtkNativeDialog *dialog, int response, ChanceryPaperChooser *self)
{
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      add_file (self, file);
    }
  g_clear_object (&self->chooser);
  if (files != NULL)
    chancery_companion_changed (CHANCERY_COMPANION (self));
}

static void
choose_cb (GtkButton *button, ChanceryPaperChooser *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Add Papers"),
                                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
chancery_paper_chooser_load (ChanceryCompanion *companion, ChanceryDraft *main, GPtrArray *drafts)
{
  ChanceryPaperChooser *self = CHANCERY_PAPER_CHOOSER (companion);
  ChanceryValue *papers = chancery_draft_get (main, "attachments");
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), row);
  g_ptr_array_set_size (self->files, 0);
  for (guint i = 0; i < chancery_value_get_n_items (papers); i++)
    append_name (self, chancery_line_get_text (chancery_value_get_line (papers, i), "name"), NULL);
}

static void
chancery_paper_chooser_collect (ChanceryCompanion *companion,
                                ChanceryDraft *main,
                                GPtrArray *drafts)
{
  /* A file is no part of a draft: it goes in when there is a record to hold it. */
}

static void
chancery_paper_chooser_saved (ChanceryCompanion *companion, const char *id)
{
  ChanceryPaperChooser *self = CHANCERY_PAPER_CHOOSER (companion);

  for (guint i = 0; i < self->files->len; i++)
    chancery_registry_attach_async (self->registry, id, g_ptr_array_index (self->files, i), NULL,
                                    NULL, NULL, NULL);
  g_ptr_array_set_size (self->files, 0);
}

static void
chancery_paper_chooser_take_files (ChanceryCompanion *companion, GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    add_file (CHANCERY_PAPER_CHOOSER (companion), g_ptr_array_index (files, i));
  chancery_companion_changed (companion);
}

static gboolean
chancery_paper_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CHANCERY_PAPER_CHOOSER (widget)->button);
}

static void
chancery_paper_chooser_dispose (GObject *object)
{
  ChanceryPaperChooser *self = CHANCERY_PAPER_CHOOSER (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_paper_chooser_parent_class)->dispose (object);
}

static void
chancery_paper_chooser_companion_init (ChanceryCompanionInterface *iface)
{
  iface->load = chancery_paper_chooser_load;
  iface->collect = chancery_paper_chooser_collect;
  iface->saved = chancery_paper_chooser_saved;
  iface->take_files = chancery_paper_chooser_take_files;
}

static void
chancery_paper_chooser_class_init (ChanceryPaperChooserClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_paper_chooser_dispose;
  widget_class->focus = chancery_focus_chain_move;
  widget_class->grab_focus = chancery_paper_chooser_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_paper_chooser_init (ChanceryPaperChooser *self)
{
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->button = gtk_button_new_with_label (_ ("Add papers…"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->button, "chancery-small-button");
  g_signal_connect (self->button, "clicked", G_CALLBACK (choose_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
chancery_paper_chooser_new (ChanceryRegistry *registry)
{
  ChanceryPaperChooser *self = g_object_new (CHANCERY_TYPE_PAPER_CHOOSER, NULL);

  g_set_object (&self->registry, registry);
  return GTK_WIDGET (self);
}
