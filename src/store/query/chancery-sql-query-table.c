/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Conditions on fields of the table of kinds: the search prefix gathers the fields that answer to it in
 * all kinds, and each gives a condition by its type. */

#include "config.h"

#include "chancery-sql-query-private.h"

#include "chancery-fuzzy-date.h"
#include "chancery-match.h"
#include "chancery-query-conditions.h"
#include "chancery-query-values.h"
#include "chancery-sql-kind.h"
#include "chancery-sql-verdict.h"
#include "chancery-text.h"
#include "chancery-vocabulary.h"

#include <string.h>

/* Open ends of a date, beyond every day of the program. */
#define DAY_OPEN_START "-4398046511104"
#define DAY_OPEN_END "4398046511104"

/* Rows that are sorted, or looked up one by one, as fast as the list is walked. */
#define MANY_TO_SORT 2000
#define MANY_TO_LOOK_UP 20000

typedef struct
{
  ChancerySqlBuilder *out;
  ChanceryQuery *query;
  GArray *places;
  GPtrArray *copies; /* of Copy */
  guint n_written;
} Search;

static void
add_or (Search *self)
{
  if (self->n_written++ > 0)
    chancery_sql_builder_add (self->out, " OR ");
}

static void
add_place (GArray *places,
           const ChanceryKind *kind,
           const ChanceryField *list,
           const ChanceryField *field,
           const char *role)
{
  ChancerySqlPlace place = { kind, list, field, role };

  g_array_append_val (places, place);
}

static void
gather_places (GArray *places,
               const ChanceryKind *kind,
               const ChanceryField *fields,
               const char *prefix)
{
  for (; fields->id != NULL; fields++)
    {
      if (strcmp (fields->id, prefix) == 0 || chancery_field_has_query (fields, prefix))
        add_place (places, kind, NULL, fields, NULL);
      for (const ChanceryField *field = fields->lines; field != NULL && field->id != NULL; field++)
        if (chancery_field_has_query (field, prefix))
          add_place (places, kind, fields, field, NULL);
        else if (field->type == CHANCERY_TYPE_REFERENCE &&
                 chancery_query_conditions_is_role (fields, prefix))
          add_place (places, kind, fields, field, prefix);
    }
}

static void
add_code (GPtrArray *codes, const char *code)
{
  if (!g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
    g_ptr_array_add (codes, g_strdup (code));
}

/* Below the lowest there is nothing; no code is empty. */
static void
settle_codes (GPtrArray *codes)
{
  if (codes->len == 0)
    add_code (codes, "");
}

static void
add_in_codes (Search *self, const char *column, GPtrArray *codes)
{
  settle_codes (codes);
  chancery_sql_builder_add (self->out, column);
  chancery_sql_builder_bind_list (self->out, codes);
}

/* A column of `record` that has an index of its own.  Rows of one code stand there in the order of the list, those
 * of several would have to be sorted for the first of them; and where most records are, something else narrows
 * more.  The plus says that the index is no help. */
static void
add_in_index (Search *self, const char *column, GPtrArray *codes)
{
  guint many = self->out->sole ? MANY_TO_SORT : MANY_TO_LOOK_UP;
  gboolean sorted = codes->len == 1 || !chancery_sql_builder_is_first (self->out);

  settle_codes (codes);
  if (!(self->out->sole && sorted) && !chancery_sql_builder_is_apart (self->out) &&
      chancery_sql_builder_are_many (self->out, column, codes, many))
    chancery_sql_builder_add (self->out, "+");
  add_in_codes (self, column, codes);
}

/* Most records are registered: only the others have an index, and it has to be said that nothing else is asked. */
static void
add_state (Search *self, const char *column, GPtrArray *codes)
{
  static const char usual[] = "registered";
  g_autofree char *others = NULL;

  if (g_ptr_array_find_with_equal_func (codes, usual, g_str_equal, NULL))
    {
      add_in_codes (self, column, codes);
      return;
    }
  others = g_strdup_printf ("%s <> 'registered' AND %s", column, column);
  chancery_sql_builder_add (self->out, "(");
  add_in_index (self, others, codes);
  chancery_sql_builder_add (self->out, ")");
}

/* Kinds that ask the same of the same column. */
typedef struct
{
  const char *column;
  GPtrArray *codes;
  GPtrArray *kinds;
} Copy;

static void
free_copy (gpointer data)
{
  Copy *self = data;

  g_ptr_array_unref (self->codes);
  g_ptr_array_unref (self->kinds);
  g_free (self);
}

static gboolean
are_equal (GPtrArray *some, GPtrArray *others)
{
  if (some->len != others->len)
    return FALSE;
  for (guint i = 0; i < some->len; i++)
    if (strcmp (some->pdata[i], others->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

static void
note_copy (Search *self, const char *column, GPtrArray *codes, const ChanceryKind *kind)
{
  Copy *copy = NULL;

  for (guint i = 0; i < self->copies->len && copy == NULL; i++)
    {
      Copy *other = self->copies->pdata[i];

      if (strcmp (other->column, column) == 0 && are_equal (other->codes, codes))
        copy = other;
    }
  if (copy == NULL)
    {
      copy = g_new0 (Copy, 1);
      copy->column = column;
      copy->codes = g_ptr_array_ref (codes);
      copy->kinds = g_ptr_array_new ();
      g_ptr_array_add (self->copies, copy);
    }
  g_ptr_array_add (copy->kinds, (gpointer)kind->id);
}

static void
add_copies (Search *self)
{
  for (guint i = 0; i < self->copies->len; i++)
    {
      Copy *copy = self->copies->pdata[i];

      add_or (self);
      chancery_sql_builder_add (self->out, "(");
      /* Of these the form alone has an index: to count the others would be to walk all records. */
      if (strcmp (copy->column, "r.form") == 0)
        add_in_index (self, copy->column, copy->codes);
      else
        add_in_codes (self, copy->column, copy->codes);
      /* The plus keeps the order of the list from being sorted anew for each kind. */
      chancery_sql_builder_add (self->out, " AND +r.kind");
      chancery_sql_builder_bind_list (self->out, copy->kinds);
      chancery_sql_builder_add (self->out, ")");
    }
}

/* "r.id IN (SELECT k.record FROM table AS k WHERE k.column" */
static void
add_column_of (Search *self, const ChancerySqlPlace *place, const char *suffix)
{
  g_autofree char *table = chancery_sql_kind_table_of (place->kind, place->list, place->field);

  chancery_sql_builder_add_in_rows (self->out);
  g_string_append_printf (self->out->sql, "SELECT k.%s FROM \"%s\" AS k WHERE k.\"%s%s\"",
                          strcmp (table, "record") == 0 ? "id" : "record", table, place->field->id,
                          suffix);
}

/* Our own latest verdict stands in `record`, that of another day in the lines; without an assessment it is the
 * first of the vocabulary. */
static void
add_verdict (Search *self,
             const ChancerySqlPlace *place,
             GPtrArray *codes,
             const ChanceryVocabulary *vocabulary)
{
  g_autofree char *verdict = chancery_sql_verdict_of (place->kind, self->out->as_on);

  chancery_sql_builder_add (self->out, "(r.kind = ");
  chancery_sql_builder_bind (self->out, place->kind->id);
  chancery_sql_builder_add (self->out, " AND ");
  if (g_ptr_array_find_with_equal_func (codes, vocabulary->terms[0].code, g_str_equal, NULL))
    {
      g_string_append_printf (self->out->sql, "ifnull (%s, ", verdict);
      chancery_sql_builder_bind (self->out, vocabulary->terms[0].code);
      add_in_codes (self, ")", codes);
    }
  else
    add_in_codes (self, verdict, codes);
  chancery_sql_builder_add (self->out, ")");
}

/* Copies in `record` spare the way into the kind's table. */
static const char *
get_copy (const ChancerySqlPlace *place)
{
  if (place->list != NULL)
    return NULL;
  if (strcmp (place->field->id, "state") == 0)
    return "r.state";
  if (strcmp (place->field->id, "direction") == 0)
    return "r.direction";
  return g_strcmp0 (place->kind->form, place->field->id) == 0 ? "r.form" : NULL;
}

static void
add_term (Search *self, const ChancerySqlPlace *place)
{
  const ChanceryVocabulary *vocabulary = chancery_vocabulary_get (place->field->vocabulary);
  g_autoptr (GPtrArray) codes =
      chancery_sql_query_list_codes (self->query, vocabulary, self->places);
  const char *copy = get_copy (place);

  if (copy != NULL && !chancery_field_has_flag (place->field, CHANCERY_FIELD_ENVELOPE))
    {
      note_copy (self, copy, codes, place->kind);
      return;
    }
  add_or (self);
  if (place->list != NULL && chancery_kind_has_flag (place->kind, CHANCERY_KIND_WATCHED))
    {
      add_verdict (self, place, codes, vocabulary);
      return;
    }
  if (copy != NULL)
    {
      add_state (self, copy, codes);
      chancery_sql_query_add_shown_states (self->out, self->query);
    }
  else
    {
      add_column_of (self, place, "");
      add_in_codes (self, "", codes);
      chancery_sql_builder_add (self->out, ")");
    }
}

/* The levels in use but those of @below: from each to the next by the index.  NULL when they cannot be asked for. */
static GPtrArray *
list_levels_in_use (Search *self, GPtrArray *below)
{
  static const char sql[] =
      "WITH RECURSIVE used (level) AS ("
      " SELECT min (r.level) FROM record AS r"
      " UNION ALL"
      " SELECT (SELECT min (r.level) FROM record AS r WHERE r.level > used.level)"
      " FROM used WHERE used.level IS NOT NULL) "
      "SELECT level FROM used WHERE level IS NOT NULL";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (self->out->db, NULL, sql, "");
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  while (statement != NULL && chancery_statement_step (statement, &error))
    {
      const char *level = chancery_statement_get_text (statement, 0);

      if (!g_ptr_array_find_with_equal_func (below, level, g_str_equal, NULL))
        add_code (codes, level);
    }
  return statement != NULL && error == NULL ? g_steal_pointer (&codes) : NULL;
}

/* Levels that the vocabulary does not know rank above all. */
static void
add_marking (Search *self)
{
  g_autoptr (GPtrArray) below = chancery_sql_query_list_levels_below (self->query);
  g_autoptr (GPtrArray) codes = NULL;

  add_or (self);
  if (below != NULL && self->out->db != NULL && !chancery_sql_builder_is_first (self->out))
    codes = list_levels_in_use (self, below);
  if (codes != NULL)
    {
      add_in_index (self, "r.level", codes);
      return;
    }
  if (below != NULL)
    {
      add_in_codes (self, "r.level NOT", below);
      return;
    }
  codes =
      chancery_sql_query_list_codes (self->query, chancery_vocabulary_get ("marking_level"), NULL);
  add_in_index (self, "r.level", codes);
}

/* --- other types */

/* @open, @close: what stands round the values, "chancery_matches (k.x, " and ")". */
static void
add_each_pattern (Search *self, const char *open, const char *close)
{
  const char *const *values = chancery_query_get_values (self->query);
  gboolean exact = chancery_query_get_comparison (self->query) == CHANCERY_QUERY_EXACT;

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *pattern = chancery_match_pattern (values[i], exact);

      chancery_sql_builder_add (self->out, i > 0 ? " OR " : "");
      chancery_sql_builder_add (self->out, open);
      chancery_sql_builder_bind (self->out, pattern);
      chancery_sql_builder_add (self->out, close);
    }
}

/* The title and the long text have columns of their own in the index. */
static void
add_indexed (Search *self, const ChancerySqlPlace *place, const char *columns)
{
  const char *const *values = chancery_query_get_values (self->query);

  chancery_sql_builder_add (self->out, "(");
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *match = chancery_sql_match_value (values[i], columns);

      chancery_sql_builder_add (self->out, i > 0 ? " OR " : "");
      chancery_sql_builder_add (
          self->out, "r.date_key IN (SELECT rowid FROM record_search WHERE record_search MATCH ");
      chancery_sql_builder_bind (self->out, match);
      chancery_sql_builder_add (self->out, ")");
    }
  chancery_sql_builder_add (self->out, ")");
  if (chancery_field_has_flag (place->field, CHANCERY_FIELD_ENVELOPE))
    return;
  chancery_sql_builder_add (self->out, " AND r.kind = ");
  chancery_sql_builder_bind (self->out, place->kind->id);
}

static void
add_numbers (Search *self)
{
  const char *const *values = chancery_query_get_values (self->query);

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *folded = chancery_text_fold_reference (values[i]);

      add_or (self);
      chancery_sql_builder_add_in_rows (self->out);
      chancery_sql_builder_add (self->out, "SELECT record FROM number WHERE folded = ");
      chancery_sql_builder_bind (self->out, folded);
      chancery_sql_builder_add (self->out, ")");
    }
}

static void
add_text (Search *self, const ChancerySqlPlace *place)
{
  g_autofree char *table = chancery_sql_kind_table_of (place->kind, place->list, place->field);
  g_autofree char *column = NULL;

  if (chancery_field_has_flag (place->field, CHANCERY_FIELD_NUMBER))
    add_numbers (self);
  add_or (self);
  if (strcmp (place->field->id, "title") == 0)
    {
      add_indexed (self, place, "title");
      return;
    }
  if (chancery_field_has_flag (place->field, CHANCERY_FIELD_BODY))
    {
      add_indexed (self, place, "body");
      return;
    }
  if (strcmp (table, "record") == 0)
    {
      column = g_strdup_printf ("chancery_matches (r.\"%s\", ", place->field->id);
      chancery_sql_builder_add (self->out, "(");
      add_each_pattern (self, column, ")");
      chancery_sql_builder_add (self->out, ")");
      return;
    }
  column = g_strdup_printf ("chancery_matches (k.\"%s\", ", place->field->id);
  chancery_sql_builder_add_in_rows (self->out);
  g_string_append_printf (self->out->sql, "SELECT k.record FROM \"%s\" AS k WHERE ", table);
  add_each_pattern (self, column, ")");
  chancery_sql_builder_add (self->out, ")");
}

static const char *
get_sign (ChanceryQueryComparison comparison)
{
  static const char *const signs[] = { " = ", " < ", " <= ", " > ", " >= ", " = " };

  return signs[comparison];
}

static void
add_integer (Search *self, const ChancerySqlPlace *place, const char *suffix)
{
  const char *const *values = chancery_query_get_values (self->query);

  for (; *values != NULL; values++)
    {
      gint64 number;

      add_or (self);
      if (!g_ascii_string_to_signed (*values, 10, G_MININT64, G_MAXINT64, &number, NULL))
        {
          chancery_sql_builder_add (self->out, "0");
          continue;
        }
      add_column_of (self, place, suffix);
      chancery_sql_builder_add (self->out, get_sign (chancery_query_get_comparison (self->query)));
      chancery_sql_builder_bind_int (self->out, number);
      chancery_sql_builder_add (self->out, ")");
    }
}

static void
add_boolean (Search *self, const ChancerySqlPlace *place)
{
  const char *const *values = chancery_query_get_values (self->query);

  for (; *values != NULL; values++)
    {
      gboolean yes;

      add_or (self);
      if (!chancery_query_read_yes (*values, &yes))
        {
          chancery_sql_builder_add (self->out, "0");
          continue;
        }
      chancery_sql_builder_add (self->out, "(r.kind = ");
      chancery_sql_builder_bind (self->out, place->kind->id);
      chancery_sql_builder_add (self->out, yes ? " AND " : " AND NOT ");
      add_column_of (self, place, "");
      chancery_sql_builder_add (self->out, " = 1))");
    }
}

/* One bound of a date: @column with its open end against a day. */
static void
add_bound (Search *self,
           const ChancerySqlPlace *place,
           gboolean last,
           const char *sign,
           ChanceryDay day)
{
  g_string_append_printf (self->out->sql, " AND ifnull (k.\"%s_%s\", %s)%s", place->field->id,
                          last ? "last" : "first", last ? DAY_OPEN_END : DAY_OPEN_START, sign);
  chancery_sql_builder_bind_int (self->out, day);
}

/* By overlap, as the day of a record; < and > by what surely lies before or after. */
static void
add_date (Search *self, const ChancerySqlPlace *place)
{
  ChanceryFuzzyDate *date = chancery_query_get_date (self->query);
  ChanceryQueryComparison comparison = chancery_query_get_comparison (self->query);
  ChanceryDay first = CHANCERY_DAY_NONE;
  ChanceryDay last = CHANCERY_DAY_NONE;
  const char *id = place->field->id;

  if (date == NULL)
    return;
  chancery_fuzzy_date_get_first_day (date, &first);
  chancery_fuzzy_date_get_last_day (date, &last);
  add_or (self);
  add_column_of (self, place, "");
  chancery_sql_builder_add (self->out, " IS NOT NULL");
  g_string_append_printf (self->out->sql,
                          " AND (k.\"%s_first\" IS NOT NULL OR k.\"%s_last\" IS NOT NULL)", id, id);
  if (comparison == CHANCERY_QUERY_LESS && first != CHANCERY_DAY_NONE)
    add_bound (self, place, FALSE, " < ", first);
  else if (comparison == CHANCERY_QUERY_GREATER && last != CHANCERY_DAY_NONE)
    add_bound (self, place, TRUE, " > ", last);
  else
    {
      if (first != CHANCERY_DAY_NONE && comparison != CHANCERY_QUERY_LESS_OR_EQUAL)
        add_bound (self, place, TRUE, " >= ", first);
      if (last != CHANCERY_DAY_NONE && comparison != CHANCERY_QUERY_GREATER_OR_EQUAL)
        add_bound (self, place, FALSE, " <= ", last);
    }
  chancery_sql_builder_add (self->out, ")");
}

/* Words anywhere in a record that has such lines. */
static void
add_lines (Search *self, const ChancerySqlPlace *place)
{
  add_or (self);
  chancery_sql_builder_add (self->out, "(");
  add_indexed (self, place, "words body");
  chancery_sql_builder_add (self->out, " AND ");
  chancery_sql_query_add_has (self->out, place->field->id);
  chancery_sql_builder_add (self->out, ")");
}

static void
add_place_condition (Search *self, const ChancerySqlPlace *place)
{
  if (chancery_sql_field_is_item (place->field))
    {
      add_or (self);
      chancery_sql_query_add_item (self->out, self->query, place);
      return;
    }
  switch (place->field->type)
    {
    case CHANCERY_TYPE_TERM:
      add_term (self, place);
      break;
    case CHANCERY_TYPE_MARKING:
      add_marking (self);
      break;
    case CHANCERY_TYPE_TEXT:
      add_text (self, place);
      break;
    case CHANCERY_TYPE_DATE:
      add_date (self, place);
      break;
    case CHANCERY_TYPE_INTEGER:
      add_integer (self, place, "");
      break;
    case CHANCERY_TYPE_QUANTITY:
      add_integer (self, place, "_best");
      break;
    case CHANCERY_TYPE_BOOLEAN:
      add_boolean (self, place);
      break;
    case CHANCERY_TYPE_LINES:
      add_lines (self, place);
      break;
    case CHANCERY_TYPE_REFERENCE: /* all in one */
    case CHANCERY_TYPE_JSON:
      break;
    }
}

void
chancery_sql_query_add_table_field (ChancerySqlBuilder *self, ChanceryQuery *query)
{
  const char *prefix = chancery_query_get_field (query);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (ChancerySqlPlace));
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (free_copy);
  Search search = { .out = self, .query = query, .places = places, .copies = copies };
  gboolean has_reference = FALSE;

  gather_places (places, chancery_kind_get ((ChanceryKindId)1), chancery_kind_get_envelope (),
                 prefix);
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

      gather_places (places, kind, kind->fields, prefix);
    }

  chancery_sql_builder_add (self, "(");
  for (guint i = 0; i < places->len; i++)
    {
      const ChancerySqlPlace *place = &g_array_index (places, ChancerySqlPlace, i);

      has_reference |= place->field->type == CHANCERY_TYPE_REFERENCE;
      add_place_condition (&search, place);
    }
  add_copies (&search);
  if (has_reference)
    {
      add_or (&search);
      chancery_sql_query_add_references (self, query, places);
    }
  if (search.n_written == 0)
    chancery_sql_builder_add (self, "0");
  chancery_sql_builder_add (self, ")");
}
