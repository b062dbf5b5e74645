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

/* So many are read back at once: enough that a statement is worth its start, few enough to be held. */
#define N_LATE_AT_ONCE 64

/* The texts of `record` that are written the same for new and old rows, by their parameters. */
enum
{
  REFERENCE,
  TITLE,
  STATE,
  LEVEL,
  LANGUAGE,
  FORM,
  DIRECTION,
  VERDICT,
  CHANGED,
  DIGEST,
  COUNTERPART,
  COUNTERPART_LABEL,
  N_TEXTS
};

/* What lists keep of a record, as it was before. */
typedef struct
{
  gint64 key;
  gint64 first;
  gint64 last;
  char *texts[N_TEXTS]; /* no counterpart while it is not here */
} Narrow;

static void
clear_narrow (Narrow *self)
{
  for (guint i = 0; i < N_TEXTS; i++)
    g_clear_pointer (&self->texts[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Narrow, clear_narrow)

static gboolean
read_narrow (ChanceryDb *db, gint64 row, Narrow *narrow, GError **error)
{
  static const char sql[] =
      "SELECT r.date_key, r.first_day, r.last_day, r.reference, r.title, r.state, r.level, r.language,"
      " r.form, r.direction, r.verdict, r.changed, r.digest, c.uuid, r.counterpart_label"
      " FROM record AS r LEFT JOIN record AS c ON c.id = r.counterpart WHERE r.id = ?1";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "i", row);

  if (statement == NULL || !chancery_statement_step (statement, error))
    return FALSE;
  narrow->key = chancery_statement_get_int (statement, 0);
  narrow->first = chancery_statement_get_day (statement, 1);
  narrow->last = chancery_statement_get_day (statement, 2);
  for (int i = 0; i < N_TEXTS; i++)
    narrow->texts[i] = chancery_statement_dup_text (statement, i + 3);
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

static void
list_texts (ChanceryRecord *record, const char *digest, const char *texts[N_TEXTS])
{
  const ChanceryKind *kind = chancery_record_get_kind (record);
  ChanceryValue *counterpart = chancery_record_get_counterpart (record);
  ChanceryLine *assessment = chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED)
                                 ? chancery_record_get_assessment (record, CHANCERY_DAY_NONE)
                                 : NULL;

  texts[REFERENCE] = chancery_record_get_reference (record);
  texts[TITLE] = chancery_record_get_title (record);
  texts[STATE] = chancery_state_to_string (chancery_record_get_state (record));
  texts[LEVEL] = chancery_record_get_level (record);
  texts[LANGUAGE] = chancery_record_get_text (record, "language");
  texts[FORM] = kind->form != NULL ? chancery_record_get_text (record, kind->form) : NULL;
  texts[DIRECTION] = chancery_record_get_text (record, "direction");
  texts[VERDICT] = assessment != NULL ? chancery_line_get_text (assessment, "verdict") : NULL;
  texts[CHANGED] = chancery_record_get_text (record, "changed");
  texts[DIGEST] = digest;
  texts[COUNTERPART] = chancery_value_get_reference_id (counterpart);
  texts[COUNTERPART_LABEL] = chancery_value_get_label (counterpart);
}

/* Everything in `record` that is written the same for new and old rows, as the first parameters. */
static void
bind_row (ChanceryStatement *statement,
          gint64 row,
          gint64 key,
          gint64 first,
          gint64 last,
          ChanceryRecord *record,
          const char *const texts[N_TEXTS])
{
  if (row != 0)
    chancery_statement_bind_int (statement, 1, row);
  for (int i = 0; i < N_TEXTS; i++)
    chancery_statement_bind_text (statement, i + 2, texts[i]);
  chancery_statement_bind_int (statement, 14, chancery_record_get_version (record));
  chancery_statement_bind_day (statement, 15, first);
  chancery_statement_bind_day (statement, 16, last);
  chancery_statement_bind_int (statement, 17, key);
  chancery_statement_bind_int (statement, 18, chancery_record_hash_label (texts[TITLE]));
}

/* Whether lists show, sort and find the record as before: then no index has to be touched. */
static gboolean
is_same_row (const Narrow *old,
             gint64 key,
             gint64 first,
             gint64 last,
             const char *const texts[N_TEXTS])
{
  if (old->key != key || old->first != first || old->last != last)
    return FALSE;
  for (guint i = 0; i < N_TEXTS; i++)
    if (i != CHANGED && i != DIGEST && g_strcmp0 (old->texts[i], texts[i]) != 0)
      return FALSE;
  return TRUE;
}

/* @digest: (nullable): it stays as it is. */
static gboolean
update_row (ChanceryDb *db,
            gint64 row,
            const Narrow *old,
            gint64 key,
            gint64 first,
            gint64 last,
            ChanceryRecord *record,
            const char *digest,
            GError **error)
{
  static const char some[] = "UPDATE record SET changed = ?2, digest = coalesce (?3, digest),"
                             " version = ?4 WHERE id = ?1";
  static const char all[] =
      "UPDATE record SET reference = ?2, title = ?3, state = ?4, level = ?5, language = ?6, form = ?7,"
      " direction = ?8, verdict = ?9, changed = ?10, digest = coalesce (?11, digest),"
      " counterpart = (SELECT id FROM record WHERE uuid = ?12), counterpart_label = ?13,"
      " version = ?14, first_day = ?15, last_day = ?16, date_key = ?17, label_hash = ?18"
      " WHERE id = ?1";
  g_autoptr (ChanceryStatement) statement = NULL;
  const char *texts[N_TEXTS];

  list_texts (record, digest, texts);
  if (is_same_row (old, key, first, last, texts))
    return chancery_db_run (db, error, some, "itti", row, texts[CHANGED], digest,
                            chancery_record_get_version (record));
  statement = chancery_db_prepare (db, all, error);
  if (statement == NULL)
    return FALSE;
  bind_row (statement, row, key, first, last, record, texts);
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
  const char *texts[N_TEXTS];

  if (statement == NULL)
    return 0;
  list_texts (record, digest, texts);
  bind_row (statement, 0, key, first, last, record, texts);
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

/* @key, @first and @last as they are now. */
static gboolean
move_long_date (ChanceryDb *db,
                gint64 row,
                const Narrow *old,
                gint64 key,
                gint64 first,
                gint64 last,
                GError **error)
{
  return (old->key == key && old->first == first && old->last == last) ||
         chancery_record_write_long_date (db, row, key, first, last, FALSE, error);
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

/* (transfer full); NULL on error. */
static ChanceryRecord *
read_back (ChanceryDb *db, gint64 row, const char *meant, GError **error)
{
  g_autoptr (ChanceryRecord) read = chancery_record_read (db, row, error);

  return read != NULL && check_read (read, meant, error) ? g_steal_pointer (&read) : NULL;
}

/* @kept: (nullable): the digest that stands beside @record, @found: the one that it has. */
static gboolean
check_kept (ChanceryRecord *record, const char *kept, const char *found, GError **error)
{
  const char *reference = chancery_record_get_reference (record);

  if (g_strcmp0 (kept, found) == 0)
    return TRUE;
  g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_DAMAGED,
               "%s “%s” (%s) is not what was saved: it was damaged, or changed by other means. "
               "See what verify finds, and restore a backup",
               chancery_record_get_kind (record)->id, chancery_record_get_title (record),
               reference != NULL ? reference : chancery_record_get_id (record));
  return FALSE;
}

static gboolean
write_found (ChanceryDb *db,
             gint64 row,
             ChanceryRecord *record,
             ChanceryWriteFlags flags,
             gint64 key,
             ChanceryRecord *before,
             GError **error)
{
  if (!chancery_record_write_names (db, row, record, before == NULL, error) ||
      !chancery_record_write_numbers (db, row, record, before, error))
    return FALSE;
  if ((flags & CHANCERY_WRITE_NO_TEXT) != 0)
    return before == NULL || chancery_record_remove_text (db, row, error);
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
      !write_found (db, *row, record, flags, key, NULL, error) ||
      !settle_dangling (db, *row, chancery_record_get_id (record), &found, error))
    return FALSE;
  return !found || chancery_record_refresh_dependants (db, *row, TRUE, TRUE, error);
}

static gboolean
write_old (ChanceryDb *db,
           gint64 row,
           ChanceryRecord *record,
           ChanceryRecord *before,
           const char *base,
           const char *digest,
           ChanceryWriteFlags flags,
           GError **error)
{
  g_auto (Narrow) old = { 0 };
  gint64 first, last, key;

  if (!read_narrow (db, row, &old, error) || !check_kept (before, old.texts[DIGEST], base, error) ||
      !chancery_record_find_days (db, record, &first, &last, error) ||
      !move_key (db, row, &old, &key, first, last, error) ||
      !update_row (db, row, &old, key, first, last, record, digest, error) ||
      !move_long_date (db, row, &old, key, first, last, error) ||
      !chancery_record_write_fields (db, row, record, before, error) ||
      !write_found (db, row, record, flags, key, before, error) ||
      !chancery_registers_move (db, chancery_record_get_id (record),
                                chancery_record_get_reference (before),
                                chancery_record_get_reference (record), error))
    return FALSE;
  return chancery_record_refresh_dependants (db, row,
                                             strcmp (old.texts[TITLE],
                                                     chancery_record_get_title (record)) != 0,
                                             old.first != first || old.last != last, error);
}

gboolean
chancery_record_write (ChanceryDb *db,
                       ChanceryRecord *record,
                       ChanceryRecord *before,
                       const char *base,
                       ChanceryWriteFlags flags,
                       ChanceryRecord **read,
                       char **digest,
                       GError **error)
{
  g_autoptr (ChanceryRecord) found = NULL;
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
      if (!write_old (db, at, record, before, base, content, flags, error))
        return FALSE;
    }
  if (flags == CHANCERY_WRITE_NONE && (found = read_back (db, at, content, error)) == NULL)
    return FALSE;
  if (read != NULL)
    *read = g_steal_pointer (&found);
  if (digest != NULL)
    *digest = g_steal_pointer (&content);
  return TRUE;
}

gboolean
chancery_records_check_kept (ChanceryDb *db, ChanceryRecord *record, GError **error)
{
  static const char sql[] = "SELECT digest FROM record WHERE uuid = ?1";
  g_autofree char *kept = NULL;
  g_autofree char *found = NULL;

  g_return_val_if_fail (db != NULL && record != NULL, FALSE);

  kept = chancery_db_query_text (db, sql, "t", chancery_record_get_id (record));
  found = chancery_canonical_digest (record);
  return check_kept (record, kept, found, error);
}

gboolean
chancery_record_check_written (ChanceryDb *db, const gint64 *rows, guint n_rows, GError **error)
{
  static const char sql[] = "SELECT digest FROM record WHERE id = ?1";
  g_autoptr (GPtrArray) records = n_rows > 0 ? chancery_record_read_rows (db, rows, n_rows, error)
                                             : g_ptr_array_new ();

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *meant = chancery_db_query_text (db, sql, "i", rows[i]);

      if (!check_read (records->pdata[i], meant != NULL ? meant : "", error))
        return FALSE;
    }
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
      !update_row (db, row, &old, key, first, last, record, NULL, error) ||
      !move_long_date (db, row, &old, key, first, last, error))
    return FALSE;
  if (has_text && !chancery_record_write_text (db, row, key, record, error))
    return FALSE;
  return chancery_record_refresh_dependants (db, row,
                                             strcmp (old.texts[TITLE],
                                                     chancery_record_get_title (record)) != 0,
                                             old.first != first || old.last != last, error);
}

/* Whether the row shows the other side as it is called today. */
static gboolean
has_counterpart (const Narrow *narrow, ChanceryRecord *record)
{
  ChanceryValue *value = chancery_record_get_counterpart (record);

  return g_strcmp0 (narrow->texts[COUNTERPART], chancery_value_get_reference_id (value)) == 0 &&
         g_strcmp0 (narrow->texts[COUNTERPART_LABEL], chancery_value_get_label (value)) == 0;
}

/* @renamed: set when the record is called otherwise than before. */
static gboolean
write_late (ChanceryDb *db, gint64 row, ChanceryRecord *record, gboolean *renamed, GError **error)
{
  g_auto (Narrow) old = { 0 };

  if (!read_narrow (db, row, &old, error) || !check_read (record, old.texts[DIGEST], error))
    return FALSE;
  *renamed = strcmp (old.texts[TITLE], chancery_record_get_title (record)) != 0;
  if (*renamed && !update_row (db, row, &old, old.key, old.first, old.last, record, NULL, error))
    return FALSE;
  return (has_counterpart (&old, record) || write_counterpart (db, row, record, error)) &&
         chancery_record_add_text (db, row, old.key, record, error);
}

gboolean
chancery_record_write_late (ChanceryDb *db, const gint64 *rows, guint n_rows, GError **error)
{
  guint n_at_once = N_LATE_AT_ONCE;
  guint n_done = 0;

  while (n_done < n_rows)
    {
      guint n = MIN (n_rows - n_done, n_at_once);
      g_autoptr (GPtrArray) records = chancery_record_read_rows (db, rows + n_done, n, error);
      gboolean renamed = FALSE;

      if (records == NULL)
        return FALSE;
      for (guint i = 0; i < n && !renamed; i++, n_done++)
        if (!write_late (db, rows[n_done], records->pdata[i], &renamed, error))
          return FALSE;
      /* Those after one that was renamed are read again, because they may call it by its name; where that happens,
       * it often happens again soon. */
      n_at_once = renamed ? 1 : MIN (n_at_once * 2, N_LATE_AT_ONCE);
    }
  return TRUE;
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
