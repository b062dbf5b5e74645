/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of the answer, and what is known of each (chancery-facet-columns.h), are counted by numbers; what is watched
 * is asked of the file once more, because how it stands depends on a day. */

#include "config.h"

#include "chancery-facets.h"

#include "chancery-day.h"
#include "chancery-facet-chosen.h"
#include "chancery-facet-columns.h"
#include "chancery-kind.h"
#include "chancery-query.h"
#include "chancery-row-set.h"
#include "chancery-search-meet.h"
#include "chancery-settings.h"
#include "chancery-sql-kind.h"
#include "chancery-sql-query.h"
#include "chancery-sql-verdict.h"
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
  [FACET_YEAR] = { N_ ("Year"), "year" },
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

#define N_YEARS (CHANCERY_FACET_LAST_YEAR + 1)

typedef struct
{
  /* The day from which ages count. */
  ChanceryDay today;
  /* So many of a heading are told. */
  guint limit;
  /* Something else than what is watched is among them. */
  gboolean mixed;
  /* A state is asked for: then a kind that is watched is found whatever its state. */
  gboolean states_asked;
  /* Rows that show a verdict as their state (element-type gint64). */
  GArray *judged;
  /* Value to count, and what the officer reads where that is not the same. */
  GHashTable *counts[N_FACETS];
  GHashTable *labels[N_FACETS];
} Counts;

static void
init_counts (Counts *self, ChanceryDay today, guint limit)
{
  memset (self, 0, sizeof *self);
  self->limit = limit;
  self->today = today;
  self->judged = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < N_FACETS; i++)
    {
      self->counts[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      self->labels[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    }
}

static void
clear_counts (Counts *self)
{
  for (guint i = 0; i < N_FACETS; i++)
    {
      g_hash_table_unref (self->counts[i]);
      g_hash_table_unref (self->labels[i]);
    }
  g_array_unref (self->judged);
}

static void
add_count (Counts *self, Facet facet, const char *value, const char *label, gint64 n)
{
  gint64 *count;

  if (value == NULL || *value == '\0' || n == 0)
    return;
  count = g_hash_table_lookup (self->counts[facet], value);
  if (count == NULL)
    {
      count = g_new0 (gint64, 1);
      g_hash_table_insert (self->counts[facet], g_strdup (value), count);
    }
  *count += n;
  if (label != NULL && !g_hash_table_contains (self->labels[facet], value))
    g_hash_table_insert (self->labels[facet], g_strdup (value), g_strdup (label));
}

static ChanceryStatement *
prepare (ChanceryDb *db, ChancerySqlQuery *compiled, const char *columns, GError **error)
{
  g_autofree char *sql = chancery_sql_query_select (compiled, columns, NULL, NULL);
  ChanceryStatement *statement = chancery_db_prepare (db, sql, error);

  if (statement != NULL)
    chancery_sql_query_bind (compiled, statement);
  return statement;
}

/* Its verdict stands in the place of the state. */
static gboolean
shows_verdict (const ChanceryFacetNature *nature)
{
  return nature->kind != NULL && chancery_sql_verdict_get_vocabulary (nature->kind) != NULL &&
         g_strcmp0 (nature->state, "registered") == 0;
}

/* How many there are of a state, and how many of them a list shows as something else. */
typedef struct
{
  gint64 n;
  gint64 n_else;
} Shown;

static void
add_state (Counts *self, const char *state, const Shown *shown)
{
  if (shown->n > shown->n_else)
    add_count (self, FACET_STATE, state, chancery_vocabulary_label ("state", state), shown->n);
}

static void
add_shown_state (Counts *self, const char *state, gint64 n)
{
  add_count (self, FACET_STATE, state, chancery_vocabulary_label ("shown_state", state), n);
}

/* What `state:` finds for each word that the list has in the place of the state; verdicts are counted elsewhere, and what is
 * archived or done counts under the state in which it is. */
static void
sum_up_states (Counts *self, GArray *natures, const gint64 *n)
{
  Shown drafts = { 0 };
  Shown registered = { 0 };
  gint64 n_open = 0;

  for (guint i = 0; i < natures->len; i++)
    {
      const ChanceryFacetNature *nature = &g_array_index (natures, ChanceryFacetNature, i);
      const ChanceryKind *kind = nature->kind;

      if (g_strcmp0 (nature->state, "draft") == 0)
        {
          drafts.n += n[i];
          drafts.n_else += kind != NULL && chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED) ? n[i]
                                                                                              : 0;
        }
      else if (g_strcmp0 (nature->state, "registered") == 0)
        {
          gboolean files = kind != NULL && chancery_kind_has_flag (kind, CHANCERY_KIND_FILES);

          registered.n += n[i];
          registered.n_else += files || shows_verdict (nature) ? n[i] : 0;
          n_open += files ? n[i] : 0;
        }
      else
        add_count (self, FACET_STATE, nature->state,
                   chancery_vocabulary_label ("state", nature->state), n[i]);
    }
  add_state (self, "draft", &drafts);
  add_state (self, "registered", &registered);
  add_shown_state (self, "to-check", drafts.n_else);
  add_shown_state (self, "open", n_open);
}

/* `kind:` leaves it out, see chancery_sql_query_leaves_out(). */
static gboolean
is_left_out (const Counts *self, const ChanceryFacetNature *nature)
{
  return !self->states_asked && chancery_kind_has_flag (nature->kind, CHANCERY_KIND_WATCHED) &&
         (g_strcmp0 (nature->state, "draft") == 0 || g_strcmp0 (nature->state, "void") == 0);
}

static void
sum_up_natures (Counts *self, GArray *natures, const gint64 *n)
{
  for (guint i = 0; i < natures->len; i++)
    {
      const ChanceryFacetNature *nature = &g_array_index (natures, ChanceryFacetNature, i);
      const ChanceryKind *kind = nature->kind;

      if (n[i] == 0)
        continue;
      if (kind != NULL && !is_left_out (self, nature))
        add_count (self, FACET_KIND, kind->id, kind->plural, n[i]);
      self->mixed |= kind != NULL && chancery_sql_verdict_get_vocabulary (kind) == NULL;
      add_count (self, FACET_MARKING, nature->level,
                 chancery_vocabulary_label ("marking_level", nature->level), n[i]);
    }
  sum_up_states (self, natures, n);
}

/* Codes are labelled by the vocabulary of the form field of their kind. */
static void
sum_up_forms (Counts *self, GArray *forms, const gint64 *n)
{
  for (guint i = 1; i < forms->len; i++)
    {
      const ChanceryFacetForm *form = &g_array_index (forms, ChanceryFacetForm, i);
      const ChanceryField *field = chancery_kind_find_field (form->kind, form->kind->form);

      add_count (self, FACET_FORM, form->code,
                 chancery_vocabulary_label (field->vocabulary, form->code), n[i]);
    }
}

static int
compare_descending (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *)a;
  gint64 other = *(const gint64 *)b;

  return one < other ? 1 : one > other ? -1 : 0;
}

/* The least that a name has to be counted for to be one of those that are told. */
static gint64
find_least (const Counts *self, const gint64 *n, guint n_names)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n_names; i++)
    if (n[i] > 0)
      g_array_append_val (sorted, n[i]);
  if (sorted->len <= self->limit || self->limit == 0)
    return 1;
  g_array_sort (sorted, compare_descending);
  return g_array_index (sorted, gint64, self->limit - 1);
}

/* Of spellings the one that is counted most often, whatever the order in which they were read. */
static gboolean
is_better (const ChanceryFacetName *all, const gint64 *n, guint32 one, guint32 other)
{
  return other == 0 || n[one] > n[other] ||
         (n[one] == n[other] && strcmp (all[one].text, all[other].text) < 0);
}

/* Spellings of one name are one value.  Names are many, and few of them are told. */
static void
sum_up_names (Counts *self, Facet facet, GArray *names, const gint64 *n)
{
  const ChanceryFacetName *all = (const ChanceryFacetName *)(gpointer)names->data;
  g_autofree gint64 *values = g_new0 (gint64, names->len);
  g_autofree guint32 *best = g_new0 (guint32, names->len);
  gint64 least;

  for (guint32 i = 1; i < names->len; i++)
    {
      values[all[i].value] += n[i];
      if (n[i] > 0 && is_better (all, n, i, best[all[i].value]))
        best[all[i].value] = i;
    }
  least = find_least (self, values, names->len);
  for (guint i = 1; i < names->len; i++)
    if (best[i] != 0 && values[i] >= least)
      add_count (self, facet, all[i].folded, all[best[i]].text, values[i]);
}

static void
sum_up_years (Counts *self, const gint64 *n)
{
  for (guint i = 0; i < N_YEARS; i++)
    if (n[i] > 0)
      {
        g_autofree char *year = g_strdup_printf ("%04u", i);

        add_count (self, FACET_YEAR, year, NULL, n[i]);
      }
}

/* @bits: one for each of the records, set for those of the answer. */
static void
count_places (Counts *self, const ChanceryFacetColumns *columns, const guint8 *bits)
{
  GArray *names = chancery_facet_columns_get_names (columns);
  GArray *places = chancery_facet_columns_get_places (columns);
  g_autofree gint64 *n = g_new0 (gint64, names->len);

  for (guint i = 0; i < places->len; i++)
    {
      const ChanceryFacetPlace *place = &g_array_index (places, ChanceryFacetPlace, i);

      n[place->name] += bits[place->record / 8] >> (place->record % 8) & 1;
    }
  sum_up_names (self, FACET_PLACE, names, n);
}

static void
count_records (Counts *self, const ChanceryFacetColumns *columns, GArray *rows)
{
  GArray *records = chancery_facet_columns_get_records (columns);
  GArray *natures = chancery_facet_columns_get_natures (columns);
  GArray *forms = chancery_facet_columns_get_forms (columns);
  GArray *names = chancery_facet_columns_get_names (columns);
  g_autofree gint64 *n_natures = g_new0 (gint64, natures->len + 1);
  g_autofree gboolean *judged = g_new0 (gboolean, natures->len + 1);
  g_autofree gint64 *n_forms = g_new0 (gint64, forms->len);
  g_autofree gint64 *n_names = g_new0 (gint64, names->len);
  g_autofree gint64 *n_years = g_new0 (gint64, N_YEARS);
  g_autofree guint8 *bits = g_new0 (guint8, records->len / 8 + 1);

  for (guint i = 0; i < natures->len; i++)
    judged[i] = shows_verdict (&g_array_index (natures, ChanceryFacetNature, i));
  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryFacetRecord *record;
      guint32 at;

      if (!chancery_facet_columns_find (columns, g_array_index (rows, gint64, i), &at))
        continue;
      bits[at / 8] |= (guint8)(1 << (at % 8));
      record = &g_array_index (records, ChanceryFacetRecord, at);
      n_natures[record->nature]++;
      if (judged[record->nature])
        g_array_append_val (self->judged, g_array_index (rows, gint64, i));
      n_forms[record->form]++;
      n_names[record->side]++;
      if (record->year >= 0)
        n_years[record->year]++;
    }
  sum_up_natures (self, natures, n_natures);
  sum_up_forms (self, forms, n_forms);
  sum_up_names (self, FACET_COUNTERPART, names, n_names);
  sum_up_years (self, n_years);
  count_places (self, columns, bits);
}

/* In any order. */
static GArray *
list_rows (ChanceryDb *db, ChanceryQuery *query, ChancerySqlQuery *compiled, GError **error)
{
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) problem = NULL;
  gsize n_undated;
  GArray *rows = chancery_search_meet_all (db, query, &n_undated, &problem);

  if (rows != NULL)
    return rows;
  if (problem == NULL)
    statement = prepare (db, compiled, "r.id", &problem);
  if (statement != NULL)
    return chancery_statement_read_rows (statement, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

static gboolean
count_rows (ChanceryDb *db,
            ChanceryQuery *query,
            ChancerySqlQuery *compiled,
            Counts *counts,
            GError **error)
{
  g_autoptr (GArray) rows = list_rows (db, query, compiled, error);
  g_autoptr (ChanceryFacetColumns) columns = NULL;

  if (rows == NULL)
    return FALSE;
  columns = chancery_facet_columns_get (db, rows, error);
  if (columns == NULL)
    return FALSE;
  count_records (counts, columns, rows);
  return TRUE;
}

static void
count_watched_row (Counts *counts, ChanceryStatement *statement)
{
  const ChanceryKind *kind = chancery_kind_find (chancery_statement_get_text (statement, 0));
  const ChanceryVocabulary *vocabulary = kind != NULL ? chancery_sql_verdict_get_vocabulary (kind)
                                                      : NULL;
  ChanceryDay first = chancery_statement_get_day (statement, 1);
  ChanceryDay last = chancery_statement_get_day (statement, 2);
  const char *verdict = chancery_statement_get_text (statement, 3);

  if (vocabulary == NULL)
    return;
  if (verdict == NULL)
    verdict = vocabulary->terms[0].code;
  add_count (counts, FACET_VERDICT, verdict, chancery_vocabulary_label (vocabulary->id, verdict),
             1);
  if (first == CHANCERY_DAY_NONE && last == CHANCERY_DAY_NONE)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    if (first == CHANCERY_DAY_NONE || first <= counts->today - ages[i].days)
      add_count (counts, FACET_AGE, ages[i].value, ages[i].label, 1);
}

/* How it stands and how old it is, where all of it is watched. */
static gboolean
count_watched (ChanceryDb *db,
               ChancerySqlQuery *compiled,
               ChanceryDay as_on,
               Counts *counts,
               GError **error)
{
  g_autofree char *verdict = chancery_sql_verdict_of_any (as_on);
  g_autofree char *columns = g_strconcat ("r.kind, r.first_day, r.last_day, ", verdict, NULL);
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) problem = NULL;

  if (counts->mixed)
    return TRUE;
  statement = prepare (db, compiled, columns, error);
  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &problem))
    count_watched_row (counts, statement);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Where not all of it is watched, a verdict is one state among others. */
static gboolean
count_judged (ChanceryDb *db, ChanceryDay as_on, Counts *counts, GError **error)
{
  g_autofree char *sql = chancery_sql_verdict_of_rows (as_on);
  ChanceryRowSet set = { (const gint64 *)(gpointer)counts->judged->data, counts->judged->len };
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) problem = NULL;

  if (!counts->mixed || set.n_rows == 0)
    return TRUE;
  statement = chancery_db_prepare (db, sql, error);
  if (statement == NULL)
    return FALSE;
  chancery_row_set_bind (&set, statement, 1);
  while (chancery_statement_step (statement, &problem))
    {
      const ChanceryKind *kind = chancery_kind_find (chancery_statement_get_text (statement, 0));
      const ChanceryVocabulary *vocabulary = chancery_sql_verdict_get_vocabulary (kind);
      const char *verdict = chancery_statement_get_text (statement, 1);

      if (verdict == NULL)
        verdict = vocabulary->terms[0].code;
      add_count (counts, FACET_STATE, verdict, chancery_vocabulary_label (vocabulary->id, verdict),
                 1);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* As many as are there when that state is asked for. */
static gboolean
count_state (ChanceryDb *db,
             ChanceryQuery *query,
             const char *state,
             Counts *counts,
             GError **error)
{
  gint64 *count = g_hash_table_lookup (counts->counts[FACET_STATE], state);

  if (count == NULL)
    return TRUE;
  *count = chancery_facet_chosen_count (db, query, facets[FACET_STATE].field, CHANCERY_QUERY_EQUAL,
                                        state, error);
  return *count >= 0;
}

static gboolean
count_left_out (ChanceryDb *db,
                ChanceryQuery *query,
                const ChancerySqlQuery *compiled,
                Counts *counts,
                GError **error)
{
  return !chancery_sql_query_leaves_out (compiled) ||
         (count_state (db, query, "draft", counts, error) &&
          count_state (db, query, "void", counts, error));
}

static gboolean
is_name (Facet facet)
{
  return facet == FACET_COUNTERPART || facet == FACET_PLACE;
}

/* As they are told: see compare_counts(). */
static int
compare_values (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Facet facet = *(const Facet *)((const gpointer *)user_data)[1];
  Counts *self = ((const gpointer *)user_data)[0];
  const char *one = *(const char *const *)a;
  const char *other = *(const char *const *)b;
  gint64 n_one = *(const gint64 *)g_hash_table_lookup (self->counts[facet], one);
  gint64 n_other = *(const gint64 *)g_hash_table_lookup (self->counts[facet], other);

  if (n_one != n_other)
    return n_one < n_other ? 1 : -1;
  return strcmp (g_hash_table_lookup (self->labels[facet], one),
                 g_hash_table_lookup (self->labels[facet], other));
}

/* Of names that are counted alike there may be thousands. */
static void
keep_told (Counts *self, Facet facet)
{
  const gpointer counted[] = { self, &facet };
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->counts[facet]);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    g_ptr_array_add (values, value);
  g_ptr_array_sort_with_data (values, compare_values, (gpointer)counted);
  for (guint i = self->limit; i < values->len; i++)
    g_hash_table_remove (self->counts[facet], values->pdata[i]);
}

/* A name that one bearer is shown by may be an other name of a second one, who is found by it as well. */
static gboolean
count_bearers (ChanceryDb *db, ChanceryQuery *query, Counts *counts, Facet facet, GError **error)
{
  GHashTableIter iter;
  gpointer value, count;

  keep_told (counts, facet);
  g_hash_table_iter_init (&iter, counts->counts[facet]);
  while (g_hash_table_iter_next (&iter, &value, &count))
    {
      const char *label = g_hash_table_lookup (counts->labels[facet], value);

      if (!chancery_facet_chosen_is_other_name (db, label))
        continue;
      *(gint64 *)count = chancery_facet_chosen_count (db, query, facets[facet].field,
                                                      CHANCERY_QUERY_EXACT, label, error);
      if (*(gint64 *)count < 0)
        return FALSE;
    }
  return TRUE;
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
      g_autofree char *plain = chancery_query_dup_quotable (made->label);

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

static gboolean
count_all (ChanceryDb *db, ChanceryQuery *query, Counts *counts, GError **error)
{
  g_autoptr (ChancerySqlQuery) compiled = chancery_sql_query_new (query, db);

  counts->states_asked = chancery_query_names_field (query, "state");
  return count_rows (db, query, compiled, counts, error) &&
         count_left_out (db, query, compiled, counts, error) &&
         count_bearers (db, query, counts, FACET_COUNTERPART, error) &&
         count_bearers (db, query, counts, FACET_PLACE, error) &&
         count_watched (db, compiled, chancery_query_get_as_on (query), counts, error) &&
         count_judged (db, chancery_query_get_as_on (query), counts, error);
}

GPtrArray *
chancery_facets_count (ChanceryDb *db, ChanceryQuery *query, guint limit, GError **error)
{
  g_autoptr (GPtrArray) all =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_facet_count_free);
  Counts counts;
  gboolean done;

  g_return_val_if_fail (db != NULL && query != NULL, NULL);

  if (!chancery_db_begin_read (db, error))
    return NULL;
  init_counts (&counts, chancery_settings_get_day (db), limit);
  done = count_all (db, query, &counts, error);
  chancery_db_end_read (db);
  for (guint i = 0; done && i < N_FACETS; i++)
    if (!(counts.mixed && (i == FACET_VERDICT || i == FACET_AGE)))
      add_facet (all, &counts, (Facet)i, limit);
  clear_counts (&counts);
  return done ? g_steal_pointer (&all) : NULL;
}
