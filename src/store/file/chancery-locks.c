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

/* A file, as the system tells it apart, and the descriptor that bears its locks, for as long as SQLite
 * has one open that asked for a lock: to close it gives up what SQLite leaves to the closing. */
typedef struct
{
  dev_t device;
  ino_t inode;
  int descriptor;
  guint n_users;
} Bearer;

static GMutex mutex;
/* From SQLite's descriptor to Bearer, and the Bearers. */
static GHashTable *users;
static GPtrArray *bearers;

/* Open for writing, where that may be, whatever @descriptor is: a lock for writing asks for it. */
static int
open_bearer (int descriptor)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", descriptor);
  int bearer = open (path, O_RDWR | O_CLOEXEC);

  return bearer >= 0 ? bearer : fcntl (descriptor, F_DUPFD_CLOEXEC, 3);
}

static void
free_bearer (gpointer data)
{
  Bearer *self = data;

  close (self->descriptor);
  g_free (self);
}

static Bearer *
find_bearer (const struct stat *status)
{
  for (guint i = 0; i < bearers->len; i++)
    {
      Bearer *known = g_ptr_array_index (bearers, i);

      if (known->device == status->st_dev && known->inode == status->st_ino)
        return known;
    }
  return NULL;
}

static Bearer *
make_bearer (int descriptor, const struct stat *status)
{
  int bearing = open_bearer (descriptor);
  Bearer *self;

  if (bearing < 0)
    return NULL;
  self = g_new0 (Bearer, 1);
  self->device = status->st_dev;
  self->inode = status->st_ino;
  self->descriptor = bearing;
  g_ptr_array_add (bearers, self);
  return self;
}

/* What bears the locks of the file that @descriptor is open on, -1 when there can be nothing. */
static int
take_bearer (int descriptor)
{
  Bearer *bearer = g_hash_table_lookup (users, GINT_TO_POINTER (descriptor));
  struct stat status;

  if (bearer != NULL)
    return bearer->descriptor;
  if (fstat (descriptor, &status) != 0)
    return -1;
  bearer = find_bearer (&status);
  if (bearer == NULL)
    bearer = make_bearer (descriptor, &status);
  if (bearer == NULL)
    return -1;
  bearer->n_users++;
  g_hash_table_insert (users, GINT_TO_POINTER (descriptor), bearer);
  return bearer->descriptor;
}

static void
leave_bearer (int descriptor)
{
  Bearer *bearer = g_hash_table_lookup (users, GINT_TO_POINTER (descriptor));

  if (bearer == NULL)
    return;
  g_hash_table_remove (users, GINT_TO_POINTER (descriptor));
  if (--bearer->n_users == 0)
    g_ptr_array_remove_fast (bearers, bearer);
}

/* EINVAL: a file system without such locks, for which those of the process have to do. */
static int
set_lock (int descriptor, int command, struct flock *lock)
{
  int result = -1;
  int bearer;

  g_mutex_lock (&mutex);
  bearer = take_bearer (descriptor);
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

static int
locking_close (int descriptor)
{
  g_mutex_lock (&mutex);
  leave_bearer (descriptor);
  g_mutex_unlock (&mutex);
  return close (descriptor);
}

void
chancery_locks_install (void)
{
  static gsize installed;

  if (g_once_init_enter (&installed))
    {
      sqlite3_vfs *files = sqlite3_vfs_find ("unix");

      users = g_hash_table_new (NULL, NULL);
      bearers = g_ptr_array_new_with_free_func (free_bearer);
      if (files != NULL && files->iVersion >= 3)
        {
          files->xSetSystemCall (files, "fcntl", (sqlite3_syscall_ptr)locking_fcntl);
          files->xSetSystemCall (files, "close", (sqlite3_syscall_ptr)locking_close);
        }
      g_once_init_leave (&installed, 1);
    }
}
