/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-settings.h"

#include "chancery-day.h"
#include "chancery-db.h"
#include "chancery-errors.h"
#include "chancery-statement.h"

char *
chancery_settings_get (ChanceryDb *db, const char *key, GError **error)
{
  static const char sql[] = "SELECT value FROM setting WHERE key = ?1";
  g_autoptr (ChanceryStatement) statement = NULL;

  g_return_val_if_fail (db != NULL && key != NULL, NULL);

  statement = chancery_db_query (db, error, sql, "t", key);
  if (statement == NULL || !chancery_statement_step (statement, error))
    return NULL;
  return chancery_statement_dup_text (statement, 0);
}

gboolean
chancery_settings_set (ChanceryDb *db, const char *key, const char *value, GError **error)
{
  static const char remove[] = "DELETE FROM setting WHERE key = ?1";
  static const char sql[] = "INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)";

  g_return_val_if_fail (db != NULL && key != NULL, FALSE);

  if (!chancery_db_begin (db, NULL, error))
    return FALSE;
  if (value != NULL ? !chancery_db_run (db, error, sql, "tt", key, value)
                    : !chancery_db_run (db, error, remove, "t", key))
    {
      chancery_db_rollback (db);
      return FALSE;
    }
  return chancery_db_commit (db, error);
}

GHashTable *
chancery_settings_list (ChanceryDb *db, GError **error)
{
  static const char sql[] = "SELECT key, value FROM setting";
  g_autoptr (GHashTable) settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  statement = chancery_db_query (db, error, sql, "");
  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &local))
    g_hash_table_insert (settings, chancery_statement_dup_text (statement, 0),
                         chancery_statement_dup_text (statement, 1));
  if (local == NULL)
    return g_steal_pointer (&settings);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gint64
chancery_settings_get_day (ChanceryDb *db)
{
  g_autofree char *text = chancery_settings_get (db, CHANCERY_SETTING_DESK_DAY, NULL);
  ChanceryDay day;

  return text != NULL && chancery_day_from_iso (text, &day) ? day : chancery_day_today ();
}

ChanceryWorkingDays *
chancery_settings_get_working_days (ChanceryDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *weekend = chancery_settings_get (db, CHANCERY_SETTING_WEEKEND, &local);
  g_autofree char *holidays =
      local == NULL ? chancery_settings_get (db, CHANCERY_SETTING_HOLIDAYS, &local) : NULL;

  if (local == NULL)
    return chancery_working_days_new (weekend, holidays);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

int
chancery_settings_read_warning (const char *text)
{
  gint64 days;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, 0, CHANCERY_WARNING_MAX, &days, NULL))
    return CHANCERY_WARNING_DEFAULT;
  return (int)days;
}

gboolean
chancery_settings_get_warning (ChanceryDb *db, int *days, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *text = chancery_settings_get (db, CHANCERY_SETTING_WARNING, &local);

  *days = chancery_settings_read_warning (text);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GPtrArray *
chancery_settings_get_searches (ChanceryDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *text = chancery_settings_get (db, CHANCERY_SETTING_SEARCHES, &local);

  if (local == NULL)
    return chancery_saved_searches_parse (text);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
edit_searches (ChanceryDb *db,
               ChancerySearchesVerb verb,
               const char *name,
               const char *other,
               int position,
               GError **error)
{
  g_autoptr (GPtrArray) searches = chancery_settings_get_searches (db, error);
  g_autofree char *text = NULL;

  if (searches == NULL)
    return FALSE;
  if (!chancery_saved_searches_apply (searches, verb, name, other, position))
    {
      g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND,
                   "the saved searches are other than they were: “%s”", name);
      return FALSE;
    }
  text = chancery_saved_searches_to_text (searches);
  return chancery_settings_set (db, CHANCERY_SETTING_SEARCHES, *text != '\0' ? text : NULL, error);
}

gboolean
chancery_settings_edit_searches (ChanceryDb *db,
                                 ChancerySearchesVerb verb,
                                 const char *name,
                                 const char *other,
                                 int position,
                                 GError **error)
{
  g_return_val_if_fail (db != NULL && name != NULL, FALSE);

  /* What is there is read in the transaction that changes it. */
  if (!chancery_db_begin (db, NULL, error))
    return FALSE;
  if (!edit_searches (db, verb, name, other, position, error))
    {
      chancery_db_rollback (db);
      return FALSE;
    }
  return chancery_db_commit (db, error);
}
