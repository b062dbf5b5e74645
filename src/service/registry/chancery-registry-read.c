/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What pages, forms and pickers ask of the registry; the fetcher answers. */

#include "config.h"

#include "chancery-attachments.h"
#include "chancery-dossier-private.h"
#include "chancery-names.h"
#include "chancery-record-words.h"
#include "chancery-records.h"
#include "chancery-registers.h"
#include "chancery-registry-private.h"

#include <glib/gi18n-lib.h>

/* Of so many those of one party are looked out. */
#define NAMES_LOOKED_THROUGH 200

static void
push_read (ChanceryRegistry *self,
           ChanceryCall *call,
           ChanceryCallJob job,
           gpointer tag,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, job, tag, cancellable, callback,
                          user_data);
}

static void
load_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;
  ChanceryRecord *record = chancery_records_load (connection->db, call->id, &error);

  chancery_call_answer (task, record, (GDestroyNotify)chancery_record_unref, error);
}

void
chancery_registry_load_async (ChanceryRegistry *self,
                              const char *id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (id != NULL);

  call = chancery_call_new (self);
  call->id = g_strdup (id);
  push_read (self, call, load_job, chancery_registry_load_async, cancellable, callback, user_data);
}

ChanceryRecord *
chancery_registry_load_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

static void
load_precedent_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;
  ChanceryRecord *record = chancery_records_load_precedent (connection->db,
                                                            chancery_kind_find (call->code),
                                                            call->id, call->other, &error);

  chancery_call_answer (task, record, (GDestroyNotify)chancery_record_unref, error);
}

void
chancery_registry_load_precedent_async (ChanceryRegistry *self,
                                        const ChanceryKind *kind,
                                        const char *counterpart,
                                        const char *direction,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (kind != NULL && counterpart != NULL);

  call = chancery_call_new (self);
  call->id = g_strdup (counterpart);
  call->code = g_strdup (kind->id);
  call->other = g_strdup (direction);
  push_read (self, call, load_precedent_job, chancery_registry_load_precedent_async, cancellable,
             callback, user_data);
}

ChanceryRecord *
chancery_registry_load_precedent_finish (ChanceryRegistry *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  return chancery_call_finish (self, result, error);
}

static void
load_dossier_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;
  ChanceryDossier *dossier = chancery_dossier_read (connection->db, call->id, &error);

  chancery_call_answer (task, dossier, (GDestroyNotify)chancery_dossier_unref, error);
}

void
chancery_registry_load_dossier_async (ChanceryRegistry *self,
                                      const char *id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (id != NULL);

  call = chancery_call_new (self);
  call->id = g_strdup (id);
  push_read (self, call, load_dossier_job, chancery_registry_load_dossier_async, cancellable,
             callback, user_data);
}

ChanceryDossier *
chancery_registry_load_dossier_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

/* What is with somebody else says so. */
static char *
second_line (const ChanceryName *name)
{
  if (name->elsewhere == NULL)
    return g_strdup (name->second);
  if (*name->elsewhere == '\0')
    /* Translators: %s is what tells namesakes apart. */
    return g_strdup_printf (_ ("Without a party · %s"), name->second);
  /* Translators: the name of a party, and what tells namesakes apart. */
  return g_strdup_printf (_ ("To another party, %s · %s"), name->elsewhere, name->second);
}

static ChanceryRecordItem *
item_of_name (const ChanceryName *name)
{
  ChanceryRecordWords *words = g_new0 (ChanceryRecordWords, 1);

  words->row = name->row;
  words->first_day = CHANCERY_DAY_NONE;
  words->kind = name->kind;
  words->state = name->to_check ? CHANCERY_STATE_DRAFT : CHANCERY_STATE_REGISTERED;
  words->id = g_strdup (name->uuid);
  words->title = g_strdup (name->title);
  words->subtitle = second_line (name);
  return chancery_record_item_new (words);
}

static void
find_names_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) names = NULL;
  GPtrArray *items = NULL;

  names = chancery_names_lookup (connection->db, call->field, call->text,
                                 call->id != NULL ? NAMES_LOOKED_THROUGH : call->limit, &error);
  if (names != NULL &&
      (call->id == NULL || chancery_names_put_first (connection->db, names, call->id, &error)))
    {
      g_ptr_array_set_size (names, (int)MIN (names->len, call->limit));
      items = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint i = 0; i < names->len; i++)
        g_ptr_array_add (items, item_of_name (g_ptr_array_index (names, i)));
    }
  chancery_call_answer (task, items, (GDestroyNotify)g_ptr_array_unref, error);
}

void
chancery_registry_find_names_async (ChanceryRegistry *self,
                                    const ChanceryField *field,
                                    const char *party,
                                    const char *text,
                                    guint limit,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (field != NULL && text != NULL);

  call = chancery_call_new (self);
  call->field = field;
  call->id = g_strdup (party);
  call->text = g_strdup (text);
  call->limit = limit;
  push_read (self, call, find_names_job, chancery_registry_find_names_async, cancellable, callback,
             user_data);
}

GPtrArray *
chancery_registry_find_names_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

static void
history_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;
  GPtrArray *entries =
      chancery_dossier_read_history (connection->db, call->id, call->limit, &error);

  chancery_call_answer (task, entries, (GDestroyNotify)g_ptr_array_unref, error);
}

void
chancery_registry_history_async (ChanceryRegistry *self,
                                 const char *id,
                                 guint limit,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (id != NULL);

  call = chancery_call_new (self);
  call->id = g_strdup (id);
  call->limit = limit;
  push_read (self, call, history_job, chancery_registry_history_async, cancellable, callback,
             user_data);
}

GPtrArray *
chancery_registry_history_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

static void
next_number_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;
  char *number =
      chancery_registers_preview (connection->db, g_ptr_array_index (call->drafts, 0), &error);

  chancery_call_answer (task, number, g_free, error);
}

void
chancery_registry_next_number_async (ChanceryRegistry *self,
                                     ChanceryDraft *draft,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (draft != NULL);

  call = chancery_call_new (self);
  call->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  g_ptr_array_add (call->drafts, chancery_draft_copy (draft));
  push_read (self, call, next_number_job, chancery_registry_next_number_async, cancellable,
             callback, user_data);
}

char *
chancery_registry_next_number_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

static void
save_attachment_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;

  if (!chancery_attachments_save (connection->db, call->id, call->text, call->replace,
                                  g_task_get_cancellable (task), &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
chancery_registry_save_attachment_async (ChanceryRegistry *self,
                                         const char *digest,
                                         GFile *file,
                                         ChanceryReplace replace,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (digest != NULL);
  g_return_if_fail (G_IS_FILE (file));

  call = chancery_call_new (self);
  call->id = g_strdup (digest);
  call->text = g_file_get_path (file);
  call->replace = replace;
  push_read (self, call, save_attachment_job, chancery_registry_save_attachment_async, cancellable,
             callback, user_data);
}
