/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The single keys of a record where it is not its page that has the focus: on the list and the desk. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "chancery-assess-sheet.h"
#include "chancery-early-keys.h"
#include "chancery-export-dialog.h"
#include "chancery-page-keys.h"
#include "chancery-record-list-items.h"
#include "chancery-record-row.h"
#include "chancery-registry-file.h"
#include "chancery-window-private.h"

/* The row of the list that has the focus, or NULL. */
static const char *
get_focused (ChanceryWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;
  ChanceryRecordItem *item = row != NULL && CHANCERY_IS_RECORD_ROW (row)
                                 ? chancery_record_row_get_item (CHANCERY_RECORD_ROW (row))
                                 : NULL;

  return item != NULL ? chancery_record_item_get_id (item) : NULL;
}

/* What a key means: the record of the page that has the focus, else the row that has it, else the
 * one that is selected. */
static const char *
get_meant (ChanceryWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  ChanceryRecordPage *page = chancery_window_get_page (self);
  const char *focused = get_focused (self);

  if (page != NULL && focus != NULL &&
      (focus == GTK_WIDGET (page) || gtk_widget_is_ancestor (focus, GTK_WIDGET (page))))
    return chancery_record_page_get_id (page);
  return focused != NULL ? focused : chancery_record_list_view_get_selected (self->list);
}

static void
say_choose (ChanceryWindow *self)
{
  chancery_window_say (self, _ ("Choose a record first."), FALSE);
}

/* ---- several at once ---- */

/* So many are assessed by one act. */
#define MOST_ASSESSED 500

static guint
n_selected (ChanceryWindow *self)
{
  return chancery_list_selection_get_n_selected (
      chancery_record_list_view_get_selection (self->list));
}

static gboolean
is_in_list (ChanceryWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

/* Whether the focus is in the list, of which several are selected. */
static gboolean
means_several (ChanceryWindow *self)
{
  return n_selected (self) > 1 && is_in_list (self);
}

static gboolean
say_one (ChanceryWindow *self)
{
  g_autofree char *sentence = NULL;

  if (!means_several (self))
    return FALSE;
  /* Translators: how many rows are selected. */
  sentence = g_strdup_printf (_ ("%'u are selected, and this key is for one: Escape chooses it."),
                              n_selected (self));
  chancery_window_say (self, sentence, FALSE);
  return TRUE;
}

static gboolean
say_too_many (ChanceryWindow *self, guint most)
{
  g_autofree char *sentence = NULL;

  if (n_selected (self) <= most)
    return FALSE;
  /* Translators: how many rows are selected, and how many may be. */
  sentence = g_strdup_printf (_ ("%'u are selected: at most %'u are taken at once."),
                              n_selected (self), most);
  chancery_window_say (self, sentence, FALSE);
  return TRUE;
}

/* What several are asked for, while it is read which they are. */
typedef struct
{
  ChanceryWindow *window;
  ChanceryEarlyKeysAwaited *sheet;
} Several;

static Several *
several_new (ChanceryWindow *window)
{
  Several *self = g_new0 (Several, 1);

  self->window = g_object_ref (window);
  self->sheet = chancery_early_keys_await (GTK_WIDGET (window));
  return self;
}

static void
several_free (Several *self)
{
  chancery_early_keys_failed (self->sheet);
  g_object_unref (self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Several, several_free)

/* Ids of @items, ended by NULL; NULL when they are not of one kind that is assessed. */
static char **
list_assessed (GPtrArray *items)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  const ChanceryKind *kind = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      ChanceryRecordItem *item = g_ptr_array_index (items, i);

      kind = kind != NULL ? kind : chancery_record_item_get_kind (item);
      if (chancery_record_item_get_kind (item) != kind)
        return NULL;
      g_strv_builder_add (ids, chancery_record_item_get_id (item));
    }
  return kind != NULL && chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED)
             ? g_strv_builder_end (ids)
             : NULL;
}

static void
assess_items_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Several) several = user_data;
  ChanceryWindow *self = several->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items =
      chancery_record_list_items_finish (CHANCERY_RECORD_LIST (source), result, &error);
  g_auto (GStrv) ids = items != NULL ? list_assessed (items) : NULL;

  if (items == NULL)
    chancery_window_say_error (self, error);
  else if (ids == NULL)
    chancery_window_say (self,
                         _ ("Assessed together are only demands, only assurances or only rights."),
                         FALSE);
  else if (chancery_window_get_page (self) != NULL)
    {
      chancery_assess_sheet_ask (GTK_WIDGET (chancery_window_get_page (self)), self->registry,
                                 (const char *const *)ids, NULL);
      chancery_early_keys_came (g_steal_pointer (&several->sheet));
    }
}

static void
ask_items (ChanceryWindow *self, guint most, GAsyncReadyCallback callback)
{
  g_autoptr (GArray) positions =
      chancery_list_selection_list (chancery_record_list_view_get_selection (self->list), most);

  chancery_record_list_items_async (chancery_record_list_view_get_records (self->list), positions,
                                    self->cancellable, callback, several_new (self));
}

static void
export_ids_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Several) several = user_data;
  ChanceryWindow *self = several->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *ids =
      chancery_registry_list_ids_finish (CHANCERY_REGISTRY (source), result, &error);
  guint count = 1;

  if (ids == NULL)
    {
      chancery_window_say_error (self, error);
      return;
    }
  for (const char *blank = ids; (blank = strchr (blank, ' ')) != NULL; blank++)
    count++;
  chancery_export_dialog_present (GTK_WINDOW (self), self->registry, CHANCERY_SCOPE_RECORDS, ids,
                                  NULL, count,
                                  chancery_follow_bar_get_as_on (
                                      chancery_record_list_view_get_follow_bar (self->list)));
  chancery_early_keys_came (g_steal_pointer (&several->sheet));
}

gboolean
chancery_window_export_selected (ChanceryWindow *self)
{
  g_autoptr (GArray) rows = NULL;

  rows = is_in_list (self) ? chancery_window_list_several (self) : NULL;
  if (rows == NULL)
    return FALSE;
  chancery_registry_list_ids_async (self->registry, rows, self->cancellable, export_ids_cb,
                                    several_new (self));
  return TRUE;
}

static void
assess_several (ChanceryWindow *self)
{
  if (chancery_registry_is_read_only (self->registry))
    chancery_window_say (self, _ ("This registry can only be read."), FALSE);
  else if (!say_too_many (self, MOST_ASSESSED))
    ask_items (self, MOST_ASSESSED, assess_items_cb);
}

/* ---- the keys ---- */

/* The page knows what can be done to its record; in the table it is not seen, but there. */
static void
press (ChanceryWindow *self, const char *id, const char *key)
{
  ChanceryRecordPage *page = chancery_window_get_page (self);

  if (g_strcmp0 (chancery_record_page_get_id (page), id) != 0)
    {
      chancery_record_page_show (page, id);
      chancery_window_follow_list (self);
    }
  chancery_page_keys_press (page, key);
}

static void
press_for_desk (ChanceryWindow *self, const char *key)
{
  const ChanceryDeskRow *row = chancery_desk_page_get_focused (self->desk_page);

  if (row == NULL)
    say_choose (self);
  else if (row->is_draft)
    chancery_window_say (self, _ ("This is a draft: Return opens it, to be finished."), FALSE);
  else
    press (self, row->id, key);
}

static void
press_for_list (ChanceryWindow *self, const char *key)
{
  const char *id = get_meant (self);

  if (say_one (self))
    return;
  if (id != NULL)
    press (self, id, key);
  else
    say_choose (self);
}

void
chancery_window_press_for_record (ChanceryWindow *self, const char *key)
{
  const char *place = gtk_stack_get_visible_child_name (self->places);
  ChanceryRecordPage *seen = chancery_window_get_seen_page (self);

  if (chancery_window_get_page (self) == NULL)
    return;
  if (seen != NULL)
    chancery_page_keys_press (seen, key);
  else if (g_strcmp0 (place, "desk") == 0)
    press_for_desk (self, key);
  /* In a form nothing is chosen. */
  else if (chancery_window_get_form (self) != NULL && !is_in_list (self))
    return;
  else if (g_strcmp0 (place, "records") == 0)
    press_for_list (self, key);
  else
    say_choose (self);
}

/* Chords for one record, called as its page calls them. */
static void
record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  chancery_window_press_for_record (CHANCERY_WINDOW (widget), name + strlen ("win."));
}

static void
record_key_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  const char *key = g_variant_get_string (parameter, NULL);

  if (chancery_window_get_page (self) == NULL)
    say_choose (self);
  else if (g_str_equal (key, "assess") && means_several (self))
    assess_several (self);
  else
    press_for_list (self, key);
}

static void
done_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  const char *id = get_meant (self);

  if (say_one (self))
    return;
  if (id != NULL)
    chancery_window_action_done (self, id);
  else
    say_choose (self);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  const char *id = get_meant (self);

  if (say_one (self))
    return;
  if (id != NULL)
    chancery_window_action_move (self, id);
  else
    say_choose (self);
}

/* Ctrl+S where nothing is typed: whoever takes a page for a form is told before the next letter acts
 * as a key. */
static void
nothing_to_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  ChanceryRecordPage *page = chancery_window_get_page (self);
  const char *place = gtk_stack_get_visible_child_name (self->places);
  const char *sentence = _ ("Nothing to save here: what is done is kept at once.");

  if (self->registry == NULL || chancery_window_get_form (self) != NULL)
    return;
  if (g_strcmp0 (place, "records") == 0 && chancery_window_await_page (self, name))
    return;
  if (g_strcmp0 (place, "records") == 0 && page != NULL &&
      chancery_record_page_get_id (page) != NULL)
    sentence = g_action_group_get_action_enabled (chancery_record_page_get_actions (page), "edit")
                   ? _ ("Nothing to save here: this page is read. F2 changes what it says.")
                   : _ ("Nothing to save here: this page is only read.");
  chancery_window_say (self, sentence, FALSE);
}

/* ---- the main menu ---- */

/* Frames that the places may take to come in. */
#define MOST_FRAMES 120

/* The menu of a window that does not stand yet, or of places that are still coming in, would open beside
 * every screen, which GTK 4.8 does not survive. */
static gboolean
stands_in_window (GtkWidget *button, GtkWidget *window)
{
  graphene_rect_t bounds;
  float width = (float)gtk_widget_get_width (window);

  return gtk_widget_get_mapped (button) && gtk_widget_get_width (button) > 0 &&
         gtk_widget_compute_bounds (button, window, &bounds) && bounds.origin.x >= 0 &&
         bounds.origin.x + bounds.size.width <= width;
}

static void
menu_closed_cb (GtkPopover *popover, gpointer user_data)
{
  ChanceryWindow *self = CHANCERY_WINDOW (user_data);

  g_signal_handlers_disconnect_by_func (popover, menu_closed_cb, self);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static gboolean
popup_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  guint *left = user_data;

  if (!stands_in_window (GTK_WIDGET (self->primary_button), widget))
    {
      /* Folded only now, at the beginning: they come in once more. */
      if (!adw_flap_get_reveal_flap (self->flap))
        adw_flap_set_reveal_flap (self->flap, TRUE);
      return --*left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
    }
  gtk_menu_button_popup (self->primary_button);
  if (adw_flap_get_folded (self->flap))
    g_signal_connect_object (gtk_menu_button_get_popover (self->primary_button), "closed",
                             G_CALLBACK (menu_closed_cb), self, 0);
  return G_SOURCE_REMOVE;
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  guint *left;

  if (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (self->primary_button))))
    {
      gtk_menu_button_popdown (self->primary_button);
      return;
    }
  left = g_new (guint, 1);
  *left = MOST_FRAMES;
  gtk_widget_add_tick_callback (widget, popup_tick_cb, left, g_free);
}

/* ---- keys that wait ---- */

/* They go about in the list, and need not know what is in it. */
static gboolean
goes_about (guint keyval)
{
  static const guint keys[] = { GDK_KEY_Up,          GDK_KEY_Down,   GDK_KEY_Page_Up,
                                GDK_KEY_Page_Down,   GDK_KEY_Home,   GDK_KEY_End,
                                GDK_KEY_Left,        GDK_KEY_Right,  GDK_KEY_Tab,
                                GDK_KEY_Return,      GDK_KEY_Escape, GDK_KEY_F6,
                                GDK_KEY_ISO_Left_Tab };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i] == keyval)
      return TRUE;
  return (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R) ||
         (keyval >= GDK_KEY_KP_Home && keyval <= GDK_KEY_KP_End) || keyval == GDK_KEY_KP_Enter;
}

/* What is typed goes where it is typed; a chord is meant for a record, and so is F2. */
static gboolean
is_typed (GtkWindow *window, guint keyval, GdkModifierType state)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return (keyval < GDK_KEY_F1 || keyval > GDK_KEY_F35) &&
         (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus)) &&
         (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0;
}

/* All that was found is not known while only the first rows are here.  What the window does with all of it waits by
 * itself. */
static gboolean
selects_all (ChanceryWindow *self, guint keyval, GdkModifierType state)
{
  ChanceryRecordList *records = chancery_record_list_view_get_records (self->list);

  return (state & GDK_CONTROL_MASK) != 0 &&
         (gdk_keyval_to_lower (keyval) == GDK_KEY_a || keyval == GDK_KEY_slash) &&
         !GTK_IS_EDITABLE (gtk_window_get_focus (GTK_WINDOW (self))) && records != NULL &&
         !chancery_record_list_is_answered (records);
}

static gboolean
waits (GtkWindow *window, guint keyval, GdkModifierType state)
{
  ChanceryWindow *self = CHANCERY_WINDOW (window);
  ChanceryRecordPage *page;

  /* The window is being closed. */
  if (self->toasts == NULL)
    return FALSE;
  page = chancery_window_get_page (self);
  if (page != NULL && chancery_page_keys_are_waiting (page))
    return TRUE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    return FALSE;
  /* The list is to have the keyboard as soon as it has its rows, or the page of one that is opened, or something is done
   * with them: all that follows is meant for what comes of it. */
  if (chancery_record_list_view_is_arriving (self->list) || chancery_window_awaits_answer (self))
    return TRUE;
  if (selects_all (self, keyval, state))
    return TRUE;
  return !goes_about (keyval) && !is_typed (window, keyval, state) &&
         chancery_record_list_view_is_choosing (self->list);
}

void
chancery_window_watch_keys (ChanceryWindow *self)
{
  chancery_early_keys_watch (GTK_WINDOW (self), waits);
}

void
chancery_window_install_key_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.nothing-to-save", NULL,
                                   nothing_to_save_action);
  /* For the window as a whole: what has something to save takes the key before. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK,
                                       "win.nothing-to-save", NULL);
  gtk_widget_class_install_action (widget_class, "win.record-key", "s", record_key_action);
  gtk_widget_class_install_action (widget_class, "win.like", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "win.link", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "win.note", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "win.done", NULL, done_action);
  gtk_widget_class_install_action (widget_class, "win.move", NULL, move_action);
}

void
chancery_window_assess (ChanceryWindow *self, const char *id)
{
  const char *ids[] = { id, NULL };

  if (self->registry == NULL)
    return;
  if (chancery_registry_is_read_only (self->registry))
    chancery_window_say (self, _ ("This registry can only be read."), FALSE);
  else
    chancery_assess_sheet_ask (GTK_WIDGET (chancery_window_get_page (self)), self->registry, ids,
                               NULL);
}
