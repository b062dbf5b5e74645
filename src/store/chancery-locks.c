/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-locks.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

/* The file, as the system tells it apart, and the descriptor that bears its locks.  It stays open: as
 * long as it does no other file can get the same number. */
typedef struct
{
  dev_t device;
  ino_t inode;
  int descriptor;
} Bearer;

static GMutex mutex;
static GArray *bearers;

/* Open for writing, where that may be, whatever @descriptor is: a lock for writing asks for it. */
static int
open_bearer (int descriptor)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", descriptor);
  int bearer = open (path, O_RDWR | O_CLOEXEC);

  return bearer >= 0 ? bearer : fcntl (descriptor, F_DUPFD_CLOEXEC, 3);
}

/* The bearer of the file that @descriptor is open on, -1 when there can be none. */
static int
find_bearer (int descriptor)
{
  struct stat status;
  Bearer bearer;

  if (fstat (descriptor, &status) != 0)
    return -1;
  for (guint i = 0; i < bearers->len; i++)
    {
      const Bearer *known = &g_array_index (bearers, Bearer, i);

      if (known->device == status.st_dev && known->inode == status.st_ino)
        return known->descriptor;
    }
  bearer.device = status.st_dev;
  bearer.inode = status.st_ino;
  bearer.descriptor = open_bearer (descriptor);
  if (bearer.descriptor >= 0)
    g_array_append_val (bearers, bearer);
  return bearer.descriptor;
}

/* EINVAL: a file system without such locks, for which those of the process have to do. */
static int
set_lock (int descriptor, int command, struct flock *lock)
{
  int result = -1;
  int bearer;

  g_mutex_lock (&mutex);
  bearer = find_bearer (descriptor);
  g_mutex_unlock (&mutex);
  errno = EINVAL;
  lock->l_pid = 0;
  if (bearer >= 0)
    result = fcntl (bearer, command == F_SETLK ? F_OFD_SETLK : F_OFD_GETLK, lock);
  if (result < 0 && errno == EINVAL)
    result = fcntl (descriptor, command, lock);
  return result;
}

static int
locking_fcntl (int descriptor, int command, ...)
{
  gpointer argument;
  va_list arguments;

  va_start (arguments, command);
  argument = va_arg (arguments, gpointer);
  va_end (arguments);
  if (command == F_SETLK || command == F_GETLK)
    return set_lock (descriptor, command, argument);
  /* A number comes as wide as a pointer, of which the system reads what it needs. */
  return fcntl (descriptor, command, argument);
}

void
chancery_locks_install (void)
{
  static gsize installed;

  if (g_once_init_enter (&installed))
    {
      sqlite3_vfs *files = sqlite3_vfs_find ("unix");

      bearers = g_array_new (FALSE, FALSE, sizeof (Bearer));
      if (files != NULL && files->iVersion >= 3)
        files->xSetSystemCall (files, "fcntl", (sqlite3_syscall_ptr)locking_fcntl);
      g_once_init_leave (&installed, 1);
    }
}
