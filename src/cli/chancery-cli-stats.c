/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-cli-table.h"
#include "chancery-stats.h"

static const ChanceryCliColumn columns[] = { { "what", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "number", CHANCERY_CLI_COLUMN_NUMBER },
                                             { NULL } };

static void
add (ChanceryCliTable *table, const char *what, guint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  const char *row[] = { what, text };

  chancery_cli_table_add (table, row);
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autoptr (ChanceryCliTable) table = chancery_cli_table_new ("stats", columns);
  ChanceryStats stats;

  if (!chancery_stats_read (cli->db, &stats, error))
    return CHANCERY_CLI_REGISTRY;
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    add (table, chancery_kind_get ((ChanceryKindId)i)->id, stats.n_records[i]);
  add (table, "records", stats.n_all);
  add (table, "attachments", stats.n_attachments);
  add (table, "attachment bytes", stats.attachment_bytes);
  add (table, "history rows", stats.n_history);
  add (table, "names to check", stats.n_names_to_check);
  add (table, "references that lead nowhere", stats.n_dangling);
  add (table, "file bytes", stats.file_bytes);
  add (table, "schema version", (guint64)stats.schema_version);
  chancery_cli_table_print (table, cli->json);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_stats = {
  .name = "stats",
  .arguments = "",
  .summary = "Counts per kind, sizes, schema version",
  .opens = CHANCERY_CLI_OPENS_TO_READ,
  .run = run,
};
