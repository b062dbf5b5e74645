/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-records.h"

#include <stdio.h>

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  ChanceryAct act = chancery_cli_act (cli, NULL, NULL);
  g_autofree char *id = chancery_cli_find (cli, arguments[0], error);
  g_autofree char *number = NULL;

  if (id == NULL)
    return CHANCERY_CLI_NOTHING;
  number = chancery_records_register (cli->db, id, &act, error);
  if (number == NULL)
    return CHANCERY_CLI_BAD;
  if (cli->json)
    chancery_cli_answer (cli, "id", id, "reference", *number != '\0' ? number : NULL, NULL);
  else
    puts (*number != '\0' ? number : id);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_register = {
  .name = "register",
  .arguments = "REF",
  .summary = "Register a record; prints its number",
  .details =
      "What describes the act is frozen from then on, and what it demands and reserves is registered with\n"
      "it. An unknown date or addressee does not stand in the way.",
  .opens = CHANCERY_CLI_OPENS_TO_WRITE,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
