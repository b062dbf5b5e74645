/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is typed is kept on disk while it is typed. */

#include "config.h"

#include "chancery-form-fields.h"
#include "chancery-record-form-private.h"

#include <glib/gi18n-lib.h>

/* Typing is on disk at most two seconds behind: this, and the time to write it. */
#define KEEP_MILLISECONDS 500

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryRecordForm) self = user_data;
  g_autoptr (GError) error = NULL;

  chancery_registry_act_finish (CHANCERY_REGISTRY (source), result, &error);
  if (self->box == NULL)
    return;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    chancery_record_form_say_problem (self, error->message);
  /* What stands in the way stays to be read until something is done about it. */
  else if (error == NULL && !chancery_record_form_has_problem (self))
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autofree char *time = g_date_time_format (now, "%H:%M");
      /* Translators: %s is the time of day, 11:04. */
      g_autofree char *words = g_strdup_printf (_ ("Draft, kept %s"), time);

      chancery_record_form_say_kept (self, words);
    }
}

void
chancery_record_form_keep (ChanceryRecordForm *self)
{
  g_autoptr (GPtrArray) drafts = NULL;

  g_return_if_fail (CHANCERY_IS_RECORD_FORM (self));

  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (!self->dirty || self->busy)
    return;
  drafts = chancery_form_fields_collect (CHANCERY_FORM_FIELDS (self->fields), self->draft);
  chancery_form_fields_keep (CHANCERY_FORM_FIELDS (self->fields), drafts);
  chancery_record_form_press_keep (self, drafts);
  chancery_registry_keep_drafts_async (self->registry, chancery_record_form_get_form_id (self),
                                       drafts, NULL, kept_cb, g_object_ref (self));
}

void
chancery_record_form_keep_typed (ChanceryRecordForm *self)
{
  g_return_if_fail (CHANCERY_IS_RECORD_FORM (self));

  if (self->keep_source != 0)
    chancery_record_form_keep (self);
}

static gboolean
keep_cb (gpointer user_data)
{
  ChanceryRecordForm *self = user_data;

  self->keep_source = 0;
  chancery_record_form_keep (self);
  return G_SOURCE_REMOVE;
}

void
chancery_record_form_queue_keep (ChanceryRecordForm *self)
{
  if (self->keep_source == 0)
    self->keep_source = g_timeout_add (KEEP_MILLISECONDS, keep_cb, self);
}
