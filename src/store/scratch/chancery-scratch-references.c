/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-kind.h"
#include "chancery-scratch-private.h"

gboolean
chancery_scratch_add_name (ChanceryScratch *self,
                           const char *label,
                           const ChanceryKind *kind,
                           const char *id,
                           GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (self != NULL && kind != NULL, FALSE);

  statement = chancery_scratch_take_statement (self, CHANCERY_SCRATCH_ADD_NAME, error);
  if (statement == NULL)
    return FALSE;
  chancery_scratch_bind_text (statement, 1, label);
  chancery_scratch_bind_text (statement, 2, kind->id);
  chancery_scratch_bind_text (statement, 3, id);
  return chancery_scratch_run (self, statement, error);
}

gboolean
chancery_scratch_match_name (ChanceryScratch *self,
                             const char *label,
                             const ChanceryKind *kind,
                             GPtrArray *ids,
                             GError **error)
{
  sqlite3_stmt *statement;
  int code;

  g_return_val_if_fail (self != NULL && kind != NULL, FALSE);

  statement = chancery_scratch_take_statement (self, CHANCERY_SCRATCH_MATCH_NAME, error);
  if (statement == NULL)
    return FALSE;
  chancery_scratch_bind_text (statement, 1, label);
  chancery_scratch_bind_text (statement, 2, kind->id);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *id = (const char *)sqlite3_column_text (statement, 0);

      if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, g_strdup (id));
    }
  if (code != SQLITE_DONE)
    chancery_scratch_fail (self, error);
  chancery_scratch_give_back (statement);
  return code == SQLITE_DONE;
}

gboolean
chancery_scratch_add_label (ChanceryScratch *self,
                            gint64 ordinal,
                            const char *label,
                            const char *target,
                            GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (self != NULL, FALSE);

  statement = chancery_scratch_take_statement (self, CHANCERY_SCRATCH_ADD_LABEL, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, ordinal);
  chancery_scratch_bind_text (statement, 2, label);
  chancery_scratch_bind_text (statement, 3, target);
  return chancery_scratch_run (self, statement, error);
}

/* Hands the first two columns of every row to @func. */
gboolean
chancery_scratch_foreach_pair (ChanceryScratch *self,
                               sqlite3_stmt *statement,
                               GHFunc func,
                               gpointer user_data,
                               GError **error)
{
  int code;

  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      g_autofree char *first = chancery_scratch_dup_column (statement, 0);
      g_autofree char *second = chancery_scratch_dup_column (statement, 1);

      func (first, second, user_data);
    }
  return code == SQLITE_DONE || chancery_scratch_fail (self, error);
}

gboolean
chancery_scratch_foreach_label (ChanceryScratch *self,
                                gint64 ordinal,
                                GHFunc func,
                                gpointer user_data,
                                GError **error)
{
  sqlite3_stmt *statement;
  gboolean done;

  g_return_val_if_fail (self != NULL && func != NULL, FALSE);

  statement = chancery_scratch_take_statement (self, CHANCERY_SCRATCH_LIST_LABELS, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, ordinal);
  done = chancery_scratch_foreach_pair (self, statement, func, user_data, error);
  chancery_scratch_give_back (statement);
  return done;
}

gboolean
chancery_scratch_add_target (ChanceryScratch *self,
                             const char *id,
                             const char *label,
                             GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (self != NULL, FALSE);

  statement = chancery_scratch_take_statement (self, CHANCERY_SCRATCH_ADD_TARGET, error);
  if (statement == NULL)
    return FALSE;
  chancery_scratch_bind_text (statement, 1, id);
  chancery_scratch_bind_text (statement, 2, label);
  return chancery_scratch_run (self, statement, error);
}

gboolean
chancery_scratch_foreach_target (ChanceryScratch *self,
                                 GHFunc func,
                                 gpointer user_data,
                                 GError **error)
{
  static const char sql[] = "SELECT id, label FROM target"
                            " WHERE NOT EXISTS (SELECT 1 FROM record WHERE record.id = target.id)";
  sqlite3_stmt *statement = NULL;
  gboolean done;

  g_return_val_if_fail (self != NULL && func != NULL, FALSE);

  if (sqlite3_prepare_v2 (self->sqlite, sql, -1, &statement, NULL) != SQLITE_OK)
    return chancery_scratch_fail (self, error);
  done = chancery_scratch_foreach_pair (self, statement, func, user_data, error);
  sqlite3_finalize (statement);
  return done;
}

gboolean
chancery_scratch_add_content (ChanceryScratch *self,
                              const char *sha256,
                              gboolean present,
                              GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (self != NULL, FALSE);

  statement = chancery_scratch_take_statement (self, CHANCERY_SCRATCH_ADD_CONTENT, error);
  if (statement == NULL)
    return FALSE;
  chancery_scratch_bind_text (statement, 1, sha256);
  sqlite3_bind_int (statement, 2, present);
  return chancery_scratch_run (self, statement, error);
}

gboolean
chancery_scratch_has_content (ChanceryScratch *self, const char *sha256)
{
  guint64 found = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  return chancery_scratch_find_line (self, CHANCERY_SCRATCH_FIND_CONTENT, sha256, &found, NULL) &&
         found > 0;
}

gboolean
chancery_scratch_put_data (ChanceryScratch *self, const char *sha256, GBytes *bytes, GError **error)
{
  sqlite3_stmt *statement;
  gsize length;
  const void *data;

  g_return_val_if_fail (self != NULL && bytes != NULL, FALSE);

  statement = chancery_scratch_take_statement (self, CHANCERY_SCRATCH_PUT_DATA, error);
  if (statement == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  chancery_scratch_bind_text (statement, 1, sha256);
  sqlite3_bind_blob64 (statement, 2, data != NULL ? data : "", length, SQLITE_STATIC);
  return chancery_scratch_run (self, statement, error);
}

gboolean
chancery_scratch_find_data (ChanceryScratch *self,
                            const char *sha256,
                            gboolean *found,
                            GError **error)
{
  sqlite3_stmt *statement;
  int step;

  g_return_val_if_fail (self != NULL && sha256 != NULL && found != NULL, FALSE);

  *found = FALSE;
  statement = chancery_scratch_take_statement (self, CHANCERY_SCRATCH_FIND_DATA, error);
  if (statement == NULL)
    return FALSE;
  chancery_scratch_bind_text (statement, 1, sha256);
  step = sqlite3_step (statement);
  *found = step == SQLITE_ROW;
  if (step != SQLITE_ROW && step != SQLITE_DONE)
    chancery_scratch_fail (self, error);
  chancery_scratch_give_back (statement);
  return step == SQLITE_ROW || step == SQLITE_DONE;
}

GBytes *
chancery_scratch_get_data (ChanceryScratch *self, const char *sha256, GError **error)
{
  sqlite3_stmt *statement;
  GBytes *bytes = NULL;
  int step;

  g_return_val_if_fail (self != NULL && sha256 != NULL, NULL);

  statement = chancery_scratch_take_statement (self, CHANCERY_SCRATCH_GET_DATA, error);
  if (statement == NULL)
    return NULL;
  chancery_scratch_bind_text (statement, 1, sha256);
  step = sqlite3_step (statement);
  if (step == SQLITE_ROW)
    {
      const void *data = sqlite3_column_blob (statement, 0);

      bytes = g_bytes_new (data, (gsize)sqlite3_column_bytes (statement, 0));
    }
  else if (step != SQLITE_DONE)
    chancery_scratch_fail (self, error);
  chancery_scratch_give_back (statement);
  return bytes;
}

static void
add_first (gpointer first, gpointer second, gpointer user_data)
{
  g_ptr_array_add (user_data, g_strdup (first));
}

GPtrArray *
chancery_scratch_list_contents (ChanceryScratch *self, GError **error)
{
  static const char sql[] = "SELECT sha256, NULL FROM content WHERE present ORDER BY sha256";
  g_autoptr (GPtrArray) digests = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = NULL;
  gboolean done;

  g_return_val_if_fail (self != NULL, NULL);

  if (sqlite3_prepare_v2 (self->sqlite, sql, -1, &statement, NULL) != SQLITE_OK)
    {
      chancery_scratch_fail (self, error);
      return NULL;
    }
  done = chancery_scratch_foreach_pair (self, statement, add_first, digests, error);
  sqlite3_finalize (statement);
  return done ? g_steal_pointer (&digests) : NULL;
}
