/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening, making and leaving the registry of a window, and what the window shows of it. */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "chancery-fuzzy-date.h"
#include "chancery-registry-exchange.h"
#include "chancery-sheet.h"
#include "chancery-uuid.h"
#include "chancery-value.h"
#include "chancery-window-private.h"

#define DESK_DELAY 60
#define EXAMPLE_PROTEST "kind:demarche"
#define EXAMPLE_RESOURCE "resource:///org/chancery/Chancery/samples/bajaur.json"

static char *
data_path (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "chancery", name, NULL);
}

/* What was named to be opened and is not there, else a name that nothing has yet: registry.chancery,
 * registry-2.chancery … */
static char *
unused_path (ChanceryWindow *self)
{
  char *path;

  if (self->named_path != NULL && !g_file_test (self->named_path, G_FILE_TEST_EXISTS))
    return g_strdup (self->named_path);
  path = data_path ("registry.chancery");

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *name = g_strdup_printf ("registry-%u.chancery", i);

      g_free (path);
      path = data_path (name);
    }
  return path;
}

/* The keys of a desk are alive as soon as its first rows stand there: until then there is nothing in it
 * that could have the focus. */
static void
take_first_row (ChanceryWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->may_offer_draft && gtk_widget_get_mapped (GTK_WIDGET (self->desk_page)) &&
      (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->desk_page))))
    gtk_widget_grab_focus (GTK_WIDGET (self->desk_page));
}

static void
show_due (ChanceryWindow *self, guint n)
{
  /* Translators: what the number beside “Desk” counts. */
  g_autofree char *says = g_strdup_printf (ngettext ("%'u due", "%'u due", n), n);

  chancery_sidebar_set_number (self->sidebar, "desk", n, says);
}

static void
show_open (ChanceryWindow *self, const char *place, guint n)
{
  /* Translators: what the number beside “Demands” counts: those of which nothing has come yet, while the list has all. */
  g_autofree char *says = g_strdup_printf (ngettext ("%'u not settled", "%'u not settled", n), n);

  chancery_sidebar_set_number (self->sidebar, place, n, says);
}

static void
desk_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryWindow) self = CHANCERY_WINDOW (user_data);
  g_autoptr (ChanceryDesk) desk = NULL;
  g_autoptr (GError) error = NULL;

  desk = chancery_registry_desk_finish (CHANCERY_REGISTRY (source), result, &error);
  if (desk == NULL)
    {
      chancery_window_say_error (self, error);
      return;
    }
  if (self->registry != CHANCERY_REGISTRY (source))
    return;
  chancery_desk_page_set_desk (self->desk_page, desk);
  take_first_row (self);
  chancery_window_offer_draft (self, desk);
  show_due (self, chancery_desk_get_due (desk)->len);
  for (const ChanceryPlace *place = chancery_place_list (); place->id != NULL; place++)
    {
      const ChanceryKind *kind = place->kind != NULL ? chancery_kind_find (place->kind) : NULL;

      if (kind != NULL && chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED))
        show_open (self, place->id, chancery_desk_get_n_open (desk, kind->index));
    }
}

static gboolean
ask_desk_cb (gpointer data)
{
  ChanceryWindow *self = data;

  self->desk_source = 0;
  if (self->registry != NULL)
    chancery_registry_desk_async (self->registry, self->cancellable, desk_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

void
chancery_window_queue_desk (ChanceryWindow *self)
{
  if (self->desk_source == 0)
    self->desk_source = g_timeout_add (DESK_DELAY, ask_desk_cb, self);
}

/* “Example: the desk stands on 2 March 2026”, and why a registry can only be read. */
static void
update_lines (ChanceryWindow *self)
{
  gboolean example = chancery_registry_is_example (self->registry);
  const char *reason = chancery_registry_get_read_only_reason (self->registry);

  gtk_widget_set_visible (self->example_line, chancery_registry_has_own_day (self->registry));
  gtk_widget_set_visible (self->leave_example, example);
  gtk_widget_set_visible (self->leave_day, !example);
  gtk_widget_set_visible (self->read_only_line, reason != NULL);
  gtk_label_set_label (self->read_only_label, reason != NULL ? reason : "");
  if (chancery_registry_has_own_day (self->registry))
    {
      ChanceryDay day = chancery_registry_get_desk_day (self->registry);
      g_autoptr (ChanceryFuzzyDate) date = chancery_fuzzy_date_new_day (day);
      g_autofree char *words = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_LONG);
      g_autofree char *line = NULL;

      line = g_strdup_printf (example
                                  /* Translators: %s is a date. */
                                  ? _ ("Example: the desk stands on %s")
                                  /* Translators: %s is a date. */
                                  : _ ("The desk of this registry stands on %s, as the file that "
                                       "was brought in says."),
                              words);
      gtk_label_set_label (self->example_label, line);
    }
}

static void
profile_changed_cb (ChanceryWindow *self)
{
  if (self->registry == NULL || chancery_registry_get_path (self->registry) == NULL)
    return;
  adw_window_title_set_title (self->registry_title, chancery_registry_get_name (self->registry));
  gtk_window_set_title (GTK_WINDOW (self), chancery_registry_get_name (self->registry));
  chancery_window_show_searches (self);
  update_lines (self);
  chancery_window_update_actions (self);
  chancery_window_queue_desk (self);
}

static void
stop_listening (ChanceryWindow *self)
{
  chancery_window_leave_writing (self);
  if (self->registry == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->registry, profile_changed_cb, self);
  g_signal_handlers_disconnect_by_func (self->registry, chancery_window_queue_desk, self);
}

static void
take_registry (ChanceryWindow *self, ChanceryRegistry *registry)
{
  g_autofree char *uri = NULL;
  g_autoptr (GFile) file = NULL;

  chancery_window_drop_pages (self);
  chancery_window_withdraw_draft (self);
  stop_listening (self);
  g_set_object (&self->registry, registry);
  g_signal_connect_object (registry, "notify", G_CALLBACK (profile_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (registry, "changed", G_CALLBACK (chancery_window_queue_desk), self,
                           G_CONNECT_SWAPPED);
  chancery_window_watch_writing (self);
  chancery_window_watch_work (self);
  chancery_record_list_view_set_registry (self->list, registry);
  chancery_window_count_searches (self);
  chancery_window_make_record_page (self);
  profile_changed_cb (self);
  chancery_window_show (self, "registry");

  if (chancery_registry_is_example (registry))
    return;
  file = g_file_new_for_path (chancery_registry_get_path (registry));
  uri = g_file_get_uri (file);
  g_settings_set_string (self->settings, "last-registry", uri);
}

static void
protest_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryWindow) self = CHANCERY_WINDOW (user_data);
  g_autoptr (GPtrArray) found = NULL;

  found = chancery_registry_find_records_finish (CHANCERY_REGISTRY (source), result, NULL);
  if (found != NULL && found->len > 0 && self->registry == CHANCERY_REGISTRY (source))
    chancery_window_open_record (self, chancery_record_item_get_id (g_ptr_array_index (found, 0)));
}

/* However a registry came to be open: an example begins on all records with its protest selected,
 * any other where its officer was last. */
static void
show_opened (ChanceryWindow *self, ChanceryRegistry *registry)
{
  g_autofree char *place = g_settings_get_string (self->settings, "last-place");
  gboolean example = chancery_registry_is_example (registry);

  self->starting = FALSE;
  self->may_offer_draft = TRUE;
  take_registry (self, registry);
  chancery_window_go (self, example ? "records" : place);
  /* A file that waits comes in front. */
  if (example && self->waiting_files == NULL)
    chancery_registry_find_records_async (registry, EXAMPLE_PROTEST, 1, self->cancellable,
                                          protest_found_cb, g_object_ref (self));
  chancery_window_import_waiting (self);
}

/* What is open stays so: what waited was meant for the other one.  Where none is, it waits for one. */
static void
show_not_opened (ChanceryWindow *self, const GError *error)
{
  chancery_window_show (self, self->registry != NULL ? "registry" : "first-run");
  if (self->registry != NULL && self->waiting_files != NULL)
    chancery_window_leave_waiting (self, error);
  else
    chancery_window_say_error (self, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryWindow) self = CHANCERY_WINDOW (user_data);
  ChanceryRegistry *registry = CHANCERY_REGISTRY (source);
  g_autoptr (GError) error = NULL;
  gboolean opened = chancery_registry_open_finish (registry, result, &error);

  /* Another one was asked for since. */
  if (self->opening != registry)
    return;
  g_clear_object (&self->opening);
  if (!opened)
    {
      show_not_opened (self, error);
      return;
    }
  show_opened (self, registry);
}

/* What is under way is for the registry that is open. */
static gboolean
may_leave (ChanceryWindow *self)
{
  if (chancery_window_is_importing (self))
    {
      chancery_import_page_say_first (self->import_page);
      return FALSE;
    }
  if (self->starting)
    {
      chancery_window_say (self,
                           _ ("A registry is being opened. Another one can be opened after it."),
                           FALSE);
      return FALSE;
    }
  return !chancery_window_say_task (self);
}

static void
show_opening (ChanceryWindow *self)
{
  /* Its Undo and Show are of the registry that is left. */
  chancery_window_dismiss_toast (self);
  /* One that was asked for before is not wanted any more. */
  g_clear_object (&self->opening);
  chancery_window_show (self, "opening");
}

gboolean
chancery_window_open (ChanceryWindow *self, const char *path)
{
  g_return_val_if_fail (CHANCERY_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!may_leave (self))
    return FALSE;
  show_opening (self);
  self->opening = chancery_registry_new ();
  g_free (self->named_path);
  self->named_path = g_strdup (path);
  chancery_registry_open_async (self->opening, path, CHANCERY_REGISTRY_OPEN, self->cancellable,
                                opened_cb, g_object_ref (self));
  return TRUE;
}

/* A step of making a registry failed: it stays as far as it is, and is shown. */
static gboolean
step_failed (ChanceryWindow *self, const GError *error)
{
  if (error == NULL)
    return FALSE;
  self->starting = FALSE;
  show_not_opened (self, error);
  return TRUE;
}

static void
profile_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryWindow) self = CHANCERY_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  chancery_registry_act_finish (CHANCERY_REGISTRY (source), result, &error);
  if (step_failed (self, error))
    return;
  self->starting = FALSE;
  /* The ministry was no act of the officer's, and the settings name it. */
  chancery_registry_forget_acts (CHANCERY_REGISTRY (source));
  take_registry (self, CHANCERY_REGISTRY (source));
  chancery_window_go (self, "demarches");
  chancery_window_import_waiting (self);
}

static void
settings_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryWindow) self = CHANCERY_WINDOW (user_data);
  ChanceryRegistry *registry = CHANCERY_REGISTRY (source);
  const ChanceryKind *kind = chancery_kind_find ("demarche");
  g_autoptr (GError) error = NULL;

  chancery_registry_set_settings_finish (registry, result, &error);
  if (step_failed (self, error))
    return;
  chancery_registry_set_register_async (registry, kind->id, kind->register_code,
                                        chancery_first_run_get_pattern (
                                            chancery_window_get_first_run (self)),
                                        self->cancellable, profile_set_cb, g_object_ref (self));
}

typedef struct
{
  ChanceryWindow *window;
  char *ministry;
} Start;

static void
start_free (Start *start)
{
  g_object_unref (start->window);
  g_free (start->ministry);
  g_free (start);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Start, start_free)

static void
ministry_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Start) start = user_data;
  ChanceryWindow *self = start->window;
  ChanceryRegistry *registry = CHANCERY_REGISTRY (source);
  const char *settings[] = {
    CHANCERY_SETTING_OWN_PARTY,
    start->ministry,
    CHANCERY_SETTING_DESK,
    chancery_first_run_get_desk (chancery_window_get_first_run (self)),
    CHANCERY_SETTING_MARKING,
    chancery_first_run_get_marking (chancery_window_get_first_run (self)),
    /* Kept, so that whoever opens the registry elsewhere counts by the same week. */
    CHANCERY_SETTING_WEEKEND,
    chancery_working_days_weekend_of (setlocale (LC_TIME, NULL)),
    NULL,
  };
  g_autoptr (GError) error = NULL;

  chancery_registry_save_finish (registry, result, &error);
  if (step_failed (self, error))
    return;
  chancery_registry_set_settings_async (registry, settings, self->cancellable, settings_set_cb,
                                        g_object_ref (self));
}

static ChanceryDraft *
ministry_draft (ChanceryWindow *self)
{
  ChanceryDraft *draft = chancery_draft_new (chancery_kind_find ("actor"));
  ChanceryDay today = chancery_day_today ();

  chancery_draft_set_text (draft, "actor_kind", "ministry");
  chancery_draft_set_typed (draft, "names.text",
                            chancery_first_run_get_ministry (chancery_window_get_first_run (self)),
                            today, NULL);
  return draft;
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryWindow) self = CHANCERY_WINDOW (user_data);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;
  Start *start;

  chancery_registry_open_finish (CHANCERY_REGISTRY (source), result, &error);
  if (step_failed (self, error))
    return;
  drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  g_ptr_array_add (drafts, ministry_draft (self));
  start = g_new0 (Start, 1);
  start->window = g_object_ref (self);
  start->ministry = g_strdup (chancery_draft_get_id (g_ptr_array_index (drafts, 0)));
  chancery_registry_save_async (CHANCERY_REGISTRY (source), drafts, NULL, self->cancellable,
                                ministry_saved_cb, start);
}

void
chancery_window_start_registry (ChanceryWindow *self)
{
  g_autoptr (ChanceryRegistry) registry = chancery_registry_new ();
  g_autofree char *path = unused_path (self);

  if (!may_leave (self))
    return;
  self->starting = TRUE;
  show_opening (self);
  chancery_registry_open_async (registry, path, CHANCERY_REGISTRY_CREATE, self->cancellable,
                                created_cb, g_object_ref (self));
}

static void
example_described_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryWindow) self = CHANCERY_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  chancery_registry_set_settings_finish (CHANCERY_REGISTRY (source), result, &error);
  if (!step_failed (self, error))
    show_opened (self, CHANCERY_REGISTRY (source));
}

/* The example's own party is the one that protests in it. */
static void
example_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryWindow) self = CHANCERY_WINDOW (user_data);
  ChanceryRegistry *registry = CHANCERY_REGISTRY (source);
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryValue *party;
  const char *settings[] = {
    CHANCERY_SETTING_DESK, _ ("Example: Bajaur"), CHANCERY_SETTING_OWN_PARTY, "", NULL,
  };

  record = chancery_registry_load_finish (registry, result, &error);
  if (step_failed (self, error))
    return;
  party = chancery_record_get (record, "party_from");
  if (chancery_value_get_n_items (party) > 0)
    settings[3] = chancery_value_get_reference_id (chancery_value_get_item (party, 0));
  chancery_registry_set_settings_async (registry, settings, self->cancellable, example_described_cb,
                                        g_object_ref (self));
}

static void
example_protest_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryWindow) self = CHANCERY_WINDOW (user_data);
  ChanceryRegistry *registry = CHANCERY_REGISTRY (source);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  found = chancery_registry_find_records_finish (registry, result, &error);
  if (step_failed (self, error))
    return;
  if (found->len == 0)
    {
      show_opened (self, registry);
      return;
    }
  chancery_registry_load_async (registry,
                                chancery_record_item_get_id (g_ptr_array_index (found, 0)),
                                self->cancellable, example_loaded_cb, g_object_ref (self));
}

static void
example_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryWindow) self = CHANCERY_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  chancery_registry_import_apply_finish (CHANCERY_REGISTRY (source), result, NULL, &error);
  chancery_registry_forget_acts (CHANCERY_REGISTRY (source));
  if (!step_failed (self, error))
    chancery_registry_find_records_async (CHANCERY_REGISTRY (source), EXAMPLE_PROTEST, 1,
                                          self->cancellable, example_protest_cb,
                                          g_object_ref (self));
}

static void
example_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryWindow) self = CHANCERY_WINDOW (user_data);
  ChanceryRegistry *registry = CHANCERY_REGISTRY (source);
  g_autoptr (ChanceryImportPreview) preview = NULL;
  g_autoptr (GError) error = NULL;

  preview = chancery_registry_import_read_finish (registry, result, &error);
  if (!step_failed (self, error))
    chancery_registry_import_apply_async (registry, NULL, NULL, NULL, example_applied_cb,
                                          g_object_ref (self));
}

static void
example_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryWindow) self = CHANCERY_WINDOW (user_data);
  ChanceryRegistry *registry = CHANCERY_REGISTRY (source);
  g_autoptr (GFile) file = g_file_new_for_uri (EXAMPLE_RESOURCE);
  g_autoptr (GError) error = NULL;

  chancery_registry_open_finish (registry, result, &error);
  if (step_failed (self, error))
    return;
  /* A first opening that was interrupted left a registry without a day. */
  if (chancery_registry_is_example (registry))
    show_opened (self, registry);
  else
    chancery_registry_import_read_async (registry, file, NULL, example_read_cb,
                                         g_object_ref (self));
}

void
chancery_window_open_example (ChanceryWindow *self)
{
  g_autoptr (ChanceryRegistry) registry = chancery_registry_new ();
  g_autofree char *path = chancery_registry_dup_example_path ();
  gboolean there = g_file_test (path, G_FILE_TEST_EXISTS);

  if (!may_leave (self))
    return;
  self->starting = TRUE;
  show_opening (self);
  chancery_registry_open_async (registry, path,
                                there ? CHANCERY_REGISTRY_OPEN : CHANCERY_REGISTRY_CREATE,
                                self->cancellable, example_opened_cb, g_object_ref (self));
}

static void
day_left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryWindow) self = CHANCERY_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  if (!chancery_registry_set_settings_finish (CHANCERY_REGISTRY (source), result, &error))
    chancery_window_say_error (self, error);
}

static void
count_from_today_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  static const char *const settings[] = { CHANCERY_SETTING_DESK_DAY, "", NULL };
  ChanceryWindow *self = CHANCERY_WINDOW (owner);

  if (self->registry != NULL)
    chancery_registry_set_settings_async (self->registry, settings, self->cancellable, day_left_cb,
                                          g_object_ref (self));
}

void
chancery_window_count_from_today (ChanceryWindow *self)
{
  g_return_if_fail (CHANCERY_IS_WINDOW (self));

  chancery_sheet_ask (GTK_WIDGET (self), _ ("Count from Today?"),
                      _ ("What is due and how long a demand is open will be counted from today, "
                         "every day anew. The desk does not go back to the day of the file."),
                      NULL, _ ("_Count"), CHANCERY_SHEET_SUGGESTED, count_from_today_cb, NULL,
                      NULL);
}

void
chancery_window_leave_registry (ChanceryWindow *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-registry");
  g_autoptr (GFile) file = g_file_new_for_uri (last);

  if (!may_leave (self))
    return;
  chancery_window_dismiss_toast (self);
  chancery_window_drop_pages (self);
  chancery_window_withdraw_draft (self);
  chancery_window_forget_answer (self);
  chancery_record_list_view_set_registry (self->list, NULL);
  chancery_desk_page_set_desk (self->desk_page, NULL);
  stop_listening (self);
  g_clear_object (&self->search_counts);
  g_clear_object (&self->registry);
  gtk_widget_set_visible (self->example_line, FALSE);
  gtk_widget_set_visible (self->read_only_line, FALSE);
  chancery_window_update_actions (self);

  if (*last != '\0' && g_file_query_exists (file, NULL))
    {
      chancery_window_open (self, g_file_peek_path (file));
      return;
    }
  chancery_window_welcome (self);
}
