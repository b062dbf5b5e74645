/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-raised.h"

#include "chancery-follow.h"
#include "chancery-record-words.h"
#include "chancery-records.h"
#include "chancery-registry-private.h"
#include "chancery-rows.h"

static ChanceryListRow *
fetch_row (ChanceryDb *db, const char *id, GError **error)
{
  gint64 row = chancery_records_get_row (db, id);
  g_autoptr (GPtrArray) rows = NULL;

  if (row <= 0 || (rows = chancery_rows_fetch (db, &row, 1, error)) == NULL || rows->len == 0)
    return NULL;
  return g_ptr_array_steal_index (rows, 0);
}

/* The number of the act that the record hangs on. */
static gboolean
fetch_number (ChanceryDb *db, const ChanceryListRow *row, char **number, GError **error)
{
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (ChanceryListRow) act = NULL;
  g_autoptr (GError) problem = NULL;
  const char *id;

  if (row->kind->parent == NULL)
    return TRUE;
  if ((record = chancery_records_load (db, row->uuid, error)) == NULL)
    return FALSE;
  id = chancery_value_get_reference_id (chancery_record_get (record, row->kind->parent));
  act = id != NULL ? fetch_row (db, id, &problem) : NULL;
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (act != NULL && act->reference != NULL)
    *number = g_strdup (act->reference);
  return TRUE;
}

static gboolean
add_item (ChanceryDb *db, const char *id, ChanceryDay day, GPtrArray *items, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (ChanceryListRow) row = fetch_row (db, id, &problem);
  g_autofree char *number = NULL;
  ChanceryRecordWords *words;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (row == NULL)
    return TRUE;
  if (!fetch_number (db, row, &number, error))
    return FALSE;
  words = chancery_record_words_new_from_row (row, day);
  if (number != NULL)
    {
      g_free (words->reference);
      words->reference = g_steal_pointer (&number);
    }
  g_ptr_array_add (items, chancery_record_item_new (words));
  return TRUE;
}

static void
answer_items (GTask *task, ChanceryConnection *connection, ChanceryCall *call, char **ids, guint n)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GError *error = NULL;

  for (guint i = 0; i < n; i++)
    if (!add_item (connection->db, ids[i], call->number, items, &error))
      {
        g_task_return_error (task, error);
        return;
      }
  g_task_return_pointer (task, g_steal_pointer (&items), (GDestroyNotify)g_ptr_array_unref);
}

static void
find_alike_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) ids = chancery_follow_find_alike (connection->db,
                                                          chancery_kind_find (call->code), call->id,
                                                          call->text, &error);

  if (ids == NULL)
    g_task_return_error (task, error);
  else
    answer_items (task, connection, call, (char **)ids->pdata, ids->len);
}

void
chancery_registry_find_alike_async (ChanceryRegistry *self,
                                    const ChanceryKind *kind,
                                    const char *party,
                                    const char *text,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (kind != NULL && party != NULL && text != NULL);

  call = chancery_call_new (self);
  call->code = g_strdup (kind->id);
  call->id = g_strdup (party);
  call->text = g_strdup (text);
  call->number = chancery_registry_get_desk_day (self);
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, find_alike_job,
                          chancery_registry_find_alike_async, cancellable, callback, user_data);
}

static void
load_raised_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  answer_items (task, connection, call, call->texts, g_strv_length (call->texts));
}

void
chancery_registry_load_raised_async (ChanceryRegistry *self,
                                     const char *const *ids,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (ids != NULL);

  call = chancery_call_new (self);
  call->texts = g_strdupv ((char **)ids);
  call->number = chancery_registry_get_desk_day (self);
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, load_raised_job,
                          chancery_registry_load_raised_async, cancellable, callback, user_data);
}

GPtrArray *
chancery_registry_load_raised_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
