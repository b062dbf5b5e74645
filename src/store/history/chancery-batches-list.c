/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The imports as they are listed, with what stands in the way of taking each back.  They are listed anew whenever
 * something changed; so that an import of a million records is not counted and looked through each time, the
 * connection remembers what it found and up to where. */

#include "config.h"

#include "chancery-batches.h"

#include "chancery-db-private.h"
#include "chancery-history.h"
#include "chancery-statement.h"

#include <string.h>

/* What is known of a batch. */
typedef struct
{
  char *stage; /* its state when it was counted, and since when */
  gint64 n_new;
  gint64 n_changed;
  gint64 n_unchanged;
  gint64 n_conflicts;
  gint64 n_written;
  gint64 n_contents;
  gint64 head;   /* up to here in history nobody else wrote what it brought; 0: nobody looked */
  char *touched; /* uuid of a record that somebody wrote since; NULL: none was found */
} Memory;

static void
memory_free (gpointer data)
{
  Memory *self = data;

  g_free (self->stage);
  g_free (self->touched);
  g_free (self);
}

void
chancery_batch_free (ChanceryBatch *self)
{
  if (self == NULL)
    return;
  g_free (self->state);
  g_free (self->file);
  g_free (self->who);
  g_free (self->begun);
  g_free (self->ended);
  g_strfreev (self->signatures);
  g_strfreev (self->history);
  g_free (self->touched);
  g_free (self);
}

/* Of this connection, emptied when the batch has come to another stage. */
static Memory *
recall (ChanceryDb *db, const ChanceryBatch *batch)
{
  g_autofree char *stage = g_strjoin (" ", batch->state, batch->ended, NULL);
  Memory *memory;

  if (db->batches == NULL)
    db->batches = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, memory_free);
  memory = g_hash_table_lookup (db->batches, &batch->id);
  if (memory == NULL || strcmp (memory->stage, stage) != 0)
    {
      memory = g_new0 (Memory, 1);
      memory->stage = g_steal_pointer (&stage);
      memory->n_new = -1;
      g_hash_table_replace (db->batches, g_memdup2 (&batch->id, sizeof batch->id), memory);
    }
  return memory;
}

/* What is not at its end grows, and what is under way may be rolled back. */
static gboolean
is_settled (ChanceryDb *db, const ChanceryBatch *batch)
{
  return db->depth == 0 && strcmp (batch->state, "writing") != 0;
}

/* ---- the list ---- */

/* As the import told it: what clashed is counted there, whatever was decided. */
static gboolean
count_log (ChanceryDb *db, gint64 batch, Memory *memory)
{
  static const char sql[] =
      "SELECT coalesce (sum (what = 'new'), 0),"
      " coalesce (sum (what = '" CHANCERY_BATCH_CHANGED "' AND detail IS NULL), 0),"
      " coalesce (sum (what IN ('unchanged', 'behind')), 0),"
      " coalesce (sum (what = 'conflict' OR detail = '" CHANCERY_BATCH_CLASH "'), 0),"
      " coalesce (sum (what IN ('new', '" CHANCERY_BATCH_CHANGED "')), 0),"
      " coalesce (sum (what = 'content'), 0) "
      "FROM batch_log WHERE batch = ?1";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, NULL, sql, "i", batch);

  if (statement == NULL || !chancery_statement_step (statement, NULL))
    return FALSE;
  memory->n_new = chancery_statement_get_int (statement, 0);
  memory->n_changed = chancery_statement_get_int (statement, 1);
  memory->n_unchanged = chancery_statement_get_int (statement, 2);
  memory->n_conflicts = chancery_statement_get_int (statement, 3);
  memory->n_written = chancery_statement_get_int (statement, 4);
  memory->n_contents = chancery_statement_get_int (statement, 5);
  return TRUE;
}

static void
count (ChanceryDb *db, ChanceryBatch *batch)
{
  const gboolean settled = is_settled (db, batch);
  Memory *memory = recall (db, batch);

  if ((!settled || memory->n_new < 0) && !count_log (db, batch->id, memory))
    return;
  batch->n_new = memory->n_new;
  batch->n_changed = memory->n_changed;
  batch->n_unchanged = memory->n_unchanged;
  batch->n_conflicts = memory->n_conflicts;
  batch->n_written = memory->n_written;
  batch->n_contents = memory->n_contents;
  if (!settled)
    memory->n_new = -1;
}

/* What is of the file stands in the index by the record of which they are not, in the order in which they came: a log may be
 * as long as its import. */
static char **
list_of_file (ChanceryDb *db, gint64 batch, const char *what)
{
  static const char sql[] = "SELECT detail FROM batch_log INDEXED BY batch_log_uuid "
                            "WHERE uuid = '' AND batch = ?1 AND what = ?2";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, NULL, sql, "it", batch, what);
  g_autoptr (GStrvBuilder) details = g_strv_builder_new ();

  while (statement != NULL && chancery_statement_step (statement, NULL))
    {
      const char *detail = chancery_statement_get_text (statement, 0);

      if (detail != NULL)
        g_strv_builder_add (details, detail);
    }
  return g_strv_builder_end (details);
}

GPtrArray *
chancery_batches_list (ChanceryDb *db, GError **error)
{
  static const char sql[] =
      "SELECT id, state, file, who, begun, ended, \"group\" FROM batch ORDER BY id DESC";
  g_autoptr (GPtrArray) batches =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_batch_free);
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  statement = chancery_db_query (db, error, sql, "");
  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &local))
    {
      ChanceryBatch *batch = g_new0 (ChanceryBatch, 1);

      batch->id = chancery_statement_get_int (statement, 0);
      batch->state = chancery_statement_dup_text (statement, 1);
      batch->file = chancery_statement_dup_text (statement, 2);
      batch->who = chancery_statement_dup_text (statement, 3);
      batch->begun = chancery_statement_dup_text (statement, 4);
      batch->ended = chancery_statement_dup_text (statement, 5);
      batch->group = chancery_statement_get_int (statement, 6);
      batch->signatures = list_of_file (db, batch->id, "signed");
      batch->history = list_of_file (db, batch->id, "history");
      count (db, batch);
      g_ptr_array_add (batches, batch);
    }
  if (local == NULL)
    return g_steal_pointer (&batches);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* ---- what stands in the way ---- */

#define WAS_WRITTEN_SINCE                           \
  " l.what IN ('new', 'changed') AND l.sequence <>" \
  " (SELECT max (h.sequence) FROM history AS h WHERE h.record = l.uuid) "

/* The last entry of history that is the batch's own, when all from its first to there are; else 0. */
static gint64
find_end (ChanceryDb *db, const ChanceryBatch *batch)
{
  static const char sql[] = "SELECT CASE WHEN max (sequence) - min (sequence) + 1 = count (*)"
                            " THEN max (sequence) ELSE 0 END FROM batch_log "
                            "WHERE batch = ?1 AND what IN ('new', 'changed')";
  const gint64 end = chancery_db_query_int (db, 0, sql, "i", batch->id);

  /* Where more was written since than it brought, its own records are the shorter way. */
  return chancery_history_get_head (db) - end < batch->n_written ? end : 0;
}

/* The first record of the batch that somebody wrote after @since, 0: ever.  @uuid: (out): NULL when none was. */
static gboolean
look (ChanceryDb *db, const ChanceryBatch *batch, gint64 since, char **uuid, GError **error)
{
  static const char all[] = "SELECT l.uuid FROM batch_log AS l WHERE l.batch = ?1"
                            " AND" WAS_WRITTEN_SINCE "ORDER BY l.ordinal LIMIT 1";
  static const char later[] = "SELECT l.uuid FROM history AS n CROSS JOIN batch_log AS l "
                              "WHERE n.sequence > ?2 AND l.uuid = n.record AND l.batch = ?1"
                              " AND" WAS_WRITTEN_SINCE "ORDER BY l.ordinal LIMIT 1";
  g_autoptr (ChanceryStatement) statement =
      since > 0 ? chancery_db_query (db, error, later, "ii", batch->id, since)
                : chancery_db_query (db, error, all, "i", batch->id);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  if (chancery_statement_step (statement, &local))
    *uuid = chancery_statement_dup_text (statement, 0);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
is_touched (ChanceryDb *db, const ChanceryBatch *batch, const char *uuid)
{
  static const char sql[] =
      "SELECT count (*) FROM batch_log AS l WHERE l.uuid = ?2 AND l.batch = ?1 AND" WAS_WRITTEN_SINCE;

  return chancery_db_query_int (db, 0, sql, "it", batch->id, uuid) > 0;
}

/* The first record that somebody wrote since the batch did. */
static gboolean
find_touched (ChanceryDb *db, ChanceryBatch *batch, GError **error)
{
  static const char sql[] = "SELECT coalesce (reference, title) FROM record WHERE uuid = ?1";
  const gint64 head = chancery_history_get_head (db);
  Memory *memory = recall (db, batch);
  gint64 since = memory->head;
  g_autofree char *uuid = g_steal_pointer (&memory->touched);

  memory->head = 0;
  if (uuid != NULL && !is_touched (db, batch, uuid))
    g_clear_pointer (&uuid, g_free);
  if (uuid == NULL)
    {
      if (since == 0 || since > head)
        since = find_end (db, batch);
      if (!look (db, batch, since, &uuid, error))
        return FALSE;
    }
  if (uuid != NULL)
    {
      batch->obstacle = CHANCERY_BATCH_TOUCHED;
      batch->touched = chancery_db_query_text (db, sql, "t", uuid);
    }
  if (!is_settled (db, batch))
    return TRUE;
  memory->head = uuid == NULL ? head : 0;
  memory->touched = g_steal_pointer (&uuid);
  return TRUE;
}

gboolean
chancery_batches_find_obstacle (ChanceryDb *db, ChanceryBatch *batch, GError **error)
{
  g_return_val_if_fail (db != NULL && batch != NULL, FALSE);

  g_clear_pointer (&batch->touched, g_free);
  batch->obstacle = CHANCERY_BATCH_FREE;
  if (strcmp (batch->state, "reverted") == 0)
    batch->obstacle = CHANCERY_BATCH_REVERTED;
  else if (strcmp (batch->state, "writing") == 0)
    batch->obstacle = CHANCERY_BATCH_WRITING;
  else if (batch->n_written == 0)
    batch->obstacle = CHANCERY_BATCH_IDLE;
  else
    return find_touched (db, batch, error);
  return TRUE;
}
