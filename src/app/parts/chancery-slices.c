/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-slices.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <time.h>

#define LEAST_MICROSECONDS 1000

static GPollFunc poll_before;
static int file = -1;
static gint64 woke;
static gint64 worked;

/* Of this thread alone: on a busy machine a slice is longer than its work. */
static gint64
get_work (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* The loop waits nowhere else, so that all between two calls is work. */
static int
poll_and_time (GPollFD *fds, guint n_fds, int timeout)
{
  gint64 now = g_get_monotonic_time ();
  int answer;

  if (now - woke >= LEAST_MICROSECONDS)
    dprintf (file, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", now,
             now - woke, get_work () - worked);
  answer = poll_before (fds, n_fds, timeout);
  woke = g_get_monotonic_time ();
  worked = get_work ();
  return answer;
}

void
chancery_slices_watch (void)
{
  const char *path = g_getenv ("CHANCERY_SLICES");

  if (path == NULL || *path == '\0' || file >= 0)
    return;
  file = g_open (path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  if (file < 0)
    return;
  woke = g_get_monotonic_time ();
  worked = get_work ();
  poll_before = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, poll_and_time);
}
