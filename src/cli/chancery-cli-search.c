/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-cli-table.h"
#include "chancery-day.h"
#include "chancery-phrase.h"
#include "chancery-query.h"
#include "chancery-rows.h"
#include "chancery-search.h"

#include <stdio.h>
#include <string.h>

#define DEFAULT_LIMIT 50

static int option_limit = DEFAULT_LIMIT;
static int option_offset;
static char *option_sort;
static gboolean option_count;

static const GOptionEntry options[] = {
  { "limit", 0, 0, G_OPTION_ARG_INT, &option_limit, "At most N hits; 50 without it", "N" },
  { "offset", 0, 0, G_OPTION_ARG_INT, &option_offset, "After the first N", "N" },
  { "sort", 0, 0, G_OPTION_ARG_STRING, &option_sort, "The order; newest without it",
    "newest|oldest|relevance" },
  { "count", 0, 0, G_OPTION_ARG_NONE, &option_count, "Print how many there are, and nothing else",
    NULL },
  { NULL }
};

/* The title stands twice: a script finds the keys in their promised order, a reader the long texts
 * at the end. */
static const ChanceryCliColumn columns[] = { { "id", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "kind", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "reference", CHANCERY_CLI_COLUMN_ALWAYS },
                                             { "title", CHANCERY_CLI_COLUMN_ALWAYS |
                                                            CHANCERY_CLI_COLUMN_JSON_ONLY },
                                             { "date", CHANCERY_CLI_COLUMN_ALWAYS },
                                             { "marking", CHANCERY_CLI_COLUMN_ALWAYS },
                                             { "title", CHANCERY_CLI_COLUMN_TEXT_ONLY },
                                             { "snippet", CHANCERY_CLI_COLUMN_ALWAYS },
                                             { "attachment", CHANCERY_CLI_COLUMN_JSON_ONLY },
                                             { NULL } };

static gboolean
choose_sort (const char **sort, gboolean *descending, GError **error)
{
  *descending = TRUE;
  *sort = "date";
  if (option_sort == NULL || strcmp (option_sort, "newest") == 0)
    return TRUE;
  if (strcmp (option_sort, "oldest") == 0)
    *descending = FALSE;
  else if (strcmp (option_sort, "relevance") == 0)
    *sort = "relevance";
  else
    {
      chancery_cli_set_usage_error (error,
                                    "search: --sort is newest, oldest or relevance, not “%s”",
                                    option_sort);
      return FALSE;
    }
  return TRUE;
}

/* Hits stand between marks that mean something to a window only. */
static char *
strip_marks (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (*text != CHANCERY_SEARCH_HIT_START[0] && *text != CHANCERY_SEARCH_HIT_END[0])
      g_string_append_c (plain, *text);
  return g_string_free (plain, FALSE);
}

static gboolean
add_hit (ChanceryCli *cli,
         ChanceryCliTable *table,
         ChanceryQuery *query,
         const ChanceryListRow *row,
         GError **error)
{
  g_autoptr (GError) inner = NULL;
  g_autoptr (ChanceryHit) hit = chancery_search_find_hit (cli->db, query, row->row, &inner);
  g_autofree char *snippet = hit != NULL ? strip_marks (hit->snippet) : NULL;
  const char *attachment = hit != NULL ? hit->attachment : NULL;
  /* A reader is told where the words stand; a script finds it in a key of its own. */
  g_autofree char *shown = attachment != NULL && !cli->json
                               ? chancery_phrase_found_in (attachment, snippet)
                               : g_strdup (snippet);
  const char *marking = strcmp (row->level, "unmarked") != 0 ? row->level : NULL;
  const char *cells[] = { row->uuid,
                          row->kind->id,
                          row->reference,
                          row->title,
                          row->date != NULL ? chancery_fuzzy_date_get_edtf (row->date) : NULL,
                          cli->json ? row->level : marking,
                          row->title,
                          shown,
                          attachment };

  if (inner != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&inner));
      return FALSE;
    }
  chancery_cli_table_add (table, cells);
  return TRUE;
}

static gboolean
add_hits (ChanceryCli *cli,
          ChanceryCliTable *table,
          ChanceryQuery *query,
          GArray *ids,
          GError **error)
{
  g_autoptr (GPtrArray) rows =
      chancery_rows_fetch (cli->db, (const gint64 *)(gpointer)ids->data, ids->len, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!add_hit (cli, table, query, rows->pdata[i], error))
      return FALSE;
  return TRUE;
}

static ChanceryCliStatus
print_count (ChanceryCli *cli, gint64 count)
{
  printf (cli->json ? "{\n  \"count\": %" G_GINT64_FORMAT "\n}\n" : "%" G_GINT64_FORMAT "\n",
          count);
  return count > 0 ? CHANCERY_CLI_DONE : CHANCERY_CLI_NOTHING;
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autofree char *text = g_strjoinv (" ", arguments);
  g_autoptr (ChanceryQuery) query = chancery_search_parse (cli->db, text, CHANCERY_DAY_NONE);
  g_autoptr (ChanceryCliTable) table = chancery_cli_table_new ("hits", columns);
  g_autoptr (GArray) ids = NULL;
  const char *sort;
  gboolean descending;
  gint64 count;

  if (!choose_sort (&sort, &descending, error))
    return CHANCERY_CLI_USAGE;
  if (option_limit < 0 || option_offset < 0)
    {
      chancery_cli_set_usage_error (error, "search: --limit and --offset are not negative");
      return CHANCERY_CLI_USAGE;
    }
  count = chancery_search_count (cli->db, query, error);
  if (count < 0)
    return CHANCERY_CLI_REGISTRY;
  if (option_count)
    return print_count (cli, count);

  ids = chancery_search_page (cli->db, query, sort, descending, (guint)option_offset,
                              (guint)option_limit, error);
  if (ids == NULL || !add_hits (cli, table, query, ids, error))
    return CHANCERY_CLI_REGISTRY;
  chancery_cli_table_set_number (table, "count", count);
  chancery_cli_table_print (table, cli->json);
  return count > 0 ? CHANCERY_CLI_DONE : CHANCERY_CLI_NOTHING;
}

const ChanceryCliVerb chancery_cli_verb_search = {
  .name = "search",
  .arguments = "QUERY",
  .summary = "Find records",
  .details =
      "Words are all to be found, whatever their case and accents; “a phrase”, -word, a OR b, pre*, brackets;\n"
      "kind: party: from: to: ref: state: marking:<=restricted case: form: tone:>=protest place: tag:\n"
      "has:attachment after:2025-01 before: on: about:REF.",
  .opens = CHANCERY_CLI_OPENS_TO_READ,
  .options = options,
  .max_arguments = -1,
  .run = run,
};
