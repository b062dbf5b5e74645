/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is still to be finished: drafts, names to check, and gaps that registering let pass. */

#include "config.h"

#include "chancery-statement.h"
#include "chancery-watch.h"

void
chancery_gap_row_free (ChanceryGapRow *self)
{
  if (self == NULL)
    return;
  g_free (self->uuid);
  g_free (self->reference);
  g_free (self->title);
  g_free (self->level);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  g_free (self);
}

#define GAP_COLUMNS "SELECT r.id, r.uuid, r.kind, r.reference, r.title, r.level, "

static ChanceryGapRow *
add_gap (ChanceryStatement *statement, const ChanceryKind *kind, const char *what, GPtrArray *rows)
{
  ChanceryGapRow *row = g_new0 (ChanceryGapRow, 1);

  row->what = what;
  row->kind = kind;
  row->row = chancery_statement_get_int (statement, 0);
  row->uuid = chancery_statement_dup_text (statement, 1);
  row->reference = chancery_statement_dup_text (statement, 3);
  row->title = chancery_statement_dup_text (statement, 4);
  row->level = chancery_statement_dup_text (statement, 5);
  g_ptr_array_add (rows, row);
  return row;
}

/* Records of a kind that are not registered, newest first. */
static const char drafts_sql[] = GAP_COLUMNS
    "r.changed FROM record AS r "
    "WHERE r.state <> 'registered' AND r.state = 'draft' AND r.kind = ?1 "
    "ORDER BY r.id DESC LIMIT ?2";

/* What registering lets pass and what a lawyer asks later: the day, and who was received. */
static const char gaps_sql[] = GAP_COLUMNS
    "r.date_key < 0, ?2 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM reference AS a"
    " WHERE a.record = r.id AND a.field = ?2 AND a.line = -1) AS unnamed "
    "FROM record AS r WHERE r.kind = ?1 AND r.state = 'registered' AND (r.date_key < 0 OR unnamed) "
    "ORDER BY r.date_key DESC LIMIT ?3";

/* One more is asked for than is told. */
static gboolean
drop_last (GPtrArray *rows, guint n_before, guint limit)
{
  if (rows->len <= n_before + limit)
    return FALSE;
  g_ptr_array_set_size (rows, (int)(n_before + limit));
  return TRUE;
}

static gboolean
add_drafts_of (ChanceryDb *db,
               const ChanceryKind *kind,
               guint limit,
               GPtrArray *rows,
               gboolean *more,
               GError **error)
{
  const guint n_before = rows->len;
  const char *what = chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED) ? "name" : "draft";
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (db, error, drafts_sql, "ti", kind->id, (gint64)limit + 1);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    add_gap (statement, kind, what, rows);
  *more |= drop_last (rows, n_before, limit);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
add_gaps_of (ChanceryDb *db,
             const ChanceryKind *kind,
             guint limit,
             GPtrArray *rows,
             gboolean *more,
             GError **error)
{
  const guint n_before = rows->len;
  const ChanceryField *addressee = chancery_kind_find_field (kind, "addressee");
  const ChanceryField *day = chancery_kind_find_field (kind, kind->day_fields[0]);
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  statement = chancery_db_query (db, error, gaps_sql, "tti", kind->id,
                                 addressee != NULL ? addressee->id : NULL, (gint64)limit + 1);
  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    {
      ChanceryGapRow *row = add_gap (statement, kind, "gap", rows);

      row->gaps = g_ptr_array_new ();
      if (chancery_statement_get_int (statement, 6) != 0)
        g_ptr_array_add (row->gaps, (gpointer)day);
      if (chancery_statement_get_int (statement, 7) != 0)
        g_ptr_array_add (row->gaps, (gpointer)addressee);
    }
  *more |= drop_last (rows, n_before, limit);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

const char *
chancery_watch_peek_finish_sql (guint i)
{
  static const char *const all[] = { drafts_sql, gaps_sql, NULL };

  return all[MIN (i, G_N_ELEMENTS (all) - 1)];
}

GPtrArray *
chancery_watch_to_finish (ChanceryDb *db, guint limit, gboolean *more, GError **error)
{
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_gap_row_free);

  g_return_val_if_fail (db != NULL && more != NULL, NULL);

  *more = FALSE;
  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    if (!add_drafts_of (db, chancery_kind_get (i), limit, rows, more, error))
      return NULL;
  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get (i);

      if (chancery_kind_has_flag (kind, CHANCERY_KIND_NUMBERED) &&
          !add_gaps_of (db, kind, limit, rows, more, error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}
