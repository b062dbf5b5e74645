/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each question is asked once for the whole file: its papers, what hangs together, and per kind the dates
 * and answers.  What comes of it is put into order by the model. */

#include "config.h"

#include "chancery-case-threads.h"

#include "chancery-kind.h"
#include "chancery-records.h"
#include "chancery-sql-kind.h"
#include "chancery-statement.h"

#include <string.h>

/* ?1: the case file. */
#define FILE_PAPERS                           \
  "WITH file (id) AS (SELECT DISTINCT target" \
  " FROM reference WHERE record = ?1"         \
  " AND field = 'items.record' AND target IS NOT NULL)"

/* What a paper says of another is a link of it; what answered an act may stand with the act. */
#define LINKED "r.field = 'links.to' AND r.role IN ('replies-to', 'rejoins', 'enclosure-of')"
#define ANSWERED "r.field = 'answers.record'"

#define FILE_EDGES                                                                         \
  FILE_PAPERS                                                                              \
  ", edge (node, other, role) AS ("                                                        \
  "SELECT r.record, r.target, r.role FROM file AS f CROSS JOIN reference AS r"             \
  " ON r.record = f.id AND " LINKED " AND r.target IS NOT NULL "                           \
  "UNION SELECT r.record, r.target, r.role FROM file AS f CROSS JOIN reference AS r"       \
  " ON r.target = f.id AND " LINKED " "                                                    \
  "UNION SELECT r.target, r.record, 'replies-to' FROM file AS f CROSS JOIN reference AS r" \
  " ON r.record = f.id AND " ANSWERED " AND r.target IS NOT NULL "                         \
  "UNION SELECT r.target, r.record, 'replies-to' FROM file AS f CROSS JOIN reference AS r" \
  " ON r.target = f.id AND " ANSWERED ") "

typedef struct
{
  ChanceryDb *db;
  gint64 file;
  ChanceryDay as_on;
  GHashTable *by_row; /* gint64 → ChanceryThreadPaper */
  GPtrArray *papers;
  GError **error;
} Reading;

void
chancery_thread_paper_free (ChanceryThreadPaper *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->reference);
  g_free (self->title);
  g_free (self->counterpart);
  g_free (self->form);
  g_free (self->direction);
  g_clear_pointer (&self->date, chancery_fuzzy_date_unref);
  chancery_thread_answer_clear (&self->answer);
  g_clear_pointer (&self->others, g_array_unref);
  g_free (self);
}

/* Runs @sql with the case file and the day, and hands each of its rows to @take. */
static gboolean
ask (Reading *self,
     const char *sql,
     void (*take) (Reading *self, ChanceryStatement *row, gconstpointer data),
     gconstpointer data)
{
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (self->db, self->error, sql, "id", self->file, self->as_on);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    take (self, statement, data);
  if (local == NULL)
    return TRUE;
  g_propagate_error (self->error, g_steal_pointer (&local));
  return FALSE;
}

/* What is asked of the whole file. */
enum
{
  PAPERS,
  OUTSIDE,
  EDGES,
  N_QUESTIONS
};

#define UP_TO_DAY "(?2 IS NULL OR coalesce (o.first_day, o.last_day, ?2) <= ?2)"

/* What is not in the file is not shown by its subject, and so not read. */
const char *
chancery_case_threads_get_sql (guint i)
{
  static const char *const sql[N_QUESTIONS] = {
    [PAPERS] = FILE_PAPERS
    " SELECT o.id, o.uuid, o.kind, o.state, o.reference, o.first_day, o.last_day,"
    " o.title, o.form, o.direction, coalesce (c.title, o.counterpart_label, '') "
    "FROM file AS f CROSS JOIN record AS o ON o.id = f.id "
    "LEFT JOIN record AS c ON c.id = o.counterpart "
    "WHERE " UP_TO_DAY " ORDER BY o.id",
    [OUTSIDE] = FILE_EDGES
    "SELECT o.id, o.uuid, o.kind, o.state, o.reference, o.first_day, o.last_day "
    "FROM (SELECT node AS id FROM edge UNION SELECT other FROM edge"
    "  EXCEPT SELECT id FROM file) AS e CROSS JOIN record AS o ON o.id = e.id "
    "WHERE " UP_TO_DAY " ORDER BY o.id",
    [EDGES] = FILE_EDGES
    "SELECT node, other, role FROM edge WHERE ?2 IS ?2 ORDER BY node, other, role",
  };

  return i < N_QUESTIONS ? sql[i] : NULL;
}

/* ---- the papers ---- */

static ChanceryThreadPaper *
find_paper (Reading *self, gint64 row)
{
  return g_hash_table_lookup (self->by_row, &row);
}

static void
take_paper (Reading *self, ChanceryStatement *row, gconstpointer outside)
{
  const ChanceryKind *kind = chancery_kind_find (chancery_statement_get_text (row, 2));
  ChanceryThreadPaper *paper;

  if (kind == NULL)
    return;
  paper = g_new0 (ChanceryThreadPaper, 1);
  paper->row = chancery_statement_get_int (row, 0);
  paper->id = chancery_statement_dup_text (row, 1);
  paper->kind = kind;
  chancery_state_from_string (chancery_statement_get_text (row, 3), &paper->state);
  paper->reference = chancery_statement_dup_text (row, 4);
  paper->first_day = chancery_statement_get_day (row, 5);
  paper->last_day = chancery_statement_get_day (row, 6);
  paper->outside = outside != NULL;
  paper->parent = paper->reply = -1;
  chancery_thread_answer_clear (&paper->answer);
  if (!paper->outside)
    {
      const ChanceryField *form = kind->form != NULL ? chancery_kind_find_field (kind, kind->form)
                                                     : NULL;

      paper->title = chancery_statement_dup_text (row, 7);
      paper->form = chancery_statement_dup_text (row, 8);
      paper->direction = chancery_statement_dup_text (row, 9);
      paper->counterpart = chancery_statement_dup_text (row, 10);
      paper->form_vocabulary = form != NULL ? form->vocabulary : NULL;
    }
  g_hash_table_insert (self->by_row, &paper->row, paper);
  g_ptr_array_add (self->papers, paper);
}

static gboolean
read_papers (Reading *self)
{
  return ask (self, chancery_case_threads_get_sql (PAPERS), take_paper, NULL) &&
         ask (self, chancery_case_threads_get_sql (OUTSIDE), take_paper, "outside");
}

/* ---- what the table of their kind says ---- */

static void
take_date (Reading *self, ChanceryStatement *row, gconstpointer data)
{
  ChanceryThreadPaper *paper = find_paper (self, chancery_statement_get_int (row, 0));
  ChanceryDateQuality quality = CHANCERY_QUALITY_STATED;
  ChanceryFuzzyDate *date;

  if (paper == NULL)
    return;
  chancery_date_quality_from_string (chancery_statement_get_text (row, 3), &quality);
  date = chancery_fuzzy_date_new (chancery_statement_get_text (row, 1),
                                  chancery_statement_get_text (row, 2), quality, NULL);
  if (date == NULL)
    return;
  g_clear_pointer (&paper->date, chancery_fuzzy_date_unref);
  paper->date = date;
}

/* The first filled field counts, so it is read last. */
static gboolean
read_dates (Reading *self, const ChanceryKind *kind)
{
  for (int i = G_N_ELEMENTS (kind->day_fields) - 1; i >= 0; i--)
    {
      const ChanceryField *field =
          kind->day_fields[i] != NULL ? chancery_kind_find_field (kind, kind->day_fields[i]) : NULL;
      g_autofree char *sql = NULL;

      if (field == NULL || field->type != CHANCERY_TYPE_DATE)
        continue;
      sql = g_strdup_printf (FILE_PAPERS
                             " SELECT k.record, k.\"%s\", k.\"%s_typed\", k.\"%s_quality\" "
                             "FROM file AS f CROSS JOIN \"%s\" AS k ON k.record = f.id "
                             "WHERE k.\"%s\" IS NOT NULL AND ?2 IS ?2",
                             field->id, field->id, field->id, kind->id, field->id);
      if (!ask (self, sql, take_date, NULL))
        return FALSE;
    }
  return TRUE;
}

static void
take_until (Reading *self, ChanceryStatement *row, gconstpointer data)
{
  ChanceryThreadPaper *paper = find_paper (self, chancery_statement_get_int (row, 0));

  if (paper != NULL)
    paper->answer.reply_by = chancery_statement_get_day (row, 1);
}

static gboolean
read_until (Reading *self, const ChanceryKind *kind)
{
  const ChanceryField *field = chancery_thread_answer_find_until (kind);
  g_autofree char *sql = NULL;

  if (field == NULL)
    return TRUE;
  sql = g_strdup_printf (FILE_PAPERS
                         " SELECT k.record, coalesce (k.\"%s_last\", k.\"%s_first\") "
                         "FROM file AS f CROSS JOIN \"%s\" AS k ON k.record = f.id AND ?2 IS ?2",
                         field->id, field->id, kind->id);
  return ask (self, sql, take_until, NULL);
}

static void
take_answer (Reading *self, ChanceryStatement *row, gconstpointer data)
{
  ChanceryThreadPaper *paper = find_paper (self, chancery_statement_get_int (row, 0));
  const char *edtf = chancery_statement_get_text (row, 2);
  ChanceryDateQuality quality = CHANCERY_QUALITY_STATED;
  g_autoptr (ChanceryFuzzyDate) on = NULL;

  if (paper == NULL)
    return;
  chancery_date_quality_from_string (chancery_statement_get_text (row, 4), &quality);
  if (edtf != NULL)
    on = chancery_fuzzy_date_new (edtf, chancery_statement_get_text (row, 3), quality, NULL);
  chancery_thread_answer_note (&paper->answer, chancery_statement_get_text (row, 1), on);
}

/* Of an answer whose day is not known nobody can say that it was there on a day that has passed. */
static gboolean
read_answers (Reading *self, const ChanceryKind *kind)
{
  const ChanceryField *list;
  const ChanceryField *response = chancery_kind_find_line_field (kind, "answer", &list);
  g_autofree char *table = NULL;
  g_autofree char *sql = NULL;

  if (list == NULL)
    return TRUE;
  table = chancery_sql_kind_line_table (kind, list);
  sql = g_strdup_printf (FILE_PAPERS
                         " SELECT a.record, a.\"%s\", a.\"on\", a.\"on_typed\", a.\"on_quality\" "
                         "FROM file AS f CROSS JOIN \"%s\" AS a ON a.record = f.id "
                         "WHERE ?2 IS NULL OR coalesce (a.\"on_first\", a.\"on_last\") <= ?2 "
                         "ORDER BY a.record, coalesce (a.\"on_first\", a.\"on_last\"), a.ordinal",
                         response->id, table);
  return ask (self, sql, take_answer, NULL);
}

static gboolean
read_kinds (Reading *self)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->papers->len; i++)
    {
      ChanceryThreadPaper *paper = self->papers->pdata[i];

      if (!paper->outside)
        g_hash_table_add (kinds, (gpointer)paper->kind);
    }
  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

      if (g_hash_table_contains (kinds, kind) &&
          !(read_dates (self, kind) && read_until (self, kind) && read_answers (self, kind)))
        return FALSE;
    }
  for (guint i = 0; i < self->papers->len; i++)
    {
      ChanceryThreadPaper *paper = self->papers->pdata[i];

      paper->answer.state = paper->state;
      paper->answer.first_day = paper->first_day;
      paper->answer.last_day = paper->last_day;
      if (!paper->outside)
        chancery_thread_answer_set_direction (&paper->answer, paper->kind, paper->direction);
    }
  return TRUE;
}

/* ---- the threads ---- */

static ChanceryThreads *
add_nodes (Reading *self, GHashTable *nodes)
{
  ChanceryThreads *threads = chancery_threads_new ();

  for (guint i = 0; i < self->papers->len; i++)
    {
      ChanceryThreadPaper *paper = self->papers->pdata[i];
      guint flags = CHANCERY_THREAD_PLAIN;

      if (paper->outside)
        flags |= CHANCERY_THREAD_OUTSIDE;
      if (paper->state == CHANCERY_STATE_VOID)
        flags |= CHANCERY_THREAD_VOID;
      else if (paper->answer.awaits)
        flags |= CHANCERY_THREAD_ALONE;
      chancery_threads_add (threads, paper->first_day, paper->last_day, flags);
      g_hash_table_insert (nodes, &paper->row, GUINT_TO_POINTER (i));
    }
  return threads;
}

typedef struct
{
  ChanceryThreads *threads;
  GHashTable *nodes; /* gint64 → node */
} Joining;

static gboolean
find_node (const Joining *joining, gint64 row, guint *node)
{
  gpointer found;

  if (!g_hash_table_lookup_extended (joining->nodes, &row, NULL, &found))
    return FALSE;
  *node = GPOINTER_TO_UINT (found);
  return TRUE;
}

static void
take_edge (Reading *self, ChanceryStatement *row, gconstpointer data)
{
  const Joining *joining = data;
  ChanceryThreadRole role = chancery_thread_role_of_link (chancery_statement_get_text (row, 2));
  guint node, other;

  /* What came after the day, or is of a kind of a newer program, is not there. */
  if (role != CHANCERY_THREAD_FIRST &&
      find_node (joining, chancery_statement_get_int (row, 0), &node) &&
      find_node (joining, chancery_statement_get_int (row, 1), &other))
    chancery_threads_join (joining->threads, node, role, other);
}

/* From nodes to places in the list that is shown; @places has -1 for what is in no thread. */
static void
place_paper (Reading *self,
             ChanceryThreads *threads,
             const ChanceryThreadRow *row,
             const int *places)
{
  ChanceryThreadPaper *paper = self->papers->pdata[row->node];
  g_autoptr (GArray) others = chancery_threads_list_others (threads, row->node);
  int reply = chancery_threads_find_answer (threads, row->node);

  paper->role = row->role;
  paper->depth = row->depth;
  paper->parent = row->parent >= 0 ? places[row->parent] : -1;
  paper->reply = reply >= 0 ? places[reply] : -1;
  for (guint i = 0; i < others->len; i++)
    {
      guint place = (guint)places[g_array_index (others, guint, i)];

      if (paper->others == NULL)
        paper->others = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (paper->others, place);
    }
}

/* The papers in the order of their threads; those in none are let go. */
static GPtrArray *
arrange (Reading *self, ChanceryThreads *threads, guint *n_loose)
{
  g_autoptr (GArray) rows = chancery_threads_arrange (threads);
  g_autofree int *places = g_new (int, MAX (1, self->papers->len));
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_thread_paper_free);

  *n_loose = 0;
  for (guint i = 0; i < self->papers->len; i++)
    places[i] = -1;
  for (guint i = 0; i < rows->len; i++)
    places[g_array_index (rows, ChanceryThreadRow, i).node] = (int)i;
  for (guint i = 0; i < rows->len; i++)
    place_paper (self, threads, &g_array_index (rows, ChanceryThreadRow, i), places);
  for (guint i = 0; i < rows->len; i++)
    {
      guint node = g_array_index (rows, ChanceryThreadRow, i).node;

      g_ptr_array_add (list, g_steal_pointer (&self->papers->pdata[node]));
    }
  for (guint i = 0; i < self->papers->len; i++)
    *n_loose += self->papers->pdata[i] != NULL ? 1 : 0;
  return list;
}

static GPtrArray *
read_threads (Reading *self, guint *n_loose)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (ChanceryThreads) threads = NULL;

  if (!read_papers (self) || !read_kinds (self))
    return NULL;
  threads = add_nodes (self, nodes);
  return ask (self, chancery_case_threads_get_sql (EDGES), take_edge,
              &(const Joining){ threads, nodes })
             ? arrange (self, threads, n_loose)
             : NULL;
}

GPtrArray *
chancery_case_threads_read (ChanceryDb *db,
                            const char *casefile,
                            ChanceryDay as_on,
                            guint *n_loose,
                            GError **error)
{
  g_autoptr (GPtrArray) papers =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_thread_paper_free);
  g_autoptr (GHashTable) by_row = g_hash_table_new (g_int64_hash, g_int64_equal);
  Reading reading = {
    .db = db, .as_on = as_on, .by_row = by_row, .papers = papers, .error = error
  };
  guint loose = 0;
  GPtrArray *list;

  g_return_val_if_fail (db != NULL && casefile != NULL, NULL);

  reading.file = chancery_records_get_row (db, casefile);
  list = read_threads (&reading, &loose);
  if (n_loose != NULL)
    *n_loose = loose;
  return list;
}

gboolean
chancery_case_threads_closes_circle (ChanceryDb *db, const char *from, const char *to)
{
  static const char sql[] =
      "WITH RECURSIVE above (id) AS (SELECT ?2 "
      "UNION SELECT r.target FROM above AS a CROSS JOIN reference AS r ON r.record = a.id"
      " AND r.field = 'links.to' AND r.role IN ('replies-to', 'rejoins')"
      " AND r.target IS NOT NULL "
      "UNION SELECT r.record FROM above AS a CROSS JOIN reference AS r ON r.target = a.id"
      " AND " ANSWERED ") "
      "SELECT 1 FROM above WHERE id = ?1 LIMIT 1";

  g_return_val_if_fail (db != NULL && from != NULL && to != NULL, FALSE);

  return chancery_db_query_int (db, 0, sql, "ii", chancery_records_get_row (db, from),
                                chancery_records_get_row (db, to)) == 1;
}

char *
chancery_case_threads_phrase_answer (GPtrArray *papers, guint i, ChanceryDay today)
{
  const ChanceryThreadPaper *paper;
  const ChanceryThreadPaper *reply;

  g_return_val_if_fail (papers != NULL && i < papers->len, NULL);

  paper = papers->pdata[i];
  reply = paper->reply >= 0 ? papers->pdata[paper->reply] : NULL;
  if (paper->outside)
    return NULL;
  return chancery_thread_answer_phrase (&paper->answer, reply != NULL,
                                        reply != NULL && !reply->outside ? reply->date : NULL,
                                        today);
}
