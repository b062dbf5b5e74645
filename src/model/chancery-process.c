/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* A limit of 0 stops files, and not the programs that some systems hand a core to: with the filter there are no pages
 * in it.  A process that cannot be dumped at all would be one that portals know nothing of. */
static void
leave_no_core (void)
{
  const struct rlimit none = { 0, 0 };
  int filter = open ("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);

  setrlimit (RLIMIT_CORE, &none);
  if (filter < 0)
    return;
  if (write (filter, "0", 1) != 1)
    g_debug ("the filter of core files could not be set");
  close (filter);
}

void
chancery_process_prepare (void)
{
  leave_no_core ();
  umask (077);
  signal (SIGXFSZ, SIG_IGN);
  signal (SIGPIPE, SIG_IGN);
}
