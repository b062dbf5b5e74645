/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "chancery-csv-fault.h"
#include "chancery-fault-list.h"

#define N_COLUMNS 5

static void
add_fault (GPtrArray *faults, guint64 row, const char *value, const char *reason, const char *words)
{
  ChanceryCsvFault *fault = g_new0 (ChanceryCsvFault, 1);

  fault->row = row;
  fault->n_rows = row;
  fault->path = g_strdup ("form");
  fault->label = g_strdup ("Form");
  fault->value = g_strdup (value);
  fault->reason = g_strdup (reason);
  fault->words = g_strdup (words);
  g_ptr_array_add (faults, fault);
}

static GtkWidget *
make_list (void)
{
  g_autoptr (GPtrArray) faults =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_csv_fault_free);

  add_fault (faults, 2, "postcard", "“postcard”: no form is called so", "letter, cable");
  add_fault (faults, 1200, "a pigeon that carried what was written to the mission",
             "“a pigeon that carried what was written to the mission”: no form is called so",
             "letter, cable");
  return g_object_ref_sink (chancery_fault_list_new (faults));
}

static GtkWidget *
nth_child (GtkWidget *widget, guint n)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (n-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
check_columns (GtkWidget *list, int width)
{
  const gboolean mirrored = gtk_widget_get_direction (list) == GTK_TEXT_DIR_RTL;
  int height;

  gtk_widget_measure (list, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_size_allocate (list, &(GtkAllocation){ 0, 0, width, height }, -1);
  for (guint column = 0; column < N_COLUMNS; column++)
    for (guint row = 0; row < 3; row++)
      {
        graphene_rect_t first;
        graphene_rect_t bounds;

        g_assert_true (
            gtk_widget_compute_bounds (nth_child (nth_child (list, 0), column), list, &first));
        g_assert_true (
            gtk_widget_compute_bounds (nth_child (nth_child (list, row), column), list, &bounds));
        g_assert_cmpfloat (bounds.origin.x, ==, first.origin.x);
        g_assert_cmpfloat (bounds.size.width, ==, first.size.width);
        g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, width);
        if (column == 0)
          g_assert_true ((bounds.origin.x > 0) == mirrored);
      }
}

/* Bug: rows of their own had columns of their own in a narrow window. */
static void
test_columns_stand_under_their_headings (void)
{
  static const GtkTextDirection sides[] = { GTK_TEXT_DIR_LTR, GTK_TEXT_DIR_RTL };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autoptr (GtkWidget) list = NULL;

      gtk_widget_set_default_direction (sides[i]);
      list = make_list ();
      check_columns (list, 640);
      check_columns (list, 360);
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Bug: a panel without rows, of which nobody heard what it says. */
static void
test_it_is_a_table_for_whoever_hears_it (void)
{
  g_autoptr (GtkWidget) list = make_list ();
  GtkWidget *row = nth_child (list, 1);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_ROLE_TABLE);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Row 2, Form: “postcard”: no form is called so (2 rows)");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (nth_child (nth_child (list, 0), 3)),
                                   GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (nth_child (row, 3)), GTK_ACCESSIBLE_ROLE_CELL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nth_child (row, 3)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "postcard");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nth_child (row, 3)),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "In the Cell");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nth_child (list, 3)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Form may be: letter, cable");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/fault-list/columns-stand-under-their-headings",
                   test_columns_stand_under_their_headings);
  g_test_add_func ("/app/fault-list/it-is-a-table-for-whoever-hears-it",
                   test_it_is_a_table_for_whoever_hears_it);
  return g_test_run ();
}
