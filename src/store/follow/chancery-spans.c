/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-spans.h"

#include "chancery-day.h"
#include "chancery-fuzzy-date.h"
#include "chancery-record.h"
#include "chancery-records.h"
#include "chancery-rows.h"
#include "chancery-statement.h"
#include "chancery-vocabulary.h"

#include <string.h>

gboolean
chancery_span_is_undated (const ChancerySpan *span)
{
  g_return_val_if_fail (span != NULL, TRUE);
  return span->first_day == CHANCERY_DAY_NONE && span->last_day == CHANCERY_DAY_NONE;
}

/* By first day, then last day; without a first day by the last; undated at the end; then as they came into
 * the registry, so that the order never wavers. */
static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const ChancerySpan *left = a;
  const ChancerySpan *right = b;
  gint64 days[2][2] = {
    { left->first_day != CHANCERY_DAY_NONE ? left->first_day : left->last_day, left->last_day },
    { right->first_day != CHANCERY_DAY_NONE ? right->first_day : right->last_day, right->last_day },
  };

  for (guint i = 0; i < 2; i++)
    {
      /* No first day comes after every day, and so does an open end. */
      gint64 here = days[0][i] == CHANCERY_DAY_NONE ? G_MAXINT64 : days[0][i];
      gint64 there = days[1][i] == CHANCERY_DAY_NONE ? G_MAXINT64 : days[1][i];

      if (here != there)
        return here < there ? -1 : 1;
    }
  return left->row < right->row ? -1 : left->row > right->row;
}

static ChancerySpanFlags
flags_of (const ChanceryFuzzyDate *date, const char *state)
{
  ChanceryState is = CHANCERY_STATE_REGISTERED;
  guint flags = CHANCERY_SPAN_PLAIN;

  chancery_state_from_string (state, &is);
  if (is == CHANCERY_STATE_VOID)
    flags |= CHANCERY_SPAN_VOID;
  if (date == NULL)
    return flags;
  if (chancery_fuzzy_date_is_approximate (date))
    flags |= CHANCERY_SPAN_ABOUT;
  if (chancery_fuzzy_date_is_uncertain (date))
    flags |= CHANCERY_SPAN_UNCERTAIN;
  if (chancery_fuzzy_date_get_quality (date) != CHANCERY_QUALITY_STATED)
    flags |= CHANCERY_SPAN_INFERRED;
  return flags;
}

/* FALSE when there is nothing to show, or with @error. */
static gboolean
read_span (ChanceryDb *db, gint64 row, ChancerySpan *span, GError **error)
{
  static const char sql[] =
      "SELECT kind, first_day, last_day, coalesce (counterpart, 0), state FROM record WHERE id = ?1";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "i", row);
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  const ChanceryKind *kind;

  if (statement == NULL || !chancery_statement_step (statement, error))
    return FALSE;
  kind = chancery_kind_find (chancery_statement_get_text (statement, 0));
  if (kind == NULL || kind->day_fields[0] == NULL)
    return FALSE;
  *span = (ChancerySpan){
    .row = row,
    .first_day = chancery_statement_get_day (statement, 1),
    .last_day = chancery_statement_get_day (statement, 2),
    .party = chancery_kind_meets_party (kind) ? chancery_statement_get_int (statement, 3) : 0,
    .kind = kind->index,
  };
  if (!chancery_span_is_undated (span))
    date = chancery_rows_fetch_date (db, kind, row, error);
  span->flags = flags_of (date, chancery_statement_get_text (statement, 4));
  return TRUE;
}

GArray *
chancery_spans_of_rows (ChanceryDb *db, GArray *rows, GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (ChancerySpan));

  g_return_val_if_fail (db != NULL && rows != NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GError) problem = NULL;
      ChancerySpan span;

      if (read_span (db, g_array_index (rows, gint64, i), &span, &problem) && problem == NULL)
        g_array_append_val (spans, span);
      else if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
    }
  g_array_sort (spans, compare_spans);
  return g_steal_pointer (&spans);
}

char *
chancery_spans_get_level (ChanceryDb *db, const ChancerySpan *spans, guint n, GError **error)
{
  static const char sql[] = "SELECT level FROM record WHERE id = ?1";
  g_autofree char *highest = NULL;

  g_return_val_if_fail (db != NULL && (spans != NULL || n == 0), NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ChanceryStatement) statement =
          chancery_db_query (db, error, sql, "i", spans[i].row);
      g_autoptr (GError) problem = NULL;
      const char *level;

      if (statement == NULL)
        return NULL;
      if (!chancery_statement_step (statement, &problem))
        {
          if (problem == NULL)
            continue;
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      level = chancery_statement_get_text (statement, 0);
      if (highest != NULL &&
          chancery_vocabulary_level_rank (level) <= chancery_vocabulary_level_rank (highest))
        continue;
      g_free (highest);
      highest = g_strdup (level);
    }
  return g_steal_pointer (&highest);
}

GArray *
chancery_spans_list_papers (ChanceryDb *db, const char *casefile, GError **error)
{
  static const char sql[] = "SELECT target FROM reference "
                            "WHERE record = ?1 AND field = 'items.record' AND target IS NOT NULL "
                            "GROUP BY target ORDER BY min (line)";
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (db != NULL && casefile != NULL, NULL);

  statement = chancery_db_query (db, error, sql, "i", chancery_records_get_row (db, casefile));
  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &local))
    {
      gint64 row = chancery_statement_get_int (statement, 0);

      g_array_append_val (rows, row);
    }
  if (local == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

void
chancery_span_party_free (ChancerySpanParty *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self);
}

static int
compare_parties (gconstpointer a, gconstpointer b)
{
  const ChancerySpanParty *left = *(ChancerySpanParty *const *)a;
  const ChancerySpanParty *right = *(ChancerySpanParty *const *)b;

  if (left->count != right->count)
    return left->count > right->count ? -1 : 1;
  return left->row < right->row ? -1 : left->row > right->row;
}

GPtrArray *
chancery_spans_list_parties (ChanceryDb *db, GArray *spans)
{
  static const char sql[] = "SELECT title FROM record WHERE id = ?1";
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *parties = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_span_party_free);

  g_return_val_if_fail (db != NULL && spans != NULL, parties);

  for (guint i = 0; i < spans->len; i++)
    {
      const ChancerySpan *span = &g_array_index (spans, ChancerySpan, i);
      ChancerySpanParty *party = g_hash_table_lookup (known, &span->party);

      if (party == NULL && span->party != 0)
        {
          char *name = chancery_db_query_text (db, sql, "i", span->party);

          if (name == NULL)
            continue;
          party = g_new0 (ChancerySpanParty, 1);
          party->row = span->party;
          party->name = name;
          g_hash_table_insert (known, &party->row, party);
          g_ptr_array_add (parties, party);
        }
      if (party != NULL)
        party->count++;
    }
  g_ptr_array_sort (parties, compare_parties);
  return parties;
}
