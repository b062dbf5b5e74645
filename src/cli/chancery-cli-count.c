/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-cli-query.h"
#include "chancery-cli-table.h"
#include "chancery-counts.h"
#include "chancery-fuzzy-date.h"
#include "chancery-query.h"
#include "chancery-rows.h"
#include "chancery-search.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define PAGE 512

static char *option_by;
static gboolean option_list;
static gboolean option_casualties;

static const GOptionEntry options[] = {
  { "by", 0, 0, G_OPTION_ARG_STRING, &option_by, "Count apart by the values of one or two fields",
    "FIELD[,FIELD]" },
  { "list", 0, 0, G_OPTION_ARG_NONE, &option_list, "List the records behind the counts", NULL },
  { "casualties", 0, 0, G_OPTION_ARG_NONE, &option_casualties,
    "Add incidents and casualties by place", NULL },
  { NULL }
};

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

/* For scripts the least and the most of each; a most that nobody says is left out. */
static const ChanceryCliColumn place_columns[] = {
  { "place", CHANCERY_CLI_COLUMN_ALWAYS },
  { "incidents", CHANCERY_CLI_COLUMN_NUMBER },
  { "killed", CHANCERY_CLI_COLUMN_TEXT_ONLY },
  { "killed_least", CHANCERY_CLI_COLUMN_NUMBER | CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "killed_most", CHANCERY_CLI_COLUMN_NUMBER | CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "wounded", CHANCERY_CLI_COLUMN_TEXT_ONLY },
  { "wounded_least", CHANCERY_CLI_COLUMN_NUMBER | CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "wounded_most", CHANCERY_CLI_COLUMN_NUMBER | CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "assailants_killed", CHANCERY_CLI_COLUMN_TEXT_ONLY },
  { "assailants_killed_least", CHANCERY_CLI_COLUMN_NUMBER | CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "assailants_killed_most", CHANCERY_CLI_COLUMN_NUMBER | CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "assailants_wounded", CHANCERY_CLI_COLUMN_TEXT_ONLY },
  { "assailants_wounded_least", CHANCERY_CLI_COLUMN_NUMBER | CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "assailants_wounded_most", CHANCERY_CLI_COLUMN_NUMBER | CHANCERY_CLI_COLUMN_JSON_ONLY },
  { NULL }
};

static gboolean
check_fields (char **fields, GError **error)
{
  if (g_strv_length (fields) > 2)
    {
      chancery_cli_set_usage_error (error, "count: --by takes one or two fields");
      return FALSE;
    }
  for (char **at = fields; *at != NULL; at++)
    if (!chancery_counts_is_field (*at))
      {
        chancery_cli_set_usage_error (error, "count: there is no field “%s”", *at);
        return FALSE;
      }
  return TRUE;
}

/* For scripts terms by their codes, for people by their labels; names by themselves. */
static const char *
phrase_value (const ChanceryCountValue *value, gboolean json)
{
  if (*value->label == '\0')
    return json ? "" : "—";
  if (json && value->is_term)
    return value->code;
  return value->is_term ? g_dgettext (GETTEXT_PACKAGE, value->label) : value->label;
}

static gboolean
add_counts (ChanceryCli *cli,
            ChanceryCliTable *table,
            ChanceryQuery *query,
            char **fields,
            GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (fields[0] == NULL)
    return TRUE;
  if ((rows = chancery_counts_by (cli->db, query, (const char *const *)fields, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryCountRow *row = rows->pdata[i];
      g_autofree char *n = g_strdup_printf ("%" G_GINT64_FORMAT, row->count);
      const char *cells[] = { phrase_value (&row->values[0], cli->json), n, NULL };

      if (fields[1] != NULL)
        {
          cells[1] = phrase_value (&row->values[1], cli->json);
          cells[2] = n;
        }
      chancery_cli_table_add (table, cells);
    }
  return TRUE;
}

/* How many were answered, and how soon: a line each, and the numbers for scripts. */
static gboolean
add_answers (ChanceryCli *cli, ChanceryCliTable *table, ChanceryQuery *query, GError **error)
{
  ChanceryCountAnswers answers;
  g_autofree char *words = NULL;
  g_autofree char *days = NULL;

  if (!chancery_counts_answers (cli->db, query, &answers, error))
    return FALSE;
  chancery_cli_table_set_note (table, "rule", CHANCERY_COUNTS_RULE);
  if (answers.n_asked == 0)
    return TRUE;
  words = g_strdup_printf ("%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT
                           " answered, %" G_GINT64_FORMAT " with a receipt only",
                           answers.n_answered, answers.n_asked, answers.n_receipts);
  if (answers.n_measured > 0)
    days = g_strdup_printf ("%" G_GINT64_FORMAT "%s days to answer (median; %" G_GINT64_FORMAT
                            " to %" G_GINT64_FORMAT "), %" G_GINT64_FORMAT " not measurable",
                            answers.median_doubled / 2, answers.median_doubled % 2 != 0 ? ".5" : "",
                            answers.shortest, answers.longest,
                            answers.n_answered - answers.n_measured);
  chancery_cli_table_set_note (table, "answers", words);
  if (days != NULL)
    chancery_cli_table_set_note (table, "days", days);
  chancery_cli_table_set_note (table, "answer_rule",
                               CHANCERY_COUNTS_ANSWER_RULE " " CHANCERY_COUNTS_DAYS_RULE);
  chancery_cli_table_set_number (table, "asked", answers.n_asked);
  chancery_cli_table_set_number (table, "answered", answers.n_answered);
  chancery_cli_table_set_number (table, "receipts", answers.n_receipts);
  chancery_cli_table_set_number (table, "measured", answers.n_measured);
  return TRUE;
}

/* “killed: 11 to 14”: as text the columns have no headings. */
static char *
phrase_number (const ChanceryCountPlace *place, ChanceryCountSide side, ChanceryCountEffect effect)
{
  static const char *const words[CHANCERY_N_COUNT_SIDES][CHANCERY_N_COUNT_EFFECTS] = {
    { "killed", "wounded" },
    { "assailants killed", "assailants wounded" },
  };
  g_autofree char *number = chancery_count_place_phrase (place, side, effect);

  return number != NULL ? g_strdup_printf ("%s: %s", words[side][effect], number) : NULL;
}

static void
add_place (ChanceryCliTable *table, const ChanceryCountPlace *place)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, g_strdup (place->label));
  g_ptr_array_add (cells, g_strdup_printf ("%" G_GINT64_FORMAT, place->n_incidents));
  for (guint side = 0; side < CHANCERY_N_COUNT_SIDES; side++)
    for (guint effect = 0; effect < CHANCERY_N_COUNT_EFFECTS; effect++)
      {
        gboolean known = place->is_known[side][effect];
        gint64 most = place->high[side][effect];

        g_ptr_array_add (cells, phrase_number (place, side, effect));
        g_ptr_array_add (cells,
                         known ? g_strdup_printf ("%" G_GINT64_FORMAT, place->low[side][effect])
                               : NULL);
        g_ptr_array_add (cells, known && most != G_MAXINT64
                                    ? g_strdup_printf ("%" G_GINT64_FORMAT, most)
                                    : NULL);
      }
  chancery_cli_table_add (table, (const char *const *)cells->pdata);
}

static gboolean
append_places (ChanceryCli *cli, ChanceryCliTable *table, ChanceryQuery *query, GError **error)
{
  g_autoptr (GPtrArray) places = chancery_counts_places (cli->db, query, error);
  ChanceryCliTable *list;

  if (places == NULL)
    return FALSE;
  list = chancery_cli_table_new ("casualties", place_columns);
  for (guint i = 0; i < places->len; i++)
    add_place (list, places->pdata[i]);
  chancery_cli_table_set_note (table, "casualty_rule", chancery_counts_get_places_rule ());
  chancery_cli_table_append (table, list);
  return TRUE;
}

static ChanceryCliTable *
list_records (ChanceryCli *cli, GArray *ids, GError **error)
{
  g_autoptr (ChanceryCliTable) list = chancery_cli_table_new ("records", list_columns);

  for (guint at = 0; at < ids->len; at += PAGE)
    {
      gsize n = MIN (PAGE, ids->len - at);
      g_autoptr (GPtrArray) rows =
          chancery_rows_fetch (cli->db, &g_array_index (ids, gint64, at), n, error);

      if (rows == NULL)
        return NULL;
      for (guint i = 0; i < rows->len; i++)
        {
          const ChanceryListRow *row = rows->pdata[i];

          chancery_cli_table_add (list,
                                  (const char *const[]){
                                      row->uuid,
                                      row->kind->id,
                                      row->reference,
                                      row->date != NULL ? chancery_fuzzy_date_get_edtf (row->date)
                                                        : NULL,
                                      row->title,
                                  });
        }
    }
  return g_steal_pointer (&list);
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autofree char *text = g_strjoinv (" ", arguments);
  g_autoptr (ChanceryQuery) query = chancery_counts_query (cli->db, text);
  g_auto (GStrv) fields = g_strsplit (option_by != NULL ? option_by : "", ",", -1);
  g_autoptr (ChanceryCliTable) table = NULL;
  gint64 total;

  if (!check_fields (fields, error))
    return CHANCERY_CLI_USAGE;
  table = chancery_cli_table_new ("counts", fields[0] != NULL && fields[1] != NULL ? two_columns
                                                                                   : one_column);
  total = chancery_search_count (cli->db, query, error);
  if (total < 0 || !add_counts (cli, table, query, fields, error) ||
      !add_answers (cli, table, query, error))
    return CHANCERY_CLI_REGISTRY;
  chancery_cli_table_set_number (table, "count", total);
  chancery_cli_query_warn (cli, "count", text, total > 0);
  if (option_casualties && !append_places (cli, table, query, error))
    return CHANCERY_CLI_REGISTRY;
  if (option_list)
    {
      g_autoptr (GArray) ids = chancery_search_rows (cli->db, query, "date", TRUE, error);
      ChanceryCliTable *list = ids != NULL ? list_records (cli, ids, error) : NULL;

      if (list == NULL)
        return CHANCERY_CLI_REGISTRY;
      chancery_cli_table_append (table, list);
    }
  if (!cli->json)
    printf ("%" G_GINT64_FORMAT "\n", total);
  chancery_cli_table_print (table, cli->json);
  return total > 0 ? CHANCERY_CLI_DONE : CHANCERY_CLI_NOTHING;
}

const ChanceryCliVerb chancery_cli_verb_count = {
  .name = "count",
  .arguments = "[QUERY]",
  .summary = "Count records, by the rule that it prints",
  .details =
      "FIELD is kind, year, month, counterpart, answer (the last one), answered (yes, receipt, none),\n"
      "verdict or any field of the interchange format. The list behind a number is the query with\n"
      "counted:yes.",
  .opens = CHANCERY_CLI_OPENS_TO_READ,
  .options = options,
  .max_arguments = -1,
  .run = run,
};
