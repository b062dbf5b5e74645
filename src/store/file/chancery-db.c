/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-db.h"

#include "chancery-batches.h"
#include "chancery-db-private.h"
#include "chancery-history-private.h"
#include "chancery-schema.h"
#include "chancery-statement.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

/* SQLite asks every so many of its steps; about ten microseconds. */
#define PROGRESS_STEPS 1000
/* Of 4 KiB: when a log is worth moving, and when it no longer waits for a rest. */
#define LOG_PAGES 1000
#define MOST_LOG_PAGES 16000

static int
is_cancelled (gpointer user_data)
{
  ChanceryDb *self = user_data;

  if (self->n_steps > 0)
    self->n_steps = MAX (self->n_steps - PROGRESS_STEPS, 0);
  return self->n_steps == 0 || g_cancellable_is_cancelled (self->cancellable);
}

static void
watch_steps (ChanceryDb *self)
{
  gboolean watches = self->cancellable != NULL || self->n_steps >= 0;

  sqlite3_progress_handler (self->handle, watches ? PROGRESS_STEPS : 0, is_cancelled, self);
}

static ChanceryDb *
new_db (const char *path)
{
  ChanceryDb *self = g_new0 (ChanceryDb, 1);

  self->path = g_strdup (path);
  self->statements = g_hash_table_new (chancery_statement_hash, g_str_equal);
  self->words = chancery_words_new ();
  self->ordinary = chancery_ordinary_words_new ();
  self->index = chancery_record_index_new ();
  self->unbegun_version = -1;
  self->n_steps = -1;
  return self;
}

ChanceryDb *
chancery_db_create (const char *path, GError **error)
{
  g_autoptr (ChanceryDb) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = new_db (path);
  if (!chancery_db_open_handle (self, TRUE, error))
    return NULL;
  if (!chancery_schema_upgrade (self, error))
    {
      /* Half a registry is worse than none: the next attempt would find it in its way. */
      g_autofree char *half = g_strdup (self->path);

      g_clear_pointer (&self, chancery_db_free);
      g_unlink (half);
      return NULL;
    }
  self->origin =
      chancery_db_query_text (self, "SELECT value FROM setting WHERE key = 'origin'", "");
  return g_steal_pointer (&self);
}

static void
set_read_only (ChanceryDb *self, const char *reason)
{
  self->read_only = TRUE;
  if (self->read_only_reason == NULL)
    self->read_only_reason = g_strdup (reason);
}

static gboolean
prepare_schema (ChanceryDb *self, GError **error)
{
  gint64 version = 0;

  if (chancery_schema_is_newer (self))
    {
      set_read_only (self, "a newer Chancery wrote this registry; it is open for reading only");
      return TRUE;
    }
  if (!chancery_schema_needs_upgrade (self, &version, error))
    return version >= 0;
  if (self->read_only)
    {
      g_set_error_literal (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_READ_ONLY,
                           "the registry is of an older format and cannot be brought up to date "
                           "where it is");
      return FALSE;
    }
  return chancery_schema_upgrade (self, error);
}

ChanceryDb *
chancery_db_open (const char *path, ChanceryDbFlags flags, GError **error)
{
  g_autoptr (ChanceryDb) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = new_db (path);
  if ((flags & CHANCERY_DB_READ_ONLY) != 0)
    set_read_only (self, "it was opened for reading only");
  if (!chancery_db_open_handle (self, FALSE, error))
    return NULL;
  if ((flags & CHANCERY_DB_AS_IS) == 0 && !prepare_schema (self, error))
    return NULL;

  self->origin =
      chancery_db_query_text (self, "SELECT value FROM setting WHERE key = 'origin'", "");
  if ((flags & CHANCERY_DB_QUICK) == 0 && !chancery_history_check_head (self))
    set_read_only (self, "the history of the registry does not hold; see “chancery-cli verify”");
  return g_steal_pointer (&self);
}

void
chancery_db_free (ChanceryDb *self)
{
  if (self == NULL)
    return;

  if (self->handle != NULL)
    {
      chancery_db_drop_statements (self);
      if (!sqlite3_get_autocommit (self->handle))
        sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
      sqlite3_close_v2 (self->handle);
    }
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->words, chancery_words_free);
  g_clear_pointer (&self->ordinary, chancery_ordinary_words_free);
  g_clear_pointer (&self->index, chancery_record_index_free);
  g_clear_pointer (&self->batches, g_hash_table_unref);
  g_clear_pointer (&self->titles, chancery_kept_titles_free);
  g_clear_pointer (&self->facets, chancery_facet_columns_free);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self->read_only_reason);
  g_free (self->origin);
  g_free (self->who);
  g_free (self->action);
  g_free (self->reason);
  g_free (self);
}

const char *
chancery_db_get_path (ChanceryDb *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->path;
}

gboolean
chancery_db_is_read_only (ChanceryDb *self)
{
  g_return_val_if_fail (self != NULL, TRUE);
  return self->read_only;
}

const char *
chancery_db_get_read_only_reason (ChanceryDb *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->read_only_reason;
}

const char *
chancery_db_get_origin (ChanceryDb *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->origin;
}

gboolean
chancery_db_was_left_open (ChanceryDb *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->left_open;
}

static gboolean
is_same_file (const char *a, const char *b)
{
  struct stat a_stat, b_stat;

  return g_stat (a, &a_stat) == 0 && g_stat (b, &b_stat) == 0 && a_stat.st_dev == b_stat.st_dev &&
         a_stat.st_ino == b_stat.st_ino;
}

gboolean
chancery_db_is_own_file (ChanceryDb *self, const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *own = g_strconcat (self->path, suffixes[i], NULL);

      if (is_same_file (own, path))
        return TRUE;
    }
  return FALSE;
}

void
chancery_db_set_cancellable (ChanceryDb *self, GCancellable *cancellable)
{
  g_return_if_fail (self != NULL);

  g_set_object (&self->cancellable, cancellable);
  watch_steps (self);
}

void
chancery_db_limit_steps (ChanceryDb *self, gint64 n_steps)
{
  self->n_steps = n_steps;
  watch_steps (self);
}

gboolean
chancery_db_ran_out (ChanceryDb *self)
{
  return self->n_steps == 0;
}

void
chancery_db_interrupt (ChanceryDb *self)
{
  g_return_if_fail (self != NULL);
  sqlite3_interrupt (self->handle);
}

gint64
chancery_db_get_data_version (ChanceryDb *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return chancery_db_query_int (self, 0, "PRAGMA data_version", "");
}

const char *
chancery_db_get_who (ChanceryDb *self)
{
  return self->who;
}

const char *
chancery_db_get_action (ChanceryDb *self, const char *fallback)
{
  return self->action != NULL ? self->action : fallback;
}

const char *
chancery_db_get_reason (ChanceryDb *self)
{
  return self->reason;
}

char *
chancery_db_dup_now (ChanceryDb *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/* A file that was moved or replaced under its log takes commits and is lost. */
static gboolean
check_writable (ChanceryDb *self, GError **error)
{
  int moved = 0;

  if (self->read_only)
    {
      g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_READ_ONLY,
                   "the registry cannot be written: %s", self->read_only_reason);
      return FALSE;
    }
  if (sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK &&
      moved)
    {
      g_set_error_literal (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_DAMAGED,
                           "the registry's file was moved or replaced while it was open; nothing "
                           "was written");
      return FALSE;
    }
  return TRUE;
}

static void
set_act (ChanceryDb *self, const ChanceryAct *act)
{
  g_free (self->who);
  g_free (self->action);
  g_free (self->reason);
  self->who = g_strdup (act != NULL && act->who != NULL ? act->who : g_get_real_name ());
  self->action = act != NULL ? g_strdup (act->action) : NULL;
  self->reason = act != NULL ? g_strdup (act->reason) : NULL;
  self->group = act != NULL ? act->group : 0;
}

gboolean
chancery_db_begin (ChanceryDb *self, const ChanceryAct *act, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->depth > 0)
    {
      self->depth++;
      return TRUE;
    }
  if (!check_writable (self, error) || !chancery_db_exec (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  set_act (self, act);
  self->doomed = FALSE;
  self->depth = 1;
  /* What a dead import left half done goes before anything else is written. */
  if (!self->recovering && !chancery_batches_recover (self, error))
    {
      chancery_db_rollback (self);
      return FALSE;
    }
  return TRUE;
}

gboolean
chancery_db_commit (ChanceryDb *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->depth > 0, FALSE);

  if (self->depth > 1)
    {
      self->depth--;
      return TRUE;
    }
  if (self->doomed)
    {
      chancery_db_rollback (self);
      g_set_error_literal (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_FAILED,
                           "a part of the act failed; nothing was written");
      return FALSE;
    }
  if (!chancery_record_index_write (self, error) || !chancery_db_exec (self, "COMMIT", error))
    {
      chancery_db_rollback (self);
      return FALSE;
    }
  self->depth = 0;
  return TRUE;
}

void
chancery_db_rollback (ChanceryDb *self)
{
  g_return_if_fail (self != NULL && self->depth > 0);

  if (self->depth > 1)
    {
      self->depth--;
      self->doomed = TRUE;
      return;
    }
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
  chancery_record_index_forget (self->index);
  self->depth = 0;
  self->group = 0;
}

gboolean
chancery_db_begin_read (ChanceryDb *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->depth == 0 && self->read_depth == 0 && !chancery_db_exec (self, "BEGIN", error))
    return FALSE;
  self->read_depth++;
  return TRUE;
}

void
chancery_db_end_read (ChanceryDb *self)
{
  g_return_if_fail (self != NULL && self->read_depth > 0);

  self->read_depth--;
  if (self->depth == 0 && self->read_depth == 0 && !sqlite3_get_autocommit (self->handle))
    {
      /* Whoever calls a job off may call this off too, and a reading that stays open would keep the log from moving. */
      if (sqlite3_exec (self->handle, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
        sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
    }
}

ChanceryReading
chancery_db_read (ChanceryDb *self, GError **error)
{
  return chancery_db_begin_read (self, error) ? self : NULL;
}

void
chancery_db_set_frugal (ChanceryDb *self, gboolean frugal)
{
  g_return_if_fail (self != NULL);

  chancery_db_exec (self, frugal ? "PRAGMA cache_size = -2560" : CHANCERY_DB_CACHE_SIZE, NULL);
  g_clear_pointer (&self->titles, chancery_kept_titles_free);
  if (frugal)
    self->titles = chancery_kept_titles_new ();
}

gint64
chancery_db_get_group (ChanceryDb *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->group;
}

static void
move_log (ChanceryDb *self)
{
  int n_pages, n_moved;

  /* What a reader still needs stays for the next rest; so does all when it fails, the log being safe where it is. */
  if (sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, &n_pages,
                                 &n_moved) == SQLITE_OK)
    self->n_log_pages = MAX (n_pages - n_moved, 0);
}

static int
note_commit (void *data, sqlite3 *handle, const char *name, int n_pages)
{
  ChanceryDb *self = data;

  self->n_log_pages = n_pages;
  if (n_pages >= MOST_LOG_PAGES)
    move_log (self);
  return SQLITE_OK;
}

void
chancery_db_set_resting (ChanceryDb *self)
{
  g_return_if_fail (self != NULL);

  self->resting = TRUE;
  sqlite3_wal_hook (self->handle, note_commit, self);
}

void
chancery_db_set_long_log (ChanceryDb *self, gboolean is_long)
{
  g_return_if_fail (self != NULL);

  /* Who has times of rest has a long log always. */
  if (!self->resting)
    sqlite3_wal_autocheckpoint (self->handle, is_long ? MOST_LOG_PAGES : LOG_PAGES);
  if (!is_long)
    move_log (self);
}

void
chancery_db_rest (ChanceryDb *self)
{
  g_return_if_fail (self != NULL);

  if (self->n_log_pages >= LOG_PAGES)
    move_log (self);
}

gboolean
chancery_db_checkpoint (ChanceryDb *self, GError **error)
{
  int code;

  g_return_val_if_fail (self != NULL, FALSE);

  code = sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  return code == SQLITE_OK || chancery_db_fail (self, code, error);
}
