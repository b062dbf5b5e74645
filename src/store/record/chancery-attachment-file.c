/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An attachment written out to a file of its own: under another name until its digest holds, never
 * through a link, over a file that is there only where somebody said so. */

#include "config.h"

#include "chancery-attachments.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

static gboolean
fail_errno (const char *path, int saved, GError **error)
{
  int code = CHANCERY_STORE_ERROR_FAILED;

  if (saved == ENOSPC || saved == EDQUOT)
    code = CHANCERY_STORE_ERROR_FULL;
  else if (saved == EEXIST)
    code = CHANCERY_STORE_ERROR_EXISTS;
  g_set_error (error, CHANCERY_STORE_ERROR, code, "cannot write %s: %s", path, g_strerror (saved));
  return FALSE;
}

static int
open_in (int directory, const char *name)
{
  struct open_how how = { .flags = O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW,
                          .mode = 0600,
                          .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS };
  int fd = (int)syscall (SYS_openat2, directory, name, &how, sizeof how);

  /* A kernel or a sandbox without the call: the name has no separator, so the flags do. */
  if (fd < 0 && (errno == ENOSYS || errno == EPERM))
    fd = openat (directory, name, (int)how.flags, (mode_t)how.mode);
  return fd;
}

static gboolean
write_content (ChanceryDb *db,
               const char *sha256,
               int fd,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (fd, FALSE);

  if (!chancery_attachments_get (db, sha256, stream, cancellable, error))
    return FALSE;
  return fsync (fd) == 0 || fail_errno ("the file", errno, error);
}

gboolean
chancery_attachments_save (ChanceryDb *db,
                           const char *sha256,
                           const char *path,
                           ChanceryReplace replace,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;
  g_autofree char *hidden = NULL;
  int directory, fd;
  gboolean done;

  g_return_val_if_fail (db != NULL && sha256 != NULL && path != NULL, FALSE);

  if (replace == CHANCERY_REPLACE_WHAT_IS_THERE && chancery_db_is_own_file (db, path))
    {
      g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_EXISTS,
                   "%s: this is the registry itself", path);
      return FALSE;
    }
  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  id = g_uuid_string_random ();
  hidden = g_strconcat (".", id, NULL);
  directory = open (folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0)
    return fail_errno (folder, errno, error);
  fd = open_in (directory, hidden);
  if (fd < 0)
    {
      fail_errno (path, errno, error);
      close (directory);
      return FALSE;
    }
  done = write_content (db, sha256, fd, cancellable, error);
  close (fd);
  if (done && chancery_replace_rename (directory, hidden, name, replace) != 0)
    done = fail_errno (path, errno, error);
  if (!done)
    unlinkat (directory, hidden, 0);
  close (directory);
  return done;
}
