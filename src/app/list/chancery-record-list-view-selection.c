/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which record of the list is open, which are selected, and that the row of the one is in sight. */

#include "config.h"

#include "chancery-early-keys.h"
#include "chancery-record-list-view-private.h"
#include "chancery-row-changes.h"

/* So many frames a list is waited for. */
#define FOCUS_TRIES 8

/* The row that the page shows, as far as the list has it; of several that are selected it is one. */
static guint
get_position (ChanceryRecordListView *self)
{
  guint position = chancery_list_selection_get_only (self->selection);

  if (position == GTK_INVALID_LIST_POSITION && self->records != NULL &&
      chancery_list_selection_get_n_selected (self->selection) > 1)
    chancery_record_list_get_sought (self->records, &position);
  return position;
}

static ChanceryRecordItem *
dup_item (ChanceryRecordListView *self)
{
  guint position = get_position (self);

  return position != GTK_INVALID_LIST_POSITION
             ? g_list_model_get_item (G_LIST_MODEL (self->selection), position)
             : NULL;
}

static void
emit_record (ChanceryRecordListView *self, const char *signal, ChanceryRecordItem *item)
{
  if (item != NULL && chancery_record_item_get_id (item) != NULL)
    g_signal_emit_by_name (self, signal, chancery_record_item_get_id (item));
}

static void
selected_filled_cb (ChanceryRecordItem *item, GParamSpec *pspec, ChanceryRecordListView *self)
{
  g_autoptr (ChanceryRecordItem) selected = dup_item (self);

  g_signal_handlers_disconnect_by_func (item, selected_filled_cb, self);
  if (selected != item)
    return;
  self->choice_waits = FALSE;
  emit_record (self, "record-chosen", item);
}

static void
selected_cb (ChanceryRecordListView *self)
{
  g_autoptr (ChanceryRecordItem) item = NULL;

  chancery_record_list_view_update (self);
  /* The page stays with what it shows while several are chosen. */
  if (self->settling)
    return;
  self->choice_waits = FALSE;
  if (chancery_list_selection_get_n_selected (self->selection) != 1)
    return;
  self->typed_anew = FALSE;
  item = dup_item (self);
  self->choice_waits = !chancery_record_item_is_loaded (item);
  if (!self->choice_waits)
    emit_record (self, "record-chosen", item);
  else
    g_signal_connect_object (item, "notify::loaded", G_CALLBACK (selected_filled_cb), self, 0);
}

/* Whether the row that is to be opened is still meant, and may still be read. */
static gboolean
is_opening (ChanceryRecordListView *self)
{
  g_autoptr (ChanceryRecordItem) selected = self->opening != NULL ? dup_item (self) : NULL;

  return selected != NULL && selected == self->opening &&
         chancery_record_list_get_problem (self->records) == NULL;
}

static void
activated_filled_cb (ChanceryRecordItem *item, GParamSpec *pspec, ChanceryRecordListView *self)
{
  gboolean opens = item == self->opening && is_opening (self);

  g_signal_handlers_disconnect_by_func (item, activated_filled_cb, self);
  if (item == self->opening)
    g_clear_weak_pointer (&self->opening);
  if (opens)
    emit_record (self, "record-activated", item);
}

/* Return may come before it is known what the row is: then it is opened as soon as that is, if it is still meant. */
void
chancery_record_list_view_activated_cb (gpointer view, guint position, gpointer user_data)
{
  ChanceryRecordListView *self = CHANCERY_RECORD_LIST_VIEW (user_data);
  g_autoptr (ChanceryRecordItem) item = NULL;

  item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_clear_weak_pointer (&self->opening);
  if (item == NULL || chancery_record_item_is_loaded (item))
    {
      emit_record (self, "record-activated", item);
      return;
    }
  g_set_weak_pointer (&self->opening, item);
  g_signal_connect_object (item, "notify::loaded", G_CALLBACK (activated_filled_cb), self, 0);
}

/* A new result forgets what was selected; the record that is open is marked again, unless another was chosen meanwhile
 * that is not read yet. */
static void
restore_selection (ChanceryRecordListView *self)
{
  guint position = GTK_INVALID_LIST_POSITION;
  guint n_selected = chancery_list_selection_get_n_selected (self->selection);
  gboolean settling;

  /* It went with the rows that were there.  Of rows that only move it is not known yet. */
  if (n_selected == 0 && !self->settling)
    self->choice_waits = FALSE;
  if (self->records == NULL || self->choice_waits || n_selected > 1)
    return;
  chancery_record_list_get_sought (self->records, &position);
  settling = self->settling;
  self->settling = TRUE;
  chancery_list_selection_select_only (self->selection, position);
  self->settling = settling;
}

/* The list of the look that is seen. */
static ChanceryEvenList *
get_list (ChanceryRecordListView *self)
{
  return self->table ? chancery_list_table_get_list (self->columns) : self->rows;
}

static void
scroll_to (ChanceryRecordListView *self, guint position)
{
  chancery_even_list_scroll_to (get_list (self), position);
}

/* The list would begin at the row where it was left. */
static gboolean
focus_selected (ChanceryRecordListView *self)
{
  guint position = get_position (self);

  return position != GTK_INVALID_LIST_POSITION &&
         chancery_even_list_focus_row (get_list (self), position);
}

/* A list that is turned to has its rows with the next frame, and the one that is selected only once it was
 * scrolled to. */
static gboolean
focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ChanceryRecordListView *self = CHANCERY_RECORD_LIST_VIEW (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  guint position = get_position (self);

  if (++self->focus_tries < FOCUS_TRIES && (focus == NULL || !gtk_widget_get_mapped (focus)))
    {
      if (self->focus_tries == 1 && position != GTK_INVALID_LIST_POSITION)
        {
          scroll_to (self, position);
          return G_SOURCE_CONTINUE;
        }
      /* Bug: in a narrow window, where the page took the place of the list before, a row behind it had the keyboard. */
      if (!gtk_widget_get_mapped (widget))
        return G_SOURCE_CONTINUE;
      if (!focus_selected (self) &&
          !gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD))
        return G_SOURCE_CONTINUE;
    }
  self->focus_tick = 0;
  return G_SOURCE_REMOVE;
}

void
chancery_record_list_view_focus_soon (ChanceryRecordListView *self)
{
  self->focus_tries = 0;
  if (self->focus_tick == 0)
    self->focus_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_cb, NULL, NULL);
}

void
chancery_record_list_view_focus_no_more (ChanceryRecordListView *self)
{
  if (self->focus_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->focus_tick);
  self->focus_tick = 0;
}

static gboolean
scroll_cb (gpointer data)
{
  ChanceryRecordListView *self = data;
  guint position = get_position (self);
  GtkWidget *focus;

  self->scroll_source = 0;
  if (position == GTK_INVALID_LIST_POSITION || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return G_SOURCE_REMOVE;
  self->wanted_unseen = FALSE;
  scroll_to (self, position);
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (get_list (self))))
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

/* A list that was hidden has not scrolled to it: there it would be out of sight. */
gboolean
chancery_record_list_view_focus_selected (ChanceryRecordListView *self)
{
  if (!focus_selected (self))
    return FALSE;
  queue_scroll (self);
  return TRUE;
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
  chancery_record_list_view_update (self);
  if (self->wanted_unseen)
    queue_scroll (self);
}

/* Rows came and went among those that are seen: what stays is seen where it was, and nothing is chosen by it. */
static void
remapping_cb (ChanceryRecordListView *self, GArray *changes)
{
  self->settling = TRUE;
  chancery_even_list_get_place (get_list (self), &self->coming);
  self->coming.row = chancery_row_changes_map (changes, self->coming.row, NULL);
  self->coming.cursor = chancery_row_changes_map (changes, self->coming.cursor, NULL);
}

static void
remapped_cb (ChanceryRecordListView *self)
{
  chancery_even_list_set_place (get_list (self), &self->coming);
  /* What is open may be one of those that came. */
  restore_selection (self);
  self->settling = FALSE;
  chancery_record_list_view_update (self);
}

void
chancery_record_list_view_watch_selection (ChanceryRecordListView *self)
{
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

void
chancery_record_list_view_watch_records (ChanceryRecordListView *self)
{
  g_signal_connect_object (self->records, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->records, "remapping", G_CALLBACK (remapping_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->records, "remapped", G_CALLBACK (remapped_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->records, "sought", G_CALLBACK (sought_cb), self,
                           G_CONNECT_SWAPPED);
}

const char *
chancery_record_list_view_get_selected (ChanceryRecordListView *self)
{
  g_autoptr (ChanceryRecordItem) item = dup_item (self);

  /* The list keeps it. */
  return item != NULL ? chancery_record_item_get_id (item) : NULL;
}

gboolean
chancery_record_list_view_answers (ChanceryRecordListView *self)
{
  guint position;
  guint n_exact;

  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self), FALSE);

  n_exact = self->records != NULL ? chancery_record_list_get_n_exact (self->records) : 0;
  position = get_position (self);
  return position != GTK_INVALID_LIST_POSITION ? position < n_exact : n_exact > 0;
}

gboolean
chancery_record_list_view_is_arriving (ChanceryRecordListView *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self), FALSE);

  return self->first_wanted || self->focus_from != NULL || self->focus_tick != 0 ||
         is_opening (self);
}

gboolean
chancery_record_list_view_is_choosing (ChanceryRecordListView *self)
{
  g_autoptr (ChanceryRecordItem) item = NULL;

  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self), FALSE);

  if (chancery_record_list_view_is_arriving (self))
    return TRUE;
  /* A row that cannot be read does not come, nor one of a registry that was left. */
  if (self->records == NULL || chancery_record_list_get_problem (self->records) != NULL)
    return FALSE;
  item = dup_item (self);
  return item != NULL && !chancery_record_item_is_loaded (item);
}

ChanceryListSelection *
chancery_record_list_view_get_selection (ChanceryRecordListView *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self), NULL);
  return self->selection;
}

ChanceryRecordList *
chancery_record_list_view_get_records (ChanceryRecordListView *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self), NULL);
  return self->records;
}

gboolean
chancery_record_list_view_select_one (ChanceryRecordListView *self)
{
  guint position;

  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self), FALSE);

  if (chancery_list_selection_get_n_selected (self->selection) <= 1)
    return FALSE;
  position = get_position (self);
  chancery_list_selection_select_only (self->selection, position);
  return TRUE;
}

void
chancery_record_list_view_select (ChanceryRecordListView *self, const char *id)
{
  g_return_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self));

  self->wanted_unseen = id != NULL;
  self->choice_waits = FALSE;
  if (g_strcmp0 (self->wanted, id) == 0)
    {
      /* It stands where it stood, which may be out of sight. */
      if (id != NULL && get_position (self) != GTK_INVALID_LIST_POSITION)
        queue_scroll (self);
      return;
    }
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

  count = chancery_record_list_view_get_n_records (self);
  if (count == 0)
    return;
  position = get_position (self);
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  else
    position = (guint)CLAMP ((gint64)position + steps, 0, (gint64)count - 1);
  chancery_list_selection_select_only (self->selection, position);
  scroll_to (self, position);
}

void
chancery_record_list_view_choose_first (ChanceryRecordListView *self)
{
  g_return_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self));

  self->first_wanted = self->records != NULL && chancery_record_list_is_searching (self->records);
  if (!self->first_wanted && chancery_record_list_view_get_n_records (self) > 0)
    chancery_list_selection_select_only (self->selection, 0);
}

void
chancery_record_list_view_leave_search_cb (ChancerySearchBar *search_bar, gpointer user_data)
{
  ChanceryRecordListView *self = CHANCERY_RECORD_LIST_VIEW (user_data);

  if (self->records != NULL && chancery_record_list_is_searching (self->records))
    self->first_wanted = TRUE;
  else if (self->typed_anew || chancery_list_selection_get_n_selected (self->selection) == 0)
    chancery_record_list_view_choose_first (self);
  self->typed_anew = self->first_wanted && self->typed_anew;
  chancery_record_list_view_focus_list (self);
}

void
chancery_record_list_view_forget_wanted (ChanceryRecordListView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root) && chancery_record_list_view_is_arriving (self))
    chancery_early_keys_drop (GTK_WINDOW (root));
  self->first_wanted = FALSE;
  g_clear_weak_pointer (&self->focus_from);
  g_clear_weak_pointer (&self->opening);
}

void
chancery_record_list_view_arrive (ChanceryRecordListView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *from = self->focus_from;

  /* What is still there is not what was meant. */
  if (chancery_record_list_get_problem (self->records) != NULL)
    {
      chancery_record_list_view_forget_wanted (self);
      return;
    }
  if (self->first_wanted)
    {
      /* What was open before may be among what was found, far from its beginning. */
      if (self->typed_anew || chancery_list_selection_get_n_selected (self->selection) == 0)
        chancery_record_list_view_choose_first (self);
      self->first_wanted = self->typed_anew = FALSE;
    }
  g_clear_weak_pointer (&self->focus_from);
  /* The rows that were there when the focus was to come are gone, and it with them. */
  if (from != NULL && root != NULL && gtk_root_get_focus (root) == from)
    chancery_record_list_view_focus_list (self);
}
