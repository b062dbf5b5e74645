/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-watch.h"

#include "chancery-day.h"
#include "chancery-records.h"
#include "chancery-sql-verdict.h"
#include "chancery-statement.h"

void
chancery_watch_row_free (ChanceryWatchRow *self)
{
  if (self == NULL)
    return;
  g_free (self->uuid);
  g_free (self->title);
  g_free (self->level);
  g_free (self->verdict);
  g_free (self->parent);
  g_free (self->parent_reference);
  g_free (self->parent_title);
  g_free (self->counterpart);
  g_free (self);
}

gboolean
chancery_watch_row_is_open (const ChanceryWatchRow *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !chancery_vocabulary_has_flag (chancery_sql_verdict_get_vocabulary (self->kind),
                                        self->verdict, CHANCERY_TERM_SETTLED);
}

const char *
chancery_watch_get_source_field (const ChanceryKind *kind)
{
  g_return_val_if_fail (kind != NULL, "");

  if (kind->parent != NULL)
    return kind->parent;
  for (guint i = 0; i < G_N_ELEMENTS (kind->day_fields) && kind->day_fields[i] != NULL; i++)
    if (chancery_kind_find_field (kind, kind->day_fields[i])->type == CHANCERY_TYPE_REFERENCE)
      return kind->day_fields[i];
  return "";
}

/* The first of these dates that the kind has is when it falls due. */
static const char *
get_due_column (const ChanceryKind *kind)
{
  static const char *const fields[] = { "deadline", "review_on" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (chancery_kind_find_field (kind, fields[i]) != NULL)
      return fields[i];
  return NULL;
}

/* ?1 kind, ?2 row of the case file or 0, ?3 the day (NULL: any), ?4 the field of the source. */
static char *
make_watch_sql (const ChanceryKind *kind)
{
  const char *due = get_due_column (kind);
  g_autofree char *due_sql =
      due != NULL ? g_strdup_printf ("coalesce (k.\"%s_last\", k.\"%s_first\")", due, due)
                  : g_strdup ("NULL");
  g_autofree char *ordinal = chancery_sql_verdict_ordinal (kind, "r.id", "?3");

  return g_strdup_printf (
      "SELECT r.id, r.uuid, r.title, r.level, a.verdict, a.on_first,"
      " (SELECT count (*) FROM reference AS e WHERE e.record = r.id AND e.field = 'assessments.evidence'"
      "  AND e.line = a.ordinal),"
      " s.uuid, s.reference, s.title, coalesce (c.title, r.counterpart_label, ''),"
      " coalesce (r.first_day, r.last_day), %s "
      "FROM record AS r JOIN \"%s\" AS k ON k.record = r.id "
      "LEFT JOIN \"%s_assessments\" AS a ON a.record = r.id AND a.ordinal = %s "
      "LEFT JOIN reference AS p ON p.record = r.id AND p.field = ?4 AND p.line = -1 AND p.ordinal = 0 "
      "LEFT JOIN record AS s ON s.id = p.target "
      "LEFT JOIN record AS c ON c.id = r.counterpart "
      "WHERE r.kind = ?1 AND r.state IN ('registered', 'closed')"
      " AND (?3 IS NULL OR r.first_day IS NULL OR r.first_day <= ?3)"
      " AND (?2 = 0 OR EXISTS (SELECT 1 FROM reference AS i WHERE i.record = ?2 AND i.field = 'items.record'"
      "  AND i.target IN (r.id, p.target))) "
      "ORDER BY r.date_key < 0, r.date_key, r.id",
      due_sql, kind->id, kind->id, ordinal);
}

char *
chancery_watch_dup_list_sql (const ChanceryKind *kind)
{
  g_return_val_if_fail (kind != NULL && chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED), NULL);
  return make_watch_sql (kind);
}

static ChanceryWatchRow *
read_watch_row (ChanceryStatement *statement, const ChanceryKind *kind)
{
  ChanceryWatchRow *row = g_new0 (ChanceryWatchRow, 1);

  row->kind = kind;
  row->row = chancery_statement_get_int (statement, 0);
  row->uuid = chancery_statement_dup_text (statement, 1);
  row->title = chancery_statement_dup_text (statement, 2);
  row->level = chancery_statement_dup_text (statement, 3);
  row->verdict = chancery_statement_dup_text (statement, 4);
  row->verdict_on = chancery_statement_get_day (statement, 5);
  row->n_evidence = chancery_statement_get_int (statement, 6);
  row->parent = chancery_statement_dup_text (statement, 7);
  row->parent_reference = chancery_statement_dup_text (statement, 8);
  row->parent_title = chancery_statement_dup_text (statement, 9);
  row->counterpart = chancery_statement_dup_text (statement, 10);
  row->first_day = chancery_statement_get_day (statement, 11);
  row->due_day = chancery_statement_get_day (statement, 12);
  return row;
}

GPtrArray *
chancery_watch_list (ChanceryDb *db,
                     ChanceryKindId kind_id,
                     const char *casefile,
                     gint64 as_on,
                     GError **error)
{
  const ChanceryKind *kind = chancery_kind_get (kind_id);
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_watch_row_free);
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *sql = NULL;
  gint64 file = 0;

  g_return_val_if_fail (db != NULL && kind != NULL, NULL);
  g_return_val_if_fail (chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED), NULL);

  if (casefile != NULL)
    {
      file = chancery_records_get_row (db, casefile);
      if (file == 0)
        return g_steal_pointer (&rows);
    }
  sql = make_watch_sql (kind);
  statement = chancery_db_query (db, error, sql, "tidt", kind->id, file, as_on,
                                 chancery_watch_get_source_field (kind));
  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &local))
    g_ptr_array_add (rows, read_watch_row (statement, kind));
  if (local == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
