/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-sidebar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "chancery-place.h"
#include "chancery-sidebar-row.h"

struct _ChancerySidebar
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListBox *list;
  /* The window says where it is; nobody chose that here. */
  gboolean told;
};

enum
{
  PLACE_CHOSEN,
  SEARCH_CHOSEN,
  ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChancerySidebar, chancery_sidebar, GTK_TYPE_WIDGET)

/* What is highlighted is what is shown. */
static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  ChancerySidebar *self = CHANCERY_SIDEBAR (user_data);
  ChancerySidebarRow *chosen;

  if (self->told || row == NULL)
    return;
  chosen = CHANCERY_SIDEBAR_ROW (row);
  if (chancery_sidebar_row_get_query (chosen) != NULL)
    g_signal_emit (self, signals[SEARCH_CHOSEN], 0, chancery_sidebar_row_get_query (chosen));
  else
    g_signal_emit (self, signals[PLACE_CHOSEN], 0, chancery_sidebar_row_get_place (chosen));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  /* It may be highlighted already, with something else shown on its behalf. */
  row_selected_cb (list, row, user_data);
  g_signal_emit (user_data, signals[ENTERED], 0);
}

static void
update_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *heading = chancery_sidebar_row_get_heading (CHANCERY_SIDEBAR_ROW (row));
  GtkWidget *label;

  if (heading == NULL)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "sidebar-heading");
  gtk_list_box_row_set_header (row, label);
}

static ChancerySidebarRow *
find_row (ChancerySidebar *self, const char *place)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (CHANCERY_IS_SIDEBAR_ROW (row) &&
        g_strcmp0 (chancery_sidebar_row_get_place (CHANCERY_SIDEBAR_ROW (row)), place) == 0)
      return CHANCERY_SIDEBAR_ROW (row);
  return NULL;
}

static void
chancery_sidebar_dispose (GObject *object)
{
  ChancerySidebar *self = CHANCERY_SIDEBAR (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (chancery_sidebar_parent_class)->dispose (object);
}

static gboolean
chancery_sidebar_grab_focus (GtkWidget *widget)
{
  ChancerySidebar *self = CHANCERY_SIDEBAR (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
}

/* One stop for Tab: the places are gone through with the arrows, and each is shown as it is reached. */
static gboolean
chancery_sidebar_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (chancery_sidebar_parent_class)->focus (widget, direction);
  return gtk_widget_get_focus_child (widget) == NULL && gtk_widget_grab_focus (widget);
}

static void
chancery_sidebar_class_init (ChancerySidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = chancery_sidebar_dispose;
  widget_class->grab_focus = chancery_sidebar_grab_focus;
  widget_class->focus = chancery_sidebar_focus;

  signals[PLACE_CHOSEN] = g_signal_new ("place-chosen", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_STRING);
  signals[SEARCH_CHOSEN] = g_signal_new ("search-chosen", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_STRING);
  signals[ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, ChancerySidebar, scroller);
  gtk_widget_class_bind_template_child (widget_class, ChancerySidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_sidebar_init (ChancerySidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header_cb, NULL, NULL);

  for (const ChanceryPlace *place = chancery_place_list (); place->id != NULL; place++)
    if (place->within == NULL)
      gtk_list_box_append (self->list, chancery_sidebar_row_new (place));
}

void
chancery_sidebar_select (ChancerySidebar *self, const char *place)
{
  const ChanceryPlace *found;
  ChancerySidebarRow *row;

  g_return_if_fail (CHANCERY_IS_SIDEBAR (self));

  found = chancery_place_find (place);
  if (found != NULL && found->within != NULL)
    place = found->within;
  row = find_row (self, place);
  self->told = TRUE;
  gtk_list_box_select_row (self->list, row != NULL ? GTK_LIST_BOX_ROW (row) : NULL);
  self->told = FALSE;
}

void
chancery_sidebar_set_number (ChancerySidebar *self, const char *place, guint64 number)
{
  ChancerySidebarRow *row;

  g_return_if_fail (CHANCERY_IS_SIDEBAR (self));

  row = find_row (self, place);
  if (row != NULL)
    chancery_sidebar_row_set_number (row, number);
}

void
chancery_sidebar_set_searches (ChancerySidebar *self, const char *const *searches)
{
  GtkWidget *row;

  g_return_if_fail (CHANCERY_IS_SIDEBAR (self));

  row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      self->told = TRUE;
      if (CHANCERY_IS_SIDEBAR_ROW (row) &&
          chancery_sidebar_row_get_query (CHANCERY_SIDEBAR_ROW (row)) != NULL)
        gtk_list_box_remove (self->list, row);
      row = next;
      self->told = FALSE;
    }
  for (guint i = 0; searches != NULL && searches[i] != NULL && searches[i + 1] != NULL; i += 2)
    gtk_list_box_append (self->list, chancery_sidebar_row_new_for_search (searches[i],
                                                                          searches[i + 1], i == 0));
}
