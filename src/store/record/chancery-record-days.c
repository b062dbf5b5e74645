/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-day.h"
#include "chancery-fuzzy-date.h"
#include "chancery-records.h"
#include "chancery-statement.h"
#include "chancery-store-record.h"

#define KEY_BITS 20
#define KEYS_A_DAY (G_GINT64_CONSTANT (1) << KEY_BITS)
/* Stand for an open end in `long_date`; beyond every day of the program. */
#define DAY_OPEN_START (-(G_GINT64_CONSTANT (1) << 42))
#define DAY_OPEN_END (G_GINT64_CONSTANT (1) << 42)
/* A name that very many records show is brought up to date in all of them when they are next saved
 * or the index is rebuilt; this many at once. */
#define MAX_RENAMED 2000

static gboolean
get_days_of (ChanceryDb *db, const char *uuid, gint64 *first, gint64 *last, GError **error)
{
  static const char sql[] = "SELECT first_day, last_day FROM record WHERE uuid = ?1";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "t", uuid);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  if (chancery_statement_step (statement, &local))
    {
      *first = chancery_statement_get_day (statement, 0);
      *last = chancery_statement_get_day (statement, 1);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
chancery_record_find_days (ChanceryDb *db,
                           ChanceryRecord *record,
                           gint64 *first,
                           gint64 *last,
                           GError **error)
{
  ChanceryFuzzyDate *date = chancery_record_get_own_date (record);
  const char *source = chancery_record_get_day_source (record);

  *first = CHANCERY_DAY_NONE;
  *last = CHANCERY_DAY_NONE;
  if (date != NULL)
    {
      chancery_fuzzy_date_get_first_day (date, first);
      chancery_fuzzy_date_get_last_day (date, last);
      return TRUE;
    }
  return source == NULL || get_days_of (db, source, first, last, error);
}

/* The day that a key begins with; negative for undated.  Days before the count began share its
 * first day, in no order. */
static gint64
get_key_day (gint64 first, gint64 last)
{
  gint64 day = first != CHANCERY_DAY_NONE ? first : last;

  return day == CHANCERY_DAY_NONE ? -1 : MAX (day, 0);
}

gboolean
chancery_record_key_fits (gint64 key, gint64 first, gint64 last)
{
  gint64 day = get_key_day (first, last);

  return day < 0 ? key < 0 : key >= 0 && key >> KEY_BITS == day;
}

/* More than a million records of one day: the first gap among their keys. */
static gint64
find_gap (ChanceryDb *db, gint64 low, GError **error)
{
  static const char sql[] =
      "SELECT a.date_key + 1 FROM record AS a "
      "WHERE a.date_key >= ?1 AND a.date_key < ?2 AND NOT EXISTS"
      " (SELECT 1 FROM record AS b WHERE b.date_key = a.date_key + 1) LIMIT 1";
  gint64 key = chancery_db_query_int (db, 0, sql, "ii", low, low + KEYS_A_DAY - 1);

  if (key == 0)
    g_set_error_literal (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_FAILED,
                         "more records stand under one day than the registry can order");
  return key;
}

gint64
chancery_record_new_key (ChanceryDb *db, gint64 first, gint64 last, GError **error)
{
  static const char undated[] = "SELECT min (date_key) FROM record WHERE date_key < 0";
  static const char dated[] =
      "SELECT max (date_key) FROM record WHERE date_key >= ?1 AND date_key < ?2";
  gint64 day = get_key_day (first, last);
  gint64 low, key;

  if (day < 0)
    return chancery_db_query_int (db, 0, undated, "") - 1;

  /* Zero is no key: it says that there is none. */
  low = day << KEY_BITS;
  key = chancery_db_query_int (db, low, dated, "ii", low, low + KEYS_A_DAY);
  if (key < low + KEYS_A_DAY - 1)
    return key + 1;
  return find_gap (db, low, error);
}

gboolean
chancery_record_write_long_date (ChanceryDb *db,
                                 gint64 row,
                                 gint64 key,
                                 gint64 first,
                                 gint64 last,
                                 gboolean is_new,
                                 GError **error)
{
  static const char remove[] = "DELETE FROM long_date WHERE date_key = ?1";
  static const char insert[] = "INSERT INTO long_date (date_key, record, first_day, last_day) "
                               "VALUES (?1, ?2, ?3, ?4)";

  if (!is_new && !chancery_db_run (db, error, remove, "i", key))
    return FALSE;
  if (first == last)
    return TRUE;
  return chancery_db_run (db, error, insert, "iiii", key, row,
                          first != CHANCERY_DAY_NONE ? first : DAY_OPEN_START,
                          last != CHANCERY_DAY_NONE ? last : DAY_OPEN_END);
}

/* Fields that may give a record the day of another, as one SQL list. */
static char *
list_day_fields (void)
{
  GString *list = g_string_new (NULL);

  for (guint k = CHANCERY_KIND_NONE + 1; k < CHANCERY_N_KINDS; k++)
    {
      const ChanceryKind *kind = chancery_kind_get (k);

      for (guint i = 0; i < G_N_ELEMENTS (kind->day_fields) && kind->day_fields[i] != NULL; i++)
        {
          const ChanceryField *field = chancery_kind_find_field (kind, kind->day_fields[i]);

          if (field->type == CHANCERY_TYPE_REFERENCE)
            g_string_append_printf (list, "%s'%s'", list->len > 0 ? ", " : "", field->id);
        }
    }
  return g_string_free (list, FALSE);
}

static char *
make_dependants_sql (gboolean by_title)
{
  g_autofree char *fields = NULL;

  /* A record whose text is still to be written gets today's title with it; one may name itself. */
  if (by_title)
    return g_strdup_printf ("SELECT DISTINCT record FROM reference "
                            "WHERE target = ?1 AND EXISTS"
                            " (SELECT 1 FROM record_text AS t WHERE t.record = reference.record)"
                            " LIMIT %d",
                            MAX_RENAMED);
  fields = list_day_fields ();
  return g_strdup_printf ("SELECT DISTINCT record FROM reference "
                          "WHERE target = ?1 AND record <> ?1 AND field IN (%s)",
                          fields);
}

/* Made once: a file in which many are referred to before they come asks for every one of them. */
static const char *
get_dependants_sql (gboolean by_title)
{
  static char *made[2];

  if (g_once_init_enter (&made[by_title]))
    g_once_init_leave (&made[by_title], make_dependants_sql (by_title));
  return made[by_title];
}

static GArray *
list_dependants (ChanceryDb *db, gint64 row, gboolean by_title, GError **error)
{
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (db, error, get_dependants_sql (by_title), "i", row);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &local))
    {
      gint64 dependant = chancery_statement_get_int (statement, 0);

      g_array_append_val (rows, dependant);
    }
  if (local == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
refresh_all (ChanceryDb *db, gint64 row, gboolean by_title, GError **error)
{
  g_autoptr (GArray) rows = list_dependants (db, row, by_title, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!chancery_record_write_derived (db, g_array_index (rows, gint64, i), error))
      return FALSE;
  return TRUE;
}

GArray *
chancery_record_list_day_dependants (ChanceryDb *db, gint64 row, GError **error)
{
  return list_dependants (db, row, FALSE, error);
}

gboolean
chancery_record_refresh_dependants (ChanceryDb *db,
                                    gint64 row,
                                    gboolean title_changed,
                                    gboolean days_changed,
                                    GError **error)
{
  return (!title_changed || refresh_all (db, row, TRUE, error)) &&
         (!days_changed || refresh_all (db, row, FALSE, error));
}
