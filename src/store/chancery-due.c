/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What asks for something: due, open with nothing scheduled, or not finished. */

#include "config.h"

#include "chancery-day.h"
#include "chancery-records.h"
#include "chancery-statement.h"
#include "chancery-watch.h"

#include <string.h>

void
chancery_due_row_free (ChanceryDueRow *self)
{
  if (self == NULL)
    return;
  g_free (self->uuid);
  g_free (self->reference);
  g_free (self->title);
  g_free (self->level);
  g_free (self->about);
  g_free (self->about_title);
  g_free (self->assignee);
  g_free (self);
}

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

#define DUE_COLUMNS "SELECT r.id, r.uuid, r.kind, r.reference, r.title, r.level, "

/* Rows of DUE_COLUMNS, then about, its title, assignee and the day. */
static gboolean
add_due (ChanceryDb *db,
         ChanceryDueReason reason,
         const char *sql,
         gint64 on,
         GPtrArray *rows,
         GError **error)
{
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "d", on);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    {
      ChanceryDueRow *row = g_new0 (ChanceryDueRow, 1);

      row->reason = reason;
      row->row = chancery_statement_get_int (statement, 0);
      row->uuid = chancery_statement_dup_text (statement, 1);
      row->kind = chancery_kind_find (chancery_statement_get_text (statement, 2));
      row->reference = chancery_statement_dup_text (statement, 3);
      row->title = chancery_statement_dup_text (statement, 4);
      row->level = chancery_statement_dup_text (statement, 5);
      row->about = chancery_statement_dup_text (statement, 6);
      row->about_title = chancery_statement_dup_text (statement, 7);
      row->assignee = chancery_statement_dup_text (statement, 8);
      row->due = chancery_statement_get_day (statement, 9);
      g_ptr_array_add (rows, row);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const ChanceryDueRow *left = *(ChanceryDueRow *const *)a;
  const ChanceryDueRow *right = *(ChanceryDueRow *const *)b;

  if ((left->due == CHANCERY_DAY_NONE) != (right->due == CHANCERY_DAY_NONE))
    return left->due == CHANCERY_DAY_NONE ? 1 : -1;
  if (left->due != right->due)
    return left->due < right->due ? -1 : 1;
  return left->row < right->row ? -1 : left->row > right->row;
}

GPtrArray *
chancery_watch_due (ChanceryDb *db, gint64 on, GError **error)
{
  static const char actions[] = DUE_COLUMNS
      "coalesce (t.uuid, o.target_uuid), coalesce (t.title, o.label), k.assignee,"
      " coalesce (k.due_last, k.due_first) "
      "FROM action AS k JOIN record AS r ON r.id = k.record "
      "LEFT JOIN reference AS o ON o.record = r.id AND o.field = 'on' AND o.line = -1 "
      "LEFT JOIN record AS t ON t.id = o.target "
      "WHERE k.done_on IS NULL AND r.state = 'registered' AND k.due IS NOT NULL"
      " AND (?1 IS NULL OR coalesce (k.due_first, k.due_last) <= ?1)";
  static const char papers[] = DUE_COLUMNS
      "NULL, c.title, NULL, coalesce (k.due_last, k.due_first) "
      "FROM document AS k JOIN record AS r ON r.id = k.record "
      "LEFT JOIN record AS c ON c.id = r.counterpart "
      "WHERE k.due IS NOT NULL AND r.state IN ('draft', 'registered')"
      " AND (?1 IS NULL OR coalesce (k.due_first, k.due_last) <= ?1)"
      " AND NOT EXISTS (SELECT 1 FROM reference AS l WHERE l.target = r.id"
      "  AND l.field = 'links.to' AND l.role = 'replies-to')";
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_due_row_free);

  g_return_val_if_fail (db != NULL, NULL);

  if (!add_due (db, CHANCERY_DUE_ACTION, actions, on, rows, error) ||
      !add_due (db, CHANCERY_DUE_PAPER, papers, on, rows, error))
    return NULL;
  g_ptr_array_sort (rows, compare_due);
  return g_steal_pointer (&rows);
}

/* Nothing open is to be done about the record r. */
#define NO_ACTION                                                                    \
  "NOT EXISTS (SELECT 1 FROM reference AS o JOIN action AS x ON x.record = o.record" \
  " WHERE o.target = r.id AND o.field = 'on' AND x.done_on IS NULL) "
/* Nor about what raised it. */
#define NO_ACTION_ON_SOURCE(field)                                                                         \
  "NOT EXISTS (SELECT 1 FROM reference AS p JOIN reference AS o ON o.target = p.target AND o.field = 'on'" \
  " JOIN action AS x ON x.record = o.record"                                                               \
  " WHERE p.record = r.id AND p.field = '" field "' AND x.done_on IS NULL) "

GPtrArray *
chancery_watch_unscheduled (ChanceryDb *db, gint64 on, GError **error)
{
  static const char replies[] = DUE_COLUMNS
      "NULL, c.title, NULL, coalesce (k.reply_by_last, k.reply_by_first) "
      "FROM demarche AS k JOIN record AS r ON r.id = k.record "
      "LEFT JOIN record AS c ON c.id = r.counterpart "
      "WHERE k.reply_by IS NOT NULL AND r.state = 'registered'"
      " AND (?1 IS NULL OR coalesce (k.reply_by_last, k.reply_by_first) < ?1)"
      " AND NOT EXISTS (SELECT 1 FROM demarche_answers AS a WHERE a.record = r.id) AND " NO_ACTION;
  static const char demands[] = DUE_COLUMNS
      "NULL, c.title, NULL, coalesce (k.deadline_last, k.deadline_first) "
      "FROM demand AS k JOIN record AS r ON r.id = k.record "
      "LEFT JOIN record AS c ON c.id = r.counterpart "
      "WHERE r.state = 'registered' AND ?1 IS ?1 AND (r.verdict IS NULL OR r.verdict NOT IN"
      " ('met', 'refused', 'overtaken', 'withdrawn')) AND " NO_ACTION
      "AND " NO_ACTION_ON_SOURCE ("raised_in");
  static const char reviews[] = DUE_COLUMNS
      "NULL, c.title, NULL, coalesce (k.review_on_last, k.review_on_first) "
      "FROM assurance AS k JOIN record AS r ON r.id = k.record "
      "LEFT JOIN record AS c ON c.id = r.counterpart "
      "WHERE r.state = 'registered' AND k.review_on IS NOT NULL"
      " AND (?1 IS NULL OR coalesce (k.review_on_first, k.review_on_last) <= ?1) AND " NO_ACTION;
  static const char files[] = DUE_COLUMNS
      "NULL, NULL, NULL, NULL FROM casefile AS k JOIN record AS r ON r.id = k.record "
      "WHERE r.state = 'registered' AND k.closed IS NULL AND ?1 IS ?1 AND " NO_ACTION
      "AND NOT EXISTS (SELECT 1 FROM reference AS i JOIN reference AS o ON o.field = 'on'"
      "  AND o.target = i.target JOIN action AS x ON x.record = o.record"
      "  WHERE i.record = r.id AND i.field = 'items.record' AND x.done_on IS NULL)"
      " AND NOT EXISTS (SELECT 1 FROM reference AS i JOIN action AS x ON x.record = i.target"
      "  WHERE i.record = r.id AND i.field = 'items.record' AND x.done_on IS NULL)";
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_due_row_free);

  g_return_val_if_fail (db != NULL, NULL);

  if (!add_due (db, CHANCERY_DUE_REPLY, replies, on, rows, error) ||
      !add_due (db, CHANCERY_DUE_DEADLINE, demands, on, rows, error) ||
      !add_due (db, CHANCERY_DUE_REVIEW, reviews, on, rows, error) ||
      !add_due (db, CHANCERY_DUE_NOTHING_SCHEDULED, files, on, rows, error))
    return NULL;
  g_ptr_array_sort (rows, compare_due);
  return g_steal_pointer (&rows);
}

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
static gboolean
add_drafts_of (ChanceryDb *db,
               const ChanceryKind *kind,
               guint limit,
               GPtrArray *rows,
               GError **error)
{
  static const char sql[] = DUE_COLUMNS
      "r.changed FROM record AS r "
      "WHERE r.state <> 'registered' AND r.state = 'draft' AND r.kind = ?1 "
      "ORDER BY r.id DESC LIMIT ?2";
  const char *what = chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED) ? "name" : "draft";
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (db, error, sql, "ti", kind->id, (gint64)limit);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    add_gap (statement, kind, what, rows);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* What registering lets pass and what a lawyer asks later: the day, and who was received. */
static gboolean
add_gaps_of (ChanceryDb *db, const ChanceryKind *kind, guint limit, GPtrArray *rows, GError **error)
{
  static const char sql[] = DUE_COLUMNS
      "r.date_key < 0, ?2 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM reference AS a"
      " WHERE a.record = r.id AND a.field = ?2 AND a.line = -1) AS unnamed "
      "FROM record AS r WHERE r.kind = ?1 AND r.state = 'registered' AND (r.date_key < 0 OR unnamed) "
      "ORDER BY r.date_key DESC LIMIT ?3";
  const ChanceryField *addressee = chancery_kind_find_field (kind, "addressee");
  const ChanceryField *day = chancery_kind_find_field (kind, kind->day_fields[0]);
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  statement = chancery_db_query (db, error, sql, "tti", kind->id,
                                 addressee != NULL ? addressee->id : NULL, (gint64)limit);
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
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GPtrArray *
chancery_watch_to_finish (ChanceryDb *db, guint limit, GError **error)
{
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_gap_row_free);

  g_return_val_if_fail (db != NULL, NULL);

  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    if (!add_drafts_of (db, chancery_kind_get (i), limit, rows, error))
      return NULL;
  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get (i);

      if (chancery_kind_has_flag (kind, CHANCERY_KIND_NUMBERED) &&
          !add_gaps_of (db, kind, limit, rows, error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}
