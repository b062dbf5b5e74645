/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The conditions behind a number of a report: `counted:`, `answered:` and `year:`, so that the list of
 * what was counted is a query like any other. */

#include "config.h"

#include "chancery-sql-query-private.h"

#include "chancery-day.h"
#include "chancery-query-values.h"
#include "chancery-sql-kind.h"
#include "chancery-sql-terms.h"

#include <string.h>

static void
add_or (ChancerySqlBuilder *self, guint *n)
{
  if ((*n)++ > 0)
    chancery_sql_builder_add (self, " OR ");
}

void
chancery_sql_query_add_rule (ChancerySqlBuilder *self)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new ();

  g_ptr_array_add (states, (gpointer) "registered");
  g_ptr_array_add (states, (gpointer) "closed");
  chancery_sql_builder_add (self, "(r.state");
  chancery_sql_builder_bind_list (self, states);
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);
      const ChanceryField *delivery = chancery_kind_find_field (kind, "delivery");
      g_autofree char *table = NULL;

      if (!chancery_kind_has_flag (kind, CHANCERY_KIND_DELIVERED) || delivery == NULL)
        continue;
      table = chancery_sql_kind_table_of (kind, NULL, delivery);
      chancery_sql_builder_add (self, " AND (r.kind <> ");
      chancery_sql_builder_bind (self, kind->id);
      g_string_append_printf (
          self->sql,
          " OR ifnull ((SELECT k.\"%s\" FROM \"%s\" AS k WHERE k.record = r.id),"
          " 'delivered') = 'delivered')",
          delivery->id, table);
    }
  chancery_sql_builder_add (self, ")");
}

void
chancery_sql_query_add_counted (ChancerySqlBuilder *self, ChanceryQuery *query)
{
  guint n = 0;

  chancery_sql_builder_add (self, "(");
  for (const char *const *value = chancery_query_get_values (query); *value != NULL; value++)
    {
      gboolean yes;

      add_or (self, &n);
      if (!chancery_query_read_yes (*value, &yes))
        {
          chancery_sql_builder_add (self, "0");
          continue;
        }
      chancery_sql_builder_add (self, yes ? "" : "NOT ");
      chancery_sql_query_add_rule (self);
    }
  chancery_sql_builder_add (self, ")");
}

const ChanceryField *
chancery_sql_query_find_answers (const ChanceryKind *kind, const ChanceryField **response)
{
  const ChanceryField *list = NULL;

  *response = chancery_kind_find_line_field (kind, "answer", &list);
  return list;
}

char *
chancery_sql_query_write_substance (const ChanceryField *response)
{
  g_autofree char *receipts = chancery_sql_terms_list (response->vocabulary, CHANCERY_TERM_RECEIPT);

  return g_strdup_printf ("(coalesce (a.\"%s\", '') NOT IN (%s))", response->id, receipts);
}

/* "EXISTS (…)": an answer of @kind, or one of substance. */
static void
add_exists (ChancerySqlBuilder *self, const ChanceryKind *kind, gboolean substance)
{
  const ChanceryField *response = NULL;
  const ChanceryField *list = chancery_sql_query_find_answers (kind, &response);
  g_autofree char *table = chancery_sql_kind_line_table (kind, list);

  g_string_append_printf (self->sql, "EXISTS (SELECT 1 FROM \"%s\" AS a WHERE a.record = r.id",
                          table);
  if (substance)
    {
      g_autofree char *condition = chancery_sql_query_write_substance (response);

      g_string_append_printf (self->sql, " AND %s", condition);
    }
  chancery_sql_builder_add (self, ")");
}

/* yes: answered in substance; no: not; receipt: only that it came, or that an answer will; none: not
 * even that. */
static void
add_answered_value (ChancerySqlBuilder *self, const ChanceryKind *kind, const char *value)
{
  gboolean yes;

  chancery_sql_builder_add (self, "(r.kind = ");
  chancery_sql_builder_bind (self, kind->id);
  if (g_ascii_strcasecmp (value, "none") == 0)
    {
      chancery_sql_builder_add (self, " AND NOT ");
      add_exists (self, kind, FALSE);
    }
  else if (g_ascii_strcasecmp (value, "receipt") == 0)
    {
      chancery_sql_builder_add (self, " AND ");
      add_exists (self, kind, FALSE);
      chancery_sql_builder_add (self, " AND NOT ");
      add_exists (self, kind, TRUE);
    }
  else if (chancery_query_read_yes (value, &yes))
    {
      chancery_sql_builder_add (self, yes ? " AND " : " AND NOT ");
      add_exists (self, kind, TRUE);
    }
  else
    chancery_sql_builder_add (self, " AND 0");
  chancery_sql_builder_add (self, ")");
}

void
chancery_sql_query_add_answered (ChancerySqlBuilder *self, ChanceryQuery *query)
{
  guint n = 0;

  chancery_sql_builder_add (self, "(");
  for (const char *const *value = chancery_query_get_values (query); *value != NULL; value++)
    for (guint i = 1; i < CHANCERY_N_KINDS; i++)
      {
        const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);
        const ChanceryField *response;

        if (chancery_sql_query_find_answers (kind, &response) == NULL)
          continue;
        add_or (self, &n);
        add_answered_value (self, kind, *value);
      }
  chancery_sql_builder_add (self, ")");
}

/* The year in which a record's day begins: unlike `on:` it puts every record into one year. */
static void
add_year_value (ChancerySqlBuilder *self, const char *value, ChanceryQueryComparison comparison)
{
  static const char *const signs[] = { NULL, "<", "<", ">=", ">=", NULL };
  ChanceryDay first;
  ChanceryDay next;
  gint64 year;

  if (strcmp (value, "none") == 0)
    {
      chancery_sql_builder_add (self, "r.first_day IS NULL");
      return;
    }
  if (!g_ascii_string_to_signed (value, 10, -9999, 9999, &year, NULL) ||
      !chancery_day_from_ymd (year, 1, 1, &first) || !chancery_day_from_ymd (year + 1, 1, 1, &next))
    {
      chancery_sql_builder_add (self, "0");
      return;
    }
  if (signs[comparison] == NULL)
    {
      chancery_sql_builder_add (self, "(r.first_day >= ");
      chancery_sql_builder_bind_int (self, first);
      chancery_sql_builder_add (self, " AND r.first_day < ");
      chancery_sql_builder_bind_int (self, next);
      chancery_sql_builder_add (self, ")");
      return;
    }
  g_string_append_printf (self->sql, "r.first_day %s ", signs[comparison]);
  chancery_sql_builder_bind_int (self, comparison == CHANCERY_QUERY_LESS_OR_EQUAL ||
                                               comparison == CHANCERY_QUERY_GREATER
                                           ? next
                                           : first);
}

void
chancery_sql_query_add_year (ChancerySqlBuilder *self, ChanceryQuery *query)
{
  guint n = 0;

  chancery_sql_builder_add (self, "(");
  for (const char *const *value = chancery_query_get_values (query); *value != NULL; value++)
    {
      add_or (self, &n);
      add_year_value (self, *value, chancery_query_get_comparison (query));
    }
  chancery_sql_builder_add (self, ")");
}
