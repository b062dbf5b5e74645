/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-marked.h"

#include "chancery-kind.h"
#include "chancery-statement.h"

/* Both functions are of one shape: three texts of a row. */
static gboolean
foreach_row (ChanceryDb *db,
             const char *sql,
             ChanceryMarkedFunc func,
             gpointer user_data,
             GError **error)
{
  g_autoptr (ChanceryStatement) statement = chancery_db_prepare (db, sql, error);
  g_autoptr (GError) reason = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &reason))
    {
      const ChanceryMarked marked = {
        .uuid = chancery_statement_get_text (statement, 0),
        .level = chancery_statement_get_text (statement, 1),
        .parent = chancery_statement_get_text (statement, 2),
        .reference = chancery_statement_get_text (statement, 3),
        .kind = chancery_kind_find (chancery_statement_get_text (statement, 4)),
        .title = chancery_statement_get_text (statement, 5),
      };

      if (!func (&marked, user_data, error))
        return FALSE;
    }
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

gboolean
chancery_marked_foreach (ChanceryDb *db,
                         ChanceryMarkedFunc func,
                         gpointer user_data,
                         GError **error)
{
  g_return_val_if_fail (db != NULL && func != NULL, FALSE);

  return foreach_row (
      db, "SELECT uuid, level, NULL, reference, kind, title FROM record WHERE level <> 'unmarked'",
      func, user_data, error);
}

gboolean
chancery_marked_foreach_raised (ChanceryDb *db,
                                ChanceryMarkedFunc func,
                                gpointer user_data,
                                GError **error)
{
  g_return_val_if_fail (db != NULL && func != NULL, FALSE);

  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get (i);
      g_autofree char *sql = NULL;

      if (kind->parent == NULL)
        continue;
      sql = g_strdup_printf (
          "SELECT o.uuid, o.level, p.uuid, o.reference, o.kind, o.title FROM record AS o"
          " JOIN reference AS r ON r.record = o.id AND r.field = '%s'"
          " JOIN record AS p ON p.id = r.target"
          " WHERE o.kind = '%s' AND o.level = 'unmarked'",
          kind->parent, kind->id);
      if (!foreach_row (db, sql, func, user_data, error))
        return FALSE;
    }
  return TRUE;
}
