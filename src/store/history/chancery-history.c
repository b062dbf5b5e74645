/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-history.h"

#include "chancery-db-private.h"
#include "chancery-history-private.h"
#include "chancery-records.h"
#include "chancery-sha256.h"
#include "chancery-statement.h"

#include <string.h>

/* A history that breaks everywhere is described by its beginning. */
#define MAX_PROBLEMS 100

/* The fields of a row over which its link of the chain is made, in this order. */
typedef struct
{
  gint64 sequence;
  const char *when;
  const char *who;
  gint64 group;
  const char *action;
  const char *record;
  gint64 version;
  const char *digest;
  const char *body_digest;
} Link;

void
chancery_history_row_free (ChanceryHistoryRow *self)
{
  if (self == NULL)
    return;
  g_free (self->when);
  g_free (self->who);
  g_free (self->action);
  g_free (self->record);
  g_free (self->digest);
  g_free (self->body_digest);
  g_free (self->chain);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self);
}

/* Length before content, so that no two rows can be told as one text; nothing is not empty. */
static void
put_text (ChancerySha256 *checksum, const char *text)
{
  guint32 length = GUINT32_TO_BE (text != NULL ? (guint32)strlen (text) : G_MAXUINT32);

  chancery_sha256_update (checksum, &length, sizeof length);
  if (text != NULL)
    chancery_sha256_update (checksum, text, strlen (text));
}

static void
put_int (ChancerySha256 *checksum, gint64 value)
{
  char text[32];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, value);
  put_text (checksum, text);
}

static char *
make_chain (const char *previous, const Link *link)
{
  g_autoptr (ChancerySha256) checksum = chancery_sha256_new ();

  chancery_sha256_update (checksum, previous, strlen (previous));
  put_int (checksum, link->sequence);
  put_text (checksum, link->when);
  put_text (checksum, link->who);
  put_int (checksum, link->group);
  put_text (checksum, link->action);
  put_text (checksum, link->record);
  put_int (checksum, link->version);
  put_text (checksum, link->digest);
  put_text (checksum, link->body_digest);
  return g_strdup (chancery_sha256_get_string (checksum));
}

char *
chancery_history_make_link (const char *previous, const ChanceryHistoryRow *row)
{
  const Link link = { .sequence = row->sequence,
                      .when = row->when,
                      .who = row->who,
                      .group = row->group,
                      .action = row->action,
                      .record = row->record,
                      .version = row->version,
                      .digest = row->digest,
                      .body_digest = row->body_digest };

  g_return_val_if_fail (previous != NULL && row != NULL, NULL);

  return make_chain (previous, &link);
}

/* The end of the chain; an empty one begins with the registry's own id. */
static gint64
get_end (ChanceryDb *db, char **chain)
{
  static const char sql[] = "SELECT sequence, chain FROM history ORDER BY sequence DESC LIMIT 1";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, NULL, sql, "");

  if (statement != NULL && chancery_statement_step (statement, NULL))
    {
      *chain = chancery_statement_dup_text (statement, 1);
      return chancery_statement_get_int (statement, 0);
    }
  *chain = g_strdup (chancery_db_get_origin (db));
  return 0;
}

gboolean
chancery_history_append (ChanceryDb *db,
                         const char *action,
                         const char *uuid,
                         gint64 version,
                         const char *digest,
                         const char *body,
                         GError **error)
{
  static const char sql[] =
      "INSERT INTO history (sequence, \"when\", who, \"group\", action, record, version, digest, body_digest, chain) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
  static const char body_sql[] = "INSERT INTO history_body (sequence, body) VALUES (?1, ?2)";
  g_autofree char *now = chancery_db_dup_now (db);
  g_autofree char *body_digest = NULL;
  g_autofree char *previous = NULL;
  g_autofree char *chain = NULL;
  Link link = { 0 };

  g_return_val_if_fail (db->depth > 0, FALSE);

  if (body != NULL)
    body_digest = chancery_sha256_compute (body, strlen (body));
  link.sequence = get_end (db, &previous) + 1;
  if (db->group == 0)
    db->group = link.sequence;
  link.when = now;
  link.who = db->who;
  link.group = db->group;
  link.action = action;
  link.record = uuid;
  link.version = version;
  link.digest = digest;
  link.body_digest = body_digest;
  chain = make_chain (previous, &link);

  if (!chancery_db_run (db, error, sql, "ittittittt", link.sequence, now, link.who, link.group,
                        action, uuid, version, digest, body_digest, chain))
    return FALSE;
  return body == NULL || chancery_db_run (db, error, body_sql, "it", link.sequence, body);
}

static const char row_columns[] =
    "SELECT h.sequence, h.\"when\", h.who, h.\"group\", h.action, h.record, h.version,"
    " h.digest, h.body_digest, h.chain FROM history AS h ";

static void
read_link (ChanceryStatement *statement, Link *link)
{
  link->sequence = chancery_statement_get_int (statement, 0);
  link->when = chancery_statement_get_text (statement, 1);
  link->who = chancery_statement_get_text (statement, 2);
  link->group = chancery_statement_get_int (statement, 3);
  link->action = chancery_statement_get_text (statement, 4);
  link->record = chancery_statement_get_text (statement, 5);
  link->version = chancery_statement_get_int (statement, 6);
  link->digest = chancery_statement_get_text (statement, 7);
  link->body_digest = chancery_statement_get_text (statement, 8);
}

static ChanceryHistoryRow *
read_row (ChanceryStatement *statement)
{
  ChanceryHistoryRow *row = g_new0 (ChanceryHistoryRow, 1);

  row->sequence = chancery_statement_get_int (statement, 0);
  row->when = chancery_statement_dup_text (statement, 1);
  row->who = chancery_statement_dup_text (statement, 2);
  row->group = chancery_statement_get_int (statement, 3);
  row->action = chancery_statement_dup_text (statement, 4);
  row->record = chancery_statement_dup_text (statement, 5);
  row->version = chancery_statement_get_int (statement, 6);
  row->digest = chancery_statement_dup_text (statement, 7);
  row->body_digest = chancery_statement_dup_text (statement, 8);
  row->chain = chancery_statement_dup_text (statement, 9);
  return row;
}

static GPtrArray *
read_rows (ChanceryStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_history_row_free);
  g_autoptr (GError) local = NULL;

  while (chancery_statement_step (statement, &local))
    g_ptr_array_add (rows, read_row (statement));
  if (local == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gint64
get_limit (guint limit)
{
  return limit > 0 ? (gint64)limit : -1;
}

GPtrArray *
chancery_history_list_since (ChanceryDb *db, gint64 sequence, guint limit, GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (ChanceryStatement) statement = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  sql = g_strconcat (row_columns, "WHERE h.sequence > ?1 ORDER BY h.sequence LIMIT ?2", NULL);
  statement = chancery_db_query (db, error, sql, "ii", sequence, get_limit (limit));
  return statement != NULL ? read_rows (statement, error) : NULL;
}

static char *
get_body (ChanceryDb *db, gint64 sequence)
{
  return chancery_db_query_text (db, "SELECT body FROM history_body WHERE sequence = ?1", "i",
                                 sequence);
}

/* Whether the row at @i left nothing behind. */
static gboolean
was_deleted (GPtrArray *rows, guint i)
{
  return i < rows->len && ((ChanceryHistoryRow *)rows->pdata[i])->digest == NULL;
}

/* Steps over the row at @i of @rows (newest first), filling in what it did.  @content: (inout): after the row, then
 * before it. */
static gboolean
step_over (ChanceryDb *db, GPtrArray *rows, guint i, ChanceryRecord **content, GError **error)
{
  ChanceryHistoryRow *row = rows->pdata[i];
  g_autofree char *body = get_body (db, row->sequence);
  g_autoptr (GError) local = NULL;
  ChanceryRecord *before;

  row->changes = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_change_free);
  if (body == NULL)
    {
      /* Nothing was changed, or the first row, or the first after a deletion; or the body was
       * erased: then nothing is known of what was before. */
      if (row->version <= 1 || *content == NULL || was_deleted (rows, i + 1))
        g_clear_pointer (content, chancery_record_unref);
      return TRUE;
    }
  before = chancery_history_step_back (db, *content, body, row->changes, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_clear_pointer (content, chancery_record_unref);
  *content = before;
  return TRUE;
}

/* Walks from today's content back through @rows.  Returns the content before the last row walked. */
static gboolean
walk_back (ChanceryDb *db, GPtrArray *rows, ChanceryRecord **content, gint64 until, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryHistoryRow *row = rows->pdata[i];

      if (row->sequence <= until)
        break;
      if (!step_over (db, rows, i, content, error))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
list_rows_of (ChanceryDb *db, const char *uuid, guint limit, GError **error)
{
  g_autofree char *sql =
      g_strconcat (row_columns, "WHERE h.record = ?1 ORDER BY h.sequence DESC LIMIT ?2", NULL);
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (db, error, sql, "ti", uuid, get_limit (limit));

  return statement != NULL ? read_rows (statement, error) : NULL;
}

static ChanceryRecord *
load_now (ChanceryDb *db, const char *uuid, GError **error)
{
  g_autoptr (GError) local = NULL;
  ChanceryRecord *record = chancery_records_load (db, uuid, &local);

  if (record == NULL &&
      !g_error_matches (local, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
  return record;
}

GPtrArray *
chancery_history_list_record (ChanceryDb *db, const char *uuid, guint limit, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) local = NULL;
  ChanceryRecord *content;
  gboolean done;

  g_return_val_if_fail (db != NULL && uuid != NULL, NULL);

  rows = list_rows_of (db, uuid, limit, error);
  if (rows == NULL)
    return NULL;
  content = load_now (db, uuid, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  done = walk_back (db, rows, &content, 0, error);
  g_clear_pointer (&content, chancery_record_unref);
  return done ? g_steal_pointer (&rows) : NULL;
}

ChanceryRecord *
chancery_history_go_back (ChanceryDb *db,
                          ChanceryRecord *now,
                          const char *uuid,
                          gint64 sequence,
                          GError **error)
{
  g_autoptr (GPtrArray) rows = list_rows_of (db, uuid, 0, error);
  ChanceryRecord *content;

  if (rows == NULL)
    return NULL;
  content = now != NULL ? chancery_record_ref (now) : NULL;
  if (!walk_back (db, rows, &content, sequence, error))
    g_clear_pointer (&content, chancery_record_unref);
  return content;
}

ChanceryRecord *
chancery_history_load_at (ChanceryDb *db, const char *uuid, gint64 sequence, GError **error)
{
  g_autoptr (ChanceryRecord) now = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (db != NULL && uuid != NULL, NULL);

  now = load_now (db, uuid, &local);
  if (local == NULL)
    return chancery_history_go_back (db, now, uuid, sequence, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
chancery_history_foreach_content (ChanceryDb *db,
                                  ChanceryRecord *now,
                                  ChanceryHistoryVisit visit,
                                  gpointer user_data,
                                  GError **error)
{
  const char *uuid;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (ChanceryRecord) content = NULL;

  g_return_val_if_fail (db != NULL && now != NULL && visit != NULL, FALSE);

  uuid = chancery_record_get_id (now);
  rows = list_rows_of (db, uuid, 0, error);
  if (rows == NULL)
    return FALSE;
  content = chancery_record_ref (now);
  for (guint i = 0; i < rows->len && content != NULL; i++)
    {
      ChanceryHistoryRow *row = rows->pdata[i];
      g_autoptr (ChanceryRecord) after = chancery_record_ref (content);
      g_autofree char *body = get_body (db, row->sequence);
      g_autoptr (ChanceryRecord) came = NULL;
      g_autoptr (GError) local = NULL;

      if (body != NULL)
        came = chancery_history_read_came (db, after, body, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (!step_over (db, rows, i, &content, error))
        return FALSE;
      if (!visit (row, after, came, user_data))
        break;
    }
  return TRUE;
}

gint64
chancery_history_get_head (ChanceryDb *db)
{
  g_return_val_if_fail (db != NULL, 0);
  return chancery_db_query_int (db, 0, "SELECT max (sequence) FROM history", "");
}

char *
chancery_history_checkpoint (ChanceryDb *db, GError **error)
{
  g_autofree char *chain = NULL;
  g_autofree char *now = NULL;
  gint64 sequence;

  g_return_val_if_fail (db != NULL, NULL);

  sequence = get_end (db, &chain);
  now = chancery_db_dup_now (db);
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %s %s", chancery_db_get_origin (db), sequence,
                          chain, now);
}

gboolean
chancery_history_check_head (ChanceryDb *db)
{
  g_autofree char *sql = g_strconcat (row_columns, "ORDER BY h.sequence DESC LIMIT 2", NULL);
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, NULL, sql, "");
  g_autofree char *when = NULL;
  g_autofree char *stated = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *who = NULL, *action = NULL, *record = NULL, *digest = NULL, *body_digest = NULL;
  g_autofree char *previous = NULL;
  Link link;

  if (statement == NULL)
    return FALSE;
  if (!chancery_statement_step (statement, NULL))
    return TRUE;
  read_link (statement, &link);
  link.when = when = g_strdup (link.when);
  link.who = who = g_strdup (link.who);
  link.action = action = g_strdup (link.action);
  link.record = record = g_strdup (link.record);
  link.digest = digest = g_strdup (link.digest);
  link.body_digest = body_digest = g_strdup (link.body_digest);
  stated = chancery_statement_dup_text (statement, 9);
  if (chancery_statement_step (statement, NULL))
    previous = chancery_statement_dup_text (statement, 9);
  else
    previous = g_strdup (chancery_db_get_origin (db));
  if (previous == NULL)
    return FALSE;
  expected = make_chain (previous, &link);
  return g_strcmp0 (expected, stated) == 0;
}

static void G_GNUC_PRINTF (2, 3) add_problem (GPtrArray *problems, const char *format, ...)
{
  va_list args;

  if (problems->len >= MAX_PROBLEMS)
    return;
  va_start (args, format);
  g_ptr_array_add (problems, g_strdup_vprintf (format, args));
  va_end (args);
}

/* A checkpoint is origin, sequence, hash and time. */
static gboolean
parse_checkpoint (const char *line, char **origin, gint64 *sequence, char **chain, GError **error)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  if (g_strv_length (words) < 3 || strlen (words[2]) < 32 ||
      !g_ascii_string_to_signed (words[1], 10, 0, G_MAXINT64, sequence, NULL))
    {
      g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                           "a checkpoint is a line of registry, number, digest and time");
      return FALSE;
    }
  *origin = g_strdup (words[0]);
  *chain = g_strdup (words[2]);
  return TRUE;
}

static gboolean
check_checkpoint (ChanceryDb *db, const char *line, GPtrArray *problems, GError **error)
{
  static const char sql[] = "SELECT chain FROM history WHERE sequence = ?1";
  g_autofree char *origin = NULL;
  g_autofree char *chain = NULL;
  g_autofree char *found = NULL;
  gint64 sequence;

  if (!parse_checkpoint (line, &origin, &sequence, &chain, error))
    return FALSE;
  if (g_strcmp0 (origin, chancery_db_get_origin (db)) != 0)
    {
      g_ptr_array_add (problems, g_strdup ("the checkpoint is of another registry"));
      return TRUE;
    }
  found = sequence == 0 ? g_strdup (origin) : chancery_db_query_text (db, sql, "i", sequence);
  if (found == NULL)
    add_problem (problems,
                 "the history is shorter than the checkpoint: entry %" G_GINT64_FORMAT " is gone",
                 sequence);
  else if (strcmp (found, chain) != 0)
    add_problem (problems,
                 "the history is another than at the checkpoint (entry %" G_GINT64_FORMAT ")",
                 sequence);
  return TRUE;
}

static void
check_body (ChanceryStatement *statement, const Link *link, GPtrArray *problems)
{
  const char *body = chancery_statement_get_text (statement, 10);
  g_autofree char *digest = NULL;

  /* An erased body leaves its digest; a body without one was smuggled in. */
  if (body == NULL)
    return;
  digest = chancery_sha256_compute (body, strlen (body));
  if (g_strcmp0 (digest, link->body_digest) != 0)
    add_problem (problems, "the earlier values of history entry %" G_GINT64_FORMAT " were changed",
                 link->sequence);
}

gboolean
chancery_history_verify (ChanceryDb *db,
                         const char *checkpoint,
                         GPtrArray *problems,
                         GError **error)
{
  static const char sql[] =
      "SELECT h.sequence, h.\"when\", h.who, h.\"group\", h.action, h.record, h.version,"
      " h.digest, h.body_digest, h.chain, b.body "
      "FROM history AS h LEFT JOIN history_body AS b ON b.sequence = h.sequence "
      "ORDER BY h.sequence";
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autofree char *previous = NULL;
  g_autoptr (GError) local = NULL;
  gint64 expected = 1;
  guint n_before = problems->len;

  g_return_val_if_fail (db != NULL && problems != NULL, FALSE);

  statement = chancery_db_query (db, error, sql, "");
  if (statement == NULL)
    return FALSE;
  previous = g_strdup (chancery_db_get_origin (db) != NULL ? chancery_db_get_origin (db) : "");
  while (chancery_statement_step (statement, &local))
    {
      Link link;
      g_autofree char *chain = NULL;

      read_link (statement, &link);
      if (link.sequence != expected)
        add_problem (problems, "history entries before %" G_GINT64_FORMAT " are missing",
                     link.sequence);
      chain = make_chain (previous, &link);
      if (g_strcmp0 (chain, chancery_statement_get_text (statement, 9)) != 0)
        add_problem (problems, "history entry %" G_GINT64_FORMAT " was changed", link.sequence);
      check_body (statement, &link, problems);
      g_free (previous);
      previous = chancery_statement_dup_text (statement, 9);
      expected = link.sequence + 1;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (checkpoint != NULL && !check_checkpoint (db, checkpoint, problems, error))
    return FALSE;
  return problems->len == n_before;
}
