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

static ChanceryValue *name_value (ChanceryDb *db, const ChanceryField *field, ChanceryValue *value);

/* What the officer chose has an id alone; whoever reads wants a name. */
static ChanceryValue *
name_reference (ChanceryDb *db, ChanceryValue *value)
{
  static const char sql[] = "SELECT title FROM record WHERE uuid = ?1";
  const char *id = chancery_value_get_reference_id (value);
  g_autofree char *title = id != NULL && chancery_value_get_label (value) == NULL
                               ? chancery_db_query_text (db, sql, "t", id)
                               : NULL;

  return title != NULL ? chancery_value_new_reference (id, title) : chancery_value_ref (value);
}

static ChanceryLine *
name_line (ChanceryDb *db, ChanceryLine *line)
{
  const ChanceryField *fields = chancery_line_get_list (line)->lines;
  ChanceryLine *named = chancery_line_ref (line);

  for (const ChanceryField *field = fields; field->id != NULL; field++)
    {
      g_autoptr (ChanceryLine) before = NULL;
      g_autoptr (ChanceryValue) value = NULL;

      if (field->type != CHANCERY_TYPE_REFERENCE || chancery_line_get_value (named, field) == NULL)
        continue;
      value = name_value (db, field, chancery_line_get_value (named, field));
      before = named;
      named = chancery_line_with_value (before, field, value);
    }
  return named;
}

static ChanceryValue *
name_value (ChanceryDb *db, const ChanceryField *field, ChanceryValue *value)
{
  g_autoptr (GPtrArray) items = NULL;

  if (field->type == CHANCERY_TYPE_LINES)
    {
      items = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
      for (guint i = 0; i < chancery_value_get_n_items (value); i++)
        g_ptr_array_add (items, name_line (db, chancery_value_get_line (value, i)));
      return chancery_value_new_lines (items);
    }
  if (field->type != CHANCERY_TYPE_REFERENCE)
    return chancery_value_ref (value);
  if (!chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    return name_reference (db, value);
  items = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_value_unref);
  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    g_ptr_array_add (items, name_reference (db, chancery_value_get_item (value, i)));
  return chancery_value_new_list (items);
}

/* NULL for nothing, and for what no longer reads as a value of @field. */
static ChanceryValue *
read_value (ChanceryDb *db, const ChanceryField *field, const char *json)
{
  g_autoptr (GVariant) tree = json != NULL ? chancery_json_parse (db, json, NULL) : NULL;
  g_autoptr (ChanceryValue) value = NULL;

  if (tree != NULL)
    value = chancery_reader_read_value (field, tree, NULL);
  return value != NULL ? name_value (db, field, value) : NULL;
}

static ChanceryCorrection *
read_correction (ChanceryDb *db, const ChanceryKind *kind, ChanceryLine *line)
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
  correction->change->before = read_value (db, field, chancery_line_get_text (line, "before"));
  correction->change->after = read_value (db, field, chancery_line_get_text (line, "after"));
  correction->when = g_strdup (chancery_line_get_text (line, "when"));
  correction->who = g_strdup (chancery_line_get_text (line, "who"));
  correction->reason = g_strdup (chancery_line_get_text (line, "reason"));
  return correction;
}

GPtrArray *
chancery_corrections_read (ChanceryDb *db, ChanceryRecord *record)
{
  GPtrArray *corrections =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_correction_free);
  ChanceryValue *lines;

  g_return_val_if_fail (db != NULL && record != NULL, corrections);

  lines = chancery_record_get (record, "corrections");
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryCorrection *correction = read_correction (db, chancery_record_get_kind (record),
                                                        chancery_value_get_line (lines, i));

      if (correction != NULL)
        g_ptr_array_add (corrections, correction);
    }
  return corrections;
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
