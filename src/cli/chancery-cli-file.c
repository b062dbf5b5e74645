/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-links.h"

static char *option_case;

static const GOptionEntry options[] = { { "case", 0, 0, G_OPTION_ARG_STRING, &option_case,
                                          "The case file", "REF" },
                                        { NULL } };

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  ChanceryAct act = chancery_cli_act (cli, NULL, NULL);
  g_autofree char *casefile = NULL;
  g_autofree char *id = NULL;

  if (option_case == NULL)
    {
      chancery_cli_set_usage_error (error, "file: name the case file with --case");
      return CHANCERY_CLI_USAGE;
    }
  id = chancery_cli_find (cli, arguments[0], error);
  casefile = id != NULL ? chancery_cli_find_case (cli, option_case, error) : NULL;
  if (casefile != NULL && chancery_links_file (cli->db, id, casefile, &act, error))
    chancery_cli_answer (cli, "id", id, "case", casefile, NULL);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_file = {
  .name = "file",
  .arguments = "REF --case REF",
  .summary = "Put a record into a case file",
  .opens = CHANCERY_CLI_OPENS_TO_WRITE,
  .options = options,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
