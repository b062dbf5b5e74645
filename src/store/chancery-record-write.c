/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-canonical.h"
#include "chancery-day.h"
#include "chancery-records.h"
#include "chancery-registers-private.h"
#include "chancery-statement.h"
#include "chancery-store-record.h"

#include <string.h>

/* What lists keep of a record, as it was before. */
typedef struct
{
  gint64 key;
  gint64 first;
  gint64 last;
  char *title;
  char *digest;
  gboolean has_counterpart; /* and it is here */
  char *counterpart_label;
} Narrow;

static void
clear_narrow (Narrow *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->digest, g_free);
  g_clear_pointer (&self->counterpart_label, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Narrow, clear_narrow)

static gboolean
read_narrow (ChanceryDb *db, gint64 row, Narrow *narrow, GError **error)
{
  static const char sql[] = "SELECT date_key, first_day, last_day, title, digest,"
                            " counterpart, counterpart_label FROM record WHERE id = ?1";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "i", row);

  if (statement == NULL || !chancery_statement_step (statement, error))
    return FALSE;
  narrow->key = chancery_statement_get_int (statement, 0);
  narrow->first = chancery_statement_get_day (statement, 1);
  narrow->last = chancery_statement_get_day (statement, 2);
  narrow->title = chancery_statement_dup_text (statement, 3);
  narrow->digest = chancery_statement_dup_text (statement, 4);
  narrow->has_counterpart = !chancery_statement_is_null (statement, 5);
  narrow->counterpart_label = chancery_statement_dup_text (statement, 6);
  return TRUE;
}

static gboolean
write_counterpart (ChanceryDb *db, gint64 row, ChanceryRecord *record, GError **error)
{
  static const char sql[] =
      "UPDATE record SET counterpart = (SELECT id FROM record WHERE uuid = ?2),"
      " counterpart_label = ?3 WHERE id = ?1";
  ChanceryValue *value = chancery_record_get_counterpart (record);

  return chancery_db_run (db, error, sql, "itt", row,
                          value != NULL ? chancery_value_get_reference_id (value) : NULL,
                          value != NULL ? chancery_value_get_label (value) : NULL);
}

/* Everything in `record` that is written the same for new and old rows, as the first parameters. */
static void
bind_row (ChanceryStatement *statement,
          gint64 row,
          gint64 key,
          gint64 first,
          gint64 last,
          ChanceryRecord *record,
          const char *digest)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);
  ChanceryValue *counterpart = chancery_record_get_counterpart (record);
  ChanceryLine *assessment = chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED)
                                 ? chancery_record_get_assessment (record, CHANCERY_DAY_NONE)
                                 : NULL;
  const char *const texts[] = {
    chancery_record_get_reference (record),
    chancery_record_get_title (record),
    chancery_state_to_string (chancery_record_get_state (record)),
    chancery_record_get_level (record),
    chancery_record_get_text (record, "language"),
    kind->form != NULL ? chancery_record_get_text (record, kind->form) : NULL,
    chancery_record_get_text (record, "direction"),
    assessment != NULL ? chancery_line_get_text (assessment, "verdict") : NULL,
    chancery_record_get_text (record, "changed"),
    digest,
    chancery_value_get_reference_id (counterpart),
    chancery_value_get_label (counterpart),
  };

  if (row != 0)
    chancery_statement_bind_int (statement, 1, row);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    chancery_statement_bind_text (statement, (int)i + 2, texts[i]);
  chancery_statement_bind_int (statement, 14, chancery_record_get_version (record));
  chancery_statement_bind_day (statement, 15, first);
  chancery_statement_bind_day (statement, 16, last);
  chancery_statement_bind_int (statement, 17, key);
  chancery_statement_bind_int (statement, 18,
                               chancery_record_hash_label (chancery_record_get_title (record)));
}

static gboolean
update_row (ChanceryDb *db,
            gint64 row,
            gint64 key,
            gint64 first,
            gint64 last,
            ChanceryRecord *record,
            const char *digest,
            GError **error)
{
  static const char sql[] =
      "UPDATE record SET reference = ?2, title = ?3, state = ?4, level = ?5, language = ?6, form = ?7,"
      " direction = ?8, verdict = ?9, changed = ?10, digest = coalesce (?11, digest),"
      " counterpart = (SELECT id FROM record WHERE uuid = ?12), counterpart_label = ?13,"
      " version = ?14, first_day = ?15, last_day = ?16, date_key = ?17, label_hash = ?18"
      " WHERE id = ?1";
  g_autoptr (ChanceryStatement) statement = chancery_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  bind_row (statement, row, key, first, last, record, digest);
  return chancery_statement_run (statement, error);
}

/* The new row, 0 on error. */
static gint64
insert_row (ChanceryDb *db,
            gint64 key,
            gint64 first,
            gint64 last,
            ChanceryRecord *record,
            const char *digest,
            GError **error)
{
  static const char sql[] =
      "INSERT INTO record (id, reference, title, state, level, language, form, direction, verdict,"
      " changed, digest, counterpart, counterpart_label, version, first_day, last_day, date_key,"
      " label_hash, uuid, kind) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,"
      " (SELECT id FROM record WHERE uuid = ?12), ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)";
  g_autoptr (ChanceryStatement) statement = chancery_db_prepare (db, sql, error);

  if (statement == NULL)
    return 0;
  bind_row (statement, 0, key, first, last, record, digest);
  chancery_statement_bind_text (statement, 19, chancery_record_get_id (record));
  chancery_statement_bind_text (statement, 20, chancery_record_get_kind (record)->id);
  if (!chancery_statement_run (statement, error))
    return 0;
  return sqlite3_last_insert_rowid (chancery_db_get_handle (db));
}

/* A new key means a new place in the text index and among the long dates. */
static gboolean
move_key (ChanceryDb *db,
          gint64 row,
          const Narrow *old,
          gint64 *key,
          gint64 first,
          gint64 last,
          GError **error)
{
  static const char remove[] = "DELETE FROM long_date WHERE date_key = ?1";

  *key = old->key;
  if (chancery_record_key_fits (old->key, first, last))
    return TRUE;
  *key = chancery_record_new_key (db, first, last, error);
  return *key != 0 && chancery_record_remove_text (db, row, error) &&
         chancery_db_run (db, error, remove, "i", old->key);
}

/* References that waited for the record find it now. */
static gboolean
settle_dangling (ChanceryDb *db, gint64 row, const char *uuid, gboolean *found, GError **error)
{
  static const char sql[] = "UPDATE reference SET target = ?1, label = NULL "
                            "WHERE target IS NULL AND target_uuid = ?2";

  if (!chancery_db_run (db, error, sql, "it", row, uuid))
    return FALSE;
  *found = sqlite3_changes (chancery_db_get_handle (db)) > 0;
  return TRUE;
}

/* What was written has to read as what was meant, before anybody is told that it is kept. */
static gboolean
check_read (ChanceryRecord *read, const char *meant, GError **error)
{
  g_autofree char *found = chancery_canonical_digest (read);

  if (strcmp (meant, found) == 0)
    return TRUE;
  g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_FAILED,
               "%s “%s” does not read back as it was written; nothing was kept",
               chancery_record_get_kind (read)->id, chancery_record_get_title (read));
  return FALSE;
}

static gboolean
read_back (ChanceryDb *db, gint64 row, const char *meant, GError **error)
{
  g_autoptr (ChanceryRecord) read = chancery_record_read (db, row, error);

  return read != NULL && check_read (read, meant, error);
}

static gboolean
write_found (ChanceryDb *db,
             gint64 row,
             ChanceryRecord *record,
             ChanceryWriteFlags flags,
             gint64 key,
             gboolean is_new,
             GError **error)
{
  if (!chancery_record_write_names (db, row, record, is_new, error) ||
      !chancery_record_write_numbers (db, row, record, is_new, error))
    return FALSE;
  if ((flags & CHANCERY_WRITE_NO_TEXT) != 0)
    return is_new || chancery_record_remove_text (db, row, error);
  return chancery_record_write_text (db, row, key, record, error);
}

static gboolean
write_new (ChanceryDb *db,
           ChanceryRecord *record,
           const char *digest,
           ChanceryWriteFlags flags,
           gint64 *row,
           GError **error)
{
  gint64 first, last, key;
  gboolean found = FALSE;

  if (!chancery_record_find_days (db, record, &first, &last, error))
    return FALSE;
  key = chancery_record_new_key (db, first, last, error);
  if (key == 0)
    return FALSE;
  *row = insert_row (db, key, first, last, record, digest, error);
  if (*row == 0 || !chancery_record_write_long_date (db, *row, key, first, last, TRUE, error) ||
      !chancery_record_write_fields (db, *row, record, NULL, error) ||
      !write_found (db, *row, record, flags, key, TRUE, error) ||
      !settle_dangling (db, *row, chancery_record_get_id (record), &found, error))
    return FALSE;
  return !found || chancery_record_refresh_dependants (db, *row, TRUE, TRUE, error);
}

static gboolean
write_old (ChanceryDb *db,
           gint64 row,
           ChanceryRecord *record,
           ChanceryRecord *before,
           const char *digest,
           ChanceryWriteFlags flags,
           GError **error)
{
  g_auto (Narrow) old = { 0 };
  gint64 first, last, key;

  if (!read_narrow (db, row, &old, error) ||
      !chancery_record_find_days (db, record, &first, &last, error) ||
      !move_key (db, row, &old, &key, first, last, error) ||
      !update_row (db, row, key, first, last, record, digest, error) ||
      !chancery_record_write_long_date (db, row, key, first, last, FALSE, error) ||
      !chancery_record_write_fields (db, row, record, before, error) ||
      !write_found (db, row, record, flags, key, FALSE, error) ||
      !chancery_registers_move (db, chancery_record_get_id (record),
                                chancery_record_get_reference (before),
                                chancery_record_get_reference (record), error))
    return FALSE;
  return chancery_record_refresh_dependants (db, row,
                                             strcmp (old.title,
                                                     chancery_record_get_title (record)) != 0,
                                             old.first != first || old.last != last, error);
}

gboolean
chancery_record_write (ChanceryDb *db,
                       ChanceryRecord *record,
                       ChanceryRecord *before,
                       ChanceryWriteFlags flags,
                       gint64 *row,
                       char **digest,
                       GError **error)
{
  g_autofree char *content = chancery_canonical_digest (record);
  gint64 at = 0;

  if (before == NULL)
    {
      if (!write_new (db, record, content, flags, &at, error))
        return FALSE;
    }
  else
    {
      at = chancery_records_get_row (db, chancery_record_get_id (record));
      g_assert (at > 0);
      if (!write_old (db, at, record, before, content, flags, error))
        return FALSE;
    }
  if (row != NULL)
    *row = at;
  if ((flags & CHANCERY_WRITE_NO_TEXT) == 0 && !read_back (db, at, content, error))
    return FALSE;
  if (digest != NULL)
    *digest = g_steal_pointer (&content);
  return TRUE;
}

gboolean
chancery_record_write_derived (ChanceryDb *db, gint64 row, GError **error)
{
  static const char indexed[] = "SELECT 1 FROM record_text WHERE record = ?1";
  g_autoptr (ChanceryRecord) record = chancery_record_read (db, row, error);
  g_auto (Narrow) old = { 0 };
  gint64 first, last, key;
  gboolean has_text;

  if (record == NULL || !read_narrow (db, row, &old, error))
    return FALSE;
  /* Where a large import has not come to the texts yet, it will. */
  has_text = chancery_db_query_int (db, 0, indexed, "i", row) == 1;
  if (!chancery_record_find_days (db, record, &first, &last, error) ||
      !move_key (db, row, &old, &key, first, last, error) ||
      !update_row (db, row, key, first, last, record, NULL, error) ||
      !chancery_record_write_long_date (db, row, key, first, last, FALSE, error))
    return FALSE;
  if (has_text && !chancery_record_write_text (db, row, key, record, error))
    return FALSE;
  return chancery_record_refresh_dependants (db, row,
                                             strcmp (old.title,
                                                     chancery_record_get_title (record)) != 0,
                                             old.first != first || old.last != last, error);
}

/* Whether the row shows the other side as it is called today. */
static gboolean
has_counterpart (const Narrow *narrow, ChanceryRecord *record)
{
  ChanceryValue *value = chancery_record_get_counterpart (record);

  return narrow->has_counterpart == (chancery_value_get_reference_id (value) != NULL) &&
         g_strcmp0 (narrow->counterpart_label, chancery_value_get_label (value)) == 0;
}

gboolean
chancery_record_write_late (ChanceryDb *db, gint64 row, GError **error)
{
  g_autoptr (ChanceryRecord) record = chancery_record_read (db, row, error);
  g_auto (Narrow) old = { 0 };

  if (record == NULL || !read_narrow (db, row, &old, error) ||
      !check_read (record, old.digest, error))
    return FALSE;
  if (strcmp (old.title, chancery_record_get_title (record)) != 0 &&
      !update_row (db, row, old.key, old.first, old.last, record, NULL, error))
    return FALSE;
  return (has_counterpart (&old, record) || write_counterpart (db, row, record, error)) &&
         chancery_record_add_text (db, row, old.key, record, error);
}

gboolean
chancery_record_erase_row (ChanceryDb *db, gint64 row, GError **error)
{
  static const char keep[] = "UPDATE reference SET target = NULL,"
                             " label = (SELECT title FROM record WHERE id = ?1) WHERE target = ?1";
  static const char sides[] = "UPDATE record SET counterpart = NULL WHERE counterpart = ?1";
  static const char dates[] = "DELETE FROM long_date WHERE record = ?1";
  static const char remove[] = "DELETE FROM record WHERE id = ?1";

  return chancery_db_run (db, error, keep, "i", row) &&
         chancery_db_run (db, error, sides, "i", row) &&
         chancery_record_remove_text (db, row, error) &&
         chancery_db_run (db, error, dates, "i", row) &&
         chancery_db_run (db, error, remove, "i", row);
}
