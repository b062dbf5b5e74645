/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-case-rules.h"

static char *option_reason;

static const GOptionEntry options[] = { { "reason", 0, 0, G_OPTION_ARG_STRING, &option_reason,
                                          "Why; a minute of a case file", "TEXT" },
                                        { NULL } };

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  ChanceryAct act = chancery_cli_act (cli, NULL, option_reason);
  g_autofree char *id = chancery_cli_find (cli, arguments[0], error);

  if (id != NULL && chancery_records_reopen (cli->db, id, &act, error))
    chancery_cli_answer (cli, "id", id, NULL);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_reopen = {
  .name = "reopen",
  .arguments = "REF [--reason TEXT]",
  .summary = "Open again what was closed or archived",
  .opens = CHANCERY_CLI_OPENS_TO_WRITE,
  .options = options,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
