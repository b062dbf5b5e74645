/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-schema.h"

#include "chancery-backup.h"
#include "chancery-db-private.h"
#include "chancery-layout.h"
#include "chancery-registers-private.h"
#include "chancery-sha256.h"
#include "chancery-sound.h"
#include "chancery-sql-kind.h"
#include "chancery-statement.h"
#include "chancery-store-record.h"
#include "chancery-store-resources.h"
#include "chancery-text.h"
#include "chancery-tokenizer.h"
#include "chancery-uuid.h"
#include "chancery-words.h"

#include <string.h>

#define RESOURCE_PATH "/org/chancery/Chancery/store/migrations/"

/* Beyond so many, somebody has to look. */
#define MAX_BACKUPS 9

/* In order; a shipped one is never edited. */
static const char *const migrations[CHANCERY_SCHEMA_VERSION] = {
  "0001-first.sql",
  "0002-words.sql",
  "0003-casefiles.sql",
};

static char *
load_migration (guint i)
{
  g_autofree char *path = g_strconcat (RESOURCE_PATH, migrations[i], NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (chancery_store_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Days that things are due by are asked for all the time, and few records have one. */
static char *
make_index_sql (const ChanceryLayout *layout, const ChanceryField *field)
{
  if (layout->is_lines || field->type != CHANCERY_TYPE_DATE ||
      chancery_field_has_flag (field, CHANCERY_FIELD_FROZEN))
    return NULL;
  return g_strdup_printf ("CREATE INDEX IF NOT EXISTS \"%s_%s\" ON \"%s\" (\"%s_first\") "
                          "WHERE \"%s\" IS NOT NULL",
                          layout->table, field->id, layout->table, field->id, field->id);
}

/* Stands for everything that is derived from the table of kinds. */
static char *
make_fingerprint (void)
{
  g_autoptr (GPtrArray) layouts = chancery_layout_list ();
  g_autoptr (ChancerySha256) checksum = chancery_sha256_new ();

  for (guint i = 0; i < layouts->len; i++)
    {
      const ChanceryLayout *layout = layouts->pdata[i];
      g_autofree char *sql = chancery_layout_create_sql (layout);

      chancery_sha256_update (checksum, sql, strlen (sql));
      for (guint n = 0; n < layout->n_fields; n++)
        {
          g_autofree char *index = make_index_sql (layout, layout->fields[n]);

          if (index != NULL)
            chancery_sha256_update (checksum, index, strlen (index));
        }
    }
  return g_strdup (chancery_sha256_get_string (checksum));
}

/* Tables and columns that are derived.  None is ever taken away, so that who has more of them is newer. */
static gint64
count_layout (void)
{
  g_autoptr (GPtrArray) layouts = chancery_layout_list ();
  gint64 n = 0;

  for (guint i = 0; i < layouts->len; i++)
    n += 1 + ((const ChanceryLayout *)layouts->pdata[i])->n_columns;
  return n;
}

static char *
make_index_version (void)
{
  return g_strdup_printf ("%d.%d", CHANCERY_TEXT_FOLD_VERSION, CHANCERY_TOKENIZER_VERSION);
}

static char *
make_words_version (void)
{
  return g_strdup_printf ("%d", CHANCERY_SOUND_VERSION);
}

gint64
chancery_schema_get_version (ChanceryDb *db)
{
  return chancery_db_query_int (db, -1, "PRAGMA user_version", "");
}

static gboolean
setting_is (ChanceryDb *db, const char *key, const char *value)
{
  g_autofree char *found =
      chancery_db_query_text (db, "SELECT value FROM setting WHERE key = ?1", "t", key);

  return g_strcmp0 (found, value) == 0;
}

gboolean
chancery_schema_is_newer (ChanceryDb *db)
{
  return chancery_schema_get_version (db) > CHANCERY_SCHEMA_VERSION ||
         chancery_db_query_int (
             db, 0, "SELECT CAST (value AS INTEGER) FROM setting WHERE key = 'layout_size'", "") >
             count_layout ();
}

gboolean
chancery_schema_needs_upgrade (ChanceryDb *db, gint64 *version, GError **error)
{
  g_autofree char *fingerprint = make_fingerprint ();
  g_autofree char *index = make_index_version ();
  g_autofree char *words = make_words_version ();

  *version = chancery_schema_get_version (db);
  if (*version < 0)
    return chancery_db_fail (db, SQLITE_CORRUPT, error);
  return *version < CHANCERY_SCHEMA_VERSION || !setting_is (db, "layout", fingerprint) ||
         !setting_is (db, "text_index", index) || !setting_is (db, "words", words);
}

static gboolean
table_exists (ChanceryDb *db, const char *table)
{
  return chancery_db_query_int (db, 0,
                                "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1",
                                "t", table) == 1;
}

static gboolean
add_column (ChanceryDb *db,
            const ChanceryLayout *layout,
            const ChanceryField *field,
            guint n,
            GError **error)
{
  static const char exists[] = "SELECT 1 FROM pragma_table_info (?1) WHERE name = ?2";
  g_autofree char *column = g_strconcat (field->id, chancery_sql_field_suffixes (field)[n], NULL);
  g_autofree char *sql = NULL;

  if (chancery_db_query_int (db, 0, exists, "tt", layout->table, column) == 1)
    return TRUE;
  sql = g_strdup_printf ("ALTER TABLE \"%s\" ADD COLUMN \"%s\" %s", layout->table, column,
                         chancery_layout_column_type (field, n));
  return chancery_db_exec (db, sql, error);
}

static gboolean
add_indexes (ChanceryDb *db, const ChanceryLayout *layout, GError **error)
{
  for (guint i = 0; i < layout->n_fields; i++)
    {
      g_autofree char *sql = make_index_sql (layout, layout->fields[i]);

      if (sql != NULL && !chancery_db_exec (db, sql, error))
        return FALSE;
    }
  return TRUE;
}

/* A table, column or index that the table of kinds has and the file has not.  Nothing is ever taken
 * away. */
static gboolean
derive (ChanceryDb *db, const ChanceryLayout *layout, GError **error)
{
  if (!table_exists (db, layout->table))
    {
      g_autofree char *sql = chancery_layout_create_sql (layout);

      return chancery_db_exec (db, sql, error) && add_indexes (db, layout, error);
    }
  for (guint i = 0; i < layout->n_fields; i++)
    for (guint n = 0; chancery_sql_field_suffixes (layout->fields[i])[n] != NULL; n++)
      if (!add_column (db, layout, layout->fields[i], n, error))
        return FALSE;
  return add_indexes (db, layout, error);
}

static gboolean
set_setting (ChanceryDb *db, const char *key, const char *value, GError **error)
{
  return chancery_db_run (db, error, "INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)",
                          "tt", key, value);
}

static gboolean
renew_names (ChanceryDb *db, GError **error)
{
  g_autoptr (ChanceryStatement) statement =
      chancery_db_prepare (db, "SELECT id FROM record ORDER BY id", error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL || !chancery_db_exec (db, "DELETE FROM number", error))
    return FALSE;
  while (chancery_statement_step (statement, &local))
    {
      gint64 row = chancery_statement_get_int (statement, 0);
      g_autoptr (ChanceryRecord) record = chancery_record_read (db, row, error);

      if (record == NULL || !chancery_record_write_names (db, row, record, FALSE, error) ||
          !chancery_record_write_numbers (db, row, record, NULL, error))
        return FALSE;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Words are not gathered yet, or sound by another rule; @anew: or are folded by one. */
static gboolean
renew_words (ChanceryDb *db, gboolean anew, GError **error)
{
  g_autofree char *words = make_words_version ();

  if (!anew && setting_is (db, "words", words))
    return TRUE;
  return chancery_words_renew (db, error) && set_setting (db, "words", words, error);
}

/* Words are folded by another rule than those in the index: it is made anew. */
static gboolean
renew_index (ChanceryDb *db, GError **error)
{
  static const char rebuild[] = "INSERT INTO record_search (record_search) VALUES ('rebuild')";
  g_autofree char *index = make_index_version ();

  if (setting_is (db, "text_index", index))
    return TRUE;
  return renew_names (db, error) && chancery_db_exec (db, rebuild, error) &&
         renew_words (db, TRUE, error) && set_setting (db, "text_index", index, error);
}

static gboolean
apply (ChanceryDb *db, gint64 version, GError **error)
{
  static const char merge[] =
      "INSERT INTO record_search (record_search, rank) VALUES ('automerge', ?1)";
  g_autoptr (GPtrArray) layouts = chancery_layout_list ();
  g_autofree char *fingerprint = make_fingerprint ();
  g_autofree char *size = g_strdup_printf ("%" G_GINT64_FORMAT, count_layout ());
  g_autofree char *pragmas =
      g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                       CHANCERY_APPLICATION_ID, CHANCERY_SCHEMA_VERSION);

  for (gint64 i = version; i < CHANCERY_SCHEMA_VERSION; i++)
    {
      g_autofree char *sql = load_migration (i);

      if (!chancery_db_exec (db, sql, error))
        return FALSE;
    }
  for (guint i = 0; i < layouts->len; i++)
    if (!derive (db, layouts->pdata[i], error))
      return FALSE;
  if (version == 0)
    {
      g_autofree char *origin = chancery_uuid_new ();

      if (!set_setting (db, "origin", origin, error) ||
          !chancery_db_run (db, error, merge, "i", (gint64)CHANCERY_SCHEMA_AUTOMERGE))
        return FALSE;
    }
  return set_setting (db, "layout", fingerprint, error) &&
         set_setting (db, "layout_size", size, error) && renew_index (db, error) &&
         renew_words (db, FALSE, error) && chancery_registers_set_defaults (db, error) &&
         chancery_db_exec (db, pragmas, error);
}

/* A backup of another registry that lay here once stays, and is no reason not to open this one. */
static gboolean
back_up (ChanceryDb *db, gint64 version, GError **error)
{
  if (version == 0 || version == CHANCERY_SCHEMA_VERSION)
    return TRUE;
  for (guint i = 1;; i++)
    {
      g_autofree char *again = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *path =
          g_strdup_printf ("%s.before-%d%s.backup", db->path, CHANCERY_SCHEMA_VERSION, again);
      g_autoptr (GError) problem = NULL;

      if (chancery_backup_write (db, path, &problem))
        return TRUE;
      if (i < MAX_BACKUPS &&
          g_error_matches (problem, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_EXISTS))
        continue;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
}

gboolean
chancery_schema_upgrade (ChanceryDb *db, GError **error)
{
  gint64 version = chancery_schema_get_version (db);

  if (version < 0)
    return chancery_db_fail (db, SQLITE_CORRUPT, error);
  if (!back_up (db, version, error) || !chancery_db_exec (db, "BEGIN EXCLUSIVE", error))
    return FALSE;
  /* Somebody else may have done it while we waited. */
  version = chancery_schema_get_version (db);
  if (!apply (db, version, error))
    {
      sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
      return FALSE;
    }
  chancery_db_drop_statements (db);
  return chancery_db_exec (db, "COMMIT", error);
}

static const char *
describe_type (const ChanceryField *field)
{
  switch (field->type)
    {
    case CHANCERY_TYPE_TEXT:
      return "text";
    case CHANCERY_TYPE_TERM:
      return "term";
    case CHANCERY_TYPE_DATE:
      return "date";
    case CHANCERY_TYPE_QUANTITY:
      return "quantity";
    case CHANCERY_TYPE_REFERENCE:
      return "reference";
    case CHANCERY_TYPE_MARKING:
      return "marking";
    case CHANCERY_TYPE_BOOLEAN:
      return "yes or no";
    case CHANCERY_TYPE_INTEGER:
      return "number";
    case CHANCERY_TYPE_JSON:
      return "JSON";
    case CHANCERY_TYPE_LINES:
    default:
      return "lines";
    }
}

static void
describe_field (GString *out, const char *list_id, const ChanceryField *field)
{
  const char *const *suffixes = chancery_sql_field_suffixes (field);

  g_string_append_printf (out, "| %s | %s%s | ", field->label,
                          chancery_field_has_flag (field, CHANCERY_FIELD_LIST) ? "list of " : "",
                          describe_type (field));
  if (chancery_layout_is_in_record (field))
    g_string_append_printf (out, "`record.%s`", field->id);
  else if (suffixes[0] == NULL)
    g_string_append_printf (out, "rows of `%s`, field `%s%s%s`",
                            chancery_sql_field_is_reference (field) ? "reference" : "item",
                            list_id != NULL ? list_id : "", list_id != NULL ? "." : "", field->id);
  for (guint n = 0; !chancery_layout_is_in_record (field) && suffixes[n] != NULL; n++)
    g_string_append_printf (out, "%s`%s%s`", n > 0 ? ", " : "", field->id, suffixes[n]);
  if (field->vocabulary != NULL)
    g_string_append_printf (out, " (vocabulary `%s`)", field->vocabulary);
  g_string_append (out, " |\n");
}

static void
describe_fields (GString *out, const char *owner, const char *list_id, const ChanceryField *fields)
{
  g_string_append (out, "\n| field | value | where |\n|---|---|---|\n");
  for (const ChanceryField *field = fields; field->id != NULL; field++)
    if (field->type != CHANCERY_TYPE_LINES)
      describe_field (out, list_id, field);
  for (const ChanceryField *field = fields; field->id != NULL; field++)
    if (field->type == CHANCERY_TYPE_LINES)
      {
        g_string_append_printf (out, "\n### %s_%s: %s\n\nLines by (`record`, `ordinal`).\n", owner,
                                field->id, field->label);
        describe_fields (out, owner, field->id, field->lines);
      }
}

char *
chancery_schema_describe (void)
{
  GString *out = g_string_new (
      "# What stands where in a registry\n\n"
      "A registry is an SQLite file.  This page is written from the program's own table of kinds; anybody may open\n"
      "the file with `sqlite3` and read along.  Writing to it by other means breaks its history, which `chancery-cli\n"
      "verify` will say.\n\n"
      "A date has the columns `F` (EDTF), `F_typed`, `F_quality`, and `F_first`, `F_last`: Julian day numbers, NULL\n"
      "where open.  A quantity has `F` (qualifier), `F_best`, `F_low`, `F_high`, `F_wording`.  A marking has `F`\n"
      "(level) and `F_caveats` (JSON).  References are rows of `reference` and lists of text rows of `item`, by\n"
      "record, field, line and place.\n\n"
      "The numbers of papers and the class of a case file have no blanks at their ends and hold no character that\n"
      "does not show.  A registry of an earlier version may hold others, which stay as they are until somebody edits\n"
      "them; a file that is exported has them without, and tells the content with them as an earlier one.\n\n"
      "## Envelope: what every record has\n\nTables `record` and `envelope`.\n");

  describe_fields (out, "record", NULL, chancery_kind_get_envelope ());
  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get (i);

      g_string_append_printf (out, "\n## %s: %s\n", kind->id, kind->label);
      describe_fields (out, kind->id, NULL, kind->fields);
    }
  g_string_append (out, "\n## Tables that do not follow from the table of kinds\n");
  for (guint i = 0; i < CHANCERY_SCHEMA_VERSION; i++)
    {
      g_autofree char *sql = load_migration (i);
      const char *body = strstr (sql, "\n\n");

      g_string_append_printf (out, "\n```sql\n%s```\n", body != NULL ? body + 2 : sql);
    }
  return g_string_free (out, FALSE);
}
