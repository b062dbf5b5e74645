/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int
chancery_replace_rename (int folder, const char *from, const char *to, ChanceryReplace replace)
{
  g_return_val_if_fail (from != NULL && to != NULL, -1);

  if (replace == CHANCERY_REPLACE_WHAT_IS_THERE)
    return renameat (folder, from, folder, to);
  if (renameat2 (folder, from, folder, to, RENAME_NOREPLACE) == 0)
    return 0;
  /* A kernel, a sandbox or a file system without the call: shared folders of a network often are such. */
  return errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP || errno == EPERM
             ? chancery_replace_take_name (folder, from, to)
             : -1;
}

int
chancery_replace_take_name (int folder, const char *from, const char *to)
{
  int descriptor;
  int saved;

  g_return_val_if_fail (from != NULL && to != NULL, -1);

  descriptor = openat (folder, to, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0)
    return -1;
  close (descriptor);
  if (renameat (folder, from, folder, to) == 0)
    return 0;
  saved = errno;
  unlinkat (folder, to, 0);
  errno = saved;
  return -1;
}

gboolean
chancery_replace_is_taken (const char *path)
{
  struct stat found;

  g_return_val_if_fail (path != NULL, FALSE);

  /* Of what cannot be looked at nobody knows that it is free. */
  return lstat (path, &found) == 0 || (errno != ENOENT && errno != ENOTDIR);
}
