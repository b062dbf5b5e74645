/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A thread with a name and a queue: jobs run one after the other, in the order in which they came,
 * and their answers go back to the main thread through their GTask.  What the jobs work on (a
 * connection to the registry) belongs to this thread for life.  Made, fed and freed on the main
 * thread; no lock is ever needed by a job. */

#pragma once

#include <gio/gio.h>

#include "chancery-service-types.h"

G_BEGIN_DECLS

/**
 * ChanceryWorkerJob:
 * @task: answers with one g_task_return_…; its task data is the job's own
 * @state: what chancery_worker_new() was given
 *
 * One job, on the worker's thread.  A task that was cancelled while it waited is answered without
 * its job being called.
 */
typedef void (*ChanceryWorkerJob) (GTask *task, gpointer state);

/** A function of the worker's thread outside the queue's tasks (idle polls, the end). */
typedef void (*ChanceryWorkerFunc) (gpointer state);

/** Starts the thread called @name (15 letters are seen).  @state belongs to that thread from now
 *  on; @free_state is called there when the worker ends. */
ChanceryWorker *chancery_worker_new (const char *name,
                                     gpointer state,
                                     ChanceryWorkerFunc free_state) G_GNUC_WARN_UNUSED_RESULT;

/** Ends the worker when its queue is empty, and waits for it.  Jobs still waiting are answered with
 *  %G_IO_ERROR_CANCELLED when @drop, else done first. */
void chancery_worker_free (ChanceryWorker *self, gboolean drop);

/** Puts @task (transfer full) at the end of the queue. */
void chancery_worker_push (ChanceryWorker *self, GTask *task, ChanceryWorkerJob job);

/** Whether a task waits for the job that runs.  Any thread. */
gboolean chancery_worker_is_awaited (ChanceryWorker *self);

/** Calls @tick on the thread every @milliseconds while no job runs; 0 stops that. */
void chancery_worker_set_tick (ChanceryWorker *self, guint milliseconds, ChanceryWorkerFunc tick);

G_END_DECLS
