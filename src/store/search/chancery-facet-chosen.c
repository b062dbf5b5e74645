/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-facet-chosen.h"

#include "chancery-search.h"
#include "chancery-statement.h"
#include "chancery-text.h"

gint64
chancery_facet_chosen_count (ChanceryDb *db,
                             ChanceryQuery *query,
                             const char *field,
                             ChanceryQueryComparison comparison,
                             const char *value,
                             GError **error)
{
  const char *const values[] = { value, NULL };
  GPtrArray *both = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_query_unref);
  g_autoptr (ChanceryQuery) chosen = NULL;

  g_ptr_array_add (both, chancery_query_ref (query));
  g_ptr_array_add (both, chancery_query_new_field (field, comparison, values, NULL));
  chosen = chancery_query_new_group (CHANCERY_QUERY_AND, both);
  chancery_query_set_as_on (chosen, chancery_query_get_as_on (query));
  return chancery_search_count (db, chosen, error);
}

gboolean
chancery_facet_chosen_is_other_name (ChanceryDb *db, const char *name)
{
  static const char sql[] =
      "SELECT 1 FROM name AS n WHERE n.folded = ?1 AND n.ordinal > "
      "(SELECT min (f.ordinal) FROM name AS f WHERE f.record = n.record) LIMIT 1";
  g_autofree char *folded = chancery_text_fold (name, -1);

  return chancery_db_query_int (db, 0, sql, "t", folded) == 1;
}
