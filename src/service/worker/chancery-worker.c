/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-worker.h"

struct _ChanceryWorker
{
  GThread *thread;
  GAsyncQueue *queue;
  gpointer state;
  ChanceryWorkerFunc free_state;
  /* Set by the main thread when waiting jobs are to be dropped; read by the worker. */
  gint drop;
  /* The worker's own. */
  guint tick_milliseconds;
  ChanceryWorkerFunc tick;
};

typedef enum
{
  ENTRY_JOB,
  ENTRY_TICK,
  ENTRY_END,
} EntryKind;

typedef struct
{
  EntryKind kind;
  GTask *task;
  ChanceryWorkerJob job;
  guint milliseconds;
  ChanceryWorkerFunc tick;
} Entry;

static gboolean
drop_task_cb (gpointer data)
{
  return G_SOURCE_REMOVE;
}

/* The last reference to a task, and so perhaps to the object that it answers for, must go on the
 * main thread: an object that is freed here would wait for its own thread to end. */
static void
release_task (GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, drop_task_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static void
run_entry (ChanceryWorker *self, Entry *entry)
{
  if (g_atomic_int_get (&self->drop))
    g_task_return_new_error (entry->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Closed");
  else if (!g_task_return_error_if_cancelled (entry->task))
    entry->job (entry->task, self->state);
  release_task (entry->task);
}

static Entry *
next_entry (ChanceryWorker *self)
{
  if (self->tick_milliseconds == 0)
    return g_async_queue_pop (self->queue);
  return g_async_queue_timeout_pop (self->queue, (guint64)self->tick_milliseconds * 1000);
}

static gpointer
run_worker (gpointer data)
{
  ChanceryWorker *self = data;
  gboolean running = TRUE;

  while (running)
    {
      g_autofree Entry *entry = next_entry (self);

      if (entry == NULL)
        {
          self->tick (self->state);
          continue;
        }
      switch (entry->kind)
        {
        case ENTRY_JOB:
          run_entry (self, entry);
          break;
        case ENTRY_TICK:
          self->tick_milliseconds = entry->milliseconds;
          self->tick = entry->tick;
          break;
        case ENTRY_END:
          running = FALSE;
          break;
        default:
          g_assert_not_reached ();
        }
    }
  if (self->free_state != NULL)
    self->free_state (self->state);
  return NULL;
}

ChanceryWorker *
chancery_worker_new (const char *name, gpointer state, ChanceryWorkerFunc free_state)
{
  ChanceryWorker *self = g_new0 (ChanceryWorker, 1);

  self->queue = g_async_queue_new ();
  self->state = state;
  self->free_state = free_state;
  self->thread = g_thread_new (name, run_worker, self);
  return self;
}

static void
push_entry (ChanceryWorker *self, const Entry *entry)
{
  g_async_queue_push (self->queue, g_memdup2 (entry, sizeof *entry));
}

void
chancery_worker_free (ChanceryWorker *self, gboolean drop)
{
  Entry end = { .kind = ENTRY_END };

  g_return_if_fail (self != NULL);

  g_atomic_int_set (&self->drop, drop);
  push_entry (self, &end);
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_free (self);
}

void
chancery_worker_push (ChanceryWorker *self, GTask *task, ChanceryWorkerJob job)
{
  Entry entry = { .kind = ENTRY_JOB, .task = task, .job = job };

  g_return_if_fail (self != NULL && job != NULL);
  g_return_if_fail (G_IS_TASK (task));

  push_entry (self, &entry);
}

gboolean
chancery_worker_is_awaited (ChanceryWorker *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_async_queue_length (self->queue) > 0;
}

void
chancery_worker_set_tick (ChanceryWorker *self, guint milliseconds, ChanceryWorkerFunc tick)
{
  Entry entry = { .kind = ENTRY_TICK, .milliseconds = milliseconds, .tick = tick };

  g_return_if_fail (self != NULL);
  g_return_if_fail (milliseconds == 0 || tick != NULL);

  push_entry (self, &entry);
}
