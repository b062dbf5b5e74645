/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-time.h"

#include "chancery-record-item.h"
#include "chancery-record-words.h"
#include "chancery-registry-private.h"
#include "chancery-search.h"

static void
load_case_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;
  ChanceryCaseState *state =
      chancery_case_state_read (connection->db, call->id, call->number, &error);

  if (state != NULL)
    g_task_return_pointer (task, state, (GDestroyNotify)chancery_case_state_unref);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED,
                             "the case file changed while it was read");
}

void
chancery_registry_load_case_async (ChanceryRegistry *self,
                                   const char *id,
                                   ChanceryDay as_on,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (id != NULL);

  call = chancery_call_new (self);
  call->id = g_strdup (id);
  call->number = as_on;
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, load_case_job,
                          chancery_registry_load_case_async, cancellable, callback, user_data);
}

ChanceryCaseState *
chancery_registry_load_case_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

static void
load_timeline_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_autoptr (ChanceryQuery) query =
      call->id == NULL ? chancery_search_parse (connection->db, call->text, call->number) : NULL;
  GError *error = NULL;
  ChanceryTimeline *timeline = chancery_timeline_read (connection->db, call->id, query, &error);

  chancery_call_answer (task, timeline, (GDestroyNotify)chancery_timeline_unref, error);
}

void
chancery_registry_load_timeline_async (ChanceryRegistry *self,
                                       const char *casefile,
                                       const char *query,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));

  call = chancery_call_new (self);
  call->id = g_strdup (casefile);
  call->text = g_strdup (query != NULL ? query : "");
  /* Typed dates are meant from the day of the desk. */
  call->number = chancery_registry_get_desk_day (self);
  chancery_registry_push (self, CHANCERY_WORKER_SEARCHER, call, load_timeline_job,
                          chancery_registry_load_timeline_async, cancellable, callback, user_data);
}

ChanceryTimeline *
chancery_registry_load_timeline_finish (ChanceryRegistry *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  return chancery_call_finish (self, result, error);
}

/* ---- its words ---- */

void
chancery_timeline_entries_free (ChanceryTimelineEntries *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->dated, g_ptr_array_unref);
  g_clear_pointer (&self->undated, g_ptr_array_unref);
  g_free (self->level);
  g_free (self);
}

static void
unref_item (gpointer item)
{
  if (item != NULL)
    g_object_unref (item);
}

/* @n items from @first on, in their places. */
static GPtrArray *
read_entries (ChanceryDb *db, ChanceryTimeline *timeline, guint first, guint n, GError **error)
{
  g_autoptr (GArray) rows = chancery_timeline_dup_rows (timeline, first, n);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (unref_item);
  g_autoptr (GPtrArray) words = NULL;
  guint at = 0;

  words = chancery_registry_read_words (db, (const gint64 *)(gpointer)rows->data, rows->len, NULL,
                                        error);
  if (words == NULL)
    return NULL;
  g_ptr_array_set_free_func (words, NULL);
  g_ptr_array_set_size (items, (int)n);
  /* Words come in the order of the rows, without those that are gone. */
  for (guint i = 0; i < words->len; i++)
    {
      ChanceryRecordWords *entry = g_ptr_array_index (words, i);

      while (at < n && g_array_index (rows, gint64, at) != entry->row)
        at++;
      items->pdata[at] = chancery_record_item_new (entry);
    }
  return g_steal_pointer (&items);
}

static void
load_entries_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  ChanceryTimeline *timeline = call->other_data;
  ChanceryDb *db = connection->db;
  guint n = chancery_timeline_get_n_spans (timeline);
  guint dated = chancery_timeline_get_n_dated (timeline);
  guint most = (guint)call->number;
  g_autoptr (ChanceryTimelineEntries) entries = g_new0 (ChanceryTimelineEntries, 1);
  GError *error = NULL;

  entries->dated = read_entries (db, timeline, 0, MIN (dated, most), &error);
  if (entries->dated != NULL)
    entries->undated = read_entries (db, timeline, dated, MIN (n - dated, most), &error);
  if (entries->undated != NULL)
    entries->level =
        chancery_spans_get_level (db, chancery_timeline_get_spans (timeline), n, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&entries),
                           (GDestroyNotify)chancery_timeline_entries_free);
}

void
chancery_registry_load_timeline_entries_async (ChanceryRegistry *self,
                                               ChanceryTimeline *timeline,
                                               guint most,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (timeline != NULL);

  call = chancery_call_new (self);
  call->other_data = chancery_timeline_ref (timeline);
  call->free_other_data = (GDestroyNotify)chancery_timeline_unref;
  call->number = most;
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, load_entries_job,
                          chancery_registry_load_timeline_entries_async, cancellable, callback,
                          user_data);
}

ChanceryTimelineEntries *
chancery_registry_load_timeline_entries_finish (ChanceryRegistry *self,
                                                GAsyncResult *result,
                                                GError **error)
{
  return chancery_call_finish (self, result, error);
}

/* ---- where everything stands ---- */

typedef struct
{
  ChanceryTimeline *timeline;
  ChanceryTimelineLanes *lanes;
  ChanceryTimelineLanesBy by;
  gint64 origin;
  ChanceryTimelineMetrics metrics;
} Wish;

static void
free_wish (gpointer data)
{
  Wish *wish = data;

  chancery_timeline_unref (wish->timeline);
  g_clear_pointer (&wish->lanes, chancery_timeline_lanes_unref);
  g_free (wish);
}

ChanceryTimelinePlan *
chancery_timeline_plan_new (ChanceryTimeline *timeline,
                            ChanceryTimelineLanes *lanes,
                            ChanceryTimelineLanesBy by,
                            gint64 origin,
                            const ChanceryTimelineMetrics *metrics)
{
  ChanceryTimelinePlan *self;

  g_return_val_if_fail (timeline != NULL && metrics != NULL, NULL);

  self = g_new0 (ChanceryTimelinePlan, 1);
  self->lanes = lanes != NULL && chancery_timeline_lanes_get_by (lanes) == by
                    ? chancery_timeline_lanes_ref (lanes)
                    : chancery_timeline_lanes_new (timeline, by);
  self->metrics = *metrics;
  self->layout = chancery_timeline_layout_new (chancery_timeline_get_spans (timeline),
                                               chancery_timeline_get_n_dated (timeline),
                                               chancery_timeline_lanes_get_lanes (self->lanes),
                                               MAX (1, chancery_timeline_lanes_get_n (self->lanes)),
                                               origin, metrics);
  return self;
}

void
chancery_timeline_plan_free (ChanceryTimelinePlan *self)
{
  if (self == NULL)
    return;
  chancery_timeline_lanes_unref (self->lanes);
  chancery_timeline_layout_free (self->layout);
  g_free (self);
}

static void
plan_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const Wish *wish = call->other_data;

  g_task_return_pointer (task,
                         chancery_timeline_plan_new (wish->timeline, wish->lanes, wish->by,
                                                     wish->origin, &wish->metrics),
                         (GDestroyNotify)chancery_timeline_plan_free);
}

void
chancery_registry_plan_timeline_async (ChanceryRegistry *self,
                                       ChanceryTimeline *timeline,
                                       ChanceryTimelineLanes *lanes,
                                       ChanceryTimelineLanesBy by,
                                       gint64 origin,
                                       const ChanceryTimelineMetrics *metrics,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  ChanceryCall *call;
  Wish *wish;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (timeline != NULL && metrics != NULL);

  wish = g_new0 (Wish, 1);
  wish->timeline = chancery_timeline_ref (timeline);
  wish->lanes = lanes != NULL ? chancery_timeline_lanes_ref (lanes) : NULL;
  wish->by = by;
  wish->origin = origin;
  wish->metrics = *metrics;
  call = chancery_call_new (self);
  call->other_data = wish;
  call->free_other_data = free_wish;
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, plan_job,
                          chancery_registry_plan_timeline_async, cancellable, callback, user_data);
}

ChanceryTimelinePlan *
chancery_registry_plan_timeline_finish (ChanceryRegistry *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  return chancery_call_finish (self, result, error);
}
