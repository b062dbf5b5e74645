/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the history that came with a file tells of the records in it: the digest that each had at last. */

#include "config.h"

#include "chancery-scratch-private.h"

gboolean
chancery_scratch_tell (ChanceryScratch *self, const char *id, const char *digest, GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  statement = chancery_scratch_take_statement (self, CHANCERY_SCRATCH_TELL, error);
  if (statement == NULL)
    return FALSE;
  chancery_scratch_bind_text (statement, 1, id);
  chancery_scratch_bind_text (statement, 2, digest);
  return chancery_scratch_run (self, statement, error);
}

gboolean
chancery_scratch_take_told (ChanceryScratch *self,
                            const char *id,
                            gboolean *told,
                            char **digest,
                            GError **error)
{
  sqlite3_stmt *statement;
  int step;

  g_return_val_if_fail (self != NULL && id != NULL && told != NULL && digest != NULL, FALSE);

  *told = FALSE;
  *digest = NULL;
  statement = chancery_scratch_take_statement (self, CHANCERY_SCRATCH_TAKE_TOLD, error);
  if (statement == NULL)
    return FALSE;
  chancery_scratch_bind_text (statement, 1, id);
  step = sqlite3_step (statement);
  *told = step == SQLITE_ROW;
  if (*told)
    {
      *digest = chancery_scratch_dup_column (statement, 0);
      step = sqlite3_step (statement);
    }
  if (step != SQLITE_DONE)
    chancery_scratch_fail (self, error);
  chancery_scratch_give_back (statement);
  return step == SQLITE_DONE;
}

gint64
chancery_scratch_count_told (ChanceryScratch *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return chancery_scratch_count (self, "SELECT count(*) FROM told WHERE digest IS NOT NULL");
}

static void
add_id (gpointer first, gpointer second, gpointer user_data)
{
  g_ptr_array_add (user_data, g_strdup (first));
}

GPtrArray *
chancery_scratch_list_told (ChanceryScratch *self, guint limit, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement;
  gboolean done;

  g_return_val_if_fail (self != NULL, NULL);

  statement = chancery_scratch_take_statement (self, CHANCERY_SCRATCH_LIST_TOLD, error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, limit);
  done = chancery_scratch_foreach_pair (self, statement, add_id, ids, error);
  chancery_scratch_give_back (statement);
  return done ? g_steal_pointer (&ids) : NULL;
}
