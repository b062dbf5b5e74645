/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-file.h"

#include "chancery-links.h"
#include "chancery-records.h"
#include "chancery-registry-private.h"
#include "chancery-search.h"

void
chancery_filing_free (ChanceryFiling *self)
{
  if (self == NULL)
    return;
  g_free (self->casefile);
  g_free (self->name);
  g_free (self);
}

static GArray *
find_rows (ChanceryDb *db, ChanceryCall *call, GError **error)
{
  g_autoptr (ChanceryQuery) query = NULL;

  if (call->rows != NULL)
    return g_array_ref (call->rows);
  query = chancery_search_parse (db, call->text, call->number);
  chancery_query_set_as_on (query, call->as_on);
  return chancery_search_rows (db, query, call->code, call->flag, error);
}

/* The case file as it is, or made from the draft. */
static ChanceryRecord *
take_casefile (ChanceryDb *db, ChanceryCall *call, const ChanceryAct *act, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  if (call->drafts == NULL)
    return chancery_records_load (db, call->id, error);
  records = chancery_records_save (db, call->drafts, act, error);
  return records != NULL ? chancery_record_ref (g_ptr_array_index (records, 0)) : NULL;
}

static ChanceryFiling *
file_found (ChanceryDb *db, ChanceryCall *call, const ChanceryAct *act, GError **error)
{
  g_autoptr (ChanceryFiling) filing = g_new0 (ChanceryFiling, 1);
  g_autoptr (GArray) rows = find_rows (db, call, error);
  g_autoptr (ChanceryRecord) casefile = NULL;
  const char *reference;
  guint n_papers = 0;

  if (rows == NULL)
    return NULL;
  casefile = take_casefile (db, call, act, error);
  if (casefile == NULL || !chancery_links_file_rows (db, (const gint64 *)(gpointer)rows->data,
                                                     rows->len, chancery_record_get_id (casefile),
                                                     act, &n_papers, &filing->n_filed, error))
    return NULL;
  reference = chancery_record_get_reference (casefile);
  filing->casefile = g_strdup (chancery_record_get_id (casefile));
  filing->name = g_strdup (reference != NULL ? reference : chancery_record_get_title (casefile));
  filing->n_there = n_papers - filing->n_filed;
  return g_steal_pointer (&filing);
}

static void
file_found_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryAct act = { .who = call->who };
  GError *error = NULL;
  g_autoptr (ChanceryFiling) filing = NULL;

  if (!chancery_db_begin (connection->db, &act, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  filing = file_found (connection->db, call, &act, &error);
  if (filing == NULL)
    chancery_db_rollback (connection->db);
  else if (!chancery_db_commit (connection->db, &error))
    g_clear_pointer (&filing, chancery_filing_free);
  if (filing == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (filing->n_filed > 0 || call->drafts != NULL)
    chancery_connection_tell_act (connection, CHANCERY_NEWS_ACT,
                                  chancery_db_get_group (connection->db));
  g_task_return_pointer (task, g_steal_pointer (&filing), (GDestroyNotify)chancery_filing_free);
}

void
chancery_registry_file_found_async (ChanceryRegistry *self,
                                    const char *casefile,
                                    ChanceryDraft *draft,
                                    GArray *rows,
                                    const char *query,
                                    const char *sort,
                                    gboolean descending,
                                    ChanceryDay as_on,
                                    ChanceryOperation *operation,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail ((casefile != NULL) != (draft != NULL));
  g_return_if_fail (rows != NULL || query != NULL);

  call = chancery_call_new (self);
  call->id = g_strdup (casefile);
  if (draft != NULL)
    {
      call->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
      g_ptr_array_add (call->drafts, chancery_draft_copy (draft));
    }
  call->rows = rows != NULL ? g_array_ref (rows) : NULL;
  call->text = g_strdup (query);
  call->code = g_strdup (sort);
  call->flag = descending;
  call->number = chancery_registry_get_desk_day (self);
  call->as_on = as_on;
  call->operation = operation != NULL ? g_object_ref (operation) : NULL;
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, file_found_job,
                          chancery_registry_file_found_async,
                          operation != NULL ? chancery_operation_get_cancellable (operation) : NULL,
                          callback, user_data);
}

ChanceryFiling *
chancery_registry_file_found_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

static void
list_ids_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GString *ids = g_string_sized_new (40 * (gsize)call->rows->len + 1);

  for (guint i = 0; i < call->rows->len; i++)
    {
      g_autofree char *uuid =
          chancery_records_get_uuid (connection->db, g_array_index (call->rows, gint64, i));

      if (uuid != NULL)
        g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", uuid);
    }
  g_task_return_pointer (task, g_string_free (ids, FALSE), g_free);
}

void
chancery_registry_list_ids_async (ChanceryRegistry *self,
                                  GArray *rows,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (rows != NULL);

  call = chancery_call_new (self);
  call->rows = g_array_ref (rows);
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, list_ids_job,
                          chancery_registry_list_ids_async, cancellable, callback, user_data);
}

char *
chancery_registry_list_ids_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}
