/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The conditions that are no field of the table: kind, ref, case, about, has, dates of the record.
 * Everything else is looked up in the table of kinds (chancery-sql-query-table.c). */

#include "config.h"

#include "chancery-sql-query-private.h"

#include "chancery-db-private.h"
#include "chancery-fuzzy-date.h"
#include "chancery-match.h"
#include "chancery-sql-kind.h"
#include "chancery-sql-terms.h"
#include "chancery-text.h"
#include "chancery-uuid.h"

#include <string.h>

/* Of the date key: see record_text. */
#define KEY_BITS 20
/* Sorts behind every other character of a folded number. */
#define AFTER_ALL "\xf4\x8f\xbf\xbf"

static void
add_between (ChancerySqlBuilder *self, guint i, const char *between)
{
  if (i > 0)
    chancery_sql_builder_add (self, between);
}

/* "a..b": numbers that are @value, or begin so when it ends in a star. */
static void
add_number_fits (ChancerySqlBuilder *self, const char *column, const char *value)
{
  g_autofree char *folded = chancery_text_fold_reference (value);
  g_autofree char *end = NULL;
  gsize length = strlen (folded);

  while (length > 0 && (folded[length - 1] == '*' || folded[length - 1] == ' '))
    folded[--length] = '\0';
  chancery_sql_builder_add (self, column);
  if (!g_str_has_suffix (value, "*"))
    {
      chancery_sql_builder_add (self, " = ");
      chancery_sql_builder_bind (self, folded);
      return;
    }
  end = g_strconcat (folded, AFTER_ALL, NULL);
  chancery_sql_builder_add (self, " BETWEEN ");
  chancery_sql_builder_bind (self, folded);
  chancery_sql_builder_add (self, " AND ");
  chancery_sql_builder_bind (self, end);
}

/* The first of UUID, register number, own and their numbers that matches decides. */
void
chancery_sql_query_add_rows_of (ChancerySqlBuilder *self, const char *ref)
{
  g_autofree char *lower = g_ascii_strdown (ref, -1);

  chancery_sql_builder_add (self, "(SELECT u.id FROM record AS u WHERE u.uuid = ");
  chancery_sql_builder_bind (self, lower);
  chancery_sql_builder_add (self, " UNION ALL SELECT n.record FROM number AS n WHERE ");
  add_number_fits (self, "n.folded", ref);
  if (!g_str_has_suffix (ref, "*"))
    {
      chancery_sql_builder_add (self, " AND n.rank = (SELECT min (m.rank) FROM number AS m WHERE ");
      add_number_fits (self, "m.folded", ref);
      chancery_sql_builder_add (self, ")");
    }
  chancery_sql_builder_add (self, ")");
}

/* Kinds by id or by their name in the list; half of a word will do while it is typed. */
static void
gather_kinds (GPtrArray *ids, const char *value)
{
  g_autofree char *folded = chancery_text_fold (value, -1);
  gsize length = strlen (folded);

  if (length > 0 && folded[length - 1] == '*')
    folded[--length] = '\0';
  for (guint pass = 0; pass < 2 && ids->len == 0; pass++)
    for (guint i = 1; i < CHANCERY_N_KINDS; i++)
      {
        const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);
        const char *const words[] = { kind->id, kind->label, kind->plural };

        for (guint n = 0; n < G_N_ELEMENTS (words); n++)
          {
            g_autofree char *word = chancery_text_fold (words[n], -1);

            if (pass == 0 ? strcmp (word, folded) == 0 : g_str_has_prefix (word, folded))
              {
                g_ptr_array_add (ids, (gpointer)kind->id);
                break;
              }
          }
      }
}

void
chancery_sql_query_list_kinds (ChanceryQuery *query, ChanceryKindFlags flags, GPtrArray *ids)
{
  for (const char *const *values = chancery_query_get_values (query); *values != NULL; values++)
    {
      g_autoptr (GPtrArray) some = g_ptr_array_new ();

      gather_kinds (some, *values);
      for (guint i = 0; i < some->len; i++)
        if ((flags == 0 || chancery_kind_has_flag (chancery_kind_find (some->pdata[i]), flags)) &&
            !g_ptr_array_find (ids, some->pdata[i], NULL))
          g_ptr_array_add (ids, some->pdata[i]);
    }
}

static void
add_kind (ChancerySqlBuilder *self, ChanceryQuery *query)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  chancery_sql_query_list_kinds (query, CHANCERY_KIND_FLAG_NONE, all);
  if (all->len == 0)
    {
      chancery_sql_builder_add (self, "0");
      return;
    }
  chancery_sql_builder_add (self, self->numbered ? "+r.kind" : "r.kind");
  chancery_sql_builder_bind_list (self, all);
}

static void
add_ref (ChancerySqlBuilder *self, ChanceryQuery *query)
{
  const char *const *values = chancery_query_get_values (query);
  gsize from;

  chancery_sql_builder_add_in_rows (self);
  from = self->sql->len;
  for (guint i = 0; values[i] != NULL; i++)
    {
      add_between (self, i, " UNION ALL ");
      chancery_sql_builder_add (self, "SELECT n.record FROM number AS n WHERE ");
      add_number_fits (self, "n.folded", values[i]);
      if (chancery_uuid_is_valid (values[i]))
        {
          g_autofree char *lower = g_ascii_strdown (values[i], -1);

          chancery_sql_builder_add (self,
                                    " UNION ALL SELECT u.id FROM record AS u WHERE u.uuid = ");
          chancery_sql_builder_bind (self, lower);
        }
    }
  chancery_sql_builder_end_rows (self, from);
}

/* The fields by which case files hold records ("items.record"). */
static GPtrArray *
list_filing_paths (void)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

      if (!chancery_kind_has_flag (kind, CHANCERY_KIND_FILES))
        continue;
      for (const ChanceryField *list = kind->fields; list->id != NULL; list++)
        for (const ChanceryField *field = list->lines; field != NULL && field->id != NULL; field++)
          if (field->type == CHANCERY_TYPE_REFERENCE)
            g_ptr_array_add (paths, chancery_sql_kind_path (list, field));
    }
  return paths;
}

static void
add_case (ChancerySqlBuilder *self, ChanceryQuery *query)
{
  const char *const *values = chancery_query_get_values (query);
  g_autoptr (GPtrArray) paths = list_filing_paths ();
  gsize from;

  chancery_sql_builder_add_in_rows (self);
  from = self->sql->len;
  for (guint i = 0; values[i] != NULL; i++)
    {
      add_between (self, i, " UNION ALL ");
      chancery_sql_builder_add (self, "SELECT x.target FROM reference AS x WHERE x.record IN ");
      chancery_sql_query_add_rows_of (self, values[i]);
      chancery_sql_builder_add (self, " AND x.target IS NOT NULL AND x.field");
      chancery_sql_builder_bind_list (self, paths);
    }
  chancery_sql_builder_end_rows (self, from);
}

/* The path of links between records: "links.to". */
static char *
get_link_path (void)
{
  const ChanceryField *list = chancery_field_find (chancery_kind_get_envelope (), "links");

  for (const ChanceryField *field = list->lines; field->id != NULL; field++)
    if (field->type == CHANCERY_TYPE_REFERENCE)
      return chancery_sql_kind_path (list, field);
  return NULL;
}

/* Who names it, in a field or by a link, and what it links to. */
static void
add_about (ChancerySqlBuilder *self, ChanceryQuery *query)
{
  const char *const *values = chancery_query_get_values (query);
  g_autofree char *path = get_link_path ();
  gsize from;

  chancery_sql_builder_add_in_rows (self);
  from = self->sql->len;
  for (guint i = 0; values[i] != NULL; i++)
    {
      add_between (self, i, " UNION ALL ");
      chancery_sql_builder_add (self, "SELECT x.record FROM reference AS x WHERE x.target IN ");
      chancery_sql_query_add_rows_of (self, values[i]);
      chancery_sql_builder_add (
          self, " UNION ALL SELECT y.target FROM reference AS y WHERE y.record IN ");
      chancery_sql_query_add_rows_of (self, values[i]);
      chancery_sql_builder_add (self, " AND y.target IS NOT NULL AND y.field = ");
      chancery_sql_builder_bind (self, path);
    }
  chancery_sql_builder_end_rows (self, from);
}

/* One that is named by its id, and the records that have no other side. */
/* Opens a bracket: the other side of an incident is a place and that of an action a record, which are none.  The
 * plus keeps the order of days from being sorted anew for each kind. */
static void
add_met (ChancerySqlBuilder *self, const char *negation, const char *then)
{
  g_autofree char *condition = chancery_sql_terms_expand ("IN ({met})");

  g_string_append_printf (self->sql, "(+r.kind %s%s%s", negation, condition, then);
}

static gboolean
add_counterpart_row (ChancerySqlBuilder *self, const char *value, gboolean exact)
{
  if (!exact && strcmp (value, "none") == 0)
    {
      add_met (self, "NOT ", " OR ");
      chancery_sql_builder_add (
          self, "(r.counterpart IS NULL AND ifnull (r.counterpart_label, '') = ''))");
      return TRUE;
    }
  if (chancery_uuid_is_valid (value))
    {
      g_autofree char *lower = g_ascii_strdown (value, -1);

      add_met (self, "", " AND ");
      chancery_sql_builder_add (self,
                                "r.counterpart IN (SELECT u.id FROM record AS u WHERE u.uuid = ");
      chancery_sql_builder_bind (self, lower);
      chancery_sql_builder_add (self, "))");
      return TRUE;
    }
  return FALSE;
}

/* The other side as lists show it: the whole name, or words of any of its names. */
static void
add_counterpart (ChancerySqlBuilder *self, ChanceryQuery *query)
{
  const char *const *values = chancery_query_get_values (query);
  gboolean exact = chancery_query_get_comparison (query) == CHANCERY_QUERY_EXACT;

  chancery_sql_builder_add (self, "(");
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *pattern = chancery_match_pattern (values[i], exact);

      add_between (self, i, " OR ");
      if (add_counterpart_row (self, values[i], exact))
        continue;
      add_met (self, "", " AND (");
      chancery_sql_builder_add (self, "r.counterpart IN (SELECT n.record FROM name AS n "
                                      "WHERE chancery_matches (n.folded, ");
      chancery_sql_builder_bind (self, pattern);
      chancery_sql_builder_add (
          self, ")) OR (r.counterpart IS NULL AND chancery_matches (r.counterpart_label, ");
      chancery_sql_builder_bind (self, pattern);
      chancery_sql_builder_add (self, "))))");
    }
  chancery_sql_builder_add (self, ")");
}

/* The first key of a day.  Days before the count began share its first day. */
static gint64
key_of (ChanceryDay day)
{
  return MAX (day, 0) << KEY_BITS;
}

static void
add_key_from (ChancerySqlBuilder *self, const char *comparison, gint64 key)
{
  chancery_sql_builder_add (self, comparison);
  chancery_sql_builder_bind_int (self, key);
}

/* A record whose date is one day lies in the range of keys; the others are in `long_date`. */
static void
add_after (ChancerySqlBuilder *self, ChanceryDay first)
{
  add_key_from (self, "(r.date_key >= ", key_of (first));
  add_key_from (self,
                " OR r.date_key IN (SELECT date_key FROM long_date WHERE last_day >= ", first);
  chancery_sql_builder_add (self, "))");
}

static void
add_before (ChancerySqlBuilder *self, ChanceryDay last)
{
  add_key_from (self, "((r.date_key >= 0 AND r.date_key < ", key_of (last + 1));
  add_key_from (self, ") OR r.date_key IN (SELECT date_key FROM long_date WHERE last_day > ", last);
  add_key_from (self, " AND first_day <= ", last);
  chancery_sql_builder_add (self, "))");
}

static void
add_on (ChancerySqlBuilder *self, ChanceryDay first, ChanceryDay last)
{
  add_key_from (self, "((r.date_key >= ", key_of (first));
  add_key_from (self, " AND r.date_key < ", key_of (last + 1));
  add_key_from (self,
                ") OR r.date_key IN (SELECT date_key FROM long_date WHERE last_day >= ", first);
  add_key_from (self, " AND first_day <= ", last);
  chancery_sql_builder_add (self, "))");
}

/* The days that @query asks for; an end that is open, or that its field leaves open, is CHANCERY_DAY_NONE. */
static void
get_days (ChanceryQuery *query, ChanceryDay *first, ChanceryDay *last)
{
  ChanceryFuzzyDate *date = chancery_query_get_date (query);
  const char *field = chancery_query_get_field (query);

  *first = CHANCERY_DAY_NONE;
  *last = CHANCERY_DAY_NONE;
  if (strcmp (field, "before") != 0)
    chancery_fuzzy_date_get_first_day (date, first);
  if (strcmp (field, "after") != 0)
    chancery_fuzzy_date_get_last_day (date, last);
}

/* Where the last date stands that has no beginning, or one before the count of days; 0 where all have one.  Such dates
 * are few, and are found only by a walk over all that are longer than a day: it is remembered until something was
 * written. */
static gint64
find_last_unbegun (ChanceryDb *db)
{
  static const char sql[] = "SELECT ifnull (max (date_key), 0) FROM long_date WHERE first_day < 0";
  gint64 data_version = chancery_db_get_data_version (db);
  gint64 n_changes = sqlite3_total_changes64 (db->handle);
  gint64 key;

  if (db->unbegun_version == data_version && db->unbegun_changes == n_changes)
    return db->last_unbegun;
  db->unbegun_version = -1;
  key = chancery_db_query_int (db, -1, sql, "");
  if (key < 0)
    return G_MAXINT64;
  /* What is not committed may be taken back. */
  if (sqlite3_txn_state (db->handle, "main") != SQLITE_TXN_WRITE)
    {
      db->last_unbegun = key;
      db->unbegun_version = data_version;
      db->unbegun_changes = n_changes;
    }
  return key;
}

/* The keys of all that may match: a date that is longer than a day stands by its first day where it has one. */
void
chancery_sql_query_add_bounds (ChancerySqlBuilder *self, ChanceryQuery *query, const char *key)
{
  static const char lowest[] = "SELECT date_key FROM long_date "
                               "WHERE date_key < ?1 AND last_day >= ?2 ORDER BY date_key LIMIT 1";
  const char *field =
      chancery_query_get_op (query) == CHANCERY_QUERY_FIELD ? chancery_query_get_field (query) : "";
  ChanceryDay first, last;

  if (self->db == NULL || chancery_query_get_date (query) == NULL ||
      (strcmp (field, "after") != 0 && strcmp (field, "before") != 0 && strcmp (field, "on") != 0))
    return;
  get_days (query, &first, &last);
  if (first != CHANCERY_DAY_NONE)
    {
      gint64 low = key_of (first);

      g_string_append_printf (self->sql, " AND %s >= ", key);
      chancery_sql_builder_bind_int (self, chancery_db_query_int (self->db, low, lowest, "ii", low,
                                                                  first));
    }
  if (last != CHANCERY_DAY_NONE)
    {
      gint64 high = key_of (last + 1) - 1;

      g_string_append_printf (self->sql, " AND %s <= ", key);
      chancery_sql_builder_bind_int (self, MAX (high, find_last_unbegun (self->db)));
    }
}

/* An end that is open sets no bound; undated records match none. */
static void
add_date (ChancerySqlBuilder *self, ChanceryQuery *query)
{
  ChanceryDay first, last;
  gboolean from, to;

  get_days (query, &first, &last);
  from = first != CHANCERY_DAY_NONE;
  to = last != CHANCERY_DAY_NONE;
  if (from && to)
    add_on (self, first, last);
  else if (from)
    add_after (self, first);
  else if (to)
    add_before (self, last);
  else
    chancery_sql_builder_add (self, "r.date_key >= 0");
}

static void
add_has (ChancerySqlBuilder *self, ChanceryQuery *query)
{
  const char *const *values = chancery_query_get_values (query);

  chancery_sql_builder_add (self, "(");
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *name = g_utf8_strdown (values[i], -1);

      add_between (self, i, " OR ");
      chancery_sql_query_add_has (self, name);
    }
  chancery_sql_builder_add (self, ")");
}

/* What an import made or changed, by its number; of one that was taken back nothing. */
static void
add_import (ChancerySqlBuilder *self, ChanceryQuery *query)
{
  chancery_sql_builder_add (
      self, "r.uuid IN (SELECT l.uuid FROM batch AS b JOIN batch_log AS l ON l.batch = b.id"
            " WHERE b.state = 'done' AND l.what IN ('new', 'changed') AND b.id IN (");
  for (const char *const *value = chancery_query_get_values (query); *value != NULL; value++)
    {
      gint64 number = 0;

      if (value != chancery_query_get_values (query))
        chancery_sql_builder_add (self, ", ");
      /* What is no number is no import. */
      g_ascii_string_to_signed (*value, 10, 1, G_MAXINT64, &number, NULL);
      chancery_sql_builder_bind_int (self, number);
    }
  chancery_sql_builder_add (self, "))");
}

void
chancery_sql_query_add_field (ChancerySqlBuilder *self, ChanceryQuery *query)
{
  static const struct
  {
    const char *field;
    void (*add) (ChancerySqlBuilder *self, ChanceryQuery *query);
  } own[] = {
    { "kind", add_kind },
    { "ref", add_ref },
    { "case", add_case },
    { "about", add_about },
    { "has", add_has },
    { "counterpart", add_counterpart },
    { "after", add_date },
    { "before", add_date },
    { "on", add_date },
    { "counted", chancery_sql_query_add_counted },
    { "answered", chancery_sql_query_add_answered },
    { "year", chancery_sql_query_add_year },
    { "import", add_import },
  };
  const char *field = chancery_query_get_field (query);

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (strcmp (own[i].field, field) == 0)
      {
        own[i].add (self, query);
        return;
      }
  chancery_sql_query_add_table_field (self, query);
}
