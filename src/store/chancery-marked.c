/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-marked.h"

#include "chancery-statement.h"

gboolean
chancery_marked_foreach (ChanceryDb *db,
                         ChanceryMarkedFunc func,
                         gpointer user_data,
                         GError **error)
{
  static const char sql[] = "SELECT uuid, level, reference FROM record"
                            " WHERE level <> 'unmarked'";
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (db != NULL && func != NULL, FALSE);

  statement = chancery_db_prepare (db, sql, error);
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
