/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a key on a row of the desk does to the action behind it. */

#include "config.h"

#include <glib/gi18n.h>

#include "chancery-fuzzy-date.h"
#include "chancery-value.h"
#include "chancery-window-private.h"

typedef struct
{
  ChanceryWindow *window;
  /* By how many working days; 0 is done. */
  int days;
} Act;

static void
act_free (Act *act)
{
  g_object_unref (act->window);
  g_free (act);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, act_free)

static ChanceryDay
add_working_days (ChanceryDay day, int days)
{
  while (days > 0)
    {
      day++;
      if (chancery_day_weekday (day) <= 5)
        days--;
    }
  return day;
}

static void
set_day (ChanceryDraft *draft, const char *field, ChanceryDay day)
{
  g_autoptr (ChanceryFuzzyDate) date = chancery_fuzzy_date_new_day (day);
  g_autoptr (ChanceryValue) value = chancery_value_new_date (date);

  chancery_draft_set (draft, field, value);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;

  if (chancery_registry_save_finish (CHANCERY_REGISTRY (source), result, &error) < 0)
    chancery_window_say_error (act->window, error);
  else
    chancery_window_say (act->window, act->days > 0 ? _ ("Moved") : _ ("Done"), TRUE);
}

static void
change (Act *act, ChanceryRegistry *registry, ChanceryRecord *record)
{
  g_autoptr (GPtrArray) drafts = NULL;
  ChanceryDraft *draft = chancery_draft_new_from_record (record);
  ChanceryDay today = chancery_registry_get_desk_day (registry);
  ChanceryFuzzyDate *due = chancery_record_get_date (record, "due");
  ChanceryDay day = today;

  drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  g_ptr_array_add (drafts, draft);
  if (act->days == 0)
    set_day (draft, "done_on", today);
  else
    {
      if (due != NULL)
        chancery_fuzzy_date_get_last_day (due, &day);
      set_day (draft, "due", add_working_days (MAX (day, today), act->days));
    }
  chancery_registry_save_async (registry, drafts, NULL, NULL, saved_cb, act);
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
  if (!chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_TASK))
    {
      chancery_window_say (act->window, _ ("This is no action: P plans one for it."), FALSE);
      return;
    }
  change (g_steal_pointer (&act), CHANCERY_REGISTRY (source), record);
}

static void
begin (ChanceryWindow *self, const char *id, int days)
{
  Act *act;

  if (self->registry == NULL || chancery_registry_is_read_only (self->registry))
    return;
  act = g_new0 (Act, 1);
  act->window = g_object_ref (self);
  act->days = days;
  chancery_registry_load_async (self->registry, id, self->cancellable, loaded_cb, act);
}

void
chancery_window_action_done (ChanceryWindow *self, const char *id)
{
  begin (self, id, 0);
}

void
chancery_window_action_moved (ChanceryWindow *self, const char *id, int days)
{
  begin (self, id, days);
}

void
chancery_window_action_plan (ChanceryWindow *self, const char *id)
{
  chancery_window_new_record (self, chancery_kind_find ("action"), "on", id);
}
