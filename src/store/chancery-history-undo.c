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

static gboolean
undo_one (ChanceryDb *db, const Touched *one, GError **error)
{
  g_autoptr (ChanceryRecord) now = NULL;
  g_autoptr (ChanceryRecord) earlier = NULL;
  g_autoptr (ChanceryRecord) after = NULL;
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autoptr (GError) local = NULL;

  if (!check_untouched (db, one, error))
    return FALSE;
  earlier = chancery_history_load_at (db, one->uuid, one->first - 1, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (chancery_records_get_row (db, one->uuid) != 0)
    {
      now = chancery_records_load (db, one->uuid, error);
      if (now == NULL)
        return FALSE;
    }
  if (now == NULL)
    return earlier == NULL || bring_back (db, earlier, error);
  if (earlier == NULL)
    return chancery_record_commit_delete (db, now, "undo", error) &&
           chancery_registers_mark (db, one->uuid, "reverted", NULL, error);

  draft = chancery_draft_new_from_record (earlier);
  after = chancery_record_commit (db, draft, now, "undo", error);
  return after != NULL;
}

static gboolean
undo_group (ChanceryDb *db, gint64 group, GError **error)
{
  g_autoptr (GArray) touched = NULL;

  if (!chancery_history_can_undo (db, group))
    {
      g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_STATE,
                           "registering and voiding are not taken back");
      return FALSE;
    }
  touched = list_touched (db, group, error);
  if (touched == NULL)
    return FALSE;
  for (guint i = 0; i < touched->len; i++)
    if (!undo_one (db, &g_array_index (touched, Touched, i), error))
      return FALSE;
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
