/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-facet-columns-private.h"

#include "chancery-day.h"
#include "chancery-db-private.h"
#include "chancery-match.h"
#include "chancery-sql-kind.h"
#include "chancery-statement.h"

#include <string.h>

/* To look a record up takes as long as to walk over so many. */
#define COST_OF_LOOKUP 10
#define COLUMNS "id, kind, state, level, form, counterpart, counterpart_label, first_day"
#define PLACES \
  "SELECT record, ifnull (target, 0), label, field FROM reference WHERE field IN (%s) %s"

static void
clear_nature (gpointer data)
{
  ChanceryFacetNature *self = data;

  g_free (self->state);
  g_free (self->level);
}

static void
clear_form (gpointer data)
{
  g_free (((ChanceryFacetForm *)data)->code);
}

static void
clear_name (gpointer data)
{
  ChanceryFacetName *self = data;

  g_free (self->text);
  g_free (self->folded);
}

/* ---- what the file is asked ---- */

/* "'place', …": the paths of the fields that name a place, from the table of kinds. */
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

        if (field->type != CHANCERY_TYPE_REFERENCE || !chancery_field_has_query (field, "place"))
          continue;
        path = chancery_sql_kind_path (NULL, field);
        if (g_hash_table_contains (paths, path))
          continue;
        g_string_append_printf (list, "%s'%s'", list->len > 0 ? ", " : "", path);
        g_hash_table_add (paths, g_steal_pointer (&path));
      }
  return g_string_free (list, FALSE);
}

char *
chancery_facet_columns_dup_sql (ChanceryFacetSql which)
{
  static const char *const endings[] = {
    [CHANCERY_FACET_SQL_ALL] = "ORDER BY id",
    [CHANCERY_FACET_SQL_ONE] = "WHERE id = ?1",
    [CHANCERY_FACET_SQL_ALL_PLACES] = "ORDER BY record",
    [CHANCERY_FACET_SQL_PLACES_OF_ONE] = "AND record = ?1",
    [CHANCERY_FACET_SQL_WHO_NAMES] = NULL,
  };
  g_autofree char *fields = NULL;

  if (which == CHANCERY_FACET_SQL_WHO_NAMES)
    return g_strdup ("SELECT DISTINCT record FROM reference WHERE target = ?1 LIMIT ?2");
  if (which == CHANCERY_FACET_SQL_ALL || which == CHANCERY_FACET_SQL_ONE)
    return g_strconcat ("SELECT " COLUMNS " FROM record ", endings[which], NULL);
  fields = list_place_fields ();
  return g_strdup_printf (PLACES, fields, endings[which]);
}

static ChanceryFacetColumns *
new_columns (ChanceryDb *db)
{
  ChanceryFacetColumns *self = g_new0 (ChanceryFacetColumns, 1);
  const ChanceryFacetForm no_form = { 0 };
  const ChanceryFacetName nobody = { 0 };

  self->db = db;
  self->records = g_array_new (FALSE, TRUE, sizeof (ChanceryFacetRecord));
  self->places = g_array_new (FALSE, FALSE, sizeof (ChanceryFacetPlace));
  self->natures = g_array_new (FALSE, FALSE, sizeof (ChanceryFacetNature));
  g_array_set_clear_func (self->natures, clear_nature);
  self->forms = g_array_new (FALSE, FALSE, sizeof (ChanceryFacetForm));
  g_array_set_clear_func (self->forms, clear_form);
  self->names = g_array_new (FALSE, FALSE, sizeof (ChanceryFacetName));
  g_array_set_clear_func (self->names, clear_name);
  g_array_append_val (self->forms, no_form);
  g_array_append_val (self->names, nobody);
  self->known_natures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->known_forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->known_targets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->known_labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->known_values = g_hash_table_new (g_str_hash, g_str_equal);
  self->key = g_string_new (NULL);
  return self;
}

void
chancery_facet_columns_free (ChanceryFacetColumns *self)
{
  if (self == NULL)
    return;
  chancery_change_mark_clear (&self->mark);
  g_array_unref (self->records);
  g_clear_pointer (&self->few, g_hash_table_unref);
  g_array_unref (self->places);
  g_array_unref (self->natures);
  g_array_unref (self->forms);
  g_hash_table_unref (self->known_values);
  g_array_unref (self->names);
  g_hash_table_unref (self->known_natures);
  g_hash_table_unref (self->known_forms);
  g_hash_table_unref (self->known_targets);
  g_hash_table_unref (self->known_labels);
  g_string_free (self->key, TRUE);
  g_free (self);
}

/* ---- words become numbers ---- */

/* @three codes and what ends them: what few records differ in. */
static const char *
make_key (ChanceryFacetColumns *self, const char *const *three)
{
  g_string_truncate (self->key, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_string_append (self->key, three[i] != NULL ? three[i] : "");
      g_string_append_c (self->key, '\n');
    }
  return self->key->str;
}

static guint32
find_nature (ChanceryFacetColumns *self, const char *kind, const char *state, const char *level)
{
  const char *key = make_key (self, (const char *const[]){ kind, state, level });
  ChanceryFacetNature nature = { 0 };
  gpointer known;

  if (g_hash_table_lookup_extended (self->known_natures, key, NULL, &known))
    return GPOINTER_TO_UINT (known);
  nature.kind = chancery_kind_find (kind);
  nature.meets = nature.kind != NULL && chancery_kind_meets_party (nature.kind);
  nature.state = g_strdup (state);
  nature.level = g_strdup (level);
  g_array_append_val (self->natures, nature);
  g_hash_table_insert (self->known_natures, g_strdup (key),
                       GUINT_TO_POINTER (self->natures->len - 1));
  return self->natures->len - 1;
}

static guint32
find_form (ChanceryFacetColumns *self, const ChanceryKind *kind, const char *code)
{
  ChanceryFacetForm form = { kind, NULL };
  const char *key;
  gpointer known;

  if (kind == NULL || kind->form == NULL || code == NULL || *code == '\0')
    return 0;
  key = make_key (self, (const char *const[]){ kind->id, code, NULL });
  if (g_hash_table_lookup_extended (self->known_forms, key, NULL, &known))
    return GPOINTER_TO_UINT (known);
  form.code = g_strdup (code);
  g_array_append_val (self->forms, form);
  g_hash_table_insert (self->known_forms, g_strdup (key), GUINT_TO_POINTER (self->forms->len - 1));
  return self->forms->len - 1;
}

/* @text: (transfer full) (nullable) */
static guint32
add_name (ChanceryFacetColumns *self, char *text)
{
  ChanceryFacetName name = { text, NULL, self->names->len };
  gpointer known;

  if (text == NULL || *text == '\0')
    {
      g_free (text);
      return 0;
    }
  /* Whatever stands between its words. */
  name.folded = chancery_match_pattern (text, TRUE);
  if (g_hash_table_lookup_extended (self->known_values, name.folded, NULL, &known))
    name.value = GPOINTER_TO_UINT (known);
  g_array_append_val (self->names, name);
  if (name.value == self->names->len - 1)
    g_hash_table_insert (self->known_values, name.folded, GUINT_TO_POINTER (name.value));
  return self->names->len - 1;
}

static guint32
find_label (ChanceryFacetColumns *self, const char *label)
{
  gpointer known;

  if (label == NULL || *label == '\0')
    return 0;
  if (!g_hash_table_lookup_extended (self->known_labels, label, NULL, &known))
    {
      known = GUINT_TO_POINTER (add_name (self, g_strdup (label)));
      g_hash_table_insert (self->known_labels, g_strdup (label), known);
    }
  return GPOINTER_TO_UINT (known);
}

/* @text: (transfer full): its first name, NULL when it has none. */
gboolean
chancery_facet_columns_read_name (ChanceryFacetColumns *self,
                                  gint64 target,
                                  char **text,
                                  GError **error)
{
  static const char sql[] = "SELECT text FROM name WHERE record = ?1 ORDER BY ordinal LIMIT 1";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (self->db, error, sql, "i", target);
  GError *problem = NULL;

  *text = NULL;
  if (statement == NULL)
    return FALSE;
  if (chancery_statement_step (statement, &problem))
    *text = chancery_statement_dup_text (statement, 0);
  return chancery_statement_ended_well (problem, error);
}

/* By its first name, 0 when it has none. */
static gboolean
find_target (ChanceryFacetColumns *self, gint64 target, guint32 *name, GError **error)
{
  g_autofree char *text = NULL;
  gpointer known;

  if (!g_hash_table_lookup_extended (self->known_targets, &target, NULL, &known))
    {
      if (!chancery_facet_columns_read_name (self, target, &text, error))
        return FALSE;
      known = GUINT_TO_POINTER (add_name (self, g_steal_pointer (&text)));
      g_hash_table_insert (self->known_targets, g_memdup2 (&target, sizeof target), known);
    }
  *name = GPOINTER_TO_UINT (known);
  return TRUE;
}

/* ---- reading ---- */

/* The one in which its day begins, as `year:` has it. */
static gint16
read_year (ChanceryStatement *statement, int first)
{
  ChanceryDay day = chancery_statement_get_day (statement, first);
  gint64 year;

  if (day == CHANCERY_DAY_NONE)
    return -1;
  chancery_day_to_ymd (day, &year, NULL, NULL);
  return year >= 0 && year <= CHANCERY_FACET_LAST_YEAR ? (gint16)year : -1;
}

/* The columns are those of COLUMNS. */
gboolean
chancery_facet_columns_read_record (ChanceryFacetColumns *self,
                                    ChanceryStatement *statement,
                                    ChanceryFacetRecord *record,
                                    GError **error)
{
  const ChanceryFacetNature *nature;

  *record = (ChanceryFacetRecord){ .is_there = TRUE };
  record->nature = find_nature (self, chancery_statement_get_text (statement, 1),
                                chancery_statement_get_text (statement, 2),
                                chancery_statement_get_text (statement, 3));
  nature = &g_array_index (self->natures, ChanceryFacetNature, record->nature);
  record->form = find_form (self, nature->kind, chancery_statement_get_text (statement, 4));
  record->year = read_year (statement, 7);
  if (!nature->meets)
    return TRUE;
  if (!chancery_statement_is_null (statement, 5))
    return find_target (self, chancery_statement_get_int (statement, 5), &record->side, error);
  record->side = find_label (self, chancery_statement_get_text (statement, 6));
  return TRUE;
}

/* A record that names a place twice counts once; its places come together. */
static void
add_place (ChanceryFacetColumns *self, ChanceryFacetPlace place)
{
  const ChanceryFacetName *names = (const ChanceryFacetName *)(gpointer)self->names->data;

  for (guint i = self->places->len; i > 0; i--)
    {
      ChanceryFacetPlace before = g_array_index (self->places, ChanceryFacetPlace, i - 1);

      if (before.record != place.record)
        break;
      if (names[before.name].value == names[place.name].value)
        return;
    }
  g_array_append_val (self->places, place);
}

/* Kinds call what is no place by the same name: what an actor is part of. */
static gboolean
is_place (const ChanceryFacetColumns *self, guint32 at, const char *path)
{
  const ChanceryFacetRecord *record = &g_array_index (self->records, ChanceryFacetRecord, at);
  const ChanceryKind *kind =
      g_array_index (self->natures, ChanceryFacetNature, record->nature).kind;
  const ChanceryField *field = kind != NULL ? chancery_kind_find_field (kind, path) : NULL;

  return field != NULL && chancery_field_has_query (field, "place");
}

/* The columns are those of PLACES. */
static gboolean
read_place (ChanceryFacetColumns *self, ChanceryStatement *statement, GError **error)
{
  ChanceryFacetPlace place = { 0 };
  gint64 target = chancery_statement_get_int (statement, 1);

  /* One that nothing is known of is in no answer. */
  if (!chancery_facet_columns_find (self, chancery_statement_get_int (statement, 0), &place.record))
    return TRUE;
  if (!is_place (self, place.record, chancery_statement_get_text (statement, 3)))
    return TRUE;
  if (target != 0 && !find_target (self, target, &place.name, error))
    return FALSE;
  if (place.name == 0)
    place.name = find_label (self, chancery_statement_get_text (statement, 2));
  if (place.name != 0)
    add_place (self, place);
  return TRUE;
}

/* @statement: of PLACES, by ascending record (transfer full) (nullable). */
gboolean
chancery_facet_columns_read_places (ChanceryFacetColumns *self,
                                    ChanceryStatement *given,
                                    GError **error)
{
  g_autoptr (ChanceryStatement) statement = given;
  GError *problem = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &problem))
    if (!read_place (self, statement, error))
      return FALSE;
  return chancery_statement_ended_well (problem, error);
}

/* Their rows are numbers that a file may have made up. */
static gboolean
read_all (ChanceryFacetColumns *self, gint64 last, GError **error)
{
  g_autofree char *places = chancery_facet_columns_dup_sql (CHANCERY_FACET_SQL_ALL_PLACES);
  g_autofree char *sql = chancery_facet_columns_dup_sql (CHANCERY_FACET_SQL_ALL);
  g_autoptr (ChanceryStatement) statement = chancery_db_prepare (self->db, sql, error);
  GError *problem = NULL;

  if (statement == NULL)
    return FALSE;
  g_array_set_size (self->records, (guint)last + 1);
  while (chancery_statement_step (statement, &problem))
    {
      gint64 row = chancery_statement_get_int (statement, 0);

      if (row >= 0 && row <= last &&
          !chancery_facet_columns_read_record (
              self, statement, &g_array_index (self->records, ChanceryFacetRecord, row), error))
        return FALSE;
    }
  return chancery_statement_ended_well (problem, error) &&
         chancery_facet_columns_read_places (self, chancery_db_prepare (self->db, places, error),
                                             error);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *)a;
  gint64 other = *(const gint64 *)b;

  return one < other ? -1 : one > other;
}

static gboolean
read_one (ChanceryFacetColumns *self,
          gint64 row,
          const char *sql,
          const char *places,
          GError **error)
{
  g_autoptr (ChanceryStatement) statement = chancery_db_query (self->db, error, sql, "i", row);
  ChanceryFacetRecord record;
  GError *problem = NULL;

  if (statement == NULL)
    return FALSE;
  /* An index of a damaged file may name a row that is not there. */
  if (!chancery_statement_step (statement, &problem))
    return chancery_statement_ended_well (problem, error);
  if (!chancery_facet_columns_read_record (self, statement, &record, error))
    return FALSE;
  g_array_append_val (self->records, record);
  g_hash_table_insert (self->few, g_memdup2 (&row, sizeof row),
                       GUINT_TO_POINTER (self->records->len));
  return chancery_facet_columns_read_places (self,
                                             chancery_db_query (self->db, error, places, "i", row),
                                             error);
}

static gboolean
read_few (ChanceryFacetColumns *self, GArray *rows, GError **error)
{
  g_autofree char *sql = chancery_facet_columns_dup_sql (CHANCERY_FACET_SQL_ONE);
  g_autofree char *places = chancery_facet_columns_dup_sql (CHANCERY_FACET_SQL_PLACES_OF_ONE);
  g_autoptr (GArray) sorted = g_array_copy (rows);

  g_array_sort (sorted, compare_rows);
  self->few = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < sorted->len; i++)
    {
      gint64 row = g_array_index (sorted, gint64, i);

      if (row >= 0 && !g_hash_table_contains (self->few, &row) &&
          !read_one (self, row, sql, places, error))
        return FALSE;
    }
  return TRUE;
}

/* The highest row, 0 when there is none. */
static gboolean
find_last (ChanceryDb *db, gint64 *last, GError **error)
{
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (db, error, "SELECT max (id) FROM record", "");

  if (statement == NULL || !chancery_statement_step (statement, error))
    return FALSE;
  *last = MAX (chancery_statement_get_int (statement, 0), 0);
  return TRUE;
}

/* ---- what is kept ---- */

/* What the connection keeps, where that can be of the state that is read; NULL without @error otherwise. */
static ChanceryFacetColumns *
get_kept (ChanceryDb *db, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (db->facets != NULL && !chancery_facet_columns_bring_up_to_date (db->facets, &problem))
    g_clear_pointer (&db->facets, chancery_facet_columns_free);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (db->facets != NULL)
    db->facets->asked = g_get_monotonic_time ();
  return db->facets;
}

/* Read anew, and kept by the connection where it may be. */
static ChanceryFacetColumns *
read_columns (ChanceryDb *db, GArray *rows, GError **error)
{
  g_autoptr (ChanceryFacetColumns) self = NULL;
  gint64 last;
  gboolean few;

  if (!find_last (db, &last, error))
    return NULL;
  self = new_columns (db);
  few = (gint64)rows->len * COST_OF_LOOKUP < last || last >= G_MAXINT32;
  if (!(few ? read_few (self, rows, error) : read_all (self, last, error)))
    return NULL;
  /* What is not committed may be taken back. */
  if (few || sqlite3_txn_state (db->handle, "main") == SQLITE_TXN_WRITE)
    return g_steal_pointer (&self);
  if (!chancery_facet_columns_note_state (self, error))
    return NULL;
  self->is_kept = TRUE;
  self->asked = g_get_monotonic_time ();
  db->facets = self;
  return g_steal_pointer (&self);
}

ChanceryFacetColumns *
chancery_facet_columns_get (ChanceryDb *db, GArray *rows, GError **error)
{
  ChanceryFacetColumns *kept;
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (db != NULL && rows != NULL, NULL);

  kept = get_kept (db, &problem);
  if (problem == NULL)
    return kept != NULL ? kept : read_columns (db, rows, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

void
chancery_facet_columns_release (ChanceryFacetColumns *self)
{
  if (self != NULL && !self->is_kept)
    chancery_facet_columns_free (self);
}

void
chancery_facet_columns_forget (ChanceryDb *db, gint64 microseconds)
{
  g_return_if_fail (db != NULL);

  if (db->facets != NULL && g_get_monotonic_time () - db->facets->asked >= microseconds)
    g_clear_pointer (&db->facets, chancery_facet_columns_free);
}

gboolean
chancery_facet_columns_find (const ChanceryFacetColumns *self, gint64 row, guint32 *at)
{
  if (self->few != NULL)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->few, &row));

      *at = place - 1;
      return place > 0;
    }
  if (row < 0 || row >= self->records->len)
    return FALSE;
  *at = (guint32)row;
  return g_array_index (self->records, ChanceryFacetRecord, row).is_there;
}

GArray *
chancery_facet_columns_get_records (const ChanceryFacetColumns *self)
{
  return self->records;
}

GArray *
chancery_facet_columns_get_natures (const ChanceryFacetColumns *self)
{
  return self->natures;
}

GArray *
chancery_facet_columns_get_forms (const ChanceryFacetColumns *self)
{
  return self->forms;
}

GArray *
chancery_facet_columns_get_names (const ChanceryFacetColumns *self)
{
  return self->names;
}

GArray *
chancery_facet_columns_get_places (const ChanceryFacetColumns *self)
{
  return self->places;
}
