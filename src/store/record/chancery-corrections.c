/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-corrections.h"

#include "chancery-json.h"
#include "chancery-reader.h"
#include "chancery-statement.h"

void
chancery_correction_free (ChanceryCorrection *self)
{
  if (self == NULL)
    return;
  chancery_change_free (self->change);
  g_free (self->when);
  g_free (self->who);
  g_free (self->reason);
  g_free (self);
}

/* Who reads, and what he calls records. */
typedef struct
{
  ChanceryDb *db;
  ChanceryCorrectionsNamer name;
  gpointer user_data;
  gboolean always; /* whatever label the value brought along */
} Reading;

static ChanceryValue *name_value (const Reading *reading,
                                  const ChanceryField *field,
                                  ChanceryValue *value);

/* The present title. */
static char *
dup_title (const char *id, gpointer user_data)
{
  static const char sql[] = "SELECT title FROM record WHERE uuid = ?1";

  return chancery_db_query_text (user_data, sql, "t", id);
}

/* What the officer chose has an id alone; whoever reads wants a name. */
static ChanceryValue *
name_reference (const Reading *reading, ChanceryValue *value)
{
  const char *id = chancery_value_get_reference_id (value);
  gboolean asked = reading->always || chancery_value_get_label (value) == NULL;
  g_autofree char *title = id != NULL && asked ? reading->name (id, reading->user_data) : NULL;

  if (title != NULL)
    return chancery_value_new_reference (id, title);
  return id != NULL && reading->always ? chancery_value_new_reference (id, NULL)
                                       : chancery_value_ref (value);
}

static ChanceryLine *
name_line (const Reading *reading, ChanceryLine *line)
{
  const ChanceryField *fields = chancery_line_get_list (line)->lines;
  ChanceryLine *named = chancery_line_ref (line);

  for (const ChanceryField *field = fields; field->id != NULL; field++)
    {
      g_autoptr (ChanceryLine) before = NULL;
      g_autoptr (ChanceryValue) value = NULL;

      if (field->type != CHANCERY_TYPE_REFERENCE || chancery_line_get_value (named, field) == NULL)
        continue;
      value = name_value (reading, field, chancery_line_get_value (named, field));
      before = named;
      named = chancery_line_with_value (before, field, value);
    }
  return named;
}

static ChanceryValue *
name_value (const Reading *reading, const ChanceryField *field, ChanceryValue *value)
{
  g_autoptr (GPtrArray) items = NULL;

  if (field->type == CHANCERY_TYPE_LINES)
    {
      items = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
      for (guint i = 0; i < chancery_value_get_n_items (value); i++)
        g_ptr_array_add (items, name_line (reading, chancery_value_get_line (value, i)));
      return chancery_value_new_lines (items);
    }
  if (field->type != CHANCERY_TYPE_REFERENCE)
    return chancery_value_ref (value);
  if (!chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    return name_reference (reading, value);
  items = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_value_unref);
  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    g_ptr_array_add (items, name_reference (reading, chancery_value_get_item (value, i)));
  return chancery_value_new_list (items);
}

/* NULL for nothing, and for what no longer reads as a value of @field. */
static ChanceryValue *
read_value (const Reading *reading,
            const ChanceryKind *kind,
            const ChanceryField *field,
            const char *json)
{
  g_autoptr (GVariant) tree = json != NULL ? chancery_json_parse (reading->db, json, NULL) : NULL;
  g_autoptr (ChanceryValue) value = NULL;

  if (tree != NULL)
    value = chancery_reader_read_value (kind, field, tree, NULL);
  return value != NULL ? name_value (reading, field, value) : NULL;
}

static ChanceryCorrection *
read_correction (const Reading *reading, const ChanceryKind *kind, ChanceryLine *line)
{
  const char *path = chancery_line_get_text (line, "field");
  const ChanceryField *list = NULL;
  const ChanceryField *field = path != NULL ? chancery_kind_find_path (kind, path, &list) : NULL;
  ChanceryCorrection *correction;

  if (field == NULL)
    return NULL;
  correction = g_new0 (ChanceryCorrection, 1);
  correction->change = g_new0 (ChanceryChange, 1);
  correction->change->field = list != NULL ? list : field;
  correction->change->line_field = list != NULL ? field : NULL;
  correction->change->line_id = g_strdup (chancery_line_get_text (line, "line"));
  correction->change->before =
      read_value (reading, kind, field, chancery_line_get_text (line, "before"));
  correction->change->after =
      read_value (reading, kind, field, chancery_line_get_text (line, "after"));
  correction->when = g_strdup (chancery_line_get_text (line, "when"));
  correction->who = g_strdup (chancery_line_get_text (line, "who"));
  correction->reason = g_strdup (chancery_line_get_text (line, "reason"));
  return correction;
}

static GPtrArray *
read_corrections (const Reading *reading, ChanceryRecord *record)
{
  GPtrArray *corrections =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_correction_free);
  ChanceryValue *lines = chancery_record_get (record, "corrections");

  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryCorrection *correction = read_correction (reading, chancery_record_get_kind (record),
                                                        chancery_value_get_line (lines, i));

      if (correction != NULL)
        g_ptr_array_add (corrections, correction);
    }
  return corrections;
}

GPtrArray *
chancery_corrections_read (ChanceryDb *db, ChanceryRecord *record)
{
  const Reading reading = { db, dup_title, db, FALSE };

  g_return_val_if_fail (db != NULL && record != NULL, NULL);

  return read_corrections (&reading, record);
}

GPtrArray *
chancery_corrections_read_named (ChanceryDb *db,
                                 ChanceryRecord *record,
                                 ChanceryCorrectionsNamer name,
                                 gpointer user_data)
{
  const Reading reading = { db, name, user_data, TRUE };

  g_return_val_if_fail (db != NULL && record != NULL && name != NULL, NULL);

  return read_corrections (&reading, record);
}

static gboolean
is_state (const ChanceryCorrection *correction)
{
  return strcmp (correction->change->field->id, "state") == 0;
}

gboolean
chancery_corrections_is_of_state (GPtrArray *corrections, const ChanceryCorrection *correction)
{
  g_return_val_if_fail (corrections != NULL && correction != NULL, FALSE);

  if (is_state (correction))
    return TRUE;
  for (guint i = 0; correction->change->after == NULL && i < corrections->len; i++)
    {
      const ChanceryCorrection *other = corrections->pdata[i];

      if (is_state (other) && g_strcmp0 (other->when, correction->when) == 0)
        return TRUE;
    }
  return FALSE;
}

ChanceryRecord *
chancery_corrections_undo (ChanceryDb *db, ChanceryRecord *record)
{
  g_autoptr (GPtrArray) corrections = NULL;
  g_autoptr (ChanceryDraft) draft = NULL;

  g_return_val_if_fail (db != NULL && record != NULL, NULL);

  corrections = chancery_corrections_read (db, record);
  draft = chancery_draft_new_from_record (record);
  for (guint i = corrections->len; i > 0; i--)
    chancery_change_apply (((ChanceryCorrection *)corrections->pdata[i - 1])->change, draft, TRUE);
  return chancery_draft_build (draft);
}
