/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-list-selection.h"

#define N_ROWS 1000000

/* A list that counts how often somebody asks for a row. */
#define TEST_TYPE_ROWS (test_rows_get_type ())
G_DECLARE_FINAL_TYPE (TestRows, test_rows, TEST, ROWS, GObject)

struct _TestRows
{
  GObject parent_instance;
  guint count;
  guint n_asked;
};

static GType
test_rows_get_item_type (GListModel *list)
{
  return G_TYPE_OBJECT;
}

static guint
test_rows_get_n_items (GListModel *list)
{
  return TEST_ROWS (list)->count;
}

static gpointer
test_rows_get_item (GListModel *list, guint position)
{
  TEST_ROWS (list)->n_asked++;
  return position < TEST_ROWS (list)->count ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
}

static void
test_rows_list_init (GListModelInterface *iface)
{
  iface->get_item_type = test_rows_get_item_type;
  iface->get_n_items = test_rows_get_n_items;
  iface->get_item = test_rows_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestRows,
                               test_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, test_rows_list_init))

static void
test_rows_class_init (TestRowsClass *klass)
{
}

static void
test_rows_init (TestRows *self)
{
}

static TestRows *
rows_new (guint count)
{
  TestRows *rows = g_object_new (TEST_TYPE_ROWS, NULL);

  rows->count = count;
  return rows;
}

static void
change (TestRows *rows, guint position, guint removed, guint added)
{
  rows->count += added - removed;
  g_list_model_items_changed (G_LIST_MODEL (rows), position, removed, added);
}

static void
count_cb (GtkSelectionModel *model, guint position, guint n_items, guint *count)
{
  (*count)++;
}

/* As the keys of the list do it: one, more of them, all, and one again. */
static void
test_one_several_all (void)
{
  g_autoptr (TestRows) rows = rows_new (10);
  g_autoptr (ChanceryListSelection) self = chancery_list_selection_new ();
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self);
  g_autoptr (GArray) positions = NULL;
  guint n_told = 0;

  g_signal_connect (self, "selection-changed", G_CALLBACK (count_cb), &n_told);
  chancery_list_selection_set_model (self, G_LIST_MODEL (rows));
  g_assert_cmpuint (chancery_list_selection_get_only (self), ==, GTK_INVALID_LIST_POSITION);
  chancery_list_selection_select_only (self, 3);
  g_assert_cmpuint (chancery_list_selection_get_only (self), ==, 3);
  chancery_list_selection_select_only (self, 3);
  g_assert_cmpuint (n_told, ==, 1);
  gtk_selection_model_select_range (model, 3, 3, TRUE);
  gtk_selection_model_select_item (model, 8, FALSE);
  g_assert_cmpuint (chancery_list_selection_get_n_selected (self), ==, 4);
  g_assert_cmpuint (chancery_list_selection_get_only (self), ==, GTK_INVALID_LIST_POSITION);
  positions = chancery_list_selection_list (self, 3);
  g_assert_cmpuint (positions->len, ==, 3);
  g_assert_cmpuint (g_array_index (positions, guint, 2), ==, 5);
  gtk_selection_model_unselect_item (model, 4);
  g_assert_false (gtk_selection_model_is_selected (model, 4));
  g_assert_true (gtk_selection_model_is_selected (model, 8));
  gtk_selection_model_select_all (model);
  g_assert_cmpuint (chancery_list_selection_get_n_selected (self), ==, 10);
  chancery_list_selection_select_only (self, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (chancery_list_selection_get_n_selected (self), ==, 0);
}

/* Rows take their bits along, and what is new begins without. */
static void
test_rows_come_and_go (void)
{
  g_autoptr (TestRows) rows = rows_new (10);
  g_autoptr (ChanceryListSelection) self = chancery_list_selection_new ();

  chancery_list_selection_set_model (self, G_LIST_MODEL (rows));
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (self), 4, 2, TRUE);
  change (rows, 0, 0, 3);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self), 7));
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self), 8));
  change (rows, 8, 1, 0);
  g_assert_cmpuint (chancery_list_selection_get_only (self), ==, 7);
  change (rows, 0, rows->count, 5);
  g_assert_cmpuint (chancery_list_selection_get_n_selected (self), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self)), ==, 5);
  chancery_list_selection_set_model (self, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self)), ==, 0);
}

/* All of a million rows are selected without one of them being asked for. */
static void
test_a_million_rows_stay_alone (void)
{
  g_autoptr (TestRows) rows = rows_new (N_ROWS);
  g_autoptr (ChanceryListSelection) self = chancery_list_selection_new ();

  chancery_list_selection_set_model (self, G_LIST_MODEL (rows));
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self));
  g_assert_cmpuint (chancery_list_selection_get_n_selected (self), ==, N_ROWS);
  chancery_list_selection_select_only (self, N_ROWS - 1);
  g_assert_cmpuint (chancery_list_selection_get_only (self), ==, N_ROWS - 1);
  g_assert_cmpuint (rows->n_asked, ==, 0);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  g_test_add_func ("/app/list-selection/one-several-all", test_one_several_all);
  g_test_add_func ("/app/list-selection/rows-come-and-go", test_rows_come_and_go);
  g_test_add_func ("/app/list-selection/a-million-rows-stay-alone", test_a_million_rows_stay_alone);
  return g_test_run ();
}
