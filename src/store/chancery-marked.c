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
    func (chancery_statement_get_text (statement, 0), chancery_statement_get_text (statement, 1),
          chancery_statement_get_text (statement, 2), user_data);
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

  return foreach_row (db, "SELECT uuid, level, reference FROM record WHERE level <> 'unmarked'",
                      func, user_data, error);
}

gboolean
chancery_marked_foreach_raised (ChanceryDb *db,
                                ChanceryRaisedFunc func,
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
      sql = g_strdup_printf ("SELECT o.uuid, p.uuid, o.reference FROM record AS o"
                             " JOIN reference AS r ON r.record = o.id AND r.field = '%s'"
                             " JOIN record AS p ON p.id = r.target"
                             " WHERE o.kind = '%s' AND o.level = 'unmarked'",
                             kind->parent, kind->id);
      if (!foreach_row (db, sql, func, user_data, error))
        return FALSE;
    }
  return TRUE;
}
