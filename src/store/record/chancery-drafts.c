/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-drafts.h"

#include "chancery-canonical.h"
#include "chancery-db-private.h"
#include "chancery-json.h"
#include "chancery-reader.h"
#include "chancery-statement.h"
#include "chancery-uuid.h"

static gboolean
keep_one (ChanceryDb *db,
          const char *form,
          gint64 ordinal,
          ChanceryDraft *given,
          const char *now,
          GError **error)
{
  static const char sql[] = "INSERT INTO draft (form, ordinal, uuid, version, content, kept) "
                            "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  g_autoptr (ChanceryDraft) draft = chancery_draft_copy (given);
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GString) content = g_string_new (NULL);

  if (chancery_draft_get_id (draft) == NULL)
    {
      g_autofree char *id = chancery_uuid_new ();

      chancery_draft_set_id (draft, id);
    }
  record = chancery_draft_build (draft);
  chancery_canonical_write_record (content, record, CHANCERY_CANONICAL_COMPACT, 0);
  return chancery_db_run (db, error, sql, "tititt", form, ordinal, chancery_record_get_id (record),
                          chancery_record_get_version (record), content->str, now);
}

gboolean
chancery_drafts_keep (ChanceryDb *db, const char *form, GPtrArray *drafts, GError **error)
{
  g_autofree char *now = NULL;
  gboolean done;

  g_return_val_if_fail (db != NULL && form != NULL && drafts != NULL, FALSE);

  if (!chancery_db_begin (db, NULL, error))
    return FALSE;
  now = chancery_db_dup_now (db);
  done = chancery_db_run (db, error, "DELETE FROM draft WHERE form = ?1", "t", form);
  for (guint i = 0; done && i < drafts->len; i++)
    done = keep_one (db, form, i, drafts->pdata[i], now, error);
  if (done)
    return chancery_db_commit (db, error);
  chancery_db_rollback (db);
  return FALSE;
}

static ChanceryDraft *
read_draft (ChanceryDb *db, const char *content, GError **error)
{
  g_autoptr (GVariant) tree = chancery_json_parse (db, content, error);

  return tree != NULL ? chancery_reader_read_record (tree, error) : NULL;
}

GPtrArray *
chancery_drafts_load (ChanceryDb *db, const char *form, GError **error)
{
  static const char sql[] =
      "SELECT content FROM draft WHERE ?1 IS NULL OR form = ?1 ORDER BY form, ordinal";
  g_autoptr (GPtrArray) drafts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  statement = chancery_db_query (db, error, sql, "t", form);
  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &local))
    {
      ChanceryDraft *draft = read_draft (db, chancery_statement_get_text (statement, 0), error);

      if (draft == NULL)
        return NULL;
      g_ptr_array_add (drafts, draft);
    }
  if (local == NULL)
    return g_steal_pointer (&drafts);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
chancery_drafts_drop (ChanceryDb *db, const char *form, GError **error)
{
  g_return_val_if_fail (db != NULL && form != NULL, FALSE);

  if (!chancery_db_begin (db, NULL, error))
    return FALSE;
  if (!chancery_db_run (db, error, "DELETE FROM draft WHERE form = ?1", "t", form))
    {
      chancery_db_rollback (db);
      return FALSE;
    }
  return chancery_db_commit (db, error);
}

GPtrArray *
chancery_drafts_list_forms (ChanceryDb *db, GPtrArray **times, GError **error)
{
  static const char sql[] =
      "SELECT form, max (kept) FROM draft GROUP BY form ORDER BY max (kept) DESC, form";
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  statement = chancery_db_query (db, error, sql, "");
  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &local))
    {
      g_ptr_array_add (forms, chancery_statement_dup_text (statement, 0));
      g_ptr_array_add (kept, chancery_statement_dup_text (statement, 1));
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (times != NULL)
    *times = g_steal_pointer (&kept);
  return g_steal_pointer (&forms);
}
