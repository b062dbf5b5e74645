/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-search.h"

#include <glib/gi18n-lib.h>

#include "chancery-facets.h"
#include "chancery-query.h"
#include "chancery-record-words.h"
#include "chancery-records.h"
#include "chancery-registry-private.h"
#include "chancery-rows.h"
#include "chancery-search.h"
#include "chancery-vocabulary.h"

#define FACETS_A_HEADING 12

/* Typed dates are meant from the day of the desk, which travels in the call's number. */
static ChanceryCall *
call_with_query (ChanceryRegistry *self, const char *query)
{
  ChanceryCall *call = chancery_call_new (self);

  call->text = g_strdup (query != NULL ? query : "");
  call->number = chancery_registry_get_desk_day (self);
  return call;
}

static ChanceryQuery *
query_of (const ChanceryCall *call)
{
  return chancery_query_parse (call->text, call->number);
}

static gpointer
finish_pointer (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
search_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_autoptr (ChanceryQuery) query = query_of (call);
  GError *error = NULL;
  GArray *rows;

  rows = chancery_search_rows (connection->db, query, call->code, call->flag, &error);
  if (rows == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, rows, (GDestroyNotify)g_array_unref);
}

void
chancery_registry_search_async (ChanceryRegistry *self,
                                const char *query,
                                const char *sort,
                                gboolean descending,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));

  call = call_with_query (self, query);
  call->code = g_strdup (sort);
  call->flag = descending;
  chancery_registry_push (self, CHANCERY_WORKER_SEARCHER, call, search_job,
                          chancery_registry_search_async, cancellable, callback, user_data);
}

GArray *
chancery_registry_search_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, error);
}

static char *
dup_label (const char *vocabulary, const char *code)
{
  if (vocabulary == NULL || code == NULL)
    return g_strdup (code);
  return g_strdup (_ (chancery_vocabulary_label (vocabulary, code)));
}

static char *
answer_words (const ChanceryListRow *row)
{
  if (row->answer != NULL)
    return dup_label ("response", row->answer);
  return row->takes_answers ? g_strdup (_ ("none yet")) : NULL;
}

static char *
since_words (const ChanceryListRow *row)
{
  g_autoptr (ChanceryFuzzyDate) date = NULL;

  if (row->verdict_on == CHANCERY_DAY_NONE)
    return NULL;
  date = chancery_fuzzy_date_new_day (row->verdict_on);
  return chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT);
}

static void
fill_columns (ChanceryRecordWords *words, const ChanceryListRow *row)
{
  words->columns[CHANCERY_COLUMN_FORM] = dup_label (row->form_vocabulary, row->form);
  words->columns[CHANCERY_COLUMN_ANSWER] = answer_words (row);
  words->columns[CHANCERY_COLUMN_DIRECTION] = dup_label (row->direction_vocabulary, row->direction);
  words->columns[CHANCERY_COLUMN_THEIR_NUMBER] = g_strdup (row->their_number);
  words->columns[CHANCERY_COLUMN_VERDICT] = dup_label (row->verdict_vocabulary, row->verdict);
  words->columns[CHANCERY_COLUMN_SINCE] = since_words (row);
  if (row->n_evidence > 0)
    words->columns[CHANCERY_COLUMN_EVIDENCE] = g_strdup_printf ("%u", row->n_evidence);
}

/* What stands below the subject when nobody is opposite: “Note verbale”, “Ministry · Pakistan”. */
static char *
subtitle_of (const ChanceryListRow *row)
{
  g_autofree char *form = dup_label (row->form_vocabulary, row->form);

  /* Names have no day; what they are stands in its place. */
  if (row->kind->day_fields[0] == NULL)
    return g_strdup (row->second);
  if (form != NULL && *row->second != '\0')
    return g_strdup_printf ("%s · %s", form, row->second);
  return form != NULL ? g_steal_pointer (&form) : g_strdup (row->second);
}

static ChanceryRecordWords *
words_of (const ChanceryListRow *row)
{
  ChanceryRecordWords *words = g_new0 (ChanceryRecordWords, 1);

  words->row = row->row;
  words->kind = row->kind;
  words->state = row->state;
  words->id = g_strdup (row->uuid);
  words->reference = g_strdup (row->reference);
  words->title = g_strdup (row->title);
  words->level = g_strdup (row->level);
  words->counterpart = g_strdup (row->counterpart);
  words->subtitle = subtitle_of (row);
  if (row->date != NULL)
    words->date = chancery_fuzzy_date_to_words (row->date, CHANCERY_DATE_WORDS_SHORT);
  fill_columns (words, row);
  return words;
}

GPtrArray *
chancery_registry_read_words (ChanceryDb *db,
                              const gint64 *rows,
                              gsize n_rows,
                              ChanceryQuery *query,
                              GError **error)
{
  g_autoptr (GPtrArray) found = chancery_rows_fetch (db, rows, n_rows, error);
  g_autoptr (GPtrArray) list = NULL;

  if (found == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_record_words_free);
  for (guint i = 0; i < found->len; i++)
    {
      const ChanceryListRow *row = g_ptr_array_index (found, i);
      ChanceryRecordWords *words = words_of (row);
      g_autoptr (ChanceryHit) hit = NULL;
      GError *problem = NULL;

      g_ptr_array_add (list, words);
      if (query == NULL)
        continue;
      hit = chancery_search_find_hit (db, query, row->row, &problem);
      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return NULL;
        }
      if (hit != NULL)
        {
          words->title_markup = chancery_record_words_markup (hit->title);
          words->snippet = chancery_record_words_markup (hit->snippet);
        }
    }
  return g_steal_pointer (&list);
}

static void
answer_list (GTask *task, GPtrArray *list, GError *error)
{
  if (list == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, list, (GDestroyNotify)g_ptr_array_unref);
}

static void
fetch_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_autoptr (ChanceryQuery) query = *call->text != '\0' ? query_of (call) : NULL;
  GError *error = NULL;
  GPtrArray *words;

  words = chancery_registry_read_words (connection->db, (const gint64 *)(gpointer)call->rows->data,
                                        call->rows->len, query, &error);
  answer_list (task, words, error);
}

void
chancery_registry_fetch_async (ChanceryRegistry *self,
                               GArray *rows,
                               const char *query,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (rows != NULL);

  call = call_with_query (self, query);
  call->rows = g_array_ref (rows);
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, fetch_job,
                          chancery_registry_fetch_async, cancellable, callback, user_data);
}

GPtrArray *
chancery_registry_fetch_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, error);
}

static void
find_records_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_autoptr (ChanceryQuery) query = query_of (call);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GPtrArray) words = NULL;
  GPtrArray *items;
  GError *error = NULL;

  rows = chancery_search_page (connection->db, query, NULL, FALSE, 0, call->limit, &error);
  if (rows != NULL)
    words = chancery_registry_read_words (connection->db, (const gint64 *)(gpointer)rows->data,
                                          rows->len, query, &error);
  if (words == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_set_free_func (words, NULL);
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < words->len; i++)
    g_ptr_array_add (items, chancery_record_item_new (g_ptr_array_index (words, i)));
  answer_list (task, items, NULL);
}

void
chancery_registry_find_records_async (ChanceryRegistry *self,
                                      const char *query,
                                      guint limit,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));

  call = call_with_query (self, query);
  call->limit = limit;
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, find_records_job,
                          chancery_registry_find_records_async, cancellable, callback, user_data);
}

GPtrArray *
chancery_registry_find_records_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, error);
}

static void
locate_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_task_return_int (task, chancery_records_get_row (connection->db, call->id));
}

void
chancery_registry_locate_async (ChanceryRegistry *self,
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
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, locate_job,
                          chancery_registry_locate_async, cancellable, callback, user_data);
}

gint64
chancery_registry_locate_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);
  return g_task_propagate_int (G_TASK (result), error);
}

void
chancery_facet_free (ChanceryFacet *self)
{
  if (self == NULL)
    return;
  g_free (self->field);
  g_free (self->value);
  g_free (self->label);
  g_free (self);
}

static ChanceryFacet *
facet_of (const ChanceryFacetCount *count)
{
  ChanceryFacet *facet = g_new0 (ChanceryFacet, 1);

  facet->heading = count->heading;
  facet->field = g_strdup (count->field);
  facet->value = g_strdup (count->value);
  facet->label = g_strdup (count->is_term ? _ (count->label) : count->label);
  facet->count = count->count;
  return facet;
}

static void
facets_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_autoptr (ChanceryQuery) query = query_of (call);
  g_autoptr (GPtrArray) counts = NULL;
  GPtrArray *facets = NULL;
  GError *error = NULL;

  counts = chancery_facets_count (connection->db, query, FACETS_A_HEADING, &error);
  if (counts != NULL)
    {
      facets = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_facet_free);
      for (guint i = 0; i < counts->len; i++)
        g_ptr_array_add (facets, facet_of (g_ptr_array_index (counts, i)));
    }
  answer_list (task, facets, error);
}

void
chancery_registry_facets_async (ChanceryRegistry *self,
                                const char *query,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (CHANCERY_IS_REGISTRY (self));

  chancery_registry_push (self, CHANCERY_WORKER_SEARCHER, call_with_query (self, query), facets_job,
                          chancery_registry_facets_async, cancellable, callback, user_data);
}

GPtrArray *
chancery_registry_facets_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, error);
}
