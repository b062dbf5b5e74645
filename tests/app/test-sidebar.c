/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-sidebar.h"

#include <adwaita.h>

#define TEXT_SCALE 1.5

static guint
count_labels (GtkWidget *widget)
{
  guint n = 0;

  if (GTK_IS_LABEL (widget))
    {
      PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));

      g_test_message ("%s", pango_layout_get_text (layout));
      g_assert_false (pango_layout_is_ellipsized (layout));
      return 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child))
      n += count_labels (child);
  return n;
}

/* Bug: with large text “Rights reserved” was cut off, beside the number of its records. */
static void
test_large_text_is_whole (void)
{
  GtkWidget *window = gtk_window_new ();
  ChancerySidebar *sidebar = g_object_new (CHANCERY_TYPE_SIDEBAR, NULL);
  GtkAllocation place = { 0 };
  int height;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int)(96 * 1024 * TEXT_SCALE), NULL);
  chancery_sidebar_set_number (sidebar, "reservations", 12, NULL);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (sidebar));
  /* No wider than it has to be. */
  gtk_widget_measure (GTK_WIDGET (sidebar), GTK_ORIENTATION_HORIZONTAL, -1, &place.width, NULL,
                      NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (sidebar), GTK_ORIENTATION_VERTICAL, place.width, &height, NULL,
                      NULL, NULL);
  place.height = MAX (height, 900);
  gtk_widget_size_allocate (GTK_WIDGET (sidebar), &place, -1);
  g_assert_cmpuint (count_labels (GTK_WIDGET (sidebar)), >, 10);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/sidebar/large-text-is-whole", test_large_text_is_whole);
  return g_test_run ();
}
