/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-case-threads.h"
#include "chancery-errors.h"
#include "chancery-link-type.h"
#include "chancery-links.h"

static char *option_note;

static const GOptionEntry options[] = { { "note", 0, 0, G_OPTION_ARG_STRING, &option_note,
                                          "A note on the link", "TEXT" },
                                        { NULL } };

static gboolean
check_type (const char *type, GError **error)
{
  g_autoptr (GString) codes = NULL;
  const ChanceryLinkType *types;
  guint n;

  if (chancery_link_type_find (type) != NULL)
    return TRUE;
  codes = g_string_new (NULL);
  types = chancery_link_type_list (&n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", types[i].code);
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
               "“%s” is no type of link; they are %s", type, codes->str);
  return FALSE;
}

/* It is linked all the same: only who knows the papers can say which of the links is wrong. */
static void
tell_circle (ChanceryCli *cli, char **arguments, const char *from, const char *to)
{
  ChanceryThreadRole role = chancery_thread_role_of_link (arguments[1]);
  g_autofree char *message = NULL;

  if ((role != CHANCERY_THREAD_REPLY && role != CHANCERY_THREAD_REJOINDER) ||
      !chancery_case_threads_closes_circle (cli->db, from, to))
    return;
  message = g_strdup_printf ("link: %s: a circle of replies: %s answers it already, itself or over "
                             "others",
                             arguments[0], arguments[2]);
  chancery_cli_complain (message);
}

static ChanceryCliStatus
run_link (ChanceryCli *cli, char **arguments, GError **error)
{
  ChanceryAct act = chancery_cli_act (cli, NULL, NULL);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (!check_type (arguments[1], error))
    return CHANCERY_CLI_BAD;
  from = chancery_cli_find (cli, arguments[0], error);
  to = from != NULL ? chancery_cli_find (cli, arguments[2], error) : NULL;
  if (to != NULL &&
      chancery_links_add (cli->db, from, arguments[1], to, option_note, NULL, &act, error))
    {
      chancery_cli_answer (cli, "id", from, "type", arguments[1], "to", to, NULL);
      tell_circle (cli, arguments, from, to);
    }
  return CHANCERY_CLI_DONE;
}

static ChanceryCliStatus
run_unlink (ChanceryCli *cli, char **arguments, GError **error)
{
  ChanceryAct act = chancery_cli_act (cli, NULL, NULL);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (!check_type (arguments[1], error))
    return CHANCERY_CLI_BAD;
  from = chancery_cli_find (cli, arguments[0], error);
  to = from != NULL ? chancery_cli_find (cli, arguments[2], error) : NULL;
  if (to != NULL && chancery_links_remove (cli->db, from, arguments[1], to, &act, error))
    chancery_cli_answer (cli, "id", from, "type", arguments[1], "to", to, NULL);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_link = {
  .name = "link",
  .arguments = "REF TYPE REF",
  .summary = "Link two records",
  .details =
      "TYPE is one of about, protests, replies-to, rejoins, supersedes, corrects, cites, announces,\n"
      "carried-by, relies-on, repeats, causes, part-of, context-of, precedent-for, enclosure-of,\n"
      "translation-of, contradicts, read from the first record to the second.",
  .opens = CHANCERY_CLI_OPENS_TO_WRITE,
  .options = options,
  .min_arguments = 3,
  .max_arguments = 3,
  .run = run_link,
};

const ChanceryCliVerb chancery_cli_verb_unlink = {
  .name = "unlink",
  .arguments = "REF TYPE REF",
  .summary = "Take a link away",
  .opens = CHANCERY_CLI_OPENS_TO_WRITE,
  .min_arguments = 3,
  .max_arguments = 3,
  .run = run_unlink,
};
