/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-import.h"

#include "chancery-canonical.h"
#include "chancery-db-private.h"
#include "chancery-history-private.h"
#include "chancery-records.h"
#include "chancery-registers-private.h"
#include "chancery-statement.h"
#include "chancery-store-record.h"
#include "chancery-words.h"

void
chancery_record_import_complete (ChanceryDraft *draft)
{
  const ChanceryKindFlags at_once = CHANCERY_KIND_REGISTERS_ON_SAVE | CHANCERY_KIND_NAMED |
                                    CHANCERY_KIND_NUMBERED_ON_SAVE;
  ChanceryState state = CHANCERY_STATE_DRAFT;

  g_return_if_fail (draft != NULL);

  if (chancery_draft_get (draft, "state") != NULL)
    return;
  if ((chancery_draft_get_kind (draft)->flags & at_once) != 0)
    state = CHANCERY_STATE_REGISTERED;
  chancery_draft_set_text (draft, "state", chancery_state_to_string (state));
}

/* The registry keeps a state and a version with every record. */
static ChanceryRecord *
complete (ChanceryRecord *record)
{
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autoptr (ChanceryValue) version = NULL;

  if (chancery_record_get (record, "state") != NULL && chancery_record_get_version (record) > 0)
    return chancery_record_ref (record);
  draft = chancery_draft_new_from_record (record);
  chancery_record_import_complete (draft);
  if (chancery_record_get_version (record) < 1)
    {
      version = chancery_value_new_integer (1);
      chancery_draft_set (draft, "version", version);
    }
  return chancery_draft_build (draft);
}

static const char *
find_void_reason (ChanceryRecord *record)
{
  ChanceryValue *lines = chancery_record_get (record, "corrections");
  const char *reason = NULL;

  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryLine *line = chancery_value_get_line (lines, i);

      if (g_strcmp0 (chancery_line_get_text (line, "field"), "state") == 0)
        reason = chancery_line_get_text (line, "reason");
    }
  return reason;
}

static gboolean
enter_number (ChanceryDb *db, ChanceryRecord *record, GError **error)
{
  const char *reference = chancery_record_get_reference (record);

  return reference == NULL ||
         chancery_registers_enter (db, chancery_record_get_kind (record), reference,
                                   chancery_record_get_id (record), error);
}

/* Once the record carries its number. */
static gboolean
mark_number (ChanceryDb *db, ChanceryRecord *record, GError **error)
{
  gboolean is_void = chancery_record_get_state (record) == CHANCERY_STATE_VOID;

  if (chancery_record_get_reference (record) == NULL)
    return TRUE;
  return chancery_registers_mark (db, chancery_record_get_id (record), is_void ? "void" : "held",
                                  is_void ? find_void_reason (record) : NULL, error);
}

gboolean
chancery_record_import_put (ChanceryDb *db, ChanceryRecord *given, GError **error)
{
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (ChanceryRecord) before = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *body = NULL;
  gint64 row;

  g_return_val_if_fail (db != NULL && given != NULL && db->depth > 0, FALSE);

  row = chancery_records_get_row (db, chancery_record_get_id (given));
  if (row != 0)
    {
      before = chancery_record_read (db, row, error);
      if (before == NULL)
        return FALSE;
      if (chancery_record_get_kind (before) != chancery_record_get_kind (given))
        {
          g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_CONFLICT,
                       "record %s is here as another kind (%s)", chancery_record_get_id (given),
                       chancery_record_get_kind (before)->id);
          return FALSE;
        }
    }
  record = complete (given);
  if (!enter_number (db, record, error) ||
      !chancery_record_write (db, record, before, CHANCERY_WRITE_NO_TEXT, NULL, &digest, error) ||
      !mark_number (db, record, error))
    return FALSE;
  body = before != NULL ? chancery_history_make_body (before, record) : NULL;
  return chancery_history_append (db, chancery_db_get_action (db, "import"),
                                  chancery_record_get_id (record),
                                  chancery_record_get_version (record), digest, body, error);
}

/* The rows, by their place in the index: each step back among those would end a piece of it, and thousands
 * of small pieces have to be merged. */
static GArray *
list_unindexed (ChanceryDb *db, gint64 after, guint limit, gint64 *last, GError **error)
{
  static const char sql[] =
      "SELECT id FROM (SELECT r.id, r.date_key FROM record AS r WHERE r.id > ?1 AND NOT EXISTS"
      " (SELECT 1 FROM record_text AS t WHERE t.record = r.id) ORDER BY r.id LIMIT ?2)"
      " ORDER BY date_key";
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (db, error, sql, "ii", after, (gint64)limit);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &local))
    {
      gint64 row = chancery_statement_get_int (statement, 0);

      g_array_append_val (rows, row);
      *last = MAX (*last, row);
    }
  if (local == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* How long the log grows before its pages go into the file: one that each transaction writes goes there once
 * for several.  What is left of the log afterwards is at most as long (journal_size_limit). */
#define PAGES_OF_LOG 16384
#define SQLITE_DEFAULT_PAGES_OF_LOG 1000

/* So many new words are gathered before their list is written: each time nearly every page of it is touched. */
#define MAX_NOTED 100000

gboolean
chancery_record_import_index (ChanceryDb *db,
                              gint64 after,
                              guint limit,
                              gint64 *last,
                              GError **error)
{
  g_autoptr (GArray) rows = NULL;

  g_return_val_if_fail (db != NULL && last != NULL && db->depth > 0, FALSE);

  *last = 0;
  rows = list_unindexed (db, after, limit, last, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!chancery_record_write_late (db, g_array_index (rows, gint64, i), error))
      return FALSE;
  return (rows->len == limit && chancery_words_count_noted (db->words) < MAX_NOTED) ||
         chancery_words_write (db, error);
}

/* One bounded step of merging the index, in a transaction of its own; @more: there is more to do. */
static gboolean
merge_some (ChanceryDb *db, gboolean *more, GError **error)
{
  static const char sql[] =
      "INSERT INTO record_search (record_search, rank) VALUES ('merge', 1000)";
  gint64 before;

  if (!chancery_db_begin (db, NULL, error))
    return FALSE;
  before = sqlite3_total_changes64 (db->handle);
  if (!chancery_db_exec (db, sql, error))
    {
      chancery_db_rollback (db);
      return FALSE;
    }
  /* The command itself counts as one change. */
  *more = sqlite3_total_changes64 (db->handle) - before >= 2;
  return chancery_db_commit (db, error);
}

void
chancery_record_import_set_writing (ChanceryDb *db, gboolean writing)
{
  g_return_if_fail (db != NULL);

  sqlite3_wal_autocheckpoint (db->handle, writing ? PAGES_OF_LOG : SQLITE_DEFAULT_PAGES_OF_LOG);
  chancery_db_exec (db, writing ? "PRAGMA cache_size = -16384" : CHANCERY_DB_CACHE_SIZE, NULL);
  /* Else the next save would have all of the log to bring into the file. */
  if (!writing)
    sqlite3_wal_checkpoint_v2 (db->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

gboolean
chancery_record_import_settle (ChanceryDb *db, GError **error)
{
  gboolean more = TRUE;

  g_return_val_if_fail (db != NULL, FALSE);

  while (more)
    if (!merge_some (db, &more, error))
      return FALSE;
  return TRUE;
}
