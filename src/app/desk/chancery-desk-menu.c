/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-desk-menu.h"

#include <glib/gi18n.h>

/* For which rows: actions, what is followed, and all but drafts. */
typedef enum
{
  FOR_TASKS,
  FOR_WATCHED,
  FOR_RECORDS,
} For;

static const struct
{
  const char *key;
  const char *accel;
  const char *label;
  For which;
} entries[] = {
  { "d", "d", N_ ("_Done"), FOR_TASKS },
  { "D", "<Shift>d", N_ ("Done, with a _Result…"), FOR_TASKS },
  { "m", "m", N_ ("_Move by Working Days…"), FOR_TASKS },
  { "a", "a", N_ ("_Assess…"), FOR_WATCHED },
  { "p", "p", N_ ("_Plan the Follow-Up…"), FOR_RECORDS },
};

static gboolean
fits (For which, const ChanceryDeskRow *row)
{
  if (row->is_draft)
    return FALSE;
  switch (which)
    {
    case FOR_TASKS:
      return chancery_kind_has_flag (row->kind, CHANCERY_KIND_TASK);
    case FOR_WATCHED:
      return chancery_kind_has_flag (row->kind, CHANCERY_KIND_WATCHED);
    case FOR_RECORDS:
    default:
      return TRUE;
    }
}

static void
append (GMenu *section, const char *label, const char *key, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "desk.key", "s", key);
  g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (section, item);
}

static GMenuModel *
make_menu (const ChanceryDeskRow *row)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenu) open = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (fits (entries[i].which, row))
      append (section, _ (entries[i].label), entries[i].key, entries[i].accel);
  append (open, _ ("_Open"), "\r", "Return");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (open));
  return G_MENU_MODEL (menu);
}

GtkWidget *
chancery_desk_menu_new (GtkWidget *desk)
{
  GtkWidget *menu;

  g_return_val_if_fail (GTK_IS_WIDGET (desk), NULL);

  menu = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  gtk_widget_set_parent (menu, desk);
  return menu;
}

void
chancery_desk_menu_popup (GtkWidget *self, ChanceryDeskRowWidget *row)
{
  g_autoptr (GMenuModel) menu = NULL;
  graphene_rect_t place;

  g_return_if_fail (GTK_IS_POPOVER_MENU (self));
  g_return_if_fail (CHANCERY_IS_DESK_ROW (row));

  if (!gtk_widget_compute_bounds (GTK_WIDGET (row), gtk_widget_get_parent (self), &place))
    return;
  menu = make_menu (chancery_desk_row_get_row (row));
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self),
                               &(GdkRectangle){ (int)place.origin.x + 24, (int)place.origin.y, 1,
                                                (int)place.size.height });
  gtk_popover_popup (GTK_POPOVER (self));
}
