/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-cli-table.h"
#include "chancery-day.h"
#include "chancery-fuzzy-date.h"
#include "chancery-phrase.h"
#include "chancery-query.h"
#include "chancery-records.h"
#include "chancery-rows.h"
#include "chancery-search.h"
#include "chancery-settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PAGE 512

static char *option_by;
static gboolean option_list;

static const GOptionEntry options[] = {
  { "by", 0, 0, G_OPTION_ARG_STRING, &option_by, "Count apart by the values of one or two fields",
    "FIELD[,FIELD]" },
  { "list", 0, 0, G_OPTION_ARG_NONE, &option_list, "List the records behind the counts", NULL },
  { NULL }
};

static const char rule[] =
    "Counted: records that are registered or closed and not void; demarches that were delivered.";

static const ChanceryCliColumn one_column[] = { { "value", CHANCERY_CLI_COLUMN_ALWAYS },
                                                { "count", CHANCERY_CLI_COLUMN_NUMBER },
                                                { NULL } };

static const ChanceryCliColumn two_columns[] = { { "value", CHANCERY_CLI_COLUMN_ALWAYS },
                                                 { "and", CHANCERY_CLI_COLUMN_ALWAYS },
                                                 { "count", CHANCERY_CLI_COLUMN_NUMBER },
                                                 { NULL } };

static const ChanceryCliColumn list_columns[] = {
  { "id", CHANCERY_CLI_COLUMN_PLAIN },        { "kind", CHANCERY_CLI_COLUMN_PLAIN },
  { "reference", CHANCERY_CLI_COLUMN_PLAIN }, { "date", CHANCERY_CLI_COLUMN_PLAIN },
  { "title", CHANCERY_CLI_COLUMN_PLAIN },     { NULL }
};

/* What is counted: the words of each field, joined by a unit separator, and how often. */
typedef struct
{
  char **fields;  /* of --by; none: everything under one */
  gboolean codes; /* for scripts: terms by their codes */
  GHashTable *counts;
  ChanceryCliTable *list; /* NULL unless --list */
  gint64 total;
} Count;

static gboolean
is_counted (const ChanceryRecord *record)
{
  const char *delivery;
  ChanceryState state = chancery_record_get_state (record);

  if (state != CHANCERY_STATE_REGISTERED && state != CHANCERY_STATE_CLOSED)
    return FALSE;
  if (!chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_DELIVERED))
    return TRUE;
  delivery = chancery_record_get_text (record, "delivery");
  return delivery == NULL || strcmp (delivery, "delivered") == 0;
}

/* A value that stands in a record twice counts once. */
static void
add_words (GPtrArray *words, char *text)
{
  if (*text == '\0' || g_ptr_array_find_with_equal_func (words, text, g_str_equal, NULL))
    g_free (text);
  else
    g_ptr_array_add (words, text);
}

static void
add_value (const Count *count, GPtrArray *words, const ChanceryField *field, ChanceryValue *value)
{
  if (value == NULL)
    return;
  if (!chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    {
      add_words (words, count->codes && field->type == CHANCERY_TYPE_TERM
                            ? g_strdup (chancery_value_get_text (value))
                            : chancery_phrase_value (field, value));
      return;
    }
  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    {
      const char *label = chancery_value_get_label (chancery_value_get_item (value, i));
      const char *text = chancery_value_get_text (chancery_value_get_item (value, i));

      add_words (words, g_strdup (label != NULL ? label : text != NULL ? text : ""));
    }
}

static char *
describe_year (const ChanceryListRow *row)
{
  gint64 year;
  int month, day;

  if (row->first_day == CHANCERY_DAY_NONE)
    return g_strdup ("");
  chancery_day_to_ymd (row->first_day, &year, &month, &day);
  return g_strdup_printf ("%" G_GINT64_FORMAT, year);
}

/* The values of @field in the record: a record that has several is counted under each. */
static GPtrArray *
list_values (const Count *count,
             const ChanceryRecord *record,
             const ChanceryListRow *row,
             const char *name)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const ChanceryKind *kind = chancery_record_get_kind (record);
  const ChanceryField *list;
  const ChanceryField *field = chancery_kind_find_path (kind, name, &list);

  if (strcmp (name, "kind") == 0)
    add_words (words, g_strdup (kind->id));
  else if (strcmp (name, "year") == 0)
    add_words (words, describe_year (row));
  else if (strcmp (name, "counterpart") == 0 || strcmp (name, "party") == 0)
    add_words (words, g_strdup (row->counterpart));
  else if (strcmp (name, "answer") == 0)
    add_words (words, g_strdup (row->answer != NULL ? row->answer : ""));
  else if (strcmp (name, "verdict") == 0)
    add_words (words, g_strdup (row->verdict != NULL ? row->verdict : ""));
  else if (field != NULL && list == NULL)
    add_value (count, words, field, chancery_record_get_value (record, field));
  else if (field != NULL)
    for (guint i = 0; i < chancery_value_get_n_items (chancery_record_get_value (record, list));
         i++)
      add_value (count, words, field,
                 chancery_line_get_value (
                     chancery_value_get_line (chancery_record_get_value (record, list), i), field));
  if (words->len == 0)
    g_ptr_array_add (words, g_strdup (count->codes ? "" : "—"));
  return words;
}

static void
count_key (Count *count, const char *first, const char *second)
{
  char *key = second != NULL ? g_strjoin ("\x1f", first, second, NULL) : g_strdup (first);
  gint64 n = (gint64)(gintptr)g_hash_table_lookup (count->counts, key);

  g_hash_table_insert (count->counts, key, (gpointer)(gintptr)(n + 1));
}

static void
count_record (Count *count, const ChanceryRecord *record, const ChanceryListRow *row)
{
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;

  if (!is_counted (record))
    return;
  count->total++;
  if (count->list != NULL)
    chancery_cli_table_add (count->list,
                            (const char *const[]){
                                row->uuid,
                                row->kind->id,
                                row->reference,
                                row->date != NULL ? chancery_fuzzy_date_get_edtf (row->date) : NULL,
                                row->title,
                            });
  if (count->fields[0] == NULL)
    return;
  first = list_values (count, record, row, count->fields[0]);
  second = count->fields[1] != NULL ? list_values (count, record, row, count->fields[1]) : NULL;
  for (guint i = 0; i < first->len; i++)
    for (guint j = 0; j < (second != NULL ? second->len : 1); j++)
      count_key (count, first->pdata[i], second != NULL ? second->pdata[j] : NULL);
}

static gboolean
is_field (const char *name)
{
  const char *const own[] = { "kind", "year", "counterpart", "party", "answer", "verdict", NULL };

  if (g_strv_contains (own, name))
    return TRUE;
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    if (chancery_kind_find_path (chancery_kind_get ((ChanceryKindId)i), name, NULL) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
check_fields (char **fields, GError **error)
{
  if (g_strv_length (fields) > 2)
    {
      chancery_cli_set_usage_error (error, "count: --by takes one or two fields");
      return FALSE;
    }
  for (char **at = fields; *at != NULL; at++)
    if (!is_field (*at))
      {
        chancery_cli_set_usage_error (error, "count: there is no field “%s”", *at);
        return FALSE;
      }
  return TRUE;
}

static gboolean
count_rows (ChanceryCli *cli, Count *count, GArray *ids, GError **error)
{
  for (guint at = 0; at < ids->len; at += PAGE)
    {
      gsize n = MIN (PAGE, ids->len - at);
      g_autoptr (GPtrArray) rows =
          chancery_rows_fetch (cli->db, &g_array_index (ids, gint64, at), n, error);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        {
          const ChanceryListRow *row = rows->pdata[i];
          g_autoptr (ChanceryRecord) record = chancery_records_load_row (cli->db, row->row, error);

          if (record == NULL)
            return FALSE;
          count_record (count, record, row);
        }
    }
  return TRUE;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
print_counts (ChanceryCli *cli, Count *count)
{
  gboolean two = count->fields[0] != NULL && count->fields[1] != NULL;
  g_autoptr (ChanceryCliTable) table =
      chancery_cli_table_new ("counts", two ? two_columns : one_column);
  guint n_keys;
  g_autofree char **keys = (char **)g_hash_table_get_keys_as_array (count->counts, &n_keys);

  qsort (keys, n_keys, sizeof *keys, compare_texts);
  for (guint i = 0; i < n_keys; i++)
    {
      g_auto (GStrv) parts = g_strsplit (keys[i], "\x1f", 2);
      g_autofree char *n =
          g_strdup_printf ("%" G_GINT64_FORMAT,
                           (gint64)(gintptr)g_hash_table_lookup (count->counts, keys[i]));
      const char *row[] = { parts[0], two ? parts[1] : n, n };

      chancery_cli_table_add (table, row);
    }
  chancery_cli_table_set_number (table, "count", count->total);
  chancery_cli_table_set_note (table, "rule", rule);
  if (count->list != NULL)
    chancery_cli_table_append (table, g_steal_pointer (&count->list));
  if (!cli->json)
    printf ("%" G_GINT64_FORMAT "\n", count->total);
  chancery_cli_table_print (table, cli->json);
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autofree char *text = g_strjoinv (" ", arguments);
  g_autoptr (ChanceryQuery) query =
      chancery_query_parse (text, chancery_settings_get_day (cli->db));
  g_auto (GStrv) fields = g_strsplit (option_by != NULL ? option_by : "", ",", -1);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Count count = { .fields = fields, .codes = cli->json, .counts = counts };
  g_autoptr (GArray) ids = NULL;

  if (!check_fields (fields, error))
    return CHANCERY_CLI_USAGE;
  ids = chancery_search_rows (cli->db, query, "date", TRUE, error);
  if (ids == NULL)
    return CHANCERY_CLI_REGISTRY;
  if (option_list)
    count.list = chancery_cli_table_new ("records", list_columns);
  if (count_rows (cli, &count, ids, error))
    print_counts (cli, &count);
  chancery_cli_table_free (count.list);
  return count.total > 0 ? CHANCERY_CLI_DONE : CHANCERY_CLI_NOTHING;
}

const ChanceryCliVerb chancery_cli_verb_count = {
  .name = "count",
  .arguments = "[QUERY]",
  .summary = "Count records, by the rule that it prints",
  .details =
      "FIELD is kind, year, counterpart, answer, verdict or any field of the interchange format.",
  .opens = CHANCERY_CLI_OPENS_TO_READ,
  .options = options,
  .max_arguments = -1,
  .run = run,
};
