/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-view.h"

#include "chancery-focus-chain.h"
#include "chancery-printer.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _ChanceryView
{
  GtkWidget parent_instance;

  ChanceryViewPaper make;
  ChanceryViewPaperStart start;
  gpointer data;
  GDestroyNotify destroy;

  GtkWidget *box;
  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *sidebar_button;
  GtkWidget *paper_button;
  AdwBin *bin;
};

enum
{
  PROP_0,
  PROP_SIDEBAR_HIDDEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ChanceryView, chancery_view, GTK_TYPE_WIDGET)

static ChanceryWindow *
window_of (ChanceryView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return CHANCERY_IS_WINDOW (root) ? CHANCERY_WINDOW (root) : NULL;
}

/* Where a paper goes. */
typedef void (*Goal) (ChanceryWindow *window, ChanceryPaper *paper);

static void
print (ChanceryWindow *window, ChanceryPaper *paper)
{
  chancery_printer_print (GTK_WINDOW (window), paper);
}

static const Goal goals[] = { print, chancery_printer_save, chancery_printer_copy };

static void
send_paper (ChanceryView *self, ChanceryPaper *paper, guint goal)
{
  ChanceryWindow *window = window_of (self);

  if (paper == NULL || window == NULL)
    return;
  if (!chancery_paper_has_direction (paper))
    chancery_paper_set_right_to_left (paper, gtk_widget_get_direction (GTK_WIDGET (self)) ==
                                                 GTK_TEXT_DIR_RTL);
  goals[goal](window, paper);
}

static void
paper_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ChanceryView *self = CHANCERY_VIEW (source);
  ChanceryWindow *window = window_of (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryPaper) paper = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL && window != NULL)
    chancery_window_say_error (window, error);
  send_paper (self, paper, GPOINTER_TO_UINT (user_data));
}

static void
ask_paper (ChanceryView *self, guint goal)
{
  g_autoptr (ChanceryPaper) paper = NULL;

  if (self->start != NULL)
    {
      self->start (self, g_task_new (self, NULL, paper_cb, GUINT_TO_POINTER (goal)), self->data);
      return;
    }
  paper = self->make != NULL ? self->make (self, self->data) : NULL;
  send_paper (self, paper, goal);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_paper (CHANCERY_VIEW (widget), 0);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_paper (CHANCERY_VIEW (widget), 1);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_paper (CHANCERY_VIEW (widget), 2);
}

static gboolean
chancery_view_grab_focus (GtkWidget *widget)
{
  ChanceryView *self = CHANCERY_VIEW (widget);
  GtkWidget *child = adw_bin_get_child (self->bin);

  /* A page takes it where it begins; other things where Tab would lead. */
  if (child != NULL &&
      (gtk_widget_grab_focus (child) || gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD)))
    return TRUE;
  return gtk_widget_child_focus (GTK_WIDGET (self->header), GTK_DIR_TAB_FORWARD);
}

static void
chancery_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SIDEBAR_HIDDEN)
    g_value_set_boolean (value, gtk_widget_get_visible (CHANCERY_VIEW (object)->sidebar_button));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
chancery_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SIDEBAR_HIDDEN)
    gtk_widget_set_visible (CHANCERY_VIEW (object)->sidebar_button, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
chancery_view_dispose (GObject *object)
{
  ChanceryView *self = CHANCERY_VIEW (object);

  if (self->destroy != NULL)
    g_steal_pointer (&self->destroy) (g_steal_pointer (&self->data));
  self->make = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (chancery_view_parent_class)->dispose (object);
}

static void
chancery_view_class_init (ChanceryViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = chancery_view_get_property;
  object_class->set_property = chancery_view_set_property;
  object_class->dispose = chancery_view_dispose;
  widget_class->focus = chancery_focus_chain_move;
  widget_class->grab_focus = chancery_view_grab_focus;

  properties[PROP_SIDEBAR_HIDDEN] =
      g_param_spec_boolean ("sidebar-hidden", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryView, box);
  gtk_widget_class_bind_template_child (widget_class, ChanceryView, header);
  gtk_widget_class_bind_template_child (widget_class, ChanceryView, title);
  gtk_widget_class_bind_template_child (widget_class, ChanceryView, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryView, paper_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryView, bin);
  gtk_widget_class_install_action (widget_class, "view.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "view.save-pdf", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "view.copy", NULL, copy_action);
  /* Here, not in the window alone: a toast on the way there would take the key for itself. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.close-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "view.save-pdf",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "view.copy", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_view_init (ChanceryView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

ChanceryView *
chancery_view_new (const char *title)
{
  ChanceryView *self = g_object_new (CHANCERY_TYPE_VIEW, NULL);

  chancery_view_set_title (self, title);
  return self;
}

void
chancery_view_set_title (ChanceryView *self, const char *title)
{
  g_return_if_fail (CHANCERY_IS_VIEW (self) && title != NULL);

  adw_window_title_set_title (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
chancery_view_set_subtitle (ChanceryView *self, const char *subtitle)
{
  g_return_if_fail (CHANCERY_IS_VIEW (self));

  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
}

void
chancery_view_set_child (ChanceryView *self, GtkWidget *child)
{
  g_return_if_fail (CHANCERY_IS_VIEW (self));

  adw_bin_set_child (self->bin, child);
}

GtkWidget *
chancery_view_get_child (ChanceryView *self)
{
  g_return_val_if_fail (CHANCERY_IS_VIEW (self), NULL);

  return adw_bin_get_child (self->bin);
}

void
chancery_view_add_control (ChanceryView *self, GtkWidget *control)
{
  g_return_if_fail (CHANCERY_IS_VIEW (self) && GTK_IS_WIDGET (control));

  adw_header_bar_pack_end (self->header, control);
}

static void
set_paper (ChanceryView *self,
           ChanceryViewPaper make,
           ChanceryViewPaperStart start,
           gpointer data,
           GDestroyNotify destroy)
{
  if (self->destroy != NULL)
    self->destroy (self->data);
  self->make = make;
  self->start = start;
  self->data = data;
  self->destroy = destroy;
  gtk_widget_set_visible (self->paper_button, chancery_view_has_paper (self));
}

void
chancery_view_set_paper (ChanceryView *self,
                         ChanceryViewPaper make,
                         gpointer data,
                         GDestroyNotify destroy)
{
  g_return_if_fail (CHANCERY_IS_VIEW (self));

  set_paper (self, make, NULL, data, destroy);
}

void
chancery_view_set_paper_start (ChanceryView *self,
                               ChanceryViewPaperStart start,
                               gpointer data,
                               GDestroyNotify destroy)
{
  g_return_if_fail (CHANCERY_IS_VIEW (self));

  set_paper (self, NULL, start, data, destroy);
}

gboolean
chancery_view_has_paper (ChanceryView *self)
{
  g_return_val_if_fail (CHANCERY_IS_VIEW (self), FALSE);

  return self->make != NULL || self->start != NULL;
}

void
chancery_view_print (ChanceryView *self)
{
  g_return_if_fail (CHANCERY_IS_VIEW (self));

  ask_paper (self, 0);
}
