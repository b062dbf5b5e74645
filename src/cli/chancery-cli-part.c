/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-case-parts.h"

#include <stdio.h>

static char *option_case;
static char *option_title;

static const GOptionEntry options[] = {
  { "case", 0, 0, G_OPTION_ARG_STRING, &option_case, "The case file", "REF" },
  { "title", 0, 0, G_OPTION_ARG_STRING, &option_title, "What the new part is called", "TEXT" },
  { NULL }
};

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  ChanceryAct act = chancery_cli_act (cli, NULL, NULL);
  g_autofree char *casefile = NULL;
  g_autofree char *number = NULL;

  if (option_case == NULL)
    {
      chancery_cli_set_usage_error (error, "part: name the case file with --case");
      return CHANCERY_CLI_USAGE;
    }
  casefile = chancery_cli_find_case (cli, option_case, error);
  if (casefile != NULL)
    number = chancery_case_parts_start (cli->db, casefile, option_title, &act, error);
  if (number == NULL)
    return CHANCERY_CLI_DONE;
  if (cli->json)
    chancery_cli_answer (cli, "case", casefile, "part", number, NULL);
  else
    puts (number);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_part = {
  .name = "part",
  .arguments = "--case REF [--title TEXT]",
  .summary = "Start a new part of a case file",
  .details = "The part before it ends; what is put in from now on goes into the new one.",
  .opens = CHANCERY_CLI_OPENS_TO_WRITE,
  .options = options,
  .run = run,
};
