/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-scratch.h"

#include "chancery-errors.h"
#include "chancery-kind.h"
#include "chancery-scratch-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

static const char schema[] =
    "PRAGMA journal_mode = OFF;"
    "PRAGMA synchronous = OFF;"
    "PRAGMA locking_mode = EXCLUSIVE;"
    "PRAGMA temp_store = MEMORY;"
    /* While a file is read, nobody else needs the memory. */
    "PRAGMA cache_size = -16384;"
    "CREATE TABLE record (ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,"
    " line INTEGER NOT NULL, verdict INTEGER NOT NULL DEFAULT 0, digest TEXT,"
    " labels INTEGER NOT NULL, number TEXT, changed TEXT, changed_by TEXT)"
    " STRICT;"
    "CREATE TABLE turn (day INTEGER NOT NULL, ordinal INTEGER NOT NULL, PRIMARY KEY (day, ordinal))"
    " STRICT, WITHOUT ROWID;"
    /* Apart, so that judging a record does not write its text anew. */
    "CREATE TABLE body (ordinal INTEGER PRIMARY KEY, content BLOB NOT NULL) STRICT;"
    /* What a record says whose body is what will be written, where that is something else. */
    "CREATE TABLE theirs (ordinal INTEGER PRIMARY KEY, content BLOB NOT NULL) STRICT;"
    "CREATE TABLE equal (digest TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE number (number TEXT PRIMARY KEY, line INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE name (label TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,"
    " PRIMARY KEY (label, kind, id)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE label (ordinal INTEGER NOT NULL, label TEXT NOT NULL, target TEXT NOT NULL,"
    " PRIMARY KEY (ordinal, label)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE target (id TEXT PRIMARY KEY, label TEXT) STRICT, WITHOUT ROWID;"
    "CREATE TABLE content (sha256 TEXT PRIMARY KEY, present INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE data (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;"
    "CREATE TABLE conflict (id INTEGER PRIMARY KEY, ordinal INTEGER NOT NULL, field TEXT NOT NULL,"
    " line_id TEXT, line_field TEXT, ours TEXT, theirs TEXT, ancestor TEXT,"
    " decision INTEGER NOT NULL DEFAULT -1) STRICT;"
    "CREATE INDEX conflict_ordinal ON conflict (ordinal, id);"
    "CREATE TABLE told (id TEXT PRIMARY KEY, digest TEXT) STRICT, WITHOUT ROWID;"
    "CREATE TABLE note (id INTEGER PRIMARY KEY, note TEXT NOT NULL, of_name INTEGER NOT NULL)"
    " STRICT;"
    "BEGIN;";

#define RECORD_COLUMNS \
  "ordinal, id, kind, line, verdict, digest, labels, number, changed, changed_by"

static const char *const texts[CHANCERY_SCRATCH_N_STATEMENTS] = {
  [CHANCERY_SCRATCH_ADD_RECORD] =
      "INSERT INTO record (id, kind, line, verdict, digest, labels, number, changed,"
      " changed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
  [CHANCERY_SCRATCH_FIND_RECORD] = "SELECT line FROM record WHERE id = ?",
  [CHANCERY_SCRATCH_NEXT_RECORD] = "SELECT " RECORD_COLUMNS
                                   " FROM record WHERE ordinal > ? ORDER BY ordinal LIMIT 1",
  [CHANCERY_SCRATCH_GET_RECORD] = "SELECT " RECORD_COLUMNS " FROM record WHERE ordinal = ?",
  [CHANCERY_SCRATCH_ADD_TURN] = "INSERT INTO turn (day, ordinal) VALUES (?, ?)",
  [CHANCERY_SCRATCH_NEXT_TURN] = "SELECT day, ordinal FROM turn WHERE (day, ordinal) > (?, ?)"
                                 " ORDER BY day, ordinal LIMIT 1",
  [CHANCERY_SCRATCH_JUDGE] = "UPDATE record SET verdict = ?2, digest = ?3 WHERE ordinal = ?1",
  [CHANCERY_SCRATCH_PUT_BODY] = "INSERT OR REPLACE INTO body (ordinal, content) VALUES (?, ?)",
  [CHANCERY_SCRATCH_GET_BODY] = "SELECT content FROM body WHERE ordinal = ?",
  [CHANCERY_SCRATCH_PUT_THEIRS] = "INSERT INTO theirs (ordinal, content) VALUES (?, ?)",
  [CHANCERY_SCRATCH_GET_THEIRS] = "SELECT content FROM theirs WHERE ordinal = ?",
  [CHANCERY_SCRATCH_ADD_EQUAL] = "INSERT INTO equal (digest, n) VALUES (?, 1)"
                                 " ON CONFLICT (digest) DO UPDATE SET n = n + 1",
  [CHANCERY_SCRATCH_COUNT_EQUAL] = "SELECT n FROM equal WHERE digest = ?",
  [CHANCERY_SCRATCH_ADD_NUMBER] = "INSERT INTO number (number, line) VALUES (?, ?)",
  [CHANCERY_SCRATCH_FIND_NUMBER] = "SELECT line FROM number WHERE number = ?",
  [CHANCERY_SCRATCH_ADD_NAME] = "INSERT OR IGNORE INTO name (label, kind, id) VALUES (?, ?, ?)",
  [CHANCERY_SCRATCH_MATCH_NAME] = "SELECT id FROM name WHERE label = ? AND kind = ? LIMIT 3",
  [CHANCERY_SCRATCH_ADD_LABEL] =
      "INSERT OR REPLACE INTO label (ordinal, label, target) VALUES (?, ?, ?)",
  [CHANCERY_SCRATCH_LIST_LABELS] = "SELECT label, target FROM label WHERE ordinal = ?",
  [CHANCERY_SCRATCH_ADD_TARGET] = "INSERT OR IGNORE INTO target (id, label) VALUES (?, ?)",
  [CHANCERY_SCRATCH_ADD_CONTENT] = "INSERT OR IGNORE INTO content (sha256, present) VALUES (?, ?)",
  [CHANCERY_SCRATCH_FIND_CONTENT] = "SELECT 1 FROM content WHERE sha256 = ?",
  [CHANCERY_SCRATCH_PUT_DATA] = "INSERT OR IGNORE INTO data (sha256, bytes) VALUES (?, ?)",
  [CHANCERY_SCRATCH_GET_DATA] = "SELECT bytes FROM data WHERE sha256 = ?",
  [CHANCERY_SCRATCH_FIND_DATA] = "SELECT 1 FROM data WHERE sha256 = ?",
  [CHANCERY_SCRATCH_ADD_CONFLICT] =
      "INSERT INTO conflict (id, ordinal, field, line_id, line_field, ours, theirs,"
      " ancestor) VALUES ((SELECT coalesce (max (id) + 1, 0) FROM conflict), ?, ?, ?, ?, ?, ?, ?)",
  [CHANCERY_SCRATCH_ADD_NOTE] = "INSERT INTO note (note, of_name) VALUES (?, ?)",
  [CHANCERY_SCRATCH_TELL] = "INSERT OR REPLACE INTO told (id, digest) VALUES (?, ?)",
  [CHANCERY_SCRATCH_TAKE_TOLD] = "DELETE FROM told WHERE id = ? RETURNING digest",
  [CHANCERY_SCRATCH_LIST_TOLD] =
      "SELECT id, NULL FROM told WHERE digest IS NOT NULL ORDER BY id LIMIT ?",
};

static gboolean
fail_with (int code, const char *message, GError **error)
{
  if (code == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  else
    g_set_error (error, CHANCERY_STORE_ERROR,
                 code == SQLITE_FULL ? CHANCERY_STORE_ERROR_FULL : CHANCERY_STORE_ERROR_FAILED,
                 "scratch file: %s", message);
  return FALSE;
}

gboolean
chancery_scratch_fail (ChanceryScratch *self, GError **error)
{
  if (self->sqlite == NULL)
    return fail_with (SQLITE_NOMEM, "out of memory", error);
  return fail_with (sqlite3_errcode (self->sqlite) & 0xff, sqlite3_errmsg (self->sqlite), error);
}

sqlite3_stmt *
chancery_scratch_take_statement (ChanceryScratch *self, ChanceryScratchStatement id, GError **error)
{
  sqlite3_stmt **statement = &self->statements[id];

  if (*statement == NULL && sqlite3_prepare_v3 (self->sqlite, texts[id], -1,
                                                SQLITE_PREPARE_PERSISTENT, statement, NULL) != 0)
    {
      chancery_scratch_fail (self, error);
      return NULL;
    }
  return *statement;
}

void
chancery_scratch_bind_text (sqlite3_stmt *statement, int i, const char *text)
{
  sqlite3_bind_text (statement, i, text, -1, SQLITE_STATIC);
}

void
chancery_scratch_give_back (sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

/* Runs a statement that gives no rows. */
gboolean
chancery_scratch_run (ChanceryScratch *self, sqlite3_stmt *statement, GError **error)
{
  gboolean done = sqlite3_step (statement) == SQLITE_DONE;

  if (!done)
    chancery_scratch_fail (self, error);
  chancery_scratch_give_back (statement);
  return done;
}

/* The number in the one row of a statement, @fallback without a row. */
static gint64
get_number (sqlite3_stmt *statement, gint64 fallback)
{
  gint64 number = sqlite3_step (statement) == SQLITE_ROW ? sqlite3_column_int64 (statement, 0)
                                                         : fallback;

  chancery_scratch_give_back (statement);
  return number;
}

char *
chancery_scratch_dup_column (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *)sqlite3_column_text (statement, column));
}

gint64
chancery_scratch_count (ChanceryScratch *self, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  gint64 number = 0;

  if (sqlite3_prepare_v2 (self->sqlite, sql, -1, &statement, NULL) == SQLITE_OK)
    number = get_number (statement, 0);
  sqlite3_finalize (statement);
  return number;
}

/* Looks first, because a failed insertion would not tell where the other one is. */
gboolean
chancery_scratch_find_line (ChanceryScratch *self,
                            ChanceryScratchStatement id,
                            const char *key,
                            guint64 *line,
                            GError **error)
{
  sqlite3_stmt *statement = chancery_scratch_take_statement (self, id, error);

  if (statement == NULL)
    return FALSE;
  chancery_scratch_bind_text (statement, 1, key);
  *line = (guint64)get_number (statement, 0);
  return TRUE;
}

void
chancery_scratch_record_clear (ChanceryScratchRecord *record)
{
  g_clear_pointer (&record->id, g_free);
  g_clear_pointer (&record->digest, g_free);
  g_clear_pointer (&record->number, g_free);
  g_clear_pointer (&record->changed, g_free);
  g_clear_pointer (&record->changed_by, g_free);
}

ChanceryScratch *
chancery_scratch_new (const char *folder, GError **error)
{
  g_autoptr (ChanceryScratch) self = g_new0 (ChanceryScratch, 1);
  g_autofree char *path = g_build_filename (folder, ".import-XXXXXX", NULL);
  int descriptor = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  int code;

  if (descriptor < 0)
    {
      int saved = errno;

      g_set_error (error, CHANCERY_STORE_ERROR,
                   saved == ENOSPC ? CHANCERY_STORE_ERROR_FULL : CHANCERY_STORE_ERROR_READ_ONLY,
                   "scratch file in %s: %s", folder, g_strerror (saved));
      return NULL;
    }
  close (descriptor);
  code = sqlite3_open_v2 (path, &self->sqlite,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_exec (self->sqlite, schema, NULL, NULL, NULL);
  /* From here on the file lives as long as this connection. */
  g_unlink (path);
  if (code != SQLITE_OK)
    {
      chancery_scratch_fail (self, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
chancery_scratch_free (ChanceryScratch *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < CHANCERY_SCRATCH_N_STATEMENTS; i++)
    sqlite3_finalize (self->statements[i]);
  sqlite3_close (self->sqlite);
  g_free (self);
}

gboolean
chancery_scratch_rest (ChanceryScratch *self, GError **error)
{
  int code;

  g_return_val_if_fail (self != NULL, FALSE);

  /* Only pages that lie in the file can be let go.  What fails in this the connection does not remember. */
  code = sqlite3_db_cacheflush (self->sqlite);
  if (code != SQLITE_OK)
    return fail_with (code & 0xff, sqlite3_errstr (code), error);
  return sqlite3_exec (self->sqlite, "PRAGMA cache_size = -512", NULL, NULL, NULL) == SQLITE_OK ||
         chancery_scratch_fail (self, error);
}

static gboolean
put_content (ChanceryScratch *self,
             ChanceryScratchStatement id,
             gint64 ordinal,
             GByteArray *content,
             GError **error)
{
  sqlite3_stmt *statement = chancery_scratch_take_statement (self, id, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, ordinal);
  sqlite3_bind_blob64 (statement, 2, content->data, content->len, SQLITE_STATIC);
  return chancery_scratch_run (self, statement, error);
}

/* NULL without @error: there is none. */
static GBytes *
get_content (ChanceryScratch *self, ChanceryScratchStatement id, gint64 ordinal, GError **error)
{
  sqlite3_stmt *statement = chancery_scratch_take_statement (self, id, error);
  GBytes *content = NULL;
  int code;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, ordinal);
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    {
      const void *bytes = sqlite3_column_blob (statement, 0);

      content = g_bytes_new (bytes, (gsize)sqlite3_column_bytes (statement, 0));
    }
  else if (code != SQLITE_DONE)
    chancery_scratch_fail (self, error);
  chancery_scratch_give_back (statement);
  return content;
}

GBytes *
chancery_scratch_get_content (ChanceryScratch *self, gint64 ordinal, GError **error)
{
  g_autoptr (GError) reason = NULL;
  GBytes *content;

  g_return_val_if_fail (self != NULL, NULL);

  content = get_content (self, CHANCERY_SCRATCH_GET_BODY, ordinal, &reason);
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  else if (content == NULL)
    fail_with (SQLITE_CORRUPT, "a record is gone", error);
  return content;
}

gboolean
chancery_scratch_put_theirs (ChanceryScratch *self,
                             gint64 ordinal,
                             GByteArray *content,
                             GError **error)
{
  g_return_val_if_fail (self != NULL && content != NULL, FALSE);

  return put_content (self, CHANCERY_SCRATCH_PUT_THEIRS, ordinal, content, error);
}

GBytes *
chancery_scratch_get_theirs (ChanceryScratch *self, gint64 ordinal, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_content (self, CHANCERY_SCRATCH_GET_THEIRS, ordinal, error);
}

static gboolean
add_turn (ChanceryScratch *self, const ChanceryScratchRecord *record, GError **error)
{
  sqlite3_stmt *statement =
      chancery_scratch_take_statement (self, CHANCERY_SCRATCH_ADD_TURN, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, record->day);
  sqlite3_bind_int64 (statement, 2, record->ordinal);
  return chancery_scratch_run (self, statement, error);
}

gboolean
chancery_scratch_add_record (ChanceryScratch *self,
                             ChanceryScratchRecord *record,
                             GByteArray *content,
                             guint64 *other_line,
                             GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (self != NULL && record != NULL && content != NULL, FALSE);

  if (!chancery_scratch_find_line (self, CHANCERY_SCRATCH_FIND_RECORD, record->id, other_line,
                                   error))
    return FALSE;
  if (*other_line > 0)
    return TRUE;
  statement = chancery_scratch_take_statement (self, CHANCERY_SCRATCH_ADD_RECORD, error);
  if (statement == NULL)
    return FALSE;
  chancery_scratch_bind_text (statement, 1, record->id);
  chancery_scratch_bind_text (statement, 2, record->kind->id);
  sqlite3_bind_int64 (statement, 3, (gint64)record->line);
  sqlite3_bind_int (statement, 4, record->verdict);
  chancery_scratch_bind_text (statement, 5, record->digest);
  sqlite3_bind_int (statement, 6, record->has_labels);
  chancery_scratch_bind_text (statement, 7, record->number);
  chancery_scratch_bind_text (statement, 8, record->changed);
  chancery_scratch_bind_text (statement, 9, record->changed_by);
  if (!chancery_scratch_run (self, statement, error))
    return FALSE;
  record->ordinal = sqlite3_last_insert_rowid (self->sqlite);
  return add_turn (self, record, error) &&
         put_content (self, CHANCERY_SCRATCH_PUT_BODY, record->ordinal, content, error);
}

static gboolean
load_record (ChanceryScratch *self,
             ChanceryScratchStatement id,
             gint64 ordinal,
             ChanceryScratchRecord *record,
             GError **error)
{
  sqlite3_stmt *statement = chancery_scratch_take_statement (self, id, error);
  int code;

  *record = (ChanceryScratchRecord){ 0 };
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, ordinal);
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    {
      record->ordinal = sqlite3_column_int64 (statement, 0);
      record->id = chancery_scratch_dup_column (statement, 1);
      record->kind = chancery_kind_find ((const char *)sqlite3_column_text (statement, 2));
      record->line = (guint64)sqlite3_column_int64 (statement, 3);
      record->verdict = sqlite3_column_int (statement, 4);
      record->digest = chancery_scratch_dup_column (statement, 5);
      record->has_labels = sqlite3_column_int (statement, 6) != 0;
      record->number = chancery_scratch_dup_column (statement, 7);
      record->changed = chancery_scratch_dup_column (statement, 8);
      record->changed_by = chancery_scratch_dup_column (statement, 9);
    }
  else if (code != SQLITE_DONE)
    chancery_scratch_fail (self, error);
  chancery_scratch_give_back (statement);
  return code == SQLITE_ROW || code == SQLITE_DONE;
}

gboolean
chancery_scratch_next_record (ChanceryScratch *self,
                              gint64 ordinal,
                              ChanceryScratchRecord *record,
                              GError **error)
{
  g_return_val_if_fail (self != NULL && record != NULL, FALSE);

  return load_record (self, CHANCERY_SCRATCH_NEXT_RECORD, ordinal, record, error);
}

gboolean
chancery_scratch_next_by_day (ChanceryScratch *self,
                              ChanceryScratchTurn *turn,
                              ChanceryScratchRecord *record,
                              GError **error)
{
  sqlite3_stmt *statement;
  int code;

  g_return_val_if_fail (self != NULL && turn != NULL && record != NULL, FALSE);

  *record = (ChanceryScratchRecord){ 0 };
  statement = chancery_scratch_take_statement (self, CHANCERY_SCRATCH_NEXT_TURN, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, turn->day);
  sqlite3_bind_int64 (statement, 2, turn->ordinal);
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    *turn = (ChanceryScratchTurn){ sqlite3_column_int64 (statement, 0),
                                   sqlite3_column_int64 (statement, 1) };
  else if (code != SQLITE_DONE)
    chancery_scratch_fail (self, error);
  chancery_scratch_give_back (statement);
  if (code != SQLITE_ROW)
    return code == SQLITE_DONE;
  return chancery_scratch_get_record (self, turn->ordinal, record, error);
}

gboolean
chancery_scratch_get_record (ChanceryScratch *self,
                             gint64 ordinal,
                             ChanceryScratchRecord *record,
                             GError **error)
{
  g_return_val_if_fail (self != NULL && record != NULL, FALSE);

  return load_record (self, CHANCERY_SCRATCH_GET_RECORD, ordinal, record, error);
}

gboolean
chancery_scratch_judge (ChanceryScratch *self,
                        gint64 ordinal,
                        int verdict,
                        const char *base,
                        GByteArray *content,
                        GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (self != NULL, FALSE);

  if (content != NULL && !put_content (self, CHANCERY_SCRATCH_PUT_BODY, ordinal, content, error))
    return FALSE;
  statement = chancery_scratch_take_statement (self, CHANCERY_SCRATCH_JUDGE, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, ordinal);
  sqlite3_bind_int (statement, 2, verdict);
  chancery_scratch_bind_text (statement, 3, base);
  return chancery_scratch_run (self, statement, error);
}

gboolean
chancery_scratch_has_record (ChanceryScratch *self, const char *id)
{
  guint64 line = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  return chancery_scratch_find_line (self, CHANCERY_SCRATCH_FIND_RECORD, id, &line, NULL) &&
         line > 0;
}

gint64
chancery_scratch_count_records (ChanceryScratch *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return chancery_scratch_count (self, "SELECT coalesce (max (ordinal), 0) FROM record");
}

gboolean
chancery_scratch_count_content (ChanceryScratch *self,
                                const char *digest,
                                guint *n_before,
                                GError **error)
{
  sqlite3_stmt *statement;
  guint64 n = 0;

  g_return_val_if_fail (self != NULL && digest != NULL && n_before != NULL, FALSE);

  if (!chancery_scratch_find_line (self, CHANCERY_SCRATCH_COUNT_EQUAL, digest, &n, error))
    return FALSE;
  *n_before = (guint)n;
  statement = chancery_scratch_take_statement (self, CHANCERY_SCRATCH_ADD_EQUAL, error);
  if (statement == NULL)
    return FALSE;
  chancery_scratch_bind_text (statement, 1, digest);
  return chancery_scratch_run (self, statement, error);
}

gboolean
chancery_scratch_add_number (ChanceryScratch *self,
                             const char *number,
                             guint64 line,
                             guint64 *other_line,
                             GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (self != NULL && number != NULL, FALSE);

  if (!chancery_scratch_find_line (self, CHANCERY_SCRATCH_FIND_NUMBER, number, other_line, error))
    return FALSE;
  if (*other_line > 0)
    return TRUE;
  statement = chancery_scratch_take_statement (self, CHANCERY_SCRATCH_ADD_NUMBER, error);
  if (statement == NULL)
    return FALSE;
  chancery_scratch_bind_text (statement, 1, number);
  sqlite3_bind_int64 (statement, 2, (gint64)line);
  return chancery_scratch_run (self, statement, error);
}
