/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Many records: those that are asked for, or all of them, read by the dozen. */

#include "config.h"

#include "chancery-records.h"
#include "chancery-row-set.h"
#include "chancery-statement.h"
#include "chancery-store-record.h"

#include <stdlib.h>
#include <string.h>

/* How many are read at once: enough that a statement is worth its start, few enough to be held. */
#define N_AT_ONCE 64

/* ---- those that are asked for ---- */

typedef struct
{
  guint place;
  const ChanceryKind *kind;
  gint64 row;
} Found;

/* The kind that stands in @column. */
static gboolean
find_kind (ChanceryStatement *statement, int column, Found *found, GError **error)
{
  const char *id = chancery_statement_get_text (statement, column);

  found->kind = chancery_kind_find (id);
  if (found->kind == NULL)
    g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_DAMAGED,
                 "the registry holds a record of the unknown kind “%s”", id);
  return found->kind != NULL;
}

/* FALSE without @error when the record is not here. */
static gboolean
find_row (ChanceryDb *db, const char *uuid, Found *found, GError **error)
{
  static const char sql[] = "SELECT id, kind FROM record WHERE uuid = ?1";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "t", uuid);

  if (statement == NULL || !chancery_statement_step (statement, error))
    return FALSE;
  found->row = chancery_statement_get_int (statement, 0);
  return find_kind (statement, 1, found, error);
}

static GArray *
find_rows (ChanceryDb *db, const char *const *uuids, guint first_place, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Found));

  for (; *uuids != NULL; uuids++)
    {
      Found found = { .place = first_place + rows->len };
      g_autoptr (GError) local = NULL;

      if (find_row (db, *uuids, &found, &local))
        g_array_append_val (rows, found);
      else if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  return g_steal_pointer (&rows);
}

/* As they lie in the file: kind by kind, because each has a table of its own. */
static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *one = a;
  const Found *other = b;

  if (one->kind != other->kind)
    return one->kind->index < other->kind->index ? -1 : 1;
  return one->row < other->row ? -1 : one->row > other->row;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Found *one = a;
  const Found *other = b;

  return one->place < other->place ? -1 : one->place > other->place;
}

/* Some of one kind, until @enough (nullable) is set: how many comes back in @n_visited.  FALSE without @error when
 * @func stopped it. */
static gboolean
visit_batch (ChanceryDb *db,
             const Found *found,
             guint n_found,
             const gboolean *enough,
             ChanceryRecordFunc func,
             gpointer user_data,
             guint *n_visited,
             GError **error)
{
  gint64 rows[N_AT_ONCE] = { 0 };
  ChanceryRecord *records[N_AT_ONCE];
  gboolean go_on = TRUE;

  *n_visited = 0;
  for (guint i = 0; i < n_found; i++)
    rows[i] = found[i].row;
  if (!chancery_record_read_many (db, found->kind, rows, n_found, records, error))
    return FALSE;
  for (guint i = 0; i < n_found; i++)
    {
      if (go_on && (enough == NULL || !*enough))
        {
          go_on = func (records[i], found[i].place, user_data);
          ++*n_visited;
        }
      chancery_record_unref (records[i]);
    }
  return go_on;
}

static gboolean
visit_stretch (ChanceryDb *db,
               GArray *stretch,
               gboolean *enough,
               ChanceryRecordFunc func,
               gpointer user_data,
               GError **error)
{
  Found *found = (Found *)stretch->data;
  guint n_visited;
  guint end;

  if (enough != NULL)
    {
      *enough = FALSE;
      g_array_sort (stretch, compare_found);
    }
  for (guint first = 0; first < stretch->len; first += n_visited)
    {
      if (enough != NULL && *enough)
        {
          qsort (&found[first], stretch->len - first, sizeof *found, compare_places);
          enough = NULL;
        }
      for (end = first + 1;
           end < stretch->len && end - first < N_AT_ONCE && found[end].kind == found[first].kind;)
        end++;
      if (!visit_batch (db, &found[first], end - first, enough, func, user_data, &n_visited, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
chancery_records_foreach_of (ChanceryDb *db,
                             const char *const *uuids,
                             guint first_place,
                             gboolean *enough,
                             ChanceryRecordFunc func,
                             gpointer user_data,
                             GError **error)
{
  g_auto (ChanceryReading) reading = NULL;
  g_autoptr (GArray) stretch = NULL;

  g_return_val_if_fail (db != NULL && uuids != NULL && func != NULL, FALSE);

  /* All as they are at one moment. */
  reading = chancery_db_read (db, error);
  stretch = reading != NULL ? find_rows (db, uuids, first_place, error) : NULL;
  return stretch != NULL && visit_stretch (db, stretch, enough, func, user_data, error);
}

static gboolean
keep_record (ChanceryRecord *record, guint place, gpointer user_data)
{
  GPtrArray *records = user_data;

  if (place >= records->len)
    g_ptr_array_set_size (records, (int)place + 1);
  records->pdata[place] = chancery_record_ref (record);
  return TRUE;
}

static void
clear_record (gpointer record)
{
  if (record != NULL)
    chancery_record_unref (record);
}

GPtrArray *
chancery_records_load_many (ChanceryDb *db, const char *const *uuids, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (clear_record);
  gboolean enough;

  return chancery_records_foreach_of (db, uuids, 0, &enough, keep_record, records, error)
             ? g_steal_pointer (&records)
             : NULL;
}

static GArray *
find_kinds (ChanceryDb *db, const ChanceryRowSet *set, GError **error)
{
  static const char sql[] = "SELECT s.place, s.id, r.kind"
                            " FROM row_set (?1) AS s CROSS JOIN record AS r ON r.id = s.id";
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (ChanceryStatement) statement = chancery_db_prepare (db, sql, error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return NULL;
  chancery_row_set_bind (set, statement, 1);
  while (local == NULL && chancery_statement_step (statement, &local))
    {
      Found found = { .place = (guint)chancery_statement_get_int (statement, 0),
                      .row = chancery_statement_get_int (statement, 1) };

      if (find_kind (statement, 2, &found, &local))
        g_array_append_val (rows, found);
    }
  if (local == NULL && rows->len < set->n_rows)
    g_set_error_literal (&local, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND,
                         "the record is not in this registry");
  if (local == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

GPtrArray *
chancery_record_read_rows (ChanceryDb *db, const gint64 *rows, guint n_rows, GError **error)
{
  const ChanceryRowSet set = { .rows = rows, .n_rows = n_rows };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (clear_record);
  g_autoptr (GArray) stretch = find_kinds (db, &set, error);
  gboolean enough;

  return stretch != NULL && visit_stretch (db, stretch, &enough, keep_record, records, error)
             ? g_steal_pointer (&records)
             : NULL;
}

/* ---- all of them ---- */

/* All rows in the order of their ids, with the kind of each: read from two indexes, so that neither the
 * records are touched nor anything is sorted. */
typedef struct
{
  GArray *rows;      /* gint64 */
  GByteArray *kinds; /* of the rows, in the same order */
} Roll;

static void
roll_clear (Roll *roll)
{
  g_clear_pointer (&roll->rows, g_array_unref);
  g_clear_pointer (&roll->kinds, g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Roll, roll_clear)

/* Marks in @kinds, which is indexed by row, those of @kind; rows beyond its end are left out. */
static gboolean
mark_kind (ChanceryDb *db, const ChanceryKind *kind, GByteArray *kinds, GError **error)
{
  static const char sql[] = "SELECT id FROM record WHERE kind = ?1";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "t", kind->id);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    {
      gint64 row = chancery_statement_get_int (statement, 0);

      if (row >= 0 && row < kinds->len)
        kinds->data[row] = (guint8)kind->index;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Where so many records were deleted that their rows lie far apart, the rest are asked for one by one. */
static guint8
look_up_kind (ChanceryDb *db, gint64 row)
{
  g_autofree char *id =
      chancery_db_query_text (db, "SELECT kind FROM record WHERE id = ?1", "i", row);
  const ChanceryKind *kind = chancery_kind_find (id);

  return kind != NULL ? (guint8)kind->index : CHANCERY_KIND_NONE;
}

static gboolean
call_roll (ChanceryDb *db, Roll *roll, GError **error)
{
  static const char sql[] = "SELECT id FROM record ORDER BY uuid";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "");
  g_autoptr (GByteArray) marks = g_byte_array_new ();
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  roll->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  roll->kinds = g_byte_array_new ();
  while (chancery_statement_step (statement, &local))
    {
      gint64 row = chancery_statement_get_int (statement, 0);

      g_array_append_val (roll->rows, row);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_byte_array_set_size (marks, roll->rows->len * 2 + 1);
  memset (marks->data, CHANCERY_KIND_NONE, marks->len);
  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    if (!mark_kind (db, chancery_kind_get (i), marks, error))
      return FALSE;
  for (guint i = 0; i < roll->rows->len; i++)
    {
      gint64 row = g_array_index (roll->rows, gint64, i);
      guint8 kind = row >= 0 && row < marks->len ? marks->data[row] : look_up_kind (db, row);

      g_byte_array_append (roll->kinds, &kind, 1);
    }
  return TRUE;
}

gboolean
chancery_records_foreach (ChanceryDb *db,
                          gboolean *enough,
                          ChanceryRecordFunc func,
                          gpointer user_data,
                          GError **error)
{
  g_auto (ChanceryReading) reading = NULL;
  g_autoptr (GArray) stretch = g_array_new (FALSE, FALSE, sizeof (Found));
  g_auto (Roll) roll = { 0 };
  Found found = { 0 };

  g_return_val_if_fail (db != NULL && func != NULL, FALSE);

  reading = chancery_db_read (db, error);
  if (reading == NULL || !call_roll (db, &roll, error))
    return FALSE;
  for (guint kind = CHANCERY_KIND_NONE + 1; kind < CHANCERY_N_KINDS; kind++)
    for (guint i = 0; i < roll.rows->len; i++)
      {
        if (roll.kinds->data[i] != kind)
          continue;
        found.kind = chancery_kind_get (kind);
        found.row = g_array_index (roll.rows, gint64, i);
        g_array_append_val (stretch, found);
        if (++found.place % CHANCERY_RECORDS_STRETCH != 0)
          continue;
        if (!visit_stretch (db, stretch, enough, func, user_data, error))
          return FALSE;
        g_array_set_size (stretch, 0);
      }
  return visit_stretch (db, stretch, enough, func, user_data, error);
}
