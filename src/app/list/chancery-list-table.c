/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-list-table.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "chancery-focus-chain.h"
#include "chancery-list-column.h"
#include "chancery-table-row.h"
#include "chancery-text-scale.h"

/* Less of a subject says nothing, in pixels: then the table is moved under the eye. */
#define LEAST_SUBJECT 180

struct _ChanceryListTable
{
  GtkWidget parent_instance;

  /* A view without rows above a list without headings: GtkColumnView would keep 205 rows of seven widgets
   * and make them anew with each answer.  What it knows of columns is used as it is. */
  GtkWidget *box;
  GtkWidget *head_scroller;
  GtkColumnView *view;
  GtkWidget *scroller;
  ChanceryEvenList *list;
  ChanceryTableCells cells;
  GSettings *settings;
  GSimpleActionGroup *actions;
  gboolean filling;

  /* What a sorter said when it was asked; see find_sorted(). */
  const char *asked_column;
};

enum
{
  SORT_CHANGED,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryListTable, chancery_list_table, GTK_TYPE_WIDGET)

/* ---- the rows ---- */

static GtkWidget *
make_row (gpointer data)
{
  return chancery_table_row_new (&CHANCERY_LIST_TABLE (data)->cells);
}

static void
bind_row (GtkWidget *child, gpointer item, gpointer data)
{
  chancery_table_row_set_item (CHANCERY_TABLE_ROW (child), item);
}

static void
activated_cb (ChanceryEvenList *list, guint position, gpointer user_data)
{
  g_signal_emit (user_data, signals[ACTIVATED], 0, position);
}

/* ---- the headings ---- */

/* Of which column of the list a heading is: two may be called the same in some language. */
#define COLUMN "chancery-column"

/* The headings of a column view are the children of its first child, in the order of its columns. */
static GtkWidget *
get_head (ChanceryListTable *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self->view));
}

static const ChanceryListColumn *
find_column (GtkColumnViewColumn *made)
{
  return g_object_get_data (G_OBJECT (made), COLUMN);
}

static void
read_cells (ChanceryListTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GtkWidget *heading = gtk_widget_get_first_child (get_head (self));

  g_array_set_size (self->cells.cells, 0);
  for (guint i = 0; i < g_list_model_get_n_items (columns) && heading != NULL; i++)
    {
      g_autoptr (GtkColumnViewColumn) made = g_list_model_get_item (columns, i);
      ChanceryTableCell cell = { find_column (made), 0, 0 };
      graphene_rect_t place;

      if (gtk_widget_get_visible (heading) &&
          /* In the row of headings: that moves under the view, as the list does under its own. */
          gtk_widget_compute_bounds (heading, get_head (self), &place))
        {
          cell.x = place.origin.x;
          cell.width = place.size.width;
        }
      g_array_append_val (self->cells.cells, cell);
      heading = gtk_widget_get_next_sibling (heading);
    }
}

/* The list lies under the headings, wherever both are moved to.  It counts from where one begins to read, GTK 4.8 the
 * headings always from the left. */
static void
scrolled_cb (ChanceryListTable *self)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->head_scroller);
  GtkAdjustment *head = gtk_scrolled_window_get_hadjustment (scroller);
  double value;

  scroller = GTK_SCROLLED_WINDOW (self->scroller);
  value = gtk_adjustment_get_value (gtk_scrolled_window_get_hadjustment (scroller));
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    value = gtk_adjustment_get_upper (head) - gtk_adjustment_get_page_size (head) - value;
  gtk_adjustment_set_value (head, value);
}

/* The headings would tell how wide they are when they are laid out, and by then look at where they are moved to. */
static void
place_head (ChanceryListTable *self, int width)
{
  GtkAdjustment *head =
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->head_scroller));

  gtk_adjustment_configure (head, gtk_adjustment_get_value (head), 0,
                            MAX (self->cells.width, width), width * 0.1, width * 0.9, width);
  scrolled_cb (self);
}

static void
redraw_rows (ChanceryListTable *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    gtk_widget_queue_draw (gtk_widget_get_first_child (row));
}

/* Their least width is that of the headings. */
static void
resize_rows (ChanceryListTable *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    gtk_widget_queue_resize (gtk_widget_get_first_child (row));
}

/* GTK 4.8 cannot be asked which column is sorted.  Each column has a sorter that notes itself when
 * it is asked, and the view asks the first column of its order. */
typedef struct
{
  ChanceryListTable *table;
  const ChanceryListColumn *column;
} Witness;

static int
note_column (gconstpointer a, gconstpointer b, gpointer user_data)
{
  Witness *witness = user_data;

  if (witness->table->asked_column == NULL)
    witness->table->asked_column = witness->column->id;
  return GTK_ORDERING_SMALLER;
}

static void
sort_changed_cb (GtkSorter *sorter, GtkSorterChange change, gpointer user_data)
{
  ChanceryListTable *self = CHANCERY_LIST_TABLE (user_data);
  g_autoptr (GObject) first = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) second = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering ordering;

  if (self->filling)
    return;
  self->asked_column = NULL;
  ordering = gtk_sorter_compare (sorter, first, second);
  g_signal_emit (self, signals[SORT_CHANGED], 0, self->asked_column,
                 ordering == GTK_ORDERING_LARGER);
}

/* What the officer made of a column: its width (0: as it comes) and whether it is shown. */
static void
read_choice (ChanceryListTable *self, const ChanceryListColumn *column, int *width, gboolean *shown)
{
  g_autoptr (GVariant) kept = g_settings_get_value (self->settings, "table-columns");
  GVariantIter iter;
  const char *id;
  int kept_width;
  gboolean kept_shown;

  *width = 0;
  *shown = !column->extra;
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&sib)", &id, &kept_width, &kept_shown))
    if (strcmp (id, column->id) == 0)
      {
        *width = kept_width;
        *shown = kept_shown;
      }
}

static void
keep_choice (ChanceryListTable *self, const ChanceryListColumn *column, int width, gboolean shown)
{
  g_autoptr (GVariant) kept = g_settings_get_value (self->settings, "table-columns");
  GVariantBuilder builder;
  GVariantIter iter;
  const char *id;
  int kept_width;
  gboolean kept_shown;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sib)"));
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&sib)", &id, &kept_width, &kept_shown))
    if (strcmp (id, column->id) != 0)
      g_variant_builder_add (&builder, "(sib)", id, kept_width, kept_shown);
  g_variant_builder_add (&builder, "(sib)", column->id, width, shown);
  g_settings_set_value (self->settings, "table-columns", g_variant_builder_end (&builder));
}

/* GTK 4.8 keeps room for a column that is not shown, if it has a width. */
static void
set_width (ChanceryListTable *self, GtkColumnViewColumn *made, const ChanceryListColumn *column)
{
  int width;
  gboolean shown;

  read_choice (self, column, &width, &shown);
  if (column->width == 0)
    return;
  if (!gtk_column_view_column_get_visible (made))
    width = -1;
  else if (width <= 0)
    width = (int)lround (column->width * chancery_text_scale_get (GTK_WIDGET (self)));
  gtk_column_view_column_set_fixed_width (made, width);
}

static void
column_changed_cb (GtkColumnViewColumn *made, GParamSpec *pspec, gpointer user_data)
{
  ChanceryListTable *self = CHANCERY_LIST_TABLE (user_data);
  const ChanceryListColumn *column = find_column (made);

  if (self->filling || column == NULL)
    return;
  /* The width of one that comes is not that of nothing. */
  self->filling = TRUE;
  if (strcmp (g_param_spec_get_name (pspec), "visible") == 0)
    set_width (self, made, column);
  self->filling = FALSE;
  keep_choice (self, column, MAX (gtk_column_view_column_get_fixed_width (made), 0),
               gtk_column_view_column_get_visible (made));
  resize_rows (self);
}

static GtkColumnViewColumn *
make_column (ChanceryListTable *self, const ChanceryListColumn *column, GMenuModel *menu)
{
  g_autoptr (GtkSorter) sorter = NULL;
  GtkColumnViewColumn *made;
  Witness *witness = g_new0 (Witness, 1);
  int width;
  gboolean shown;

  witness->table = self;
  witness->column = column;
  sorter = GTK_SORTER (gtk_custom_sorter_new (note_column, witness, g_free));

  read_choice (self, column, &width, &shown);
  made = gtk_column_view_column_new (_ (column->label), NULL);
  g_object_set_data (G_OBJECT (made), COLUMN, (gpointer)column);
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_header_menu (made, menu);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_visible (made, shown || column->width == 0);
  if (column->width == 0)
    gtk_column_view_column_set_expand (made, TRUE);
  else
    set_width (self, made, column);
  g_signal_connect_object (made, "notify::fixed-width", G_CALLBACK (column_changed_cb), self, 0);
  g_signal_connect_object (made, "notify::visible", G_CALLBACK (column_changed_cb), self, 0);
  return made;
}

/* The menu of a header: each column of this list, shown or not. */
static GMenuModel *
make_menu (ChanceryListTable *self, const char *const *ids)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const ChanceryListColumn *column = chancery_list_column_find (ids[i]);
      g_autofree char *action = g_strconcat ("table.", column->id, NULL);

      /* The subject stays. */
      if (column->width != 0)
        g_menu_append (section, _ (column->label), action);
    }
  g_menu_append_section (menu, _ ("Columns"), G_MENU_MODEL (section));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/* An action that is the column's own property, so that menu and column cannot differ. */
static void
add_column (ChanceryListTable *self, const ChanceryListColumn *column, GMenuModel *menu)
{
  g_autoptr (GtkColumnViewColumn) made = make_column (self, column, menu);
  g_autoptr (GPropertyAction) action = g_property_action_new (column->id, made, "visible");

  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  gtk_column_view_append_column (self->view, made);
  if (column->width == 0)
    gtk_widget_set_size_request (gtk_widget_get_last_child (get_head (self)),
                                 (int)lround (LEAST_SUBJECT *
                                              chancery_text_scale_get (GTK_WIDGET (self))),
                                 -1);
}

static void
chancery_list_table_dispose (GObject *object)
{
  ChanceryListTable *self = CHANCERY_LIST_TABLE (object);

  /* The columns go one by one, which is no wish of the officer's. */
  self->filling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->settings);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (chancery_list_table_parent_class)->dispose (object);
}

static void
chancery_list_table_finalize (GObject *object)
{
  g_array_unref (CHANCERY_LIST_TABLE (object)->cells.cells);

  G_OBJECT_CLASS (chancery_list_table_parent_class)->finalize (object);
}

static gboolean
chancery_list_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CHANCERY_LIST_TABLE (widget)->list));
}

/* Tab comes to the rows, not to the headings before them. */
static gboolean
chancery_list_table_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ChanceryListTable *self = CHANCERY_LIST_TABLE (widget);

  if (direction == GTK_DIR_TAB_FORWARD && gtk_widget_get_focus_child (widget) == NULL &&
      gtk_widget_child_focus (self->scroller, direction))
    return TRUE;
  return chancery_focus_chain_move (widget, direction);
}

/* ---- the widget ---- */

static void
chancery_list_table_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  ChanceryListTable *self = CHANCERY_LIST_TABLE (widget);

  /* Rows are as wide as the headings, and are measured with what scrolls them. */
  gtk_widget_measure (GTK_WIDGET (self->view), GTK_ORIENTATION_HORIZONTAL, -1, &self->cells.width,
                      NULL, NULL, NULL);
  gtk_widget_measure (self->box, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
chancery_list_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ChanceryListTable *self = CHANCERY_LIST_TABLE (widget);

  place_head (self, width);
  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  read_cells (self);
  redraw_rows (self);
}

static void
chancery_list_table_class_init (ChanceryListTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = chancery_list_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = chancery_list_table_finalize;
  widget_class->grab_focus = chancery_list_table_grab_focus;
  widget_class->focus = chancery_list_table_focus;
  widget_class->measure = chancery_list_table_measure;
  widget_class->size_allocate = chancery_list_table_size_allocate;

  signals[SORT_CHANGED] = g_signal_new ("sort-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                        G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[ACTIVATED] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
make_head (ChanceryListTable *self)
{
  self->head_scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->head_scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "records-head");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Columns"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->head_scroller),
                                 GTK_WIDGET (self->view));
  g_signal_connect (gtk_column_view_get_sorter (self->view), "changed",
                    G_CALLBACK (sort_changed_cb), self);
}

static void
make_list (ChanceryListTable *self)
{
  static const ChanceryEvenListRows rows = { make_row, bind_row };
  GtkAdjustment *adjustment;

  self->list = g_object_new (CHANCERY_TYPE_EVEN_LIST, NULL);
  chancery_even_list_set_rows (self->list, &rows, self);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "records-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Records"), -1);
  g_signal_connect (self->list, "activate", G_CALLBACK (activated_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
}

static void
chancery_list_table_init (ChanceryListTable *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  self->actions = g_simple_action_group_new ();
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", G_ACTION_GROUP (self->actions));
  self->cells.cells = g_array_new (FALSE, FALSE, sizeof (ChanceryTableCell));
  make_head (self);
  make_list (self);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->head_scroller);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

void
chancery_list_table_set_model (ChanceryListTable *self, GtkSelectionModel *model)
{
  g_return_if_fail (CHANCERY_IS_LIST_TABLE (self));
  chancery_even_list_set_model (self->list, model);
}

void
chancery_list_table_set_columns (ChanceryListTable *self, const char *const *ids)
{
  GListModel *present;
  g_autoptr (GMenuModel) menu = NULL;

  g_return_if_fail (CHANCERY_IS_LIST_TABLE (self));

  self->filling = TRUE;
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  present = gtk_column_view_get_columns (self->view);
  while (g_list_model_get_n_items (present) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (present, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  menu = make_menu (self, ids);
  for (guint i = 0; ids[i] != NULL; i++)
    add_column (self, chancery_list_column_find (ids[i]), menu);
  self->filling = FALSE;
  /* Those of the list before stand beside the new ones. */
  resize_rows (self);
}

void
chancery_list_table_set_order (ChanceryListTable *self, const char *id, gboolean descending)
{
  GListModel *present;
  const ChanceryListColumn *wanted;

  g_return_if_fail (CHANCERY_IS_LIST_TABLE (self));

  wanted = id != NULL ? chancery_list_column_find (id) : NULL;
  present = gtk_column_view_get_columns (self->view);
  self->filling = TRUE;
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  for (guint i = 0; wanted != NULL && i < g_list_model_get_n_items (present); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (present, i);

      if (find_column (column) == wanted)
        gtk_column_view_sort_by_column (self->view, column,
                                        descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
  self->filling = FALSE;
}

gboolean
chancery_list_table_shows (ChanceryListTable *self, const char *id)
{
  const ChanceryListColumn *column;
  int width;
  gboolean shown;

  g_return_val_if_fail (CHANCERY_IS_LIST_TABLE (self), FALSE);

  column = chancery_list_column_find (id);
  if (column == NULL)
    return FALSE;
  read_choice (self, column, &width, &shown);
  return shown || column->width == 0;
}

ChanceryEvenList *
chancery_list_table_get_list (ChanceryListTable *self)
{
  g_return_val_if_fail (CHANCERY_IS_LIST_TABLE (self), NULL);
  return self->list;
}
