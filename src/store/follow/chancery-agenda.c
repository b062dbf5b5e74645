/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-agenda.h"

#include "chancery-settings.h"

/* The days before the next working day belong to the day before them. */
static gint64
end_of (const ChanceryWorkingDays *working_days, gint64 day)
{
  return chancery_working_days_next (working_days, day + 1) - 1;
}

ChanceryAgenda *
chancery_agenda_read (ChanceryDb *db, gint64 day, GError **error)
{
  g_autoptr (ChanceryAgenda) self = NULL;
  int warning;
  gint64 due_until;

  g_return_val_if_fail (db != NULL && day != CHANCERY_DAY_NONE, NULL);

  self = g_new0 (ChanceryAgenda, 1);
  self->day = day;
  self->working_days = chancery_settings_get_working_days (db, error);
  if (self->working_days == NULL || !chancery_settings_get_warning (db, &warning, error))
    return NULL;
  due_until = MAX (end_of (self->working_days, day), day);
  self->coming_until = MAX (end_of (self->working_days,
                                    chancery_working_days_add (self->working_days, day, warning)),
                            due_until);
  if ((self->due = chancery_watch_due (db, due_until, error)) == NULL ||
      (self->coming = chancery_watch_coming (db, day, due_until, self->coming_until, error)) ==
          NULL ||
      (self->unscheduled = chancery_watch_unscheduled (db, day, error)) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
chancery_agenda_free (ChanceryAgenda *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->working_days, chancery_working_days_unref);
  g_clear_pointer (&self->due, g_ptr_array_unref);
  g_clear_pointer (&self->coming, g_ptr_array_unref);
  g_clear_pointer (&self->unscheduled, g_ptr_array_unref);
  g_free (self);
}

char *
chancery_agenda_remark (const ChanceryAgenda *self, const ChanceryDueRow *row)
{
  g_return_val_if_fail (self != NULL && row != NULL, NULL);

  /* Only what we have to do ourselves is done before. */
  if (row->due == CHANCERY_DAY_NONE ||
      (row->reason != CHANCERY_DUE_ACTION && row->reason != CHANCERY_DUE_PAPER))
    return NULL;
  return chancery_working_days_remark (self->working_days, row->due);
}
