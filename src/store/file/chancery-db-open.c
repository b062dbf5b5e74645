/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How a registry's file is opened, in the order in which it has to be done.  All opening of the
 * store is here, so that an encrypting build has one place to change. */

#include "config.h"

#include "chancery-db-private.h"
#include "chancery-key-set.h"
#include "chancery-locks.h"
#include "chancery-match.h"
#include "chancery-relevance.h"
#include "chancery-row-set.h"
#include "chancery-schema.h"
#include "chancery-statement.h"
#include "chancery-tokenizer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#define BUSY_MILLISECONDS 10000

/* File systems whose locks and syncs are known to hold.  Others are read, not written. */
static const struct
{
  unsigned int magic;
  const char *name;
} file_systems[] = {
  { 0xef53, "ext" },     { 0x58465342, "xfs" },   { 0x9123683e, "btrfs" },   { 0xf2f52010, "f2fs" },
  { 0x2fc12fc1, "zfs" }, { 0x01021994, "tmpfs" }, { 0x794c7630, "overlay" },
};

static gboolean
fail_errno (const char *what, const char *path, int saved, GError **error)
{
  int code = CHANCERY_STORE_ERROR_FAILED;

  if (saved == EACCES || saved == EROFS || saved == EPERM)
    code = CHANCERY_STORE_ERROR_READ_ONLY;
  else if (saved == ENOSPC || saved == EDQUOT)
    code = CHANCERY_STORE_ERROR_FULL;
  else if (saved == EEXIST)
    code = CHANCERY_STORE_ERROR_EXISTS;
  else if (saved == ENOENT || saved == ENOTDIR)
    code = CHANCERY_STORE_ERROR_NO_REGISTRY;
  g_set_error (error, CHANCERY_STORE_ERROR, code, "%s %s: %s", what, path, g_strerror (saved));
  return FALSE;
}

/* The file is made empty and private before SQLite sees it; nobody else can have put one there. */
static gboolean
make_file (ChanceryDb *self, GError **error)
{
  g_autofree char *directory = g_path_get_dirname (self->path);
  int fd;

  if (g_mkdir_with_parents (directory, 0700) != 0)
    return fail_errno ("cannot make", directory, errno, error);

  fd = g_open (self->path, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      if (errno == EEXIST)
        {
          g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_EXISTS,
                       "%s is there already", self->path);
          return FALSE;
        }
      return fail_errno ("cannot make", self->path, errno, error);
    }
  close (fd);
  return TRUE;
}

/* Only the folder is resolved, so that NOFOLLOW judges the file itself. */
static gboolean
resolve_path (ChanceryDb *self, GError **error)
{
  g_autofree char *directory = g_path_get_dirname (self->path);
  g_autofree char *base = g_path_get_basename (self->path);
  char *resolved = realpath (directory, NULL);

  if (resolved == NULL)
    return fail_errno ("no registry at", self->path, errno, error);
  g_free (self->path);
  self->path = g_build_filename (resolved, base, NULL);
  free (resolved);
  return TRUE;
}

static gboolean
inspect_file (ChanceryDb *self, GError **error)
{
  struct stat info;

  if (lstat (self->path, &info) != 0)
    return fail_errno ("no registry at", self->path, errno, error);
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_A_REGISTRY,
                   "%s is not a plain file", self->path);
      return FALSE;
    }
  self->device = info.st_dev;
  self->inode = info.st_ino;
  return TRUE;
}

static gboolean
file_system_is_known (const char *path)
{
  struct statfs info;

  if (statfs (path, &info) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (file_systems); i++)
    if ((unsigned int)info.f_type == file_systems[i].magic)
      return TRUE;
  return FALSE;
}

static gboolean
has_log (ChanceryDb *self)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  struct stat info;

  return g_stat (log, &info) == 0 && info.st_size > 0;
}

static void
become_read_only (ChanceryDb *self, const char *reason)
{
  self->read_only = TRUE;
  if (self->read_only_reason == NULL)
    self->read_only_reason = g_strdup (reason);
}

/* Whether the file is read as one that nobody changes, without locks and log. */
static gboolean
decide_access (ChanceryDb *self, gboolean *immutable, GError **error)
{
  g_autofree char *directory = g_path_get_dirname (self->path);

  *immutable = FALSE;
  if (!file_system_is_known (self->path))
    {
      become_read_only (self, "its file system does not keep writes safe");
      *immutable = TRUE;
    }
  else if (g_access (self->path, W_OK) != 0)
    {
      become_read_only (self, "its file may not be written");
      *immutable = g_access (directory, W_OK) != 0;
    }
  else if (g_access (directory, W_OK) != 0)
    {
      become_read_only (self, "its folder may not be written");
      *immutable = TRUE;
    }

  if (*immutable && has_log (self))
    {
      g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_READ_ONLY,
                   "%s has unfinished writes beside it and cannot be opened where it is",
                   self->path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
connect_file (ChanceryDb *self, gboolean immutable, GError **error)
{
  g_autofree char *escaped = g_uri_escape_string (self->path, "/", FALSE);
  g_autofree char *uri = g_strconcat ("file:", escaped, immutable ? "?immutable=1" : "", NULL);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_URI |
              (immutable ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  int code = sqlite3_open_v2 (uri, &self->handle, flags, NULL);

  if (code != SQLITE_OK)
    return chancery_db_fail (self, code, error);
  sqlite3_busy_timeout (self->handle, BUSY_MILLISECONDS);
  return TRUE;
}

static gboolean
harden (ChanceryDb *self, GError **error)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },      { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },        { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int code = sqlite3_db_config (self->handle, options[i].option, options[i].value, NULL);

      if (code != SQLITE_OK)
        return chancery_db_fail (self, code, error);
    }
  return TRUE;
}

static gboolean
check_application (ChanceryDb *self, gboolean create, GError **error)
{
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) local = NULL;
  gint64 id = 0;

  statement = chancery_db_prepare (self, "PRAGMA application_id", &local);
  if (statement != NULL && chancery_statement_step (statement, &local))
    id = chancery_statement_get_int (statement, 0);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (id != CHANCERY_APPLICATION_ID && !create)
    {
      g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_A_REGISTRY,
                   "%s is not a registry", self->path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
set_pragmas (ChanceryDb *self, GError **error)
{
  static const char sql[] = "PRAGMA foreign_keys = ON;"
                            "PRAGMA recursive_triggers = ON;"
                            "PRAGMA secure_delete = ON;"
                            "PRAGMA temp_store = MEMORY;"
                            "PRAGMA cell_size_check = ON;"
                            "PRAGMA mmap_size = 0;" CHANCERY_DB_CACHE_SIZE ";";
  static const char writing[] = "PRAGMA journal_mode = WAL;"
                                "PRAGMA synchronous = FULL;"
                                "PRAGMA journal_size_limit = 67108864;";

  if (!chancery_db_exec (self, sql, error))
    return FALSE;
  if (self->read_only)
    return chancery_db_exec (self, "PRAGMA query_only = ON", error);
  return chancery_db_exec (self, writing, error);
}

static void
set_limits (ChanceryDb *self)
{
  sqlite3_limit (self->handle, SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024);
  sqlite3_limit (self->handle, SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024);
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 2);
  sqlite3_limit (self->handle, SQLITE_LIMIT_WORKER_THREADS, 0);
}

static void
forget_words (gpointer db)
{
  chancery_words_forget (((ChanceryDb *)db)->words);
}

/* Before SQLite is used: a lock is taken and numbers are kept at each piece of memory, hundreds for a record, which
 * nobody asks for.  Where somebody else in the process used it before, all stays as it is. */
static void
count_no_memory (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, FALSE);
  g_once_init_leave (&done, 1);
}

gboolean
chancery_db_open_handle (ChanceryDb *self, gboolean create, GError **error)
{
  gboolean immutable;

  count_no_memory ();
  chancery_locks_install ();
  if (create && !make_file (self, error))
    return FALSE;
  if (!resolve_path (self, error) || !inspect_file (self, error))
    return FALSE;
  self->left_open = has_log (self);
  if (!decide_access (self, &immutable, error) || !connect_file (self, immutable, error))
    return FALSE;
  if (!harden (self, error) || !check_application (self, create, error) ||
      !set_pragmas (self, error))
    return FALSE;
  set_limits (self);
  sqlite3_rollback_hook (self->handle, forget_words, self);
  return chancery_tokenizer_register (self, error) && chancery_relevance_register (self, error) &&
         chancery_match_register (self, error) && chancery_words_register (self, error) &&
         chancery_key_set_register (self, error) && chancery_row_set_register (self, error);
}
