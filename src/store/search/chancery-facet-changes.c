/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns that are kept are brought up to date: what history names since, and what is told otherwise because of it, is read
 * anew. */

#include "config.h"

#include "chancery-facet-columns-private.h"

#include "chancery-db-private.h"
#include "chancery-key-set.h"
#include "chancery-store-record.h"

/* So many that changed, and that changed with them, are read anew; where there are more, all are. */
#define MOST_CHANGED 2000
/* Rows beyond the last that are made room for. */
#define MOST_NEW_ROWS 100000

/* Records that are to be read anew, each once. */
typedef struct
{
  GArray *rows;
  ChanceryKeySet *known;
} Changed;

static void
add_changed (Changed *self, GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 row = g_array_index (rows, gint64, i);

      if (chancery_key_set_has (self->known, row))
        continue;
      chancery_key_set_add (self->known, row);
      g_array_append_val (self->rows, row);
    }
}

/* Whether others may be told otherwise because of @row: it is new, so that references find it now, or it is called
 * otherwise. */
static gboolean
touches_others (ChanceryFacetColumns *self, gint64 row, gboolean *touches, GError **error)
{
  const ChanceryFacetName *names = (const ChanceryFacetName *)(gpointer)self->names->data;
  g_autofree char *text = NULL;
  gpointer known;
  guint32 at;

  *touches = TRUE;
  if (!chancery_facet_columns_find (self, row, &at))
    {
      g_hash_table_remove (self->known_targets, &row);
      return TRUE;
    }
  *touches = FALSE;
  if (!g_hash_table_lookup_extended (self->known_targets, &row, NULL, &known))
    return TRUE;
  if (!chancery_facet_columns_read_name (self, row, &text, error))
    return FALSE;
  /* One that has no name is told by none. */
  *touches = g_strcmp0 (text != NULL && *text != '\0' ? text : NULL,
                        names[GPOINTER_TO_UINT (known)].text) != 0;
  if (*touches)
    g_hash_table_remove (self->known_targets, &row);
  return TRUE;
}

static gboolean
add_who_names (ChanceryFacetColumns *self, gint64 row, Changed *changed, GError **error)
{
  g_autofree char *sql = chancery_facet_columns_dup_sql (CHANCERY_FACET_SQL_WHO_NAMES);
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (self->db, error, sql, "ii", row, (gint64)MOST_CHANGED + 1);
  g_autoptr (GArray) rows = NULL;

  if (statement == NULL)
    return FALSE;
  rows = chancery_statement_read_rows (statement, error);
  if (rows == NULL)
    return FALSE;
  add_changed (changed, rows);
  return TRUE;
}

/* What was written, who names it where that matters, and whoever has the day of one of them, or of one that has.  There may be
 * too many. */
static gboolean
gather_changed (ChanceryFacetColumns *self, GArray *written, Changed *changed, GError **error)
{
  add_changed (changed, written);
  for (guint i = 0; i < written->len && changed->rows->len <= MOST_CHANGED; i++)
    {
      gint64 row = g_array_index (written, gint64, i);
      gboolean touches;

      if (!touches_others (self, row, &touches, error) ||
          (touches && !add_who_names (self, row, changed, error)))
        return FALSE;
    }
  for (guint i = 0; i < changed->rows->len && changed->rows->len <= MOST_CHANGED; i++)
    {
      g_autoptr (GArray) rows =
          chancery_record_list_day_dependants (self->db, g_array_index (changed->rows, gint64, i),
                                               error);

      if (rows == NULL)
        return FALSE;
      add_changed (changed, rows);
    }
  return TRUE;
}

/* Rows are given one after the other; a file may have made some up. */
static gboolean
make_room (ChanceryFacetColumns *self, GArray *rows)
{
  gint64 last = (gint64)self->records->len - 1;

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 row = g_array_index (rows, gint64, i);

      if (row < 0 || row >= MIN ((gint64)self->records->len + MOST_NEW_ROWS, G_MAXINT32))
        return FALSE;
      last = MAX (last, row);
    }
  g_array_set_size (self->records, (guint)last + 1);
  return TRUE;
}

/* Places of nobody are counted nowhere; those of the rows come anew at the end. */
static void
forget_places (ChanceryFacetColumns *self, const Changed *changed)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      ChanceryFacetPlace *place = &g_array_index (self->places, ChanceryFacetPlace, i);

      if (chancery_key_set_has (changed->known, place->record))
        place->name = 0;
    }
}

static gboolean
read_anew (ChanceryFacetColumns *self, GArray *rows, GError **error)
{
  g_autofree char *sql = chancery_facet_columns_dup_sql (CHANCERY_FACET_SQL_ONE);
  g_autofree char *places = chancery_facet_columns_dup_sql (CHANCERY_FACET_SQL_PLACES_OF_ONE);

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 row = g_array_index (rows, gint64, i);
      g_autoptr (ChanceryStatement) statement = chancery_db_query (self->db, error, sql, "i", row);
      ChanceryFacetRecord *record = &g_array_index (self->records, ChanceryFacetRecord, row);
      GError *problem = NULL;

      if (statement == NULL)
        return FALSE;
      *record = (ChanceryFacetRecord){ 0 };
      if (!chancery_statement_step (statement, &problem))
        {
          if (!chancery_statement_ended_well (problem, error))
            return FALSE;
          continue;
        }
      if (!chancery_facet_columns_read_record (self, statement, record, error) ||
          !chancery_facet_columns_read_places (
              self, chancery_db_query (self->db, error, places, "i", row), error))
        return FALSE;
    }
  return TRUE;
}

gboolean
chancery_facet_columns_note_state (ChanceryFacetColumns *self, GError **error)
{
  self->data_version = chancery_db_get_data_version (self->db);
  self->n_changes = sqlite3_total_changes64 (self->db->handle);
  return chancery_change_mark_set (&self->mark, self->db, error);
}

gboolean
chancery_facet_columns_bring_up_to_date (ChanceryFacetColumns *self, GError **error)
{
  gboolean wrote = self->n_changes != sqlite3_total_changes64 (self->db->handle);
  g_autoptr (GArray) written = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (ChanceryKeySet) known = NULL;
  Changed changed;

  if (!wrote && self->data_version == chancery_db_get_data_version (self->db))
    return TRUE;
  /* What is not committed may be taken back. */
  if (sqlite3_txn_state (self->db->handle, "main") == SQLITE_TXN_WRITE)
    return FALSE;
  written = chancery_change_mark_list (&self->mark, self->db, MOST_CHANGED, error);
  if (written == NULL || (wrote && written->len == 0))
    return FALSE;
  changed.rows = rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  changed.known = known = chancery_key_set_new ();
  if (!gather_changed (self, written, &changed, error) || rows->len > MOST_CHANGED ||
      !make_room (self, rows))
    return FALSE;
  if (rows->len > 0)
    forget_places (self, &changed);
  return read_anew (self, rows, error) && chancery_facet_columns_note_state (self, error);
}
