/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-statement.h"

#include "chancery-day.h"
#include "chancery-db-private.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

/* Search makes statements without end; the rest of the store needs about two hundred. */
#define MAX_KEPT_STATEMENTS 400

struct _ChanceryStatement
{
  ChanceryDb *db;
  sqlite3_stmt *handle;
  char *sql;
  /* Kept among the connection's statements; one that was asked for while its like was in use is
   * not. */
  gboolean is_kept;
  gboolean in_use;
};

/* How SQLite's codes are told: the one table. */
static const struct
{
  int code;
  int error;
  const char *message;
} errors[] = {
  { SQLITE_BUSY, CHANCERY_STORE_ERROR_BUSY, "another program is writing to the registry" },
  { SQLITE_LOCKED, CHANCERY_STORE_ERROR_BUSY, "another program is writing to the registry" },
  { SQLITE_READONLY, CHANCERY_STORE_ERROR_READ_ONLY, "the registry cannot be written" },
  { SQLITE_PERM, CHANCERY_STORE_ERROR_READ_ONLY, "the registry may not be written" },
  { SQLITE_FULL, CHANCERY_STORE_ERROR_FULL, "the disk is full; nothing was written" },
  { SQLITE_CORRUPT, CHANCERY_STORE_ERROR_DAMAGED, "the registry is damaged" },
  { SQLITE_NOTADB, CHANCERY_STORE_ERROR_NOT_A_REGISTRY, "the file is not a registry" },
  { SQLITE_CANTOPEN, CHANCERY_STORE_ERROR_NO_REGISTRY, "the registry cannot be opened" },
};

gboolean
chancery_db_fail (ChanceryDb *db, int code, GError **error)
{
  int primary = code & 0xff;

  if (primary == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");
      return FALSE;
    }
  if (code == SQLITE_IOERR_WRITE && db->handle != NULL &&
      (sqlite3_system_errno (db->handle) == ENOSPC || sqlite3_system_errno (db->handle) == EDQUOT))
    primary = SQLITE_FULL;
  if (code == SQLITE_READONLY_DBMOVED)
    primary = SQLITE_CORRUPT;

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    if (errors[i].code == primary)
      {
        g_set_error_literal (error, CHANCERY_STORE_ERROR, errors[i].error, errors[i].message);
        return FALSE;
      }
  g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_FAILED,
               "the registry says: %s (%d)",
               db->handle != NULL ? sqlite3_errmsg (db->handle) : sqlite3_errstr (code), code);
  return FALSE;
}

sqlite3 *
chancery_db_get_handle (ChanceryDb *db)
{
  return db->handle;
}

static void
finalize (ChanceryStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self->sql);
  g_free (self);
}

void
chancery_db_drop_statements (ChanceryDb *self)
{
  GHashTableIter iter;
  gpointer data;

  memset (self->latest, 0, sizeof self->latest);
  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      ChanceryStatement *statement = data;

      if (statement->in_use)
        continue;
      g_hash_table_iter_remove (&iter);
      finalize (statement);
    }
}

/* Statements are found many times a record; a sample of the text tells nearly all of them apart. */
guint
chancery_statement_hash (gconstpointer key)
{
  const char *sql = key;
  gsize length = strlen (sql);
  gsize step = length / 32 + 1;
  guint hash = (guint)length;

  for (gsize i = 0; i < length; i += step)
    hash = hash * 33 + (guchar)sql[i];
  return hash;
}

static ChanceryStatement *
new_statement (ChanceryDb *db, const char *sql, GError **error)
{
  ChanceryStatement *self;
  sqlite3_stmt *handle = NULL;
  int code = sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);

  if (code != SQLITE_OK)
    {
      chancery_db_fail (db, code, error);
      return NULL;
    }
  self = g_new0 (ChanceryStatement, 1);
  self->db = db;
  self->handle = handle;
  self->sql = g_strdup (sql);
  self->in_use = TRUE;
  return self;
}

ChanceryStatement *
chancery_db_prepare (ChanceryDb *db, const char *sql, GError **error)
{
  ChanceryStatement *self;
  ChanceryStatement *kept;
  ChanceryStatement **latest;

  g_return_val_if_fail (db != NULL && sql != NULL, NULL);

  latest = &db->latest[((gsize)sql >> 4) % CHANCERY_DB_N_LATEST];
  kept = *latest;
  /* Another text may stand there by now. */
  if (kept == NULL || strcmp (kept->sql, sql) != 0)
    kept = g_hash_table_lookup (db->statements, sql);
  if (kept != NULL && !kept->in_use)
    {
      kept->in_use = TRUE;
      *latest = kept;
      return kept;
    }
  self = new_statement (db, sql, error);
  if (self == NULL || kept != NULL)
    return self;
  if (g_hash_table_size (db->statements) >= MAX_KEPT_STATEMENTS)
    chancery_db_drop_statements (db);
  self->is_kept = TRUE;
  g_hash_table_insert (db->statements, self->sql, self);
  return self;
}

void
chancery_statement_free (ChanceryStatement *self)
{
  if (self == NULL)
    return;

  if (!self->is_kept)
    {
      finalize (self);
      return;
    }
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->in_use = FALSE;
}

void
chancery_statement_bind_int (ChanceryStatement *self, int i, gint64 value)
{
  int code = sqlite3_bind_int64 (self->handle, i, value);

  g_assert (code == SQLITE_OK);
}

static void
bind_text (ChanceryStatement *self, int i, const char *text, sqlite3_destructor_type lasts)
{
  int code = sqlite3_bind_text (self->handle, i, text, -1, lasts);

  /* A text that is too large for the registry stays unbound and fails when the statement runs. */
  g_assert (code == SQLITE_OK || code == SQLITE_TOOBIG || code == SQLITE_NOMEM);
}

void
chancery_statement_bind_text (ChanceryStatement *self, int i, const char *text)
{
  bind_text (self, i, text, SQLITE_TRANSIENT);
}

void
chancery_statement_bind_null (ChanceryStatement *self, int i)
{
  sqlite3_bind_null (self->handle, i);
}

void
chancery_statement_bind_blob (ChanceryStatement *self, int i, const void *data, gsize size)
{
  int code = sqlite3_bind_blob64 (self->handle, i, data, size, SQLITE_TRANSIENT);

  g_assert (code == SQLITE_OK || code == SQLITE_TOOBIG || code == SQLITE_NOMEM);
}

void
chancery_statement_bind_day (ChanceryStatement *self, int i, gint64 day)
{
  if (day == CHANCERY_DAY_NONE)
    chancery_statement_bind_null (self, i);
  else
    chancery_statement_bind_int (self, i, day);
}

gboolean
chancery_statement_step (ChanceryStatement *self, GError **error)
{
  int code = sqlite3_step (self->handle);

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    chancery_db_fail (self->db, code, error);
  return FALSE;
}

gboolean
chancery_statement_ended_well (GError *problem, GError **error)
{
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

GArray *
chancery_statement_read_rows (ChanceryStatement *self, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) problem = NULL;

  while (chancery_statement_step (self, &problem))
    {
      gint64 row = chancery_statement_get_int (self, 0);

      g_array_append_val (rows, row);
    }
  if (problem == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

gboolean
chancery_statement_run (ChanceryStatement *self, GError **error)
{
  int code;

  do
    code = sqlite3_step (self->handle);
  while (code == SQLITE_ROW);

  if (code != SQLITE_DONE)
    return chancery_db_fail (self->db, code, error);
  return TRUE;
}

void
chancery_statement_reset (ChanceryStatement *self)
{
  sqlite3_reset (self->handle);
}

gint64
chancery_statement_get_int (ChanceryStatement *self, int i)
{
  return sqlite3_column_int64 (self->handle, i);
}

const char *
chancery_statement_get_text (ChanceryStatement *self, int i)
{
  return (const char *)sqlite3_column_text (self->handle, i);
}

const char *
chancery_statement_lend_text (ChanceryStatement *self, int i, gsize *length)
{
  /* The connection has one thread, so nobody else makes something of the value. */
  sqlite3_value *value = sqlite3_column_value (self->handle, i);
  /* In this order: the bytes make UTF-8 of it where a file keeps another form. */
  int n_bytes = sqlite3_value_bytes (value);
  const char *text = sqlite3_value_blob (value);

  *length = text != NULL ? strnlen (text, (gsize)n_bytes) : 0;
  return text;
}

char *
chancery_statement_dup_text (ChanceryStatement *self, int i)
{
  return g_strdup (chancery_statement_get_text (self, i));
}

const void *
chancery_statement_get_blob (ChanceryStatement *self, int i, gsize *size)
{
  const void *data = sqlite3_column_blob (self->handle, i);

  *size = sqlite3_column_bytes (self->handle, i);
  return data;
}

gboolean
chancery_statement_is_null (ChanceryStatement *self, int i)
{
  return sqlite3_column_type (self->handle, i) == SQLITE_NULL;
}

gint64
chancery_statement_get_day (ChanceryStatement *self, int i)
{
  return chancery_statement_is_null (self, i) ? CHANCERY_DAY_NONE
                                              : chancery_statement_get_int (self, i);
}

sqlite3_stmt *
chancery_statement_get_handle (ChanceryStatement *self)
{
  return self->handle;
}

/* @lasts: SQLITE_STATIC when the texts outlive the run of the statement, else SQLITE_TRANSIENT. */
static ChanceryStatement *
query_va (ChanceryDb *db,
          GError **error,
          sqlite3_destructor_type lasts,
          const char *sql,
          const char *types,
          va_list args)
{
  ChanceryStatement *statement = chancery_db_prepare (db, sql, error);

  if (statement == NULL)
    return NULL;
  for (int i = 0; types[i] != '\0'; i++)
    switch (types[i])
      {
      case 'i':
        chancery_statement_bind_int (statement, i + 1, va_arg (args, gint64));
        break;
      case 'd':
        chancery_statement_bind_day (statement, i + 1, va_arg (args, gint64));
        break;
      case 't':
        bind_text (statement, i + 1, va_arg (args, const char *), lasts);
        break;
      default:
        g_assert_not_reached ();
      }
  return statement;
}

ChanceryStatement *
chancery_db_query (ChanceryDb *db, GError **error, const char *sql, const char *types, ...)
{
  ChanceryStatement *statement;
  va_list args;

  va_start (args, types);
  statement = query_va (db, error, SQLITE_TRANSIENT, sql, types, args);
  va_end (args);
  return statement;
}

gboolean
chancery_db_run (ChanceryDb *db, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (ChanceryStatement) statement = NULL;
  va_list args;

  va_start (args, types);
  statement = query_va (db, error, SQLITE_STATIC, sql, types, args);
  va_end (args);
  return statement != NULL && chancery_statement_run (statement, error);
}

gint64
chancery_db_query_int (ChanceryDb *db, gint64 fallback, const char *sql, const char *types, ...)
{
  g_autoptr (ChanceryStatement) statement = NULL;
  va_list args;

  va_start (args, types);
  statement = query_va (db, NULL, SQLITE_STATIC, sql, types, args);
  va_end (args);
  if (statement == NULL || !chancery_statement_step (statement, NULL) ||
      chancery_statement_is_null (statement, 0))
    return fallback;
  return chancery_statement_get_int (statement, 0);
}

gboolean
chancery_db_look_up_int (ChanceryDb *db,
                         gint64 fallback,
                         gint64 *value,
                         GError **error,
                         const char *sql,
                         const char *types,
                         ...)
{
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) problem = NULL;
  va_list args;

  va_start (args, types);
  statement = query_va (db, &problem, SQLITE_STATIC, sql, types, args);
  va_end (args);
  *value = fallback;
  if (statement != NULL && chancery_statement_step (statement, &problem) &&
      !chancery_statement_is_null (statement, 0))
    *value = chancery_statement_get_int (statement, 0);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

char *
chancery_db_query_text (ChanceryDb *db, const char *sql, const char *types, ...)
{
  g_autoptr (ChanceryStatement) statement = NULL;
  va_list args;

  va_start (args, types);
  statement = query_va (db, NULL, SQLITE_STATIC, sql, types, args);
  va_end (args);
  if (statement == NULL || !chancery_statement_step (statement, NULL))
    return NULL;
  return chancery_statement_dup_text (statement, 0);
}

gboolean
chancery_db_exec (ChanceryDb *db, const char *sql, GError **error)
{
  int code = sqlite3_exec (db->handle, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || chancery_db_fail (db, code, error);
}
