/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-counts.h"

#include "chancery-counts-private.h"
#include "chancery-day.h"
#include "chancery-kind.h"
#include "chancery-match.h"
#include "chancery-query.h"
#include "chancery-records.h"
#include "chancery-search.h"
#include "chancery-sql-query-private.h"
#include "chancery-statement.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More are not named one by one. */
#define MOST_BEARERS 8

static const struct
{
  const char *code;
  const char *label;
} answered[] = {
  { "yes", N_ ("Answered") },
  { "receipt", N_ ("Receipt only") },
  { "none", N_ ("No answer yet") },
};

static void
clear_value (ChanceryCountValue *value)
{
  g_free (value->code);
  g_free (value->label);
  g_free (value->query);
}

void
chancery_count_row_free (ChanceryCountRow *self)
{
  if (self == NULL)
    return;
  clear_value (&self->values[0]);
  clear_value (&self->values[1]);
  g_free (self);
}

ChanceryQuery *
chancery_counts_query (ChanceryDb *db, const char *text)
{
  g_autofree char *all = chancery_query_join (text != NULL ? text : "", "counted:yes");

  g_return_val_if_fail (db != NULL, NULL);

  return chancery_search_parse (db, all, CHANCERY_DAY_NONE);
}

/* The name of a row, its UUID in @uuid. */
static char *
name_of (ChanceryDb *db, gint64 row, char **uuid)
{
  static const char uuid_sql[] = "SELECT uuid FROM record WHERE id = ?1";
  static const char name_sql[] =
      "SELECT ifnull ((SELECT n.text FROM name AS n WHERE n.record = r.id ORDER BY n.ordinal"
      " LIMIT 1), r.title) FROM record AS r WHERE r.id = ?1";

  *uuid = chancery_db_query_text (db, uuid_sql, "i", row);
  return chancery_db_query_text (db, name_sql, "i", row);
}

static void
set_record (ChanceryDb *db, ChanceryCountValue *value, const char *marked)
{
  if (marked[0] == '#')
    value->label = name_of (db, g_ascii_strtoll (marked + 1, NULL, 10), &value->code);
  else
    value->label = g_strdup (marked + 1);
  if (value->label == NULL)
    value->label = g_strdup ("");
  if (value->code == NULL)
    value->code = g_strdup (value->label);
}

static void
set_answered (ChanceryCountValue *value, const char *text)
{
  value->code = g_strdup (text);
  for (guint i = 0; i < G_N_ELEMENTS (answered); i++)
    if (g_str_equal (answered[i].code, text))
      value->label = g_strdup (answered[i].label);
  value->is_term = TRUE;
}

/* The condition for a name that is no record here, without the records that are called so, which are counted apart; NULL
 * where they are many (transfer full). */
static char *
make_query_of_name (ChanceryDb *db, const char *prefix, const char *name)
{
  g_autofree char *plain = chancery_query_dup_quotable (name);
  g_autofree char *pattern = chancery_match_pattern (plain, TRUE);
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  g_autoptr (GArray) bearers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) query = g_string_new (NULL);

  if (!chancery_sql_query_list_named (db, plain, pattern, kinds, bearers) ||
      bearers->len > MOST_BEARERS)
    return NULL;
  g_string_printf (query, "%s:=\"%s\"", prefix, plain);
  for (guint i = 0; i < bearers->len; i++)
    {
      g_autofree char *uuid = chancery_records_get_uuid (db, g_array_index (bearers, gint64, i));

      if (uuid != NULL)
        g_string_append_printf (query, " -%s:%s", prefix, uuid);
    }
  return g_string_free (g_steal_pointer (&query), FALSE);
}

/* A word of one kind may be the label of another: “received” is what was made to us, and a letter that came in. */
static gboolean
is_label_elsewhere (const ChanceryField *fields, const char *prefix, const char *code)
{
  for (; fields->id != NULL; fields++)
    {
      const ChanceryVocabulary *vocabulary =
          fields->vocabulary != NULL ? chancery_vocabulary_get (fields->vocabulary) : NULL;

      if (vocabulary != NULL &&
          (strcmp (fields->id, prefix) == 0 || chancery_field_has_query (fields, prefix)) &&
          chancery_vocabulary_find (vocabulary, code) == NULL &&
          chancery_vocabulary_match (vocabulary, code) != NULL)
        return TRUE;
      if (fields->lines != NULL && is_label_elsewhere (fields->lines, prefix, code))
        return TRUE;
    }
  return FALSE;
}

static char *
make_query_of_term (const char *prefix, const char *code)
{
  gboolean elsewhere = FALSE;

  for (guint i = 1; i < CHANCERY_N_KINDS && !elsewhere; i++)
    elsewhere = is_label_elsewhere (chancery_kind_get ((ChanceryKindId)i)->fields, prefix, code);
  return g_strdup_printf ("%s:%s%s", prefix, elsewhere ? "=" : "", code);
}

static void
set_query (ChanceryDb *db,
           const ChanceryCountField *field,
           ChanceryCountValue *value,
           const char *text)
{
  if (field->prefix == NULL)
    return;
  if (field->type == CHANCERY_COUNT_RECORD && text != NULL && text[0] != '#')
    value->query = make_query_of_name (db, field->prefix, value->label);
  else if (field->type == CHANCERY_COUNT_TERM && text != NULL)
    value->query = make_query_of_term (field->prefix, value->code);
  else if (text != NULL)
    value->query = g_strdup_printf ("%s:%s", field->prefix, value->code);
  else if (field->type == CHANCERY_COUNT_RECORD || field->type == CHANCERY_COUNT_YEAR)
    value->query = g_strdup_printf ("%s:none", field->prefix);
  else if (field->type == CHANCERY_COUNT_TERM)
    value->query = g_strdup_printf ("-has:%s", field->prefix);
}

static void
set_value (ChanceryDb *db,
           const ChanceryCountField *field,
           ChanceryCountValue *value,
           const char *text)
{
  if (text == NULL || *text == '\0')
    {
      value->code = g_strdup ("");
      value->label = g_strdup ("");
      set_query (db, field, value, NULL);
      return;
    }
  switch (field->type)
    {
    case CHANCERY_COUNT_RECORD:
      set_record (db, value, text);
      break;
    case CHANCERY_COUNT_ANSWERED:
      set_answered (value, text);
      break;
    case CHANCERY_COUNT_KIND:
      value->label =
          g_strdup (chancery_kind_find (text) != NULL ? chancery_kind_find (text)->label : text);
      value->is_term = TRUE;
      break;
    case CHANCERY_COUNT_TERM:
      value->label = g_strdup (chancery_count_field_label (field, text));
      value->is_term = TRUE;
      break;
    case CHANCERY_COUNT_BOOLEAN:
      value->label = g_strdup (g_str_equal (text, "1") ? N_ ("yes") : N_ ("no"));
      value->is_term = TRUE;
      break;
    case CHANCERY_COUNT_TEXT:
    case CHANCERY_COUNT_YEAR:
      break;
    }
  if (value->code == NULL)
    value->code = g_strdup (text);
  if (value->label == NULL)
    value->label = g_strdup (text);
  set_query (db, field, value, text);
}

/* What is counted together: spellings of a name that is no record here are one party, as they are where it is searched. */
static char *
make_key (const ChanceryCountField *field, const char *column)
{
  return field->type == CHANCERY_COUNT_RECORD
             ? g_strdup_printf ("CASE WHEN %s GLOB '#*' THEN %s ELSE chancery_words (%s) END",
                                column, column, column)
             : g_strdup (column);
}

static ChanceryStatement *
prepare_counts (ChanceryDb *db,
                ChancerySqlQuery *compiled,
                const ChanceryCountField *fields,
                guint n_fields,
                GError **error)
{
  /* Where a record has one value of each it stands in one row, and need not be told apart. */
  const gboolean many = fields[0].join != NULL || (n_fields > 1 && fields[1].join != NULL);
  g_autofree char *columns = g_strdup_printf ("r.id AS id, %s AS one, %s AS two", fields[0].sql,
                                              n_fields > 1 ? fields[1].sql : "NULL");
  g_autofree char *joins =
      g_strdup_printf ("%s %s", fields[0].join != NULL ? fields[0].join : "",
                       n_fields > 1 && fields[1].join != NULL ? fields[1].join : "");
  g_autofree char *select = chancery_sql_query_select (compiled, columns, joins, NULL);
  g_autofree char *one = make_key (&fields[0], "one");
  g_autofree char *two = make_key (&fields[1], "two");
  g_autofree char *sql = g_strdup_printf ("SELECT min (one), min (two), count (%s) FROM (%s)"
                                          " GROUP BY %s, %s ORDER BY min (one), min (two)",
                                          many ? "DISTINCT id" : "id", select, one, two);
  ChanceryStatement *statement = chancery_db_prepare (db, sql, error);

  if (statement != NULL)
    chancery_sql_query_bind (compiled, statement);
  return statement;
}

GPtrArray *
chancery_counts_by (ChanceryDb *db, ChanceryQuery *query, const char *const *names, GError **error)
{
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_count_row_free);
  g_auto (ChanceryReading) reading = NULL;
  g_autoptr (ChancerySqlQuery) compiled = NULL;
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) problem = NULL;
  ChanceryCountField fields[2] = { { NULL }, { NULL } };
  guint n_fields;

  g_return_val_if_fail (db != NULL && query != NULL && names != NULL && names[0] != NULL, NULL);

  n_fields = names[1] != NULL ? 2 : 1;
  for (guint i = 0; i < n_fields; i++)
    if (!chancery_count_field_find (&fields[i], names[i], i + 1))
      g_return_val_if_reached (NULL);
  reading = chancery_db_read (db, error);
  if (reading != NULL)
    {
      compiled = chancery_sql_query_new (query, db);
      statement = prepare_counts (db, compiled, fields, n_fields, error);
    }
  while (statement != NULL && chancery_statement_step (statement, &problem))
    {
      ChanceryCountRow *row = g_new0 (ChanceryCountRow, 1);

      for (guint i = 0; i < n_fields; i++)
        set_value (db, &fields[i], &row->values[i],
                   chancery_statement_get_text (statement, (int)i));
      row->count = chancery_statement_get_int (statement, 2);
      g_ptr_array_add (rows, row);
    }
  chancery_count_field_clear (&fields[0]);
  chancery_count_field_clear (&fields[1]);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (statement != NULL)
    return g_steal_pointer (&rows);
  return NULL;
}
