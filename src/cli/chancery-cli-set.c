/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"
#include "chancery-phrase.h"

#include "chancery-cli-assign.h"
#include "chancery-fuzzy-date.h"
#include "chancery-records.h"

static char *option_reason;

static const GOptionEntry options[] = { { "reason", 0, 0, G_OPTION_ARG_STRING, &option_reason,
                                          "Why, for the correction of a registered record",
                                          "TEXT" },
                                        { NULL } };

/* A day that was counted from another one does not move with it, and that is said. */
static void
tell_awaited (ChanceryRecord *before, ChanceryRecord *after)
{
  const char *awaited = chancery_record_get_kind (after)->awaited;
  ChanceryValue *until = awaited != NULL ? chancery_record_get (after, awaited) : NULL;
  ChanceryFuzzyDate *was = chancery_record_get_own_date (before);
  ChanceryFuzzyDate *is = chancery_record_get_own_date (after);
  g_autofree char *waits = chancery_phrase_awaited (after);
  g_autofree char *message = NULL;

  if (waits == NULL || was == NULL || is == NULL || chancery_fuzzy_date_equal (was, is) ||
      !chancery_value_equal (until, chancery_record_get (before, awaited)) ||
      chancery_record_get_state (before) == CHANCERY_STATE_DRAFT)
    return;
  message = g_strdup_printf ("set: %s stays %s", awaited,
                             chancery_fuzzy_date_get_edtf (chancery_value_get_date (until)));
  chancery_cli_complain (message);
}

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
    {
      tell_awaited (record, saved);
      chancery_cli_answer (cli, "id", chancery_record_get_id (saved), NULL);
    }
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
