/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-verify.h"

#include "chancery-canonical.h"
#include "chancery-day.h"
#include "chancery-db-private.h"
#include "chancery-history.h"
#include "chancery-records.h"
#include "chancery-registers.h"
#include "chancery-schema.h"
#include "chancery-sha256.h"
#include "chancery-statement.h"
#include "chancery-words.h"

#include <string.h>

/* A file that is damaged all over is described by its beginning. */
#define MAX_ITEMS_PER_AREA 100
#define PROGRESS_EVERY 1000

typedef struct
{
  ChanceryDb *db;
  GPtrArray *items;
  const char *area;
  guint n_in_area;
} Verify;

void
chancery_verify_item_free (ChanceryVerifyItem *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self);
}

static void
begin_area (Verify *self, const char *area)
{
  self->area = area;
  self->n_in_area = 0;
}

static void
add_item (Verify *self, ChanceryVerifyLevel level, char *text)
{
  ChanceryVerifyItem *item;

  if (self->n_in_area++ >= MAX_ITEMS_PER_AREA)
    {
      g_free (text);
      return;
    }
  item = g_new0 (ChanceryVerifyItem, 1);
  item->level = level;
  item->area = self->area;
  item->text = text;
  g_ptr_array_add (self->items, item);
}

/* A check that cannot be done is a fault of what it looks at, but stopping it is no fault. */
static gboolean
absorb (Verify *self, GError **local, GError **error)
{
  if (*local == NULL)
    return TRUE;
  if (g_error_matches (*local, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (*local, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_BUSY))
    {
      g_propagate_error (error, g_steal_pointer (local));
      return FALSE;
    }
  add_item (self, CHANCERY_VERIFY_FAULT, g_strdup ((*local)->message));
  g_clear_error (local);
  return TRUE;
}

/* Each row of one column is an item, but for "ok". */
static gboolean
add_rows (Verify *self, const char *sql, ChanceryVerifyLevel level, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (ChanceryStatement) statement = chancery_db_query (self->db, &local, sql, "");

  while (statement != NULL && chancery_statement_step (statement, &local))
    {
      const char *text = chancery_statement_get_text (statement, 0);

      if (g_strcmp0 (text, "ok") != 0)
        add_item (self, level, g_strdup (text));
    }
  return absorb (self, &local, error);
}

static gboolean
verify_database (Verify *self, gboolean quick, GError **error)
{
  static const char keys[] =
      "SELECT printf ('%s: a row names one in %s that is not there', \"table\", parent) "
      "FROM pragma_foreign_key_check";

  begin_area (self, "database");
  if (quick)
    return add_rows (self, "PRAGMA quick_check (100)", CHANCERY_VERIFY_FAULT, error);
  return add_rows (self, "PRAGMA integrity_check (100)", CHANCERY_VERIFY_FAULT, error) &&
         add_rows (self, keys, CHANCERY_VERIFY_FAULT, error);
}

/* Lists show what stands in the narrow row beside the content that has a digest: both have to say the
 * same.  A title that the program writes may be in another language. */
static void
verify_narrow (Verify *self, ChanceryStatement *statement, ChanceryRecord *record)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);
  ChanceryLine *assessment = chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED)
                                 ? chancery_record_get_assessment (record, CHANCERY_DAY_NONE)
                                 : NULL;
  gboolean written = kind->make_title != NULL && chancery_record_get (record, "title") == NULL;
  const char *const expected[] = {
    chancery_record_get_title (record),
    chancery_record_get_level (record),
    kind->form != NULL ? chancery_record_get_text (record, kind->form) : NULL,
    chancery_record_get_text (record, "direction"),
    assessment != NULL ? chancery_line_get_text (assessment, "verdict") : NULL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (g_strcmp0 (expected[i], chancery_statement_get_text (statement, 2 + i)) != 0)
      add_item (self, i == 0 && written ? CHANCERY_VERIFY_NOTE : CHANCERY_VERIFY_FAULT,
                g_strdup_printf ("“%s” stands in lists otherwise than it was saved", expected[0]));
}

static void
verify_record (Verify *self, ChanceryStatement *statement)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (ChanceryRecord) record =
      chancery_records_load_row (self->db, chancery_statement_get_int (statement, 0), &local);
  const char *title = chancery_statement_get_text (statement, 2);
  g_autofree char *digest = NULL;

  if (record == NULL)
    {
      add_item (self, CHANCERY_VERIFY_FAULT,
                g_strdup_printf ("“%s” cannot be read: %s", title, local->message));
      return;
    }
  digest = chancery_canonical_digest (record);
  if (g_strcmp0 (digest, chancery_statement_get_text (statement, 1)) != 0)
    add_item (self, CHANCERY_VERIFY_FAULT, g_strdup_printf ("“%s” is not what was saved", title));
  verify_narrow (self, statement, record);
}

static gboolean
verify_records (Verify *self, ChanceryVerifyFunc progress, gpointer user_data, GError **error)
{
  static const char sql[] =
      "SELECT id, digest, title, level, form, direction, verdict FROM record ORDER BY id";
  /* What history says of a record's content has to be what the record says. */
  static const char against[] =
      "SELECT printf ('“%s” differs from what its history says', r.title) FROM record AS r "
      "WHERE r.digest IS NOT (SELECT h.digest FROM history AS h WHERE h.record = r.uuid "
      "ORDER BY h.sequence DESC LIMIT 1)";
  g_autoptr (GError) local = NULL;
  g_autoptr (ChanceryStatement) statement = NULL;
  guint64 total = chancery_db_query_int (self->db, 0, "SELECT count (*) FROM record", "");
  guint64 done = 0;

  begin_area (self, "records");
  statement = chancery_db_query (self->db, &local, sql, "");
  while (statement != NULL && chancery_statement_step (statement, &local))
    {
      verify_record (self, statement);
      if (progress != NULL && ++done % PROGRESS_EVERY == 0)
        progress (done, total, user_data);
    }
  return absorb (self, &local, error) && add_rows (self, against, CHANCERY_VERIFY_FAULT, error);
}

static gboolean
verify_search (Verify *self, GError **error)
{
  static const char missing[] =
      "SELECT printf ('“%s” is not in the text index', r.title) FROM record AS r "
      "WHERE NOT EXISTS (SELECT 1 FROM record_text AS t"
      " WHERE t.record = r.id AND t.date_key = r.date_key)";
  static const char check[] =
      "INSERT INTO record_search (record_search, rank) VALUES ('integrity-check', 1)";
  g_autoptr (GError) local = NULL;
  gint64 n_missing;

  begin_area (self, "search");
  /* The check reads all texts again, and their words are noted. */
  chancery_words_forget (self->db->words);
  /* The index's own check is a write in form; a file open for reading has to do without. */
  if (!chancery_db_is_read_only (self->db) && !chancery_db_exec (self->db, check, &local))
    {
      if (g_error_matches (local, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_DAMAGED))
        {
          g_clear_error (&local);
          add_item (self, CHANCERY_VERIFY_FAULT,
                    g_strdup ("the text index does not agree with the records"));
        }
      if (!absorb (self, &local, error))
        return FALSE;
    }
  n_missing = chancery_words_count_missing (self->db, error);
  if (n_missing < 0)
    return FALSE;
  if (n_missing > 0)
    add_item (self, CHANCERY_VERIFY_FAULT,
              g_strdup_printf ("%" G_GINT64_FORMAT " words are not in the list of words",
                               n_missing));
  return add_rows (self, missing, CHANCERY_VERIFY_FAULT, error);
}

static void
verify_content (Verify *self, gint64 content, const char *sha256, gint64 size)
{
  static const char sql[] = "SELECT data FROM chunk WHERE content = ?1 ORDER BY ordinal";
  g_autoptr (ChancerySha256) checksum = chancery_sha256_new ();
  g_autoptr (GError) local = NULL;
  g_autoptr (ChanceryStatement) statement = chancery_db_query (self->db, &local, sql, "i", content);
  gint64 found = 0;

  while (statement != NULL && chancery_statement_step (statement, &local))
    {
      gsize length;
      const guchar *data = chancery_statement_get_blob (statement, 0, &length);

      chancery_sha256_update (checksum, data, length);
      found += length;
    }
  if (local != NULL || found != size || strcmp (chancery_sha256_get_string (checksum), sha256) != 0)
    add_item (self, CHANCERY_VERIFY_FAULT,
              g_strdup_printf ("the content of attachment %.12s… is damaged", sha256));
}

static gboolean
verify_attachments (Verify *self, GError **error)
{
  static const char sql[] = "SELECT id, sha256, size FROM content ORDER BY id";
  static const char missing[] =
      "SELECT DISTINCT printf ('the content of “%s” is not in this registry', a.name) "
      "FROM record_attachments AS a WHERE a.sha256 IS NOT NULL AND NOT EXISTS"
      " (SELECT 1 FROM content AS c WHERE c.sha256 = a.sha256)";
  g_autoptr (GError) local = NULL;
  g_autoptr (ChanceryStatement) statement = NULL;

  begin_area (self, "attachments");
  statement = chancery_db_query (self->db, &local, sql, "");
  while (statement != NULL && chancery_statement_step (statement, &local))
    verify_content (self, chancery_statement_get_int (statement, 0),
                    chancery_statement_get_text (statement, 1),
                    chancery_statement_get_int (statement, 2));
  return absorb (self, &local, error) && add_rows (self, missing, CHANCERY_VERIFY_NOTE, error);
}

static void
add_texts (Verify *self, GPtrArray *texts)
{
  for (guint i = 0; texts != NULL && i < texts->len; i++)
    add_item (self, CHANCERY_VERIFY_FAULT, g_strdup (texts->pdata[i]));
}

static gboolean
verify_history (Verify *self, const char *checkpoint, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;

  begin_area (self, "history");
  chancery_history_verify (self->db, checkpoint, problems, &local);
  add_texts (self, problems);
  if (g_error_matches (local, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return absorb (self, &local, error);
}

static gboolean
verify_registers (Verify *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  begin_area (self, "registers");
  problems = chancery_registers_check (self->db, NULL, 0, &local);
  /* Gaps can be somebody else's numbers that did not come with an import: worth knowing. */
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const char *text = problems->pdata[i];

      add_item (self,
                strstr (text, " missing") != NULL ? CHANCERY_VERIFY_NOTE : CHANCERY_VERIFY_FAULT,
                g_strdup (text));
    }
  return absorb (self, &local, error);
}

static gboolean
verify_references (Verify *self, GError **error)
{
  static const char dangling[] =
      "SELECT printf ('“%s” names “%s” (%s), which is not in this registry', r.title, coalesce (f.label, f.target_uuid),"
      " f.field) FROM reference AS f JOIN record AS r ON r.id = f.record "
      "WHERE f.target IS NULL AND f.target_uuid IS NOT NULL";
  static const char wrong[] =
      "SELECT printf ('“%s” names a record (%s) by a row that is another one', r.title, f.field) "
      "FROM reference AS f JOIN record AS r ON r.id = f.record LEFT JOIN record AS t ON t.id = f.target "
      "WHERE f.target IS NOT NULL AND t.uuid IS NOT f.target_uuid";

  begin_area (self, "references");
  return add_rows (self, dangling, CHANCERY_VERIFY_NOTE, error) &&
         add_rows (self, wrong, CHANCERY_VERIFY_FAULT, error);
}

static gboolean
is_older (ChanceryDb *db)
{
  gint64 version;

  return chancery_schema_get_version (db) < CHANCERY_SCHEMA_VERSION ||
         (chancery_schema_get_version (db) == CHANCERY_SCHEMA_VERSION &&
          chancery_schema_needs_upgrade (db, &version, NULL));
}

GPtrArray *
chancery_verify_run (ChanceryDb *db,
                     const char *checkpoint,
                     ChanceryVerifyFunc progress,
                     gpointer user_data,
                     GError **error)
{
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_verify_item_free);
  Verify verify = { .db = db, .items = items };
  gboolean whole;

  g_return_val_if_fail (db != NULL, NULL);

  /* A copy of an older format has not all the columns that the rest reads. */
  whole = !is_older (db);
  if (!verify_database (&verify, FALSE, error) ||
      (whole && (!verify_records (&verify, progress, user_data, error) ||
                 !verify_search (&verify, error) || !verify_attachments (&verify, error))) ||
      !verify_history (&verify, checkpoint, error) ||
      (whole && (!verify_registers (&verify, error) || !verify_references (&verify, error))))
    return NULL;
  return g_steal_pointer (&items);
}

GPtrArray *
chancery_verify_quick (ChanceryDb *db, GError **error)
{
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_verify_item_free);
  Verify verify = { .db = db, .items = items };

  g_return_val_if_fail (db != NULL, NULL);
  return verify_database (&verify, TRUE, error) ? g_steal_pointer (&items) : NULL;
}

gboolean
chancery_verify_has_fault (GPtrArray *items)
{
  g_return_val_if_fail (items != NULL, TRUE);

  for (guint i = 0; i < items->len; i++)
    if (((ChanceryVerifyItem *)items->pdata[i])->level == CHANCERY_VERIFY_FAULT)
      return TRUE;
  return FALSE;
}
