/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-records.h"

static char *option_outcome;
static char *option_text;

static const GOptionEntry options[] = {
  { "outcome", 0, 0, G_OPTION_ARG_STRING, &option_outcome, "What came of it", "TERM" },
  { "text", 0, 0, G_OPTION_ARG_STRING, &option_text, "The same in words", "TEXT" },
  { NULL }
};

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  ChanceryAct act = chancery_cli_act (cli, NULL, NULL);
  g_autofree char *id = NULL;
  const ChanceryVocabulary *outcomes = chancery_vocabulary_get ("outcome");
  const char *outcome = NULL;

  if (option_outcome != NULL)
    {
      outcome = chancery_vocabulary_match (outcomes, option_outcome);
      if (outcome == NULL)
        {
          chancery_cli_set_term_error (error, "outcome", option_outcome, outcomes);
          return CHANCERY_CLI_BAD;
        }
    }
  id = chancery_cli_find (cli, arguments[0], error);
  if (id != NULL && chancery_records_close (cli->db, id, outcome, option_text, &act, error))
    chancery_cli_answer (cli, "id", id, NULL);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_close = {
  .name = "close",
  .arguments = "REF",
  .summary = "Close a record",
  .opens = CHANCERY_CLI_OPENS_TO_WRITE,
  .options = options,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
