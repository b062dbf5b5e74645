/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-tags.h"

#include "chancery-registry-private.h"
#include "chancery-worker.h"

/* Microseconds that the records of a slice take where somebody waits, and where nobody does: each commit waits for the
 * disk and leaves a piece of the text index that has to be merged.  Texts and commit take about as long again as the
 * first. */
#define SHORT_SLICE (50 * G_TIME_SPAN_MILLISECOND)
#define LONG_SLICE (400 * G_TIME_SPAN_MILLISECOND)
/* And so many rows at most, however quick the machine is: what a slice has done is lost when it fails. */
#define MOST_ROWS ((gsize)50000)

/* ---- asking ---- */

static const gint64 *
rows_of (ChanceryCall *call)
{
  return (const gint64 *)(gpointer)call->rows->data;
}

static void
free_change (gpointer data)
{
  chancery_tag_change_free (data);
}

static void
take_change (ChanceryCall *call, const ChanceryTagChange *change)
{
  call->other_data = chancery_tag_change_copy (change);
  call->free_other_data = free_change;
}

static void
list_tags_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;
  GPtrArray *tags = chancery_tags_list (connection->db, rows_of (call), call->rows->len, &error);

  chancery_call_answer (task, tags, (GDestroyNotify)g_ptr_array_unref, error);
}

void
chancery_registry_list_tags_async (ChanceryRegistry *self,
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
  chancery_registry_push (self, CHANCERY_WORKER_SEARCHER, call, list_tags_job,
                          chancery_registry_list_tags_async, cancellable, callback, user_data);
}

GPtrArray *
chancery_registry_list_tags_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

static void
count_tags_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_autofree ChanceryTagCount *count = g_new0 (ChanceryTagCount, 1);
  GError *error = NULL;

  if (!chancery_tags_count (connection->db, rows_of (call), call->rows->len, call->other_data,
                            count, &error))
    g_clear_pointer (&count, g_free);
  chancery_call_answer (task, g_steal_pointer (&count), g_free, error);
}

void
chancery_registry_count_tags_async (ChanceryRegistry *self,
                                    GArray *rows,
                                    const ChanceryTagChange *change,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (rows != NULL && change != NULL);

  call = chancery_call_new (self);
  call->rows = g_array_ref (rows);
  take_change (call, change);
  chancery_registry_push (self, CHANCERY_WORKER_SEARCHER, call, count_tags_job,
                          chancery_registry_count_tags_async, cancellable, callback, user_data);
}

ChanceryTagCount *
chancery_registry_count_tags_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

/* ---- doing it ---- */

void
chancery_tagging_free (ChanceryTagging *self)
{
  if (self == NULL)
    return;
  g_free (self->reason);
  g_free (self);
}

static void
free_tagging (gpointer data)
{
  chancery_tagging_free (data);
}

/* How far the act is; the main thread's, handed from slice to slice. */
typedef struct
{
  GArray *rows; /* its own; the first slice puts them into order */
  ChanceryTagChange *change;
  ChanceryOperation *operation;
  gint64 group;
  guint n_done;
  guint n_changed;
} Course;

static void
free_course (gpointer data)
{
  Course *course = data;

  g_array_unref (course->rows);
  chancery_tag_change_free (course->change);
  g_object_unref (course->operation);
  g_free (course);
}

/* What a slice came to. */
typedef struct
{
  gint64 group;
  gsize n_done;
  guint n_changed;
  gboolean last;
} Slice;

/* What a slice is to do; and, on the worker, since when it does. */
typedef struct
{
  ChanceryTagChange *change;
  ChanceryWorker *worker; /* lives as long as its jobs */
  ChanceryOperation *operation;
  gint64 begun;
} Wish;

static void
free_wish (gpointer data)
{
  Wish *wish = data;

  chancery_tag_change_free (wish->change);
  g_object_unref (wish->operation);
  g_free (wish);
}

static gboolean
is_stopped (ChanceryOperation *operation)
{
  return g_cancellable_is_cancelled (chancery_operation_get_cancellable (operation));
}

static gboolean
is_enough (gpointer user_data)
{
  const Wish *wish = user_data;
  gint64 took = g_get_monotonic_time () - wish->begun;

  return took >= LONG_SLICE || is_stopped (wish->operation) ||
         (took >= SHORT_SLICE && chancery_worker_is_awaited (wish->worker));
}

/* The rows of @call from its `position` on, as a part of the group `number`. */
static void
slice_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryAct act = { .who = call->who, .group = call->number };
  const gsize from = (gsize)call->position;
  const gsize left = call->rows->len - from;
  Wish *wish = call->other_data;
  g_autofree Slice *slice = g_new0 (Slice, 1);
  GError *error = NULL;

  slice->group = call->number;
  wish->begun = g_get_monotonic_time ();
  if (from == 0)
    chancery_tags_sort_rows (call->rows);
  if (!is_stopped (wish->operation))
    {
      if (chancery_tags_change (connection->db, rows_of (call) + from, MIN (left, MOST_ROWS),
                                wish->change, is_enough, wish, &act, &slice->n_done,
                                &slice->n_changed, &error))
        slice->group = chancery_db_get_group (connection->db);
      chancery_operation_report (wish->operation, from + slice->n_done, call->rows->len);
    }
  slice->last = error != NULL || slice->n_done == left || is_stopped (wish->operation);
  /* Once, for all of it: it is one act. */
  if (slice->last && slice->group > 0)
    chancery_connection_tell_act (connection, CHANCERY_NEWS_ACT, slice->group);
  chancery_call_answer (task, error == NULL ? g_steal_pointer (&slice) : NULL, g_free, error);
}

static void
return_tagging (GTask *task, const Course *course, const char *reason)
{
  ChanceryTagging *tagging = g_new0 (ChanceryTagging, 1);

  tagging->n_changed = course->n_changed;
  tagging->n_left = course->rows->len - course->n_done;
  tagging->reason = g_strdup (reason);
  g_task_return_pointer (task, tagging, free_tagging);
}

/* What the slices before did stays done, and whoever asked has to hear of it. */
static void
return_failure (GTask *task, const Course *course, GError **error)
{
  if (course->n_changed > 0)
    return_tagging (task, course, (*error)->message);
  else
    g_task_return_error (task, g_steal_pointer (error));
}

static void push_slice (ChanceryRegistry *self, GTask *task);

static void
slice_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ChanceryRegistry *self = CHANCERY_REGISTRY (source);
  g_autoptr (GTask) task = user_data;
  Course *course = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree Slice *slice = chancery_call_finish (self, result, &error);

  if (slice == NULL)
    {
      return_failure (task, course, &error);
      return;
    }
  course->group = slice->group;
  course->n_done += (guint)slice->n_done;
  course->n_changed += slice->n_changed;
  if (slice->last)
    return_tagging (task, course, NULL);
  else
    push_slice (self, g_steal_pointer (&task));
}

/* At the end of the queue: what was asked for meanwhile comes first. */
static void
push_slice (ChanceryRegistry *self, GTask *task)
{
  Course *course = g_task_get_task_data (task);
  ChanceryCall *call = chancery_call_new (self);
  Wish *wish = g_new0 (Wish, 1);

  wish->change = chancery_tag_change_copy (course->change);
  wish->worker = chancery_registry_get_worker (self, CHANCERY_WORKER_WRITER);
  wish->operation = g_object_ref (course->operation);
  call->other_data = wish;
  call->free_other_data = free_wish;
  call->rows = g_array_ref (course->rows);
  call->number = course->group;
  call->position = (int)course->n_done;
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, slice_job,
                          chancery_registry_change_tags_async, NULL, slice_cb, task);
}

void
chancery_registry_change_tags_async (ChanceryRegistry *self,
                                     GArray *rows,
                                     const ChanceryTagChange *change,
                                     ChanceryOperation *operation,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GTask *task;
  Course *course;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (rows != NULL && rows->len <= G_MAXINT && change != NULL);
  g_return_if_fail (CHANCERY_IS_OPERATION (operation));

  course = g_new0 (Course, 1);
  course->rows = g_array_copy (rows);
  course->change = chancery_tag_change_copy (change);
  course->operation = g_object_ref (operation);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, chancery_registry_change_tags_async);
  g_task_set_task_data (task, course, free_course);
  push_slice (self, task);
}

ChanceryTagging *
chancery_registry_change_tags_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
