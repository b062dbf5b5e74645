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

/* Of which act it is an answer: its id, number and title stand at @first. */
static void
take_act (ChanceryCaseAnswer *self, ChanceryStatement *statement, int first)
{
  g_clear_pointer (&self->response, g_free);
  g_clear_pointer (&self->on, chancery_fuzzy_date_unref);
  g_free (self->record);
  g_free (self->reference);
  g_free (self->title);
  self->record = chancery_statement_dup_text (statement, first);
  self->reference = chancery_statement_dup_text (statement, first + 1);
  self->title = chancery_statement_dup_text (statement, first + 2);
}

static void
take_answer (ChanceryCaseAnswer *self, ChanceryStatement *statement)
{
  const char *edtf = chancery_statement_get_text (statement, 1);
  ChanceryDateQuality quality = CHANCERY_QUALITY_STATED;

  take_act (self, statement, 4);
  self->response = chancery_statement_dup_text (statement, 0);
  chancery_date_quality_from_string (chancery_statement_get_text (statement, 3), &quality);
  if (edtf != NULL)
    self->on =
        chancery_fuzzy_date_new (edtf, chancery_statement_get_text (statement, 2), quality, NULL);
}

/* Its day as it is stated. */
static gboolean
take_reply (ChanceryCaseAnswer *self, ChanceryDb *db, ChanceryStatement *statement, GError **error)
{
  g_autoptr (ChanceryRecord) paper =
      chancery_records_load (db, chancery_statement_get_text (statement, 0), error);
  ChanceryFuzzyDate *date;

  if (paper == NULL)
    return FALSE;
  take_act (self, statement, 1);
  date = chancery_record_get_own_date (paper);
  self->on = date != NULL ? chancery_fuzzy_date_ref (date) : NULL;
  return TRUE;
}

/* The latest of what was found so far, and its day. */
typedef struct
{
  ChanceryDb *db;
  gint64 file;
  gint64 as_on;
  ChanceryCaseAnswer *answer;
  gint64 latest;
} Finding;

static gboolean
is_later (const Finding *self, gint64 day)
{
  return self->answer->record == NULL || day > self->latest;
}

/* What was written down with the act. */
static gboolean
find_noted (Finding *self,
            const ChanceryKind *kind,
            const ChanceryField *list,
            const ChanceryField *response,
            GError **error)
{
  g_autofree char *sql = make_answer_sql (kind, list, response);
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (self->db, error, sql, "itd", self->file, kind->id, self->as_on);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  if (chancery_statement_step (statement, &local) &&
      is_later (self, chancery_statement_get_day (statement, 7)))
    {
      self->latest = chancery_statement_get_day (statement, 7);
      take_answer (self->answer, statement);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A paper of the other side that replies to an act of ours, of which nothing need be written down with the act. */
static gboolean
find_reply (Finding *self, const ChanceryKind *kind, GError **error)
{
  static const char sql[] =
      "SELECT p.uuid, o.uuid, o.reference, o.title, coalesce (p.first_day, p.last_day) AS day "
      "FROM reference AS i CROSS JOIN record AS o ON o.id = i.target "
      "CROSS JOIN reference AS r ON r.target = o.id AND r.field = 'links.to'"
      " AND r.role IN ('replies-to', 'rejoins') "
      "CROSS JOIN record AS p ON p.id = r.record "
      "WHERE i.record = ?1 AND i.field = 'items.record' AND o.kind = ?2"
      " AND o.state IN ('registered', 'closed') AND o.direction IN ('made', 'out')"
      " AND p.state <> 'void' AND p.direction IN ('received', 'in')"
      " AND (?3 IS NULL OR coalesce (p.first_day, p.last_day) <= ?3)"
      " AND (o.first_day IS NULL OR p.last_day IS NULL OR p.last_day >= o.first_day) "
      "ORDER BY day IS NULL, day DESC, p.id DESC LIMIT 1";
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (self->db, error, sql, "itd", self->file, kind->id, self->as_on);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  if (chancery_statement_step (statement, &local) &&
      is_later (self, chancery_statement_get_day (statement, 4)))
    {
      self->latest = chancery_statement_get_day (statement, 4);
      return take_reply (self->answer, self->db, statement, error);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

ChanceryCaseAnswer *
chancery_casefiles_get_last_answer (ChanceryDb *db,
                                    const char *casefile,
                                    gint64 as_on,
                                    GError **error)
{
  g_autoptr (ChanceryCaseAnswer) self = g_new0 (ChanceryCaseAnswer, 1);
  Finding finding = { .db = db, .as_on = as_on, .answer = self, .latest = CHANCERY_DAY_NONE };

  g_return_val_if_fail (db != NULL && casefile != NULL, NULL);

  finding.file = chancery_records_get_row (db, casefile);
  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);
      const ChanceryField *list = NULL;
      const ChanceryField *response = chancery_kind_find_line_field (kind, "answer", &list);

      if (list == NULL || !holds_acts (db, finding.file, kind, as_on))
        continue;
      self->takes_answers = TRUE;
      if (!find_noted (&finding, kind, list, response, error) ||
          !find_reply (&finding, kind, error))
        return NULL;
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
