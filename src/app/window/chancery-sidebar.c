/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-sidebar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include <string.h>

#include "chancery-focus-chain.h"
#include "chancery-place.h"
#include "chancery-saved-searches.h"
#include "chancery-sidebar-row.h"

struct _ChancerySidebar
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListBox *list;
  GtkWidget *menu;
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
    g_signal_emit (self, signals[SEARCH_CHOSEN], 0, chancery_sidebar_row_get_name (chosen),
                   chancery_sidebar_row_get_query (chosen));
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

/* ---- the menu of a saved search ---- */

static void
append (GMenu *menu, const char *label, const char *action, const char *accel, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  if (accel != NULL)
    g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (const char *name)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) change = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();

  append (change, _ ("_Rename…"), "win.rename-search", "F2", g_variant_new_string (name));
  append (change, _ ("_Change to What Is Shown"), "win.change-search", NULL,
          g_variant_new_string (name));
  append (order, _ ("Move _Up"), "win.move-search", "<Alt><Shift>Up",
          g_variant_new ("(si)", name, -1));
  append (order, _ ("Move _Down"), "win.move-search", "<Alt><Shift>Down",
          g_variant_new ("(si)", name, 1));
  append (end, _ ("_Delete"), "win.delete-search", "Delete", g_variant_new_string (name));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (menu);
}

static gboolean
popup_menu (ChancerySidebar *self, GtkWidget *row)
{
  g_autoptr (GMenuModel) menu = NULL;
  graphene_rect_t place;

  if (row == NULL || !CHANCERY_IS_SIDEBAR_ROW (row) ||
      chancery_sidebar_row_get_query (CHANCERY_SIDEBAR_ROW (row)) == NULL ||
      !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &place))
    return FALSE;
  menu = make_menu (chancery_sidebar_row_get_name (CHANCERY_SIDEBAR_ROW (row)));
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int)(place.origin.x + place.size.width / 2),
                                                (int)place.origin.y, 1, (int)place.size.height });
  gtk_popover_popup (GTK_POPOVER (self->menu));
  return TRUE;
}

static gboolean
menu_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ChancerySidebar *self = CHANCERY_SIDEBAR (widget);

  return popup_menu (self, gtk_widget_get_focus_child (GTK_WIDGET (self->list)));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  ChancerySidebar *self = CHANCERY_SIDEBAR (user_data);
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int)y);

  if (row != NULL && popup_menu (self, GTK_WIDGET (row)))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
add_menu (ChancerySidebar *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->menu = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
}

static void
chancery_sidebar_dispose (GObject *object)
{
  ChancerySidebar *self = CHANCERY_SIDEBAR (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
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
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                         G_TYPE_STRING, G_TYPE_STRING);
  signals[ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, ChancerySidebar, scroller);
  gtk_widget_class_bind_template_child (widget_class, ChancerySidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_binding, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_binding, NULL);
}

static void
chancery_sidebar_init (ChancerySidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_menu (self);
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
chancery_sidebar_set_number (ChancerySidebar *self,
                             const char *place,
                             guint64 number,
                             const char *says)
{
  ChancerySidebarRow *row;

  g_return_if_fail (CHANCERY_IS_SIDEBAR (self));

  row = find_row (self, place);
  if (row != NULL)
    chancery_sidebar_row_set_number (row, number, says);
}

/* The row of a saved search: by name, or by query. */
static ChancerySidebarRow *
next_search (ChancerySidebar *self, ChancerySidebarRow *after)
{
  GtkWidget *row = after != NULL ? gtk_widget_get_next_sibling (GTK_WIDGET (after))
                                 : gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (CHANCERY_IS_SIDEBAR_ROW (row) &&
        chancery_sidebar_row_get_query (CHANCERY_SIDEBAR_ROW (row)) != NULL)
      return CHANCERY_SIDEBAR_ROW (row);
  return NULL;
}

static ChancerySidebarRow *
find_search (ChancerySidebar *self, const char *name)
{
  ChancerySidebarRow *row = next_search (self, NULL);

  while (row != NULL && g_strcmp0 (chancery_sidebar_row_get_name (row), name) != 0)
    row = next_search (self, row);
  return row;
}

static int
find_index (ChancerySidebar *self, const char *name)
{
  int index = 0;
  ChancerySidebarRow *row = next_search (self, NULL);

  for (; row != NULL; row = next_search (self, row), index++)
    if (g_strcmp0 (chancery_sidebar_row_get_name (row), name) == 0)
      return index;
  return -1;
}

/* Where the search called @name went; one that is gone or has another name was the one at @index. */
static ChancerySidebarRow *
find_again (ChancerySidebar *self, const char *name, int index)
{
  ChancerySidebarRow *row = find_search (self, name);
  ChancerySidebarRow *last = NULL;

  if (row != NULL)
    return row;
  for (row = next_search (self, NULL); row != NULL && index >= 0;
       row = next_search (self, row), index--)
    last = row;
  return last;
}

/* Whether the rows say just this. */
static gboolean
shows_searches (ChancerySidebar *self, GPtrArray *searches)
{
  ChancerySidebarRow *row = next_search (self, NULL);

  for (guint i = 0; i < searches->len; i++)
    {
      const ChancerySavedSearch *search = g_ptr_array_index (searches, i);

      if (row == NULL || strcmp (chancery_sidebar_row_get_name (row), search->name) != 0 ||
          strcmp (chancery_sidebar_row_get_query (row), search->query) != 0)
        return FALSE;
      row = next_search (self, row);
    }
  return row == NULL;
}

/* As many rows as there are searches. */
static void
fit_rows (ChancerySidebar *self, GPtrArray *searches)
{
  ChancerySidebarRow *row = next_search (self, NULL);

  for (guint i = 0; i < searches->len; i++)
    {
      const ChancerySavedSearch *search = g_ptr_array_index (searches, i);

      if (row == NULL)
        gtk_list_box_append (self->list,
                             chancery_sidebar_row_new_for_search (search->name, search->query,
                                                                  i == 0));
      else
        row = next_search (self, row);
    }
  while (row != NULL)
    {
      ChancerySidebarRow *next = next_search (self, row);

      gtk_list_box_remove (self->list, GTK_WIDGET (row));
      row = next;
    }
}

static void
select_row (ChancerySidebar *self, ChancerySidebarRow *row)
{
  self->told = TRUE;
  gtk_list_box_select_row (self->list, row != NULL ? GTK_LIST_BOX_ROW (row) : NULL);
  self->told = FALSE;
}

/* The rows stay where they are and say something else, so that none that has the keyboard goes while there
 * is another in its place. */
void
chancery_sidebar_set_searches (ChancerySidebar *self, GPtrArray *searches)
{
  GtkListBoxRow *selected;
  ChancerySidebarRow *row;
  g_autofree char *chosen = NULL;
  g_autofree char *focused = NULL;
  int focused_at;
  guint n_before = 0;
  guint i = 0;

  g_return_if_fail (CHANCERY_IS_SIDEBAR (self));
  g_return_if_fail (searches != NULL);

  if (shows_searches (self, searches))
    return;
  selected = gtk_list_box_get_selected_row (self->list);
  if (selected != NULL && chancery_sidebar_row_get_query (CHANCERY_SIDEBAR_ROW (selected)) != NULL)
    chosen = g_strdup (chancery_sidebar_row_get_name (CHANCERY_SIDEBAR_ROW (selected)));
  focused = g_strdup (chancery_sidebar_get_focused_search (self));
  focused_at = find_index (self, focused);
  for (row = next_search (self, NULL); row != NULL; row = next_search (self, row))
    n_before++;
  self->told = TRUE;
  fit_rows (self, searches);
  self->told = FALSE;
  for (row = next_search (self, NULL); row != NULL; row = next_search (self, row), i++)
    {
      const ChancerySavedSearch *search = g_ptr_array_index (searches, i);

      chancery_sidebar_row_set_search (row, search->name, search->query);
    }
  /* One that has another name now stands where it stood; one that is gone is shown no longer. */
  if (chosen != NULL && (find_search (self, chosen) != NULL || searches->len < n_before))
    select_row (self, find_search (self, chosen));
  row = focused != NULL ? find_again (self, focused, focused_at) : NULL;
  if (focused != NULL)
    gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self));
}

void
chancery_sidebar_set_count (ChancerySidebar *self, const char *query, guint64 count)
{
  g_return_if_fail (CHANCERY_IS_SIDEBAR (self));
  g_return_if_fail (query != NULL);

  for (ChancerySidebarRow *row = next_search (self, NULL); row != NULL;
       row = next_search (self, row))
    if (strcmp (chancery_sidebar_row_get_query (row), query) == 0)
      chancery_sidebar_row_set_count (row, count);
}

const char *
chancery_sidebar_get_focused_search (ChancerySidebar *self)
{
  GtkWidget *row;

  g_return_val_if_fail (CHANCERY_IS_SIDEBAR (self), NULL);

  row = chancery_focus_chain_get_child (GTK_WIDGET (self->list));
  return row != NULL && CHANCERY_IS_SIDEBAR_ROW (row) && gtk_widget_is_focus (row) &&
                 chancery_sidebar_row_get_query (CHANCERY_SIDEBAR_ROW (row)) != NULL
             ? chancery_sidebar_row_get_name (CHANCERY_SIDEBAR_ROW (row))
             : NULL;
}

void
chancery_sidebar_select_search (ChancerySidebar *self, const char *name)
{
  g_return_if_fail (CHANCERY_IS_SIDEBAR (self));
  select_row (self, find_search (self, name));
}
