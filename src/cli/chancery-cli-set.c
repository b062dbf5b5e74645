/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-cli-assign.h"
#include "chancery-records.h"

static char *option_reason;

static const GOptionEntry options[] = { { "reason", 0, 0, G_OPTION_ARG_STRING, &option_reason,
                                          "Why, for the correction of a registered record",
                                          "TEXT" },
                                        { NULL } };

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  ChanceryAct act = chancery_cli_act (cli, NULL, option_reason);
  g_autoptr (ChanceryRecord) record = chancery_cli_load (cli, arguments[0], error);
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autoptr (ChanceryRecord) saved = NULL;

  if (record == NULL)
    return CHANCERY_CLI_NOTHING;
  draft = chancery_draft_new_from_record (record);
  if (!chancery_cli_assign (cli, draft, arguments + 1, error))
    return CHANCERY_CLI_USAGE;
  saved = chancery_records_save_one (cli->db, draft, &act, error);
  if (saved != NULL)
    chancery_cli_answer (cli, "id", chancery_record_get_id (saved), NULL);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_set = {
  .name = "set",
  .arguments = "REF FIELD=VALUE…",
  .summary = "Set fields of a record",
  .details =
      "On a registered record, a field that describes the act itself is corrected: the record keeps what\n"
      "stood there. “FIELD=” empties a field.",
  .opens = CHANCERY_CLI_OPENS_TO_WRITE,
  .options = options,
  .min_arguments = 2,
  .max_arguments = -1,
  .run = run,
};
