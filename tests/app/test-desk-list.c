/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of the desk when it is told anew, and when all of a long one is asked for. */

#include "config.h"

#include "chancery-desk-list.h"
#include "chancery-desk-row.h"
#include "chancery-test-page.h"

#define N_ROWS 200

typedef struct
{
  ChanceryTestExample *example;
  ChanceryDesk *desk;
  GPtrArray *rows;
  GtkWidget *window;
  ChanceryDeskList *list;
} Fixture;

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static ChanceryDesk *
read_desk (ChanceryRegistry *registry)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryDesk *desk;

  chancery_registry_desk_async (registry, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  desk = chancery_registry_desk_finish (registry, result, &error);
  g_assert_no_error (error);
  return desk;
}

static void
free_row (gpointer data)
{
  ChanceryDeskRow *row = data;

  g_free (row->id);
  g_free (row->title);
  g_free (row);
}

static GPtrArray *
make_rows (guint from)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);

  for (guint i = from; i < N_ROWS; i++)
    {
      ChanceryDeskRow *row = g_new0 (ChanceryDeskRow, 1);

      row->id = g_strdup_printf ("row %u", i);
      row->kind = chancery_kind_find ("action");
      row->title = g_strdup_printf ("Action %u", i);
      row->reference = row->level = row->about = (char *)"";
      row->why = "";
      row->due = CHANCERY_DAY_NONE;
      g_ptr_array_add (rows, row);
    }
  return rows;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->example = chancery_test_example_new ();
  fixture->desk = read_desk (fixture->example->registry);
  fixture->rows = make_rows (0);
  fixture->list = CHANCERY_DESK_LIST (chancery_desk_list_new ("Due"));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->list));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  chancery_test_settle ();
  g_ptr_array_unref (fixture->rows);
  chancery_desk_unref (fixture->desk);
  chancery_test_example_free (fixture->example);
}

static ChanceryDeskRowWidget *
row_at (Fixture *fixture, int place)
{
  GtkListBoxRow *row =
      gtk_list_box_get_row_at_index (chancery_desk_list_get_box (fixture->list), place);

  return row != NULL ? CHANCERY_DESK_ROW (row) : NULL;
}

static int
count_rows (Fixture *fixture)
{
  int n = 0;

  while (row_at (fixture, n) != NULL)
    n++;
  return n;
}

static void
assert_titles (Fixture *fixture, guint from, int n)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Action %u", from + (guint)i);

      g_assert_cmpstr (chancery_desk_row_get_row (row_at (fixture, i))->title, ==, title);
    }
}

static void
test_told_anew (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) later = make_rows (1);
  g_autoptr (GPtrArray) none = make_rows (N_ROWS);
  ChanceryDeskRowWidget *third;
  ChanceryDeskRowWidget *handled;

  chancery_desk_list_set_rows (fixture->list, fixture->desk, fixture->rows, FALSE, TRUE);
  g_assert_cmpint (count_rows (fixture), ==, 5);
  assert_titles (fixture, 0, 5);

  /* The first was done: the row that has the keyboard keeps it, one further up, and another comes below. */
  third = row_at (fixture, 2);
  handled = row_at (fixture, 3);
  gtk_widget_grab_focus (GTK_WIDGET (third));
  chancery_desk_row_set_handled (handled);
  chancery_desk_list_set_rows (fixture->list, fixture->desk, later, FALSE, FALSE);
  g_assert_true (row_at (fixture, 1) == third);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == GTK_WIDGET (third));
  g_assert_cmpint (count_rows (fixture), ==, 5);
  assert_titles (fixture, 1, 5);
  /* What was tried on the next row and did not come to be can be tried again. */
  g_assert_false (chancery_desk_row_get_handled (row_at (fixture, 2)));

  chancery_desk_list_set_rows (fixture->list, fixture->desk, none, FALSE, FALSE);
  g_assert_cmpint (count_rows (fixture), ==, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->list)));
  chancery_desk_list_clear (fixture->list);
}

static GtkWidget *
find_button (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_BUTTON (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child);
  return found;
}

/* All of a long list was made at once, and nothing was answered for seconds. */
static void
test_all_of_a_long_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) later = make_rows (1);
  GtkWidget *button;

  chancery_desk_list_set_rows (fixture->list, fixture->desk, fixture->rows, FALSE, TRUE);
  button = find_button (GTK_WIDGET (fixture->list));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "All 200");
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_null (find_button (GTK_WIDGET (fixture->list)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 GTK_WIDGET (row_at (fixture, 5)));
  /* It can be told anew while it is made. */
  chancery_desk_list_set_rows (fixture->list, fixture->desk, later, FALSE, FALSE);
  while (count_rows (fixture) < N_ROWS - 1)
    g_main_context_iteration (NULL, TRUE);
  chancery_test_settle ();
  g_assert_cmpint (count_rows (fixture), ==, N_ROWS - 1);
  assert_titles (fixture, 1, N_ROWS - 1);
  chancery_desk_list_clear (fixture->list);
  g_assert_cmpint (count_rows (fixture), ==, 0);
}

/* Bug: with more contrast what is overdue was as grey as what is not. */
static void
test_late_is_late_with_contrast (void)
{
  static const char *const sheets[] = { "style.css", "style-hc.css" };
  GdkDisplay *display = gdk_display_get_default ();
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("2 Mar 2026"));
  GtkStyleContext *style = gtk_widget_get_style_context (label);
  GtkCssProvider *providers[G_N_ELEMENTS (sheets)];
  GdkRGBA late;
  GdkRGBA color;

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *path = g_strconcat ("/org/chancery/Chancery/", sheets[i], NULL);

      providers[i] = gtk_css_provider_new ();
      gtk_css_provider_load_from_resource (providers[i], path);
      gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (providers[i]),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + i);
    }
  gtk_widget_add_css_class (label, "quiet");
  gtk_widget_add_css_class (label, "overdue");
  g_assert_true (gtk_style_context_lookup_color (style, "error_color", &late));
  gtk_style_context_get_color (style, &color);
  g_assert_true (gdk_rgba_equal (&color, &late));
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (providers[i]));
      g_object_unref (providers[i]);
    }
  g_object_unref (label);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/app/desk-list/told-anew", Fixture, NULL, set_up, test_told_anew, tear_down);
  g_test_add ("/app/desk-list/all-of-a-long-one", Fixture, NULL, set_up, test_all_of_a_long_one,
              tear_down);
  g_test_add_func ("/app/desk-list/late-is-late-with-contrast", test_late_is_late_with_contrast);
  return g_test_run ();
}
