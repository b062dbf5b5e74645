/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-time.h"

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
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
load_timeline_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_autoptr (ChanceryQuery) query =
      call->id == NULL ? chancery_search_parse (connection->db, call->text, call->number) : NULL;
  GError *error = NULL;
  ChanceryTimeline *timeline = chancery_timeline_read (connection->db, call->id, query, &error);

  if (timeline == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, timeline, (GDestroyNotify)chancery_timeline_unref);
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
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
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
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
