/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include <stdio.h>

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  cli->db = chancery_db_create (cli->registry, error);
  if (cli->db == NULL)
    return CHANCERY_CLI_BAD;
  if (cli->json)
    chancery_cli_answer (cli, "registry", chancery_db_get_path (cli->db), NULL);
  else
    puts (chancery_db_get_path (cli->db));
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_init = {
  .name = "init",
  .arguments = "",
  .summary = "Make an empty registry",
  .details = "Prints its path. A file that is there already is never touched.",
  .opens = CHANCERY_CLI_OPENS_NONE,
  .run = run,
};
