/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-cli-table.h"
#include "chancery-history.h"
#include "chancery-verify.h"

static char *option_checkpoint;

static const GOptionEntry options[] = {
  { "checkpoint", 0, 0, G_OPTION_ARG_STRING, &option_checkpoint,
    "An earlier checkpoint that today's history must still contain", "LINE" },
  { NULL }
};

static const ChanceryCliColumn columns[] = { { "level", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "area", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "text", CHANCERY_CLI_COLUMN_PLAIN },
                                             { NULL } };

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autoptr (GPtrArray) items = chancery_verify_run (cli->db, option_checkpoint,
                                                     chancery_cli_progress, (gpointer) "checking",
                                                     error);
  g_autoptr (ChanceryCliTable) table = chancery_cli_table_new ("findings", columns);
  g_autofree char *checkpoint = NULL;

  if (items == NULL)
    return CHANCERY_CLI_REGISTRY;
  chancery_cli_progress_end ();
  for (guint i = 0; i < items->len; i++)
    {
      const ChanceryVerifyItem *item = items->pdata[i];
      const char *row[] = { item->level == CHANCERY_VERIFY_FAULT ? "fault" : "note", item->area,
                            item->text };

      chancery_cli_table_add (table, row);
    }
  checkpoint = chancery_history_checkpoint (cli->db, error);
  if (checkpoint == NULL)
    return CHANCERY_CLI_REGISTRY;
  chancery_cli_table_set_note (table, "checkpoint", checkpoint);
  chancery_cli_table_print (table, cli->json);
  return chancery_verify_has_fault (items) ? CHANCERY_CLI_NOTHING : CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_verify = {
  .name = "verify",
  .arguments = "",
  .summary = "Check the registry: database, digests, history, registers, attachments, references",
  .details =
      "Prints today's checkpoint last: one line to keep where nobody who can change the file can follow.",
  .opens = CHANCERY_CLI_OPENS_TO_READ,
  .options = options,
  .run = run,
};
