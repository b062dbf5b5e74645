/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One pass over the narrow rows of the answer counts all but places, which stand in `reference`. */

#include "config.h"

#include "chancery-facets.h"

#include "chancery-day.h"
#include "chancery-kind.h"
#include "chancery-search.h"
#include "chancery-settings.h"
#include "chancery-sql-kind.h"
#include "chancery-sql-query.h"
#include "chancery-sql-verdict.h"
#include "chancery-text.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  FACET_KIND,
  FACET_VERDICT,
  FACET_COUNTERPART,
  FACET_AGE,
  FACET_FORM,
  FACET_STATE,
  FACET_YEAR,
  FACET_MARKING,
  FACET_PLACE,
  N_FACETS,
} Facet;

static const struct
{
  const char *heading;
  const char *field;
} facets[N_FACETS] = {
  [FACET_KIND] = { N_ ("Type"), "kind" },
  [FACET_VERDICT] = { N_ ("Verdict"), "verdict" },
  [FACET_COUNTERPART] = { N_ ("Counterpart"), "counterpart" },
  [FACET_AGE] = { N_ ("Age"), "before" },
  [FACET_FORM] = { N_ ("Form"), "form" },
  [FACET_STATE] = { N_ ("State"), "state" },
  [FACET_YEAR] = { N_ ("Year"), "on" },
  [FACET_MARKING] = { N_ ("Marking"), "marking" },
  [FACET_PLACE] = { N_ ("Place"), "place" },
};

/* Each holds those below it: a condition says one thing. */
static const struct
{
  const char *value;
  const char *label;
  int days;
} ages[] = {
  { "-7d", N_ ("a week and more"), 7 },
  { "-30d", N_ ("30 days and more"), 30 },
  { "-90d", N_ ("90 days and more"), 90 },
  { "-365d", N_ ("a year and more"), 365 },
};

typedef struct
{
  /* The day from which ages count. */
  ChanceryDay today;
  /* Whether something else than what is watched is among them. */
  gboolean mixed;
  /* Value to count, and what the officer reads where that is not the same. */
  GHashTable *counts[N_FACETS];
  GHashTable *labels[N_FACETS];
} Counts;

static gint64 *
find_count (Counts *self, Facet facet, const char *value)
{
  gint64 *count = g_hash_table_lookup (self->counts[facet], value);

  if (count == NULL)
    {
      count = g_new0 (gint64, 1);
      g_hash_table_insert (self->counts[facet], g_strdup (value), count);
    }
  return count;
}

static void
count_value (Counts *self, Facet facet, const char *value, const char *label)
{
  if (value == NULL || *value == '\0')
    return;
  ++*find_count (self, facet, value);
  if (label != NULL && !g_hash_table_contains (self->labels[facet], value))
    g_hash_table_insert (self->labels[facet], g_strdup (value), g_strdup (label));
}

/* Spellings of one name are one value. */
static void
count_name (Counts *self, Facet facet, const char *name, gint64 n)
{
  g_autofree char *folded = NULL;

  if (name == NULL || *name == '\0' || n == 0)
    return;
  folded = chancery_text_fold (name, -1);
  *find_count (self, facet, folded) += n;
  if (!g_hash_table_contains (self->labels[facet], folded))
    g_hash_table_insert (self->labels[facet], g_steal_pointer (&folded), g_strdup (name));
}

static void
count_year (Counts *self, ChanceryStatement *statement, int first, int last)
{
  ChanceryDay day = chancery_statement_get_day (statement, first);
  g_autofree char *year = NULL;
  gint64 number;

  if (day == CHANCERY_DAY_NONE)
    day = chancery_statement_get_day (statement, last);
  if (day == CHANCERY_DAY_NONE)
    return;
  chancery_day_to_ymd (day, &number, NULL, NULL);
  if (number < 0 || number > 9999)
    return;
  year = g_strdup_printf ("%04" G_GINT64_FORMAT, number);
  count_value (self, FACET_YEAR, year, NULL);
}

/* Codes are labelled by the vocabulary of the form field of their kind. */
static void
count_form (Counts *self, const ChanceryKind *kind, const char *code)
{
  const ChanceryField *field;

  if (kind == NULL || kind->form == NULL || code == NULL)
    return;
  field = chancery_kind_find_field (kind, kind->form);
  count_value (self, FACET_FORM, code, chancery_vocabulary_label (field->vocabulary, code));
}

/* How it stands and how old it is, of what is watched. */
static void
count_watched (Counts *self, ChanceryStatement *statement, const ChanceryKind *kind)
{
  const ChanceryVocabulary *vocabulary = chancery_sql_verdict_get_vocabulary (kind);
  const char *verdict = chancery_statement_get_text (statement, 8);
  ChanceryDay first = chancery_statement_get_day (statement, 4);
  ChanceryDay last = chancery_statement_get_day (statement, 5);

  if (vocabulary == NULL)
    {
      self->mixed = TRUE;
      return;
    }
  if (verdict == NULL)
    verdict = vocabulary->terms[0].code;
  count_value (self, FACET_VERDICT, verdict, chancery_vocabulary_label (vocabulary->id, verdict));
  if (first == CHANCERY_DAY_NONE && last == CHANCERY_DAY_NONE)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    if (first == CHANCERY_DAY_NONE || first <= self->today - ages[i].days)
      count_value (self, FACET_AGE, ages[i].value, ages[i].label);
}

/* The query leads with a list of its rows. */
static ChanceryStatement *
prepare (ChanceryDb *db,
         ChancerySqlQuery *compiled,
         const char *columns,
         const char *joins,
         GError **error)
{
  g_autofree char *sql = chancery_sql_query_select (compiled, columns, joins, NULL);
  ChanceryStatement *statement = chancery_db_prepare (db, sql, error);

  if (statement != NULL)
    chancery_sql_query_bind (compiled, statement);
  return statement;
}

static gboolean
count_rows (ChanceryDb *db,
            ChancerySqlQuery *compiled,
            ChanceryDay as_on,
            Counts *counts,
            GError **error)
{
  g_autofree char *verdict = chancery_sql_verdict_of_any (as_on);
  g_autofree char *columns =
      g_strconcat ("r.kind, r.state, r.level, r.form, r.first_day, r.last_day, "
                   "r.counterpart, r.counterpart_label, ",
                   verdict, NULL);
  g_autoptr (GHashTable) sides =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (ChanceryStatement) statement = prepare (db, compiled, columns, NULL, error);
  g_autoptr (GError) problem = NULL;
  GHashTableIter iter;
  gpointer row, n;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &problem))
    {
      const ChanceryKind *kind = chancery_kind_find (chancery_statement_get_text (statement, 0));
      const char *state = chancery_statement_get_text (statement, 1);
      const char *level = chancery_statement_get_text (statement, 2);
      gint64 side = chancery_statement_get_int (statement, 6);

      if (kind != NULL)
        {
          count_value (counts, FACET_KIND, kind->id, kind->plural);
          count_watched (counts, statement, kind);
        }
      count_value (counts, FACET_STATE, state, chancery_vocabulary_label ("state", state));
      count_value (counts, FACET_MARKING, level,
                   chancery_vocabulary_label ("marking_level", level));
      count_form (counts, kind, chancery_statement_get_text (statement, 3));
      count_year (counts, statement, 4, 5);
      if (kind == NULL || !chancery_kind_meets_party (kind))
        continue;
      if (chancery_statement_is_null (statement, 6))
        count_name (counts, FACET_COUNTERPART, chancery_statement_get_text (statement, 7), 1);
      else
        {
          gint64 *count = g_hash_table_lookup (sides, &side);

          if (count != NULL)
            ++*count;
          else
            {
              gint64 one = 1;

              g_hash_table_insert (sides, g_memdup2 (&side, sizeof side),
                                   g_memdup2 (&one, sizeof one));
            }
        }
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  g_hash_table_iter_init (&iter, sides);
  while (g_hash_table_iter_next (&iter, &row, &n))
    {
      static const char sql[] = "SELECT text FROM name WHERE record = ?1 ORDER BY ordinal LIMIT 1";
      g_autofree char *name = chancery_db_query_text (db, sql, "i", *(gint64 *)row);

      count_name (counts, FACET_COUNTERPART, name, *(gint64 *)n);
    }
  return TRUE;
}

/* " AND x.field IN ('place', …)": the names come from the table of kinds. */
static char *
list_place_fields (void)
{
  g_autoptr (GHashTable) paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *list = g_string_new (NULL);

  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    for (const ChanceryField *field = chancery_kind_get ((ChanceryKindId)i)->fields;
         field->id != NULL; field++)
      {
        g_autofree char *path = NULL;

        if (field->type != CHANCERY_TYPE_REFERENCE ||
            !chancery_field_has_query (field, facets[FACET_PLACE].field))
          continue;
        path = chancery_sql_kind_path (NULL, field);
        if (g_hash_table_contains (paths, path))
          continue;
        g_string_append_printf (list, "%s'%s'", list->len > 0 ? ", " : "", path);
        g_hash_table_add (paths, g_steal_pointer (&path));
      }
  return g_string_free (list, FALSE);
}

static gboolean
count_places (ChanceryDb *db, ChancerySqlQuery *compiled, Counts *counts, GError **error)
{
  g_autofree char *fields = list_place_fields ();
  g_autofree char *joins =
      g_strdup_printf ("CROSS JOIN reference AS x ON x.record = r.id AND x.field IN (%s) "
                       "LEFT JOIN name AS n ON n.record = x.target AND n.ordinal = 0",
                       fields);
  g_autoptr (ChanceryStatement) statement =
      prepare (db, compiled, "DISTINCT r.id, ifnull (n.text, x.label)", joins, error);
  g_autoptr (GError) problem = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &problem))
    count_name (counts, FACET_PLACE, chancery_statement_get_text (statement, 1), 1);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
is_name (Facet facet)
{
  return facet == FACET_COUNTERPART || facet == FACET_PLACE;
}

static ChanceryFacetCount *
make_count (Counts *counts, Facet facet, const char *value, gint64 count)
{
  ChanceryFacetCount *made = g_new0 (ChanceryFacetCount, 1);
  const char *label = g_hash_table_lookup (counts->labels[facet], value);

  made->heading = facets[facet].heading;
  made->field = facets[facet].field;
  made->label = g_strdup (label != NULL ? label : value);
  made->is_term = label != NULL && !is_name (facet);
  made->count = count;
  if (!is_name (facet))
    made->value = g_strdup (value);
  else
    {
      g_autofree char *plain = g_strdup (made->label);

      g_strdelimit (plain, "\"“”„", ' ');
      made->value = g_strdup_printf ("=\"%s\"", plain);
    }
  return made;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const ChanceryFacetCount *one = *(ChanceryFacetCount *const *)a;
  const ChanceryFacetCount *other = *(ChanceryFacetCount *const *)b;

  if (one->field == facets[FACET_YEAR].field)
    return strcmp (other->value, one->value);
  if (one->field == facets[FACET_AGE].field)
    return strlen (one->value) != strlen (other->value)
               ? (int)strlen (one->value) - (int)strlen (other->value)
               : strcmp (one->value, other->value);
  if (one->count != other->count)
    return one->count < other->count ? 1 : -1;
  return strcmp (one->value, other->value);
}

static void
add_facet (GPtrArray *all, Counts *counts, Facet facet, guint limit)
{
  g_autoptr (GPtrArray) some =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_facet_count_free);
  GHashTableIter iter;
  gpointer value, count;

  g_hash_table_iter_init (&iter, counts->counts[facet]);
  while (g_hash_table_iter_next (&iter, &value, &count))
    g_ptr_array_add (some, make_count (counts, facet, value, *(gint64 *)count));
  g_ptr_array_sort (some, compare_counts);
  while (some->len > 0 && limit-- > 0)
    g_ptr_array_add (all, g_ptr_array_steal_index (some, 0));
}

void
chancery_facet_count_free (ChanceryFacetCount *self)
{
  if (self == NULL)
    return;
  g_free (self->value);
  g_free (self->label);
  g_free (self);
}

GPtrArray *
chancery_facets_count (ChanceryDb *db, ChanceryQuery *query, guint limit, GError **error)
{
  g_autoptr (GPtrArray) all =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_facet_count_free);
  g_autoptr (ChancerySqlQuery) compiled = NULL;
  Counts counts;
  gboolean done;

  g_return_val_if_fail (db != NULL && query != NULL, NULL);

  for (guint i = 0; i < N_FACETS; i++)
    {
      counts.counts[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      counts.labels[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    }
  compiled = chancery_sql_query_new (query, db);
  counts.today = chancery_settings_get_day (db);
  counts.mixed = FALSE;
  done = count_rows (db, compiled, chancery_query_get_as_on (query), &counts, error) &&
         count_places (db, compiled, &counts, error);
  for (guint i = 0; i < N_FACETS; i++)
    {
      if (done && !(counts.mixed && (i == FACET_VERDICT || i == FACET_AGE)))
        add_facet (all, &counts, (Facet)i, limit);
      g_hash_table_unref (counts.counts[i]);
      g_hash_table_unref (counts.labels[i]);
    }
  return done ? g_steal_pointer (&all) : NULL;
}
