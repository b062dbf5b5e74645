/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-backup.h"
#include "chancery-errors.h"

#include <stdio.h>

static ChanceryCliStatus
run_backup (ChanceryCli *cli, char **arguments, GError **error)
{
  if (chancery_db_is_own_file (cli->db, arguments[0]))
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                   "%s: is the registry itself", arguments[0]);
      return CHANCERY_CLI_BAD;
    }
  if (chancery_backup_write (cli->db, arguments[0], error))
    chancery_cli_answer (cli, "file", arguments[0], NULL);
  return CHANCERY_CLI_DONE;
}

/* The registry is not opened to put a backup in its place: what cannot be opened or does not verify is the backup, and
 * bad input.  One that cannot be opened here may be sound: that is told of it as of a registry. */
static void
tell_backup (const char *path, GError *reason, GError **error)
{
  if (g_error_matches (reason, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NO_REGISTRY) ||
      g_error_matches (reason, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_A_REGISTRY) ||
      g_error_matches (reason, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_DAMAGED))
    g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                         reason->message);
  else if (g_error_matches (reason, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_READ_ONLY))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", path, reason->message);
  else
    g_propagate_error (error, g_error_copy (reason));
}

static ChanceryCliStatus
run_restore (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autofree char *kept = NULL;
  g_autoptr (GError) reason = NULL;

  if (!chancery_backup_restore (arguments[0], cli->registry, &kept, &reason))
    {
      tell_backup (arguments[0], reason, error);
      return CHANCERY_CLI_BAD;
    }
  chancery_cli_answer (cli, "registry", cli->registry, "kept", kept, NULL);
  if (kept != NULL && !cli->json)
    printf ("what stood there is kept as %s\n", kept);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_backup = {
  .name = "backup",
  .arguments = "FILE",
  .summary = "Copy the registry, safe while others write",
  .details =
      "The copy counts only after it was checked. An earlier backup of this registry makes way for it "
      "then; any other file of that name stays as it is, and nothing is written.",
  .opens = CHANCERY_CLI_OPENS_TO_READ,
  .min_arguments = 1,
  .max_arguments = 1,
  .file_argument = 1,
  .run = run_backup,
};

const ChanceryCliVerb chancery_cli_verb_restore = {
  .name = "restore",
  .arguments = "FILE",
  .summary = "Put a backup in the registry's place",
  .details = "The backup is checked first; what stood there is kept beside it.",
  .opens = CHANCERY_CLI_OPENS_NONE,
  .min_arguments = 1,
  .max_arguments = 1,
  .file_argument = 1,
  .run = run_restore,
};
