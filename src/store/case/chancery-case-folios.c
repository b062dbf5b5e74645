/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-case-folios.h"

#include "chancery-line.h"
#include "chancery-statement.h"

guint64
chancery_case_folios_next (ChanceryValue *items)
{
  guint n = chancery_value_get_n_items (items);
  guint64 highest = 0;

  for (guint i = 0; i < n; i++)
    {
      const char *folio = chancery_line_get_text (chancery_value_get_line (items, i), "folio");
      guint64 number;

      if (folio != NULL && g_ascii_string_to_unsigned (folio, 10, 1, G_MAXUINT32, &number, NULL))
        highest = MAX (highest, number);
    }
  return highest > 0 || n == 0 ? highest + 1 : 0;
}

gboolean
chancery_case_folios_is_enclosed (ChanceryDb *db, const char *uuid, GHashTable *papers)
{
  static const char sql[] =
      "SELECT o.uuid FROM record AS r JOIN reference AS x ON x.record = r.id "
      "AND x.field = 'links.to' AND x.role = 'enclosure-of' JOIN record AS o ON o.id = x.target "
      "WHERE r.uuid = ?1";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, NULL, sql, "t", uuid);

  while (statement != NULL && chancery_statement_step (statement, NULL))
    if (g_hash_table_contains (papers, chancery_statement_get_text (statement, 0)))
      return TRUE;
  return FALSE;
}
