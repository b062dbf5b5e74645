/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-cli-table.h"
#include "chancery-day.h"
#include "chancery-query.h"
#include "chancery-search.h"
#include "chancery-settings.h"

static gboolean option_count;

static const GOptionEntry options[] = { { "count", 0, 0, G_OPTION_ARG_NONE, &option_count,
                                          "Count what each finds", NULL },
                                        { NULL } };

static const ChanceryCliColumn columns[] = { { "name", CHANCERY_CLI_COLUMN_ALWAYS },
                                             { "count", CHANCERY_CLI_COLUMN_NUMBER },
                                             { "query", CHANCERY_CLI_COLUMN_ALWAYS },
                                             { NULL } };

/* NULL without @error when it is not asked for. */
static char *
count (ChanceryDb *db, const char *text, GError **error)
{
  g_autoptr (ChanceryQuery) query = NULL;
  gint64 n;

  if (!option_count)
    return NULL;
  query = chancery_search_parse (db, text, CHANCERY_DAY_NONE);
  n = chancery_search_count (db, query, error);
  return n >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, n) : NULL;
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autoptr (GPtrArray) searches = chancery_settings_get_searches (cli->db, error);
  g_autoptr (ChanceryCliTable) table = chancery_cli_table_new ("searches", columns);

  if (searches == NULL)
    return CHANCERY_CLI_REGISTRY;
  for (guint i = 0; i < searches->len; i++)
    {
      const ChancerySavedSearch *search = g_ptr_array_index (searches, i);
      g_autofree char *number = count (cli->db, search->query, error);
      const char *row[] = { search->name, number, search->query };

      if (option_count && number == NULL)
        return CHANCERY_CLI_REGISTRY;
      chancery_cli_table_add (table, row);
    }
  chancery_cli_table_print (table, cli->json);
  return searches->len > 0 ? CHANCERY_CLI_DONE : CHANCERY_CLI_NOTHING;
}

const ChanceryCliVerb chancery_cli_verb_searches = {
  .name = "searches",
  .arguments = "",
  .summary = "List the saved searches",
  .details = "search --saved NAME runs one.",
  .opens = CHANCERY_CLI_OPENS_TO_READ,
  .options = options,
  .run = run,
};
