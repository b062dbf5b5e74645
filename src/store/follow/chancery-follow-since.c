/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What happened since a promise.  First its subject is gathered: parties (never our own) and places that its
 * fields and its words name, its tags, its case files.  Then each of these is asked for its events, by the
 * index that leads from what is named to who names it. */

#include "config.h"

#include "chancery-follow.h"

#include "chancery-day.h"
#include "chancery-records.h"
#include "chancery-settings.h"
#include "chancery-sql-kind.h"
#include "chancery-statement.h"
#include "chancery-text.h"

#include <string.h>

/* Words of one name, and words of the promise that are looked at. */
#define NAME_WORDS 5
#define MAX_WORDS 400
/* Events of one party that are read; the newest. */
#define MAX_EVENTS 2000

typedef struct
{
  ChanceryDb *db;
  gint64 row;
  gint64 own;
  /* What an event has to come after; CHANCERY_DAY_NONE: not known. */
  gint64 after;
  gint64 as_on;
  GHashTable *subject; /* set of rows of parties and places */
  GHashTable *events;  /* row to ChancerySinceRow */
  const ChanceryKind *event;
} Since;

static void
reason_free (gpointer data)
{
  ChancerySinceReason *reason = data;

  g_free (reason->name);
  g_free (reason);
}

static void
row_free (gpointer data)
{
  ChancerySinceRow *row = data;

  g_free (row->uuid);
  g_free (row->title);
  g_free (row->level);
  g_ptr_array_unref (row->reasons);
  g_free (row);
}

/* The kind that tells what happened, in phases. */
static const ChanceryKind *
find_event_kind (void)
{
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

      if (chancery_kind_find_field (kind, "phases") != NULL)
        return kind;
    }
  return NULL;
}

/* ---- the subject ---- */

static void
add_subject (Since *self, gint64 row)
{
  if (row != 0 && row != self->own)
    g_hash_table_add (self->subject, g_memdup2 (&row, sizeof row));
}

/* Parties and places in fields of its own, not in what was judged of it. */
static gboolean
add_named_in_fields (Since *self, GError **error)
{
  static const char sql[] =
      "SELECT x.target FROM reference AS x JOIN record AS t ON t.id = x.target "
      "WHERE x.record = ?1 AND x.line = -1 AND t.kind IN ('actor', 'person', 'place')";
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (self->db, error, sql, "i", self->row);
  GError *problem = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &problem))
    add_subject (self, chancery_statement_get_int (statement, 0));
  return chancery_statement_ended_well (problem, error);
}

/* A name that is also a word of the language is a name when it is written as one. */
static gboolean
looks_like_name (const char *word)
{
  gunichar first = g_utf8_get_char (word);

  return !g_unichar_islower (first) && g_unichar_isalpha (first);
}

static gboolean
add_named (Since *self, const char *name, GError **error)
{
  static const char sql[] =
      "SELECT record FROM name WHERE folded = ?1 AND kind IN ('actor', 'place')";
  g_autofree char *folded = chancery_text_fold (name, -1);
  g_autoptr (ChanceryStatement) statement = chancery_db_query (self->db, error, sql, "t", folded);
  GError *problem = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &problem))
    add_subject (self, chancery_statement_get_int (statement, 0));
  return chancery_statement_ended_well (problem, error);
}

/* Takes quotes, brackets, stops and commas off both ends. */
static char *
trim_word (const char *word)
{
  const char *end = word + strlen (word);

  while (*word != '\0' && !g_unichar_isalnum (g_utf8_get_char (word)))
    word = g_utf8_next_char (word);
  while (end > word && !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (word, (gsize)(end - word));
}

static GPtrArray *
split_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit_set (text, " \t\n\r", -1);

  for (guint i = 0; parts[i] != NULL && words->len < MAX_WORDS; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, trim_word (parts[i]));
  return words;
}

static gboolean
add_named_in_text (Since *self, const char *text, GError **error)
{
  g_autoptr (GPtrArray) words = split_words (text);

  for (guint i = 0; i < words->len; i++)
    {
      g_autoptr (GString) name = g_string_new (NULL);

      if (!looks_like_name (words->pdata[i]))
        continue;
      for (guint n = 0; n < NAME_WORDS && i + n < words->len; n++)
        {
          g_string_append_printf (name, "%s%s", n > 0 ? " " : "", (char *)words->pdata[i + n]);
          if (!add_named (self, name->str, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* To whom it was promised is not what it is about, and is the one to whom things happen. */
static void
leave_out_receiver (Since *self, const ChanceryKind *kind)
{
  static const char sql[] =
      "SELECT target FROM reference WHERE record = ?1 AND field = ?2 AND line = -1";

  for (const ChanceryField *field = kind->fields; field->id != NULL; field++)
    if (field->type == CHANCERY_TYPE_REFERENCE && chancery_field_has_query (field, "to"))
      {
        gint64 row = chancery_db_query_int (self->db, 0, sql, "it", self->row, field->id);

        g_hash_table_remove (self->subject, &row);
      }
}

static gboolean
gather_subject (Since *self, const ChanceryRecord *record, GError **error)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);

  if (!add_named_in_fields (self, error))
    return FALSE;
  for (const ChanceryField *field = kind->fields; field->id != NULL; field++)
    if (field->type == CHANCERY_TYPE_TEXT &&
        !chancery_field_has_flag (field, CHANCERY_FIELD_LIST) &&
        chancery_record_get_text (record, field->id) != NULL &&
        !add_named_in_text (self, chancery_record_get_text (record, field->id), error))
      return FALSE;
  leave_out_receiver (self, kind);
  return TRUE;
}

/* ---- the events ---- */

/* "'roles.actor', 'claims.actor', …": the fields of an event that name a party or the place. */
static char *
list_naming_paths (const ChanceryKind *kind, const char *prefix)
{
  GString *paths = g_string_new (NULL);

  for (const ChanceryField *field = kind->fields; field->id != NULL; field++)
    {
      const ChanceryField *list = field->type == CHANCERY_TYPE_LINES ? field : NULL;

      for (const ChanceryField *one = list != NULL ? list->lines : field; one->id != NULL; one++)
        {
          if (one->type == CHANCERY_TYPE_REFERENCE && chancery_field_has_query (one, prefix))
            {
              g_autofree char *path = chancery_sql_kind_path (list, one);

              g_string_append_printf (paths, "%s'%s'", paths->len > 0 ? ", " : "", path);
            }
          if (list == NULL)
            break;
        }
    }
  return g_string_free (paths, FALSE);
}

static ChancerySinceRow *
take_event (Since *self, ChanceryStatement *statement)
{
  gint64 id = chancery_statement_get_int (statement, 0);
  ChancerySinceRow *row = g_hash_table_lookup (self->events, &id);

  if (row != NULL)
    return row;
  row = g_new0 (ChancerySinceRow, 1);
  row->row = id;
  row->uuid = chancery_statement_dup_text (statement, 1);
  row->title = chancery_statement_dup_text (statement, 2);
  row->level = chancery_statement_dup_text (statement, 3);
  row->first_day = chancery_statement_get_day (statement, 4);
  row->date_key = chancery_statement_get_int (statement, 5);
  row->reasons = g_ptr_array_new_with_free_func (reason_free);
  g_hash_table_insert (self->events, &row->row, row);
  return row;
}

static void
add_reason (ChancerySinceRow *row, ChancerySinceWhy why, const char *name)
{
  ChancerySinceReason *reason;

  for (guint i = 0; i < row->reasons->len; i++)
    {
      reason = row->reasons->pdata[i];
      if (reason->why == why && g_strcmp0 (reason->name, name) == 0)
        return;
    }
  reason = g_new0 (ChancerySinceReason, 1);
  reason->why = why;
  reason->name = g_strdup (name);
  g_ptr_array_add (row->reasons, reason);
}

#define EVENT_COLUMNS "r.id, r.uuid, r.title, r.level, r.first_day, r.date_key, "
/* ?2 kind, ?3 the day before it, ?4 the day up to which, ?5 itself.  Where the promise has a day, an event has
 * to have one. */
#define EVENT_CONDITION                                                      \
  "r.kind = ?2 AND r.state IN ('registered', 'closed') AND r.id <> ?5"       \
  " AND (?3 IS NULL OR ((r.first_day IS NOT NULL OR r.last_day IS NOT NULL)" \
  " AND (r.last_day IS NULL OR r.last_day > ?3)))"                           \
  " AND (?4 IS NULL OR r.first_day IS NULL OR r.first_day <= ?4) ORDER BY r.date_key DESC LIMIT ?6"

static gboolean
add_events (Since *self, const char *sql, gint64 key, ChancerySinceWhy why, GError **error)
{
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (self->db, error, sql, "itddii", key, self->event->id, self->after,
                         self->as_on, self->row, (gint64)MAX_EVENTS);
  GError *problem = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &problem))
    add_reason (take_event (self, statement), why, chancery_statement_get_text (statement, 6));
  return chancery_statement_ended_well (problem, error);
}

/* Who names the party or is at the place, or names what is part of it. */
static char *
make_naming_sql (const char *prefix)
{
  g_autofree char *paths = list_naming_paths (find_event_kind (), prefix);

  return g_strdup_printf (
      "WITH RECURSIVE inside (id) AS (SELECT ?1 UNION SELECT p.record FROM inside CROSS JOIN"
      " reference AS p ON p.target = inside.id AND p.field = 'part_of') "
      "SELECT " EVENT_COLUMNS
      "t.title FROM inside CROSS JOIN reference AS x ON x.target = inside.id"
      " AND x.field IN (%s) CROSS JOIN record AS r ON r.id = x.record"
      " CROSS JOIN record AS t ON t.id = inside.id WHERE " EVENT_CONDITION,
      paths);
}

char *
chancery_follow_since_sql (ChancerySinceWhy why)
{
  switch (why)
    {
    case CHANCERY_SINCE_NAMES:
      return make_naming_sql ("party");
    case CHANCERY_SINCE_PLACE:
      return make_naming_sql ("place");
    case CHANCERY_SINCE_TAG:
      return g_strdup ("SELECT " EVENT_COLUMNS "m.text FROM item AS m CROSS JOIN item AS n"
                       " ON n.field = 'tags' AND n.text = m.text CROSS JOIN record AS r"
                       " ON r.id = n.record WHERE m.record = ?1 AND m.field = 'tags'"
                       " AND " EVENT_CONDITION);
    case CHANCERY_SINCE_CASE:
    default:
      return g_strdup ("SELECT " EVENT_COLUMNS "coalesce (f.reference, f.title) FROM reference AS m"
                       " CROSS JOIN record AS f ON f.id = m.record CROSS JOIN reference AS n"
                       " ON n.record = m.record AND n.field = 'items.record' CROSS JOIN record AS r"
                       " ON r.id = n.target WHERE m.target = ?1 AND m.field = 'items.record'"
                       " AND " EVENT_CONDITION);
    }
}

static gboolean
add_subject_events (Since *self, ChancerySinceWhy why, GError **error)
{
  g_autofree char *sql = chancery_follow_since_sql (why);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->subject);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (!add_events (self, sql, *(gint64 *)row, why, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_shared_events (Since *self, ChancerySinceWhy why, GError **error)
{
  g_autofree char *sql = chancery_follow_since_sql (why);

  return add_events (self, sql, self->row, why, error);
}

/* ---- the answer ---- */

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const ChancerySinceRow *left = *(ChancerySinceRow *const *)a;
  const ChancerySinceRow *right = *(ChancerySinceRow *const *)b;

  return left->date_key > right->date_key ? -1 : left->date_key < right->date_key;
}

static GPtrArray *
take_rows (Since *self, guint limit, guint *n_all)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);
  GHashTableIter iter;
  gpointer row;

  *n_all = g_hash_table_size (self->events);
  g_hash_table_iter_init (&iter, self->events);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      g_ptr_array_add (rows, row);
      g_hash_table_iter_steal (&iter);
    }
  g_ptr_array_sort (rows, compare_rows);
  if (rows->len > limit)
    g_ptr_array_set_size (rows, (int)limit);
  return rows;
}

/* The first day on which it may have been given, else the last. */
static gint64
get_day (ChanceryDb *db, gint64 row)
{
  static const char sql[] = "SELECT coalesce (first_day, last_day) FROM record WHERE id = ?1";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, NULL, sql, "i", row);

  if (statement == NULL || !chancery_statement_step (statement, NULL))
    return CHANCERY_DAY_NONE;
  return chancery_statement_get_day (statement, 0);
}

GPtrArray *
chancery_follow_since (ChanceryDb *db,
                       const char *uuid,
                       ChanceryDay as_on,
                       guint limit,
                       guint *n_all,
                       gboolean *undated,
                       GError **error)
{
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GHashTable) subject = NULL;
  g_autoptr (GHashTable) events = NULL;
  g_autofree char *own = NULL;
  Since self = { .db = db, .as_on = as_on };

  g_return_val_if_fail (db != NULL && uuid != NULL && n_all != NULL && undated != NULL, NULL);

  record = chancery_records_load (db, uuid, error);
  if (record == NULL)
    return NULL;
  own = chancery_settings_get (db, CHANCERY_SETTING_OWN_PARTY, NULL);
  subject = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  events = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, row_free);
  self.row = chancery_records_get_row (db, uuid);
  self.own = own != NULL ? chancery_records_get_row (db, own) : 0;
  self.after = get_day (db, self.row);
  self.subject = subject;
  self.events = events;
  self.event = find_event_kind ();
  *undated = self.after == CHANCERY_DAY_NONE;
  if (!gather_subject (&self, record, error) ||
      !add_subject_events (&self, CHANCERY_SINCE_NAMES, error) ||
      !add_subject_events (&self, CHANCERY_SINCE_PLACE, error) ||
      !add_shared_events (&self, CHANCERY_SINCE_TAG, error) ||
      !add_shared_events (&self, CHANCERY_SINCE_CASE, error))
    return NULL;
  return take_rows (&self, limit, n_all);
}
