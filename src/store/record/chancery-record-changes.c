/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-changes.h"

#include "chancery-statement.h"

enum
{
  HEAD,
  BATCHES,
  CHAIN,
  CHANGED,
  N_QUESTIONS,
};

const char *
chancery_change_mark_peek_sql (guint i)
{
  static const char *const sql[N_QUESTIONS] = {
    [HEAD] = "SELECT h.sequence, h.chain FROM history AS h ORDER BY h.sequence DESC LIMIT 1",
    [BATCHES] = "SELECT (SELECT max (id) FROM batch),"
                " EXISTS (SELECT 1 FROM batch WHERE state = 'writing')",
    [CHAIN] = "SELECT h.chain FROM history AS h WHERE h.sequence = ?1",
    /* What was deleted has no digest then, whether it is there again or not. */
    [CHANGED] =
        "SELECT DISTINCT CASE WHEN h.digest IS NOT NULL THEN"
        " (SELECT r.id FROM record AS r WHERE r.uuid = h.record) END FROM history AS h WHERE h.sequence > ?1 AND h.record IS NOT NULL LIMIT ?2",
  };

  return i < N_QUESTIONS ? sql[i] : NULL;
}

static gboolean
read_head (ChanceryChangeMark *self, ChanceryDb *db, GError **error)
{
  g_autoptr (ChanceryStatement) statement =
      chancery_db_prepare (db, chancery_change_mark_peek_sql (HEAD), error);
  GError *problem = NULL;

  if (statement == NULL)
    return FALSE;
  if (chancery_statement_step (statement, &problem))
    {
      self->head = chancery_statement_get_int (statement, 0);
      self->chain = chancery_statement_dup_text (statement, 1);
    }
  return chancery_statement_ended_well (problem, error);
}

static gboolean
read_batches (ChanceryChangeMark *self, ChanceryDb *db, GError **error)
{
  g_autoptr (ChanceryStatement) statement =
      chancery_db_prepare (db, chancery_change_mark_peek_sql (BATCHES), error);

  if (statement == NULL || !chancery_statement_step (statement, error))
    return FALSE;
  self->last_batch = chancery_statement_get_int (statement, 0);
  self->imports = chancery_statement_get_int (statement, 1) != 0;
  return TRUE;
}

gboolean
chancery_change_mark_set (ChanceryChangeMark *self, ChanceryDb *db, GError **error)
{
  chancery_change_mark_clear (self);
  return read_head (self, db, error) && read_batches (self, db, error);
}

void
chancery_change_mark_clear (ChanceryChangeMark *self)
{
  g_free (self->chain);
  *self = (ChanceryChangeMark){ 0 };
}

/* Another file may have been put in the place of this one. */
static gboolean
has_same_past (const ChanceryChangeMark *self, ChanceryDb *db)
{
  g_autofree char *chain =
      self->head > 0
          ? chancery_db_query_text (db, chancery_change_mark_peek_sql (CHAIN), "i", self->head)
          : NULL;

  return g_strcmp0 (chain, self->chain) == 0;
}

GArray *
chancery_change_mark_list (const ChanceryChangeMark *self,
                           ChanceryDb *db,
                           guint most,
                           GError **error)
{
  ChanceryChangeMark now = { 0 };
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) problem = NULL;

  if (!read_batches (&now, db, error))
    return NULL;
  if (self->imports || now.imports || self->last_batch != now.last_batch ||
      !has_same_past (self, db))
    return NULL;
  statement = chancery_db_query (db, error, chancery_change_mark_peek_sql (CHANGED), "ii",
                                 self->head, (gint64)most + 1);
  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &problem))
    {
      gint64 row = chancery_statement_get_int (statement, 0);

      if (chancery_statement_is_null (statement, 0))
        return NULL;
      g_array_append_val (rows, row);
    }
  if (!chancery_statement_ended_well (g_steal_pointer (&problem), error) || rows->len > most)
    return NULL;
  return g_steal_pointer (&rows);
}
