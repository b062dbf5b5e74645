/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-records.h"

static char *option_reason;

static const GOptionEntry options[] = { { "reason", 0, 0, G_OPTION_ARG_STRING, &option_reason,
                                          "Why; stands in the register book", "TEXT" },
                                        { NULL } };

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
  if (id != NULL && chancery_records_void (cli->db, id, &act, error))
    chancery_cli_answer (cli, "id", id, NULL);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_void = {
  .name = "void",
  .arguments = "REF --reason TEXT",
  .summary = "Void a registered record",
  .details = "Its number stays spent, with the reason, in the register book.",
  .opens = CHANCERY_CLI_OPENS_TO_WRITE,
  .options = options,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
