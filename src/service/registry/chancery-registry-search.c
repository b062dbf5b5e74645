/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-search.h"

#include <glib/gi18n-lib.h>

#include "chancery-facets.h"
#include "chancery-follow.h"
#include "chancery-left-out.h"
#include "chancery-query.h"
#include "chancery-record-words.h"
#include "chancery-records.h"
#include "chancery-registry-private.h"
#include "chancery-row-marker.h"
#include "chancery-rows.h"
#include "chancery-search.h"
#include "chancery-vocabulary.h"
#include "chancery-widen.h"

/* Who finds so many sees nothing of what goes on below them. */
#define MANY 100000

/* Typed dates are meant from the day of the desk, which travels in the call's number. */
static ChanceryCall *
call_with_query (ChanceryRegistry *self, const char *query, ChanceryDay as_on)
{
  ChanceryCall *call = chancery_call_new (self);

  call->text = g_strdup (query != NULL ? query : "");
  call->number = chancery_registry_get_desk_day (self);
  call->as_on = as_on;
  return call;
}

static ChanceryQuery *
query_of (ChanceryConnection *connection, const ChanceryCall *call)
{
  ChanceryQuery *query = chancery_search_parse (connection->db, call->text, call->number);

  chancery_query_set_as_on (query, call->as_on);
  return query;
}

/* The day up to which things are told. */
static ChanceryDay
day_of (const ChanceryCall *call)
{
  return call->as_on != CHANCERY_DAY_NONE ? call->as_on : call->number;
}

void
chancery_answer_free (ChanceryAnswer *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self->meant);
  g_free (self->found);
  g_free (self->marked);
  g_free (self->suggestion);
  g_free (self->unmet);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  g_free (self);
}

/* The rows of @query below those of @answer; @limit: as for the whole. */
static gboolean
add_rows (ChanceryDb *db,
          ChanceryQuery *query,
          const ChanceryCall *call,
          ChanceryAnswer *answer,
          GError **error)
{
  guint n_wanted = call->limit > 0 ? call->limit - answer->rows->len : 0;
  g_autoptr (GArray) rows =
      call->limit > 0 ? chancery_search_page (db, query, call->code, call->flag, 0, n_wanted, error)
                      : chancery_search_rows (db, query, call->code, call->flag, error);

  if (rows == NULL)
    return FALSE;
  g_array_append_vals (answer->rows, rows->data, rows->len);
  return TRUE;
}

/* What is asked, and what more may be meant by it. */
typedef struct
{
  ChanceryQuery *query;
  ChanceryQuery *begun; /* (nullable): what @query is if its last word goes on */
  ChanceryQuery *wider; /* (nullable): @query in other spellings as well, once asked */
  GPtrArray *spellings;
  gboolean sounds; /* what is spelled otherwise is told, too, and what is marked */
} Asked;

static void
asked_clear (Asked *self)
{
  g_clear_pointer (&self->query, chancery_query_unref);
  g_clear_pointer (&self->begun, chancery_query_unref);
  g_clear_pointer (&self->wider, chancery_query_unref);
  g_clear_pointer (&self->spellings, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

/* @n_letters: as for chancery_widen_begun() */
static void
ask (Asked *self, ChanceryConnection *connection, const ChanceryCall *call, guint n_letters)
{
  self->query = query_of (connection, call);
  self->begun =
      chancery_widen_begun (connection->db, call->id, call->other, n_letters, call->number);
  if (self->begun != NULL)
    chancery_query_set_as_on (self->begun, call->as_on);
}

static void
widen (ChanceryDb *db, Asked *self)
{
  g_clear_pointer (&self->wider, chancery_query_unref);
  g_clear_pointer (&self->spellings, g_ptr_array_unref);
  self->wider = chancery_widen_sounds (db, self->query, &self->spellings);
}

/* What has a word that begins like the last one comes after the last that has that itself, but what sounds like it after both,
 * however it begins: so many sound alike for whoever types no further.  Where nothing has the word, it is its beginning that was
 * meant: then that answers, and takes the place of the query. */
static gboolean
add_going_on (ChanceryDb *db,
              Asked *asked,
              const ChanceryCall *call,
              ChanceryAnswer *answer,
              GError **error)
{
  g_autoptr (ChanceryQuery) others = NULL;

  if (asked->begun == NULL || answer->n_exact >= (call->limit > 0 ? call->limit : MANY))
    return TRUE;
  if (answer->n_exact > 0 && asked->sounds)
    widen (db, asked);
  others =
      chancery_widen_without (asked->begun, asked->wider != NULL ? asked->wider : asked->query);
  if (!add_rows (db, others, call, answer, error))
    return FALSE;
  answer->n_begun = answer->rows->len - answer->n_exact;
  if (answer->n_exact > 0 || answer->n_begun == 0)
    return TRUE;
  answer->n_exact = answer->n_begun;
  answer->n_begun = 0;
  answer->meant = chancery_query_begin_last_word (call->other);
  chancery_query_unref (asked->query);
  asked->query = chancery_query_ref (asked->begun);
  return TRUE;
}

/* The words that are to be marked for @query (transfer full). */
static char *
write_found (ChanceryDb *db, ChanceryQuery *query)
{
  g_autoptr (ChanceryQuery) found = chancery_widen_found (db, query);

  return chancery_query_to_string (found);
}

/* What sounds like it comes last; where there is nothing, what may have been meant. */
static gboolean
complete_answer (ChanceryDb *db,
                 Asked *asked,
                 const ChanceryCall *call,
                 ChanceryAnswer *answer,
                 GError **error)
{
  widen (db, asked);
  if (asked->wider != NULL)
    {
      g_autoptr (ChanceryQuery) others = chancery_widen_without (asked->wider, asked->query);

      if (!add_rows (db, others, call, answer, error))
        return FALSE;
    }
  if (answer->rows->len > answer->n_exact)
    {
      ChanceryQuery *found = asked->begun != NULL ? asked->begun : asked->query;
      g_autoptr (ChanceryQuery) marked =
          asked->spellings != NULL ? chancery_widen_add_spellings (found, asked->spellings)
                                   : chancery_query_ref (found);

      answer->marked = write_found (db, marked);
    }
  if (answer->rows->len == 0)
    {
      answer->suggestion = chancery_widen_suggest (db, call->id, call->other, call->number);
      answer->unmet = chancery_widen_find_unmet (db, call->other, call->number);
      answer->left_out =
          chancery_left_out_list (db, call->id, call->other, TRUE, call->as_on, call->number);
    }
  return TRUE;
}

static gboolean
fill_answer (ChanceryDb *db,
             Asked *asked,
             const ChanceryCall *call,
             ChanceryAnswer *answer,
             GError **error)
{
  answer->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!add_rows (db, asked->query, call, answer, error))
    return FALSE;
  answer->n_exact = answer->rows->len;
  if (!add_going_on (db, asked, call, answer, error))
    return FALSE;
  if (answer->n_exact > 0 && asked->sounds)
    answer->found = write_found (db, asked->query);
  return call->limit > 0 || complete_answer (db, asked, call, answer, error);
}

static void
search_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_auto (Asked) asked = { .sounds = TRUE };
  g_autoptr (ChanceryAnswer) answer = g_new0 (ChanceryAnswer, 1);
  GError *error = NULL;
  gboolean filled;

  ask (&asked, connection, call, CHANCERY_BEGUN_IN_LIST);
  filled = fill_answer (connection->db, &asked, call, answer, &error);

  chancery_call_answer (task, filled ? g_steal_pointer (&answer) : NULL,
                        (GDestroyNotify)chancery_answer_free, error);
}

void
chancery_registry_search_async (ChanceryRegistry *self,
                                const char *base,
                                const char *typed,
                                const char *sort,
                                gboolean descending,
                                ChanceryDay as_on,
                                guint limit,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autofree char *query = NULL;
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (typed != NULL);

  query = chancery_query_join (base, typed);
  call = call_with_query (self, query, as_on);
  call->id = g_strdup (base);
  call->other = g_strdup (typed);
  call->limit = limit;
  call->code = g_strdup (sort);
  call->flag = descending;
  chancery_registry_push (self, CHANCERY_WORKER_SEARCHER, call, search_job,
                          chancery_registry_search_async, cancellable, callback, user_data);
}

ChanceryAnswer *
chancery_registry_search_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

/* @begun: (nullable): what @query is if its last word goes on */
static GPtrArray *
read_words (ChanceryDb *db,
            ChanceryDay as_on,
            ChanceryDay day,
            const gint64 *rows,
            gsize n_rows,
            ChanceryQuery *query,
            ChanceryQuery *begun,
            GError **error)
{
  g_autoptr (GPtrArray) found = chancery_rows_fetch_as_on (db, rows, n_rows, as_on, error);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (ChanceryRowMarker) marker = chancery_row_marker_new (db, query, begun);

  if (found == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_record_words_free);
  for (guint i = 0; i < found->len; i++)
    {
      const ChanceryListRow *row = g_ptr_array_index (found, i);
      ChanceryRecordWords *words = chancery_record_words_new_from_row (row, day);

      g_ptr_array_add (list, words);
      if (query != NULL && !chancery_row_marker_mark (marker, row->row, words, error))
        return NULL;
    }
  return g_steal_pointer (&list);
}

GPtrArray *
chancery_registry_read_words (ChanceryDb *db,
                              const gint64 *rows,
                              gsize n_rows,
                              ChanceryQuery *query,
                              GError **error)
{
  return read_words (db, CHANCERY_DAY_NONE, chancery_settings_get_day (db), rows, n_rows, query,
                     NULL, error);
}

GPtrArray *
chancery_registry_read_words_as_on (ChanceryDb *db,
                                    ChanceryDay as_on,
                                    const gint64 *rows,
                                    gsize n_rows,
                                    GError **error)
{
  ChanceryDay day = as_on != CHANCERY_DAY_NONE ? as_on : chancery_settings_get_day (db);

  return read_words (db, as_on, day, rows, n_rows, NULL, NULL, error);
}

static void
answer_list (GTask *task, GPtrArray *list, GError *error)
{
  chancery_call_answer (task, list, (GDestroyNotify)g_ptr_array_unref, error);
}

static void
fetch_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_autoptr (ChanceryQuery) query = *call->text != '\0' ? query_of (connection, call) : NULL;
  g_autoptr (ChanceryQuery) begun =
      chancery_widen_begun (connection->db, NULL, call->text, CHANCERY_BEGUN_IN_LIST, call->number);
  GError *error = NULL;
  GPtrArray *words;

  if (begun != NULL)
    chancery_query_set_as_on (begun, call->as_on);
  words = read_words (connection->db, call->as_on, day_of (call),
                      (const gint64 *)(gpointer)call->rows->data, call->rows->len, query, begun,
                      &error);
  answer_list (task, words, error);
}

void
chancery_registry_fetch_async (ChanceryRegistry *self,
                               GArray *rows,
                               const char *query,
                               ChanceryDay as_on,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (rows != NULL);

  call = call_with_query (self, query, as_on);
  call->rows = g_array_ref (rows);
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, fetch_job,
                          chancery_registry_fetch_async, cancellable, callback, user_data);
}

GPtrArray *
chancery_registry_fetch_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

static void
find_records_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_auto (Asked) asked = { .sounds = FALSE };
  g_autoptr (ChanceryAnswer) answer = g_new0 (ChanceryAnswer, 1);
  g_autoptr (GPtrArray) words = NULL;
  GPtrArray *items;
  GError *error = NULL;

  ask (&asked, connection, call, CHANCERY_BEGUN_IN_PICKER);
  if (fill_answer (connection->db, &asked, call, answer, &error))
    words = read_words (connection->db, call->as_on, day_of (call),
                        (const gint64 *)(gpointer)answer->rows->data, answer->rows->len,
                        asked.query, asked.begun, &error);
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

  call = call_with_query (self, query, CHANCERY_DAY_NONE);
  call->other = g_strdup (call->text);
  call->limit = limit;
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, find_records_job,
                          chancery_registry_find_records_async, cancellable, callback, user_data);
}

void
chancery_registry_find_latest_async (ChanceryRegistry *self,
                                     const char *query,
                                     guint limit,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));

  call = call_with_query (self, query, CHANCERY_DAY_NONE);
  call->limit = limit;
  call->other = g_strdup (call->text);
  call->code = g_strdup ("changed");
  call->flag = TRUE;
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, find_records_job,
                          chancery_registry_find_latest_async, cancellable, callback, user_data);
}

GPtrArray *
chancery_registry_find_records_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
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
  facet->is_term = count->is_term;
  facet->count = count->count;
  return facet;
}

static void
facets_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_autoptr (ChanceryQuery) query = query_of (connection, call);
  g_autoptr (GPtrArray) counts = NULL;
  GPtrArray *facets = NULL;
  GError *error = NULL;

  counts = chancery_facets_count (connection->db, query, CHANCERY_FACETS_A_HEADING, &error);
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
                                ChanceryDay as_on,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (CHANCERY_IS_REGISTRY (self));

  chancery_registry_push (self, CHANCERY_WORKER_SEARCHER, call_with_query (self, query, as_on),
                          facets_job, chancery_registry_facets_async, cancellable, callback,
                          user_data);
}

GPtrArray *
chancery_registry_facets_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

static void
verdict_days_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_autoptr (ChanceryQuery) query = query_of (connection, call);
  GError *error = NULL;
  GArray *days = chancery_follow_days (connection->db, query, &error);

  chancery_call_answer (task, days, (GDestroyNotify)g_array_unref, error);
}

void
chancery_registry_verdict_days_async (ChanceryRegistry *self,
                                      const char *query,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (CHANCERY_IS_REGISTRY (self));

  chancery_registry_push (self, CHANCERY_WORKER_SEARCHER,
                          call_with_query (self, query, CHANCERY_DAY_NONE), verdict_days_job,
                          chancery_registry_verdict_days_async, cancellable, callback, user_data);
}

GArray *
chancery_registry_verdict_days_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}
