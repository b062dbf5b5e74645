/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What asks for something on a day: due, coming, and open with nothing scheduled.  Everything here
 * starts from the table of one kind or from what an action is on; nothing reads all records. */

#include "config.h"

#include "chancery-day.h"
#include "chancery-records.h"
#include "chancery-sql-terms.h"
#include "chancery-statement.h"
#include "chancery-watch.h"

#include <string.h>

void
chancery_due_row_free (ChanceryDueRow *self)
{
  if (self == NULL)
    return;
  g_free (self->uuid);
  g_free (self->reference);
  g_free (self->title);
  g_free (self->level);
  g_free (self->about);
  g_free (self->about_title);
  g_free (self->assignee);
  g_free (self);
}

#define DUE_COLUMNS "SELECT r.id, r.uuid, r.kind, r.reference, r.title, r.level, "
/* The first and the last day of a date in the table of the kind. */
#define FIRST(field) "coalesce (k." field "_first, k." field "_last)"
#define LAST(field) "coalesce (k." field "_last, k." field "_first)"
/* A window of days, ?1 to ?2 with both; open where NULL. */
#define WITHIN(day) " (?1 IS NULL OR " day " >= ?1) AND (?2 IS NULL OR " day " <= ?2) "

/* An action x that its record o points with: dated, not done, and not void. */
#define OPEN_ACTION                                               \
  "JOIN action AS x ON x.record = o.record AND x.done_on IS NULL" \
  " AND coalesce (x.due_first, x.due_last) IS NOT NULL "          \
  "JOIN record AS n ON n.id = o.record AND n.state = 'registered' "
/* Nothing is scheduled about the record r; @more narrows which actions count. */
#define NO_ACTION(more)                                   \
  "NOT EXISTS (SELECT 1 FROM reference AS o " OPEN_ACTION \
  "WHERE o.target = r.id AND o.field = 'on'" more ") "
/* Nor about what raised it. */
#define NO_ACTION_ON_SOURCE(field, more)                                                                                \
  "NOT EXISTS (SELECT 1 FROM reference AS p JOIN reference AS o ON o.target = p.target AND o.field = 'on' " OPEN_ACTION \
  "WHERE p.record = r.id AND p.field = '" field "'" more ") "
/* Of the actions only those that fall due no later than the date itself. */
#define BY(field) " AND coalesce (x.due_first, x.due_last) <= " LAST (field)

/* An answer that only says that it came, or that one will, is none. */
#define UNANSWERED                                                        \
  "NOT EXISTS (SELECT 1 FROM demarche_answers AS a WHERE a.record = r.id" \
  " AND coalesce (a.response, '') NOT IN ({receipt response})) "
#define OPEN_DEMAND "(r.verdict IS NULL OR r.verdict NOT IN ({settled demand_verdict})) "

/* The dates that are asked about. */
#define DUE_FIRST FIRST ("due")
#define DUE_LAST LAST ("due")
#define REPLY_LAST LAST ("reply_by")
#define DEADLINE_LAST LAST ("deadline")
#define REVIEW_FIRST FIRST ("review_on")
#define REVIEW_LAST LAST ("review_on")
#define WITHIN_DUE WITHIN (DUE_FIRST)
#define WITHIN_REPLY WITHIN (REPLY_LAST)
#define WITHIN_DEADLINE WITHIN (DEADLINE_LAST)
#define WITHIN_REVIEW WITHIN (REVIEW_FIRST)

#define NOTHING NO_ACTION ("")
#define NOTHING_BEFORE_REPLY NO_ACTION (BY ("reply_by"))
#define NOTHING_BEFORE_DEADLINE NO_ACTION (BY ("deadline"))
#define NOTHING_BEFORE_REVIEW NO_ACTION (BY ("review_on"))
#define NOTHING_ON_SOURCE NO_ACTION_ON_SOURCE ("raised_in", "")
#define NOTHING_ON_SOURCE_BEFORE_DEADLINE NO_ACTION_ON_SOURCE ("raised_in", BY ("deadline"))

/* What we said of it after that day was the review, as is a later day to review it on.  What
 * is over is not reviewed. */
#define UNREVIEWED                                                                  \
  "(r.verdict IS NULL OR r.verdict NOT IN ({over assurance_verdict}))"              \
  " AND NOT EXISTS (SELECT 1 FROM assurance_assessments AS b WHERE b.record = r.id" \
  "  AND b.on_first > " REVIEW_FIRST                                                \
  "  AND NOT EXISTS (SELECT 1 FROM reference AS w WHERE w.record = r.id"            \
  "   AND w.field = 'assessments.according_to' AND w.line = b.ordinal)) "
#define FROM_ACTION                                                                      \
  DUE_COLUMNS                                                                            \
  "coalesce (t.uuid, o.target_uuid), coalesce (t.title, o.label), k.assignee, " DUE_LAST \
  " FROM action AS k CROSS JOIN record AS r ON r.id = k.record "                         \
  "LEFT JOIN reference AS o ON o.record = r.id AND o.field = 'on' AND o.line = -1 "      \
  "LEFT JOIN record AS t ON t.id = o.target "
#define FROM_KIND(kind, day)                                     \
  DUE_COLUMNS "NULL, c.title, NULL, " day " FROM " kind          \
              " AS k CROSS JOIN record AS r ON r.id = k.record " \
              "LEFT JOIN record AS c ON c.id = r.counterpart "
#define FROM_DOCUMENT FROM_KIND ("document", DUE_LAST)
#define FROM_DEMARCHE FROM_KIND ("demarche", REPLY_LAST)
#define FROM_DEMAND FROM_KIND ("demand", DEADLINE_LAST)
#define FROM_ASSURANCE FROM_KIND ("assurance", REVIEW_LAST)

/* Each asks for the rows of one reason between ?1 and ?2. */
typedef struct
{
  ChanceryDueReason reason;
  const char *sql;
} Question;

static const Question due_questions[] = {
  { CHANCERY_DUE_ACTION, FROM_ACTION
    "WHERE k.done_on IS NULL AND r.state = 'registered' AND k.due IS NOT NULL AND" WITHIN_DUE },
  { CHANCERY_DUE_PAPER,
    FROM_DOCUMENT "WHERE k.due IS NOT NULL AND r.state IN ('draft', 'registered') AND" WITHIN_DUE
                  "AND NOT EXISTS (SELECT 1 FROM reference AS l WHERE l.target = r.id"
                  "  AND l.field = 'links.to' AND l.role = 'replies-to') AND " NOTHING },
};

/* Days to come that no action stands before. */
static const Question coming_questions[] = {
  { CHANCERY_DUE_REPLY,
    FROM_DEMARCHE "WHERE k.reply_by IS NOT NULL AND r.state = 'registered' AND" WITHIN_REPLY
                  "AND " UNANSWERED "AND " NOTHING_BEFORE_REPLY },
  /* A demand without any action stands under “nothing scheduled” already. */
  { CHANCERY_DUE_DEADLINE, FROM_DEMAND
    "WHERE k.deadline IS NOT NULL AND r.state = 'registered' AND" WITHIN_DEADLINE "AND " OPEN_DEMAND
    "AND " NOTHING_BEFORE_DEADLINE "AND " NOTHING_ON_SOURCE_BEFORE_DEADLINE "AND NOT (" NOTHING
    "AND " NOTHING_ON_SOURCE ")" },
  { CHANCERY_DUE_REVIEW,
    FROM_ASSURANCE "WHERE k.review_on IS NOT NULL AND r.state = 'registered' AND" WITHIN_REVIEW
                   "AND " UNREVIEWED "AND " NOTHING_BEFORE_REVIEW },
};

/* As on ?2; ?1 is always NULL, so that all are asked alike. */
static const Question open_questions[] = {
  { CHANCERY_DUE_REPLY,
    FROM_DEMARCHE "WHERE k.reply_by IS NOT NULL AND r.state = 'registered' AND ?1 IS NULL"
                  " AND (?2 IS NULL OR " REPLY_LAST " < ?2) AND " UNANSWERED "AND " NOTHING },
  { CHANCERY_DUE_DEADLINE,
    FROM_DEMAND "WHERE r.state = 'registered' AND ?1 IS NULL AND ?2 IS ?2 AND " OPEN_DEMAND
                "AND " NOTHING "AND " NOTHING_ON_SOURCE },
  { CHANCERY_DUE_REVIEW,
    FROM_ASSURANCE "WHERE k.review_on IS NOT NULL AND r.state = 'registered' AND" WITHIN_REVIEW
                   "AND " UNREVIEWED "AND " NOTHING },
  /* A file is looked after by an action on it, on what is in it, on what that raised, or in it. */
  { CHANCERY_DUE_NOTHING_SCHEDULED, DUE_COLUMNS
    "NULL, NULL, NULL, NULL FROM casefile AS k CROSS JOIN record AS r ON r.id = k.record "
    "WHERE r.state = 'registered' AND k.closed IS NULL AND ?1 IS NULL AND ?2 IS ?2 AND " NOTHING
    "AND NOT EXISTS (SELECT 1 FROM reference AS i"
    "  JOIN reference AS o ON o.target = i.target AND o.field = 'on' " OPEN_ACTION
    "WHERE i.record = r.id AND i.field = 'items.record') "
    "AND NOT EXISTS (SELECT 1 FROM reference AS i"
    "  JOIN reference AS p ON p.target = i.target AND p.field IN ({sources})"
    "  JOIN reference AS o ON o.target = p.record AND o.field = 'on' " OPEN_ACTION
    "WHERE i.record = r.id AND i.field = 'items.record') "
    "AND NOT EXISTS (SELECT 1 FROM (SELECT i.target AS record FROM reference AS i"
    "  WHERE i.record = r.id AND i.field = 'items.record') AS o " OPEN_ACTION ")" },
};
static const Question next_question = {
  CHANCERY_DUE_ACTION,
  FROM_ACTION
  "WHERE k.done_on IS NULL AND r.state = 'registered' AND k.due IS NOT NULL AND" WITHIN_DUE
  "ORDER BY " DUE_LAST ", r.id LIMIT 1",
};

/* Rows of DUE_COLUMNS, then about, its title, assignee and the day. */
static gboolean
add_due (ChanceryDb *db,
         const Question *question,
         gint64 from,
         gint64 until,
         GPtrArray *rows,
         GError **error)
{
  g_autofree char *sql = chancery_sql_terms_expand (question->sql);
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "dd", from, until);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    {
      ChanceryDueRow *row = g_new0 (ChanceryDueRow, 1);

      row->reason = question->reason;
      row->row = chancery_statement_get_int (statement, 0);
      row->uuid = chancery_statement_dup_text (statement, 1);
      row->kind = chancery_kind_find (chancery_statement_get_text (statement, 2));
      row->reference = chancery_statement_dup_text (statement, 3);
      row->title = chancery_statement_dup_text (statement, 4);
      row->level = chancery_statement_dup_text (statement, 5);
      row->about = chancery_statement_dup_text (statement, 6);
      row->about_title = chancery_statement_dup_text (statement, 7);
      row->assignee = chancery_statement_dup_text (statement, 8);
      row->due = chancery_statement_get_day (statement, 9);
      g_ptr_array_add (rows, row);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const ChanceryDueRow *left = *(ChanceryDueRow *const *)a;
  const ChanceryDueRow *right = *(ChanceryDueRow *const *)b;

  if ((left->due == CHANCERY_DAY_NONE) != (right->due == CHANCERY_DAY_NONE))
    return left->due == CHANCERY_DAY_NONE ? 1 : -1;
  if (left->due != right->due)
    return left->due < right->due ? -1 : 1;
  return left->row < right->row ? -1 : left->row > right->row;
}

static gboolean
ask (ChanceryDb *db,
     const Question *questions,
     gsize n_questions,
     gint64 from,
     gint64 until,
     GPtrArray *rows,
     GError **error)
{
  for (gsize i = 0; i < n_questions; i++)
    if (!add_due (db, &questions[i], from, until, rows, error))
      return FALSE;
  g_ptr_array_sort (rows, compare_due);
  return TRUE;
}

#define ASK(db, questions, from, until, rows, error) \
  ask (db, questions, G_N_ELEMENTS (questions), from, until, rows, error)

static GPtrArray *
rows_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_due_row_free);
}

GPtrArray *
chancery_watch_due (ChanceryDb *db, gint64 on, GError **error)
{
  g_autoptr (GPtrArray) rows = rows_new ();

  g_return_val_if_fail (db != NULL, NULL);

  return ASK (db, due_questions, CHANCERY_DAY_NONE, on, rows, error) ? g_steal_pointer (&rows)
                                                                     : NULL;
}

GPtrArray *
chancery_watch_coming (ChanceryDb *db, gint64 on, gint64 due_until, gint64 until, GError **error)
{
  g_autoptr (GPtrArray) rows = rows_new ();

  g_return_val_if_fail (db != NULL && on != CHANCERY_DAY_NONE && due_until >= on, NULL);

  /* A review is due on its day, a reply only when its day has passed. */
  if (!ASK (db, due_questions, due_until + 1, until, rows, error) ||
      !add_due (db, &coming_questions[0], on, until, rows, error) ||
      !add_due (db, &coming_questions[1], on, until, rows, error) ||
      !add_due (db, &coming_questions[2], on + 1, until, rows, error))
    return NULL;
  g_ptr_array_sort (rows, compare_due);
  return g_steal_pointer (&rows);
}

ChanceryDueRow *
chancery_watch_next (ChanceryDb *db, gint64 after, GError **error)
{
  g_autoptr (GPtrArray) rows = rows_new ();

  g_return_val_if_fail (db != NULL, NULL);

  if (!add_due (db, &next_question, after + 1, CHANCERY_DAY_NONE, rows, error) || rows->len == 0)
    return NULL;
  return g_ptr_array_steal_index (rows, 0);
}

GPtrArray *
chancery_watch_unscheduled (ChanceryDb *db, gint64 on, GError **error)
{
  g_autoptr (GPtrArray) rows = rows_new ();

  g_return_val_if_fail (db != NULL, NULL);

  return ASK (db, open_questions, CHANCERY_DAY_NONE, on, rows, error) ? g_steal_pointer (&rows)
                                                                      : NULL;
}

/* Adds the answers that are not there yet. */
static gboolean
add_uuids (ChanceryDb *db,
           const char *sql,
           const char *id,
           GHashTable *seen,
           GPtrArray *uuids,
           GError **error)
{
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "t", id);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    {
      char *uuid = chancery_statement_dup_text (statement, 0);

      if (g_hash_table_add (seen, uuid))
        g_ptr_array_add (uuids, g_strdup (uuid));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Whoever is not void and has a day. */
#define DATED                                                                               \
  "JOIN action AS k ON k.record = r.id AND coalesce (k.due_last, k.due_first) IS NOT NULL " \
  "AND r.state IN ('registered', 'closed') "

/* Of all, of one record with what it raised, and what one is on. */
static const char all_sql[] =
    "SELECT r.uuid FROM action AS x CROSS JOIN record AS r ON r.id = x.record " DATED
    "WHERE ?1 IS NULL";
static const char of_one_sql[] =
    "SELECT r.uuid FROM record AS r " DATED "WHERE r.uuid = ?1 "
    "UNION SELECT r.uuid FROM record AS t"
    " JOIN reference AS o ON o.target = t.id AND o.field = 'on'"
    " JOIN record AS r ON r.id = o.record " DATED "WHERE t.uuid = ?1 "
    "UNION SELECT r.uuid FROM record AS t"
    " JOIN reference AS p ON p.target = t.id AND p.field IN ({sources})"
    " JOIN reference AS o ON o.target = p.record AND o.field = 'on'"
    " JOIN record AS r ON r.id = o.record " DATED "WHERE t.uuid = ?1";
static const char targets_sql[] =
    "SELECT t.uuid FROM record AS r JOIN reference AS o ON o.record = r.id AND o.field = 'on'"
    " AND o.line = -1 JOIN record AS t ON t.id = o.target WHERE r.uuid = ?1";

GPtrArray *
chancery_watch_actions (ChanceryDb *db, const char *const *ids, guint64 *n_actions, GError **error)
{
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *of_record = chancery_sql_terms_expand (of_one_sql);

  g_return_val_if_fail (db != NULL && n_actions != NULL, NULL);

  if (ids == NULL && !add_uuids (db, all_sql, NULL, seen, uuids, error))
    return NULL;
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (!add_uuids (db, of_record, ids[i], seen, uuids, error))
      return NULL;
  *n_actions = uuids->len;
  for (guint i = 0; i < *n_actions; i++)
    if (!add_uuids (db, targets_sql, uuids->pdata[i], seen, uuids, error))
      return NULL;
  return g_steal_pointer (&uuids);
}

char *
chancery_watch_dup_due_sql (guint i)
{
  static const struct
  {
    const Question *questions;
    guint n;
  } lists[] = {
    { due_questions, G_N_ELEMENTS (due_questions) },
    { coming_questions, G_N_ELEMENTS (coming_questions) },
    { open_questions, G_N_ELEMENTS (open_questions) },
    { &next_question, 1 },
  };
  static const char *const more[] = { all_sql, of_one_sql, targets_sql };

  for (guint list = 0; list < G_N_ELEMENTS (lists); list++)
    {
      if (i < lists[list].n)
        return chancery_sql_terms_expand (lists[list].questions[i].sql);
      i -= lists[list].n;
    }
  return i < G_N_ELEMENTS (more) ? chancery_sql_terms_expand (more[i]) : NULL;
}
