/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-list-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "chancery-focus-chain.h"
#include "chancery-page-keys.h"
#include "chancery-record-list-view-private.h"
#include "chancery-record-row.h"
#include "chancery-record-rows.h"

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

/* How many there are, and how many more are like what was typed.  Nothing is counted that is not there yet. */
static char *
phrase_number (ChanceryRecordListView *self)
{
  guint exact = self->records != NULL ? chancery_record_list_get_n_exact (self->records) : 0;
  guint begun = self->records != NULL ? chancery_record_list_get_n_begun (self->records) : 0;
  guint alike = n_records (self) - exact - begun;
  g_autofree char *number = NULL;
  g_autofree char *wider = NULL;

  if (self->records != NULL && chancery_record_list_is_partial (self->records))
    return g_strdup (_ ("Counting…"));
  if (self->records != NULL && *chancery_record_list_get_meant (self->records) != '\0' &&
      strcmp (chancery_record_list_get_meant (self->records),
              chancery_record_list_get_typed (self->records)) != 0)
    /* Translators: the number of records that have a word that begins like the one that is typed. */
    number =
        g_strdup_printf (ngettext ("%'u record begins so", "%'u records begin so", exact), exact);
  else
    /* Translators: the number of records that a list shows, with thousands grouped. */
    number = g_strdup_printf (ngettext ("%'u record", "%'u records", exact), exact);
  if (begun > 0)
    /* Translators: “12 records”, and how many more have a word that begins like the last that was typed. */
    wider = g_strdup_printf (ngettext ("%s · %'u begins so", "%s · %'u begin so", begun), number,
                             begun);
  if (alike == 0)
    return wider != NULL ? g_steal_pointer (&wider) : g_steal_pointer (&number);
  /* Translators: “12 records”, and how many more have a name that is spelled otherwise. */
  return g_strdup_printf (ngettext ("%s · %'u sounds alike", "%s · %'u sound alike", alike),
                          wider != NULL ? wider : number, alike);
}

/* How many there are; of several that are selected, how many and what can be done with them. */
static void
update_count (ChanceryRecordListView *self)
{
  guint count = n_records (self);
  guint selected = chancery_list_selection_get_n_selected (self->selection);
  g_autofree char *order = chancery_record_list_view_phrase_order (self);
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "blank") == 0)
    text = g_strdup ("");
  else if (selected > 1)
    text = g_strdup_printf (chancery_follow_bar_is_active (self->follow_bar)
                                /* Translators: how many rows are selected, and two keys. */
                                ? _ ("%'u selected · A assesses, F files, Ctrl+E exports")
                                : _ ("%'u selected · F files, Ctrl+E exports"),
                            selected);
  else
    {
      number = phrase_number (self);
      text = order != NULL && count > 0 ? g_strdup_printf ("%s · %s", number, order)
                                        : g_steal_pointer (&number);
    }
  gtk_label_set_label (self->count_label, text);
}

static const char *
page_name (ChanceryRecordListView *self)
{
  if (self->records == NULL || self->place == NULL)
    return "blank";
  if (n_records (self) > 0)
    return self->table ? "table" : "rows";
  /* What is being looked for is not yet missing. */
  if (chancery_record_list_is_searching (self->records))
    return gtk_stack_get_visible_child_name (self->stack);
  if (chancery_record_list_get_problem (self->records) != NULL)
    return "problem";
  return self->within != NULL || *chancery_record_list_get_typed (self->records) != '\0' ? "nothing"
                                                                                         : "empty";
}

/* Between what answers and what is only like it. */
static void
update_rule (ChanceryRecordListView *self)
{
  guint exact = chancery_record_list_get_n_exact (self->records);
  guint rule = exact > 0 && exact < n_records (self) ? exact : GTK_INVALID_LIST_POSITION;

  chancery_even_list_set_rule (self->rows, rule);
  chancery_even_list_set_rule (chancery_list_table_get_list (self->columns), rule);
}

/* What stands in the list is refined. */
static void
update_refine (ChanceryRecordListView *self)
{
  g_autofree char *query = chancery_record_list_dup_answered_query (self->records);

  chancery_refine_set_query (self->refine, self->registry, query,
                             chancery_record_list_get_typed (self->records),
                             chancery_follow_bar_get_as_on (self->follow_bar));
}

void
chancery_record_list_view_update (ChanceryRecordListView *self)
{
  const char *problem;
  g_autofree char *described = NULL;
  gboolean searching;

  if (self->records == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "blank");
      return;
    }
  searching = chancery_record_list_is_searching (self->records);
  gtk_spinner_set_spinning (self->spinner, searching);
  problem = chancery_record_list_get_problem (self->records);
  /* It is markup, and speaks of files. */
  described = problem != NULL ? g_markup_escape_text (problem, -1) : NULL;
  adw_status_page_set_description (self->problem_page, described);
  if (!searching)
    chancery_record_list_view_update_nothing (self);
  update_rule (self);
  update_refine (self);
  chancery_refine_set_only_alike (self->refine,
                                  n_records (self) > 0 &&
                                      chancery_record_list_get_n_exact (self->records) == 0);
  gtk_stack_set_visible_child_name (self->stack, page_name (self));
  update_count (self);
}

static void
searching_cb (ChanceryRecordListView *self)
{
  chancery_record_list_view_update (self);
  if (!chancery_record_list_is_searching (self->records))
    chancery_record_list_view_arrive (self);
}

static void
ask (ChanceryRecordListView *self)
{
  g_autofree char *base = NULL;
  g_autofree char *before = NULL;
  g_autofree char *query = NULL;
  const char *typed;

  if (self->records == NULL || self->place == NULL)
    return;
  typed = chancery_record_list_view_get_typed (self);
  base = chancery_record_list_view_dup_base (self);
  before = chancery_record_list_dup_query (self->records);
  if (g_strcmp0 (self->typed, typed) != 0)
    {
      g_free (self->typed);
      self->typed = g_strdup (typed);
      self->typed_anew = *typed != '\0';
    }
  chancery_record_list_set_query (self->records, base, typed);
  query = chancery_record_list_dup_query (self->records);
  /* What was pressed meant another answer. */
  if (!g_str_equal (query, before))
    chancery_record_list_view_forget_wanted (self);
  chancery_record_list_view_update (self);
}

static void
refined_cb (ChanceryRefine *refine, const char *condition, gpointer user_data)
{
  ChanceryRecordListView *self = CHANCERY_RECORD_LIST_VIEW (user_data);

  chancery_search_bar_toggle_condition (self->search_bar, condition);
}

/* The button has the focus now, at which nobody aimed who pressed the key.  As it was left, without selecting anything. */
static void
refine_closed_cb (ChanceryRecordListView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *from = self->refine_from;

  if (from == NULL)
    return;
  g_clear_weak_pointer (&self->refine_from);
  if (root != NULL && gtk_widget_get_mapped (from))
    gtk_root_set_focus (root, from);
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

  g_clear_handle_id (&self->icons_source, g_source_remove);
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  chancery_record_list_view_focus_no_more (self);
  g_clear_weak_pointer (&self->focus_from);
  g_clear_weak_pointer (&self->opening);
  g_clear_weak_pointer (&self->refine_from);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->typed, g_free);
  g_clear_pointer (&self->within, g_free);
  g_clear_pointer (&self->within_label, g_free);
  g_clear_pointer (&self->within_typed, g_free);
  g_clear_object (&self->records);
  g_clear_object (&self->registry);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->order_actions);
  g_clear_object (&self->settings);

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

static gboolean
read_icons_cb (gpointer data)
{
  ChanceryRecordListView *self = data;

  self->icons_source = 0;
  chancery_record_row_read_icons (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* When the first rows are seen there is time for the icons of those to come. */
static void
chancery_record_list_view_map (GtkWidget *widget)
{
  ChanceryRecordListView *self = CHANCERY_RECORD_LIST_VIEW (widget);

  GTK_WIDGET_CLASS (chancery_record_list_view_parent_class)->map (widget);
  if (self->icons_source == 0)
    self->icons_source = g_idle_add_full (G_PRIORITY_LOW, read_icons_cb, self, NULL);
}

/* Of several one is left; only then Escape is for what is around the list. */
static gboolean
escape_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return chancery_record_list_view_select_one (CHANCERY_RECORD_LIST_VIEW (widget));
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
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, suggested_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, everywhere_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, without_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, left_out_box);
  gtk_widget_class_bind_template_callback (widget_class, chancery_record_list_view_suggested_cb);
  gtk_widget_class_bind_template_callback (widget_class, chancery_record_list_view_without_cb);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, empty_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, within_bar);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, within_words);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, problem_page);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, count_label);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, order_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, refine_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, refine);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, spinner);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, follow_bar);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordListView, follow_bin);
  gtk_widget_class_bind_template_callback (widget_class, refined_cb);
  gtk_widget_class_bind_template_callback (widget_class, refine_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask);
  gtk_widget_class_bind_template_callback (widget_class, chancery_record_list_view_leave_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, chancery_record_list_view_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, chancery_record_list_view_sort_changed_cb);
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
  widget_class->focus = chancery_focus_chain_move;
  widget_class->map = chancery_record_list_view_map;

  properties[PROP_TABLE] = g_param_spec_boolean ("table", NULL, NULL, FALSE, flags);
  properties[PROP_SIDEBAR_HIDDEN] =
      g_param_spec_boolean ("sidebar-hidden", NULL, NULL, FALSE, flags);
  properties[PROP_LAST_PANE] = g_param_spec_boolean ("last-pane", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[RECORD_CHOSEN] = text_signal (object_class, "record-chosen");
  signals[RECORD_ACTIVATED] = text_signal (object_class, "record-activated");
  signals[PLACE_CHOSEN] = text_signal (object_class, "place-chosen");

  g_type_ensure (CHANCERY_TYPE_EVEN_LIST);
  g_type_ensure (CHANCERY_TYPE_FOLLOW_BAR);
  g_type_ensure (CHANCERY_TYPE_LIST_TABLE);
  g_type_ensure (CHANCERY_TYPE_PLACE_SWITCHER);
  g_type_ensure (CHANCERY_TYPE_REFINE);
  g_type_ensure (CHANCERY_TYPE_SEARCH_BAR);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  chancery_page_keys_bind (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_binding, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, 0, "win.file-list", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "win.tag-list", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "win.save-list",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.copy-list", NULL);
}

static void
chancery_record_list_view_init (ChanceryRecordListView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  chancery_record_list_view_init_order (self);
  chancery_record_list_view_init_within (self);
  self->selection = chancery_list_selection_new ();
  chancery_record_list_view_watch_selection (self);
  chancery_record_rows_set_up (self->rows, self);
  chancery_even_list_set_model (self->rows, GTK_SELECTION_MODEL (self->selection));
  adw_bin_set_child (self->follow_bin, chancery_follow_bar_get_button (self->follow_bar));
  update_decoration (self);
}

void
chancery_record_list_view_set_registry (ChanceryRecordListView *self, ChanceryRegistry *registry)
{
  g_return_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self));

  if (!g_set_object (&self->registry, registry))
    return;
  chancery_record_list_view_forget_wanted (self);
  chancery_record_list_view_focus_no_more (self);
  chancery_list_selection_set_model (self->selection, NULL);
  g_clear_object (&self->records);
  g_clear_pointer (&self->wanted, g_free);
  if (registry != NULL)
    {
      self->records = chancery_record_list_new (registry);
      chancery_list_selection_set_model (self->selection, G_LIST_MODEL (self->records));
      chancery_record_list_view_watch_records (self);
      g_signal_connect_object (self->records, "notify::searching", G_CALLBACK (searching_cb), self,
                               G_CONNECT_SWAPPED);
    }
  chancery_search_bar_set_registry (self->search_bar, registry);
  chancery_follow_bar_set_list (self->follow_bar, registry, self->records);
  chancery_record_list_view_restore_order (self);
  ask (self);
  chancery_record_list_view_update (self);
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
  /* Whether anything is here is not known yet. */
  if (n_records (self) == 0)
    gtk_stack_set_visible_child_name (self->stack, "blank");
  chancery_place_switcher_set_place (self->switcher, self->place);
  chancery_list_table_set_columns (self->columns, self->place->columns);
  chancery_even_list_bind_again (self->rows);
  chancery_record_list_view_restore_order (self);
}

void
chancery_record_list_view_set_place (ChanceryRecordListView *self,
                                     const ChanceryPlace *place,
                                     gboolean keep_words)
{
  g_return_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self));
  g_return_if_fail (place != NULL && place->query != NULL);

  if (self->place != place || self->within != NULL)
    {
      chancery_record_list_view_forget_within (self);
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

void
chancery_record_list_view_hurry (ChanceryRecordListView *self)
{
  g_return_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self));
  chancery_search_bar_hurry (self->search_bar);
}

char *
chancery_record_list_view_dup_query (ChanceryRecordListView *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self), NULL);
  return self->records != NULL ? chancery_record_list_dup_query (self->records) : g_strdup ("");
}

char *
chancery_record_list_view_dup_answered_query (ChanceryRecordListView *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self), NULL);
  return self->records != NULL ? chancery_record_list_dup_answered_query (self->records)
                               : g_strdup ("");
}

const char *
chancery_record_list_view_get_meant (ChanceryRecordListView *self)
{
  const char *typed;

  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self), "");

  typed = chancery_record_list_view_get_typed (self);
  if (self->records == NULL || strcmp (chancery_record_list_get_typed (self->records), typed) != 0)
    return typed;
  return chancery_record_list_get_meant (self->records);
}

void
chancery_record_list_view_take_meant (ChanceryRecordListView *self)
{
  g_autofree char *meant = NULL;

  g_return_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self));

  meant = g_strdup (chancery_record_list_view_get_meant (self));
  if (strcmp (meant, chancery_record_list_view_get_typed (self)) != 0)
    chancery_record_list_view_set_typed (self, meant);
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
  chancery_even_list_set_model (self->rows, table ? NULL : model);
  chancery_list_table_set_model (self->columns, table ? model : NULL);
  update_decoration (self);
  chancery_record_list_view_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TABLE]);
}

void
chancery_record_list_view_add_example (ChanceryRecordListView *self,
                                       const char *example,
                                       gsize value_at)
{
  g_return_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self));
  chancery_search_bar_add_example (self->search_bar, example, value_at);
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
  GtkRoot *root;
  GtkWidget *child;
  GtkWidget *focus;

  g_return_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (self->records != NULL && chancery_record_list_is_searching (self->records))
    {
      g_set_weak_pointer (&self->focus_from, root != NULL ? gtk_root_get_focus (root) : NULL);
      if (self->focus_from != NULL)
        return;
    }
  if (chancery_record_list_view_focus_selected (self))
    return;
  child = gtk_stack_get_visible_child (self->stack);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  /* In a row already it would go on to the next. */
  if (focus != NULL && focus != GTK_WIDGET (self->rows) && gtk_widget_is_ancestor (focus, child))
    return;
  if (!gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD))
    chancery_record_list_view_focus_soon (self);
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
  GtkRoot *root;

  g_return_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  g_set_weak_pointer (&self->refine_from, root != NULL ? gtk_root_get_focus (root) : NULL);
  /* What is being typed is counted, too. */
  ask (self);
  gtk_menu_button_popup (self->refine_button);
}
