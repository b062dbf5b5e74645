/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-canonical.h"
#include "chancery-db-private.h"
#include "chancery-fuzzy-date.h"
#include "chancery-json.h"
#include "chancery-layout.h"
#include "chancery-quantity.h"
#include "chancery-reader.h"
#include "chancery-records.h"
#include "chancery-sql-kind.h"
#include "chancery-statement.h"
#include "chancery-store-record.h"

#include <string.h>

/* One value of a list or reference, as `reference` and `item` have it. */
typedef struct
{
  char *path;
  gint64 line;
  ChanceryValue *value;
} Part;

typedef struct
{
  ChanceryDb *db;
  gint64 row;
  const ChanceryKind *kind;
  ChanceryDraft *draft;
  /* Sorted by path, line and place. */
  GArray *parts;
} Load;

static void
clear_part (gpointer data)
{
  Part *part = data;

  g_free (part->path);
  chancery_value_unref (part->value);
}

static ChanceryValue *
read_reference (ChanceryDb *db, ChanceryStatement *statement)
{
  const char *uuid = chancery_statement_get_text (statement, 2);
  const char *title =
      db->titles != NULL && !chancery_statement_is_null (statement, 6)
          ? chancery_record_lend_title (db, chancery_statement_get_int (statement, 6))
          : NULL;
  const char *label = title != NULL ? title : chancery_statement_get_text (statement, 3);
  const char *kind_id = chancery_statement_get_text (statement, 4);
  const char *unknown = chancery_statement_get_text (statement, 5);
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

static gboolean
load_references (Load *self, GError **error)
{
  static const char titled[] = "SELECT r.field, r.line, r.target_uuid, coalesce (t.title, r.label),"
                               " r.target_kind, r.unknown "
                               "FROM reference AS r LEFT JOIN record AS t ON t.id = r.target "
                               "WHERE r.record = ?1 ORDER BY r.field, r.line, r.ordinal";
  /* Where titles are kept they are added here. */
  static const char bare[] = "SELECT field, line, target_uuid, label, target_kind, unknown, target "
                             "FROM reference WHERE record = ?1 ORDER BY field, line, ordinal";
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (self->db, error, self->db->titles != NULL ? bare : titled, "i", self->row);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    {
      Part part = { .path = chancery_statement_dup_text (statement, 0),
                    .line = chancery_statement_get_int (statement, 1),
                    .value = read_reference (self->db, statement) };

      if (part.value == NULL)
        clear_part (&part);
      else
        g_array_append_val (self->parts, part);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Items of other types than text and terms are kept as their JSON. */
static ChanceryValue *
read_item (Load *self, const char *path, const char *text, GError **error)
{
  const ChanceryField *field = chancery_kind_find_path (self->kind, path, NULL);
  g_autoptr (GVariant) tree = NULL;
  g_autoptr (GVariant) list = NULL;
  g_autoptr (ChanceryValue) value = NULL;
  GVariantBuilder builder;

  if (field == NULL || field->type == CHANCERY_TYPE_TEXT || field->type == CHANCERY_TYPE_TERM)
    return chancery_value_new_text (text);
  tree = chancery_json_parse (self->db, text, error);
  if (tree == NULL)
    return NULL;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("av"));
  g_variant_builder_add (&builder, "v", tree);
  list = g_variant_ref_sink (g_variant_builder_end (&builder));
  value = chancery_reader_read_value (field, list, error);
  return value != NULL ? chancery_value_ref (chancery_value_get_item (value, 0)) : NULL;
}

static gboolean
load_items (Load *self, GError **error)
{
  static const char sql[] = "SELECT field, line, text FROM item "
                            "WHERE record = ?1 ORDER BY field, line, ordinal";
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (self->db, error, sql, "i", self->row);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (local == NULL && chancery_statement_step (statement, &local))
    {
      const char *path = chancery_statement_get_text (statement, 0);
      Part part = { .line = chancery_statement_get_int (statement, 1) };

      part.value = read_item (self, path, chancery_statement_get_text (statement, 2), &local);
      if (part.value == NULL)
        continue;
      part.path = g_strdup (path);
      g_array_append_val (self->parts, part);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const Part *left = a;
  const Part *right = b;
  int order = strcmp (left->path, right->path);

  if (order != 0)
    return order;
  return left->line < right->line ? -1 : left->line > right->line;
}

/* The value of a field that stands in `reference` or `item`. */
static ChanceryValue *
collect_parts (Load *self, const ChanceryField *list, const ChanceryField *field, gint64 line)
{
  g_autofree char *path = NULL;
  Part wanted = { .line = line };
  g_autoptr (GPtrArray) values = NULL;
  guint low = 0;
  guint high = self->parts->len;

  if (high == 0)
    return NULL;
  path = chancery_sql_kind_path (list, field);
  wanted.path = path;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_parts (&g_array_index (self->parts, Part, middle), &wanted) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->parts->len ||
      compare_parts (&g_array_index (self->parts, Part, low), &wanted) != 0)
    return NULL;
  if (!chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    return chancery_value_ref (g_array_index (self->parts, Part, low).value);

  values = g_ptr_array_new ();
  for (; low < self->parts->len; low++)
    {
      Part *part = &g_array_index (self->parts, Part, low);

      if (compare_parts (part, &wanted) != 0)
        break;
      g_ptr_array_add (values, part->value);
    }
  return chancery_value_new_list (values);
}

static ChanceryValue *
read_date (ChanceryStatement *statement, int column, GError **error)
{
  const char *edtf = chancery_statement_get_text (statement, column);
  ChanceryDateQuality quality = CHANCERY_QUALITY_STATED;
  g_autoptr (ChanceryFuzzyDate) date = NULL;

  if (edtf == NULL)
    return NULL;
  chancery_date_quality_from_string (chancery_statement_get_text (statement, column + 2), &quality);
  date = chancery_fuzzy_date_new (edtf, chancery_statement_get_text (statement, column + 1),
                                  quality, error);
  return date != NULL ? chancery_value_new_date (date) : NULL;
}

static ChanceryValue *
read_quantity (ChanceryStatement *statement, int column, GError **error)
{
  gint64 numbers[3];
  const gint64 *given[3];
  ChanceryQuantityQualifier qualifier;
  g_autoptr (ChanceryQuantity) quantity = NULL;

  if (!chancery_quantity_qualifier_from_string (chancery_statement_get_text (statement, column),
                                                &qualifier))
    return NULL;
  for (int i = 0; i < 3; i++)
    {
      numbers[i] = chancery_statement_get_int (statement, column + 1 + i);
      given[i] = chancery_statement_is_null (statement, column + 1 + i) ? NULL : &numbers[i];
    }
  quantity = chancery_quantity_new (qualifier, given[0], given[1], given[2],
                                    chancery_statement_get_text (statement, column + 4), error);
  return quantity != NULL ? chancery_value_new_quantity (quantity) : NULL;
}

static ChanceryValue *
read_marking (ChanceryDb *db, ChanceryStatement *statement, int column, GError **error)
{
  const char *level = chancery_statement_get_text (statement, column);
  const char *json = chancery_statement_get_text (statement, column + 1);
  g_autoptr (GVariant) tree = NULL;
  g_autoptr (GPtrArray) caveats = g_ptr_array_new_with_free_func (g_free);

  if (json != NULL)
    {
      tree = chancery_json_parse (db, json, error);
      if (tree == NULL)
        return NULL;
      for (gsize i = 0; i < g_variant_n_children (tree); i++)
        {
          g_autoptr (GVariant) boxed = g_variant_get_child_value (tree, i);
          g_autoptr (GVariant) text = g_variant_get_variant (boxed);

          if (g_variant_is_of_type (text, G_VARIANT_TYPE_STRING))
            g_ptr_array_add (caveats, g_variant_dup_string (text, NULL));
        }
    }
  g_ptr_array_add (caveats, NULL);
  return chancery_value_new_marking (level, (const char *const *)caveats->pdata);
}

static ChanceryValue *
read_columns (ChanceryDb *db,
              ChanceryStatement *statement,
              int column,
              const ChanceryField *field,
              GError **error)
{
  switch (field->type)
    {
    case CHANCERY_TYPE_TEXT:
    case CHANCERY_TYPE_TERM:
      return chancery_value_new_text (chancery_statement_get_text (statement, column));
    case CHANCERY_TYPE_JSON:
      if (chancery_statement_is_null (statement, column))
        return NULL;
      return chancery_value_new_json (chancery_statement_get_text (statement, column));
    case CHANCERY_TYPE_BOOLEAN:
      return chancery_value_new_boolean (chancery_statement_get_int (statement, column) != 0);
    case CHANCERY_TYPE_INTEGER:
      if (chancery_statement_is_null (statement, column))
        return NULL;
      return chancery_value_new_integer (chancery_statement_get_int (statement, column));
    case CHANCERY_TYPE_DATE:
      return read_date (statement, column, error);
    case CHANCERY_TYPE_QUANTITY:
      return read_quantity (statement, column, error);
    case CHANCERY_TYPE_MARKING:
      return read_marking (db, statement, column, error);
    case CHANCERY_TYPE_REFERENCE:
    case CHANCERY_TYPE_LINES:
    default:
      return NULL;
    }
}

/* Where the values of a row go: a draft or a line. */
typedef struct
{
  ChanceryDraft *draft;
  ChanceryLine *line;
} Target;

static void
set_value (const Target *target, const ChanceryField *field, ChanceryValue *value)
{
  if (target->line != NULL)
    chancery_line_set_value (target->line, field, value);
  else
    chancery_draft_set_value (target->draft, field, value);
}

static ChanceryValue *
get_value (const Target *target, const ChanceryField *field)
{
  return target->line != NULL ? chancery_line_get_value (target->line, field)
                              : chancery_draft_get_value (target->draft, field);
}

/* Keys inside a known value go back to it; a key that this program has learnt since becomes a
 * value; the rest stays unknown and is returned. */
static char *
spread_unknown (Load *self,
                const Target *target,
                const ChanceryField *fields,
                const char *json,
                GError **error)
{
  g_autoptr (GVariant) tree = chancery_json_parse (self->db, json, error);
  g_autoptr (GVariantDict) rest = NULL;
  g_autoptr (GVariant) left = NULL;
  g_autoptr (GString) out = NULL;
  GVariantIter iter;
  const char *key;
  GVariant *value;

  if (tree == NULL || !g_variant_is_of_type (tree, G_VARIANT_TYPE_VARDICT))
    return NULL;
  rest = g_variant_dict_new (tree);
  g_variant_iter_init (&iter, tree);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &value))
    {
      const ChanceryField *field = chancery_field_find (fields, key);
      g_autoptr (GVariant) owned = value;
      g_autoptr (ChanceryValue) made = NULL;

      if (field == NULL)
        continue;
      if (get_value (target, field) != NULL)
        {
          g_autoptr (GString) text = g_string_new (NULL);

          chancery_canonical_write_variant (text, owned, CHANCERY_CANONICAL_COMPACT, 0);
          made = chancery_value_with_unknown (get_value (target, field), text->str);
        }
      else
        made = chancery_reader_read_value (field, owned, NULL);
      if (made == NULL)
        continue;
      set_value (target, field, made);
      g_variant_dict_remove (rest, key);
    }
  left = g_variant_ref_sink (g_variant_dict_end (rest));
  if (g_variant_n_children (left) == 0)
    return NULL;
  out = g_string_new (NULL);
  chancery_canonical_write_variant (out, left, CHANCERY_CANONICAL_COMPACT, 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* The columns of @layout from @column on, and what stands in `reference` and `item`. */
static gboolean
fill (Load *self,
      const Target *target,
      const ChanceryLayout *layout,
      const ChanceryField *list,
      const ChanceryField *fields,
      ChanceryStatement *statement,
      int column,
      gint64 line,
      GError **error)
{
  g_autoptr (GError) local = NULL;

  for (guint i = 0; i < layout->n_fields; i++)
    {
      const ChanceryField *field = layout->fields[i];
      g_autoptr (ChanceryValue) value = read_columns (self->db, statement, column, field, &local);

      if (local != NULL)
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&local), "%s: ", field->id);
          return FALSE;
        }
      if (value != NULL)
        set_value (target, field, value);
      column += g_strv_length ((char **)chancery_sql_field_suffixes (field));
    }
  for (; fields->id != NULL; fields++)
    if (chancery_sql_field_is_reference (fields) || chancery_sql_field_is_item (fields))
      {
        g_autoptr (ChanceryValue) value = collect_parts (self, list, fields, line);

        if (value != NULL)
          set_value (target, fields, value);
      }
  return TRUE;
}

static gboolean
load_lines (Load *self, const ChanceryField *list, GError **error)
{
  const ChanceryLayout *layout = chancery_layout_get_lines (self->kind, list);
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  g_autoptr (ChanceryValue) value = NULL;
  g_autoptr (GError) local = NULL;

  statement = chancery_db_query (self->db, error, layout->select, "i", self->row);
  if (statement == NULL)
    return FALSE;
  for (gint64 n = 0; chancery_statement_step (statement, &local); n++)
    {
      ChanceryLine *line = chancery_line_new (list, chancery_statement_get_text (statement, 0));
      const char *json = chancery_statement_get_text (statement, 1);
      Target target = { .line = line };

      if (!fill (self, &target, layout, list, list->lines, statement, 2, n, error))
        {
          chancery_line_unref (line);
          return FALSE;
        }
      if (json != NULL)
        {
          g_autofree char *unknown = spread_unknown (self, &target, list->lines, json, NULL);
          ChanceryLine *with = chancery_line_with_unknown (line, unknown);

          chancery_line_unref (line);
          line = with;
        }
      g_ptr_array_add (lines, line);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  value = chancery_value_new_lines (lines);
  if (value != NULL)
    chancery_draft_set_value (self->draft, list, value);
  return TRUE;
}

static gboolean
load_table (Load *self, const ChanceryLayout *layout, const ChanceryField *fields, GError **error)
{
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) local = NULL;
  Target target = { .draft = self->draft };
  const char *json;

  statement = chancery_db_query (self->db, error, layout->select, "i", self->row);
  if (statement == NULL)
    return FALSE;
  if (!chancery_statement_step (statement, &local))
    {
      if (local == NULL)
        g_set_error (&local, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_DAMAGED,
                     "a record has lost its row in “%s”", layout->table);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!fill (self, &target, layout, NULL, fields, statement, 1, -1, error))
    return FALSE;
  json = chancery_statement_get_text (statement, 0);
  if (json != NULL)
    {
      g_autofree char *unknown = spread_unknown (self, &target, fields, json, NULL);

      if (unknown != NULL)
        chancery_draft_set_unknown (self->draft, unknown);
    }
  return TRUE;
}

static void
set_text (Load *self, const char *field, ChanceryStatement *statement, int column)
{
  const char *text = chancery_statement_get_text (statement, column);

  if (text != NULL)
    chancery_draft_set_text (self->draft, field, text);
}

static gboolean
load_envelope (Load *self, GError **error)
{
  static const char sql[] = "SELECT uuid, kind, reference, state, language, changed, version "
                            "FROM record WHERE id = ?1";
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (self->db, error, sql, "i", self->row);
  g_autoptr (ChanceryValue) version = NULL;
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  if (!chancery_statement_step (statement, &local))
    {
      if (local == NULL)
        g_set_error_literal (&local, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND,
                             "the record is not in this registry");
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  self->kind = chancery_kind_find (chancery_statement_get_text (statement, 1));
  if (self->kind == NULL)
    {
      g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_DAMAGED,
                   "the registry holds a record of the unknown kind “%s”",
                   chancery_statement_get_text (statement, 1));
      return FALSE;
    }
  self->draft = chancery_draft_new_with_id (self->kind, chancery_statement_get_text (statement, 0));
  set_text (self, "reference", statement, 2);
  set_text (self, "state", statement, 3);
  set_text (self, "language", statement, 4);
  set_text (self, "changed", statement, 5);
  version = chancery_value_new_integer (chancery_statement_get_int (statement, 6));
  chancery_draft_set (self->draft, "version", version);
  return TRUE;
}

static gboolean
load_all (Load *self, GError **error)
{
  guint n_fields;

  if (!load_envelope (self, error) || !load_references (self, error) || !load_items (self, error))
    return FALSE;
  g_array_sort (self->parts, compare_parts);
  if (!load_table (self, chancery_layout_get_envelope (), chancery_kind_get_envelope (), error) ||
      !load_table (self, chancery_layout_get_kind (self->kind), self->kind->fields, error))
    return FALSE;

  n_fields = chancery_kind_get_n_fields (self->kind);
  for (guint i = 0; i < n_fields; i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (self->kind, i);

      if (field->type == CHANCERY_TYPE_LINES && !load_lines (self, field, error))
        return FALSE;
    }
  return TRUE;
}

ChanceryRecord *
chancery_record_read (ChanceryDb *db, gint64 row, GError **error)
{
  Load load = { .db = db, .row = row };
  ChanceryRecord *record = NULL;

  load.parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (load.parts, clear_part);
  if (load_all (&load, error))
    record = chancery_draft_build (load.draft);
  g_array_unref (load.parts);
  g_clear_pointer (&load.draft, chancery_draft_free);
  return record;
}
