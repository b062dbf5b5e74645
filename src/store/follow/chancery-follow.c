/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-follow.h"

#include "chancery-records.h"
#include "chancery-sql-kind.h"
#include "chancery-sql-query.h"
#include "chancery-sql-terms.h"
#include "chancery-sql-verdict.h"
#include "chancery-statement.h"
#include "chancery-text.h"

#include <string.h>

/* Of the words of both, so many of a hundred have to be the same. */
#define ALIKE_PERCENT 75
#define MAX_ALIKE 5

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const gint64 left = *(const gint64 *)a;
  const gint64 right = *(const gint64 *)b;

  return left < right ? -1 : left > right;
}

static gboolean
add_days (ChanceryDb *db,
          const ChancerySqlQuery *compiled,
          const ChanceryKind *kind,
          GArray *days,
          GError **error)
{
  const ChanceryField *list = chancery_sql_verdict_get_list (kind);
  g_autofree char *table = chancery_sql_kind_line_table (kind, list);
  g_autofree char *joins =
      g_strdup_printf ("JOIN \"%s\" AS a ON a.record = r.id AND a.on_first IS NOT NULL "
                       "AND NOT EXISTS (SELECT 1 FROM reference AS w WHERE w.record = r.id "
                       "AND w.field = '%s.according_to' AND w.line = a.ordinal)",
                       table, list->id);
  g_autofree char *sql = chancery_sql_query_select (compiled, "DISTINCT a.on_first", joins, NULL);
  g_autoptr (ChanceryStatement) statement = chancery_db_prepare (db, sql, error);
  g_autoptr (GError) problem = NULL;

  if (statement == NULL)
    return FALSE;
  chancery_sql_query_bind (compiled, statement);
  while (chancery_statement_step (statement, &problem))
    {
      gint64 day = chancery_statement_get_day (statement, 0);

      g_array_append_val (days, day);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

GArray *
chancery_follow_days (ChanceryDb *db, ChanceryQuery *query, GError **error)
{
  g_auto (ChanceryReading) reading = NULL;
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (ChancerySqlQuery) compiled = NULL;
  guint n = 0;

  g_return_val_if_fail (db != NULL && query != NULL, NULL);

  reading = chancery_db_read (db, error);
  if (reading == NULL)
    return NULL;
  compiled = chancery_sql_query_new (query, db);
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

      if (chancery_sql_verdict_get_list (kind) != NULL &&
          !add_days (db, compiled, kind, days, error))
        return NULL;
    }
  g_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    if (n == 0 || g_array_index (days, gint64, i) != g_array_index (days, gint64, n - 1))
      g_array_index (days, gint64, n++) = g_array_index (days, gint64, i);
  g_array_set_size (days, n);
  return g_steal_pointer (&days);
}

/* ---- raised again ---- */

typedef struct
{
  char *uuid;
  guint percent;
} Alike;

static void
clear_alike (gpointer data)
{
  g_free (((Alike *)data)->uuid);
}

static int
compare_alike (gconstpointer a, gconstpointer b)
{
  return (int)((const Alike *)b)->percent - (int)((const Alike *)a)->percent;
}

/* The words of @text, folded, without what only joins or ends them. */
static GHashTable *
list_words (const char *text)
{
  g_autofree char *folded = chancery_text_fold (text, -1);
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) parts = NULL;

  for (char *at = folded; *at != '\0'; at++)
    if (g_ascii_ispunct (*at))
      *at = ' ';
  parts = g_strsplit (folded, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_hash_table_add (words, g_strdup (parts[i]));
  return words;
}

static guint
measure_likeness (GHashTable *words, const char *text)
{
  g_autoptr (GHashTable) others = list_words (text);
  GHashTableIter iter;
  gpointer word;
  guint n_common = 0;
  guint n_all;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    n_common += g_hash_table_contains (others, word);
  n_all = g_hash_table_size (words) + g_hash_table_size (others) - n_common;
  return n_all > 0 ? 100 * n_common / n_all : 0;
}

GPtrArray *
chancery_follow_find_alike (ChanceryDb *db,
                            const ChanceryKind *kind,
                            const char *party,
                            const char *text,
                            GError **error)
{
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Alike));
  g_autoptr (GHashTable) words = NULL;
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree char *over = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (db != NULL && kind != NULL && party != NULL && text != NULL, NULL);
  g_return_val_if_fail (chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED), NULL);

  words = list_words (text);
  if (g_hash_table_size (words) == 0)
    return g_steal_pointer (&uuids);
  g_array_set_clear_func (found, clear_alike);
  over =
      chancery_sql_terms_list (chancery_sql_verdict_get_vocabulary (kind)->id, CHANCERY_TERM_OVER);
  sql = g_strdup_printf (
      "SELECT r.uuid, k.\"text\" FROM record AS r JOIN \"%s\" AS k ON k.record = r.id "
      "WHERE r.counterpart = ?1 AND r.kind = ?2 AND r.state = 'registered' "
      "AND ifnull (r.verdict, '') NOT IN (%s) "
      "ORDER BY r.date_key DESC",
      kind->id, over);
  statement =
      chancery_db_query (db, error, sql, "it", chancery_records_get_row (db, party), kind->id);
  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &problem))
    {
      const char *other = chancery_statement_get_text (statement, 1);
      Alike alike = { NULL, measure_likeness (words, other != NULL ? other : "") };

      if (alike.percent < ALIKE_PERCENT)
        continue;
      alike.uuid = chancery_statement_dup_text (statement, 0);
      g_array_append_val (found, alike);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  g_array_sort (found, compare_alike);
  for (guint i = 0; i < found->len && i < MAX_ALIKE; i++)
    g_ptr_array_add (uuids, g_strdup (g_array_index (found, Alike, i).uuid));
  return g_steal_pointer (&uuids);
}
