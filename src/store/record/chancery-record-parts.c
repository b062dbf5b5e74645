/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-load.h"

#include "chancery-db-private.h"
#include "chancery-json.h"
#include "chancery-reader.h"
#include "chancery-store-record.h"

/* One value of a list or reference, as `reference` and `item` have it. */
typedef struct
{
  guint place; /* of the record among those that are read */
  int part;    /* of the plan */
  gint64 line;
  gint64 ordinal;
  ChanceryValue *value;
} Part;

static void
clear_part (gpointer data)
{
  Part *part = data;

  if (part->value != NULL)
    chancery_value_unref (part->value);
}

static ChanceryValue *
read_reference (ChanceryDb *db, ChanceryStatement *statement)
{
  const char *uuid = chancery_statement_get_text (statement, 4);
  const char *title =
      db->titles != NULL && !chancery_statement_is_null (statement, 8)
          ? chancery_record_lend_title (db, chancery_statement_get_int (statement, 8))
          : NULL;
  const char *label = title != NULL ? title : chancery_statement_get_text (statement, 5);
  const char *kind_id = chancery_statement_get_text (statement, 6);
  const char *unknown = chancery_statement_get_text (statement, 7);
  const ChanceryKind *kind = chancery_kind_find (kind_id);
  g_autoptr (ChanceryValue) value = NULL;

  if (label != NULL && label[0] == '\0')
    label = NULL;
  if (uuid == NULL)
    value = chancery_value_new_words (label);
  else if (kind != NULL)
    value = chancery_value_new_reference_full (uuid, label, kind->index);
  else
    value = chancery_value_new_reference (uuid, label);
  if (value != NULL && unknown != NULL)
    return chancery_value_with_unknown (value, unknown);
  return g_steal_pointer (&value);
}

/* Items of other types than text and terms are kept as their JSON. */
static ChanceryValue *
read_item (ChanceryDb *db,
           const ChanceryKind *kind,
           const ChanceryField *field,
           const char *text,
           GError **error)
{
  g_autoptr (GVariant) tree = NULL;
  g_autoptr (GVariant) list = NULL;
  g_autoptr (ChanceryValue) value = NULL;
  GVariantBuilder builder;

  if (field->type == CHANCERY_TYPE_TEXT || field->type == CHANCERY_TYPE_TERM)
    return chancery_value_new_kept_text (text);
  tree = chancery_json_parse (db, text, error);
  if (tree == NULL)
    return NULL;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("av"));
  g_variant_builder_add (&builder, "v", tree);
  list = g_variant_ref_sink (g_variant_builder_end (&builder));
  value = chancery_reader_read_value (kind, field, list, error);
  return value != NULL ? chancery_value_ref (chancery_value_get_item (value, 0)) : NULL;
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const Part *one = a;
  const Part *other = b;

  if (one->place != other->place)
    return one->place < other->place ? -1 : 1;
  if (one->part != other->part)
    return one->part < other->part ? -1 : 1;
  if (one->line != other->line)
    return one->line < other->line ? -1 : 1;
  return one->ordinal < other->ordinal ? -1 : one->ordinal > other->ordinal;
}

/* Which value of which record a row is; its path, line and ordinal stand in the columns after the place.  FALSE
 * when this program has no such field. */
static gboolean
begin_part (ChanceryRecordLoad *self, ChanceryStatement *statement, int guess, Part *part)
{
  *part = (Part){
    .place = (guint)chancery_statement_get_int (statement, 0),
    .part = chancery_record_plan_find_part (self->plan, chancery_statement_get_text (statement, 1),
                                            guess),
    .line = chancery_statement_get_int (statement, 2),
    .ordinal = chancery_statement_get_int (statement, 3),
  };
  return part->part >= 0;
}

static gboolean
read_references (ChanceryRecordLoad *self, GArray *parts, GError **error)
{
  static const char titled[] =
      "SELECT s.place, r.field, r.line, r.ordinal, r.target_uuid, coalesce (t.title, r.label),"
      " r.target_kind, r.unknown "
      "FROM row_set (?1) AS s CROSS JOIN reference AS r ON r.record = s.id "
      "LEFT JOIN record AS t ON t.id = r.target";
  /* Where titles are kept they are added here. */
  static const char bare[] =
      "SELECT s.place, r.field, r.line, r.ordinal, r.target_uuid, r.label, r.target_kind,"
      " r.unknown, r.target "
      "FROM row_set (?1) AS s CROSS JOIN reference AS r ON r.record = s.id";
  g_autoptr (ChanceryStatement) statement =
      chancery_record_load_query (self, self->db->titles != NULL ? bare : titled, error);
  g_autoptr (GError) local = NULL;
  Part part = { .part = -1 };

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    {
      if (!begin_part (self, statement, part.part, &part))
        continue;
      part.value = read_reference (self->db, statement);
      if (part.value != NULL)
        g_array_append_val (parts, part);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_items (ChanceryRecordLoad *self, GArray *parts, GError **error)
{
  static const char sql[] = "SELECT s.place, i.field, i.line, i.ordinal, i.text "
                            "FROM row_set (?1) AS s CROSS JOIN item AS i ON i.record = s.id";
  g_autoptr (ChanceryStatement) statement = chancery_record_load_query (self, sql, error);
  g_autoptr (GError) local = NULL;
  Part part = { .part = -1 };

  if (statement == NULL)
    return FALSE;
  while (local == NULL && chancery_statement_step (statement, &local))
    {
      if (!begin_part (self, statement, part.part, &part))
        continue;
      part.value = read_item (self->db, self->plan->kind, self->plan->parts[part.part].field,
                              chancery_statement_get_text (statement, 4), &local);
      if (part.value != NULL)
        g_array_append_val (parts, part);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The value of one field, out of the @n_parts that belong to it. */
static ChanceryValue *
join_parts (const ChanceryField *field, Part *parts, guint n_parts)
{
  GPtrArray *values;

  if (!chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    return g_steal_pointer (&parts[0].value);
  values = g_ptr_array_new_full (n_parts, (GDestroyNotify)chancery_value_unref);
  for (guint i = 0; i < n_parts; i++)
    g_ptr_array_add (values, g_steal_pointer (&parts[i].value));
  return chancery_value_take_list (values);
}

static void
put_parts (ChanceryRecordLoad *self, Part *parts, guint n_parts)
{
  const ChanceryPlanPart *part = &self->plan->parts[parts->part];
  ChanceryDraft *draft = self->drafts[parts->place];
  const ChanceryValue *lines = NULL;

  if (part->list < 0)
    {
      if (parts->line == -1)
        chancery_draft_take_nth (draft, part->place, join_parts (part->field, parts, n_parts));
      return;
    }
  lines = chancery_draft_get_nth (draft, self->plan->lists[part->list].place);
  if (parts->line >= 0 && parts->line < chancery_value_get_n_items (lines))
    chancery_line_take_nth (chancery_value_get_line (lines, (guint)parts->line), part->place,
                            join_parts (part->field, parts, n_parts));
}

/* Gives what was read to the drafts and lines. */
static void
hand_out (ChanceryRecordLoad *self, GArray *array)
{
  Part *parts = (Part *)array->data;
  guint end;

  chancery_record_load_sort (array, compare_parts);
  for (guint first = 0; first < array->len; first = end)
    {
      const Part *head = &parts[first];

      for (end = first + 1; end < array->len && parts[end].place == head->place &&
                            parts[end].part == head->part && parts[end].line == head->line;)
        end++;
      put_parts (self, &parts[first], end - first);
    }
  g_array_set_size (array, 0);
}

gboolean
chancery_record_load_parts (ChanceryRecordLoad *self, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));

  g_array_set_clear_func (parts, clear_part);
  if (!read_references (self, parts, error))
    return FALSE;
  hand_out (self, parts);
  if (!read_items (self, parts, error))
    return FALSE;
  hand_out (self, parts);
  return TRUE;
}
