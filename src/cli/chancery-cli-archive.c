/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-case-rules.h"

static char *option_where;

static const GOptionEntry options[] = { { "where", 0, 0, G_OPTION_ARG_STRING, &option_where,
                                          "Where it is kept", "TEXT" },
                                        { NULL } };

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  ChanceryAct act = chancery_cli_act (cli, NULL, NULL);
  g_autofree char *id = chancery_cli_find (cli, arguments[0], error);

  if (id != NULL && chancery_records_archive (cli->db, id, option_where, &act, error))
    chancery_cli_answer (cli, "id", id, NULL);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_archive = {
  .name = "archive",
  .arguments = "REF [--where TEXT]",
  .summary = "Put a closed case file into the archive",
  .details = "Nothing of it can be changed until it is reopened.",
  .opens = CHANCERY_CLI_OPENS_TO_WRITE,
  .options = options,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
