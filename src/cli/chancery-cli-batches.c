/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-batches.h"
#include "chancery-cli-table.h"

static const ChanceryCliColumn columns[] = {
  { "batch", CHANCERY_CLI_COLUMN_NUMBER },
  { "begun", CHANCERY_CLI_COLUMN_PLAIN },
  { "who", CHANCERY_CLI_COLUMN_PLAIN },
  { "state", CHANCERY_CLI_COLUMN_PLAIN },
  { "new", CHANCERY_CLI_COLUMN_NUMBER },
  { "changed", CHANCERY_CLI_COLUMN_NUMBER },
  { "unchanged", CHANCERY_CLI_COLUMN_NUMBER },
  { "conflicts", CHANCERY_CLI_COLUMN_NUMBER },
  { "file", CHANCERY_CLI_COLUMN_PLAIN },
  { "signed", CHANCERY_CLI_COLUMN_PLAIN },
  { "history", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "history", CHANCERY_CLI_COLUMN_TEXT_ONLY },
  { NULL },
};

static char *
number (gint64 n)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, n);
}

/* There may be a hundred sentences, and a cell is a line. */
static char *
shorten (char **sentences)
{
  const guint n = g_strv_length (sentences);

  if (n <= 1)
    return g_strdup (sentences[0]);
  return g_strdup_printf ("%s; and %u more", sentences[0], n - 1);
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autoptr (GPtrArray) batches = chancery_batches_list (cli->db, error);
  g_autoptr (ChanceryCliTable) table = chancery_cli_table_new ("batches", columns);

  if (batches == NULL)
    return CHANCERY_CLI_REGISTRY;
  for (guint i = 0; i < batches->len; i++)
    {
      const ChanceryBatch *batch = batches->pdata[i];
      g_autofree char *id = number (batch->id);
      g_autofree char *n_new = number (batch->n_new);
      g_autofree char *n_changed = number (batch->n_changed);
      g_autofree char *n_unchanged = number (batch->n_unchanged);
      g_autofree char *n_conflicts = number (batch->n_conflicts);
      g_autofree char *signatures = g_strjoinv ("; ", batch->signatures);
      g_autofree char *history = g_strjoinv ("; ", batch->history);
      g_autofree char *brief = shorten (batch->history);
      const char *row[] = { id,
                            batch->begun,
                            batch->who,
                            batch->state,
                            n_new,
                            n_changed,
                            n_unchanged,
                            n_conflicts,
                            batch->file,
                            *signatures != '\0' ? signatures : NULL,
                            *history != '\0' ? history : NULL,
                            brief };

      chancery_cli_table_add (table, row);
    }
  chancery_cli_table_print (table, cli->json);
  return batches->len > 0 ? CHANCERY_CLI_DONE : CHANCERY_CLI_NOTHING;
}

const ChanceryCliVerb chancery_cli_verb_batches = {
  .name = "batches",
  .arguments = "",
  .summary = "List the imports so far",
  .opens = CHANCERY_CLI_OPENS_TO_READ,
  .run = run,
};
