/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-picker.h"

#include "chancery-early-keys.h"
#include "chancery-proposal-row.h"
#include "chancery-query.h"
#include "chancery-registry-searches.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One search may put a whole dispute into its case file. */
#define N_FOUND 200

struct _ChanceryRecordPicker
{
  AdwWindow parent_instance;

  ChanceryRegistry *registry;
  char *base;
  char *excluded;
  char *offer; /* to make what is typed */
  gboolean several;
  GCancellable *search;
  char *asked; /* what is being searched, or was */
  gboolean searching;
  GHashTable *found;
  guint n_more; /* that were found and are not shown */
  /* What was pressed before the answer was there, and is done with the answer. */
  int steps_wanted;
  gboolean take_wanted;

  GtkWidget *stack;
  GtkWidget *entry;
  GtkWidget *list;
  GtkLabel *nothing;
  GtkWidget *count;
  GtkWidget *take;
};

enum
{
  PICKED,
  WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryRecordPicker, chancery_record_picker, ADW_TYPE_WINDOW)

/* ---- finding ---- */

static void
say_count (ChanceryRecordPicker *self)
{
  g_autoptr (GList) rows = gtk_list_box_get_selected_rows (GTK_LIST_BOX (self->list));
  guint n = g_list_length (rows);
  g_autofree char *selected = NULL;
  g_autofree char *more = NULL;
  g_autofree char *words = NULL;

  if (self->several)
    selected = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);
  more = chancery_proposal_row_phrase_more (self->n_more);
  words = g_strjoin (selected != NULL && more != NULL ? " · " : "",
                     selected != NULL ? selected : "", more != NULL ? more : "", NULL);
  gtk_label_set_text (GTK_LABEL (self->count), words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "picker.take", n > 0);
}

static void
show_found (ChanceryRecordPicker *self, GPtrArray *found)
{
  GtkWidget *row;
  GtkListBoxRow *first;
  g_autofree char *typed = NULL;

  while (GTK_IS_LIST_BOX_ROW (row = gtk_widget_get_first_child (self->list)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  g_hash_table_remove_all (self->found);
  for (guint i = 0; i < found->len; i++)
    {
      ChanceryRecordItem *item = g_ptr_array_index (found, i);
      const char *id = chancery_record_item_get_id (item);

      g_hash_table_insert (self->found, g_strdup (id), g_object_ref (item));
      gtk_list_box_append (GTK_LIST_BOX (self->list), chancery_proposal_row_new (item));
    }
  typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  if (self->offer != NULL && *typed != '\0')
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         chancery_proposal_row_new_offer (typed, self->offer, CHANCERY_KIND_NONE));
  /* Until the answer is there nothing is said to be missing. */
  gtk_label_set_label (self->nothing, self->offer != NULL ? _ ("Type a name to make a new one")
                                                          : _ ("Nothing found"));
  first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);
  if (first != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), first);
  say_count (self);
}

static void
move (ChanceryRecordPicker *self, int by)
{
  GtkListBox *list = GTK_LIST_BOX (self->list);
  g_autoptr (GList) rows = gtk_list_box_get_selected_rows (list);
  int at = rows != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (rows->data)) : -1;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, at + by);

  if (row == NULL)
    return;
  gtk_list_box_unselect_all (list);
  gtk_list_box_select_row (list, row);
}

/* What lies in the archive is chosen only by whoever asks for it. */
static char *
make_query (ChanceryRecordPicker *self, const char *typed)
{
  g_autoptr (GString) base = g_string_new (self->base);

  if (strstr (typed, "state:") == NULL)
    g_string_append (base, " -state:archived");
  if (self->excluded != NULL)
    g_string_append_printf (base, " -ref:%s", self->excluded);
  return chancery_query_join (base->str, typed);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryRecordPicker) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 n = chancery_registry_count_finish (CHANCERY_REGISTRY (source), result, &error);

  if (self->list == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->n_more = (guint)MAX (n - N_FOUND, 0);
  say_count (self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryRecordPicker) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found =
      chancery_registry_find_records_finish (CHANCERY_REGISTRY (source), result, &error);

  if (self->list == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->searching = FALSE;
  /* What was found for another text is not what is meant now. */
  if (found == NULL)
    found = g_ptr_array_new ();
  self->n_more = 0;
  show_found (self, found);
  if (found->len == N_FOUND)
    {
      g_autofree char *query = make_query (self, self->asked);
      /* As they are found: the last word may not be typed to its end. */
      g_autofree char *begun = chancery_query_widen_last_word (query);

      chancery_registry_count_async (self->registry, begun != NULL ? begun : query, self->search,
                                     counted_cb, g_object_ref (self));
    }
  for (; self->steps_wanted > 0; self->steps_wanted--)
    move (self, 1);
  if (self->take_wanted)
    gtk_widget_activate_action (GTK_WIDGET (self), "picker.take", NULL);
}

/* Asks for what stands in the entry, unless that was asked. */
static void
search (ChanceryRecordPicker *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *query = NULL;

  if (g_strcmp0 (typed, self->asked) == 0)
    return;
  g_free (self->asked);
  self->asked = g_strdup (typed);
  self->steps_wanted = 0;
  self->take_wanted = FALSE;
  query = make_query (self, typed);
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  self->search = g_cancellable_new ();
  self->searching = TRUE;
  if (self->offer != NULL)
    chancery_registry_find_latest_async (self->registry, query, N_FOUND, self->search, found_cb,
                                         g_object_ref (self));
  else
    chancery_registry_find_records_async (self->registry, query, N_FOUND, self->search, found_cb,
                                          g_object_ref (self));
}

static void
search_cb (GtkSearchEntry *entry, ChanceryRecordPicker *self)
{
  search (self);
}

/* The entry tells of a text only when the hand rests for a moment.  Whoever presses on means the
 * answer to what stands there, never what was found before. */
static gboolean
has_answer (ChanceryRecordPicker *self)
{
  search (self);
  return !self->searching;
}

/* ---- taking ---- */

static void
take_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryRecordPicker *self = CHANCERY_RECORD_PICKER (widget);
  g_autoptr (GList) rows = gtk_list_box_get_selected_rows (GTK_LIST_BOX (self->list));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  if (rows == NULL)
    return;
  if (chancery_proposal_row_get_item (CHANCERY_PROPOSAL_ROW (rows->data)) == NULL)
    {
      g_autofree char *typed =
          g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

      g_signal_emit (self, signals[WANTED], 0, typed);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  for (GList *link = rows; link != NULL; link = link->next)
    g_strv_builder_add (builder, chancery_record_item_get_id (chancery_proposal_row_get_item (
                                     CHANCERY_PROPOSAL_ROW (link->data))));
  ids = g_strv_builder_end (builder);
  g_signal_emit (self, signals[PICKED], 0, ids);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "find") == 0)
    gtk_window_close (GTK_WINDOW (self));
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, ChanceryRecordPicker *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "picker.take", NULL);
}

static void
selected_cb (GtkListBox *list, ChanceryRecordPicker *self)
{
  say_count (self);
}

/* The keyboard stays in the entry: Up and Down go through what was found. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                ChanceryRecordPicker *self)
{
  switch (keyval)
    {
    case GDK_KEY_Down:
      if (has_answer (self))
        move (self, 1);
      else
        self->steps_wanted++;
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      if (has_answer (self))
        move (self, -1);
      else
        self->steps_wanted = MAX (0, self->steps_wanted - 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (has_answer (self))
        gtk_widget_activate_action (GTK_WIDGET (self), "picker.take", NULL);
      else
        self->take_wanted = TRUE;
      return GDK_EVENT_STOP;
    case GDK_KEY_a:
      if (!self->several || (state & GDK_CONTROL_MASK) == 0)
        return GDK_EVENT_PROPAGATE;
      if (has_answer (self))
        gtk_list_box_select_all (GTK_LIST_BOX (self->list));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* By then it knows what it proposes, in which order, and what it leaves out. */
static void
chancery_record_picker_show (GtkWidget *widget)
{
  search (CHANCERY_RECORD_PICKER (widget));

  GTK_WIDGET_CLASS (chancery_record_picker_parent_class)->show (widget);
}

static void
chancery_record_picker_dispose (GObject *object)
{
  ChanceryRecordPicker *self = CHANCERY_RECORD_PICKER (object);

  /* The rows go one by one when the window goes, after the labels that count them. */
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  self->list = NULL;
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_record_picker_parent_class)->dispose (object);
}

static void
chancery_record_picker_finalize (GObject *object)
{
  ChanceryRecordPicker *self = CHANCERY_RECORD_PICKER (object);

  g_hash_table_unref (self->found);
  g_free (self->asked);
  g_free (self->base);
  g_free (self->excluded);
  g_free (self->offer);

  G_OBJECT_CLASS (chancery_record_picker_parent_class)->finalize (object);
}

static void
chancery_record_picker_class_init (ChanceryRecordPickerClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_record_picker_dispose;
  object_class->finalize = chancery_record_picker_finalize;
  widget_class->show = chancery_record_picker_show;

  signals[PICKED] = g_signal_new ("picked", CHANCERY_TYPE_RECORD_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);

  signals[WANTED] = g_signal_new ("wanted", CHANCERY_TYPE_RECORD_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-record-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordPicker, stack);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordPicker, entry);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordPicker, list);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordPicker, nothing);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordPicker, count);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordPicker, take);
  gtk_widget_class_install_action (widget_class, "picker.take", NULL, take_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
chancery_record_picker_init (ChanceryRecordPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->entry, "search-changed", G_CALLBACK (search_cb), self);
  /* The entry keeps Escape to itself, and says so by this. */
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_window_close), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self->list, "selected-rows-changed", G_CALLBACK (selected_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  chancery_early_keys_take (GTK_WINDOW (self));
}

GtkWidget *
chancery_record_picker_new (GtkWidget *owner,
                            ChanceryRegistry *registry,
                            const char *title,
                            const char *base,
                            gboolean several)
{
  ChanceryRecordPicker *self = g_object_new (CHANCERY_TYPE_RECORD_PICKER, "title", title, NULL);
  GtkRoot *root = gtk_widget_get_root (owner);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  g_set_object (&self->registry, registry);
  self->base = g_strdup (base);
  self->several = several;
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list),
                                   several ? GTK_SELECTION_MULTIPLE : GTK_SELECTION_SINGLE);
  gtk_widget_grab_focus (self->entry);
  say_count (self);
  return GTK_WIDGET (self);
}

void
chancery_record_picker_offer_new (ChanceryRecordPicker *self, const char *label)
{
  g_return_if_fail (CHANCERY_IS_RECORD_PICKER (self));

  g_free (self->offer);
  self->offer = g_strdup (label);
}

void
chancery_record_picker_exclude (ChanceryRecordPicker *self, const char *id)
{
  g_return_if_fail (CHANCERY_IS_RECORD_PICKER (self));

  g_free (self->excluded);
  self->excluded = g_strdup (id);
}

void
chancery_record_picker_show_page (ChanceryRecordPicker *self, GtkWidget *page)
{
  g_return_if_fail (CHANCERY_IS_RECORD_PICKER (self));

  gtk_stack_add_named (GTK_STACK (self->stack), page, "next");
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "next");
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

ChanceryRecordItem *
chancery_record_picker_find (ChanceryRecordPicker *self, const char *id)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_PICKER (self), NULL);

  return g_hash_table_lookup (self->found, id);
}
