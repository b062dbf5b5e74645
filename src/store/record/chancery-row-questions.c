/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-row-questions.h"

#include "chancery-sql-kind.h"
#include "chancery-sql-query.h"
#include "chancery-sql-verdict.h"

#include <string.h>

static ChanceryRowQuestions by_kind[CHANCERY_N_KINDS];

/* A statement while it is made: one expression a column, NULL for none, and what it joins. */
typedef struct
{
  char *columns[CHANCERY_ROW_N_COLUMNS];
  GString *joins;
} Writing;

static void
add_day (Writing *self, const ChanceryKind *kind, guint i)
{
  const ChanceryField *field = chancery_kind_find_field (kind, kind->day_fields[i]);
  char **columns = &self->columns[CHANCERY_ROW_DAYS + 3 * i];

  if (field->type != CHANCERY_TYPE_REFERENCE)
    {
      columns[0] = g_strdup_printf ("k.\"%s\"", field->id);
      columns[1] = g_strdup_printf ("k.\"%s_typed\"", field->id);
      columns[2] = g_strdup_printf ("k.\"%s_quality\"", field->id);
      return;
    }
  columns[0] = g_strdup_printf ("x%u.target", i);
  columns[1] = g_strdup_printf ("t%u.kind", i);
  g_string_append_printf (self->joins,
                          " LEFT JOIN reference AS x%u ON x%u.record = s.id AND x%u.field = '%s'"
                          " AND x%u.line = -1 AND x%u.ordinal = 0"
                          " LEFT JOIN record AS t%u ON t%u.id = x%u.target",
                          i, i, i, field->id, i, i, i, i, i);
}

static void
add_answers (Writing *self, const char *table, const ChanceryField *response)
{
  g_autofree char *substance = chancery_sql_query_write_substance (response);

  self->columns[CHANCERY_ROW_ANSWER] =
      g_strdup_printf ("(SELECT a.\"%s\" FROM \"%s\" AS a WHERE a.record = s.id"
                       " ORDER BY a.ordinal DESC LIMIT 1)",
                       response->id, table);
  self->columns[CHANCERY_ROW_IS_ANSWERED] =
      g_strdup_printf ("EXISTS (SELECT 1 FROM \"%s\" AS a WHERE a.record = s.id AND %s)", table,
                       substance);
}

/* In which registered records it was said again, and the last of them; one that another raises is told by that. */
static void
add_repeats (Writing *self, const ChanceryKind *kind)
{
  static const char said[] =
      "FROM reference AS e JOIN record AS o ON o.id = e.record%s WHERE e.target = s.id"
      " AND e.field = 'links.to' AND e.role = 'repeats' AND o.state IN ('registered', 'closed')"
      " AND (?2 IS NULL OR o.first_day IS NULL OR o.first_day <= ?2)";
  g_autofree char *raising =
      kind->parent == NULL
          ? g_strdup ("")
          : g_strdup_printf (" LEFT JOIN reference AS y ON y.record = o.id AND y.field = '%s'"
                             " AND y.line = -1 AND y.ordinal = 0 AND o.kind = '%s'"
                             " LEFT JOIN record AS p ON p.id = y.target",
                             kind->parent, kind->id);
  g_autofree char *counted = g_strdup_printf (said, "");
  g_autofree char *told = g_strdup_printf (said, raising);

  self->columns[CHANCERY_ROW_N_REPEATS] = g_strdup_printf ("(SELECT count (*) %s)", counted);
  self->columns[CHANCERY_ROW_LAST_REPEAT] =
      g_strdup_printf ("(SELECT coalesce (%s) %s ORDER BY o.date_key DESC LIMIT 1)",
                       kind->parent != NULL ? "p.reference, o.reference, p.title, o.title"
                                            : "o.reference, o.title",
                       told);
}

static void
add_verdict (Writing *self,
             const ChanceryKind *kind,
             const ChanceryField *list,
             const char *table,
             const ChanceryField *verdict)
{
  g_autofree char *ordinal = chancery_sql_verdict_ordinal (kind, "s.id", "?2");
  g_autofree char *evidence = g_strdup_printf ("e.record = s.id AND e.field = '%s.evidence'"
                                               " AND e.line = v.ordinal",
                                               list->id);

  g_string_append_printf (self->joins,
                          " LEFT JOIN \"%s\" AS v ON v.record = s.id AND v.ordinal = %s", table,
                          ordinal);
  self->columns[CHANCERY_ROW_VERDICT] = g_strdup_printf ("v.\"%s\"", verdict->id);
  self->columns[CHANCERY_ROW_VERDICT_ON] = g_strdup ("v.\"on_first\"");
  self->columns[CHANCERY_ROW_N_EVIDENCE] =
      g_strdup_printf ("(SELECT count (*) FROM reference AS e WHERE %s)", evidence);
  self->columns[CHANCERY_ROW_EVIDENCE] =
      g_strdup_printf ("(SELECT coalesce (o.reference, o.title, e.label) FROM reference AS e"
                       " LEFT JOIN record AS o ON o.id = e.target WHERE %s"
                       " ORDER BY e.ordinal LIMIT 1)",
                       evidence);
  add_repeats (self, kind);
}

/* The latest post that was not given up, else the latest. */
static void
add_post (Writing *self, const char *table, const ChanceryField *post)
{
  g_string_append_printf (
      self->joins,
      " LEFT JOIN \"%s\" AS p ON p.record = s.id AND p.ordinal = (SELECT q.ordinal FROM \"%s\" AS q"
      " WHERE q.record = s.id"
      " ORDER BY q.\"to_last\" IS NOT NULL, q.\"from_first\" DESC, q.ordinal DESC LIMIT 1)"
      " LEFT JOIN reference AS w ON w.record = s.id AND w.field = 'posts.actor'"
      " AND w.line = p.ordinal AND w.ordinal = 0 LEFT JOIN record AS h ON h.id = w.target",
      table, table);
  self->columns[CHANCERY_ROW_POST] = g_strdup_printf ("p.\"%s\"", post->id);
  self->columns[CHANCERY_ROW_OFFICE] = g_strdup ("ifnull (h.title, w.label)");
}

static void
add_lines (ChanceryRowQuestions *questions,
           Writing *self,
           const ChanceryKind *kind,
           const ChanceryField *list)
{
  g_autofree char *table = chancery_sql_kind_line_table (kind, list);

  for (const ChanceryField *field = list->lines; field->id != NULL; field++)
    {
      g_autofree char *path = chancery_sql_kind_path (list, field);

      if (chancery_field_has_query (field, "answer"))
        {
          questions->takes_answers = TRUE;
          add_answers (self, table, field);
        }
      if (chancery_field_has_flag (field, CHANCERY_FIELD_NUMBER) &&
          self->columns[CHANCERY_ROW_THEIR_NUMBER] == NULL)
        self->columns[CHANCERY_ROW_THEIR_NUMBER] =
            g_strdup_printf ("(SELECT n.\"%s\" FROM \"%s\" AS n WHERE n.record = s.id"
                             " AND n.\"%s\" IS NOT NULL ORDER BY n.ordinal LIMIT 1)",
                             field->id, table, field->id);
      if (chancery_field_has_query (field, "verdict"))
        {
          questions->verdict_vocabulary = field->vocabulary;
          add_verdict (self, kind, list, table, field);
        }
      if (strcmp (path, "posts.post") == 0)
        add_post (self, table, field);
    }
}

/* The statement of the first @n_columns (transfer full). */
static char *
write_statement (const Writing *self, const ChanceryKind *kind, guint n_columns)
{
  GString *sql = g_string_new ("SELECT s.place");

  for (guint i = CHANCERY_ROW_DAYS; i < n_columns; i++)
    g_string_append_printf (sql, ", %s", self->columns[i] != NULL ? self->columns[i] : "NULL");
  g_string_append_printf (sql, " FROM row_set (?1) AS s LEFT JOIN \"%s\" AS k ON k.record = s.id%s",
                          kind->id, self->joins->str);
  return g_string_free (sql, FALSE);
}

static void
make_questions (ChanceryRowQuestions *self, const ChanceryKind *kind)
{
  const ChanceryField *direction = chancery_kind_find_field (kind, "direction");
  Writing writing = { .joins = g_string_new (NULL) };

  for (guint i = 0; i < CHANCERY_ROW_N_DAYS && kind->day_fields[i] != NULL; i++)
    add_day (&writing, kind, i);
  if (kind->day_fields[0] != NULL)
    self->days = write_statement (&writing, kind, CHANCERY_ROW_IS_OVER);
  if (kind->form != NULL)
    self->form_vocabulary = chancery_kind_find_field (kind, kind->form)->vocabulary;
  if (direction != NULL)
    self->direction_vocabulary = direction->vocabulary;
  if (chancery_kind_has_flag (kind, CHANCERY_KIND_TASK))
    writing.columns[CHANCERY_ROW_IS_OVER] = g_strdup ("k.done_on IS NOT NULL");
  if (chancery_kind_has_flag (kind, CHANCERY_KIND_FILES))
    writing.columns[CHANCERY_ROW_IS_OVER] = g_strdup ("k.archived IS NOT NULL");
  if (chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED) &&
      chancery_kind_find_field (kind, "part_of") != NULL)
    writing.columns[CHANCERY_ROW_PART_OF] =
        g_strdup ("(SELECT ifnull (o.title, e.label) FROM reference AS e LEFT JOIN record AS o"
                  " ON o.id = e.target WHERE e.record = s.id AND e.field = 'part_of' LIMIT 1)");
  for (const ChanceryField *list = kind->fields; list->id != NULL; list++)
    if (list->type == CHANCERY_TYPE_LINES)
      add_lines (self, &writing, kind, list);
  self->all = write_statement (&writing, kind, CHANCERY_ROW_N_COLUMNS);
  for (guint i = 0; i < CHANCERY_ROW_N_COLUMNS; i++)
    g_free (writing.columns[i]);
  g_string_free (writing.joins, TRUE);
}

const ChanceryRowQuestions *
chancery_row_questions_get (const ChanceryKind *kind)
{
  static gsize once;

  g_return_val_if_fail (kind != NULL, NULL);

  if (g_once_init_enter (&once))
    {
      for (guint i = 1; i < CHANCERY_N_KINDS; i++)
        make_questions (&by_kind[i], chancery_kind_get ((ChanceryKindId)i));
      g_once_init_leave (&once, 1);
    }
  return &by_kind[kind->index];
}
