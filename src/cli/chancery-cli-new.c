/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-cli-assign.h"
#include "chancery-records.h"

#include <stdio.h>

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  const ChanceryKind *kind = chancery_kind_find (arguments[0]);
  ChanceryAct act = chancery_cli_act (cli, NULL, NULL);
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autoptr (ChanceryRecord) record = NULL;

  if (kind == NULL)
    {
      chancery_cli_set_usage_error (error, "new: there is no kind “%s”", arguments[0]);
      return CHANCERY_CLI_USAGE;
    }
  draft = chancery_draft_new (kind);
  if (!chancery_cli_assign (cli, draft, arguments + 1, error))
    return CHANCERY_CLI_USAGE;
  record = chancery_records_save_one (cli->db, draft, &act, error);
  if (record == NULL)
    return CHANCERY_CLI_BAD;
  if (cli->json)
    chancery_cli_answer (cli, "id", chancery_record_get_id (record), "reference",
                         chancery_record_get_reference (record), NULL);
  else
    puts (chancery_record_get_id (record));
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_new = {
  .name = "new",
  .arguments = "KIND FIELD=VALUE…",
  .summary = "Make a record; prints its UUID",
  .details =
      "FIELD is a key of the interchange format (“chancery-cli schema” lists them) or a dotted field of a\n"
      "line (points.text), given again for more lines. Dates are typed as in the window: 18 feb, -2d,\n"
      "~ feb 2026, after 16 feb, unknown.",
  .opens = CHANCERY_CLI_OPENS_TO_WRITE,
  .min_arguments = 1,
  .max_arguments = -1,
  .run = run,
};
