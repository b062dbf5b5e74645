/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A page is read by one statement for what `record` has of all its rows, and one for the rows of each kind: to
 * begin a statement costs as much as to read several rows. */

#include "config.h"

#include "chancery-rows.h"

#include "chancery-day.h"
#include "chancery-kind.h"
#include "chancery-row-questions.h"
#include "chancery-row-set.h"
#include "chancery-statement.h"
#include "chancery-vocabulary.h"

/* A day may come from a record that has it from another. */
#define MAX_DAY_HOPS 4

/* A record that is asked for its day, and where that goes. */
typedef struct
{
  gint64 row;
  const ChanceryKind *kind;
  ChanceryFuzzyDate **date;
} Asked;

/* The rows of one kind. */
typedef struct
{
  GArray *ids;
  GPtrArray *rows; /* of ChanceryListRow, borrowed */
} Group;

void
chancery_list_row_free (ChanceryListRow *self)
{
  if (self == NULL)
    return;
  g_free (self->uuid);
  g_free (self->reference);
  g_free (self->title);
  g_free (self->level);
  g_clear_pointer (&self->date, chancery_fuzzy_date_unref);
  g_free (self->counterpart);
  g_free (self->form);
  g_free (self->direction);
  g_free (self->verdict);
  g_free (self->evidence);
  g_free (self->last_repeat);
  g_free (self->answer);
  g_free (self->their_number);
  g_free (self->second);
  g_free (self);
}

static void
clear_group (gpointer data)
{
  Group *self = data;

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

static ChanceryStatement *
ask (ChanceryDb *db, const char *sql, const ChanceryRowSet *set, GError **error)
{
  ChanceryStatement *statement = chancery_db_prepare (db, sql, error);

  if (statement != NULL)
    chancery_row_set_bind (set, statement, 1);
  return statement;
}

/* ---- days ---- */

static ChanceryFuzzyDate *
read_date (ChanceryStatement *statement, int column)
{
  const char *edtf = chancery_statement_get_text (statement, column);
  ChanceryDateQuality quality = CHANCERY_QUALITY_STATED;

  chancery_date_quality_from_string (chancery_statement_get_text (statement, column + 2), &quality);
  return chancery_fuzzy_date_new (edtf, chancery_statement_get_text (statement, column + 1),
                                  quality, NULL);
}

/* The first day field that is filled; a reference means the day of that record, which goes to @borrowed (nullable:
 * there were hops enough). */
static void
read_day (ChanceryStatement *statement, const Asked *asked, GArray *borrowed)
{
  for (guint i = 0; i < CHANCERY_ROW_N_DAYS && asked->kind->day_fields[i] != NULL; i++)
    {
      int column = CHANCERY_ROW_DAYS + 3 * (int)i;
      Asked source = { .date = asked->date };

      if (chancery_statement_is_null (statement, column))
        continue;
      if (chancery_kind_find_field (asked->kind, asked->kind->day_fields[i])->type !=
          CHANCERY_TYPE_REFERENCE)
        {
          *asked->date = read_date (statement, column);
          return;
        }
      if (borrowed == NULL || chancery_statement_is_null (statement, column + 1))
        continue;
      source.row = chancery_statement_get_int (statement, column);
      source.kind = chancery_kind_find (chancery_statement_get_text (statement, column + 1));
      if (source.kind == NULL)
        continue;
      g_array_append_val (borrowed, source);
      return;
    }
}

/* Of those of @asked that are of @kind. */
static gboolean
fetch_dates_of_kind (ChanceryDb *db,
                     const ChanceryKind *kind,
                     GArray *asked,
                     GArray *borrowed,
                     GError **error)
{
  const ChanceryRowQuestions *questions = chancery_row_questions_get (kind);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) those = g_ptr_array_new ();
  g_autoptr (ChanceryStatement) statement = NULL;
  ChanceryRowSet set;
  GError *problem = NULL;

  for (guint i = 0; i < asked->len; i++)
    {
      Asked *one = &g_array_index (asked, Asked, i);

      if (one->kind != kind)
        continue;
      g_array_append_val (ids, one->row);
      g_ptr_array_add (those, one);
    }
  if (ids->len == 0 || questions->days == NULL)
    return TRUE;
  set = (ChanceryRowSet){ (const gint64 *)(gpointer)ids->data, ids->len };
  statement = ask (db, questions->days, &set, error);
  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &problem))
    read_day (statement, those->pdata[chancery_statement_get_int (statement, CHANCERY_ROW_PLACE)],
              borrowed);
  return chancery_statement_ended_well (problem, error);
}

static gboolean
fetch_dates (ChanceryDb *db, GArray *asked, guint hops, GError **error)
{
  g_autoptr (GArray) borrowed = hops > 0 ? g_array_new (FALSE, FALSE, sizeof (Asked)) : NULL;

  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    if (!fetch_dates_of_kind (db, chancery_kind_get ((ChanceryKindId)i), asked, borrowed, error))
      return FALSE;
  return borrowed == NULL || borrowed->len == 0 || fetch_dates (db, borrowed, hops - 1, error);
}

/* ---- what the tables of a kind have ---- */

/* What tells namesakes apart: the whole, or post and office (transfer full). */
static char *
read_second (ChanceryStatement *statement)
{
  const char *whole = chancery_statement_get_text (statement, CHANCERY_ROW_PART_OF);
  const char *post = chancery_statement_get_text (statement, CHANCERY_ROW_POST);
  const char *office = chancery_statement_get_text (statement, CHANCERY_ROW_OFFICE);

  if (whole != NULL)
    return g_strdup (whole);
  if (post != NULL && office != NULL)
    return g_strconcat (post, " · ", office, NULL);
  return g_strdup (post != NULL ? post : office != NULL ? office : "");
}

static void
read_verdict (ChanceryStatement *statement, ChanceryListRow *row)
{
  row->verdict = chancery_statement_dup_text (statement, CHANCERY_ROW_VERDICT);
  if (row->verdict == NULL)
    row->verdict = g_strdup (chancery_vocabulary_get (row->verdict_vocabulary)->terms[0].code);
  row->verdict_on = chancery_statement_get_day (statement, CHANCERY_ROW_VERDICT_ON);
  row->n_evidence = (guint)chancery_statement_get_int (statement, CHANCERY_ROW_N_EVIDENCE);
  row->evidence = chancery_statement_dup_text (statement, CHANCERY_ROW_EVIDENCE);
  row->n_repeats = (guint)chancery_statement_get_int (statement, CHANCERY_ROW_N_REPEATS);
  row->last_repeat = chancery_statement_dup_text (statement, CHANCERY_ROW_LAST_REPEAT);
}

static void
read_rest (ChanceryStatement *statement, ChanceryListRow *row)
{
  gboolean over = chancery_statement_get_int (statement, CHANCERY_ROW_IS_OVER) != 0;

  row->is_done = over && chancery_kind_has_flag (row->kind, CHANCERY_KIND_TASK);
  row->is_archived = over && chancery_kind_has_flag (row->kind, CHANCERY_KIND_FILES) &&
                     row->state == CHANCERY_STATE_CLOSED;
  row->their_number = chancery_statement_dup_text (statement, CHANCERY_ROW_THEIR_NUMBER);
  row->answer = chancery_statement_dup_text (statement, CHANCERY_ROW_ANSWER);
  row->is_answered = chancery_statement_get_int (statement, CHANCERY_ROW_IS_ANSWERED) != 0;
  row->second = read_second (statement);
  if (row->verdict_vocabulary != NULL)
    read_verdict (statement, row);
}

static gboolean
fetch_rest (ChanceryDb *db,
            const ChanceryKind *kind,
            const Group *group,
            ChanceryDay as_on,
            GArray *borrowed,
            GError **error)
{
  const ChanceryRowSet set = { (const gint64 *)(gpointer)group->ids->data, group->ids->len };
  g_autoptr (ChanceryStatement) statement =
      ask (db, chancery_row_questions_get (kind)->all, &set, error);
  GError *problem = NULL;

  if (statement == NULL)
    return FALSE;
  if (chancery_row_questions_get (kind)->verdict_vocabulary != NULL)
    chancery_statement_bind_day (statement, 2, as_on);
  while (chancery_statement_step (statement, &problem))
    {
      ChanceryListRow *row =
          group->rows->pdata[chancery_statement_get_int (statement, CHANCERY_ROW_PLACE)];
      const Asked asked = { row->row, kind, &row->date };

      read_day (statement, &asked, borrowed);
      read_rest (statement, row);
    }
  return chancery_statement_ended_well (problem, error);
}

/* ---- what `record` has ---- */

/* @kind: that the program knows. */
static ChanceryListRow *
read_row (ChanceryStatement *statement, gint64 id, const ChanceryKind *kind)
{
  const ChanceryRowQuestions *questions = chancery_row_questions_get (kind);
  ChanceryListRow *row = g_new0 (ChanceryListRow, 1);

  row->row = id;
  row->kind = kind;
  row->uuid = chancery_statement_dup_text (statement, 2);
  row->reference = chancery_statement_dup_text (statement, 3);
  row->title = chancery_statement_dup_text (statement, 4);
  chancery_state_from_string (chancery_statement_get_text (statement, 5), &row->state);
  row->level = chancery_statement_dup_text (statement, 6);
  row->form = chancery_statement_dup_text (statement, 7);
  row->direction = chancery_statement_dup_text (statement, 8);
  row->verdict_on = CHANCERY_DAY_NONE;
  row->first_day = chancery_statement_get_day (statement, 9);
  row->last_day = chancery_statement_get_day (statement, 10);
  row->counterpart = chancery_statement_dup_text (statement, 11);
  row->n_attachments = (guint)chancery_statement_get_int (statement, 12);
  row->form_vocabulary = questions->form_vocabulary;
  row->direction_vocabulary = questions->direction_vocabulary;
  row->verdict_vocabulary = questions->verdict_vocabulary;
  row->takes_answers = questions->takes_answers;
  return row;
}

static void
add_to_group (Group *group, ChanceryListRow *row)
{
  if (group->ids == NULL)
    {
      group->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      group->rows = g_ptr_array_new ();
    }
  g_array_append_val (group->ids, row->row);
  g_ptr_array_add (group->rows, row);
}

const char *
chancery_rows_peek_sql (void)
{
  static const char sql[] =
      "SELECT s.id, r.kind, r.uuid, r.reference, r.title, r.state, r.level, r.form, r.direction,"
      " r.first_day, r.last_day, coalesce (c.title, r.counterpart_label, ''),"
      " (SELECT count (*) FROM record_attachments AS a WHERE a.record = r.id)"
      " FROM row_set (?1) AS s CROSS JOIN record AS r ON r.id = s.id"
      " LEFT JOIN record AS c ON c.id = r.counterpart";

  return sql;
}

/* In the order of the set.  Rows that are gone, or of a kind that this program does not know, are left out. */
static gboolean
fetch_records (ChanceryDb *db,
               const ChanceryRowSet *set,
               GPtrArray *rows,
               Group *groups,
               GError **error)
{
  g_autoptr (ChanceryStatement) statement = ask (db, chancery_rows_peek_sql (), set, error);
  GError *problem = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &problem))
    {
      const ChanceryKind *kind = chancery_kind_find (chancery_statement_get_text (statement, 1));
      ChanceryListRow *row;

      if (kind == NULL)
        continue;
      row = read_row (statement, chancery_statement_get_int (statement, 0), kind);
      g_ptr_array_add (rows, row);
      add_to_group (&groups[kind->index], row);
    }
  return chancery_statement_ended_well (problem, error);
}

GPtrArray *
chancery_rows_fetch (ChanceryDb *db, const gint64 *ids, gsize n_ids, GError **error)
{
  return chancery_rows_fetch_as_on (db, ids, n_ids, CHANCERY_DAY_NONE, error);
}

GPtrArray *
chancery_rows_fetch_as_on (ChanceryDb *db,
                           const gint64 *ids,
                           gsize n_ids,
                           ChanceryDay as_on,
                           GError **error)
{
  const ChanceryRowSet set = { ids, (guint)n_ids };
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_list_row_free);
  g_autoptr (GArray) groups = g_array_sized_new (FALSE, TRUE, sizeof (Group), CHANCERY_N_KINDS);
  g_autoptr (GArray) borrowed = g_array_new (FALSE, FALSE, sizeof (Asked));
  g_auto (ChanceryReading) reading = NULL;

  g_return_val_if_fail (db != NULL && (ids != NULL || n_ids == 0) && n_ids <= G_MAXUINT, NULL);

  g_array_set_clear_func (groups, clear_group);
  g_array_set_size (groups, CHANCERY_N_KINDS);
  /* Each statement would lock the file for itself. */
  reading = chancery_db_read (db, error);
  if (reading == NULL || !fetch_records (db, &set, rows, (Group *)(gpointer)groups->data, error))
    return NULL;
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);

      if (group->ids != NULL &&
          !fetch_rest (db, chancery_kind_get ((ChanceryKindId)i), group, as_on, borrowed, error))
        return NULL;
    }
  if (borrowed->len > 0 && !fetch_dates (db, borrowed, MAX_DAY_HOPS - 1, error))
    return NULL;
  return g_steal_pointer (&rows);
}

ChanceryFuzzyDate *
chancery_rows_fetch_date (ChanceryDb *db, const ChanceryKind *kind, gint64 row, GError **error)
{
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (Asked));
  const Asked one = { row, kind, &date };

  g_return_val_if_fail (db != NULL && kind != NULL, NULL);

  g_array_append_val (asked, one);
  return fetch_dates (db, asked, MAX_DAY_HOPS, error) ? g_steal_pointer (&date) : NULL;
}
