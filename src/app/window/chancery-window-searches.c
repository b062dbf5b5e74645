/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The saved searches of the registry: how they stand in the sidebar, and what is done to them. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "chancery-query-note.h"
#include "chancery-query-words.h"
#include "chancery-registry-searches.h"
#include "chancery-search-sheet.h"
#include "chancery-window-private.h"

static GPtrArray *
read_searches (ChanceryWindow *self)
{
  return chancery_saved_searches_parse (
      self->registry != NULL
          ? chancery_registry_get_setting (self->registry, CHANCERY_SETTING_SEARCHES)
          : NULL);
}

static gboolean
writable (ChanceryWindow *self)
{
  return self->registry != NULL && !chancery_registry_is_read_only (self->registry);
}

/* What would be kept: all that stands there, whether or not it was answered yet (transfer full). */
static char *
dup_query (ChanceryWindow *self)
{
  g_autofree char *base = chancery_record_list_view_dup_base (self->list);

  return chancery_query_join (base, chancery_record_list_view_get_meant (self->list));
}

/* What of it is no mistake: a name says nothing of what was not understood (transfer full). */
static char *
dup_understood (ChanceryWindow *self)
{
  g_autofree char *base = chancery_record_list_view_dup_base (self->list);
  g_autofree char *typed =
      chancery_query_drop_misread (chancery_record_list_view_get_meant (self->list),
                                   chancery_registry_get_desk_day (self->registry));

  return chancery_query_join (base, typed);
}

static gboolean
has_query (ChanceryWindow *self)
{
  return *chancery_record_list_view_get_typed (self->list) != '\0' ||
         chancery_record_list_view_get_within (self->list) != NULL;
}

/* ---- changing them ---- */

typedef struct
{
  ChanceryWindow *window;
  char *sentence;
  gboolean undo;
} Edit;

static void
edited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Edit *edit = user_data;
  g_autoptr (GError) error = NULL;

  if (!chancery_registry_act_finish (CHANCERY_REGISTRY (source), result, &error))
    chancery_window_say_error (edit->window, error);
  else if (edit->sentence != NULL)
    chancery_window_say (edit->window, edit->sentence, edit->undo);
  g_object_unref (edit->window);
  g_free (edit->sentence);
  g_free (edit);
}

static void
edit_searches (ChanceryWindow *self,
               ChancerySearchesVerb verb,
               const char *name,
               const char *other,
               int position,
               const char *sentence,
               gboolean undo)
{
  Edit *edit;

  if (!writable (self))
    {
      chancery_window_say (self, _ ("This registry can only be read."), FALSE);
      return;
    }
  edit = g_new0 (Edit, 1);
  edit->window = g_object_ref (self);
  edit->sentence = g_strdup (sentence);
  edit->undo = undo;
  chancery_registry_edit_searches_async (self->registry, verb, name, other, position,
                                         self->cancellable, edited_cb, edit);
}

static void
forget_removed (ChanceryWindow *self)
{
  g_clear_pointer (&self->removed_name, g_free);
  g_clear_pointer (&self->removed_query, g_free);
}

static void
put_search (ChanceryWindow *self, const char *name, const char *query)
{
  /* Translators: %s is the name of a search. */
  g_autofree char *sentence = g_strdup_printf (_ ("Saved as “%s”"), name);

  /* What is kept is what stands there, once it is. */
  chancery_record_list_view_take_meant (self->list);
  forget_removed (self);
  g_free (self->search_name);
  self->search_name = g_strdup (name);
  edit_searches (self, CHANCERY_SEARCHES_PUT, name, query, -1, sentence, FALSE);
}

static void
named_cb (GtkWidget *owner, const char *name, const char *query)
{
  put_search (CHANCERY_WINDOW (owner), name, query);
}

static void
renamed_cb (GtkWidget *owner, const char *name, const char *before)
{
  ChanceryWindow *self = CHANCERY_WINDOW (owner);

  forget_removed (self);
  if (g_strcmp0 (self->search_name, before) == 0)
    {
      g_free (self->search_name);
      self->search_name = g_strdup (name);
    }
  if (strcmp (name, before) != 0)
    edit_searches (self, CHANCERY_SEARCHES_RENAME, before, name, 0, NULL, FALSE);
}

static void
delete_search (ChanceryWindow *self, const char *name)
{
  g_autoptr (GPtrArray) searches = read_searches (self);
  int at = chancery_saved_searches_find (searches, name);
  const ChancerySavedSearch *search;
  g_autofree char *sentence = NULL;

  if (at < 0 || !writable (self))
    return;
  search = g_ptr_array_index (searches, (guint)at);
  forget_removed (self);
  self->removed_name = g_strdup (search->name);
  self->removed_query = g_strdup (search->query);
  self->removed_at = at;
  /* Translators: %s is the name of a saved search. */
  sentence = g_strdup_printf (_ ("“%s” is no longer kept"), search->name);
  edit_searches (self, CHANCERY_SEARCHES_REMOVE, search->name, NULL, 0, sentence, TRUE);
}

gboolean
chancery_window_has_removed_search (ChanceryWindow *self)
{
  return self->removed_name != NULL;
}

gboolean
chancery_window_undo_search (ChanceryWindow *self)
{
  g_autofree char *name = g_steal_pointer (&self->removed_name);
  g_autofree char *query = g_steal_pointer (&self->removed_query);
  g_autofree char *sentence = NULL;

  if (name == NULL)
    return FALSE;
  /* Translators: %s is the name of a saved search. */
  sentence = g_strdup_printf (_ ("“%s” is kept again"), name);
  edit_searches (self, CHANCERY_SEARCHES_PUT, name, query, self->removed_at, sentence, FALSE);
  return TRUE;
}

/* ---- actions ---- */

/* The saved search that the list began with. */
static const ChancerySavedSearch *
find_begun (ChanceryWindow *self, GPtrArray *searches)
{
  int at = self->search_name != NULL ? chancery_saved_searches_find (searches, self->search_name)
                                     : -1;

  return at >= 0 ? g_ptr_array_index (searches, (guint)at) : NULL;
}

/* That one while what the list shows is just it, neither narrowed nor another by now: the sidebar has it chosen. */
static const ChancerySavedSearch *
find_shown (ChanceryWindow *self, GPtrArray *searches)
{
  const ChancerySavedSearch *search = find_begun (self, searches);
  g_autofree char *query = chancery_record_list_view_dup_query (self->list);

  return search != NULL && strcmp (search->query, query) == 0 &&
                 g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "records") == 0
             ? search
             : NULL;
}

char *
chancery_window_dup_search_shown (ChanceryWindow *self)
{
  g_autoptr (GPtrArray) searches = read_searches (self);
  const ChancerySavedSearch *search = find_shown (self, searches);

  return search != NULL ? g_strdup (search->name) : NULL;
}

/* The name of the search that the list began with, while more words only narrow it; NULL for what is
 * another search by now, and “neutral” is another than “neutra”. */
static const char *
propose_name (ChanceryWindow *self, GPtrArray *searches, const char *query)
{
  const ChancerySavedSearch *search = find_begun (self, searches);
  const char *more = search != NULL && g_str_has_prefix (query, search->query)
                         ? query + strlen (search->query)
                         : NULL;

  return more != NULL && (*more == '\0' || *more == ' ') ? search->name : NULL;
}

static void
save_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  g_autofree char *query = NULL;
  g_autofree char *understood = NULL;
  g_autoptr (GPtrArray) searches = NULL;

  if (!has_query (self))
    {
      chancery_window_say (self, _ ("Search for something first."), FALSE);
      return;
    }
  /* Half a word would be kept as a search that finds nothing. */
  if (chancery_window_await_answer (self, name))
    return;
  searches = read_searches (self);
  query = dup_query (self);
  understood = dup_understood (self);
  chancery_search_sheet_ask_name (widget, self->registry, query, understood,
                                  propose_name (self, searches, query), named_cb);
}

static void
forget_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  g_autoptr (GPtrArray) searches = NULL;
  const ChancerySavedSearch *shown;

  if (chancery_window_await_answer (self, name))
    return;
  searches = read_searches (self);
  shown = find_shown (self, searches);
  if (shown == NULL)
    chancery_window_say (self, _ ("Choose the saved search first."), FALSE);
  else
    delete_search (self, shown->name);
}

static void
rename_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);

  chancery_search_sheet_ask_rename (widget, self->registry, g_variant_get_string (parameter, NULL),
                                    renamed_cb);
}

static void
change_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  g_autofree char *query = dup_query (self);

  if (!has_query (self))
    chancery_window_say (self, _ ("Search for something first."), FALSE);
  else
    put_search (self, g_variant_get_string (parameter, NULL), query);
}

static void
move_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  g_autoptr (GPtrArray) searches = read_searches (self);
  const char *search;
  int by;
  int at;

  g_variant_get (parameter, "(&si)", &search, &by);
  at = chancery_saved_searches_find (searches, search);
  /* At the end of the list there is nowhere to go. */
  if (at < 0 || at + by < 0 || at + by >= (int)searches->len)
    return;
  edit_searches (self, CHANCERY_SEARCHES_MOVE, search, NULL, by, NULL, FALSE);
}

static void
delete_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  delete_search (CHANCERY_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* F2 is for what has the keyboard: a saved search, else the record. */
static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  const char *search = chancery_sidebar_get_focused_search (self->sidebar);

  if (search != NULL && writable (self))
    chancery_search_sheet_ask_rename (widget, self->registry, search, renamed_cb);
  else if (search == NULL)
    chancery_window_press_for_record (self, "edit");
}

/* ---- searching within ---- */

/* The words that stand in the list narrow it from now on, and the next ones narrow that. */
static void
search_within_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  g_autofree char *typed = NULL;
  g_autofree char *words = NULL;
  g_autoptr (ChanceryQuery) query = NULL;

  if (*chancery_record_list_view_get_typed (self->list) == '\0')
    {
      chancery_window_say (self, _ ("Search for something first."), FALSE);
      return;
    }
  if (chancery_window_await_answer (self, name))
    return;
  chancery_record_list_view_take_meant (self->list);
  typed = g_strdup (chancery_record_list_view_get_typed (self->list));
  query = chancery_query_parse (typed, chancery_registry_get_desk_day (self->registry));
  words = chancery_query_to_words (query);
  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  chancery_record_list_view_search_within (self->list,
                                           chancery_record_list_view_get_place (self->list), typed,
                                           words);
}

static void
leave_within_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  chancery_window_leave_within (CHANCERY_WINDOW (widget));
}

/* What the menu calls “this” is what the sidebar has chosen. */
static void
update_forget (ChanceryWindow *self)
{
  g_autoptr (GPtrArray) searches = read_searches (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.forget-search",
                                 writable (self) && find_shown (self, searches) != NULL);
}

/* The number beside a saved search is that of what the list shows, as long as it is the one highlighted. */
static void
highlight (ChanceryWindow *self)
{
  const ChanceryPlace *place = chancery_record_list_view_get_place (self->list);
  g_autoptr (GPtrArray) searches = NULL;
  const ChancerySavedSearch *shown;

  update_forget (self);
  if (place == NULL || g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "records") != 0)
    return;
  searches = read_searches (self);
  shown = find_shown (self, searches);
  if (shown != NULL)
    chancery_sidebar_select_search (self->sidebar, shown->name);
  else
    chancery_sidebar_select (self->sidebar, place->id);
}

/* What stands in the row of the list that is open: what it looks for, or what is like it (transfer full). */
static char *
dup_marked (ChanceryWindow *self)
{
  ChanceryRecordList *records = chancery_record_list_view_get_records (self->list);
  const gboolean answers = chancery_record_list_view_answers (self->list);
  const char *marked = answers ? chancery_record_list_get_found (records)
                               : chancery_record_list_get_marked (records);

  return marked != NULL ? g_strdup (marked)
                        : chancery_record_list_view_dup_answered_query (self->list);
}

void
chancery_window_mark_found (ChanceryWindow *self)
{
  ChanceryRecordPage *page = chancery_window_get_page (self);
  g_autofree char *query = dup_marked (self);
  g_autoptr (ChanceryQuery) parsed = NULL;
  g_autoptr (ChanceryFoundWords) found = NULL;

  if (page == NULL || g_strcmp0 (query, self->marked_query) == 0)
    return;
  g_free (self->marked_query);
  self->marked_query = g_steal_pointer (&query);
  parsed =
      chancery_query_parse (self->marked_query, chancery_registry_get_desk_day (self->registry));
  found = chancery_found_words_new (parsed);
  chancery_record_page_set_found (page, found);
}

/* The page that is open beside the list, wherever the keyboard is. */
static void
step_found (ChanceryWindow *self, const char *action, int by)
{
  ChanceryRecordPage *page;

  if (self->registry == NULL || chancery_window_await_answer (self, action) ||
      chancery_window_await_page (self, action))
    return;
  page = chancery_window_get_seen_page (self);
  if (page != NULL)
    chancery_record_page_step_found (page, by);
  else
    chancery_window_say (self, _ ("Open the record first."), FALSE);
}

static void
next_found_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_found (CHANCERY_WINDOW (widget), name, 1);
}

static void
previous_found_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_found (CHANCERY_WINDOW (widget), name, -1);
}

gboolean
chancery_window_leave_within (ChanceryWindow *self)
{
  if (!chancery_record_list_view_leave_within (self->list))
    return FALSE;
  highlight (self);
  chancery_window_update_actions (self);
  return TRUE;
}

gboolean
chancery_window_search_case (ChanceryWindow *self, const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  ChanceryRecordPage *page = chancery_window_get_page (self);
  ChanceryDossier *dossier = page != NULL ? chancery_record_page_get_dossier (page) : NULL;
  ChanceryRecord *record = dossier != NULL ? chancery_dossier_get_record (dossier) : NULL;
  g_autofree char *query = NULL;
  g_autofree char *label = NULL;
  const char *reference;

  if (chancery_window_get_form (self) != NULL || focus == NULL ||
      !gtk_widget_is_ancestor (focus, self->page_pane))
    return FALSE;
  if (chancery_window_await_page (self, action))
    return TRUE;
  if (record == NULL ||
      !chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_FILES))
    return FALSE;
  reference = chancery_record_get_reference (record);
  /* What has no blank needs no quotes. */
  query = reference != NULL && strpbrk (reference, " \t\"()") == NULL
              ? g_strdup_printf ("case:%s", reference)
              : g_strdup_printf ("case:%s", chancery_record_get_id (record));
  label = reference != NULL
              ? g_strdup_printf ("%s · %s", reference, chancery_record_get_title (record))
              : g_strdup (chancery_record_get_title (record));
  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  chancery_record_list_view_search_within (self->list, chancery_place_find ("records"), query,
                                           label);
  chancery_sidebar_select (self->sidebar, "records");
  chancery_window_update_actions (self);
  return TRUE;
}

void
chancery_window_install_search_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.save-search", NULL, save_search_action },
    { "win.forget-search", NULL, forget_search_action },
    { "win.rename-search", "s", rename_search_action },
    { "win.change-search", "s", change_search_action },
    { "win.move-search", "(si)", move_search_action },
    { "win.delete-search", "s", delete_search_action },
    { "win.edit", NULL, edit_action },
    { "win.next-found", NULL, next_found_action },
    { "win.previous-found", NULL, previous_found_action },
    { "win.search-within", NULL, search_within_action },
    { "win.leave-within", NULL, leave_within_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
}

void
chancery_window_update_search_actions (ChanceryWindow *self)
{
  static const char *const need_list[] = { "win.file-list", "win.tag-list" };
  static const char *const need_write[] = { "win.save-search", "win.rename-search",
                                            "win.change-search", "win.move-search",
                                            "win.delete-search" };

  for (guint i = 0; i < G_N_ELEMENTS (need_write); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), need_write[i], writable (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search-within", self->registry != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (need_list); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), need_list[i],
                                   self->registry != NULL &&
                                       g_strcmp0 (gtk_stack_get_visible_child_name (self->places),
                                                  "desk") != 0);
  update_forget (self);
}

/* ---- the sidebar ---- */

void
chancery_window_search_chosen_cb (ChancerySidebar *sidebar,
                                  const char *name,
                                  const char *query,
                                  gpointer user_data)
{
  ChanceryWindow *self = CHANCERY_WINDOW (user_data);

  chancery_window_forget_view (self);
  self->from_desk = FALSE;
  chancery_window_clear_page (self);
  gtk_stack_set_visible_child_name (self->places, "records");
  chancery_record_list_view_set_place (self->list, chancery_place_find ("records"), TRUE);
  chancery_record_list_view_set_typed (self->list, query);
  g_free (self->search_name);
  self->search_name = g_strdup (name);
  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  chancery_window_update_actions (self);
}

void
chancery_window_show_searches (ChanceryWindow *self)
{
  g_autoptr (GPtrArray) searches = read_searches (self);

  chancery_sidebar_set_searches (self->sidebar, searches);
  for (guint i = 0; i < searches->len; i++)
    {
      const ChancerySavedSearch *search = g_ptr_array_index (searches, i);
      gint64 count = chancery_search_counts_get (self->search_counts, search->query);

      if (count >= 0)
        chancery_sidebar_set_count (self->sidebar, search->query, (guint64)count);
    }
  highlight (self);
}

static void
counted_cb (ChanceryWindow *self, const char *query, gint64 count)
{
  chancery_sidebar_set_count (self->sidebar, query, (guint64)count);
}

static void
searching_cb (ChanceryWindow *self, GParamSpec *pspec, ChanceryRecordList *records)
{
  gboolean searching = chancery_record_list_is_searching (records);

  if (self->search_counts != NULL)
    chancery_search_counts_set_waiting (self->search_counts, searching);
  if (searching)
    return;
  highlight (self);
  chancery_window_mark_found (self);
  chancery_window_answered (self);
}

void
chancery_window_count_searches (ChanceryWindow *self)
{
  ChanceryRecordList *records = chancery_record_list_view_get_records (self->list);

  forget_removed (self);
  chancery_window_forget_answer (self);
  g_clear_pointer (&self->search_name, g_free);
  g_clear_pointer (&self->marked_query, g_free);
  g_clear_object (&self->search_counts);
  self->search_counts = chancery_search_counts_new (self->registry);
  g_signal_connect_object (self->search_counts, "counted", G_CALLBACK (counted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (records, "notify::searching", G_CALLBACK (searching_cb), self,
                           G_CONNECT_SWAPPED);
  /* What was done since is what is taken back first. */
  g_signal_connect_object (self->registry, "changed", G_CALLBACK (forget_removed), self,
                           G_CONNECT_SWAPPED);
  chancery_search_counts_set_waiting (self->search_counts,
                                      chancery_record_list_is_searching (records));
}
