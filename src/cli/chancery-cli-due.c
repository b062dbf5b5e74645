/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-agenda.h"
#include "chancery-cli-table.h"
#include "chancery-day.h"
#include "chancery-settings.h"

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
                                             { "do_by", CHANCERY_CLI_COLUMN_JSON_ONLY },
                                             { "remark", CHANCERY_CLI_COLUMN_ALWAYS },
                                             { NULL } };

static void
add_row (ChanceryCliTable *table,
         const ChanceryAgenda *agenda,
         const ChanceryDueRow *row,
         const char *why)
{
  g_autofree char *due = row->due != CHANCERY_DAY_NONE ? chancery_day_to_iso (row->due) : NULL;
  g_autofree char *remark = chancery_agenda_remark (agenda, row);
  g_autofree char *do_by =
      remark != NULL
          ? chancery_day_to_iso (chancery_working_days_last (agenda->working_days, row->due))
          : NULL;
  const char *cells[] = { row->uuid,      why,           due,        row->kind->id,
                          row->reference, row->assignee, row->title, row->about_title,
                          do_by,          remark };

  chancery_cli_table_add (table, cells);
}

static void
add_rows (ChanceryCliTable *table, const ChanceryAgenda *agenda)
{
  for (guint i = 0; i < agenda->due->len; i++)
    {
      const ChanceryDueRow *row = agenda->due->pdata[i];

      add_row (table, agenda, row, row->due < agenda->day ? "overdue" : "due");
    }
  for (guint i = 0; i < agenda->unscheduled->len; i++)
    add_row (table, agenda, agenda->unscheduled->pdata[i], "nothing-scheduled");
}

/* What is announced is not due: a list of its own. */
static ChanceryCliTable *
make_coming (const ChanceryAgenda *agenda)
{
  ChanceryCliTable *table = chancery_cli_table_new ("coming", columns);

  for (guint i = 0; i < agenda->coming->len; i++)
    add_row (table, agenda, agenda->coming->pdata[i], "coming");
  return table;
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autoptr (ChanceryCliTable) table = chancery_cli_table_new ("due", columns);
  g_autoptr (ChanceryAgenda) agenda = NULL;
  gint64 day = option_on != NULL ? chancery_cli_parse_day (cli, option_on, error)
                                 : chancery_settings_get_day (cli->db);
  g_autofree char *on = NULL;
  g_autofree char *day_off = NULL;

  if (day == CHANCERY_DAY_NONE)
    return CHANCERY_CLI_BAD;
  agenda = chancery_agenda_read (cli->db, day, error);
  if (agenda == NULL)
    return CHANCERY_CLI_REGISTRY;
  add_rows (table, agenda);
  chancery_cli_table_append (table, make_coming (agenda));
  on = chancery_day_to_iso (day);
  day_off = chancery_working_days_why_off (agenda->working_days, day);
  if (cli->json)
    {
      chancery_cli_table_set_note (table, "on", on);
      if (day_off != NULL)
        chancery_cli_table_set_note (table, "day_off", day_off);
    }
  chancery_cli_table_print (table, cli->json);
  return agenda->due->len + agenda->coming->len + agenda->unscheduled->len > 0
             ? CHANCERY_CLI_DONE
             : CHANCERY_CLI_NOTHING;
}

const ChanceryCliVerb chancery_cli_verb_due = {
  .name = "due",
  .arguments = "",
  .summary = "Actions due, overdue and coming, open matters with nothing scheduled",
  .opens = CHANCERY_CLI_OPENS_TO_READ,
  .options = options,
  .run = run,
};
