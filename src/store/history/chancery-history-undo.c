/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking an act back: the inverse of its group, as a group of its own. */

#include "config.h"

#include "chancery-canonical.h"
#include "chancery-db-private.h"
#include "chancery-history-private.h"
#include "chancery-records.h"
#include "chancery-registers-private.h"
#include "chancery-statement.h"
#include "chancery-store-record.h"

#include <string.h>

/* So many are read, taken back and read back at once. */
#define MOST_AT_ONCE 64

/* What a group did to one record: the first and the last of its rows. */
typedef struct
{
  char *uuid;
  gint64 first;
  gint64 last;
} Touched;

static void
clear_touched (gpointer data)
{
  g_free (((Touched *)data)->uuid);
}

gboolean
chancery_history_can_undo (ChanceryDb *db, gint64 group)
{
  static const char sql[] = "SELECT count (*) > 0 AND sum (action IN ('register', 'void')) = 0 "
                            "FROM history WHERE \"group\" = ?1";

  g_return_val_if_fail (db != NULL, FALSE);
  return chancery_db_query_int (db, 0, sql, "i", group) == 1;
}

gboolean
chancery_history_is_registering (ChanceryDb *db, gint64 group)
{
  static const char sql[] = "SELECT count (*) > 0 AND sum (action = 'register') > 0 "
                            "FROM history WHERE \"group\" = ?1";

  g_return_val_if_fail (db != NULL, FALSE);
  return chancery_db_query_int (db, 0, sql, "i", group) == 1;
}

guint
chancery_history_count_records (ChanceryDb *db, gint64 group)
{
  static const char sql[] = "SELECT count (DISTINCT record) FROM history WHERE \"group\" = ?1";

  g_return_val_if_fail (db != NULL, 0);
  return (guint)chancery_db_query_int (db, 0, sql, "i", group);
}

/* Newest first, so that what was made last goes first. */
static GArray *
list_touched (ChanceryDb *db, gint64 group, GError **error)
{
  static const char sql[] =
      "SELECT record, min (sequence), max (sequence) FROM history "
      "WHERE \"group\" = ?1 AND record IS NOT NULL GROUP BY record ORDER BY min (sequence) DESC";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "i", group);
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (Touched));
  g_autoptr (GError) local = NULL;

  g_array_set_clear_func (touched, clear_touched);
  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &local))
    {
      Touched one = { .uuid = chancery_statement_dup_text (statement, 0),
                      .first = chancery_statement_get_int (statement, 1),
                      .last = chancery_statement_get_int (statement, 2) };

      g_array_append_val (touched, one);
    }
  if (local == NULL)
    return g_steal_pointer (&touched);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* Whether the record is as the act left it.  What was done since and taken back again is no change: acts on one
 * record are taken back one after the other. */
static gboolean
check_untouched (ChanceryDb *db, const Touched *one, GError **error)
{
  static const char sql[] =
      "SELECT (SELECT digest FROM history WHERE record = ?1 ORDER BY sequence DESC LIMIT 1) "
      "IS (SELECT digest FROM history WHERE sequence = ?2)";
  g_autofree char *title = NULL;

  if (chancery_db_query_int (db, 0, sql, "ti", one->uuid, one->last) == 1)
    return TRUE;
  title = chancery_db_query_text (db, "SELECT title FROM record WHERE uuid = ?1", "t", one->uuid);
  g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_CONFLICT,
               "“%s” was changed since; nothing was taken back", title != NULL ? title : one->uuid);
  return FALSE;
}

/* The version goes on from the highest that the record ever had. */
static void
set_version_before (ChanceryDb *db, ChanceryDraft *draft)
{
  static const char sql[] = "SELECT max (version) FROM history WHERE record = ?1";
  g_autoptr (ChanceryValue) version = NULL;

  version = chancery_value_new_integer (
      chancery_db_query_int (db, 0, sql, "t", chancery_draft_get_id (draft)));
  chancery_draft_set (draft, "version", version);
}

static gboolean
bring_back (ChanceryDb *db, ChanceryRecord *earlier, GError **error)
{
  g_autoptr (ChanceryDraft) draft = chancery_draft_new_from_record (earlier);
  g_autoptr (ChanceryRecord) after = NULL;
  const char *reference = chancery_record_get_reference (earlier);
  const char *uuid = chancery_record_get_id (earlier);

  set_version_before (db, draft);
  after = chancery_record_commit (db, draft, NULL, "undo", error);
  if (after == NULL ||
      !chancery_db_run (db, error, "DELETE FROM tombstone WHERE uuid = ?1", "t", uuid))
    return FALSE;
  return reference == NULL || chancery_registers_mark (db, uuid, "held", NULL, error);
}

/* Records that are taken back to what they were before, and read back together. */
typedef struct
{
  gint64 rows[MOST_AT_ONCE];
  guint n_rows;
} Unread;

/* @now: (nullable): as it is; @alone: set when others may read otherwise from now on. */
static gboolean
undo_one (ChanceryDb *db,
          const Touched *one,
          ChanceryRecord *now,
          Unread *unread,
          gboolean *alone,
          GError **error)
{
  g_autoptr (ChanceryRecord) earlier = NULL;
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autoptr (GError) local = NULL;

  if (!check_untouched (db, one, error))
    return FALSE;
  earlier = chancery_history_go_back (db, now, one->uuid, one->first - 1, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *alone = now == NULL || earlier == NULL ||
           strcmp (chancery_record_get_title (now), chancery_record_get_title (earlier)) != 0;
  if (now == NULL)
    return earlier == NULL || bring_back (db, earlier, error);
  if (earlier == NULL)
    return chancery_record_commit_delete (db, now, "undo", error) &&
           chancery_registers_mark (db, one->uuid, "reverted", NULL, error);

  draft = chancery_draft_new_from_record (earlier);
  unread->rows[unread->n_rows++] = chancery_records_get_row (db, one->uuid);
  return chancery_record_commit_one_of (db, draft, now, "undo", error);
}

/* The first of @touched, @most at most; fewer where one was made or went or is called otherwise, because those behind it
 * may show its name and are read anew. */
static gboolean
undo_some (ChanceryDb *db, const Touched *touched, guint most, guint *n_done, GError **error)
{
  const char *uuids[MOST_AT_ONCE + 1] = { NULL };
  g_autoptr (GPtrArray) records = NULL;
  Unread unread = { .n_rows = 0 };
  gboolean alone = FALSE;

  for (guint i = 0; i < most; i++)
    uuids[i] = touched[i].uuid;
  records = chancery_records_load_many (db, uuids, error);
  if (records == NULL)
    return FALSE;
  for (guint i = 0, n_found = 0; i < most && !alone; i++)
    {
      ChanceryRecord *now = n_found < records->len ? records->pdata[n_found] : NULL;

      /* Only those that are here were found, in the order in which they were asked for. */
      if (now != NULL && strcmp (chancery_record_get_id (now), uuids[i]) == 0)
        n_found++;
      else
        now = NULL;
      if (!undo_one (db, &touched[i], now, &unread, &alone, error))
        return FALSE;
      *n_done = i + 1;
    }
  return chancery_record_check_written (db, unread.rows, unread.n_rows, error);
}

static gboolean
undo_group (ChanceryDb *db, gint64 group, GError **error)
{
  g_autoptr (GArray) touched = NULL;
  guint most = MOST_AT_ONCE;
  guint n_done;

  if (!chancery_history_can_undo (db, group))
    {
      g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_STATE,
                           "registering and voiding are not taken back");
      return FALSE;
    }
  touched = list_touched (db, group, error);
  if (touched == NULL)
    return FALSE;
  for (guint i = 0; i < touched->len; i += n_done)
    {
      guint n = MIN (touched->len - i, most);

      n_done = 0;
      if (!undo_some (db, &g_array_index (touched, Touched, i), n, &n_done, error))
        return FALSE;
      /* Where one stands alone, the next often does too. */
      most = n_done < n ? 1 : MIN (most * 2, MOST_AT_ONCE);
    }
  return TRUE;
}

gint64
chancery_history_undo (ChanceryDb *db, gint64 group, const ChanceryAct *act, GError **error)
{
  g_return_val_if_fail (db != NULL, 0);

  if (!chancery_db_begin (db, act, error))
    return 0;
  if (!undo_group (db, group, error))
    {
      chancery_db_rollback (db);
      return 0;
    }
  return chancery_db_commit (db, error) ? chancery_db_get_group (db) : 0;
}
