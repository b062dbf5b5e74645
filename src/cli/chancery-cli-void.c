/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-cli-table.h"
#include "chancery-records.h"

static char *option_reason;

static const GOptionEntry options[] = { { "reason", 0, 0, G_OPTION_ARG_STRING, &option_reason,
                                          "Why; stands in the register book", "TEXT" },
                                        { NULL } };

static const ChanceryCliColumn columns[] = { { "id", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "title", CHANCERY_CLI_COLUMN_PLAIN },
                                             { NULL } };

/* What is still to be done about it stays open, and is named. */
static void
tell_tasks (ChanceryCli *cli, const char *id, const ChanceryVoidForesight *foresight)
{
  g_autoptr (ChanceryCliTable) table = chancery_cli_table_new ("actions", columns);

  for (guint i = 0; i < foresight->waits->len; i++)
    chancery_cli_table_add (table, (const char *const[]){
                                       chancery_record_get_id (foresight->waits->pdata[i]),
                                       chancery_record_get_title (foresight->waits->pdata[i]),
                                   });
  if (cli->json)
    chancery_cli_table_set_note (table, "id", id);
  chancery_cli_table_print (table, cli->json);
}

static gboolean
void_and_tell (ChanceryCli *cli, const char *id, const ChanceryAct *act, GError **error)
{
  g_autoptr (ChanceryVoidForesight) foresight = chancery_records_foresee_void (cli->db, id, error);

  if (foresight == NULL || !chancery_records_void (cli->db, id, act, error))
    return FALSE;
  tell_tasks (cli, id, foresight);
  return TRUE;
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  ChanceryAct act = chancery_cli_act (cli, NULL, option_reason);
  g_autofree char *id = NULL;

  if (option_reason == NULL || *option_reason == '\0')
    {
      chancery_cli_set_usage_error (error, "void: say why with --reason");
      return CHANCERY_CLI_USAGE;
    }
  id = chancery_cli_find (cli, arguments[0], error);
  if (id != NULL)
    void_and_tell (cli, id, &act, error);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_void = {
  .name = "void",
  .arguments = "REF --reason TEXT",
  .summary = "Void a registered record",
  .details =
      "Its number stays spent, with the reason, in the register book. Open actions about it are\n"
      "named, and stay open.",
  .opens = CHANCERY_CLI_OPENS_TO_WRITE,
  .options = options,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
