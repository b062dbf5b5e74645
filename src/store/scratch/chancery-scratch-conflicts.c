/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-scratch-private.h"

#define CONFLICT_COLUMNS "id, ordinal, field, line_id, line_field, ours, theirs, ancestor, decision"

void
chancery_scratch_conflict_free (ChanceryScratchConflict *conflict)
{
  if (conflict == NULL)
    return;
  g_free (conflict->field);
  g_free (conflict->line_id);
  g_free (conflict->line_field);
  g_free (conflict->ours);
  g_free (conflict->theirs);
  g_free (conflict->ancestor);
  g_free (conflict);
}

gboolean
chancery_scratch_add_conflict (ChanceryScratch *self,
                               ChanceryScratchConflict *conflict,
                               GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (self != NULL && conflict != NULL, FALSE);

  statement = chancery_scratch_take_statement (self, CHANCERY_SCRATCH_ADD_CONFLICT, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, conflict->ordinal);
  chancery_scratch_bind_text (statement, 2, conflict->field);
  chancery_scratch_bind_text (statement, 3, conflict->line_id);
  chancery_scratch_bind_text (statement, 4, conflict->line_field);
  chancery_scratch_bind_text (statement, 5, conflict->ours);
  chancery_scratch_bind_text (statement, 6, conflict->theirs);
  chancery_scratch_bind_text (statement, 7, conflict->ancestor);
  if (!chancery_scratch_run (self, statement, error))
    return FALSE;
  conflict->index = sqlite3_last_insert_rowid (self->sqlite);
  return TRUE;
}

static ChanceryScratchConflict *
read_conflict (sqlite3_stmt *statement)
{
  ChanceryScratchConflict *conflict = g_new0 (ChanceryScratchConflict, 1);

  conflict->index = sqlite3_column_int64 (statement, 0);
  conflict->ordinal = sqlite3_column_int64 (statement, 1);
  conflict->field = chancery_scratch_dup_column (statement, 2);
  conflict->line_id = chancery_scratch_dup_column (statement, 3);
  conflict->line_field = chancery_scratch_dup_column (statement, 4);
  conflict->ours = chancery_scratch_dup_column (statement, 5);
  conflict->theirs = chancery_scratch_dup_column (statement, 6);
  conflict->ancestor = chancery_scratch_dup_column (statement, 7);
  conflict->decision = sqlite3_column_int (statement, 8);
  return conflict;
}

GPtrArray *
chancery_scratch_list_conflicts (ChanceryScratch *self,
                                 gint64 ordinal,
                                 guint64 offset,
                                 guint limit,
                                 GError **error)
{
  static const char of_all[] = "SELECT " CONFLICT_COLUMNS
                               " FROM conflict WHERE id >= ?2 ORDER BY id LIMIT ?3";
  static const char of_one[] =
      "SELECT " CONFLICT_COLUMNS
      " FROM conflict WHERE ordinal = ?1 AND id >= ?2 ORDER BY id LIMIT ?3";
  g_autoptr (GPtrArray) conflicts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_scratch_conflict_free);
  sqlite3_stmt *statement = NULL;
  int code;

  g_return_val_if_fail (self != NULL, NULL);

  code = sqlite3_prepare_v2 (self->sqlite, ordinal != 0 ? of_one : of_all, -1, &statement, NULL);
  if (code == SQLITE_OK)
    {
      sqlite3_bind_int64 (statement, 1, ordinal);
      sqlite3_bind_int64 (statement, 2, (gint64)offset);
      sqlite3_bind_int64 (statement, 3, limit);
      while ((code = sqlite3_step (statement)) == SQLITE_ROW)
        g_ptr_array_add (conflicts, read_conflict (statement));
    }
  sqlite3_finalize (statement);
  if (code == SQLITE_DONE)
    return g_steal_pointer (&conflicts);
  chancery_scratch_fail (self, error);
  return NULL;
}

gint64
chancery_scratch_count_conflicts (ChanceryScratch *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return chancery_scratch_count (self, "SELECT count(*) FROM conflict");
}

gboolean
chancery_scratch_decide (ChanceryScratch *self, guint64 index, gboolean take, GError **error)
{
  static const char sql[] = "UPDATE conflict SET decision = ?2 WHERE id = ?1";
  sqlite3_stmt *statement = NULL;
  int code;

  g_return_val_if_fail (self != NULL, FALSE);

  if (sqlite3_prepare_v2 (self->sqlite, sql, -1, &statement, NULL) != SQLITE_OK)
    return chancery_scratch_fail (self, error);
  sqlite3_bind_int64 (statement, 1, (gint64)index);
  sqlite3_bind_int (statement, 2, take);
  code = sqlite3_step (statement);
  sqlite3_finalize (statement);
  return code == SQLITE_DONE || chancery_scratch_fail (self, error);
}

/* The numbers in the first column of @statement, which is finalized. */
static GArray *
read_numbers (ChanceryScratch *self, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  int code;

  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 number = sqlite3_column_int64 (statement, 0);

      g_array_append_val (numbers, number);
    }
  sqlite3_finalize (statement);
  if (code == SQLITE_DONE)
    return g_steal_pointer (&numbers);
  chancery_scratch_fail (self, error);
  return NULL;
}

GArray *
chancery_scratch_list_conflict_records (ChanceryScratch *self, GError **error)
{
  sqlite3_stmt *statement = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (sqlite3_prepare_v2 (self->sqlite, "SELECT ordinal FROM conflict ORDER BY id", -1, &statement,
                          NULL) == SQLITE_OK)
    return read_numbers (self, statement, error);
  chancery_scratch_fail (self, error);
  return NULL;
}

GArray *
chancery_scratch_list_judged (ChanceryScratch *self,
                              int verdict,
                              gint64 ordinal,
                              guint64 offset,
                              guint limit,
                              GError **error)
{
  /* Only a preview asks for it: a plain import does without. */
  static const char index[] = "CREATE INDEX IF NOT EXISTS record_verdict ON record (verdict)";
  static const char sql[] = "SELECT ordinal FROM record WHERE verdict = ?1 AND ordinal > ?2"
                            " ORDER BY ordinal LIMIT ?3 OFFSET ?4";
  sqlite3_stmt *statement = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (sqlite3_exec (self->sqlite, index, NULL, NULL, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2 (self->sqlite, sql, -1, &statement, NULL) != SQLITE_OK)
    {
      chancery_scratch_fail (self, error);
      return NULL;
    }
  sqlite3_bind_int (statement, 1, verdict);
  sqlite3_bind_int64 (statement, 2, ordinal);
  sqlite3_bind_int64 (statement, 3, limit);
  sqlite3_bind_int64 (statement, 4, (gint64)offset);
  return read_numbers (self, statement, error);
}

gboolean
chancery_scratch_add_note (ChanceryScratch *self,
                           const char *note,
                           gboolean of_name,
                           GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (self != NULL, FALSE);

  statement = chancery_scratch_take_statement (self, CHANCERY_SCRATCH_ADD_NOTE, error);
  if (statement == NULL)
    return FALSE;
  chancery_scratch_bind_text (statement, 1, note);
  sqlite3_bind_int (statement, 2, of_name);
  return chancery_scratch_run (self, statement, error);
}

gint64
chancery_scratch_count_notes (ChanceryScratch *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return chancery_scratch_count (self, "SELECT count(*) FROM note WHERE of_name = 0");
}

char **
chancery_scratch_list_notes (ChanceryScratch *self,
                             gboolean names,
                             guint64 offset,
                             guint limit,
                             GError **error)
{
  static const char sql[] =
      "SELECT note FROM note WHERE of_name <= ?1 ORDER BY id LIMIT ?2 OFFSET ?3";
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();
  sqlite3_stmt *statement = NULL;
  int code;

  g_return_val_if_fail (self != NULL, NULL);

  code = sqlite3_prepare_v2 (self->sqlite, sql, -1, &statement, NULL);
  if (code == SQLITE_OK)
    {
      sqlite3_bind_int (statement, 1, names);
      sqlite3_bind_int64 (statement, 2, limit);
      sqlite3_bind_int64 (statement, 3, (gint64)offset);
      while ((code = sqlite3_step (statement)) == SQLITE_ROW)
        g_strv_builder_add (notes, (const char *)sqlite3_column_text (statement, 0));
    }
  sqlite3_finalize (statement);
  if (code == SQLITE_DONE)
    return g_strv_builder_end (notes);
  chancery_scratch_fail (self, error);
  return NULL;
}
