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

/* More rows than this are not looked up one by one. */
#define MANY_ROWS 500

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

/* One value and how often it was there. */
typedef struct
{
  char *value;
  gint64 n;
} Tally;

/* The few codes that a column knows, the frequent ones first: found sooner than by a hash. */
typedef struct
{
  GArray *tallies;
} Codes;

#define N_YEARS 10000

typedef struct
{
  /* The day from which ages count. */
  ChanceryDay today;
  /* Something else than what is watched is among them. */
  gboolean mixed;
  gint64 kinds[CHANCERY_N_KINDS];
  Codes states;
  Codes levels;
  Codes forms[CHANCERY_N_KINDS];
  gint64 *years;
  /* Rows of `record`: as the other side of so many. */
  GHashTable *sides;
  /* The rows of the answer, a bit each, and how many they are. */
  GByteArray *rows;
  gint64 n_rows;
  /* Value to count, and what the officer reads where that is not the same. */
  GHashTable *counts[N_FACETS];
  GHashTable *labels[N_FACETS];
} Counts;

static void
clear_tally (gpointer tally)
{
  g_free (((Tally *)tally)->value);
}

static void
init_codes (Codes *self)
{
  self->tallies = g_array_new (FALSE, FALSE, sizeof (Tally));
  g_array_set_clear_func (self->tallies, clear_tally);
}

static void
count_code (Codes *self, const char *code)
{
  Tally *tallies = (Tally *)(gpointer)self->tallies->data;
  Tally tally = { NULL, 1 };

  if (code == NULL || *code == '\0')
    return;
  for (guint i = 0; i < self->tallies->len; i++)
    {
      if (strcmp (tallies[i].value, code) != 0)
        continue;
      tally = tallies[i];
      tally.n++;
      if (i > 0)
        tallies[i] = tallies[i - 1];
      tallies[i > 0 ? i - 1 : 0] = tally;
      return;
    }
  tally.value = g_strdup (code);
  g_array_append_val (self->tallies, tally);
}

static void
init_counts (Counts *self, ChanceryDay today)
{
  memset (self, 0, sizeof *self);
  self->today = today;
  init_codes (&self->states);
  init_codes (&self->levels);
  for (guint i = 0; i < CHANCERY_N_KINDS; i++)
    init_codes (&self->forms[i]);
  self->years = g_new0 (gint64, N_YEARS);
  self->sides = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->rows = g_byte_array_new ();
  for (guint i = 0; i < N_FACETS; i++)
    {
      self->counts[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      self->labels[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    }
}

static void
clear_counts (Counts *self)
{
  g_array_unref (self->states.tallies);
  g_array_unref (self->levels.tallies);
  for (guint i = 0; i < CHANCERY_N_KINDS; i++)
    g_array_unref (self->forms[i].tallies);
  g_free (self->years);
  g_hash_table_unref (self->sides);
  g_byte_array_unref (self->rows);
  for (guint i = 0; i < N_FACETS; i++)
    {
      g_hash_table_unref (self->counts[i]);
      g_hash_table_unref (self->labels[i]);
    }
}

static void
note_row (Counts *self, gint64 row)
{
  gsize byte = (gsize)row / 8;

  if (byte >= self->rows->len)
    {
      guint before = self->rows->len;

      g_byte_array_set_size (self->rows, (guint)MAX (byte + 1, (gsize)before * 2));
      memset (self->rows->data + before, 0, self->rows->len - before);
    }
  self->rows->data[byte] |= (guint8)(1 << (row % 8));
  self->n_rows++;
}

static gboolean
has_row (const Counts *self, gint64 row)
{
  gsize byte = (gsize)row / 8;

  return byte < self->rows->len && (self->rows->data[byte] & (1 << (row % 8))) != 0;
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

/* Spellings of one name are one value. */
static void
count_name (Counts *self, Facet facet, const char *name, gint64 n)
{
  g_autofree char *folded = NULL;

  if (name == NULL || *name == '\0')
    return;
  folded = chancery_text_fold (name, -1);
  add_count (self, facet, folded, name, n);
}

static void
count_year (Counts *self, ChanceryStatement *statement, int first, int last)
{
  ChanceryDay day = chancery_statement_get_day (statement, first);
  gint64 number;

  if (day == CHANCERY_DAY_NONE)
    day = chancery_statement_get_day (statement, last);
  if (day == CHANCERY_DAY_NONE)
    return;
  chancery_day_to_ymd (day, &number, NULL, NULL);
  if (number >= 0 && number < N_YEARS)
    self->years[number]++;
}

static void
count_in (GHashTable *numbers, gint64 number)
{
  gint64 *count = g_hash_table_lookup (numbers, &number);

  if (count == NULL)
    {
      count = g_new0 (gint64, 1);
      g_hash_table_insert (numbers, g_memdup2 (&number, sizeof number), count);
    }
  ++*count;
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

static void
count_row (Counts *self, ChanceryStatement *statement)
{
  const ChanceryKind *kind = chancery_kind_find (chancery_statement_get_text (statement, 0));

  note_row (self, chancery_statement_get_int (statement, 8));
  count_code (&self->states, chancery_statement_get_text (statement, 1));
  count_code (&self->levels, chancery_statement_get_text (statement, 2));
  count_year (self, statement, 4, 5);
  if (kind == NULL)
    return;
  self->kinds[kind->index]++;
  self->mixed |= chancery_sql_verdict_get_vocabulary (kind) == NULL;
  if (kind->form != NULL)
    count_code (&self->forms[kind->index], chancery_statement_get_text (statement, 3));
  if (!chancery_kind_meets_party (kind))
    return;
  if (chancery_statement_is_null (statement, 6))
    count_name (self, FACET_COUNTERPART, chancery_statement_get_text (statement, 7), 1);
  else
    count_in (self->sides, chancery_statement_get_int (statement, 6));
}

/* By the first name of each row. */
static void
name_rows (ChanceryDb *db, Counts *counts, Facet facet, GHashTable *rows)
{
  static const char sql[] = "SELECT text FROM name WHERE record = ?1 ORDER BY ordinal LIMIT 1";
  GHashTableIter iter;
  gpointer row, n;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &row, &n))
    {
      g_autofree char *name = chancery_db_query_text (db, sql, "i", *(gint64 *)row);

      count_name (counts, facet, name, *(gint64 *)n);
    }
}

static void
add_codes (Counts *self, Facet facet, const Codes *codes, const char *vocabulary)
{
  for (guint i = 0; i < codes->tallies->len; i++)
    {
      const Tally *tally = &g_array_index (codes->tallies, Tally, i);

      add_count (self, facet, tally->value, chancery_vocabulary_label (vocabulary, tally->value),
                 tally->n);
    }
}

/* Codes are labelled by the vocabulary of the form field of their kind. */
static void
sum_up (Counts *self)
{
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

      add_count (self, FACET_KIND, kind->id, kind->plural, self->kinds[i]);
      if (kind->form != NULL)
        add_codes (self, FACET_FORM, &self->forms[i],
                   chancery_kind_find_field (kind, kind->form)->vocabulary);
    }
  add_codes (self, FACET_STATE, &self->states, "state");
  add_codes (self, FACET_MARKING, &self->levels, "marking_level");
  for (guint i = 0; i < N_YEARS; i++)
    if (self->years[i] > 0)
      {
        g_autofree char *year = g_strdup_printf ("%04u", i);

        add_count (self, FACET_YEAR, year, NULL, self->years[i]);
      }
}

static gboolean
count_rows (ChanceryDb *db, ChancerySqlQuery *compiled, Counts *counts, GError **error)
{
  static const char columns[] = "r.kind, r.state, r.level, r.form, r.first_day, r.last_day, "
                                "r.counterpart, r.counterpart_label, r.id";
  g_autoptr (ChanceryStatement) statement = prepare (db, compiled, columns, NULL, error);
  g_autoptr (GError) problem = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &problem))
    count_row (counts, statement);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  name_rows (db, counts, FACET_COUNTERPART, counts->sides);
  sum_up (counts);
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
  statement = prepare (db, compiled, columns, NULL, error);
  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &problem))
    count_watched_row (counts, statement);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
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
count_some_places (ChanceryDb *db, ChancerySqlQuery *compiled, Counts *counts, GError **error)
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

typedef struct
{
  char *text;
  char *folded;
} PlaceName;

static void
free_place_name (gpointer data)
{
  PlaceName *self = data;

  g_free (self->text);
  g_free (self->folded);
  g_free (self);
}

/* The first name of @target, else @label; each is looked up once. */
static const PlaceName *
find_place_name (ChanceryDb *db, GHashTable *known, gint64 target, const char *label)
{
  static const char sql[] = "SELECT text FROM name WHERE record = ?1 AND ordinal = 0";
  PlaceName *name = g_hash_table_lookup (known, &target);

  if (name != NULL)
    return name;
  name = g_new0 (PlaceName, 1);
  name->text = target != 0 ? chancery_db_query_text (db, sql, "i", target) : NULL;
  if (name->text == NULL)
    name->text = g_strdup (label != NULL ? label : "");
  name->folded = chancery_text_fold (name->text, -1);
  g_hash_table_replace (known, g_memdup2 (&target, sizeof target), name);
  return name;
}

/* Of so many records it is sooner done to walk all references once than to look those of each up. */
static gboolean
count_many_places (ChanceryDb *db, Counts *counts, GError **error)
{
  g_autofree char *fields = list_place_fields ();
  g_autofree char *sql = g_strdup_printf ("SELECT record, ifnull (target, 0), label FROM reference "
                                          "WHERE field IN (%s) ORDER BY record",
                                          fields);
  g_autoptr (GHashTable) known =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_place_name);
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ChanceryStatement) statement = chancery_db_prepare (db, sql, error);
  g_autoptr (GError) problem = NULL;
  gint64 before = 0;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &problem))
    {
      gint64 row = chancery_statement_get_int (statement, 0);
      gint64 target = chancery_statement_get_int (statement, 1);
      const PlaceName *name;

      if (!has_row (counts, row))
        continue;
      /* Labels without a record differ from row to row. */
      if (target == 0)
        g_hash_table_remove (known, &target);
      name = find_place_name (db, known, target, chancery_statement_get_text (statement, 2));
      if (row != before)
        g_ptr_array_set_size (seen, 0);
      before = row;
      /* A record that names a place twice counts once. */
      if (g_ptr_array_find_with_equal_func (seen, name->folded, g_str_equal, NULL))
        continue;
      g_ptr_array_add (seen, g_strdup (name->folded));
      add_count (counts, FACET_PLACE, name->folded, name->text, 1);
    }
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

  compiled = chancery_sql_query_new (query, db);
  init_counts (&counts, chancery_settings_get_day (db));
  done = count_rows (db, compiled, &counts, error) &&
         count_watched (db, compiled, chancery_query_get_as_on (query), &counts, error) &&
         (counts.n_rows > MANY_ROWS ? count_many_places (db, &counts, error)
                                    : count_some_places (db, compiled, &counts, error));
  for (guint i = 0; done && i < N_FACETS; i++)
    if (!(counts.mixed && (i == FACET_VERDICT || i == FACET_AGE)))
      add_facet (all, &counts, (Facet)i, limit);
  clear_counts (&counts);
  return done ? g_steal_pointer (&all) : NULL;
}
