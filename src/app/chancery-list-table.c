/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-list-table.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "chancery-list-column.h"
#include "chancery-record-item.h"
#include "chancery-text-scale.h"
#include "chancery-text-side.h"

/* Less of a subject says nothing: then the table is moved under the eye. */
#define SUBJECT_CHARS 22

struct _ChanceryListTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
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

static void
update_cell (GtkListItem *list_item, const ChanceryListColumn *column)
{
  ChanceryRecordItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *child = gtk_list_item_get_child (list_item);
  GtkWidget *cell = gtk_widget_get_parent (child);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *text = chancery_text_side_dup (chancery_list_column_get_text (column, item));
  g_autofree char *sentence = NULL;

  gtk_inscription_set_text (GTK_INSCRIPTION (child), text);
  if (chancery_record_item_get_state (item) == CHANCERY_STATE_VOID)
    gtk_widget_add_css_class (child, "void");
  else
    gtk_widget_remove_css_class (child, "void");

  if (row == NULL || column->width != 0)
    return;
  sentence = chancery_record_item_dup_sentence (item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

static void
item_filled_cb (ChanceryRecordItem *item, GParamSpec *pspec, GtkListItem *list_item)
{
  update_cell (list_item, chancery_list_column_find (
                              gtk_widget_get_name (gtk_list_item_get_child (list_item))));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  const ChanceryListColumn *column = user_data;
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_add_css_class (text, column->width == 0 ? "subject" : "numeric");
  if (column->width == 0)
    gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), SUBJECT_CHARS);
  gtk_widget_set_name (text, column->id);
  /* From the top, so that long and short texts stand on one line; given more height than a line it
   * would wrap. */
  gtk_inscription_set_yalign (GTK_INSCRIPTION (text), 0);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_list_item_set_child (list_item, text);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  update_cell (list_item, user_data);
  g_signal_connect (gtk_list_item_get_item (list_item), "notify::sentence",
                    G_CALLBACK (item_filled_cb), list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), item_filled_cb,
                                        list_item);
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

static void
activated_cb (GtkColumnView *view, guint position, gpointer user_data)
{
  g_signal_emit (user_data, signals[ACTIVATED], 0, position);
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
  const char *title = gtk_column_view_column_get_title (made);
  const ChanceryListColumn *columns;
  guint n;

  if (self->filling)
    return;
  columns = chancery_list_column_list (&n);
  for (guint i = 0; i < n; i++)
    if (strcmp (_ (columns[i].label), title) == 0)
      {
        /* The width of one that comes is not that of nothing. */
        self->filling = TRUE;
        if (strcmp (g_param_spec_get_name (pspec), "visible") == 0)
          set_width (self, made, &columns[i]);
        self->filling = FALSE;
        keep_choice (self, &columns[i], MAX (gtk_column_view_column_get_fixed_width (made), 0),
                     gtk_column_view_column_get_visible (made));
      }
}

static GtkColumnViewColumn *
make_column (ChanceryListTable *self, const ChanceryListColumn *column, GMenuModel *menu)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = NULL;
  GtkColumnViewColumn *made;
  Witness *witness = g_new0 (Witness, 1);
  int width;
  gboolean shown;

  witness->table = self;
  witness->column = column;
  sorter = GTK_SORTER (gtk_custom_sorter_new (note_column, witness, g_free));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer)column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer)column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), (gpointer)column);

  read_choice (self, column, &width, &shown);
  made = gtk_column_view_column_new (_ (column->label), factory);
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
}

static void
chancery_list_table_dispose (GObject *object)
{
  ChanceryListTable *self = CHANCERY_LIST_TABLE (object);

  /* The columns go one by one, which is no wish of the officer's. */
  self->filling = TRUE;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->settings);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (chancery_list_table_parent_class)->dispose (object);
}

static gboolean
chancery_list_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CHANCERY_LIST_TABLE (widget)->view));
}

static void
chancery_list_table_class_init (ChanceryListTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = chancery_list_table_dispose;
  widget_class->grab_focus = chancery_list_table_grab_focus;

  signals[SORT_CHANGED] = g_signal_new ("sort-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                        G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[ACTIVATED] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_list_table_init (ChanceryListTable *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  self->actions = g_simple_action_group_new ();
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", G_ACTION_GROUP (self->actions));
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "records-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Records"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  g_signal_connect (gtk_column_view_get_sorter (self->view), "changed",
                    G_CALLBACK (sort_changed_cb), self);
  g_signal_connect (self->view, "activate", G_CALLBACK (activated_cb), self);
}

void
chancery_list_table_set_model (ChanceryListTable *self, GtkSelectionModel *model)
{
  g_return_if_fail (CHANCERY_IS_LIST_TABLE (self));
  gtk_column_view_set_model (self->view, model);
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

      if (strcmp (gtk_column_view_column_get_title (column), _ (wanted->label)) == 0)
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

void
chancery_list_table_scroll_to (ChanceryListTable *self, guint position)
{
  GtkWidget *child;

  g_return_if_fail (CHANCERY_IS_LIST_TABLE (self));

  /* The action is on the list inside the view. */
  child = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}
