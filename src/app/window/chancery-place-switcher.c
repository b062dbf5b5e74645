/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-place-switcher.h"

#include <glib/gi18n.h>

struct _ChanceryPlaceSwitcher
{
  GtkBox parent_instance;
};

enum
{
  PLACE_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryPlaceSwitcher, chancery_place_switcher, GTK_TYPE_BOX)

static const char *
row_of (const ChanceryPlace *place)
{
  return place->within != NULL ? place->within : place->id;
}

static void
switched_cb (GtkToggleButton *button, GParamSpec *pspec, gpointer user_data)
{
  if (gtk_toggle_button_get_active (button))
    g_signal_emit (user_data, signals[PLACE_CHOSEN], 0, gtk_widget_get_name (GTK_WIDGET (button)));
}

static void
add_button (ChanceryPlaceSwitcher *self, const ChanceryPlace *place)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self));
  GtkWidget *button = NULL;

  button = gtk_toggle_button_new_with_label (_ (chancery_kind_find (place->kind)->plural));
  gtk_widget_set_name (button, place->id);
  gtk_widget_set_hexpand (button, TRUE);
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
  g_signal_connect (button, "notify::active", G_CALLBACK (switched_cb), self);
  gtk_box_append (GTK_BOX (self), button);
}

static void
chancery_place_switcher_class_init (ChanceryPlaceSwitcherClass *klass)
{
  signals[PLACE_CHOSEN] = g_signal_new ("place-chosen", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
chancery_place_switcher_init (ChanceryPlaceSwitcher *self)
{
  for (const ChanceryPlace *place = chancery_place_list (); place->id != NULL; place++)
    if (g_str_equal (row_of (place), "directory"))
      add_button (self, place);
}

void
chancery_place_switcher_set_place (ChanceryPlaceSwitcher *self, const ChanceryPlace *place)
{
  gboolean shown = FALSE;

  g_return_if_fail (CHANCERY_IS_PLACE_SWITCHER (self));

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      gboolean active = chancery_place_find (gtk_widget_get_name (button)) == place;

      g_signal_handlers_block_by_func (button, switched_cb, self);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), active);
      g_signal_handlers_unblock_by_func (button, switched_cb, self);
      shown |= active;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
}
