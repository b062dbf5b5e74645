/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-links.h"

static char *option_case;

static const GOptionEntry options[] = { { "case", 0, 0, G_OPTION_ARG_STRING, &option_case,
                                          "The case file", "REF" },
                                        { NULL } };

/* UUIDs of the records that @refs name, or NULL. */
static char **
find_all (ChanceryCli *cli, char **refs, GError **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (; *refs != NULL; refs++)
    {
      g_autofree char *id = chancery_cli_find (cli, *refs, error);

      if (id == NULL)
        return NULL;
      g_strv_builder_add (ids, id);
    }
  return g_strv_builder_end (ids);
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  ChanceryAct act = chancery_cli_act (cli, NULL, NULL);
  g_autofree char *casefile = NULL;
  g_auto (GStrv) ids = NULL;

  if (option_case == NULL)
    {
      chancery_cli_set_usage_error (error, "file: name the case file with --case");
      return CHANCERY_CLI_USAGE;
    }
  ids = find_all (cli, arguments, error);
  casefile = ids != NULL ? chancery_cli_find_case (cli, option_case, error) : NULL;
  if (casefile != NULL &&
      chancery_links_file (cli->db, (const char *const *)ids, casefile, &act, error))
    chancery_cli_answer (cli, "case", casefile, "id", ids[1] == NULL ? ids[0] : NULL, NULL);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_file = {
  .name = "file",
  .arguments = "REF… --case REF",
  .summary = "Put records into a case file",
  .opens = CHANCERY_CLI_OPENS_TO_WRITE,
  .options = options,
  .min_arguments = 1,
  .max_arguments = -1,
  .run = run,
};
