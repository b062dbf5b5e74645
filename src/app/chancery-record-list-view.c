/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-list-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "chancery-list-table.h"
#include "chancery-page-keys.h"
#include "chancery-place-switcher.h"
#include "chancery-record-list.h"
#include "chancery-record-row.h"
#include "chancery-record-rows.h"
#include "chancery-refine.h"
#include "chancery-search-bar.h"

struct _ChanceryRecordListView
{
  GtkWidget parent_instance;

  ChanceryRegistry *registry;
  const ChanceryPlace *place;
  ChanceryRecordList *records;
  GtkSingleSelection *selection;
  gboolean table;
  gboolean sidebar_hidden;
  gboolean last_pane;
  gboolean settling;
  char *wanted;
  /* It is to be scrolled to as soon as the list has it. */
  gboolean wanted_unseen;
  /* What had the focus when the list was to take it, which it does when it has its rows. */
  GtkWidget *focus_from; /* weak */
  guint scroll_source;

  GtkWidget *box;
  ChancerySearchBar *search_bar;
  ChanceryPlaceSwitcher *switcher;
  GtkStack *stack;
  GtkListView *rows;
  ChanceryListTable *columns;
  AdwStatusPage *empty_page;
  AdwStatusPage *nothing_page;
  GtkWidget *everywhere_button;
  GtkButton *empty_button;
  AdwStatusPage *problem_page;
  GtkLabel *count_label;
  GtkMenuButton *refine_button;
  ChanceryRefine *refine;
  ChanceryFollowBar *follow_bar;
  AdwBin *follow_bin;
  GtkSpinner *spinner;
};

enum
{
  PROP_0,
  PROP_TABLE,
  PROP_SIDEBAR_HIDDEN,
  PROP_LAST_PANE,
  N_PROPS,
};

enum
{
  RECORD_CHOSEN,
  RECORD_ACTIVATED,
  PLACE_CHOSEN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryRecordListView, chancery_record_list_view, GTK_TYPE_WIDGET)

static guint
n_records (ChanceryRecordListView *self)
{
  return self->records != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->records)) : 0;
}

static void
update_count (ChanceryRecordListView *self)
{
  guint count = n_records (self);
  g_autofree char *text = NULL;

  /* Translators: the number of records that a list shows, with thousands grouped. */
  text = g_strdup_printf (ngettext ("%'u record", "%'u records", count), count);
  gtk_label_set_label (self->count_label, text);
}

static const char *
page_name (ChanceryRecordListView *self)
{
  if (self->records == NULL)
    return "blank";
  if (n_records (self) > 0)
    return self->table ? "table" : "rows";
  /* What is being looked for is not yet missing. */
  if (chancery_record_list_is_searching (self->records))
    return gtk_stack_get_visible_child_name (self->stack);
  if (chancery_record_list_get_problem (self->records) != NULL)
    return "problem";
  return *chancery_record_list_get_typed (self->records) != '\0' ? "nothing" : "empty";
}

static void
update_page (ChanceryRecordListView *self)
{
  gboolean searching;

  if (self->records == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "blank");
      return;
    }
  searching = chancery_record_list_is_searching (self->records);
  gtk_spinner_set_spinning (self->spinner, searching);
  adw_status_page_set_description (self->problem_page,
                                   chancery_record_list_get_problem (self->records));
  gtk_stack_set_visible_child_name (self->stack, page_name (self));
  update_count (self);
}

/* The rows that were there when the focus was to come are gone, and it with them. */
static void
searching_cb (ChanceryRecordListView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *from = self->focus_from;

  update_page (self);
  if (from == NULL || root == NULL || chancery_record_list_is_searching (self->records))
    return;
  g_clear_weak_pointer (&self->focus_from);
  if (gtk_root_get_focus (root) == from)
    chancery_record_list_view_focus_list (self);
}

static void
ask (ChanceryRecordListView *self)
{
  g_autofree char *query = NULL;

  if (self->records == NULL || self->place == NULL)
    return;
  chancery_record_list_set_query (self->records, self->place->query,
                                  chancery_record_list_view_get_typed (self));
  query = chancery_record_list_dup_query (self->records);
  chancery_refine_set_query (self->refine, self->registry, query,
                             chancery_record_list_view_get_typed (self),
                             chancery_follow_bar_get_as_on (self->follow_bar));
  update_page (self);
}

static void
refined_cb (ChanceryRefine *refine, const char *condition, gpointer user_data)
{
  ChanceryRecordListView *self = CHANCERY_RECORD_LIST_VIEW (user_data);

  chancery_search_bar_toggle_condition (self->search_bar, condition);
}

static void
leave_search_cb (ChanceryRecordListView *self)
{
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    chancery_record_list_view_step (self, 1);
  chancery_record_list_view_focus_list (self);
}

static void
emit_record (ChanceryRecordListView *self, guint signal, ChanceryRecordItem *item)
{
  if (item != NULL && chancery_record_item_get_id (item) != NULL)
    g_signal_emit (self, signals[signal], 0, chancery_record_item_get_id (item));
}

static void
selected_filled_cb (ChanceryRecordItem *item, GParamSpec *pspec, ChanceryRecordListView *self)
{
  g_signal_handlers_disconnect_by_func (item, selected_filled_cb, self);
  if (gtk_single_selection_get_selected_item (self->selection) == item)
    emit_record (self, RECORD_CHOSEN, item);
}

static void
selected_cb (ChanceryRecordListView *self)
{
  ChanceryRecordItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->settling || item == NULL)
    return;
  if (chancery_record_item_is_loaded (item))
    emit_record (self, RECORD_CHOSEN, item);
  else
    g_signal_connect_object (item, "notify::loaded", G_CALLBACK (selected_filled_cb), self, 0);
}

static void
activated_cb (gpointer view, guint position, gpointer user_data)
{
  ChanceryRecordListView *self = CHANCERY_RECORD_LIST_VIEW (user_data);
  g_autoptr (ChanceryRecordItem) item = NULL;

  item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  emit_record (self, RECORD_ACTIVATED, item);
}

/* A new result forgets what was selected; the record that is open is marked again. */
static void
restore_selection (ChanceryRecordListView *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->records == NULL)
    return;
  chancery_record_list_get_sought (self->records, &position);
  self->settling = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->settling = FALSE;
}

static void
scroll_to (ChanceryRecordListView *self, guint position)
{
  if (self->table)
    chancery_list_table_scroll_to (self->columns, position);
  else
    gtk_widget_activate_action (GTK_WIDGET (self->rows), "list.scroll-to-item", "u", position);
}

/* The list would begin at its first row. */
static gboolean
focus_selected (ChanceryRecordListView *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  for (; item != NULL && row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);

      if (child != NULL && CHANCERY_IS_RECORD_ROW (child) &&
          (gpointer)chancery_record_row_get_item (CHANCERY_RECORD_ROW (child)) == item)
        return gtk_widget_grab_focus (row);
    }
  return FALSE;
}

static gboolean
scroll_cb (gpointer data)
{
  ChanceryRecordListView *self = data;
  guint position = gtk_single_selection_get_selected (self->selection);

  self->scroll_source = 0;
  if (position == GTK_INVALID_LIST_POSITION)
    return G_SOURCE_REMOVE;
  self->wanted_unseen = FALSE;
  scroll_to (self, position);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->rows)) != NULL)
    focus_selected (self);
  return G_SOURCE_REMOVE;
}

static void
queue_scroll (ChanceryRecordListView *self)
{
  /* A list that was filled a moment ago has no height yet. */
  if (self->scroll_source == 0)
    self->scroll_source = g_idle_add_full (G_PRIORITY_LOW, scroll_cb, self, NULL);
}

static void
sought_cb (ChanceryRecordListView *self)
{
  restore_selection (self);
  queue_scroll (self);
}

/* What was registered a moment ago comes into the list only now. */
static void
items_changed_cb (ChanceryRecordListView *self)
{
  restore_selection (self);
  update_page (self);
  if (self->wanted_unseen)
    queue_scroll (self);
}

static void
sort_changed_cb (ChanceryListTable *columns,
                 const char *column,
                 gboolean descending,
                 gpointer user_data)
{
  ChanceryRecordListView *self = CHANCERY_RECORD_LIST_VIEW (user_data);

  if (self->records != NULL)
    chancery_record_list_set_sort (self->records, column, descending);
}

static void
place_chosen_cb (ChanceryPlaceSwitcher *switcher, const char *place, gpointer user_data)
{
  g_signal_emit (user_data, signals[PLACE_CHOSEN], 0, place);
}

static void
chancery_record_list_view_dispose (GObject *object)
{
  ChanceryRecordListView *self = CHANCERY_RECORD_LIST_VIEW (object);

  g_clear_handle_id (&self->scroll_source, g_source_remove);
  g_clear_weak_pointer (&self->focus_from);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->records);
  g_clear_object (&self->registry);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (chancery_record_list_view_parent_class)->dispose (object);
}

static void
update_decoration (ChanceryRecordListView *self)
{
  chancery_search_bar_set_decoration (self->search_bar, self->sidebar_hidden,
                                      self->last_pane || self->table);
}

static void
chancery_record_list_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ChanceryRecordListView *self = CHANCERY_RECORD_LIST_VIEW (object);

  switch (id)
    {
    case PROP_TABLE:
      g_value_set_boolean (value, self->table);
      break;
    case PROP_SIDEBAR_HIDDEN:
      g_value_set_boolean (value, self->sidebar_hidden);
      break;
    case PROP_LAST_PANE:
      g_value_set_boolean (value, self->last_pane);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
chancery_record_list_view_set_property (GObject *object,
                                        guint id,
                                        const GValue *value,
                                        GParamSpec *pspec)
{
  ChanceryRecordListView *self = CHANCERY_RECORD_LIST_VIEW (object);

  switch (id)
    {
    case PROP_TABLE:
      chancery_record_list_view_set_table (self, g_value_get_boolean (value));
      break;
    case PROP_SIDEBAR_HIDDEN:
      self->sidebar_hidden = g_value_get_boolean (value);
      update_decoration (self);
      break;
    case PROP_LAST_PANE:
      self->last_pane = g_value_get_boolean (value);
      update_decoration (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
chancery_record_list_view_grab_focus (GtkWidget *widget)
{
  chancery_record_list_view_focus_list (CHANCERY_RECORD_LIST_VIEW (widget));
  return TRUE;
}

static guint
text_signal (GObjectClass *klass, const char *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/chancery/Chancery/chancery-record-list-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, box);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, search_bar);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, switcher);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, stack);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, rows);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, columns);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, everywhere_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, empty_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, problem_page);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, count_label);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, refine_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, refine);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, spinner);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, follow_bar);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, follow_bin);
  gtk_widget_class_bind_template_callback (widget_class, refined_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask);
  gtk_widget_class_bind_template_callback (widget_class, leave_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_changed_cb);
}

static void
chancery_record_list_view_class_init (ChanceryRecordListViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = chancery_record_list_view_dispose;
  object_class->get_property = chancery_record_list_view_get_property;
  object_class->set_property = chancery_record_list_view_set_property;
  widget_class->grab_focus = chancery_record_list_view_grab_focus;

  properties[PROP_TABLE] = g_param_spec_boolean ("table", NULL, NULL, FALSE, flags);
  properties[PROP_SIDEBAR_HIDDEN] =
      g_param_spec_boolean ("sidebar-hidden", NULL, NULL, FALSE, flags);
  properties[PROP_LAST_PANE] = g_param_spec_boolean ("last-pane", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[RECORD_CHOSEN] = text_signal (object_class, "record-chosen");
  signals[RECORD_ACTIVATED] = text_signal (object_class, "record-activated");
  signals[PLACE_CHOSEN] = text_signal (object_class, "place-chosen");

  g_type_ensure (CHANCERY_TYPE_FOLLOW_BAR);
  g_type_ensure (CHANCERY_TYPE_LIST_TABLE);
  g_type_ensure (CHANCERY_TYPE_PLACE_SWITCHER);
  g_type_ensure (CHANCERY_TYPE_REFINE);
  g_type_ensure (CHANCERY_TYPE_SEARCH_BAR);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  chancery_page_keys_bind (widget_class);
}

static void
chancery_record_list_view_init (ChanceryRecordListView *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection =
      g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "can-unselect", TRUE, NULL);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  factory = chancery_record_rows_new_factory (self);
  gtk_list_view_set_factory (self->rows, factory);
  gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (self->selection));
  adw_bin_set_child (self->follow_bin, chancery_follow_bar_get_button (self->follow_bar));
  update_decoration (self);
}

void
chancery_record_list_view_set_registry (ChanceryRecordListView *self, ChanceryRegistry *registry)
{
  g_return_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self));

  if (!g_set_object (&self->registry, registry))
    return;
  gtk_single_selection_set_model (self->selection, NULL);
  g_clear_object (&self->records);
  g_clear_pointer (&self->wanted, g_free);
  if (registry != NULL)
    {
      self->records = chancery_record_list_new (registry);
      gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->records));
      g_signal_connect_object (self->records, "items-changed", G_CALLBACK (items_changed_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      g_signal_connect_object (self->records, "sought", G_CALLBACK (sought_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->records, "notify::searching", G_CALLBACK (searching_cb), self,
                               G_CONNECT_SWAPPED);
    }
  chancery_follow_bar_set_list (self->follow_bar, registry, self->records);
  ask (self);
  update_page (self);
}

static void
update_place (ChanceryRecordListView *self)
{
  const ChanceryKind *kind = chancery_kind_find (self->place->kind);
  g_autofree char *new_label = NULL;

  chancery_search_bar_set_place (self->search_bar, self->place);
  chancery_follow_bar_set_kind (self->follow_bar, *self->place->query != '\0' ? kind : NULL);
  /* Translators: %s is a kind of record, such as “Demarche”. */
  new_label = g_strdup_printf (_ ("New: %s"), _ (kind->label));
  adw_status_page_set_icon_name (self->empty_page, self->place->icon);
  adw_status_page_set_title (self->empty_page, _ (self->place->empty_title));
  adw_status_page_set_description (self->empty_page, _ (self->place->empty_text));
  gtk_button_set_label (self->empty_button, new_label);
  /* Where everything is looked through already, there is nowhere further to look. */
  gtk_widget_set_visible (self->everywhere_button, *self->place->query != '\0');
  adw_status_page_set_description (self->nothing_page,
                                   *self->place->query != '\0'
                                       ? _ ("Try fewer words, or look in all records.")
                                       : _ ("Try fewer words, or the beginning of one."));
  chancery_place_switcher_set_place (self->switcher, self->place);
  chancery_list_table_set_columns (self->columns, self->place->columns);
}

void
chancery_record_list_view_set_place (ChanceryRecordListView *self,
                                     const ChanceryPlace *place,
                                     gboolean keep_words)
{
  g_return_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self));
  g_return_if_fail (place != NULL && place->query != NULL);

  if (self->place != place)
    {
      self->place = place;
      update_place (self);
    }
  if (!keep_words)
    chancery_search_bar_set_typed (self->search_bar, "");
  ask (self);
}

const ChanceryPlace *
chancery_record_list_view_get_place (ChanceryRecordListView *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self), NULL);
  return self->place;
}

const char *
chancery_record_list_view_get_typed (ChanceryRecordListView *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self), "");
  return chancery_search_bar_get_typed (self->search_bar);
}

void
chancery_record_list_view_set_typed (ChanceryRecordListView *self, const char *typed)
{
  g_return_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self));
  chancery_search_bar_set_typed (self->search_bar, typed);
  ask (self);
}

char *
chancery_record_list_view_dup_query (ChanceryRecordListView *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self), NULL);
  return self->records != NULL ? chancery_record_list_dup_query (self->records) : g_strdup ("");
}

const char *
chancery_record_list_view_get_selected (ChanceryRecordListView *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? chancery_record_item_get_id (item) : NULL;
}

ChanceryFollowBar *
chancery_record_list_view_get_follow_bar (ChanceryRecordListView *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self), NULL);
  return self->follow_bar;
}

guint
chancery_record_list_view_get_n_records (ChanceryRecordListView *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self), 0);
  return n_records (self);
}

gboolean
chancery_record_list_view_get_table (ChanceryRecordListView *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self), FALSE);
  return self->table;
}

void
chancery_record_list_view_set_table (ChanceryRecordListView *self, gboolean table)
{
  GtkSelectionModel *model;

  g_return_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self));

  if (self->table == table)
    return;
  self->table = table;
  /* Only the look that is seen costs rows. */
  model = GTK_SELECTION_MODEL (self->selection);
  gtk_list_view_set_model (self->rows, table ? NULL : model);
  chancery_list_table_set_model (self->columns, table ? model : NULL);
  if (!table && self->records != NULL)
    chancery_record_list_set_sort (self->records, NULL, FALSE);
  update_decoration (self);
  update_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TABLE]);
}

void
chancery_record_list_view_select (ChanceryRecordListView *self, const char *id)
{
  g_return_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self));

  self->wanted_unseen = id != NULL;
  if (g_strcmp0 (self->wanted, id) == 0)
    return;
  g_free (self->wanted);
  self->wanted = g_strdup (id);
  if (self->records != NULL)
    chancery_record_list_seek (self->records, id);
}

void
chancery_record_list_view_step (ChanceryRecordListView *self, int steps)
{
  guint count;
  guint position;

  g_return_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self));

  count = n_records (self);
  if (count == 0)
    return;
  position = gtk_single_selection_get_selected (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  else
    position = (guint)CLAMP ((gint64)position + steps, 0, (gint64)count - 1);
  gtk_single_selection_set_selected (self->selection, position);
  scroll_to (self, position);
}

void
chancery_record_list_view_focus_search (ChanceryRecordListView *self)
{
  g_return_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search_bar));
}

void
chancery_record_list_view_focus_list (ChanceryRecordListView *self)
{
  g_return_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self));

  if (self->records != NULL && chancery_record_list_is_searching (self->records))
    {
      GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

      g_set_weak_pointer (&self->focus_from, root != NULL ? gtk_root_get_focus (root) : NULL);
      if (self->focus_from != NULL)
        return;
    }
  if (!self->table && focus_selected (self))
    return;
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

void
chancery_record_list_view_popup_new (ChanceryRecordListView *self)
{
  g_return_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self));
  chancery_search_bar_popup_new (self->search_bar);
}

void
chancery_record_list_view_popup_refine (ChanceryRecordListView *self)
{
  g_return_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self));
  gtk_menu_button_popup (self->refine_button);
}
