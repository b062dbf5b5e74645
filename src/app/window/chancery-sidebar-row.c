/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-sidebar-row.h"

#include <glib/gi18n.h>

struct _ChancerySidebarRow
{
  GtkListBoxRow parent_instance;

  const ChanceryPlace *place;
  char *query;
  const char *heading;
  /* What the number counts, or NULL. */
  char *says;
  GtkImage *icon;
  GtkLabel *name;
  GtkLabel *number;
};

G_DEFINE_FINAL_TYPE (ChancerySidebarRow, chancery_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
chancery_sidebar_row_finalize (GObject *object)
{
  g_free (CHANCERY_SIDEBAR_ROW (object)->query);
  g_free (CHANCERY_SIDEBAR_ROW (object)->says);

  G_OBJECT_CLASS (chancery_sidebar_row_parent_class)->finalize (object);
}

/* ---- the keys of a saved search ---- */

static gboolean
delete_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ChancerySidebarRow *self = CHANCERY_SIDEBAR_ROW (widget);

  return self->query != NULL && gtk_widget_activate_action (widget, "win.delete-search", "s",
                                                            gtk_label_get_label (self->name));
}

static gboolean
move (GtkWidget *widget, int by)
{
  ChancerySidebarRow *self = CHANCERY_SIDEBAR_ROW (widget);

  return self->query != NULL && gtk_widget_activate_action (widget, "win.move-search", "(si)",
                                                            gtk_label_get_label (self->name), by);
}

static gboolean
up_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return move (widget, -1);
}

static gboolean
down_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return move (widget, 1);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  const GdkModifierType both = GDK_ALT_MASK | GDK_SHIFT_MASK;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_binding, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, both, up_binding, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, both, down_binding, NULL);
}

static void
chancery_sidebar_row_class_init (ChancerySidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = chancery_sidebar_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ChancerySidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, ChancerySidebarRow, name);
  gtk_widget_class_bind_template_child (widget_class, ChancerySidebarRow, number);
  bind_keys (widget_class);
}

/* For a tip that is set GTK asks the display where the pointer is, and waits for that; the desk is told anew often. */
static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  ChancerySidebarRow *self = CHANCERY_SIDEBAR_ROW (widget);

  if (self->says == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->says);
  return TRUE;
}

static void
chancery_sidebar_row_init (ChancerySidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

static void
update_accessible_label (ChancerySidebarRow *self)
{
  const char *name = gtk_label_get_label (self->name);
  g_autofree char *text = NULL;

  if (gtk_widget_get_visible (GTK_WIDGET (self->number)))
    text = g_strdup_printf ("%s, %s", name, gtk_label_get_label (self->number));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : name, -1);
}

static void
show_number (ChancerySidebarRow *self, guint64 number, gboolean visible)
{
  g_autofree char *text = g_strdup_printf ("%'" G_GUINT64_FORMAT, number);

  gtk_label_set_label (self->number, text);
  gtk_widget_set_visible (GTK_WIDGET (self->number), visible);
  update_accessible_label (self);
}

GtkWidget *
chancery_sidebar_row_new (const ChanceryPlace *place)
{
  ChancerySidebarRow *self = g_object_new (CHANCERY_TYPE_SIDEBAR_ROW, NULL);

  self->place = place;
  self->heading = place->heading;
  gtk_label_set_label (self->name, _ (place->label));
  gtk_image_set_from_icon_name (self->icon, place->icon);
  update_accessible_label (self);
  return GTK_WIDGET (self);
}

GtkWidget *
chancery_sidebar_row_new_for_search (const char *name, const char *query, gboolean first)
{
  ChancerySidebarRow *self = g_object_new (CHANCERY_TYPE_SIDEBAR_ROW, NULL);

  self->heading = first ? N_ ("Saved searches") : NULL;
  gtk_image_set_from_icon_name (self->icon, "chancery-search-saved-symbolic");
  chancery_sidebar_row_set_search (self, name, query);
  return GTK_WIDGET (self);
}

void
chancery_sidebar_row_set_search (ChancerySidebarRow *self, const char *name, const char *query)
{
  g_autofree char *tip = NULL;

  g_return_if_fail (CHANCERY_IS_SIDEBAR_ROW (self));
  g_return_if_fail (name != NULL && query != NULL);

  gtk_label_set_label (self->name, name);
  if (g_strcmp0 (self->query, query) != 0)
    {
      g_free (self->query);
      self->query = g_strdup (query);
      gtk_widget_set_visible (GTK_WIDGET (self->number), FALSE);
    }
  /* What two long names have in common is often their beginning. */
  gtk_label_set_lines (self->name, 2);
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_wrap (self->name, TRUE);
  gtk_label_set_wrap_mode (self->name, PANGO_WRAP_WORD_CHAR);
  tip = g_strcmp0 (name, query) != 0 ? g_strdup_printf ("%s\n%s", name, query) : g_strdup (query);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tip);
  update_accessible_label (self);
}

const char *
chancery_sidebar_row_get_place (ChancerySidebarRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_SIDEBAR_ROW (self), NULL);
  return self->place != NULL ? self->place->id : NULL;
}

const char *
chancery_sidebar_row_get_name (ChancerySidebarRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_SIDEBAR_ROW (self), NULL);
  return gtk_label_get_label (self->name);
}

const char *
chancery_sidebar_row_get_query (ChancerySidebarRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_SIDEBAR_ROW (self), NULL);
  return self->query;
}

const char *
chancery_sidebar_row_get_heading (ChancerySidebarRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_SIDEBAR_ROW (self), NULL);
  return self->heading != NULL ? _ (self->heading) : NULL;
}

void
chancery_sidebar_row_set_number (ChancerySidebarRow *self, guint64 number, const char *says)
{
  g_return_if_fail (CHANCERY_IS_SIDEBAR_ROW (self));

  if (number == 0)
    says = NULL;
  if (g_strcmp0 (self->says, says) == 0)
    return;
  g_free (self->says);
  self->says = g_strdup (says);
  show_number (self, number, number > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  says != NULL ? says : "", -1);
}

void
chancery_sidebar_row_set_count (ChancerySidebarRow *self, guint64 count)
{
  g_return_if_fail (CHANCERY_IS_SIDEBAR_ROW (self));
  show_number (self, count, TRUE);
}
