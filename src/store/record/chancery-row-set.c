/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-row-set.h"

/* Only a program can give a pointer of this type, no text of SQL. */
#define POINTER_TYPE "chancery-row-set"

enum
{
  COLUMN_PLACE,
  COLUMN_ID,
  COLUMN_SET,
};

typedef struct
{
  sqlite3_vtab_cursor base;
  const ChanceryRowSet *set;
  guint place;
} Cursor;

static int
connect_table (sqlite3 *handle,
               void *data,
               int n_arguments,
               const char *const *arguments,
               sqlite3_vtab **table,
               char **error)
{
  int code = sqlite3_declare_vtab (handle, "CREATE TABLE x (place, id, given HIDDEN)");

  if (code != SQLITE_OK)
    return code;
  sqlite3_vtab_config (handle, SQLITE_VTAB_DIRECTONLY);
  *table = sqlite3_malloc (sizeof **table);
  if (*table == NULL)
    return SQLITE_NOMEM;
  **table = (sqlite3_vtab){ 0 };
  return SQLITE_OK;
}

static int
disconnect_table (sqlite3_vtab *table)
{
  sqlite3_free (table);
  return SQLITE_OK;
}

/* There is nothing to be read without the set. */
static int
choose_plan (sqlite3_vtab *table, sqlite3_index_info *info)
{
  for (int i = 0; i < info->nConstraint; i++)
    if (info->aConstraint[i].iColumn == COLUMN_SET && info->aConstraint[i].usable &&
        info->aConstraint[i].op == SQLITE_INDEX_CONSTRAINT_EQ)
      {
        info->aConstraintUsage[i].argvIndex = 1;
        info->aConstraintUsage[i].omit = 1;
        info->estimatedCost = 1;
        info->estimatedRows = 64;
        return SQLITE_OK;
      }
  return SQLITE_CONSTRAINT;
}

static int
open_cursor (sqlite3_vtab *table, sqlite3_vtab_cursor **cursor)
{
  Cursor *self = sqlite3_malloc (sizeof *self);

  if (self == NULL)
    return SQLITE_NOMEM;
  *self = (Cursor){ .set = NULL };
  *cursor = &self->base;
  return SQLITE_OK;
}

static int
close_cursor (sqlite3_vtab_cursor *cursor)
{
  sqlite3_free (cursor);
  return SQLITE_OK;
}

static int
begin (sqlite3_vtab_cursor *cursor,
       int number,
       const char *text,
       int n_values,
       sqlite3_value **values)
{
  Cursor *self = (Cursor *)cursor;

  self->set = n_values > 0 ? sqlite3_value_pointer (values[0], POINTER_TYPE) : NULL;
  self->place = 0;
  return SQLITE_OK;
}

static int
go_on (sqlite3_vtab_cursor *cursor)
{
  ((Cursor *)cursor)->place++;
  return SQLITE_OK;
}

static int
is_at_end (sqlite3_vtab_cursor *cursor)
{
  const Cursor *self = (const Cursor *)cursor;

  return self->set == NULL || self->place >= self->set->n_rows;
}

static int
get_column (sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column)
{
  const Cursor *self = (const Cursor *)cursor;

  if (column == COLUMN_PLACE)
    sqlite3_result_int64 (context, self->place);
  else if (column == COLUMN_ID)
    sqlite3_result_int64 (context, self->set->rows[self->place]);
  return SQLITE_OK;
}

static int
get_row_id (sqlite3_vtab_cursor *cursor, sqlite3_int64 *row)
{
  *row = ((Cursor *)cursor)->place;
  return SQLITE_OK;
}

gboolean
chancery_row_set_register (ChanceryDb *db, GError **error)
{
  /* Without a way to create one it is there by its name alone. */
  static const sqlite3_module module = {
    .xConnect = connect_table,
    .xDisconnect = disconnect_table,
    .xBestIndex = choose_plan,
    .xOpen = open_cursor,
    .xClose = close_cursor,
    .xFilter = begin,
    .xNext = go_on,
    .xEof = is_at_end,
    .xColumn = get_column,
    .xRowid = get_row_id,
  };
  int code;

  g_return_val_if_fail (db != NULL, FALSE);

  code = sqlite3_create_module_v2 (chancery_db_get_handle (db), "row_set", &module, NULL, NULL);
  return code == SQLITE_OK || chancery_db_fail (db, code, error);
}

void
chancery_row_set_bind (const ChanceryRowSet *set, ChanceryStatement *statement, int i)
{
  int code = sqlite3_bind_pointer (chancery_statement_get_handle (statement), i, (void *)set,
                                   POINTER_TYPE, NULL);

  g_assert (code == SQLITE_OK);
}
