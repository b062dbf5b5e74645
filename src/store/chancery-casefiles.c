/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked follows from the table of kinds: lists with the query `answer` are answers, lists with
 * `verdict` are our judgements (others' change nothing), and what names a paper of the file as its source belongs to the file too. */

#include "config.h"

#include "chancery-casefiles.h"

#include "chancery-day.h"
#include "chancery-kind.h"
#include "chancery-records.h"
#include "chancery-sql-kind.h"
#include "chancery-sql-verdict.h"
#include "chancery-statement.h"
#include "chancery-watch.h"

void
chancery_case_answer_free (ChanceryCaseAnswer *self)
{
  if (self == NULL)
    return;
  g_free (self->response);
  g_clear_pointer (&self->on, chancery_fuzzy_date_unref);
  g_free (self->record);
  g_free (self->reference);
  g_free (self->title);
  g_free (self);
}

/* ---- the last answer ---- */

#define FILED_ACTS                                                   \
  "FROM reference AS i JOIN record AS o ON o.id = i.target "         \
  "WHERE i.record = ?1 AND i.field = 'items.record' AND o.kind = ?2" \
  " AND o.state IN ('registered', 'closed')"                         \
  " AND (?3 IS NULL OR o.first_day IS NULL OR o.first_day <= ?3)"

static gboolean
holds_acts (ChanceryDb *db, gint64 file, const ChanceryKind *kind, gint64 as_on)
{
  static const char sql[] = "SELECT 1 " FILED_ACTS " LIMIT 1";

  return chancery_db_query_int (db, 0, sql, "itd", file, kind->id, as_on) == 1;
}

/* Of an answer whose day is not known nobody can say that it was there on a day that has passed. */
static char *
make_answer_sql (const ChanceryKind *kind, const ChanceryField *list, const ChanceryField *response)
{
  g_autofree char *table = chancery_sql_kind_line_table (kind, list);

  return g_strdup_printf (
      "SELECT a.\"%s\", a.\"on\", a.\"on_typed\", a.\"on_quality\", o.uuid, o.reference, o.title,"
      " coalesce (a.\"on_first\", a.\"on_last\") "
      "FROM reference AS i JOIN record AS o ON o.id = i.target JOIN \"%s\" AS a ON a.record = o.id "
      "WHERE i.record = ?1 AND i.field = 'items.record' AND o.kind = ?2"
      " AND o.state IN ('registered', 'closed')"
      " AND (?3 IS NULL OR coalesce (a.\"on_first\", a.\"on_last\") <= ?3) "
      "ORDER BY coalesce (a.\"on_first\", a.\"on_last\") IS NULL,"
      " coalesce (a.\"on_first\", a.\"on_last\") DESC, a.record DESC, a.ordinal DESC LIMIT 1",
      response->id, table);
}

static void
take_answer (ChanceryCaseAnswer *self, ChanceryStatement *statement)
{
  const char *edtf = chancery_statement_get_text (statement, 1);
  ChanceryDateQuality quality = CHANCERY_QUALITY_STATED;

  g_free (self->response);
  g_clear_pointer (&self->on, chancery_fuzzy_date_unref);
  g_free (self->record);
  g_free (self->reference);
  g_free (self->title);
  self->response = chancery_statement_dup_text (statement, 0);
  chancery_date_quality_from_string (chancery_statement_get_text (statement, 3), &quality);
  if (edtf != NULL)
    self->on =
        chancery_fuzzy_date_new (edtf, chancery_statement_get_text (statement, 2), quality, NULL);
  self->record = chancery_statement_dup_text (statement, 4);
  self->reference = chancery_statement_dup_text (statement, 5);
  self->title = chancery_statement_dup_text (statement, 6);
}

ChanceryCaseAnswer *
chancery_casefiles_get_last_answer (ChanceryDb *db,
                                    const char *casefile,
                                    gint64 as_on,
                                    GError **error)
{
  g_autoptr (ChanceryCaseAnswer) self = g_new0 (ChanceryCaseAnswer, 1);
  gint64 latest = CHANCERY_DAY_NONE;
  gint64 file;

  g_return_val_if_fail (db != NULL && casefile != NULL, NULL);

  file = chancery_records_get_row (db, casefile);
  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);
      const ChanceryField *list = NULL;
      const ChanceryField *response = chancery_kind_find_line_field (kind, "answer", &list);
      g_autoptr (ChanceryStatement) statement = NULL;
      g_autoptr (GError) local = NULL;
      g_autofree char *sql = NULL;

      if (list == NULL || !holds_acts (db, file, kind, as_on))
        continue;
      self->takes_answers = TRUE;
      sql = make_answer_sql (kind, list, response);
      statement = chancery_db_query (db, error, sql, "itd", file, kind->id, as_on);
      if (statement == NULL)
        return NULL;
      if (chancery_statement_step (statement, &local) &&
          (self->record == NULL || chancery_statement_get_day (statement, 7) > latest))
        {
          latest = chancery_statement_get_day (statement, 7);
          take_answer (self, statement);
        }
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  return g_steal_pointer (&self);
}

/* ---- days of verdicts ---- */

static int
compare_days (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *)a;
  gint64 right = *(const gint64 *)b;

  return left < right ? -1 : left > right;
}

/* ?1 the file, ?2 the kind, ?3 the field by which it names what raised it. */
static char *
make_days_sql (const ChanceryKind *kind, const ChanceryField *list)
{
  g_autofree char *table = chancery_sql_kind_line_table (kind, list);

  return g_strdup_printf (
      "SELECT DISTINCT a.\"on_first\" FROM \"%s\" AS a JOIN record AS r ON r.id = a.record "
      "WHERE a.\"on_first\" IS NOT NULL AND r.kind = ?2 AND r.state IN ('registered', 'closed')"
      " AND NOT EXISTS (SELECT 1 FROM reference AS w WHERE w.record = r.id"
      "  AND w.field = '%s.according_to' AND w.line = a.ordinal)"
      " AND (r.id IN (SELECT target FROM reference WHERE record = ?1 AND field = 'items.record')"
      "  OR EXISTS (SELECT 1 FROM reference AS p WHERE p.record = r.id AND p.field = ?3"
      "   AND p.target IN (SELECT target FROM reference"
      "    WHERE record = ?1 AND field = 'items.record')))",
      table, list->id);
}

static gboolean
add_days (ChanceryDb *db, gint64 file, const ChanceryKind *kind, GArray *days, GError **error)
{
  const ChanceryField *list = chancery_sql_verdict_get_list (kind);
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *sql = NULL;

  if (list == NULL)
    return TRUE;
  sql = make_days_sql (kind, list);
  statement = chancery_db_query (db, error, sql, "itt", file, kind->id,
                                 chancery_watch_get_source_field (kind));
  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    {
      gint64 day = chancery_statement_get_int (statement, 0);

      g_array_append_val (days, day);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GArray *
chancery_casefiles_list_verdict_days (ChanceryDb *db, const char *casefile, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 file;

  g_return_val_if_fail (db != NULL && casefile != NULL, NULL);

  file = chancery_records_get_row (db, casefile);
  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    if (!add_days (db, file, chancery_kind_get ((ChanceryKindId)i), days, error))
      return NULL;
  g_array_sort (days, compare_days);
  for (guint i = days->len; i > 1; i--)
    if (g_array_index (days, gint64, i - 1) == g_array_index (days, gint64, i - 2))
      g_array_remove_index (days, i - 1);
  return g_steal_pointer (&days);
}
