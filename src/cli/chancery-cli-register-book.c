/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-cli-table.h"
#include "chancery-registers.h"

#include <stdio.h>

static char *option_register;
static int option_year;

static const GOptionEntry options[] = {
  { "register", 0, 0, G_OPTION_ARG_STRING, &option_register, "One register", "CODE" },
  { "year", 0, 0, G_OPTION_ARG_INT, &option_year, "One year", "Y" },
  { NULL }
};

static const ChanceryCliColumn columns[] = {
  { "reference", CHANCERY_CLI_COLUMN_PLAIN },
  { "register", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "year", CHANCERY_CLI_COLUMN_NUMBER | CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "number", CHANCERY_CLI_COLUMN_NUMBER | CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "state", CHANCERY_CLI_COLUMN_PLAIN },
  { "id", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "title", CHANCERY_CLI_COLUMN_PLAIN },
  { "reason", CHANCERY_CLI_COLUMN_PLAIN },
  { NULL }
};

static const ChanceryCliColumn problem_columns[] = { { "problem", CHANCERY_CLI_COLUMN_JSON_ONLY },
                                                     { NULL } };

static void
report_problems (ChanceryCliTable *table, GPtrArray *problems)
{
  ChanceryCliTable *list = chancery_cli_table_new ("problems", problem_columns);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *message = g_strconcat ("register-book: ", problems->pdata[i], NULL);

      chancery_cli_table_add (list, (const char *const[]){ problems->pdata[i] });
      chancery_cli_complain (message);
    }
  chancery_cli_table_append (table, list);
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autoptr (GPtrArray) rows =
      chancery_registers_list (cli->db, option_register, option_year, error);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (ChanceryCliTable) table = chancery_cli_table_new ("numbers", columns);

  if (rows == NULL)
    return CHANCERY_CLI_REGISTRY;
  problems = chancery_registers_check (cli->db, option_register, option_year, error);
  if (problems == NULL)
    return CHANCERY_CLI_REGISTRY;
  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryRegisterRow *row = rows->pdata[i];
      g_autofree char *year = g_strdup_printf ("%" G_GINT64_FORMAT, row->year);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, row->number);
      const char *cells[] = { row->reference, row->code, year,       number,
                              row->state,     row->uuid, row->title, row->reason };

      chancery_cli_table_add (table, cells);
    }
  report_problems (table, problems);
  chancery_cli_table_print (table, cli->json);
  return problems->len == 0 && rows->len > 0 ? CHANCERY_CLI_DONE : CHANCERY_CLI_NOTHING;
}

const ChanceryCliVerb chancery_cli_verb_register_book = {
  .name = "register-book",
  .arguments = "",
  .summary = "The numbers in order, voids with their reasons, gaps reported",
  .opens = CHANCERY_CLI_OPENS_TO_READ,
  .options = options,
  .run = run,
};
