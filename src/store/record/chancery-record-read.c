/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Records of one kind out of their tables, a table at a time for all of them: one statement reads what many records
 * have there.  The values find their places by the plan of the kind. */

#include "config.h"

#include "chancery-record-load.h"
#include "chancery-store-record.h"

typedef struct
{
  guint place;
  gint64 ordinal;
  ChanceryLine *line;
  char *unknown;
} Row;

static void
clear_row (gpointer data)
{
  Row *row = data;

  if (row->line != NULL)
    chancery_line_unref (row->line);
  g_free (row->unknown);
}

static char *
read_unknown (const ChanceryPlanTable *table, ChanceryStatement *statement)
{
  return table->unknown >= 0 ? chancery_statement_dup_text (statement, table->unknown) : NULL;
}

/* ---- what a record has once ---- */

static gboolean
fill_draft (ChanceryRecordLoad *self,
            ChanceryDraft *draft,
            const ChanceryPlanTable *table,
            ChanceryStatement *statement,
            GError **error)
{
  g_autoptr (GError) local = NULL;

  if (table->head >= 0 && chancery_statement_is_null (statement, table->head))
    {
      g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_DAMAGED,
                   "a record has lost its row in “%s”", table->name);
      return FALSE;
    }
  for (guint i = 0; i < table->n_fields; i++)
    {
      const ChanceryPlanField *at = &table->fields[i];
      ChanceryValue *value =
          chancery_record_read_columns (self->db, statement, at->column, at->field, &local);

      if (value != NULL)
        chancery_draft_take_nth (draft, at->place, value);
      else if (local != NULL)
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&local), "%s: ", at->field->id);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
load_rows (ChanceryRecordLoad *self, GError **error)
{
  g_autoptr (ChanceryStatement) statement =
      chancery_record_load_query (self, self->plan->select, error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    {
      guint place = (guint)chancery_statement_get_int (statement, 0);
      ChanceryDraft *draft =
          chancery_draft_new_with_id (self->plan->kind, chancery_statement_get_text (statement, 1));

      self->drafts[place] = draft;
      for (guint i = 0; i < G_N_ELEMENTS (self->plan->tables); i++)
        {
          if (!fill_draft (self, draft, &self->plan->tables[i], statement, error))
            return FALSE;
          chancery_record_load_note_unknown (self, &self->plan->tables[i], place, 0,
                                             read_unknown (&self->plan->tables[i], statement));
        }
    }
  for (guint i = 0; local == NULL && i < self->set.n_rows; i++)
    if (self->drafts[i] == NULL)
      g_set_error_literal (&local, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND,
                           "the record is not in this registry");
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* ---- lines ---- */

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *one = a;
  const Row *other = b;

  if (one->place != other->place)
    return one->place < other->place ? -1 : 1;
  return one->ordinal < other->ordinal ? -1 : one->ordinal > other->ordinal;
}

static gboolean
fill_line (ChanceryRecordLoad *self,
           ChanceryLine *line,
           const ChanceryPlanTable *table,
           ChanceryStatement *statement,
           GError **error)
{
  g_autoptr (GError) local = NULL;

  for (guint i = 0; i < table->n_fields; i++)
    {
      const ChanceryPlanField *at = &table->fields[i];
      ChanceryValue *value =
          chancery_record_read_columns (self->db, statement, at->column, at->field, &local);

      if (value != NULL)
        chancery_line_take_nth (line, at->place, value);
      else if (local != NULL)
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&local), "%s: ", at->field->id);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_rows (ChanceryRecordLoad *self, const ChanceryPlanTable *table, GArray *rows, GError **error)
{
  g_autoptr (ChanceryStatement) statement = chancery_record_load_query (self, table->select, error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (local == NULL && chancery_statement_step (statement, &local))
    {
      Row row = { .place = (guint)chancery_statement_get_int (statement, 0),
                  .ordinal = chancery_statement_get_int (statement, 1),
                  .line =
                      chancery_line_new (table->list, chancery_statement_get_text (statement, 2)),
                  .unknown = read_unknown (table, statement) };

      g_array_append_val (rows, row);
      fill_line (self, row.line, table, statement, &local);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Gives the lines that were read to their drafts. */
static void
hand_out (ChanceryRecordLoad *self, const ChanceryPlanTable *table, GArray *array)
{
  Row *rows = (Row *)array->data;
  guint end;

  chancery_record_load_sort (array, compare_rows);
  for (guint first = 0; first < array->len; first = end)
    {
      GPtrArray *lines;

      for (end = first + 1; end < array->len && rows[end].place == rows[first].place;)
        end++;
      lines = g_ptr_array_new_full (end - first, (GDestroyNotify)chancery_line_unref);
      for (guint i = first; i < end; i++)
        {
          g_ptr_array_add (lines, g_steal_pointer (&rows[i].line));
          chancery_record_load_note_unknown (self, table, rows[i].place, i - first,
                                             g_steal_pointer (&rows[i].unknown));
        }
      chancery_draft_take_nth (self->drafts[rows[first].place], table->place,
                               chancery_value_take_lines (lines));
    }
}

static gboolean
load_lines (ChanceryRecordLoad *self, const ChanceryPlanTable *table, GError **error)
{
  g_autoptr (GArray) rows = NULL;

  /* Many lists have no line in all of a registry. */
  if (self->set.n_rows > 1 && chancery_db_query_int (self->db, 0, table->is_empty, "") != 0)
    return TRUE;
  rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (rows, clear_row);
  if (!read_rows (self, table, rows, error))
    return FALSE;
  hand_out (self, table, rows);
  return TRUE;
}

/* ---- all of it ---- */

static gboolean
load_all (ChanceryRecordLoad *self, GError **error)
{
  if (!load_rows (self, error))
    return FALSE;
  for (guint i = 0; i < self->plan->n_lists; i++)
    if (!load_lines (self, &self->plan->lists[i], error))
      return FALSE;
  if (!chancery_record_load_parts (self, error))
    return FALSE;
  chancery_record_load_spread_unknown (self);
  return TRUE;
}

static void
load_clear (ChanceryRecordLoad *self)
{
  for (guint i = 0; i < self->set.n_rows; i++)
    g_clear_pointer (&self->drafts[i], chancery_draft_free);
  g_free (self->drafts);
  g_clear_pointer (&self->unknowns, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChanceryRecordLoad, load_clear)

ChanceryStatement *
chancery_record_load_query (ChanceryRecordLoad *self, const char *sql, GError **error)
{
  ChanceryStatement *statement = chancery_db_prepare (self->db, sql, error);

  if (statement != NULL)
    chancery_row_set_bind (&self->set, statement, 1);
  return statement;
}

/* SQL promises no order that was not asked for; asked for, it sorts what it finds in order anyway. */
void
chancery_record_load_sort (GArray *array, GCompareFunc compare)
{
  guint size = g_array_get_element_size (array);

  for (guint i = 1; i < array->len; i++)
    if (compare (array->data + (gsize)(i - 1) * size, array->data + (gsize)i * size) > 0)
      {
        g_array_sort (array, compare);
        return;
      }
}

gboolean
chancery_record_read_many (ChanceryDb *db,
                           const ChanceryKind *kind,
                           const gint64 *rows,
                           guint n_rows,
                           ChanceryRecord **records,
                           GError **error)
{
  g_auto (ChanceryRecordLoad) self = {
    .db = db,
    .plan = chancery_record_plan_get (kind),
    .set = { .rows = rows, .n_rows = n_rows },
    .drafts = g_new0 (ChanceryDraft *, n_rows),
  };

  if (!load_all (&self, error))
    return FALSE;
  for (guint i = 0; i < n_rows; i++)
    records[i] = chancery_draft_free_to_record (g_steal_pointer (&self.drafts[i]));
  return TRUE;
}

static const ChanceryKind *
find_kind (ChanceryDb *db, gint64 row, GError **error)
{
  static const char sql[] = "SELECT kind FROM record WHERE id = ?1";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "i", row);
  g_autoptr (GError) local = NULL;
  const ChanceryKind *kind = NULL;

  if (statement == NULL)
    return NULL;
  if (chancery_statement_step (statement, &local))
    {
      const char *id = chancery_statement_get_text (statement, 0);

      kind = chancery_kind_find (id);
      if (kind == NULL)
        g_set_error (&local, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_DAMAGED,
                     "the registry holds a record of the unknown kind “%s”", id);
    }
  else if (local == NULL)
    g_set_error_literal (&local, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND,
                         "the record is not in this registry");
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return kind;
}

/* All of it as it is at one moment, whoever writes meanwhile. */
ChanceryRecord *
chancery_record_read (ChanceryDb *db, gint64 row, GError **error)
{
  /* What upgrades a registry has a transaction of its own kind. */
  gboolean alone = sqlite3_get_autocommit (chancery_db_get_handle (db)) != 0;
  ChanceryRecord *record = NULL;
  const ChanceryKind *kind;

  if (alone && !chancery_db_begin_read (db, error))
    return NULL;
  kind = find_kind (db, row, error);
  if (kind != NULL && !chancery_record_read_many (db, kind, &row, 1, &record, error))
    record = NULL;
  if (alone)
    chancery_db_end_read (db);
  return record;
}
