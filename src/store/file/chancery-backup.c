/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-backup.h"

#include "chancery-db-private.h"
#include "chancery-history.h"
#include "chancery-statement.h"
#include "chancery-verify.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

static gboolean
fail_errno (const char *what, const char *path, GError **error)
{
  int saved = errno;

  g_set_error (error, CHANCERY_STORE_ERROR,
               saved == ENOSPC || saved == EDQUOT ? CHANCERY_STORE_ERROR_FULL
                                                  : CHANCERY_STORE_ERROR_FAILED,
               "%s %s: %s", what, path, g_strerror (saved));
  return FALSE;
}

/* A private, empty file beside @path that nobody else can have made. */
static char *
make_beside (const char *path, GError **error)
{
  g_autofree char *name = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      fail_errno ("cannot write", path, error);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&name);
}

static void
remove_with_logs (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}

/* The file and the folder that names it are on the disk before the old one goes. */
static gboolean
sync_and_rename (const char *from, const char *to, GError **error)
{
  g_autofree char *directory = g_path_get_dirname (to);
  int fd = g_open (from, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0 || fsync (fd) != 0)
    {
      fail_errno ("cannot write", to, error);
      if (fd >= 0)
        close (fd);
      return FALSE;
    }
  close (fd);
  if (g_rename (from, to) != 0)
    return fail_errno ("cannot write", to, error);
  fd = g_open (directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
  return TRUE;
}

static gboolean
check_copy (const char *path, GError **error)
{
  g_autoptr (ChanceryDb) copy =
      chancery_db_open (path, CHANCERY_DB_READ_ONLY | CHANCERY_DB_AS_IS, error);
  g_autoptr (GPtrArray) items = NULL;

  if (copy == NULL)
    return FALSE;
  items = chancery_verify_run (copy, NULL, NULL, NULL, error);
  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      ChanceryVerifyItem *item = items->pdata[i];

      if (item->level != CHANCERY_VERIFY_FAULT)
        continue;
      g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_DAMAGED,
                   "the copy does not verify: %s", item->text);
      return FALSE;
    }
  return TRUE;
}

static gboolean
copy_into (ChanceryDb *db, const char *path, GError **error)
{
  g_autoptr (ChanceryStatement) statement = NULL;

  /* The copy counts as a write to SQLite even where the registry itself is only read. */
  if (!chancery_db_exec (db, "PRAGMA query_only = OFF", error))
    return FALSE;
  statement = chancery_db_query (db, error, "VACUUM INTO ?1", "t", path);
  return statement != NULL && chancery_statement_run (statement, error);
}

/* Only an earlier state of the same registry makes way for a backup: any other file is somebody's, and
 * one that knows more than this registry may be the last place where that is known. */
static gboolean
may_replace (ChanceryDb *db, const char *path, GError **error)
{
  g_autoptr (ChanceryDb) old = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *checkpoint = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  old =
      chancery_db_open (path, CHANCERY_DB_READ_ONLY | CHANCERY_DB_QUICK | CHANCERY_DB_AS_IS, NULL);
  checkpoint = old != NULL ? chancery_history_checkpoint (old, NULL) : NULL;
  if (checkpoint != NULL && chancery_history_verify (db, checkpoint, problems, NULL) &&
      problems->len == 0)
    return TRUE;
  g_set_error_literal (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_EXISTS,
                       "a file is there that is no earlier backup of this registry; it stays as it "
                       "is");
  return FALSE;
}

gboolean
chancery_backup_write (ChanceryDb *db, const char *path, GError **error)
{
  g_autofree char *beside = NULL;

  g_return_val_if_fail (db != NULL && path != NULL, FALSE);

  if (chancery_db_is_own_file (db, path))
    {
      g_set_error_literal (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_EXISTS,
                           "a registry cannot be backed up onto itself");
      return FALSE;
    }
  beside = make_beside (path, error);
  if (beside == NULL)
    return FALSE;
  if (!copy_into (db, beside, error) || !check_copy (beside, error) ||
      !may_replace (db, path, error) || !sync_and_rename (beside, path, error))
    {
      remove_with_logs (beside);
      return FALSE;
    }
  return TRUE;
}

/* What stands at @path is put aside under a name with the time. */
static gboolean
put_aside (const char *path, char **kept, GError **error)
{
  static const char *const suffixes[] = { "-wal", "-shm" };
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%S");
  g_autofree char *aside = g_strdup_printf ("%s.%s.kept", path, stamp);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_rename (path, aside) != 0)
    return fail_errno ("cannot put aside", path, error);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (aside, suffixes[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        return fail_errno ("cannot put aside", from, error);
    }
  if (kept != NULL)
    *kept = g_steal_pointer (&aside);
  return TRUE;
}

gboolean
chancery_backup_restore (const char *backup, const char *path, char **kept, GError **error)
{
  g_autoptr (ChanceryDb) source = NULL;
  g_autofree char *beside = NULL;
  g_autofree char *directory = NULL;

  g_return_val_if_fail (backup != NULL && path != NULL, FALSE);

  if (kept != NULL)
    *kept = NULL;
  source = chancery_db_open (backup, CHANCERY_DB_READ_ONLY | CHANCERY_DB_AS_IS, error);
  if (source == NULL)
    return FALSE;
  if (chancery_db_is_own_file (source, path))
    {
      g_set_error_literal (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_EXISTS,
                           "the backup is the registry itself");
      return FALSE;
    }
  directory = g_path_get_dirname (path);
  if (g_mkdir_with_parents (directory, 0700) != 0)
    return fail_errno ("cannot make", directory, error);
  beside = make_beside (path, error);
  if (beside == NULL)
    return FALSE;
  if (!copy_into (source, beside, error) || !check_copy (beside, error) ||
      !put_aside (path, kept, error) || !sync_and_rename (beside, path, error))
    {
      remove_with_logs (beside);
      return FALSE;
    }
  return TRUE;
}
