/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Conditions on references (`party:`, `from:`, `place:` …): one for all fields that answer to the prefix. */

#include "config.h"

#include "chancery-sql-query-private.h"

#include "chancery-match.h"
#include "chancery-sql-kind.h"
#include "chancery-uuid.h"

#include <string.h>

typedef struct
{
  ChancerySqlBuilder *out;
  ChanceryQuery *query;
  GArray *places;
} Search;

static void
add_code (GPtrArray *codes, const char *code)
{
  if (!g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
    g_ptr_array_add (codes, g_strdup (code));
}

/* The paths of the fields that answer to the prefix, whatever the role or in that role alone; @words:
 * only of those that may be plain words. */
static GPtrArray *
list_paths (Search *self, gboolean in_role, gboolean words)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->places->len; i++)
    {
      const ChancerySqlPlace *place = &g_array_index (self->places, ChancerySqlPlace, i);

      if (place->field->type == CHANCERY_TYPE_REFERENCE && (place->role != NULL) == in_role &&
          (!words || chancery_field_has_flag (place->field, CHANCERY_FIELD_WORDS)))
        {
          g_autofree char *path = chancery_sql_kind_path (place->list, place->field);

          add_code (paths, path);
        }
    }
  return paths;
}

static void
add_paths (Search *self, const char *alias, gboolean words)
{
  g_autoptr (GPtrArray) plain = list_paths (self, FALSE, words);
  g_autoptr (GPtrArray) in_role = list_paths (self, TRUE, words);

  chancery_sql_builder_add (self->out, "(");
  if (plain->len > 0)
    {
      g_string_append_printf (self->out->sql, "%s.field", alias);
      chancery_sql_builder_bind_list (self->out, plain);
    }
  for (guint i = 0; i < in_role->len; i++)
    {
      g_string_append_printf (self->out->sql, "%s(%s.field = ", plain->len + i > 0 ? " OR " : "",
                              alias);
      chancery_sql_builder_bind (self->out, in_role->pdata[i]);
      g_string_append_printf (self->out->sql, " AND %s.role = ", alias);
      chancery_sql_builder_bind (self->out, chancery_query_get_field (self->query));
      chancery_sql_builder_add (self->out, ")");
    }
  chancery_sql_builder_add (self->out, ")");
}

/* The kinds that the fields take; none means any. */
static GPtrArray *
list_target_kinds (Search *self)
{
  GPtrArray *kinds = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->places->len; i++)
    {
      const ChanceryField *field = g_array_index (self->places, ChancerySqlPlace, i).field;

      if (field->type != CHANCERY_TYPE_REFERENCE)
        continue;
      if (field->targets[0] == CHANCERY_KIND_NONE)
        {
          g_ptr_array_set_size (kinds, 0);
          break;
        }
      for (guint n = 0; n < CHANCERY_FIELD_MAX_TARGETS; n++)
        if (field->targets[n] != CHANCERY_KIND_NONE)
          add_code (kinds, chancery_kind_get (field->targets[n])->id);
    }
  return kinds;
}

/* Whom a value names: any of their names fits, or it is a UUID or a number. */
static void
add_targets (Search *self, const char *value, const char *pattern)
{
  g_autoptr (GPtrArray) kinds = list_target_kinds (self);

  chancery_sql_builder_add (self->out, "x.target IN (SELECT n.record FROM name AS n WHERE ");
  if (kinds->len > 0)
    {
      chancery_sql_builder_add (self->out, "n.kind");
      chancery_sql_builder_bind_list (self->out, kinds);
      chancery_sql_builder_add (self->out, " AND ");
    }
  chancery_sql_builder_add (self->out, "chancery_matches (n.folded, ");
  chancery_sql_builder_bind (self->out, pattern);
  chancery_sql_builder_add (self->out, ")");
  if (kinds->len == 0 || chancery_uuid_is_valid (value))
    {
      chancery_sql_builder_add (self->out, " UNION ALL SELECT id FROM ");
      chancery_sql_query_add_rows_of (self->out, value);
    }
  chancery_sql_builder_add (self->out, ")");
}

/* Whether some reference points at a record that is not here. */
static gboolean
may_dangle (Search *self)
{
  static const char sql[] =
      "SELECT 1 FROM reference WHERE target IS NULL AND target_uuid IS NOT NULL LIMIT 1";

  return self->out->db == NULL || chancery_db_query_int (self->out->db, 0, sql, "") == 1;
}

/* Labels stand in the text index, which finds the few records to look at.  @words: nothing dangles, only
 * fields of plain words have labels. */
static void
add_labels (Search *self, const char *value, const char *pattern, gboolean words)
{
  g_autofree char *match = chancery_sql_match_value (value, "words title");

  chancery_sql_builder_add (
      self->out, " UNION ALL SELECT y.record FROM record_search AS d CROSS JOIN record AS h "
                 "ON h.date_key = d.rowid CROSS JOIN reference AS y ON y.record = h.id "
                 "WHERE d.record_search MATCH ");
  chancery_sql_builder_bind (self->out, match);
  chancery_sql_builder_add (self->out, " AND y.target IS NULL AND ");
  add_paths (self, "y", words);
  chancery_sql_builder_add (self->out, " AND chancery_matches (y.label, ");
  chancery_sql_builder_bind (self->out, pattern);
  chancery_sql_builder_add (self->out, ")");
}

static gboolean
takes_words (Search *self)
{
  g_autoptr (GPtrArray) plain = list_paths (self, FALSE, TRUE);
  g_autoptr (GPtrArray) in_role = list_paths (self, TRUE, TRUE);

  return plain->len + in_role->len > 0;
}

/* One condition for all reference fields: the target's names, or the label while it is not here. */
void
chancery_sql_query_add_references (ChancerySqlBuilder *out, ChanceryQuery *query, GArray *places)
{
  Search search = { out, query, places };
  Search *self = &search;
  const char *const *values = chancery_query_get_values (query);
  gboolean exact = chancery_query_get_comparison (query) == CHANCERY_QUERY_EXACT;
  gboolean dangle = may_dangle (self);
  guint first_value = out->values->len;
  gsize start = out->sql->len;
  gsize rows;

  chancery_sql_builder_add_in_rows (self->out);
  rows = out->sql->len;
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *pattern = chancery_match_pattern (values[i], exact);

      chancery_sql_builder_add (self->out, i > 0 ? " UNION ALL " : "");
      chancery_sql_builder_add (self->out, "SELECT x.record FROM reference AS x WHERE ");
      add_targets (self, values[i], pattern);
      chancery_sql_builder_add (self->out, " AND ");
      add_paths (self, "x", FALSE);
      if (dangle || takes_words (self))
        add_labels (self, values[i], pattern, !dangle);
    }
  /* The plus keeps the planner from looking up the rows of a large set one by one and sorting them. */
  if (!out->led && chancery_sql_builder_is_large (self->out, rows, first_value))
    g_string_insert_c (self->out->sql, (gssize)start, '+');
  chancery_sql_builder_add (self->out, ")");
}
