/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-case-enclosures.h"

#include "chancery-canonical.h"
#include "chancery-folios.h"
#include "chancery-records.h"
#include "chancery-statement.h"

/* Of several letters the one that lies first in the file, wherever the papers came from.  The links of each paper are
 * read, and then whether they lead into the file: asked the other way round every pair of papers would be. */
#define ENCLOSED                                                          \
  "SELECT e.uuid, o.uuid FROM file AS f "                                 \
  "CROSS JOIN reference AS r ON r.record = f.id AND r.field = 'links.to'" \
  " AND r.role = 'enclosure-of' "                                         \
  "CROSS JOIN file AS l ON l.id = r.target AND l.id <> f.id "             \
  "JOIN record AS e ON e.id = f.id JOIN record AS o ON o.id = l.id "      \
  "ORDER BY f.place, l.place"

static GHashTable *
read_letters (ChanceryStatement *statement, GError **error)
{
  g_autoptr (GHashTable) letters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &local))
    if (!g_hash_table_contains (letters, chancery_statement_get_text (statement, 0)))
      g_hash_table_insert (letters, chancery_statement_dup_text (statement, 0),
                           chancery_statement_dup_text (statement, 1));
  if (local == NULL)
    return g_steal_pointer (&letters);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

const char *
chancery_case_enclosures_get_sql (void)
{
  return "WITH file (id, place) AS (SELECT target, min (line) FROM reference"
         " WHERE record = ?1 AND field = 'items.record' AND target IS NOT NULL"
         " GROUP BY target) " ENCLOSED;
}

GHashTable *
chancery_case_enclosures_read (ChanceryDb *db, const char *casefile, GError **error)
{
  g_autoptr (ChanceryStatement) statement = NULL;

  g_return_val_if_fail (db != NULL && casefile != NULL, NULL);

  statement = chancery_db_query (db, error, chancery_case_enclosures_get_sql (), "i",
                                 chancery_records_get_row (db, casefile));
  return read_letters (statement, error);
}

/* The same among @uuids, asked at once. */
static GHashTable *
read_among (ChanceryDb *db, const char *const *uuids, GError **error)
{
  static const char sql[] = "WITH file (id, place) AS (SELECT o.id, min (j.key)"
                            " FROM json_each (?1) AS j CROSS JOIN record AS o ON o.uuid = j.value"
                            " GROUP BY o.id) " ENCLOSED;
  g_autoptr (GString) list = g_string_new ("[");
  g_autoptr (ChanceryStatement) statement = NULL;

  for (guint i = 0; uuids[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (list, ',');
      chancery_canonical_write_string (list, uuids[i]);
    }
  g_string_append_c (list, ']');
  statement = chancery_db_query (db, error, sql, "t", list->str);
  return read_letters (statement, error);
}

GPtrArray *
chancery_case_enclosures_order (ChanceryDb *db, const char *const *uuids, GError **error)
{
  g_autoptr (GHashTable) letters = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autofree int *above = NULL;
  GPtrArray *ordered;
  guint n;

  g_return_val_if_fail (db != NULL && uuids != NULL, NULL);

  letters = read_among (db, uuids, error);
  if (letters == NULL)
    return NULL;
  n = g_strv_length ((char **)uuids);
  above = chancery_folios_find_letters (uuids, n, letters);
  rows = chancery_folios_arrange (above, n);
  ordered = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (ordered, g_strdup (uuids[g_array_index (rows, ChanceryFolioRow, i).paper]));
  g_ptr_array_add (ordered, NULL);
  return ordered;
}
