/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-sql-kind.h"

#include "chancery-layout.h"

#include <string.h>

static const char *const suffixes_none[] = { NULL };
static const char *const suffixes_single[] = { "", NULL };
static const char *const suffixes_date[] = { "", "_typed", "_quality", "_first", "_last", NULL };
static const char *const suffixes_quantity[] = { "", "_best", "_low", "_high", "_wording", NULL };
static const char *const suffixes_marking[] = { "", "_caveats", NULL };

/* Envelope fields that lists show or that decide about a record: columns of `record`. */
static const char *const in_record[] = { "reference", "state", "language", "changed", "version" };

static struct
{
  ChanceryLayout *envelope;
  ChanceryLayout *kinds[CHANCERY_N_KINDS];
  GHashTable *lines[CHANCERY_N_KINDS];
  GHashTable *envelope_lines;
  GPtrArray *all;
} layouts;

gboolean
chancery_sql_field_is_reference (const ChanceryField *field)
{
  return field->type == CHANCERY_TYPE_REFERENCE;
}

gboolean
chancery_sql_field_is_item (const ChanceryField *field)
{
  return chancery_field_has_flag (field, CHANCERY_FIELD_LIST) &&
         field->type != CHANCERY_TYPE_REFERENCE && field->type != CHANCERY_TYPE_LINES;
}

const char *const *
chancery_sql_field_suffixes (const ChanceryField *field)
{
  if (chancery_sql_field_is_item (field))
    return suffixes_none;

  switch (field->type)
    {
    case CHANCERY_TYPE_TEXT:
    case CHANCERY_TYPE_TERM:
    case CHANCERY_TYPE_JSON:
    case CHANCERY_TYPE_BOOLEAN:
    case CHANCERY_TYPE_INTEGER:
      return suffixes_single;
    case CHANCERY_TYPE_DATE:
      return suffixes_date;
    case CHANCERY_TYPE_QUANTITY:
      return suffixes_quantity;
    case CHANCERY_TYPE_MARKING:
      return suffixes_marking;
    case CHANCERY_TYPE_REFERENCE:
    case CHANCERY_TYPE_LINES:
      return suffixes_none;
    default:
      g_assert_not_reached ();
    }
}

guint
chancery_sql_field_n_telling (const ChanceryField *field)
{
  guint n = g_strv_length ((char **)chancery_sql_field_suffixes (field));

  return field->type == CHANCERY_TYPE_DATE && n > 0 ? n - 2 : n;
}

const char *
chancery_layout_column_type (const ChanceryField *field, guint n)
{
  const char *suffix = chancery_sql_field_suffixes (field)[n];

  if (field->type == CHANCERY_TYPE_BOOLEAN || field->type == CHANCERY_TYPE_INTEGER)
    return "INTEGER";
  if (strcmp (suffix, "_first") == 0 || strcmp (suffix, "_last") == 0 ||
      strcmp (suffix, "_best") == 0 || strcmp (suffix, "_low") == 0 ||
      strcmp (suffix, "_high") == 0)
    return "INTEGER";
  return "TEXT";
}

gboolean
chancery_layout_is_in_record (const ChanceryField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (in_record); i++)
    if (chancery_field_has_flag (field, CHANCERY_FIELD_ENVELOPE) &&
        strcmp (field->id, in_record[i]) == 0)
      return TRUE;
  return FALSE;
}

char *
chancery_sql_kind_line_table (const ChanceryKind *kind, const ChanceryField *list)
{
  const char *owner = chancery_field_has_flag (list, CHANCERY_FIELD_ENVELOPE) ? "record" : kind->id;

  return g_strconcat (owner, "_", list->id, NULL);
}

char *
chancery_sql_kind_table_of (const ChanceryKind *kind,
                            const ChanceryField *list,
                            const ChanceryField *field)
{
  if (chancery_sql_field_is_reference (field))
    return g_strdup ("reference");
  if (chancery_sql_field_is_item (field))
    return g_strdup ("item");
  if (list != NULL)
    return chancery_sql_kind_line_table (kind, list);
  if (!chancery_field_has_flag (field, CHANCERY_FIELD_ENVELOPE))
    return g_strdup (kind->id);
  return g_strdup (chancery_layout_is_in_record (field) ? "record" : "envelope");
}

char *
chancery_sql_kind_path (const ChanceryField *list, const ChanceryField *field)
{
  return list != NULL ? g_strconcat (list->id, ".", field->id, NULL) : g_strdup (field->id);
}

static void
append_columns (const ChanceryLayout *self, GString *sql)
{
  for (guint i = 0; i < self->n_fields; i++)
    {
      const char *const *suffixes = chancery_sql_field_suffixes (self->fields[i]);

      for (guint n = 0; suffixes[n] != NULL; n++)
        g_string_append_printf (sql, ", \"%s%s\"", self->fields[i]->id, suffixes[n]);
    }
}

static void
make_statements (ChanceryLayout *self)
{
  g_autoptr (GString) insert = g_string_new (NULL);
  guint n_head;

  g_string_append_printf (insert, "INSERT INTO \"%s\" (record, %sunknown", self->table,
                          self->is_lines ? "ordinal, uuid, " : "");
  append_columns (self, insert);
  n_head = self->is_lines ? 4 : 2;
  g_string_append (insert, ") VALUES (?1");
  for (guint i = 2; i <= n_head + self->n_columns; i++)
    g_string_append_printf (insert, ", ?%u", i);
  g_string_append_c (insert, ')');

  self->insert = g_string_free (g_steal_pointer (&insert), FALSE);
  self->delete = g_strdup_printf ("DELETE FROM \"%s\" WHERE record = ?1", self->table);
}

/* What tells the values of the fields of @self, which the statement calls @name. */
static void
append_telling (const ChanceryLayout *self, const char *name, GString *sql)
{
  for (guint i = 0; i < self->n_fields; i++)
    {
      const char *const *suffixes = chancery_sql_field_suffixes (self->fields[i]);
      guint n_telling = chancery_sql_field_n_telling (self->fields[i]);

      for (guint n = 0; n < n_telling; n++)
        g_string_append_printf (sql, ", %s.\"%s%s\"", name, self->fields[i]->id, suffixes[n]);
    }
}

char *
chancery_layout_make_lines_select (const ChanceryLayout *self)
{
  GString *sql = g_string_new ("SELECT s.place, l.ordinal, l.uuid, l.unknown");

  append_telling (self, "l", sql);
  g_string_append_printf (sql, " FROM row_set (?1) AS s CROSS JOIN \"%s\" AS l ON l.record = s.id",
                          self->table);
  return g_string_free (sql, FALSE);
}

char *
chancery_layout_make_empty_select (const ChanceryLayout *self)
{
  return g_strdup_printf ("SELECT NOT EXISTS (SELECT 1 FROM \"%s\")", self->table);
}

char *
chancery_layout_make_row_select (const ChanceryLayout *own)
{
  const ChanceryLayout *envelope = chancery_layout_get_envelope ();
  GString *sql = g_string_new ("SELECT s.place, r.uuid");

  for (guint i = 0; i < G_N_ELEMENTS (in_record); i++)
    g_string_append_printf (sql, ", r.%s", in_record[i]);
  g_string_append (sql, ", e.record, e.unknown");
  append_telling (envelope, "e", sql);
  g_string_append (sql, ", k.record, k.unknown");
  append_telling (own, "k", sql);
  g_string_append_printf (sql,
                          " FROM row_set (?1) AS s CROSS JOIN record AS r ON r.id = s.id"
                          " LEFT JOIN \"%s\" AS e ON e.record = r.id"
                          " LEFT JOIN \"%s\" AS k ON k.record = r.id",
                          envelope->table, own->table);
  return g_string_free (sql, FALSE);
}

const char *const *
chancery_layout_list_in_record (guint *n_fields)
{
  *n_fields = G_N_ELEMENTS (in_record);
  return in_record;
}

static ChanceryLayout *
make_layout (const char *table, const ChanceryField *fields, gboolean is_lines)
{
  ChanceryLayout *self = g_new0 (ChanceryLayout, 1);

  self->table = g_strdup (table);
  self->is_lines = is_lines;
  self->fields = g_new0 (const ChanceryField *, chancery_field_count (fields) + 1);
  for (; fields->id != NULL; fields++)
    {
      const char *const *suffixes = chancery_sql_field_suffixes (fields);

      if (suffixes[0] == NULL || chancery_layout_is_in_record (fields))
        continue;
      self->fields[self->n_fields++] = fields;
      for (; *suffixes != NULL; suffixes++)
        self->n_columns++;
    }
  make_statements (self);
  g_ptr_array_add (layouts.all, self);
  return self;
}

static GHashTable *
make_lines (const char *owner, const ChanceryField *fields)
{
  GHashTable *table = g_hash_table_new (NULL, NULL);

  for (; fields->id != NULL; fields++)
    if (fields->type == CHANCERY_TYPE_LINES)
      {
        g_autofree char *name = g_strconcat (owner, "_", fields->id, NULL);

        g_hash_table_insert (table, (gpointer)fields, make_layout (name, fields->lines, TRUE));
      }
  return table;
}

static void
make_layouts (void)
{
  static gsize once = 0;

  if (!g_once_init_enter (&once))
    return;

  layouts.all = g_ptr_array_new ();
  layouts.envelope = make_layout ("envelope", chancery_kind_get_envelope (), FALSE);
  layouts.envelope_lines = make_lines ("record", chancery_kind_get_envelope ());
  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get (i);

      layouts.kinds[i] = make_layout (kind->id, kind->fields, FALSE);
      layouts.lines[i] = make_lines (kind->id, kind->fields);
    }
  g_once_init_leave (&once, 1);
}

const ChanceryLayout *
chancery_layout_get_envelope (void)
{
  make_layouts ();
  return layouts.envelope;
}

const ChanceryLayout *
chancery_layout_get_kind (const ChanceryKind *kind)
{
  make_layouts ();
  return layouts.kinds[kind->index];
}

const ChanceryLayout *
chancery_layout_get_lines (const ChanceryKind *kind, const ChanceryField *list)
{
  make_layouts ();
  if (chancery_field_has_flag (list, CHANCERY_FIELD_ENVELOPE))
    return g_hash_table_lookup (layouts.envelope_lines, list);
  return g_hash_table_lookup (layouts.lines[kind->index], list);
}

GPtrArray *
chancery_layout_list (void)
{
  make_layouts ();
  return g_ptr_array_copy (layouts.all, NULL, NULL);
}

char *
chancery_layout_create_sql (const ChanceryLayout *self)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "CREATE TABLE \"%s\" (\n", self->table);
  if (self->is_lines)
    g_string_append (sql, "  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,\n"
                          "  ordinal INTEGER NOT NULL,\n"
                          "  uuid TEXT,\n"
                          "  unknown TEXT,\n");
  else
    g_string_append (sql, "  record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,\n"
                          "  unknown TEXT,\n");
  for (guint i = 0; i < self->n_fields; i++)
    {
      const char *const *suffixes = chancery_sql_field_suffixes (self->fields[i]);

      for (guint n = 0; suffixes[n] != NULL; n++)
        g_string_append_printf (sql, "  \"%s%s\" %s,\n", self->fields[i]->id, suffixes[n],
                                chancery_layout_column_type (self->fields[i], n));
    }
  if (self->is_lines)
    g_string_append (sql, "  PRIMARY KEY (record, ordinal)\n) STRICT, WITHOUT ROWID");
  else
    {
      g_string_truncate (sql, sql->len - 2);
      g_string_append (sql, "\n) STRICT");
    }
  return g_string_free (sql, FALSE);
}
