/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-sql-verdict.h"

#include "chancery-sql-kind.h"

const ChanceryField *
chancery_sql_verdict_get_list (const ChanceryKind *kind)
{
  const ChanceryField *list = NULL;

  if (chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED))
    chancery_kind_find_line_field (kind, "verdict", &list);
  return list;
}

const ChanceryVocabulary *
chancery_sql_verdict_get_vocabulary (const ChanceryKind *kind)
{
  const ChanceryField *list = NULL;
  const ChanceryField *verdict = NULL;

  if (chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED))
    verdict = chancery_kind_find_line_field (kind, "verdict", &list);
  return verdict != NULL ? chancery_vocabulary_get (verdict->vocabulary) : NULL;
}

char *
chancery_sql_verdict_ordinal (const ChanceryKind *kind, const char *record, const char *day)
{
  const ChanceryField *list = chancery_sql_verdict_get_list (kind);
  g_autofree char *table = chancery_sql_kind_line_table (kind, list);

  return g_strdup_printf ("(SELECT b.ordinal FROM \"%s\" AS b WHERE b.record = %s"
                          " AND (%s IS NULL OR b.on_first IS NULL OR b.on_first <= %s)"
                          " AND NOT EXISTS (SELECT 1 FROM reference AS w WHERE w.record = b.record"
                          " AND w.field = '%s.according_to' AND w.line = b.ordinal)"
                          " ORDER BY b.on_first IS NULL, b.on_first DESC, b.ordinal DESC LIMIT 1)",
                          table, record, day, day, list->id);
}

/* A day is a number of the program, and stands where no value can be bound: among the columns. */
static char *
write_day (ChanceryDay day)
{
  return day == CHANCERY_DAY_NONE ? g_strdup ("NULL") : g_strdup_printf ("%" G_GINT64_FORMAT, day);
}

/* One column of the deciding line. */
static char *
select_column (const ChanceryKind *kind, ChanceryDay day, const char *column)
{
  const ChanceryField *list = chancery_sql_verdict_get_list (kind);
  g_autofree char *table = chancery_sql_kind_line_table (kind, list);
  g_autofree char *number = write_day (day);
  g_autofree char *ordinal = chancery_sql_verdict_ordinal (kind, "r.id", number);

  return g_strdup_printf ("(SELECT a.%s FROM \"%s\" AS a WHERE a.record = r.id AND a.ordinal = %s)",
                          column, table, ordinal);
}

static char *
count_evidence (const ChanceryKind *kind, ChanceryDay day)
{
  const ChanceryField *list = chancery_sql_verdict_get_list (kind);
  g_autofree char *number = write_day (day);
  g_autofree char *ordinal = chancery_sql_verdict_ordinal (kind, "r.id", number);

  return g_strdup_printf ("(SELECT count (*) FROM reference AS e WHERE e.record = r.id"
                          " AND e.field = '%s.evidence' AND e.line = %s)",
                          list->id, ordinal);
}

/* "CASE r.kind WHEN 'demand' THEN … END" */
static char *
write_each (ChanceryDay day, const char *column)
{
  GString *sql = g_string_new ("CASE r.kind");

  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);
      g_autofree char *one = NULL;

      if (chancery_sql_verdict_get_list (kind) == NULL)
        continue;
      one = column != NULL ? select_column (kind, day, column) : count_evidence (kind, day);
      g_string_append_printf (sql, " WHEN '%s' THEN %s", kind->id, one);
    }
  g_string_append (sql, " END");
  return g_string_free (sql, FALSE);
}

/* Terms are codes of the program, never typed. */
static void
write_rank (GString *sql, const ChanceryKind *kind, ChanceryDay day)
{
  const ChanceryVocabulary *vocabulary = chancery_sql_verdict_get_vocabulary (kind);
  g_autofree char *verdict = chancery_sql_verdict_of (kind, day);

  g_string_append_printf (sql, "CASE ifnull (%s, '%s')", verdict, vocabulary->terms[0].code);
  for (guint i = 0; vocabulary->terms[i].code != NULL; i++)
    g_string_append_printf (sql, " WHEN '%s' THEN %u", vocabulary->terms[i].code, i);
  g_string_append (sql, " END");
}

char *
chancery_sql_verdict_rank_of_any (ChanceryDay day)
{
  GString *sql = g_string_new ("CASE r.kind");

  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

      if (chancery_sql_verdict_get_list (kind) == NULL)
        continue;
      g_string_append_printf (sql, " WHEN '%s' THEN ", kind->id);
      write_rank (sql, kind, day);
    }
  g_string_append (sql, " END");
  return g_string_free (sql, FALSE);
}

char *
chancery_sql_verdict_of_any (ChanceryDay day)
{
  return day == CHANCERY_DAY_NONE ? g_strdup ("r.verdict") : write_each (day, "verdict");
}

char *
chancery_sql_verdict_of_rows (ChanceryDay day)
{
  g_autofree char *verdict = chancery_sql_verdict_of_any (day);

  return g_strdup_printf (
      "SELECT r.kind, %s FROM row_set (?1) AS s CROSS JOIN record AS r ON r.id = s.id", verdict);
}

char *
chancery_sql_verdict_day_of_any (ChanceryDay day)
{
  return write_each (day, "on_first");
}

char *
chancery_sql_verdict_evidence_of_any (ChanceryDay day)
{
  return write_each (day, NULL);
}

char *
chancery_sql_verdict_of (const ChanceryKind *kind, ChanceryDay day)
{
  /* The latest of all stands ready. */
  return day == CHANCERY_DAY_NONE ? g_strdup ("r.verdict") : select_column (kind, day, "verdict");
}
