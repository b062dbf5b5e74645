/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-case-threads.h"
#include "chancery-cli-table.h"
#include "chancery-errors.h"
#include "chancery-settings.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n.h>

/* An exchange of thousands of notes is still read on a screen. */
#define MAX_STEPS 6

static char *option_case;

static const GOptionEntry options[] = { { "case", 0, 0, G_OPTION_ARG_STRING, &option_case,
                                          "The case file", "REF" },
                                        { NULL } };

static const ChanceryCliColumn columns[] = {
  { "thread", CHANCERY_CLI_COLUMN_NUMBER | CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "depth", CHANCERY_CLI_COLUMN_NUMBER | CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "role", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "date", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "day", CHANCERY_CLI_COLUMN_PLAIN },
  { "reference", CHANCERY_CLI_COLUMN_PLAIN },
  { "kind", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "form", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "state", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "what", CHANCERY_CLI_COLUMN_TEXT_ONLY },
  { "title", CHANCERY_CLI_COLUMN_PLAIN },
  { "direction", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "counterpart", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "answer", CHANCERY_CLI_COLUMN_PLAIN },
  { "where", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "to", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "id", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { NULL },
};

/* The name of a role in JSON. */
static const char *const roles[] = {
  [CHANCERY_THREAD_FIRST] = "first",
  [CHANCERY_THREAD_ENCLOSURE] = "enclosure",
  [CHANCERY_THREAD_REPLY] = "reply",
  [CHANCERY_THREAD_REJOINDER] = "rejoinder",
};

/* “  Reply · note verbale from Pakistan”, as far in as it stands. */
static char *
describe (const ChanceryThreadPaper *paper)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *route = chancery_thread_phrase_route (paper->direction, paper->counterpart);
  const char *role = chancery_thread_role_words (paper->role);
  const char *form = paper->form != NULL && paper->form_vocabulary != NULL
                         ? _ (chancery_vocabulary_label (paper->form_vocabulary, paper->form))
                         : _ (paper->kind->label);

  for (guint i = 0; i < MIN (paper->depth, MAX_STEPS); i++)
    g_string_append (words, "  ");
  g_string_append_printf (words, "%s%s%s", role, *role != '\0' ? " · " : "", form);
  if (route != NULL)
    g_string_append_printf (words, " %s", route);
  if (paper->state == CHANCERY_STATE_VOID)
    g_string_append_printf (words, " · %s", _ ("void"));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_paper (ChanceryCliTable *table, GPtrArray *papers, guint i, guint thread, ChanceryDay today)
{
  const ChanceryThreadPaper *paper = papers->pdata[i];
  g_autofree char *number = g_strdup_printf ("%u", thread);
  g_autofree char *depth = g_strdup_printf ("%u", paper->depth);
  g_autofree char *what = describe (paper);
  g_autofree char *answer = chancery_case_threads_phrase_answer (papers, i, today);
  g_autofree char *day = paper->date != NULL
                             ? chancery_fuzzy_date_to_words (paper->date, CHANCERY_DATE_WORDS_SHORT)
                             : NULL;
  const ChanceryThreadPaper *parent = paper->parent >= 0 ? papers->pdata[paper->parent] : NULL;
  const char *title = paper->outside ? _ ("not in this case file") : paper->title;
  const char *cells[] = {
    number,
    depth,
    roles[paper->role],
    paper->date != NULL ? chancery_fuzzy_date_get_edtf (paper->date) : NULL,
    day != NULL || paper->outside ? day : _ ("undated"),
    paper->reference,
    paper->kind->id,
    paper->form,
    chancery_state_to_string (paper->state),
    what,
    title,
    paper->direction,
    paper->counterpart != NULL && *paper->counterpart != '\0' ? paper->counterpart : NULL,
    answer,
    paper->outside ? "outside" : "inside",
    parent != NULL ? parent->id : NULL,
    paper->id,
  };

  chancery_cli_table_add (table, cells);
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autoptr (ChanceryCliTable) table = chancery_cli_table_new ("threads", columns);
  g_autoptr (GPtrArray) papers = NULL;
  g_autofree char *casefile = NULL;
  ChanceryDay today = chancery_settings_get_day (cli->db);
  guint n_loose, thread = 0;

  if (option_case == NULL)
    {
      chancery_cli_set_usage_error (error, "threads: name the case file with --case");
      return CHANCERY_CLI_USAGE;
    }
  casefile = chancery_cli_find_case (cli, option_case, error);
  if (casefile == NULL)
    return CHANCERY_CLI_NOTHING;
  papers = chancery_case_threads_read (cli->db, casefile, CHANCERY_DAY_NONE, &n_loose, error);
  if (papers == NULL)
    return CHANCERY_CLI_REGISTRY;
  for (guint i = 0; i < papers->len; i++)
    {
      thread += ((const ChanceryThreadPaper *)papers->pdata[i])->depth == 0 ? 1 : 0;
      add_paper (table, papers, i, thread, today);
    }
  chancery_cli_table_set_number (table, "without_thread", n_loose);
  chancery_cli_table_print (table, cli->json);
  return papers->len > 0 ? CHANCERY_CLI_DONE : CHANCERY_CLI_NOTHING;
}

const ChanceryCliVerb chancery_cli_verb_threads = {
  .name = "threads",
  .arguments = "--case REF",
  .summary = "The correspondence of a case file: notes, replies, rejoinders",
  .details =
      "What lay with a paper stands below it, then what answers it. What is not in the case file\n"
      "is named by its number alone.",
  .opens = CHANCERY_CLI_OPENS_TO_READ,
  .options = options,
  .run = run,
};
