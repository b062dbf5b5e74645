/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-note.h"

#include "chancery-note-sides.h"
#include "chancery-records.h"
#include "chancery-registry-private.h"
#include "chancery-settings.h"

void
chancery_note_draft_free (ChanceryNoteDraft *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->note, chancery_note_unref);
  g_clear_pointer (&self->template, chancery_note_template_unref);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}

static ChanceryNoteTemplate *
find_template (GPtrArray *templates, const char *id)
{
  for (guint i = 0; id != NULL && i < templates->len; i++)
    if (g_str_equal (chancery_note_template_get_id (templates->pdata[i]), id))
      return templates->pdata[i];
  return NULL;
}

static gboolean
draft (ChanceryDb *db, const ChanceryCall *call, ChanceryNoteDraft *answer, GError **error)
{
  g_autofree char *folder = chancery_note_templates_dup_folder ();
  g_autofree char *desk = chancery_settings_get (db, CHANCERY_SETTING_LANGUAGE, NULL);
  g_autoptr (ChanceryRecord) record = chancery_records_load (db, call->id, error);
  g_autofree char *form = NULL;
  const char *kind_id;
  ChanceryNoteTemplate *chosen;

  if (record == NULL)
    return FALSE;
  kind_id = chancery_record_get_kind (record)->id;
  form = call->code != NULL ? g_strdup (call->code) : chancery_note_sides_choose_form (db, record);
  answer->templates = chancery_note_templates_list (folder, &answer->problems);
  chancery_note_sides_keep_fitting (db, record, answer->templates);
  chosen = find_template (answer->templates, call->text);
  if (chosen == NULL)
    chosen = chancery_note_templates_choose (answer->templates, kind_id, form,
                                             call->other != NULL ? call->other : desk);
  if (chosen == NULL)
    return TRUE;
  answer->template = chancery_note_template_ref (chosen);
  answer->note = chancery_note_new (db, call->id, chosen, error);
  return answer->note != NULL;
}

static void
draft_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_autoptr (ChanceryNoteDraft) answer = g_new0 (ChanceryNoteDraft, 1);
  GError *error = NULL;

  if (draft (connection->db, call, answer, &error))
    g_task_return_pointer (task, g_steal_pointer (&answer),
                           (GDestroyNotify)chancery_note_draft_free);
  else
    g_task_return_error (task, error);
}

void
chancery_registry_draft_note_async (ChanceryRegistry *self,
                                    const char *id,
                                    const char *template_id,
                                    const char *form,
                                    const char *language,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (id != NULL);

  call = chancery_call_new (self);
  call->id = g_strdup (id);
  call->text = g_strdup (template_id);
  call->code = g_strdup (form);
  call->other = g_strdup (language);
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, draft_job,
                          chancery_registry_draft_note_async, cancellable, callback, user_data);
}

ChanceryNoteDraft *
chancery_registry_draft_note_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

static void
write_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;

  if (chancery_connection_may_write (connection, call, &error) &&
      chancery_note_write_file (call->other_data, g_file_peek_path (call->file), call->replace,
                                call->number, g_task_get_cancellable (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
chancery_registry_write_note_async (ChanceryRegistry *self,
                                    ChanceryNote *note,
                                    GFile *file,
                                    ChanceryReplace replace,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (note != NULL && G_IS_FILE (file) && g_file_peek_path (file) != NULL);

  call = chancery_call_new (self);
  call->id = g_strdup (chancery_registry_get_path (self));
  call->other_data = chancery_note_ref (note);
  call->free_other_data = (GDestroyNotify)chancery_note_unref;
  call->file = g_object_ref (file);
  call->replace = replace;
  call->number = g_get_real_time () / G_USEC_PER_SEC;
  chancery_registry_push (self, CHANCERY_WORKER_EXPORTER, call, write_job,
                          chancery_registry_write_note_async, cancellable, callback, user_data);
}

gboolean
chancery_registry_write_note_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
