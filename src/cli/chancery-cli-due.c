/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-cli-table.h"
#include "chancery-day.h"
#include "chancery-settings.h"
#include "chancery-watch.h"

static char *option_on;

static const GOptionEntry options[] = { { "on", 0, 0, G_OPTION_ARG_STRING, &option_on,
                                          "As seen from that day; the desk's own without it",
                                          "DATE" },
                                        { NULL } };

static const ChanceryCliColumn columns[] = { { "id", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "why", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "due", CHANCERY_CLI_COLUMN_ALWAYS },
                                             { "kind", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "reference", CHANCERY_CLI_COLUMN_ALWAYS },
                                             { "assignee", CHANCERY_CLI_COLUMN_ALWAYS },
                                             { "title", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "about", CHANCERY_CLI_COLUMN_ALWAYS },
                                             { NULL } };

static void
add_row (ChanceryCliTable *table, const ChanceryDueRow *row, const char *why)
{
  g_autofree char *due = row->due != CHANCERY_DAY_NONE ? chancery_day_to_iso (row->due) : NULL;
  const char *cells[] = { row->uuid,      why,           due,        row->kind->id,
                          row->reference, row->assignee, row->title, row->about_title };

  chancery_cli_table_add (table, cells);
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autoptr (ChanceryCliTable) table = chancery_cli_table_new ("due", columns);
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GPtrArray) unscheduled = NULL;
  gint64 day = option_on != NULL ? chancery_cli_parse_day (cli, option_on, error)
                                 : chancery_settings_get_day (cli->db);
  g_autofree char *on = NULL;

  if (day == CHANCERY_DAY_NONE)
    return CHANCERY_CLI_BAD;
  due = chancery_watch_due (cli->db, day, error);
  unscheduled = due != NULL ? chancery_watch_unscheduled (cli->db, day, error) : NULL;
  if (unscheduled == NULL)
    return CHANCERY_CLI_REGISTRY;
  for (guint i = 0; i < due->len; i++)
    {
      const ChanceryDueRow *row = due->pdata[i];

      add_row (table, row, row->due < day ? "overdue" : "due");
    }
  for (guint i = 0; i < unscheduled->len; i++)
    add_row (table, unscheduled->pdata[i], "nothing-scheduled");
  on = chancery_day_to_iso (day);
  if (cli->json)
    chancery_cli_table_set_note (table, "on", on);
  chancery_cli_table_print (table, cli->json);
  return due->len + unscheduled->len > 0 ? CHANCERY_CLI_DONE : CHANCERY_CLI_NOTHING;
}

const ChanceryCliVerb chancery_cli_verb_due = {
  .name = "due",
  .arguments = "",
  .summary = "Actions due and overdue, open matters with nothing scheduled",
  .opens = CHANCERY_CLI_OPENS_TO_READ,
  .options = options,
  .run = run,
};
