/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Few rows that fulfil the conditions are put in order and their texts asked for the words, one after the other, until
 * the page is full.  For all rows the texts that have the words are gathered, and the indexes of the conditions
 * walked beside them, as long as that is shorter than to look each of them up. */

#include "config.h"

#include "chancery-search-meet.h"

#include "chancery-db-private.h"
#include "chancery-key-set.h"
#include "chancery-row-set.h"
#include "chancery-sql-query.h"
#include "chancery-statement.h"

#include <math.h>
#include <string.h>

/* Of so many texts it is asked one by one whether they have the words: in a few milliseconds. */
#define MOST_ASKED 512
/* So many rows are put in order. */
#define MOST_SORTED 500000
/* By the number of records: so many of them for the first, see get_most_sorted(). */
#define SORTED_BY_ALL 1000
/* What has more words takes long to be asked of one text. */
#define LONGEST_MATCH 256
/* Fewer texts are looked up in no time. */
#define FEW_TEXTS 1000
/* Steps of SQLite's machine: of one row of an index, and of looking up whether a text fulfils a condition. */
#define STEPS_OF_ROW 24
#define STEPS_OF_LOOKUP 40
#define LEAST_STEPS 100000

enum
{
  PLACES,
  ROWS,
  TEXTS,
  HAS_WORDS,
  N_QUESTIONS,
};

/* Where a record stands in the order of days. */
typedef struct
{
  gint64 key;
  gint64 row;
} Place;

/* A query whose words and conditions are apart. */
typedef struct
{
  ChanceryDb *db;
  ChancerySqlQuery *compiled;
  const char *match; /* the words, borrowed; or NULL */
  char *sql;         /* of the conditions */
  gboolean keys;     /* it gives their keys with the rows */
} Apart;

const char *
chancery_search_meet_peek_sql (guint i)
{
  /* The index of texts by their records is a tenth of the records, but while a file is brought in some have no text
   * yet. */
  static const char *const sql[N_QUESTIONS] = {
    [PLACES] =
        "SELECT coalesce (t.date_key, (SELECT r.date_key FROM record AS r WHERE r.id = s.id)),"
        " s.id FROM row_set (?1) AS s LEFT JOIN record_text AS t ON t.record = s.id",
    [ROWS] = "SELECT s.place, r.id FROM row_set (?1) AS s CROSS JOIN record AS r "
             "ON r.date_key = s.id",
    [TEXTS] = "SELECT s.rowid FROM record_search AS s WHERE s.record_search MATCH ?1 "
              "ORDER BY s.rowid",
    [HAS_WORDS] = "SELECT s.rowid FROM record_search AS s "
                  "WHERE s.record_search MATCH ?1 AND s.rowid = ?2",
  };

  return i < N_QUESTIONS ? sql[i] : NULL;
}

static void
clear_apart (Apart *self)
{
  chancery_sql_query_free (self->compiled);
  g_free (self->sql);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Apart, clear_apart)

/* A word that only begins so is looked up with all that begin so; for one text after the other that is anew each
 * time. */
static gboolean
is_quick (const char *match)
{
  return strchr (match, '*') == NULL && strlen (match) <= LONGEST_MATCH;
}

/* FALSE where there is nothing to ask.  An act keeps in memory what it changes of texts. */
static gboolean
take_apart (Apart *self, ChanceryDb *db, ChanceryQuery *query, ChancerySqlPurpose purpose)
{
  if (sqlite3_txn_state (db->handle, "main") == SQLITE_TXN_WRITE)
    return FALSE;
  self->db = db;
  self->compiled = chancery_sql_query_new_for (query, db, purpose);
  self->match = chancery_sql_query_get_match (self->compiled);
  if (*chancery_sql_query_get_where (self->compiled) == '\0')
    return FALSE;
  self->sql = chancery_sql_query_select_places (self->compiled, &self->keys);
  return TRUE;
}

/* ---- places ---- */

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *)a;
  gint64 other = *(const gint64 *)b;

  return one < other ? -1 : one > other;
}

/* By their keys, which come first in a place. */
static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return compare_numbers (b, a);
}

static int
compare_oldest_first (gconstpointer a, gconstpointer b)
{
  gint64 one = ((const Place *)a)->key;
  gint64 other = ((const Place *)b)->key;

  if ((one < 0) != (other < 0))
    return one < 0 ? 1 : -1;
  return compare_numbers (a, b);
}

/* Rows that come from an index are nearly in order, so that this is soon done; a place has its key alone, which is its
 * row. */
static void
drop_doubles (GArray *places)
{
  Place *all = (Place *)(gpointer)places->data;
  guint n = 0;

  g_array_sort (places, compare_numbers);
  for (guint i = 0; i < places->len; i++)
    if (n == 0 || all[n - 1].key != all[i].key)
      all[n++] = all[i];
  g_array_set_size (places, n);
}

/* @numbers: (element-type gint64); the answers are pairs of numbers (element-type Place) (transfer full). */
static GArray *
ask_pairs (ChanceryDb *db, guint question, GArray *numbers, GError **error)
{
  const ChanceryRowSet set = { (const gint64 *)(gpointer)numbers->data, numbers->len };
  g_autoptr (GArray) pairs = g_array_sized_new (FALSE, FALSE, sizeof (Place), numbers->len);
  g_autoptr (ChanceryStatement) statement =
      chancery_db_prepare (db, chancery_search_meet_peek_sql (question), error);
  GError *problem = NULL;

  if (statement == NULL)
    return NULL;
  chancery_row_set_bind (&set, statement, 1);
  while (chancery_statement_step (statement, &problem))
    {
      const Place pair = { chancery_statement_get_int (statement, 0),
                           chancery_statement_get_int (statement, 1) };

      if (!chancery_statement_is_null (statement, 0))
        g_array_append_val (pairs, pair);
    }
  return chancery_statement_ended_well (problem, error) ? g_steal_pointer (&pairs) : NULL;
}

/* ---- what the conditions give ---- */

/* A place, of which only the row is known where the statement gives no keys: then it stands for the key, too. */
typedef void (*TakePlace) (Place place, gpointer user_data);

/* At most @most of them in @n_steps; @all: whether those were all. */
static gboolean
walk_places (const Apart *self,
             guint most,
             gint64 n_steps,
             TakePlace take,
             gpointer user_data,
             gboolean *all,
             GError **error)
{
  g_autoptr (ChanceryStatement) statement = chancery_db_prepare (self->db, self->sql, error);
  g_autoptr (GError) problem = NULL;
  gboolean ran_out, goes_on;
  guint n = 0;

  if (statement == NULL)
    return FALSE;
  chancery_sql_query_bind_places (self->compiled, statement);
  chancery_db_limit_steps (self->db, n_steps);
  while ((goes_on = chancery_statement_step (statement, &problem)) && n++ < most)
    {
      gint64 first = chancery_statement_get_int (statement, 0);

      take ((Place){ first, self->keys ? chancery_statement_get_int (statement, 1) : first },
            user_data);
    }
  ran_out = chancery_db_ran_out (self->db);
  chancery_db_limit_steps (self->db, -1);
  *all = !goes_on && problem == NULL;
  return ran_out || chancery_statement_ended_well (g_steal_pointer (&problem), error);
}

static void
keep_place (Place place, gpointer user_data)
{
  g_array_append_val ((GArray *)user_data, place);
}

static GArray *
list_numbers (GArray *places)
{
  GArray *numbers = g_array_sized_new (FALSE, FALSE, sizeof (gint64), places->len);

  for (guint i = 0; i < places->len; i++)
    g_array_append_val (numbers, g_array_index (places, Place, i).key);
  return numbers;
}

/* Of rows alone: each once, with its key. */
static GArray *
find_places (ChanceryDb *db, GArray *rows, GError **error)
{
  g_autoptr (GArray) numbers = NULL;

  drop_doubles (rows);
  numbers = list_numbers (rows);
  return ask_pairs (db, PLACES, numbers, error);
}

/* All places (element-type Place) (transfer full); NULL without @error when there are more than @most. */
static GArray *
gather_places (const Apart *self, guint most, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  gboolean all;

  if (!walk_places (self, most, LEAST_STEPS + (gint64)most * STEPS_OF_ROW, keep_place, places, &all,
                    error) ||
      !all)
    return NULL;
  return self->keys ? g_steal_pointer (&places) : find_places (self->db, places, error);
}

/* Keeps the first @most of @places whose texts have the words. */
static gboolean
keep_with_words (const Apart *self, GArray *places, guint most, GError **error)
{
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (self->db, error, chancery_search_meet_peek_sql (HAS_WORDS), "t",
                         self->match);
  GError *problem = NULL;
  guint n = 0;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < places->len && n < most && problem == NULL; i++)
    {
      const Place place = g_array_index (places, Place, i);

      chancery_statement_bind_int (statement, 2, place.key);
      if (chancery_statement_step (statement, &problem))
        g_array_index (places, Place, n++) = place;
      chancery_statement_reset (statement);
    }
  g_array_set_size (places, n);
  return chancery_statement_ended_well (problem, error);
}

/* ---- the first rows ---- */

/* Whether words of it may be a number, which few records carry. */
static gboolean
may_say_number (ChanceryQuery *query)
{
  const char *text = chancery_query_get_text (query);

  if (chancery_query_get_op (query) == CHANCERY_QUERY_AND ||
      chancery_query_get_op (query) == CHANCERY_QUERY_OR)
    for (guint i = 0; i < chancery_query_get_n_children (query); i++)
      if (may_say_number (chancery_query_get_child (query, i)))
        return TRUE;
  return text != NULL && (strpbrk (text, "0123456789") != NULL || !g_str_is_ascii (text));
}

/* A field stands alone, or beside other things that have to be so. */
static gboolean
asks_field (ChanceryQuery *query)
{
  if (chancery_query_get_op (query) == CHANCERY_QUERY_AND)
    for (guint i = 0; i < chancery_query_get_n_children (query); i++)
      if (asks_field (chancery_query_get_child (query, i)))
        return TRUE;
  return chancery_query_get_op (query) == CHANCERY_QUERY_FIELD;
}

/* To ask a record takes five times as long as to put a row in order; fifty times all records by the number of rows are asked
 * where those are spread evenly, and mostly more. */
static guint
get_most_sorted (ChanceryDb *db)
{
  gint64 last = chancery_db_query_int (db, 0, "SELECT max (id) FROM record", "");

  return (guint)sqrt ((double)CLAMP (last, 0, G_MAXINT32) * SORTED_BY_ALL);
}

static GArray *
take_rows (GArray *places, guint offset, guint limit)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = offset; i < places->len && i - offset < limit; i++)
    g_array_append_val (rows, g_array_index (places, Place, i).row);
  return rows;
}

GArray *
chancery_search_meet_page (ChanceryDb *db,
                           ChanceryQuery *query,
                           gboolean oldest_first,
                           guint offset,
                           guint limit,
                           GError **error)
{
  g_auto (Apart) self = { 0 };
  g_autoptr (GArray) places = NULL;
  gboolean numbered;
  guint most;

  if ((!asks_field (query) && !may_say_number (query)) ||
      !take_apart (&self, db, query, CHANCERY_SQL_FIRST_APART) ||
      !chancery_sql_query_lists_rows (self.compiled))
    return NULL;
  if (self.match != NULL && !is_quick (self.match))
    return NULL;
  numbered = chancery_sql_query_says_number (self.compiled);
  /* Without words rows alone are asked for, by nothing but an index; what carries a number are few. */
  if (self.match == NULL && !numbered && (self.keys || strstr (self.sql, " MATCH ") != NULL))
    return NULL;
  most = self.match != NULL || numbered ? MOST_ASKED : get_most_sorted (db);
  places = gather_places (&self, most, error);
  if (places == NULL)
    return NULL;
  g_array_sort (places, oldest_first ? compare_oldest_first : compare_newest_first);
  if (self.match != NULL && !keep_with_words (&self, places, offset + limit, error))
    return NULL;
  return take_rows (places, offset, limit);
}

/* ---- all rows ---- */

/* Something else is asked than words, of which kind a record is, and when: for these the records that have the words
 * are quicker looked up. */
static gboolean
is_worth_it (ChanceryQuery *query)
{
  gboolean worth_it = FALSE;

  if (chancery_query_get_op (query) == CHANCERY_QUERY_FIELD)
    return TRUE;
  if (chancery_query_get_op (query) != CHANCERY_QUERY_AND)
    return FALSE;
  for (guint i = 0; i < chancery_query_get_n_children (query); i++)
    {
      ChanceryQuery *child = chancery_query_get_child (query, i);

      if (chancery_query_get_op (child) != CHANCERY_QUERY_FIELD)
        continue;
      if (chancery_query_get_date (child) != NULL)
        return FALSE;
      worth_it |= strcmp (chancery_query_get_field (child), "kind") != 0;
    }
  return worth_it;
}

/* The keys of the texts that have the words, in their order (element-type gint64). */
static GArray *
gather_texts (const Apart *self, GError **error)
{
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (self->db, error, chancery_search_meet_peek_sql (TEXTS), "t", self->match);

  return statement != NULL ? chancery_statement_read_rows (statement, error) : NULL;
}

/* The texts of the words, and which of them were met. */
typedef struct
{
  const gint64 *keys;
  guint n;
  guint8 *met;
  guint at; /* where the last key was looked for */
} Meeting;

/* Keys mostly come in ascending order, and not far from each other. */
static void
meet_key (Place place, gpointer user_data)
{
  Meeting *self = user_data;
  guint low = 0;
  guint high = self->n;

  if (self->at < self->n && self->keys[self->at] <= place.key)
    for (guint step = 1; (low = self->at) + step < self->n; step *= 2)
      {
        if (self->keys[low + step] > place.key)
          {
            high = low + step;
            break;
          }
        self->at = low + step;
      }
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->keys[middle] < place.key)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < self->n && self->keys[low] == place.key)
    self->met[low] = TRUE;
  self->at = low;
}

/* @rows: of the conditions, in any order.  The fewer are looked up: their keys, or the rows of the texts. */
static gboolean
meet_rows (const Apart *self, GArray *rows, GArray *texts, Meeting *meeting, GError **error)
{
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (ChanceryKeySet) set = NULL;

  if (rows->len <= texts->len)
    {
      pairs = find_places (self->db, rows, error);
      for (guint i = 0; pairs != NULL && i < pairs->len; i++)
        meet_key (g_array_index (pairs, Place, i), meeting);
      return pairs != NULL;
    }
  pairs = ask_pairs (self->db, ROWS, texts, error);
  if (pairs == NULL)
    return FALSE;
  set = chancery_key_set_new ();
  for (guint i = 0; i < rows->len; i++)
    chancery_key_set_add (set, g_array_index (rows, Place, i).row);
  for (guint i = 0; i < pairs->len; i++)
    {
      const Place *pair = &g_array_index (pairs, Place, i);

      meeting->met[pair->key] = chancery_key_set_has (set, pair->row);
    }
  return TRUE;
}

/* @met: (array length=texts->len): set for those that fulfil the conditions.  @all: nothing was left out. */
static gboolean
meet_texts (const Apart *self, GArray *texts, guint8 *met, gboolean *all, GError **error)
{
  gint64 n_steps = LEAST_STEPS + (gint64)texts->len * STEPS_OF_LOOKUP;
  Meeting meeting = { (const gint64 *)(gpointer)texts->data, texts->len, met, 0 };
  g_autoptr (GArray) rows = NULL;

  if (self->keys)
    return walk_places (self, G_MAXUINT, n_steps, meet_key, &meeting, all, error);
  rows = g_array_new (FALSE, FALSE, sizeof (Place));
  return walk_places (self, G_MAXUINT, n_steps, keep_place, rows, all, error) &&
         (!*all || meet_rows (self, rows, texts, &meeting, error));
}

/* The keys of the texts that fulfil the conditions, in their order (element-type gint64). */
static GArray *
meet (const Apart *self, GError **error)
{
  g_autoptr (GArray) texts = NULL;
  g_autoptr (GArray) places = NULL;
  g_autofree guint8 *met = NULL;
  gint64 *keys;
  gboolean all;
  guint n = 0;

  if (chancery_sql_query_lists_rows (self->compiled) && is_quick (self->match))
    {
      g_autoptr (GError) problem = NULL;

      places = gather_places (self, MOST_ASKED, &problem);
      if (!chancery_statement_ended_well (g_steal_pointer (&problem), error))
        return NULL;
    }
  if (places != NULL)
    {
      g_array_sort (places, compare_numbers);
      return keep_with_words (self, places, G_MAXUINT, error) ? list_numbers (places) : NULL;
    }
  texts = gather_texts (self, error);
  if (texts == NULL || texts->len < FEW_TEXTS)
    return NULL;
  met = g_new0 (guint8, texts->len);
  if (!meet_texts (self, texts, met, &all, error) || !all)
    return NULL;
  keys = (gint64 *)(gpointer)texts->data;
  for (guint i = 0; i < texts->len; i++)
    if (met[i])
      keys[n++] = keys[i];
  g_array_set_size (texts, n);
  return g_steal_pointer (&texts);
}

/* Takes it apart where that is worth it, and where it is as soon as a number is among its words. */
static gboolean
take_apart_all (Apart *self, ChanceryDb *db, ChanceryQuery *query)
{
  const gboolean worth_it = is_worth_it (query);

  return (worth_it || may_say_number (query)) &&
         take_apart (self, db, query, CHANCERY_SQL_ALL_APART) &&
         (worth_it || chancery_sql_query_says_number (self->compiled));
}

gint64
chancery_search_meet_count (ChanceryDb *db, ChanceryQuery *query, GError **error)
{
  g_auto (Apart) self = { 0 };
  g_autoptr (GArray) keys = NULL;

  if (!take_apart_all (&self, db, query) || self.match == NULL)
    return -1;
  keys = meet (&self, error);
  return keys != NULL ? (gint64)keys->len : -1;
}

/* The rows of @places, which are in order. */
static GArray *
list_rows (GArray *places, gsize *n_undated)
{
  for (guint i = 0; i < places->len && g_array_index (places, Place, i).key < 0; i++)
    (*n_undated)++;
  return take_rows (places, 0, G_MAXUINT);
}

/* The rows of @keys, which are in order. */
static GArray *
look_up_rows (ChanceryDb *db, GArray *keys, gsize *n_undated, GError **error)
{
  g_autoptr (GArray) pairs = ask_pairs (db, ROWS, keys, error);

  if (pairs == NULL)
    return NULL;
  for (guint i = 0; i < keys->len && g_array_index (keys, gint64, i) < 0; i++)
    (*n_undated)++;
  return take_rows (pairs, 0, G_MAXUINT);
}

GArray *
chancery_search_meet_all (ChanceryDb *db, ChanceryQuery *query, gsize *n_undated, GError **error)
{
  g_auto (Apart) self = { 0 };
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GArray) places = NULL;

  *n_undated = 0;
  if (!take_apart_all (&self, db, query))
    return NULL;
  if (self.match != NULL)
    {
      keys = meet (&self, error);
      return keys != NULL ? look_up_rows (db, keys, n_undated, error) : NULL;
    }
  if (self.keys)
    return NULL;
  places = gather_places (&self, MOST_SORTED, error);
  if (places == NULL)
    return NULL;
  g_array_sort (places, compare_numbers);
  return list_rows (places, n_undated);
}
