/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-import.h"

#include "chancery-canonical.h"
#include "chancery-db-private.h"
#include "chancery-history-private.h"
#include "chancery-records.h"
#include "chancery-registers-private.h"
#include "chancery-schema.h"
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
enter_number (ChanceryDb *db, ChanceryRecord *record, gboolean *is_new, GError **error)
{
  const char *reference = chancery_record_get_reference (record);

  return reference == NULL ||
         chancery_registers_enter (db, chancery_record_get_kind (record), reference,
                                   chancery_record_get_id (record), is_new, error);
}

/* Once the record carries its number.  @is_new: it was entered as held. */
static gboolean
mark_number (ChanceryDb *db, ChanceryRecord *record, gboolean is_new, GError **error)
{
  gboolean is_void = chancery_record_get_state (record) == CHANCERY_STATE_VOID;

  if (chancery_record_get_reference (record) == NULL || (is_new && !is_void))
    return TRUE;
  return chancery_registers_mark (db, chancery_record_get_id (record), is_void ? "void" : "held",
                                  is_void ? find_void_reason (record) : NULL, error);
}

gboolean
chancery_record_import_put (ChanceryDb *db,
                            ChanceryRecord *given,
                            ChanceryRecord *came,
                            GError **error)
{
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (ChanceryRecord) before = NULL;
  g_autofree char *base = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *body = NULL;
  gboolean is_new = FALSE;
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
  base = before != NULL ? chancery_canonical_digest (before) : NULL;
  if (!enter_number (db, record, &is_new, error) ||
      !chancery_record_write (db, record, before, base, CHANCERY_WRITE_NO_TEXT, NULL, &digest,
                              error) ||
      !mark_number (db, record, is_new, error))
    return FALSE;
  body = chancery_history_make_import_body (before, record, came);
  return chancery_history_append (db, chancery_db_get_action (db, "import"),
                                  chancery_record_get_id (record),
                                  chancery_record_get_version (record), digest, body, error);
}

/* Behind all days. */
#define AT_THE_END G_MAXINT64

/* Rows without a text, by their place in the index: each step back among those would end a piece of it, and a text that
 * goes between two others moves both. */
typedef struct
{
  gint64 row;
  gint64 place;
} Unindexed;

static int
compare_places (gconstpointer one, gconstpointer other)
{
  const Unindexed *a = one;
  const Unindexed *b = other;

  return (a->place > b->place) - (a->place < b->place);
}

static GArray *
list_unindexed (ChanceryDb *db, const char *sql, gint64 after, guint limit, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Unindexed));
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (db, error, sql, "ii", after, (gint64)limit);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &local))
    {
      Unindexed one = { chancery_statement_get_int (statement, 0),
                        chancery_statement_get_int (statement, 1) };

      g_array_append_val (rows, one);
    }
  return chancery_statement_ended_well (g_steal_pointer (&local), error) ? g_steal_pointer (&rows)
                                                                         : NULL;
}

static GArray *
list_by_place (ChanceryDb *db, gint64 after, guint limit, GError **error)
{
  static const char sql[] =
      "SELECT r.id, r.date_key FROM record AS r WHERE r.date_key > ?1 AND NOT EXISTS"
      " (SELECT 1 FROM record_text AS t WHERE t.record = r.id) ORDER BY r.date_key LIMIT ?2";

  return list_unindexed (db, sql, after, limit, error);
}

/* Of a large registry a few are found much sooner by their numbers, which both tables are ordered by. */
static GArray *
list_few (ChanceryDb *db, guint limit, GError **error)
{
  static const char sql[] =
      "SELECT r.id, r.date_key FROM record AS r WHERE r.id > ?1 AND NOT EXISTS"
      " (SELECT 1 FROM record_text AS t WHERE t.record = r.id) ORDER BY r.id LIMIT ?2";
  GArray *rows = list_unindexed (db, sql, 0, limit, error);

  if (rows != NULL)
    g_array_sort (rows, compare_places);
  return rows;
}

/* The next behind @after, which is where the last of them stands, or the end when there are no others. */
static GArray *
list_next (ChanceryDb *db, gint64 after, guint limit, gint64 *last, GError **error)
{
  g_autoptr (GArray) rows = after != 0 ? list_by_place (db, after, limit, error) : NULL;

  *last = 0;
  if (after != 0 && rows == NULL)
    return NULL;
  if (rows != NULL && rows->len > 0)
    *last = g_array_index (rows, Unindexed, rows->len - 1).place;
  else if (after != AT_THE_END)
    {
      /* Nothing was looked at as yet; or who saved meanwhile may have given a record an earlier day. */
      g_clear_pointer (&rows, g_array_unref);
      rows = list_few (db, limit, error);
      if (rows == NULL)
        return NULL;
      *last = rows->len > 0 ? AT_THE_END : 0;
      if (rows->len == limit)
        {
          g_array_unref (rows);
          rows = list_by_place (db, G_MININT64, limit, error);
          if (rows == NULL)
            return NULL;
          *last = g_array_index (rows, Unindexed, rows->len - 1).place;
        }
    }
  return g_steal_pointer (&rows);
}

/* Of the index; a save has to wait for them. */
#define N_PAGES_AT_ONCE G_GINT64_CONSTANT (1000)

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
  g_autofree gint64 *numbers = NULL;

  g_return_val_if_fail (db != NULL && last != NULL && db->depth > 0, FALSE);

  rows = list_next (db, after, limit, last, error);
  if (rows == NULL)
    return FALSE;
  numbers = g_new (gint64, rows->len);
  for (guint i = 0; i < rows->len; i++)
    numbers[i] = g_array_index (rows, Unindexed, i).row;
  if (!chancery_record_write_late (db, numbers, rows->len, error))
    return FALSE;
  return (rows->len == limit && chancery_words_count_noted (db->words) < MAX_NOTED) ||
         chancery_words_write (db, error);
}

/* One bounded step of merging the index, in a transaction of its own.  @whole: all pieces are to become one;
 * @more: there is more to do. */
static gboolean
merge_some (ChanceryDb *db, gboolean whole, gboolean *more, GError **error)
{
  static const char sql[] = "INSERT INTO record_search (record_search, rank) VALUES ('merge', ?1)";
  gint64 before;

  if (!chancery_db_begin (db, NULL, error))
    return FALSE;
  before = sqlite3_total_changes64 (db->handle);
  if (!chancery_db_run (db, error, sql, "i", whole ? -N_PAGES_AT_ONCE : N_PAGES_AT_ONCE))
    {
      chancery_db_rollback (db);
      return FALSE;
    }
  /* The command itself counts as one change. */
  *more = sqlite3_total_changes64 (db->handle) - before >= 2;
  return chancery_db_commit (db, error);
}

gboolean
chancery_record_import_configure (ChanceryDb *db, gboolean writing, GError **error)
{
  static const char sql[] = "INSERT INTO record_search (record_search, rank) VALUES (?1, ?2)";
  static const struct
  {
    const char *option;
    gint64 while_writing;
    gint64 otherwise;
  } options[] = {
    { "automerge", 16, CHANCERY_SCHEMA_AUTOMERGE },
    { "crisismerge", 32, 16 },
    { "hashsize", 4 * 1024 * 1024, 1024 * 1024 },
  };

  g_return_val_if_fail (db != NULL && db->depth > 0, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (!chancery_db_run (db, error, sql, "ti", options[i].option,
                          writing ? options[i].while_writing : options[i].otherwise))
      return FALSE;
  return TRUE;
}

void
chancery_record_import_set_step (ChanceryDb *db, ChanceryImportStep step)
{
  /* Rows touch pages of two dozen indexes.  One that had to go in the midst of a transaction and changes once more makes
   * SQLite read all of the transaction again from the log.  Texts come one behind the other, and need room for words. */
  static const char *const caches[] = {
    [CHANCERY_IMPORT_NOTHING] = CHANCERY_DB_CACHE_SIZE,
    [CHANCERY_IMPORT_ROWS] = "PRAGMA cache_size = -22528",
    [CHANCERY_IMPORT_TEXTS] = "PRAGMA cache_size = -8192",
  };

  g_return_if_fail (db != NULL && (guint)step < G_N_ELEMENTS (caches));

  chancery_db_exec (db, caches[step], NULL);
  chancery_db_set_long_log (db, step != CHANCERY_IMPORT_NOTHING);
}

gboolean
chancery_record_import_settle (ChanceryDb *db, gint64 n_written, GError **error)
{
  gboolean whole;
  gboolean more = TRUE;

  g_return_val_if_fail (db != NULL, FALSE);

  whole = n_written >= chancery_db_query_int (db, 0, "SELECT count (*) FROM record", "") / 2;
  /* FTS5 is told once; then it goes on with what it began. */
  for (gboolean begun = FALSE; more; begun = TRUE)
    if (!merge_some (db, whole && !begun, &more, error))
      return FALSE;
  return TRUE;
}
