/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Conditions on references (`party:`, `from:`, `place:` …): one for all fields that answer to the prefix. */

#include "config.h"

#include "chancery-sql-query-private.h"

#include "chancery-match.h"
#include "chancery-sql-kind.h"
#include "chancery-statement.h"
#include "chancery-tokenizer.h"
#include "chancery-uuid.h"
#include "chancery-words.h"

#include <string.h>

/* More that are meant are compared by name as the statement runs. */
#define MAX_TARGETS 8000
/* More are not bound several times. */
#define MAX_TARGETS_BY_ROLE 2000
/* To look at the references of a record takes as long as to look up so many texts and their kinds. */
#define COST_OF_KIND 2

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

/* Rows of the kinds that a UUID or a number names. */
static gboolean
add_numbered (Search *self, const char *value, GArray *targets)
{
  ChancerySqlBuilder out = { .purpose = CHANCERY_SQL_ALL };
  g_autoptr (ChanceryStatement) statement = NULL;

  chancery_sql_builder_init (&out, self->out->db);
  chancery_sql_builder_add (&out, "SELECT id FROM ");
  chancery_sql_query_add_rows_of (&out, value);
  statement = chancery_db_prepare (self->out->db, out.sql->str, NULL);
  if (statement != NULL)
    chancery_sql_builder_bind_values (&out, 0, statement, 1);
  while (statement != NULL && targets->len < MAX_TARGETS &&
         chancery_statement_step (statement, NULL))
    {
      gint64 row = chancery_statement_get_int (statement, 0);

      g_array_append_val (targets, row);
    }
  chancery_sql_builder_clear (&out);
  return statement != NULL && targets->len < MAX_TARGETS;
}

/* Whom the values name (element-type gint64) (transfer full): looked up once, so that references are found by their
 * target.  NULL where they are too many, or nobody can be asked. */
static GArray *
list_targets (Search *self, GPtrArray *patterns)
{
  const char *const *values = chancery_query_get_values (self->query);
  g_autoptr (GPtrArray) kinds = list_target_kinds (self);
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->out->db == NULL)
    return NULL;
  for (guint i = 0; values[i] != NULL; i++)
    {
      if (!chancery_sql_query_list_named (self->out->db, values[i], patterns->pdata[i], kinds,
                                          targets))
        return NULL;
      if ((kinds->len == 0 || chancery_uuid_is_valid (values[i])) &&
          !add_numbered (self, values[i], targets))
        return NULL;
    }
  return g_steal_pointer (&targets);
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

/* The kinds that have fields of plain words among those that are asked; none means any. */
static GPtrArray *
list_kinds_of_words (Search *self)
{
  GPtrArray *kinds = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->places->len; i++)
    {
      const ChancerySqlPlace *place = &g_array_index (self->places, ChancerySqlPlace, i);

      if (place->field->type != CHANCERY_TYPE_REFERENCE ||
          !chancery_field_has_flag (place->field, CHANCERY_FIELD_WORDS))
        continue;
      if (chancery_field_has_flag (place->list != NULL ? place->list : place->field,
                                   CHANCERY_FIELD_ENVELOPE))
        {
          g_ptr_array_set_size (kinds, 0);
          break;
        }
      add_code (kinds, place->kind->id);
    }
  return kinds;
}

/* How many texts have the rarest word of @value; 0 where that is not known. */
static gint64
count_texts (Search *self, const char *value)
{
  g_autoptr (GPtrArray) tokens = chancery_tokenizer_list (value, "", G_MAXUINT);
  gint64 fewest = G_MAXINT64;

  if (tokens->len == 0 || g_str_has_suffix (value, "*"))
    return 0;
  for (guint i = 0; i < tokens->len && fewest > 0; i++)
    fewest = MIN (fewest, chancery_words_count_texts (self->out->db, tokens->pdata[i]));
  return MAX (fewest, 0);
}

/* Whether there are few records of @kinds beside the texts that have the words of @value. */
static gboolean
are_few (Search *self, const char *value, GPtrArray *kinds)
{
  gint64 n_texts;

  if (self->out->db == NULL || kinds == NULL || kinds->len == 0)
    return FALSE;
  n_texts = count_texts (self, value);
  return n_texts > COST_OF_KIND &&
         !chancery_sql_builder_are_many (self->out, "r.kind", kinds,
                                         (guint)MIN (n_texts / COST_OF_KIND, G_MAXINT));
}

/* The records, h, and their references, y, among which labels are looked for: labels stand in the text index, which
 * finds the few records to look at, unless there are still fewer of the kinds that have labels. */
static void
add_labelled (Search *self, const char *value, GPtrArray *kinds)
{
  g_autofree char *match = chancery_sql_match_value (value, "words title");
  gboolean few = are_few (self, value, kinds);

  if (few)
    chancery_sql_builder_add (self->out, "record AS h CROSS JOIN reference AS y "
                                         "ON y.record = h.id WHERE ");
  else
    {
      chancery_sql_builder_add (self->out, "record_search AS d CROSS JOIN record AS h "
                                           "ON h.date_key = d.rowid CROSS JOIN reference AS y "
                                           "ON y.record = h.id WHERE d.record_search MATCH ");
      chancery_sql_builder_bind (self->out, match);
    }
  if (kinds == NULL || kinds->len == 0)
    return;
  chancery_sql_builder_add (self->out, few ? "h.kind" : " AND h.kind");
  chancery_sql_builder_bind_list (self->out, kinds);
}

/* Whether @kind calls by @path something else, which none of @targets is: what an actor is part of is no place. */
static gboolean
is_else (Search *self, const ChanceryKind *kind, const char *path, GPtrArray *targets)
{
  const ChanceryField *field = chancery_kind_find_path (kind, path, NULL);

  if (field == NULL || chancery_field_has_query (field, chancery_query_get_field (self->query)) ||
      strcmp (path, chancery_query_get_field (self->query)) == 0)
    return FALSE;
  for (guint i = 0; i < targets->len; i++)
    if (chancery_field_takes_kind (field, chancery_kind_find (targets->pdata[i])->index))
      return FALSE;
  return TRUE;
}

/* Leaves out labels of such fields; @y and @h as above. */
static void
add_kinds_of_paths (Search *self)
{
  g_autoptr (GPtrArray) targets = list_target_kinds (self);
  g_autoptr (GPtrArray) paths = list_paths (self, FALSE, FALSE);

  for (guint i = 0; targets->len > 0 && i < paths->len; i++)
    {
      g_autoptr (GPtrArray) others = g_ptr_array_new ();

      for (guint n = 1; n < CHANCERY_N_KINDS; n++)
        if (is_else (self, chancery_kind_get ((ChanceryKindId)n), paths->pdata[i], targets))
          g_ptr_array_add (others, (gpointer)chancery_kind_get ((ChanceryKindId)n)->id);
      if (others->len == 0)
        continue;
      chancery_sql_builder_add (self->out, " AND NOT (y.field = ");
      chancery_sql_builder_bind (self->out, paths->pdata[i]);
      chancery_sql_builder_add (self->out, " AND h.kind");
      chancery_sql_builder_bind_list (self->out, others);
      chancery_sql_builder_add (self->out, ")");
    }
}

/* @words: nothing dangles, only fields of plain words have labels. */
static void
add_labels (Search *self, const char *value, const char *pattern, gboolean words)
{
  g_autoptr (GPtrArray) kinds = words ? list_kinds_of_words (self) : NULL;

  chancery_sql_builder_add (self->out, " UNION ALL SELECT y.record FROM ");
  add_labelled (self, value, kinds);
  chancery_sql_builder_add (self->out, " AND y.target IS NULL AND ");
  add_paths (self, "y", words);
  add_kinds_of_paths (self);
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

static void
begin_rows_of (Search *self, GArray *targets, gboolean *first)
{
  chancery_sql_builder_add (self->out, *first ? "" : " UNION ALL ");
  chancery_sql_builder_add (self->out, "SELECT x.record FROM reference AS x WHERE x.target");
  chancery_sql_builder_bind_rows (self->out, targets);
  *first = FALSE;
}

/* A SELECT for the fields of any role and one for each field in that role: so the index is entered at the role, and
 * not walked over all that name the targets. */
static void
add_rows_by_role (Search *self, GArray *targets)
{
  g_autoptr (GPtrArray) plain = list_paths (self, FALSE, FALSE);
  g_autoptr (GPtrArray) in_role = list_paths (self, TRUE, FALSE);
  gboolean first = TRUE;

  if (plain->len > 0)
    {
      begin_rows_of (self, targets, &first);
      chancery_sql_builder_add (self->out, " AND x.field");
      chancery_sql_builder_bind_list (self->out, plain);
    }
  for (guint i = 0; i < in_role->len; i++)
    {
      begin_rows_of (self, targets, &first);
      chancery_sql_builder_add (self->out, " AND x.field = ");
      chancery_sql_builder_bind (self->out, in_role->pdata[i]);
      chancery_sql_builder_add (self->out, " AND x.role = ");
      chancery_sql_builder_bind (self->out, chancery_query_get_field (self->query));
    }
}

/* @targets: (nullable): whom the values name, where that is known. */
static void
add_rows_of_targets (Search *self, GArray *targets, GPtrArray *patterns)
{
  const char *const *values = chancery_query_get_values (self->query);

  if (targets != NULL && targets->len <= MAX_TARGETS_BY_ROLE)
    {
      add_rows_by_role (self, targets);
      return;
    }
  if (targets != NULL)
    {
      chancery_sql_builder_add (self->out, "SELECT x.record FROM reference AS x WHERE x.target");
      chancery_sql_builder_bind_rows (self->out, targets);
      chancery_sql_builder_add (self->out, " AND ");
      add_paths (self, "x", FALSE);
      return;
    }
  for (guint i = 0; values[i] != NULL; i++)
    {
      chancery_sql_builder_add (self->out, i > 0 ? " UNION ALL " : "");
      chancery_sql_builder_add (self->out, "SELECT x.record FROM reference AS x WHERE ");
      add_targets (self, values[i], patterns->pdata[i]);
      chancery_sql_builder_add (self->out, " AND ");
      add_paths (self, "x", FALSE);
    }
}

/* Whether the targets are named by many rows. */
static gboolean
are_common (Search *self, GArray *targets, GPtrArray *patterns)
{
  Search rows = *self;
  ChancerySqlBuilder out = { .purpose = CHANCERY_SQL_ALL };
  gboolean common;

  chancery_sql_builder_init (&out, self->out->db);
  rows.out = &out;
  add_rows_of_targets (&rows, targets, patterns);
  common = chancery_sql_builder_is_large (&out, 0, 0);
  chancery_sql_builder_clear (&out);
  return common;
}

/* Asked of one row after the other; the plus keeps to the index of that row. */
static void
add_look (Search *self, GArray *targets, GPtrArray *patterns, gboolean labels)
{
  chancery_sql_builder_begin_looking (self->out);
  chancery_sql_builder_add (self->out,
                            "EXISTS (SELECT 1 FROM reference AS x WHERE x.record = r.id AND ");
  add_paths (self, "x", FALSE);
  chancery_sql_builder_add (self->out, " AND (+x.target");
  chancery_sql_builder_bind_rows (self->out, targets);
  for (guint i = 0; labels && i < patterns->len; i++)
    {
      chancery_sql_builder_add (self->out, " OR (x.target IS NULL AND chancery_matches (x.label, ");
      chancery_sql_builder_bind (self->out, patterns->pdata[i]);
      chancery_sql_builder_add (self->out, "))");
    }
  chancery_sql_builder_add (self->out, ")) END");
}

/* One condition for all reference fields: the target's names, or the label while it is not here. */
void
chancery_sql_query_add_references (ChancerySqlBuilder *out, ChanceryQuery *query, GArray *places)
{
  Search search = { out, query, places };
  Search *self = &search;
  const char *const *values = chancery_query_get_values (query);
  g_autoptr (GPtrArray) patterns = chancery_sql_query_list_patterns (query);
  g_autoptr (GArray) targets = list_targets (self, patterns);
  gboolean dangle = may_dangle (self);
  gboolean labels = dangle || takes_words (self);
  gboolean common = out->db != NULL && are_common (self, targets, patterns);
  gsize from;

  if (common && targets != NULL && out->purpose == CHANCERY_SQL_FIRST_BY_READING)
    {
      out->sortable = out->sole && !labels;
      add_look (self, targets, patterns, labels);
      return;
    }
  /* The plus keeps the planner from looking up the rows of a large set one by one and sorting them. */
  if (common && !out->led && !chancery_sql_builder_is_apart (out))
    chancery_sql_builder_add (out, "+");
  chancery_sql_builder_add_in_rows (out);
  from = out->sql->len;
  add_rows_of_targets (self, targets, patterns);
  for (guint i = 0; labels && values[i] != NULL; i++)
    add_labels (self, values[i], patterns->pdata[i], !dangle);
  chancery_sql_builder_end_rows (out, from);
}
