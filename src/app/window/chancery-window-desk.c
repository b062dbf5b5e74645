/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a key on a row of the desk does to the action behind it. */

#include "config.h"

#include <glib/gi18n.h>

#include "chancery-date-words.h"
#include "chancery-early-keys.h"
#include "chancery-follow-up.h"
#include "chancery-fuzzy-date.h"
#include "chancery-sheet.h"
#include "chancery-value.h"
#include "chancery-window-private.h"

typedef struct
{
  ChanceryWindow *window;
  /* By how many working days; 0 is done. */
  int days;
  /* Where it went, when it was moved. */
  ChanceryDay moved_to;
  /* What came of it, or NULL. */
  char *result;
  char *title;
  /* The sheet, while what it asks about is read. */
  ChanceryEarlyKeysAwaited *sheet;
} Act;

static void
act_free (Act *act)
{
  chancery_early_keys_failed (act->sheet);
  g_object_unref (act->window);
  g_free (act->result);
  g_free (act->title);
  g_free (act);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, act_free)

static void
set_day (ChanceryDraft *draft, const char *field, ChanceryDay day)
{
  g_autoptr (ChanceryFuzzyDate) date = chancery_fuzzy_date_new_day (day);
  g_autoptr (ChanceryValue) value = chancery_value_new_date (date);

  chancery_draft_set (draft, field, value);
}

static char *
say (const Act *act)
{
  g_autofree char *day = NULL;

  if (act->days == 0)
    /* Translators: %s is an action. */
    return g_strdup_printf (_ ("Done: %s"), act->title);
  day = chancery_date_words_with_weekday (act->moved_to);
  /* Translators: a weekday and a date, and an action. */
  return g_strdup_printf (_ ("Moved to %s: %s"), day, act->title);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (chancery_registry_save_finish (CHANCERY_REGISTRY (source), result, &error) < 0)
    {
      chancery_window_say_error (act->window, error);
      /* The row that was taken for dealt with comes back. */
      chancery_window_queue_desk (act->window);
      return;
    }
  sentence = say (act);
  chancery_window_say (act->window, sentence, TRUE);
}

static void
change (Act *act, ChanceryRegistry *registry, ChanceryRecord *record)
{
  g_autoptr (GPtrArray) drafts = NULL;
  ChanceryDraft *draft = chancery_draft_new_from_record (record);
  ChanceryDay today = chancery_registry_get_desk_day (registry);
  ChanceryFuzzyDate *due = chancery_record_get_date (record, "due");
  ChanceryDay day = today;

  act->title = g_strdup (chancery_record_get_title (record));
  drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  g_ptr_array_add (drafts, draft);
  if (act->days == 0)
    {
      set_day (draft, "done_on", today);
      if (act->result != NULL)
        chancery_draft_set_text (draft, "result", act->result);
    }
  else
    {
      if (due != NULL)
        chancery_fuzzy_date_get_last_day (due, &day);
      act->moved_to = chancery_working_days_add (chancery_registry_get_working_days (registry),
                                                 MAX (day, today), act->days);
      set_day (draft, "due", act->moved_to);
    }
  chancery_registry_save_async (registry, drafts, NULL, NULL, saved_cb, act);
}

static gboolean
is_action (ChanceryWindow *self, ChanceryRecord *record)
{
  if (chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_TASK))
    return TRUE;
  chancery_window_say (self, _ ("This is no action: P plans what is to be done about it."), FALSE);
  return FALSE;
}

/* What is done is neither done again nor moved, and says since when. */
static gboolean
is_done (Act *act, ChanceryRecord *record)
{
  ChanceryFuzzyDate *done = chancery_record_get_date (record, "done_on");
  g_autofree char *day = NULL;
  g_autofree char *sentence = NULL;

  if (done == NULL)
    return FALSE;
  day = chancery_fuzzy_date_to_words (done, CHANCERY_DATE_WORDS_LONG);
  /* Translators: %s is a date. */
  sentence = g_strdup_printf (_ ("This was done on %s. P plans what follows."), day);
  chancery_window_say (act->window, sentence, FALSE);
  return TRUE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  record = chancery_registry_load_finish (CHANCERY_REGISTRY (source), result, &error);
  if (record == NULL)
    {
      chancery_window_say_error (act->window, error);
      return;
    }
  if (!is_action (act->window, record) || is_done (act, record))
    {
      chancery_window_queue_desk (act->window);
      return;
    }
  change (g_steal_pointer (&act), CHANCERY_REGISTRY (source), record);
}

static gboolean
can_write (ChanceryWindow *self)
{
  if (self->registry == NULL)
    return FALSE;
  if (chancery_registry_is_read_only (self->registry))
    chancery_window_say (self, _ ("This registry can only be read."), FALSE);
  return !chancery_registry_is_read_only (self->registry);
}

static void
begin (ChanceryWindow *self, const char *id, int days, const char *result)
{
  Act *act;

  if (!can_write (self))
    return;
  act = g_new0 (Act, 1);
  act->window = g_object_ref (self);
  act->days = days;
  act->result = result != NULL && *result != '\0' ? g_strdup (result) : NULL;
  chancery_registry_load_async (self->registry, id, self->cancellable, loaded_cb, act);
}

void
chancery_window_action_done (ChanceryWindow *self, const char *id)
{
  begin (self, id, 0, NULL);
}

void
chancery_window_action_moved (ChanceryWindow *self, const char *id, int days)
{
  begin (self, id, days, NULL);
}

/* One digit is the whole answer, as on the desk: 0 is ten. */
static void
days_typed_cb (GtkEditable *entry, gpointer user_data)
{
  const char *text = gtk_editable_get_text (entry);

  if (*text != '\0' && g_unichar_isdigit (g_utf8_get_char (text)))
    chancery_sheet_go (GTK_WIDGET (entry));
}

static void
days_given_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (extra));
  int days = g_unichar_digit_value (g_utf8_get_char (text));

  if (days >= 0)
    begin (CHANCERY_WINDOW (owner), user_data, days == 0 ? 10 : days, NULL);
}

static void
move_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecord) record =
      chancery_registry_load_finish (CHANCERY_REGISTRY (source), result, &error);
  GtkWidget *entry;

  if (record == NULL)
    {
      chancery_window_say_error (act->window, error);
      return;
    }
  if (!is_action (act->window, record) || is_done (act, record))
    return;
  entry = gtk_entry_new ();
  gtk_entry_set_max_length (GTK_ENTRY (entry), 1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("1 to 9, 0 for ten"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Working days"), -1);
  g_signal_connect (entry, "changed", G_CALLBACK (days_typed_cb), NULL);
  chancery_sheet_ask (GTK_WIDGET (act->window), _ ("Move by How Many Working Days?"),
                      chancery_record_get_title (record), entry, _ ("_Move"),
                      CHANCERY_SHEET_SUGGESTED, days_given_cb,
                      g_strdup (chancery_record_get_id (record)), g_free);
  chancery_early_keys_came (g_steal_pointer (&act->sheet));
}

void
chancery_window_action_move (ChanceryWindow *self, const char *id)
{
  Act *act;

  if (!can_write (self))
    return;
  act = g_new0 (Act, 1);
  act->window = g_object_ref (self);
  act->sheet = chancery_early_keys_await (GTK_WIDGET (self));
  chancery_registry_load_async (self->registry, id, self->cancellable, move_loaded_cb, act);
}

static void
result_given_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  begin (CHANCERY_WINDOW (owner), user_data, 0, gtk_editable_get_text (GTK_EDITABLE (extra)));
}

static void
result_typed_cb (GtkEntry *entry, gpointer user_data)
{
  chancery_sheet_go (GTK_WIDGET (entry));
}

static void
result_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecord) record =
      chancery_registry_load_finish (CHANCERY_REGISTRY (source), result, &error);
  GtkWidget *entry;

  if (record == NULL)
    {
      chancery_window_say_error (act->window, error);
      return;
    }
  if (!is_action (act->window, record) || is_done (act, record))
    return;
  entry = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Result"), -1);
  g_signal_connect (entry, "activate", G_CALLBACK (result_typed_cb), NULL);
  chancery_sheet_ask (GTK_WIDGET (act->window), _ ("What Came of It?"),
                      chancery_record_get_title (record), entry, _ ("_Done"),
                      CHANCERY_SHEET_SUGGESTED, result_given_cb,
                      g_strdup (chancery_record_get_id (record)), g_free);
  chancery_early_keys_came (g_steal_pointer (&act->sheet));
}

void
chancery_window_action_result (ChanceryWindow *self, const char *id)
{
  Act *act;

  if (!can_write (self))
    return;
  act = g_new0 (Act, 1);
  act->window = g_object_ref (self);
  act->sheet = chancery_early_keys_await (GTK_WIDGET (self));
  chancery_registry_load_async (self->registry, id, self->cancellable, result_loaded_cb, act);
}

static void
planned_cb (GtkWidget *owner, const char *about, const char *sentence, const GError *error)
{
  ChanceryWindow *self = CHANCERY_WINDOW (owner);

  if (error != NULL)
    chancery_window_say_error (self, error);
  else if (sentence != NULL)
    chancery_window_say (self, sentence, TRUE);
  else
    chancery_window_new_record (self, chancery_kind_find ("action"), "on", about);
}

void
chancery_window_action_plan (ChanceryWindow *self, const char *id)
{
  if (!can_write (self))
    return;
  chancery_follow_up_ask (GTK_WIDGET (self), self->registry, id, planned_cb);
}
