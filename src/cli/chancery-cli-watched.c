/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

/* demands, assurances, reservations: how each stood on a day.  One verb a watched kind. */

#include "chancery-cli-table.h"
#include "chancery-day.h"
#include "chancery-phrase.h"
#include "chancery-records.h"
#include "chancery-settings.h"
#include "chancery-watch.h"

static char *option_case;
static char *option_as_on;

static const GOptionEntry options[] = {
  { "case", 0, 0, G_OPTION_ARG_STRING, &option_case, "Only those of a case file", "REF" },
  { "as-on", 0, 0, G_OPTION_ARG_STRING, &option_as_on, "As it stood on that day", "DATE" },
  { NULL }
};

static const ChanceryCliColumn columns[] = { { "id", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "verdict", CHANCERY_CLI_COLUMN_ALWAYS },
                                             { "since", CHANCERY_CLI_COLUMN_ALWAYS },
                                             { "due", CHANCERY_CLI_COLUMN_ALWAYS },
                                             { "counterpart", CHANCERY_CLI_COLUMN_ALWAYS },
                                             { "source", CHANCERY_CLI_COLUMN_ALWAYS },
                                             { "title", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "evidence", CHANCERY_CLI_COLUMN_ALWAYS },
                                             { NULL } };

/* What the verdict of that day relies on, in words. */
static char *
describe_evidence (const ChanceryRecord *record, gint64 day)
{
  ChanceryLine *assessment = chancery_record_get_assessment (record, day);

  if (assessment == NULL)
    return NULL;
  return chancery_phrase_value (chancery_field_find (chancery_line_get_list (assessment)->lines,
                                                     "evidence"),
                                chancery_line_get (assessment, "evidence"));
}

static gboolean
add_row (ChanceryCli *cli,
         ChanceryCliTable *table,
         const ChanceryWatchRow *row,
         gint64 day,
         GError **error)
{
  g_autoptr (ChanceryRecord) record = chancery_records_load (cli->db, row->uuid, error);
  g_autofree char *since =
      row->verdict_on != CHANCERY_DAY_NONE ? chancery_day_to_iso (row->verdict_on) : NULL;
  g_autofree char *due = row->due_day != CHANCERY_DAY_NONE ? chancery_day_to_iso (row->due_day)
                                                           : NULL;
  g_autofree char *evidence = record != NULL ? describe_evidence (record, day) : NULL;
  const char *source = row->parent_reference != NULL ? row->parent_reference : row->parent_title;
  const char *cells[] = {
    row->uuid, row->verdict, since, due, row->counterpart, source, row->title, evidence,
  };

  if (record == NULL)
    return FALSE;
  chancery_cli_table_add (table, cells);
  return TRUE;
}

/* The verb is the plural of the kind's name. */
static ChanceryKindId
find_kind (const char *verb)
{
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    if (g_str_has_prefix (verb, chancery_kind_get ((ChanceryKindId)i)->id))
      return (ChanceryKindId)i;
  g_assert_not_reached ();
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autoptr (ChanceryCliTable) table = chancery_cli_table_new (cli->verb->name, columns);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *casefile = NULL;
  gint64 day = option_as_on != NULL ? chancery_cli_parse_day (cli, option_as_on, error)
                                    : chancery_settings_get_day (cli->db);

  if (day == CHANCERY_DAY_NONE)
    return CHANCERY_CLI_BAD;
  if (option_case != NULL && (casefile = chancery_cli_find_case (cli, option_case, error)) == NULL)
    return CHANCERY_CLI_NOTHING;
  /* Without a day the latest verdict counts, even one that is dated ahead. */
  if (option_as_on == NULL)
    day = CHANCERY_DAY_NONE;
  rows = chancery_watch_list (cli->db, find_kind (cli->verb->name), casefile, day, error);
  if (rows == NULL)
    return CHANCERY_CLI_REGISTRY;
  for (guint i = 0; i < rows->len; i++)
    if (!add_row (cli, table, rows->pdata[i], day, error))
      return CHANCERY_CLI_REGISTRY;
  chancery_cli_table_print (table, cli->json);
  return rows->len > 0 ? CHANCERY_CLI_DONE : CHANCERY_CLI_NOTHING;
}

#define DETAILS                                                                                                \
  "The verdict is the latest assessment of our own ministry on or before the day. What was never registered\n" \
  "or is void is left out."

#define WATCHED_VERB(id, line)                     \
  const ChanceryCliVerb chancery_cli_verb_##id = { \
    .name = #id,                                   \
    .arguments = "",                               \
    .summary = line,                               \
    .details = DETAILS,                            \
    .opens = CHANCERY_CLI_OPENS_TO_READ,           \
    .options = options,                            \
    .run = run,                                    \
  }

WATCHED_VERB (demands, "What was asked, and how it stands");
WATCHED_VERB (assurances, "What was promised, and how it stands");
WATCHED_VERB (reservations, "Rights reserved, and how they stand");
