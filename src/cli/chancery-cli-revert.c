/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-batches.h"

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  ChanceryAct act = chancery_cli_act (cli, "revert", NULL);
  gint64 batch;

  if (!g_ascii_string_to_signed (arguments[0], 10, 1, G_MAXINT64, &batch, NULL))
    {
      chancery_cli_set_usage_error (error, "revert: “%s” is no number of a batch", arguments[0]);
      return CHANCERY_CLI_USAGE;
    }
  if (chancery_batches_revert (cli->db, batch, &act, error))
    chancery_cli_answer (cli, "batch", arguments[0], NULL);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_revert = {
  .name = "revert",
  .arguments = "BATCH",
  .summary = "Take an import back",
  .details =
      "Numbers that the import brought stay spent and stand in the register book as reverted.",
  .opens = CHANCERY_CLI_OPENS_TO_WRITE,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
