/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What records can be counted by, as SQL: an expression over `record` (r), with a join where one
 * record may have several values. */

#include "config.h"

#include "chancery-counts-private.h"

#include "chancery-sql-kind.h"
#include "chancery-sql-query.h"
#include "chancery-sql-terms.h"
#include "chancery-vocabulary.h"

#include <string.h>

/* Before the value of an expression that may be a row of `record` or the text of a label. */
#define ROW_MARK "#"
#define TEXT_MARK "\""

static const struct
{
  const char *name;
  const char *sql;
  ChanceryCountType type;
  const char *vocabulary;
  const char *prefix;
} own[] = {
  { "kind", "r.kind", CHANCERY_COUNT_KIND, NULL, "kind" },
  { "state", "r.state", CHANCERY_COUNT_TERM, "state", "state" },
  { "marking", "r.level", CHANCERY_COUNT_TERM, "marking_level", "marking" },
  { "year", "strftime ('%Y', r.first_day)", CHANCERY_COUNT_YEAR, NULL, "year" },
  /* What lies in no single month is in none. */
  { "month",
    "CASE WHEN strftime ('%Y-%m', r.first_day) = strftime ('%Y-%m', r.last_day)"
    " THEN strftime ('%Y-%m', r.first_day) END",
    CHANCERY_COUNT_TEXT, NULL, NULL },
  { "verdict", "r.verdict", CHANCERY_COUNT_TEXT, NULL, NULL },
  { "counterpart",
    "CASE WHEN r.kind NOT IN ({met}) THEN NULL WHEN r.counterpart IS NOT NULL THEN '" ROW_MARK
    "' || r.counterpart"
    " WHEN r.counterpart_label <> '' THEN '" TEXT_MARK "' || r.counterpart_label END",
    CHANCERY_COUNT_RECORD, NULL, "counterpart" },
};

/* "(SELECT k.column FROM table AS k WHERE k.record = r.id)" */
static void
add_column (GString *sql, const ChanceryKind *kind, const ChanceryField *field)
{
  g_autofree char *table = chancery_sql_kind_table_of (kind, NULL, field);

  if (strcmp (table, "record") == 0)
    g_string_append_printf (sql, "r.\"%s\"", field->id);
  else
    g_string_append_printf (sql, "(SELECT k.\"%s%s\" FROM \"%s\" AS k WHERE k.record = r.id)",
                            field->id, field->type == CHANCERY_TYPE_QUANTITY ? "_best" : "", table);
}

static ChanceryCountType
type_of (const ChanceryField *field)
{
  if (field->type == CHANCERY_TYPE_REFERENCE)
    return CHANCERY_COUNT_RECORD;
  if (field->type == CHANCERY_TYPE_BOOLEAN)
    return CHANCERY_COUNT_BOOLEAN;
  return field->type == CHANCERY_TYPE_TERM ? CHANCERY_COUNT_TERM : CHANCERY_COUNT_TEXT;
}

/* As a search for it would find it: by its id, else by its prefix. */
static const ChanceryField *
find_single (const ChanceryKind *kind, const char *name)
{
  const ChanceryField *field = chancery_kind_find_field (kind, name);

  for (const ChanceryField *at = kind->fields; field == NULL && at->id != NULL; at++)
    if (chancery_field_has_query (at, name))
      field = at;
  if (field == NULL || chancery_sql_field_is_item (field) ||
      field->type == CHANCERY_TYPE_REFERENCE || field->type == CHANCERY_TYPE_LINES)
    return NULL;
  return field;
}

/* A value of which a record has one: an expression that asks the table of its kind. */
static void
set_single (ChanceryCountField *self, const char *name)
{
  g_autoptr (GString) sql = g_string_new ("CASE r.kind");

  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);
      const ChanceryField *field = find_single (kind, name);

      if (field == NULL)
        continue;
      g_string_append_printf (sql, " WHEN '%s' THEN ", kind->id);
      add_column (sql, kind, field);
    }
  g_string_append (sql, " END");
  self->sql = g_string_free (g_steal_pointer (&sql), FALSE);
}

/* A term of lines, in whichever kinds have such lines. */
static void
set_lines (ChanceryCountField *self, const char *name, guint number)
{
  g_autoptr (GString) join = g_string_new ("LEFT JOIN (");
  guint n = 0;

  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);
      const ChanceryField *list = NULL;
      const ChanceryField *field = chancery_kind_find_path (kind, name, &list);
      g_autofree char *table = NULL;

      if (field == NULL || list == NULL)
        continue;
      table = chancery_sql_kind_line_table (kind, list);
      g_string_append_printf (join,
                              "%sSELECT k.record AS record, k.\"%s%s\" AS value FROM \"%s\" AS k",
                              n++ > 0 ? " UNION " : "", field->id,
                              field->type == CHANCERY_TYPE_QUANTITY ? "_best" : "", table);
    }
  g_string_append_printf (join, ") AS m%u ON m%u.record = r.id", number, number);
  self->join = g_string_free (g_steal_pointer (&join), FALSE);
  self->sql = g_strdup_printf ("m%u.value", number);
}

static void
set_rows (ChanceryCountField *self,
          const ChanceryField *list,
          const ChanceryField *field,
          guint number)
{
  g_autofree char *path = chancery_sql_kind_path (list, field);
  const char *table = chancery_sql_field_is_item (field) ? "item" : "reference";

  self->join = g_strdup_printf ("LEFT JOIN %s AS m%u ON m%u.record = r.id AND m%u.field IN ('%s')",
                                table, number, number, number, path);
  if (chancery_sql_field_is_item (field))
    self->sql = g_strdup_printf ("m%u.text", number);
  else
    self->sql = g_strdup_printf ("CASE WHEN m%u.target IS NOT NULL THEN '" ROW_MARK
                                 "' || m%u.target WHEN m%u.label <> '' THEN '" TEXT_MARK
                                 "' || m%u.label END",
                                 number, number, number, number);
}

/* The response of the last answer; or whether there is one of substance. */
static void
set_answer (ChanceryCountField *self, gboolean substance)
{
  g_autoptr (GString) sql = g_string_new ("CASE r.kind");

  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);
      const ChanceryField *response = NULL;
      const ChanceryField *list = chancery_sql_query_find_answers (kind, &response);
      g_autofree char *table = NULL;
      g_autofree char *condition = NULL;

      if (list == NULL)
        continue;
      table = chancery_sql_kind_line_table (kind, list);
      condition = chancery_sql_query_write_substance (response);
      if (substance)
        g_string_append_printf (sql,
                                " WHEN '%s' THEN (SELECT CASE WHEN max (%s) = 1 THEN 'yes'"
                                " WHEN count (*) > 0 THEN 'receipt' ELSE 'none' END"
                                " FROM \"%s\" AS a WHERE a.record = r.id)",
                                kind->id, condition, table);
      else
        g_string_append_printf (sql,
                                " WHEN '%s' THEN (SELECT a.\"%s\" FROM \"%s\" AS a"
                                " WHERE a.record = r.id ORDER BY a.ordinal DESC LIMIT 1)",
                                kind->id, response->id, table);
      self->vocabulary = substance ? NULL : response->vocabulary;
    }
  g_string_append (sql, " END");
  self->type = substance ? CHANCERY_COUNT_ANSWERED : CHANCERY_COUNT_TERM;
  self->prefix = substance ? "answered" : NULL;
  self->sql = g_string_free (g_steal_pointer (&sql), FALSE);
}

static const ChanceryField *
find_field (const char *name, const ChanceryField **list)
{
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryField *field =
          chancery_kind_find_path (chancery_kind_get ((ChanceryKindId)i), name, list);

      if (field != NULL && field->type != CHANCERY_TYPE_LINES)
        return field;
    }
  return NULL;
}

/* The first of the words that search it: "form" of "form". */
static void
set_prefix (ChanceryCountField *self, const ChanceryField *field)
{
  static const char *const exact[] = { "act_kind", "form", "tone", "level", "direction", NULL };

  /* Others are searched together with fields of other kinds, or not as a whole. */
  if (g_strv_contains (exact, field->id))
    self->prefix = g_str_equal (field->id, "act_kind") ? "nature" : field->id;
}

gboolean
chancery_count_field_find (ChanceryCountField *self, const char *name, guint number)
{
  const ChanceryField *list = NULL;
  const ChanceryField *field;

  *self = (ChanceryCountField){ NULL };
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (g_str_equal (own[i].name, g_str_equal (name, "party") ? "counterpart" : name))
      {
        self->sql = chancery_sql_terms_expand (own[i].sql);
        self->type = own[i].type;
        self->vocabulary = own[i].vocabulary;
        self->prefix = own[i].prefix;
        return TRUE;
      }
  if (g_str_equal (name, "answer") || g_str_equal (name, "answered"))
    {
      set_answer (self, g_str_equal (name, "answered"));
      return TRUE;
    }
  if ((field = find_field (name, &list)) == NULL)
    return FALSE;
  self->type = type_of (field);
  self->vocabulary = field->vocabulary;
  if (chancery_sql_field_is_item (field) || field->type == CHANCERY_TYPE_REFERENCE)
    set_rows (self, list, field, number);
  else if (list != NULL)
    {
      set_lines (self, name, number);
      if (chancery_field_has_query (field, "answer"))
        self->prefix = "answer";
    }
  else
    {
      self->name = field->id;
      set_single (self, name);
      set_prefix (self, field);
    }
  return TRUE;
}

const char *
chancery_count_field_label (const ChanceryCountField *self, const char *code)
{
  const char *label = chancery_vocabulary_label (self->vocabulary, code);

  /* Kinds have vocabularies of their own under one name. */
  for (guint i = 1; i < CHANCERY_N_KINDS && g_str_equal (label, code); i++)
    {
      const ChanceryField *field =
          self->name != NULL ? find_single (chancery_kind_get ((ChanceryKindId)i), self->name)
                             : NULL;

      if (field != NULL && field->type == CHANCERY_TYPE_TERM)
        label = chancery_vocabulary_label (field->vocabulary, code);
    }
  return label;
}

void
chancery_count_field_clear (ChanceryCountField *self)
{
  g_clear_pointer (&self->sql, g_free);
  g_clear_pointer (&self->join, g_free);
}

gboolean
chancery_counts_is_field (const char *name)
{
  ChanceryCountField field;
  gboolean found;

  g_return_val_if_fail (name != NULL, FALSE);

  found = chancery_count_field_find (&field, name, 1);
  chancery_count_field_clear (&field);
  return found;
}
