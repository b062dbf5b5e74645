/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-search-row.h"

#include <string.h>

/* Letters of what is chosen; in the list all of it is seen. */
#define CHOSEN_CHARS 32
#define CHOSEN_MIN_CHARS 6
#define CHOSEN_LINES 2

struct _ChancerySearchRow
{
  AdwActionRow parent_instance;

  GtkDropDown *drop;
  GtkListView *list;
  GtkSearchEntry *entry;
  /* What the list shows, and how, when it is opened for the first time: many rows with many choices, of which most
   * are never opened, would hold the window up. */
  GtkSelectionModel *choices;
  GtkListItemFactory *rows;
  /* Of what is typed, and the order of what is found. */
  GtkStringFilter *filter;
  GtkSorter *sorter;
};

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ChancerySearchRow, chancery_search_row, ADW_TYPE_ACTION_ROW)

static gpointer
find_inside (GtkWidget *widget, GType type)
{
  gpointer found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_inside (child, type);
  return found;
}

/* What is chosen is told with the row: the keyboard is there, and not on the button in it. */
static void
selected_cb (ChancerySearchRow *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->drop);

  if (chosen != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                    gtk_string_object_get_string (chosen), -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/* The arrow keys begin where the choice stands. */
static void
shown_cb (ChancerySearchRow *self)
{
  if (gtk_list_view_get_model (self->list) == NULL)
    {
      gtk_drop_down_set_list_factory (self->drop, self->rows);
      gtk_list_view_set_model (self->list, self->choices);
    }
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0)
      gtk_widget_grab_focus (row);
}

static void
search_started_cb (ChancerySearchRow *self)
{
  /* What was typed would be selected, and the next letter would take its place. */
  gtk_text_grab_focus_without_selecting (
      GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));
}

/* Takes the first that is found; nothing where nothing is typed, but what the keyboard went to in the list: a row that
 * comes into sight with the next frame does not hear Return yet. */
static void
search_activated_cb (ChancerySearchRow *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  guint place;

  if (*typed != '\0')
    {
      /* What is typed is looked for a moment later, and Return may come before that. */
      gtk_string_filter_set_search (self->filter, typed);
      gtk_selection_model_select_item (self->choices, 0, TRUE);
    }
  else if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return;
  place = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (self->choices));
  if (place != GTK_INVALID_LIST_POSITION)
    g_signal_emit_by_name (self->list, "activate", place);
}

static void
setup_chosen_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  /* In a narrow window the end of it may be what tells it from others. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), CHOSEN_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), CHOSEN_MIN_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHOSEN_CHARS);
  gtk_list_item_set_child (item, label);
}

static void
bind_chosen_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* ---- what is typed ---- */

/* How near @words, folded, is to what is typed: the same, begun so, with a word that is begun so, or with it anywhere. */
static int
rank (const char *words, const char *typed)
{
  g_autofree char *as_word = NULL;

  if (strcmp (words, typed) == 0)
    return 0;
  if (g_str_has_prefix (words, typed))
    return 1;
  as_word = g_strconcat (" ", typed, NULL);
  return strstr (words, as_word) != NULL ? 2 : 3;
}

/* Where nothing is typed all are alike, and stand where they stood: GTK takes their places for those of all choices. */
static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  ChancerySearchRow *self = CHANCERY_SEARCH_ROW (user_data);
  const char *search = gtk_string_filter_get_search (self->filter);
  g_autofree char *typed = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (search == NULL || *search == '\0')
    return 0;
  typed = g_utf8_casefold (search, -1);
  one = g_utf8_casefold (gtk_string_object_get_string ((gpointer)a), -1);
  other = g_utf8_casefold (gtk_string_object_get_string ((gpointer)b), -1);
  return rank (one, typed) - rank (other, typed);
}

static void
typed_cb (ChancerySearchRow *self)
{
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

/* GTK 4.8 finds what begins with what is typed, in the order of the list; “number” is to find “Their numbers”, too, and
 * “Their number” before it. */
static void
search_anywhere (ChancerySearchRow *self)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (self->choices);
  GtkFilterListModel *found = GTK_FILTER_LIST_MODEL (gtk_single_selection_get_model (selection));
  g_autoptr (GtkSortListModel) sorted = NULL;

  g_set_object (&self->filter, GTK_STRING_FILTER (gtk_filter_list_model_get_filter (found)));
  gtk_string_filter_set_match_mode (self->filter, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL));
  sorted =
      gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (found)), g_object_ref (self->sorter));
  gtk_single_selection_set_model (selection, G_LIST_MODEL (sorted));
  g_signal_connect_object (self->filter, "notify::search", G_CALLBACK (typed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
chancery_search_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SELECTED:
      g_value_set_uint (value, chancery_search_row_get_selected (CHANCERY_SEARCH_ROW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
chancery_search_row_finalize (GObject *object)
{
  ChancerySearchRow *self = CHANCERY_SEARCH_ROW (object);

  g_clear_object (&self->choices);
  g_clear_object (&self->rows);
  g_clear_object (&self->filter);
  /* It outlives the row with the list, and asks it no more. */
  if (self->sorter != NULL)
    gtk_custom_sorter_set_sort_func (GTK_CUSTOM_SORTER (self->sorter), NULL, NULL, NULL);
  g_clear_object (&self->sorter);
  G_OBJECT_CLASS (chancery_search_row_parent_class)->finalize (object);
}

static void
chancery_search_row_class_init (ChancerySearchRowClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = chancery_search_row_get_property;
  G_OBJECT_CLASS (klass)->finalize = chancery_search_row_finalize;
  properties[PROP_SELECTED] =
      g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT, GTK_INVALID_LIST_POSITION,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_COMBO_BOX);
}

static void
chancery_search_row_init (ChancerySearchRow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) nothing = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkExpression) words =
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *button;
  GtkWidget *popover;

  /* To whoever hears it the row is the combo box. */
  self->drop = g_object_new (GTK_TYPE_DROP_DOWN, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                             "expression", words, "enable-search", TRUE, "valign", GTK_ALIGN_CENTER,
                             NULL);
  button = gtk_widget_get_first_child (GTK_WIDGET (self->drop));
  popover = find_inside (GTK_WIDGET (self->drop), GTK_TYPE_POPOVER);
  self->list = find_inside (popover, GTK_TYPE_LIST_VIEW);
  self->entry = find_inside (popover, GTK_TYPE_SEARCH_ENTRY);

  self->rows = g_object_ref (gtk_drop_down_get_factory (self->drop));
  gtk_drop_down_set_list_factory (self->drop, nothing);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_chosen_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_chosen_cb), NULL);
  gtk_drop_down_set_factory (self->drop, factory);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focusable (button, FALSE);

  gtk_search_entry_set_key_capture_widget (self->entry, popover);
  g_signal_connect_object (self->drop, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "show", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  /* The keyboard would be nowhere until the next frame, and a key for nobody. */
  g_signal_connect_object (popover, "closed", G_CALLBACK (gtk_widget_grab_focus), self,
                           G_CONNECT_SWAPPED);
  /* GTK 4.8 first shows all that was not found, and what was typed stays. */
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), popover,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "search-started", G_CALLBACK (search_started_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (search_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (GTK_WIDGET (self), "search-row");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->drop));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->drop));
}

GtkWidget *
chancery_search_row_new (GtkStringList *choices)
{
  ChancerySearchRow *self = g_object_new (CHANCERY_TYPE_SEARCH_ROW, NULL);

  gtk_drop_down_set_model (self->drop, G_LIST_MODEL (choices));
  self->choices = g_object_ref (gtk_list_view_get_model (self->list));
  gtk_list_view_set_model (self->list, NULL);
  search_anywhere (self);
  return GTK_WIDGET (self);
}

guint
chancery_search_row_get_selected (ChancerySearchRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_SEARCH_ROW (self), GTK_INVALID_LIST_POSITION);
  return gtk_drop_down_get_selected (self->drop);
}

void
chancery_search_row_set_selected (ChancerySearchRow *self, guint selected)
{
  g_return_if_fail (CHANCERY_IS_SEARCH_ROW (self));
  gtk_drop_down_set_selected (self->drop, selected);
}
