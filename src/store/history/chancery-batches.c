/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-batches.h"

#include "chancery-db-private.h"
#include "chancery-history-private.h"
#include "chancery-record-import.h"
#include "chancery-records.h"
#include "chancery-registers-private.h"
#include "chancery-statement.h"
#include "chancery-store-record.h"
#include "chancery-text.h"

#include <string.h>
#include <unistd.h>

/* When the process began, in the kernel's words: its number alone is used again. */
static char *
read_start (gint64 pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%" G_GINT64_FORMAT "/stat", pid);
  g_autofree char *stat = NULL;
  g_auto (GStrv) words = NULL;
  const char *after;

  if (!g_file_get_contents (path, &stat, NULL, NULL) || (after = strrchr (stat, ')')) == NULL)
    return NULL;
  words = g_strsplit (after + 1, " ", -1);
  return g_strv_length (words) > 20 ? g_strdup (words[20]) : NULL;
}

static char *
make_owner (gint64 pid)
{
  g_autofree char *boot = NULL;
  g_autofree char *start = read_start (pid);

  if (start == NULL)
    return NULL;
  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &boot, NULL, NULL))
    boot = g_strdup ("unknown");
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s %s", pid, start, g_strstrip (boot));
}

static gboolean
is_alive (const char *owner)
{
  g_autofree char *now = make_owner (g_ascii_strtoll (owner, NULL, 10));

  return g_strcmp0 (now, owner) == 0;
}

gint64
chancery_batches_begin (ChanceryDb *db, const char *file, const char *who, GError **error)
{
  static const char sql[] = "INSERT INTO batch (state, file, who, owner, begun, first_sequence) "
                            "VALUES ('writing', ?1, ?2, ?3, ?4, ?5)";
  ChanceryAct act = { .who = who };
  g_autofree char *owner = make_owner (getpid ());
  g_autofree char *now = NULL;
  gint64 batch;

  g_return_val_if_fail (db != NULL && who != NULL, 0);

  if (!chancery_db_begin (db, &act, error))
    return 0;
  now = chancery_db_dup_now (db);
  if (!chancery_db_run (db, error, sql, "tttti", file, who, owner != NULL ? owner : "", now,
                        chancery_history_get_head (db) + 1))
    {
      chancery_db_rollback (db);
      return 0;
    }
  batch = sqlite3_last_insert_rowid (db->handle);
  return chancery_db_commit (db, error) ? batch : 0;
}

gboolean
chancery_batches_note (ChanceryDb *db,
                       gint64 batch,
                       const char *uuid,
                       const char *what,
                       const char *detail,
                       GError **error)
{
  static const char sql[] =
      "INSERT INTO batch_log (batch, ordinal, uuid, what, sequence, detail) VALUES (?1,"
      " (SELECT coalesce (max (ordinal), 0) + 1 FROM batch_log WHERE batch = ?1), ?2, ?3,"
      " (SELECT coalesce (max (sequence), 0) FROM history), ?4)";

  g_return_val_if_fail (db != NULL && uuid != NULL && what != NULL && db->depth > 0, FALSE);
  return chancery_db_run (db, error, sql, "ittt", batch, uuid, what, detail);
}

/* Entries of the log that are of no record. */
gboolean
chancery_batches_note_signature (ChanceryDb *db,
                                 gint64 batch,
                                 const char *signature,
                                 GError **error)
{
  return chancery_batches_note (db, batch, "", "signed", signature, error);
}

gboolean
chancery_batches_note_history (ChanceryDb *db, gint64 batch, const char *fault, GError **error)
{
  return chancery_batches_note (db, batch, "", "history", fault, error);
}

gboolean
chancery_batches_note_content (ChanceryDb *db, gint64 batch, const char *digest, GError **error)
{
  return chancery_batches_note (db, batch, "", "content", digest, error);
}

gboolean
chancery_batches_note_label (ChanceryDb *db,
                             gint64 batch,
                             const char *uuid,
                             const char *label,
                             const char *target,
                             GError **error)
{
  static const char sql[] =
      "INSERT OR REPLACE INTO batch_label (uuid, label, target, batch) VALUES (?1, ?2, ?3, ?4)";
  g_autofree char *folded = NULL;

  g_return_val_if_fail (db != NULL && uuid != NULL && label != NULL && target != NULL, FALSE);

  folded = chancery_text_fold_label (label);
  return chancery_db_run (db, error, sql, "ttti", uuid, folded, target, batch);
}

char *
chancery_batches_get_label (ChanceryDb *db, const char *uuid, const char *label)
{
  static const char sql[] =
      "SELECT l.target FROM batch_label AS l JOIN batch AS b ON b.id = l.batch "
      "WHERE l.uuid = ?1 AND l.label = ?2 AND b.state <> 'reverted'";
  g_autofree char *folded = NULL;

  g_return_val_if_fail (db != NULL && uuid != NULL && label != NULL, NULL);

  folded = chancery_text_fold_label (label);
  return chancery_db_query_text (db, sql, "tt", uuid, folded);
}

gboolean
chancery_batches_stands (ChanceryDb *db, gint64 batch)
{
  static const char sql[] = "SELECT state FROM batch WHERE id = ?1 AND state <> 'reverted'";
  g_autofree char *state = NULL;

  g_return_val_if_fail (db != NULL, FALSE);

  state = chancery_db_query_text (db, sql, "i", batch);
  return state != NULL;
}

gint64
chancery_batches_find_last (ChanceryDb *db, const char *uuid, gboolean *written, GError **error)
{
  static const char sql[] =
      "SELECT l.sequence, l.what <> 'unchanged' FROM batch_log AS l JOIN batch AS b ON b.id = l.batch "
      "WHERE l.uuid = ?1 AND b.state = 'done' AND l.what NOT IN ('conflict', 'behind') "
      "ORDER BY l.batch DESC LIMIT 1";
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) local = NULL;
  gint64 sequence = 0;

  g_return_val_if_fail (db != NULL && uuid != NULL && written != NULL, -1);

  statement = chancery_db_query (db, error, sql, "t", uuid);
  if (statement == NULL)
    return -1;
  if (chancery_statement_step (statement, &local))
    {
      sequence = chancery_statement_get_int (statement, 0);
      *written = chancery_statement_get_int (statement, 1) != 0;
    }
  return chancery_statement_ended_well (g_steal_pointer (&local), error) ? sequence : -1;
}

static gboolean
set_state (ChanceryDb *db, gint64 batch, const char *state, GError **error)
{
  static const char sql[] =
      "UPDATE batch SET state = ?2, ended = ?3, \"group\" = coalesce (\"group\", ?4) WHERE id = ?1";
  g_autofree char *now = chancery_db_dup_now (db);

  return chancery_db_run (db, error, sql, "itti", batch, state, now, db->group);
}

gboolean
chancery_batches_done (ChanceryDb *db, gint64 batch, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  if (!chancery_db_begin (db, NULL, error))
    return FALSE;
  if (!set_state (db, batch, "done", error))
    {
      chancery_db_rollback (db);
      return FALSE;
    }
  return chancery_db_commit (db, error);
}

/* Whether nobody touched the record since the batch did. */
static gboolean
is_untouched (ChanceryDb *db, const char *uuid, gint64 sequence)
{
  static const char sql[] = "SELECT max (sequence) FROM history WHERE record = ?1";

  return chancery_db_query_int (db, 0, sql, "t", uuid) == sequence;
}

static gboolean
check_untouched (ChanceryDb *db, const char *uuid, gint64 sequence, GError **error)
{
  g_autofree char *title = NULL;

  if (is_untouched (db, uuid, sequence))
    return TRUE;
  title = chancery_db_query_text (db, "SELECT title FROM record WHERE uuid = ?1", "t", uuid);
  g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_CONFLICT,
               "“%s” was changed since the import; the import was not taken back",
               title != NULL ? title : uuid);
  return FALSE;
}

static gboolean
take_back (ChanceryDb *db, const char *uuid, gboolean made, gint64 sequence, GError **error)
{
  g_autoptr (ChanceryRecord) now = NULL;
  g_autoptr (ChanceryRecord) earlier = NULL;
  g_autoptr (ChanceryRecord) after = NULL;
  g_autoptr (ChanceryDraft) draft = NULL;

  if (!check_untouched (db, uuid, sequence, error) ||
      (now = chancery_records_load (db, uuid, error)) == NULL)
    return FALSE;
  if (made)
    return chancery_record_commit_delete (db, now, "revert", error) &&
           chancery_registers_mark (db, uuid, "reverted", NULL, error);

  earlier = chancery_history_go_back (db, now, uuid, sequence - 1, error);
  if (earlier == NULL)
    return FALSE;
  draft = chancery_draft_new_from_record (earlier);
  after = chancery_record_commit (db, draft, now, "revert", error);
  return after != NULL;
}

/* Of a batch whose owner died a record stays on which somebody has worked since: it would take that work along, and to
 * refuse would mean that nothing is ever written into the registry again. */
static gboolean
revert_log (ChanceryDb *db, gint64 batch, GError **error)
{
  static const char sql[] = "SELECT uuid, what, sequence FROM batch_log "
                            "WHERE batch = ?1 AND what IN ('new', 'changed') ORDER BY ordinal DESC";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "i", batch);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    {
      gboolean made = strcmp (chancery_statement_get_text (statement, 1), "new") == 0;
      g_autofree char *uuid = chancery_statement_dup_text (statement, 0);
      gint64 sequence = chancery_statement_get_int (statement, 2);

      if (db->recovering && !is_untouched (db, uuid, sequence))
        continue;
      if (!take_back (db, uuid, made, sequence, error))
        return FALSE;
    }
  return chancery_statement_ended_well (g_steal_pointer (&local), error) &&
         set_state (db, batch, "reverted", error);
}

gboolean
chancery_batches_revert (ChanceryDb *db, gint64 batch, const ChanceryAct *act, GError **error)
{
  static const char sql[] = "SELECT state FROM batch WHERE id = ?1";
  g_autofree char *state = NULL;

  g_return_val_if_fail (db != NULL, FALSE);

  if (!chancery_db_begin (db, act, error))
    return FALSE;
  state = chancery_db_query_text (db, sql, "i", batch);
  if (state == NULL)
    {
      chancery_db_rollback (db);
      g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND,
                   "there was no import %" G_GINT64_FORMAT, batch);
      return FALSE;
    }
  if (strcmp (state, "reverted") == 0)
    {
      chancery_db_rollback (db);
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_STATE,
                   "import %" G_GINT64_FORMAT " was taken back already", batch);
      return FALSE;
    }
  if (!revert_log (db, batch, error))
    {
      chancery_db_rollback (db);
      return FALSE;
    }
  return chancery_db_commit (db, error);
}

/* What the batch brought stands again, made by the rows that brought it back. */
static gboolean
move_log (ChanceryDb *db, gint64 batch, GError **error)
{
  static const char sql[] =
      "UPDATE batch_log SET sequence ="
      " (SELECT max (h.sequence) FROM history AS h WHERE h.record = batch_log.uuid) "
      "WHERE batch = ?1 AND what IN ('new', 'changed')";

  return chancery_db_run (db, error, sql, "i", batch) && set_state (db, batch, "done", error);
}

gboolean
chancery_batches_restore (ChanceryDb *db,
                          gint64 batch,
                          gint64 group,
                          const ChanceryAct *act,
                          GError **error)
{
  g_return_val_if_fail (db != NULL && batch > 0, FALSE);

  if (group == 0)
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_STATE,
                   "nothing of import %" G_GINT64_FORMAT " was taken back", batch);
      return FALSE;
    }
  if (!chancery_db_begin (db, act, error))
    return FALSE;
  if (chancery_history_undo (db, group, act, error) == 0 || !move_log (db, batch, error))
    {
      chancery_db_rollback (db);
      return FALSE;
    }
  return chancery_db_commit (db, error);
}

static gint64
find_orphan (ChanceryDb *db)
{
  static const char sql[] = "SELECT id, owner FROM batch WHERE state = 'writing'";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, NULL, sql, "");

  while (statement != NULL && chancery_statement_step (statement, NULL))
    if (!is_alive (chancery_statement_get_text (statement, 1)))
      return chancery_statement_get_int (statement, 0);
  return 0;
}

/* Inside a transaction; what is taken back is a group of its own. */
static gboolean
recover (ChanceryDb *db, GError **error)
{
  gint64 group = db->group;
  gint64 batch;
  gboolean done = TRUE;

  db->recovering = TRUE;
  while (done && (batch = find_orphan (db)) != 0)
    {
      db->group = 0;
      done = revert_log (db, batch, error) && chancery_record_import_configure (db, FALSE, error);
    }
  db->recovering = FALSE;
  db->group = group;
  return done;
}

gboolean
chancery_batches_recover (ChanceryDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  if (db->depth > 0)
    return recover (db, error);
  /* Beginning recovers. */
  return find_orphan (db) == 0 ||
         (chancery_db_begin (db, NULL, error) && chancery_db_commit (db, error));
}
