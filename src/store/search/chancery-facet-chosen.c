/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-facet-chosen.h"

#include "chancery-match.h"
#include "chancery-search.h"
#include "chancery-sql-query-private.h"
#include "chancery-statement.h"

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

/* Whether a list shows who stands in @row by another name than the one that @pattern is of. */
static gboolean
is_shown_otherwise (ChanceryDb *db, gint64 row, const char *pattern)
{
  static const char sql[] = "SELECT text FROM name WHERE record = ?1 ORDER BY ordinal LIMIT 1";
  g_autofree char *shown = chancery_db_query_text (db, sql, "i", row);

  return shown != NULL && !chancery_match_text (shown, pattern);
}

gboolean
chancery_facet_chosen_is_other_name (ChanceryDb *db, const char *name)
{
  g_autofree char *pattern = chancery_match_pattern (name, TRUE);
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  g_autoptr (GArray) bearers = g_array_new (FALSE, FALSE, sizeof (gint64));

  /* Of too many nobody knows. */
  if (!chancery_sql_query_list_named (db, name, pattern, kinds, bearers))
    return TRUE;
  for (guint i = 0; i < bearers->len; i++)
    if (is_shown_otherwise (db, g_array_index (bearers, gint64, i), pattern))
      return TRUE;
  return FALSE;
}
