/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-worker.h"

typedef struct
{
  GThread *thread;
  GString *order;
  gboolean freed;
  gint ticks;
} State;

static void
free_state (gpointer data)
{
  State *state = data;

  g_assert_true (g_thread_self () != state->thread);
  state->freed = TRUE;
}

static void
letter_job (GTask *task, gpointer data)
{
  State *state = data;

  g_string_append (state->order, g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

static void
count_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  guint *count = user_data;

  g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));
  (*count)++;
}

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  guint *count = user_data;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  (*count)++;
}

static void
push (ChanceryWorker *worker,
      const char *letter,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      guint *count)
{
  GTask *task = g_task_new (NULL, cancellable, callback, count);

  g_task_set_task_data (task, (gpointer)letter, NULL);
  chancery_worker_push (worker, task, letter_job);
}

static void
run_until (const guint *count, guint wanted)
{
  while (*count < wanted)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_jobs_keep_their_order (void)
{
  g_autoptr (GString) order = g_string_new (NULL);
  State state = { .thread = g_thread_self (), .order = order };
  ChanceryWorker *worker = chancery_worker_new ("test", &state, free_state);
  guint count = 0;

  push (worker, "a", NULL, count_cb, &count);
  push (worker, "b", NULL, count_cb, &count);
  push (worker, "c", NULL, count_cb, &count);
  run_until (&count, 3);
  g_assert_cmpstr (order->str, ==, "abc");
  chancery_worker_free (worker, FALSE);
  g_assert_true (state.freed);
}

static void
test_cancelled_while_waiting (void)
{
  g_autoptr (GString) order = g_string_new (NULL);
  State state = { .thread = g_thread_self (), .order = order };
  ChanceryWorker *worker = chancery_worker_new ("test", &state, free_state);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint count = 0;

  g_cancellable_cancel (cancellable);
  push (worker, "a", cancellable, cancelled_cb, &count);
  push (worker, "b", NULL, count_cb, &count);
  run_until (&count, 2);
  g_assert_cmpstr (order->str, ==, "b");
  chancery_worker_free (worker, FALSE);
}

static void
test_ends_after_its_work (void)
{
  g_autoptr (GString) order = g_string_new (NULL);
  State state = { .thread = g_thread_self (), .order = order };
  ChanceryWorker *worker = chancery_worker_new ("test", &state, free_state);
  guint count = 0;

  for (guint i = 0; i < 100; i++)
    push (worker, "x", NULL, count_cb, &count);
  chancery_worker_free (worker, FALSE);
  g_assert_cmpuint (order->len, ==, 100);
  run_until (&count, 100);
}

static void
tick (gpointer data)
{
  State *state = data;

  g_atomic_int_inc (&state->ticks);
  g_main_context_wakeup (NULL);
}

static void
test_ticks_while_idle (void)
{
  g_autoptr (GString) order = g_string_new (NULL);
  State state = { .thread = g_thread_self (), .order = order };
  ChanceryWorker *worker = chancery_worker_new ("test", &state, free_state);

  chancery_worker_set_tick (worker, 1, tick);
  while (g_atomic_int_get (&state.ticks) < 3)
    g_main_context_iteration (NULL, TRUE);
  chancery_worker_free (worker, FALSE);
  g_assert_true (state.freed);
}

typedef struct
{
  ChanceryWorker *worker;
  GAsyncQueue *gate; /* opened by the main thread */
  gboolean awaited[2];
  guint n_asked;
} Asking;

/* The first waits until there is another. */
static void
ask_job (GTask *task, gpointer data)
{
  Asking *asking = g_task_get_task_data (task);

  if (asking->n_asked == 0)
    g_async_queue_pop (asking->gate);
  asking->awaited[asking->n_asked++] = chancery_worker_is_awaited (asking->worker);
  g_task_return_boolean (task, TRUE);
}

static void
test_knows_that_somebody_waits (void)
{
  State state = { .thread = g_thread_self () };
  ChanceryWorker *worker = chancery_worker_new ("test", &state, free_state);
  g_autoptr (GAsyncQueue) gate = g_async_queue_new ();
  Asking asking = { .worker = worker, .gate = gate };
  guint count = 0;

  for (guint i = 0; i < G_N_ELEMENTS (asking.awaited); i++)
    {
      GTask *task = g_task_new (NULL, NULL, count_cb, &count);

      g_task_set_task_data (task, &asking, NULL);
      chancery_worker_push (worker, task, ask_job);
    }
  g_async_queue_push (gate, &asking);
  run_until (&count, G_N_ELEMENTS (asking.awaited));
  g_assert_true (asking.awaited[0]);
  g_assert_false (asking.awaited[1]);
  chancery_worker_free (worker, FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/worker/jobs-keep-their-order", test_jobs_keep_their_order);
  g_test_add_func ("/service/worker/cancelled-while-waiting", test_cancelled_while_waiting);
  g_test_add_func ("/service/worker/ends-after-its-work", test_ends_after_its_work);
  g_test_add_func ("/service/worker/knows-that-somebody-waits", test_knows_that_somebody_waits);
  g_test_add_func ("/service/worker/ticks-while-idle", test_ticks_while_idle);
  return g_test_run ();
}
