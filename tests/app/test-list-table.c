/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-list-table.h"

/* Narrower than any table of these columns. */
#define WIDTH 300

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkAdjustment *
get_moved (GtkWidget *table)
{
  return gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (find (table, CHANCERY_TYPE_EVEN_LIST)));
}

static void
wait_frames (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gint64 frame = gdk_frame_clock_get_frame_counter (clock) + 3;

  while (gdk_frame_clock_get_frame_counter (clock) < frame)
    {
      gtk_widget_queue_draw (window);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* How far the headings and the list are moved from where one begins to read. */
static void
assert_together (GtkWidget *table, double moved)
{
  GtkWidget *view = find (table, GTK_TYPE_COLUMN_VIEW);
  graphene_rect_t head;

  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_first_child (view), view, &head));
  g_assert_cmpfloat (head.size.width, >, WIDTH);
  if (gtk_widget_get_direction (table) == GTK_TEXT_DIR_RTL)
    g_assert_cmpfloat (head.origin.x + head.size.width, ==,
                       (float)(gtk_widget_get_width (view) + moved));
  else
    g_assert_cmpfloat (head.origin.x, ==, (float)-moved);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_moved (table)), ==, moved);
}

/* A bug: from right to left the headings of a table that is wider than its window stood over other columns. */
static void
test_headings_stand_over_their_columns (gconstpointer data)
{
  static const char *const columns[] = {
    "date", "reference", "title", "counterpart", "form", NULL
  };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *table = g_object_new (CHANCERY_TYPE_LIST_TABLE, NULL);

  gtk_widget_set_default_direction (GPOINTER_TO_INT (data));
  gtk_widget_set_size_request (table, WIDTH, 200);
  chancery_list_table_set_columns (CHANCERY_LIST_TABLE (table), columns);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, 200);
  gtk_window_set_child (GTK_WINDOW (window), table);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (table))
    g_main_context_iteration (NULL, TRUE);
  wait_frames (window);
  assert_together (table, 0);
  gtk_adjustment_set_value (get_moved (table), 40);
  wait_frames (window);
  assert_together (table, 40);
  chancery_list_table_set_columns (CHANCERY_LIST_TABLE (table), columns);
  wait_frames (window);
  assert_together (table, 40);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/app/list-table/headings-stand-over-their-columns",
                        GINT_TO_POINTER (GTK_TEXT_DIR_LTR), test_headings_stand_over_their_columns);
  g_test_add_data_func ("/app/list-table/headings-stand-over-their-columns-from-right-to-left",
                        GINT_TO_POINTER (GTK_TEXT_DIR_RTL), test_headings_stand_over_their_columns);
  return g_test_run ();
}
