/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-case-rules.h"
#include "chancery-records.h"

static char *option_outcome;
static char *option_text;

static const GOptionEntry options[] = {
  { "outcome", 0, 0, G_OPTION_ARG_STRING, &option_outcome, "What came of it", "TERM" },
  { "text", 0, 0, G_OPTION_ARG_STRING, &option_text, "The same in words", "TEXT" },
  { NULL }
};

/* What stays open in a case file is told; the file is closed all the same. */
static void
tell_open (GPtrArray *matters, const char *ref)
{
  static const char *const why[] = {
    [CHANCERY_CASE_OPEN_DRAFT] = "not registered",
    [CHANCERY_CASE_OPEN_ACTION] = "still to be done",
    [CHANCERY_CASE_OPEN_WATCHED] = "still open",
  };

  for (guint i = 0; i < matters->len; i++)
    {
      const ChanceryCaseMatter *matter = matters->pdata[i];
      g_autofree char *message =
          g_strdup_printf ("close: %s: %s: %s “%s” (%s)", ref, why[matter->why], matter->kind->id,
                           matter->title,
                           matter->reference != NULL ? matter->reference : matter->id);

      chancery_cli_complain (message);
    }
}

static gboolean
close_and_tell (ChanceryCli *cli,
                const char *ref,
                const char *id,
                const char *outcome,
                GError **error)
{
  const ChanceryAct act = chancery_cli_act (cli, NULL, NULL);
  g_autoptr (GPtrArray) matters = chancery_case_rules_foresee_close (cli->db, id, error);

  if (matters == NULL || !chancery_records_close (cli->db, id, outcome, option_text, &act, error))
    return FALSE;
  tell_open (matters, ref);
  return TRUE;
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
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
  if (id != NULL && close_and_tell (cli, arguments[0], id, outcome, error))
    chancery_cli_answer (cli, "id", id, NULL);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_close = {
  .name = "close",
  .arguments = "REF",
  .summary = "Close a record",
  .details =
      "What is still open in a case file is named on standard error; it is closed all the same.\n"
      "A closed case file takes no new papers, minutes or parts.",
  .opens = CHANCERY_CLI_OPENS_TO_WRITE,
  .options = options,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
