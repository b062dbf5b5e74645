/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-json-schema.h"

#include <stdio.h>

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autofree char *schema = chancery_json_schema_write ();

  fputs (schema, stdout);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_schema = {
  .name = "schema",
  .arguments = "",
  .summary = "The JSON Schema of the interchange format",
  .opens = CHANCERY_CLI_OPENS_NONE,
  .run = run,
};
