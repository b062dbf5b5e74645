/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-records.h"

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  ChanceryAct act = chancery_cli_act (cli, NULL, NULL);
  g_autofree char *id = chancery_cli_find (cli, arguments[0], error);

  if (id != NULL && chancery_records_delete (cli->db, id, &act, error))
    chancery_cli_answer (cli, "id", id, NULL);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_delete = {
  .name = "delete",
  .arguments = "REF",
  .summary = "Take away a record that was never registered",
  .opens = CHANCERY_CLI_OPENS_TO_WRITE,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
