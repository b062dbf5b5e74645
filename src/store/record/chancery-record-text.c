/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What of a record is found by its words: names, numbers, and what goes into the text index. */

#include "config.h"

#include "chancery-statement.h"
#include "chancery-store-record.h"
#include "chancery-text.h"
#include "chancery-words.h"

#include <string.h>

/* Attachments can be books; what is searched of all of a record's papers is bounded. */
#define MAX_PAPERS (8 * 1024 * 1024)

/* Between two papers.  What was indexed before has a line feed alone. */
#define BREAK "\n" CHANCERY_WORDS_BREAK "\n"

gint64
chancery_record_hash_label (const char *label)
{
  g_autofree char *folded = chancery_text_fold_label (label);
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (const guchar *at = (const guchar *)folded; *at != '\0'; at++)
    hash = (hash ^ *at) * G_GUINT64_CONSTANT (1099511628211);
  return (gint64)hash;
}

static gboolean
insert_name (ChanceryDb *db,
             gint64 row,
             const ChanceryKind *kind,
             GHashTable *seen,
             const char *text,
             GError **error)
{
  static const char sql[] = "INSERT INTO name (record, ordinal, kind, text, label, folded) "
                            "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  g_autofree char *label = NULL;
  g_autofree char *folded = NULL;
  gint64 ordinal = g_hash_table_size (seen);

  if (text == NULL || text[0] == '\0')
    return TRUE;
  label = chancery_text_fold_label (text);
  if (g_hash_table_contains (seen, label))
    return TRUE;
  folded = chancery_text_fold (text, -1);
  if (!chancery_db_run (db, error, sql, "iitttt", row, ordinal, kind->id, text, label, folded))
    return FALSE;
  g_hash_table_add (seen, g_steal_pointer (&label));
  return TRUE;
}

gboolean
chancery_record_write_names (ChanceryDb *db,
                             gint64 row,
                             ChanceryRecord *record,
                             gboolean is_new,
                             GError **error)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ChanceryValue *names;

  if (!chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED))
    return TRUE;
  if (!is_new && !chancery_db_run (db, error, "DELETE FROM name WHERE record = ?1", "i", row))
    return FALSE;

  if (!insert_name (db, row, kind, seen, chancery_record_get_title (record), error))
    return FALSE;
  names = chancery_record_get (record, "names");
  for (guint i = 0; i < chancery_value_get_n_items (names); i++)
    {
      const char *text = chancery_line_get_text (chancery_value_get_line (names, i), "text");

      if (!insert_name (db, row, kind, seen, text, error))
        return FALSE;
    }
  return chancery_words_write_names (db, row, error);
}

static gboolean
insert_number (ChanceryDb *db, gint64 row, gint64 rank, const char *text, GError **error)
{
  static const char sql[] =
      "INSERT OR IGNORE INTO number (folded, rank, record) VALUES (?1, ?2, ?3)";
  g_autofree char *folded = NULL;

  if (text == NULL)
    return TRUE;
  folded = chancery_text_fold_reference (text);
  return folded[0] == '\0' || chancery_db_run (db, error, sql, "tii", folded, rank, row);
}

/* Our register, then the first number among the kind's own fields, then those in lines. */
static gboolean
insert_numbers (ChanceryDb *db,
                gint64 row,
                ChanceryRecord *record,
                const ChanceryField *field,
                gboolean *own,
                GError **error)
{
  ChanceryValue *value = chancery_record_get_value (record, field);

  if (field->type == CHANCERY_TYPE_LINES)
    {
      for (const ChanceryField *inner = field->lines; inner->id != NULL; inner++)
        for (guint i = 0; chancery_field_has_flag (inner, CHANCERY_FIELD_NUMBER) &&
                          i < chancery_value_get_n_items (value);
             i++)
          if (!insert_number (db, row, 2,
                              chancery_line_get_text (chancery_value_get_line (value, i),
                                                      inner->id),
                              error))
            return FALSE;
      return TRUE;
    }
  if (!chancery_field_has_flag (field, CHANCERY_FIELD_NUMBER))
    return TRUE;
  if (chancery_field_has_flag (field, CHANCERY_FIELD_ENVELOPE))
    return insert_number (db, row, 0, chancery_value_get_text (value), error);
  if (!insert_number (db, row, *own ? 3 : 1, chancery_value_get_text (value), error))
    return FALSE;
  *own = TRUE;
  return TRUE;
}

static gboolean
has_numbers (const ChanceryField *field)
{
  if (field->type != CHANCERY_TYPE_LINES)
    return chancery_field_has_flag (field, CHANCERY_FIELD_NUMBER);
  for (const ChanceryField *inner = field->lines; inner->id != NULL; inner++)
    if (chancery_field_has_flag (inner, CHANCERY_FIELD_NUMBER))
      return TRUE;
  return FALSE;
}

static gboolean
has_same_numbers (ChanceryRecord *record, ChanceryRecord *before)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);

  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);

      if (has_numbers (field) && !chancery_value_equal (chancery_record_get_value (record, field),
                                                        chancery_record_get_value (before, field)))
        return FALSE;
    }
  return TRUE;
}

gboolean
chancery_record_write_numbers (ChanceryDb *db,
                               gint64 row,
                               ChanceryRecord *record,
                               ChanceryRecord *before,
                               GError **error)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);
  gboolean own = FALSE;

  if (before != NULL && has_same_numbers (record, before))
    return TRUE;
  if (before != NULL &&
      !chancery_db_run (db, error, "DELETE FROM number WHERE record = ?1", "i", row))
    return FALSE;
  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    if (!insert_numbers (db, row, record, chancery_kind_get_nth_field (kind, i), &own, error))
      return FALSE;
  return TRUE;
}

static void
append_words (GString *words, const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;
  if (words->len > 0)
    g_string_append_c (words, '\n');
  g_string_append (words, text);
}

/* References are found by the name of what they point at, where search asks them at all. */
static gboolean
is_searched (const ChanceryField *field)
{
  if (field->type == CHANCERY_TYPE_REFERENCE)
    return field->query != NULL || chancery_field_has_flag (field, CHANCERY_FIELD_WORDS);
  return chancery_field_has_flag (field, CHANCERY_FIELD_SEARCH);
}

static void
append_value (GString *words, const ChanceryField *field, ChanceryValue *value)
{
  guint n =
      chancery_field_has_flag (field, CHANCERY_FIELD_LIST) ? chancery_value_get_n_items (value) : 1;

  if (value == NULL || !is_searched (field))
    return;
  for (guint i = 0; i < n; i++)
    {
      ChanceryValue *part = chancery_field_has_flag (field, CHANCERY_FIELD_LIST)
                                ? chancery_value_get_item (value, i)
                                : value;

      if (field->type == CHANCERY_TYPE_REFERENCE)
        append_words (words, chancery_value_get_label (part));
      else if (field->type == CHANCERY_TYPE_TEXT)
        append_words (words, chancery_value_get_text (part));
    }
}

static char *
collect_words (ChanceryRecord *record)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);
      ChanceryValue *value = chancery_record_get_value (record, field);

      if (chancery_field_has_flag (field, CHANCERY_FIELD_BODY))
        continue;
      if (field->type != CHANCERY_TYPE_LINES)
        {
          /* The title has a column of its own. */
          if (g_strcmp0 (chancery_value_get_text (value), chancery_record_get_title (record)) != 0)
            append_value (words, field, value);
          continue;
        }
      for (guint n = 0; n < chancery_value_get_n_items (value); n++)
        for (const ChanceryField *inner = field->lines; inner->id != NULL; inner++)
          append_value (words, inner,
                        chancery_line_get_value (chancery_value_get_line (value, n), inner));
    }
  return g_string_free (words, FALSE);
}

static char *
collect_body (ChanceryRecord *record)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);
  GString *body = g_string_new (NULL);

  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);

      if (chancery_field_has_flag (field, CHANCERY_FIELD_BODY))
        append_words (body, chancery_value_get_text (chancery_record_get_value (record, field)));
    }
  return g_string_free (body, FALSE);
}

static char *
collect_papers (ChanceryDb *db, ChanceryRecord *record)
{
  static const char sql[] = "SELECT text FROM content WHERE sha256 = ?1 AND text IS NOT NULL";
  ChanceryValue *lines = chancery_record_get (record, "attachments");
  GString *papers = g_string_new (NULL);

  for (guint i = 0; i < chancery_value_get_n_items (lines) && papers->len < MAX_PAPERS; i++)
    {
      const char *sha256 = chancery_line_get_text (chancery_value_get_line (lines, i), "sha256");
      g_autofree char *text = sha256 != NULL ? chancery_db_query_text (db, sql, "t", sha256) : NULL;

      if (papers->len > 0 && text != NULL && *text != '\0')
        g_string_append (papers, BREAK);
      g_string_append (papers, text != NULL ? text : "");
    }
  return g_string_free (papers, FALSE);
}

char *
chancery_record_find_paper (ChanceryDb *db,
                            gint64 row,
                            const char *papers,
                            gsize place,
                            gsize *start,
                            gsize *end)
{
  static const char sql[] =
      "SELECT a.name, length (CAST (c.text AS BLOB)) FROM record_attachments AS a"
      " JOIN content AS c ON c.sha256 = a.sha256"
      " WHERE a.record = ?1 AND c.text <> '' ORDER BY a.ordinal";
  g_autoptr (ChanceryStatement) statement = NULL;
  gsize length;

  g_return_val_if_fail (db != NULL && papers != NULL && start != NULL && end != NULL, NULL);

  length = strlen (papers);
  *start = 0;
  statement = chancery_db_query (db, NULL, sql, "i", row);
  /* As they were put together. */
  while (*start < length && statement != NULL && chancery_statement_step (statement, NULL))
    {
      *end = MIN (*start + (gsize)chancery_statement_get_int (statement, 1), length);
      if (place < *end)
        return g_strdup (chancery_statement_get_text (statement, 0));
      *start = *end + (g_str_has_prefix (papers + *end, BREAK) ? strlen (BREAK) : strlen ("\n"));
    }
  return NULL;
}

void
chancery_record_text_collect (ChanceryRecordText *self, ChanceryDb *db, ChanceryRecord *record)
{
  self->title = g_strdup (chancery_record_get_title (record));
  self->body = collect_body (record);
  self->words = collect_words (record);
  self->papers = collect_papers (db, record);
}

void
chancery_record_text_clear (ChanceryRecordText *self)
{
  g_free (self->title);
  g_free (self->body);
  g_free (self->words);
  g_free (self->papers);
}
