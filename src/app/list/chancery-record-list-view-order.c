/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of the list: how it is chosen, said and remembered. */

#include "config.h"

#include <glib/gi18n.h>

#include "chancery-list-column.h"
#include "chancery-list-paper.h"
#include "chancery-record-list-view-private.h"

#define KEY "list-orders"

/* Besides the columns: how well the words are met, the best first; without words it is newest first. */
#define RELEVANCE "relevance"

/* ---- what is remembered ---- */

/* The column of the place, NULL for the usual order; one that the place has no longer is none. */
static const char *
read_order (ChanceryRecordListView *self, gboolean *descending)
{
  g_autoptr (GVariant) orders = NULL;
  GVariantIter iter;
  const char *place;
  const char *id;
  gboolean down;

  *descending = FALSE;
  /* The last rows go after the settings. */
  if (self->place == NULL || self->settings == NULL)
    return NULL;
  orders = g_settings_get_value (self->settings, KEY);
  g_variant_iter_init (&iter, orders);
  while (g_variant_iter_next (&iter, "(&s&sb)", &place, &id, &down))
    {
      if (!g_str_equal (place, self->place->id))
        continue;
      if (g_str_equal (id, RELEVANCE))
        return RELEVANCE;
      if (g_strv_contains (self->place->columns, id))
        {
          *descending = down;
          return chancery_list_column_find (id)->id;
        }
    }
  return NULL;
}

static void
keep_order (ChanceryRecordListView *self, const char *column, gboolean descending)
{
  g_autoptr (GVariant) orders = g_settings_get_value (self->settings, KEY);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *place;
  const char *id;
  gboolean down;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ssb)"));
  g_variant_iter_init (&iter, orders);
  while (g_variant_iter_next (&iter, "(&s&sb)", &place, &id, &down))
    if (!g_str_equal (place, self->place->id))
      g_variant_builder_add (&builder, "(ssb)", place, id, down);
  if (column != NULL)
    g_variant_builder_add (&builder, "(ssb)", self->place->id, column, descending);
  g_settings_set_value (self->settings, KEY, g_variant_builder_end (&builder));
}

/* ---- the menu ---- */

static void
set_state (ChanceryRecordListView *self, const char *name, GVariant *state)
{
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->order_actions), name)),
      state);
}

/* Newest first has no other way round: the oldest first are by date.  Nor has the best match. */
static void
update_actions (ChanceryRecordListView *self, const char *column, gboolean descending)
{
  GAction *way = g_action_map_lookup_action (G_ACTION_MAP (self->order_actions), "way");

  set_state (self, "by", g_variant_new_string (column != NULL ? column : ""));
  set_state (self, "way", g_variant_new_string (descending ? "down" : "up"));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (way),
                               column != NULL && !g_str_equal (column, RELEVANCE));
}

static void
append (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static void
append_paper (GMenu *menu)
{
  static const struct
  {
    const char *label;
    const char *action;
    const char *key;
  } goals[] = {
    { N_ ("_Print…"), "win.print-list", "<Control>p" },
    { N_ ("_Save as PDF…"), "win.save-list", "<Control>s" },
    { N_ ("_Copy"), "win.copy-list", "<Control><Shift>c" },
    { N_ ("Put into a Case _File…"), "win.file-list", "f" },
    { N_ ("_Tags of What Is Selected…"), "win.tag-list", "t" },
    { N_ ("Save This S_earch…"), "win.save-search", "<Control><Shift>s" },
  };
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (goals); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (goals[i].label), goals[i].action);

      g_menu_item_set_attribute (item, "accel", "s", goals[i].key);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenuModel *
make_menu (ChanceryRecordListView *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) by = g_menu_new ();
  g_autoptr (GMenu) way = g_menu_new ();

  append (by, _ ("Newest First"), "order.by", "");
  append (by, _ ("Best Match First"), "order.by", RELEVANCE);
  for (guint i = 0; self->place->columns[i] != NULL; i++)
    append (by, _ (chancery_list_column_find (self->place->columns[i])->label), "order.by",
            self->place->columns[i]);
  append (way, _ ("Ascending"), "order.way", "up");
  append (way, _ ("Descending"), "order.way", "down");
  g_menu_append_section (menu, _ ("Order"), G_MENU_MODEL (by));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (way));
  append_paper (menu);
  return G_MENU_MODEL (menu);
}

/* ---- choosing ---- */

static void
set_order (ChanceryRecordListView *self, const char *column, gboolean descending)
{
  keep_order (self, column, descending);
  chancery_list_table_set_order (self->columns, column, descending);
  update_actions (self, column, descending);
  if (self->records != NULL)
    chancery_record_list_set_sort (self->records, column, descending);
  chancery_record_list_view_update (self);
}

static void
by_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ChanceryRecordListView *self = CHANCERY_RECORD_LIST_VIEW (user_data);
  const char *column = g_variant_get_string (state, NULL);
  gboolean descending;

  if (self->place == NULL)
    return;
  read_order (self, &descending);
  set_order (self, *column != '\0' ? column : NULL, *column != '\0' && descending);
}

static void
way_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ChanceryRecordListView *self = CHANCERY_RECORD_LIST_VIEW (user_data);
  gboolean descending;
  const char *column = read_order (self, &descending);

  if (column != NULL)
    set_order (self, column, g_str_equal (g_variant_get_string (state, NULL), "down"));
}

void
chancery_record_list_view_sort_changed_cb (ChanceryListTable *columns,
                                           const char *column,
                                           gboolean descending,
                                           gpointer user_data)
{
  ChanceryRecordListView *self = CHANCERY_RECORD_LIST_VIEW (user_data);

  if (self->place == NULL)
    return;
  keep_order (self, column, descending);
  update_actions (self, column, descending);
  if (self->records != NULL)
    chancery_record_list_set_sort (self->records, column, descending);
}

/* ---- for the other files ---- */

void
chancery_record_list_view_init_order (ChanceryRecordListView *self)
{
  static const GActionEntry entries[] = {
    { .name = "by", .parameter_type = "s", .state = "''", .change_state = by_cb },
    { .name = "way", .parameter_type = "s", .state = "'up'", .change_state = way_cb },
  };

  self->settings = g_settings_new (APPLICATION_ID);
  self->order_actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->order_actions), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "order", G_ACTION_GROUP (self->order_actions));
}

void
chancery_record_list_view_restore_order (ChanceryRecordListView *self)
{
  gboolean descending;
  const char *column = read_order (self, &descending);
  g_autoptr (GMenuModel) menu = NULL;

  if (self->place == NULL)
    return;
  menu = make_menu (self);
  gtk_menu_button_set_menu_model (self->order_button, menu);
  chancery_list_table_set_order (self->columns, column, descending);
  update_actions (self, column, descending);
  if (self->records != NULL)
    chancery_record_list_set_sort (self->records, column, descending);
}

char *
chancery_record_list_view_phrase_order (ChanceryRecordListView *self)
{
  gboolean descending;
  const char *column = read_order (self, &descending);

  if (g_strcmp0 (column, RELEVANCE) == 0 && *chancery_record_list_view_get_typed (self) == '\0')
    return NULL;
  /* The header of the table says it where it has that column. */
  if (column == NULL || (self->table && chancery_list_table_shows (self->columns, column)))
    return NULL;
  return chancery_list_paper_phrase_order (column, descending);
}

char **
chancery_record_list_view_dup_columns (ChanceryRecordListView *self)
{
  g_autoptr (GStrvBuilder) shown = g_strv_builder_new ();

  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self), NULL);

  for (guint i = 0; self->place != NULL && self->place->columns[i] != NULL; i++)
    if (chancery_list_table_shows (self->columns, self->place->columns[i]))
      g_strv_builder_add (shown, self->place->columns[i]);
  return g_strv_builder_end (shown);
}

/* The keyboard goes back to the list that it was called from. */
static void
closed_cb (GtkPopover *popover, gpointer user_data)
{
  ChanceryRecordListView *self = CHANCERY_RECORD_LIST_VIEW (user_data);

  g_signal_handlers_disconnect_by_func (popover, closed_cb, self);
  chancery_record_list_view_focus_list (self);
}

void
chancery_record_list_view_popup_order (ChanceryRecordListView *self)
{
  g_return_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self));

  gtk_menu_button_popup (self->order_button);
  g_signal_connect_object (gtk_menu_button_get_popover (self->order_button), "closed",
                           G_CALLBACK (closed_cb), self, 0);
}
