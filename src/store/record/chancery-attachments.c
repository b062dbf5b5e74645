/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-attachments.h"

#include "chancery-db-private.h"
#include "chancery-records.h"
#include "chancery-sha256.h"
#include "chancery-statement.h"
#include "chancery-store-record.h"
#include "chancery-text.h"

#include <string.h>

#define CHUNK_SIZE (256 * 1024)

static gboolean
put_chunks (ChanceryDb *db,
            gint64 content,
            GInputStream *stream,
            ChancerySha256 *checksum,
            gint64 *size,
            GCancellable *cancellable,
            GError **error)
{
  static const char sql[] = "INSERT INTO chunk (content, ordinal, data) VALUES (?1, ?2, ?3)";
  g_autofree guint8 *buffer = g_malloc (CHUNK_SIZE);

  *size = 0;
  for (gint64 ordinal = 0;; ordinal++)
    {
      g_autoptr (ChanceryStatement) statement = NULL;
      gsize length;

      if (!g_input_stream_read_all (stream, buffer, CHUNK_SIZE, &length, cancellable, error))
        return FALSE;
      if (length == 0)
        return TRUE;
      chancery_sha256_update (checksum, buffer, length);
      *size += length;
      statement = chancery_db_query (db, error, sql, "ii", content, ordinal);
      if (statement == NULL)
        return FALSE;
      chancery_statement_bind_blob (statement, 3, buffer, length);
      if (!chancery_statement_run (statement, error))
        return FALSE;
    }
}

static gboolean
put_content (ChanceryDb *db,
             GInputStream *stream,
             ChanceryContent *content,
             GCancellable *cancellable,
             GError **error)
{
  static const char insert[] = "INSERT INTO content (sha256, size) VALUES (?1, 0)";
  static const char name[] = "UPDATE content SET sha256 = ?2, size = ?3 WHERE id = ?1";
  static const char remove[] = "DELETE FROM content WHERE id = ?1";
  g_autoptr (ChancerySha256) checksum = chancery_sha256_new ();
  /* Until the end is read, nobody knows its name. */
  g_autofree char *unnamed = g_uuid_string_random ();
  gint64 row;

  if (!chancery_db_run (db, error, insert, "t", unnamed))
    return FALSE;
  row = sqlite3_last_insert_rowid (db->handle);
  if (!put_chunks (db, row, stream, checksum, &content->size, cancellable, error))
    return FALSE;
  g_strlcpy (content->sha256, chancery_sha256_get_string (checksum), sizeof content->sha256);
  if (chancery_attachments_has (db, content->sha256, NULL))
    return chancery_db_run (db, error, remove, "i", row);
  return chancery_db_run (db, error, name, "iti", row, content->sha256, content->size);
}

gboolean
chancery_attachments_put (ChanceryDb *db,
                          GInputStream *stream,
                          ChanceryContent *content,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (db != NULL && stream != NULL && content != NULL, FALSE);

  if (!chancery_db_begin (db, NULL, error))
    return FALSE;
  if (!put_content (db, stream, content, cancellable, error))
    {
      chancery_db_rollback (db);
      return FALSE;
    }
  return chancery_db_commit (db, error);
}

static gboolean
fail_missing (const char *sha256, GError **error)
{
  g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND,
               "the content of attachment %.12s… is not in this registry", sha256);
  return FALSE;
}

gboolean
chancery_attachments_get (ChanceryDb *db,
                          const char *sha256,
                          GOutputStream *stream,
                          GCancellable *cancellable,
                          GError **error)
{
  static const char sql[] = "SELECT k.data FROM content AS c JOIN chunk AS k ON k.content = c.id "
                            "WHERE c.sha256 = ?1 ORDER BY k.ordinal";
  g_autoptr (ChancerySha256) checksum = chancery_sha256_new ();
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (db != NULL && sha256 != NULL && stream != NULL, FALSE);

  if (!chancery_attachments_has (db, sha256, NULL))
    return fail_missing (sha256, error);
  statement = chancery_db_query (db, error, sql, "t", sha256);
  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    {
      gsize length;
      const guint8 *data = chancery_statement_get_blob (statement, 0, &length);

      chancery_sha256_update (checksum, data, length);
      if (!g_output_stream_write_all (stream, data, length, NULL, cancellable, error))
        return FALSE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (strcmp (chancery_sha256_get_string (checksum), sha256) == 0)
    return TRUE;
  g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_DAMAGED,
               "the content of attachment %.12s… is damaged", sha256);
  return FALSE;
}

gboolean
chancery_attachments_has (ChanceryDb *db, const char *sha256, gint64 *size)
{
  static const char sql[] = "SELECT size FROM content WHERE sha256 = ?1";
  gint64 found;

  g_return_val_if_fail (db != NULL && sha256 != NULL, FALSE);

  found = chancery_db_query_int (db, -1, sql, "t", sha256);
  if (found >= 0 && size != NULL)
    *size = found;
  return found >= 0;
}

GHashTable *
chancery_attachments_list_missing (ChanceryDb *db, GError **error)
{
  static const char sql[] =
      "SELECT a.sha256 FROM record_attachments AS a WHERE a.sha256 <> ''"
      " AND NOT EXISTS (SELECT 1 FROM content AS c WHERE c.sha256 = a.sha256)";
  g_autoptr (GHashTable) missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  statement = chancery_db_query (db, error, sql, "");
  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &local))
    g_hash_table_add (missing, chancery_statement_dup_text (statement, 0));
  if (local == NULL)
    return g_steal_pointer (&missing);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
chancery_attachments_set_text (ChanceryDb *db, const char *sha256, const char *text, GError **error)
{
  static const char sql[] = "UPDATE content SET text = ?2 WHERE sha256 = ?1";
  static const char carriers[] = "SELECT DISTINCT record FROM record_attachments WHERE sha256 = ?1";
  g_autoptr (ChanceryStatement) statement = NULL;
  gboolean done = TRUE;

  g_return_val_if_fail (db != NULL && sha256 != NULL, FALSE);

  if (!chancery_db_begin (db, NULL, error))
    return FALSE;
  done = chancery_db_run (db, error, sql, "tt", sha256, text) &&
         (statement = chancery_db_query (db, error, carriers, "t", sha256)) != NULL;
  while (done && chancery_statement_step (statement, NULL))
    done = chancery_record_write_derived (db, chancery_statement_get_int (statement, 0), error);
  if (done)
    return chancery_db_commit (db, error);
  chancery_db_rollback (db);
  return FALSE;
}

char *
chancery_attachments_dup_text (ChanceryDb *db, const char *sha256)
{
  g_return_val_if_fail (db != NULL && sha256 != NULL, NULL);

  return chancery_db_query_text (db, "SELECT text FROM content WHERE sha256 = ?1", "t", sha256);
}

static void
unread_free (gpointer data)
{
  ChanceryUnreadContent *content = data;

  g_free (content->name);
  g_free (content->media_type);
  g_free (content);
}

/* Nothing is joined: what leads from a digest to its attachments is their table alone, and each content
 * asks it once. */
GPtrArray *
chancery_attachments_list_unread (ChanceryDb *db,
                                  const char *sha256,
                                  gint64 after,
                                  guint limit,
                                  GError **error)
{
  static const char row_of[] = "SELECT id FROM content WHERE sha256 = ?1";
  static const char sql[] =
      "SELECT c.id, c.sha256,"
      " (SELECT a.name FROM record_attachments AS a WHERE a.sha256 = c.sha256 LIMIT 1),"
      " (SELECT a.media_type FROM record_attachments AS a WHERE a.sha256 = c.sha256 LIMIT 1)"
      " FROM content AS c"
      " WHERE c.text IS NULL AND c.id > ?1 AND c.id <= ?2"
      " AND EXISTS (SELECT 1 FROM record_attachments AS a WHERE a.sha256 = c.sha256)"
      " ORDER BY c.id LIMIT ?3";
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (unread_free);
  g_autoptr (GError) local = NULL;
  gint64 last = G_MAXINT64;

  g_return_val_if_fail (db != NULL, NULL);

  if (sha256 != NULL)
    {
      last = chancery_db_query_int (db, 0, row_of, "t", sha256);
      after = MAX (after, last - 1);
    }
  statement = chancery_db_query (db, error, sql, "iii", after, last, (gint64)limit);
  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &local))
    {
      ChanceryUnreadContent *content = g_new0 (ChanceryUnreadContent, 1);

      content->id = chancery_statement_get_int (statement, 0);
      g_strlcpy (content->sha256, chancery_statement_get_text (statement, 1),
                 sizeof content->sha256);
      content->name = g_strdup (chancery_statement_get_text (statement, 2));
      content->media_type = g_strdup (chancery_statement_get_text (statement, 3));
      g_ptr_array_add (list, content);
    }
  if (local == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static char *
guess_media_type (ChanceryDb *db, const ChanceryContent *content, const char *name)
{
  static const char sql[] = "SELECT k.data FROM content AS c JOIN chunk AS k ON k.content = c.id "
                            "WHERE c.sha256 = ?1 AND k.ordinal = 0";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, NULL, sql, "t", content->sha256);
  g_autofree char *type = NULL;
  const guint8 *data = NULL;
  gsize length = 0;
  char *media_type;

  if (statement != NULL && chancery_statement_step (statement, NULL))
    data = chancery_statement_get_blob (statement, 0, &length);
  type = g_content_type_guess (name, data, MIN (length, 4096), NULL);
  media_type = g_content_type_get_mime_type (type);
  return media_type != NULL ? media_type : g_strdup ("application/octet-stream");
}

static void
set_line (ChanceryLine *line, const char *field_id, ChanceryValue *value)
{
  const ChanceryField *list = chancery_line_get_list (line);

  chancery_line_set_value (line, chancery_field_find (list->lines, field_id), value);
  if (value != NULL)
    chancery_value_unref (value);
}

static gboolean
attach (ChanceryDb *db,
        const char *uuid,
        GInputStream *stream,
        const char *name,
        ChanceryValue *marking,
        const ChanceryAct *act,
        GCancellable *cancellable,
        GError **error)
{
  const ChanceryField *list = chancery_field_find (chancery_kind_get_envelope (), "attachments");
  g_autoptr (ChanceryLine) line = chancery_line_new (list, NULL);
  g_autofree char *media_type = NULL;
  ChanceryContent content;

  if (!put_content (db, stream, &content, cancellable, error))
    return FALSE;
  media_type = guess_media_type (db, &content, name);
  set_line (line, "name", chancery_value_new_text (name));
  set_line (line, "sha256", chancery_value_new_text (content.sha256));
  set_line (line, "size", chancery_value_new_integer (content.size));
  set_line (line, "media_type", chancery_value_new_text (media_type));
  set_line (line, "marking", marking != NULL ? chancery_value_ref (marking) : NULL);
  return chancery_records_add_line (db, uuid, line, act, error);
}

gboolean
chancery_attachments_attach (ChanceryDb *db,
                             const char *uuid,
                             GFile *file,
                             const char *name,
                             ChanceryValue *marking,
                             const ChanceryAct *act,
                             GCancellable *cancellable,
                             GError **error)
{
  const char *path;
  g_autofree char *base = NULL;
  g_autofree char *safe = NULL;
  g_autoptr (GFileInputStream) stream = NULL;

  g_return_val_if_fail (db != NULL && uuid != NULL && G_IS_FILE (file), FALSE);

  path = g_file_peek_path (file);
  if (path != NULL && chancery_db_is_own_file (db, path))
    {
      g_set_error_literal (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_FAILED,
                           "the registry's own file cannot be attached");
      return FALSE;
    }
  base = name != NULL ? g_strdup (name) : g_file_get_basename (file);
  safe = chancery_text_file_name (base);
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL || !chancery_db_begin (db, act, error))
    return FALSE;
  if (!attach (db, uuid, G_INPUT_STREAM (stream), safe, marking, act, cancellable, error))
    {
      chancery_db_rollback (db);
      return FALSE;
    }
  return chancery_db_commit (db, error);
}

static int
find_attachment (ChanceryValue *lines, const char *name_or_digest)
{
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryLine *line = chancery_value_get_line (lines, i);

      if (g_strcmp0 (chancery_line_get_text (line, "sha256"), name_or_digest) == 0 ||
          g_strcmp0 (chancery_line_get_text (line, "name"), name_or_digest) == 0)
        return (int)i;
    }
  return -1;
}

gboolean
chancery_attachments_detach (ChanceryDb *db,
                             const char *uuid,
                             const char *name_or_digest,
                             const ChanceryAct *act,
                             GError **error)
{
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (ChanceryRecord) after = NULL;
  g_autoptr (ChanceryDraft) draft = NULL;
  int place;

  g_return_val_if_fail (db != NULL && uuid != NULL && name_or_digest != NULL, FALSE);

  record = chancery_records_load (db, uuid, error);
  if (record == NULL)
    return FALSE;
  place = find_attachment (chancery_record_get (record, "attachments"), name_or_digest);
  if (place < 0)
    {
      g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND,
                   "“%s” has no attachment “%s”", chancery_record_get_title (record),
                   name_or_digest);
      return FALSE;
    }
  draft = chancery_draft_new_from_record (record);
  chancery_draft_replace_line (draft,
                               chancery_field_find (chancery_kind_get_envelope (), "attachments"),
                               place, NULL);
  after = chancery_records_save_one (db, draft, act, error);
  return after != NULL;
}
