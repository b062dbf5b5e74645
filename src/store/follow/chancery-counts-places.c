/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Incidents and their tolls by place.  A toll is a range: from the least to the most that the standing claims
 * say, with an open end where a claim has one; ranges are added, never their middles. */

#include "config.h"

#include "chancery-counts-private.h"

#include "chancery-kind.h"
#include "chancery-quantity.h"
#include "chancery-query.h"
#include "chancery-sql-kind.h"
#include "chancery-sql-query.h"
#include "chancery-statement.h"
#include "chancery-vocabulary.h"
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* What is said about one category of people in one incident. */
typedef struct
{
  gint64 incident;
  char *category;
  ChanceryCountEffect effect;
  gint64 low;
  gint64 high;
} Toll;

typedef struct
{
  GPtrArray *places;     /* of ChanceryCountPlace */
  GHashTable *by_name;   /* key of the place → ChanceryCountPlace */
  GHashTable *incidents; /* row → ChanceryCountPlace */
  GPtrArray *tolls;      /* of Toll, of the incident that is read */
} Reading;

void
chancery_count_place_free (ChanceryCountPlace *self)
{
  if (self == NULL)
    return;
  g_free (self->uuid);
  g_free (self->label);
  g_free (self);
}

static void
toll_free (gpointer data)
{
  g_free (((Toll *)data)->category);
  g_free (data);
}

static gint64
add_open (gint64 a, gint64 b)
{
  return a == G_MAXINT64 || b == G_MAXINT64 || a > G_MAXINT64 - b ? G_MAXINT64 : a + b;
}

/* A kind of which claims and phases are told: an event. */
static gboolean
is_event (const ChanceryKind *kind)
{
  return chancery_kind_find_field (kind, "claims") != NULL &&
         chancery_kind_find_field (kind, "phases") != NULL &&
         chancery_kind_find_field (kind, "place") != NULL;
}

static ChanceryStatement *
prepare_events (ChanceryDb *db,
                ChanceryQuery *query,
                const ChanceryKind *kind,
                const char *main,
                GError **error)
{
  g_autoptr (ChancerySqlQuery) compiled = chancery_sql_query_new (query, db);
  g_autofree char *base =
      chancery_sql_query_select (compiled, "r.id AS id, r.kind AS kind", NULL, NULL);
  g_autofree char *sql = g_strdup_printf (
      "WITH base AS MATERIALIZED (%s),"
      " events AS MATERIALIZED (SELECT b.id AS id FROM base AS b WHERE b.kind IN ('%s')"
      " UNION SELECT t.id FROM base AS b CROSS JOIN reference AS x ON x.record = b.id"
      " AND x.field = 'links.to' CROSS JOIN record AS t ON t.id = x.target AND t.kind IN ('%s')"
      " WHERE t.state IN ('registered', 'closed')) %s",
      base, kind->id, kind->id, main);
  ChanceryStatement *statement = chancery_db_prepare (db, sql, error);

  if (statement != NULL)
    chancery_sql_query_bind (compiled, statement);
  return statement;
}

/* ---- where ---- */

static ChanceryCountPlace *
find_place (Reading *reading, const char *uuid, const char *label)
{
  const char *key = uuid != NULL ? uuid : label != NULL ? label : "";
  ChanceryCountPlace *place = g_hash_table_lookup (reading->by_name, key);

  if (place != NULL)
    return place;
  place = g_new0 (ChanceryCountPlace, 1);
  place->uuid = g_strdup (uuid != NULL ? uuid : "");
  place->label = g_strdup (label != NULL ? label : "");
  g_hash_table_insert (reading->by_name, g_strdup (key), place);
  g_ptr_array_add (reading->places, place);
  return place;
}

static gboolean
read_places (ChanceryDb *db,
             ChanceryQuery *query,
             const ChanceryKind *kind,
             Reading *reading,
             GError **error)
{
  static const char main[] =
      "SELECT e.id, t.uuid, ifnull ((SELECT n.text FROM name AS n WHERE n.record = t.id"
      " ORDER BY n.ordinal LIMIT 1), ifnull (t.title, p.label)) FROM events AS e"
      " LEFT JOIN reference AS p ON p.record = e.id AND p.field = 'place' AND p.ordinal = 0"
      " LEFT JOIN record AS t ON t.id = p.target";
  g_autoptr (ChanceryStatement) statement = prepare_events (db, query, kind, main, error);
  g_autoptr (GError) problem = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &problem))
    {
      ChanceryCountPlace *place = find_place (reading, chancery_statement_get_text (statement, 1),
                                              chancery_statement_get_text (statement, 2));
      gint64 row = chancery_statement_get_int (statement, 0);

      place->n_incidents++;
      g_hash_table_insert (reading->incidents, g_memdup2 (&row, sizeof row), place);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* ---- how many ---- */

static void
take_toll (Reading *reading,
           gint64 incident,
           const char *category,
           ChanceryCountEffect effect,
           gint64 low,
           gint64 high)
{
  Toll *toll;

  for (guint i = 0; i < reading->tolls->len; i++)
    {
      toll = reading->tolls->pdata[i];
      if (toll->effect == effect && g_str_equal (toll->category, category))
        {
          toll->low = MIN (toll->low, low);
          toll->high = MAX (toll->high, high);
          return;
        }
    }
  toll = g_new0 (Toll, 1);
  toll->incident = incident;
  toll->category = g_strdup (category);
  toll->effect = effect;
  toll->low = low;
  toll->high = high;
  g_ptr_array_add (reading->tolls, toll);
}

typedef struct
{
  gboolean known;
  gint64 low;
  gint64 high;
} Range;

/* What is said of nobody in particular may be the others again, so that it widens their sum and is not added
 * to it. */
static void
add_to_place (ChanceryCountPlace *place,
              ChanceryCountSide side,
              ChanceryCountEffect effect,
              const Range *named,
              const Range *anybody)
{
  const Range *one = named->known ? named : anybody;
  const Range *other = anybody->known ? anybody : named;

  if (!one->known)
    return;
  place->is_known[side][effect] = TRUE;
  place->low[side][effect] = add_open (place->low[side][effect], MIN (one->low, other->low));
  place->high[side][effect] = add_open (place->high[side][effect], MAX (one->high, other->high));
}

static void
add_toll (Range *range, const Toll *toll)
{
  range->known = TRUE;
  range->low = add_open (range->low, toll->low);
  range->high = add_open (range->high, toll->high);
}

/* The tolls of one incident go to its place: those who attacked apart from those who were hit. */
static void
close_incident (Reading *reading)
{
  const ChanceryVocabulary *categories = chancery_vocabulary_get ("casualty_category");

  for (guint effect = 0; effect < CHANCERY_N_COUNT_EFFECTS; effect++)
    {
      static const Range nothing;
      ChanceryCountPlace *place = NULL;
      Range hit = nothing, attacked = nothing, anybody = nothing;

      for (guint i = 0; i < reading->tolls->len; i++)
        {
          const Toll *toll = reading->tolls->pdata[i];

          if (toll->effect != effect)
            continue;
          place = g_hash_table_lookup (reading->incidents, &toll->incident);
          if (chancery_vocabulary_has_flag (categories, toll->category, CHANCERY_TERM_ASSAILANT))
            add_toll (&attacked, toll);
          else
            add_toll (g_str_equal (toll->category, "unknown") ? &anybody : &hit, toll);
        }
      if (place == NULL)
        continue;
      /* Those of whom nothing is said may be the assailants, every one of them. */
      if (!hit.known && attacked.known)
        anybody.low = attacked.high < anybody.low ? anybody.low - attacked.high : 0;
      add_to_place (place, CHANCERY_COUNT_VICTIMS, (ChanceryCountEffect)effect, &hit, &anybody);
      add_to_place (place, CHANCERY_COUNT_ASSAILANTS, (ChanceryCountEffect)effect, &attacked,
                    &nothing);
    }
  g_ptr_array_set_size (reading->tolls, 0);
}

static const gint64 *
get_number (ChanceryStatement *statement, int column, gint64 *number)
{
  if (chancery_statement_is_null (statement, column))
    return NULL;
  *number = chancery_statement_get_int (statement, column);
  return number;
}

static void
read_claim (Reading *reading, ChanceryStatement *statement)
{
  const char *category = chancery_statement_get_text (statement, 1);
  const char *effect = chancery_statement_get_text (statement, 2);
  ChanceryQuantityQualifier qualifier;
  g_autoptr (ChanceryQuantity) quantity = NULL;
  gint64 best, least, most, low, high;

  if (!chancery_quantity_qualifier_from_string (chancery_statement_get_text (statement, 3),
                                                &qualifier))
    return;
  quantity = chancery_quantity_new (qualifier, get_number (statement, 4, &best),
                                    get_number (statement, 5, &least),
                                    get_number (statement, 6, &most), NULL, NULL);
  if (quantity == NULL)
    return;
  chancery_quantity_get_bounds (quantity, &low, &high);
  take_toll (reading, chancery_statement_get_int (statement, 0),
             category != NULL ? category : "unknown",
             g_str_equal (effect, "killed") ? CHANCERY_COUNT_KILLED : CHANCERY_COUNT_WOUNDED,
             MAX (low, 0), high);
}

static gboolean
read_claims (ChanceryDb *db,
             ChanceryQuery *query,
             const ChanceryKind *kind,
             Reading *reading,
             GError **error)
{
  g_autofree char *table =
      chancery_sql_kind_line_table (kind, chancery_kind_find_field (kind, "claims"));
  g_autofree char *main = g_strdup_printf (
      "SELECT e.id, c.category, c.effect, c.quantity, c.quantity_best, c.quantity_low,"
      " c.quantity_high FROM events AS e CROSS JOIN \"%s\" AS c ON c.record = e.id"
      " WHERE c.property = 'casualty' AND c.effect IN ('killed', 'wounded')"
      " AND c.quantity IS NOT NULL"
      " AND ifnull (c.stance, 'asserts') NOT IN ('denies', 'withdraws') ORDER BY e.id",
      table);
  g_autoptr (ChanceryStatement) statement = prepare_events (db, query, kind, main, error);
  g_autoptr (GError) problem = NULL;
  gint64 before = -1;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &problem))
    {
      if (chancery_statement_get_int (statement, 0) != before)
        close_incident (reading);
      before = chancery_statement_get_int (statement, 0);
      read_claim (reading, statement);
    }
  close_incident (reading);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const ChanceryCountPlace *first = *(ChanceryCountPlace *const *)a;
  const ChanceryCountPlace *second = *(ChanceryCountPlace *const *)b;

  if (first->n_incidents != second->n_incidents)
    return first->n_incidents < second->n_incidents ? 1 : -1;
  return strcmp (first->label, second->label);
}

GPtrArray *
chancery_counts_places (ChanceryDb *db, ChanceryQuery *query, GError **error)
{
  g_autoptr (GPtrArray) places =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_count_place_free);
  g_autoptr (GPtrArray) tolls = g_ptr_array_new_with_free_func (toll_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) incidents =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Reading reading = { places, by_name, incidents, tolls };
  g_auto (ChanceryReading) state = NULL;

  g_return_val_if_fail (db != NULL && query != NULL, NULL);

  state = chancery_db_read (db, error);
  if (state == NULL)
    return NULL;
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

      if (is_event (kind) && (!read_places (db, query, kind, &reading, error) ||
                              !read_claims (db, query, kind, &reading, error)))
        return NULL;
    }
  g_ptr_array_sort (places, compare_places);
  return g_steal_pointer (&places);
}

const char *
chancery_counts_get_places_rule (void)
{
  return _ ("Incidents among what is counted, and those that it is linked to. Numbers go from the "
            "least to the most that standing claims say. Assailants are counted apart from those "
            "who were hit; people of whom nothing is said may be either.");
}

char *
chancery_count_place_phrase (const ChanceryCountPlace *self,
                             ChanceryCountSide side,
                             ChanceryCountEffect effect)
{
  gint64 low, high;

  g_return_val_if_fail (self != NULL, NULL);

  low = self->low[side][effect];
  high = self->high[side][effect];
  if (!self->is_known[side][effect])
    return NULL;
  if (high == G_MAXINT64)
    return low > 0 ? g_strdup_printf (
                         /* Translators: a number of killed or wounded. */
                         _ ("at least %'" PRId64), low)
                   : g_strdup (_ ("number not known"));
  if (low == high)
    return g_strdup_printf ("%'" G_GINT64_FORMAT, low);
  /* Translators: from so many to so many. */
  return g_strdup_printf (_ ("%'" PRId64 " to %'" PRId64), low, high);
}

GPtrArray *
chancery_counts_event_levels (ChanceryDb *db, ChanceryQuery *query, GError **error)
{
  g_auto (ChanceryReading) reading = NULL;
  g_autoptr (GPtrArray) levels = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (db != NULL && query != NULL, NULL);

  reading = chancery_db_read (db, error);
  if (reading == NULL)
    return NULL;
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      static const char main[] = "SELECT DISTINCT r.level FROM events AS e "
                                 "CROSS JOIN record AS r ON r.id = e.id";
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);
      g_autoptr (ChanceryStatement) statement = NULL;
      g_autoptr (GError) problem = NULL;

      if (!is_event (kind))
        continue;
      statement = prepare_events (db, query, kind, main, error);
      if (statement == NULL)
        return NULL;
      while (chancery_statement_step (statement, &problem))
        g_ptr_array_add (levels, g_strdup (chancery_statement_get_text (statement, 0)));
      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
    }
  return g_steal_pointer (&levels);
}
