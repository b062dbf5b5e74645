/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-canonical.h"
#include "chancery-day.h"
#include "chancery-fuzzy-date.h"
#include "chancery-layout.h"
#include "chancery-quantity.h"
#include "chancery-sql-kind.h"
#include "chancery-statement.h"
#include "chancery-store-record.h"

#include <string.h>

typedef struct
{
  ChanceryDb *db;
  gint64 row;
  ChanceryRecord *record;
  ChanceryRecord *before;
} Write;

static void
bind_date (ChanceryStatement *statement, int i, ChanceryFuzzyDate *date)
{
  ChanceryDay first = CHANCERY_DAY_NONE;
  ChanceryDay last = CHANCERY_DAY_NONE;
  ChanceryDateQuality quality = chancery_fuzzy_date_get_quality (date);

  chancery_fuzzy_date_get_first_day (date, &first);
  chancery_fuzzy_date_get_last_day (date, &last);
  chancery_statement_bind_text (statement, i, chancery_fuzzy_date_get_edtf (date));
  chancery_statement_bind_text (statement, i + 1, chancery_fuzzy_date_get_typed (date));
  if (quality != CHANCERY_QUALITY_STATED)
    chancery_statement_bind_text (statement, i + 2, chancery_date_quality_to_string (quality));
  chancery_statement_bind_day (statement, i + 3, first);
  chancery_statement_bind_day (statement, i + 4, last);
}

static void
bind_quantity (ChanceryStatement *statement, int i, ChanceryQuantity *quantity)
{
  gint64 number;

  chancery_statement_bind_text (statement, i,
                                chancery_quantity_qualifier_to_string (
                                    chancery_quantity_get_qualifier (quantity)));
  if (chancery_quantity_get_best (quantity, &number))
    chancery_statement_bind_int (statement, i + 1, number);
  if (chancery_quantity_get_low (quantity, &number))
    chancery_statement_bind_int (statement, i + 2, number);
  if (chancery_quantity_get_high (quantity, &number))
    chancery_statement_bind_int (statement, i + 3, number);
  chancery_statement_bind_text (statement, i + 4, chancery_quantity_get_wording (quantity));
}

static void
bind_marking (ChanceryStatement *statement, int i, ChanceryValue *value)
{
  const char *const *caveats = chancery_value_get_caveats (value);
  g_autoptr (GString) json = NULL;

  chancery_statement_bind_text (statement, i, chancery_value_get_level (value));
  if (caveats == NULL || caveats[0] == NULL)
    return;
  json = g_string_new ("[");
  for (guint n = 0; caveats[n] != NULL; n++)
    {
      if (n > 0)
        g_string_append_c (json, ',');
      chancery_canonical_write_string (json, caveats[n]);
    }
  g_string_append_c (json, ']');
  chancery_statement_bind_text (statement, i + 1, json->str);
}

/* Columns of an empty value stay NULL. */
static void
bind_value (ChanceryStatement *statement, int i, const ChanceryField *field, ChanceryValue *value)
{
  if (value == NULL)
    return;
  switch (field->type)
    {
    case CHANCERY_TYPE_TEXT:
    case CHANCERY_TYPE_TERM:
    case CHANCERY_TYPE_JSON:
      chancery_statement_bind_text (statement, i, chancery_value_get_text (value));
      break;
    case CHANCERY_TYPE_BOOLEAN:
      chancery_statement_bind_int (statement, i, chancery_value_get_boolean (value));
      break;
    case CHANCERY_TYPE_INTEGER:
      chancery_statement_bind_int (statement, i, chancery_value_get_integer (value));
      break;
    case CHANCERY_TYPE_DATE:
      bind_date (statement, i, chancery_value_get_date (value));
      break;
    case CHANCERY_TYPE_QUANTITY:
      bind_quantity (statement, i, chancery_value_get_quantity (value));
      break;
    case CHANCERY_TYPE_MARKING:
      bind_marking (statement, i, value);
      break;
    case CHANCERY_TYPE_REFERENCE:
    case CHANCERY_TYPE_LINES:
    default:
      break;
    }
}

/* The unknown keys of a row and, under the field's id, those inside its values, as one object. */
static void
add_unknown (GString *json, const char *key, const char *object)
{
  if (object == NULL || strlen (object) <= 2)
    return;
  g_string_append_c (json, json->len == 0 ? '{' : ',');
  if (key != NULL)
    {
      chancery_canonical_write_string (json, key);
      g_string_append_c (json, ':');
      g_string_append (json, object);
    }
  else
    g_string_append_len (json, object + 1, strlen (object) - 2);
}

typedef ChanceryValue *(*GetValue) (gconstpointer owner, const ChanceryField *field);

static ChanceryValue *
get_record_value (gconstpointer owner, const ChanceryField *field)
{
  return chancery_record_get_value (owner, field);
}

static ChanceryValue *
get_line_value (gconstpointer owner, const ChanceryField *field)
{
  return chancery_line_get_value (owner, field);
}

static void
bind_columns (ChanceryStatement *statement,
              int i,
              const ChanceryLayout *layout,
              gconstpointer owner,
              GetValue get,
              const char *unknown)
{
  g_autoptr (GString) json = g_string_new (NULL);
  int unknown_column = i++;

  add_unknown (json, NULL, unknown);
  for (guint n = 0; n < layout->n_fields; n++)
    {
      const ChanceryField *field = layout->fields[n];
      ChanceryValue *value = get (owner, field);

      bind_value (statement, i, field, value);
      if (value != NULL && field->type != CHANCERY_TYPE_JSON)
        add_unknown (json, field->id, chancery_value_get_unknown (value));
      i += g_strv_length ((char **)chancery_sql_field_suffixes (field));
    }
  if (json->len > 0)
    {
      g_string_append_c (json, '}');
      chancery_statement_bind_text (statement, unknown_column, json->str);
    }
}

static gboolean
write_table (Write *self, const ChanceryLayout *layout, const char *unknown, GError **error)
{
  g_autoptr (ChanceryStatement) statement = NULL;

  if (self->before != NULL && !chancery_db_run (self->db, error, layout->delete, "i", self->row))
    return FALSE;
  statement = chancery_db_prepare (self->db, layout->insert, error);
  if (statement == NULL)
    return FALSE;
  chancery_statement_bind_int (statement, 1, self->row);
  bind_columns (statement, 2, layout, self->record, get_record_value, unknown);
  return chancery_statement_run (statement, error);
}

/* What the line says about its references: the role of a correspondent, the type of a link. */
static const char *
get_role (const ChanceryField *list, const ChanceryLine *line)
{
  const ChanceryField *field = list->lines;

  if (list->role != NULL)
    return chancery_line_get_text (line, list->role);
  if (!chancery_field_has_flag (list, CHANCERY_FIELD_KEYED))
    return NULL;
  for (; field->id != NULL; field++)
    if (field->type == CHANCERY_TYPE_TERM && chancery_field_has_flag (field, CHANCERY_FIELD_KEY))
      return chancery_line_get_text (line, field->id);
  return NULL;
}

static gboolean
insert_reference (Write *self,
                  const char *path,
                  gint64 line,
                  gint64 ordinal,
                  const char *role,
                  ChanceryValue *value,
                  GError **error)
{
  static const char sql[] =
      "INSERT INTO reference (record, field, line, ordinal, role, target_uuid,"
      " target, label, target_kind, unknown) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
  static const char find[] = "SELECT id FROM record WHERE uuid = ?1";
  const char *uuid = chancery_value_get_reference_id (value);
  const ChanceryKind *kind = chancery_kind_get (chancery_value_get_reference_kind (value));
  g_autoptr (ChanceryStatement) statement = NULL;
  gint64 target = 0;

  if (uuid != NULL)
    target = chancery_db_query_int (self->db, 0, find, "t", uuid);
  statement = chancery_db_query (self->db, error, sql, "itiitt", self->row, path, line, ordinal,
                                 role, uuid);
  if (statement == NULL)
    return FALSE;
  if (target > 0)
    chancery_statement_bind_int (statement, 7, target);
  else
    chancery_statement_bind_text (statement, 8, chancery_value_get_label (value));
  chancery_statement_bind_text (statement, 9, kind != NULL ? kind->id : NULL);
  chancery_statement_bind_text (statement, 10, chancery_value_get_unknown (value));
  return chancery_statement_run (statement, error);
}

static gboolean
insert_item (Write *self,
             const char *path,
             gint64 line,
             gint64 ordinal,
             const ChanceryField *field,
             ChanceryValue *value,
             GError **error)
{
  static const char sql[] = "INSERT INTO item (record, field, line, ordinal, text) "
                            "VALUES (?1, ?2, ?3, ?4, ?5)";
  g_autoptr (GString) json = NULL;
  const char *text = chancery_value_get_text (value);

  if (field->type != CHANCERY_TYPE_TEXT && field->type != CHANCERY_TYPE_TERM)
    {
      ChanceryField single = *field;

      single.flags &= ~(CHANCERY_FIELD_LIST | CHANCERY_FIELD_SORTED);
      json = g_string_new (NULL);
      chancery_canonical_write_value (json, &single, value, CHANCERY_CANONICAL_COMPACT, 0);
      text = json->str;
    }
  return chancery_db_run (self->db, error, sql, "itiit", self->row, path, line, ordinal, text);
}

/* A value that stands in `reference` or `item`; of a list what comes from @from on. */
static gboolean
insert_parts (Write *self,
              const ChanceryField *list,
              const ChanceryField *field,
              gint64 line,
              const char *role,
              ChanceryValue *value,
              guint from,
              GError **error)
{
  g_autofree char *path = NULL;
  gboolean is_list = chancery_field_has_flag (field, CHANCERY_FIELD_LIST);
  guint n = is_list ? chancery_value_get_n_items (value) : 1;

  if (value == NULL)
    return TRUE;
  path = chancery_sql_kind_path (list, field);
  for (guint i = from; i < n; i++)
    {
      ChanceryValue *part = is_list ? chancery_value_get_item (value, i) : value;
      gboolean done = chancery_sql_field_is_reference (field)
                          ? insert_reference (self, path, line, i, role, part, error)
                          : insert_item (self, path, line, i, field, part, error);

      if (!done)
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_parts (Write *self, const ChanceryField *field, guint from, GError **error)
{
  static const char references[] = "DELETE FROM reference WHERE record = ?1 AND field = ?2"
                                   " AND line = -1 AND ordinal >= ?3";
  static const char items[] = "DELETE FROM item WHERE record = ?1 AND field = ?2"
                              " AND line = -1 AND ordinal >= ?3";

  return chancery_db_run (self->db, error,
                          chancery_sql_field_is_reference (field) ? references : items, "iti",
                          self->row, field->id, (gint64)from);
}

/* Values that are equal may still differ in unknown keys or in the label of a record that is not
 * here; the first counts as a change, the second does not. */
static gboolean
is_same (const ChanceryField *field, ChanceryValue *before, ChanceryValue *after)
{
  return chancery_value_equal (before, after) &&
         g_strcmp0 (chancery_value_get_unknown (before), chancery_value_get_unknown (after)) == 0;
}

/* Items that stayed where they were, from the first.  References are written anew: what they are called may be news. */
static guint
count_kept (const ChanceryField *field, ChanceryValue *before, ChanceryValue *after)
{
  guint n = chancery_field_has_flag (field, CHANCERY_FIELD_LIST) &&
                    !chancery_sql_field_is_reference (field)
                ? MIN (chancery_value_get_n_items (before), chancery_value_get_n_items (after))
                : 0;
  guint i = 0;

  while (i < n &&
         is_same (field, chancery_value_get_item (before, i), chancery_value_get_item (after, i)))
    i++;
  return i;
}

/* A field of the record itself. */
static gboolean
write_parts (Write *self,
             const ChanceryField *field,
             ChanceryValue *before,
             ChanceryValue *after,
             GError **error)
{
  guint n_kept = count_kept (field, before, after);

  return (before == NULL || delete_parts (self, field, n_kept, error)) &&
         insert_parts (self, NULL, field, -1, NULL, after, n_kept, error);
}

/* Lines that stayed where they were, from the first. */
static guint
count_common (ChanceryValue *before, ChanceryValue *after)
{
  guint n = MIN (chancery_value_get_n_items (before), chancery_value_get_n_items (after));
  guint i = 0;

  while (i < n && chancery_line_equal (chancery_value_get_line (before, i),
                                       chancery_value_get_line (after, i)))
    i++;
  return i;
}

/* The lines of a list from @from on, and what stands in them. */
static gboolean
delete_lines (Write *self,
              const ChanceryLayout *layout,
              const ChanceryField *list,
              gint64 from,
              GError **error)
{
  static const char references[] = "DELETE FROM reference "
                                   "WHERE record = ?1 AND field > ?2 AND field < ?3 AND line >= ?4";
  static const char items[] = "DELETE FROM item "
                              "WHERE record = ?1 AND field > ?2 AND field < ?3 AND line >= ?4";
  g_autofree char *lines = g_strconcat (layout->delete, " AND ordinal >= ?2", NULL);
  /* "/" follows "." among the characters, so this is every path that begins with the list's id. */
  g_autofree char *low = g_strconcat (list->id, ".", NULL);
  g_autofree char *high = g_strconcat (list->id, "/", NULL);

  return chancery_db_run (self->db, error, lines, "ii", self->row, from) &&
         chancery_db_run (self->db, error, references, "itti", self->row, low, high, from) &&
         chancery_db_run (self->db, error, items, "itti", self->row, low, high, from);
}

static gboolean
insert_line (Write *self,
             const ChanceryLayout *layout,
             const ChanceryField *list,
             gint64 ordinal,
             ChanceryLine *line,
             GError **error)
{
  g_autoptr (ChanceryStatement) statement = chancery_db_prepare (self->db, layout->insert, error);
  const char *role = get_role (list, line);

  if (statement == NULL)
    return FALSE;
  chancery_statement_bind_int (statement, 1, self->row);
  chancery_statement_bind_int (statement, 2, ordinal);
  chancery_statement_bind_text (statement, 3, chancery_line_get_id (line));
  bind_columns (statement, 4, layout, line, get_line_value, chancery_line_get_unknown (line));
  if (!chancery_statement_run (statement, error))
    return FALSE;

  for (const ChanceryField *field = list->lines; field->id != NULL; field++)
    if ((chancery_sql_field_is_reference (field) || chancery_sql_field_is_item (field)) &&
        !insert_parts (self, list, field, ordinal, role, chancery_line_get_value (line, field), 0,
                       error))
      return FALSE;
  return TRUE;
}

static gboolean
write_lines (Write *self,
             const ChanceryField *list,
             ChanceryValue *before,
             ChanceryValue *after,
             GError **error)
{
  const ChanceryLayout *layout =
      chancery_layout_get_lines (chancery_record_get_kind (self->record), list);
  guint common = count_common (before, after);

  if (chancery_value_get_n_items (before) > common &&
      !delete_lines (self, layout, list, common, error))
    return FALSE;
  for (guint i = common; i < chancery_value_get_n_items (after); i++)
    if (!insert_line (self, layout, list, i, chancery_value_get_line (after, i), error))
      return FALSE;
  return TRUE;
}

gboolean
chancery_record_write_fields (ChanceryDb *db,
                              gint64 row,
                              ChanceryRecord *record,
                              ChanceryRecord *before,
                              GError **error)
{
  Write write = { .db = db, .row = row, .record = record, .before = before };
  const ChanceryKind *kind = chancery_record_get_kind (record);
  gboolean envelope_changed = before == NULL;
  gboolean kind_changed = before == NULL;
  guint n_fields = chancery_kind_get_n_fields (kind);

  if (before != NULL &&
      g_strcmp0 (chancery_record_get_unknown (before), chancery_record_get_unknown (record)) != 0)
    kind_changed = TRUE;
  for (guint i = 0; i < n_fields; i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);
      ChanceryValue *after = chancery_record_get_value (record, field);
      ChanceryValue *earlier = before != NULL ? chancery_record_get_value (before, field) : NULL;

      if (is_same (field, earlier, after))
        continue;
      if (field->type == CHANCERY_TYPE_LINES)
        {
          if (!write_lines (&write, field, earlier, after, error))
            return FALSE;
        }
      else if (chancery_sql_field_is_reference (field) || chancery_sql_field_is_item (field))
        {
          if (!write_parts (&write, field, earlier, after, error))
            return FALSE;
        }
      else if (!chancery_field_has_flag (field, CHANCERY_FIELD_ENVELOPE))
        kind_changed = TRUE;
      else if (!chancery_layout_is_in_record (field))
        envelope_changed = TRUE;
    }
  if (envelope_changed && !write_table (&write, chancery_layout_get_envelope (), NULL, error))
    return FALSE;
  return !kind_changed || write_table (&write, chancery_layout_get_kind (kind),
                                       chancery_record_get_unknown (record), error);
}
