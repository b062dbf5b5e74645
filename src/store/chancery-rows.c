/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a row shows beyond `record` is asked by what the table of kinds says of its kind: day fields,
 * answers, numbers of the other side, assessments, what a name is part of. */

#include "config.h"

#include "chancery-rows.h"

#include "chancery-day.h"
#include "chancery-kind.h"
#include "chancery-sql-kind.h"
#include "chancery-sql-verdict.h"
#include "chancery-statement.h"
#include "chancery-vocabulary.h"

#include <string.h>

/* A day may come from a record that has it from another. */
#define MAX_DAY_HOPS 4

/* What every row of a kind asks, NULL where the kind has no such thing. */
typedef struct
{
  char *day[3]; /* one for each day field */
  char *answers;
  char *their_number;
  char *verdict;
  char *evidence; /* the path */
  char *part_of;
  char *posts;
  const char *form_vocabulary;
  const char *direction_vocabulary;
  const char *verdict_vocabulary;
  const char *answer_vocabulary;
} Questions;

static Questions questions[CHANCERY_N_KINDS];

static char *
make_day_question (const ChanceryKind *kind, const char *id)
{
  const ChanceryField *field = chancery_kind_find_field (kind, id);

  if (field->type != CHANCERY_TYPE_REFERENCE)
    return g_strdup_printf ("SELECT \"%s\", \"%s_typed\", \"%s_quality\" FROM \"%s\" "
                            "WHERE record = ?1 AND \"%s\" IS NOT NULL",
                            id, id, id, kind->id, id);
  return g_strdup ("SELECT target FROM reference WHERE record = ?1 AND field = ?2 "
                   "AND target IS NOT NULL LIMIT 1");
}

static void
make_line_questions (Questions *self, const ChanceryKind *kind, const ChanceryField *list)
{
  g_autofree char *table = chancery_sql_kind_line_table (kind, list);

  for (const ChanceryField *field = list->lines; field->id != NULL; field++)
    {
      g_autofree char *path = chancery_sql_kind_path (list, field);

      if (chancery_field_has_query (field, "answer"))
        {
          self->answer_vocabulary = field->vocabulary;
          self->answers = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE record = ?1 "
                                           "ORDER BY ordinal",
                                           field->id, table);
        }
      if (chancery_field_has_flag (field, CHANCERY_FIELD_NUMBER) && self->their_number == NULL)
        self->their_number = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE record = ?1 "
                                              "AND \"%s\" IS NOT NULL ORDER BY ordinal LIMIT 1",
                                              field->id, table, field->id);
      if (chancery_field_has_query (field, "verdict"))
        {
          g_autofree char *ordinal = chancery_sql_verdict_ordinal (kind, "?1", "?2");

          self->verdict_vocabulary = field->vocabulary;
          self->verdict = g_strdup_printf ("SELECT k.\"%s\", k.\"on_first\", k.ordinal FROM \"%s\" "
                                           "AS k WHERE k.record = ?1 AND k.ordinal = %s",
                                           field->id, table, ordinal);
          self->evidence = g_strconcat (list->id, ".evidence", NULL);
        }
      if (strcmp (path, "posts.post") == 0)
        self->posts = g_strdup_printf (
            "SELECT p.\"%s\", ifnull (o.title, x.label) FROM \"%s\" AS p LEFT JOIN reference AS x "
            "ON x.record = p.record AND x.field = 'posts.actor' AND x.line = p.ordinal "
            "LEFT JOIN record AS o ON o.id = x.target WHERE p.record = ?1 "
            "ORDER BY p.\"to_last\" IS NOT NULL, p.\"from_first\" DESC, p.ordinal DESC LIMIT 1",
            field->id, table);
    }
}

static void
make_questions_of (Questions *self, const ChanceryKind *kind)
{
  const ChanceryField *direction = chancery_kind_find_field (kind, "direction");
  const ChanceryField *part_of = chancery_kind_find_field (kind, "part_of");

  for (guint i = 0; i < G_N_ELEMENTS (self->day) && kind->day_fields[i] != NULL; i++)
    self->day[i] = make_day_question (kind, kind->day_fields[i]);
  if (kind->form != NULL)
    self->form_vocabulary = chancery_kind_find_field (kind, kind->form)->vocabulary;
  if (direction != NULL)
    self->direction_vocabulary = direction->vocabulary;
  if (part_of != NULL && chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED))
    self->part_of = g_strdup ("SELECT ifnull (p.title, x.label) FROM reference AS x LEFT JOIN "
                              "record AS p ON p.id = x.target WHERE x.record = ?1 "
                              "AND x.field = 'part_of' LIMIT 1");
  for (const ChanceryField *list = kind->fields; list->id != NULL; list++)
    if (list->type == CHANCERY_TYPE_LINES)
      make_line_questions (self, kind, list);
}

static const Questions *
get_questions (const ChanceryKind *kind)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      for (guint i = 1; i < CHANCERY_N_KINDS; i++)
        make_questions_of (&questions[i], chancery_kind_get ((ChanceryKindId)i));
      g_once_init_leave (&once, 1);
    }
  return &questions[kind->index];
}

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

static ChanceryFuzzyDate *
read_date (ChanceryStatement *statement)
{
  const char *edtf = chancery_statement_get_text (statement, 0);
  ChanceryDateQuality quality = CHANCERY_QUALITY_STATED;

  if (edtf == NULL)
    return NULL;
  chancery_date_quality_from_string (chancery_statement_get_text (statement, 2), &quality);
  return chancery_fuzzy_date_new (edtf, chancery_statement_get_text (statement, 1), quality, NULL);
}

static const ChanceryKind *
get_kind_of (ChanceryDb *db, gint64 row)
{
  g_autofree char *id =
      chancery_db_query_text (db, "SELECT kind FROM record WHERE id = ?1", "i", row);

  return id != NULL ? chancery_kind_find (id) : NULL;
}

/* The first day field that is filled; a reference means the day of that record.  NULL without @error where
 * there is none. */
static ChanceryFuzzyDate *
fetch_date (ChanceryDb *db, const ChanceryKind *kind, gint64 row, guint hops, GError **error)
{
  const Questions *ask = get_questions (kind);

  for (guint i = 0; i < G_N_ELEMENTS (ask->day) && ask->day[i] != NULL; i++)
    {
      gboolean borrowed = chancery_kind_find_field (kind, kind->day_fields[i])->type ==
                          CHANCERY_TYPE_REFERENCE;
      g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, ask->day[i],
                                                                   borrowed ? "it" : "i", row,
                                                                   kind->day_fields[i]);
      g_autoptr (GError) problem = NULL;
      const ChanceryKind *source;
      gint64 target;

      if (statement == NULL)
        return NULL;
      if (!chancery_statement_step (statement, &problem))
        {
          if (problem == NULL)
            continue;
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      if (!borrowed)
        return read_date (statement);
      target = chancery_statement_get_int (statement, 0);
      source = hops > 0 ? get_kind_of (db, target) : NULL;
      if (source != NULL)
        return fetch_date (db, source, target, hops - 1, error);
    }
  return NULL;
}

static gboolean
fetch_answers (ChanceryDb *db, const Questions *ask, ChanceryListRow *row, GError **error)
{
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (db, error, ask->answers, "i", row->row);
  const ChanceryVocabulary *responses = chancery_vocabulary_get (ask->answer_vocabulary);
  g_autoptr (GError) problem = NULL;

  if (statement == NULL)
    return FALSE;
  row->takes_answers = TRUE;
  while (chancery_statement_step (statement, &problem))
    {
      g_free (row->answer);
      row->answer = chancery_statement_dup_text (statement, 0);
      row->is_answered |=
          !chancery_vocabulary_has_flag (responses, row->answer, CHANCERY_TERM_RECEIPT);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
fetch_evidence (ChanceryDb *db,
                const Questions *ask,
                gint64 line,
                ChanceryListRow *row,
                GError **error)
{
  static const char sql[] =
      "SELECT count (*) OVER (), coalesce (o.reference, o.title, e.label) FROM reference AS e "
      "LEFT JOIN record AS o ON o.id = e.target "
      "WHERE e.record = ?1 AND e.field = ?2 AND e.line = ?3 ORDER BY e.ordinal LIMIT 1";
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (db, error, sql, "iti", row->row, ask->evidence, line);
  g_autoptr (GError) problem = NULL;

  if (statement == NULL)
    return FALSE;
  if (chancery_statement_step (statement, &problem))
    {
      row->n_evidence = (guint)chancery_statement_get_int (statement, 0);
      row->evidence = chancery_statement_dup_text (statement, 1);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* In which registered records it was said again, the last of them first. */
static gboolean
fetch_repeats (ChanceryDb *db, ChanceryListRow *row, ChanceryDay as_on, GError **error)
{
  static const char sql[] =
      "SELECT count (*) OVER (), coalesce (p.reference, o.reference, p.title, o.title) "
      "FROM reference AS x JOIN record AS o ON o.id = x.record "
      "LEFT JOIN reference AS y ON y.record = o.id AND y.line = -1 AND y.ordinal = 0 "
      "AND y.field = ?3 AND o.kind = ?4 "
      "LEFT JOIN record AS p ON p.id = y.target "
      "WHERE x.target = ?1 AND x.field = 'links.to' AND x.role = 'repeats' "
      "AND o.state IN ('registered', 'closed') "
      "AND (?2 IS NULL OR o.first_day IS NULL OR o.first_day <= ?2) "
      "ORDER BY o.date_key DESC LIMIT 1";
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (db, error, sql, "idtt", row->row, as_on, row->kind->parent, row->kind->id);
  g_autoptr (GError) problem = NULL;

  if (statement == NULL)
    return FALSE;
  if (chancery_statement_step (statement, &problem))
    {
      row->n_repeats = (guint)chancery_statement_get_int (statement, 0);
      row->last_repeat = chancery_statement_dup_text (statement, 1);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
fetch_verdict (ChanceryDb *db,
               const Questions *ask,
               ChanceryListRow *row,
               ChanceryDay as_on,
               GError **error)
{
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (db, error, ask->verdict, "id", row->row, as_on);
  g_autoptr (GError) problem = NULL;
  gint64 line = -1;

  if (statement == NULL)
    return FALSE;
  row->verdict_vocabulary = ask->verdict_vocabulary;
  g_clear_pointer (&row->verdict, g_free);
  if (chancery_statement_step (statement, &problem))
    {
      row->verdict = chancery_statement_dup_text (statement, 0);
      row->verdict_on = chancery_statement_get_day (statement, 1);
      line = chancery_statement_get_int (statement, 2);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (row->verdict == NULL)
    row->verdict = g_strdup (chancery_vocabulary_get (ask->verdict_vocabulary)->terms[0].code);
  return (line < 0 || fetch_evidence (db, ask, line, row, error)) &&
         fetch_repeats (db, row, as_on, error);
}

static char *
fetch_second (ChanceryDb *db, const Questions *ask, gint64 row)
{
  g_autoptr (ChanceryStatement) statement = NULL;
  const char *post, *office;
  char *whole = NULL;

  if (ask->part_of != NULL)
    whole = chancery_db_query_text (db, ask->part_of, "i", row);
  if (whole != NULL || ask->posts == NULL)
    return whole != NULL ? whole : g_strdup ("");

  statement = chancery_db_query (db, NULL, ask->posts, "i", row);
  if (statement == NULL || !chancery_statement_step (statement, NULL))
    return g_strdup ("");
  post = chancery_statement_get_text (statement, 0);
  office = chancery_statement_get_text (statement, 1);
  if (post != NULL && office != NULL)
    return g_strconcat (post, " · ", office, NULL);
  return g_strdup (post != NULL ? post : office != NULL ? office : "");
}

static gboolean
fetch_rest (ChanceryDb *db, ChanceryListRow *row, ChanceryDay as_on, GError **error)
{
  static const char done[] = "SELECT done_on IS NOT NULL FROM action WHERE record = ?1";
  static const char archived[] =
      "SELECT 1 FROM casefile WHERE record = ?1 AND archived IS NOT NULL";
  static const char attachments[] = "SELECT count (*) FROM record_attachments WHERE record = ?1";
  const Questions *ask = get_questions (row->kind);
  g_autoptr (GError) problem = NULL;

  row->date = fetch_date (db, row->kind, row->row, MAX_DAY_HOPS, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  row->form_vocabulary = ask->form_vocabulary;
  row->direction_vocabulary = ask->direction_vocabulary;
  if (ask->answers != NULL && !fetch_answers (db, ask, row, error))
    return FALSE;
  if (ask->their_number != NULL)
    row->their_number = chancery_db_query_text (db, ask->their_number, "i", row->row);
  if (ask->verdict != NULL && !fetch_verdict (db, ask, row, as_on, error))
    return FALSE;
  if (chancery_kind_has_flag (row->kind, CHANCERY_KIND_TASK))
    row->is_done = chancery_db_query_int (db, 0, done, "i", row->row) != 0;
  if (chancery_kind_has_flag (row->kind, CHANCERY_KIND_FILES) &&
      row->state == CHANCERY_STATE_CLOSED)
    row->is_archived = chancery_db_query_int (db, 0, archived, "i", row->row) != 0;
  row->second = fetch_second (db, ask, row->row);
  row->n_attachments = (guint)chancery_db_query_int (db, 0, attachments, "i", row->row);
  return TRUE;
}

static ChanceryListRow *
read_row (ChanceryStatement *statement, gint64 id, const ChanceryKind *kind)
{
  ChanceryListRow *row = g_new0 (ChanceryListRow, 1);

  row->row = id;
  row->kind = kind;
  row->uuid = chancery_statement_dup_text (statement, 1);
  row->reference = chancery_statement_dup_text (statement, 2);
  row->title = chancery_statement_dup_text (statement, 3);
  chancery_state_from_string (chancery_statement_get_text (statement, 4), &row->state);
  row->level = chancery_statement_dup_text (statement, 5);
  row->form = chancery_statement_dup_text (statement, 6);
  row->direction = chancery_statement_dup_text (statement, 7);
  row->verdict = chancery_statement_dup_text (statement, 8);
  row->verdict_on = CHANCERY_DAY_NONE;
  row->first_day = chancery_statement_get_day (statement, 9);
  row->last_day = chancery_statement_get_day (statement, 10);
  row->counterpart = chancery_statement_dup_text (statement, 11);
  return row;
}

/* NULL without @error for a row that is gone, or of a kind that this program does not know. */
static ChanceryListRow *
fetch_row (ChanceryDb *db, gint64 id, ChanceryDay as_on, GError **error)
{
  static const char sql[] =
      "SELECT r.kind, r.uuid, r.reference, r.title, r.state, r.level, r.form, r.direction, r.verdict,"
      " r.first_day, r.last_day, coalesce (c.title, r.counterpart_label, '')"
      " FROM record AS r LEFT JOIN record AS c ON c.id = r.counterpart WHERE r.id = ?1";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "i", id);
  g_autoptr (ChanceryListRow) row = NULL;
  const ChanceryKind *kind;

  if (statement == NULL || !chancery_statement_step (statement, error))
    return NULL;
  kind = chancery_kind_find (chancery_statement_get_text (statement, 0));
  if (kind == NULL)
    return NULL;
  row = read_row (statement, id, kind);
  return fetch_rest (db, row, as_on, error) ? g_steal_pointer (&row) : NULL;
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
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_list_row_free);

  g_return_val_if_fail (db != NULL && (ids != NULL || n_ids == 0), NULL);

  for (gsize i = 0; i < n_ids; i++)
    {
      g_autoptr (GError) problem = NULL;
      ChanceryListRow *row = fetch_row (db, ids[i], as_on, &problem);

      if (problem != NULL)
        {
          g_clear_pointer (&row, chancery_list_row_free);
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      if (row != NULL)
        g_ptr_array_add (rows, row);
    }
  return g_steal_pointer (&rows);
}

ChanceryFuzzyDate *
chancery_rows_fetch_date (ChanceryDb *db, const ChanceryKind *kind, gint64 row, GError **error)
{
  g_return_val_if_fail (db != NULL && kind != NULL, NULL);

  return fetch_date (db, kind, row, MAX_DAY_HOPS, error);
}
