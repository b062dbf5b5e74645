/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-case-rules.h"

#include "chancery-change.h"
#include "chancery-fuzzy-date.h"
#include "chancery-records.h"
#include "chancery-statement.h"
#include "chancery-watch.h"

static gboolean
is_file (const ChanceryRecord *record)
{
  return chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_FILES);
}

gboolean
chancery_case_is_archived (const ChanceryRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);

  return is_file (record) && chancery_record_get_state (record) == CHANCERY_STATE_CLOSED &&
         chancery_record_get (record, "archived") != NULL;
}

/* “AFG/2026/1 is closed since 3 March 2026”, and how it is opened again. */
static gboolean
fail (const ChanceryRecord *record, const char *what, GError **error)
{
  gboolean archived = chancery_case_is_archived (record);
  ChanceryFuzzyDate *date = chancery_record_get_date (record, archived ? "archived" : "closed");
  const char *reference = chancery_record_get_reference (record);
  const char *name = reference != NULL ? reference : chancery_record_get_title (record);
  g_autofree char *day =
      date != NULL ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_LONG) : NULL;

  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_STATE,
               "“%s” is %s%s%s and %s; reopen it first (reopen %s)",
               chancery_record_get_title (record), archived ? "archived" : "closed",
               day != NULL ? " since " : "", day != NULL ? day : "", what,
               reference != NULL ? name : chancery_record_get_id (record));
  return FALSE;
}

gboolean
chancery_case_rules_allow_any (ChanceryRecord *record, GError **error)
{
  g_return_val_if_fail (record != NULL, FALSE);

  return !chancery_case_is_archived (record) || fail (record, "cannot be changed", error);
}

gboolean
chancery_case_rules_allow_new (ChanceryRecord *record, GError **error)
{
  g_return_val_if_fail (record != NULL, FALSE);

  if (!is_file (record) || chancery_record_get_state (record) != CHANCERY_STATE_CLOSED)
    return TRUE;
  return fail (record, "takes no new papers, minutes or parts", error);
}

/* Papers, minutes and parts are what a case file has by itself and may always be added to. */
static gboolean
adds_to_file (const ChanceryChange *change)
{
  return change->line_field == NULL && chancery_change_is_addition (change) &&
         chancery_field_has_flag (change->field, CHANCERY_FIELD_ADDABLE) &&
         !chancery_field_has_flag (change->field, CHANCERY_FIELD_ENVELOPE);
}

/* The day is part of the state; a file that came without one may still be given it. */
static gboolean
moves_closing_day (const ChanceryChange *change)
{
  return change->line_field == NULL && change->before != NULL &&
         g_str_equal (change->field->id, "closed");
}

gboolean
chancery_case_rules_allow (ChanceryRecord *before, GPtrArray *changes, GError **error)
{
  g_return_val_if_fail (before != NULL && changes != NULL, FALSE);

  if (!is_file (before) || chancery_record_get_state (before) != CHANCERY_STATE_CLOSED)
    return TRUE;
  if (!chancery_case_rules_allow_any (before, error))
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      if (adds_to_file (changes->pdata[i]))
        return chancery_case_rules_allow_new (before, error);
      if (moves_closing_day (changes->pdata[i]))
        return fail (before, "keeps the day on which it was closed", error);
    }
  return TRUE;
}

/* ---- what is still open ---- */

void
chancery_case_matter_free (ChanceryCaseMatter *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->reference);
  g_free (self->title);
  g_free (self);
}

static void
add_matter (GPtrArray *matters,
            ChanceryCaseOpen why,
            const char *id,
            const ChanceryKind *kind,
            const char *reference,
            const char *title)
{
  ChanceryCaseMatter *matter = g_new0 (ChanceryCaseMatter, 1);

  matter->why = why;
  matter->id = g_strdup (id);
  matter->kind = kind;
  matter->reference = g_strdup (reference);
  matter->title = g_strdup (title);
  g_ptr_array_add (matters, matter);
}

static gboolean
add_rows (ChanceryDb *db,
          const char *sql,
          gint64 file,
          ChanceryCaseOpen why,
          GPtrArray *matters,
          GError **error)
{
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "i", file);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    {
      const ChanceryKind *kind = chancery_kind_find (chancery_statement_get_text (statement, 1));

      /* A name to check is no paper that waits for its register. */
      if (kind != NULL && !chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED))
        add_matter (matters, why, chancery_statement_get_text (statement, 0), kind,
                    chancery_statement_get_text (statement, 2),
                    chancery_statement_get_text (statement, 3));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A right that is reserved stands for good; what has a day by which it is looked at again does not. */
static gboolean
is_awaited (const ChanceryKind *kind)
{
  if (!chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED))
    return FALSE;
  for (const ChanceryField *field = kind->fields; field->id != NULL; field++)
    if (chancery_field_has_flag (field, CHANCERY_FIELD_UNTIL))
      return TRUE;
  return FALSE;
}

static gboolean
add_watched (ChanceryDb *db, const char *uuid, GPtrArray *matters, GError **error)
{
  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      g_autoptr (GPtrArray) rows = NULL;

      if (!is_awaited (chancery_kind_get ((ChanceryKindId)i)))
        continue;
      rows = chancery_watch_list (db, (ChanceryKindId)i, uuid, CHANCERY_DAY_NONE, error);
      if (rows == NULL)
        return FALSE;
      for (guint n = 0; n < rows->len; n++)
        {
          const ChanceryWatchRow *row = rows->pdata[n];

          if (chancery_watch_row_is_open (row))
            add_matter (matters, CHANCERY_CASE_OPEN_WATCHED, row->uuid, row->kind,
                        row->parent_reference, row->title);
        }
    }
  return TRUE;
}

GPtrArray *
chancery_case_rules_foresee_close (ChanceryDb *db, const char *uuid, GError **error)
{
  static const char drafts[] =
      "SELECT DISTINCT o.uuid, o.kind, o.reference, o.title FROM reference AS i "
      "JOIN record AS o ON o.id = i.target "
      "WHERE i.record = ?1 AND i.field = 'items.record' AND o.state = 'draft' ORDER BY o.id";
  static const char actions[] =
      "SELECT DISTINCT a.uuid, a.kind, a.reference, a.title FROM "
      "(SELECT ?1 AS id UNION SELECT target FROM reference"
      "  WHERE record = ?1 AND field = 'items.record' AND target IS NOT NULL) AS f "
      "CROSS JOIN reference AS r ON r.target = f.id AND r.field = 'on' "
      "JOIN action AS x ON x.record = r.record AND x.done_on IS NULL "
      "JOIN record AS a ON a.id = x.record AND a.state = 'registered' ORDER BY a.id";
  g_autoptr (GPtrArray) matters =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_case_matter_free);
  g_autoptr (ChanceryRecord) record = NULL;
  gint64 file;

  g_return_val_if_fail (db != NULL && uuid != NULL, NULL);

  record = chancery_records_load (db, uuid, error);
  if (record == NULL)
    return NULL;
  if (!is_file (record))
    return g_steal_pointer (&matters);
  file = chancery_records_get_row (db, uuid);
  if (!add_rows (db, drafts, file, CHANCERY_CASE_OPEN_DRAFT, matters, error) ||
      !add_rows (db, actions, file, CHANCERY_CASE_OPEN_ACTION, matters, error) ||
      !add_watched (db, uuid, matters, error))
    return NULL;
  return g_steal_pointer (&matters);
}
